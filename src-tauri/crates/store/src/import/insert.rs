//! The bulk inserts of an import.

use crate::bulk::{Binding, Bound, Bulk, bind, insert};
use crate::problem::Result;
use crate::rows::{
    AliasRow, ImportRow, OutcomeRow, PairRow, ProjectRow, SourceRow, TagRow, WordRow, WordUseRow, YearRow,
    YearSourceRow,
};
use crate::write::Tx;
use domain::Id;

/// Source rows, projects and years with their values bound, in the order in which they refer to one another, ready
/// for `insert_bound`.
pub fn bind_new(sources: &[SourceRow], projects: &[ProjectRow], years: &[YearRow]) -> Vec<Bound> {
    [bind(sources), bind(projects), bind(years)].into_iter().flatten().collect()
}

impl Bulk for ImportRow {
    const TABLE: &'static str = "import";
    const COLUMNS: &'static [&'static str] =
        &["id", "file", "sheet", "sha256", "header_row", "columns", "by", "at", "report"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query
            .bind(self.id)
            .bind(self.file.clone())
            .bind(self.sheet.clone())
            .bind(self.sha256.clone())
            .bind(self.header_row)
            .bind(self.columns.to_string())
            .bind(self.by.clone())
            .bind(self.at.clone())
            .bind(self.report.to_string())
    }
}

/// The file. Quiet: it is part of the import's batch.
///
/// # Errors
/// A database error; a fault when an id was not handed out by this write.
pub async fn insert_import(tx: &mut Tx, row: &ImportRow) -> Result<()> {
    insert(tx, std::slice::from_ref(row)).await
}

impl Bulk for SourceRow {
    const TABLE: &'static str = "source_row";
    const COLUMNS: &'static [&'static str] = &["id", "import", "row", "cells"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query.bind(self.id).bind(self.import).bind(self.row).bind(json(&self.cells))
    }
}

/// Source rows in bulk, quietly.
///
/// # Errors
/// A database error; a fault when an id was not handed out by this write.
pub async fn insert_source_rows(tx: &mut Tx, rows: &[SourceRow]) -> Result<()> {
    insert(tx, rows).await
}

/// An array of strings as JSON.
fn json(cells: &[String]) -> String {
    serde_json::to_string(cells).unwrap_or_default()
}

impl Bulk for ProjectRow {
    const TABLE: &'static str = "project";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "key",
        "identity",
        "number",
        "standard",
        "title_ja",
        "title_en",
        "summary_ja",
        "summary_en",
        "programme",
        "institution",
        "researcher",
        "phase",
        "ministry",
        "integrated",
        "prefecture",
        "budget_yen",
        "class",
        "folded",
    ];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query
            .bind(self.id)
            .bind(self.key.clone())
            .bind(self.identity.clone())
            .bind(self.number.clone())
            .bind(self.standard)
            .bind(self.title_ja.clone())
            .bind(self.title_en.clone())
            .bind(self.summary_ja.clone())
            .bind(self.summary_en.clone())
            .bind(self.programme.clone())
            .bind(self.institution.clone())
            .bind(self.researcher.clone())
            .bind(self.phase.clone())
            .bind(self.ministry.clone())
            .bind(self.integrated.clone())
            .bind(self.prefecture.clone())
            .bind(self.budget_yen)
            .bind(self.class.as_str())
            .bind(self.folded.clone())
    }
}

/// New projects in bulk, quietly.
///
/// # Errors
/// A database error (a key that exists); a fault when an id was not handed out by this write.
pub async fn insert_projects(tx: &mut Tx, rows: &[ProjectRow]) -> Result<()> {
    insert(tx, rows).await
}

impl Bulk for YearRow {
    const TABLE: &'static str = "project_year";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "project",
        "year_first",
        "year_last",
        "number",
        "standard",
        "title_ja",
        "title_en",
        "summary_ja",
        "summary_en",
        "programme",
        "institution",
        "researcher",
        "position",
        "budget_yen",
        "keywords",
        "source_url",
        "class",
        "source",
        "starts",
        "ends",
        "total_budget_yen",
        "digest",
        "phase",
        "ministry",
        "integrated",
        "prefecture",
    ];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query
            .bind(self.id)
            .bind(self.project)
            .bind(self.year_first)
            .bind(self.year_last)
            .bind(self.number.clone())
            .bind(self.standard)
            .bind(self.title_ja.clone())
            .bind(self.title_en.clone())
            .bind(self.summary_ja.clone())
            .bind(self.summary_en.clone())
            .bind(self.programme.clone())
            .bind(self.institution.clone())
            .bind(self.researcher.clone())
            .bind(self.position.clone())
            .bind(self.budget_yen)
            .bind(self.keywords.clone())
            .bind(self.source_url.clone())
            .bind(self.class.as_str())
            .bind(self.source)
            .bind(self.starts.clone())
            .bind(self.ends.clone())
            .bind(self.total_budget_yen)
            .bind(self.digest.clone())
            .bind(self.phase.clone())
            .bind(self.ministry.clone())
            .bind(self.integrated.clone())
            .bind(self.prefecture.clone())
    }
}

