//! What a person typed or pasted into a cell, read by the kind of its column.

use super::month::{Month, MonthRead};
use super::{Column, Kind};
use crate::amount::{Amount, Unit, whole_amount};
use crate::date::{arabic, date, plain};
use crate::span::YEARS;
use crate::{damage, text, year};

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text: as it stands, a word of a choice, a month as `YYYY-MM`, a day.
    Text(String),
    /// A whole number: months, percent, fiscal year, yen, 0 or 1.
    Number(i64),
    /// What a reference is called, to be looked for.
    Name(String),
    /// Nothing is said.
    Nothing,
}

/// Why a cell cannot be read, or what is to be asked about it: a word that is said under `reason.<word>`, and what the
/// sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The word.
    pub reason: &'static str,
    /// Parameters of the sentence.
    pub params: Vec<(&'static str, String)>,
}

/// What was read of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What it says.
    pub value: Value,
    /// It says so, and a person should look whether that is meant.
    pub asked: Option<Remark>,
}

impl From<Value> for Given {
    fn from(value: Value) -> Given {
        Given { value, asked: None }
    }
}

fn wrong(reason: &'static str) -> Remark {
    Remark { reason, params: Vec::new() }
}

/// Words for nothing, where a cell is no text: our collection from lists.
const NOTHING: [&str; 12] = ["-", "--", "ー", "―", "─", "なし", "無し", "未定", "n/a", "na", "none", "tbd"];

/// Reads a cell. `called` tells what a word of a choice is called in the languages of the application.
///
/// # Errors
/// Why it cannot be read.
pub fn read(column: &Column, typed: &str, called: &dyn Fn(&str) -> Vec<String>) -> Result<Given, Remark> {
    if let Kind::Text { max } | Kind::Twin { max } = column.kind {
        return written(typed, max).map(|text| Value::Text(text).into());
    }
    let seen = plain(typed);
    let seen = seen.trim();
    if seen.is_empty() || (NOTHING.contains(&seen) && !matches!(column.kind, Kind::Choice { .. } | Kind::Flag)) {
        return Ok(Value::Nothing.into());
    }
    match column.kind {
        Kind::Text { .. } | Kind::Twin { .. } => Ok(Value::Nothing.into()),
        Kind::Choice { of } => choice(of, typed, called).map(Given::from),
        Kind::Month => month(typed),
        Kind::Day => day(typed),
        Kind::Whole { min, max } => {
            whole(column.name, seen, min, max).map(|number| Value::Number(number.into()).into())
        }
        Kind::Year => fiscal(typed),
        Kind::Yen => yen(typed).map(|yen| Value::Number(yen).into()),
        Kind::Flag => flag(seen).map(|flag| Value::Number(flag.into()).into()),
        Kind::Ref { .. } => Ok(Value::Name(typed.trim().to_owned()).into()),
    }
}

/// A text without what cannot be seen; its lines end alike.
fn written(typed: &str, max: u32) -> Result<String, Remark> {
    let lines = damage::without_control(typed).replace("\r\n", "\n").replace('\r', "\n");
    let seen: String =
        lines.chars().filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || damage::invisible(*c))).collect();
    let seen = seen.trim();
    if seen.chars().count() > usize::try_from(max).unwrap_or(usize::MAX) {
        return Err(Remark { reason: "too-long", params: vec![("limit", max.to_string())] });
    }
    Ok(seen.to_owned())
}

fn choice(of: &[&str], typed: &str, called: &dyn Fn(&str) -> Vec<String>) -> Result<Value, Remark> {
    let seen = text::fold(typed.trim());
    let same = |word: &&&str| text::fold(word) == seen || called(word).iter().any(|name| text::fold(name) == seen);
    if let Some(word) = of.iter().find(same) {
        return Ok(Value::Text((*word).to_owned()));
    }
    if NOTHING.contains(&plain(typed).trim()) {
        return Ok(Value::Nothing);
    }
    let choices: Vec<String> =
        of.iter().map(|word| called(word).into_iter().next().unwrap_or_else(|| (*word).to_owned())).collect();
    Err(Remark { reason: "not-a-choice", params: vec![("choices", choices.join("・"))] })
}

fn past_era(typed: &str) -> Option<Remark> {
    Some(Remark { reason: "past-era", params: vec![("value", typed.trim().to_owned())] })
}

