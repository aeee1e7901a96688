//! Whether a match is a word of its own in the original, and written in a case that fits.

use super::lexicon::cased;
use domain::text;

/// How the case of what was found fits the name's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CaseFit {
    /// As it is written, or case does not count.
    Own,
    /// As genes of animals are written: Brca1, Il6.
    Animal,
    /// Another way that is still no word: sgk1, APOE for ApoE.
    Other,
}

/// A full-width ASCII character as the plain one.
fn plain(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(plain(c), '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}')
}

pub(crate) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー' | '\u{FF66}'..='\u{FF9F}')
}

/// A letter of an alphabet, as against kana and kanji, which stand beside words without a space.
fn is_letter(c: char) -> bool {
    let c = plain(c);
    c.is_ascii_alphanumeric() || (c.is_alphabetic() && c < '\u{2E80}')
}

/// Prefixes before a hyphen that make another word of what follows.
const OTHER_WORD: &[&str] = &["non", "pro", "pseudo", "pre", "para", "un", "like"];

/// Whether both ends of the stretch are ends of words. ASCII terms need no letter, digit or hyphen beside them, except a hyphen to a
/// whole word (EGFR-mutant, anti-PD-1): AD stands inside other words 270 times for 2 alone. Katakana terms need no katakana
/// beside them.
pub(crate) fn whole_word(original: &str, start: usize, end: usize) -> bool {
    let (before, found, after) = (&original[..start], &original[start..end], &original[end..]);
    let (Some(first), Some(last)) = (found.chars().next(), found.chars().next_back()) else { return false };
    // Part of no other word, and the head of many: ウイルスワクチン, ワクチンシステム.
    if found == "ワクチン" {
        return true;
    }
    left(before, first) && right(after, last)
}

fn left(before: &str, first: char) -> bool {
    let Some(c) = before.chars().next_back() else { return true };
    if is_katakana(first) {
        return !is_katakana(c);
    }
    if !is_letter(first) {
        return true;
    }
    if is_letter(c) {
        return false;
    }
    if is_hyphen(c) {
        let head = &before[..before.len() - c.len_utf8()];
        let word: Vec<char> = head.chars().rev().take_while(|c| is_letter(*c)).collect();
        let word: String = word.into_iter().rev().map(plain).collect();
        if word.is_empty() {
            // A dash beside a space or a kanji parts; a minus after a bracket belongs to a formula.
            return head.chars().next_back().is_none_or(|c| c.is_whitespace() || !c.is_ascii());
        }
        let letters = word.chars().filter(char::is_ascii_alphabetic).count();
        return letters >= 3 && !OTHER_WORD.contains(&word.to_ascii_lowercase().as_str());
    }
    // 1.5, not a term 5.
    !(c == '.' && first.is_ascii_digit())
}

const CAUSES: &[&str] = &["菌", "球菌", "桿菌", "毒素"];

fn right(after: &str, last: char) -> bool {
    let mut rest = after.chars();
    let Some(c) = rest.next() else { return true };
    // 肺炎球菌, 破傷風毒素: what causes it; タウ病理, 結核病棟: another word. 症例 and 病態 go on.
    if CAUSES.iter().any(|cause| after.starts_with(cause)) && matches!(last, '炎' | '核' | '症' | '病' | '風' | '熱')
    {
        return false;
    }
    if last == '病' && matches!(c, '理' | '院' | '棟' | '巣' | '原' | '変') {
        return false;
    }
    if is_katakana(last) {
        // A vaccine is named after what it is against: コロナウイルスワクチン.
        return !is_katakana(c) || after.starts_with("ワクチン");
    }
    if !is_letter(last) {
        return true;
    }
    if is_letter(c) {
        return false;
    }
    if is_hyphen(c) {
        let word: String = rest.take_while(|c| is_letter(*c)).map(plain).collect();
        let letters = word.chars().take_while(char::is_ascii_alphabetic).count();
        return word.is_empty() && after.chars().nth(1).is_none_or(|c| !is_hyphen(c) || c.is_whitespace())
            || letters >= 3;
    }
    !(c == '.' && last.is_ascii_digit() && rest.next().is_some_and(|c| c.is_ascii_digit()))
}

/// Whether the gap inside a short name is one a name may have: a hyphen anywhere (HER-2), a space only between letters and
/// digits (IL 6), so that "to P" is no TOP.
pub(crate) fn joined(found: &str, spelling: &str, fit: CaseFit) -> bool {
    if !found.contains(|c: char| c.is_whitespace()) {
        return true;
    }
    let parts: Vec<&str> = found.split_whitespace().collect();
    let digits_between = parts.windows(2).all(|two| {
        let (Some(a), Some(b)) = (two[0].chars().next_back(), two[1].chars().next()) else { return false };
        plain(a).is_ascii_alphabetic() && (plain(b).is_ascii_digit() || !b.is_ascii() || matches!(b, 'I' | 'V'))
            || is_hyphen(a)
            || is_hyphen(b)
    });
    digits_between && spelling.len() >= 3 && fit == CaseFit::Own
}

/// How the case of `found` fits `spelling`; `None` when it is another word.
pub(crate) fn case_fit(found: &str, spelling: &str) -> Option<CaseFit> {
    if spelling.is_empty() {
        return Some(CaseFit::Own);
    }
    let found = cased(found);
    let found = match found.strip_suffix('s') {
        // HDACs; but KRAS is no plural.
        Some(one) if found.len() == spelling.len() + 1 => one,
        _ => &found,
    };
    if found == spelling {
        return Some(CaseFit::Own);
    }
    if !found.eq_ignore_ascii_case(spelling) {
        return None;
    }
    let count = |text: &str, what: fn(&u8) -> bool| text.bytes().filter(what).count();
    let letters = count(spelling, u8::is_ascii_alphabetic);
    let digits = count(spelling, u8::is_ascii_digit);
    let large = count(found, u8::is_ascii_uppercase);
    let first_large = found.starts_with(|c: char| c.is_ascii_uppercase());
    let all_large = large == letters;
    match count(spelling, u8::is_ascii_uppercase) {
        // renin: Renin at the head of a sentence, RENIN in a heading.
        0 => (large == 1 && first_large || all_large && (letters >= 5 || digits > 0)).then_some(CaseFit::Own),
        // Gout.
        1 if letters >= 4 && spelling.starts_with(|c: char| c.is_ascii_uppercase()) => {
            (large == 0 || all_large && letters >= 5).then_some(CaseFit::Own)
        }
        _ if large == 1 && first_large && (letters >= 3 || digits > 0 && letters >= 2) => Some(CaseFit::Animal),
        _ if large == 0 => (digits > 0 && letters >= 3).then_some(CaseFit::Other),
        _ => (letters >= 3).then_some(CaseFit::Other),
    }
}

/// Whether a name is letters only and few: such strings mean many things.
pub(crate) fn is_abbreviation(found: &str, longest: usize) -> bool {
    let found = text::nfkc(found);
    let letters = found.chars().filter(|c| !is_hyphen(*c)).count();
    letters <= longest
        && found.chars().all(|c| c.is_ascii_alphabetic() || is_hyphen(c))
        && found.chars().filter(char::is_ascii_uppercase).count() >= 2
}
