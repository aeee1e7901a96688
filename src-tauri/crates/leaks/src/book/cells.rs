//! A sheet's cells as they pass by, one at a time.

use super::strings::{Item, Runs, Strings};
use super::xml::{Broken, Node, attributes, is_set, number, walk};
use quick_xml::events::BytesStart;
use std::io::BufRead;

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'a> {
    Nothing,
    Number(f64, &'a str),
    /// A text; its number where cells share it.
    Text(&'a str, Option<usize>),
    /// A fault such as `#REF!`.
    Fault,
}

/// A cell, numbered from 1.
pub(super) struct Cell<'a> {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) style: usize,
    pub(super) value: Value<'a>,
    pub(super) formula: &'a str,
    /// Parts of a text of the cell's own that have a colour of their own, and its reading.
    pub(super) runs: &'a Runs,
    pub(super) reading: &'a str,
}

/// Who listens to a sheet.
pub(super) trait Ear {
    /// A row begins.
    fn row(&mut self, row: u32, hidden: bool);
    fn cell(&mut self, cell: &Cell<'_>, strings: &Strings);
    /// An element that is no row and no cell.
    fn open(&mut self, name: &str, element: &BytesStart<'_>);
    /// Its end, with the text since the last beginning.
    fn close(&mut self, name: &str, text: &str);
}

/// Letters of a column, from 1.
pub(super) fn letters(mut column: u32) -> String {
    let mut out = Vec::new();
    while column > 0 {
        out.push(b'A' + u8::try_from((column - 1) % 26).unwrap_or(0));
        column = (column - 1) / 26;
    }
    out.iter().rev().map(|b| char::from(*b)).collect()
}

/// `B8`, `$B$8` as row and column, from 1.
pub(super) fn reference(text: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0_u32, 0_u32);
    for byte in text.bytes().filter(|b| *b != b'$') {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                column = column.checked_mul(26)?.checked_add(u32::from(byte.to_ascii_uppercase() - b'A') + 1)?;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            _ => return None,
        }
    }
    Some((row, column))
}

/// An area, from 1, with its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

