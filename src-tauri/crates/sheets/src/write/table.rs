//! A list as a table to work with: one header row, frozen, filterable; prints on A4 landscape.

use super::clean::{self, page_text};
use super::look::{self, Face, INK, INK_2, INK_3, LINE, LINE_STRONG, SUNKEN, put, underlined};
use super::measure::wrap;
use super::{Col, ColumnKind, Language, Value, save};
use domain::{Problem, ProblemCode};
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::collections::HashSet;
use std::path::Path;

/// From here on rows are written and forgotten one by one.
const CONSTANT_MEMORY_FROM: usize = 20_000;
/// Rows of a sheet (Excel specifications and limits).
const MAX_ROWS: usize = 1_048_576;
/// Lines a wrapped row shows at most; the whole text is in the cell.
const MOST_LINES: usize = 6;
const BODY: f64 = 9.5;
/// What the indent of a text column takes, in points.
const INDENT: f64 = 7.0;
/// What the filter's button covers of a heading, in ems.
const FILTER_BUTTON: f64 = 1.4;

/// One sheet with one table.
#[derive(Debug, Clone)]
pub struct TableDocument {
    /// Sheet name; cut to 31 characters, forbidden characters replaced, made unique.
    pub sheet: String,
    /// Language of the sheet.
    pub language: Language,
    /// Disclosure class in words, above the table and in the page header.
    pub classification: String,
    /// Title above the table.
    pub title: String,
    /// Lines of small print between title and table.
    pub note_lines: Vec<String>,
    /// Columns.
    pub columns: Vec<Col>,
    /// Rows of one value per column; missing ones are empty.
    pub rows: Vec<Vec<Value>>,
    /// Written as the workbook's creation time, so that equal data give equal bytes.
    pub created: jiff::civil::DateTime,
}

/// Writes one table; see [`write_all`].
///
/// # Errors
/// As [`write_all`].
pub fn write(path: &Path, document: &TableDocument) -> Result<(), Problem> {
    write_all(path, std::slice::from_ref(document))
}

/// Writes one sheet per document (e.g. Japanese and English) to a temporary file beside `path` and renames it.
/// More than 20,000 rows are written row by row in constant memory.
///
/// # Errors
/// `FileInUse`, `NotWritable`, `DiskFull` with `path`; `TooLarge` beyond a sheet's 1,048,576 rows; then nothing
/// was changed.
pub fn write_all(path: &Path, documents: &[TableDocument]) -> Result<(), Problem> {
    save::ready(path)?;
    let mut workbook = Workbook::new();
    if let Some(created) = documents.first().and_then(|document| look::excel_datetime(document.created)) {
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    }
    // Temporary rows stay on the disk the user chose: a full system disk must not stop an export elsewhere.
    workbook.set_tempdir(save::folder(path)).map_err(|error| save::failed(error, path))?;
    let mut names = HashSet::new();
    for document in documents {
        if document.rows.len() + document.note_lines.len() + 4 > MAX_ROWS {
            return Err(Problem::new(ProblemCode::TooLarge).with("path", path.display()));
        }
        let name = clean::sheet_name(&document.sheet, &mut names);
        let drawn = if document.rows.len() > CONSTANT_MEMORY_FROM {
            workbook.add_worksheet_with_constant_memory().and_then(|sheet| draw(sheet, &name, document))
        } else {
            draw(workbook.add_worksheet(), &name, document)
        };
        drawn.map_err(|error| save::failed(error, path))?;
    }
    save::save(&mut workbook, path)
}

