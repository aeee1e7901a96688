//! Tags, on one project or on many.

use crate::file::Store;
use crate::problem::{Result, db};
use crate::rows::TagRow;
use crate::write::Tx;
use domain::{Id, Kind, Problem};
use serde_json::json;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// Gives a concept to projects; those that have it (or are gone) are left as they are. Returns how many got it.
///
/// # Errors
/// A database error.
pub async fn add(tx: &mut Tx, kind: Kind, concept: &str, projects: &[Id]) -> Result<u32> {
    let first = tx.take_ids(projects.len())?;
    let pairs = json!((first..).zip(projects).collect::<Vec<_>>()).to_string();
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query(
        "INSERT INTO tag (id, project, kind, concept, main, by, at) \
         SELECT j.value->>0, p.id, ?2, ?3, 0, ?4, ?5 FROM json_each(?1) j JOIN project p ON p.id = j.value->>1 WHERE true \
         ON CONFLICT (project, kind, concept) DO NOTHING",
    )
    .bind(pairs)
    .bind(kind.as_str())
    .bind(concept)
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Takes a concept from projects. Returns how many had it.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, kind: Kind, concept: &str, projects: &[Id]) -> Result<u32> {
    let done = sqlx::query(
        "DELETE FROM tag WHERE id IN (SELECT t.id FROM json_each(?1) j CROSS JOIN tag t \
         ON t.project = j.value AND t.kind = ?2 AND t.concept = ?3)",
    )
    .bind(json!(projects).to_string())
    .bind(kind.as_str())
    .bind(concept)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Makes a tag the main one of its kind (the one before it steps back) or no longer.
/// Returns whether the project has that tag.
///
/// # Errors
/// A database error.
pub async fn set_main(tx: &mut Tx, project: Id, kind: Kind, concept: &str, main: bool) -> Result<bool> {
    let tag: Option<Id> = sqlx::query_scalar("SELECT id FROM tag WHERE project = ? AND kind = ? AND concept = ?")
        .bind(project)
        .bind(kind.as_str())
        .bind(concept)
        .fetch_optional(tx.conn()?)
        .await
        .map_err(db)?;
    let Some(tag) = tag else { return Ok(false) };
    if main {
        sqlx::query("UPDATE tag SET main = 0 WHERE project = ? AND kind = ? AND main = 1 AND id <> ?")
            .bind(project)
            .bind(kind.as_str())
            .bind(tag)
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
    }
    sqlx::query("UPDATE tag SET main = ?1 WHERE id = ?2 AND main <> ?1")
        .bind(main)
        .bind(tag)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(true)
}

/// The tags of these projects, by project and id.
///
/// # Errors
/// A database error.
pub async fn of_projects(store: &Store, projects: &[Id]) -> Result<Vec<TagRow>> {
    of(&mut *store.read().await?, projects).await
}

pub(crate) async fn of(conn: &mut SqliteConnection, projects: &[Id]) -> Result<Vec<TagRow>> {
    let rows = sqlx::query(
        "SELECT id, project, kind, concept, main, by, at FROM tag \
         WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, id",
    );
    let rows = rows.bind(json!(projects).to_string()).fetch_all(conn).await.map_err(db)?;
    rows.iter().map(tag_row).collect()
}

fn tag_row(r: &SqliteRow) -> Result<TagRow> {
    Ok(TagRow {
        id: r.get(0),
        project: r.get(1),
        kind: kind(r.get(2))?,
        concept: r.get(3),
        main: r.get(4),
        by: r.get(5),
        at: r.get(6),
    })
}

/// A kind as stored; the schema allows no other word.
pub(crate) fn kind(word: &str) -> Result<Kind> {
    Kind::parse(word).ok_or_else(|| Problem::fault(format!("tag kind {word}")))
}
