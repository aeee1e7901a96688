//! Requests for 調整費.

use crate::file::Store;
use crate::problem::{Result, db};
use crate::rows::AdjustmentRow;
use crate::write::Tx;
use domain::Id;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// Every request, by id.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<AdjustmentRow>> {
    of(&mut *store.read().await?, None).await
}

/// One request, inside a write.
///
/// # Errors
/// A database error.
pub async fn get_in(tx: &mut Tx, id: Id) -> Result<Option<AdjustmentRow>> {
    Ok(of(tx.conn()?, Some(id)).await?.pop())
}

async fn of(conn: &mut SqliteConnection, only: Option<Id>) -> Result<Vec<AdjustmentRow>> {
    sqlx::query(
        "SELECT id, project, theme, fiscal_year, round, type, purpose, asked_yen, granted_yen, reason, effect, effect_on, \
         opinion, opinion_by, opinion_on, source_programme, target_programme, state, connected, licensed, outcome, related, \
         by, at FROM adjustment WHERE ?1 IS NULL OR id = ?1 ORDER BY id",
    )
    .bind(only)
    .try_map(|r: SqliteRow| {
        Ok(AdjustmentRow {
            id: r.try_get(0)?,
            project: r.try_get(1)?,
            theme: r.try_get(2)?,
            fiscal_year: r.try_get(3)?,
            round: r.try_get(4)?,
            kind: r.try_get(5)?,
            purpose: r.try_get(6)?,
            asked_yen: r.try_get(7)?,
            granted_yen: r.try_get(8)?,
            reason: r.try_get(9)?,
            effect: r.try_get(10)?,
            effect_on: r.try_get(11)?,
            opinion: r.try_get(12)?,
            opinion_by: r.try_get(13)?,
            opinion_on: r.try_get(14)?,
            source_programme: r.try_get(15)?,
            target_programme: r.try_get(16)?,
            state: r.try_get(17)?,
            connected: r.try_get(18)?,
            licensed: r.try_get(19)?,
            outcome: r.try_get(20)?,
            related: r.try_get(21)?,
            by: r.try_get(22)?,
            at: r.try_get(23)?,
        })
    })
    .fetch_all(conn)
    .await
    .map_err(db)
}

/// Writes a request as it stands; a new one where its id is 0. Who and when are the write's own. Returns its id.
///
/// # Errors
/// A database error: also for a project, theme or programme that is not there.
pub async fn put(tx: &mut Tx, row: &AdjustmentRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let sql = if row.id == 0 {
        "INSERT INTO adjustment (id, project, theme, fiscal_year, round, type, purpose, asked_yen, granted_yen, reason, \
         effect, effect_on, opinion, opinion_by, opinion_on, source_programme, target_programme, state, connected, licensed, \
         outcome, related, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    } else {
        "UPDATE adjustment SET project = ?2, theme = ?3, fiscal_year = ?4, round = ?5, type = ?6, purpose = ?7, \
         asked_yen = ?8, granted_yen = ?9, reason = ?10, effect = ?11, effect_on = ?12, opinion = ?13, opinion_by = ?14, \
         opinion_on = ?15, source_programme = ?16, target_programme = ?17, state = ?18, connected = ?19, licensed = ?20, \
         outcome = ?21, related = ?22, by = ?23, at = ?24 WHERE id = ?1"
    };
    sqlx::query(sql)
        .bind(id)
        .bind(row.project)
        .bind(row.theme)
        .bind(row.fiscal_year)
        .bind(row.round.clone())
        .bind(row.kind.clone())
        .bind(row.purpose.clone())
        .bind(row.asked_yen)
        .bind(row.granted_yen)
        .bind(row.reason.clone())
        .bind(row.effect.clone())
        .bind(row.effect_on.clone())
        .bind(row.opinion.clone())
        .bind(row.opinion_by.clone())
        .bind(row.opinion_on.clone())
        .bind(row.source_programme)
        .bind(row.target_programme)
        .bind(row.state.clone())
        .bind(row.connected)
        .bind(row.licensed)
        .bind(row.outcome.clone())
        .bind(row.related.clone())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(id)
}

/// Removes a request. Returns whether there was one.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, id: Id) -> Result<bool> {
    let done = sqlx::query("DELETE FROM adjustment WHERE id = ?").bind(id).execute(tx.conn()?).await.map_err(db)?;
    Ok(done.rows_affected() > 0)
}

/// Requests of a theme.
///
/// # Errors
/// A database error.
pub async fn of_theme(store: &Store, theme: Id) -> Result<u32> {
    let count = sqlx::query_scalar("SELECT count(*) FROM adjustment WHERE theme = ?").bind(theme);
    count.fetch_one(&mut *store.read().await?).await.map_err(db)
}
