//! Projects (課題): the list, its facets, one in detail.

use crate::prelude::*;
pub use domain::OutcomeKind;
use domain::SortKey;

/// Which part of which list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PageRequest {
    /// Which projects.
    #[serde(default)]
    pub filter: Filter,
    /// In which order: by the first, among equals by the next; empty = as they came in.
    #[serde(default)]
    pub sort: Vec<Sort>,
    /// Under headings of this column, which then orders before all others. Not by number, title or relevance.
    #[serde(default)]
    pub group: Option<SortKey>,
    /// First row, 0-based.
    #[serde(default)]
    pub offset: u32,
    /// Number of rows, at most 1,000.
    pub limit: u32,
}

/// A part of a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProjectPage {
    /// Rows the filter finds.
    pub total: u32,
    /// First row of this part.
    pub offset: u32,
    /// The rows.
    pub rows: Vec<ProjectRow>,
    /// The groups of the whole list, in order; empty without a group.
    pub groups: Vec<RowGroup>,
}

/// A stretch of the list under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowGroup {
    /// Heading, Japanese; empty = the column says nothing there.
    pub label_ja: String,
    /// Heading, English.
    pub label_en: String,
    /// Its first row, 0-based.
    pub first: u32,
    /// Its rows.
    pub count: u32,
}

/// One row of the grid.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProjectRow {
    /// Id.
    pub id: Id,
    /// Latest number as imported, normalised; `None` when the list has none.
    pub number: Option<String>,
    /// Number without its year, else `#id`.
    pub key: String,
    /// Japanese title of the latest year.
    pub title_ja: String,
    /// English title.
    pub title_en: String,
    /// Programme.
    pub programme: String,
    /// Institution.
    pub institution: String,
    /// Researcher of the latest year.
    pub researcher: String,
    /// 研究開発フェーズ
    pub phase: String,
    /// 所管府省
    pub ministry: String,
    /// 統合プロジェクト
    pub integrated: String,
    /// 都道府県
    pub prefecture: String,
    /// Yen of the latest year that states a budget.
    pub budget_yen: Option<f64>,
    /// Fiscal years, ascending, ranges spread out.
    pub years: Vec<i32>,
    /// Tags, 主 first within a kind.
    pub tags: Vec<TagChip>,
    /// The number fits no known pattern.
    pub flagged: bool,
}

/// A tag as a chip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TagChip {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub id: String,
    /// Short Japanese label.
    pub label_ja: String,
    /// Short English label.
    pub label_en: String,
    /// 主: the main tag of its kind.
    pub main: bool,
    /// From a list's own column; no person has confirmed it yet.
    pub proposed: bool,
}

/// Positions in a list to ids, for range selection.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProjectIds {
    /// Ids in list order.
    pub ids: Vec<Id>,
}

/// Which project.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProjectId {
    /// Id.
    pub id: Id,
}

/// One project in full.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProjectDetail {
    /// As in the list.
    pub row: ProjectRow,
    /// Summary, Japanese.
    pub summary_ja: String,
    /// Summary, English.
    pub summary_en: String,
    /// 研究開発代表者 of the latest year.
    pub researcher: String,
    /// Where each field of the project comes from, in the order they are shown; empty fields are left out.
    pub origins: Vec<FieldOrigin>,
    /// Further numbers (without their year) under which it was imported.
    pub aliases: Vec<String>,
    /// What came of it, and amounts by fiscal year.
    pub outcomes: Vec<Outcome>,
    /// Its years, newest first.
    pub years: Vec<ProjectYear>,
    /// Tags with who and when.
    pub tags: Vec<TagDetail>,
    /// Themes it is part of.
    pub themes: Vec<ThemeOfProject>,
}

/// A field of a project a person may put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EditField {
    /// 課題名（日）
    TitleJa,
    /// 課題名（英）
    TitleEn,
    /// 概要（日）
    SummaryJa,
    /// 概要（英）
    SummaryEn,
    /// 事業
    Programme,
    /// 機関
    Institution,
    /// 研究代表者
    Researcher,
}

