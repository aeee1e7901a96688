//! Abbreviations that the text itself defines: the algorithm of Schwartz and Hearst (Pac Symp Biocomput 2003, 451–462) for
//! "long form (SF)" and "SF (long form)", and for Japanese the plain order 名称（ABC）, where no letters can be compared.

use super::context::{ceil, floor};
use super::edges::is_hyphen;

/// A short form with the stretches of the original where its long form and itself stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Definition<'a> {
    pub(crate) short: &'a str,
    /// Start and end of the long form. Where the order alone tells, its start is not known and is that of the sentence.
    pub(crate) long: (usize, usize),
    /// Whether the letters of the short form were found in the long one.
    pub(crate) spelled: bool,
}

/// Bytes within which a bracket closes, and before it within which its long form stands.
const LONGEST: usize = 240;

/// Every definition of the text in its order.
pub(crate) fn definitions(text: &str) -> Vec<Definition<'_>> {
    let mut found = Vec::new();
    for (open, c) in text.char_indices().filter(|(_, c)| matches!(c, '(' | '（' | '[' | '［')) {
        let inside_start = open + c.len_utf8();
        let near = ceil(text, inside_start, LONGEST);
        let Some(length) = text[inside_start..near].find([')', '）', ']', '］']) else { continue };
        let inside = &text[inside_start..inside_start + length];
        let before = text[..open].trim_end();
        // (PD), (AR, androgen), (ALS; a word)
        let first = inside.split([',', ';', '，', '、', '；', ':', '：', '=']).next().unwrap_or("").trim();
        if is_short(first) {
            found.extend(long_before(text, before, first));
        } else if let Some(short) = last_word(before).filter(|word| is_short(word) && word.len() < inside.len()) {
            let begin = inside_start + (inside.len() - inside.trim_start().len());
            let whole = inside.trim();
            if spelled(short, whole) == Some(0) {
                found.push(Definition { short, long: (begin, begin + whole.len()), spelled: true });
            }
        }
    }
    found
}

/// Two to ten characters, a letter among them, at most two words, beginning with a letter or digit.
fn is_short(word: &str) -> bool {
    let count = word.chars().count();
    (2..=10).contains(&count)
        && word.chars().next().is_some_and(|c| c.is_ascii_alphanumeric())
        && word.chars().filter(char::is_ascii_alphabetic).count() >= 1
        && word.chars().all(|c| c.is_ascii_alphanumeric() || is_hyphen(c) || matches!(c, ' ' | '/' | '.') || ('α'..='ω').contains(&c))
        && word.split(' ').count() <= 2
        // A word in small letters explains, it does not abbreviate.
        && word.chars().any(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

fn last_word(before: &str) -> Option<&str> {
    before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '（' | '、' | '。'))
        .next()
        .filter(|word| !word.is_empty())
}

fn long_before<'a>(text: &'a str, before: &'a str, short: &'a str) -> Option<Definition<'a>> {
    let near = floor(before, before.len(), LONGEST);
    let sentence = before[near..]
        .rfind(['。', ';', '；', '\n'])
        .map_or(near, |at| near + at + before[near + at..].chars().next().map_or(1, char::len_utf8));
    let sentence = before[near..].rfind(". ").map_or(sentence, |at| sentence.max(near + at + 2));
    let japanese = before.chars().next_back().is_some_and(|c| c >= '\u{3040}');
    if japanese {
        let capitals = short.chars().filter(char::is_ascii_uppercase).count();
        return (capitals >= 2).then_some(Definition { short, long: (sentence, before.len()), spelled: false });
    }
    // At most min(|A| + 5, 2 |A|) words.
    let letters = short.chars().filter(char::is_ascii_alphanumeric).count();
    let words = (letters + 5).min(letters * 2);
    let mut begin = before.len();
    for (count, (at, _)) in before[sentence..].rmatch_indices([' ', '-']).enumerate() {
        if count >= words {
            break;
        }
        begin = sentence + at + 1;
    }
    if before[sentence..].rmatch_indices([' ', '-']).count() < words {
        begin = sentence;
    }
    let candidate = &text[begin..before.len()];
    let Some(at) = spelled(short, candidate) else {
        // The letters may stand in another order; what is named there decides.
        let capitals = short.len() >= 2 && short.chars().all(|c| c.is_ascii_uppercase());
        return capitals.then_some(Definition { short, long: (begin, before.len()), spelled: false });
    };
    Some(Definition { short, long: (begin + at, before.len()), spelled: true })
}

/// Where in `long` the shortest stretch begins that spells `short`: its letters in order from the back, the first at the head of a
/// word.
fn spelled(short: &str, long: &str) -> Option<usize> {
    let long_chars: Vec<(usize, char)> = long.char_indices().map(|(at, c)| (at, c.to_ascii_lowercase())).collect();
    let mut at = long_chars.len();
    let letters: Vec<char> =
        short.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    for (number, letter) in letters.iter().enumerate().rev() {
        loop {
            at = at.checked_sub(1)?;
            let head = at == 0 || !long_chars[at - 1].1.is_alphanumeric();
            if long_chars[at].1 == *letter && (number > 0 || head) {
                break;
            }
        }
    }
    // A long form is longer than its short form and not the same word.
    (long.len() - long_chars[at].0 > short.len()).then_some(long_chars[at].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_defined_before_or_in_brackets() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let found: Vec<(&str, &str)> =
                definitions(text).iter().map(|d| (d.short, &text[d.long.0..d.long.1])).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("patients with hepatocellular carcinoma (HCC) were", &[("HCC", "hepatocellular carcinoma")]);
        check("the androgen receptor (AR).", &[("AR", "androgen receptor")]);
        check("HCC (hepatocellular carcinoma) is", &[("HCC", "hepatocellular carcinoma")]);
        check("筋萎縮性側索硬化症（ALS）の治療", &[("ALS", "筋萎縮性側索硬化症")]);
        check("in ten patients (Fig 2)", &[]);
        check("no brackets, (see below) and (unclosed", &[]);
        check("", &[]);
    }
}
