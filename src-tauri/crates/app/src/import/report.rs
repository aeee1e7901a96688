//! What an import does or did: row by row, and summed up.

use super::options::{ConflictChoice, SameChoice};
use super::shape::Field;
use crate::prelude::*;
use std::collections::BTreeMap;

/// What will happen to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum RowFate {
    /// A project that is not in the library.
    New,
    /// A known project: a new fiscal year, or other values.
    Changed,
    /// In the library as it is.
    Unchanged,
    /// A new number or title, but possibly a known project.
    Possible,
    /// Not imported; an issue says why.
    Unreadable,
}

/// One row of the preview.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PreviewRow {
    /// 1-based row in the sheet.
    pub row: u32,
    /// What will happen to it.
    pub fate: RowFate,
    /// Left out by the choice for its group.
    pub skipped: bool,
    /// Cells by column position, as in the file.
    pub cells: Vec<String>,
    /// The fields as read: numbers normalised, dates ISO, fiscal year first (and last, `2020-2022`), amounts in yen.
    pub values: BTreeMap<Field, String>,
    /// Number without its year, or nothing.
    pub key: Option<String>,
    /// A known project gets a fiscal year it had not.
    pub new_year: bool,
    /// Against the library, field by field (changed rows; for a new year against the year before).
    pub diff: Vec<FieldDiff>,
    /// The project it may be.
    pub candidate: Option<Candidate>,
    /// Issues of this row.
    pub issues: Vec<IssueView>,
}

/// A field before and after.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldDiff {
    /// The field; `None` = a column kept under its heading.
    pub field: Option<Field>,
    /// Its heading, for a column kept under it.
    pub heading: Option<String>,
    /// What the library says.
    pub before: String,
    /// What the file says.
    pub after: String,
    /// A person entered `before`: who, when, and what is chosen now.
    pub conflict: Option<ConflictView>,
}

/// A person's value in the way of the file's.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConflictView {
    /// Who entered it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
    /// What will happen.
    pub choice: ConflictChoice,
}

/// The project a row may be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Candidate {
    /// The project; `None` while it is only a row of this file.
    pub project: Option<Id>,
    /// The row of this file it may be the same as.
    pub row: Option<u32>,
    /// Renumbered (same title) or similar.
    pub kind: PairKind,
    /// Likeness in percent.
    pub score: u8,
    /// Its number without the year, or `#id`.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its institution.
    pub institution: String,
    /// Its programme.
    pub programme: String,
    /// Its fiscal years.
    pub years: Vec<i32>,
    /// What was chosen.
    pub choice: Option<SameChoice>,
}

/// Why two projects may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PairKind {
    /// Another number, the same title, institution equal or missing.
    Renumbered,
    /// A similar title, the same institution, neighbouring years.
    Similar,
}

/// An issue with its sentence in both languages.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct IssueView {
    /// Code and place.
    #[serde(flatten)]
    pub issue: Issue,
    /// The sentence in Japanese.
    pub message_ja: String,
    /// The sentence in English.
    pub message_en: String,
}

/// What an import did (or would do). `rows = new + changed + unchanged + possible + unreadable`; `vanished`
/// are projects of the library, not rows of the file.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// Data rows of the file, hidden ones included, totals and notes not.
    pub rows: u32,
    /// Rows of projects that are not in the library.
    pub new: u32,
    /// Rows of known projects that bring a new year or other values.
    pub changed: u32,
    /// Rows that are in the library as they are.
    pub unchanged: u32,
    /// Rows that may be a known project.
    pub possible: u32,
    /// Rows not imported.
    pub unreadable: u32,
    /// Of all these, rows left out by the choice for their group.
    pub skipped: u32,
    /// Of the changed, rows that bring a fiscal year the known project had not.
    pub new_years: u32,
    /// Of the changed, rows whose title differs from the year before.
    pub title_changed: u32,
    /// Of the possible, rows with another number for a known title.
    pub renumbered: u32,
    /// Conflicts with persons' values.
    pub conflicts: u32,
    /// Distinct projects in the file.
    pub projects: u32,
    /// Projects that were not in the library.
    pub projects_new: u32,
    /// Distinct project and fiscal year in the file; rows that state no year are not counted.
    pub years: u32,
    /// 外数: projects of the library that the file, being a later list of the same programmes and source, no longer names.
    pub vanished: u32,
    /// The first of them, by key.
    pub vanished_first: Vec<Vanished>,
    /// Tags the rows' own columns bring, proposed until confirmed.
    pub tags: u32,
    /// Words of these columns in no vocabulary.
    pub unmatched: u32,
    /// How many issues there are of each code, strictly counted.
    pub issue_counts: BTreeMap<IssueCode, u32>,
    /// Oddities with their places: at most 500 of a code, in the order of the file.
    pub issues: Vec<IssueView>,
}

/// A project the file no longer names.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Vanished {
    /// Project.
    pub project: Id,
    /// Number without its year, or `#id`.
    pub key: String,
    /// Title.
    pub title: String,
}

/// A part of the rows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RowsPage {
    /// Rows that match.
    pub total: u32,
    /// First row of this part.
    pub offset: u32,
    /// The rows.
    pub rows: Vec<PreviewRow>,
}

/// A file to import.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportFile {
    /// Full path.
    pub file: FilePath,
}

/// The refused rows as a workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Refused {
    /// The workbook.
    pub path: FilePath,
    /// Its rows.
    pub rows: u32,
}

/// What an import wrote.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Imported {
    /// For the toast.
    pub done: Done,
    /// The report.
    pub report: ImportReport,
}

/// Imports so far, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportLog {
    /// At most 200.
    pub imports: Vec<PastImport>,
}

/// One import of the past.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PastImport {
    /// Id.
    pub id: Id,
    /// File name without folder.
    pub file: String,
    /// Sheet.
    pub sheet: Option<String>,
    /// Who.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
    /// The operation in the history.
    pub operation: Option<Id>,
    /// Its report.
    pub report: ImportReport,
}
