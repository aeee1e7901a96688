//! Words of lists' own 標的・モダリティ・適応症 columns that no vocabulary knows: settled once for all rows.

use crate::prelude::*;

/// State of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum WordState {
    /// Waits.
    Open,
    /// Stands for a concept.
    Settled,
    /// Stays a free word.
    Ignored,
}

/// Which words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WordRequest {
    /// In this state.
    pub state: WordState,
}

/// Words, the most used first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Words {
    /// Open ones, for the badge.
    pub open: u32,
    /// The words, at most 500.
    pub words: Vec<Word>,
}

/// A word and where it stands.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Word {
    /// Id.
    pub id: Id,
    /// Kind of the column it stands in.
    pub kind: Kind,
    /// As first met.
    pub text: String,
    /// State.
    pub state: WordState,
    /// What it stands for.
    pub concept: Option<Concept>,
    /// Projects with it.
    pub projects: u32,
    /// The first of them, by title.
    pub examples: Vec<String>,
    /// The vocabulary's nearest, best first.
    pub nearest: Vec<Concept>,
}

/// Settle a word for all rows, now and later.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WordSettle {
    /// The word.
    pub word: Id,
    /// The concept it stands for; left out = it stays a free word.
    #[serde(default)]
    pub concept: Option<String>,
}

mod settle;

pub use settle::{list, settle};
