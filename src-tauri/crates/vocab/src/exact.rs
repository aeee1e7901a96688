//! From a word to the one concept of that name.

use crate::search::exact_key;
use domain::{Concept, Kind, text};
use std::collections::HashMap;

/// Where a name came from; less goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Label,
    Short,
    Synonym,
    Id,
}

/// Names of one kind, each with the place of its concept in the list; `None` when the name is ambiguous.
#[derive(Debug)]
pub(crate) struct Exact(HashMap<String, (Level, Option<usize>)>);

impl Exact {
    pub(crate) fn of(concepts: &[Concept]) -> Exact {
        let mut names = Exact(HashMap::with_capacity(concepts.len() * 6));
        for (at, concept) in concepts.iter().enumerate() {
            let mut put = |level, name: &str| names.put(concepts, level, name, at);
            put(Level::Label, &concept.label_ja);
            put(Level::Label, &concept.label_en);
            // A gene's symbol is its name: the Japanese list shows another one where that is better known.
            let symbol = if concept.kind == Kind::Target { Level::Label } else { Level::Short };
            put(symbol, &concept.short_ja);
            put(symbol, &concept.short_en);
            concept.synonyms_ja.iter().chain(&concept.synonyms_en).for_each(|name| put(Level::Synonym, name));
            put(Level::Id, &concept.id);
        }
        names
    }

    fn put(&mut self, concepts: &[Concept], level: Level, name: &str, at: usize) {
        let key = exact_key(name);
        if key.is_empty() {
            return;
        }
        let known = self.0.entry(key).or_insert((level, Some(at)));
        let below = |narrow: usize, broad: usize| concepts[narrow].parent.as_deref() == Some(&*concepts[broad].id);
        *known = match *known {
            (better, _) if better < level => *known,
            (worse, _) if worse > level => (level, Some(at)),
            (_, Some(other)) if other == at || below(at, other) => *known,
            (_, Some(other)) if below(other, at) => (level, Some(at)),
            _ => (level, None),
        };
    }

    /// `None`: no concept has this name. `Some(None)`: several have, and none is meant more than the others.
    pub(crate) fn find(&self, text: &str) -> Option<Option<usize>> {
        let look = |word: &str| self.0.get(&exact_key(word)).map(|(_, found)| *found);
        look(text).or_else(|| {
            let (outer, inner) = bracketed(text)?;
            look(&outer).flatten().or_else(|| look(&inner).flatten()).map(Some)
        })
    }
}

/// X and Y of X（Y). X（Y）Z is a phrase, not a word with its other name.
pub(crate) fn bracketed(text: &str) -> Option<(String, String)> {
    let text = text::nfkc(text);
    let (outer, rest) = text.trim().split_once('(')?;
    let (inner, after) = rest.rsplit_once(')')?;
    after.trim().is_empty().then(|| (outer.to_owned(), inner.to_owned()))
}
