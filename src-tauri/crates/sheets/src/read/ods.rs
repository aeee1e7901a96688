//! OpenDocument spreadsheets (ODF 1.3 part 3, 9) as a stream: a repeated row or cell stays one until it holds a
//! value, so that the empty rest of a sheet (a million rows) costs nothing. Entities are never expanded, formulas and
//! links never followed.

use super::facts::SheetFacts;
use super::findings::Findings;
use super::ods_cell::{self, Cell};
use super::table::{Merge, SheetInfo};
use super::workbook::{Content, pick};
use super::{Failure, Format, PROGRESS_ROWS, Progress, ReadChoice, Table, looks, not_a_table};
use crate::read::grid::{GridBuilder, MAX_COLUMNS, MAX_ROWS};
use domain::IssueCode;
use quick_xml::events::{BytesStart, Event};
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Read, Seek};

/// Cells that repeated rows may become.
const MAX_EXPANDED: u64 = 20_000_000;

pub(super) fn read(
    source: impl Read + Seek,
    file: &str,
    choice: &ReadChoice,
    progress: Progress<'_>,
) -> Result<Table, Failure> {
    let mut archive = zip::ZipArchive::new(source).map_err(not_a_table)?;
    if let Ok(manifest) = archive.by_name("META-INF/manifest.xml") {
        let mut text = Vec::new();
        manifest.take(1 << 20).read_to_end(&mut text).map_err(not_a_table)?;
        if memchr::memmem::find(&text, b"encryption-data").is_some() {
            return Err(Failure::Password);
        }
    }
    let content = archive.by_name("content.xml").map_err(not_a_table)?;
    let mut book = Book::new(file, choice, progress);
    book.read(BufReader::with_capacity(64 << 10, content))?;
    book.finish()
}

struct Book<'a> {
    file: &'a str,
    choice: &'a ReadChoice,
    progress: Progress<'a>,
    sheets: Vec<SheetInfo>,
    /// Styles of tables that are not displayed, and the one being read.
    hidden_styles: HashSet<String>,
    style: Option<String>,
    /// Sheets with a filter, and the one a range being read lies in.
    filtered: HashSet<String>,
    range: Option<String>,
    /// The sheet that was asked for, or the likeliest so far, with its rank.
    best: Option<(u8, String, Content, SheetFacts)>,
    /// Tables within tables, counted from 1.
    depth: u32,
    sheet: Option<Sheet>,
    rows_read: u64,
}

struct Sheet {
    name: String,
    hidden: bool,
    /// Cached content of another file.
    external: bool,
    wanted: bool,
    filled: bool,
    builder: GridBuilder,
    findings: Findings,
    facts: SheetFacts,
    /// 1-based number of the row, how often it stands there, its cells.
    row: u32,
    repeat: u32,
    cells: Vec<(u32, Cell)>,
    column: u32,
    /// Column definitions passed so far.
    columns: u32,
    cell: Option<Cell>,
    expanded: u64,
}

