//! Tagging by target, modality and indication, one project or many.

use crate::prelude::*;

/// Add or remove one concept on a selection.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TagEdit {
    /// On which projects.
    pub selection: Selection,
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: String,
}

/// Make one tag of a project the main one of its kind (or no longer).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TagMain {
    /// Project.
    pub project: Id,
    /// Kind.
    pub kind: Kind,
    /// Concept id of a tag the project has.
    pub concept: String,
    /// 主 or not.
    pub main: bool,
}

/// Which projects.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfSelection {
    /// The selection.
    pub selection: Selection,
}

/// Tags on a selection, for the picker's ticks (all, some).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SelectionTags {
    /// Projects in the selection.
    pub projects: u32,
    /// Each concept on any of them, with the number that carry it.
    pub tags: Vec<SelectionTag>,
}

/// One concept on a selection.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SelectionTag {
    /// The concept as a chip (`main` is false).
    pub chip: TagChip,
    /// How many of the selected projects carry it.
    pub count: u32,
}

mod edit;
mod of_selection;
mod proposed;

pub(crate) use edit::words;
pub use edit::{add, remove, set_main};
pub use of_selection::of_selection;
pub use proposed::{confirm, reject};
