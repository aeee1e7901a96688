//! Finding: what a search text means, facets, the matrix, what is like something, why something matched.

use crate::prelude::*;
use domain::Dim;
use domain::query::{Hint, Term};

/// A search text as somebody types it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QueryText {
    /// The text.
    pub text: String,
    /// Without what the vocabulary calls the same.
    #[serde(default)]
    pub exact: bool,
}

/// How a search text is read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QueryReading {
    /// Its conditions, all of which must hold. Empty when it is no plain list of conditions (see `nested`).
    pub terms: Vec<Term>,
    /// It has alternatives or negations of groups, which a list of conditions cannot say.
    pub nested: bool,
    /// Where it is read otherwise than it may have been meant.
    pub hints: Vec<Hint>,
    /// What is looked for beside its words.
    pub also: Vec<AlsoFound>,
    /// What to mark in texts: words and what is looked for beside them, without negated ones.
    pub marks: Vec<String>,
}

/// What the vocabulary calls the same as a word.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AlsoFound {
    /// The word as typed.
    pub word: String,
    /// The concept.
    pub concept: TagChip,
    /// Other names that are looked for, the most common first.
    pub names: Vec<String>,
}

/// Conditions to be written as a search text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QueryTerms {
    /// All of which must hold.
    pub terms: Vec<Term>,
}

/// A search text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QueryWritten {
    /// The text; reading it gives the same conditions.
    pub text: String,
}

/// Which facets of which projects.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FacetRequest {
    /// Which projects. A facet does not count itself out.
    #[serde(default)]
    pub filter: Filter,
    /// Exactly these facets.
    pub dims: Vec<Dim>,
    /// Values of each, at most 200.
    pub limit: u32,
}

/// Counts of facets.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Facets {
    /// Projects the filter finds.
    pub total: u32,
    /// As asked for, in the order asked.
    pub facets: Vec<FacetCounts>,
}

/// Counts per value of one facet under every *other* condition.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FacetCounts {
    /// Of what.
    pub dim: Dim,
    /// Values with at least one project: those with a natural order (years, phases, budgets, states) in it, else the most
    /// frequent first. Chosen values are always present; [`Filter::NONE`] stands last.
    pub values: Vec<FacetValue>,
    /// Further values that were left out.
    pub more: u32,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FacetValue {
    /// What to put into the filter.
    pub value: String,
    /// Japanese label. Empty for [`Filter::NONE`] and for words the window knows (`untagged`, `look`, `issue`, …).
    pub label_ja: String,
    /// English label.
    pub label_en: String,
    /// Number of projects.
    pub count: u32,
    /// Broader value that is also among the facet's values (modality level 1, a broader indication).
    pub parent: Option<String>,
}

/// Values of one facet by name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FacetSearch {
    /// Which projects.
    #[serde(default)]
    pub filter: Filter,
    /// Of what.
    pub dim: Dim,
    /// Part of a label, of a name the vocabulary has, or of an id; empty = all.
    #[serde(default)]
    pub text: String,
    /// Values, at most 200.
    pub limit: u32,
}

/// Two dimensions against each other.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MatrixRequest {
    /// Which projects.
    #[serde(default)]
    pub filter: Filter,
    /// Downwards.
    pub rows: Dim,
    /// Across.
    pub columns: Dim,
    /// One small matrix for each value of a third.
    #[serde(default)]
    pub third: Option<Dim>,
    /// Values of an axis, at most 60; the most frequent ones. Of the third at most 12.
    pub most: u32,
}

/// Counts of projects. A project with several values of a dimension counts in each of their cells.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Matrix {
    /// Values downwards, each with the number of its projects.
    pub rows: Vec<FacetValue>,
    /// Values across, each with the number of its projects.
    pub columns: Vec<FacetValue>,
    /// Row by row.
    pub cells: Vec<u32>,
    /// The same for each value of the third dimension.
    pub layers: Vec<MatrixLayer>,
    /// Projects the filter finds.
    pub total: u32,
    /// Of these, projects that stand in at least one cell shown.
    pub placed: u32,
    /// Values downwards that are left out.
    pub more_rows: u32,
    /// Values across that are left out.
    pub more_columns: u32,
    /// Cells that somebody marked as wanted (狙い), whether they are empty or not.
    pub wanted: Vec<WantedCell>,
}

/// The cells of one value of the third dimension.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MatrixLayer {
    /// The value, with the number of its projects.
    pub value: FacetValue,
    /// Row by row.
    pub cells: Vec<u32>,
}

/// A cell that somebody wants filled.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WantedCell {
    /// Value downwards.
    pub row: String,
    /// Value across.
    pub column: String,
    /// Who marked it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// Marks a cell as wanted, or takes the mark away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WantCell {
    /// Dimension downwards.
    pub rows: Dim,
    /// Value downwards.
    pub row: String,
    /// Dimension across.
    pub columns: Dim,
    /// Value across.
    pub column: String,
    /// Wanted, or no longer.
    pub wanted: bool,
}

/// To what others are compared: projects, a text, or both.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SimilarRequest {
    /// Projects; they are left out of the answer.
    #[serde(default)]
    pub projects: Vec<Id>,
    /// A text, at most 20,000 characters.
    #[serde(default)]
    pub text: String,
    /// Only among these.
    #[serde(default)]
    pub filter: Filter,
    /// At most 100.
    pub limit: u32,
}

/// What is like it, the likest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Similar {
    /// Projects.
    pub hits: Vec<SimilarHit>,
    /// The words that were compared, the weightiest first; empty = nothing to compare with was found.
    pub words: Vec<String>,
}

/// A project that is like something.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SimilarHit {
    /// The project.
    pub row: ProjectRow,
    /// How like, in percent of the weight of what was compared.
    pub score: u8,
    /// Words they share, the weightiest first, at most 8, as they stand in the text.
    pub words: Vec<String>,
    /// Tags they share.
    pub tags: Vec<TagChip>,
}

/// Why these projects were found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SnippetRequest {
    /// At most 200.
    pub projects: Vec<Id>,
    /// The search text and whether it is exact; the rest is not looked at.
    pub filter: Filter,
}

/// Why projects were found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Snippets {
    /// One for each project that has words of the search outside its title, in the order asked.
    pub snippets: Vec<Snippet>,
}

/// A stretch of text around a hit.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Snippet {
    /// Project.
    pub project: Id,
    /// Where it stands.
    pub field: SnippetField,
    /// About 60 characters, with … where it is cut.
    pub text: String,
    /// Stretches to mark: first and length, in UTF-16 units of `text`.
    pub marks: Vec<(u32, u32)>,
}

/// Where words of a search were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SnippetField {
    /// 課題名（日）
    TitleJa,
    /// 課題名（英）
    TitleEn,
    /// 要旨（日）
    SummaryJa,
    /// 要旨（英）
    SummaryEn,
    /// キーワード
    Keywords,
    /// 機関
    Institution,
    /// 研究代表者
    Researcher,
    /// 事業
    Programme,
    /// 番号
    Number,
    /// A tag: the text is its name.
    Tag,
    /// メモ
    Note,
    /// An earlier year said it.
    Earlier,
}

mod facets;
mod matrix;
mod meaning;
mod names;
mod query;
mod similar;
mod snippets;
mod words;

pub(crate) use facets::Labels;
pub use facets::{facet_search, facets};
pub use matrix::{matrix, want};
pub(crate) use meaning::{Meaning, Themes, themes};
pub(crate) use names::Names;
pub use query::{read, write};
pub use similar::similar;
pub use snippets::snippets;
pub(crate) use words::title_words;
