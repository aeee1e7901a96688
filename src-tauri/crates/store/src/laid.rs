//! The order of what belongs to a theme, laid around what is hidden from whoever writes.

use crate::problem::{Result, db};
use crate::viewer::anything_hidden;
use crate::write::Tx;
use domain::Id;
use serde_json::json;
use sqlx::AssertSqlSafe;

/// Puts a row of a table (`theme`, `project`, `position`) at a 0-based place among those of its theme that whoever writes may
/// see; beyond the end means last. Rows of hidden projects keep their places.
///
/// # Errors
/// A database error.
pub(crate) async fn place(tx: &mut Tx, table: &'static str, theme: Id, id: Id, place: u32) -> Result<()> {
    let hidden = if anything_hidden(tx.conn()?).await? {
        "AND (project IS NULL OR project NOT IN (SELECT id FROM temp.hidden))"
    } else {
        ""
    };
    let seen = format!("SELECT id, position FROM {table} WHERE theme = ? {hidden} ORDER BY position, id");
    let rows: Vec<(Id, u32)> =
        sqlx::query_as(AssertSqlSafe(seen)).bind(theme).fetch_all(tx.conn()?).await.map_err(db)?;
    let places: Vec<u32> = rows.iter().map(|(_, position)| *position).collect();
    let mut order: Vec<Id> = rows.into_iter().map(|(id, _)| id).filter(|other| *other != id).collect();
    order.insert(usize::try_from(place).unwrap_or(usize::MAX).min(order.len()), id);
    let laid: Vec<(Id, u32)> = order.into_iter().zip(places).collect();
    let sql = format!(
        "UPDATE {table} SET position = j.value->>1 FROM json_each(?) j \
         WHERE {table}.id = j.value->>0 AND {table}.position <> j.value->>1"
    );
    sqlx::query(AssertSqlSafe(sql)).bind(json!(laid).to_string()).execute(tx.conn()?).await.map_err(db)?;
    Ok(())
}
