//! What was said about disagreements.

use crate::file::Store;
use crate::problem::{Result, db};
use crate::rows::RemarkRow;
use crate::write::Tx;
use domain::Id;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// Remarks on a project of a round, oldest first.
///
/// # Errors
/// A database error.
pub async fn of_project(store: &Store, round: Id, project: Id) -> Result<Vec<RemarkRow>> {
    sqlx::query(
        "SELECT m.id, m.person, coalesce(p.name, ''), m.text, m.at FROM remark m LEFT JOIN person p ON p.id = m.person \
         WHERE m.round = ? AND m.project = ? ORDER BY m.id",
    )
    .bind(round)
    .bind(project)
    .try_map(|r: SqliteRow| {
        Ok(RemarkRow {
            id: r.try_get(0)?,
            person: r.try_get(1)?,
            name: r.try_get(2)?,
            text: r.try_get(3)?,
            at: r.try_get(4)?,
        })
    })
    .fetch_all(&mut *store.read().await?)
    .await
    .map_err(db)
}

/// Adds a remark. Returns its id.
///
/// # Errors
/// A database error.
pub async fn add(tx: &mut Tx, round: Id, project: Id, person: Id, text: &str) -> Result<Id> {
    let (id, at) = (tx.take_id()?, tx.now().to_owned());
    sqlx::query("INSERT INTO remark (id, round, project, person, text, at) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(id)
        .bind(round)
        .bind(project)
        .bind(person)
        .bind(text.to_owned())
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(id)
}
