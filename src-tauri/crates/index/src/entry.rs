//! A project as the index takes it.

use domain::{Dim, Id, Kind};
use std::sync::Arc;

/// One project as the index holds it. What its text and values mean is worked out by whoever gives it: the index knows no
/// vocabulary, so that filter and facet counts cannot disagree.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// Id.
    pub id: Id,
    /// Number without its year; `None` when the list has none.
    pub key: Option<String>,
    /// Latest number.
    pub number: Option<String>,
    /// The number fits AMED's pattern (true when there is none).
    pub standard: bool,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Programme.
    pub programme: Arc<str>,
    /// Institution.
    pub institution: Arc<str>,
    /// Researcher of the latest year.
    pub researcher: Arc<str>,
    /// 研究開発フェーズ
    pub phase: Arc<str>,
    /// 所管府省
    pub ministry: Arc<str>,
    /// 統合プロジェクト
    pub integrated: Arc<str>,
    /// 都道府県
    pub prefecture: Arc<str>,
    /// Yen of the latest year that states a budget.
    pub budget_yen: Option<i64>,
    /// Fiscal years, ascending, ranges spread out.
    pub years: Vec<i32>,
    /// Its tags, and what follows from them.
    pub tagged: Tagged,
    /// Its values of the dimensions that do not follow from tags; those that are missing are none ([`domain::Filter::NONE`]).
    /// Empty in the index, whose columns hold them.
    pub values: Vec<(Dim, Arc<str>)>,
    /// What search reads, folded: lines, each beginning with the mark of its field.
    pub folded: Box<str>,
    /// Notes on it in themes, folded, a line each.
    pub notes: Box<str>,
}

/// The tags of a project, and what follows from them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tagged {
    /// Tags in the order they are shown.
    pub tags: Vec<Tag>,
    /// What its tags of each kind sort by, folded; empty = none.
    pub labels: [Arc<str>; 3],
    /// Its values of [`TAG_DIMS`]: concepts with what is broader than they, classes, areas, states. Empty in the index, whose
    /// columns hold them.
    pub values: Vec<(Dim, Arc<str>)>,
}

/// Dimensions that follow from tags alone.
pub const TAG_DIMS: [Dim; 7] =
    [Dim::Target, Dim::TargetClass, Dim::Modality, Dim::Indication, Dim::Area, Dim::Untagged, Dim::Look];

/// A tag of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: Arc<str>,
    /// 主: the main tag of its kind.
    pub main: bool,
    /// From a list's own column; no person has confirmed it yet.
    pub proposed: bool,
}
