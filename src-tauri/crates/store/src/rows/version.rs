//! Rows of kept versions of themes, of who wrote them, and of what is said about them.

use domain::Id;
use serde_json::{Map, Value};

/// A kept version (`theme_version`), without its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Id: later than the operations it holds, earlier than those it does not.
    pub id: Id,
    /// 1, 2, …
    pub number: u32,
    /// Why it was kept.
    pub reason: String,
    /// By.
    pub by: String,
    /// At, ISO-8601 UTC.
    pub at: String,
}

/// A part of a theme, kept (`theme_version_part`) or as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemePart {
    /// `field`, `thread`, `extra`, `asset`, `need`, `claim`
    pub thing: String,
    /// Name of the field (`class:…` for its class), project of the thread, word of the need, else the id.
    pub of: String,
    /// Whose it is, for what is of a project; where that became one with another, the other.
    pub project: Option<Id>,
    /// Its columns; of a field `value`.
    pub body: Map<String, Value>,
}

/// A change of a part of a theme that still stands, as the log has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeWrite {
    /// In which operation.
    pub operation: Id,
    /// As [`ThemePart::thing`], or `comment`, `hearing`, `plan`.
    pub part: String,
    /// As [`ThemePart::of`]; empty for the theme itself, whose fields are the columns.
    pub of: String,
    /// Columns it set; where it came, all of them.
    pub columns: Vec<String>,
    /// It came or went as a whole.
    pub whole: bool,
    /// By.
    pub by: String,
    /// At, ISO-8601 UTC.
    pub at: String,
}

/// A comment on a theme (`theme_comment`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentRow {
    /// Id.
    pub id: Id,
    /// Theme.
    pub theme: Id,
    /// Text, a mention as `[[id]]`.
    pub text: String,
    /// By.
    pub by: String,
    /// At, ISO-8601 UTC.
    pub at: String,
    /// The projects mentioned that may be seen.
    pub mentions: Vec<Id>,
}