/// Where a field's value comes from: a row of a list, and the person who put another value over it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldOrigin {
    /// The field.
    pub field: EditField,
    /// What is shown.
    pub value: String,
    /// The row whose cell says it (or said it, under a person's value).
    pub source: Option<SourceRef>,
    /// The person whose value stands over the lists'.
    pub person: Option<PersonValue>,
}

/// A row of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SourceRef {
    /// File name without folder.
    pub file: String,
    /// Sheet.
    pub sheet: Option<String>,
    /// 1-based row.
    pub row: u32,
    /// Column letter.
    pub column: Option<String>,
    /// When imported, ISO-8601 UTC.
    pub at: String,
    /// By whom.
    pub by: String,
}

/// A person's word over the lists'.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonValue {
    /// Who.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
    /// What the lists say.
    pub list_value: String,
}

/// Put a field of a project right.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProjectEdit {
    /// Project.
    pub project: Id,
    /// Field.
    pub field: EditField,
    /// The person's value; `null` = what the lists say again.
    pub value: Option<String>,
}

/// What came of a project.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Outcome {
    /// What.
    pub kind: OutcomeKind,
    /// Fiscal year; `None` = not stated.
    pub year: Option<i32>,
    /// Count, or yen for a budget; `None` = the cell is no number.
    pub amount: Option<f64>,
    /// The cell.
    pub text: String,
    /// Where it stands; `None` = entered by a person.
    pub source: Option<SourceRef>,
}

/// One fiscal year (or range) of a project, with where it came from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProjectYear {
    /// Id.
    pub id: Id,
    /// Number in that year.
    pub number: Option<String>,
    /// First fiscal year; `None` when the list says none.
    pub year_first: Option<i32>,
    /// Last fiscal year.
    pub year_last: Option<i32>,
    /// Title in that year.
    pub title_ja: String,
    /// Programme.
    pub programme: String,
    /// Institution.
    pub institution: String,
    /// Researcher.
    pub researcher: String,
    /// Position (役職).
    pub position: String,
    /// Budget in yen.
    pub budget_yen: Option<f64>,
    /// First day, ISO.
    pub starts: Option<String>,
    /// Last day, ISO.
    pub ends: Option<String>,
    /// Yen over the whole span.
    pub total_budget_yen: Option<f64>,
    /// Keywords.
    pub keywords: String,
    /// Where to read it up.
    pub source_url: String,
    /// Class of its fields.
    pub class: Class,
    /// The row it came from.
    pub source: SourceRow,
    /// Earlier rows that said something of this year, newest first.
    pub earlier: Vec<SourceRow>,
}

/// A kept source row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SourceRow {
    /// Id, by which a claim rests on it.
    pub id: Id,
    /// File name without folder.
    pub file: String,
    /// Sheet.
    pub sheet: Option<String>,
    /// 1-based row.
    pub row: u32,
    /// When imported, ISO-8601 UTC.
    pub imported_at: String,
    /// By whom.
    pub imported_by: String,
    /// Raw cells: heading, value as in the file, field it was imported as.
    pub cells: Vec<SourceCell>,
}

/// One raw cell.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SourceCell {
    /// Heading (column letter when empty).
    pub heading: String,
    /// Value exactly as in the file.
    pub value: String,
    /// Imported as; `None` = kept here only.
    pub field: Option<crate::import::Field>,
}

/// A tag with its history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TagDetail {
    /// The concept.
    pub concept: Concept,
    /// 主
    pub main: bool,
    /// From a list's own column; no person has confirmed it yet.
    pub proposed: bool,
    /// The words it rests on; empty for a tag given by hand.
    pub evidence: String,
    /// Where these words stand.
    pub source: Option<SourceRef>,
    /// Who gave it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// A theme a project is part of.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ThemeOfProject {
    /// Id.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// What the project brings.
    pub role: Option<Role>,
}

mod detail;
mod edit;
pub(crate) mod effective;
mod page;

pub use detail::detail;
pub(crate) use detail::{stated_in, yen};
pub use edit::edit;
pub(crate) use page::{chip, row};
pub use page::{ids, page};
