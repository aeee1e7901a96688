//! Sentences of folded text.

use std::ops::Range;

/// Where each sentence stands, with what ends it. Line breaks are not seen: folding makes them spaces.
pub(super) fn of(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        if from >= text.len() {
            return None;
        }
        let begin = from;
        from = end(text, begin);
        Some(begin..from)
    })
}

/// Behind the next end of a sentence.
fn end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'!' | b'?' => return at + 1,
            b'.' if stops(text, from, at) => return at + 1,
            // 。 is E3 80 82.
            0xE3 if bytes[at..].starts_with("。".as_bytes()) => return at + 3,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// A full stop ends a sentence before a space, the end or what is no Latin letter (した.次に), not behind a single letter
/// (E. coli, i.e.) or within a number (3.5).
fn stops(text: &str, from: usize, at: usize) -> bool {
    let bytes = text.as_bytes();
    let before = bytes[from..at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let foreign = at > from && !bytes[at - 1].is_ascii();
    let closing = at > from && matches!(bytes[at - 1], b')' | b'%' | b']' | b'"');
    let next = bytes.get(at + 1);
    next.is_none_or(|next| *next == b' ' || !next.is_ascii()) && (before > 1 || foreign || closing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let check = |text: &str, wanted: &[&str]| {
            let parts: Vec<&str> = of(text).map(|range| &text[range]).collect();
            assert_eq!(parts, wanted);
            assert_eq!(parts.concat(), text);
        };
        check("", &[]);
        check("得た。調べる。", &["得た。", "調べる。"]);
        check("した.次に3.5倍.", &["した.", "次に3.5倍."]);
        check("e. coli grew 1.5-fold. we see", &["e. coli grew 1.5-fold.", " we see"]);
        check("auc 0.84で.", &["auc 0.84で."]);
        check("何か?そう!", &["何か?", "そう!"]);
    }
}
