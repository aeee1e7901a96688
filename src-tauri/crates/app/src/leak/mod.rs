//! The leak check (持ち出し点検): what a workbook that goes to somebody outside must not carry, wherever it came from. The rules
//! are those of the crate `leaks`; here they meet the library and are worded. A document for somebody outside is looked through
//! before it gets its name, and stays unwritten while something is found in it that nobody answers for.

use crate::prelude::*;

/// Which workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LeakRequest {
    /// An `.xlsx` or `.xlsm`.
    pub file: FilePath,
}

/// Something that must not leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Leak {
    /// What it is, as `leaks::Kind` writes it; worded under `leak.<kind>`.
    pub kind: String,
    /// Where it stands, as `leaks::Place` writes it: `cell:SHEET!A1`, `property:core/FIELD` …
    #[serde(rename = "where")]
    pub place: String,
    /// What stands there, shortened.
    pub text: String,
}

/// What a workbook carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeakReport {
    /// In the order of the workbook.
    pub leaks: Vec<Leak>,
    /// Further ones, beyond what is listed.
    pub more: u32,
    /// Parts of the package that could not be read to their end: with any of them the workbook is not clean.
    pub unread: Vec<String>,
    /// Words that were set aside because a published list of the open library says them of its projects.
    pub published: u32,
}

impl LeakReport {
    /// Whether nothing stands against the workbook.
    pub(crate) fn clean(&self) -> bool {
        self.leaks.is_empty() && self.more == 0 && self.unread.is_empty()
    }
}

/// The findings that kept a document from being written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LeakSeen {
    /// Their digest, as the refusal `leaks-found` names it.
    pub seen: String,
}

/// Somebody answers for a document that leaves although something was found in it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LeakOverride {
    /// The digest of the findings that were looked at: others than these are not answered for.
    pub seen: String,
    /// Who, at most 100 characters.
    pub by: String,
    /// Why it may leave, at most 1,000 characters.
    pub reason: String,
}

mod check;
mod known;
mod outgoing;
mod published;

pub use check::check;
pub use outgoing::found;
pub(crate) use outgoing::{Held, answered};
