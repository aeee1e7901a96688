//! The leak check (持ち出し点検): what a workbook that goes to somebody outside must not carry, wherever it came from. The rules
//! are those of the crate `leaks`; here they meet the library and are worded.

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
}

mod check;

pub use check::check;
