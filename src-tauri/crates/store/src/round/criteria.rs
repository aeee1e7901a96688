//! Sets of criteria. A version is never changed.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::CriteriaRow;
use crate::write::Tx;
use domain::Id;
use domain::stage::CriteriaBody;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use std::collections::HashMap;

/// Every version, by name, newest first.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<CriteriaRow>> {
    of(&mut *store.read().await?, None).await
}

/// One version.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, id: Id) -> Result<Option<CriteriaRow>> {
    Ok(of(&mut *store.read().await?, Some(id)).await?.pop())
}

/// Rounds that use each version now, by name, and the number of votes given by it, seen or not.
///
/// # Errors
/// A database error.
pub async fn used(store: &Store) -> Result<HashMap<Id, (Vec<String>, u32)>> {
    let mut read = store.read().await?;
    let mut used: HashMap<Id, (Vec<String>, u32)> = HashMap::new();
    let rounds = sqlx::query("SELECT criteria, name FROM round ORDER BY id");
    for r in rounds.fetch_all(&mut *read).await.map_err(db)? {
        used.entry(r.cell(0)?).or_default().0.push(r.cell(1)?);
    }
    // By which version a vote was given says nothing of what it says.
    let votes = sqlx::query("SELECT criteria, count(*) FROM main.decision GROUP BY criteria");
    for r in votes.fetch_all(&mut *read).await.map_err(db)? {
        used.entry(r.cell(0)?).or_default().1 = r.cell(1)?;
    }
    Ok(used)
}

/// Adds a version behind the latest of its name and returns its id; `None` when it says what the latest says.
///
/// # Errors
/// A database error.
pub async fn insert(tx: &mut Tx, name: &str, body: &CriteriaBody, note: &str) -> Result<Option<Id>> {
    let latest: Option<(Id, u32, String)> =
        sqlx::query_as("SELECT id, version, body FROM criteria WHERE name = ? ORDER BY version DESC LIMIT 1")
            .bind(name.to_owned())
            .fetch_optional(tx.conn()?)
            .await
            .map_err(db)?;
    let mut version = 1;
    if let Some((_, number, text)) = latest {
        if serde_json::from_str::<CriteriaBody>(&text).map_err(damaged)? == *body {
            return Ok(None);
        }
        version = number + 1;
    }
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query("INSERT INTO criteria (id, name, version, body, note, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(id)
        .bind(name.to_owned())
        .bind(version)
        .bind(serde_json::to_string(body).map_err(damaged)?)
        .bind(note.to_owned())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(Some(id))
}

/// The latest version of a name, inside a write.
///
/// # Errors
/// A database error.
pub async fn latest(tx: &mut Tx, name: &str) -> Result<Option<Id>> {
    sqlx::query_scalar("SELECT id FROM criteria WHERE name = ? ORDER BY version DESC LIMIT 1")
        .bind(name.to_owned())
        .fetch_optional(tx.conn()?)
        .await
        .map_err(db)
}

async fn of(conn: &mut SqliteConnection, only: Option<Id>) -> Result<Vec<CriteriaRow>> {
    let rows = sqlx::query(
        "SELECT id, name, version, body, note, by, at FROM criteria WHERE ?1 IS NULL OR id = ?1 \
         ORDER BY name, version DESC",
    );
    rows.bind(only).fetch_all(conn).await.map_err(db)?.iter().map(criteria_row).collect()
}

fn criteria_row(r: &SqliteRow) -> Result<CriteriaRow> {
    Ok(CriteriaRow {
        id: r.cell(0)?,
        name: r.cell(1)?,
        version: r.cell(2)?,
        body: serde_json::from_str(r.cell(3)?).map_err(damaged)?,
        note: r.cell(4)?,
        by: r.cell(5)?,
        at: r.cell(6)?,
    })
}
