//! The words of a list's own 標的・モダリティ・適応症 columns: to concepts, or into the list that waits.

use domain::{Kind, text};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use store::rows::WordRow;
use vocab::own::Own;

/// What a word stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A concept of the vocabulary, or what a person settled the word to.
    Concept(String),
    /// In no vocabulary; waits for a person.
    Unknown,
    /// A person said that it stays a free word.
    Free,
}

/// A cell of a tag column and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) kind: Kind,
    pub(super) column: usize,
    /// The cell.
    pub(super) cell: String,
    pub(super) words: Vec<(String, Meaning)>,
}

/// What words mean: the vocabulary, and what persons settled.
#[derive(Debug)]
pub(super) struct Words {
    own: Arc<Own>,
    settled: HashMap<(Kind, String), Meaning>,
    /// Cells repeat: each word is looked up once.
    seen: Mutex<HashMap<(Kind, String), Meaning>>,
}

impl Words {
    pub(super) fn of(own: &Arc<Own>, rows: &[WordRow]) -> Words {
        let settled = rows.iter().filter_map(|row| {
            let meaning = match (row.state.as_str(), &row.concept) {
                ("settled", Some(concept)) => Meaning::Concept(concept.clone()),
                ("ignored", _) => Meaning::Free,
                _ => return None,
            };
            Some(((row.kind, row.folded.clone()), meaning))
        });
        Words { own: Arc::clone(own), settled: settled.collect(), seen: Mutex::default() }
    }

    pub(super) fn terms(&self, kind: Kind, column: usize, cell: String) -> Terms {
        let mut words: Vec<(String, Meaning)> = Vec::new();
        for word in text::split_terms(&cell) {
            if !words.iter().any(|(known, _)| known == word) {
                words.push((word.to_owned(), self.meaning(kind, word)));
            }
        }
        Terms { kind, column, cell, words }
    }

    fn meaning(&self, kind: Kind, word: &str) -> Meaning {
        let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(known) = seen.get(&(kind, word.to_owned())) {
            return known.clone();
        }
        let meaning = match self.settled.get(&(kind, text::fold(word))) {
            Some(settled) => settled.clone(),
            None => self.own.exact(kind, word).map_or(Meaning::Unknown, |concept| Meaning::Concept(concept.id.clone())),
        };
        seen.insert((kind, word.to_owned()), meaning.clone());
        meaning
    }
}
