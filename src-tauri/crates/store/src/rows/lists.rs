//! Rows that importing lists brought: what is known before a list comes, and what waits for a person.

use super::{ImportRow, ProjectRow, TagState};
use domain::{Id, Kind};
use serde_json::Value;
use std::collections::HashMap;

/// A year as matching needs it, without its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownYear {
    /// Id.
    pub id: Id,
    /// Its project.
    pub project: Id,
    /// First fiscal year.
    pub first: Option<i32>,
    /// Digest of the row it last came from; `None` = not known.
    pub digest: Option<u64>,
}

/// A field of a project on which a person's word stands over the lists' (`override`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverrideRow {
    /// Id.
    pub id: Id,
    /// Project.
    pub project: Id,
    /// Column of `project`: `title_ja`, `title_en`, `summary_ja`, `summary_en`, `programme`, `institution`, `researcher`.
    pub field: String,
    /// What the person says.
    pub value: String,
    /// What the lists said when the person last looked.
    pub list_value: String,
    /// Who.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
}

/// A further number (without its year) of a project (`alias`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasRow {
    /// Id.
    pub id: Id,
    /// Project.
    pub project: Id,
    /// Number without its year.
    pub key: String,
}

/// Two projects that may be one (`pair`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairRow {
    /// Id.
    pub id: Id,
    /// The earlier project.
    pub a: Id,
    /// The later one.
    pub b: Id,
    /// `renumbered` or `similar`.
    pub kind: String,
    /// Likeness in percent.
    pub score: u8,
    /// `open`, `merged` or `apart`.
    pub state: String,
    /// Who proposed or decided.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
}

/// A spelling of a programme and what it is shown as (`programme_name`); equal = kept apart by a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeNameRow {
    /// Id.
    pub id: Id,
    /// As lists write it.
    pub name: String,
    /// As it is shown.
    pub canonical: String,
    /// Who decided.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
}

/// A saved mapping (`profile`).
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileRow {
    /// Id.
    pub id: Id,
    /// Name, unique.
    pub name: String,
    /// Folded headings, U+001F between them.
    pub shape: String,
    /// What was decided; an object.
    pub options: Value,
    /// Who saved it.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
}

/// A word of a list's own tag column that no vocabulary knows (`word`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordRow {
    /// Id.
    pub id: Id,
    /// Kind.
    pub kind: Kind,
    /// Folded; unique within its kind.
    pub folded: String,
    /// As first met.
    pub text: String,
    /// The concept it was settled to.
    pub concept: Option<String>,
    /// `open`, `settled` or `ignored`.
    pub state: String,
    /// Who met or settled it.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
}

/// Where such a word stands (`word_use`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordUseRow {
    /// Id.
    pub id: Id,
    /// The word.
    pub word: Id,
    /// The project.
    pub project: Id,
    /// The row.
    pub source: Id,
    /// The cell.
    pub evidence: String,
}

/// What came of a project, or an amount of a fiscal year (`outcome`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutcomeRow {
    /// Id.
    pub id: Id,
    /// Project.
    pub project: Id,
    /// Fiscal year; `None` = not stated.
    pub year: Option<i32>,
    /// `papers`, `poc`, `trial`, `licensing`, `approval`, `carried` or `budget`.
    pub kind: String,
    /// Count; yen for `budget`; `None` = the cell is no number.
    pub amount: Option<i64>,
    /// The cell, or what a person wrote.
    pub text: String,
    /// The row; `None` = entered by a person.
    pub source: Option<Id>,
    /// Who entered it; empty = from a list.
    pub by: String,
    /// When, ISO-8601 UTC; empty = from a list.
    pub at: String,
}

/// A tag as matching needs it, in every state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownTag {
    /// Id.
    pub id: Id,
    /// Project.
    pub project: Id,
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: String,
    /// How sure it is.
    pub state: TagState,
}

/// A row that had a say in a year before a later row changed it (`year_source`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearSourceRow {
    /// Id.
    pub id: Id,
    /// The year.
    pub year: Id,
    /// The row.
    pub source: Id,
}

/// The row a year last came from, for comparing columns that no field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastSource {
    /// The year.
    pub year: Id,
    /// The import of the row; its columns are in [`LastSources::columns`].
    pub import: Id,
    /// Every cell by position, mapped or not.
    pub cells: Vec<String>,
}

/// The rows some years last came from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LastSources {
    /// By year.
    pub rows: Vec<LastSource>,
    /// Of each import named: `[{"heading","letter","field"}]` by position.
    pub columns: HashMap<Id, Value>,
}

/// One import for the list of imports, taken back or not.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportEntry {
    /// The import; of one that was taken back as it stood.
    pub import: ImportRow,
    /// The operation that brought it.
    pub operation: Option<Id>,
    /// Whether it is taken back at present.
    pub undone: bool,
}

/// First and last fiscal year; both `None` when the list says none.
pub type Span = (Option<i32>, Option<i32>);

/// One side of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairSide {
    /// The project.
    pub project: ProjectRow,
    /// Of each of its years, in order of id.
    pub years: Vec<Span>,
}

/// Two projects that may be one, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairFull {
    /// The pair.
    pub pair: PairRow,
    /// The earlier project; `None` once it is gone.
    pub a: Option<PairSide>,
    /// The later one; `None` once it is gone.
    pub b: Option<PairSide>,
}

/// A spelling of a programme and how often it stands in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeCount {
    /// As lists write it.
    pub name: String,
    /// Years with this spelling.
    pub years: u32,
    /// Projects whose latest year (or a person's word) has this spelling.
    pub projects: u32,
}

/// A word that waits, with how much waits on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordFull {
    /// The word.
    pub word: WordRow,
    /// Projects it stands in.
    pub uses: u32,
    /// Up to three of them: id and title.
    pub examples: Vec<(Id, String)>,
}
