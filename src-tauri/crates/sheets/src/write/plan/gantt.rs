//! Tasks in time as coloured cells: narrow columns under fiscal years, gates as dashed lines.

use super::super::look::{self, ACCENT, Face, INK, INK_2, LINE, LINE_STRONG, SUNKEN, underlined};
use super::super::measure::{text_ems, wrap};
use super::super::{ColumnKind, Value};
use super::axis::Axis;
use super::frame::{Frame, aligned, indent, pixels, shown, toned};
use super::{Bar, BarKind, Cell, Gantt, Mark, Printed, Tone};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatPattern, Worksheet, XlsxError};
use std::collections::{BTreeSet, HashMap};

const BODY: f64 = 9.5;
const HEAD: f64 = 9.0;
/// Letters of the axis.
const AXIS: f64 = 7.0;
/// Lines a name shows at most; the whole text is in the cell.
const MOST_LINES: usize = 8;

/// Colours of bars: as in the application.
const TASK: u32 = 0xae_bce6;
const TASK_DONE: u32 = 0x6f_82c4;
const CRITICAL: u32 = ACCENT;
const CRITICAL_DONE: u32 = 0x1f_2a57;
const UNFUNDED: u32 = 0xfc_ebeb;
const UNFUNDED_LINES: u32 = 0xc2_3340;
const BASE: u32 = 0x8b_867b;
const NOW: u32 = 0xc2_3340;

/// What fills a cell of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Fill {
    None,
    /// The ground of a package's row.
    Row,
    Bar {
        critical: bool,
        done: bool,
        unfunded: bool,
    },
}

/// What stands at the left of a cell of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Left {
    None,
    Quarter,
    Year,
    Now,
}

/// What runs along the foot of a cell of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Foot {
    Line,
    Base,
    Package,
}

/// A cell of the time; equal ones share a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Look {
    fill: Fill,
    left: Left,
    gate: bool,
    foot: Foot,
}

impl Look {
    fn format(self, face: Face) -> Format {
        let mut format = face.text(AXIS, INK).unset_text_wrap().set_align(FormatAlign::Center);
        format = format.set_align(FormatAlign::VerticalCenter);
        format = match self.fill {
            Fill::None => format,
            Fill::Row => format.set_background_color(SUNKEN),
            // Some programs draw no hatching but the mean of its colours: that of the longest path is darker and blue.
            Fill::Bar { critical, unfunded: true, .. } => {
                let (pattern, lines) =
                    if critical { (FormatPattern::DarkUp, CRITICAL) } else { (FormatPattern::LightUp, UNFUNDED_LINES) };
                format.set_pattern(pattern).set_background_color(UNFUNDED).set_foreground_color(lines)
            }
            Fill::Bar { critical, done, .. } => format.set_background_color(match (critical, done) {
                (false, false) => TASK,
                (false, true) => TASK_DONE,
                (true, false) => CRITICAL,
                (true, true) => CRITICAL_DONE,
            }),
        };
        format = match self.left {
            Left::None => format,
            Left::Quarter => format.set_border_left(FormatBorder::Hair).set_border_left_color(LINE_STRONG),
            Left::Year => format.set_border_left(FormatBorder::Thin).set_border_left_color(LINE_STRONG),
            Left::Now => format.set_border_left(FormatBorder::Thin).set_border_left_color(NOW),
        };
        if self.gate {
            format = format.set_border_right(FormatBorder::MediumDashed).set_border_right_color(INK_2);
        }
        match self.foot {
            Foot::Line => underlined(format, FormatBorder::Thin, LINE),
            Foot::Base => underlined(format, FormatBorder::Thick, BASE),
            Foot::Package => underlined(format, FormatBorder::Medium, INK_2),
        }
    }
}

pub(super) fn draw(sheet: &mut Worksheet, printed: &Printed, gantt: &Gantt) -> Result<(), XlsxError> {
    let axis = Axis::of(gantt);
    let mut widths: Vec<u32> = gantt.columns.iter().map(|column| pixels(column.width_chars)).collect();
    let lead = u16::try_from(widths.len()).unwrap_or(u16::MAX);
    widths.extend((0..axis.columns).map(|_| axis.pixels));
    let frame = Frame::begin(sheet, printed, widths)?;
    let gates: BTreeSet<u16> = gantt.gates.iter().filter_map(|gate| axis.point(gate.at)).collect();
    let now = gantt.now.and_then(|month| axis.column(month));
    let mut drawing = Drawing { frame, gantt, axis, lead, gates, now, formats: HashMap::new() };
    drawing.legend()?;
    drawing.head()?;
    for row in &gantt.rows {
        drawing.bar(row)?;
    }
    if gantt.rows.is_empty() {
        drawing.nothing()?;
    }
    drawing.frame.finish()
}

