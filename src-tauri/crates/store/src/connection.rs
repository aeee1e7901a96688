//! 既存支援との接続: which support serves a project, is asked for, or could serve it, as people said.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::ConnectionRow;
use crate::write::Tx;
use domain::stage::ConnectionState;
use domain::{Id, Step};
use serde_json::json;
use sqlx::sqlite::SqliteRow;

/// What was said of these projects, by project, in the order it was first said.
///
/// # Errors
/// A database error.
pub async fn of_projects(store: &Store, projects: &[Id]) -> Result<Vec<ConnectionRow>> {
    let rows = sqlx::query(
        "SELECT project, support, state, step, note FROM connection \
         WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, id",
    );
    let rows = rows.bind(json!(projects).to_string()).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(connection).collect()
}

fn connection(r: &SqliteRow) -> Result<ConnectionRow> {
    let (state, step): (String, String) = (r.cell(2)?, r.cell(3)?);
    let step = match step.as_str() {
        "" => None,
        word => Some(Step::parse(word).ok_or_else(|| damaged(format!("step {word}")))?),
    };
    Ok(ConnectionRow {
        project: r.cell(0)?,
        support: r.cell(1)?,
        state: ConnectionState::parse(&state).ok_or_else(|| damaged(format!("connection {state}")))?,
        step,
        note: r.cell(4)?,
    })
}

/// Says what a support is to a project; the same as before changes nothing.
///
/// # Errors
/// A database error: also for a project or support that is not there.
pub async fn put(tx: &mut Tx, row: &ConnectionRow) -> Result<()> {
    let (id, by, at) = (tx.take_id()?, tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO connection (id, project, support, state, step, note, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (project, support) DO UPDATE SET state = excluded.state, step = excluded.step, note = excluded.note, \
         by = excluded.by, at = excluded.at WHERE (state, step, note) IS NOT (excluded.state, excluded.step, excluded.note)",
    )
    .bind(id)
    .bind(row.project)
    .bind(row.support)
    .bind(row.state.as_str())
    .bind(row.step.map_or("", Step::as_str))
    .bind(row.note.clone())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// A support is nothing to a project any more. Returns whether it was.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, project: Id, support: Id) -> Result<bool> {
    let done = sqlx::query("DELETE FROM connection WHERE project = ? AND support = ?").bind(project).bind(support);
    Ok(done.execute(tx.conn()?).await.map_err(db)?.rows_affected() > 0)
}
