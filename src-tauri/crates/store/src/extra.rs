//! Threads of a theme that are no project: added ideas, literature, assets of companies, notes.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::rows::ExtraRow;
use crate::write::Tx;
use domain::{Id, Role};
use serde_json::json;
use sqlx::sqlite::SqliteRow;

const COLUMNS: &str = "id, theme, kind, title_ja, title_en, source, role, position, note, by, at";

/// Those of these themes, by theme and place.
///
/// # Errors
/// A database error.
pub async fn of_themes(store: &Store, themes: &[Id]) -> Result<Vec<ExtraRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM theme_extra WHERE theme IN (SELECT value FROM json_each(?)) ORDER BY theme, position, id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(json!(themes).to_string());
    rows.fetch_all(&mut *store.read().await?).await.map_err(db)?.iter().map(extra).collect()
}

/// One of them.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, id: Id) -> Result<Option<ExtraRow>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM theme_extra WHERE id = ?")));
    row.bind(id).fetch_optional(&mut *store.read().await?).await.map_err(db)?.as_ref().map(extra).transpose()
}

fn extra(r: &SqliteRow) -> Result<ExtraRow> {
    Ok(ExtraRow {
        id: r.cell(0)?,
        theme: r.cell(1)?,
        kind: r.cell(2)?,
        title_ja: r.cell(3)?,
        title_en: r.cell(4)?,
        source: r.cell(5)?,
        role: r.cell::<Option<&str>>(6)?.and_then(Role::parse),
        position: r.cell(7)?,
        note: r.cell(8)?,
        by: r.cell(9)?,
        at: r.cell(10)?,
    })
}

/// Writes an extra thread; a new one (id 0) comes last, another wording keeps theme and place. The same as before changes
/// nothing; [`place`] moves it. Returns its id.
///
/// # Errors
/// A database error: also for a theme that is not there.
pub async fn put(tx: &mut Tx, row: &ExtraRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO theme_extra (id, theme, kind, title_ja, title_en, source, role, position, note, by, at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT coalesce(max(position), -1) + 1 FROM theme_extra WHERE theme = ?2), \
         ?8, ?9, ?10) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title_ja = excluded.title_ja, \
         title_en = excluded.title_en, source = excluded.source, role = excluded.role, note = excluded.note, \
         by = excluded.by, at = excluded.at WHERE (kind, title_ja, title_en, source, role, note) IS NOT \
         (excluded.kind, excluded.title_ja, excluded.title_en, excluded.source, excluded.role, excluded.note)",
    )
    .bind(id)
    .bind(row.theme)
    .bind(row.kind.clone())
    .bind(row.title_ja.clone())
    .bind(row.title_en.clone())
    .bind(row.source.clone())
    .bind(row.role.map(Role::as_str))
    .bind(row.note.clone())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

/// Puts an extra thread at a 0-based place among those of its theme; beyond the end means last.
///
/// # Errors
/// A database error.
pub async fn place(tx: &mut Tx, theme: Id, id: Id, place: u32) -> Result<()> {
    let others = "SELECT id FROM theme_extra WHERE theme = ? AND id <> ? ORDER BY position, id";
    let mut order: Vec<Id> = sqlx::query_scalar(others).bind(theme).bind(id).fetch_all(tx.conn()?).await.map_err(db)?;
    order.insert(usize::try_from(place).unwrap_or(usize::MAX).min(order.len()), id);
    sqlx::query(
        "UPDATE theme_extra SET position = j.key FROM json_each(?1) j \
         WHERE theme_extra.id = j.value AND theme_extra.position <> j.key",
    )
    .bind(json!(order).to_string())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// Removes an extra thread with its assets. Claims that rested on it or on one of them stay, as somebody's word: its title.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, row: &ExtraRow) -> Result<()> {
    let title = if row.title_ja.is_empty() { &row.title_en } else { &row.title_ja };
    sqlx::query(
        "UPDATE claim SET rests_on = 'word', extra = NULL, asset = NULL, \
         source = trim(?2 || iif(source IN ('', ?2), '', char(10) || source), char(10)) \
         WHERE extra = ?1 OR asset IN (SELECT id FROM asset WHERE extra = ?1)",
    )
    .bind(row.id)
    .bind(title.clone())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    crate::plan::extra(tx, row.id).await?;
    for sql in ["DELETE FROM asset WHERE extra = ?", "DELETE FROM theme_extra WHERE id = ?"] {
        sqlx::query(sql).bind(row.id).execute(tx.conn()?).await.map_err(db)?;
    }
    Ok(())
}
