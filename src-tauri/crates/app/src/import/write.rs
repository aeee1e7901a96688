//! Writes a plan. New projects are prepared on a thread of their own while the ones before are written, a chunk at a
//! time: memory stays flat however long the list. Known projects follow, each with what it had.

use super::ImportReport;
use super::library::{CHUNK, Reads, merged};
use super::list::List;
use super::load::{Loaded, step};
use super::matching::Place;
use super::notes::{Beside, Notes, number};
use super::plan::Plan;
use super::words::Words;
use super::{ConflictChoice, PairKind, RowFate, SameChoice};
use crate::Progress;
use crate::project::effective::{Spellings, effective, refresh, spellings};
use domain::text::mark;
use domain::{Id, Issue, Kind, Problem};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use store::Tx;
use store::rows::{AliasRow, ImportRow, PairRow, ProjectRow, SourceRow, YearRow, YearSourceRow};
use vocab::own::Own;

/// Rows of a chunk of new projects.
const ROWS: usize = 500;
/// Chunks prepared ahead.
const AHEAD: usize = 6;

/// New projects in the making.
#[derive(Default)]
struct Chunk {
    sources: Vec<SourceRow>,
    projects: Vec<ProjectRow>,
    years: Vec<YearRow>,
    beside: Vec<Beside>,
}

/// New projects ready to be written, their values bound on the thread that prepared them.
struct Ready {
    rows: usize,
    bound: Vec<store::import::Bound>,
    beside: Vec<Beside>,
}

impl Chunk {
    fn ready(self) -> Ready {
        let bound = store::import::bind_new(&self.sources, &self.projects, &self.years);
        Ready { rows: self.sources.len(), bound, beside: self.beside }
    }
}

/// Ids handed out for new projects before they are prepared.
#[derive(Clone, Copy)]
struct First {
    import: Id,
    source: Id,
    project: Id,
    year: Id,
}

/// Writes what the plan says; nothing when it says nothing.
///
/// # Errors
/// A database error; `Cancelled`.
pub(super) async fn write(
    tx: &mut Tx,
    loaded: &Loaded,
    plan: Arc<Plan>,
    sha256: String,
    own: &Arc<Own>,
    progress: &Arc<dyn Progress>,
) -> Result<(), Problem> {
    tx.make_room().await?;
    let list = &loaded.list;
    let import = tx.take_id()?;
    let report = stored(&plan.report, &plan.issues);
    store::import::insert_import(tx, &import_row(list, import, sha256, report, tx.by(), tx.now())).await?;
    let words = Arc::new(Words::of(own, &Reads::Tx(tx).words().await?));
    let mut notes = Notes::of(Reads::Tx(tx).words().await?);
    let total = u64::from(plan.written());

    // New projects in the order of the file.
    let mut new: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    let mut known: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (nth, row) in plan.rows.iter().enumerate() {
        let (Some(place), false) = (row.place, row.skipped) else { continue };
        match row.fate {
            RowFate::New | RowFate::Possible => new.entry(place).or_default().push(nth),
            RowFate::Changed => known.entry(place).or_default().push(nth),
            RowFate::Unchanged | RowFate::Unreadable => {}
        }
    }
    // A row linked by hand to a project that is new itself goes with it.
    let ids: HashMap<Place, Id> = {
        let first = tx.take_ids(new.len())?;
        (first..).zip(new.keys()).map(|(id, place)| (*place, id)).collect()
    };
    let rows: usize = new.values().map(Vec::len).sum();
    let first = First {
        import,
        source: tx.take_ids(rows)?,
        project: ids.values().copied().min().unwrap_or(0),
        year: tx.take_ids(rows)?,
    };
    let spelled = spellings(store::import::programme_names_in(tx).await?);
    let (send, mut receive) = tokio::sync::mpsc::channel::<Ready>(AHEAD);
    let (for_thread, thread_list, thread_words) = (Arc::clone(&plan), Arc::clone(list), Arc::clone(&words));
    let preparing = tokio::task::spawn_blocking(move || {
        prepare(&thread_list, &for_thread, &new, first, &thread_words, &spelled, &send);
    });
    let mut done = 0;
    while let Some(chunk) = receive.recv().await {
        done += chunk.rows as u64;
        for bound in chunk.bound {
            store::import::insert_bound(tx, bound).await?;
        }
        notes.write(tx, chunk.beside, &HashSet::new()).await?;
        step(progress.as_ref(), done, Some(total), "writing")?;
    }
    preparing.await.map_err(Problem::fault)?;
    let known: Vec<(Place, Vec<usize>)> = known.into_iter().collect();
    for places in known.chunks(CHUNK) {
        change(tx, list, &plan, places, import, &words, &mut notes).await?;
        done += places.iter().map(|(_, rows)| rows.len() as u64).sum::<u64>();
        step(progress.as_ref(), done, Some(total), "writing")?;
    }
    link(tx, &plan, &ids).await
}

