//! The handbook as a workbook. Notes are 社外秘: what themes taught names them.

use super::{HandbookExport, list};
use crate::export::{Exported, WORKBOOK, Words, exported, internal_only, record, today};
use crate::plan::{Cell, Row};
use crate::prelude::*;
use domain::plan::Sheet;
use serde_json::json;
use sheets::write::table::{TableDocument, write_all};
use sheets::write::{Col, ColumnKind, Value};
use std::collections::HashMap;

/// Writes the notes asked for.
///
/// # Errors
/// `InvalidField` for an audience outside the house; `FileInUse`, `NotWritable`, `DiskFull`, `LibraryReadOnly`; then no half file
/// stands there.
pub async fn export(context: &Context<'_>, args: HandbookExport) -> Result<Exported, Problem> {
    internal_only(args.audience)?;
    let open = context.app.library().await?;
    let notes = list(context, args.notes).await?.notes;
    let themes: HashMap<Id, [String; 3]> =
        store::theme::names(&open.store).await?.into_iter().map(|(id, code, ja, en)| (id, [code, ja, en])).collect();
    let (sample, audience) = (open.store.meta().sample, args.audience);
    let of = |words: Words| document(&notes, &themes, words, words.classification(audience, sample));
    let documents: Vec<TableDocument> = Words::of(args.language).into_iter().map(of).collect();
    let more = json!({ "notes": notes.len() });
    let writing = move |path: &std::path::Path| write_all(path, &documents);
    let to = (args.out.as_str(), WORKBOOK);
    let written = record(context, &open, "export-handbook", to, audience, more, writing).await?;
    Ok(exported(written, 0, Vec::new()))
}

fn text<'a>(row: &'a Row, cell: &str) -> &'a str {
    match row.cells.get(cell) {
        Some(Cell::Text(text)) => text,
        _ => "",
    }
}

fn document(notes: &[Row], themes: &HashMap<Id, [String; 3]>, words: Words, classification: String) -> TableDocument {
    let column = |name: &str, width_chars: u16, kind: ColumnKind| Col {
        label: words.say(&format!("plan-column.{}.{name}", Sheet::Note.as_str())),
        width_chars,
        kind,
    };
    let theme = |row: &Row| match row.cells.get("theme") {
        Some(Cell::Number(id)) => {
            themes.get(id).map(|[code, ja, en]| format!("{code} {}", words.pick(ja, en))).unwrap_or_default()
        }
        _ => String::new(),
    };
    let kind = |row: &Row| match text(row, "kind") {
        "" => String::new(),
        kind => words.say(&format!("plan-choice.{}.kind.{kind}", Sheet::Note.as_str())),
    };
    let cells = |row: &Row| {
        vec![
            Value::from(kind(row)),
            Value::from(text(row, "gate")),
            Value::from(words.pick(text(row, "text_ja"), text(row, "text_en"))),
            Value::from(theme(row)),
        ]
    };
    let title = words.say("workbook.handbook");
    TableDocument {
        sheet: title.clone(),
        language: words.fonts(),
        classification,
        title: words.fill("workbook.handbook-count", &[("title", &title), ("count", &notes.len().to_string())]),
        note_lines: Vec::new(),
        columns: vec![
            column("kind", 16, ColumnKind::Text),
            column("gate", 14, ColumnKind::Id),
            column("text", 90, ColumnKind::Text),
            column("theme", 40, ColumnKind::Text),
        ],
        rows: notes.iter().map(cells).collect(),
        created: today().at(0, 0, 0, 0),
    }
}