impl Area {
    /// `A1`, `A1:C5`, `A:C`, `3:7`.
    pub(super) fn read(text: &str) -> Option<Area> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let (a, b) = (reference(first)?, reference(last)?);
        let open = |low: u32, high: u32| if high == 0 { (1, u32::MAX) } else { (low.max(1).min(high), high.max(low)) };
        let ((top, bottom), (left, right)) = (open(a.0, b.0), open(a.1, b.1));
        Some(Area { top, left, bottom, right })
    }

    /// All areas of a list.
    pub(super) fn list(text: &str) -> Vec<Area> {
        text.split_whitespace().take(10_000).filter_map(Area::read).collect()
    }

    pub(super) fn holds(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// A row is not seen: said so, or too low.
fn row_hidden(element: &BytesStart<'_>) -> bool {
    is_set(element, "hidden")
        || (number(element, "ht").is_some_and(|height| height < 1.0) && is_set(element, "customHeight"))
}

/// Reads a sheet from its beginning to its end.
pub(super) fn walk_sheet(source: impl BufRead, strings: &mut Strings, ear: &mut dyn Ear) -> Result<(), Broken> {
    let (mut row, mut column) = (0_u32, 0_u32);
    let (mut in_data, mut in_cell, mut in_value, mut in_formula, mut in_inline) = (false, false, false, false, false);
    let (mut style, mut kind) = (0_usize, String::new());
    let (mut value, mut formula, mut text) = (String::new(), String::new(), String::new());
    let mut item = Item::default();
    walk(source, |node| match node {
        Node::Open("sheetData", _) => in_data = true,
        Node::Close("sheetData") => in_data = false,
        Node::Open("row", element) if in_data => {
            row = number(element, "r").map_or(row.saturating_add(1), |row| row as u32);
            column = 0;
            ear.row(row, row_hidden(element));
        }
        Node::Open("c", element) if in_data && !in_cell => {
            in_cell = true;
            column = column.saturating_add(1);
            style = 0;
            kind.clear();
            value.clear();
            formula.clear();
            item = Item::default();
            for attribute in element.attributes().with_checks(false).flatten() {
                let raw: &str = &attribute.value;
                match attribute.key.0 {
                    "r" => {
                        if let Some(at) = reference(raw).filter(|at| at.0 > 0 && at.1 > 0) {
                            (row, column) = at;
                        }
                    }
                    "s" => style = raw.parse().unwrap_or(0),
                    "t" => kind.push_str(raw),
                    _ => {}
                }
            }
        }
        Node::Close("c") if in_cell && !in_inline => {
            in_cell = false;
            let (own, reading, runs) = std::mem::take(&mut item).done();
            let shared = if kind == "s" { value.trim().parse::<usize>().ok() } else { None };
            if let Some(number) = shared {
                strings.mark(number);
            }
            let kept = shared.map(|number| strings.text(number));
            let value = match (kind.as_str(), kept) {
                ("s", Some(kept)) if !kept.is_empty() => Value::Text(kept, shared),
                ("s", _) => Value::Nothing,
                ("e", _) => Value::Fault,
                ("inlineStr", _) if !own.is_empty() => Value::Text(&own, None),
                ("str" | "d" | "inlineStr", _) if !value.is_empty() => Value::Text(&value, None),
                _ if value.trim().is_empty() => Value::Nothing,
                _ => match value.trim().parse::<f64>() {
                    Ok(number) => Value::Number(number, &value),
                    Err(_) => Value::Text(&value, None),
                },
            };
            ear.cell(&Cell { row, column, style, value, formula: &formula, runs: &runs, reading: &reading }, strings);
        }
        Node::Open("v", _) if in_cell => in_value = true,
        Node::Close("v") => in_value = false,
        Node::Open("f", _) if in_cell => in_formula = true,
        Node::Close("f") => {
            in_formula = false;
            if !in_cell {
                ear.close("f", &text);
            }
        }
        Node::Open("is", _) if in_cell => in_inline = true,
        Node::Close("is") => in_inline = false,
        Node::Text(more) if in_value => value.push_str(more),
        Node::Text(more) if in_formula => formula.push_str(more),
        Node::Text(_) if in_data && !in_inline => {}
        node if in_inline => item.hear(node),
        Node::Open(name, element) => {
            text.clear();
            ear.open(name, element);
        }
        Node::Close(name) => {
            ear.close(name, &text);
            text.clear();
        }
        Node::Text(more) => {
            if text.len() < 1 << 20 {
                text.push_str(more);
            }
        }
    })
}

/// Relations of a part.
#[derive(Debug, Clone, Default)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type: `comments`, `hyperlink`, `table`.
    pub(super) kind: String,
    pub(super) target: String,
    pub(super) external: bool,
}

/// The relations a part has.
pub(super) fn relations(source: impl BufRead) -> Result<Vec<Relation>, Broken> {
    let mut found = Vec::new();
    walk(source, |node| {
        if let Node::Open("Relationship", element) = node
            && found.len() < 100_000
        {
            let mut one = Relation::default();
            for (name, value) in attributes(element) {
                match name.as_str() {
                    "Id" => one.id = value,
                    "Type" => one.kind = value.rsplit('/').next().unwrap_or_default().to_owned(),
                    "Target" => one.target = value,
                    "TargetMode" => one.external = value.eq_ignore_ascii_case("external"),
                    _ => {}
                }
            }
            found.push(one);
        }
    })?;
    Ok(found)
}

/// A target beside the part that names it, in small letters.
pub(super) fn resolve(part: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { part.split('/').collect() };
    if !target.starts_with('/') {
        parts.pop();
    }
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(parts.pop()),
            step => parts.push(step),
        }
    }
    parts.join("/").to_lowercase()
}
