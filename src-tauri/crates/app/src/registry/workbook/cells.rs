//! Values of the registry as cells: how they are written, and how what a person wrote is read. What is written reads back as the
//! same value, in either language.

use crate::catalogue;
use crate::registry::{AliasKind, FactState, ProgrammeAlias, ProgrammeCode};
use crate::settings::Language;
use domain::span::YEARS;
use domain::{Amount, Step, Unit, amount, fiscal_years, text, year};

/// Why a cell cannot be taken; worded under `registry-refusal.<reason>`.
pub(super) type Refused = &'static str;

/// Both languages a workbook may be in.
const LANGUAGES: [Language; 2] = [Language::Ja, Language::En];

/// Words compared as people write them.
pub(super) fn folded(text: &str) -> String {
    domain::registry::plain(text)
}

/// The one of `all` that a cell names by its word in either language, or as the library has it.
fn named<T: Copy>(cell: &str, all: &[T], key: impl Fn(T) -> (&'static str, String)) -> Option<T> {
    let cell = folded(cell);
    all.iter().copied().find(|of| {
        let (own, key) = key(*of);
        folded(own) == cell || LANGUAGES.iter().any(|language| folded(&catalogue::word(*language, &key)) == cell)
    })
}

/// 令和7(2025)年度, FY2025; years that no era or list can have as they are.
pub(super) fn year(language: Language, year: i32) -> String {
    match language {
        Language::Ja if YEARS.contains(&year) => format!("{}({year})年度", era(year)),
        Language::En if YEARS.contains(&year) => format!("FY{year}"),
        _ => format!("西暦{year}"),
    }
}

/// 令和7, as short as it can be read: 平成31年度 is 令和元年度, which it became.
fn era(year: i32) -> String {
    match year - if year >= 2019 { 2018 } else { 1988 } {
        1 if year >= 2019 => "令和元".to_owned(),
        n if year >= 2019 => format!("令和{n}"),
        1 => "平成元".to_owned(),
        n => format!("平成{n}"),
    }
}

pub(super) fn optional_year(language: Language, of: Option<i32>) -> String {
    of.map(|of| year(language, of)).unwrap_or_default()
}

/// A fiscal year, in an era or not; nothing for an empty cell.
pub(super) fn read_year(cell: &str) -> Result<Option<i32>, Refused> {
    let plain = text::nfkc(cell.trim());
    if plain.is_empty() {
        return Ok(None);
    }
    if let Some(year) = plain.strip_prefix("西暦").and_then(|year| year.trim().parse().ok()) {
        return Ok(Some(year));
    }
    if era_beyond(&plain) {
        return Err("era-beyond");
    }
    match fiscal_years(&plain) {
        Some(years) if years.first == years.last => Ok(Some(years.first)),
        _ => plain.parse().ok().filter(|year: &i32| year.unsigned_abs() > 999).map(Some).ok_or("year-unreadable"),
    }
}

/// Whether a year is told in an era that was over by then, or of an era that will not last so long: 平成36年度, 令和99年度.
fn era_beyond(plain: &str) -> bool {
    let told = |era: &str| plain.strip_prefix(era).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    year::era_past_end(plain) || (["令和", "R", "r"].into_iter().any(told) && fiscal_years(plain).is_none())
}

/// 令和2–令和5; open at the end that is not known.
fn span(language: Language, (first, last): (Option<i32>, Option<i32>)) -> String {
    let short = |year: Option<i32>| match (year, language) {
        (Some(year), Language::Ja) if YEARS.contains(&year) => era(year),
        (year, _) => optional_year(Language::En, year),
    };
    format!("{}–{}", short(first), short(last))
}

fn read_span(text: &str) -> Result<(Option<i32>, Option<i32>), Refused> {
    let parts: Vec<&str> = text.split(['–', '～', '〜', '~']).collect();
    match parts.as_slice() {
        [first, last] => Ok((read_year(first)?, read_year(last)?)),
        [only] => read_year(only).map(|year| (year, year)),
        _ => Err("year-unreadable"),
    }
}

/// A code a line: `ck0106 (令和2–)`.
pub(super) fn codes(language: Language, codes: &[ProgrammeCode]) -> String {
    let code = |of: &ProgrammeCode| match (of.valid_first, of.valid_last) {
        (None, None) => of.code.clone(),
        years => format!("{} ({})", of.code, span(language, years)),
    };
    codes.iter().map(code).collect::<Vec<_>>().join("\n")
}

pub(super) fn read_codes(cell: &str) -> Result<Vec<ProgrammeCode>, Refused> {
    let plain = text::nfkc(cell);
    let read = |part: &str| {
        let (code, years) = match part.split_once(['(', '〔']) {
            Some((code, years)) => (code, read_span(years.trim().trim_end_matches([')', '〕']))?),
            None => (part, (None, None)),
        };
        Ok(ProgrammeCode { code: code.trim().to_lowercase(), valid_first: years.0, valid_last: years.1 })
    };
    text::split_terms(&plain).into_iter().map(read).collect()
}

/// A name a line, behind its kind: `旧称：架空創薬〔平成27–令和元〕`.
pub(super) fn names(language: Language, names: &[ProgrammeAlias]) -> String {
    let name = |of: &ProgrammeAlias| {
        let kind = catalogue::word(language, &alias_key(of.kind));
        let years = match (of.valid_first, of.valid_last) {
            // Without it a name that ends so would be read as one with years.
            (None, None) if !of.name.ends_with('〕') => String::new(),
            years => format!("〔{}〕", span(language, years)),
        };
        format!("{kind}：{}{years}", of.name)
    };
    names.iter().map(name).collect::<Vec<_>>().join("\n")
}

fn alias_key(kind: AliasKind) -> String {
    format!("programme_alias-kind.{}", kind.as_str())
}

pub(super) fn read_names(cell: &str) -> Result<Vec<ProgrammeAlias>, Refused> {
    let read = |line: &str| {
        let (kind, rest) = line
            .split_once(['：', ':'])
            .and_then(|(kind, rest)| {
                Some((named(kind, &AliasKind::ALL, |kind| (kind.as_str(), alias_key(kind)))?, rest))
            })
            .ok_or("name-without-kind")?;
        let rest = rest.trim();
        let (name, years) = match rest.strip_suffix('〕').and_then(|rest| rest.rsplit_once('〔')) {
            Some((name, years)) => (name, read_span(years)?),
            None => (rest, (None, None)),
        };
        Ok(ProgrammeAlias { name: name.trim().to_owned(), kind, valid_first: years.0, valid_last: years.1 })
    };
    cell.lines().map(str::trim).filter(|line| !line.is_empty()).map(read).collect()
}

/// P03.
pub(super) fn phase(of: Option<u8>) -> String {
    of.map(|of| format!("P{of:02}")).unwrap_or_default()
}

/// A number within a cell of one, with what may stand around it.
fn number(cell: &str, before: &[char], after: &[&str], refused: Refused) -> Result<Option<u8>, Refused> {
    let plain = text::nfkc(cell.trim()).to_lowercase();
    if plain.is_empty() {
        return Ok(None);
    }
    let bare = plain.trim_start_matches(before);
    let bare = after.iter().find_map(|after| bare.strip_suffix(after)).unwrap_or(bare);
    bare.trim().parse().map(Some).map_err(|_| refused)
}

pub(super) fn read_phase(cell: &str) -> Result<Option<u8>, Refused> {
    number(cell, &['p'], &[], "phase-unreadable")
}

pub(super) fn read_duration(cell: &str) -> Result<Option<u8>, Refused> {
    number(cell, &[], &["年間", "年", "years", "year"], "duration-unreadable")
}

/// 4月、9月 / 4, 9
pub(super) fn months(language: Language, months: &[u8]) -> String {
    let month = |of: &u8| match language {
        Language::Ja => format!("{of}月"),
        Language::En => of.to_string(),
    };
    let separator = catalogue::word(language, "workbook.list-separator");
    months.iter().map(month).collect::<Vec<_>>().join(&separator)
}

pub(super) fn read_months(cell: &str) -> Result<Vec<u8>, Refused> {
    let plain = text::nfkc(cell);
    let parts = plain.split(['、', ',', ';', '・', '/', '\n', ' ']).filter(|part| !part.trim().is_empty());
    parts.map(|part| number(part, &[], &["月"], "month-unreadable")?.ok_or("month-unreadable")).collect()
}

pub(super) fn read_month(cell: &str) -> Result<Option<u8>, Refused> {
    number(cell, &[], &["月"], "month-unreadable")
}

/// Thousands of yen; what is no whole number of these in yen, with its unit.
pub(super) fn thousands(yen: Option<i64>) -> String {
    match yen {
        None => String::new(),
        Some(yen) if yen % 1_000 == 0 => (yen / 1_000).to_string(),
        Some(yen) => format!("{yen}円"),
    }
}

pub(super) fn read_thousands(cell: &str) -> Result<Option<i64>, Refused> {
    match amount::amount(cell, Unit::Thousand) {
        Amount::Empty => Ok(None),
        Amount::Yen(yen) => Ok(Some(yen)),
        Amount::Unreadable => Err("amount-unreadable"),
    }
}

pub(super) fn steps(language: Language, steps: &[Step]) -> String {
    let words = steps.iter().map(|step| catalogue::word(language, &format!("step.{}", step.as_str())));
    words.collect::<Vec<_>>().join(&catalogue::word(language, "workbook.list-separator"))
}

pub(super) fn read_steps(cell: &str) -> Result<Vec<Step>, Refused> {
    let key = |step: Step| (step.as_str(), format!("step.{}", step.as_str()));
    let terms = text::split_terms(cell);
    terms.into_iter().map(|term| named(term, &Step::ALL, key).ok_or("step-unknown")).collect()
}

/// Codes of modalities.
pub(super) fn read_modalities(cell: &str) -> Vec<String> {
    text::split_terms(&text::nfkc(cell)).into_iter().map(str::to_owned).collect()
}

pub(super) fn status(language: Language, official: bool) -> String {
    catalogue::word(language, status_key(official))
}

fn status_key(official: bool) -> &'static str {
    if official { "programme_pair-status.official" } else { "programme_pair-status.assumed" }
}

