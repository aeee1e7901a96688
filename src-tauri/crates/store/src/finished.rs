//! Projects somebody has finished tagging.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::write::Tx;
use domain::Id;
use serde_json::json;

/// Marks projects as finished; those that are keep who and when. Returns how many became so.
///
/// # Errors
/// A database error.
pub async fn mark(tx: &mut Tx, projects: &[Id]) -> Result<u32> {
    let first = tx.take_ids(projects.len())?;
    let pairs = json!((first..).zip(projects).collect::<Vec<_>>()).to_string();
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query(
        "INSERT INTO finished (id, project, by, at) SELECT value->>0, value->>1, ?2, ?3 FROM json_each(?1) WHERE true \
         ON CONFLICT (project) DO NOTHING",
    );
    let done = done.bind(pairs).bind(by).bind(at).execute(tx.conn()?).await.map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Takes the mark away. Returns how many had it.
///
/// # Errors
/// A database error.
pub async fn clear(tx: &mut Tx, projects: &[Id]) -> Result<u32> {
    let done = sqlx::query("DELETE FROM finished WHERE project IN (SELECT value FROM json_each(?))");
    let done = done.bind(json!(projects).to_string()).execute(tx.conn()?).await.map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Who finished a project, and when (ISO-8601 UTC).
///
/// # Errors
/// A database error.
pub async fn of(store: &Store, project: Id) -> Result<Option<(String, String)>> {
    let row = sqlx::query("SELECT by, at FROM finished WHERE project = ?").bind(project);
    let row = row.fetch_optional(&mut *store.read().await?).await.map_err(db)?;
    row.map(|r| Ok((r.cell(0)?, r.cell(1)?))).transpose()
}

/// When `by` finished projects since `from` (ISO-8601 UTC), ascending.
///
/// # Errors
/// A database error.
pub async fn since(store: &Store, by: &str, from: &str) -> Result<Vec<String>> {
    sqlx::query_scalar("SELECT at FROM finished WHERE by = ?1 AND at >= ?2 ORDER BY at")
        .bind(by.to_owned())
        .bind(from.to_owned())
        .fetch_all(&mut *store.read().await?)
        .await
        .map_err(db)
}
