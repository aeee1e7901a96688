//! Applies the inverse of an operation's changes.
//!
//! Up to [`BY_ROWS`] changes go row by row, newest first: each step stands on a state that existed, so
//! no UNIQUE index is ever met half-way. Beyond, *runs* of neighbouring changes of one table and one
//! action go by sets, still newest run first. A run is safe as a set when it only deletes, or only
//! inserts (a set whose end is free of conflicts is free of them on the way), or updates each row once
//! in columns that no UNIQUE index looks at. Any other run goes row by row.

use crate::log;
use crate::problem::{Cell, Result, db, is_unique};
use crate::schema::Table;
use crate::undo::{blocked, collision};
use crate::write::Tx;
use domain::{Id, Problem};
use serde_json::{Map, Value};
use sqlx::AssertSqlSafe;

/// Up to here row by row; by sets beyond.
const BY_ROWS: i64 = 2_000;

/// Neighbouring changes of one table and one action.
struct Run {
    thing: String,
    action: String,
    low: i64,
    high: i64,
    count: i64,
}

/// Inverts `source` (the root itself, or for a redo the undo of it), then deletes what the root's
/// batches inserted; for a redo rows of those batches come back as quietly as they came first.
pub(crate) async fn apply(tx: &mut Tx, root: Id, source: Id, again: bool, tables: &[Table]) -> Result<()> {
    sqlx::query("PRAGMA defer_foreign_keys = ON").execute(tx.conn()?).await.map_err(db)?;
    let find = |thing: &str| {
        tables
            .iter()
            .find(|t| t.name == thing)
            .ok_or_else(|| Problem::fault(format!("the log names an unknown table {thing}")))
    };
    let total: i64 = sqlx::query_scalar("SELECT count(*) FROM change WHERE operation = ?")
        .bind(source)
        .fetch_one(tx.conn()?)
        .await
        .map_err(db)?;
    if again {
        sqlx::query("INSERT INTO batch (operation, thing, first, last) SELECT ?1, thing, first, last FROM batch WHERE operation = ?2 ORDER BY id")
            .bind(tx.operation())
            .bind(root)
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
    }
    for run in runs(tx, source).await? {
        let table = find(&run.thing)?;
        let quiet = again && run.action == "delete" && in_batches(tx, root, source, &run).await?;
        if quiet {
            tx.quiet(true).await?;
        }
        let by_sets = quiet || (total > BY_ROWS && safe_as_a_set(tx, source, table, &run).await?);
        let done =
            if by_sets { by_set(tx, source, table, &run).await? } else { by_rows(tx, source, table, &run).await? };
        if quiet {
            tx.quiet(false).await?;
        }
        if done != run.count {
            let Run { thing, action, count, .. } = run;
            return Err(Problem::fault(format!("undo of {count} {action} in {thing} found {done} rows")));
        }
    }
    if !again {
        delete_batches(tx, root, &find).await?;
    }
    Ok(())
}

async fn runs(tx: &mut Tx, source: Id) -> Result<Vec<Run>> {
    let rows = sqlx::query(
        "SELECT thing, action, min(id), max(id), count(*) FROM (SELECT id, thing, action, \
         row_number() OVER (ORDER BY id) - row_number() OVER (PARTITION BY thing, action ORDER BY id) AS island \
         FROM change WHERE operation = ?) GROUP BY thing, action, island ORDER BY max(id) DESC",
    );
    let rows = rows.bind(source).fetch_all(tx.conn()?).await.map_err(db)?;
    rows.iter()
        .map(|r| {
            Ok(Run { thing: r.cell(0)?, action: r.cell(1)?, low: r.cell(2)?, high: r.cell(3)?, count: r.cell(4)? })
        })
        .collect()
}

/// Whether the root's batches hold every row of the run.
async fn in_batches(tx: &mut Tx, root: Id, source: Id, run: &Run) -> Result<bool> {
    let outside: i64 = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM change c WHERE c.operation = ?1 AND c.id BETWEEN ?2 AND ?3 AND NOT EXISTS \
         (SELECT 1 FROM batch b WHERE b.operation = ?4 AND b.thing = c.thing AND c.row BETWEEN b.first AND b.last))",
    )
    .bind(source)
    .bind(run.low)
    .bind(run.high)
    .bind(root)
    .fetch_one(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(outside == 0)
}

async fn safe_as_a_set(tx: &mut Tx, source: Id, table: &Table, run: &Run) -> Result<bool> {
    if run.action == "insert" {
        return Ok(true);
    }
    let rows: i64 =
        sqlx::query_scalar("SELECT count(DISTINCT row) FROM change WHERE operation = ? AND id BETWEEN ? AND ?")
            .bind(source)
            .bind(run.low)
            .bind(run.high)
            .fetch_one(tx.conn()?)
            .await
            .map_err(db)?;
    if rows != run.count || run.action == "delete" {
        return Ok(rows == run.count);
    }
    let columns: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT k.key FROM change c, json_each(c.before) k WHERE c.operation = ? AND c.id BETWEEN ? AND ?",
    )
    .bind(source)
    .bind(run.low)
    .bind(run.high)
    .fetch_all(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(!columns.iter().any(|column| table.guards(column)))
}

fn quoted(table: &Table) -> String {
    table.columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ")
}

