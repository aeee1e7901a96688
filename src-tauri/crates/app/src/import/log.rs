//! Imports so far, with their reports.

use super::view::issue_view;
use super::{ImportLog, ImportReport, IssueView, PastImport};
use crate::commands::Nothing;
use crate::prelude::*;
use crate::state::Open;
use std::collections::HashSet;
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
    let hidden = store::import::blocked_rows(&open.store).await?;
    let shown = entries.into_iter().filter(|entry| !entry.undone);
    Ok(ImportLog { imports: shown.map(|entry| past(&open, &hidden, entry)).collect() })
}

/// What was odd about rows of projects that are hidden now is left out, and so is what names one; the counts stay.
fn past(open: &Open, hidden: &HashSet<(Id, u32)>, entry: ImportEntry) -> PastImport {
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
    let mut report: ImportReport = serde_json::from_value(report).unwrap_or_default();
    let of = open.store.viewer().hidden;
    report.vanished_first.retain(|vanished| !of.contains(&vanished.project));
    let seen = |issue: &&Issue| {
        of.is_empty()
            || !issue.place.row.is_some_and(|row| hidden.contains(&(import.id, row)))
                && !issue.params.values().any(|value| open.store.veils(value))
    };
    let issues: Vec<IssueView> = issues.iter().filter(seen).map(issue_view).collect();
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
