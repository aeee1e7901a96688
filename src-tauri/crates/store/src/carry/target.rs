//! What outcomes are held against.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::TargetRow;
use crate::write::Tx;
use domain::{Id, OutcomeKind};
use sqlx::SqliteConnection;

/// Every target, by kind, first year and id.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<TargetRow>> {
    of(&mut *store.read().await?, None).await
}

/// One target, inside a write.
///
/// # Errors
/// A database error.
pub async fn get_in(tx: &mut Tx, id: Id) -> Result<Option<TargetRow>> {
    Ok(of(tx.conn()?, Some(id)).await?.pop())
}

async fn of(conn: &mut SqliteConnection, only: Option<Id>) -> Result<Vec<TargetRow>> {
    let rows = sqlx::query(
        "SELECT id, kind, year_first, year_last, per, programme, amount, source, state, note, by, at FROM kpi_target \
         WHERE ?1 IS NULL OR id = ?1 ORDER BY id",
    );
    let mut targets = Vec::new();
    for r in rows.bind(only).fetch_all(conn).await.map_err(db)? {
        let kind: &str = r.cell(1)?;
        targets.push(TargetRow {
            id: r.cell(0)?,
            kind: OutcomeKind::parse(kind).ok_or_else(|| damaged(format!("a target of {kind}")))?,
            year_first: r.cell(2)?,
            year_last: r.cell(3)?,
            per: r.cell(4)?,
            programme: r.cell(5)?,
            amount: r.cell(6)?,
            source: r.cell(7)?,
            state: r.cell(8)?,
            note: r.cell(9)?,
            by: r.cell(10)?,
            at: r.cell(11)?,
        });
    }
    targets.sort_by_key(|target| (target.kind, target.year_first, target.programme, target.id));
    Ok(targets)
}

/// Writes a target as it stands; a new one where its id is 0. Who and when are the write's own. Returns its id.
///
/// # Errors
/// A database error: also for a programme that is not there.
pub async fn put(tx: &mut Tx, row: &TargetRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let sql = if row.id == 0 {
        "INSERT INTO kpi_target (id, kind, year_first, year_last, per, programme, amount, source, state, note, by, at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    } else {
        "UPDATE kpi_target SET kind = ?2, year_first = ?3, year_last = ?4, per = ?5, programme = ?6, amount = ?7, source = ?8, \
         state = ?9, note = ?10, by = ?11, at = ?12 WHERE id = ?1"
    };
    sqlx::query(sql)
        .bind(id)
        .bind(row.kind.as_str())
        .bind(row.year_first)
        .bind(row.year_last)
        .bind(row.per.clone())
        .bind(row.programme)
        .bind(row.amount)
        .bind(row.source.clone())
        .bind(row.state.clone())
        .bind(row.note.clone())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(id)
}

/// Removes a target. Returns whether there was one.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, id: Id) -> Result<bool> {
    let done = sqlx::query("DELETE FROM kpi_target WHERE id = ?").bind(id).execute(tx.conn()?).await.map_err(db)?;
    Ok(done.rows_affected() > 0)
}
