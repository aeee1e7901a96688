//! Calendar dates as lists write them: eras, full width, kanji numerals, ISO.
//!
//! First and last days of the eras: the cabinet orders of 1989 and 2019 on the change of era (元号を改める政令):
//! 明治 to 1912-07-29, 大正 to 1926-12-24, 昭和 to 1989-01-07, 平成 to 2019-04-30. The day of change itself belongs
//! to both in 1912 and 1926; it is taken as the old era's.

use crate::text;
use std::borrow::Cow;

/// A date as read from a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadDate {
    /// Calendar year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, 1 to 31.
    pub day: u32,
    /// Written in an era after its end (平成36年3月31日): read as the day meant.
    pub past_era: bool,
}

impl ReadDate {
    /// `2024-04-01`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Name, year before its first, last day (`None`: still running). Longer names first.
pub(crate) type Era = (&'static str, i32, Option<(i32, u32, u32)>);

const ERAS: &[Era] = &[
    ("令和", 2018, None),
    ("平成", 1988, Some((2019, 4, 30))),
    ("昭和", 1925, Some((1989, 1, 7))),
    ("大正", 1911, Some((1926, 12, 25))),
    ("明治", 1867, Some((1912, 7, 30))),
    ("令", 2018, None),
    ("平", 1988, Some((2019, 4, 30))),
    ("昭", 1925, Some((1989, 1, 7))),
    ("r", 2018, None),
    ("h", 1988, Some((2019, 4, 30))),
    ("s", 1925, Some((1989, 1, 7))),
    ("t", 1911, Some((1926, 12, 25))),
    ("m", 1867, Some((1912, 7, 30))),
];

/// Calendar years dates are read with: from the first of 明治 on.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1868..=2100;

/// Reads a date: `2024-04-01`, `2024/4/1`, `2024.4.1`, `2024年4月1日`, `20240401`, `令和6年4月1日`, `R6.4.1`, `令和元年5月1日`,
/// full width, kanji numerals (`令和六年四月一日`, `二〇二四年四月一日`), with a weekday or a time behind it.
/// A month without a day (`令和4年4月`, `2024/04`) is its first day, or its last one when `end` is set; 月末 is always
/// the last one. Dates of a zone are kept as written, but for exactly `15:00:00Z`, which is how programs in Japan
/// write midnight of the next day.
///
/// `None` for anything else, days no calendar has (2月30日), years outside 1868–2100 and day numbers of spreadsheets
/// (whether 45383 is a date only the cell's format knows).
pub fn date(cell: &str, end: bool) -> Option<ReadDate> {
    let text = arabic(&plain(cell)).into_owned();
    let text = without_weekday(text.trim());
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return real(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?, None);
    }
    if let Some((rest, year)) = without_other_year(text) {
        return date(&rest, end).filter(|found| found.year == year);
    }
    let (era, text) = leading_era(text);
    let (year, text) = match text.strip_prefix('元') {
        Some(rest) if era.is_some() => (1, rest),
        _ => number(text, if era.is_some() { 1..=2 } else { 4..=4 })?,
    };
    let year = era.map_or(0, |(_, base, _)| *base) + year;
    let text = text.trim_start();
    let mark = text.chars().next().filter(|c| matches!(c, '年' | '/' | '-' | '.'))?;
    let (month, text) = number(text[mark.len_utf8()..].trim_start(), 1..=2)?;
    let month = u32::try_from(month).ok()?;
    let text = text.trim_start();
    let last = || (28..=31).rev().find_map(|day| real(year, month, day, era));
    let text = match (mark, text.strip_prefix('月')) {
        ('年', Some(rest)) => rest.trim_start(),
        ('年', None) => return None,
        (_, _) if text.is_empty() => return if end { last() } else { real(year, month, 1, era) },
        (_, _) => text.strip_prefix(mark)?.trim_start(),
    };
    match text {
        "" if mark == '年' => return if end { last() } else { real(year, month, 1, era) },
        "末" | "末日" => return last(),
        _ => {}
    }
    let (day, text) = number(text, 1..=2)?;
    let found = real(year, month, u32::try_from(day).ok()?, era)?;
    let text = if mark == '年' { text.trim_start().strip_prefix('日').unwrap_or(text) } else { text };
    match time(text)? {
        Zone::Tokyo => next_day(found),
        Zone::Other => Some(found),
    }
}

/// NFKC, lower case, one kind of dash, no invisible characters, single spaces.
pub(crate) fn plain(cell: &str) -> String {
    let seen: String = cell.chars().filter(|c| !crate::damage::invisible(*c)).collect();
    let mut out = String::with_capacity(seen.len());
    for c in text::nfkc(&seen).chars() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            _ if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Kanji numerals to digits: 三十一 is 31, 二〇二四 is 2024.
pub(crate) fn arabic(text: &str) -> Cow<'_, str> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |c: char| match c {
        '零' | '○' | '◯' => Some(0),
        _ => DIGITS.chars().position(|d| d == c),
    };
    let tens = |c: char| match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    };
    if !text.chars().any(|c| digit(c).is_some() || tens(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    let close = |run: &mut Vec<char>, out: &mut String| {
        if run.iter().any(|c| tens(*c).is_some()) {
            let (mut sum, mut last) = (0, None);
            for c in run.iter() {
                match (digit(*c), tens(*c)) {
                    (Some(d), _) => last = Some(last.unwrap_or(0) * 10 + d),
                    (_, Some(ten)) => sum += last.take().unwrap_or(1) * ten,
                    _ => {}
                }
            }
            out.push_str(&(sum + last.unwrap_or(0)).to_string());
        } else {
            out.extend(run.iter().filter_map(|c| digit(*c)).map(|d| d.to_string()));
        }
        run.clear();
    };
    for c in text.chars() {
        // A run as long as this is no number of a date; it also keeps the sum small.
        if run.len() < 12 && (digit(c).is_some() || tens(c).is_some()) {
            run.push(c);
        } else {
            close(&mut run, &mut out);
            out.push(c);
        }
    }
    close(&mut run, &mut out);
    Cow::Owned(out)
}

pub(crate) fn leading_era(text: &str) -> (Option<&'static Era>, &str) {
    let text = text.strip_prefix("西暦").unwrap_or(text).trim_start();
    for era in ERAS {
        if let Some(rest) = text.strip_prefix(era.0) {
            let rest = rest.trim_start();
            let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
            if rest.starts_with(|c: char| c.is_ascii_digit() || c == '元') {
                return (Some(era), rest);
            }
        }
    }
    (None, text)
}

fn number(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<(i32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = length.contains(&end).then(|| text[..end].parse().ok())??;
    Some((value, &text[end..]))
}

/// The text without a bracketed year (`令和6年(2024年)4月1日`), and that year.
fn without_other_year(text: &str) -> Option<(String, i32)> {
    let (before, rest) = text.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    let (era, inside) = leading_era(inside);
    let (other, unit) = match inside.strip_prefix('元') {
        Some(unit) => (1, unit),
        None => number(inside, if era.is_some() { 1..=2 } else { 4..=4 })?,
    };
    let year = era.map_or(0, |(_, base, _)| *base) + other;
    matches!(unit, "" | "年").then(|| (format!("{before}{after}"), year))
}

fn without_weekday(text: &str) -> &str {
    let Some((before, inside)) = text.strip_suffix(')').and_then(|t| t.rsplit_once('(')) else { return text };
    let weekday = matches!(inside, "月" | "火" | "水" | "木" | "金" | "土" | "日" | "祝" | "予定" | "見込");
    let english = inside.len() == 3 && ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(&inside);
    if weekday || english { before.trim_end() } else { text }
}

fn real(year: i32, month: u32, day: u32, era: Option<&Era>) -> Option<ReadDate> {
    if !YEARS.contains(&year) {
        return None;
    }
    let (y, m, d) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(y, m, d).ok()?;
    let past_era = era.and_then(|(_, _, end)| *end).is_some_and(|end| (year, month, day) > end);
    Some(ReadDate { year, month, day, past_era })
}

fn next_day(date: ReadDate) -> Option<ReadDate> {
    let ReadDate { year, month, day, past_era } = date;
    let day = real(year, month, day + 1, None).or_else(|| real(year, month + 1, 1, None));
    day.or_else(|| real(year + 1, 1, 1, None)).map(|d| ReadDate { past_era, ..d })
}

enum Zone {
    /// 15:00:00Z, midnight in Tokyo.
    Tokyo,
    Other,
}

/// What stands behind the day: nothing, or a time with or without a zone.
fn time(text: &str) -> Option<Zone> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Zone::Other);
    }
    let text = text.strip_prefix('t').unwrap_or(text);
    let split = text.find(['z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(split);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let parts: Vec<&str> = clock.trim().split(':').collect();
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let zone_fits =
        zone.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'z' | b'+' | b'-' | b':')) && zone.len() <= 6;
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(|p| digits(p)) || !zone_fits {
        return None;
    }
    let tokyo = zone == "z"
        && fraction.bytes().all(|b| b == b'0')
        && matches!(parts.as_slice(), ["15", "00"] | ["15", "00", "00"]);
    Some(if tokyo { Zone::Tokyo } else { Zone::Other })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(cell: &str, end: bool) -> String {
        date(cell, end).map_or_else(|| "none".to_owned(), ReadDate::iso)
    }

    #[test]
    fn dates_are_read_in_every_spelling() {
        for cell in [
            "2024-04-01",
            "2024/4/1",
            "2024/04/01",
            "2024.4.1",
            "2024年4月1日",
            "２０２４年４月１日",
            "2024‐04‐01",
            " 2024 年 4 月 1 日 ",
            "令和6年4月1日",
            "令和６年４月１日",
            "令和 6年 4月 1日",
            "R6.4.1",
            "R6/4/1",
            "r6-4-1",
            "R06.04.01",
            "R.6.4.1",
            "Ｒ６．４．１",
            "㋿6年4月1日",
            "令6.4.1",
            "平成36年4月1日",
            "令和六年四月一日",
            "二〇二四年四月一日",
            "二○二四年四月一日",
            "2024-04-01T00:00:00Z",
            "2024-04-01T00:00:00+09:00",
            "2024-04-01T00:00:00",
            "2024-04-01 00:00:00",
            "2024/4/1 0:00",
            "2024-03-31T15:00:00Z",
            "2024-03-31T15:00:00.000Z",
            "20240401",
            "2024年4月1日(月)",
            "2024年4月1日（月）",
            "2024/4/1(Mon)",
            "西暦2024年4月1日",
            "令和6年(2024年)4月1日",
            "2024年（令和6年）4月1日",
            "令和6(2024)年4月1日",
            "2024\u{200B}-04-01",
            "2024年4月1日（予定）",
        ] {
            assert_eq!(iso(cell, false), "2024-04-01", "{cell}");
            assert_eq!(iso(cell, true), "2024-04-01", "{cell}");
        }
        let check = |cell: &str, expected: &str| assert_eq!(iso(cell, false), expected, "{cell}");
        check("令和元年5月1日", "2019-05-01");
        check("R元.5.1", "2019-05-01");
        check("H31.4.30", "2019-04-30");
        check("平成31年4月30日", "2019-04-30");
        check("平成３１年４月１日", "2019-04-01");
        check("平成三十一年四月一日", "2019-04-01");
        check("令和二年三月三十一日", "2020-03-31");
        check("㍻30年10月1日", "2018-10-01");
        check("昭和60年1月2日", "1985-01-02");
        check("S60.1.2", "1985-01-02");
        check("2024-02-29", "2024-02-29");
        check("2024-12-31T15:00:00Z", "2025-01-01");
        check("2023-03-31T14:59:59Z", "2023-03-31");
        check("2023-03-31T15:00:00+09:00", "2023-03-31");
        check("2023-03-31T15:00:00", "2023-03-31");
    }

    #[test]
    fn a_month_is_its_first_or_last_day() {
        let check = |cell: &str, first: &str, last: &str| {
            assert_eq!((iso(cell, false).as_str(), iso(cell, true).as_str()), (first, last), "{cell}");
        };
        check("令和4年4月", "2022-04-01", "2022-04-30");
        check("2024年2月", "2024-02-01", "2024-02-29");
        check("2024/04", "2024-04-01", "2024-04-30");
        check("2024-12", "2024-12-01", "2024-12-31");
        check("R7.3", "2025-03-01", "2025-03-31");
        check("令和9年3月末", "2027-03-31", "2027-03-31");
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for cell in [
            "",
            "未定",
            "2024",
            "2024年度",
            "令和6年度",
            "2月30日",
            "2024年2月30日",
            "2023-02-29",
            "2024/13/1",
            "2024/0/1",
            "45383",
            "20241301",
            "12345678",
            "2024年4",
            "4月1日",
            "令和6年",
            "24/4/1",
            "2024-04-01から",
            "2024/4/1-2025/3/31",
            "1.2.3",
            "2020-2022",
            "2024-04-01T",
            "22dk0207053h0002",
            "一二三四五六七八九十百千一二三四五六七八九",
            "令和6年(2023年)4月1日",
        ] {
            assert_eq!(iso(cell, false), "none", "{cell}");
        }
    }

    #[test]
    fn an_era_is_past_from_the_day_after_its_last() {
        let check = |cell: &str, expected: &str, past: bool| {
            let found = date(cell, false).unwrap();
            assert_eq!((found.iso().as_str(), found.past_era), (expected, past), "{cell}");
        };
        check("平成36年3月31日", "2024-03-31", true);
        check("平成31年4月30日", "2019-04-30", false);
        check("平成31年5月1日", "2019-05-01", true);
        check("H31.4.30", "2019-04-30", false);
        check("H32.3.31", "2020-03-31", true);
        check("昭和64年1月7日", "1989-01-07", false);
        check("昭和64年1月8日", "1989-01-08", true);
        check("令和元年4月30日", "2019-04-30", false);
        check("2024-03-31", "2024-03-31", false);
    }
}
