//! What an import reads of the library, the same way for a preview and inside the write.

use super::layout::short;
use super::list::List;
use super::load::Loaded;
use super::matching::Known;
use super::plan::{Clash, Plan};
use super::words::Words;
use super::{Field, ImportOptions};
use crate::Progress;
use domain::{Id, Problem, text};
use std::collections::HashMap;
use std::sync::Arc;
use store::rows::{KnownTag, LastSources, OverrideRow, ProjectRow, YearRow};
use store::{Store, Tx};
use vocab::own::Own;

/// Projects whose texts are held at a time.
pub(super) const CHUNK: usize = 500;
/// Projects met at a time: of a hundred thousand only what matching keeps is ever held.
const PAGE: u32 = 5_000;

/// Where an import reads: beside other work, or inside its own write.
pub(super) enum Reads<'a> {
    Store(&'a Store),
    Tx(&'a mut Tx),
}

macro_rules! reads {
    ($($name:ident, $outside:path, $inside:path => ($($arg:ident: $kind:ty),*) -> $out:ty;)+) => {
        impl Reads<'_> {
            $(pub(super) async fn $name(&mut self $(, $arg: $kind)*) -> Result<$out, Problem> {
                match self {
                    Reads::Store(store) => $outside(store $(, $arg)*).await,
                    Reads::Tx(tx) => $inside(tx $(, $arg)*).await,
                }
            })+
        }
    };
}

reads! {
    years, store::import::known_years, store::import::known_years_in => (projects: Option<&[Id]>) -> Vec<YearRow>;
    last_sources, store::import::last_sources, store::import::last_sources_in => (years: &[Id]) -> LastSources;
    overrides, store::import::overrides, store::import::overrides_in => (projects: Option<&[Id]>) -> Vec<OverrideRow>;
    tags, store::import::known_tags, store::import::known_tags_in => (projects: &[Id]) -> Vec<KnownTag>;
    projects, store::project::rows, store::project::rows_in => (ids: &[Id]) -> Vec<ProjectRow>;
}

impl Reads<'_> {
    async fn known(&mut self, blocked: store::import::Blocked) -> Result<Known, Problem> {
        let mut known = Known::beside(blocked);
        let mut after = Id::MIN;
        loop {
            let projects = match self {
                Reads::Store(store) => store::import::known_projects(store, after, PAGE).await?,
                Reads::Tx(tx) => store::import::known_projects_in(tx, after, PAGE).await?,
            };
            let Some(last) = projects.last() else { break };
            after = last.id;
            known.meet(projects);
        }
        let (aliases, years) = match self {
            Reads::Store(store) => {
                (store::import::aliases(store).await?, store::import::known_year_heads(store).await?)
            }
            Reads::Tx(tx) => (store::import::aliases_in(tx).await?, store::import::known_year_heads_in(tx).await?),
        };
        known.settle(aliases, years);
        Ok(known)
    }

    pub(super) async fn words(&mut self) -> Result<Vec<store::rows::WordRow>, Problem> {
        match self {
            Reads::Store(store) => store::import::words(store).await,
            Reads::Tx(tx) => store::import::words_in(tx).await,
        }
    }
}

/// The plan of a file against the library as it stands.
///
/// # Errors
/// A database error; `Cancelled`.
pub(super) async fn plan(
    reads: &mut Reads<'_>,
    loaded: &Loaded,
    options: &ImportOptions,
    own: &Arc<Own>,
    progress: &Arc<dyn Progress>,
    blocked: store::import::Blocked,
) -> Result<Plan, Problem> {
    let known = reads.known(blocked).await?;
    let words = Words::of(own, &reads.words().await?);
    let (list, heads, chosen) = (Arc::clone(&loaded.list), Arc::clone(&loaded.heads), options.clone());
    let watch = Arc::clone(progress);
    watch.report(0, None, "matching");
    let work =
        tokio::task::spawn_blocking(move || Plan::make(&list, heads, known, &words, &chosen, &|| watch.cancelled()));
    let mut plan = work.await.map_err(Problem::fault)??;
    compare(reads, &loaded.list, &mut plan).await?;
    let clashes = clashes(reads, &loaded.list, &plan, options).await?;
    let named = reads.projects(&plan.to_name()).await?;
    plan.name(&loaded.list, &named);
    plan.finish(&loaded.list, options, clashes);
    Ok(plan)
}

/// Rows of known years whose cells differ: do their texts differ too?
async fn compare(reads: &mut Reads<'_>, list: &List, plan: &mut Plan) -> Result<(), Problem> {
    let rows = plan.to_compare();
    for chunk in rows.chunks(CHUNK) {
        let projects: Vec<Id> =
            chunk.iter().filter_map(|(nth, _)| plan.known.projects[plan.rows[*nth].place?].id).collect();
        let years: HashMap<Id, YearRow> =
            reads.years(Some(&projects)).await?.into_iter().map(|year| (year.id, year)).collect();
        let ids: Vec<Id> = chunk.iter().map(|(_, year)| *year).collect();
        let before = Before::of(reads.last_sources(&ids).await?);
        for (nth, id) in chunk {
            let at = plan.heads.rows[*nth].at as usize;
            let (Some(year), Some(read)) = (years.get(id), list.read(at, None)) else { continue };
            if merged(year, read.year).is_none() && before.differing(*id, list, at).is_empty() {
                plan.unchanged(*nth);
            }
        }
    }
    Ok(())
}

