//! Preview (nothing written) and run, over the same plan.

use super::columns::{guess, header_row};
use super::engine::{List, Plan};
use super::matching::Known;
use super::{
    Column, Field, ImportOptions, ImportPreview, ImportReport, ImportRequest, Imported, IssueView, PreviewRow, RowFate,
};
use crate::Progress;
use crate::catalogue;
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use crate::write::{operation, written};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use sheets::read::{ReadChoice, Table};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::rows::{ImportRow, KnownProject, SourceRow, YearRow};

const PREVIEW_ROWS: usize = 50;
/// Rows written between two looks at the cancel flag.
const CHUNK: usize = 2_000;

/// What was understood of a file, and what importing it would do.
///
/// # Errors
/// `NoLibrary`; whatever is wrong with the file. A sheet without usable columns is not an error here: the
/// preview shows it with its `problem`, so that another sheet or other columns can be chosen.
pub async fn preview(context: &Context<'_>, args: ImportRequest) -> Result<ImportPreview, Problem> {
    let open = context.app.library().await?;
    let loaded = load(context, PathBuf::from(&args.file), args.options).await?;
    let list = loaded.list();
    let reading = list.read();
    let known = {
        let (keys, identities) = reading.speaks_of();
        let projects = store::import::known_projects(&open.store).await?;
        let ids = spoken_of(&projects, &keys, &identities);
        let years =
            if ids.is_empty() { Vec::new() } else { store::import::known_years(&open.store, Some(&ids)).await? };
        Known::of(projects, years)
    };
    let problem = loaded.unusable();
    let mut plan = if problem.is_none() { reading.plan(&list, known) } else { Plan::default() };
    loaded.add_issues(&mut plan);
    let views: Vec<IssueView> = plan.issues.iter().map(view).collect();
    let rows = (loaded.header + 1..loaded.table.grid.len())
        .filter_map(|at| loaded.table.grid.row(at))
        .filter_map(|row| {
            // Nothing can enter while the list is unusable.
            let otherwise = problem.as_ref().map(|_| RowFate::Rejected);
            Some((row, plan.fates.get(&row.number()).copied().or(otherwise)?))
        })
        .take(PREVIEW_ROWS)
        .map(|(row, fate)| PreviewRow {
            row: row.number(),
            fate,
            cells: row.cells(loaded.columns.len()).into_iter().map(str::to_owned).collect(),
            issues: views.iter().filter(|v| v.issue.place.row == Some(row.number())).cloned().collect(),
        })
        .collect();
    #[allow(clippy::cast_precision_loss)] // a file size, far below 2^53
    let bytes = loaded.table.bytes as f64;
    Ok(ImportPreview {
        file: loaded.table.file.clone(),
        bytes,
        sheets: loaded.table.sheets.clone(),
        sheet: loaded.table.sheet.clone(),
        encoding: loaded.table.encoding.clone(),
        header_row: loaded.header_number(),
        rows,
        report: ImportReport { issues: views, ..plan.report },
        columns: loaded.columns,
        problem,
    })
}

/// Imports a file: one operation, one undo step.
///
/// # Errors
/// As [`preview`]; `NoHeader`, `ColumnsMissing`; `Cancelled`, which leaves no trace.
pub async fn run(context: &Context<'_>, args: ImportRequest) -> Result<Written<Imported>, Problem> {
    let open = context.app.library().await?;
    import_file(context, &open, PathBuf::from(&args.file), args.options).await
}

