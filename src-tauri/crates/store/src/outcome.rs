//! What came of projects, and amounts by fiscal year.

use crate::file::Store;
use crate::problem::{Result, db};
use crate::rows::OutcomeRow;
use domain::Id;
use serde_json::json;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// The outcomes of these projects, by project, year (not stated last), kind and id.
///
/// # Errors
/// A database error.
pub async fn of_projects(store: &Store, projects: &[Id]) -> Result<Vec<OutcomeRow>> {
    of(&mut *store.read().await?, projects).await
}

/// As [`of_projects`], inside a write.
///
/// # Errors
/// A database error.
pub async fn of_projects_in(tx: &mut crate::Tx, projects: &[Id]) -> Result<Vec<OutcomeRow>> {
    of(tx.conn()?, projects).await
}

pub(crate) async fn of(conn: &mut SqliteConnection, projects: &[Id]) -> Result<Vec<OutcomeRow>> {
    let rows = sqlx::query(
        "SELECT id, project, year, kind, amount, text, source, by, at FROM outcome \
         WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, year IS NULL, year, kind, id",
    );
    rows.bind(json!(projects).to_string())
        .try_map(|r: SqliteRow| {
            Ok(OutcomeRow {
                id: r.try_get(0)?,
                project: r.try_get(1)?,
                year: r.try_get(2)?,
                kind: r.try_get(3)?,
                amount: r.try_get(4)?,
                text: r.try_get(5)?,
                source: r.try_get(6)?,
                by: r.try_get(7)?,
                at: r.try_get(8)?,
            })
        })
        .fetch_all(conn)
        .await
        .map_err(db)
}