fn import_row(list: &List, id: Id, sha256: String, report: Value, by: &str, at: &str) -> ImportRow {
    let columns: Vec<Value> = list
        .columns
        .iter()
        .map(|c| json!({ "heading": c.heading, "letter": c.letter, "field": c.field, "year": c.year }))
        .collect();
    ImportRow {
        id,
        file: list.table.file.clone(),
        sheet: list.table.sheet.clone(),
        sha256,
        header_row: list.header_rows().last().copied().unwrap_or(0),
        columns: json!(columns),
        by: by.to_owned(),
        at: at.to_owned(),
        report,
    }
}

/// Issues of one code that are kept with a report.
pub(super) const KEPT_ISSUES: usize = 500;

/// At most [`KEPT_ISSUES`] of each code, in order.
pub(super) fn shown(issues: &[Issue]) -> impl Iterator<Item = &Issue> {
    let mut counts: HashMap<domain::IssueCode, usize> = HashMap::new();
    issues.iter().filter(move |issue| {
        let count = counts.entry(issue.code).or_default();
        *count += 1;
        *count <= KEPT_ISSUES
    })
}

fn stored(report: &ImportReport, issues: &[Issue]) -> Value {
    let mut report = json!(ImportReport { issues: Vec::new(), ..report.clone() });
    report["issues"] = json!(shown(issues).collect::<Vec<_>>());
    report
}

fn source_row(list: &List, id: Id, import: Id, at: usize) -> Option<SourceRow> {
    let row = list.table.grid.row(at)?;
    let cells = row.cells(list.columns.len().max(row.width())).into_iter().map(str::to_owned).collect();
    Some(SourceRow { id, import, row: row.number(), cells })
}

/// Prepares new projects, chunk by chunk. Ends early when nobody listens any more (cancelled, failed).
fn prepare(
    list: &List,
    plan: &Plan,
    new: &BTreeMap<Place, Vec<usize>>,
    first: First,
    words: &Words,
    spellings: &Spellings,
    send: &tokio::sync::mpsc::Sender<Ready>,
) {
    let (mut source, mut year) = (first.source, first.year);
    let mut chunk = Chunk::default();
    for (project, (place, rows)) in (first.project..).zip(new) {
        let mut years: Vec<YearRow> = Vec::with_capacity(rows.len());
        let mut texts: Vec<String> = Vec::new();
        for nth in rows {
            let at = plan.heads.rows[*nth].at as usize;
            let (Some(read), Some(kept)) = (list.read(at, None), source_row(list, source, first.import, at)) else {
                continue;
            };
            let row = YearRow { id: year, project, source, digest: plan.digest(*nth), ..read.year };
            texts.extend(list.extras(at).into_iter().map(|(_, cell)| cell));
            let terms = list.terms(at, words);
            texts.extend(terms.iter().map(|terms| terms.cell.clone()));
            let came = list.came(at);
            if !terms.is_empty() || !came.is_empty() {
                chunk.beside.push(Beside { project, source, year: row.year_first, terms, came });
            }
            chunk.sources.push(kept);
            years.push(row);
            source += 1;
            year += 1;
        }
        let key = plan.known.projects[*place].key.clone();
        let beside = texts.iter().map(|text| (mark::OTHER, text.as_str()));
        chunk.projects.push(effective(None, project, key, years.iter().collect(), &[], spellings, beside));
        chunk.years.append(&mut years);
        if chunk.sources.len() >= ROWS && send.blocking_send(std::mem::take(&mut chunk).ready()).is_err() {
            return;
        }
    }
    // Nobody listening any more is the listener's own end, told there.
    let _ = send.blocking_send(chunk.ready());
}

