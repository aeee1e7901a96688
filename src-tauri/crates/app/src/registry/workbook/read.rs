//! Reads a workbook: which of its sheets are a registry's, where their headings stand, what the cells below say.

use super::RegistryRefusal;
use super::columns::Sheet;
use crate::catalogue;
use crate::prelude::*;
use crate::settings::Language;
use sheets::read::{CellKind, ReadChoice, Table};
use std::collections::BTreeMap;
use std::path::Path;

/// Rows among which the headings are looked for; above them stand a title and notes.
const HEAD_WITHIN: usize = 40;
/// So many headings make a row of headings.
const HEAD_LEAST: usize = 2;

/// A cell under a known heading.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// Its heading, as it stands.
    pub(super) heading: String,
    /// Its text.
    pub(super) value: String,
    /// It holds an error of the spreadsheet.
    pub(super) error: bool,
}

/// A row that says something.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Sheet as it is called in the file.
    pub(super) sheet: String,
    /// 1-based.
    pub(super) number: u32,
    /// By key of the column; columns that the sheet lacks are not among them.
    pub(super) cells: BTreeMap<&'static str, Cell>,
}

impl Row {
    /// Text of a cell, trimmed; empty where there is none.
    pub(super) fn text(&self, key: &str) -> &str {
        self.cells.get(key).map_or("", |cell| cell.value.trim())
    }

    /// Its cells but for the id, from left to right as the sheet is written.
    pub(super) fn in_order(&self, sheet: Sheet) -> impl Iterator<Item = (&'static str, &Cell)> {
        let keys = sheet.columns().iter().map(|(key, ..)| *key).filter(|key| *key != "id");
        keys.filter_map(|key| Some((key, self.cells.get(key)?)))
    }

    /// A refusal of one of its cells, or (key `""`) of the whole row.
    pub(super) fn refused(&self, language: Language, key: &str, reason: &str, words: String) -> RegistryRefusal {
        let cell = self.cells.get(key);
        RegistryRefusal {
            sheet: self.sheet.clone(),
            row: self.number,
            heading: cell.map(|cell| cell.heading.clone()).unwrap_or_default(),
            value: cell.map(|cell| cell.value.clone()).unwrap_or_default(),
            reason: reason.to_owned(),
            words: if words.is_empty() { refusal(language, reason) } else { words },
        }
    }
}

pub(super) fn refusal(language: Language, reason: &str) -> String {
    catalogue::word(language, &format!("registry-refusal.{reason}"))
}

/// A workbook as it was read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// File name without folder.
    pub(super) file: String,
    /// SHA-256 of the file.
    pub(super) sha256: String,
    /// Rows by sheet.
    pub(super) rows: BTreeMap<Sheet, Vec<Row>>,
    /// What could not be read.
    pub(super) refused: Vec<RegistryRefusal>,
}

/// Reads the sheets of a registry that a workbook has.
///
/// # Errors
/// Whatever is wrong with the file; `NotARegistry` when it has none of them; `Cancelled`.
pub(super) async fn parse(context: &Context<'_>, file: &FilePath) -> Result<Parsed, Problem> {
    let path = std::path::PathBuf::from(file.as_str());
    let language = context.app.language();
    let progress = std::sync::Arc::clone(&context.progress);
    let hear = move |_: u64| if progress.cancelled() { Err(Problem::new(ProblemCode::Cancelled)) } else { Ok(()) };
    tokio::task::spawn_blocking(move || read(&path, language, &hear)).await.map_err(Problem::fault)?
}

/// What is to be taken in is not what was looked at.
pub(super) fn changed_since() -> Problem {
    crate::registry::invalid("file", "changed-since")
}

fn read(path: &Path, language: Language, hear: &dyn Fn(u64) -> Result<(), Problem>) -> Result<Parsed, Problem> {
    let sha256 = crate::import::digest(path)?;
    let first = sheets::open(path, &ReadChoice::default(), hear)?;
    let mut parsed = Parsed { file: first.file.clone(), sha256, ..Parsed::default() };
    let names: Vec<(Sheet, String)> =
        first.sheets.iter().filter_map(|sheet| Some((Sheet::of(&sheet.name)?, sheet.name.clone()))).collect();
    drop(first);
    for (sheet, name) in names {
        if parsed.rows.contains_key(&sheet) {
            parsed.refused.push(of_sheet(language, &name, 1, "", "sheet-twice"));
            continue;
        }
        let choice = ReadChoice { sheet: Some(name.clone()), ..ReadChoice::default() };
        let table = match sheets::open(path, &choice, hear) {
            // A sheet without any value says nothing.
            Err(problem) if problem.code == ProblemCode::FileEmpty => continue,
            table => table?,
        };
        let rows = rows(language, sheet, &name, &table, &mut parsed.refused);
        parsed.rows.insert(sheet, rows);
    }
    // Sheets are read one after the other: all of them are of one file.
    if crate::import::digest(path)? != parsed.sha256 {
        return Err(changed_since());
    }
    if parsed.rows.is_empty() {
        let sheets =
            Sheet::ALL.map(|sheet| sheet.name(language)).join(&catalogue::word(language, "workbook.list-separator"));
        return Err(Problem::new(ProblemCode::NotARegistry).with("file", parsed.file).with("sheets", sheets));
    }
    Ok(parsed)
}

fn of_sheet(language: Language, sheet: &str, row: u32, heading: &str, reason: &str) -> RegistryRefusal {
    RegistryRefusal {
        sheet: sheet.to_owned(),
        row,
        heading: heading.to_owned(),
        value: String::new(),
        reason: reason.to_owned(),
        words: refusal(language, reason),
    }
}

fn rows(language: Language, sheet: Sheet, name: &str, table: &Table, refused: &mut Vec<RegistryRefusal>) -> Vec<Row> {
    let known = |row: &sheets::Row<'_>| row.filled().filter(|(_, cell)| sheet.column(cell).is_some()).count();
    let head =
        table.grid.rows().take(HEAD_WITHIN).map(|row| (known(&row), row)).filter(|(count, _)| *count >= HEAD_LEAST);
    let Some((_, head)) = head.max_by_key(|(count, row)| (*count, std::cmp::Reverse(row.number()))) else {
        refused.push(of_sheet(language, name, 1, "", "no-headings"));
        return Vec::new();
    };
    let mut columns: BTreeMap<&'static str, (usize, String)> = BTreeMap::new();
    for (at, heading) in head.filled().filter(|(_, heading)| !heading.trim().is_empty()) {
        let reason = match sheet.column(heading) {
            None => "column-unknown",
            Some(key) if columns.contains_key(key) => "column-twice",
            Some(key) => {
                columns.insert(key, (at, heading.to_owned()));
                continue;
            }
        };
        refused.push(of_sheet(language, name, head.number(), heading, reason));
    }
    let below = table.grid.rows().skip_while(|row| row.number() <= head.number());
    let said = below.map(|row| Row {
        sheet: name.to_owned(),
        number: row.number(),
        cells: columns
            .iter()
            .map(|(key, (at, heading))| {
                let (value, error) = (row.cell(*at).to_owned(), row.kind(*at) == CellKind::Error);
                (*key, Cell { heading: heading.clone(), value, error })
            })
            .collect(),
    });
    said.filter(|row| row.cells.values().any(|cell| !cell.value.trim().is_empty())).collect()
}
