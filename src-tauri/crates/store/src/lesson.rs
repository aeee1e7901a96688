//! What accepting and rejecting taught: how often words were taken for a concept, and how often not.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::rows::LessonRow;
use crate::tag::kind;
use crate::write::Tx;
use domain::{Id, Kind, Problem, ProblemCode};
use serde_json::json;
use sqlx::sqlite::SqliteRow;

/// One thing taught: words in the form in which they are compared, a concept, times accepted and rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taught {
    /// Kind.
    pub kind: Kind,
    /// The words, in the form in which they are compared.
    pub surface: String,
    /// As they stood there.
    pub text: String,
    /// Concept id.
    pub concept: String,
    /// Times accepted.
    pub accepted: u32,
    /// Times rejected.
    pub rejected: u32,
}

/// Adds to what was taught.
///
/// # Errors
/// A database error.
pub async fn teach(tx: &mut Tx, taught: &[Taught]) -> Result<()> {
    let first = tx.take_ids(taught.len())?;
    let rows: Vec<_> = (first..)
        .zip(taught)
        .map(|(id, t)| json!([id, t.kind.as_str(), t.surface, t.concept, t.accepted, t.rejected, t.text]))
        .collect();
    let at = tx.now().to_owned();
    sqlx::query(
        "INSERT INTO lesson (id, kind, surface, concept, accepted, rejected, text, at) \
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, ?2 FROM json_each(?1) WHERE true \
         ON CONFLICT (kind, surface, concept) DO UPDATE SET accepted = accepted + excluded.accepted, \
         rejected = rejected + excluded.rejected, at = excluded.at",
    )
    .bind(json!(rows).to_string())
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// Everything taught, the most often decided first.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<LessonRow>> {
    let rows = sqlx::query(
        "SELECT id, kind, surface, concept, accepted, rejected, text FROM lesson ORDER BY accepted + rejected DESC, at DESC, id",
    );
    let rows = rows.fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(lesson_row).collect()
}

fn lesson_row(r: &SqliteRow) -> Result<LessonRow> {
    Ok(LessonRow {
        id: r.cell(0)?,
        kind: kind(r.cell(1)?)?,
        surface: r.cell(2)?,
        concept: r.cell(3)?,
        accepted: r.cell(4)?,
        rejected: r.cell(5)?,
        text: r.cell(6)?,
    })
}

/// Forgets one lesson (`Some`) or all. Returns how many there were.
///
/// # Errors
/// `NoSuchLesson` when the one is not there.
pub async fn forget(tx: &mut Tx, one: Option<Id>) -> Result<u32> {
    let done = sqlx::query("DELETE FROM lesson WHERE ?1 IS NULL OR id = ?1").bind(one);
    let done = done.execute(tx.conn()?).await.map_err(db)?.rows_affected();
    if done == 0 && one.is_some() {
        return Err(Problem::new(ProblemCode::NoSuchLesson));
    }
    Ok(u32::try_from(done).unwrap_or(u32::MAX))
}
