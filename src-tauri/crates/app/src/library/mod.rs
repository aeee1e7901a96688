//! The library file: create, open, look at, check.

use crate::prelude::*;

/// State of the window's library, the first thing every screen needs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LibraryStatus {
    /// `None` while no library is open (first-run page).
    pub open: Option<OpenLibrary>,
    /// Version of the application.
    pub version: String,
}

/// The open library.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OpenLibrary {
    /// Full path of the file.
    pub path: FilePath,
    /// File name without folder and ending.
    pub name: String,
    /// The sample library, all of it fictional: marked 合成データ everywhere.
    pub sample: bool,
    /// Number of projects.
    pub projects: u32,
    /// Projects that lack at least one kind of tag.
    pub untagged: u32,
    /// Number of themes.
    pub themes: u32,
    /// What the next undo would take back.
    pub undo: Option<Step>,
    /// What the next redo would bring again.
    pub redo: Option<Step>,
}

/// One step of the undo or redo list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Step {
    /// Operation.
    pub operation: Id,
    /// What it did, in Japanese.
    pub sentence_ja: String,
    /// What it did, in English.
    pub sentence_en: String,
}

/// A library opened before, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecentLibrary {
    /// Full path.
    pub path: FilePath,
    /// ISO-8601 UTC.
    pub opened_at: String,
    /// Whether the file is (still) there.
    pub exists: bool,
}

/// Where to create or open.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LibraryPath {
    /// Full path, ending in `.tsumugi`.
    pub path: FilePath,
}

/// Result of an integrity check.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CheckReport {
    /// Whether nothing was found.
    pub clean: bool,
    /// Findings of SQLite and of our own rules, one sentence each, English and technical.
    pub findings: Vec<String>,
}

/// Libraries opened before.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecentLibraries {
    /// Newest first.
    pub libraries: Vec<RecentLibrary>,
}

mod check;
mod open;
mod sample;
mod status;

pub use check::check;
pub use open::{close, create, open};
pub use sample::sample;
pub use status::{recent, status};
