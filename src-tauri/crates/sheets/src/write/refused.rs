//! Rows an import refused, as a list that can be mended and imported again.

use super::look::{Face, INK, INK_2, INK_3, LINE_STRONG, SUNKEN, put, underlined};
use super::measure::text_ems;
use super::{Language, Value, save};
use domain::{Problem, ProblemCode};
use rust_xlsxwriter::{Format, FormatBorder, Workbook, XlsxError};
use std::path::Path;

/// Rows and columns of a sheet (Excel specifications and limits).
const MAX_ROWS: usize = 1_048_576;
/// See [`MAX_ROWS`].
const MAX_COLUMNS: usize = 16_384;
const BODY: f64 = 10.0;
/// Columns are as wide as their widest text, within these bounds (half-width characters).
const NARROWEST: f64 = 8.0;
/// See [`NARROWEST`].
const WIDEST: f64 = 60.0;
/// Rows looked at for the widths.
const MEASURED: usize = 200;

/// A refused row: its 1-based number in the file, the reasons in words, its cells in the order of the columns.
pub type RefusedRow = (u32, String, Vec<String>);

/// Writes refused rows as a workbook: one header row, frozen, the original columns in their order, and at the right
/// end the row number and the reasons under `labels`. Every cell is text as it was read, so that the mended file can
/// be imported like the first one. Written to a temporary file beside `path` and renamed.
///
/// # Errors
/// `FileInUse`, `NotWritable`, `DiskFull`, `TooLarge` (beyond a sheet's rows and columns), each with `path`; then
/// nothing was changed.
pub fn refused(path: &Path, columns: &[String], rows: &[RefusedRow], labels: (&str, &str)) -> Result<(), Problem> {
    save::ready(path)?;
    // A row may be wider than its header: nothing of it is dropped.
    let width = rows.iter().map(|(_, _, cells)| cells.len()).fold(columns.len(), usize::max);
    if rows.len() >= MAX_ROWS || width + 2 > MAX_COLUMNS {
        return Err(Problem::new(ProblemCode::TooLarge).with("path", path.display()));
    }
    let mut workbook = Workbook::new();
    // Temporary rows stay on the disk the user chose.
    workbook.set_tempdir(save::folder(path)).map_err(|error| save::failed(error, path))?;
    draw(&mut workbook, columns, rows, labels, width).map_err(|error| save::failed(error, path))?;
    save::save(&mut workbook, path)
}

fn draw(
    workbook: &mut Workbook,
    columns: &[String],
    rows: &[RefusedRow],
    labels: (&str, &str),
    width: usize,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    let face = Face::of(Language::Ja);
    let plain = |format: Format| format.unset_text_wrap();
    let head = plain(underlined(face.bold(BODY, INK_2).set_background_color(SUNKEN), FormatBorder::Thin, LINE_STRONG));
    // The text format keeps an id or a date what it is when somebody edits the cell.
    let body = plain(face.text(BODY, INK)).set_num_format("@");
    let added = plain(face.text(BODY, INK_3));
    let at = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);

    for column in 0..width {
        let texts = rows.iter().take(MEASURED).filter_map(|(_, _, cells)| cells.get(column));
        let widest = texts.chain(columns.get(column)).map(|text| text_ems(text) * 2.0).fold(NARROWEST, f64::max);
        sheet.set_column_width(at(column), widest.min(WIDEST))?;
    }
    sheet.set_column_width(at(width), NARROWEST)?;
    sheet.set_column_width(at(width + 1), WIDEST)?;
    sheet.set_freeze_panes(1, 0)?;

    for (column, label) in columns.iter().enumerate() {
        put(sheet, 0, at(column), &Value::from(label.as_str()), &head)?;
    }
    put(sheet, 0, at(width), &Value::from(labels.0), &head)?;
    put(sheet, 0, at(width + 1), &Value::from(labels.1), &head)?;
    for (row, (number, reasons, cells)) in (1..).zip(rows) {
        for (column, cell) in cells.iter().enumerate() {
            if !cell.is_empty() {
                put(sheet, row, at(column), &Value::from(cell.as_str()), &body)?;
            }
        }
        put(sheet, row, at(width), &Value::Integer(i64::from(*number)), &added)?;
        put(sheet, row, at(width + 1), &Value::from(reasons.as_str()), &added)?;
    }
    Ok(())
}
