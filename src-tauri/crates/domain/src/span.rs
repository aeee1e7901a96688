//! Days, whole months and fiscal years (April to March) as funding counts them, and what a fiscal year is called in Japan.

use crate::year;
use jiff::ToSpan;
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// Fiscal years that are believed; a list that states another made a slip.
pub const YEARS: RangeInclusive<i32> = 1989..=2100;

/// A stretch longer than this many years is a slip of the pen: it is cut.
pub const LONGEST: i32 = 30;

/// From one day to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First day.
    pub first: Date,
    /// Last day, never before the first.
    pub last: Date,
}

/// When something of a list ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ran {
    /// The days.
    pub span: Span,
    /// At least one of its ends is the border of a fiscal year, as the list states no day there.
    pub by_year: bool,
    /// The list states when it begins, see [`ran`].
    pub start_stated: bool,
    /// The list states when it ends.
    pub end_stated: bool,
}

/// What a row of a list states of when it ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stated<'a> {
    /// First fiscal year.
    pub year_first: Option<i32>,
    /// Last fiscal year.
    pub year_last: Option<i32>,
    /// First day, ISO.
    pub starts: Option<&'a str>,
    /// Last day, ISO.
    pub ends: Option<&'a str>,
}

/// A day written as `2024-04-01`; `None` for anything else and for days no calendar has.
pub fn day(iso: &str) -> Option<Date> {
    let shape = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    let written = iso.len() == 10 && iso.bytes().enumerate().all(shape);
    if written { iso.parse().ok() } else { None }
}

/// The fiscal year in which a day falls.
pub fn fiscal_year(day: Date) -> i32 {
    year::of_date(day.year().into(), day.month().unsigned_abs().into())
}

/// The first day of April of a fiscal year; `None` outside [`YEARS`].
pub fn first_day(year: i32) -> Option<Date> {
    calendar(year, 0, 4, 1)
}

/// The last day of March of a fiscal year; `None` outside [`YEARS`].
pub fn last_day(year: i32) -> Option<Date> {
    calendar(year, 1, 3, 31)
}

fn calendar(fiscal: i32, later: i16, month: i8, day: i8) -> Option<Date> {
    let year = i16::try_from(fiscal).ok().filter(|_| YEARS.contains(&fiscal))?;
    Date::new(year + later, month, day).ok()
}

/// Whole months from one day to a later one: those after which the day of the month is reached again, or, in a month that has
/// no such day, its last one (from January 31 it is one month to February 28). `to` must not be before `from`.
fn whole(from: Date, to: Date) -> i32 {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    let reached = to.day() >= from.day() || to.day() == to.days_in_month();
    if reached { months } else { months - 1 }
}

/// Months without funding between the last day of one stretch and the first day of the next: the whole months that lie
/// between, 0 when the one begins the day after the other or less than a month later, negative by the whole months
/// for which both run.
///
/// An end on 2027-03-31 and a start on 2027-04-01 leave 0 months, a start on 2027-10-01 leaves 6.
pub fn gap_months(last: Date, first: Date) -> i32 {
    let free = last.tomorrow().unwrap_or(last);
    if first >= free { whole(free, first) } else { -whole(first, free) }
}

/// The days between two stretches; `None` where fewer than a whole month lies between.
pub fn gap(last: Date, first: Date) -> Option<Span> {
    if gap_months(last, first) < 1 {
        return None;
    }
    Some(Span { first: last.tomorrow().ok()?, last: first.yesterday().ok()? })
}

/// Whole months left of what ends on a day: 0 in its last month, negative once it has ended (−1 on the day after).
pub fn months_left(today: Date, last: Date) -> i32 {
    if last >= today { whole(today, last) } else { -whole(last, today.yesterday().unwrap_or(today)) - 1 }
}

/// Whether what ends on a day ends within 12 months from today on; what has ended does not.
pub fn ends_soon(today: Date, last: Date) -> bool {
    let limit = today.checked_add(12.months()).unwrap_or(today);
    (today..=limit).contains(&last)
}

