//! Sums of money as lists write them.

use crate::date::plain;

/// The unit a heading or a cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 円
    Yen,
    /// 千円
    Thousand,
    /// 万円
    TenThousand,
    /// 百万円
    Million,
    /// 億円
    HundredMillion,
}

impl Unit {
    /// Yen in one of this unit.
    pub fn yen(self) -> i64 {
        match self {
            Unit::Yen => 1,
            Unit::Thousand => 1_000,
            Unit::TenThousand => 10_000,
            Unit::Million => 1_000_000,
            Unit::HundredMillion => 100_000_000,
        }
    }
}

/// What an amount cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Blank or a dash: nothing stated.
    Empty,
    /// Yen.
    Yen(i64),
    /// Something else: 未定, words, a negative sum.
    Unreadable,
}

/// Words for units, after NFKC, lower case and without spaces; the first that fits counts, so longer ones come
/// first. The project's own collection from headings of public lists.
const UNITS: &[(&str, Unit)] = &[
    ("百万円", Unit::Million),
    ("百萬円", Unit::Million),
    ("十億円", Unit::HundredMillion),
    ("億円", Unit::HundredMillion),
    ("千円", Unit::Thousand),
    ("万円", Unit::TenThousand),
    ("millionyen", Unit::Million),
    ("millionsofyen", Unit::Million),
    ("millionjpy", Unit::Million),
    ("jpymillion", Unit::Million),
    ("yenmillion", Unit::Million),
    ("¥million", Unit::Million),
    ("jpymn", Unit::Million),
    ("mjpy", Unit::Million),
    ("m¥", Unit::Million),
    ("thousandyen", Unit::Thousand),
    ("thousandsofyen", Unit::Thousand),
    ("thousandjpy", Unit::Thousand),
    ("jpythousand", Unit::Thousand),
    ("yenthousand", Unit::Thousand),
    ("1,000yen", Unit::Thousand),
    ("1000yen", Unit::Thousand),
    ("¥1,000", Unit::Thousand),
    ("¥1000", Unit::Thousand),
    ("jpy1,000", Unit::Thousand),
    ("¥thousand", Unit::Thousand),
    ("kjpy", Unit::Thousand),
    ("kyen", Unit::Thousand),
    ("k円", Unit::Thousand),
    ("k¥", Unit::Thousand),
    ("¥k", Unit::Thousand),
    ("(百万)", Unit::Million),
    ("(千)", Unit::Thousand),
    ("(億)", Unit::HundredMillion),
    ("(円", Unit::Yen),
    ("円)", Unit::Yen),
    ("単位:円", Unit::Yen),
    ("/円", Unit::Yen),
    ("yen", Unit::Yen),
    ("jpy", Unit::Yen),
    ("(¥)", Unit::Yen),
];

fn squeezed(text: &str) -> String {
    plain(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, '[' | '〔' | '【') { '(' } else { c })
        .collect()
}

/// The unit named in a heading: 金額（千円）, 予算 単位：百万円, budget (million yen), budget_thousand_yen, kJPY. `None` when it names none.
/// 十億円 is not read, as nothing here counts in it.
pub fn unit_of_heading(heading: &str) -> Option<Unit> {
    // A column of a database: budget_thousand_yen.
    let text = squeezed(heading).replace('_', "");
    if text.contains("十億円") {
        return None;
    }
    let named = UNITS.iter().find(|(word, _)| text.contains(word)).map(|(_, unit)| *unit);
    named.or_else(|| (text == "円" || text == "¥" || text.ends_with("額円")).then_some(Unit::Yen))
}

/// What the cell says, in yen rounded to the nearest one: full or half width, commas in threes, `¥`, decimals
/// (12.5 百万円), E-notation, and sums told in 億, 万 and 千. A unit behind the number wins over that of the heading;
/// `¥` before it does not, as spreadsheets put it before thousands too.
///
/// Blank cells and dashes are [`Amount::Empty`]; 0 is a sum. Negative sums (`-`, `△`, `▲`, brackets) and sums that are
/// only about (約, 以内, ranges) are [`Amount::Unreadable`]: a budget has none.
pub fn amount(cell: &str, heading: Unit) -> Amount {
    let text = squeezed(cell);
    if text.chars().all(|c| matches!(c, '-' | 'ー' | '―' | '─' | '−' | '~' | '…' | '・' | '.' | '/')) || text == "n/a"
    {
        return Amount::Empty;
    }
    match sum(&text, heading) {
        Some((yen, _)) => Amount::Yen(yen),
        None => Amount::Unreadable,
    }
}

