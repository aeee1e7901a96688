//! Draws a briefing page: a grid of narrow equal columns, blocks as merged cells, heights from measured text.

use super::briefing::{Page, Section};
use super::clean::page_text;
use super::columns::spread;
use super::look::{self, Face, INK, INK_2, INK_3, LINE, LINE_STRONG, SUNKEN, TINTS, put, underlined};
use super::measure::{parts, text_ems, wrap};
use super::{Col, ColumnKind, Value};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// Width of a grid column: 7 px at 96 dpi, 5.25 pt.
const UNIT_PX: u32 = 7;
pub(super) const UNIT_PT: f64 = 5.25;
/// Grid columns of A4 portrait (178 mm between the margins) and landscape (265 mm).
const PORTRAIT: u16 = 96;
const LANDSCAPE: u16 = 144;
/// Half-width characters the columns of a table may ask for before the page is turned.
const PORTRAIT_CHARS: u32 = 150;
/// Height between the margins in points, a little less than the paper has.
const PORTRAIT_HEIGHT: f64 = 730.0;
const LANDSCAPE_HEIGHT: f64 = 485.0;
/// What a cell's own padding takes from its width, in points.
pub(super) const PADDING: f64 = 6.0;
/// Grid columns left free between two columns of a table, and between the three boxes.
pub(super) const GUTTER: u16 = 1;
const BOX_GAP: u16 = 2;
/// Lines of one row before it continues in the next (Excel's rows end at 409 pt).
const MOST_LINES: usize = 18;

const BODY: f64 = 10.0;
pub(super) const SMALL: f64 = 8.5;
pub(super) const CELL: f64 = 9.0;

pub(super) fn draw(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    let landscape = page.sections.iter().any(|section| match section {
        Section::Table { columns, .. } => {
            columns.iter().map(|column| u32::from(column.width_chars)).sum::<u32>() > PORTRAIT_CHARS
        }
        Section::Text { .. } => false,
    });
    let mut drawing = Drawing {
        sheet,
        face: Face::of(page.language),
        columns: if landscape { LANDSCAPE } else { PORTRAIT },
        height: if landscape { LANDSCAPE_HEIGHT } else { PORTRAIT_HEIGHT },
        row: 0,
        used: 0.0,
        breaks: Vec::new(),
    };
    drawing.set_up(page, landscape)?;
    drawing.title(page)?;
    drawing.header(&page.header)?;
    drawing.triple(&page.triple)?;
    if let Some((label, text)) = &page.one_line {
        drawing.one_line(label, text)?;
    }
    for section in &page.sections {
        match section {
            Section::Text { heading, body } => drawing.text(heading, body)?,
            Section::Table { heading, columns, rows } => drawing.table(heading, columns, rows)?,
        }
    }
    drawing.note(&page.footer_note)?;
    drawing.finish()
}

struct Drawing<'a> {
    sheet: &'a mut Worksheet,
    face: Face,
    columns: u16,
    /// Height of a printed page in points.
    height: f64,
    row: u32,
    /// Height used on the current printed page.
    used: f64,
    breaks: Vec<u32>,
}

