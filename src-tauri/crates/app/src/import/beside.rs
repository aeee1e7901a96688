//! What goes with importing: a table pasted, refused rows as a workbook, imports so far.

use super::load::{load, plan};
use super::view::issue_view;
use super::{
    ImportFile, ImportLog, ImportReport, IssueView, PastImport, PasteRequest, Refused, RefusedRequest, RowFate,
};
use crate::catalogue;
use crate::commands::Nothing;
use crate::prelude::*;
use std::path::Path;
use std::sync::PoisonError;
use store::rows::ImportEntry;

/// Imports shown.
const SHOWN: u32 = 200;

/// Takes what was copied elsewhere as a file, to be looked at like any other. It lies in a folder of its own until
/// the next one is pasted or the program ends.
///
/// # Errors
/// `NothingToPaste`; `NotWritable`, `DiskFull`.
pub async fn paste(context: &Context<'_>, args: PasteRequest) -> Result<ImportFile, Problem> {
    let (bytes, ending) = sheets::read::paste(args.text.as_deref(), args.html.as_deref())?;
    let unwritable = |error: std::io::Error| Problem::io(&error, "", true);
    let folder = tempfile::Builder::new().prefix("tsumugi-").tempdir().map_err(unwritable)?;
    let name = catalogue::word(context.app.language(), "workbook.pasted");
    let path = folder.path().join(format!("{name}.{ending}"));
    std::fs::write(&path, bytes).map_err(|error| Problem::io(&error, &path.display().to_string(), true))?;
    let mut pasted = context.app.pasted.lock().unwrap_or_else(PoisonError::into_inner);
    *pasted = Some(folder);
    Ok(ImportFile { file: path.display().to_string() })
}

/// Writes the rows an import refuses as a workbook, each with its reasons, to be mended and brought back.
///
/// # Errors
/// Whatever is wrong with the file; `NothingSelected` when no row is refused; `FileInUse`, `NotWritable`, `DiskFull`.
pub async fn refused(context: &Context<'_>, args: RefusedRequest) -> Result<Refused, Problem> {
    let open = context.app.library().await?;
    let loaded = load(context, &open, args.request.clone()).await?;
    if let Some(problem) = loaded.unusable() {
        return Err(problem);
    }
    let plan = plan(context, &open, &args.request, &loaded).await?;
    let (list, language) = (&loaded.list, context.app.language());
    let refused: Vec<usize> = (0..plan.rows.len()).filter(|nth| plan.rows[*nth].fate == RowFate::Unreadable).collect();
    let mut reasons: std::collections::HashMap<u32, Vec<String>> = std::collections::HashMap::new();
    for issue in &plan.issues {
        if let Some(row) = issue.place.row {
            reasons.entry(row).or_default().push(catalogue::issue(language, issue));
        }
    }
    let rows: Vec<_> = refused
        .iter()
        .filter_map(|nth| list.table.grid.row(plan.heads.rows[*nth].at as usize))
        .map(|row| {
            let why = reasons.remove(&row.number()).unwrap_or_default().join("\n");
            (row.number(), why, row.cells(list.columns.len()).into_iter().map(str::to_owned).collect())
        })
        .collect();
    if rows.is_empty() {
        return Err(Problem::new(ProblemCode::NothingSelected));
    }
    let columns: Vec<String> = list.columns.iter().map(|column| column.heading.clone()).collect();
    let labels = ["workbook.source-row", "workbook.reason"].map(|key| catalogue::word(language, key));
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let path = args.path.clone();
    let writing = tokio::task::spawn_blocking(move || {
        sheets::write::refused(Path::new(&path), &columns, &rows, (&labels[0], &labels[1]))
    });
    writing.await.map_err(Problem::fault)??;
    Ok(Refused { path: args.path, rows: count })
}

/// Imports so far, newest first, those taken back left out.
///
/// # Errors
/// `NoLibrary`.
pub async fn log(context: &Context<'_>, _: Nothing) -> Result<ImportLog, Problem> {
    let open = context.app.library().await?;
    let entries = store::import::imports(&open.store, SHOWN).await?;
    Ok(ImportLog { imports: entries.into_iter().filter(|entry| !entry.undone).map(past).collect() })
}

fn past(entry: ImportEntry) -> PastImport {
    let ImportEntry { import, operation, .. } = entry;
    let mut report = import.report;
    // Kept without sentences: they are worded when they are read.
    let issues: Vec<Issue> = report
        .get_mut("issues")
        .map(serde_json::Value::take)
        .and_then(|i| serde_json::from_value(i).ok())
        .unwrap_or_default();
    if let Some(object) = report.as_object_mut() {
        object.insert("issues".to_owned(), serde_json::json!([]));
    }
    let report: ImportReport = serde_json::from_value(report).unwrap_or_default();
    let issues: Vec<IssueView> = issues.iter().map(issue_view).collect();
    PastImport {
        id: import.id,
        file: import.file,
        sheet: import.sheet,
        by: import.by,
        at: import.at,
        operation,
        report: ImportReport { issues, ..report },
    }
}