struct Drawing<'a, 'b> {
    frame: Frame<'a>,
    gantt: &'b Gantt,
    axis: Axis,
    /// Columns before the time.
    lead: u16,
    /// Columns at whose end a gate stands.
    gates: BTreeSet<u16>,
    now: Option<u16>,
    formats: HashMap<Look, Format>,
}

impl Drawing<'_, '_> {
    /// What the signs mean, above the time.
    fn legend(&mut self) -> Result<(), XlsxError> {
        let face = self.frame.face;
        let columns = self.frame.columns();
        let plain = Look { fill: Fill::None, left: Left::None, gate: false, foot: Foot::Line };
        let bar = |critical, done, unfunded| Look { fill: Fill::Bar { critical, done, unfunded }, ..plain };
        let legend = &self.gantt.legend;
        let items: [(&str, Option<Look>, &str); 8] = [
            (&legend.critical, Some(bar(true, false, false)), ""),
            (&legend.task, Some(bar(false, false, false)), ""),
            (&legend.done, Some(bar(false, true, false)), ""),
            (&legend.unfunded, Some(bar(false, false, true)), ""),
            (&legend.base, Some(Look { foot: Foot::Base, ..plain }), ""),
            (&legend.milestone, None, "◆"),
            (&legend.gate, Some(Look { gate: true, foot: Foot::Line, ..plain }), ""),
            (&legend.now, Some(Look { left: Left::Now, ..plain }), ""),
        ];
        let text = face.text(8.0, INK_2).unset_text_wrap().set_align(FormatAlign::VerticalCenter);
        let wide = |points: f64, pixels: u32| -> u16 {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let columns = (points / (f64::from(pixels) * 0.75)).ceil().clamp(1.0, 200.0) as u16;
            columns
        };
        let sample = wide(15.0, self.axis.pixels);
        let mut at = self.lead;
        for (label, look, sign) in items.into_iter().filter(|(label, ..)| !label.is_empty()) {
            let room = wide(text_ems(label) * 8.0 * face.breadth() + 10.0, self.axis.pixels);
            if at + sample + room > columns && at > self.lead {
                self.frame.advance(face.lines(8.0, 1) + 3.0)?;
                at = self.lead;
            }
            let end = (at + sample).min(columns);
            match look {
                Some(look) => {
                    // A line stands at one end of the sample, a fill takes all of it.
                    let format = look.format(face);
                    let row = self.frame.row;
                    for column in at..end {
                        let one = match (look.gate, look.left) {
                            (true, _) if column + 1 == end => true,
                            (true, _) => false,
                            (_, Left::Now) => column + 1 == end,
                            _ => true,
                        };
                        if one {
                            self.frame.sheet.write_blank(row, column, &format)?;
                        }
                    }
                }
                None => {
                    let format = face.text(8.0, CRITICAL).unset_text_wrap().set_align(FormatAlign::Right);
                    let format = format.set_align(FormatAlign::VerticalCenter);
                    self.frame.text_block(at, end, sign, &format)?;
                }
            }
            if end < columns {
                let text = text.clone().set_align(FormatAlign::Left);
                self.frame.text_block(end, (end + room).min(columns), &format!(" {label}"), &text)?;
            }
            at = end + room;
        }
        if at > self.lead {
            self.frame.advance(face.lines(8.0, 1) + 3.0)?;
            self.frame.advance(4.0)?;
        }
        Ok(())
    }

    /// Headings of the columns, and over the time: fiscal years, months, gates.
    fn head(&mut self) -> Result<(), XlsxError> {
        self.frame.begin_head();
        let first = self.frame.row;
        let face = self.frame.face;
        let ground = face.text(AXIS, INK_2).unset_text_wrap().set_background_color(SUNKEN);
        self.years(&ground)?;
        self.months(&ground)?;
        self.lanes(&ground)?;
        let last = self.frame.row - 1;
        for (at, column) in (0..).zip(&self.gantt.columns) {
            let format = face.bold(HEAD, INK_2).set_background_color(SUNKEN);
            let format = underlined(aligned(format, column.kind), FormatBorder::Thin, LINE_STRONG);
            let format = format.set_align(FormatAlign::Bottom);
            if last > first {
                self.frame.sheet.merge_range(first, at, last, at, "", &format)?;
            }
            look::put(self.frame.sheet, first, at, &Value::from(column.label.as_str()), &format)?;
        }
        self.frame.end_head(self.lead)
    }

    /// Columns of the n-th fiscal year.
    fn year_columns(&self, nth: usize) -> (u16, u16) {
        let from = u16::try_from(nth).unwrap_or(u16::MAX).saturating_mul(self.axis.year());
        (self.lead + from, self.lead + from + self.axis.year())
    }