/// The same where a person types a sum of their own: what is no whole number of yen is [`Amount::Unreadable`], as it is a slip.
/// What binary fractions of spreadsheets leave behind (6369.9999999999991 千円) is no fraction.
pub fn whole_amount(cell: &str, heading: Unit) -> Amount {
    match (amount(cell, heading), sum(&squeezed(cell), heading)) {
        (Amount::Yen(_), Some((_, false))) => Amount::Unreadable,
        (read, _) => read,
    }
}

/// Yen, and whether they are a whole number as they are written.
type Sum = (i64, bool);

fn sum(text: &str, heading: Unit) -> Option<Sum> {
    let text = text.strip_prefix(['¥', '\\', '+']).or_else(|| text.strip_prefix("jpy")).unwrap_or(text);
    let (number, rest) = leading_number(text)?;
    let rest = rest.strip_suffix('-').or_else(|| rest.strip_suffix("也")).unwrap_or(rest);
    if rest.is_empty() {
        return scaled(number, heading.yen());
    }
    let bare = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')).unwrap_or(rest);
    let english = match bare {
        "円" | "yen" | "jpy" => Some(Unit::Yen),
        "k" | "thousand" => Some(Unit::Thousand),
        "million" | "mn" => Some(Unit::Million),
        _ => UNITS.iter().find(|(word, _)| *word == bare).map(|(_, unit)| *unit),
    };
    if let Some(unit) = english {
        return (bare != "十億円").then(|| scaled(number, unit.yen()))?;
    }
    // 1億2,000万円: parts of falling size.
    let (mut total, mut number, mut rest, mut above) = ((0_i64, true), number, bare, i64::MAX);
    loop {
        let (name, size) = SIZES.iter().find(|(name, _)| rest.starts_with(name))?;
        if *size >= above {
            return None;
        }
        total = added(total, scaled(number, *size)?)?;
        above = *size;
        rest = &rest[name.len()..];
        if matches!(rest, "" | "円") {
            return Some(total);
        }
        (number, rest) = leading_number(rest)?;
        if rest == "円" {
            return added(total, scaled(number, 1)?).filter(|_| above > 1);
        }
    }
}

const SIZES: &[(&str, i64)] =
    &[("兆", 1_000_000_000_000), ("億", 100_000_000), ("百万", 1_000_000), ("万", 10_000), ("千", 1_000)];

/// Digits before and after the point, and the power of ten.
type Number = (i128, u32, i32);

fn leading_number(text: &str) -> Option<(Number, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(text.len());
    let (number, mut rest) = text.split_at(end);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let threes = groups.all(|group| group.len() == 3);
    if first.is_empty() || (whole.contains(',') && first.len() > 3) || !threes || fraction.contains([',', '.']) {
        return None;
    }
    let mut exponent = 0;
    if let Some(power) = rest.strip_prefix('e') {
        let sign = if power.starts_with('-') { -1 } else { 1 };
        let power = power.strip_prefix(['+', '-']).unwrap_or(power);
        let end = power.bytes().take_while(u8::is_ascii_digit).count();
        exponent = sign * power[..end].parse::<i32>().ok().filter(|e| *e <= 15)?;
        rest = &power[end..];
    }
    // More decimals than this are noise of binary fractions.
    let fraction = fraction.get(..12).unwrap_or(fraction);
    let digits: String = whole.chars().filter(char::is_ascii_digit).chain(fraction.chars()).collect();
    if digits.len() > 30 {
        return None;
    }
    Some(((digits.parse().ok()?, u32::try_from(fraction.len()).ok()?, exponent), rest))
}

fn added(one: Sum, other: Sum) -> Option<Sum> {
    Some((one.0.checked_add(other.0)?, one.1 && other.1))
}

