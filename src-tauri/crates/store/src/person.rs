//! People who work with the library.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::rows::{PersonRow, PersonWork};
use crate::write::Tx;
use domain::{Id, Problem, ProblemCode};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use std::collections::HashMap;

/// Everybody, chairs first, then by name.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<PersonRow>> {
    people(&mut *store.read().await?).await
}

/// Everybody as the running write sees them.
///
/// # Errors
/// A database error.
pub async fn all_in(tx: &mut Tx) -> Result<Vec<PersonRow>> {
    people(tx.conn()?).await
}

async fn people(conn: &mut SqliteConnection) -> Result<Vec<PersonRow>> {
    let rows = sqlx::query(
        "SELECT id, name, organisation, field, active_from, active_to, chair, pin, note FROM person \
         ORDER BY chair DESC, name, id",
    );
    let rows = rows.fetch_all(conn).await.map_err(db)?;
    rows.iter().map(person_row).collect()
}

fn person_row(r: &SqliteRow) -> Result<PersonRow> {
    Ok(PersonRow {
        id: r.cell(0)?,
        name: r.cell(1)?,
        organisation: r.cell(2)?,
        field: r.cell(3)?,
        active_from: r.cell(4)?,
        active_to: r.cell(5)?,
        chair: r.cell(6)?,
        pin: r.cell(7)?,
        note: r.cell(8)?,
    })
}

/// What each person has to do with rounds; who has nothing is left out.
///
/// # Errors
/// A database error.
pub async fn work(store: &Store) -> Result<HashMap<Id, PersonWork>> {
    let rows = sqlx::query(
        "SELECT reviewer, sum(open), sum(vote) FROM (SELECT a.reviewer, g.assignment IS NULL AND r.state = 'open' \
         AND NOT EXISTS (SELECT 1 FROM round_item i WHERE i.round = a.round AND i.project = a.project AND i.withdrawn != '') \
         AS open, g.assignment IS NOT NULL AS vote FROM assignment a JOIN round r ON r.id = a.round \
         LEFT JOIN given g ON g.assignment = a.id) GROUP BY reviewer",
    );
    let rows = rows.fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(|r| Ok((r.cell(0)?, PersonWork { open: r.cell(1)?, votes: r.cell(2)? }))).collect()
}

/// Writes a person; a row with id 0 gets one. Returns its id.
///
/// # Errors
/// A database error.
pub async fn put(tx: &mut Tx, row: &PersonRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO person (id, name, organisation, field, active_from, active_to, chair, pin, note, by, at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, \
         organisation = excluded.organisation, field = excluded.field, active_from = excluded.active_from, \
         active_to = excluded.active_to, chair = excluded.chair, pin = excluded.pin, note = excluded.note, \
         by = excluded.by, at = excluded.at",
    )
    .bind(id)
    .bind(row.name.clone())
    .bind(row.organisation.clone())
    .bind(row.field.clone())
    .bind(row.active_from.clone())
    .bind(row.active_to.clone())
    .bind(row.chair)
    .bind(row.pin.clone())
    .bind(row.note.clone())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

/// Takes a person's assignments away that were not voted on: all of them, or those on these projects. Returns their
/// number.
///
/// # Errors
/// A database error.
pub async fn unassign(tx: &mut Tx, person: Id, projects: Option<&[Id]>) -> Result<u32> {
    let projects = projects.map(|ids| serde_json::json!(ids).to_string());
    let done = sqlx::query(
        "DELETE FROM assignment WHERE reviewer = ?1 AND (?2 IS NULL OR project IN (SELECT value FROM json_each(?2))) \
         AND NOT EXISTS (SELECT 1 FROM main.decision d WHERE d.assignment = assignment.id)",
    );
    let done = done.bind(person).bind(projects).execute(tx.conn()?).await.map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Removes a person who never voted, settled or decided anything, with interests and what was assigned.
///
/// # Errors
/// `PersonVoted` (`votes`); a database error.
pub async fn remove(tx: &mut Tx, person: Id) -> Result<()> {
    let votes: i64 = sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM decision WHERE reviewer = ?1) + (SELECT count(*) FROM ruling WHERE person = ?1) \
         + (SELECT count(*) FROM final WHERE person = ?1) + (SELECT count(*) FROM remark WHERE person = ?1)",
    )
    .bind(person)
    .fetch_one(tx.conn()?)
    .await
    .map_err(db)?;
    if votes > 0 {
        return Err(Problem::new(ProblemCode::PersonVoted).with("votes", votes));
    }
    for sql in [
        "DELETE FROM assignment WHERE reviewer = ?",
        "DELETE FROM interest_override WHERE person = ?",
        "DELETE FROM interest WHERE person = ?",
        "DELETE FROM person WHERE id = ?",
    ] {
        sqlx::query(sql).bind(person).execute(tx.conn()?).await.map_err(db)?;
    }
    Ok(())
}
