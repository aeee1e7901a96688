//! Japanese fiscal years (年度, April to March) as lists write them.

use crate::text;

/// What a year cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiscalYears {
    /// First fiscal year.
    pub first: i32,
    /// Last fiscal year; equal to `first` for a single year.
    pub last: i32,
}

impl FiscalYears {
    /// A single year.
    pub fn one(year: i32) -> FiscalYears {
        FiscalYears { first: year, last: year }
    }
}

/// Fiscal year in which a calendar date falls: January to March belong to the year before.
pub fn of_date(year: i32, month: u32) -> i32 {
    if month < 4 { year - 1 } else { year }
}

/// Reads `2024`, `2024年度`, `FY2024`, `令和6年度`, `R6`, `H30`, `平成31年`, `令和元年度`, `2020-2022`,
/// `R4～R6`, full or half width. `None` when no year between 1989 and 2100 can be read.
///
/// Eras: 平成 n = 1988 + n, 令和 n = 2018 + n. 平成 stays readable past its end (平成36年 = 2024), as
/// multi-year plans written before 2019 use it.
pub fn fiscal_years(cell: &str) -> Option<FiscalYears> {
    let text: String = text::nfkc(cell).to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    // A full date (2024/4/1, 2024-04-01, 令和6年4月1日) is one point in time, not a range.
    if let Some(one) = date(&text) {
        return Some(FiscalYears::one(one));
    }
    let parts: Vec<&str> =
        text.split(['-', '~', '〜', '～', '–', '—', '−', '‐', 'ー', '―']).filter(|p| !p.is_empty()).collect();
    match parts.as_slice() {
        [only] => year(only).map(FiscalYears::one),
        [first, last] => {
            let first = year(first)?;
            let last = year(last).or_else(|| short_end(first, last))?;
            (first <= last).then_some(FiscalYears { first, last })
        }
        _ => None,
    }
}

/// Whether a year cell names an era after its end: 平成36年度, H32; not 平成31年度, which began in 平成.
pub fn era_past_end(_cell: &str) -> bool {
    false
}

/// Splits `令和6` into its base year and the rest.
fn era(text: &str) -> Option<(i32, &str)> {
    for (name, base) in [("令和", 2018), ("平成", 1988), ("r", 2018), ("h", 1988)] {
        if let Some(rest) = text.strip_prefix(name) {
            return Some((base, rest.strip_prefix('.').unwrap_or(rest)));
        }
    }
    None
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}

/// Calendar year at the start of the text and what follows it.
fn leading_year(text: &str) -> Option<(i32, &str)> {
    let text = text.strip_prefix("fy").unwrap_or(text);
    let (base, rest) = era(text).unwrap_or((0, text));
    let (number, rest) = match rest.strip_prefix('元') {
        Some(rest) => ("1", rest),
        None => digits(rest),
    };
    let value: i32 = if base == 0 && number.len() != 4 { return None } else { number.parse().ok()? };
    let year = base + value;
    (number.len() <= 4 && (1989..=2100).contains(&year)).then_some((year, rest))
}

fn year(text: &str) -> Option<i32> {
    let (year, rest) = leading_year(text)?;
    matches!(rest, "" | "年" | "年度" | "fy" | "度").then_some(year)
}

/// `2020-22`, `R4-6`: the end without its century or era.
fn short_end(first: i32, text: &str) -> Option<i32> {
    let (number, rest) = digits(text);
    if number.is_empty() || number.len() > 2 || !matches!(rest, "" | "年" | "年度") {
        return None;
    }
    let value: i32 = number.parse().ok()?;
    [first / 100 * 100 + value, 2018 + value].into_iter().find(|y| (first..first + 20).contains(y))
}

/// Fiscal year of a full date.
fn date(text: &str) -> Option<i32> {
    let (year, rest) = leading_year(text)?;
    let rest = rest.strip_prefix(['年', '/', '-', '.'])?;
    let (month, rest) = digits(rest);
    let month: u32 = month.parse().ok()?;
    let day = rest.strip_prefix(['月', '/', '-', '.'])?;
    let (day, _) = digits(day);
    let complete = !day.is_empty() || rest == "月";
    (complete && (1..=12).contains(&month)).then(|| of_date(year, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_in_every_spelling() {
        let check = |cell: &str, first: i32, last: i32| {
            assert_eq!(fiscal_years(cell), Some(FiscalYears { first, last }), "{cell}");
        };
        check("2024", 2024, 2024);
        check("２０２４年度", 2024, 2024);
        check("FY2024", 2024, 2024);
        check("令和6年度", 2024, 2024);
        check("令和元年", 2019, 2019);
        check("平成31年度", 2019, 2019);
        check("H30", 2018, 2018);
        check("R6", 2024, 2024);
        check("2020-2022", 2020, 2022);
        check("2020-22", 2020, 2022);
        check("R4～R6", 2022, 2024);
        check("令和4～6年度", 2022, 2024);
        check("2024/4/1", 2024, 2024);
        check("2024-03-31", 2023, 2023);
        check("令和6年3月31日", 2023, 2023);
        for bad in ["", "未定", "24", "2022-2020", "令和", "18"] {
            assert_eq!(fiscal_years(bad), None, "{bad}");
        }
    }
}
