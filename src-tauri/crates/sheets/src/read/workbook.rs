//! Workbooks through calamine. XLSX and XLSB cell by cell (a `Range` costs a rectangle), the others as ranges.

use super::findings::Findings;
use super::grid::{CellKind, Grid, GridBuilder};
use super::table::SheetInfo;
use super::{Failure, Format, PROGRESS_ROWS, Progress, ReadChoice, Table, not_a_table, value};
use calamine::{Data, DataRef, Ods, OdsError, Range, Reader, Sheet, SheetType, SheetVisible};
use calamine::{Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};
use domain::{Issue, IssueCode};
use std::io::{Read, Seek};

/// A sheet's cells and oddities.
type Content = (Grid, Vec<Issue>);

pub(super) fn read<RS: Read + Seek>(
    source: RS,
    format: Format,
    file: &str,
    choice: &ReadChoice,
    progress: Progress<'_>,
) -> Result<Table, Failure> {
    let collect = |sheet: &str| Collector::new(file, sheet, progress);
    let (sheets, sheet, (grid, issues)) = match format {
        Format::Xlsb => {
            let mut book = Xlsb::new(source)?;
            let sheets = book.sheets_metadata().to_vec();
            pick(&sheets, choice, |sheet| {
                let mut collector = collect(sheet);
                let mut cells = book.worksheet_cells_reader(sheet)?;
                while let Some(cell) = cells.next_cell()? {
                    let (row, column) = cell.get_position();
                    collector.add(row, column, cell.get_value())?;
                }
                Ok(collector.finish())
            })?
        }
        Format::Ods => {
            let mut book = Ods::new(source)?;
            let sheets = book.sheets_metadata().to_vec();
            pick(&sheets, choice, |sheet| collect(sheet).range(&book.worksheet_range(sheet)?))?
        }
        Format::Xls => {
            let mut book = Xls::new(source)?;
            let sheets = book.sheets_metadata().to_vec();
            pick(&sheets, choice, |sheet| collect(sheet).range(&book.worksheet_range(sheet)?))?
        }
        _ => {
            let mut book = Xlsx::new(source)?;
            let sheets = book.sheets_metadata().to_vec();
            pick(&sheets, choice, |sheet| xlsx_sheet(&mut book, sheet, collect(sheet)))?
        }
    };
    let mut table = Table::new(file, format, grid, issues);
    table.sheets = sheets;
    table.sheet = Some(sheet);
    Ok(table)
}

/// The sheet that was asked for, else the first visible one with data.
fn pick(
    sheets: &[Sheet],
    choice: &ReadChoice,
    mut load: impl FnMut(&str) -> Result<Content, Failure>,
) -> Result<(Vec<SheetInfo>, String, Content), Failure> {
    let tables: Vec<&Sheet> = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let info = |sheet: &&Sheet| SheetInfo {
        name: sheet.name.clone(),
        hidden: sheet.visible != SheetVisible::Visible,
        filled: true,
    };
    let names: Vec<SheetInfo> = tables.iter().map(info).collect();
    if let Some(wanted) = &choice.sheet {
        if !names.iter().any(|info| info.name == *wanted) {
            let sheets = names.into_iter().map(|info| info.name).collect();
            return Err(Failure::NoSuchSheet { sheet: wanted.clone(), sheets });
        }
        let content = load(wanted)?;
        return Ok((names, wanted.clone(), content));
    }
    for sheet in tables.iter().filter(|sheet| sheet.visible == SheetVisible::Visible) {
        let content = load(&sheet.name)?;
        if !content.0.is_empty() {
            return Ok((names, sheet.name.clone(), content));
        }
    }
    Err(Failure::Empty)
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
        if kind == CellKind::Error {
            self.findings.add(IssueCode::ErrorCell, Some((row, column)), &text);
        } else {
            self.findings.look_at(row, column, &text);
        }
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

impl From<OdsError> for Failure {
    fn from(error: OdsError) -> Failure {
        match error {
            OdsError::Password => Failure::Password,
            OdsError::CellLimitExceeded { .. } => Failure::TooLarge,
            error => not_a_table(error),
        }
    }
}
