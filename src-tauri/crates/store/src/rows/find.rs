//! What finding reads: projects as the index takes them, saved views, wanted cells.

use super::{Span, TagState};
use domain::{Class, Id, Kind, OutcomeKind};
use serde_json::Value;
use std::sync::Arc;

/// What the in-memory index needs of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexRow {
    /// Id.
    pub id: Id,
    /// Number without its year.
    pub key: Option<String>,
    /// Latest number.
    pub number: Option<String>,
    /// The number fits AMED's pattern.
    pub standard: bool,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Programme; this and what follows once for all projects that share it.
    pub programme: Arc<str>,
    /// Institution.
    pub institution: Arc<str>,
    /// Researcher.
    pub researcher: Arc<str>,
    /// 研究開発フェーズ; empty = not known, as those that follow.
    pub phase: Arc<str>,
    /// 所管府省
    pub ministry: Arc<str>,
    /// 統合プロジェクト
    pub integrated: Arc<str>,
    /// 都道府県
    pub prefecture: Arc<str>,
    /// Yen of the latest year that states an amount.
    pub budget_yen: Option<i64>,
    /// Class of the latest year.
    pub class: Class,
    /// What text search reads: folded lines, each behind its `domain::text::mark`. Lines without one stand in libraries that
    /// nobody could bring in step yet (they are only read): they are of any field.
    pub folded: String,
    /// Of each of its years, in order of id.
    pub years: Vec<Span>,
    /// `(kind, concept, main, state)` of each of its tags, in order of id; rejected ones left out.
    pub tags: Vec<IndexTag>,
    /// Somebody finished tagging it.
    pub finished: bool,
    /// Themes it is part of, ascending.
    pub themes: Vec<Id>,
    /// What themes note on it, in order of theme, empty ones left out.
    pub notes: Vec<String>,
    /// What came of it, each kind once, ascending; amounts left out.
    pub outcomes: Vec<OutcomeKind>,
    /// It may be the same as another project; nobody has decided.
    pub duplicate: bool,
}

/// A tag as the index takes it: kind, concept, whether it is the main one, state.
pub type IndexTag = (Kind, Arc<str>, bool, TagState);

/// What the index needs anew of a project when only its tags changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggedRow {
    /// Project.
    pub id: Id,
    /// As [`IndexRow::tags`].
    pub tags: Vec<IndexTag>,
    /// Somebody finished tagging it.
    pub finished: bool,
}

/// What a list or a matrix shows, under a name (`view`).
#[derive(Debug, Clone, PartialEq)]
pub struct ViewRow {
    /// Id.
    pub id: Id,
    /// Name, unique.
    pub name: String,
    /// What it shows; whoever saved it knows its shape.
    pub state: Value,
    /// Its place among the others; ascending, with gaps.
    pub position: i64,
    /// Who saved it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// A cell of a matrix that somebody wants filled (`wanted`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedRow {
    /// Id.
    pub id: Id,
    /// Dimension downwards.
    pub rows: String,
    /// Value downwards.
    pub row: String,
    /// Dimension across.
    pub columns: String,
    /// Value across.
    pub col: String,
    /// Who marked it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}
