//! Words that only a library knows, looked for as they are: folded (width, case, kana, old kanji, hyphens), with or
//! without the space between family and given name, on word borders.

use crate::Kind;
use crate::text::{Hit, Why};
use domain::text::{fold, fold_with_map};
use std::collections::HashMap;

/// Longer texts are no names.
const MAX_WORD: usize = 200;

/// The words of a library, each with what it is.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// By their first two characters, folded.
    begin: HashMap<(char, Option<char>), Vec<Word>>,
}

#[derive(Debug, Clone)]
struct Word {
    kind: Kind,
    chars: Vec<char>,
    /// Katakana at its edges: it goes on as katakana only.
    katakana: (bool, bool),
}

/// What is part of the same word as its neighbour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Katakana,
    Kanji,
    Other,
}

fn script(c: char) -> Script {
    match c {
        'ア'..='ヺ' | 'ァ' | 'ー' | 'ｦ'..='ﾟ' => Script::Katakana,
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々' => Script::Kanji,
        'ぁ'..='ゖ' => Script::Other,
        _ if c.is_alphanumeric() => Script::Latin,
        _ => Script::Other,
    }
}

/// Folded, without spaces that have no Latin letter on both sides; each character with where it began.
fn compact(folded: &str) -> Vec<(char, usize)> {
    let all: Vec<(usize, char)> = folded.char_indices().collect();
    let latin = |at: Option<&(usize, char)>| at.is_none_or(|(_, c)| c.is_ascii());
    let mut kept = Vec::with_capacity(all.len());
    for (i, (byte, c)) in all.iter().enumerate() {
        let inner = *c == ' ' && i > 0 && !(latin(all.get(i - 1)) && latin(all.get(i + 1)));
        if !inner {
            kept.push((*c, *byte));
        }
    }
    kept
}

impl Words {
    /// None yet.
    pub fn new() -> Words {
        Words::default()
    }

    /// No words at all.
    pub fn is_empty(&self) -> bool {
        self.begin.is_empty()
    }

    /// Adds a word. Single letters of any script but kanji say nothing and are left out.
    pub fn add(&mut self, kind: Kind, word: &str) {
        let chars: Vec<char> = compact(fold(word).trim()).into_iter().map(|(c, _)| c).collect();
        let alone = chars.len() == 1 && chars.first().is_some_and(|c| script(*c) != Script::Kanji);
        if chars.is_empty() || alone || chars.len() > MAX_WORD {
            return;
        }
        let edge = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Katakana);
        let trimmed = word.trim();
        let katakana = (edge(trimmed.chars().next()), edge(trimmed.chars().next_back()));
        let of = self.begin.entry((chars[0], chars.get(1).copied())).or_default();
        if !of.iter().any(|other| other.kind == kind && other.chars == chars) {
            of.push(Word { kind, chars, katakana });
        }
    }

    /// Where words stand in a text.
    pub fn look(&self, text: &str) -> Vec<Hit> {
        if self.is_empty() || text.trim().is_empty() {
            return Vec::new();
        }
        let (folded, map) = fold_with_map(text);
        let chars = compact(&folded);
        let mut hits = Vec::new();
        for at in 0..chars.len() {
            let (first, second) = (chars[at].0, chars.get(at + 1).map(|c| c.0));
            let pairs = self.begin.get(&(first, second)).into_iter().flatten();
            let alone = self.begin.get(&(first, None)).filter(|_| second.is_some()).into_iter().flatten();
            let longest = pairs.chain(alone).filter(|word| self.stands(word, text, &chars, &map, at));
            let Some(word) = longest.max_by_key(|word| word.chars.len()) else { continue };
            let (start, end) = place(text, &chars, &map, at, word.chars.len());
            let from = text[..start].chars().count();
            let shown = &text[start..end];
            hits.push(Hit {
                kind: word.kind,
                start: from,
                end: from + shown.chars().count(),
                text: shown.to_owned(),
                why: Why::Word,
            });
        }
        hits
    }

    fn stands(&self, word: &Word, text: &str, chars: &[(char, usize)], map: &[u32], at: usize) -> bool {
        let Some(here) = chars.get(at..at + word.chars.len()) else { return false };
        if !here.iter().map(|c| c.0).eq(word.chars.iter().copied()) {
            return false;
        }
        let (start, end) = place(text, chars, map, at, word.chars.len());
        let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
        let inside = &text[start..end];
        let joined = |edge: Option<char>, beside: Option<char>, katakana: bool| {
            let (Some(edge), Some(beside)) = (edge, beside) else { return false };
            match script(edge) {
                Script::Latin => script(beside) == Script::Latin,
                Script::Katakana => katakana && script(beside) == Script::Katakana,
                // One kanji is part of many words; two and more are taken to be a name.
                Script::Kanji => word.chars.len() == 1 && script(beside) == Script::Kanji,
                Script::Other => false,
            }
        };
        !joined(inside.chars().next(), before, word.katakana.0)
            && !joined(inside.chars().next_back(), after, word.katakana.1)
    }
}

/// Bytes of the original that characters of the folded text came from.
fn place(text: &str, chars: &[(char, usize)], map: &[u32], at: usize, length: usize) -> (usize, usize) {
    let original = |byte: usize| map.get(byte).map_or(text.len(), |at| *at as usize).min(text.len());
    let start = original(chars[at].1);
    let last = chars[at + length - 1];
    let mut end = original(last.1 + last.0.len_utf8());
    // A space that the folded text swallowed belongs to nobody.
    while end > start && text[..end].ends_with(char::is_whitespace) {
        end -= text[..end].chars().next_back().map_or(1, char::len_utf8);
    }
    if end <= start {
        end = start + text[start..].chars().next().map_or(0, char::len_utf8);
    }
    (start, end)
}
