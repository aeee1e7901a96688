//! Workbooks through calamine: XLSX and XLSB cell by cell (a `Range` costs a rectangle), XLS as a range.

use super::facts::SheetFacts;
use super::findings::Findings;
use super::grid::{CellKind, Grid, GridBuilder};
use super::table::{Merge, SheetInfo};
use super::{Failure, Format, PROGRESS_ROWS, Progress, ReadChoice, Table, looks, not_a_table, value};
use calamine::{Data, DataRef, Range, Reader, Sheet, SheetType, SheetVisible};
use calamine::{Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};
use domain::{Issue, IssueCode};
use std::collections::HashMap;
use std::io::{Read, Seek};

/// A sheet's cells and oddities.
pub(super) type Content = (Grid, Vec<Issue>);

/// An XLSX; `facts` by the names of its sheets.
pub(super) fn xlsx(
    source: impl Read + Seek,
    mut facts: HashMap<String, SheetFacts>,
    file: &str,
    choice: &ReadChoice,
    progress: Progress<'_>,
) -> Result<Table, Failure> {
    let mut book = Xlsx::new(source)?;
    let mut sheets = infos(book.sheets_metadata());
    for info in &mut sheets {
        info.filled = facts.get(&info.name).and_then(|facts| facts.filled).unwrap_or(true);
    }
    let load = |sheet: &str| xlsx_sheet(&mut book, sheet, Collector::new(file, sheet, progress));
    let mut table = pick(sheets, choice, file, Format::Xlsx, load)?;
    let facts = table.sheet.as_ref().and_then(|sheet| facts.remove(sheet)).unwrap_or_default();
    table.say(facts);
    Ok(table)
}

/// An XLSB. Its hidden rows and columns are not looked for; its hidden sheets are.
pub(super) fn xlsb(
    source: impl Read + Seek,
    file: &str,
    choice: &ReadChoice,
    progress: Progress<'_>,
) -> Result<Table, Failure> {
    let mut book = Xlsb::new(source)?;
    let mut sheets = infos(book.sheets_metadata());
    for info in sheets.iter_mut().filter(|info| info.hidden) {
        let mut cells = book.worksheet_cells_reader(&info.name)?;
        info.filled = false;
        while let (false, Some(cell)) = (info.filled, cells.next_cell()?) {
            info.filled = !value::text(cell.get_value()).0.trim().is_empty();
        }
    }
    let mut table = pick(sheets, choice, file, Format::Xlsb, |sheet| {
        let mut collector = Collector::new(file, sheet, progress);
        let mut cells = book.worksheet_cells_reader(sheet)?;
        while let Some(cell) = cells.next_cell()? {
            let (row, column) = cell.get_position();
            collector.add(row, column, cell.get_value())?;
        }
        Ok(collector.finish())
    })?;
    table.report();
    Ok(table)
}

/// An XLS; `facts` in the order of its sheets.
pub(super) fn xls(
    source: impl Read + Seek,
    facts: Vec<SheetFacts>,
    file: &str,
    choice: &ReadChoice,
    progress: Progress<'_>,
) -> Result<Table, Failure> {
    let mut book = Xls::new(source)?;
    let all = book.sheets_metadata().to_vec();
    let mut sheets = infos(&all);
    for info in sheets.iter_mut().filter(|info| info.hidden) {
        let range = book.worksheet_range(&info.name)?;
        info.filled = range.used_cells().any(|(.., value)| !value::text(&borrowed(value)).0.trim().is_empty());
    }
    let load = |sheet: &str| Collector::new(file, sheet, progress).range(&book.worksheet_range(sheet)?);
    let mut table = pick(sheets, choice, file, Format::Xls, load)?;
    let place = all.iter().position(|sheet| Some(&sheet.name) == table.sheet.as_ref());
    let mut facts = place.and_then(|place| facts.into_iter().nth(place)).unwrap_or_default();
    let merged = table.sheet.as_ref().and_then(|sheet| book.merge_cells_by_sheet_name(sheet).ok());
    for area in merged.unwrap_or_default() {
        let (top, bottom) = (area.start.0.saturating_add(1), area.end.0.saturating_add(1));
        facts.add_merge(Merge { top, left: area.start.1, bottom, right: area.end.1 });
    }
    table.say(facts);
    Ok(table)
}

fn infos(sheets: &[Sheet]) -> Vec<SheetInfo> {
    let tables = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let info = |sheet: &Sheet| SheetInfo {
        name: sheet.name.clone(),
        hidden: sheet.visible != SheetVisible::Visible,
        filled: true,
    };
    tables.map(info).collect()
}

