//! Plain rows as the library keeps them. No behaviour, no SQL.

mod carry;
mod find;
mod forge;
mod lists;
mod people;
mod registry;
mod round;
mod settling;
mod version;
mod vocabulary;

pub use carry::*;
pub use find::*;
pub use forge::*;
pub use lists::*;
pub use people::*;
pub use registry::*;
pub use round::*;
pub use settling::*;
pub use version::*;
pub use vocabulary::{ConceptRow, LessonRow, NameRow, ReviewRow, TermRow, VocabularyRow};

use domain::{Class, Id, Kind, Role, ThemeState};
use serde_json::{Map, Value};

/// One imported file (`import`).
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRow {
    /// Id.
    pub id: Id,
    /// File name without its folder.
    pub file: String,
    /// Sheet, where the format has sheets.
    pub sheet: Option<String>,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub sha256: String,
    /// 1-based row of the header.
    pub header_row: u32,
    /// Array by position: `{"heading","letter","field"}`.
    pub columns: Value,
    /// Who imported it.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
    /// The report as it was shown; an object.
    pub report: Value,
}

/// One row as it stood in a file (`source_row`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Id.
    pub id: Id,
    /// The import it belongs to.
    pub import: Id,
    /// 1-based row as in the sheet.
    pub row: u32,
    /// Every cell by position, mapped or not.
    pub cells: Vec<String>,
}

/// A project over its years (`project`): identity and what its latest year says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectRow {
    /// Id.
    pub id: Id,
    /// Number without its year; unique; `None` when the list has none.
    pub key: Option<String>,
    /// Folded title U+001F folded institution, for projects without a number.
    pub identity: String,
    /// Latest number, normalised.
    pub number: Option<String>,
    /// The number fits AMED's pattern (true when there is none).
    pub standard: bool,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Summary.
    pub summary_ja: String,
    /// Summary in English.
    pub summary_en: String,
    /// Programme.
    pub programme: String,
    /// Institution.
    pub institution: String,
    /// Researcher.
    pub researcher: String,
    /// 研究開発フェーズ of the latest year that states one; empty = none does.
    pub phase: String,
    /// 所管府省, stated or by the programme.
    pub ministry: String,
    /// 統合プロジェクト of the latest year that states one.
    pub integrated: String,
    /// 都道府県, stated or by the institution.
    pub prefecture: String,
    /// Yen of the latest year that states an amount, else over its whole span.
    pub budget_yen: Option<i64>,
    /// Class of the latest year; without a year 社外秘.
    pub class: Class,
    /// What text search reads: lines of `domain::text::fold`, each behind its [`domain::text::mark`].
    pub folded: String,
}

/// One fiscal year (or range) of a project (`project_year`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRow {
    /// Id.
    pub id: Id,
    /// Its project.
    pub project: Id,
    /// First fiscal year; `None` (both) when the list says none.
    pub year_first: Option<i32>,
    /// Last fiscal year.
    pub year_last: Option<i32>,
    /// Number in that year.
    pub number: Option<String>,
    /// The number fits AMED's pattern (true when there is none).
    pub standard: bool,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Summary.
    pub summary_ja: String,
    /// Summary in English.
    pub summary_en: String,
    /// Programme.
    pub programme: String,
    /// Institution.
    pub institution: String,
    /// Researcher.
    pub researcher: String,
    /// 役職.
    pub position: String,
    /// Yen.
    pub budget_yen: Option<i64>,
    /// Keywords.
    pub keywords: String,
    /// Where to read it up.
    pub source_url: String,
    /// First day, ISO.
    pub starts: Option<String>,
    /// Last day, ISO.
    pub ends: Option<String>,
    /// Yen over the whole span.
    pub total_budget_yen: Option<i64>,
    /// Of the row it last came from: 16 hexadecimal digits over every cell; empty = not known.
    pub digest: String,
    /// 研究開発フェーズ, as stated; empty = not stated.
    pub phase: String,
    /// 所管府省, as stated.
    pub ministry: String,
    /// 統合プロジェクト, as stated.
    pub integrated: String,
    /// 都道府県, as stated.
    pub prefecture: String,
    /// Class of all its fields.
    pub class: Class,
    /// The row it came from (`source_row`).
    pub source: Id,
}

/// What matching needs of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownProject {
    /// Id.
    pub id: Id,
    /// Number without its year.
    pub key: Option<String>,
    /// Folded title U+001F folded institution.
    pub identity: String,
    /// Programme of the latest year.
    pub programme: String,
}

/// A year with where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct YearWithSource {
    /// The year.
    pub year: YearRow,
    /// The row of the file it last came from.
    pub source: SourceRow,
    /// That file.
    pub import: ImportRow,
    /// Rows that had a say before, newest first, each with its file.
    pub earlier: Vec<(SourceRow, ImportRow)>,
}

/// One project in full.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectDetail {
    /// The project.
    pub project: ProjectRow,
    /// Newest first; years without a number of year last.
    pub years: Vec<YearWithSource>,
    /// In order of id; rejected ones left out.
    pub tags: Vec<TagRow>,
    /// Themes it is part of, by code.
    pub themes: Vec<ThemeOfProject>,
    /// Words of persons over the lists', by field.
    pub overrides: Vec<OverrideRow>,
    /// Further numbers that lead here, in order of id.
    pub aliases: Vec<AliasRow>,
    /// What came of it, by year (not stated last), kind and id.
    pub outcomes: Vec<OutcomeRow>,
}

