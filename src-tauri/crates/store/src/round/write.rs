//! Opening, changing, closing rounds.

use crate::bulk::{Binding, Bulk, insert as insert_many};
use crate::problem::{Result, db};
use crate::rows::{RoundItemRow, RoundRow};
use crate::write::Tx;
use domain::Id;
use serde_json::json;

impl Bulk for RoundItemRow {
    const TABLE: &'static str = "round_item";
    const COLUMNS: &'static [&'static str] = &["id", "round", "project", "position", "frozen", "withdrawn"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query
            .bind(self.id)
            .bind(self.round)
            .bind(self.project)
            .bind(self.position)
            .bind(serde_json::to_string(&self.frozen).unwrap_or_default())
            .bind(self.withdrawn.clone())
    }
}

/// Projects of a new round, quietly: known by their id range.
///
/// # Errors
/// A database error; a fault when an id was not handed out by this write.
pub async fn insert_items(tx: &mut Tx, rows: &[RoundItemRow]) -> Result<()> {
    insert_many(tx, rows).await
}

/// Whether another round than `except` has this name.
///
/// # Errors
/// A database error.
pub async fn taken(tx: &mut Tx, name: &str, except: Option<Id>) -> Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM round WHERE name = ?1 AND id IS NOT ?2)")
        .bind(name.to_owned())
        .bind(except)
        .fetch_one(tx.conn()?)
        .await
        .map_err(db)
}

/// Opens a round: its id, who and when are the write's own. Returns the id.
///
/// # Errors
/// A database error: also for a name that is [`taken`] and for criteria that are not there.
pub async fn insert(tx: &mut Tx, row: &RoundRow) -> Result<Id> {
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO round (id, name, kind, purpose, readers, blindness, criteria, deadline, note, imported, tagged, state, \
         opened_at, closed_at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, '', ?)",
    )
    .bind(id)
    .bind(row.name.clone())
    .bind(row.kind.as_str())
    .bind(row.purpose.as_str())
    .bind(row.readers)
    .bind(row.blindness.as_str())
    .bind(row.criteria)
    .bind(row.deadline.clone())
    .bind(row.note.clone())
    .bind(row.imported)
    .bind(row.tagged)
    .bind(at)
    .bind(by)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

/// Writes what may be changed of a round: name, readers, blindness, criteria, last day, note.
///
/// # Errors
/// A database error.
pub async fn update(tx: &mut Tx, row: &RoundRow) -> Result<()> {
    sqlx::query(
        "UPDATE round SET name = ?2, readers = ?3, blindness = ?4, criteria = ?5, deadline = ?6, note = ?7 WHERE id = ?1",
    )
    .bind(row.id)
    .bind(row.name.clone())
    .bind(row.readers)
    .bind(row.blindness.as_str())
    .bind(row.criteria)
    .bind(row.deadline.clone())
    .bind(row.note.clone())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// Closes a round.
///
/// # Errors
/// A database error.
pub async fn close(tx: &mut Tx, id: Id) -> Result<()> {
    let at = tx.now().to_owned();
    sqlx::query("UPDATE round SET state = 'closed', closed_at = ?2 WHERE id = ?1")
        .bind(id)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(())
}

/// Opens a closed round again.
///
/// # Errors
/// A database error.
pub async fn reopen(tx: &mut Tx, id: Id, reason: &str) -> Result<()> {
    let at = tx.now().to_owned();
    sqlx::query(
        "UPDATE round SET state = 'open', closed_at = '', reopened = reopened + 1, reopen_note = ?2, reopened_at = ?3 WHERE id = ?1",
    )
    .bind(id)
    .bind(reason.to_owned())
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// Takes projects out of a round that are in it. Returns how many.
///
/// # Errors
/// A database error.
pub async fn withdraw(tx: &mut Tx, round: Id, projects: &[Id], reason: &str) -> Result<u32> {
    let done = sqlx::query(
        "UPDATE round_item SET withdrawn = ?3 WHERE round = ?1 AND withdrawn = '' \
         AND project IN (SELECT value FROM json_each(?2))",
    )
    .bind(round)
    .bind(json!(projects).to_string())
    .bind(reason.to_owned())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}
