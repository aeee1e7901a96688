//! Money by fiscal year: cells hold yen, totals are formulas with their results.

use super::super::look::{self, INK_2, INK_3, LINE, LINE_STRONG, SUNKEN, underlined};
use super::frame::{Frame, pixels, toned, yen_format};
use super::grid::{BODY, total};
use super::{Cell, Money, Printed, Split, Tone};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError, utility};

/// Widths in half-width characters.
const NAME: u16 = 40;
const YEAR: u16 = 12;
/// What a page holds beside each other without becoming small.
const PAGE: u16 = 140;

pub(super) fn draw(sheet: &mut Worksheet, printed: &Printed, money: &Money) -> Result<(), XlsxError> {
    let years = u16::try_from(money.years.len()).unwrap_or(u16::MAX);
    // Few years get more room for the names.
    let name = NAME.max(PAGE.saturating_sub(YEAR.saturating_mul(years + 1)).min(70));
    let mut widths = vec![pixels(name)];
    widths.extend((0..=years).map(|_| pixels(YEAR)));
    let mut frame = Frame::begin(sheet, printed, widths)?;
    frame.begin_head();
    head(&mut frame, money)?;
    frame.end_head(1)?;
    for block in &money.blocks {
        split(&mut frame, money, block)?;
    }
    frame.finish()
}

fn head(frame: &mut Frame<'_>, money: &Money) -> Result<(), XlsxError> {
    let face = frame.face;
    let ground = face.bold(9.0, INK_2).set_background_color(SUNKEN).set_align(FormatAlign::VerticalCenter);
    let ground = underlined(ground, FormatBorder::Thin, LINE_STRONG);
    frame.text_block(0, 1, &money.heading, &ground.clone().set_align(FormatAlign::Left))?;
    let right = ground.set_align(FormatAlign::Right);
    let mut lines = 1;
    for (at, label) in (1..).zip(money.years.iter().chain([&money.total])) {
        frame.text_block(at, at + 1, label, &right)?;
        lines = lines.max(frame.lines(label, at, at + 1, 9.0));
    }
    frame.advance(face.lines(9.0, lines) + 5.0)
}

fn split(frame: &mut Frame<'_>, money: &Money, block: &Split) -> Result<(), XlsxError> {
    let (face, columns) = (frame.face, frame.columns());
    let line = face.lines(BODY, 1) + 4.5;
    frame.keep_together(face.lines(11.0, 1) + 10.0 + line * 3.0);
    frame.advance(6.0)?;
    let heading = underlined(face.bold(11.0, look::ACCENT_INK), FormatBorder::Thin, look::ACCENT_LINE);
    frame.text_block(0, columns, &block.heading, &heading.set_align(FormatAlign::VerticalCenter))?;
    frame.advance(face.lines(11.0, 1) + 4.0)?;
    if block.rows.is_empty() {
        frame.text_block(0, columns, "—", &underlined(face.text(BODY, INK_3), FormatBorder::Thin, LINE))?;
        return frame.advance(line);
    }
    let years = money.years.len();
    let first = frame.row;
    let mut sums = vec![0_i64; years];
    let mut all = 0_i64;
    let plain = underlined(toned(face, BODY, Tone::Plain), FormatBorder::Thin, LINE);
    let plain = plain.set_align(FormatAlign::VerticalCenter);
    let strong = underlined(toned(face, BODY, Tone::Strong), FormatBorder::Thin, LINE);
    let strong = strong.set_align(FormatAlign::VerticalCenter);
    for (name, yen) in &block.rows {
        let lines = frame.lines(name, 0, 1, BODY);
        frame.text_block(0, 1, name, &plain.clone().set_align(FormatAlign::Left))?;
        let mut sum = 0_i64;
        for (at, nth) in (1..).zip(0..years) {
            let amount = yen.get(nth).copied().flatten();
            let cell = amount.map_or(Cell::from(""), Cell::yen);
            frame.cell((at, at + 1), &cell, &plain, money.millions)?;
            let amount = amount.unwrap_or(0);
            sum = sum.saturating_add(amount);
            sums[nth] = sums[nth].saturating_add(amount);
        }
        all = all.saturating_add(sum);
        let row = frame.row;
        formula(frame, columns - 1, ((row, 1), (row, columns - 2)), sum, &strong, money.millions)?;
        frame.advance(face.lines(BODY, lines) + 4.5)?;
    }
    let last = frame.row - 1;
    let format = total(frame);
    frame.text_block(0, 1, &money.total, &format.clone().set_align(FormatAlign::Left))?;
    for (at, sum) in (1..).zip(sums.into_iter().chain([all])) {
        formula(frame, at, ((first, at), (last, at)), sum, &format, money.millions)?;
    }
    frame.advance(line)?;
    frame.advance(4.0)
}

/// A sum over cells, with its result for whoever does not calculate.
fn formula(
    frame: &mut Frame<'_>,
    at: u16,
    (from, to): ((u32, u16), (u32, u16)),
    result: i64,
    format: &Format,
    millions: bool,
) -> Result<(), XlsxError> {
    let format = format.clone().set_num_format(yen_format(millions)).set_align(FormatAlign::Right);
    let cell = |(row, column): (u32, u16)| utility::row_col_to_cell(row, column);
    let sum = Formula::new(format!("=SUM({}:{})", cell(from), cell(to))).set_result(result.to_string());
    let row = frame.row;
    frame.sheet.write_formula_with_format(row, at, sum, &format)?;
    Ok(())
}
