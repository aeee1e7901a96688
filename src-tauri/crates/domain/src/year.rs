//! Japanese fiscal years (年度, April to March) as lists write them.

use crate::date::{self, ReadDate};

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

/// Reads `2024`, `2024年度`, `FY2024`, `FY24`, `'24年度`, `令和6年度`, `令和六年度`, `R6`, `R06`, `H30`, `平成31年`, `令和元年度`,
/// `令和6(2024)年度`, `2024年度（令和6年度）`, the ranges `2020-2022`, `R4～R6`, `H30-36`, `令和5年度から令和7年度まで`, and dates and
/// ranges of dates (`2023年4月〜2026年3月` is 2023 to 2025), full or half width. `None` when no year between 1989 and
/// 2100 can be read.
///
/// Eras: 平成 n = 1988 + n, 令和 n = 2018 + n. 平成 stays readable past its end (平成36年 = 2024), as
/// multi-year plans written before 2019 use it; [`era_past_end`] says so.
pub fn fiscal_years(cell: &str) -> Option<FiscalYears> {
    read(cell).map(|(years, _)| years)
}

/// Whether a year cell names an era after its end: 平成36年度, H32; not 平成31年度, which began in 平成. For a cell
/// that is a full date: whether that day lies after the era's end.
pub fn era_past_end(cell: &str) -> bool {
    read(cell).is_some_and(|(_, past)| past)
}

/// The years, and whether one of them is told in an era after its end.
fn read(cell: &str) -> Option<(FiscalYears, bool)> {
    let plain = date::plain(cell);
    let text: String = date::arabic(&plain).chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((outer, inner)) = bracketed(&text) {
        // 令和6(2024)年度: both must say the same; what is no year (補正, 予定) says nothing.
        return match (years(&outer), years(inner)) {
            (Some(outer), Some(inner)) => (outer.0 == inner.0).then_some((outer.0, outer.1 || inner.1)),
            (Some(outer), None) => Some(outer),
            (None, Some(inner)) => outer.is_empty().then_some(inner),
            (None, None) => None,
        };
    }
    years(&text)
}

/// Splits one bracket off: what is around it, what is in it.
fn bracketed(text: &str) -> Option<(String, &str)> {
    let start = text.find(['(', '[', '【', '〔'])?;
    let end = text.rfind([')', ']', '】', '〕']).filter(|end| *end > start)?;
    let (inner, after) = (text[start..end].chars().next(), text[end..].chars().next());
    let inner = &text[start + inner?.len_utf8()..end];
    Some((format!("{}{}", &text[..start], &text[end + after?.len_utf8()..]), inner))
}

fn years(text: &str) -> Option<(FiscalYears, bool)> {
    // Between dates that are written with hyphens only the other marks part the two.
    for marks in [&['~', '〜', '～', '―'][..], &['-', '~', '〜', '～', 'ー', '―'][..]] {
        let (first, last) = match text.split_once("から") {
            Some((first, last)) => (first, last.strip_suffix("まで").unwrap_or(last)),
            None => {
                let mut parts = text.split(marks).filter(|p| !p.is_empty());
                match (parts.next(), parts.next(), parts.next()) {
                    (Some(first), Some(last), None) => (first, last),
                    _ => continue,
                }
            }
        };
        if let Some(found) = range(first, last) {
            return Some(found);
        }
    }
    // A full date (2024/4/1, 2024-04-01, 令和6年4月1日) is one point in time, not a range.
    if let Some(one) = leading_date(text) {
        let past = date::date(text, false).is_some_and(|d| d.past_era);
        return Some((FiscalYears::one(one), past));
    }
    let only = text.trim_matches(['-', '~', '〜', '～', 'ー', '―']);
    let only = only.strip_suffix("から").unwrap_or(only);
    year(only).map(|(one, past)| (FiscalYears::one(one), past))
}

/// First and last year, or the years of a first and last date.
fn range(first: &str, last: &str) -> Option<(FiscalYears, bool)> {
    let base = era(first).map(|(base, _)| base);
    let ((first, past), (last, past_last)) = match year(first) {
        Some(known) => (known, year(last).or_else(|| point(last, base)).or_else(|| short_end(known.0, base, last))?),
        None => (point(first, None)?, point(last, base).or_else(|| year(last))?),
    };
    (first <= last).then_some((FiscalYears { first, last }, past || past_last))
}

/// Fiscal year of a date; the era of a range's end may stand at its start only (令和5年4月〜8年3月).
fn point(text: &str, base: Option<i32>) -> Option<(i32, bool)> {
    let of = |found: ReadDate| (of_date(found.year, found.month), found.past_era);
    let with_base = || {
        let (number, rest) = digits(text);
        let year = base? + number.parse::<i32>().ok().filter(|_| number.len() <= 2)?;
        let found = of(date::date(&format!("{year}{rest}"), false)?);
        Some((found.0, base == Some(HEISEI) && found.0 > 2019))
    };
    date::date(text, false).map(of).or_else(with_base)
}

const HEISEI: i32 = 1988;
const SHOWA: i32 = 1925;

