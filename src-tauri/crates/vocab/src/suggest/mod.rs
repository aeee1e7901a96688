//! From words to concepts: every place of a text that names a target, a modality or an indication, with the reason.
//!
//! One pass of an automaton over the text in canonical form; what is no word of its own or in another case falls away
//! ([`edges`]); the longest of overlapping names stays; abbreviations follow their definition in the text ([`define`]); then each
//! mention is ranked by rules that each give their reason ([`rank`]).

mod automaton;
mod context;
mod define;
mod edges;
mod expand;
mod lexicon;
mod modality;
mod rank;
mod reason;
mod resolve;
mod variants;

use crate::Vocabulary;
use automaton::Automaton;
use domain::Kind;
use std::borrow::Cow;

pub(crate) use edges::whole_word as stands_alone;
pub use reason::{Reason, TICKED};
pub(crate) use resolve::is_word;

/// Whether words are written in a case that fits a name.
pub(crate) fn fits_case(found: &str, name: &str) -> bool {
    edges::case_fit(found, &lexicon::cased(name)).is_some_and(|fit| fit != edges::CaseFit::Other)
}

/// What the words around a mention take from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Around {
    Excluded,
    History,
    Negated,
    Nothing,
}

impl Around {
    pub(crate) fn of(text: &str, start: usize, end: usize) -> Around {
        match context::context(text, start, end) {
            around if around.excluded => Around::Excluded,
            around if around.history => Around::History,
            around if around.negated => Around::Negated,
            _ => Around::Nothing,
        }
    }
}

/// One place of a text that names a concept.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Byte offset in the text where it begins.
    pub start: usize,
    /// Byte offset where it ends.
    pub end: usize,
    /// Kind of the concepts.
    pub kind: Kind,
    /// Ids, the likeliest first; more than one when the words do not tell them apart.
    pub ids: Vec<Cow<'static, str>>,
    /// Certainty from 0 to 1.
    pub score: f32,
    /// Whether it is certain enough to be ticked before a person has looked.
    pub ticked: bool,
    /// The rule that decided.
    pub reason: Reason,
}

/// Every name of the shipped vocabulary, ready to be found.
#[derive(Debug)]
pub struct Matcher {
    automaton: Automaton,
    vocabulary: &'static Vocabulary,
}

impl Matcher {
    /// Builds it from the tables: a second or two. `None` cannot happen with the shipped tables, which a test builds.
    pub fn build() -> Option<Matcher> {
        let vocabulary = Vocabulary::shipped();
        Some(Matcher { automaton: Automaton::build(vocabulary)?, vocabulary })
    }

    /// What the bytes of [`Matcher::to_bytes`] may be kept under: a digest of the tables and of their form, in hexadecimal.
    pub fn key() -> String {
        automaton::key().iter().map(|b| format!("{b:02x}")).collect()
    }

    /// As bytes, for a cache.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.automaton.to_bytes()
    }

    /// Back from bytes. `None` when they are of other tables, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Option<Matcher> {
        Some(Matcher { automaton: Automaton::from_bytes(bytes)?, vocabulary: Vocabulary::shipped() })
    }

    /// Bytes the automaton holds in memory.
    pub fn heap_bytes(&self) -> usize {
        self.automaton.heap_bytes()
    }

    /// Every mention of the text in its order. Any text will do.
    pub fn suggest(&self, text: &str) -> Vec<Mention> {
        rank::mentions(&self.automaton, self.vocabulary, text)
    }
}
