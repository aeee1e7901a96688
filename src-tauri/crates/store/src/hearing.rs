//! Who spoke with the researcher or the TLO about a project of a theme, and what they agreed to.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::rows::HearingRow;
use crate::write::Tx;
use domain::Id;
use serde_json::json;
use sqlx::sqlite::SqliteRow;

const COLUMNS: &str = "id, theme, project, agreed, spoke_to, spoke_by, held_on, data, note, by, at";

/// Entries of these themes, by theme and project, the latest first: by the day it was held (those not held yet last), then as
/// they were entered.
///
/// # Errors
/// A database error.
pub async fn of_themes(store: &Store, themes: &[Id]) -> Result<Vec<HearingRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM hearing WHERE theme IN (SELECT value FROM json_each(?)) \
         ORDER BY theme, project, held_on DESC, id DESC"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(json!(themes).to_string());
    rows.fetch_all(&mut *store.read().await?).await.map_err(db)?.iter().map(hearing).collect()
}

/// One entry.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, id: Id) -> Result<Option<HearingRow>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM hearing WHERE id = ?")));
    row.bind(id).fetch_optional(&mut *store.read().await?).await.map_err(db)?.as_ref().map(hearing).transpose()
}

fn hearing(r: &SqliteRow) -> Result<HearingRow> {
    Ok(HearingRow {
        id: r.cell(0)?,
        theme: r.cell(1)?,
        project: r.cell(2)?,
        agreed: r.cell(3)?,
        spoke_to: r.cell(4)?,
        spoke_by: r.cell(5)?,
        held_on: r.cell(6)?,
        data: r.cell(7)?,
        note: r.cell(8)?,
        by: r.cell(9)?,
        at: r.cell(10)?,
    })
}

/// Writes an entry; a new one where its id is 0, otherwise in place of the one of that id, whose theme and project stay. The
/// same as before changes nothing. Returns its id.
///
/// # Errors
/// A database error: also for a theme or project that is not there.
pub async fn put(tx: &mut Tx, row: &HearingRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO hearing (id, theme, project, agreed, spoke_to, spoke_by, held_on, data, note, by, at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET agreed = excluded.agreed, \
         spoke_to = excluded.spoke_to, spoke_by = excluded.spoke_by, held_on = excluded.held_on, data = excluded.data, \
         note = excluded.note, by = excluded.by, at = excluded.at \
         WHERE (agreed, spoke_to, spoke_by, held_on, data, note) IS NOT \
         (excluded.agreed, excluded.spoke_to, excluded.spoke_by, excluded.held_on, excluded.data, excluded.note)",
    )
    .bind(id)
    .bind(row.theme)
    .bind(row.project)
    .bind(row.agreed.clone())
    .bind(row.spoke_to.clone())
    .bind(row.spoke_by.clone())
    .bind(row.held_on.clone())
    .bind(row.data.clone())
    .bind(row.note.clone())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

/// Removes an entry.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, id: Id) -> Result<()> {
    sqlx::query("DELETE FROM hearing WHERE id = ?").bind(id).execute(tx.conn()?).await.map_err(db).map(drop)
}