/// New years in bulk, quietly.
///
/// # Errors
/// A database error; a fault when an id was not handed out by this write.
pub async fn insert_years(tx: &mut Tx, rows: &[YearRow]) -> Result<()> {
    insert(tx, rows).await
}

impl Bulk for YearSourceRow {
    const TABLE: &'static str = "year_source";
    const COLUMNS: &'static [&'static str] = &["id", "year", "source"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query.bind(self.id).bind(self.year).bind(self.source)
    }
}

/// Rows that had a say in a year before, in bulk, quietly.
///
/// # Errors
/// A database error (a pair of year and row that exists); a fault when an id was not handed out by this write.
pub async fn insert_year_sources(tx: &mut Tx, rows: &[YearSourceRow]) -> Result<()> {
    insert(tx, rows).await
}

impl Bulk for TagRow {
    const TABLE: &'static str = "tag";
    const COLUMNS: &'static [&'static str] =
        &["id", "project", "kind", "concept", "main", "state", "evidence", "source", "by", "at"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query
            .bind(self.id)
            .bind(self.project)
            .bind(self.kind.as_str())
            .bind(self.concept.clone())
            .bind(self.main)
            .bind(self.state.as_str())
            .bind(self.evidence.clone())
            .bind(self.source)
            .bind(self.by.clone())
            .bind(self.at.clone())
    }
}

/// Tags in bulk, quietly; `by`, `at` and `state` as given.
///
/// # Errors
/// A database error (a concept the project has in any state: see [`super::known_tags`]); a fault when an id was not handed out by this write.
pub async fn insert_tags(tx: &mut Tx, rows: &[TagRow]) -> Result<()> {
    insert(tx, rows).await
}

impl Bulk for WordRow {
    const TABLE: &'static str = "word";
    const COLUMNS: &'static [&'static str] = &["id", "kind", "folded", "text", "concept", "state", "by", "at"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query
            .bind(self.id)
            .bind(self.kind.as_str())
            .bind(self.folded.clone())
            .bind(self.text.clone())
            .bind(self.concept.clone())
            .bind(self.state.clone())
            .bind(self.by.clone())
            .bind(self.at.clone())
    }
}

/// New words in bulk, quietly.
///
/// # Errors
/// A database error (a word that exists: see [`super::words`]); a fault when an id was not handed out by this write.
pub async fn insert_words(tx: &mut Tx, rows: &[WordRow]) -> Result<()> {
    insert(tx, rows).await
}

impl Bulk for WordUseRow {
    const TABLE: &'static str = "word_use";
    const COLUMNS: &'static [&'static str] = &["id", "word", "project", "source", "evidence"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query.bind(self.id).bind(self.word).bind(self.project).bind(self.source).bind(self.evidence.clone())
    }
}

/// Where words stand, in bulk, quietly.
///
/// # Errors
/// A database error (a word twice in one project); a fault when an id was not handed out by this write.
pub async fn insert_word_uses(tx: &mut Tx, rows: &[WordUseRow]) -> Result<()> {
    insert(tx, rows).await
}

impl Bulk for OutcomeRow {
    const TABLE: &'static str = "outcome";
    const COLUMNS: &'static [&'static str] = &["id", "project", "year", "kind", "amount", "text", "source"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query
            .bind(self.id)
            .bind(self.project)
            .bind(self.year)
            .bind(self.kind.clone())
            .bind(self.amount)
            .bind(self.text.clone())
            .bind(self.source)
    }
}

/// Outcomes in bulk, quietly.
///
/// # Errors
/// A database error; a fault when an id was not handed out by this write.
pub async fn insert_outcomes(tx: &mut Tx, rows: &[OutcomeRow]) -> Result<()> {
    insert(tx, rows).await
}

impl Bulk for PairRow {
    const TABLE: &'static str = "pair";
    const COLUMNS: &'static [&'static str] = &["id", "a", "b", "kind", "score", "state", "by", "at"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query
            .bind(self.id)
            .bind(self.a)
            .bind(self.b)
            .bind(self.kind.clone())
            .bind(self.score)
            .bind(self.state.clone())
            .bind(self.by.clone())
            .bind(self.at.clone())
    }
}

/// Pairs in bulk, quietly.
///
/// # Errors
/// A database error (a pair that exists: see [`super::pairs`]); a fault when an id was not handed out by this write.
pub async fn insert_pairs(tx: &mut Tx, rows: &[PairRow]) -> Result<()> {
    insert(tx, rows).await
}

impl Bulk for AliasRow {
    const TABLE: &'static str = "alias";
    const COLUMNS: &'static [&'static str] = &["id", "project", "key"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query.bind(self.id).bind(self.project).bind(self.key.clone())
    }
}

/// Further numbers of projects in bulk, quietly.
///
/// # Errors
/// A database error (a number that leads to another project); a fault when an id was not handed out by this write.
pub async fn insert_aliases(tx: &mut Tx, rows: &[AliasRow]) -> Result<()> {
    insert(tx, rows).await
}