/// Everything about the sheet first, then row by row from the top: constant memory knows no way back.
fn draw(sheet: &mut Worksheet, name: &str, document: &TableDocument) -> Result<(), XlsxError> {
    let face = Face::of(document.language);
    sheet.set_name(name)?;
    let last_column = u16::try_from(document.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let head_row = u32::try_from(document.note_lines.len()).unwrap_or(0) + 2;
    let last_row = head_row + u32::try_from(document.rows.len()).unwrap_or(0);
    for (at, column) in (0..).zip(&document.columns) {
        // Excel ends at 255 characters; two more for the filter's button.
        sheet.set_column_width(at, f64::from(column.width_chars.clamp(6, 120)) + 2.0)?;
    }
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.65, 0.6, 0.3, 0.3);
    sheet.set_screen_gridlines(false);
    let code = face.page_code();
    sheet.set_header(format!(
        "&L{code}{}&R{code}{}",
        page_text(&document.title, 60),
        page_text(&document.classification, 60)
    ));
    sheet.set_footer(format!("&R{code}&P / &N"));
    sheet.set_freeze_panes(head_row + 1, 0)?;
    if !document.columns.is_empty() {
        sheet.set_repeat_rows(head_row, head_row)?;
        sheet.set_print_area(0, 0, last_row, last_column)?;
        sheet.autofilter(head_row, 0, last_row, last_column)?;
    }

    let plain = |format: Format| format.unset_text_wrap();
    sheet.set_row_height(0, face.lines(14.0, 1) + 2.0)?;
    put(sheet, 0, 0, &Value::from(document.title.as_str()), &plain(face.bold(14.0, INK)))?;
    sheet.set_row_height(1, face.lines(BODY, 1) + 1.0)?;
    put(sheet, 1, 0, &Value::from(document.classification.as_str()), &plain(face.bold(BODY, look::ACCENT_INK)))?;
    for (row, note) in (2..).zip(&document.note_lines) {
        sheet.set_row_height(row, face.lines(8.5, 1) + 1.0)?;
        put(sheet, row, 0, &Value::from(note.as_str()), &plain(face.text(8.5, INK_3)))?;
    }

    let lines =
        document.columns.iter().map(|col| wrap(&col.label, ems(col, BODY) - FILTER_BUTTON).len()).max().unwrap_or(1);
    sheet.set_row_height(head_row, face.lines(BODY, lines) + 5.0)?;
    let head = underlined(face.bold(BODY, INK_2).set_background_color(SUNKEN), FormatBorder::Thin, LINE_STRONG)
        .set_align(FormatAlign::VerticalCenter);
    for (at, column) in (0..).zip(&document.columns) {
        put(sheet, head_row, at, &Value::from(column.label.as_str()), &aligned(head.clone(), column.kind))?;
    }
    let body = underlined(face.text(BODY, INK), FormatBorder::Thin, LINE).set_align(FormatAlign::VerticalCenter);
    let formats: Vec<Format> = document.columns.iter().map(|col| aligned(body.clone(), col.kind)).collect();
    for (row, values) in (head_row + 1..).zip(&document.rows) {
        let lines = document.columns.iter().zip(values).map(|(col, value)| match value {
            Value::Text(text) => wrap(text, ems(col, BODY)).len(),
            _ => 1,
        });
        let lines = lines.max().unwrap_or(1).min(MOST_LINES);
        sheet.set_row_height(row, face.lines(BODY, lines) + 4.0)?;
        for ((at, format), position) in (0..).zip(&formats).zip(0..) {
            put(sheet, row, at, values.get(position).unwrap_or(&Value::Empty), format)?;
        }
    }
    Ok(())
}

/// Ems a column shows at this size. A width unit is a digit of the default face, 7 px.
fn ems(column: &Col, size: f64) -> f64 {
    let indent = if column.kind == ColumnKind::Text { INDENT } else { 0.0 };
    ((f64::from(column.width_chars.clamp(6, 120)) + 2.0) * 5.25 - indent) / size
}

fn aligned(format: Format, kind: ColumnKind) -> Format {
    match kind {
        ColumnKind::Text => format.set_align(FormatAlign::Left).set_indent(1),
        // The text format keeps a code what it is when somebody edits the cell.
        ColumnKind::Id => format.set_align(FormatAlign::Left).set_num_format("@"),
        ColumnKind::Integer => format.set_align(FormatAlign::Right),
        ColumnKind::Date => format.set_align(FormatAlign::Center),
    }
}
