//! The vocabulary as the picker sees it.

use crate::prelude::*;

/// Words typed into the picker.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConceptSearch {
    /// Kind.
    pub kind: Kind,
    /// Any name, synonym or id, Japanese or English; empty lists the most used first.
    pub text: String,
    /// At most 200.
    pub limit: u32,
}

/// What the picker shows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConceptHit {
    /// The concept.
    pub concept: Concept,
    /// The name or synonym that matched, when it is not a label.
    pub matched: Option<String>,
    /// Projects that carry it.
    pub projects: u32,
}

/// Answer of the picker.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConceptHits {
    /// Best first.
    pub hits: Vec<ConceptHit>,
    /// How many there are in all.
    pub total: u32,
}

/// Texts to look through.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SuggestRequest {
    /// Any texts: titles, summaries, cells.
    pub texts: Vec<String>,
}

/// A place of a text that names a concept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NamedConcept {
    /// Where it begins, in Unicode code points.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The words themselves.
    pub text: String,
    /// Kind.
    pub kind: Kind,
    /// Ids, the likeliest first.
    pub ids: Vec<String>,
    /// Certainty from 0 to 1.
    pub score: f64,
    /// Certain enough to be ticked before a person has looked.
    pub ticked: bool,
    /// Code of the rule that decided; worded in `Suggestions::reasons`.
    pub reason: String,
}

/// A rule's code in words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReasonWord {
    /// Code.
    pub code: String,
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

/// What the texts name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Suggestions {
    /// One list per text, in the order of the request; mentions in the order of the text.
    pub texts: Vec<Vec<NamedConcept>>,
    /// Every reason there is.
    pub reasons: Vec<ReasonWord>,
}

/// A source of the vocabulary.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Source {
    /// Name.
    pub name: String,
    /// Version or state.
    pub version: String,
    /// Rows that come from it.
    pub rows: u32,
    /// Licence.
    pub licence: String,
    /// What its owner asks to be said.
    pub attribution: String,
    /// Address.
    pub url: String,
}

/// Every source.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Sources {
    /// In the order of the attribution file.
    pub sources: Vec<Source>,
}

mod matcher;
mod search;
mod sources;
mod suggest;

pub use search::search;
pub use sources::sources;
pub use suggest::suggest;
