//! What was understood of a file: its columns, its layout, its first rows.

use super::report::{ImportReport, PreviewRow};
use crate::prelude::*;

/// What a column of a list can be. The window has another `Field`, that of a search text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ListField")]
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
    /// 研究開発フェーズ
    Phase,
    /// 所管府省
    Ministry,
    /// 統合プロジェクト
    Integrated,
    /// 都道府県
    Prefecture,
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
    /// 治験入り・治験届
    Trial,
    /// 企業導出
    Licensing,
    /// 承認
    Approval,
    /// 継続: carried on by another programme
    Carried,
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
    /// Rows state no fiscal year, but the title of the page, the sheet or the lines above say this one.
    pub proposed_year: Option<i32>,
    /// The first 50 data rows.
    pub rows: Vec<PreviewRow>,
    /// The report the import would give.
    pub report: ImportReport,
    /// Why it cannot be imported as it is mapped; another sheet or another mapping can mend it.
    pub problem: Option<Problem>,
}