/// The import itself, also for the sample library.
pub(crate) async fn import_file(
    context: &Context<'_>,
    open: &Arc<Open>,
    path: PathBuf,
    options: ImportOptions,
) -> Result<Written<Imported>, Problem> {
    let progress = Arc::clone(&context.progress);
    let loaded = load(context, path.clone(), options).await?;
    if let Some(problem) = loaded.unusable() {
        return Err(problem);
    }
    let sha256 = digest(&path)?;
    let reading = loaded.list().read();
    let params = json!({ "file": loaded.table.file, "sheet": loaded.table.sheet });
    let outcome = open
        .store
        .write(operation(context, "import", params), async |tx| {
            let projects = store::import::known_projects_in(tx).await?;
            let ids = {
                let (keys, identities) = reading.speaks_of();
                spoken_of(&projects, &keys, &identities)
            };
            let years: Vec<YearRow> =
                if ids.is_empty() { Vec::new() } else { store::import::known_years_in(tx, Some(&ids)).await? };
            let mut plan = reading.plan(&loaded.list(), Known::of(projects, years));
            loaded.add_issues(&mut plan);
            if !plan.sources.is_empty() {
                write(tx, &loaded, &mut plan, sha256, progress.as_ref()).await?;
            }
            tx.set_count(plan.report.new + plan.report.updated);
            Ok(plan)
        })
        .await?;
    let report =
        ImportReport { issues: outcome.value.issues.iter().map(view).collect(), ..outcome.value.report.clone() };
    let answer = written(open, outcome, "import", |plan| (plan.report.new + plan.report.updated, None)).await?;
    Ok(Written { value: Imported { done: answer.value, report }, changed: answer.changed })
}

/// A file read, its header found, its columns guessed.
struct Loaded {
    table: Table,
    /// Position of the header in the grid; the first row where none was recognised.
    header: usize,
    recognised: bool,
    columns: Vec<Column>,
    confidential: bool,
}

impl Loaded {
    fn list(&self) -> List<'_> {
        List {
            file: &self.table.file,
            sheet: self.table.sheet.as_deref(),
            grid: &self.table.grid,
            header: self.header,
            columns: &self.columns,
            confidential: self.confidential,
        }
    }

    /// Why nothing could be imported: no title and no number among the columns.
    fn unusable(&self) -> Option<Problem> {
        let has = |field: Field| self.columns.iter().any(|column| column.field == Some(field));
        if has(Field::Number) || has(Field::TitleJa) || has(Field::TitleEn) {
            return None;
        }
        let code = if self.recognised { ProblemCode::ColumnsMissing } else { ProblemCode::NoHeader };
        let sheet = self.table.sheet.as_deref().unwrap_or("1");
        Some(Problem::new(code).with("file", &self.table.file).with("sheet", sheet))
    }

    fn header_number(&self) -> u32 {
        self.table.grid.row(self.header).map_or(0, |row| row.number())
    }

    /// What the reader of the file found, below the header.
    fn add_issues(&self, plan: &mut Plan) {
        let header = self.header_number();
        let below = |issue: &&Issue| issue.place.row.is_none_or(|row| row > header);
        plan.issues.extend(self.table.issues.iter().filter(below).cloned());
        plan.issues.sort_by_key(|issue| issue.place.row);
    }
}

/// Reads off the runtime's threads: a large workbook takes seconds.
async fn load(context: &Context<'_>, path: PathBuf, options: ImportOptions) -> Result<Loaded, Problem> {
    let progress = Arc::clone(&context.progress);
    let reading = tokio::task::spawn_blocking(move || {
        let choice = ReadChoice { sheet: options.sheet.clone(), ..ReadChoice::default() };
        let table = sheets::read::open(&path, &choice, &|rows| {
            progress.report(rows, None, "reading");
            if progress.cancelled() { Err(Problem::new(ProblemCode::Cancelled)) } else { Ok(()) }
        })?;
        let found = header_row(&table.grid);
        let header = found.unwrap_or(0);
        let columns = guess(&table.grid, header, &options.columns);
        Ok(Loaded { recognised: found.is_some(), table, header, columns, confidential: options.confidential })
    });
    reading.await.map_err(Problem::fault)?
}

