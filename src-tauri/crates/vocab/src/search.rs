//! Finding concepts by what a person types into the picker.

use crate::canon::ONE_SPELLING;
use domain::{Concept, Kind, text};
use std::cmp::Reverse;

/// One concept found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The concept.
    pub concept: &'a Concept,
    /// The synonym that matched; `None` when a label, a short form or the id did, or nothing was typed.
    pub matched: Option<&'a str>,
}

/// Where a name came from, in the order in which equal matches prefer it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Label,
    Short,
    Id,
    SynonymJa(usize),
    SynonymEn(usize),
}

/// How well a text fits a name; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    Exact,
    Start,
    WordStart,
    Inside,
}

/// The names of one concept, ready to compare.
#[derive(Debug)]
pub(crate) struct Names(Vec<Name>);

#[derive(Debug)]
struct Name {
    source: Source,
    key: Key,
    /// Ids other than modality codes answer only to themselves: digits typed for a name (`IL 1`) must not find them.
    whole: bool,
}

/// A text as it is compared: folded, one spelling, without hyphens.
#[derive(Debug, Default)]
struct Key {
    text: String,
    /// Byte offsets in `text` at which a word starts.
    starts: Vec<usize>,
}

impl Key {
    fn of(name: &str) -> Key {
        let mut folded = text::fold(name);
        if !folded.is_ascii() {
            for (one, other) in ONE_SPELLING {
                if folded.contains(one) {
                    folded = folded.replace(one, other);
                }
            }
        }
        let mut key = Key { text: String::with_capacity(folded.len()), starts: Vec::new() };
        let mut in_word = false;
        for c in folded.chars() {
            if c.is_alphanumeric() && !in_word {
                key.starts.push(key.text.len());
            }
            in_word = c.is_alphanumeric() || c == 'ー';
            if c != '-' {
                key.text.push(c);
            }
        }
        key
    }

    fn fit(&self, word: &str) -> Option<Fit> {
        if self.text.starts_with(word) {
            return Some(if self.text.len() == word.len() { Fit::Exact } else { Fit::Start });
        }
        let mut fit = None;
        for (at, _) in self.text.match_indices(word) {
            if self.starts.contains(&at) {
                return Some(Fit::WordStart);
            }
            fit = Some(Fit::Inside);
        }
        fit
    }
}

/// A text as the search compares it.
pub(crate) fn key(text: &str) -> String {
    // Names of the large tables are ASCII, nearly all: as `Key::of`, without its steps for others.
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control()) && !text.contains("  ") {
        return text.bytes().filter(|b| *b != b'-').map(|b| char::from(b.to_ascii_lowercase())).collect();
    }
    Key::of(text).text
}

/// A text as [`crate::Vocabulary::exact`] compares it: as the search does, and without spaces.
pub(crate) fn exact_key(text: &str) -> String {
    let mut key = Key::of(text).text;
    key.retain(|c| c != ' ');
    key
}

impl Names {
    pub(crate) fn of(concept: &Concept) -> Names {
        let name = |source: Source, text: &str| Name { source, key: Key::of(text), whole: false };
        let mut names = vec![
            name(Source::Label, &concept.label_ja),
            name(Source::Label, &concept.label_en),
            name(Source::Short, &concept.short_ja),
            name(Source::Short, &concept.short_en),
        ];
        let local = concept.id.split_once(':').map(|(_, local)| local);
        names.push(Name { whole: concept.kind != Kind::Modality, ..name(Source::Id, &concept.id) });
        names.extend(local.map(|local| Name { whole: true, ..name(Source::Id, local) }));
        names.extend(concept.synonyms_ja.iter().enumerate().map(|(at, n)| name(Source::SynonymJa(at), n)));
        names.extend(concept.synonyms_en.iter().enumerate().map(|(at, n)| name(Source::SynonymEn(at), n)));
        Names(names)
    }

    /// The best fitting name.
    fn best(&self, word: &str) -> Option<(Fit, Source)> {
        let fits = self.0.iter().filter_map(|name| {
            let fit = name.key.fit(word).filter(|fit| !name.whole || *fit == Fit::Exact)?;
            Some((fit, name.source, name.key.text.len()))
        });
        fits.min_by_key(|(fit, source, length)| (*fit, *source > Source::Id, *length, *source))
            .map(|(fit, source, _)| (fit, source))
    }

    /// Rank (whether the words stand apart, how they fit) and the name to show for it.
    fn rank(&self, whole: &str, words: &[&str]) -> Option<(bool, Fit, Source)> {
        if let Some((fit, source)) = self.best(whole) {
            return Some((false, fit, source));
        }
        if words.len() < 2 {
            return None;
        }
        let each: Option<Vec<(Fit, Source)>> = words.iter().map(|word| self.best(word)).collect();
        let each = each?;
        let worst = each.iter().map(|(fit, _)| *fit).max()?;
        // Show the name that holds all words, else the one that the first word found.
        let holding = self.0.iter().find(|n| !n.whole && words.iter().all(|word| n.key.text.contains(word)));
        let source = holding.map(|name| name.source).or(each.first().map(|(_, source)| *source))?;
        Some((true, worst, source))
    }
}

fn name_of(concept: &Concept, source: Source) -> Option<&str> {
    match source {
        Source::Label | Source::Short | Source::Id => None,
        Source::SynonymJa(at) => concept.synonyms_ja.get(at).map(String::as_str),
        Source::SynonymEn(at) => concept.synonyms_en.get(at).map(String::as_str),
    }
}

/// Every hit, best first, with whether it has exactly the typed name. `names` runs parallel to `concepts`.
pub(crate) fn search<'a>(
    concepts: &'a [Concept],
    names: &[Names],
    text: &str,
    weight: &dyn Fn(&str) -> u32,
) -> Vec<(Hit<'a>, bool)> {
    let typed = Key::of(text).text;
    let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() && typed.len() < text::fold(text).len() {
        // Only hyphens were typed.
        return Vec::new();
    }
    if words.is_empty() {
        let mut all: Vec<(u32, &Concept)> = concepts.iter().map(|c| (weight(&c.id), c)).collect();
        all.sort_by_key(|(used, _)| Reverse(*used));
        return all.into_iter().map(|(_, concept)| (Hit { concept, matched: None }, false)).collect();
    }
    let mut found: Vec<_> = concepts
        .iter()
        .zip(names)
        .filter_map(|(concept, names)| {
            let (apart, fit, source) = names.rank(&typed, &words)?;
            let rank = (apart, fit, Reverse(weight(&concept.id)), source > Source::Id);
            Some((rank, concept, source))
        })
        .collect();
    found.sort_by(|(a, ca, _), (b, cb, _)| a.cmp(b).then_with(|| ca.label_ja.cmp(&cb.label_ja)));
    let hit = |concept, source| Hit { concept, matched: name_of(concept, source) };
    found.into_iter().map(|((_, fit, ..), concept, source)| (hit(concept, source), fit == Fit::Exact)).collect()
}