/// Conflicts of the file's values with those of persons.
async fn clashes(
    reads: &mut Reads<'_>,
    list: &List,
    plan: &Plan,
    options: &ImportOptions,
) -> Result<Vec<Clash>, Problem> {
    let mut by_project: HashMap<Id, Vec<OverrideRow>> = HashMap::new();
    for row in reads.overrides(None).await? {
        by_project.entry(row.project).or_default().push(row);
    }
    if by_project.is_empty() {
        return Ok(Vec::new());
    }
    let mut clashes = Vec::new();
    for (place, nth) in plan.speakers() {
        let Some(project) = plan.known.projects[place].id else { continue };
        let head = &plan.heads.rows[nth];
        for row in by_project.remove(&project).unwrap_or_default() {
            let Some(field) = edit_field(&row.field) else { continue };
            let file = list.text_of(head.at as usize, field);
            if file.is_empty() || text::nfkc(&file) == text::nfkc(&row.value) {
                continue;
            }
            let word = format!("{}:{}", head.row, row.field);
            let choice = options.conflict.get(&word).copied().unwrap_or(options.conflicts);
            clashes.push(Clash { nth, project, field, mine: row.value, file, by: row.by, at: row.at, choice });
        }
    }
    clashes.sort_by_key(|clash| (clash.nth, clash.field));
    Ok(clashes)
}

/// The field a person's word stands on, by its column.
pub(super) fn edit_field(column: &str) -> Option<Field> {
    Some(match column {
        "title_ja" => Field::TitleJa,
        "title_en" => Field::TitleEn,
        "summary_ja" => Field::SummaryJa,
        "summary_en" => Field::SummaryEn,
        "programme" => Field::Programme,
        "institution" => Field::Institution,
        "researcher" => Field::Researcher,
        _ => return None,
    })
}

/// The library's year with what the file says put over it; `None` when nothing differs. An empty cell
/// never erases a value.
pub(super) fn merged(before: &YearRow, file: YearRow) -> Option<YearRow> {
    let mut after = before.clone();
    let put = |now: &mut String, new: String| {
        if !new.is_empty() {
            *now = new;
        }
    };
    put(&mut after.title_ja, file.title_ja);
    put(&mut after.title_en, file.title_en);
    put(&mut after.summary_ja, file.summary_ja);
    put(&mut after.summary_en, file.summary_en);
    put(&mut after.programme, file.programme);
    put(&mut after.institution, file.institution);
    put(&mut after.researcher, file.researcher);
    put(&mut after.position, file.position);
    put(&mut after.keywords, file.keywords);
    put(&mut after.phase, file.phase);
    put(&mut after.ministry, file.ministry);
    put(&mut after.integrated, file.integrated);
    put(&mut after.prefecture, file.prefecture);
    put(&mut after.source_url, file.source_url);
    after.year_last = file.year_last.or(after.year_last);
    after.budget_yen = file.budget_yen.or(after.budget_yen);
    after.total_budget_yen = file.total_budget_yen.or(after.total_budget_yen);
    after.starts = file.starts.or(after.starts);
    after.ends = file.ends.or(after.ends);
    if file.number.is_some() {
        (after.number, after.standard) = (file.number, file.standard);
    }
    // A class is never lowered by an import: who wants a field opened says so by hand.
    after.class = after.class.max(file.class);
    (after != *before).then_some(after)
}

/// The rows years last came from, for the columns that no field of a year takes.
pub(super) struct Before {
    /// By year: cells by heading or field.
    cells: HashMap<Id, HashMap<String, String>>,
}

impl Before {
    pub(super) fn of(sources: LastSources) -> Before {
        let cells = sources.rows.into_iter().map(|row| {
            let columns = sources.columns.get(&row.import);
            let name = |at: usize| {
                let column = columns?.get(at)?;
                let field = column.get("field").and_then(|field| field.as_str());
                let heading = column.get("heading").and_then(|heading| heading.as_str()).unwrap_or_default();
                Some(beside_name(field, heading))
            };
            let cells =
                row.cells.into_iter().enumerate().filter_map(|(at, cell)| Some((name(at)?, cell.trim().to_owned())));
            (row.year, cells.collect())
        });
        Before { cells: cells.collect() }
    }

    /// Columns kept beside a year's own fields whose cell says something new: column, before, after.
    pub(super) fn differing(&self, year: Id, list: &List, at: usize) -> Vec<(usize, String, String)> {
        let Some(row) = list.table.grid.row(at) else { return Vec::new() };
        let none = HashMap::new();
        let before = self.cells.get(&year).unwrap_or(&none);
        let mut found = Vec::new();
        for column in &list.columns {
            if !beside(column.field, column.year) || !list.head.ours.get(column.index as usize).copied().unwrap_or(true)
            {
                continue;
            }
            // As it is imported, so that a repair shows and counts.
            let cell = list.cell(at, row, column.index as usize);
            let word = column.field.and_then(|field| serde_json::to_value(field).ok());
            let name = beside_name(word.as_ref().and_then(|word| word.as_str()), &column.heading);
            let was = before.get(&name).map_or("", String::as_str);
            if !cell.is_empty() && cell != was {
                found.push((column.index as usize, short(was), short(&cell)));
            }
        }
        found
    }
}

/// A column whose cell stands beside the fields of a year: tags, outcomes, and what is kept under its heading.
fn beside(field: Option<Field>, year: Option<i32>) -> bool {
    match field {
        None => true,
        Some(Field::Budget) => year.is_some(),
        Some(field) => matches!(
            field,
            Field::Target
                | Field::Modality
                | Field::Indication
                | Field::Papers
                | Field::Poc
                | Field::Trial
                | Field::Licensing
                | Field::Approval
                | Field::Carried
                | Field::Category
                | Field::Note
                | Field::StableId
                | Field::OtherId
        ),
    }
}

fn beside_name(field: Option<&str>, heading: &str) -> String {
    match field {
        Some(field) if field != "budget" => field.to_owned(),
        _ => text::fold(heading),
    }
}
