//! A list comes in: look, map, preview (nothing written), decide, run; its report; mappings saved for next year.

use crate::prelude::*;
use std::collections::BTreeMap;

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
    /// 開始日
    Start,
    /// 終了日
    End,
    /// 予算・配分額 of the fiscal year
    Budget,
    /// 総額 over the whole span
    TotalBudget,
    /// キーワード
    Keyword,
    /// 標的, the list's own tags
    Target,
    /// モダリティ, the list's own tags
    Modality,
    /// 適応症, the list's own tags
    Indication,
    /// 論文数
    Papers,
    /// 非臨床PoC
    Poc,
    /// 企業導出
    Licensing,
    /// 承認
    Approval,
    /// 出典URL
    SourceUrl,
    /// 分類: kept with the row
    Category,
    /// 備考: kept with the row
    Note,
    /// AMEDfind's id over the years: kept with the row
    StableId,
    /// Another id: kept with the row
    OtherId,
    /// 連番: no content, never compared
    RowNumber,
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
    /// The heading says another field, the values say this one.
    Swapped,
    /// From the saved mapping.
    Profile,
    /// Chosen by the user.
    Chosen,
    /// Nothing fits; the column is kept under its heading, searchable and exportable.
    None,
}

/// One column of the file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Column {
    /// 0-based position.
    pub index: u32,
    /// Letter as in the sheet; for records (JSON, SQLite) the name of the field.
    pub letter: String,
    /// Heading as in the file, the rows of a two-row heading joined; may be empty.
    pub heading: String,
    /// First non-empty values, at most three.
    pub samples: Vec<String>,
    /// Share of rows with a value, percent.
    pub filled: u8,
    /// What it will be imported as; `None` = kept under its heading.
    pub field: Option<Field>,
    /// The fiscal year an amount column is for (令和5年度配分額), where the heading says one.
    pub year: Option<i32>,
    /// Why.
    pub reason: GuessReason,
    /// 0–100.
    pub certainty: u8,
    /// Hidden in the file.
    pub hidden: bool,
}

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
    pub file: String,
    /// Decisions.
    #[serde(default)]
    pub options: ImportOptions,
}

/// A sheet of a workbook or a table of a page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetChoice {
    /// Name.
    pub name: String,
    /// Hidden in the file.
    pub hidden: bool,
}

/// A saved mapping by name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProfileChoice {
    /// Name.
    pub name: String,
    /// Saved for a list of exactly these headings.
    pub fits: bool,
    /// Who saved it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// A part of the sheet and how it was understood, for the picture of the layout.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LayoutRow {
    /// 1-based row in the sheet.
    pub row: u32,
    /// What it was taken for.
    pub part: LayoutPart,
    /// Its first cells, by column.
    pub cells: Vec<String>,
}

/// What a row of the sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LayoutPart {
    /// Title or note above the table.
    Above,
    /// Heading.
    Heading,
    /// A project.
    Data,
    /// 小計, 合計.
    Total,
    /// Note below the table.
    Note,
    /// Another table.
    Other,
}

/// What was understood, before anything is written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// File name without folder.
    pub file: String,
    /// Size in bytes.
    pub bytes: f64,
    /// What the content is: `xlsx`, `xls`, `xlsb`, `ods`, `csv`, `tsv`, `html`, `json`, `sqlite`.
    pub format: String,
    /// Sheets, or tables of a page.
    pub sheets: Vec<SheetChoice>,
    /// The sheet read.
    pub sheet: Option<String>,
    /// Text encoding, for text tables.
    pub encoding: Option<String>,
    /// Delimiter, for text tables.
    pub delimiter: Option<char>,
    /// 1-based rows of the heading; empty for records.
    pub header_rows: Vec<u32>,
    /// The first rows of the sheet and what each was taken for (at most 30), then notable ones below.
    pub layout: Vec<LayoutRow>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Saved mappings; those that fit first.
    pub profiles: Vec<ProfileChoice>,
    /// The saved mapping in force.
    pub profile: Option<String>,
    /// The first 50 data rows.
    pub rows: Vec<PreviewRow>,
    /// The report the import would give.
    pub report: ImportReport,
    /// Why it cannot be imported as it is mapped; another sheet or another mapping can mend it.
    pub problem: Option<Problem>,
}

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

/// A file to import.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportFile {
    /// Full path.
    pub file: String,
}

/// Where the refused rows go.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefusedRequest {
    /// The file and decisions.
    pub request: ImportRequest,
    /// The workbook to write.
    pub path: String,
}

/// The refused rows as a workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Refused {
    /// The workbook.
    pub path: String,
    /// Its rows.
    pub rows: u32,
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

mod beside;
mod columns;
mod headings;
mod kept;
mod layout;
mod library;
mod list;
mod load;
mod matching;
mod plan;
mod profiles;
mod verbs;
mod view;
mod words;
mod write;

pub use beside::{log, paste, refused};
pub(crate) use kept::kept_columns;
pub(crate) use load::Kept;
pub(crate) use matching::identity;
pub use profiles::{remove_profile, save_profile};
pub(crate) use verbs::import_file;
pub use verbs::{preview, rows, run};