impl<'a> Book<'a> {
    fn new(file: &'a str, choice: &'a ReadChoice, progress: Progress<'a>) -> Book<'a> {
        Book {
            file,
            choice,
            progress,
            sheets: Vec::new(),
            hidden_styles: HashSet::new(),
            style: None,
            filtered: HashSet::new(),
            range: None,
            best: None,
            depth: 0,
            sheet: None,
            rows_read: 0,
        }
    }

    fn read(&mut self, source: impl BufRead) -> Result<(), Failure> {
        let mut reader = quick_xml::Reader::from_reader(source);
        let mut buffer = Vec::new();
        let mut open = 0_u64;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(not_a_table)? {
                Event::Start(element) => {
                    open += 1;
                    self.begin(&element)?;
                }
                Event::Empty(element) => {
                    self.begin(&element)?;
                    self.end(element.name().0)?;
                }
                Event::End(element) => {
                    open = open.saturating_sub(1);
                    self.end(element.name().0)?;
                }
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(c)) => self.text(c.encode_utf8(&mut [0; 4])),
                    // Entities of the file's own are not looked up, whatever they would grow to.
                    _ => {
                        let name = reference.into_inner();
                        let known = quick_xml::escape::resolve_predefined_entity(&name);
                        self.text(known.unwrap_or("\u{fffd}"));
                    }
                },
                Event::Eof if open > 0 => return Err(not_a_table("the sheet ends too early")),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.sheet.as_mut().and_then(|sheet| sheet.cell.as_mut()) {
            cell.text(text);
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), Failure> {
        match element.name().0 {
            "style:style" => self.style = attribute(element, "style:name"),
            "style:table-properties" => {
                if let (Some("false"), Some(style)) = (attribute(element, "table:display").as_deref(), &self.style) {
                    self.hidden_styles.insert(style.clone());
                }
            }
            "table:database-range" => {
                self.range = attribute(element, "table:target-range-address").map(|address| sheet_of(&address));
            }
            "table:filter" => self.filtered.extend(self.range.clone()),
            "table:table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.begin_sheet(element);
                }
            }
            name if self.depth == 1 => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.begin(name, element);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn begin_sheet(&mut self, element: &BytesStart<'_>) {
        let name = attribute(element, "table:name").unwrap_or_default();
        let hidden = attribute(element, "table:style-name").is_some_and(|style| self.hidden_styles.contains(&style));
        let wanted = match &self.choice.sheet {
            Some(wanted) => *wanted == name,
            None => !hidden && self.best.as_ref().is_none_or(|(rank, ..)| *rank < looks::BEST),
        };
        self.sheet = Some(Sheet {
            hidden,
            external: false,
            wanted,
            filled: false,
            builder: GridBuilder::default(),
            findings: Findings::new(self.file, Some(&name)),
            facts: SheetFacts::default(),
            row: 0,
            repeat: 1,
            cells: Vec::new(),
            column: 0,
            columns: 0,
            cell: None,
            expanded: 0,
            name,
        });
    }

    fn end(&mut self, name: &str) -> Result<(), Failure> {
        match name {
            "table:table" => {
                self.depth = self.depth.saturating_sub(1);
                if let (0, Some(sheet)) = (self.depth, self.sheet.take_if(|_| self.depth == 0)) {
                    self.end_sheet(sheet);
                }
            }
            "table:table-row" if self.depth == 1 => {
                self.rows_read += 1;
                if self.rows_read.is_multiple_of(PROGRESS_ROWS) {
                    (self.progress)(self.rows_read).map_err(Failure::Stopped)?;
                }
                self.sheet.as_mut().map_or(Ok(()), Sheet::end_row)?;
            }
            name if self.depth == 1 => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.end(name);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_sheet(&mut self, sheet: Sheet) {
        if sheet.external {
            return;
        }
        self.sheets.push(SheetInfo { name: sheet.name.clone(), hidden: sheet.hidden, filled: sheet.filled });
        if !sheet.wanted || (self.choice.sheet.is_none() && !sheet.filled) {
            return;
        }
        let content = (sheet.builder.finish(), sheet.findings.finish());
        let rank = looks::like_a_list(&content.0);
        if self.best.as_ref().is_none_or(|(best, ..)| rank > *best) {
            self.best = Some((rank, sheet.name, content, sheet.facts));
        }
    }

    fn finish(self) -> Result<Table, Failure> {
        let (mut found, mut facts) = (HashMap::new(), SheetFacts::default());
        if let Some((_, name, content, of_sheet)) = self.best {
            facts = of_sheet;
            facts.filtered |= self.filtered.contains(&name);
            found.insert(name, content);
        }
        // The choice was made while reading; sheets that were not kept count as empty.
        let load = |name: &str| Ok(found.remove(name).unwrap_or_default());
        let mut table = pick(self.sheets, self.choice, self.file, Format::Ods, load)?;
        table.say(facts);
        Ok(table)
    }
}

impl Sheet {
    fn begin(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "table:table-source" => self.external = true,
            "table:table-column" => {
                let count = repeat(element, "table:number-columns-repeated");
                if is_hidden(element) {
                    self.facts.hide_columns(self.columns, self.columns.saturating_add(count - 1));
                }
                self.columns = self.columns.saturating_add(count);
            }
            "table:table-row" => {
                self.row = self.row.saturating_add(1);
                self.repeat = repeat(element, "table:number-rows-repeated");
                self.column = 0;
                self.cells.clear();
                if is_hidden(element) {
                    let last = self.row.saturating_add(self.repeat - 1).min(MAX_ROWS);
                    (self.row..=last).for_each(|row| self.facts.hide_row(row));
                    self.facts.filtered |= attribute(element, "table:visibility").as_deref() == Some("filter");
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let cell = Cell::new(|name| attribute(element, name), repeat(element, "table:number-columns-repeated"));
                let (rows, columns) =
                    (repeat(element, "table:number-rows-spanned"), repeat(element, "table:number-columns-spanned"));
                if rows > 1 || columns > 1 {
                    let bottom = self.row.saturating_add(rows - 1).min(MAX_ROWS);
                    let right = self.column.saturating_add(columns - 1).min(MAX_COLUMNS - 1);
                    self.facts.add_merge(Merge { top: self.row, left: self.column, bottom, right });
                }
                self.cell = Some(cell);
            }
            name => {
                let count = || attribute(element, "text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                if let Some(cell) = &mut self.cell {
                    cell.begin(name, count);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return };
                let column = self.column;
                self.column = self.column.saturating_add(cell.repeat);
                if !cell.value().trim().is_empty() {
                    self.filled = true;
                    if self.wanted {
                        self.cells.push((column, cell));
                    }
                }
            }
            name => {
                if let Some(cell) = &mut self.cell {
                    cell.end(name);
                }
            }
        }
    }

    fn end_row(&mut self) -> Result<(), Failure> {
        let (first, cells) = (self.row, std::mem::take(&mut self.cells));
        self.row = self.row.saturating_add(self.repeat - 1);
        let width: u64 = cells.iter().map(|(_, cell)| u64::from(cell.repeat)).sum();
        if self.repeat > 1 || width > u64::from(MAX_COLUMNS) {
            self.expanded = self.expanded.saturating_add(width.saturating_mul(u64::from(self.repeat)));
        }
        if self.expanded > MAX_EXPANDED {
            return Err(Failure::TooLarge);
        }
        if cells.is_empty() {
            return Ok(());
        }
        for row in first..=self.row {
            for (column, cell) in &cells {
                let (kind, value) = (cell.kind(), cell.value());
                for column in *column..column.saturating_add(cell.repeat) {
                    self.builder.push(row, column, kind, value)?;
                    if kind == super::CellKind::Error {
                        self.findings.add(IssueCode::ErrorCell, Some((row, column)), value);
                        continue;
                    }
                    self.findings.look_at(row, column, value);
                }
            }
        }
        Ok(())
    }
}

/// An attribute by its name as OpenDocument writers write it.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.attributes().with_checks(false).flatten().find(|attribute| attribute.key.0 == name)?;
    ods_cell::unescaped(&attribute)
}

/// How often something stands there; 1 where nothing is said.
fn repeat(element: &BytesStart<'_>, name: &str) -> u32 {
    let Some(value) = attribute(element, name) else { return 1 };
    // Writers count beyond a sheet's end; a number beyond all bounds is one too.
    value.trim().parse::<u64>().map_or(1, |count| u32::try_from(count.clamp(1, 1 << 30)).unwrap_or(1))
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(attribute(element, "table:visibility").as_deref(), Some("collapse" | "filter"))
}

/// The sheet of `$'年度 別'.A1:'年度 別'.G99`.
fn sheet_of(address: &str) -> String {
    let first = address.split(':').next().unwrap_or(address);
    let name = first.rsplit_once('.').map_or(first, |(name, _)| name).trim_start_matches('$');
    match name.strip_prefix('\'').and_then(|name| name.strip_suffix('\'')) {
        Some(quoted) => quoted.replace("''", "'"),
        None => name.to_owned(),
    }
}
