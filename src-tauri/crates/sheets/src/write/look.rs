//! Fonts, colours and cells. The colours are the application's own tokens (light).

use super::clean::{cell_text, looks_like_formula};
use super::{Language, Value};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

pub(super) const INK: u32 = 0x1d_1e22;
pub(super) const INK_2: u32 = 0x52_545c;
pub(super) const INK_3: u32 = 0x69_6b73;
pub(super) const LINE: u32 = 0xe5_e2db;
pub(super) const LINE_STRONG: u32 = 0xcd_c9c0;
pub(super) const SUNKEN: u32 = 0xfa_f9f6;
pub(super) const ACCENT: u32 = 0x33_489a;
pub(super) const ACCENT_INK: u32 = 0x2c_3f8c;
pub(super) const ACCENT_LINE: u32 = 0xa9_b5df;

/// Colours and shape of one kind of tag: ink, fill, line, and the mark that is legible without colour.
pub(super) struct Tint {
    pub(super) ink: u32,
    pub(super) fill: u32,
    pub(super) line: u32,
    pub(super) mark: &'static str,
}

/// Target, modality, indication.
pub(super) const TINTS: [Tint; 3] = [
    Tint { ink: 0x00_665c, fill: 0xe3_f3f1, line: 0x8c_c5c0, mark: "●" },
    Tint { ink: 0x6e_5100, fill: 0xf8_f0da, line: 0xd6_be7c, mark: "■" },
    Tint { ink: 0x74_279c, fill: 0xf5_eafb, line: 0xcd_a5e0, mark: "◆" },
];

/// Beyond 15 digits a spreadsheet changes a number (IEEE 754 double, as Excel shows it).
const MAX_EXACT: i64 = 999_999_999_999_999;

/// Face and line height of a language.
#[derive(Clone, Copy)]
pub(super) struct Face {
    language: Language,
}

impl Face {
    pub(super) fn of(language: Language) -> Face {
        Face { language }
    }

    /// Windows and macOS ship 游ゴシック with Excel; LibreOffice falls back to its own Japanese face.
    pub(super) fn name(self) -> &'static str {
        match self.language {
            Language::Ja => "Yu Gothic",
            Language::En => "Calibri",
        }
    }

    /// How broad the face runs beside the measured ems; Calibri is a narrow one.
    pub(super) fn breadth(self) -> f64 {
        match self.language {
            Language::Ja => 1.0,
            Language::En => 0.85,
        }
    }

    /// Height of so many lines in points. 游ゴシック stands on unusually high lines (18.75 pt at 11 pt); the last
    /// one needs less. English lines leave room for a Japanese word.
    pub(super) fn lines(self, size: f64, lines: usize) -> f64 {
        #[allow(clippy::cast_precision_loss)]
        let lines = lines.max(1) as f64;
        match self.language {
            Language::Ja => size * (1.68 * lines - 0.1),
            Language::En => size * (1.36 * lines + 0.1),
        }
    }

    /// A cell in this face, at the top, wrapped.
    pub(super) fn text(self, size: f64, color: u32) -> Format {
        let format = Format::new()
            .set_font_name(self.name())
            .set_font_size(size)
            .set_font_color(color)
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        match self.language {
            // SHIFTJIS_CHARSET: Excel picks Japanese glyphs, not Chinese ones, for shared code points.
            Language::Ja => format.set_font_charset(128).set_font_family(3),
            Language::En => format.set_font_family(2),
        }
    }

    /// As [`Face::text`], bold.
    pub(super) fn bold(self, size: f64, color: u32) -> Format {
        self.text(size, color).set_bold()
    }

    /// Font code of a page header or footer.
    pub(super) fn page_code(self) -> String {
        // Grey, 8 pt; the blank after the size keeps a digit that follows apart from it.
        format!("&\"{},Regular\"&K696B73&8 ", self.name())
    }
}

/// A hairline below.
pub(super) fn underlined(format: Format, border: FormatBorder, color: u32) -> Format {
    format.set_border_bottom(border).set_border_bottom_color(color)
}

/// Writes a value at its type; user text is text whatever it looks like.
pub(super) fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => sheet.write_blank(row, column, format)?,
        Value::Text(text) => return put_text(sheet, row, column, text, format),
        Value::Integer(number) if number.abs() <= MAX_EXACT => {
            #[allow(clippy::cast_precision_loss)]
            let exact = *number as f64;
            sheet.write_number_with_format(row, column, exact, &format.clone().set_num_format("0"))?
        }
        Value::Integer(number) => return put_text(sheet, row, column, &number.to_string(), format),
        Value::Date(date) => match excel_date(*date) {
            Some(moment) => {
                sheet.write_datetime_with_format(row, column, &moment, &format.clone().set_num_format("yyyy-mm-dd"))?
            }
            // Before 1900 no spreadsheet knows dates.
            None => return put_text(sheet, row, column, &date.to_string(), format),
        },
    };
    Ok(())
}

fn put_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    let text = cell_text(text);
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else if looks_like_formula(&text) {
        // Stays text even when somebody edits the cell and presses Enter.
        sheet.write_string_with_format(row, column, text, &format.clone().set_quote_prefix())?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

fn excel_date(date: jiff::civil::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

/// The workbook's creation time.
pub(super) fn excel_datetime(moment: jiff::civil::DateTime) -> Option<ExcelDateTime> {
    let (hour, minute, second) = (moment.hour(), moment.minute(), moment.second());
    let date = excel_date(moment.date())?;
    date.and_hms(u16::from(hour.unsigned_abs()), minute.unsigned_abs(), f64::from(second)).ok()
}

/// The text a value shows, for measuring.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => cell_text(text).into_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Empty => String::new(),
    }
}
