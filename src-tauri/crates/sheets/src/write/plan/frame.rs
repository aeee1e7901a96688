//! What printed sheets have in common: the page, title and class above, rows with a height that fits, where pages end.

use super::super::clean::page_text;
use super::super::look::{self, Face, INK, INK_2, INK_3, put};
use super::super::measure::{text_ems, wrap};
use super::super::{ColumnKind, Value};
use super::{Cell, Printed, Tone};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// Points of a pixel.
const PX: f64 = 0.75;
/// What a cell's own padding takes from its width, in points.
const PADDING: f64 = 5.0;
/// What the indent of a text takes, in points.
const INDENT: f64 = 7.0;
/// A4 landscape between the margins set below, in points.
const PAGE_WIDTH: f64 = 769.0;
/// See [`PAGE_WIDTH`]; a little less than the paper has.
const PAGE_HEIGHT: f64 = 490.0;
/// Beyond 15 digits a spreadsheet changes a number.
const MAX_EXACT: i64 = 999_999_999_999_999;

/// Colours of what is there, to be looked at, missing: ink and tint.
const GOOD: (u32, u32) = (0x1f_6b3b, 0xe6_f3ea);
const WARN: (u32, u32) = (0x9a_4600, 0xfd_efe1);
const BAD: (u32, u32) = (0xaf_1f2d, 0xfc_ebeb);

/// Pixels of a column of so many half-width characters.
pub(super) fn pixels(width_chars: u16) -> u32 {
    u32::from(width_chars.clamp(2, 120)) * 7 + 5
}

/// A sheet on which rows are drawn from the top.
pub(super) struct Frame<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) face: Face,
    /// Width of each column in pixels.
    widths: Vec<u32>,
    /// The next row.
    pub(super) row: u32,
    /// Height of a page, and of what is used of it, in the sheet's own points.
    page: f64,
    used: f64,
    /// Where the headings begin, and how high they are once they are drawn.
    head: Option<(u32, f64)>,
    breaks: Vec<u32>,
}

