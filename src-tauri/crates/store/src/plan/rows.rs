//! Writing rows of sheets.

use super::copy::must_be_open;
use super::{RowWrite, cells, circle, criterion_stays, gate_decided};
use crate::problem::{Result, db};
use crate::write::Tx;
use domain::Id;
use domain::plan::{Kind, Sheet};
use serde_json::{Value, json};
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteArguments;
use std::collections::HashSet;

type Query<'q> = sqlx::query::Query<'q, sqlx::Sqlite, SqliteArguments>;

/// Where a sheet's rows are: those of a plan, or all of the library's. A plan's sheet without its plan has none.
fn of(sheet: Sheet, plan: Option<Id>) -> String {
    match plan {
        _ if sheet.is_of_library() => "1".to_owned(),
        Some(id) => format!("plan = {id}"),
        None => "0".to_owned(),
    }
}

/// What a cell holds where nothing is said.
fn nothing(sheet: Sheet, cell: &str) -> Value {
    let number = sheet.columns().iter().any(|column| {
        column.name == cell
            && matches!(column.kind, Kind::Whole { .. } | Kind::Year | Kind::Yen | Kind::Flag | Kind::Ref { .. })
    });
    if number { Value::Null } else { json!("") }
}

fn bound<'q>(query: Query<'q>, value: &Value) -> Query<'q> {
    match value {
        Value::String(text) => query.bind(text.clone()),
        Value::Number(number) => query.bind(number.as_i64()),
        Value::Bool(yes) => query.bind(i64::from(*yes)),
        _ => query.bind(None::<i64>),
    }
}