/// When a row of a list ran. Its days are believed where both are days within [`YEARS`] and in order; else its fiscal years,
/// of which a single believable day moves the border. What is longer than [`LONGEST`] years is cut. `None` = the list states
/// nothing that can be believed.
///
/// An end is stated by a believable day, or by a row for more than one fiscal year. A row for one fiscal year says that
/// something ran in it, not that it began or ended there: most lists of projects adopted are such. An end that was cut is ours.
pub fn ran(stated: Stated<'_>) -> Option<Ran> {
    let believed = |iso: Option<&str>| iso.and_then(day).filter(|day| YEARS.contains(&fiscal_year(*day)));
    let (starts, ends) = (believed(stated.starts), believed(stated.ends));
    if let (Some(first), Some(last)) = (starts, ends)
        && first <= last
    {
        let span = cut(first, last);
        return Some(Ran { span, by_year: false, start_stated: true, end_stated: span.last == last });
    }
    let year_first = stated.year_first.filter(|year| YEARS.contains(year))?;
    let year_said = stated.year_last.unwrap_or(year_first);
    let year_last = year_said.clamp(year_first, year_first.saturating_add(LONGEST)).min(*YEARS.end());
    let (first, last) = (first_day(year_first)?, last_day(year_last)?);
    let several = year_said > year_first;
    // Of two days in the wrong order neither is believed.
    let (first, last, start_stated, end_stated) = match (starts, ends) {
        (Some(start), None) if start <= last => (start, last, true, several),
        (None, Some(end)) if end >= first => (first, end, several, true),
        _ => (first, last, several, several),
    };
    let span = cut(first, last);
    let whole = span.last == last && (year_said == year_last || ends.is_some_and(|end| end == last));
    Some(Ran { span, by_year: true, start_stated, end_stated: end_stated && whole })
}

fn cut(first: Date, last: Date) -> Span {
    let most = first.checked_add(LONGEST.years()).and_then(Date::yesterday).unwrap_or(last);
    Span { first, last: last.min(most) }
}

