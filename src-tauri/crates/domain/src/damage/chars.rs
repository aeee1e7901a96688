//! Characters nobody sees.

/// Zero-width characters and direction marks: they come along when text is copied from web pages and PDF.
///
/// The list: the zero-width and bidirectional characters of Unicode's General Punctuation block (200B–200F,
/// 202A–202E, 2060–2064, 2066–2069), the Arabic letter mark, the Mongolian vowel separator and the byte order mark.
/// Variation selectors are not in it: they tell forms of a kanji apart (葛󠄀) and belong to names.
pub fn invisible(c: char) -> bool {
    matches!(c,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{061C}' | '\u{180E}' | '\u{FEFF}')
}

/// C0 control characters other than tab, line feed and carriage return.
pub fn control(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r')
}

/// Dropped by the folding: what is invisible, controls (C0, DEL, C1) and variation selectors. Those that are white
/// space (tab, line breaks, vertical tab, form feed, NEL) stay, as a gap between words.
pub(crate) fn dropped(c: char) -> bool {
    if (' '..'\u{7F}').contains(&c) || ('\u{3000}'..'\u{FE00}').contains(&c) {
        return false;
    }
    invisible(c)
        || (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The text without invisible characters.
pub fn without_invisible(text: &str) -> String {
    text.chars().filter(|c| !invisible(*c)).collect()
}

/// The text without control characters; vertical tab and form feed, which part words, become a space.
pub fn without_control(text: &str) -> String {
    let kept = |c: char| match c {
        '\u{0B}' | '\u{0C}' => Some(' '),
        _ => (!control(c)).then_some(c),
    };
    text.chars().filter_map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn what_nobody_sees_is_found_and_removed() {
        let text = "\u{FEFF}膵\u{200B}がん\u{202E}の\u{0007}研\u{0}究\t１\n２";
        assert_eq!(text.chars().filter(|c| invisible(*c)).count(), 3);
        assert_eq!(text.chars().filter(|c| control(*c)).count(), 2);
        assert_eq!(without_control(&without_invisible(text)), "膵がんの研究\t１\n２");
        assert_eq!(fold(text), "膵がんの研究 1 2");
    }

    #[test]
    fn what_people_see_or_mean_is_neither() {
        for c in "a あ漢ｶﾞー々〆　\t\r\n\u{AD}\u{A0}é①\u{E0100}\u{FE0F}😀".chars() {
            assert!(!invisible(c) && !control(c), "{c:?}");
        }
    }

    #[test]
    fn removing_controls_and_folding_part_the_same_words() {
        for text in ["a\u{0B}b", "a\u{0C}b", "a\u{1F}b", "a\u{200D}b", "a\tb"] {
            assert_eq!(fold(text), fold(&without_control(text)), "{text:?}");
        }
    }
}