/// Writes rows of a sheet: changed cells of those that are there, new ones in their order before `before` (`None` = at the
/// end, also where that one is not there). What is as it was writes nothing, and so does a row that is not there. `null` clears
/// a cell of any kind. Returns the ids, in the order of `rows`.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` for a plan that does not change any more (`plan-frozen`) and links that would make a circle
/// (`cycle`); a database error: also for a reference to nothing, or a value its column does not take.
pub async fn put(
    tx: &mut Tx,
    sheet: Sheet,
    plan: Option<Id>,
    rows: &[RowWrite],
    before: Option<Id>,
) -> Result<Vec<Id>> {
    let (table, all, place) = (sheet.table(), cells(sheet), of(sheet, plan));
    if let Some(plan) = plan {
        must_be_open(tx, plan).await?;
    }
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let new = rows.iter().filter(|row| row.id.is_none()).count();
    let mut position = if new == 0 { 0 } else { room(tx, sheet, &place, before, new).await? };
    let mut ids = Vec::with_capacity(rows.len());
    for row in rows {
        let given: Vec<&String> = all.iter().filter(|cell| row.cells.contains_key(*cell)).collect();
        let value = |cell: &String| match row.cells.get(cell) {
            Some(value) if !value.is_null() => value.clone(),
            _ => nothing(sheet, cell),
        };
        if let Some(id) = row.id {
            ids.push(id);
            if given.is_empty() {
                continue;
            }
            let names: Vec<String> = given.iter().map(|cell| format!("\"{cell}\"")).collect();
            let marks = vec!["?"; given.len()].join(", ");
            let sets: Vec<String> = names.iter().map(|name| format!("{name} = ?")).collect();
            let sql = format!(
                "UPDATE {table} SET {}, by = ?, at = ? WHERE id = ? AND {place} AND ({}) IS NOT ({marks})",
                sets.join(", "),
                names.join(", ")
            );
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for cell in &given {
                query = bound(query, &value(cell));
            }
            query = query.bind(by.clone()).bind(at.clone()).bind(id);
            for cell in &given {
                query = bound(query, &value(cell));
            }
            query.execute(tx.conn()?).await.map_err(db)?;
            continue;
        }
        let id = tx.take_id()?;
        let names: Vec<String> = all.iter().map(|cell| format!("\"{cell}\"")).collect();
        let (owner, mark) = if sheet.is_of_library() { ("", "") } else { ("plan, ", "?, ") };
        let sql = format!(
            "INSERT INTO {table} (id, {owner}position, {}, by, at) VALUES (?, {mark}?, {}, ?, ?)",
            names.join(", "),
            vec!["?"; all.len()].join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(id);
        if !sheet.is_of_library() {
            query = query.bind(plan);
        }
        query = query.bind(position);
        for cell in &all {
            query = bound(query, &value(cell));
        }
        query.bind(by.clone()).bind(at.clone()).execute(tx.conn()?).await.map_err(db)?;
        position += 1;
        ids.push(id);
    }
    if let Some(plan) = plan.filter(|_| sheet == Sheet::Link) {
        circle::refuse(tx, plan).await?;
    }
    Ok(ids)
}

/// Places of rows, written where they differ. Nobody wrote into those rows: who wrote them last stays.
async fn lay(tx: &mut Tx, sheet: Sheet, places: &[(Id, i64)]) -> Result<u32> {
    if places.is_empty() {
        return Ok(0);
    }
    let sql = format!(
        "UPDATE {0} SET position = j.value->>1 FROM json_each(?1) j WHERE {0}.id = j.value->>0 AND {0}.position <> j.value->>1",
        sheet.table()
    );
    let done = sqlx::query(AssertSqlSafe(sql)).bind(json!(places).to_string()).execute(tx.conn()?).await.map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Makes room for new rows, moving on only those that stand in their way; answers the first one's place.
async fn room(tx: &mut Tx, sheet: Sheet, place: &str, before: Option<Id>, new: usize) -> Result<i64> {
    let table = sheet.table();
    let sql = format!(
        "SELECT id, position FROM {table} WHERE {place} AND (position, id) >= (SELECT position, id FROM {table} WHERE id = ? AND {place}) \
         ORDER BY position, id"
    );
    let later: Vec<(Id, i64)> =
        sqlx::query_as(AssertSqlSafe(sql)).bind(before).fetch_all(tx.conn()?).await.map_err(db)?;
    let Some((_, at)) = later.first().copied() else {
        let end = format!("SELECT coalesce(max(position), -1) + 1 FROM {table} WHERE {place}");
        return sqlx::query_scalar(AssertSqlSafe(end)).fetch_one(tx.conn()?).await.map_err(db);
    };
    let from = at.saturating_add(i64::try_from(new).unwrap_or(0));
    let moved: Vec<(Id, i64)> = later
        .iter()
        .zip(from..)
        .take_while(|((_, stands), free)| stands < free)
        .map(|((id, _), free)| (*id, free))
        .collect();
    lay(tx, sheet, &moved).await?;
    Ok(at)
}

/// Puts rows, in the order they stand in, before another one (`None` = at the end). Others keep their order. Returns how many
/// stand elsewhere now.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` (`plan-frozen`) for a plan that does not change any more; a database error.
pub async fn place(tx: &mut Tx, sheet: Sheet, plan: Option<Id>, ids: &[Id], before: Option<Id>) -> Result<u32> {
    let (table, place) = (sheet.table(), of(sheet, plan));
    if let Some(plan) = plan {
        must_be_open(tx, plan).await?;
    }
    let all = format!("SELECT id, position FROM {table} WHERE {place} ORDER BY position, id");
    let all: Vec<(Id, i64)> = sqlx::query_as(AssertSqlSafe(all)).fetch_all(tx.conn()?).await.map_err(db)?;
    let chosen: HashSet<Id> = ids.iter().copied().collect();
    let (moved, mut order): (Vec<Id>, Vec<Id>) = all.iter().map(|(id, _)| *id).partition(|id| chosen.contains(id));
    // Before one that is moved itself: before the next one that stays.
    let stays = before.and_then(|id| {
        let from = all.iter().position(|(one, _)| *one == id)?;
        all.get(from..)?.iter().map(|(one, _)| *one).find(|one| !chosen.contains(one))
    });
    let to = stays.and_then(|id| order.iter().position(|one| *one == id)).unwrap_or(order.len());
    order.splice(to..to, moved);
    // The places there are, so that only rows between the two ends are written.
    let places: Vec<i64> = all.iter().map(|(_, position)| *position).collect();
    let laid: Vec<(Id, i64)> = if places.is_sorted_by(|a, b| a < b) {
        order.into_iter().zip(places).collect()
    } else {
        order.into_iter().zip(0..).collect()
    };
    lay(tx, sheet, &laid).await
}

/// Sets first month (`YYYY-MM`) and length, in months, of tasks; those that are as they were are not written. Returns how many
/// were.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` (`plan-frozen`) for a plan that does not change any more; a database error.
pub async fn starts(tx: &mut Tx, plan: Id, moves: &[(Id, String, i32)]) -> Result<u32> {
    must_be_open(tx, plan).await?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let moves: Vec<Value> = moves.iter().map(|(id, starts, months)| json!([id, starts, months])).collect();
    let done = sqlx::query(
        "UPDATE plan_task SET starts = j.value->>1, months = j.value->>2, by = ?3, at = ?4 FROM json_each(?2) j \
         WHERE plan_task.id = j.value->>0 AND plan_task.plan = ?1 \
         AND (plan_task.starts, plan_task.months) IS NOT (j.value->>1, j.value->>2)",
    );
    let done = done.bind(plan).bind(json!(moves).to_string()).bind(by).bind(at);
    let done = done.execute(tx.conn()?).await.map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// What goes with, or lets go of, a row that is removed. `?1` = the row.
fn with(sheet: Sheet) -> &'static [&'static str] {
    match sheet {
        Sheet::Task => &[
            "DELETE FROM plan_link WHERE before = ?1 OR after = ?1",
            "UPDATE plan_budget SET task = NULL WHERE task = ?1",
            "UPDATE plan_item SET task = NULL WHERE task = ?1",
            "UPDATE plan_support SET task = NULL WHERE task = ?1",
        ],
        Sheet::Gate => &[
            "UPDATE plan_support SET item = NULL WHERE item IN (SELECT id FROM plan_item WHERE gate = ?1)",
            "DELETE FROM plan_item WHERE gate = ?1",
            "DELETE FROM plan_criterion WHERE gate = ?1",
            "UPDATE plan_risk SET gate = NULL WHERE gate = ?1",
        ],
        Sheet::Item => &["UPDATE plan_support SET item = NULL WHERE item = ?1"],
        _ => &[],
    }
}

/// Whether a criterion (`?1`) was fixed, and data or a decision came: that it was there is not to be lost.
const STAYS: &str = "SELECT EXISTS (SELECT 1 FROM plan_criterion c JOIN plan_gate g ON g.id = c.gate WHERE c.id = ?1 \
     AND (c.fixed_on <> '' OR c.changed_on <> '') \
     AND (g.data_on <> '' OR EXISTS (SELECT 1 FROM plan_decision d WHERE d.gate = g.id)))";

/// Removes rows. Links of a task and items and criteria of a gate go with it; what else named the row stays without it. Returns
/// how many of them were there.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` for a plan that does not change any more (`plan-frozen`), a gate at which something was decided
/// (`gate-decided`), a criterion that was fixed, of a gate with data or a decision (`criterion-stays`); a database error.
pub async fn remove(tx: &mut Tx, sheet: Sheet, plan: Option<Id>, ids: &[Id]) -> Result<u32> {
    let place = of(sheet, plan);
    if let Some(plan) = plan {
        must_be_open(tx, plan).await?;
    }
    let mut gone = 0;
    for id in ids {
        if sheet == Sheet::Gate {
            let decided: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM plan_decision WHERE gate = ?)")
                .bind(id)
                .fetch_one(tx.conn()?)
                .await
                .map_err(db)?;
            if decided {
                return Err(gate_decided());
            }
        }
        if sheet == Sheet::Criterion && sqlx::query_scalar(STAYS).bind(id).fetch_one(tx.conn()?).await.map_err(db)? {
            return Err(criterion_stays());
        }
        let there = format!("SELECT EXISTS (SELECT 1 FROM {} WHERE id = ? AND {place})", sheet.table());
        let there: bool = sqlx::query_scalar(AssertSqlSafe(there)).bind(id).fetch_one(tx.conn()?).await.map_err(db)?;
        if !there {
            continue;
        }
        for sql in with(sheet) {
            sqlx::query(*sql).bind(id).execute(tx.conn()?).await.map_err(db)?;
        }
        let sql = format!("DELETE FROM {} WHERE id = ?", sheet.table());
        sqlx::query(AssertSqlSafe(sql)).bind(id).execute(tx.conn()?).await.map_err(db)?;
        gone += 1;
    }
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::kept;

    #[test]
    fn a_cell_of_numbers_is_null_where_nothing_is_said_and_any_other_is_empty() {
        assert_eq!(nothing(Sheet::Task, "months"), Value::Null);
        assert_eq!(nothing(Sheet::Task, "project"), Value::Null);
        assert_eq!(nothing(Sheet::Task, "name_ja"), json!(""));
        assert_eq!(nothing(Sheet::Task, "starts"), json!(""));
        assert!(kept(Sheet::Criterion).iter().all(|cell| nothing(Sheet::Criterion, cell) == json!("")));
    }
}
