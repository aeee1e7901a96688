//! Spellings of programmes: those that stand in the library, and what persons decided on them.

use crate::file::Store;
use crate::problem::{Result, db};
use crate::rows::{ProgrammeCount, ProgrammeNameRow};
use crate::write::Tx;
use domain::Id;
use serde_json::json;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// Every spelling in years and projects with how often it stands, by name; the empty one left out.
///
/// # Errors
/// A database error.
pub async fn list(store: &Store) -> Result<Vec<ProgrammeCount>> {
    let mut read = store.read().await?;
    sqlx::query(
        "SELECT name, sum(years), sum(projects) FROM (\
         SELECT programme AS name, count(*) AS years, 0 AS projects FROM project_year GROUP BY programme \
         UNION ALL SELECT programme, 0, count(*) FROM project GROUP BY programme) \
         WHERE name <> '' GROUP BY name ORDER BY name",
    )
    .try_map(|r: SqliteRow| Ok(ProgrammeCount { name: r.try_get(0)?, years: r.try_get(1)?, projects: r.try_get(2)? }))
    .fetch_all(&mut *read)
    .await
    .map_err(db)
}

/// Projects with a year under one of these spellings, ascending, whoever may see them.
///
/// # Errors
/// A database error.
pub async fn projects_with(tx: &mut Tx, names: &[String]) -> Result<Vec<Id>> {
    sqlx::query_scalar(
        "SELECT DISTINCT project FROM project_year WHERE programme IN (SELECT value FROM json_each(?)) ORDER BY project",
    )
    .bind(json!(names).to_string())
    .fetch_all(tx.conn()?)
    .await
    .map_err(db)
}

/// What was decided, by name.
///
/// # Errors
/// A database error.
pub async fn names(store: &Store) -> Result<Vec<ProgrammeNameRow>> {
    crate::import::programme_names(store).await
}

/// Decides what spellings are shown as: `(name, canonical)`; equal = kept apart. In place of earlier decisions.
/// Returns how many changed.
///
/// # Errors
/// A database error.
pub async fn set_names(tx: &mut Tx, names: &[(String, String)]) -> Result<u32> {
    let first = tx.take_ids(names.len())?;
    let rows: Vec<_> = (first..).zip(names).map(|(id, (name, canonical))| json!([id, name, canonical])).collect();
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query(
        "INSERT INTO programme_name (id, name, canonical, by, at) \
         SELECT value->>0, value->>1, value->>2, ?2, ?3 FROM json_each(?1) WHERE true \
         ON CONFLICT (name) DO UPDATE SET canonical = excluded.canonical, by = excluded.by, at = excluded.at \
         WHERE canonical <> excluded.canonical",
    )
    .bind(json!(rows).to_string())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Takes decisions back. Returns how many there were.
///
/// # Errors
/// A database error.
pub async fn remove_names(tx: &mut Tx, names: &[String]) -> Result<u32> {
    let done = sqlx::query("DELETE FROM programme_name WHERE name IN (SELECT value FROM json_each(?))");
    let done = done.bind(json!(names).to_string()).execute(tx.conn()?).await.map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}