/// Writes rows of known projects: new years under them, other values into their years.
async fn change(
    tx: &mut Tx,
    list: &List,
    plan: &Plan,
    places: &[(Place, Vec<usize>)],
    import: Id,
    words: &Words,
    notes: &mut Notes,
) -> Result<(), Problem> {
    let id_of = |place: Place| plan.known.projects.get(place).and_then(|project| project.id);
    let ids: Vec<Id> = places.iter().filter_map(|(place, _)| id_of(*place)).collect();
    let years = store::import::known_years_in(tx, Some(&ids)).await?;
    let years: HashMap<Id, YearRow> = years.into_iter().map(|year| (year.id, year)).collect();
    let had = Reads::Tx(tx).tags(&ids).await?;
    let had: HashSet<(Id, Kind, String)> = had.into_iter().map(|tag| (tag.project, tag.kind, tag.concept)).collect();
    let came: HashSet<(Id, String, Option<i32>, String)> = store::outcome::of_projects_in(tx, &ids)
        .await?
        .into_iter()
        // What a person entered stands beside what the list says, and not in its place.
        .filter(|row| row.source.is_some())
        .map(|row| (row.project, row.kind, row.year, row.text))
        .collect();
    let (mut sources, mut fresh, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    let (mut earlier, mut beside) = (Vec::new(), Vec::new());
    let mut texts: HashMap<Id, Vec<(char, String)>> = HashMap::new();
    for (place, rows) in places {
        let Some(project) = id_of(*place) else { continue };
        for nth in rows {
            let at = plan.heads.rows[*nth].at as usize;
            let source = tx.take_id()?;
            let (Some(read), Some(kept)) = (list.read(at, None), source_row(list, source, import, at)) else {
                continue;
            };
            let digest = plan.digest(*nth);
            let first = read.year.year_first;
            match plan.rows[*nth].year.and_then(|id| years.get(&id)) {
                Some(before) => {
                    earlier.push(YearSourceRow { id: 0, year: before.id, source: before.source });
                    let after = merged(before, read.year).unwrap_or_else(|| before.clone());
                    changed.push(YearRow { source, digest, ..after });
                }
                None => fresh.push(YearRow { id: tx.take_id()?, project, source, digest, ..read.year }),
            }
            let terms = list.terms(at, words);
            let found = texts.entry(project).or_default();
            found.extend(list.extras(at).into_iter().map(|(_, cell)| (mark::OTHER, cell)));
            found.extend(terms.iter().map(|terms| (mark::OTHER, terms.cell.clone())));
            let mut outcomes = list.came(at);
            outcomes
                .retain(|c| !came.contains(&(project, c.kind.as_str().to_owned(), c.year.or(first), c.text.clone())));
            beside.push(Beside { project, source, year: first, terms, came: outcomes });
            sources.push(kept);
        }
    }
    store::import::insert_source_rows(tx, &sources).await?;
    store::import::insert_years(tx, &fresh).await?;
    store::import::update_years(tx, &changed).await?;
    number(tx, &mut earlier, |row, id| row.id = id)?;
    store::import::insert_year_sources(tx, &earlier).await?;
    notes.write(tx, beside, &had).await?;
    for clash in
        plan.clashes.iter().filter(|clash| clash.choice == ConflictChoice::File && ids.contains(&clash.project))
    {
        // The word of the person ends where the file's was chosen; the history keeps it.
        if !plan.rows[clash.nth].skipped {
            let column = serde_json::to_value(clash.field).map_err(Problem::fault)?;
            store::over::remove(tx, clash.project, column.as_str().unwrap_or_default()).await?;
        }
    }
    refresh(tx, &ids, &texts).await
}

/// Further numbers of linked projects, and the proposals that stay.
async fn link(tx: &mut Tx, plan: &Plan, ids: &HashMap<Place, Id>) -> Result<(), Problem> {
    let id_of = |place: Place| plan.known.projects[place].id.or_else(|| ids.get(&place).copied());
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let (mut aliases, mut pairs) = (Vec::new(), Vec::new());
    let mut places: Vec<Place> = plan.likely.keys().copied().collect();
    places.sort_unstable();
    for place in places {
        let likeness = plan.likely[&place];
        let state = match likeness.choice {
            Some(SameChoice::Same) => "merged",
            Some(SameChoice::Apart) => "apart",
            None => "open",
        };
        let Some(a) = id_of(plan.under(likeness.other)) else { continue };
        let b = if state == "merged" {
            // The second project never came to be: its number leads to the first, the decision is kept.
            if let Some(key) = plan.known.projects[place].key.clone() {
                aliases.push(AliasRow { id: 0, project: a, key });
            }
            tx.take_id()?
        } else {
            let Some(b) = ids.get(&place).copied() else { continue };
            b
        };
        let kind = match likeness.kind {
            PairKind::Renumbered => "renumbered",
            PairKind::Similar => "similar",
        };
        let (kind, state, by, at) = (kind.to_owned(), state.to_owned(), by.clone(), at.clone());
        pairs.push(PairRow { id: 0, a, b, kind, score: likeness.score, state, by, at });
    }
    number(tx, &mut aliases, |row, id| row.id = id)?;
    number(tx, &mut pairs, |row, id| row.id = id)?;
    store::import::insert_aliases(tx, &aliases).await?;
    store::import::insert_pairs(tx, &pairs).await
}
