//! What a theme needs otherwise than its modality says.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::rows::NeedRow;
use crate::write::Tx;
use domain::{Id, Need};
use serde_json::json;
use sqlx::sqlite::SqliteRow;

/// Those of these themes, by theme, in the order they were said. A need of a newer version is left out.
///
/// # Errors
/// A database error.
pub async fn of_themes(store: &Store, themes: &[Id]) -> Result<Vec<NeedRow>> {
    let rows = sqlx::query(
        "SELECT theme, need, needed, reason, by, at FROM theme_need WHERE theme IN (SELECT value FROM json_each(?)) \
         ORDER BY theme, id",
    );
    let rows = rows.bind(json!(themes).to_string()).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().filter_map(|r| row(r).transpose()).collect()
}

fn row(r: &SqliteRow) -> Result<Option<NeedRow>> {
    let Some(need) = Need::parse(r.cell(1)?) else { return Ok(None) };
    Ok(Some(NeedRow {
        theme: r.cell(0)?,
        need,
        needed: r.cell(2)?,
        reason: r.cell(3)?,
        by: r.cell(4)?,
        at: r.cell(5)?,
    }))
}

/// Says 要 or 不要 of a need; the same as before changes nothing.
///
/// # Errors
/// A database error: also for a theme that is not there.
pub async fn put(tx: &mut Tx, row: &NeedRow) -> Result<()> {
    let (id, by, at) = (tx.take_id()?, tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO theme_need (id, theme, need, needed, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (theme, need) DO UPDATE SET needed = excluded.needed, reason = excluded.reason, by = excluded.by, \
         at = excluded.at WHERE (needed, reason) IS NOT (excluded.needed, excluded.reason)",
    )
    .bind(id)
    .bind(row.theme)
    .bind(row.need.as_str())
    .bind(row.needed)
    .bind(row.reason.clone())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// A need is again as the modality says.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, theme: Id, need: Need) -> Result<()> {
    let done = sqlx::query("DELETE FROM theme_need WHERE theme = ? AND need = ?").bind(theme).bind(need.as_str());
    done.execute(tx.conn()?).await.map_err(db).map(drop)
}
