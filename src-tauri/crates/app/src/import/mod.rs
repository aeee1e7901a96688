//! A list comes in: look, map, preview (nothing written), run.

use crate::prelude::*;

/// What a column of a list can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 課題管理番号
    Number,
    /// 研究開発課題名（日）
    TitleJa,
    /// Title in English
    TitleEn,
    /// 概要（日）
    SummaryJa,
    /// Summary in English
    SummaryEn,
    /// 事業名
    Programme,
    /// 代表機関
    Institution,
    /// 研究開発代表者
    Researcher,
    /// 役職
    Position,
    /// 年度
    FiscalYear,
    /// 予算・配分額
    Budget,
    /// キーワード
    Keywords,
    /// 出典URL
    SourceUrl,
}

/// How sure a guess is and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GuessReason {
    /// The heading is a known name of this field.
    Heading,
    /// The heading contains a known name.
    HeadingPart,
    /// The values look like this field.
    Values,
    /// Chosen by the user.
    Chosen,
    /// Nothing fits; the column is kept with the source row.
    None,
}

/// One column of the file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Column {
    /// 0-based position.
    pub index: u32,
    /// Letter as in the sheet.
    pub letter: String,
    /// Heading as in the file, may be empty.
    pub heading: String,
    /// First non-empty values, at most three.
    pub samples: Vec<String>,
    /// What it will be imported as; `None` = kept with the source row only.
    pub field: Option<Field>,
    /// Why.
    pub reason: GuessReason,
    /// 0–100.
    pub certainty: u8,
}

/// What the user decided; everything left out is guessed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ImportOptions {
    /// Sheet by name.
    pub sheet: Option<String>,
    /// Field of each column by position; overrides the guess. `null` = do not use.
    pub columns: std::collections::BTreeMap<u32, Option<Field>>,
    /// The list was not published by AMED: its fields are 社外秘 instead of 公開.
    pub confidential: bool,
}

/// A file and how to read it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRequest {
    /// Full path.
    pub file: String,
    /// Decisions.
    #[serde(default)]
    pub options: ImportOptions,
}

/// What was understood, before anything is written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// File name without folder.
    pub file: String,
    /// Size in bytes.
    pub bytes: f64,
    /// Names of the sheets (one nameless entry for text tables).
    pub sheets: Vec<String>,
    /// The sheet read.
    pub sheet: Option<String>,
    /// Text encoding, for text tables.
    pub encoding: Option<String>,
    /// 1-based row of the header.
    pub header_row: u32,
    /// The columns.
    pub columns: Vec<Column>,
    /// The first 50 data rows.
    pub rows: Vec<PreviewRow>,
    /// The report the import would give.
    pub report: ImportReport,
    /// Why it cannot be imported as it is mapped; another sheet or another mapping can mend it.
    pub problem: Option<Problem>,
}

/// What will happen to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum RowFate {
    /// A project-year that is not in the library.
    New,
    /// In the library, with other values.
    Updated,
    /// In the library as it is.
    Unchanged,
    /// Not imported; an issue says why.
    Rejected,
}

/// One row of the preview.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PreviewRow {
    /// 1-based row in the sheet.
    pub row: u32,
    /// What will happen to it.
    pub fate: RowFate,
    /// Cells by column position.
    pub cells: Vec<String>,
    /// Issues of this row.
    pub issues: Vec<IssueView>,
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

/// What an import did (or would do). `rows = new + updated + unchanged + rejected`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// Data rows of the file.
    pub rows: u32,
    /// New project-years.
    pub new: u32,
    /// Project-years with other values than before.
    pub updated: u32,
    /// Project-years as before.
    pub unchanged: u32,
    /// Rows not imported.
    pub rejected: u32,
    /// Projects that were not in the library.
    pub projects_new: u32,
    /// Distinct project-years in the file.
    pub years: u32,
    /// Oddities with their places.
    pub issues: Vec<IssueView>,
}

/// What an import wrote.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Imported {
    /// For the toast.
    pub done: Done,
    /// The report.
    pub report: ImportReport,
}

mod columns;
mod engine;
mod matching;
mod verbs;

pub(crate) use verbs::import_file;
pub use verbs::{preview, run};
