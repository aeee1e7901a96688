//! Support beside a programme's money (支援): what each offers, by step of the value chain and modality.

use crate::prelude::*;
use crate::registry::Fact;
use domain::Step;

/// A support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Support {
    /// Id.
    pub id: Id,
    /// Name.
    pub name_ja: String,
    /// In English.
    pub name_en: String,
    /// Who gives it; empty = not known, as all texts that follow.
    pub provider: String,
    /// What it offers.
    pub offers: String,
    /// Steps it serves; empty = not known.
    pub steps: Vec<Step>,
    /// Codes of modalities it is for; empty = not limited, or not known.
    pub modalities: Vec<String>,
    /// Conditions.
    pub conditions: String,
    /// How to apply.
    pub apply: String,
    /// Note.
    pub note: String,
    /// Where its fields come from.
    pub facts: Vec<Fact>,
    /// Who changed it last.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// All supports, by the first step they serve and by name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Supports {
    /// The supports.
    pub supports: Vec<Support>,
}

/// What a person says of a support. In a change, an absent field stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SupportFields {
    /// Name, 1–200 characters.
    pub name_ja: Option<String>,
    /// In English.
    pub name_en: Option<String>,
    /// Who gives it.
    pub provider: Option<String>,
    /// What it offers, at most 2,000 characters.
    pub offers: Option<String>,
    /// Steps it serves.
    pub steps: Option<Vec<Step>>,
    /// Codes of the taxonomy of modalities.
    pub modalities: Option<Vec<String>>,
    /// Conditions.
    pub conditions: Option<String>,
    /// How to apply.
    pub apply: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// Adds a support (`id` absent) or changes one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SupportSave {
    /// Which; `null` = a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// What changes.
    pub fields: SupportFields,
}

/// Which support.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SupportId {
    /// Id.
    pub id: Id,
}

mod edit;

pub(crate) use edit::{FACTS, State};
pub use edit::{list, remove, save};