async fn by_set(tx: &mut Tx, source: Id, table: &Table, run: &Run) -> Result<i64> {
    let name = &table.name;
    let of_run = "operation = ?1 AND id BETWEEN ?2 AND ?3";
    let sql = match run.action.as_str() {
        "insert" => format!("DELETE FROM \"{name}\" WHERE id IN (SELECT row FROM change WHERE {of_run})"),
        "delete" => {
            let values = table.columns.iter().map(|c| {
                let value = format!("json_extract(before, '$.\"{c}\"')");
                // Logged before the column existed.
                let default = table.defaults.get(c);
                default.map_or(value.clone(), |d| format!("iif(json_type(before, '$.\"{c}\"') IS NULL, {d}, {value})"))
            });
            let values = values.collect::<Vec<_>>().join(", ");
            format!(
                "INSERT INTO \"{name}\" (id, {}) SELECT row, {values} FROM change WHERE {of_run} ORDER BY row",
                quoted(table)
            )
        }
        _ => {
            // A key that is absent leaves the column; a JSON null sets it to NULL.
            let set = table.columns.iter().map(|c| {
                format!("\"{c}\" = iif(json_type(c.before, '$.\"{c}\"') IS NULL, \"{name}\".\"{c}\", json_extract(c.before, '$.\"{c}\"'))")
            });
            format!(
                "UPDATE \"{name}\" SET {} FROM change c WHERE c.operation = ?1 AND c.id BETWEEN ?2 AND ?3 AND \"{name}\".id = c.row",
                set.collect::<Vec<_>>().join(", ")
            )
        }
    };
    let done = sqlx::query(AssertSqlSafe(sql)).bind(source).bind(run.low).bind(run.high).execute(tx.conn()?).await;
    match done {
        Ok(done) => Ok(i64::try_from(done.rows_affected()).unwrap_or(i64::MAX)),
        // Row by row finds the row that collides and says whose it is.
        Err(error) if is_unique(&error) => by_rows(tx, source, table, run).await,
        Err(error) => Err(db(error)),
    }
}

async fn by_rows(tx: &mut Tx, source: Id, table: &Table, run: &Run) -> Result<i64> {
    let mut done = 0;
    let mut high = run.high;
    loop {
        let page = sqlx::query(
            "SELECT id, row, before FROM change WHERE operation = ? AND id BETWEEN ? AND ? ORDER BY id DESC LIMIT 2000",
        );
        let page = page.bind(source).bind(run.low).bind(high).fetch_all(tx.conn()?).await.map_err(db)?;
        for change in &page {
            let row: Id = change.cell(1)?;
            let before: Map<String, Value> = match change.cell::<Option<&str>>(2)? {
                Some(text) => serde_json::from_str(text).map_err(Problem::fault)?,
                None => Map::new(),
            };
            done += one(tx, table, &run.action, row, &before).await?;
            high = change.cell::<i64>(0)? - 1;
        }
        if page.len() < 2000 {
            return Ok(done);
        }
    }
}

/// Inverts one change. The log keeps TEXT, INTEGER and NULL only.
async fn one(tx: &mut Tx, table: &Table, action: &str, row: Id, before: &Map<String, Value>) -> Result<i64> {
    let name = &table.name;
    let columns: Vec<&String> = table.columns.iter().filter(|c| before.contains_key(*c)).collect();
    let sql = match action {
        "insert" => format!("DELETE FROM \"{name}\" WHERE id = ?"),
        "delete" => {
            let places = vec!["?"; columns.len() + 1].join(", ");
            let names = columns.iter().map(|c| format!("\"{c}\", ")).collect::<String>();
            format!("INSERT INTO \"{name}\" ({names}id) VALUES ({places})")
        }
        _ => {
            let set = columns.iter().map(|c| format!("\"{c}\" = ?")).collect::<Vec<_>>().join(", ");
            format!("UPDATE \"{name}\" SET {set} WHERE id = ?")
        }
    };
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for column in columns {
        query = match before.get(column) {
            Some(Value::String(text)) => query.bind(text.as_str().to_owned()),
            Some(Value::Number(number)) => query.bind(number.as_i64()),
            _ => query.bind(None::<i64>),
        };
    }
    match query.bind(row).execute(tx.conn()?).await {
        Ok(done) => Ok(i64::try_from(done.rows_affected()).unwrap_or(i64::MAX)),
        Err(error) if is_unique(&error) => Err(collides(tx, table, row, before, error).await?),
        Err(error) => Err(db(error)),
    }
}

/// Something made since stands where a row would come back.
async fn collides(
    tx: &mut Tx,
    table: &Table,
    row: Id,
    before: &Map<String, Value>,
    error: sqlx::Error,
) -> Result<Problem> {
    let mut image = live(tx, table, row).await?;
    image.extend(before.clone());
    let owners = collision(tx.conn()?, table, row, &image).await?;
    Ok(blocked(tx.conn()?, &owners).await?.detail(error))
}

async fn live(tx: &mut Tx, table: &Table, row: Id) -> Result<Map<String, Value>> {
    let text: Option<String> =
        sqlx::query_scalar(AssertSqlSafe(log::image(table))).bind(row).fetch_optional(tx.conn()?).await.map_err(db)?;
    text.map_or(Ok(Map::new()), |text| serde_json::from_str(&text).map_err(Problem::fault))
}

/// Deletes what the root's batches inserted, later tables first.
async fn delete_batches<'t>(tx: &mut Tx, root: Id, find: &impl Fn(&str) -> Result<&'t Table>) -> Result<()> {
    let rows = sqlx::query("SELECT thing, first, last FROM batch WHERE operation = ? ORDER BY id DESC");
    for batch in rows.bind(root).fetch_all(tx.conn()?).await.map_err(db)? {
        let (thing, first, last): (String, Id, Id) = (batch.cell(0)?, batch.cell(1)?, batch.cell(2)?);
        let sql = format!("DELETE FROM \"{}\" WHERE id BETWEEN ? AND ?", find(&thing)?.name);
        sqlx::query(AssertSqlSafe(sql)).bind(first).bind(last).execute(tx.conn()?).await.map_err(db)?;
    }
    Ok(())
}