/// Splits `令和6` into its base year and the rest.
fn era(text: &str) -> Option<(i32, &str)> {
    for (name, base) in [("令和", 2018), ("平成", HEISEI), ("昭和", SHOWA), ("r", 2018), ("h", HEISEI), ("s", SHOWA)]
    {
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

/// Calendar year at the start of the text, what follows it, and whether it is of 平成 after 平成31年.
fn leading_year(text: &str) -> Option<(i32, &str, bool)> {
    let text = text.strip_prefix("西暦").unwrap_or(text);
    let short = text.strip_prefix("fy").unwrap_or(text);
    // Two digits alone could be of an era; behind FY or an apostrophe they are a century's.
    let (text, century) = match short.strip_prefix(['\'', '’', '‘', '`']) {
        Some(rest) => (rest, true),
        None => (short, short.len() < text.len()),
    };
    let (base, rest) = era(text).unwrap_or((0, text));
    let (number, rest) = match rest.strip_prefix('元') {
        Some(rest) => ("1", rest),
        None => digits(rest),
    };
    let base = if base == 0 && century && number.len() == 2 { 2000 } else { base };
    let value: i32 = if base == 0 && number.len() != 4 { return None } else { number.parse().ok()? };
    let year = base + value;
    // Four digits below 1989 are hardly a year of these lists; an era says that it is one.
    let known = if base == SHOWA { 1926..=2100 } else { 1989..=2100 };
    let past = (base == HEISEI && year > 2019) || (base == SHOWA && year > 1989);
    (number.len() <= 4 && known.contains(&year)).then_some((year, rest, past))
}

fn year(text: &str) -> Option<(i32, bool)> {
    let (year, rest, past) = leading_year(text)?;
    matches!(rest, "" | "年" | "年度" | "fy" | "度" | ".0" | "会計年度").then_some((year, past))
}

/// `2020-22`, `R4-6`, `H30-36`: the end without its century or era.
fn short_end(first: i32, base: Option<i32>, text: &str) -> Option<(i32, bool)> {
    let (number, rest) = digits(text);
    if number.is_empty() || number.len() > 2 || !matches!(rest, "" | "年" | "年度") {
        return None;
    }
    let value: i32 = number.parse().ok()?;
    let of_era = base.map(|base| base + value);
    let ends = [of_era, Some(first / 100 * 100 + value), Some(2018 + value)];
    let last = ends.into_iter().flatten().find(|y| (first..first + 20).contains(y))?;
    Some((last, base == Some(HEISEI) && of_era == Some(last) && last > 2019))
}

/// Fiscal year of a full date, whatever stands behind it.
fn leading_date(text: &str) -> Option<i32> {
    let (year, rest, _) = leading_year(text)?;
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
        check("令和六年度", 2024, 2024);
        check("平成三十一年度", 2019, 2019);
        check("二〇二四年度", 2024, 2024);
        check("令和6(2024)年度", 2024, 2024);
        check("令和６（２０２４）年度", 2024, 2024);
        check("2024(令和6)年度", 2024, 2024);
        check("2024年度（令和6年度）", 2024, 2024);
        check("令和6年度（補正）", 2024, 2024);
        check("R06", 2024, 2024);
        check("R元", 2019, 2019);
        check("㍻30年度", 2018, 2018);
        check("'24年度", 2024, 2024);
        check("FY24", 2024, 2024);
        check("西暦2024年度", 2024, 2024);
        check("2024.0", 2024, 2024);
        check("令和５年度〜令和７年度", 2023, 2025);
        check("令和5年度から令和7年度まで", 2023, 2025);
        check("令和3年度～", 2021, 2021);
        check("2023年4月〜2026年3月", 2023, 2025);
        check("2023/4/1-2026/3/31", 2023, 2025);
        check("2023-04-01〜2026-03-31", 2023, 2025);
        check("令和5年4月1日～令和8年3月31日", 2023, 2025);
        check("令和5年4月～8年3月", 2023, 2025);
        check("R5.4-R8.3", 2023, 2025);
        check("2024/4-2025/3", 2024, 2024);
        check("平成36年度", 2024, 2024);
        check("H30-36", 2018, 2024);
        check("H30-R2", 2018, 2020);
        check("2024年4月1日から", 2024, 2024);
        check("2024年4月", 2024, 2024);
        for bad in [
            "24年度",
            "6年度",
            "令和6年度(2023年度)",
            "第3期",
            "1,000",
            "2020-2021-2022",
            "",
            "未定",
            "24",
            "2022-2020",
            "令和",
            "18",
        ] {
            assert_eq!(fiscal_years(bad), None, "{bad}");
        }
    }

    #[test]
    fn years_of_an_era_after_its_end_are_told() {
        for cell in [
            "平成36年度",
            "H32",
            "平成32年度",
            "平成30年度〜平成36年度",
            "H30-36",
            "平成36年3月31日",
            "令和2年度(平成32年度)",
        ] {
            assert!(era_past_end(cell), "{cell}");
        }
        for cell in
            ["平成31年度", "H31", "平成30年度", "令和6年度", "2024", "H30-R2", "平成31年4月1日", "", "未定", "H30-31"]
        {
            assert!(!era_past_end(cell), "{cell}");
        }
    }
}
