//! What a person decides about a file, and what the commands take.

use super::report::RowFate;
use super::shape::Field;
use crate::prelude::*;
use std::collections::BTreeMap;

/// What to do with the rows of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum GroupChoice {
    /// Import them (possibly the same: as projects of their own, with an open proposal).
    #[default]
    Take,
    /// Leave them out.
    Skip,
}

/// How a conflict between a person's value and the file's is settled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ConflictChoice {
    /// The person's value stays.
    #[default]
    Mine,
    /// The file's value is taken, the person's word ends.
    File,
}

/// What a row that may be a known project is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SameChoice {
    /// The same project: its year goes under the known one.
    Same,
    /// Another project; never proposed again.
    Apart,
}

/// What the user decided; everything left out is guessed or the default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ImportOptions {
    /// Sheet (or table of a page) by name.
    pub sheet: Option<String>,
    /// Encoding of a text table: `utf-8`, `cp932`, `euc-jp`, `utf-16le`, `utf-16be`.
    pub encoding: Option<String>,
    /// Delimiter of a text table, one ASCII character.
    pub delimiter: Option<char>,
    /// 1-based rows of the heading; empty = found by itself.
    pub header_rows: Vec<u32>,
    /// Field of each column by position; overrides the guess. `null` = keep under its heading.
    pub columns: BTreeMap<u32, Option<Field>>,
    /// Name of a saved mapping; otherwise the one saved for a list of this shape is taken.
    pub profile: Option<String>,
    /// Do not look for a saved mapping of this shape.
    pub without_profile: bool,
    /// Fiscal year of rows that state none (an adopted list tells it in its title).
    pub fiscal_year: Option<i32>,
    /// The list was not published by AMED: its fields are 社外秘 instead of 公開.
    pub confidential: bool,
    /// New projects.
    pub new: GroupChoice,
    /// Known projects with a new year or other values.
    pub changed: GroupChoice,
    /// Rows that may be a known project under another number or title.
    pub possible: GroupChoice,
    /// All conflicts not settled one by one.
    pub conflicts: ConflictChoice,
    /// Conflicts settled one by one, by `row:field` (`12:title_ja`).
    pub conflict: BTreeMap<String, ConflictChoice>,
    /// Rows that may be a known project, settled one by one, by row.
    pub same: BTreeMap<u32, SameChoice>,
    /// Repairs to make wherever they are certain, by the code of the damage.
    pub repair: Vec<IssueCode>,
}

/// A file and how to read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRequest {
    /// Full path.
    pub file: FilePath,
    /// Decisions.
    #[serde(default)]
    pub options: ImportOptions,
}

/// Which rows of a preview.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RowsRequest {
    /// The file and decisions.
    pub request: ImportRequest,
    /// Only rows of this group.
    #[serde(default)]
    pub fate: Option<RowFate>,
    /// Only rows with an issue of this code.
    #[serde(default)]
    pub code: Option<IssueCode>,
    /// Only rows with a conflict.
    #[serde(default)]
    pub conflicts: bool,
    /// First row, 0-based.
    #[serde(default)]
    pub offset: u32,
    /// Number of rows, at most 500.
    pub limit: u32,
}

/// What was copied elsewhere: text and, where the source gives it, HTML.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PasteRequest {
    /// Plain text (tab-separated from Excel).
    #[serde(default)]
    pub text: Option<String>,
    /// HTML (a table of a web page).
    #[serde(default)]
    pub html: Option<String>,
}

/// Where the refused rows go.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefusedRequest {
    /// The file and decisions.
    pub request: ImportRequest,
    /// The workbook to write.
    pub path: FilePath,
}

/// A mapping to save.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProfileSave {
    /// Name; one of the same name is replaced.
    pub name: String,
    /// The file it is taken from, with the decisions.
    pub request: ImportRequest,
}

/// A saved mapping by name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProfileName {
    /// Name.
    pub name: String,
}
