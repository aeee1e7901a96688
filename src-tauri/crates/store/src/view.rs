//! Saved views: what a list or a matrix shows, under a name.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::ViewRow;
use crate::write::Tx;
use domain::Id;
use serde_json::{Value, json};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

/// Every saved view, in its order.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<ViewRow>> {
    of(&mut *store.read().await?, None).await
}

/// One saved view.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, id: Id) -> Result<Option<ViewRow>> {
    Ok(of(&mut *store.read().await?, Some(id)).await?.pop())
}

/// Whether another view than `except` has this name.
///
/// # Errors
/// A database error.
pub async fn taken(tx: &mut Tx, name: &str, except: Option<Id>) -> Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM view WHERE name = ?1 AND id IS NOT ?2)")
        .bind(name.to_owned())
        .bind(except)
        .fetch_one(tx.conn()?)
        .await
        .map_err(db)
}

/// Saves a new view behind the others and returns its id; `None` when the name is [`taken`].
///
/// # Errors
/// A database error.
pub async fn insert(tx: &mut Tx, name: &str, state: &Value) -> Result<Option<Id>> {
    if taken(tx, name, None).await? {
        return Ok(None);
    }
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO view (id, name, state, position, by, at) \
         VALUES (?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM view), ?, ?)",
    )
    .bind(id)
    .bind(name.to_owned())
    .bind(state.to_string())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(Some(id))
}

/// Gives a view this name and state; who and when change only where one of the two does. Returns whether it exists and
/// no other view has the name ([`taken`] tells which).
///
/// # Errors
/// A database error.
pub async fn update(tx: &mut Tx, id: Id, name: &str, state: &Value) -> Result<bool> {
    if taken(tx, name, Some(id)).await? {
        return Ok(false);
    }
    let Some(before) = of(tx.conn()?, Some(id)).await?.pop() else { return Ok(false) };
    if before.name == name && before.state == *state {
        return Ok(true);
    }
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query("UPDATE view SET name = ?2, state = ?3, by = ?4, at = ?5 WHERE id = ?1")
        .bind(id)
        .bind(name.to_owned())
        .bind(state.to_string())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(true)
}

/// Removes a view and returns its name; `None` when there is none.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, id: Id) -> Result<Option<String>> {
    sqlx::query_scalar("DELETE FROM view WHERE id = ? RETURNING name")
        .bind(id)
        .fetch_optional(tx.conn()?)
        .await
        .map_err(db)
}

/// Puts a view at a 0-based place among the others; beyond the end means last. Returns its name; `None` when there is
/// none.
///
/// # Errors
/// A database error.
pub async fn place(tx: &mut Tx, id: Id, to: u32) -> Result<Option<String>> {
    let views = of(tx.conn()?, None).await?;
    let Some(name) = views.iter().find(|view| view.id == id).map(|view| view.name.clone()) else { return Ok(None) };
    let mut order: Vec<Id> = views.iter().map(|view| view.id).filter(|other| *other != id).collect();
    order.insert(usize::try_from(to).unwrap_or(usize::MAX).min(order.len()), id);
    sqlx::query(
        "UPDATE view SET position = j.key FROM json_each(?1) j WHERE view.id = j.value AND view.position <> j.key",
    )
    .bind(json!(order).to_string())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(Some(name))
}

async fn of(conn: &mut SqliteConnection, only: Option<Id>) -> Result<Vec<ViewRow>> {
    let rows = sqlx::query(
        "SELECT id, name, state, position, by, at FROM view WHERE ?1 IS NULL OR id = ?1 ORDER BY position, id",
    );
    rows.bind(only).fetch_all(conn).await.map_err(db)?.iter().map(view_row).collect()
}

fn view_row(r: &SqliteRow) -> Result<ViewRow> {
    Ok(ViewRow {
        id: r.cell(0)?,
        name: r.cell(1)?,
        state: serde_json::from_str(r.cell(2)?).map_err(damaged)?,
        position: r.cell(3)?,
        by: r.cell(4)?,
        at: r.cell(5)?,
    })
}