fn month(typed: &str) -> Result<Given, Remark> {
    match Month::read(typed) {
        MonthRead::Month { month, past_era: past } => {
            Ok(Given { value: Value::Text(month.iso()), asked: if past { past_era(typed) } else { None } })
        }
        MonthRead::OutsideCalendar => Err(wrong("month-outside")),
        MonthRead::NotAMonth => Err(wrong("not-a-month")),
    }
}

fn day(typed: &str) -> Result<Given, Remark> {
    let read = date(typed, false).ok_or_else(|| wrong("not-a-day"))?;
    // A month alone is read as its first day; here a day is asked for.
    if date(typed, true).is_some_and(|last| last != read) {
        return Err(wrong("not-a-day"));
    }
    let fiscal = year::of_date(read.year, read.month);
    if !YEARS.contains(&fiscal) {
        return Err(wrong("month-outside"));
    }
    Ok(Given { value: Value::Text(read.iso()), asked: if read.past_era { past_era(typed) } else { None } })
}

fn fiscal(typed: &str) -> Result<Given, Remark> {
    let outside = |seen: &str| seen.len() == 4 && seen.bytes().all(|b| b.is_ascii_digit());
    let refused =
        || wrong(if outside(plain(typed).trim().trim_end_matches("年度")) { "year-range" } else { "not-a-year" });
    let years = year::fiscal_years(typed).filter(|years| years.first == years.last).ok_or_else(refused)?;
    if !YEARS.contains(&years.first) {
        return Err(wrong("year-range"));
    }
    let asked = if year::era_past_end(typed) { past_era(typed) } else { None };
    Ok(Given { value: Value::Number(years.first.into()), asked })
}

fn yen(typed: &str) -> Result<i64, Remark> {
    match whole_amount(typed, Unit::Yen) {
        Amount::Yen(yen) if yen >= 0 => Ok(yen),
        _ => Err(wrong("not-yen")),
    }
}

fn flag(seen: &str) -> Result<u8, Remark> {
    // ✔️: the mark as a picture.
    match seen.trim_end_matches('\u{FE0F}') {
        "1" | "○" | "〇" | "◯" | "✓" | "✔" | "☑" | "✅" | "はい" | "有" | "有り" | "あり" | "yes" | "y" | "true" => {
            Ok(1)
        }
        "0" | "×" | "✕" | "✖" | "✗" | "✘" | "x" | "☐" | "いいえ" | "無" | "無し" | "なし" | "no" | "n" | "false"
        | "-" => Ok(0),
        _ => Err(wrong("not-a-flag")),
    }
}

/// A whole number; lengths in months take 12か月, 1年6か月, 12 months; percent its sign. Digits apart (1 2, 1,2) are no number.
fn whole(column: &str, seen: &str, min: i32, max: i32) -> Result<i32, Remark> {
    let refused =
        || Remark { reason: "not-a-number-here", params: vec![("min", min.to_string()), ("max", max.to_string())] };
    let words: Vec<&str> = seen.split_whitespace().collect();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if words.windows(2).any(|pair| digit(pair[0].chars().last()) && digit(pair[1].chars().next())) {
        return Err(refused());
    }
    let text = arabic(&words.concat()).into_owned();
    let (sign, text) = match text.strip_prefix(['-', '▲', '△', '−']) {
        Some(rest) => (-1, rest.to_owned()),
        None => (1, text.strip_prefix('+').unwrap_or(&text).to_owned()),
    };
    let number = match column {
        "months" | "lag" => in_months(&text),
        "done" => digits(text.strip_suffix('%').unwrap_or(&text)),
        "phase" => digits(text.strip_prefix('p').unwrap_or(&text)),
        _ => digits(&text),
    };
    let number = number.and_then(|number| number.checked_mul(sign)).ok_or_else(refused)?;
    if (min..=max).contains(&number) { Ok(number) } else { Err(refused()) }
}

fn digits(text: &str) -> Option<i32> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Months as they are said.
fn in_months(text: &str) -> Option<i32> {
    const MONTHS: [&str; 10] = ["か月", "ヶ月", "ヵ月", "カ月", "ケ月", "箇月", "months", "month", "mo", "月"];
    const YEARS_SAID: [&str; 4] = ["年間", "years", "year", "年"];
    let months = |text: &str| digits(MONTHS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text));
    for unit in YEARS_SAID {
        if let Some((years, rest)) = text.split_once(unit) {
            let more = if rest.is_empty() { 0 } else { months(rest)? };
            return digits(years)?.checked_mul(12)?.checked_add(more);
        }
    }
    months(text)
}