/// The sheet that was asked for, else the first visible one that looks like a list, else the first visible one with
/// values. Sheets behind the one taken are not read.
pub(super) fn pick(
    sheets: Vec<SheetInfo>,
    choice: &ReadChoice,
    file: &str,
    format: Format,
    mut load: impl FnMut(&str) -> Result<Content, Failure>,
) -> Result<Table, Failure> {
    let (sheet, (grid, issues)) = if let Some(wanted) = &choice.sheet {
        if !sheets.iter().any(|info| info.name == *wanted) {
            let sheets = sheets.into_iter().map(|info| info.name).collect();
            return Err(Failure::NoSuchSheet { sheet: wanted.clone(), sheets });
        }
        (wanted.clone(), load(wanted)?)
    } else {
        let mut best: Option<(u8, String, Content)> = None;
        for info in sheets.iter().filter(|info| !info.hidden && info.filled) {
            let content = load(&info.name)?;
            if content.0.is_empty() {
                continue;
            }
            let rank = looks::like_a_list(&content.0);
            if best.as_ref().is_none_or(|(best, ..)| rank > *best) {
                best = Some((rank, info.name.clone(), content));
            }
            if rank == looks::BEST {
                break;
            }
        }
        let (_, name, content) = best.ok_or(Failure::Empty)?;
        (name, content)
    };
    let mut table = Table::new(file, format, grid, issues);
    table.sheets = sheets;
    table.sheet = Some(sheet);
    Ok(table)
}

fn xlsx_sheet<RS: Read + Seek>(
    book: &mut Xlsx<RS>,
    sheet: &str,
    mut collector: Collector<'_>,
) -> Result<Content, Failure> {
    // Errors newer than calamine (#SPILL!, #CALC! …) come without their place: their position in the stream is
    // remembered and looked up in a second pass, which a sound list never needs.
    let mut unplaced: Vec<(usize, String)> = Vec::new();
    let mut cells = book.worksheet_cells_reader(sheet)?;
    for nth in 0.. {
        match cells.next_cell() {
            Ok(Some(cell)) => {
                let (row, column) = cell.get_position();
                collector.add(row, column, cell.get_value())?;
            }
            Ok(None) => break,
            Err(XlsxError::CellError(text)) => unplaced.push((nth, text)),
            Err(error) => return Err(error.into()),
        }
    }
    drop(cells);
    if let Some((last, _)) = unplaced.last() {
        let mut places = Vec::with_capacity(unplaced.len());
        let mut formulas = book.worksheet_cells_reader(sheet)?;
        let mut wanted = unplaced.iter().map(|(nth, _)| *nth).peekable();
        for nth in 0..=*last {
            let Ok(Some(cell)) = formulas.next_formula() else { break };
            if wanted.next_if_eq(&nth).is_some() {
                places.push(cell.get_position());
            }
        }
        for (at, (_, text)) in unplaced.iter().enumerate() {
            collector.error(places.get(at).copied(), text)?;
        }
    }
    Ok(collector.finish())
}

/// Turns values into text and notes what is odd about them.
struct Collector<'a> {
    builder: GridBuilder,
    findings: Findings,
    progress: Progress<'a>,
    row: u32,
    rows: u64,
}

impl<'a> Collector<'a> {
    fn new(file: &str, sheet: &str, progress: Progress<'a>) -> Collector<'a> {
        let findings = Findings::new(file, Some(sheet));
        Collector { builder: GridBuilder::default(), findings, progress, row: u32::MAX, rows: 0 }
    }

    /// Adds a cell at a 0-based place.
    fn add(&mut self, row: u32, column: u32, value: &DataRef<'_>) -> Result<(), Failure> {
        if row != self.row {
            self.row = row;
            self.rows += 1;
            if self.rows.is_multiple_of(PROGRESS_ROWS) {
                (self.progress)(self.rows).map_err(Failure::Stopped)?;
            }
        }
        let (text, kind) = value::text(value);
        if text.is_empty() {
            return Ok(());
        }
        let row = row.saturating_add(1);
        self.builder.push(row, column, kind, &text)?;
        self.findings.look_at(row, column, &text);
        Ok(())
    }

    /// Adds an error cell whose place may be unknown; then only the issue keeps it.
    fn error(&mut self, place: Option<(u32, u32)>, text: &str) -> Result<(), Failure> {
        if let Some((row, column)) = place {
            self.builder.push(row.saturating_add(1), column, CellKind::Error, text)?;
        }
        let place = place.map(|(row, column)| (row.saturating_add(1), column));
        self.findings.add(IssueCode::ErrorCell, place, text);
        Ok(())
    }

    fn range(mut self, range: &Range<Data>) -> Result<Content, Failure> {
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (u32::try_from(row), u32::try_from(column));
            let (Ok(row), Ok(column)) = (row, column) else { return Err(Failure::TooLarge) };
            self.add(top.saturating_add(row), left.saturating_add(column), &borrowed(value))?;
        }
        Ok(self.finish())
    }

    fn finish(self) -> Content {
        (self.builder.finish(), self.findings.finish())
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(kind) => DataRef::Error(kind.clone()),
        Data::Empty => DataRef::Empty,
    }
}

impl From<XlsxError> for Failure {
    fn from(error: XlsxError) -> Failure {
        match error {
            XlsxError::Password => Failure::Password,
            error => not_a_table(error),
        }
    }
}

impl From<XlsbError> for Failure {
    fn from(error: XlsbError) -> Failure {
        match error {
            XlsbError::Password => Failure::Password,
            error => not_a_table(error),
        }
    }
}

impl From<XlsError> for Failure {
    fn from(error: XlsError) -> Failure {
        match error {
            XlsError::Password => Failure::Password,
            error => not_a_table(error),
        }
    }
}
