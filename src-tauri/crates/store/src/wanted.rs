//! Cells of a matrix that somebody wants filled (狙い).

use crate::file::Store;
use crate::problem::{Result, db};
use crate::rows::WantedRow;
use crate::write::Tx;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// Every cell wanted between these two dimensions, in the order they were marked. Dimensions are words of the caller's
/// (`domain::Dim` as it is written in filters); the store only compares them.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store, rows: &str, columns: &str) -> Result<Vec<WantedRow>> {
    let mut read = store.read().await?;
    sqlx::query("SELECT id, rows, row, columns, col, by, at FROM wanted WHERE rows = ? AND columns = ? ORDER BY id")
        .bind(rows.to_owned())
        .bind(columns.to_owned())
        .try_map(|r: SqliteRow| {
            Ok(WantedRow {
                id: r.try_get(0)?,
                rows: r.try_get(1)?,
                row: r.try_get(2)?,
                columns: r.try_get(3)?,
                col: r.try_get(4)?,
                by: r.try_get(5)?,
                at: r.try_get(6)?,
            })
        })
        .fetch_all(&mut *read)
        .await
        .map_err(db)
}

/// Marks a cell as wanted; one that is keeps who and when. Returns whether it became so.
///
/// # Errors
/// A database error.
pub async fn set(tx: &mut Tx, rows: &str, row: &str, columns: &str, col: &str) -> Result<bool> {
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query(
        "INSERT INTO wanted (id, rows, row, columns, col, by, at) VALUES (?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (rows, row, columns, col) DO NOTHING",
    )
    .bind(id)
    .bind(rows.to_owned())
    .bind(row.to_owned())
    .bind(columns.to_owned())
    .bind(col.to_owned())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(done.rows_affected() > 0)
}

/// Takes the mark away. Returns whether there was one.
///
/// # Errors
/// A database error.
pub async fn unset(tx: &mut Tx, rows: &str, row: &str, columns: &str, col: &str) -> Result<bool> {
    let done = sqlx::query("DELETE FROM wanted WHERE rows = ? AND row = ? AND columns = ? AND col = ?")
        .bind(rows.to_owned())
        .bind(row.to_owned())
        .bind(columns.to_owned())
        .bind(col.to_owned())
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(done.rows_affected() > 0)
}
