//! Rules that cannot fail must not panic either, whatever a cell holds.

use domain::damage::{e_notation, gene_date, gene_serial, id_heading, looks_mojibake, lost_zeros, mojibake};
use domain::{Unit, amount, date, fiscal_years, likeness, look, text, year};

const PIECES: &[&str] = &[
    "令和",
    "平成",
    "R",
    "H",
    "元",
    "年",
    "月",
    "日",
    "年度",
    "度",
    "から",
    "まで",
    "〜",
    "-",
    "/",
    ".",
    ",",
    ":",
    "T",
    "Z",
    "+",
    "E+",
    "e",
    "(",
    ")",
    "（",
    "）",
    "【",
    "】",
    "'",
    "FY",
    "0",
    "1",
    "31",
    "99",
    "2024",
    "20240401",
    "15:00:00Z",
    "999999999999999999",
    "〇",
    "一",
    "十",
    "百",
    "千",
    "万",
    "億",
    "兆",
    "百万",
    "千円",
    "円",
    "¥",
    "△",
    "Sep",
    "Mar",
    "oct",
    "縺",
    "繧",
    "ｱ",
    "ﾞ",
    "\u{3099}",
    "Ã",
    "©",
    "ã",
    "ƒ",
    "\u{81}",
    "\u{FFFD}",
    "\u{FEFF}",
    "\u{200B}",
    "\u{0}",
    "\u{E0100}",
    "😀",
    "葛",
    "計",
    "合計",
    "注",
    "※",
    "教授",
    "大学",
    "ID",
    "番号",
    " ",
    "　",
    "\n",
    "、",
    "第",
    "期",
    "ii",
    "α",
    "KRAS",
    "é",
];

#[test]
fn no_combination_of_pieces_brings_a_rule_down() {
    // A fixed walk instead of chance: the same cells in every run.
    let mut state = 20_261_124_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut before = String::new();
    for _ in 0..10_000 {
        let cell: String = (0..1 + next(7)).map(|_| PIECES[next(PIECES.len())]).collect();
        for end in [false, true] {
            if let Some(found) = date(&cell, end) {
                assert_eq!(date(&found.iso(), end).map(|again| again.iso()), Some(found.iso()), "{cell}");
            }
        }
        if let Some(years) = fiscal_years(&cell) {
            assert!(years.first <= years.last && (1988..=2101).contains(&years.first), "{cell}: {years:?}");
        }
        let looks = [look::is_person, look::is_position, look::is_institution, look::is_total_word, look::is_note];
        let seen = looks.iter().filter(|test| test(&cell)).count();
        let flags = [year::era_past_end(&cell), e_notation(&cell), looks_mojibake(&cell), id_heading(&cell).is_some()];
        std::hint::black_box((seen, flags));
        if let Some(sound) = mojibake(&cell) {
            assert_ne!(sound, cell);
        }
        if let domain::Amount::Yen(yen) = amount::amount(&cell, Unit::HundredMillion) {
            assert!(yen >= 0, "{cell}");
        }
        let _ = (gene_date(&cell, false), gene_serial(&cell), amount::unit_of_heading(&cell));
        for (at, text) in lost_zeros(&[&cell, "0123", "0124", &before], &before) {
            assert!(at < 4 && text.starts_with('0'), "{cell}");
        }
        for term in text::split_terms(&cell) {
            assert!(!term.is_empty() && cell.contains(term));
        }
        let (folded, map) = text::fold_with_map(&cell);
        assert_eq!(folded, text::fold(&cell), "{cell:?}");
        assert_eq!(map.len(), folded.len() + 1);
        assert!(likeness::likeness(&folded, &text::fold(&before)) <= 100);
        before = cell;
    }
}
