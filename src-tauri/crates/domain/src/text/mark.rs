//! Which field a line of folded text is of.
//!
//! What search reads of a project is lines of folded text, each behind one control character that says its field.
//! Folding drops control characters, so that no search text and no other text can hold one.

/// Numbers, of any year.
pub const NUMBER: char = '\u{1}';
/// Titles, Japanese and English.
pub const TITLE: char = '\u{2}';
/// Summaries, Japanese and English.
pub const SUMMARY: char = '\u{3}';
/// Programmes.
pub const PROGRAMME: char = '\u{4}';
/// Institutions.
pub const INSTITUTION: char = '\u{5}';
/// Researchers.
pub const RESEARCHER: char = '\u{6}';
/// Keywords.
pub const KEYWORDS: char = '\u{7}';
/// Anything else: cells kept under their heading, words of a list's own tags, what no list says any more.
pub const OTHER: char = '\u{8}';

/// Every mark, ascending.
pub const ALL: [char; 8] = [NUMBER, TITLE, SUMMARY, PROGRAMME, INSTITUTION, RESEARCHER, KEYWORDS, OTHER];

/// The mark of a line and what it says. A line without one, as libraries had them before there were marks, is [`OTHER`].
pub fn split(line: &str) -> (char, &str) {
    match line.chars().next() {
        Some(mark @ NUMBER..=OTHER) => (mark, &line[1..]),
        _ => (OTHER, line),
    }
}

/// Whether lines have marks. No lines have.
pub fn marked(lines: &str) -> bool {
    lines.chars().next().is_none_or(|first| first <= OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_told_from_its_mark_and_one_without_is_of_no_field() {
        assert_eq!(split("\u{2}膵がん"), (TITLE, "膵がん"));
        assert_eq!(split("膵がん"), (OTHER, "膵がん"));
        assert_eq!(split(""), (OTHER, ""));
        assert!(marked("") && marked("\u{8}a") && !marked("a\n"));
    }

    #[test]
    fn no_folded_text_holds_a_mark() {
        assert!(ALL.is_sorted());
        for mark in ALL {
            assert_eq!(crate::text::fold(&format!("{mark}a{mark}b{mark}")), "ab");
        }
    }
}
