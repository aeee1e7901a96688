//! Five by five: what may happen by how likely it is and how much it would matter.

use super::super::ColumnKind;
use super::super::look::{self, INK, INK_2, LINE, LINE_STRONG, SUNKEN, underlined};
use super::super::measure::parts;
use super::frame::{Frame, aligned, indent};
use super::{Heat, Printed};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

const SIZE: f64 = 9.0;
/// Pixels of the columns: what goes up, its number, five fields.
const WIDTHS: [u32; 7] = [34, 34, 186, 186, 186, 186, 186];
/// Least height of a field, in points.
const FIELD: f64 = 62.0;
/// Lines of a field on the map; what is longer stands whole in the list of risks.
const MOST_LINES: usize = 20;

/// Ground of a field by the product of its two numbers: 15 and more, 8 and more, 4 and more, less. Usual bands of a
/// five-by-five matrix (our proposal).
fn ground(up: usize, right: usize) -> u32 {
    match up * right {
        15.. => 0xf3_c4c4,
        8..=14 => 0xfa_dcc0,
        4..=7 => 0xf8_f0da,
        _ => 0xe6_f3ea,
    }
}

pub(super) fn draw(sheet: &mut Worksheet, printed: &Printed, heat: &Heat) -> Result<(), XlsxError> {
    let mut frame = Frame::begin(sheet, printed, WIDTHS.to_vec())?;
    let face = frame.face;
    let axis = |size: f64| {
        let format = face.bold(size, INK_2).set_align(FormatAlign::Center);
        format.set_align(FormatAlign::VerticalCenter).set_background_color(SUNKEN)
    };
    let bordered = |format: Format| format.set_border(FormatBorder::Thin).set_border_color(LINE_STRONG);
    let first = frame.row;
    for up in (1..=5).rev() {
        let mut height = FIELD;
        for (column, right) in (2_u16..).zip(1..=5) {
            let texts = heat.cells[up - 1][right - 1].join("\n");
            let ems = frame.ems(column, column + 1, SIZE) - indent(ColumnKind::Text, SIZE);
            let parts = parts(&texts, ems, MOST_LINES);
            let (text, lines) = parts.into_iter().next().unwrap_or_default();
            height = height.max(face.lines(SIZE, lines) + 8.0);
            let format = aligned(face.text(SIZE, INK), ColumnKind::Text).set_background_color(ground(up, right));
            let format = bordered(format);
            frame.text_block(column, column + 1, &text, &format)?;
        }
        frame.text_block(1, 2, &up.to_string(), &bordered(axis(10.0)))?;
        frame.advance(height)?;
    }
    let turned = bordered(axis(10.0)).set_rotation(90);
    let last = frame.row - 1;
    frame.sheet.merge_range(first, 0, last, 0, &heat.up, &turned)?;
    for (column, right) in (2_u16..).zip(1..=5) {
        frame.text_block(column, column + 1, &right.to_string(), &bordered(axis(10.0)))?;
    }
    frame.advance(face.lines(10.0, 1) + 4.0)?;
    frame.text_block(2, 7, &heat.right, &bordered(axis(10.0)))?;
    frame.advance(face.lines(10.0, 1) + 4.0)?;
    let (heading, texts) = &heat.left;
    if !texts.is_empty() {
        frame.advance(8.0)?;
        let format = underlined(face.bold(10.5, look::ACCENT_INK), FormatBorder::Thin, look::ACCENT_LINE);
        frame.text_block(0, 7, heading, &format)?;
        frame.advance(face.lines(10.5, 1) + 4.0)?;
        let format = underlined(face.text(SIZE, INK), FormatBorder::Thin, LINE);
        for text in texts {
            for (part, lines) in parts(text, frame.ems(0, 7, SIZE), MOST_LINES) {
                frame.text_block(0, 7, &part, &format)?;
                frame.advance(face.lines(SIZE, lines) + 4.0)?;
            }
        }
    }
    frame.finish()
}