/// What a fiscal year is called in Japan: 平成30年度, 令和元年度. `None` outside [`YEARS`]: it is called by its number alone.
///
/// A fiscal year has the era year of the calendar year in which it begins; where the era changes within that calendar year, the
/// newer one. So fiscal 2019, which began in 平成31年, is 令和元年度 as a whole (the ministries' agreement of 2019-04-02 on
/// how years are written, 改元に伴う元号による年表示の取扱いについて), and fiscal 1989 is 平成元年度. Lists write 平成31年度
/// as well; both are read as 2019 ([`year::fiscal_years`]).
pub fn era_year(year: i32) -> Option<String> {
    let (era, nth) = match year {
        2019..=2100 => ("令和", year - 2018),
        1989..=2018 => ("平成", year - 1988),
        _ => return None,
    };
    Some(if nth == 1 { format!("{era}元年度") } else { format!("{era}{nth}年度") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date;

    fn on(iso: &str) -> Date {
        day(iso).unwrap()
    }

    #[test]
    fn only_days_a_calendar_has_are_days() {
        assert_eq!(day("2024-02-29").unwrap().to_string(), "2024-02-29");
        for bad in
            ["2023-02-29", "2024-13-01", "2024-4-1", "20240401", "2024-04-01T00:00", "", "２０２４-04-01", "-024-04-01"]
        {
            assert_eq!(day(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_fiscal_year_begins_in_april_and_ends_in_march() {
        for year in [1989, 2018, 2019, 2024, 2100] {
            let (first, last) = (first_day(year).unwrap(), last_day(year).unwrap());
            assert_eq!((first.to_string(), last.to_string()), (format!("{year}-04-01"), format!("{}-03-31", year + 1)));
            assert_eq!((fiscal_year(first), fiscal_year(last)), (year, year));
            assert_eq!(fiscal_year(first.yesterday().unwrap()), year - 1);
            assert_eq!(fiscal_year(last.tomorrow().unwrap()), year + 1);
        }
        for year in [1988, 2101, i32::MIN, i32::MAX] {
            assert_eq!((first_day(year), last_day(year), era_year(year)), (None, None, None), "{year}");
        }
    }

    #[test]
    fn the_change_of_era_lies_within_one_fiscal_year() {
        for (cell, year) in [
            ("平成31年3月31日", 2018),
            ("平成31年4月1日", 2019),
            ("平成31年4月30日", 2019),
            ("令和元年5月1日", 2019),
            ("令和2年3月31日", 2019),
            ("令和2年4月1日", 2020),
        ] {
            let read = date::date(cell, false).unwrap();
            assert_eq!(fiscal_year(on(&read.iso())), year, "{cell}");
        }
        for (cell, name) in [
            ("平成30年度", "平成30年度"),
            ("平成31年度", "令和元年度"),
            ("令和元年度", "令和元年度"),
            ("令和2年度", "令和2年度"),
            ("平成元年度", "平成元年度"),
        ] {
            let read = year::fiscal_years(cell).unwrap();
            assert_eq!(era_year(read.first).as_deref(), Some(name), "{cell}");
        }
    }

    #[test]
    fn months_without_funding_are_whole_ones() {
        for (last, first, months) in [
            ("2027-03-31", "2027-04-01", 0),
            ("2027-03-31", "2027-04-30", 0),
            ("2027-03-31", "2027-05-01", 1),
            ("2027-03-31", "2027-10-01", 6),
            ("2027-03-31", "2028-04-01", 12),
            ("2027-01-30", "2027-02-28", 1),
            ("2027-08-30", "2027-09-30", 1),
            ("2024-02-28", "2024-03-28", 0),
            ("2024-02-28", "2024-03-29", 1),
            ("2027-03-31", "2027-03-31", 0),
            ("2027-03-31", "2027-03-01", -1),
            ("2027-03-31", "2026-04-01", -12),
            ("2027-03-31", "2026-04-02", -11),
        ] {
            assert_eq!(gap_months(on(last), on(first)), months, "{last} {first}");
        }
        assert_eq!(gap(on("2027-03-31"), on("2027-04-30")), None);
        let between = gap(on("2027-03-31"), on("2027-10-01")).unwrap();
        assert_eq!((between.first.to_string(), between.last.to_string()), ("2027-04-01".into(), "2027-09-30".into()));
        assert!(gap_months(Date::MAX, Date::MIN) < -239_000 && gap(Date::MAX, Date::MIN).is_none());
    }

    #[test]
    fn what_is_left_counts_down_and_goes_on_below_nothing() {
        for (today, last, months) in [
            ("2026-11-27", "2027-03-31", 4),
            ("2026-11-27", "2027-11-27", 12),
            ("2026-11-27", "2026-11-27", 0),
            ("2026-11-27", "2026-11-26", -1),
            ("2026-11-27", "2026-10-27", -1),
            ("2026-11-27", "2026-10-26", -2),
            ("2026-11-27", "2026-03-31", -8),
        ] {
            assert_eq!(months_left(on(today), on(last)), months, "{today} {last}");
        }
        for (last, soon) in [("2026-11-26", false), ("2026-11-27", true), ("2027-11-27", true), ("2027-11-28", false)] {
            assert_eq!(ends_soon(on("2026-11-27"), on(last)), soon, "{last}");
        }
        assert!(ends_soon(on("2024-02-29"), on("2025-02-28")) && !ends_soon(on("2024-02-29"), on("2025-03-01")));
    }

    #[test]
    fn what_a_row_states_is_believed_as_far_as_it_can_be() {
        type Days = (&'static str, &'static str);
        let check = |years: (Option<i32>, Option<i32>), days: Days, expected: Option<(&str, &str, bool)>| {
            let iso = |text: &'static str| Some(text).filter(|text| !text.is_empty());
            let stated = Stated { year_first: years.0, year_last: years.1, starts: iso(days.0), ends: iso(days.1) };
            let found = ran(stated).map(|ran| (ran.span.first.to_string(), ran.span.last.to_string(), ran.by_year));
            let expected = expected.map(|(first, last, by_year)| (first.to_owned(), last.to_owned(), by_year));
            assert_eq!(found, expected, "{years:?} {days:?}");
        };
        check((Some(2024), Some(2024)), ("", ""), Some(("2024-04-01", "2025-03-31", true)));
        check((Some(2022), Some(2024)), ("", ""), Some(("2022-04-01", "2025-03-31", true)));
        check((Some(2024), None), ("", ""), Some(("2024-04-01", "2025-03-31", true)));
        check((Some(2024), Some(2024)), ("2024-10-01", "2027-03-31"), Some(("2024-10-01", "2027-03-31", false)));
        check((None, None), ("2024-10-01", "2027-03-31"), Some(("2024-10-01", "2027-03-31", false)));
        check((Some(2024), Some(2024)), ("2024-10-01", ""), Some(("2024-10-01", "2025-03-31", true)));
        check((Some(2024), Some(2024)), ("", "2024-09-30"), Some(("2024-04-01", "2024-09-30", true)));
        // An end before its start, a day before the year, days and years nobody believes.
        check((Some(2024), Some(2024)), ("2024-10-01", "2024-09-30"), Some(("2024-04-01", "2025-03-31", true)));
        check((Some(2024), Some(2024)), ("", "2023-03-31"), Some(("2024-04-01", "2025-03-31", true)));
        check((Some(2024), Some(2022)), ("", ""), Some(("2024-04-01", "2025-03-31", true)));
        check((Some(2024), Some(2024)), ("1970-01-01", "9999-12-31"), Some(("2024-04-01", "2025-03-31", true)));
        check((None, None), ("2024-10-01", "2024-09-30"), None);
        check((None, None), ("2024-10-01", ""), None);
        check((Some(1988), Some(1990)), ("", ""), None);
        check((Some(2101), Some(2101)), ("", ""), None);
        check((None, None), ("", ""), None);
        // Too long: cut.
        check((Some(1990), Some(2090)), ("", ""), Some(("1990-04-01", "2020-03-31", true)));
        check((Some(2099), Some(2140)), ("", ""), Some(("2099-04-01", "2101-03-31", true)));
        check((None, None), ("1990-04-01", "2090-03-31"), Some(("1990-04-01", "2020-03-31", false)));
    }

    #[test]
    fn a_row_for_one_year_states_no_end() {
        for (years, days, expected) in [
            ((Some(2024), Some(2024)), ("", ""), (false, false)),
            ((Some(2024), None), ("", ""), (false, false)),
            ((Some(2022), Some(2024)), ("", ""), (true, true)),
            ((None, None), ("2024-10-01", "2027-03-31"), (true, true)),
            ((Some(2024), Some(2024)), ("2024-10-01", ""), (true, false)),
            ((Some(2024), Some(2024)), ("", "2024-09-30"), (false, true)),
            ((Some(2022), Some(2024)), ("", "2030-09-30"), (true, true)),
            // What nobody believes states nothing, nor does what was cut.
            ((Some(2024), Some(2022)), ("", ""), (false, false)),
            ((Some(2024), Some(2024)), ("2024-10-01", "2024-09-30"), (false, false)),
            ((Some(1990), Some(2090)), ("", ""), (true, false)),
            ((Some(2099), Some(2140)), ("", ""), (true, false)),
            ((None, None), ("1990-04-01", "2090-03-31"), (true, false)),
        ] {
            let iso = |text: &'static str| Some(text).filter(|text| !text.is_empty());
            let (year_first, year_last) = years;
            let stated = Stated { year_first, year_last, starts: iso(days.0), ends: iso(days.1) };
            let ran = ran(stated).unwrap();
            assert_eq!((ran.start_stated, ran.end_stated), expected, "{years:?} {days:?}");
        }
    }
}
