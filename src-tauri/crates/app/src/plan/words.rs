//! Words of plans: names, months, days, fiscal years and amounts in the language of whoever reads.

use crate::catalogue;
use crate::settings::Language;
use domain::plan::Month;
use domain::span;
use std::collections::BTreeMap;

/// What a plan says, in a language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) Language);

/// From this month on a month is counted in 令和, which began on 2019-05-01.
const REIWA: Month = Month(2019 * 12 + 4);

impl Words {
    /// A word of the catalogue.
    pub(crate) fn say(self, key: &str) -> String {
        catalogue::word(self.0, key)
    }

    /// A sentence of the catalogue with its places filled.
    pub(crate) fn sentence<const N: usize>(self, key: &str, params: [(&str, String); N]) -> String {
        let params: BTreeMap<String, String> =
            params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        catalogue::sentence(self.0, key, &params)
    }

    /// Of a text in both languages the one of whoever reads; where it is not said, the other.
    pub(crate) fn pick<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        let (own, other) = match self.0 {
            Language::Ja => (ja, en),
            Language::En => (en, ja),
        };
        if own.trim().is_empty() { other } else { own }
    }

    /// What a value of a choice is called.
    pub(crate) fn choice(self, sheet: &str, column: &str, value: &str) -> String {
        self.say(&format!("plan-choice.{sheet}.{column}.{value}"))
    }

    /// 令和10年3月, Mar 2028.
    pub(crate) fn month(self, month: Month) -> String {
        self.sentence("plan-word.month", [("year", self.year(month)), ("month", self.month_name(month))])
    }

    /// 令和10年3月31日, 31 Mar 2028; what is no day as it stands.
    pub(crate) fn day(self, iso: &str) -> String {
        let Some(day) = span::day(iso) else { return iso.to_owned() };
        let month = Month(i32::from(day.year()) * 12 + i32::from(day.month()) - 1);
        let params = [("year", self.year(month)), ("month", self.month_name(month)), ("day", day.day().to_string())];
        self.sentence("plan-word.day", params)
    }

    fn month_name(self, month: Month) -> String {
        self.say(&format!("plan-word.month.{}", month.month()))
    }

    /// The calendar year of a month: 令和10年, 2028. Within 2019 it hangs on the month, unlike a fiscal year.
    fn year(self, month: Month) -> String {
        let year = month.year();
        if self.0 == Language::En {
            return year.to_string();
        }
        let before = year == REIWA.year() && month < REIWA;
        if before {
            return format!("平成{}年", year - 1988);
        }
        let era = span::era_year(year).and_then(|era| era.strip_suffix('度').map(str::to_owned));
        era.unwrap_or_else(|| format!("{year}年"))
    }

    /// 令和10年度, FY2028.
    pub(crate) fn fiscal_year(self, year: i32) -> String {
        match (self.0, span::era_year(year)) {
            (Language::Ja, Some(era)) => era,
            _ => self.sentence("plan-word.fiscal-year", [("year", year.to_string())]),
        }
    }

    /// 令和6年度–令和10年度; an end that is not known is left open.
    pub(crate) fn fiscal_years(self, first: Option<i32>, last: Option<i32>) -> String {
        if first.is_some() && first == last {
            return first.map(|year| self.fiscal_year(year)).unwrap_or_default();
        }
        let end = |year: Option<i32>| year.map(|year| self.fiscal_year(year)).unwrap_or_default();
        format!("{}–{}", end(first), end(last))
    }

    /// 1,200千円, with what is left below a thousand behind the point, so that the amount is the true one. In millions where
    /// somebody wants it so.
    pub(crate) fn yen(self, yen: i64, millions: bool) -> String {
        let (unit, digits, key) =
            if millions { (1_000_000, 6, "plan-word.million-yen") } else { (1_000, 3, "plan-word.thousand-yen") };
        let (whole, rest) = ((yen / unit).abs(), (yen % unit).abs());
        let sign = if yen < 0 { "−" } else { "" };
        let mut amount = format!("{sign}{}", grouped(whole));
        if rest > 0 {
            amount.push('.');
            amount.push_str(format!("{rest:0digits$}").trim_end_matches('0'));
        }
        self.sentence(key, [("amount", amount)])
    }
}

/// 1,234,567
pub(crate) fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const JA: Words = Words(Language::Ja);
    const EN: Words = Words(Language::En);

    #[test]
    fn months_are_called_by_the_era_of_their_month() {
        let check = |iso: &str, ja: &str, en: &str| {
            let month = Month::parse(iso).unwrap();
            assert_eq!((JA.month(month).as_str(), EN.month(month).as_str()), (ja, en));
        };
        check("2028-03", "令和10年3月", "Mar 2028");
        check("2019-04", "平成31年4月", "Apr 2019");
        check("2019-05", "令和元年5月", "May 2019");
        check("2020-01", "令和2年1月", "Jan 2020");
        check("1989-12", "平成元年12月", "Dec 1989");
        check("2101-01", "2101年1月", "Jan 2101");
        assert_eq!((JA.day("2027-03-31").as_str(), EN.day("2027-03-31").as_str()), ("令和9年3月31日", "31 Mar 2027"));
        assert_eq!(JA.day("いつか"), "いつか");
    }

    #[test]
    fn fiscal_years_are_called_by_the_era_in_which_they_begin() {
        assert_eq!((JA.fiscal_year(2028).as_str(), EN.fiscal_year(2028).as_str()), ("令和10年度", "FY2028"));
        assert_eq!(JA.fiscal_years(Some(2024), Some(2028)), "令和6年度–令和10年度");
        assert_eq!(JA.fiscal_years(Some(2024), Some(2024)), "令和6年度");
        assert_eq!(EN.fiscal_years(None, Some(2028)), "–FY2028");
    }

    #[test]
    fn amounts_are_shown_in_thousands_and_stay_true() {
        let check = |yen: i64, millions: bool, ja: &str, en: &str| {
            assert_eq!((JA.yen(yen, millions).as_str(), EN.yen(yen, millions).as_str()), (ja, en));
        };
        check(1_200_000, false, "1,200千円", "1,200 thousand yen");
        check(1_234_567, false, "1,234.567千円", "1,234.567 thousand yen");
        check(48_000_000, true, "48百万円", "48 million yen");
        check(48_050_000, true, "48.05百万円", "48.05 million yen");
        check(500, false, "0.5千円", "0.5 thousand yen");
        check(0, false, "0千円", "0 thousand yen");
        check(1_234_567_000, false, "1,234,567千円", "1,234,567 thousand yen");
    }
}