    fn years(&mut self, ground: &Format) -> Result<(), XlsxError> {
        let face = self.frame.face;
        let format = ground.clone().set_border_left(FormatBorder::Thin).set_border_left_color(LINE_STRONG);
        let format = format.set_align(FormatAlign::Left);
        let strong = format.clone().set_bold().set_font_size(8.5).set_font_color(INK);
        let gantt = self.gantt;
        let room = self.frame.points(self.lead, self.lead + self.axis.year());
        let fits = |text: &str| text_ems(text) * 8.5 * face.breadth() + 5.0 <= room;
        let long = gantt.years.iter().all(|year| fits(&year.long));
        for (nth, year) in gantt.years.iter().enumerate() {
            let (from, to) = self.year_columns(nth);
            self.frame.text_block(from, to, if long { &year.long } else { &year.short }, &strong)?;
        }
        self.frame.advance(face.lines(8.5, 1) + 3.0)?;
        if gantt.years.iter().any(|year| !year.also.is_empty()) {
            for (nth, year) in gantt.years.iter().enumerate() {
                let (from, to) = self.year_columns(nth);
                self.frame.text_block(from, to, &year.also, &format)?;
            }
            self.frame.advance(face.lines(AXIS, 1) + 1.0)?;
        }
        Ok(())
    }

    /// Months where there is room for each, else the quarters' first.
    fn months(&mut self, ground: &Format) -> Result<(), XlsxError> {
        if self.axis.unit != 1 {
            return Ok(());
        }
        let each: u16 = if self.axis.pixels >= 24 { 1 } else { 3 };
        for column in (0..self.axis.columns).step_by(each.into()) {
            let (border, color) = if self.axis.begins_year(column) {
                (FormatBorder::Thin, LINE_STRONG)
            } else {
                (FormatBorder::Hair, LINE_STRONG)
            };
            let format = ground.clone().set_border_left(border).set_border_left_color(color);
            let name = self.gantt.months.get(self.axis.month_of(column)).map(String::as_str).unwrap_or_default();
            let from = self.lead + column;
            let to = (from + each).min(self.lead + self.axis.columns);
            self.frame.text_block(from, to, name, &format.set_align(FormatAlign::Left))?;
        }
        let height = self.frame.face.lines(AXIS, 1) + 2.0;
        self.frame.advance(height)
    }

    /// Gates by name, over their lines; those too near each other stand in rows of their own.
    fn lanes(&mut self, ground: &Format) -> Result<(), XlsxError> {
        let face = self.frame.face;
        let mut placed: Vec<(u16, u16, &Mark)> = Vec::new();
        for gate in &self.gantt.gates {
            let Some(column) = self.axis.point(gate.at) else { continue };
            let points = text_ems(&gate.label) * 8.0 + 8.0;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let half = (points / (f64::from(self.axis.pixels) * 0.75) / 2.0).ceil().clamp(1.0, 60.0) as u16;
            // As many columns before the line as behind it, within the axis.
            let to = (column + 1 + half).min(self.axis.columns);
            let from = (column + 1).saturating_sub(half).min(to.saturating_sub((half * 2).min(to)));
            placed.push((from, to, gate));
        }
        placed.sort_by_key(|(from, to, _)| (*from, *to));
        let mut lanes: Vec<Vec<(u16, u16, &Mark)>> = Vec::new();
        for one in placed {
            match lanes.iter_mut().find(|lane| lane.last().is_none_or(|last| last.1 <= one.0)) {
                Some(lane) => lane.push(one),
                None => lanes.push(vec![one]),
            }
        }
        let boxed = face.bold(8.0, INK).unset_text_wrap().set_border(FormatBorder::Thin).set_border_color(INK_2);
        let boxed = boxed.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let count = lanes.len().max(1);
        for nth in 0..count {
            let lane = lanes.get(nth).map(Vec::as_slice).unwrap_or_default();
            let row = self.frame.row;
            for column in 0..self.axis.columns {
                if lane.iter().any(|(from, to, _)| (*from..*to).contains(&column)) {
                    continue;
                }
                let format = if nth + 1 == count {
                    underlined(ground.clone(), FormatBorder::Thin, LINE_STRONG)
                } else {
                    ground.clone()
                };
                self.frame.sheet.write_blank(row, self.lead + column, &format)?;
            }
            for (from, to, gate) in lane {
                self.frame.text_block(self.lead + from, self.lead + to, &gate.label, &boxed)?;
            }
            self.frame.advance(if lane.is_empty() { 4.0 } else { face.lines(8.0, 1) + 3.0 })?;
        }
        Ok(())
    }

