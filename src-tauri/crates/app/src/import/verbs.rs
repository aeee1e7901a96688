//! Preview (nothing written), its rows, run.

use super::library::{Reads, plan as plan_in};
use super::load::{Loaded, load, plan};
use super::plan::Plan;
use super::profiles::choices;
use super::view::{chosen, issue_view, layout, rows as row_views};
use super::write::{shown, write};
use super::{
    ImportOptions, ImportPreview, ImportReport, ImportRequest, Imported, PreviewRow, RowFate, RowsPage, RowsRequest,
    SheetChoice,
};
use crate::prelude::*;
use crate::state::Open;
use crate::write::{operation, written};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const PREVIEW_ROWS: usize = 50;
const ROWS_AT_MOST: u32 = 500;

/// What was understood of a file, and what importing it would do.
///
/// # Errors
/// `NoLibrary`; whatever is wrong with the file. A sheet without usable columns is not an error here: the
/// preview shows it with its `problem`, so that another sheet or other columns can be chosen.
pub async fn preview(context: &Context<'_>, args: ImportRequest) -> Result<ImportPreview, Problem> {
    let open = context.app.library().await?;
    let loaded = load(context, &open, args.clone()).await?;
    let list = &loaded.list;
    let problem = loaded.unusable();
    let (rows, report) = if problem.is_none() {
        let plan = plan(context, &open, &args, &loaded).await?;
        let first: Vec<usize> = (0..plan.rows.len().min(PREVIEW_ROWS)).collect();
        (row_views(&mut Reads::Store(&open.store), &loaded, &plan, &first).await?, reported(&plan))
    } else {
        let rows = u32::try_from(list.positions().count()).unwrap_or(u32::MAX);
        let issues = list.issues.iter().map(issue_view).collect();
        (unusable_rows(&loaded), ImportReport { rows, unreadable: rows, issues, ..ImportReport::default() })
    };
    #[allow(clippy::cast_precision_loss)] // a file size, far below 2^53
    let bytes = list.table.bytes as f64;
    let sheets = list.table.sheets.iter().map(|sheet| SheetChoice { name: sheet.name.clone(), hidden: sheet.hidden });
    Ok(ImportPreview {
        file: list.table.file.clone(),
        bytes,
        format: list.table.format.as_str().to_owned(),
        sheets: sheets.collect(),
        sheet: list.table.sheet.clone(),
        encoding: list.table.encoding.clone(),
        delimiter: list.table.delimiter,
        header_rows: list.header_rows(),
        layout: layout(list),
        columns: list.columns.clone(),
        profiles: choices(&open.store, &list.head.headings).await?,
        profile: loaded.profile.clone(),
        proposed_year: list.proposed_year(),
        rows,
        report,
        problem,
    })
}

/// The first rows as they stand: nothing can enter while the list is unusable.
fn unusable_rows(loaded: &Loaded) -> Vec<PreviewRow> {
    let list = &loaded.list;
    let rows = list.positions().filter_map(|at| list.table.grid.row(at)).take(PREVIEW_ROWS);
    rows.map(|row| PreviewRow {
        row: row.number(),
        fate: RowFate::Unreadable,
        skipped: false,
        cells: row.cells(list.columns.len()).into_iter().map(str::to_owned).collect(),
        values: std::collections::BTreeMap::new(),
        key: None,
        new_year: false,
        diff: Vec::new(),
        candidate: None,
        issues: Vec::new(),
    })
    .collect()
}

/// The report with its issues in words.
fn reported(plan: &Plan) -> ImportReport {
    ImportReport { issues: shown(&plan.issues).map(issue_view).collect(), ..plan.report.clone() }
}

/// A part of the rows of a preview.
///
/// # Errors
/// As [`preview`]; `NoHeader`, `ColumnsMissing`.
pub async fn rows(context: &Context<'_>, args: RowsRequest) -> Result<RowsPage, Problem> {
    let open = context.app.library().await?;
    let loaded = load(context, &open, args.request.clone()).await?;
    if let Some(problem) = loaded.unusable() {
        return Err(problem);
    }
    let plan = plan(context, &open, &args.request, &loaded).await?;
    let matching = chosen(&plan, &args);
    let limit = args.limit.min(ROWS_AT_MOST) as usize;
    let part: Vec<usize> = matching.iter().copied().skip(args.offset as usize).take(limit).collect();
    Ok(RowsPage {
        total: u32::try_from(matching.len()).unwrap_or(u32::MAX),
        offset: args.offset,
        rows: row_views(&mut Reads::Store(&open.store), &loaded, &plan, &part).await?,
    })
}

/// Rows of a list from which on a backup is made before it comes in.
const BACKED_UP_FROM: usize = 1_000;

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
    let request = ImportRequest { file: path.as_path().into(), options: options.clone() };
    let loaded = load(context, open, request).await?;
    if let Some(problem) = loaded.unusable() {
        return Err(problem);
    }
    let hashed = path.clone();
    let sha256 = tokio::task::spawn_blocking(move || digest(&hashed)).await.map_err(Problem::fault)??;
    // A large list over a library that holds something: first a copy of what stands. The same file again changes little.
    let large = loaded.list.positions().count() >= BACKED_UP_FROM && !open.index().is_empty();
    if large && !open.store.meta().sample && !store::import::knows(&open.store, &sha256).await? {
        crate::backup::made(context, open, domain::BackupReason::BeforeImport).await?;
    }
    let (progress, own) = (Arc::clone(&context.progress), open.own());
    let params = json!({ "file": loaded.list.table.file, "sheet": loaded.list.table.sheet });
    let blocked = store::import::blocked(&open.store).await?;
    let outcome = open
        .store
        .write(operation(context, "import", params), async |tx| {
            let plan = Arc::new(plan_in(&mut Reads::Tx(tx), &loaded, &options, &own, &progress, blocked).await?);
            if plan.writes() {
                write(tx, &loaded, Arc::clone(&plan), sha256, &own, &progress).await?;
            }
            tx.set_count(plan.written());
            Ok(plan)
        })
        .await?;
    let store::Outcome { value: plan, operation, undoable, changed } = outcome;
    let (report, count) = (reported(&plan), plan.written());
    // File, list and plan give their memory back before the index is brought in step.
    drop((loaded, plan));
    *context.app.kept() = super::load::Kept::default();
    let outcome = store::Outcome { value: count, operation, undoable, changed };
    let answer = written(open, outcome, "import", |count| (*count, None)).await?;
    let later = Arc::clone(open);
    // A failure here is none of the import's: the log is read with the file as long as it stands.
    tokio::spawn(async move { later.store.checkpoint().await });
    Ok(Written { value: Imported { done: answer.value, report }, changed: answer.changed })
}

/// SHA-256 of a file, hexadecimal.
pub(crate) fn digest(path: &Path) -> Result<String, Problem> {
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
