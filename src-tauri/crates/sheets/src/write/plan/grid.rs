//! Rows under headings, with bands between them.

use super::super::look::{self, INK, INK_2, INK_3, LINE, LINE_STRONG, SUNKEN, underlined};
use super::super::measure::{parts, text_ems, wrap};
use super::super::{ColumnKind, Value};
use super::frame::{Frame, aligned, indent, pixels, shown, toned};
use super::{Cell, Grid, Printed, Row};
use rust_xlsxwriter::{FormatAlign, FormatBorder, Worksheet, XlsxError};

pub(super) const BODY: f64 = 9.5;
const HEAD: f64 = 9.0;
/// Lines of one row before it continues in the next (a spreadsheet's rows end at 409 pt).
const MOST_LINES: usize = 18;
/// What a heading wants below it on the same page, in points.
const BELOW: f64 = 52.0;

pub(super) fn draw(sheet: &mut Worksheet, printed: &Printed, grid: &Grid) -> Result<(), XlsxError> {
    let widths = grid.columns.iter().map(|column| pixels(column.width_chars)).collect();
    let mut frame = Frame::begin(sheet, printed, widths)?;
    frame.begin_head();
    let head: Vec<(u16, String)> = grid.columns.iter().map(|column| (1, column.label.clone())).collect();
    heading(&mut frame, grid, &head, true)?;
    frame.end_head(grid.frozen)?;
    for row in &grid.rows {
        match row {
            Row::Band(text, about) => band(&mut frame, text, about)?,
            Row::Head(cells) => heading(&mut frame, grid, cells, false)?,
            Row::Cells(cells) => cells_of(&mut frame, grid, cells)?,
        }
    }
    if grid.rows.is_empty() {
        let format = underlined(frame.face.text(BODY, INK_3), FormatBorder::Thin, LINE);
        let columns = frame.columns();
        frame.text_block(0, columns, "—", &format)?;
        let height = frame.face.lines(BODY, 1) + 5.0;
        frame.advance(height)?;
    }
    frame.finish()
}

/// Where each of these stands: what is left over goes to the last one.
fn places<T>(cells: &[(u16, T)], columns: u16) -> Vec<(u16, u16, &T)> {
    let mut from = 0;
    let mut places = Vec::new();
    for (nth, (wide, cell)) in cells.iter().enumerate() {
        if from >= columns {
            break;
        }
        let to = if nth + 1 == cells.len() { columns } else { from.saturating_add((*wide).max(1)).min(columns) };
        places.push((from, to, cell));
        from = to;
    }
    places
}

fn kind(grid: &Grid, from: u16, to: u16) -> ColumnKind {
    match grid.columns.get(usize::from(from)) {
        Some(column) if to == from + 1 => column.kind,
        _ => ColumnKind::Text,
    }
}

/// `above` = the headings of the columns themselves.
fn heading(frame: &mut Frame<'_>, grid: &Grid, cells: &[(u16, String)], above: bool) -> Result<(), XlsxError> {
    let face = frame.face;
    let size = if above { HEAD } else { HEAD - 0.5 };
    let places = places(cells, frame.columns());
    let ems = |from: u16, to: u16| frame.ems(from, to, size) - indent(kind(grid, from, to), size);
    let lines = places.iter().map(|(from, to, text)| wrap(text, ems(*from, *to)).len()).max().unwrap_or(1);
    let height = face.lines(size, lines) + 5.0;
    if !above {
        frame.keep_together(height + BELOW);
    }
    for (from, to, text) in places {
        let format = face.bold(size, INK_2).set_background_color(SUNKEN);
        let format = underlined(format, FormatBorder::Thin, LINE_STRONG);
        let format = aligned(format, kind(grid, from, to));
        frame.text_block(from, to, text, &format.set_align(FormatAlign::VerticalCenter))?;
    }
    frame.advance(height)
}

fn band(frame: &mut Frame<'_>, text: &str, about: &str) -> Result<(), XlsxError> {
    let (face, columns) = (frame.face, frame.columns());
    let all = frame.points(0, columns);
    // The heading takes what it needs, up to a half; what there is to say stands beside it.
    let mut to = columns;
    if !about.is_empty() {
        to = 1;
        let needs = text_ems(text) * 11.0 * face.breadth() + 16.0;
        while to + 1 < columns && frame.points(0, to) < needs && frame.points(0, to + 1) < all * 0.6 {
            to += 1;
        }
    }
    let lines = frame.lines(text, 0, to, 11.0);
    let more = if to < columns { frame.lines(about, to, columns, 9.0) } else { 1 };
    let height = (face.lines(11.0, lines) + 4.0).max(face.lines(9.0, more) + 6.0);
    frame.keep_together(height + 6.0 + BELOW);
    frame.advance(6.0)?;
    let ground =
        |format| underlined(format, FormatBorder::Thin, look::ACCENT_LINE).set_align(FormatAlign::VerticalCenter);
    frame.text_block(0, to, text, &ground(face.bold(11.0, look::ACCENT_INK)))?;
    if to < columns {
        frame.text_block(to, columns, about, &ground(face.text(9.0, INK_2)))?;
    }
    frame.advance(height)
}

fn cells_of(frame: &mut Frame<'_>, grid: &Grid, cells: &[(u16, Cell)]) -> Result<(), XlsxError> {
    let face = frame.face;
    let places = places(cells, frame.columns());
    // What is too long for one row goes on in the next, without a line between them.
    let cut = |from: u16, to: u16, cell: &Cell| -> Vec<(Cell, usize)> {
        if !matches!(cell.value, Value::Text(_)) {
            return vec![(cell.clone(), 1)];
        }
        let ems = frame.ems(from, to, BODY) - indent(kind(grid, from, to), BODY);
        let parts = parts(&shown(cell), ems, MOST_LINES);
        parts.into_iter().map(|(text, lines)| (Cell { value: Value::from(text), ..cell.clone() }, lines)).collect()
    };
    let cut: Vec<Vec<(Cell, usize)>> = places.iter().map(|(from, to, cell)| cut(*from, *to, cell)).collect();
    let count = cut.iter().map(Vec::len).max().unwrap_or(1);
    for nth in 0..count {
        let lines = cut.iter().filter_map(|cell| cell.get(nth)).map(|(_, lines)| *lines).max().unwrap_or(1);
        let height = face.lines(BODY, lines) + 4.5;
        frame.keep_together(height);
        for ((from, to, cell), parts) in places.iter().zip(&cut) {
            let mut format = aligned(toned(face, BODY, cell.tone), kind(grid, *from, *to));
            // Long texts are read from the top, side by side.
            if lines <= 3 {
                format = format.set_align(FormatAlign::VerticalCenter);
            }
            if nth + 1 == count {
                format = underlined(format, FormatBorder::Thin, LINE);
            }
            let empty = Cell { value: Value::Empty, tone: cell.tone, yen: false };
            let part = parts.get(nth).map_or(&empty, |(part, _)| part);
            frame.cell((*from, *to), part, &format, grid.millions)?;
        }
        frame.advance(height)?;
    }
    Ok(())
}

/// The format of a total's row, under its line.
pub(super) fn total(frame: &Frame<'_>) -> rust_xlsxwriter::Format {
    frame
        .face
        .bold(BODY, INK)
        .set_border_top(FormatBorder::Thin)
        .set_border_top_color(INK_2)
        .set_align(FormatAlign::VerticalCenter)
}
