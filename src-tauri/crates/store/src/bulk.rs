//! Bulk inserts with bound values.
//!
//! Many rows go in one statement of fixed sizes, so that each table needs few statements and every one is
//! prepared once. Measured against one JSON array a statement (`json_each` with `value->>n`): that parses
//! the text once for every column.

use crate::problem::{Result, db};
use crate::write::Tx;
use domain::Id;
use sqlx::sqlite::{Sqlite, SqliteArguments};
use sqlx::{AssertSqlSafe, query::Query};

/// Rows of one statement, largest first. The widest table has 23 columns; SQLite takes 32,766 values.
const SIZES: [usize; 3] = [64, 8, 1];

/// A statement in the making.
pub(crate) type Binding = Query<'static, Sqlite, SqliteArguments>;

/// A table that imports fill: its columns in order (the first is `id`), and a row's values in that order.
pub(crate) trait Bulk {
    const TABLE: &'static str;
    const COLUMNS: &'static [&'static str];
    fn id(&self) -> Id;
    fn bind(&self, query: Binding) -> Binding;
}

/// Inserts quietly: known by their id range instead of one change each.
pub(crate) async fn insert<T: Bulk>(tx: &mut Tx, rows: &[T]) -> Result<()> {
    let ids = || rows.iter().map(T::id);
    let (Some(first), Some(last)) = (ids().min(), ids().max()) else { return Ok(()) };
    tx.note_batch(T::TABLE, first, last)?;
    tx.quiet(true).await?;
    let mut rest = rows;
    for size in SIZES {
        if rest.len() < size {
            continue;
        }
        let sql = statement::<T>(size);
        while rest.len() >= size {
            let (part, after) = rest.split_at(size);
            let query = part.iter().fold(sqlx::query(AssertSqlSafe(sql.clone())), |query, row| row.bind(query));
            query.execute(tx.conn()?).await.map_err(db)?;
            rest = after;
        }
    }
    tx.quiet(false).await
}

fn statement<T: Bulk>(rows: usize) -> std::sync::Arc<str> {
    let row = format!("({})", vec!["?"; T::COLUMNS.len()].join(","));
    let columns = T::COLUMNS.join("\", \"");
    format!("INSERT INTO \"{}\" (\"{columns}\") VALUES {}", T::TABLE, vec![row.as_str(); rows].join(",")).into()
}
