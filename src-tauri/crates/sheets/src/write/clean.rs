//! What a workbook cannot hold is taken out before it is written; what is cut says so.

use crate::read::CELL_LIMIT;
use std::borrow::Cow;
use std::collections::HashSet;

/// Mark of a text that was cut to the length a cell can hold; the usual sign of an omission.
pub(super) const CUT_MARK: &str = " […]";
/// Sheet names hold 31 characters (Excel specifications and limits).
const SHEET_NAME_LIMIT: usize = 31;

/// Text for a cell: line breaks as LF, without the characters XML 1.0 forbids, at most 32,767 UTF-16 units.
pub(super) fn cell_text(text: &str) -> Cow<'_, str> {
    let clean = if text.chars().any(|c| c == '\r' || is_forbidden(c)) {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        Cow::Owned(lines.chars().filter(|c| !is_forbidden(*c)).collect())
    } else {
        Cow::Borrowed(text)
    };
    if clean.len() <= CELL_LIMIT || clean.encode_utf16().count() <= CELL_LIMIT {
        return clean;
    }
    let mut room = CELL_LIMIT - CUT_MARK.encode_utf16().count();
    let kept = clean.chars().take_while(|c| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    Cow::Owned(kept.chain(CUT_MARK.chars()).collect())
}

/// XML 1.0, production `Char`: no C0 control characters but tab and line breaks, no U+FFFE and U+FFFF.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a spreadsheet would take the text for a formula once somebody edits the cell.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// A name a sheet may have, and that none before it has.
pub(super) fn sheet_name(wanted: &str, taken: &mut HashSet<String>) -> String {
    let replaced: String = wanted
        .chars()
        .map(|c| if c.is_control() || is_forbidden(c) || "[]:*?/\\".contains(c) { '_' } else { c })
        .collect();
    // An apostrophe at either end and the name History are refused by Excel.
    let trimmed = replaced.trim().trim_matches('\'').trim();
    let base = if trimmed.is_empty() || trimmed.eq_ignore_ascii_case("history") { "Sheet" } else { trimmed };
    for nth in 1_u32.. {
        let suffix = if nth == 1 { String::new() } else { format!(" ({nth})") };
        let mut room = SHEET_NAME_LIMIT - suffix.len();
        let kept: String = base
            .chars()
            .take_while(|c| {
                let fits = c.len_utf16() <= room;
                room = room.saturating_sub(c.len_utf16());
                fits
            })
            .collect();
        let name = format!("{}{suffix}", kept.trim_end().trim_end_matches('\''));
        if taken.insert(name.to_lowercase()) {
            return name;
        }
    }
    base.to_owned()
}

/// Text for a page header or footer, where `&` starts a code; cut, because 255 characters are all there is.
pub(super) fn page_text(text: &str, limit: usize) -> String {
    let line: String =
        text.chars().filter(|c| !is_forbidden(*c)).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let mut short: String = line.chars().take(limit).collect();
    if line.chars().nth(limit).is_some() {
        short.push('…');
    }
    short.replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_made_legal_and_unique() {
        let mut taken = HashSet::new();
        let mut check = |wanted: &str, expected: &str| assert_eq!(sheet_name(wanted, &mut taken), expected);
        check("TH-014 [案]: 抗体/核酸?", "TH-014 _案__ 抗体_核酸_");
        check("", "Sheet");
        check("History", "Sheet (2)");
        check("'引用'", "引用");
        check(&"長".repeat(40), &"長".repeat(31));
        check(&"長".repeat(40), &format!("{} (2)", "長".repeat(27)));
        check("abc", "abc");
        check("ABC", "ABC (2)");
    }

    #[test]
    fn texts_too_long_for_a_cell_are_cut_with_a_mark() {
        let long = "𠮷".repeat(20_000);
        let cut = cell_text(&long);
        assert!(cut.ends_with(CUT_MARK));
        assert!(cut.encode_utf16().count() <= CELL_LIMIT);
        let fits = "あ".repeat(CELL_LIMIT);
        assert_eq!(cell_text(&fits), fits);
    }

    #[test]
    fn characters_that_break_the_file_are_taken_out() {
        assert_eq!(cell_text("a\u{0}b\u{b}c\u{ffff}\r\nd\re\tf"), "abc\nd\ne\tf");
    }
}
