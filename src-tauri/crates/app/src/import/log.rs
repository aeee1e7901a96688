//! Imports so far, with their reports.

use super::view::issue_view;
use super::{ImportLog, ImportReport, IssueView, PastImport};
use crate::commands::Nothing;
use crate::prelude::*;
use store::rows::ImportEntry;

/// Imports shown.
const SHOWN: u32 = 200;

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
