//! Months of the calendar as whole numbers, so that they can be counted with.

use crate::damage::english_month;
use crate::date::{self, leading_era};
use crate::span::YEARS;

/// A month: `year * 12 + month - 1`. Two of them differ by the months between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub i32);

impl Month {
    /// Of a year and a month from 1 to 12; `None` for others and outside the fiscal years that are believed.
    pub fn of(year: i32, month: i32) -> Option<Month> {
        let found = Month(year.checked_mul(12)?.checked_add(month - 1)?);
        ((1..=12).contains(&month) && YEARS.contains(&found.fiscal_year())).then_some(found)
    }

    /// Written as `YYYY-MM`; `None` for anything else.
    pub fn parse(iso: &str) -> Option<Month> {
        let (year, month) = iso.split_once('-')?;
        let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        Month::of(year.parse().ok()?, month.parse().ok()?)
    }

    /// `YYYY-MM`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}", self.year(), self.month())
    }

    /// Year of the calendar.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1 to 12.
    pub fn month(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    /// The fiscal year it lies in: from April to March.
    pub fn fiscal_year(self) -> i32 {
        if self.month() >= 4 { self.year() } else { self.year() - 1 }
    }

    /// What a person typed or pasted for a month: `2028-03`, `2028/3`, `2028年3月`, `令和10年3月`, `R10.3`, `Mar 2028`, a day in
    /// it (`2028/3/1`, `1 March 2028`); full width and kanji numerals. A year alone, be it fiscal or not, is no month.
    pub fn read(typed: &str) -> MonthRead {
        let text = date::arabic(&date::plain(typed)).trim().to_owned();
        let text = english(&text).unwrap_or(text);
        if let Some(found) = date::date(&text, false) {
            return match i32::try_from(found.month).ok().and_then(|month| Month::of(found.year, month)) {
                Some(month) => MonthRead::Month { month, past_era: found.past_era },
                None => MonthRead::OutsideCalendar,
            };
        }
        if of_other_year(&text) { MonthRead::OutsideCalendar } else { MonthRead::NotAMonth }
    }
}

/// Whether a text is a month or a day but for its year, which is none that dates are read with. The text is plain already.
fn of_other_year(text: &str) -> bool {
    let (era, rest) = leading_era(text);
    let (digits, rest) = rest.split_at(rest.bytes().take_while(u8::is_ascii_digit).count());
    let lengths = if era.is_some() { 1..=4 } else { 4..=5 };
    let year = digits.parse::<i32>().ok().filter(|_| lengths.contains(&digits.len()));
    let year = year.map(|year| year + era.map_or(0, |(_, before, _)| *before));
    // In a leap year every day stands that stands in any.
    year.is_some_and(|year| !date::YEARS.contains(&year)) && date::date(&format!("2000{rest}"), false).is_some()
}

/// What a typed month is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthRead {
    /// A month.
    Month {
        /// Which.
        month: Month,
        /// Told in an era after its end (平成36年3月): read as the month meant.
        past_era: bool,
    },
    /// A month outside the fiscal years that are believed ([`YEARS`]).
    OutsideCalendar,
    /// Nothing that can be read as a month.
    NotAMonth,
}

/// `mar 2028`, `march, 2028`, `2028 mar` as `2028-03`, `1 mar 2028` and `march 1, 2028` as `2028-03-1`; the text is plain
/// already.
fn english(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', ',', '.', '-', '/']).filter(|word| !word.is_empty()).collect();
    let (name, numbers): (Vec<&str>, Vec<&str>) =
        words.into_iter().partition(|word| !word.bytes().all(|b| b.is_ascii_digit()));
    let [name] = name[..] else { return None };
    let month = english_month(name)?;
    match numbers[..] {
        [year] if year.len() == 4 => Some(format!("{year}-{month:02}")),
        [day, year] if day.len() <= 2 && year.len() == 4 => Some(format!("{year}-{month:02}-{day}")),
        [year, day] if day.len() <= 2 && year.len() == 4 => Some(format!("{year}-{month:02}-{day}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> String {
        match Month::read(typed) {
            MonthRead::Month { month, past_era } => format!("{}{}", month.iso(), if past_era { "!" } else { "" }),
            MonthRead::OutsideCalendar => "outside".to_owned(),
            MonthRead::NotAMonth => "no".to_owned(),
        }
    }

    #[test]
    fn a_month_is_read_however_lists_write_it() {
        for typed in [
            "2028-03",
            "2028/3",
            "2028.3",
            "2028年3月",
            "令和10年3月",
            "R10.3",
            "r10/3",
            "２０２８年３月",
            "令和十年三月",
            "Mar 2028",
            "March 2028",
            "2028 Mar.",
            "2028-03-31",
            " 2028-03 ",
            "2028/3/1",
            "2028年3月末",
            "1-Mar-2028",
            "March 31, 2028",
            "　2028‐03　",
            "令和10(2028)年3月",
        ] {
            assert_eq!(read(typed), "2028-03", "{typed}");
        }
        assert_eq!(read("平成36年3月"), "2024-03!");
        assert_eq!(read("Sept 2027"), "2027-09");
    }

    #[test]
    fn an_era_is_past_from_the_month_after_its_last() {
        assert_eq!(
            ["平成31年4月", "平成31年5月", "令和元年5月", "H31.4", "昭和64年1月"].map(read),
            ["2019-04", "2019-05!", "2019-05", "2019-04", "outside"]
        );
        assert_eq!(read("平成元年4月"), "1989-04");
    }

    #[test]
    fn what_is_no_month_or_outside_the_calendar_is_told_apart() {
        for typed in [
            "2200-03",
            "令和99年3月",
            "1950/4",
            "令和100年1月",
            "2101-04",
            "1988-12",
            "1989-03",
            "2200/3/1",
            "Mar 2200",
            "令和99年3月1日",
        ] {
            assert_eq!(read(typed), "outside", "{typed}");
        }
        for typed in [
            "",
            "2028",
            "2028年度",
            "令和10年",
            "13月",
            "2028-13",
            "3月",
            "月末",
            "ma 2028",
            "2028-03-32",
            "2028年3",
            "2028 3",
            "2027-02-29",
            "平成100年1月",
            "Mar-28",
            "202803",
            "45383",
            "3/2028",
            "99999999999999-03",
            "R2028",
        ] {
            assert_eq!(read(typed), "no", "{typed}");
        }
    }

    #[test]
    fn fiscal_years_begin_in_april() {
        let of = |iso: &str| Month::parse(iso).unwrap().fiscal_year();
        assert_eq!(["2019-03", "2019-04", "2019-05", "2020-03", "2020-04"].map(of), [2018, 2019, 2019, 2019, 2020]);
        assert_eq!(Month::parse("2028-3"), None);
        assert_eq!(Month::parse("2101-04"), None, "fiscal 2101");
        assert_eq!(Month::parse("2101-03").map(Month::iso).as_deref(), Some("2101-03"));
    }
}