fn scaled((digits, decimals, exponent): Number, unit: i64) -> Option<Sum> {
    let mut value = digits.checked_mul(i128::from(unit))?;
    let shift = exponent - i32::try_from(decimals).ok()?;
    let power = 10_i128.checked_pow(shift.unsigned_abs())?;
    let over = if shift < 0 { value % power } else { 0 };
    value = if shift < 0 { (value + power / 2) / power } else { value.checked_mul(power)? };
    // A millionth of a yen is noise.
    Some((i64::try_from(value).ok()?, over.min(power - over) <= power / 1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_their_unit() {
        let check = |heading: &str, unit: Option<Unit>| assert_eq!(unit_of_heading(heading), unit, "{heading}");
        for heading in [
            "金額（千円）",
            "研究開発費(千円)",
            "予算 ［単位：千円］",
            "千円",
            "Budget (thousand yen)",
            "budget_thousand_yen",
            "budget (kJPY)",
            "金額（千）",
            "Budget (JPY 1,000)",
            "金額(K¥)",
        ] {
            check(heading, Some(Unit::Thousand));
        }
        for heading in ["金額（円）", "円", "配分額【円】", "Budget (JPY)", "Amount, yen", "単位：円", "総額（¥）"]
        {
            check(heading, Some(Unit::Yen));
        }
        for heading in ["予算額（百万円）", "百 万 円", "Budget (million yen)", "Budget (JPY million)"] {
            check(heading, Some(Unit::Million));
        }
        check("総額（億円）", Some(Unit::HundredMillion));
        check("金額（万円）", Some(Unit::TenThousand));
        for heading in ["金額", "予算額", "総額（十億円）", "円形脱毛症", "研究開発費", ""] {
            check(heading, None);
        }
    }

    #[test]
    fn sums_are_read_in_every_spelling() {
        let check = |cell: &str, unit: Unit, yen: i64| assert_eq!(amount(cell, unit), Amount::Yen(yen), "{cell}");
        check("5,000", Unit::Thousand, 5_000_000);
        check("５，０００", Unit::Thousand, 5_000_000);
        check("5000", Unit::Yen, 5_000);
        check(" 5 000 ", Unit::Yen, 5_000);
        check("¥5,000", Unit::Thousand, 5_000_000);
        check("￥5,000-", Unit::Yen, 5_000);
        check("0", Unit::Thousand, 0);
        check("5,000円", Unit::Thousand, 5_000);
        check("5,000千円", Unit::Yen, 5_000_000);
        check("5,000（千円）", Unit::Yen, 5_000_000);
        check("12.5", Unit::Million, 12_500_000);
        check("12.5百万円", Unit::Thousand, 12_500_000);
        check("1,200万円", Unit::Thousand, 12_000_000);
        check("1億2,000万円", Unit::Thousand, 120_000_000);
        check("1億円", Unit::Thousand, 100_000_000);
        check("1.5億", Unit::Thousand, 150_000_000);
        check("3万5千円", Unit::Thousand, 35_000);
        check("3万500円", Unit::Thousand, 30_500);
        check("1.2E+07", Unit::Yen, 12_000_000);
        check("5e3", Unit::Thousand, 5_000_000);
        check("5000.0", Unit::Thousand, 5_000_000);
        check("6369.9999999999991", Unit::Thousand, 6_370_000);
        check("12.5 million yen", Unit::Thousand, 12_500_000);
        check("JPY 5,000", Unit::Yen, 5_000);
        check("5,000 kJPY", Unit::Yen, 5_000_000);
    }

    #[test]
    fn fractions_of_a_yen_are_told_from_fractions_of_its_units() {
        for (cell, whole) in [
            ("12.5百万円", true),
            ("1.234567百万円", true),
            ("1.2345678百万円", false),
            ("0.5", false),
            ("1,234.50円", false),
            ("5000.0", true),
            ("6369.9999999999991千円", true),
            ("1億0.5万円", true),
            ("3万500.5円", false),
            ("1.2E+07", true),
            ("15e-1", false),
        ] {
            let Amount::Yen(_) = amount(cell, Unit::Yen) else { panic!("{cell}") };
            assert_eq!(whole_amount(cell, Unit::Yen) == amount(cell, Unit::Yen), whole, "{cell}");
        }
        assert_eq!(
            (whole_amount("-", Unit::Yen), whole_amount("未定", Unit::Yen)),
            (Amount::Empty, Amount::Unreadable)
        );
    }

    #[test]
    fn dashes_say_nothing_and_words_are_unreadable() {
        for cell in ["", "　", "-", "—", "－", "ー", "―", "‐", "−", "N/A", "…"] {
            assert_eq!(amount(cell, Unit::Thousand), Amount::Empty, "{cell}");
        }
        for cell in [
            "未定",
            "非公開",
            "-5,000",
            "△5,000",
            "▲5000",
            "(5,000)",
            "約5,000",
            "5,000以内",
            "5,000~6,000",
            "5,00",
            "1,2345",
            "1.2.3",
            "#REF!",
            "5千万億",
            "2024/4/1",
            "999999999999999999999999999999999",
            "1e99",
            "百万円",
            "10万20万円",
            "1十億円",
        ] {
            assert_eq!(amount(cell, Unit::Thousand), Amount::Unreadable, "{cell}");
        }
    }
}
