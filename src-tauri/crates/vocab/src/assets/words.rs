//! The table of words (`data/assets.tsv`) as one automaton over folded text.

use daachorse::MatchKind;
use daachorse::charwise::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use domain::text::fold;
use domain::{AssetKind, Step};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/assets.tsv");

/// What words that name no asset say, a bit each.
pub(super) mod cue {
    /// It is there: a verb of the past, a state that lasts.
    pub const HAVE: u32 = 1;
    /// It was made, before the noun: 作製した….
    pub const MADE: u32 = 1 << 1;
    /// It is a tool, behind the noun: …を用い.
    pub const USE: u32 = 1 << 2;
    /// It is aimed at.
    pub const AIM: u32 = 1 << 3;
    /// It is missing.
    pub const LACK: u32 = 1 << 4;
    /// It is somebody else's, or marketed.
    pub const OTHERS: u32 = 1 << 5;
    /// Something came of it.
    pub const EFFECT: u32 = 1 << 6;
    /// It was given as a drug is.
    pub const DOSE: u32 = 1 << 7;
    /// A risk of people.
    pub const RISK: u32 = 1 << 8;
    /// Optimised.
    pub const LEAD: u32 = 1 << 9;
    /// For the clinic.
    pub const GMP: u32 = 1 << 10;
    /// Words that hold a name and do not mean it.
    pub const STOP: u32 = 1 << 11;
    /// Of patients.
    pub const PEOPLE: u32 = 1 << 12;
    /// Something that acts: what a result in cells or animals is of.
    pub const MATTER: u32 = 1 << 13;

    /// The words of the table.
    pub(super) const NAMES: [(&str, u32); 14] = [
        ("have", HAVE),
        ("made", MADE),
        ("use", USE),
        ("aim", AIM),
        ("lack", LACK),
        ("others", OTHERS),
        ("effect", EFFECT),
        ("dose", DOSE),
        ("risk", RISK),
        ("lead", LEAD),
        ("gmp", GMP),
        ("stop", STOP),
        ("people", PEOPLE),
        ("matter", MATTER),
    ];
}

/// A line of the table.
#[derive(Debug)]
pub(super) struct Line {
    /// The asset it names; `None` = a cue.
    pub(super) kind: Option<AssetKind>,
    /// What it says beside that, or instead.
    pub(super) cues: u32,
    /// Key of the rule.
    pub(super) rule: &'static str,
    /// At which step, when not as the kind.
    pub(super) step: Option<Step>,
    /// In percent.
    pub(super) certainty: u8,
    /// Of each of these, one must stand in the sentence.
    pub(super) needs: Vec<u32>,
    /// None of these may.
    pub(super) bars: u32,
}

/// What the automaton knows of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its lines: `lines_of[from..to]`.
    from: u16,
    to: u16,
    /// It begins, ends a Latin word.
    begins: bool,
    ends: bool,
}

/// The table.
pub(super) struct Words {
    pub(super) lines: Vec<Line>,
    words: Vec<Word>,
    lines_of: Vec<u16>,
    finder: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(TABLE));

