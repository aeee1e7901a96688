//! A file read and its columns settled, kept as long as it is looked at: a changed mapping reads no file again.

use super::heads::Heads;
use super::layout::{head, issue, place};
use super::list::List;
use super::plan::Plan;
use super::profiles::{Mapping, in_force};
use super::{ImportOptions, ImportRequest, headings};
use crate::Progress;
use crate::commands::Context;
use crate::state::Open;
use domain::{IssueCode, Problem, ProblemCode};
use sheets::read::{Format, ReadChoice, Table};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::SystemTime;

/// Tables of one page that are looked at.
const TABLES: usize = 50;

/// A file as it stood when it was read, and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Source {
    path: PathBuf,
    bytes: u64,
    changed: Option<SystemTime>,
    choice: ReadChoice,
}

/// A file read, its columns settled, its rows read once.
#[derive(Debug, Clone)]
pub(super) struct Loaded {
    pub(super) list: Arc<List>,
    pub(super) heads: Arc<Heads>,
    /// The saved mapping in force.
    pub(super) profile: Option<String>,
}

/// What a plan was made for: the file, how it is read, every decision, and the library after so many writes.
type State = (Source, ImportOptions, Mapping, u64);

/// What is kept of the file somebody is looking at.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    table: Option<(Source, Arc<Table>)>,
    loaded: Option<((Source, ImportOptions, Mapping), Loaded)>,
    plan: Option<(State, Arc<Plan>)>,
}

impl Loaded {
    /// Why nothing could be imported: no title and no number among the columns.
    pub(super) fn unusable(&self) -> Option<Problem> {
        if self.list.usable() {
            return None;
        }
        let code = if self.list.head.recognised { ProblemCode::ColumnsMissing } else { ProblemCode::NoHeader };
        Some(Problem::new(code).with("file", &self.list.table.file))
    }
}

/// What of the options decides how rows are read.
fn reading_of(options: &ImportOptions) -> ImportOptions {
    ImportOptions {
        header_rows: options.header_rows.clone(),
        columns: options.columns.clone(),
        fiscal_year: options.fiscal_year,
        confidential: options.confidential,
        repair: options.repair.clone(),
        ..ImportOptions::default()
    }
}

/// Reads a file, or takes what is kept of it.
///
/// # Errors
/// Whatever is wrong with the file; `NoSuchProfile`; `Cancelled`.
pub(super) async fn load(context: &Context<'_>, open: &Open, request: ImportRequest) -> Result<Loaded, Problem> {
    let options = request.options;
    let source = source(PathBuf::from(&request.file), &options)?;
    let table = table(context, &source).await?;
    let headings = head(&table, &options.header_rows).headings;
    let named = options.profile.as_deref();
    let (mapping, profile) = in_force(&open.store, named, options.without_profile, &headings).await?;
    let key = (source, reading_of(&options), mapping);
    if let Some((kept, loaded)) = &context.app.kept().loaded
        && *kept == key
    {
        return Ok(Loaded { profile, ..loaded.clone() });
    }
    let progress = Arc::clone(&context.progress);
    let (reading, mapping) = (key.1.clone(), key.2.clone());
    let work = tokio::task::spawn_blocking(move || {
        let list = List::settle(table, &reading, &mapping);
        let total = list.body.data.len() as u64;
        let heads = Heads::read(&list, &|rows| step(progress.as_ref(), rows, Some(total), "checking"))?;
        Ok::<_, Problem>((list, heads))
    });
    let (list, heads) = work.await.map_err(Problem::fault)??;
    let loaded = Loaded { list: Arc::new(list), heads: Arc::new(heads), profile };
    context.app.kept().loaded = Some((key, loaded.clone()));
    Ok(loaded)
}

pub(super) fn step(progress: &dyn Progress, done: u64, total: Option<u64>, stage: &str) -> Result<(), Problem> {
    progress.report(done, total, stage);
    if progress.cancelled() { Err(Problem::new(ProblemCode::Cancelled)) } else { Ok(()) }
}

fn source(path: PathBuf, options: &ImportOptions) -> Result<Source, Problem> {
    let choice =
        ReadChoice { sheet: options.sheet.clone(), encoding: options.encoding.clone(), delimiter: options.delimiter };
    let about = std::fs::metadata(&path).map_err(|error| {
        let shown = path.display().to_string();
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Problem::io(&error, &shown, false).with("file", file)
    })?;
    Ok(Source { bytes: about.len(), changed: about.modified().ok(), path, choice })
}

