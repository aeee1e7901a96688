//! The whole log as a workbook: who did what and when, with the digest of each operation.

use super::words::{WORKBOOK, Words, exported, record, today};
use super::{Exported, HistoryExport};
use crate::prelude::*;
use serde_json::json;
use sheets::write::table::{TableDocument, write_all};
use sheets::write::{Col, ColumnKind, Value};
use store::rows::OperationRow;

/// Writes the log, oldest first. It names everything that was done and by whom, so it is for 社外秘 only.
///
/// # Errors
/// `InvalidField` for any other audience; `NoLibrary`, `LibraryReadOnly`, `NotWritable`, `FileInUse`, `DiskFull`.
pub async fn history(context: &Context<'_>, args: HistoryExport) -> Result<Exported, Problem> {
    super::internal_only(args.audience)?;
    let open = context.app.library().await?;
    let log = store::history::log(&open.store).await?;
    let (sample, audience) = (open.store.meta().sample, args.audience);
    let of = |words| document(&log, words, audience, sample);
    let documents: Vec<TableDocument> = Words::of(args.language).into_iter().map(of).collect();
    let writing = move |path: &std::path::Path| write_all(path, &documents);
    let count = json!({ "operations": log.len() });
    let written = record(context, &open, "export-history", (&args.out, WORKBOOK), audience, count, writing).await?;
    Ok(exported(written, 0, Vec::new()))
}

fn document(log: &[(OperationRow, String)], words: Words, audience: Audience, sample: bool) -> TableDocument {
    let col = |key: &str, width_chars: u16, kind: ColumnKind| Col { label: words.say(key), width_chars, kind };
    let cells = |(row, digest): &(OperationRow, String)| {
        let (ja, en) = crate::history::sentences(row);
        vec![
            Value::from(row.id.to_string()),
            Value::from(row.at.as_str()),
            Value::from(row.by.as_str()),
            Value::from(words.pick(&ja, &en)),
            Value::from(row.undoes.map(|id| id.to_string()).unwrap_or_default()),
            Value::from(digest.as_str()),
        ]
    };
    TableDocument {
        sheet: words.say("workbook.history"),
        language: words.fonts(),
        classification: words.classification(audience, sample),
        title: format!("{} ({})", words.say("workbook.history"), log.len()),
        note_lines: vec![words.say("workbook.history-note")],
        columns: vec![
            col("workbook.operation", 19, ColumnKind::Id),
            col("field.at", 24, ColumnKind::Id),
            col("field.by", 18, ColumnKind::Text),
            col("workbook.done", 70, ColumnKind::Text),
            col("workbook.undoes", 19, ColumnKind::Id),
            col("workbook.digest", 66, ColumnKind::Id),
        ],
        rows: log.iter().map(cells).collect(),
        created: today().at(0, 0, 0, 0),
    }
}
