//! Programmes (事業) as lists spell them: variants proposed as one, settled by a person.

use crate::prelude::*;

/// Spellings that may be one programme, and what was decided.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Variants {
    /// Proposed as one; nobody has decided.
    pub open: Vec<VariantGroup>,
    /// Decided to be one.
    pub settled: Vec<VariantGroup>,
}

/// Spellings of what may be one programme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VariantGroup {
    /// The spelling proposed (or chosen) for all: the most frequent.
    pub canonical: String,
    /// All spellings, most frequent first.
    pub names: Vec<VariantName>,
}

/// One spelling.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VariantName {
    /// As lists write it.
    pub name: String,
    /// Projects with it.
    pub projects: u32,
}

/// Treat these spellings as one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unify {
    /// The spellings.
    pub names: Vec<String>,
    /// What the list shall show.
    pub canonical: String,
}

/// Keep these spellings apart; never propose them again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepApart {
    /// The spellings.
    pub names: Vec<String>,
}

mod variants;

pub use variants::{apart, unify, variants};
