//! The line of time as columns: a month each, or a quarter, or a fiscal year where a plan is long.

use super::{Gantt, YearName};
use std::ops::Range;

/// Most columns of one resolution: seven years of months, 21 of quarters.
const MOST: i32 = 84;
/// Pixels that the time takes on a page when it can.
const ROOM: u32 = 700;

/// Which columns stand for which months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Axis {
    /// First month: an April.
    first: i32,
    /// Months of a column: 1, 3 or 12.
    pub(super) unit: i32,
    /// How many columns.
    pub(super) columns: u16,
    /// Width of one in pixels.
    pub(super) pixels: u32,
}

impl Axis {
    /// From April of the first year to March of the last one.
    pub(super) fn of(gantt: &Gantt) -> Axis {
        let unit = match extent(gantt) {
            ..=MOST => 1,
            months if months <= MOST * 3 => 3,
            _ => 12,
        };
        let first = gantt.years.first().map_or(0, |year| year.year.saturating_mul(12).saturating_add(3));
        let years = u16::try_from(gantt.years.len()).unwrap_or(u16::MAX);
        let columns = years.saturating_mul(u16::try_from(12 / unit).unwrap_or(1));
        let (least, most) = match unit {
            1 => (8, 40),
            3 => (10, 40),
            _ => (28, 60),
        };
        let pixels = (ROOM / u32::from(columns.max(1))).clamp(least, most);
        Axis { first, unit, columns, pixels }
    }

    /// The column of a month; `None` outside.
    pub(super) fn column(&self, month: i32) -> Option<u16> {
        let at = month.checked_sub(self.first)?.div_euclid(self.unit);
        u16::try_from(at).ok().filter(|at| *at < self.columns)
    }

    /// The column at whose end a point stands, which is the first moment of a month.
    pub(super) fn point(&self, point: i32) -> Option<u16> {
        self.column(point.checked_sub(1)?)
    }

    /// The columns that `[start, end)` touches; empty outside, and where there is no time between.
    pub(super) fn columns_of(&self, (start, end): (i32, i32)) -> Range<u16> {
        let clip = |month: i32| month.saturating_sub(self.first).clamp(0, i32::from(self.columns) * self.unit);
        let (from, to) = (clip(start), clip(end));
        if from >= to {
            return 0..0;
        }
        let column = |month: i32| u16::try_from(month / self.unit).unwrap_or(u16::MAX);
        column(from)..column(to - 1) + 1
    }

    /// Whether a fiscal year begins with a column.
    pub(super) fn begins_year(&self, column: u16) -> bool {
        i32::from(column) * self.unit % 12 == 0
    }

    /// Whether a quarter of months begins with a column.
    pub(super) fn begins_quarter(&self, column: u16) -> bool {
        self.unit == 1 && column.is_multiple_of(3)
    }

    /// Month of the calendar (0 = January) with which a column begins.
    pub(super) fn month_of(&self, column: u16) -> usize {
        let month = self.first + i32::from(column) * self.unit;
        usize::try_from(month.rem_euclid(12)).unwrap_or(0)
    }

    /// Columns of a fiscal year.
    pub(super) fn year(&self) -> u16 {
        u16::try_from(12 / self.unit).unwrap_or(1)
    }
}

/// Months from the first to the last of what is drawn within the years.
fn extent(gantt: &Gantt) -> i32 {
    let bounds = |years: &[YearName]| {
        let (first, last) = (years.first()?.year, years.last()?.year);
        Some((first.saturating_mul(12).saturating_add(3), last.saturating_mul(12).saturating_add(15)))
    };
    let Some((from, to)) = bounds(&gantt.years) else { return 0 };
    let spans = gantt.rows.iter().flat_map(|row| [row.span, row.base]).flatten();
    let gates = gantt.gates.iter().map(|gate| (gate.at.saturating_sub(1), gate.at));
    let all = spans.chain(gates).map(|(start, end)| (start.clamp(from, to), end.clamp(from, to)));
    let whole = all.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    whole.map_or(0, |(start, end)| end.saturating_sub(start))
}

#[cfg(test)]
mod tests {
    use super::super::{Bar, BarKind, Legend};
    use super::*;

    fn month(year: i32, month: i32) -> i32 {
        year * 12 + month - 1
    }

    fn gantt(first: i32, last: i32, span: (i32, i32)) -> Gantt {
        let name = |year| YearName { year, long: String::new(), short: String::new(), also: String::new() };
        let bar = Bar {
            kind: BarKind::Task,
            cells: Vec::new(),
            span: Some(span),
            base: None,
            done: 0,
            critical: false,
            unfunded: false,
        };
        Gantt {
            columns: Vec::new(),
            rows: vec![bar],
            years: (first..=last).map(name).collect(),
            months: Default::default(),
            gates: Vec::new(),
            now: None,
            legend: Legend::default(),
            millions: false,
        }
    }

    #[test]
    fn a_long_plan_is_drawn_in_quarters_and_a_very_long_one_in_years() {
        let check = |months: i32, last: i32, unit: i32, columns: u16| {
            let start = month(2026, 4);
            let axis = Axis::of(&gantt(2026, last, (start, start + months)));
            assert_eq!((axis.unit, axis.columns), (unit, columns), "{months}");
        };
        check(12, 2026, 1, 12);
        check(84, 2032, 1, 84);
        check(85, 2033, 3, 32);
        check(252, 2046, 3, 84);
        check(253, 2047, 12, 22);
    }

    #[test]
    fn a_year_begins_with_april_and_a_milestone_stands_at_the_end_of_its_month() {
        let axis = Axis::of(&gantt(2026, 2027, (month(2026, 4), month(2027, 4))));
        assert_eq!(axis.column(month(2026, 3)), None);
        assert_eq!((axis.column(month(2026, 4)), axis.column(month(2027, 3))), (Some(0), Some(11)));
        assert_eq!((axis.begins_year(0), axis.begins_year(11), axis.begins_year(12)), (true, false, true));
        // The milestone of March 2027 is the point at which April begins.
        assert_eq!(axis.point(month(2027, 3) + 1), Some(11));
        assert_eq!(axis.columns_of((month(2026, 5), month(2026, 7))), 1..3);
        assert_eq!(axis.columns_of((month(2020, 1), month(2026, 6))), 0..2);
        assert_eq!(axis.columns_of((month(2028, 1), month(2040, 1))), 21..24);
        assert!(axis.columns_of((month(2026, 5), month(2026, 5))).is_empty());
        assert!(axis.columns_of((month(2030, 1), month(2031, 1))).is_empty());
        assert_eq!((axis.month_of(0), axis.month_of(9)), (3, 0));
    }

    #[test]
    fn a_quarter_is_touched_by_any_of_its_months() {
        let axis = Axis::of(&gantt(2026, 2046, (month(2026, 6), month(2040, 1))));
        assert_eq!(axis.unit, 3);
        assert_eq!(axis.columns_of((month(2026, 6), month(2026, 8))), 0..2);
        assert_eq!(axis.columns_of((month(2026, 6), month(2026, 7))), 0..1);
        assert_eq!(axis.point(month(2026, 7)), Some(0));
    }
}
