//! Any table by the meaning of its columns.

use super::columns::{Columns, guess_columns};
use super::curie::curie;
use super::decode::Source;
use super::gather::{Gather, is_japanese};
use super::lines::{Lines, cells};
use super::pace::Pace;
use super::{Format, IssueCode, Loaded, Refusal, Scope, Term};
use domain::text::{fold, split_terms};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Reads rows that somebody else took out of a file; `first_line` is the line or row number of the first of them, from 1.
///
/// A row without an id gets `OWN:` and twelve digits of the digest of its folded label, so that the same name has the same
/// id in the next version too. Cells with several names are split as cells of lists are (`domain::text::split_terms`). A
/// parent may be named by its id or by its label.
///
/// # Errors
/// As [`super::read`]; [`Refusal::NotThisFormat`] where no column holds a label.
pub fn table(
    rows: impl Iterator<Item = Vec<String>>,
    columns: &Columns,
    first_line: u64,
    step: &mut dyn FnMut(u64) -> bool,
) -> Result<Loaded, Refusal> {
    let pace = Pace::new(step);
    let mut gather = Gather::new(Format::Table, &pace);
    labelled(columns)?;
    let mut table = Table { columns, by_label: HashMap::new() };
    for (row, line) in rows.zip(first_line..) {
        table.row(&row, line, &mut gather)?;
    }
    table.parents(&mut gather);
    gather.finish()
}

fn labelled(columns: &Columns) -> Result<(), Refusal> {
    if columns.label_ja.is_none() && columns.label_en.is_none() {
        return Err(Refusal::NotThisFormat { missing: vec!["label_ja".into(), "label_en".into()] });
    }
    Ok(())
}

/// A table as a text file, its columns told by the first line; a line is a row. What has line breaks within its cells is for
/// the crate that reads sheets, and [`table`].
pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let mut lines = Lines::new(source);
    let mut head = None;
    while head.is_none() && lines.next(gather)? {
        head = (!lines.text.trim().is_empty()).then(|| lines.text.clone());
    }
    let Some(head) = head else { return Err(Refusal::NothingFound) };
    let delimiter = delimiter(&head);
    let header: Vec<String> = cells(&head, delimiter).iter().map(|cell| cell.to_string()).collect();
    let columns = guess_columns(&header);
    labelled(&columns)?;
    let mut table = Table { columns: &columns, by_label: HashMap::new() };
    while lines.next(gather)? {
        let row: Vec<String> = cells(&lines.text, delimiter).into_iter().map(|cell| cell.into_owned()).collect();
        if !lines.whole && row.len() < header.len() && !lines.text.trim().is_empty() {
            gather.issue(IssueCode::CutShort, lines.number, "", &lines.text);
        }
        table.row(&row, lines.number, gather)?;
    }
    table.parents(gather);
    Ok(())
}

pub(super) fn delimiter(head: &str) -> char {
    ['\t', ',', ';'].into_iter().find(|delimiter| head.contains(*delimiter)).unwrap_or(',')
}

struct Table<'c> {
    columns: &'c Columns,
    /// Ids by folded label, for parents named by it.
    by_label: HashMap<String, String>,
}

impl Table<'_> {
    fn row(&mut self, row: &[String], line: u64, gather: &mut Gather) -> Result<(), Refusal> {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let pace = gather.pace;
        pace.row()?;
        let c = self.columns;
        let cell = |column: Option<usize>| column.and_then(|at| row.get(at)).map_or("", |cell| cell.trim());
        let (ja, en) = (cell(c.label_ja), cell(c.label_en));
        let label = if ja.is_empty() { en } else { ja };
        let mut id = curie(cell(c.id));
        if label.is_empty() {
            gather.issue(IssueCode::NoName, line, &id, "");
            return Ok(());
        }
        if id.is_empty() {
            id = own_id("OWN", label);
        }
        let mut term = Term::new(id);
        term.label_in(pace, ja, true)?;
        // A single column of names may hold both languages, whatever its heading says.
        term.label_in(pace, en, c.label_ja.is_none() && is_japanese(en))?;
        for column in [c.synonyms_ja, c.synonyms_en] {
            for name in split_terms(cell(column)) {
                term.name(pace, name, Scope::Exact)?;
            }
        }
        for parent in split_terms(cell(c.parent)) {
            term.parent(pace, parent)?;
        }
        for id in ids(cell(c.same)) {
            term.same(pace, &curie(id))?;
        }
        for id in ids(cell(c.replaced_by)) {
            term.replacement(pace, &curie(id))?;
        }
        term.obsolete = is_yes(cell(c.obsolete)) || !term.replaced_by.is_empty();
        for label in [&term.label_ja, &term.label_en] {
            if !label.is_empty() && c.parent.is_some() {
                pace.spend(label.len() + term.id.len())?;
                self.by_label.entry(fold(label)).or_insert_with(|| term.id.clone());
            }
        }
        gather.add(term, line)
    }

    /// Parents named by their label become ids.
    fn parents(&self, gather: &mut Gather) {
        let (at, by_label) = (&gather.at, &self.by_label);
        for term in &mut gather.terms {
            for parent in &mut term.parents {
                let id = curie(parent);
                if at.contains_key(&id) {
                    *parent = id;
                } else if let Some(id) = by_label.get(&fold(parent)) {
                    parent.clone_from(id);
                }
            }
        }
    }
}

fn ids(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['|', ';', '；', ',', '，', '、', ' ', '\u{3000}', '\n']).filter(|id| !id.is_empty())
}

fn is_yes(cell: &str) -> bool {
    let word = fold(cell);
    matches!(
        word.as_str(),
        "1" | "true"
            | "yes"
            | "y"
            | "x"
            | "○"
            | "〇"
            | "◯"
            | "✓"
            | "✔"
            | "廃止"
            | "無効"
            | "削除"
            | "はい"
            | "有"
            | "obsolete"
            | "deprecated"
    )
}

/// An id made of a label: the same for every spelling that folds alike.
pub(super) fn own_id(prefix: &str, label: &str) -> String {
    let digest = Sha256::digest(fold(label).as_bytes());
    let mut id = format!("{prefix}:");
    for byte in digest.iter().take(6) {
        id.push_str(&format!("{byte:02x}"));
    }
    id
}
