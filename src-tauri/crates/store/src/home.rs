//! What ホーム asks of the file: what happened since a moment, how far tagging rests on evidence, what came of projects.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use domain::{Id, Kind};
use serde_json::json;
use sqlx::SqliteConnection;

/// Projects whose tags changed after an operation.
const TAGGED: &str = "SELECT t.project FROM change c JOIN tag t ON t.id = c.row WHERE c.operation > ?1 AND c.thing = 'tag' \
     UNION SELECT json_extract(before, '$.project') FROM change \
     WHERE operation > ?1 AND thing = 'tag' AND action = 'delete' \
     UNION SELECT t.project FROM batch b JOIN tag t ON t.id BETWEEN b.first AND b.last \
     WHERE b.operation > ?1 AND b.thing = 'tag' ORDER BY 1";

/// What happened since a moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Since {
    /// Projects that came in and are still there, ascending.
    pub arrived: Vec<Id>,
    /// Projects whose fields or tags changed, ascending; among them those that came in, and some that are gone.
    pub changed: Vec<Id>,
    /// Operations of others than one.
    pub by_others: u32,
}

/// What happened after `at` (ISO-8601 UTC), as seen by `me`. Reads the log from there on by its indices: what was before
/// costs nothing.
///
/// # Errors
/// A database error.
pub async fn since(store: &Store, at: &str, me: &str) -> Result<Since> {
    let mut read = store.read().await?;
    // From the newest back: a log of years is not read for what happened since yesterday.
    let last: Option<Id> = sqlx::query_scalar("SELECT id FROM operation WHERE at <= ? ORDER BY id DESC LIMIT 1")
        .bind(at.to_owned())
        .fetch_optional(&mut *read)
        .await
        .map_err(db)?;
    let last = last.unwrap_or(Id::MIN);
    let by_others = sqlx::query_scalar("SELECT count(*) FROM operation WHERE id > ? AND by <> ?")
        .bind(last)
        .bind(me.to_owned())
        .fetch_one(&mut *read)
        .await
        .map_err(db)?;
    // Every project has a year, and the index of years by project holds no texts.
    let arrived = ids(
        &mut read,
        "SELECT DISTINCT y.project FROM batch b JOIN project_year y ON y.project BETWEEN b.first AND b.last \
         WHERE b.operation > ?1 AND b.thing = 'project' \
         UNION SELECT c.row FROM change c JOIN project_year y ON y.project = c.row \
         WHERE c.operation > ?1 AND c.thing = 'project' AND c.action = 'insert' ORDER BY 1",
        last,
    )
    .await?;
    let mut changed =
        ids(&mut read, "SELECT row FROM change WHERE operation > ?1 AND thing = 'project' AND action = 'update'", last)
            .await?;
    changed.extend(ids(&mut read, TAGGED, last).await?);
    changed.sort_unstable();
    changed.dedup();
    Ok(Since { arrived, changed, by_others })
}

async fn ids(conn: &mut SqliteConnection, sql: &'static str, last: Id) -> Result<Vec<Id>> {
    sqlx::query_scalar(sql).bind(last).fetch_all(conn).await.map_err(db)
}

/// The newest operation; 0 in a library nobody has written to.
///
/// # Errors
/// A database error.
pub async fn latest(store: &Store) -> Result<Id> {
    let latest = sqlx::query_scalar("SELECT coalesce(max(id), 0) FROM operation");
    latest.fetch_one(&mut *store.read().await?).await.map_err(db)
}

/// What happened after an operation that figures kept from then do not know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Projects whose tags changed, ascending; some of them are gone.
    pub tagged: Vec<Id>,
    /// Names of programmes may be others.
    pub programmes: bool,
}

/// What happened after this operation.
///
/// # Errors
/// A database error.
pub async fn touched(store: &Store, after: Id) -> Result<Touched> {
    let mut read = store.read().await?;
    let tagged = ids(&mut read, TAGGED, after).await?;
    let programmes = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM change WHERE operation > ?1 AND thing IN ('project', 'project_year', 'programme_name')) \
         OR EXISTS (SELECT 1 FROM batch WHERE operation > ?1 AND thing IN ('project', 'project_year', 'programme_name'))",
    );
    let programmes = programmes.bind(after).fetch_one(&mut *read).await.map_err(db)?;
    Ok(Touched { tagged, programmes })
}

/// Projects with a confirmed tag that quotes its evidence, by kind in the order of [`Kind::ALL`], each as often as it has
/// one; of these projects, or of all.
///
/// # Errors
/// A database error.
pub async fn evidenced(store: &Store, only: Option<&[Id]>) -> Result<[Vec<Id>; 3]> {
    let mut read = store.read().await?;
    let mut found: [Vec<Id>; 3] = Default::default();
    // One row a kind: handing over a row costs more than reading it.
    let all =
        "SELECT kind, json_group_array(project) FROM tag WHERE state = 'confirmed' AND evidence <> '' GROUP BY kind";
    let some = "SELECT kind, json_group_array(project) FROM tag WHERE project IN (SELECT value FROM json_each(?)) \
                AND state = 'confirmed' AND evidence <> '' GROUP BY kind";
    let rows = match only {
        None => sqlx::query(all),
        Some(ids) => sqlx::query(some).bind(json!(ids).to_string()),
    };
    for row in rows.fetch_all(&mut *read).await.map_err(db)? {
        let kind: String = row.cell(0)?;
        if let Some(kind) = Kind::parse(&kind) {
            found[kind as usize] = serde_json::from_str(row.cell(1)?).map_err(damaged)?;
        }
    }
    Ok(found)
}

/// Of a kind of outcome a fiscal year (`None` = not stated) and the sum.
type YearSum = (String, Option<i32>, i64);

/// What came of projects, stated by lists or entered by people, by kind, budgets left out: sums of fiscal years in their order,
/// and how many projects have an entry, whatever it says.
///
/// # Errors
/// A database error.
pub async fn outcomes(store: &Store) -> Result<(Vec<YearSum>, Vec<(String, u32)>)> {
    let mut read = store.read().await?;
    let entered = sqlx::query_as(
        "SELECT kind, count(DISTINCT project) FROM outcome WHERE kind <> 'budget' GROUP BY kind ORDER BY kind",
    );
    let entered = entered.fetch_all(&mut *read).await.map_err(db)?;
    let sums = sqlx::query_as(
        "SELECT kind, year, coalesce(sum(amount), 0) FROM outcome WHERE kind <> 'budget' GROUP BY kind, year \
         ORDER BY kind, year",
    );
    Ok((sums.fetch_all(&mut *read).await.map_err(db)?, entered))
}