async fn table(context: &Context<'_>, source: &Source) -> Result<Arc<Table>, Problem> {
    if let Some((kept, table)) = &context.app.kept().table
        && kept == source
    {
        return Ok(Arc::clone(table));
    }
    // The file kept so far gives its memory back before another one is read.
    *context.app.kept() = Kept::default();
    let progress = Arc::clone(&context.progress);
    let read = if is_sqlite(&source.path) {
        records(context, source).await?
    } else {
        let source = source.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let mut table = sheets::read::open(&source.path, &source.choice, &|rows| {
                step(progress.as_ref(), rows, None, "reading")
            })?;
            other_tables(&mut table, &source);
            Ok::<_, Problem>(table)
        });
        reading.await.map_err(Problem::fault)??
    };
    let table = Arc::new(filled(read));
    context.app.kept().table = Some((source.clone(), Arc::clone(&table)));
    Ok(table)
}

/// The values of merged cells in every row they cover, below the heading.
fn filled(mut table: Table) -> Table {
    if !table.merges.is_empty() {
        let below =
            head(&table, &[]).rows.iter().max().and_then(|at| table.grid.row(*at)).map_or(1, |row| row.number() + 1);
        table.fill_merged(below..u32::MAX);
    }
    table
}

/// Other tables of a page: counted ones are named, other lists too.
fn other_tables(table: &mut Table, source: &Source) {
    if table.format != Format::Html || table.sheets.len() < 2 {
        return;
    }
    for (number, sheet) in (1..).zip(table.sheets.clone()).take(TABLES) {
        if table.sheet.as_deref() == Some(sheet.name.as_str()) {
            continue;
        }
        let choice = ReadChoice { sheet: Some(sheet.name), ..source.choice.clone() };
        let Ok(other) = sheets::read::open(&source.path, &choice, &|_| Ok(())) else { continue };
        let found = head(&other, &[]);
        let counts = other.grid.rows().take(3).any(|row| row.filled().any(|(_, cell)| headings::counts_things(cell)));
        let (code, row) = if found.recognised && !found.rows.is_empty() {
            (IssueCode::SecondTable, other.grid.row(found.rows[0]).map(|row| row.number()))
        } else if counts {
            (IssueCode::StatisticsTable, None)
        } else {
            continue;
        };
        let number: u32 = number;
        table.issues.push(issue(code, place(&other, row, None), &[("table", &number.to_string())]));
    }
}

fn is_sqlite(path: &Path) -> bool {
    let mut magic = [0; 16];
    std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok() && &magic == b"SQLite format 3\0"
}

/// The records of an SQLite file: the joined projects of an amed-research-db, else its tables one by one.
async fn records(context: &Context<'_>, source: &Source) -> Result<Table, Problem> {
    let file = source.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let named = |problem: Problem| problem.with("path", source.path.display()).with("file", &file);
    let progress = Arc::clone(&context.progress);
    let mut hear = move |rows| step(progress.as_ref(), rows, None, "reading");
    let mut sheet = None;
    let mut sheets = Vec::new();
    let joined = match &source.choice.sheet {
        None => store::foreign::amed_research_db(&source.path, &mut hear).await.map_err(named)?,
        Some(_) => None,
    };
    let records = match joined {
        Some(records) => records,
        None => {
            let tables = store::foreign::tables(&source.path).await.map_err(named)?;
            let chosen = match &source.choice.sheet {
                Some(name) => Some(name.clone()),
                None => tables.iter().max_by_key(|table| table.rows).map(|table| table.name.clone()),
            };
            let Some(chosen) = chosen else { return Err(named(Problem::new(ProblemCode::FileEmpty))) };
            sheets = tables.into_iter().map(|table| table.name).collect();
            let records = store::foreign::table_records(&source.path, &chosen, &mut hear).await.map_err(named)?;
            sheet = Some(chosen);
            records
        }
    };
    let rows = records.rows.into_iter();
    let mut table = Table::of_records(&file, source.bytes, Format::Sqlite, records.columns, rows, Vec::new())?;
    table.sheet = sheet;
    table.sheets =
        sheets.into_iter().map(|name| sheets::read::SheetInfo { name, hidden: false, filled: true }).collect();
    Ok(table)
}

/// The plan for a loaded file, made once for the same decisions and the same state of the library.
pub(super) async fn plan(
    context: &Context<'_>,
    open: &Open,
    request: &ImportRequest,
    loaded: &Loaded,
) -> Result<Arc<Plan>, Problem> {
    let source = source(PathBuf::from(&request.file), &request.options)?;
    let mapping = context.app.kept().loaded.as_ref().map(|(key, _)| key.2.clone()).unwrap_or_default();
    let key = (source, request.options.clone(), mapping, open.revision());
    if let Some((kept, plan)) = &context.app.kept().plan
        && *kept == key
    {
        return Ok(Arc::clone(plan));
    }
    let mut reads = super::library::Reads::Store(&open.store);
    let blocked = store::import::blocked(&open.store).await?;
    let plan =
        super::library::plan(&mut reads, loaded, &request.options, &open.own(), &context.progress, blocked).await?;
    let plan = Arc::new(plan);
    context.app.kept().plan = Some((key, Arc::clone(&plan)));
    Ok(plan)
}

impl crate::App {
    pub(crate) fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
