//! The handbook (手引き): what themes taught about gates, the timing of data and IP, collected for the team.

use crate::export::DocumentLanguage;
use crate::plan::Named;
use crate::plan::Row;
use crate::prelude::*;

/// Which notes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct HandbookRequest {
    /// Words that all must stand in a note or its theme's name, read as in the search of projects (folded).
    pub search: Option<String>,
    /// Of one theme.
    pub theme: Option<Id>,
    /// Of one kind: gate, data, ip.
    pub kind: Option<String>,
}

/// Notes of the handbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Handbook {
    /// Rows of the sheet `note`, in order.
    pub notes: Vec<Row>,
    /// How many there are without the search.
    pub all: u32,
    /// Themes.
    pub themes: Vec<Named>,
    /// Headings that a new plan's gates begin with: rows of the sheet `default-item`, in order.
    pub defaults: Vec<Row>,
}

/// The handbook as a workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandbookExport {
    /// Which notes.
    pub notes: HandbookRequest,
    /// For whom.
    pub audience: Audience,
    /// Language.
    pub language: DocumentLanguage,
    /// Full path of the workbook to write.
    pub out: FilePath,
}
mod export;
mod list;

pub use export::export;
pub use list::list;