impl Drawing<'_> {
    fn set_up(&mut self, page: &Page, landscape: bool) -> Result<(), XlsxError> {
        let sheet = &mut *self.sheet;
        sheet.set_column_range_width_pixels(0, self.columns - 1, UNIT_PX)?;
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
        if landscape {
            sheet.set_landscape();
        }
        // Inches: 16 mm at the sides, 18 mm above, 17 mm below, 8 mm for header and footer.
        sheet.set_margins(0.63, 0.63, 0.71, 0.67, 0.32, 0.32);
        sheet.set_screen_gridlines(false);
        let code = self.face.page_code();
        sheet.set_header(format!("&R{code}{}", page_text(&page.classification, 60)));
        sheet.set_footer(format!("&L{code}{}&R{code}&P / &N", page_text(&page.title, 70)));
        Ok(())
    }

    /// Ends the row: its height is set and counted.
    fn advance(&mut self, height: f64) -> Result<(), XlsxError> {
        let height = (height.clamp(3.0, 409.0) * 4.0).ceil() / 4.0;
        self.sheet.set_row_height(self.row, height)?;
        self.used += height;
        if self.used > self.height {
            // The printer begins a new page with this row.
            self.used = height;
        }
        self.row += 1;
        Ok(())
    }

    /// Starts a new printed page where what must stay together no longer fits.
    fn keep_together(&mut self, height: f64) {
        if self.used + height > self.height && self.used > self.height * 0.3 {
            self.breaks.push(self.row);
            self.used = 0.0;
        }
    }

    /// One value over the grid columns `from..to` of the current row.
    fn block(&mut self, from: u16, to: u16, value: &Value, format: &Format) -> Result<(), XlsxError> {
        if to > from + 1 {
            self.sheet.merge_range(self.row, from, self.row, to - 1, "", format)?;
        }
        put(self.sheet, self.row, from, value, format)
    }

    /// A cell of a table: the gutter before the next column carries the same line and ground.
    fn cell(&mut self, from: u16, to: u16, value: &Value, format: &Format) -> Result<(), XlsxError> {
        let end = inner_end(from, to, self.columns);
        for column in end..to {
            self.sheet.write_blank(self.row, column, format)?;
        }
        self.block(from, end, value, format)
    }

    fn text_block(&mut self, from: u16, to: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.block(from, to, &Value::from(text), format)
    }

    /// Ems of a `size` font that fit between two grid columns.
    fn ems(&self, from: u16, to: u16, size: f64) -> f64 {
        (f64::from(to - from) * UNIT_PT - PADDING) / (size * self.face.breadth())
    }

    fn cell_ems(&self, from: u16, to: u16, size: f64) -> f64 {
        self.ems(from, inner_end(from, to, self.columns), size)
    }

    fn title(&mut self, page: &Page) -> Result<(), XlsxError> {
        let face = self.face;
        let class_ems = text_ems(&page.classification) * 9.0 + 24.0;
        let class_units = ((class_ems / UNIT_PT).ceil() as u16).clamp(22, self.columns / 3);
        let class_from = if page.classification.is_empty() { self.columns } else { self.columns - class_units };
        let title_to = if page.classification.is_empty() { self.columns } else { class_from - 2 };
        let lines = lines_of(&page.title, self.ems(0, title_to, 17.0));
        let box_height = face.lines(9.0, 1) + 6.0;
        let height = face.lines(17.0, lines) * 0.95 + 4.0;
        if class_from < self.columns {
            let boxed = face
                .bold(9.0, INK)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin)
                .set_border_color(INK_2);
            self.text_block(class_from, self.columns, &page.classification, &boxed)?;
        }
        let format = face.bold(17.0, INK);
        self.sheet.merge_range(self.row, 0, self.row + 1, title_to - 1, "", &format)?;
        put(self.sheet, self.row, 0, &Value::from(page.title.as_str()), &format)?;
        self.advance(box_height)?;
        self.advance(height - box_height)?;
        let subtitle = underlined(face.text(BODY, INK_2), FormatBorder::Medium, look::ACCENT);
        let lines = lines_of(&page.subtitle, self.ems(0, self.columns, BODY));
        self.text_block(0, self.columns, &page.subtitle, &subtitle)?;
        self.advance(if page.subtitle.is_empty() { 5.0 } else { face.lines(BODY, lines) + 5.0 })?;
        self.advance(6.0)
    }

    fn header(&mut self, pairs: &[(String, Value)]) -> Result<(), XlsxError> {
        let face = self.face;
        let across = if self.columns == LANDSCAPE { 6 } else { 4 };
        let unit = self.columns / across;
        for row in pairs.chunks(usize::from(across)) {
            let cells: Vec<(u16, u16, &(String, Value))> =
                (0..across).zip(row).map(|(i, pair)| (i * unit, (i + 1) * unit, pair)).collect();
            let labels = cells.iter().map(|(a, b, pair)| lines_of(&pair.0, self.ems(*a, *b, 8.0))).max();
            let values = cells.iter().map(|(a, b, pair)| lines_of(&look::shown(&pair.1), self.ems(*a, *b, 9.5))).max();
            for (from, to, pair) in &cells {
                self.text_block(*from, *to, &pair.0, &face.text(8.0, INK_3))?;
            }
            self.advance(face.lines(8.0, labels.unwrap_or(1)))?;
            for (from, to, pair) in &cells {
                self.block(*from, *to, &pair.1, &face.text(9.5, INK).set_align(FormatAlign::Left))?;
            }
            self.advance(face.lines(9.5, values.unwrap_or(1)) + 4.0)?;
        }
        Ok(())
    }

    fn triple(&mut self, boxes: &[(String, String, String)]) -> Result<(), XlsxError> {
        if boxes.is_empty() {
            return Ok(());
        }
        let face = self.face;
        self.advance(5.0)?;
        let count = u16::try_from(boxes.len()).unwrap_or(1).min(6);
        // The boxes share what the gaps leave; what does not divide goes to the later ones.
        let inner = self.columns - (count - 1) * BOX_GAP;
        let mut places = Vec::new();
        let mut from = 0;
        for i in 0..count {
            let width = inner / count + u16::from((i + 1) * (inner % count) / count > i * (inner % count) / count);
            places.push((from, (from + width).min(self.columns)));
            from += width + BOX_GAP;
        }
        let shown: Vec<_> = places.into_iter().zip(boxes).zip(TINTS.iter().cycle()).collect();
        let name_lines = shown.iter().map(|(((a, b), text), _)| lines_of(&text.1, self.ems(*a, *b, 11.0) - 1.0)).max();
        let id_lines = shown.iter().map(|(((a, b), text), _)| lines_of(&text.2, self.ems(*a, *b, SMALL) - 1.0)).max();
        let sides = |format: Format, tint: &look::Tint| {
            format
                .set_background_color(tint.fill)
                .set_align(FormatAlign::Left)
                .set_indent(1)
                .set_border_left(FormatBorder::Thin)
                .set_border_right(FormatBorder::Thin)
                .set_border_left_color(tint.line)
                .set_border_right_color(tint.line)
        };
        for (((from, to), (label, _, _)), tint) in &shown {
            let top = face.bold(SMALL, tint.ink).set_align(FormatAlign::VerticalCenter);
            let top = sides(top, tint).set_border_top(FormatBorder::Thin).set_border_top_color(tint.line);
            self.text_block(*from, *to, &format!("{} {label}", tint.mark), &top)?;
        }
        self.advance(face.lines(SMALL, 1) + 3.0)?;
        for (((from, to), (_, name, _)), tint) in &shown {
            let name = if name.is_empty() { "—" } else { name };
            self.text_block(*from, *to, name, &sides(face.bold(11.0, INK), tint))?;
        }
        self.advance(face.lines(11.0, name_lines.unwrap_or(1)) + 1.0)?;
        for (((from, to), (_, _, id)), tint) in &shown {
            let bottom = underlined(sides(face.text(SMALL, INK_2), tint), FormatBorder::Thin, tint.line);
            self.text_block(*from, *to, id, &bottom)?;
        }
        self.advance(face.lines(SMALL, id_lines.unwrap_or(1)) + 2.0)?;
        self.advance(8.0)
    }

    fn one_line(&mut self, label: &str, text: &str) -> Result<(), XlsxError> {
        let face = self.face;
        let bar = |format: Format| {
            format
                .set_align(FormatAlign::Left)
                .set_indent(1)
                .set_border_left(FormatBorder::Thick)
                .set_border_left_color(look::ACCENT)
        };
        self.text_block(0, self.columns, label, &bar(face.bold(SMALL, look::ACCENT_INK)))?;
        self.advance(face.lines(SMALL, 1))?;
        for (part, lines) in parts(text, self.ems(0, self.columns, 11.5) - 1.0, MOST_LINES) {
            self.text_block(0, self.columns, &part, &bar(face.text(11.5, INK)))?;
            self.advance(face.lines(11.5, lines) + 1.0)?;
        }
        self.advance(6.0)
    }

    fn heading(&mut self, heading: &str) -> Result<(), XlsxError> {
        let face = self.face;
        self.advance(8.0)?;
        let format = underlined(face.bold(10.5, look::ACCENT_INK), FormatBorder::Thin, look::ACCENT_LINE);
        self.text_block(0, self.columns, heading, &format.set_align(FormatAlign::VerticalCenter))?;
        self.advance(face.lines(10.5, lines_of(heading, self.ems(0, self.columns, 10.5))) + 2.0)?;
        self.advance(3.0)
    }

    fn text(&mut self, heading: &str, body: &str) -> Result<(), XlsxError> {
        let face = self.face;
        let ems = self.ems(0, self.columns, BODY);
        let body = if body.trim().is_empty() { "—" } else { body.trim_end() };
        let mut first = true;
        for paragraph in body.lines() {
            for (part, lines) in parts(paragraph, ems, MOST_LINES) {
                let height = face.lines(BODY, lines) + 2.0;
                if first {
                    // A heading never stands alone at the foot of a page.
                    self.keep_together(height + face.lines(10.5, 1) + 15.0);
                    self.heading(heading)?;
                    first = false;
                } else {
                    self.keep_together(height);
                }
                self.text_block(0, self.columns, &part, &face.text(BODY, INK))?;
                self.advance(height)?;
            }
        }
        Ok(())
    }

    fn table(&mut self, heading: &str, columns: &[Col], rows: &[Vec<Value>]) -> Result<(), XlsxError> {
        let face = self.face;
        let places = spread(columns, rows, self.columns, face.breadth());
        let head_lines =
            places.iter().zip(columns).map(|((a, b), col)| lines_of(&col.label, self.cell_ems(*a, *b, SMALL)));
        let head_height = face.lines(SMALL, head_lines.max().unwrap_or(1)) + 5.0;
        let first_row = rows.first().map_or(0.0, |row| {
            let lines = places
                .iter()
                .zip(row)
                .map(|((a, b), value)| lines_of(&look::shown(value), self.cell_ems(*a, *b, CELL)));
            face.lines(CELL, lines.max().unwrap_or(1).min(MOST_LINES)) + 5.0
        });
        self.keep_together(face.lines(10.5, 1) + 14.0 + head_height + first_row);
        self.heading(heading)?;
        self.table_head(columns, &places, head_height)?;
        if rows.is_empty() {
            let format = underlined(face.text(CELL, INK_3), FormatBorder::Thin, LINE);
            self.text_block(0, self.columns, "—", &format)?;
            return self.advance(face.lines(CELL, 1) + 5.0);
        }
        for row in rows {
            // What is too long for one row goes on in the next, without a line between them.
            let cells: Vec<Vec<(Value, usize)>> = places
                .iter()
                .enumerate()
                .map(|(i, (a, b))| cut(row.get(i).unwrap_or(&Value::Empty), self.cell_ems(*a, *b, CELL)))
                .collect();
            let count = cells.iter().map(Vec::len).max().unwrap_or(1);
            for nth in 0..count {
                let lines = cells.iter().filter_map(|cell| cell.get(nth)).map(|(_, lines)| *lines).max().unwrap_or(1);
                let height = face.lines(CELL, lines) + 5.0;
                let before = self.breaks.len();
                self.keep_together(height);
                if self.breaks.len() > before && nth == 0 {
                    self.table_head(columns, &places, head_height)?;
                }
                for ((cell, (from, to)), col) in cells.iter().zip(&places).zip(columns) {
                    let value = cell.get(nth).map_or(&Value::Empty, |(value, _)| value);
                    let mut format = aligned(face.text(CELL, INK), col.kind).set_align(FormatAlign::VerticalCenter);
                    if nth + 1 == count {
                        format = underlined(format, FormatBorder::Thin, LINE);
                    }
                    self.cell(*from, *to, value, &format)?;
                }
                self.advance(height)?;
            }
        }
        Ok(())
    }

    fn table_head(&mut self, columns: &[Col], places: &[(u16, u16)], height: f64) -> Result<(), XlsxError> {
        let face = self.face;
        for ((from, to), col) in places.iter().zip(columns) {
            let format = face.bold(SMALL, INK_2).set_background_color(SUNKEN);
            let format = underlined(aligned(format, col.kind), FormatBorder::Thin, LINE_STRONG);
            let format = format.set_align(FormatAlign::VerticalCenter);
            self.cell(*from, *to, &Value::from(col.label.as_str()), &format)?;
        }
        self.advance(height)
    }

    fn note(&mut self, note: &str) -> Result<(), XlsxError> {
        if note.trim().is_empty() {
            return Ok(());
        }
        let face = self.face;
        self.advance(12.0)?;
        for (nth, (part, lines)) in
            parts(note.trim_end(), self.ems(0, self.columns, 8.0), MOST_LINES).into_iter().enumerate()
        {
            let format = face.text(8.0, INK_3);
            let format = if nth == 0 {
                format.set_border_top(FormatBorder::Thin).set_border_top_color(LINE_STRONG)
            } else {
                format
            };
            self.text_block(0, self.columns, &part, &format)?;
            self.advance(face.lines(8.0, lines) + 3.0)?;
        }
        Ok(())
    }

    fn finish(self) -> Result<(), XlsxError> {
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), self.columns - 1)?;
        if !self.breaks.is_empty() {
            self.sheet.set_page_breaks(&self.breaks)?;
        }
        Ok(())
    }
}

fn lines_of(text: &str, ems: f64) -> usize {
    wrap(text, ems).len()
}

/// Where the text of a table cell ends: before the gutter, at the page's edge without one.
fn inner_end(from: u16, to: u16, total: u16) -> u16 {
    if to < total && to > from + GUTTER { to - GUTTER } else { to }
}

fn aligned(format: Format, kind: ColumnKind) -> Format {
    match kind {
        ColumnKind::Text | ColumnKind::Id => format.set_align(FormatAlign::Left),
        ColumnKind::Integer => format.set_align(FormatAlign::Right),
        ColumnKind::Date => format.set_align(FormatAlign::Left),
    }
}

/// A value as the rows it needs.
fn cut(value: &Value, ems: f64) -> Vec<(Value, usize)> {
    match value {
        Value::Text(_) => parts(&look::shown(value), ems, MOST_LINES)
            .into_iter()
            .map(|(part, lines)| (Value::from(part), lines))
            .collect(),
        other => vec![(other.clone(), 1)],
    }
}
