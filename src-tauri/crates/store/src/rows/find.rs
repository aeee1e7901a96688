//! Saved views and wanted cells.

use domain::Id;
use serde_json::Value;

/// What a list or a matrix shows, under a name (`view`).
#[derive(Debug, Clone, PartialEq)]
pub struct ViewRow {
    /// Id.
    pub id: Id,
    /// Name, unique.
    pub name: String,
    /// What it shows; whoever saved it knows its shape.
    pub state: Value,
    /// Its place among the others; ascending, with gaps.
    pub position: i64,
    /// Who saved it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// A cell of a matrix that somebody wants filled (`wanted`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedRow {
    /// Id.
    pub id: Id,
    /// Dimension downwards.
    pub rows: String,
    /// Value downwards.
    pub row: String,
    /// Dimension across.
    pub columns: String,
    /// Value across.
    pub col: String,
    /// Who marked it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}