    fn bar(&mut self, bar: &Bar) -> Result<(), XlsxError> {
        let face = self.frame.face;
        let package = bar.kind == BarKind::Package;
        let lines = (0..).zip(&bar.cells).map(|(at, cell)| {
            let kind = self.gantt.columns.get(usize::from(at)).map_or(ColumnKind::Text, |column| column.kind);
            wrap(&shown(cell), self.frame.ems(at, at + 1, BODY) - indent(kind, BODY)).len()
        });
        let lines = lines.max().unwrap_or(1).min(MOST_LINES);
        let height = face.lines(BODY, lines) + 3.5;
        self.frame.keep_together(if package { height + 40.0 } else { height });
        let empty = Cell::from("");
        for (at, column) in (0_u16..).zip(&self.gantt.columns) {
            let cell = bar.cells.get(usize::from(at)).unwrap_or(&empty);
            let tone = if package && cell.tone == Tone::Plain { Tone::Strong } else { cell.tone };
            let mut format = toned(face, BODY, tone).set_align(FormatAlign::VerticalCenter);
            format = aligned(underlined(format, FormatBorder::Thin, LINE), column.kind);
            if at == 0 && package {
                format = format.set_indent(0);
            }
            if package && matches!(tone, Tone::Strong | Tone::Muted) {
                format = format.set_background_color(SUNKEN);
            }
            self.frame.cell((at, at + 1), cell, &format, self.gantt.millions)?;
        }
        self.time(bar)?;
        self.frame.advance(height)
    }

    fn time(&mut self, bar: &Bar) -> Result<(), XlsxError> {
        let axis = self.axis;
        let covered = bar.span.map_or(0..0, |span| axis.columns_of(span));
        // Where it is as it was meant to be there is nothing to tell.
        let base = bar.base.filter(|base| bar.span != Some(*base)).map_or(0..0, |span| axis.columns_of(span));
        // So much of the bar is done, as whole columns.
        let length = covered.end.saturating_sub(covered.start);
        let done = covered.start + u16::try_from(u32::from(length) * u32::from(bar.done.min(100)) / 100).unwrap_or(0);
        let row = self.frame.row;
        for column in 0..axis.columns {
            let inside = covered.contains(&column);
            let fill = match bar.kind {
                BarKind::Package => Fill::Row,
                BarKind::Task if inside => {
                    let done = column < done;
                    Fill::Bar { critical: bar.critical, done, unfunded: bar.unfunded && !done }
                }
                _ => Fill::None,
            };
            let left = match column {
                _ if self.now == Some(column) => Left::Now,
                // A bar is one piece.
                _ if inside && bar.kind == BarKind::Task => Left::None,
                // Nor does a second line stand beside that of a gate.
                _ if column > 0 && self.gates.contains(&(column - 1)) => Left::None,
                _ if axis.begins_year(column) => Left::Year,
                _ if axis.begins_quarter(column) => Left::Quarter,
                _ => Left::None,
            };
            let foot = match bar.kind {
                BarKind::Package if inside => Foot::Package,
                BarKind::Task if base.contains(&column) => Foot::Base,
                _ => Foot::Line,
            };
            let look = Look { fill, left, gate: self.gates.contains(&column), foot };
            let face = self.frame.face;
            let format = self.formats.entry(look).or_insert_with(|| look.format(face));
            self.frame.sheet.write_blank(row, self.lead + column, format)?;
        }
        if bar.kind == BarKind::Milestone {
            self.milestone(bar)?;
        }
        Ok(())
    }

    /// A milestone stands at the end of its month; where it was meant to be, an empty one.
    fn milestone(&mut self, bar: &Bar) -> Result<(), XlsxError> {
        let point = |span: Option<(i32, i32)>| span.and_then(|(point, _)| self.axis.point(point));
        let (own, base) = (point(bar.span), point(bar.base));
        let color = if bar.critical { CRITICAL } else { TASK_DONE };
        let marks = [(base.filter(|base| own != Some(*base)), "◇", BASE), (own, "◆", color)];
        let (row, face) = (self.frame.row, self.frame.face);
        for (column, sign, color) in marks {
            let Some(column) = column else { continue };
            let left = if self.now == Some(column) { Left::Now } else { Left::None };
            let look = Look { fill: Fill::None, left, gate: self.gates.contains(&column), foot: Foot::Line };
            let format = look.format(face).set_font_color(color).set_font_size(9.0);
            self.frame.sheet.write_string_with_format(row, self.lead + column, sign, &format)?;
        }
        Ok(())
    }

    fn nothing(&mut self) -> Result<(), XlsxError> {
        let face = self.frame.face;
        let columns = self.frame.columns();
        self.frame.text_block(0, columns, "—", &underlined(face.text(BODY, INK_2), FormatBorder::Thin, LINE))?;
        self.frame.advance(face.lines(BODY, 1) + 4.0)
    }
}