/// A theme a project is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeOfProject {
    /// Theme.
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

/// One project for a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRow {
    /// The project (`folded` and `identity` left empty).
    pub project: ProjectRow,
    /// The most secret class among its years; without a year 社外秘.
    pub class: Class,
    /// Its years, oldest first, each with its own class.
    pub years: Vec<YearRow>,
    /// In order of id; rejected ones left out.
    pub tags: Vec<TagRow>,
}

/// How sure a tag is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum TagState {
    /// From a list's own column; no person has looked yet.
    Proposed,
    /// Given or confirmed by a person.
    #[default]
    Confirmed,
    /// A proposal a person turned down; kept so that no later list brings it again. Not shown as a tag.
    Rejected,
}

/// A tag (`tag`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagRow {
    /// Id.
    pub id: Id,
    /// Project.
    pub project: Id,
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: String,
    /// 主: the main tag of its kind.
    pub main: bool,
    /// How sure it is.
    pub state: TagState,
    /// Quoted words it rests on (a cell); empty for a tag given by hand.
    pub evidence: String,
    /// The row the evidence stands in.
    pub source: Option<Id>,
    /// Who gave it.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
    /// What it rested on, where a suggestion was accepted.
    pub ground: Option<Ground>,
}

/// What an accepted suggestion rested on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The words.
    pub surface: String,
    /// Certainty in percent; `None` = a person chose it, not the engine.
    pub certainty: Option<u8>,
    /// Code of the rule.
    pub reason: String,
}

/// A theme (`theme`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeRow {
    /// Id.
    pub id: Id,
    /// Code, unique.
    pub code: String,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Concept id of the target.
    pub target: Option<String>,
    /// Code of the modality.
    pub modality: Option<String>,
    /// Concept id of the indication.
    pub indication: Option<String>,
    /// Hypothesis.
    pub hypothesis_ja: String,
    /// Hypothesis in English.
    pub hypothesis_en: String,
    /// Notes.
    pub notes: String,
    /// State.
    pub state: ThemeState,
    /// How it is carried on.
    pub course: ThemeCourse,
    /// Created by.
    pub by: String,
    /// Created at, ISO-8601 UTC.
    pub at: String,
}

/// A project in a theme (`theme_project`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadRow {
    /// Id.
    pub id: Id,
    /// Theme.
    pub theme: Id,
    /// Project.
    pub project: Id,
    /// 0-based order within the theme.
    pub position: u32,
    /// What the project brings.
    pub role: Option<Role>,
    /// Note.
    pub note: String,
}

/// The class somebody gave one field of one thing (`disclosure`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureRow {
    /// Table, e.g. `theme`.
    pub thing: String,
    /// Its row.
    pub row: Id,
    /// Field, e.g. `hypothesis`.
    pub field: String,
    /// Class.
    pub class: Class,
}

/// A theme with its threads in order and the classes of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFull {
    /// The theme.
    pub theme: ThemeRow,
    /// In order of position.
    pub threads: Vec<ThreadRow>,
    /// What is missing is 社外秘.
    pub classes: Vec<DisclosureRow>,
}

/// One entry of the history (`operation`).
#[derive(Debug, Clone, PartialEq)]
pub struct OperationRow {
    /// Id.
    pub id: Id,
    /// Stable kebab-case name; `undo` and `redo` for steps back and forth.
    pub kind: String,
    /// ISO-8601 UTC.
    pub at: String,
    /// Who.
    pub by: String,
    /// Things touched.
    pub count: u32,
    /// Arguments and words for the sentence. For `undo` and `redo`: those of the operation taken back
    /// or brought again, and its `kind`.
    pub params: Map<String, Value>,
    /// Whether it can be taken back at all.
    pub undoable: bool,
    /// For undo and redo: the operation it reverses (for a redo that is the undo).
    pub undoes: Option<Id>,
    /// The undo that took it back, while it is taken back.
    pub undone_by: Option<Id>,
    /// Its parameters named a project hidden from whoever reads, and are gone.
    pub veiled: bool,
}

/// One changed row of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow {
    /// Table.
    pub thing: String,
    /// Id of the row.
    pub row: Id,
    /// `insert`, `update` or `delete`.
    pub action: String,
    /// Columns that differ, before; empty for an insert.
    pub before: Map<String, Value>,
    /// Columns that differ, after; empty for a delete.
    pub after: Map<String, Value>,
    /// The whole row as best known: as it stands, or as it stood when it was deleted.
    pub whole: Map<String, Value>,
    /// What it belongs to.
    pub subject: Subject,
}

/// What a changed row belongs to, for the words of the history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// The project.
    pub project: Option<Id>,
    /// The theme.
    pub theme: Option<Id>,
    /// Code of the theme.
    pub code: Option<String>,
    /// Title of the project or theme; for an import its file name.
    pub title_ja: String,
    /// As `title_ja`, English; may be empty.
    pub title_en: String,
}

/// A file attached to a project or theme (`attachment`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentRow {
    /// Id.
    pub id: Id,
    /// `project` or `theme`.
    pub thing: String,
    /// Its id.
    pub row: Id,
    /// File name without folder.
    pub name: String,
    /// Size in bytes.
    pub bytes: i64,
    /// SHA-256 of the content, hexadecimal.
    pub sha256: String,
    /// Who.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}
