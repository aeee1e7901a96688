//! What carries projects on: hand-overs from one to another; 調整費 and targets in their own files.

pub mod adjustment;
pub mod target;

use crate::file::Store;
use crate::over::must_exist;
use crate::problem::{Result, db};
use crate::rows::HandoverRow;
use crate::write::Tx;
use domain::Id;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// Every hand-over, by id.
///
/// # Errors
/// A database error.
pub async fn handovers(store: &Store) -> Result<Vec<HandoverRow>> {
    all(&mut *store.read().await?).await
}

/// As [`handovers`], inside a write.
///
/// # Errors
/// A database error.
pub async fn handovers_in(tx: &mut Tx) -> Result<Vec<HandoverRow>> {
    all(tx.conn()?).await
}

async fn all(conn: &mut SqliteConnection) -> Result<Vec<HandoverRow>> {
    sqlx::query("SELECT id, earlier, later, kind, note, by, at FROM handover ORDER BY id")
        .try_map(|r: SqliteRow| {
            Ok(HandoverRow {
                id: r.try_get(0)?,
                earlier: r.try_get(1)?,
                later: r.try_get(2)?,
                kind: r.try_get(3)?,
                note: r.try_get(4)?,
                by: r.try_get(5)?,
                at: r.try_get(6)?,
            })
        })
        .fetch_all(conn)
        .await
        .map_err(db)
}

/// Says that one project carries on another, which nobody may have said before. Returns the id.
///
/// # Errors
/// `NoSuchProject` with `key` (the id); a database error, also where it is said already.
pub async fn link(tx: &mut Tx, earlier: Id, later: Id, kind: &str, note: &str) -> Result<Id> {
    for project in [earlier, later] {
        must_exist(tx, project).await?;
    }
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query("INSERT INTO handover (id, earlier, later, kind, note, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(id)
        .bind(earlier)
        .bind(later)
        .bind(kind.to_owned())
        .bind(note.to_owned())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(id)
}

/// Takes a hand-over away. Returns whether there was one.
///
/// # Errors
/// A database error.
pub async fn unlink(tx: &mut Tx, id: Id) -> Result<bool> {
    let done = sqlx::query("DELETE FROM handover WHERE id = ?").bind(id).execute(tx.conn()?).await.map_err(db)?;
    Ok(done.rows_affected() > 0)
}
