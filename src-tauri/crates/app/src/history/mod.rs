//! Who did what, when; undo and redo of every change of content.

use crate::prelude::*;

/// A part of the history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct HistoryRequest {
    /// Only operations older than this one.
    #[serde(default)]
    pub before: Option<Id>,
    /// At most 500.
    pub limit: u32,
}

/// Operations, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct History {
    /// The operations.
    pub operations: Vec<Operation>,
    /// Whether older ones exist.
    pub more: bool,
}

/// One operation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Operation {
    /// Id.
    pub id: Id,
    /// Stable name, worded in the catalogue under `operation.<kind>`.
    pub kind: String,
    /// ISO-8601 UTC.
    pub at: String,
    /// Who.
    pub by: String,
    /// How many things it touched.
    pub count: u32,
    /// What was done, in Japanese.
    pub sentence_ja: String,
    /// What was done, in English.
    pub sentence_en: String,
    /// For undo and redo: the operation taken back or brought again.
    pub undoes: Option<Id>,
    /// Taken back at present.
    pub undone: bool,
    /// Whether it can be taken back at all (exports cannot).
    pub undoable: bool,
}

/// Which operation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OperationId {
    /// Id.
    pub id: Id,
}

/// What an operation changed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OperationDetail {
    /// The operation.
    pub operation: Operation,
    /// The first 500 changes.
    pub changes: Vec<ChangeView>,
    /// All of them.
    pub total: u32,
}

/// One changed thing, from → to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChangeView {
    /// Table, worded in the catalogue under `thing.<table>`.
    pub thing: String,
    /// What it belongs to: project title, theme code …
    pub subject_ja: String,
    /// As `subject_ja`, English.
    pub subject_en: String,
    /// `insert`, `update` or `delete`.
    pub action: String,
    /// Columns that differ.
    pub fields: Vec<FieldChange>,
}

/// One column.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldChange {
    /// Column, worded in the catalogue under `field.<column>`.
    pub field: String,
    /// Before; `None` for an insert.
    pub from: Option<Worded>,
    /// After; `None` for a delete.
    pub to: Option<Worded>,
}

/// A value as a person reads it: concepts by label, codes by their word, everything else as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Worded {
    /// In Japanese.
    pub value_ja: String,
    /// In English.
    pub value_en: String,
}

/// Undo the latest, or a chosen, operation.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct UndoRequest {
    /// Which; the latest when left out.
    pub operation: Option<Id>,
}

mod plan;
mod read;
mod undo;

pub(crate) use read::sentences;
pub use read::{list, show};
pub use undo::{redo, undo};