/// Whether an amount in yen is a slip of the unit beside others: a thousand times their median or more, or a thousandth or less.
/// Answers that median. Two others at least are needed, and amounts of 0 say nothing.
pub fn unit_slip(others: &[i64], amount: i64) -> Option<i64> {
    let mut known: Vec<i64> = others.iter().copied().filter(|yen| *yen > 0).collect();
    if amount <= 0 || known.len() < 2 {
        return None;
    }
    known.sort_unstable();
    let middle = known.len() / 2;
    let median = if known.len() % 2 == 1 { known[middle] } else { i64::midpoint(known[middle - 1], known[middle]) };
    let far = amount / 1_000 >= median || amount <= median / 1_000;
    far.then_some(median)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Sheet;

    fn column(sheet: Sheet, name: &str) -> &'static Column {
        sheet.columns().iter().find(|column| column.name == name).unwrap()
    }

    fn said(sheet: Sheet, name: &str, typed: &str) -> String {
        let called = |word: &str| match word {
            "milestone" => vec!["マイルストーン".to_owned(), "Milestone".to_owned()],
            word => vec![word.to_owned()],
        };
        match read(column(sheet, name), typed, &called) {
            Ok(Given { value, asked }) => {
                let value = match value {
                    Value::Text(text) | Value::Name(text) => text,
                    Value::Number(number) => number.to_string(),
                    Value::Nothing => "∅".to_owned(),
                };
                asked.map_or(value.clone(), |asked| format!("{value} ?{}", asked.reason))
            }
            Err(remark) => format!("!{}", remark.reason),
        }
    }

    #[test]
    fn cells_are_read_by_the_kind_of_their_column() {
        for (sheet, name, typed, expected) in [
            (Sheet::Task, "name", "  = 細胞株\u{0}構築\r\n2行目 ", "= 細胞株構築\n2行目"),
            (Sheet::Task, "kind", "Ｍｉｌｅｓｔｏｎｅ", "milestone"),
            (Sheet::Task, "kind", "マイルストーン", "milestone"),
            (Sheet::Task, "kind", "会議", "!not-a-choice"),
            (Sheet::Task, "starts", "令和10年3月", "2028-03"),
            (Sheet::Task, "starts", "平成36年3月", "2024-03 ?past-era"),
            (Sheet::Task, "starts", "令和99年3月", "!month-outside"),
            (Sheet::Task, "starts", "未定", "∅"),
            (Sheet::Task, "starts", "来年", "!not-a-month"),
            (Sheet::Task, "months", "12か月", "12"),
            (Sheet::Task, "months", "１年６ヶ月", "18"),
            (Sheet::Task, "months", "2 years", "24"),
            (Sheet::Task, "months", "2.5", "!not-a-number-here"),
            (Sheet::Task, "months", "-1", "!not-a-number-here"),
            (Sheet::Task, "months", "601", "!not-a-number-here"),
            (Sheet::Task, "months", "１２カ月", "12"),
            (Sheet::Task, "months", "十二か月", "12"),
            (Sheet::Task, "months", "12ヵ月", "12"),
            (Sheet::Task, "months", "12 months", "12"),
            (Sheet::Task, "months", "1 年 6 か月", "18"),
            (Sheet::Task, "months", "1年", "12"),
            (Sheet::Task, "months", "12.0", "12"),
            (Sheet::Task, "months", "1 2", "!not-a-number-here"),
            (Sheet::Task, "months", "1,2", "!not-a-number-here"),
            (Sheet::Task, "months", "0.5年", "!not-a-number-here"),
            (Sheet::Task, "months", "99999999999999999999", "!not-a-number-here"),
            (Sheet::Task, "months", "か月", "!not-a-number-here"),
            (Sheet::Task, "months", "―", "∅"),
            (Sheet::Task, "done", "101%", "!not-a-number-here"),
            (Sheet::Task, "done", "12か月", "!not-a-number-here"),
            (Sheet::Task, "note", "-", "-"),
            (Sheet::Task, "note", "未定", "未定"),
            (Sheet::Task, "note", "一\u{0B}二\r三", "一 二\n三"),
            (Sheet::Task, "kind", "ＴＡＳＫ", "task"),
            (Sheet::Task, "done", "80％", "80"),
            (Sheet::Task, "phase", "P07", "7"),
            (Sheet::Link, "lag", "▲3", "-3"),
            (Sheet::Link, "lag", "△３", "-3"),
            (Sheet::Link, "lag", "−3か月", "-3"),
            (Sheet::Link, "lag", "- 3", "-3"),
            (Sheet::Link, "lag", "+2", "2"),
            (Sheet::Link, "lag", "--3", "!not-a-number-here"),
            (Sheet::Link, "lag", "なし", "∅"),
            (Sheet::Link, "before", "なし", "∅"),
            (Sheet::Link, "before", " GLP毒性 ", "GLP毒性"),
            (Sheet::Budget, "year", "令和10年度", "2028"),
            (Sheet::Budget, "year", "FY2028", "2028"),
            (Sheet::Budget, "year", "2028-2030", "!not-a-year"),
            (Sheet::Budget, "year", "R10", "2028"),
            (Sheet::Budget, "year", "２０２８", "2028"),
            (Sheet::Budget, "year", "平成36年度", "2024 ?past-era"),
            (Sheet::Budget, "year", "3000", "!year-range"),
            (Sheet::Budget, "year", "1988年度", "!year-range"),
            (Sheet::Budget, "year", "昭和60年度", "!year-range"),
            (Sheet::Budget, "year", "令和10", "2028"),
            (Sheet::Budget, "year", "いつか", "!not-a-year"),
            (Sheet::Budget, "yen", "1,200千円", "1200000"),
            (Sheet::Budget, "yen", "48百万円", "48000000"),
            (Sheet::Budget, "yen", "１，２００千円", "1200000"),
            (Sheet::Budget, "yen", "1.5億円", "150000000"),
            (Sheet::Budget, "yen", "¥500", "500"),
            (Sheet::Budget, "yen", "0", "0"),
            (Sheet::Budget, "yen", "未定", "∅"),
            (Sheet::Budget, "yen", "0.5", "!not-yen"),
            (Sheet::Budget, "yen", "1.2345千円", "!not-yen"),
            (Sheet::Budget, "yen", "▲500", "!not-yen"),
            (Sheet::Budget, "yen", "約10万円", "!not-yen"),
            (Sheet::Gate, "fixed_on", "令和8年10月1日", "2026-10-01"),
            (Sheet::Gate, "fixed_on", "2026/10/1", "2026-10-01"),
            (Sheet::Gate, "fixed_on", "平成38年10月1日", "2026-10-01 ?past-era"),
            (Sheet::Gate, "fixed_on", "1980-10-01", "!month-outside"),
            (Sheet::Gate, "fixed_on", "令和8年10月", "!not-a-day"),
            (Sheet::Gate, "fixed_on", "2026-10", "!not-a-day"),
            (Sheet::Gate, "fixed_on", "2026-02-30", "!not-a-day"),
            (Sheet::Market, "joint", "○", "1"),
            (Sheet::Market, "joint", "なし", "0"),
            (Sheet::Market, "joint", "✔️", "1"),
            (Sheet::Market, "joint", "ＹＥＳ", "1"),
            (Sheet::Market, "joint", "×", "0"),
            (Sheet::Market, "joint", "False", "0"),
            (Sheet::Market, "joint", "", "∅"),
            (Sheet::Market, "joint", "たぶん", "!not-a-flag"),
            (Sheet::Item, "state", "", "∅"),
        ] {
            assert_eq!(said(sheet, name, typed), expected, "{} {typed}", column(sheet, name).name);
        }
        assert_eq!(said(Sheet::Task, "responsible", &"長".repeat(201)), "!too-long");
    }

    #[test]
    fn a_slip_of_the_unit_is_asked_about_and_nothing_else() {
        let others = [10_000_000, 20_000_000, 30_000_000, 0];
        assert_eq!(unit_slip(&others, 20_000), Some(20_000_000));
        assert_eq!(unit_slip(&others, 20_000_000_000), Some(20_000_000));
        assert_eq!(unit_slip(&others, 20_001), None);
        assert_eq!(unit_slip(&others, 19_999_999_999), None);
        assert_eq!(unit_slip(&others, 0), None);
        assert_eq!(unit_slip(&[10_000_000], 1), None, "one other says little");
        assert_eq!(unit_slip(&[i64::MAX, i64::MAX], 1), Some(i64::MAX));
    }
}
