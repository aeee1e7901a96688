//! One header row and values: nothing merged, nothing drawn, so that machines read it.

use super::super::clean::page_text;
use super::super::look::{Face, INK, INK_2, LINE_STRONG, SUNKEN, put, underlined};
use super::super::{ColumnKind, Language, Value};
use super::frame::pixels;
use super::{Flat, frame::aligned};
use rust_xlsxwriter::{Format, FormatBorder, Worksheet, XlsxError};

const SIZE: f64 = 9.5;
/// Rows of a sheet (Excel specifications and limits).
const MAX_ROWS: usize = 1_048_575;

pub(super) fn draw(sheet: &mut Worksheet, flat: &Flat) -> Result<(), XlsxError> {
    if flat.rows.len() > MAX_ROWS {
        return Err(XlsxError::RowColumnLimitError);
    }
    // Japanese stands beside English here.
    let face = Face::of(Language::Ja);
    for (at, column) in (0..).zip(&flat.columns) {
        sheet.set_column_width_pixels(at, pixels(column.width_chars))?;
    }
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.65, 0.6, 0.3, 0.3);
    let code = face.page_code();
    sheet.set_header(format!("&R{code}{}", page_text(&flat.classification, 60)));
    sheet.set_footer(format!("&L{code}{}&R{code}&P / &N", page_text(&flat.sheet, 40)));
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(flat.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(flat.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    if !flat.columns.is_empty() {
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_print_area(0, 0, last_row, last_column)?;
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    let head = underlined(face.bold(SIZE, INK_2).set_background_color(SUNKEN), FormatBorder::Thin, LINE_STRONG);
    let head = head.unset_text_wrap();
    for (at, column) in (0..).zip(&flat.columns) {
        put(sheet, 0, at, &Value::from(column.label.as_str()), &aligned(head.clone(), column.kind))?;
    }
    let body = face.text(SIZE, INK).unset_text_wrap();
    let of = |kind: ColumnKind| aligned(body.clone(), kind);
    let formats: Vec<Format> = flat.columns.iter().map(|column| of(column.kind)).collect();
    for (row, values) in (1..).zip(&flat.rows) {
        for ((at, format), value) in (0..).zip(&formats).zip(values) {
            if *value != Value::Empty {
                put(sheet, row, at, value, format)?;
            }
        }
    }
    Ok(())
}