impl<'a> Frame<'a> {
    /// Sets the page up and writes title, class and notes.
    pub(super) fn begin(sheet: &'a mut Worksheet, printed: &Printed, widths: Vec<u32>) -> Result<Frame<'a>, XlsxError> {
        for (at, width) in (0..).zip(&widths) {
            sheet.set_column_width_pixels(at, *width)?;
        }
        let face = Face::of(printed.language);
        sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
        sheet.set_margins(0.5, 0.5, 0.65, 0.6, 0.3, 0.3);
        sheet.set_screen_gridlines(false);
        let code = face.page_code();
        sheet.set_header(format!("&R{code}{}", page_text(&printed.classification, 60)));
        sheet.set_footer(format!("&L{code}{}&R{code}&P / &N", page_text(&printed.title, 70)));
        let all: f64 = widths.iter().map(|width| f64::from(*width) * PX).sum();
        let page = PAGE_HEIGHT * (all / PAGE_WIDTH).max(1.0);
        let mut frame = Frame { sheet, face, widths, row: 0, page, used: 0.0, head: None, breaks: Vec::new() };
        frame.title(printed)?;
        Ok(frame)
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> u16 {
        u16::try_from(self.widths.len()).unwrap_or(u16::MAX)
    }

    /// Points between two columns.
    pub(super) fn points(&self, from: u16, to: u16) -> f64 {
        self.widths.iter().take(to.into()).skip(from.into()).map(|width| f64::from(*width) * PX).sum()
    }

    /// Ems of a font that fit between two columns.
    pub(super) fn ems(&self, from: u16, to: u16, size: f64) -> f64 {
        (self.points(from, to) - PADDING) / (size * self.face.breadth())
    }

    /// Lines of a text between two columns.
    pub(super) fn lines(&self, text: &str, from: u16, to: u16, size: f64) -> usize {
        wrap(text, self.ems(from, to, size)).len()
    }

    fn title(&mut self, printed: &Printed) -> Result<(), XlsxError> {
        let (face, columns) = (self.face, self.columns());
        let needs = text_ems(&printed.classification) * 9.0 + 24.0;
        let mut class_from = columns;
        while class_from > 1 && self.points(class_from, columns) < needs && !printed.classification.is_empty() {
            class_from -= 1;
        }
        let lines = self.lines(&printed.title, 0, class_from, 14.0);
        self.text_block(0, class_from, &printed.title, &face.bold(14.0, INK).set_align(FormatAlign::VerticalCenter))?;
        if class_from < columns {
            let boxed = face
                .bold(9.0, INK)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin)
                .set_border_color(INK_2);
            self.text_block(class_from, columns, &printed.classification, &boxed)?;
        }
        self.advance(face.lines(14.0, lines) + 3.0)?;
        for note in printed.note_lines.iter().filter(|note| !note.is_empty()) {
            let lines = self.lines(note, 0, columns, 8.5);
            self.text_block(0, columns, note, &face.text(8.5, INK_3))?;
            self.advance(face.lines(8.5, lines) + 1.5)?;
        }
        self.advance(5.0)
    }

    /// Ends the row: its height is set and counted.
    pub(super) fn advance(&mut self, height: f64) -> Result<(), XlsxError> {
        let height = (height.clamp(3.0, 409.0) * 4.0).ceil() / 4.0;
        self.sheet.set_row_height(self.row, height)?;
        self.used += height;
        if self.used > self.page {
            // The printer begins a new page with this row, below the headings.
            self.used = height + self.head_height();
        }
        self.row += 1;
        Ok(())
    }

    fn head_height(&self) -> f64 {
        self.head.map_or(0.0, |(_, height)| height)
    }

    /// Starts a new printed page where what must stay together no longer fits.
    pub(super) fn keep_together(&mut self, height: f64) {
        if self.used + height > self.page && self.used > self.page * 0.3 {
            self.breaks.push(self.row);
            self.used = self.head_height();
        }
    }

    /// The rows from here to [`Frame::end_head`] are the headings.
    pub(super) fn begin_head(&mut self) {
        self.head = Some((self.row, -self.used));
    }

    /// The headings end here: they are repeated on every page and stay when the sheet is scrolled, with so many columns.
    pub(super) fn end_head(&mut self, frozen: u16) -> Result<(), XlsxError> {
        if let Some((first, before)) = self.head {
            self.head = Some((first, self.used + before));
            self.sheet.set_repeat_rows(first, self.row.saturating_sub(1))?;
        }
        self.sheet.set_freeze_panes(self.row, frozen)?;
        Ok(())
    }

    /// One value over the columns `from..to` of the current row.
    pub(super) fn block(&mut self, from: u16, to: u16, value: &Value, format: &Format) -> Result<(), XlsxError> {
        if to > from + 1 {
            self.sheet.merge_range(self.row, from, self.row, to - 1, "", format)?;
        }
        put(self.sheet, self.row, from, value, format)
    }

    pub(super) fn text_block(&mut self, from: u16, to: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.block(from, to, &Value::from(text), format)
    }

    /// A cell over some columns: money to the yen, anything else at its type.
    pub(super) fn cell(
        &mut self,
        (from, to): (u16, u16),
        cell: &Cell,
        format: &Format,
        millions: bool,
    ) -> Result<(), XlsxError> {
        match cell.value {
            Value::Integer(yen) if cell.yen && yen.abs() <= MAX_EXACT => {
                let format = format.clone().set_num_format(yen_format(millions)).set_align(FormatAlign::Right);
                if to > from + 1 {
                    self.sheet.merge_range(self.row, from, self.row, to - 1, "", &format)?;
                }
                #[allow(clippy::cast_precision_loss)]
                self.sheet.write_number_with_format(self.row, from, yen as f64, &format)?;
                Ok(())
            }
            _ => self.block(from, to, &cell.value, format),
        }
    }

    /// What is printed ends with the row above.
    pub(super) fn finish(self) -> Result<(), XlsxError> {
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), self.columns().saturating_sub(1))?;
        if !self.breaks.is_empty() {
            self.sheet.set_page_breaks(&self.breaks)?;
        }
        Ok(())
    }
}

/// Thousands or millions of yen; the cell holds the yen. Negative amounts as Japanese accounts write them.
pub(super) fn yen_format(millions: bool) -> &'static str {
    if millions { "#,##0,,;\"▲\"#,##0,," } else { "#,##0,;\"▲\"#,##0," }
}

/// A cell's letters and ground.
pub(super) fn toned(face: Face, size: f64, tone: Tone) -> Format {
    let tinted = |(ink, tint): (u32, u32)| face.text(size, ink).set_background_color(tint);
    match tone {
        Tone::Plain => face.text(size, INK),
        Tone::Strong => face.bold(size, INK),
        Tone::Muted => face.text(size, INK_2),
        Tone::Good => tinted(GOOD),
        Tone::Warn => tinted(WARN),
        Tone::Bad => tinted(BAD),
    }
}

pub(super) fn aligned(format: Format, kind: ColumnKind) -> Format {
    match kind {
        ColumnKind::Text => format.set_align(FormatAlign::Left).set_indent(1),
        // The text format keeps a code what it is when somebody edits the cell.
        ColumnKind::Id => format.set_align(FormatAlign::Left).set_indent(1).set_num_format("@"),
        ColumnKind::Integer => format.set_align(FormatAlign::Right),
        ColumnKind::Date => format.set_align(FormatAlign::Center),
    }
}

/// Ems that the indent of such a column takes.
pub(super) fn indent(kind: ColumnKind, size: f64) -> f64 {
    if matches!(kind, ColumnKind::Text | ColumnKind::Id) { INDENT / size } else { 0.0 }
}

/// The text a cell shows, for measuring.
pub(super) fn shown(cell: &Cell) -> String {
    if cell.yen { String::new() } else { look::shown(&cell.value) }
}
