//! Interests, lifted blocks, and what tells which projects they hide. Read whole: what is hidden cannot be worked out by
//! somebody it is hidden from.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{InterestRow, LiftedRow};
use crate::write::Tx;
use domain::stage::InterestKind;
use domain::{Id, Problem, ProblemCode};
use sqlx::sqlite::SqliteRow;
use std::collections::BTreeSet;

/// All interests, by person and id.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<InterestRow>> {
    let rows = sqlx::query(
        "SELECT id, person, kind, name, programme, project, note, by, at FROM interest ORDER BY person, id",
    );
    let rows = rows.fetch_all(&mut *store.read_whole().await?).await.map_err(db)?;
    rows.iter().map(interest_row).collect()
}

fn interest_row(r: &SqliteRow) -> Result<InterestRow> {
    let kind: &str = r.cell(2)?;
    Ok(InterestRow {
        id: r.cell(0)?,
        person: r.cell(1)?,
        kind: InterestKind::parse(kind).ok_or_else(|| damaged(format!("no kind of interest: {kind}")))?,
        name: r.cell(3)?,
        programme: r.cell(4)?,
        project: r.cell(5)?,
        note: r.cell(6)?,
        by: r.cell(7)?,
        at: r.cell(8)?,
    })
}

/// All blocks that were lifted, by person and project.
///
/// # Errors
/// A database error.
pub async fn lifted(store: &Store) -> Result<Vec<LiftedRow>> {
    let rows =
        sqlx::query("SELECT id, person, project, reason, by, at FROM interest_override ORDER BY person, project");
    let rows = rows.fetch_all(&mut *store.read_whole().await?).await.map_err(db)?;
    let row = |r: &SqliteRow| {
        Ok(LiftedRow {
            id: r.cell(0)?,
            person: r.cell(1)?,
            project: r.cell(2)?,
            reason: r.cell(3)?,
            by: r.cell(4)?,
            at: r.cell(5)?,
        })
    };
    rows.iter().map(row).collect()
}

/// Each project with an institution and a researcher it has or had, as written; those that are gone as the log keeps them.
///
/// # Errors
/// A database error.
pub async fn places(store: &Store) -> Result<Vec<(Id, String, String)>> {
    let sql = "SELECT json_group_array(json_array(p, i, r)) FROM ( \
         SELECT id AS p, institution AS i, researcher AS r FROM project UNION \
         SELECT project, institution, researcher FROM project_year UNION \
         SELECT row, json_extract(before, '$.institution'), json_extract(before, '$.researcher') FROM change \
           WHERE thing = 'project' AND action = 'delete' UNION \
         SELECT json_extract(before, '$.project'), json_extract(before, '$.institution'), json_extract(before, '$.researcher') \
           FROM change WHERE thing = 'project_year' AND action = 'delete') WHERE p IS NOT NULL";
    let json: String = sqlx::query_scalar(sql).fetch_one(&mut *store.read_whole().await?).await.map_err(db)?;
    serde_json::from_str(&json).map_err(damaged)
}

/// A project with a number, a programme as it is written, and the first fiscal year.
pub type ProgrammeOf = (Id, Option<String>, String, Option<i32>);

/// Each project with what tells its programme, a row a year and one as the list shows it.
///
/// # Errors
/// A database error.
pub async fn programmes(store: &Store) -> Result<Vec<ProgrammeOf>> {
    let sql = "SELECT json_group_array(json_array(p, n, g, y)) FROM ( \
         SELECT project AS p, number AS n, programme AS g, year_first AS y FROM project_year UNION \
         SELECT id, number, programme, NULL FROM project)";
    let json: String = sqlx::query_scalar(sql).fetch_one(&mut *store.read_whole().await?).await.map_err(db)?;
    serde_json::from_str(&json).map_err(damaged)
}

/// Whether there is such a project, hidden or not.
///
/// # Errors
/// A database error.
pub async fn is_project(store: &Store, id: Id) -> Result<bool> {
    let there = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM project WHERE id = ?)").bind(id);
    there.fetch_one(&mut *store.read_whole().await?).await.map_err(db)
}

/// Of a person, the open assignments (not voted on) on these projects.
///
/// # Errors
/// A database error.
pub async fn open_assignments(store: &Store, person: Id, projects: &BTreeSet<Id>) -> Result<u32> {
    let count = sqlx::query_scalar(
        "SELECT count(*) FROM assignment a WHERE a.reviewer = ?1 AND a.project IN (SELECT value FROM json_each(?2)) \
         AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.assignment = a.id)",
    );
    let count = count.bind(person).bind(serde_json::json!(projects).to_string());
    count.fetch_one(&mut *store.read_whole().await?).await.map_err(db)
}

/// Declares an interest; id, who and when are filled in here. Returns its id.
///
/// # Errors
/// A database error.
pub async fn declare(tx: &mut Tx, row: &InterestRow) -> Result<Id> {
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO interest (id, person, kind, name, programme, project, note, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(row.person)
    .bind(row.kind.as_str())
    .bind(row.name.clone())
    .bind(row.programme)
    .bind(row.project)
    .bind(row.note.clone())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

/// Takes an interest back.
///
/// # Errors
/// `NoSuchInterest`; a database error.
pub async fn withdraw(tx: &mut Tx, id: Id) -> Result<()> {
    let done = sqlx::query("DELETE FROM interest WHERE id = ?").bind(id).execute(tx.conn()?).await.map_err(db)?;
    if done.rows_affected() == 0 { Err(Problem::new(ProblemCode::NoSuchInterest)) } else { Ok(()) }
}

/// Lets blocks stand again that were lifted for a person on these projects: an interest that is declared now was not known
/// when they were lifted.
///
/// # Errors
/// A database error.
pub async fn forget_lifts(tx: &mut Tx, person: Id, projects: &BTreeSet<Id>) -> Result<()> {
    sqlx::query("DELETE FROM interest_override WHERE person = ? AND project IN (SELECT value FROM json_each(?))")
        .bind(person)
        .bind(serde_json::json!(projects).to_string())
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(())
}

/// Lifts a block with a reason, or lets it stand again (`None`). Returns whether anything changed.
///
/// # Errors
/// A database error.
pub async fn lift(tx: &mut Tx, person: Id, project: Id, reason: Option<&str>) -> Result<bool> {
    let done = match reason {
        None => sqlx::query("DELETE FROM interest_override WHERE person = ? AND project = ?")
            .bind(person)
            .bind(project)
            .execute(tx.conn()?)
            .await
            .map_err(db)?,
        Some(reason) => {
            let (id, by, at) = (tx.take_id()?, tx.by().to_owned(), tx.now().to_owned());
            sqlx::query(
                "INSERT INTO interest_override (id, person, project, reason, by, at) VALUES (?, ?, ?, ?, ?, ?) \
                 ON CONFLICT (person, project) DO UPDATE SET reason = excluded.reason, by = excluded.by, at = excluded.at",
            )
            .bind(id)
            .bind(person)
            .bind(project)
            .bind(reason.to_owned())
            .bind(by)
            .bind(at)
            .execute(tx.conn()?)
            .await
            .map_err(db)?
        }
    };
    Ok(done.rows_affected() > 0)
}