impl Words {
    fn of(table: &'static str) -> Words {
        let mut lines = Vec::new();
        let mut known: BTreeMap<(String, bool, bool), Vec<u16>> = BTreeMap::new();
        for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let cells: Vec<&'static str> = row.split('\t').collect();
            let Some((line, words)) = line(&cells) else { continue };
            let at = u16::try_from(lines.len()).unwrap_or(u16::MAX);
            lines.push(line);
            for word in words.split('|') {
                let (open, word) = word.strip_prefix('~').map_or((false, word), |word| (true, word));
                let (loose, word) = word.strip_suffix('*').map_or((false, word), |word| (true, word));
                let folded = fold(word);
                let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                let begins = !open && latin(folded.chars().next());
                let ends = !loose && latin(folded.chars().next_back());
                known.entry((folded, begins, ends)).or_default().push(at);
            }
        }
        let (mut words, mut lines_of, mut patterns) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for ((folded, begins, ends), of) in known {
            let from = u16::try_from(lines_of.len()).unwrap_or(u16::MAX);
            lines_of.extend(of);
            let to = u16::try_from(lines_of.len()).unwrap_or(u16::MAX);
            // The table gives a word one boundary only; a test says so.
            if let std::collections::btree_map::Entry::Vacant(entry) = seen.entry(folded.clone()) {
                let at = u32::try_from(words.len()).unwrap_or(u32::MAX);
                entry.insert(at);
                patterns.push((folded, at));
                words.push(Word { from, to, begins, ends });
            }
        }
        let finder = CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::Standard);
        Words { lines, words, lines_of, finder: finder.build_with_values(patterns).ok() }
    }

    /// Every line whose word stands in a folded sentence: line, start, end; by end.
    pub(super) fn each(&self, sentence: &str, mut found: impl FnMut(u16, usize, usize)) {
        let Some(finder) = &self.finder else { return };
        let bytes = sentence.as_bytes();
        let latin = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
        for hit in finder.find_overlapping_iter(sentence) {
            let word = self.words[hit.value() as usize];
            // An ending (-ed) before a hyphen is no verb: closed-system.
            let hyphen = !word.begins && word.ends && bytes.get(hit.end()) == Some(&b'-');
            let inside = (word.begins && latin(hit.start().checked_sub(1))) || (word.ends && latin(Some(hit.end())));
            let inside = inside || hyphen;
            if inside {
                continue;
            }
            for line in &self.lines_of[usize::from(word.from)..usize::from(word.to)] {
                found(*line, hit.start(), hit.end());
            }
        }
    }
}

/// A row: what, rule, words, step, certainty, needs, bars, reason.
fn line(cells: &[&'static str]) -> Option<(Line, &'static str)> {
    let [what, rule, words, step, certainty, needs, bars, _reason] = cells else { return None };
    let kind = AssetKind::parse(what);
    let cues = if kind.is_some() { 0 } else { bits(what.strip_prefix('+')?)? };
    let mut all = Vec::new();
    for group in needs.split(',').filter(|group| !group.is_empty()) {
        all.push(bits(group)?);
    }
    let bars = if bars.is_empty() { 0 } else { bits(bars)? };
    let step = if step.is_empty() { None } else { Some(Step::parse(step)?) };
    let certainty = if certainty.is_empty() { 0 } else { certainty.parse().ok()? };
    let matter = if kind.is_some_and(AssetKind::is_matter) { cue::MATTER } else { 0 };
    Some((Line { kind, cues: cues | matter, rule, step, certainty, needs: all, bars }, words))
}

/// Names parted by `|` as bits.
fn bits(names: &str) -> Option<u32> {
    names
        .split('|')
        .try_fold(0, |set, name| cue::NAMES.iter().find(|(known, _)| *known == name).map(|(_, bit)| set | bit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_has_a_reason_and_every_word_one_boundary() {
        let mut seen: BTreeMap<(&str, String), usize> = BTreeMap::new();
        let mut marks: BTreeMap<String, (bool, bool)> = BTreeMap::new();
        for (at, row) in TABLE.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with('#')) {
            let cells: Vec<&'static str> = row.split('\t').collect();
            assert_eq!(cells.len(), 8, "line {}: {row}", at + 1);
            assert!(!cells[7].is_empty(), "line {} has no reason", at + 1);
            let read = line(&cells).unwrap_or_else(|| panic!("line {}: {row}", at + 1));
            for word in read.1.split('|') {
                let key = fold(word.trim_start_matches('~').trim_end_matches('*'));
                assert!(!key.is_empty(), "line {}", at + 1);
                let written = (word.starts_with('~'), word.ends_with('*'));
                assert_eq!(*marks.entry(key.clone()).or_insert(written), written, "{word} has two boundaries");
                if let Some(before) = seen.insert((cells[0], key), at + 1) {
                    panic!("{word} stands in lines {before} and {}", at + 1);
                }
            }
        }
        for kind in AssetKind::ALL {
            assert!(WORDS.lines.iter().any(|line| line.kind == Some(kind)), "{kind:?} has no word");
        }
        assert!(WORDS.finder.is_some());
    }
}
