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

/// Rows of one statement, largest first. The widest table has 27 columns; SQLite takes 32,766 values.
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

/// Rows of one table with their values bound, ready to be written: binding copies every text, and can be done on
/// another thread than the writing.
pub struct Bound {
    table: &'static str,
    first: Id,
    last: Id,
    statements: Vec<Binding>,
}

/// Binds rows; `None` for no rows.
pub(crate) fn bind<T: Bulk>(rows: &[T]) -> Option<Bound> {
    let ids = || rows.iter().map(T::id);
    let (first, last) = (ids().min()?, ids().max()?);
    let mut statements = Vec::with_capacity(rows.len() / SIZES[0] + 8);
    let mut rest = rows;
    for size in SIZES {
        if rest.len() < size {
            continue;
        }
        let sql = statement::<T>(size);
        while rest.len() >= size {
            let (part, after) = rest.split_at(size);
            statements.push(part.iter().fold(sqlx::query(AssertSqlSafe(sql.clone())), |query, row| row.bind(query)));
            rest = after;
        }
    }
    Some(Bound { table: T::TABLE, first, last, statements })
}

/// Inserts bound rows quietly: known by their id range instead of one change each.
///
/// # Errors
/// A database error; a fault when an id was not handed out by this write.
pub async fn insert_bound(tx: &mut Tx, bound: Bound) -> Result<()> {
    tx.note_batch(bound.table, bound.first, bound.last)?;
    tx.quiet(true).await?;
    for statement in bound.statements {
        statement.execute(tx.conn()?).await.map_err(db)?;
    }
    tx.quiet(false).await
}

pub(crate) async fn insert<T: Bulk>(tx: &mut Tx, rows: &[T]) -> Result<()> {
    match bind(rows) {
        Some(bound) => insert_bound(tx, bound).await,
        None => Ok(()),
    }
}

fn statement<T: Bulk>(rows: usize) -> std::sync::Arc<str> {
    let row = format!("({})", vec!["?"; T::COLUMNS.len()].join(","));
    let columns = T::COLUMNS.join("\", \"");
    format!("INSERT INTO \"{}\" (\"{columns}\") VALUES {}", T::TABLE, vec![row.as_str(); rows].join(",")).into()
}
