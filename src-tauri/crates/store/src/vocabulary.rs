//! Vocabulary files that were loaded: their concepts as read, and concepts with tags that wait for a person.

use crate::bulk::{Binding, Bulk, insert};
use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{ReviewRow, TermRow, VocabularyRow};
use crate::tag::kind;
use crate::write::Tx;
use domain::{Id, Problem, ProblemCode};
use serde_json::{Value, json};
use sqlx::sqlite::SqliteRow;

/// Every vocabulary in use, by name.
///
/// # Errors
/// A database error.
pub async fn current(store: &Store) -> Result<Vec<VocabularyRow>> {
    let rows = sqlx::query(
        "SELECT id, name, kind, format, file, sha256, version, licence, terms, by, at FROM vocabulary \
         WHERE state = 'current' ORDER BY name",
    );
    let rows = rows.fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(vocabulary_row).collect()
}

fn vocabulary_row(r: &SqliteRow) -> Result<VocabularyRow> {
    Ok(VocabularyRow {
        id: r.cell(0)?,
        name: r.cell(1)?,
        kind: kind(r.cell(2)?)?,
        format: r.cell(3)?,
        file: r.cell(4)?,
        sha256: r.cell(5)?,
        version: r.cell(6)?,
        licence: r.cell(7)?,
        terms: r.cell(8)?,
        by: r.cell(9)?,
        at: r.cell(10)?,
    })
}

/// The concepts of a load, in the order of its file.
///
/// # Errors
/// A database error.
pub async fn terms(store: &Store, vocabulary: Id) -> Result<Vec<TermRow>> {
    let rows = sqlx::query("SELECT id, vocabulary, concept, obsolete, body FROM term WHERE vocabulary = ? ORDER BY id");
    let rows = rows.bind(vocabulary).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter()
        .map(|r| {
            Ok(TermRow {
                id: r.cell(0)?,
                vocabulary: r.cell(1)?,
                concept: r.cell(2)?,
                obsolete: r.cell(3)?,
                body: r.cell(4)?,
            })
        })
        .collect()
}

impl Bulk for TermRow {
    const TABLE: &'static str = "term";
    const COLUMNS: &'static [&'static str] = &["id", "vocabulary", "concept", "obsolete", "body"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query.bind(self.id).bind(self.vocabulary).bind(self.concept.clone()).bind(self.obsolete).bind(self.body.clone())
    }
}

/// Puts a load in use in place of the one of its name. `by` and `at` are the operation's; its id is handed out here and
/// returned. Its terms follow by [`insert_terms`].
///
/// # Errors
/// A database error.
pub async fn load(tx: &mut Tx, row: &VocabularyRow) -> Result<Id> {
    sqlx::query("UPDATE vocabulary SET state = 'superseded' WHERE name = ? AND state = 'current'")
        .bind(row.name.clone())
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO vocabulary (id, name, kind, format, file, sha256, version, licence, terms, state, by, at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'current', ?, ?)",
    )
    .bind(id)
    .bind(row.name.clone())
    .bind(row.kind.as_str())
    .bind(row.format.clone())
    .bind(row.file.clone())
    .bind(row.sha256.clone())
    .bind(row.version.clone())
    .bind(row.licence.clone())
    .bind(row.terms)
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

/// Concepts of a load in bulk, quietly.
///
/// # Errors
/// A database error; a fault when an id was not handed out by this write.
pub async fn insert_terms(tx: &mut Tx, rows: &[TermRow]) -> Result<()> {
    insert(tx, rows).await
}

/// Takes a vocabulary out of use; its terms stay for undo.
///
/// # Errors
/// `NoSuchVocabulary`.
pub async fn remove(tx: &mut Tx, id: Id) -> Result<()> {
    let done = sqlx::query("UPDATE vocabulary SET state = 'removed' WHERE id = ? AND state = 'current'").bind(id);
    let done = done.execute(tx.conn()?).await.map_err(db)?;
    if done.rows_affected() == 0 { Err(Problem::new(ProblemCode::NoSuchVocabulary)) } else { Ok(()) }
}

/// Puts concepts into the review queue. What waits for the same concept already gives way to the newer word.
///
/// # Errors
/// A database error.
pub async fn ask(tx: &mut Tx, rows: &[ReviewRow]) -> Result<()> {
    let first = tx.take_ids(rows.len())?;
    let rows: Vec<Value> = (first..)
        .zip(rows)
        .map(|(id, r)| {
            json!([id, r.vocabulary, r.kind.as_str(), r.concept, r.reason, r.before, r.successors.to_string()])
        })
        .collect();
    let rows = json!(rows).to_string();
    sqlx::query(
        "DELETE FROM concept_review WHERE state = 'open' \
         AND (kind, concept) IN (SELECT value->>2, value->>3 FROM json_each(?1))",
    )
    .bind(rows.clone())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO concept_review (id, vocabulary, kind, concept, reason, before, successors, state, by, at) \
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, 'open', ?2, ?3 FROM json_each(?1)",
    )
    .bind(rows)
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// What waits or waited, in the order it came.
///
/// # Errors
/// A database error.
pub async fn reviews(store: &Store, state: &str) -> Result<Vec<ReviewRow>> {
    let rows = sqlx::query(
        "SELECT r.id, r.vocabulary, v.name, r.kind, r.concept, r.reason, r.before, r.successors, r.state \
         FROM concept_review r JOIN vocabulary v ON v.id = r.vocabulary WHERE r.state = ? ORDER BY r.id",
    );
    let rows = rows.bind(state.to_owned()).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(review_row).collect()
}

/// One of them.
///
/// # Errors
/// A database error.
pub async fn review(store: &Store, id: Id) -> Result<Option<ReviewRow>> {
    let row = sqlx::query(
        "SELECT r.id, r.vocabulary, v.name, r.kind, r.concept, r.reason, r.before, r.successors, r.state \
         FROM concept_review r JOIN vocabulary v ON v.id = r.vocabulary WHERE r.id = ?",
    );
    let row = row.bind(id).fetch_optional(&mut *store.read().await?).await.map_err(db)?;
    row.as_ref().map(review_row).transpose()
}

fn review_row(r: &SqliteRow) -> Result<ReviewRow> {
    Ok(ReviewRow {
        id: r.cell(0)?,
        vocabulary: r.cell(1)?,
        vocabulary_name: r.cell(2)?,
        kind: kind(r.cell(3)?)?,
        concept: r.cell(4)?,
        reason: r.cell(5)?,
        before: r.cell(6)?,
        successors: serde_json::from_str(r.cell(7)?).map_err(damaged)?,
        state: r.cell(8)?,
    })
}

/// Says what became of it: `replaced` or `kept`.
///
/// # Errors
/// `NoSuchReview`, also for one that is settled.
pub async fn settle(tx: &mut Tx, id: Id, state: &str) -> Result<()> {
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query("UPDATE concept_review SET state = ?2, by = ?3, at = ?4 WHERE id = ?1 AND state = 'open'")
        .bind(id)
        .bind(state.to_owned())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    if done.rows_affected() == 0 { Err(Problem::new(ProblemCode::NoSuchReview)) } else { Ok(()) }
}