/// Whether a pair is 公式.
pub(super) fn read_status(cell: &str) -> Result<bool, Refused> {
    let key = |official: bool| (if official { "official" } else { "assumed" }, status_key(official).to_owned());
    named(cell, &[true, false], key).ok_or("status-unknown")
}

pub(super) fn state(language: Language, state: FactState) -> String {
    catalogue::word(language, state_key(state))
}

fn state_key(state: FactState) -> &'static str {
    match state {
        FactState::Confirmed => "fact-state.confirmed",
        FactState::Check => "fact-state.check",
    }
}

pub(super) fn read_state(cell: &str) -> Result<Option<FactState>, Refused> {
    if cell.trim().is_empty() {
        return Ok(None);
    }
    let key = |state: FactState| (state.as_str(), state_key(state).to_owned());
    named(cell, &[FactState::Confirmed, FactState::Check], key).map(Some).ok_or("state-unknown")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn years_read_back_at_every_border_of_an_era_and_outside_of_any() {
        for language in LANGUAGES {
            for of in [1989, 1990, 2018, 2019, 2020, 2025, 2100, 1868, 2101, 7, 0, -3, i32::MAX, i32::MIN] {
                assert_eq!(read_year(&year(language, of)), Ok(Some(of)), "{}", year(language, of));
            }
        }
        let check = |cell: &str, of: Result<Option<i32>, Refused>| assert_eq!(read_year(cell), of, "{cell}");
        check("令和７年度", Ok(Some(2025)));
        check("R7", Ok(Some(2025)));
        check("平成31年度", Ok(Some(2019)));
        check("令和元年度", Ok(Some(2019)));
        check("2019-03-31", Ok(Some(2018)));
        check("2019/4/1", Ok(Some(2019)));
        check("3025", Ok(Some(3025)));
        check("　", Ok(None));
        check("令和2–5", Err("year-unreadable"));
        check("7", Err("year-unreadable"));
        check("未定", Err("year-unreadable"));
        check("平成36年度", Err("era-beyond"));
        check("令和99年度", Err("era-beyond"));
    }

    #[test]
    fn codes_and_names_read_back_with_their_years() {
        let code =
            |code: &str, first, last| ProgrammeCode { code: code.to_owned(), valid_first: first, valid_last: last };
        let all = [
            code("zz0101", None, None),
            code("zz0102", Some(2020), None),
            code("zz0103", None, Some(2018)),
            code("zz", Some(3000), Some(7)),
        ];
        let name = |name: &str, kind, first, last| ProgrammeAlias {
            name: name.to_owned(),
            kind,
            valid_first: first,
            valid_last: last,
        };
        let called = [
            name("架空創薬、基盤/事業（合成データ）", AliasKind::Former, Some(2015), Some(2019)),
            name("略称：ではない", AliasKind::Short, None, None),
            name("終わりが括弧〔2020–〕", AliasKind::Spelling, None, None),
            name("=SUM(A1)", AliasKind::Spelling, None, Some(2024)),
        ];
        for language in LANGUAGES {
            assert_eq!(read_codes(&codes(language, &all)).unwrap(), all);
            assert_eq!(read_names(&names(language, &called)).unwrap(), called);
        }
        assert_eq!(codes(Language::Ja, &all), "zz0101\nzz0102 (令和2–)\nzz0103 (–平成30)\nzz (西暦3000–西暦7)");
        assert_eq!(read_codes("ＺＺ０１０１、zz0102（令和2～）").unwrap()[1], code("zz0102", Some(2020), None));
        assert_eq!(read_names("架空"), Err("name-without-kind"));
    }

    #[test]
    fn amounts_phases_months_and_words_are_read_as_people_write_them() {
        for yen in [None, Some(0), Some(30_000_000), Some(1_234_567), Some(999_999_999_999_999)] {
            assert_eq!(read_thousands(&thousands(yen)), Ok(yen));
        }
        assert_eq!(read_thousands("３０，０００"), Ok(Some(30_000_000)));
        assert_eq!(read_thousands("3千万円"), Err("amount-unreadable"));
        assert_eq!(
            (read_phase("Ｐ０３"), read_phase("15"), read_phase("三")),
            (Ok(Some(3)), Ok(Some(15)), Err("phase-unreadable"))
        );
        assert_eq!(read_months("4月、９月"), Ok(vec![4, 9]));
        assert_eq!(read_months("春"), Err("month-unreadable"));
        assert_eq!(read_duration("5年"), Ok(Some(5)));
        for language in LANGUAGES {
            assert_eq!(read_steps(&steps(language, &Step::ALL)).unwrap(), Step::ALL);
            assert_eq!([true, false].map(|of| read_status(&status(language, of))), [Ok(true), Ok(false)]);
            assert_eq!(read_state(&state(language, FactState::Check)), Ok(Some(FactState::Check)));
        }
        assert_eq!(read_steps("魔法"), Err("step-unknown"));
        assert_eq!((read_state(""), read_state("たぶん")), (Ok(None), Err("state-unknown")));
    }
}
