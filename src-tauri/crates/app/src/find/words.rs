//! The words of a running text that say what it is about: runs of one script, and names of concepts within them.

use crate::prelude::*;
use domain::text;
use std::collections::HashMap;
use vocab::own::Own;

/// Longest run in which names are looked for, in characters.
const LONGEST: usize = 24;
/// Words of one question.
const MOST: usize = 2_000;

/// Words, each once however it is written, in the order they came.
#[derive(Debug, Default)]
pub(super) struct WordsOf {
    words: Vec<(String, String)>,
    known: HashMap<String, usize>,
}

impl WordsOf {
    fn push(&mut self, word: &str) {
        let folded = text::fold(word);
        // One character is in everything.
        if folded.chars().nth(1).is_none() || self.words.len() >= MOST || self.known.contains_key(&folded) {
            return;
        }
        self.known.insert(folded.clone(), self.words.len());
        self.words.push((word.to_owned(), folded));
    }

    /// Folded.
    pub(super) fn folded(&self) -> Vec<String> {
        self.words.iter().map(|(_, folded)| folded.clone()).collect()
    }

    /// As the text has it.
    pub(super) fn as_written(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |(word, _)| word)
    }
}

/// What a character belongs to; runs of one kind are words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Katakana,
    Latin,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '一'..='鿿' | '㐀'..='䶿' | '豈'..='﫿' | '𠀀'..='𯨟' | '々' | '〆' => Script::Kanji,
        'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => Script::Katakana,
        _ if c.is_alphanumeric() && !('ぁ'..='ゖ').contains(&c) => Script::Latin,
        _ => Script::Other,
    }
}

/// The words of a title, folded, for looking up what shares them.
pub(crate) fn title_words(own: &Own, title: &str) -> Vec<String> {
    let mut words = WordsOf::default();
    words_of(own, title, &mut words);
    words.folded()
}

/// Adds the words of a text.
pub(super) fn words_of(own: &Own, text: &str, words: &mut WordsOf) {
    // がん is the one word of hiragana that stands within names; written 癌 it is part of its run.
    let text = text.replace("がん", "癌");
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let kind = script(chars[at]);
        let joins = |index: usize| {
            let inner = |c: char| matches!(c, '-' | '‐' | '－' | '/');
            let between = || chars.get(index + 1).is_some_and(|next| script(*next) == kind);
            script(chars[index]) == kind || (kind == Script::Latin && inner(chars[index]) && between())
        };
        let mut end = at + 1;
        while end < chars.len() && joins(end) {
            end += 1;
        }
        let run: String = chars[at..end].iter().collect();
        match kind {
            Script::Other => {}
            // Short English words are the grammar of the text.
            Script::Latin if run.chars().all(|c| c.is_ascii_lowercase()) && run.len() < 4 => {}
            Script::Latin if run.chars().all(|c| c.is_ascii_digit()) => {}
            _ => words.push(&run),
        }
        if kind == Script::Kanji && end - at > 3 {
            names_within(own, &chars[at..end.min(at + LONGEST)], words);
        }
        at = end;
    }
}

/// Names of concepts within a long run: 特発性肺線維症の肺線維症.
fn names_within(own: &Own, run: &[char], words: &mut WordsOf) {
    for from in 0..run.len() {
        for to in from + 2..=run.len() {
            let part: String = run[from..to].iter().collect();
            if to - from < run.len() && Kind::ALL.into_iter().any(|kind| own.exact(kind, &part).is_some()) {
                words.push(&part);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_by_script_and_into_names_within_them() {
        let own = Own::default();
        let check = |text: &str, expected: &[&str]| {
            let mut words = WordsOf::default();
            words_of(&own, text, &mut words);
            let written: Vec<&str> = words.words.iter().map(|(word, _)| word.as_str()).collect();
            assert_eq!(written, expected, "{text}");
        };
        check("メソテリンを標的とするVHH-ADCの研究", &["メソテリン", "標的", "VHH-ADC", "研究"]);
        check("膵がんの抗体、膵癌", &["膵癌", "抗体"]);
        check("the KRAS G12C in 2024 of mice", &["KRAS", "G12C", "mice"]);
        check("ﾒｿﾃﾘﾝ メソテリン", &["ﾒｿﾃﾘﾝ"]);
        check("あいう、", &[]);
        check("特発性肺線維症", &["特発性肺線維症", "肺線維症"]);
    }
}
