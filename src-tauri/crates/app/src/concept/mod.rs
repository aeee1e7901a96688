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

mod search;

pub use search::search;
