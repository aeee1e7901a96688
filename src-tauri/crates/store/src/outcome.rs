//! What came of projects, and amounts by fiscal year: stated by lists, or entered by people.

use crate::file::Store;
use crate::import::import_row;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{CountedRow, ImportRow, OutcomeRow, StatedIn};
use domain::outcome::{OutcomeKind, says_nothing};
use domain::{Id, Problem};
use serde_json::json;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// The outcomes of these projects, by project, year (not stated last), kind and id.
///
/// # Errors
/// A database error.
pub async fn of_projects(store: &Store, projects: &[Id]) -> Result<Vec<OutcomeRow>> {
    of(&mut *store.read().await?, projects).await
}

/// As [`of_projects`], inside a write.
///
/// # Errors
/// A database error.
pub async fn of_projects_in(tx: &mut crate::Tx, projects: &[Id]) -> Result<Vec<OutcomeRow>> {
    of(tx.conn()?, projects).await
}

pub(crate) async fn of(conn: &mut SqliteConnection, projects: &[Id]) -> Result<Vec<OutcomeRow>> {
    let rows = sqlx::query(
        "SELECT id, project, year, kind, amount, text, source, by, at FROM outcome \
         WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, year IS NULL, year, kind, id",
    );
    let rows = rows.bind(json!(projects).to_string()).try_map(|r: SqliteRow| outcome_row(&r));
    rows.fetch_all(conn).await.map_err(db)
}

/// From the first nine columns.
fn outcome_row(r: &SqliteRow) -> sqlx::Result<OutcomeRow> {
    Ok(OutcomeRow {
        id: r.try_get(0)?,
        project: r.try_get(1)?,
        year: r.try_get(2)?,
        kind: r.try_get(3)?,
        amount: r.try_get(4)?,
        text: r.try_get(5)?,
        source: r.try_get(6)?,
        by: r.try_get(7)?,
        at: r.try_get(8)?,
    })
}

/// One outcome, inside a write.
///
/// # Errors
/// A database error.
pub async fn get_in(tx: &mut crate::Tx, id: Id) -> Result<Option<OutcomeRow>> {
    let project: Option<Id> = sqlx::query_scalar("SELECT project FROM outcome WHERE id = ?")
        .bind(id)
        .fetch_optional(tx.conn()?)
        .await
        .map_err(db)?;
    let Some(project) = project else { return Ok(None) };
    Ok(of(tx.conn()?, &[project]).await?.into_iter().find(|row| row.id == id))
}

/// Writes what a person entered; a new one where its id is 0. Who and when are the write's own. Returns its id.
///
/// # Errors
/// `NoSuchProject` with `key` (the id); a database error.
pub async fn put(tx: &mut crate::Tx, row: &OutcomeRow) -> Result<Id> {
    crate::over::must_exist(tx, row.project).await?;
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let sql = if row.id == 0 {
        "INSERT INTO outcome (id, project, year, kind, amount, text, source, by, at) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?)"
    } else {
        "UPDATE outcome SET project = ?2, year = ?3, kind = ?4, amount = ?5, text = ?6, by = ?7, at = ?8 \
         WHERE id = ?1 AND source IS NULL"
    };
    sqlx::query(sql)
        .bind(id)
        .bind(row.project)
        .bind(row.year)
        .bind(row.kind.clone())
        .bind(row.amount)
        .bind(row.text.clone())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(id)
}

/// Removes what a person entered. Returns whether there was such an outcome; one that a list states stays.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut crate::Tx, id: Id) -> Result<bool> {
    let done = sqlx::query("DELETE FROM outcome WHERE id = ? AND source IS NULL").bind(id);
    Ok(done.execute(tx.conn()?).await.map_err(db)?.rows_affected() > 0)
}

/// Every outcome as it is counted, amounts of years among them. One JSON text: handing over a row costs more than reading it.
///
/// # Errors
/// A database error.
pub async fn counted(store: &Store) -> Result<Vec<CountedRow>> {
    let json: String = sqlx::query_scalar(
        "SELECT json_group_array(json_array(id, project, kind, year, amount, iif(amount IS NULL, text, NULL))) FROM outcome",
    )
    .fetch_one(&mut *store.read().await?)
    .await
    .map_err(db)?;
    type Row<'j> = (Id, Id, Cow<'j, str>, Option<i32>, Option<i64>, Option<String>);
    let rows: Vec<Row<'_>> = serde_json::from_str(&json).map_err(damaged)?;
    let row = |(id, project, kind, year, amount, text): Row<'_>| {
        let nothing = text.is_some_and(|text| says_nothing(&text));
        let kind = OutcomeKind::parse(&kind).ok_or_else(|| damaged(format!("an outcome of {kind}")))?;
        Ok(CountedRow { id, project, kind, year, amount, nothing })
    };
    rows.into_iter().map(row).collect()
}

/// These outcomes, each with the row of the list that states it, where one does; in the order of the ids given.
///
/// # Errors
/// A database error.
pub async fn with_sources(store: &Store, ids: &[Id]) -> Result<Vec<(OutcomeRow, Option<StatedIn>)>> {
    let mut read = store.read().await?;
    let rows = sqlx::query(
        "SELECT o.id, o.project, o.year, o.kind, o.amount, o.text, o.source, o.by, o.at, s.row, s.import \
         FROM json_each(?) j JOIN outcome o ON o.id = j.value LEFT JOIN source_row s ON s.id = o.source ORDER BY j.key",
    );
    let rows = rows.bind(json!(ids).to_string()).fetch_all(&mut *read).await.map_err(db)?;
    let mut imports: HashMap<Id, Arc<ImportRow>> = HashMap::new();
    let mut found = Vec::with_capacity(rows.len());
    for r in &rows {
        let stated = match r.cell::<Option<Id>>(10)? {
            None => None,
            Some(id) => {
                if let std::collections::hash_map::Entry::Vacant(unknown) = imports.entry(id) {
                    unknown.insert(import(&mut read, id).await?);
                }
                imports.get(&id).cloned()
            }
        };
        let stated = stated.map(|import| Ok::<_, Problem>(StatedIn { row: r.cell(9)?, import })).transpose()?;
        found.push((outcome_row(r).map_err(db)?, stated));
    }
    Ok(found)
}

async fn import(conn: &mut SqliteConnection, id: Id) -> Result<Arc<ImportRow>> {
    let row =
        sqlx::query("SELECT id, file, sheet, sha256, header_row, columns, by, at, report FROM import WHERE id = ?");
    let row = row.bind(id).fetch_one(conn).await.map_err(db)?;
    import_row(&row, 0).map(Arc::new)
}
