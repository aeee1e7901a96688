//! The registry as a workbook: out, looked at, and in again.

use crate::prelude::*;

/// The registry as a workbook: 事業, 組, 支援, 出典, and a sheet that explains.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RegistryExport {
    /// For whom. Below 社外秘 only fields with a confirmed source, official pairs, no notes; such a file cannot be taken in again
    /// without loss, and says so.
    pub audience: Audience,
    /// Language of its headings; not both.
    pub language: crate::export::DocumentLanguage,
    /// Full path of the workbook to write.
    pub out: FilePath,
    /// Who answers for what the leak check finds in it.
    #[serde(default)]
    #[ts(optional)]
    pub answer: Option<crate::leak::LeakOverride>,
}

/// A workbook to take in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RegistryFile {
    /// Full path.
    pub file: FilePath,
}

/// What taking a workbook in would do.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RegistryDiff {
    /// File name without folder.
    pub file: String,
    /// Rows that are as they are in the library.
    pub unchanged: u32,
    /// What would change.
    pub changes: Vec<RegistryChange>,
    /// Rows and cells that cannot be taken; the others can.
    pub refused: Vec<RegistryRefusal>,
    /// SHA-256 of the file that was looked at, in hexadecimal digits.
    pub sha256: String,
    /// The state of the registry it was held against.
    pub head: String,
}

/// Takes in the workbook that was looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RegistryTake {
    /// Full path.
    pub file: FilePath,
    /// [`RegistryDiff::sha256`] of what was looked at: another file under that name is not taken in.
    pub sha256: String,
    /// [`RegistryDiff::head`] of what was looked at: a registry that changed since is not written to; absent = the file alone is
    /// held against what was looked at.
    #[serde(default)]
    #[ts(optional)]
    pub head: Option<String>,
}

/// A row that would change something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegistryChange {
    /// Sheet.
    pub sheet: String,
    /// 1-based row.
    pub row: u32,
    /// What it is called.
    pub name: String,
    /// New, or changed. Nothing is removed because it is not in a file.
    pub new: bool,
    /// Fields, as worded for a person.
    pub cells: Vec<RegistryCell>,
}

/// One cell of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegistryCell {
    /// Heading.
    pub heading: String,
    /// As it is; empty for a new row.
    pub before: String,
    /// As it would be.
    pub after: String,
}

/// A cell that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegistryRefusal {
    /// Sheet.
    pub sheet: String,
    /// 1-based row.
    pub row: u32,
    /// Heading; empty = the whole row.
    pub heading: String,
    /// What stands there.
    pub value: String,
    /// Why: a stable word, under `registry-refusal.` or `reason.` in the catalogue.
    pub reason: String,
    /// The same in words, in the user's language.
    pub words: String,
}

mod cells;
mod columns;
mod export;
mod plan;
mod read;
mod take;

pub use export::export;
pub use take::{preview, take};