fn digest(path: &Path) -> Result<String, Problem> {
    let shown = path.display().to_string();
    let unreadable = |error: std::io::Error| Problem::io(&error, &shown, false);
    let mut file = std::fs::File::open(path).map_err(unreadable)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut buffer).map_err(unreadable)?;
        if read == 0 {
            return Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hasher.update(&buffer[..read]);
    }
}

/// Projects whose years the plan will look at.
fn spoken_of(
    projects: &[KnownProject],
    keys: &std::collections::HashSet<&str>,
    identities: &std::collections::HashSet<&str>,
) -> Vec<Id> {
    projects
        .iter()
        .filter(|project| match &project.key {
            Some(key) => keys.contains(key.as_str()),
            None => identities.contains(project.identity.as_str()),
        })
        .map(|project| project.id)
        .collect()
}

/// Writes a plan: ids for its placeholders, then chunk by chunk.
async fn write(
    tx: &mut store::Tx,
    loaded: &Loaded,
    plan: &mut Plan,
    sha256: String,
    progress: &dyn Progress,
) -> Result<(), Problem> {
    let import = tx.take_id()?;
    let first_source = tx.take_ids(plan.sources.len())?;
    let first_project = tx.take_ids(plan.new_projects.len())?;
    let first_year = tx.take_ids(plan.new_years.len())?;
    let given = |first: Id, id: Id| if id < 0 { first - 1 - id } else { id };
    for project in &mut plan.new_projects {
        project.id = given(first_project, project.id);
    }
    for year in &mut plan.new_years {
        year.id = given(first_year, year.id);
        year.project = given(first_project, year.project);
        year.source += first_source;
    }
    for year in &mut plan.changed_years {
        year.source += first_source;
    }
    let columns: Vec<_> = loaded
        .columns
        .iter()
        .map(|column| json!({ "heading": column.heading, "letter": column.letter, "field": column.field }))
        .collect();
    let row = ImportRow {
        id: import,
        file: loaded.table.file.clone(),
        sheet: loaded.table.sheet.clone(),
        sha256,
        header_row: loaded.header_number(),
        columns: json!(columns),
        by: tx.by().to_owned(),
        at: tx.now().to_owned(),
    };
    store::import::insert_import(tx, &row).await?;

    let total = u64::try_from(plan.sources.len() + plan.new_projects.len() + plan.new_years.len()).unwrap_or(0);
    let mut done = 0_u64;
    let mut step = |rows: usize| {
        done += u64::try_from(rows).unwrap_or(0);
        progress.report(done, Some(total), "writing");
        if progress.cancelled() { Err(Problem::new(ProblemCode::Cancelled)) } else { Ok(()) }
    };
    let width = loaded.columns.len();
    for (chunk, positions) in plan.sources.chunks(CHUNK).enumerate() {
        let rows: Vec<SourceRow> = positions
            .iter()
            .enumerate()
            .filter_map(|(i, position)| {
                let row = loaded.table.grid.row(*position)?;
                let place = Id::try_from(chunk * CHUNK + i).ok()?;
                let cells = row.cells(width.max(row.width())).into_iter().map(str::to_owned).collect();
                Some(SourceRow { id: first_source + place, import, row: row.number(), cells })
            })
            .collect();
        store::import::insert_source_rows(tx, &rows).await?;
        step(rows.len())?;
    }
    for rows in plan.new_projects.chunks(CHUNK) {
        store::import::insert_projects(tx, rows).await?;
        step(rows.len())?;
    }
    for rows in plan.new_years.chunks(CHUNK) {
        store::import::insert_years(tx, rows).await?;
        step(rows.len())?;
    }
    store::import::update_projects(tx, &plan.changed_projects).await?;
    store::import::update_years(tx, &plan.changed_years).await
}

fn view(issue: &Issue) -> IssueView {
    IssueView {
        issue: issue.clone(),
        message_ja: catalogue::issue(Language::Ja, issue),
        message_en: catalogue::issue(Language::En, issue),
    }
}
