//! Saved mappings, found again for lists of the same shape.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::ProfileRow;
use crate::write::Tx;
use domain::{Id, Problem, ProblemCode};
use serde_json::Value;
use sqlx::sqlite::SqliteRow;

/// Every saved mapping, by name.
///
/// # Errors
/// A database error.
pub async fn list(store: &Store) -> Result<Vec<ProfileRow>> {
    of(store, "SELECT id, name, shape, options, by, at FROM profile WHERE ?1 = '' ORDER BY name", "").await
}

/// The mappings saved for lists of this shape, newest first.
///
/// # Errors
/// A database error.
pub async fn by_shape(store: &Store, shape: &str) -> Result<Vec<ProfileRow>> {
    of(store, "SELECT id, name, shape, options, by, at FROM profile WHERE shape = ?1 ORDER BY at DESC, id DESC", shape)
        .await
}

/// The mapping of that name.
///
/// # Errors
/// `NoSuchProfile` with `name`.
pub async fn by_name(store: &Store, name: &str) -> Result<ProfileRow> {
    let found = of(store, "SELECT id, name, shape, options, by, at FROM profile WHERE name = ?1", name).await?.pop();
    found.ok_or_else(|| no_such(name))
}

fn no_such(name: &str) -> Problem {
    Problem::new(ProblemCode::NoSuchProfile).with("name", name)
}

async fn of(store: &Store, sql: &'static str, with: &str) -> Result<Vec<ProfileRow>> {
    let mut read = store.read().await?;
    let rows = sqlx::query(sql).bind(with.to_owned()).fetch_all(&mut *read).await.map_err(db)?;
    rows.iter().map(profile_row).collect()
}

fn profile_row(r: &SqliteRow) -> Result<ProfileRow> {
    Ok(ProfileRow {
        id: r.cell(0)?,
        name: r.cell(1)?,
        shape: r.cell(2)?,
        options: serde_json::from_str(r.cell(3)?).map_err(damaged)?,
        by: r.cell(4)?,
        at: r.cell(5)?,
    })
}

/// Saves a mapping under a name, in place of an earlier one of that name. Returns its id.
///
/// # Errors
/// A database error.
pub async fn save(tx: &mut Tx, name: &str, shape: &str, options: &Value) -> Result<Id> {
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO profile (id, name, shape, options, by, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE \
         SET shape = excluded.shape, options = excluded.options, by = excluded.by, at = excluded.at \
         WHERE shape <> excluded.shape OR options <> excluded.options",
    )
    .bind(id)
    .bind(name.to_owned())
    .bind(shape.to_owned())
    .bind(options.to_string())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    sqlx::query_scalar("SELECT id FROM profile WHERE name = ?")
        .bind(name.to_owned())
        .fetch_one(tx.conn()?)
        .await
        .map_err(db)
}

/// Forgets a mapping.
///
/// # Errors
/// `NoSuchProfile` with `name`.
pub async fn remove(tx: &mut Tx, name: &str) -> Result<()> {
    let done = sqlx::query("DELETE FROM profile WHERE name = ?").bind(name.to_owned());
    let done = done.execute(tx.conn()?).await.map_err(db)?;
    if done.rows_affected() == 0 { Err(no_such(name)) } else { Ok(()) }
}
