//! Copies of plans: what-if copies, baselines and versions are all made by one deep copy.

use super::cells;
use super::decisions::{again, carry};
use crate::problem::{Result, damaged, db};
use crate::write::Tx;
use domain::plan::{Kind, PlanKind, Sheet, To};
use domain::{Id, Problem, ProblemCode};
use serde_json::{Map, Value, json};
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;

/// The sheet of the same plan that a reference names.
fn within(to: To) -> Option<Sheet> {
    match to {
        To::Task => Some(Sheet::Task),
        To::Gate => Some(Sheet::Gate),
        To::Item => Some(Sheet::Item),
        _ => None,
    }
}

/// Copies a plan with all its rows and decisions; every row knows the one it was first. What is hidden from whoever copies is
/// copied with the rest, and stays hidden: the write is over all ([`Tx::over_all`]), which is the caller's to say. Returns its
/// id and how many rows it has.
///
/// # Errors
/// `NoSuchPlan`; a database error: also for a second plan of a theme that is no copy.
pub async fn copy(tx: &mut Tx, plan: Id, kind: PlanKind, name: &str, version: Option<Id>) -> Result<(Id, u32)> {
    let new = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query(
        "INSERT INTO plan (id, theme, kind, name, product, source, version, by, at) \
         SELECT ?2, theme, ?3, ?4, product, id, ?5, ?6, ?7 FROM plan WHERE id = ?1",
    );
    let done = done.bind(plan).bind(new).bind(kind.as_str()).bind(name.to_owned()).bind(version).bind(by).bind(at);
    if done.execute(tx.conn()?).await.map_err(db)?.rows_affected() == 0 {
        return Err(Problem::new(ProblemCode::NoSuchPlan));
    }
    let mut ids: BTreeMap<Sheet, Value> = BTreeMap::new();
    let mut count = 0;
    for sheet in Sheet::of_plan() {
        let old = format!("SELECT id FROM {} WHERE plan = ? ORDER BY position, id", sheet.table());
        let old: Vec<Id> = sqlx::query_scalar(AssertSqlSafe(old)).bind(plan).fetch_all(tx.conn()?).await.map_err(db)?;
        if old.is_empty() {
            ids.insert(sheet, json!({}));
            continue;
        }
        let first = tx.take_ids(old.len())?;
        let map: Map<String, Value> = old.iter().zip(first..).map(|(old, new)| (old.to_string(), json!(new))).collect();
        ids.insert(sheet, Value::Object(map));
        let all = cells(sheet);
        let names: Vec<String> = all.iter().map(|cell| format!("\"{cell}\"")).collect();
        // Rows of the plan that this sheet names, each by a join: looked up for every row they would be searched through every time.
        let mut maps = Vec::new();
        let values: Vec<String> = all
            .iter()
            .map(|cell| {
                let column = sheet.columns().iter().find(|column| column.name == cell);
                let other = column.and_then(|column| match column.kind {
                    Kind::Ref { to } => within(to),
                    _ => None,
                });
                let Some(other) = other else { return format!("t.\"{cell}\"") };
                maps.push((cell, other));
                format!("m{}.new", maps.len())
            })
            .collect();
        let with = maps.iter().zip(1..).map(|(_, n)| {
            format!("m{n} (old, new) AS MATERIALIZED (SELECT CAST(key AS INTEGER), value FROM json_each(?{}))", n + 3)
        });
        let with = with.collect::<Vec<_>>().join(", ");
        let joins = maps.iter().zip(1..).map(|((cell, _), n)| format!(" LEFT JOIN m{n} ON m{n}.old = t.\"{cell}\""));
        let sql = format!(
            "{4} INSERT INTO {0} (id, plan, origin, position, {1}, by, at) \
             SELECT ?3 + row_number() OVER (ORDER BY t.position, t.id) - 1, ?2, coalesce(t.origin, t.id), t.position, {2}, t.by, t.at \
             FROM {0} t{3} WHERE t.plan = ?1 ORDER BY t.position, t.id",
            sheet.table(),
            names.join(", "),
            values.join(", "),
            joins.collect::<String>(),
            if with.is_empty() { with } else { format!("WITH {with}") }
        );
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(plan).bind(new).bind(first);
        for (_, other) in maps {
            query = query.bind(ids.get(&other).map_or_else(|| "{}".to_owned(), Value::to_string));
        }
        query.execute(tx.conn()?).await.map_err(db)?;
        count += u32::try_from(old.len()).unwrap_or(0);
    }
    let decided: Vec<(Id, Id)> = sqlx::query_as("SELECT id, gate FROM plan_decision WHERE plan = ? ORDER BY id")
        .bind(plan)
        .fetch_all(tx.conn()?)
        .await
        .map_err(db)?;
    for (decision, gate) in decided {
        let gate = ids.get(&Sheet::Gate).and_then(|gates| gates.get(gate.to_string())).and_then(Value::as_i64);
        again(tx, decision, new, gate.ok_or_else(|| damaged("plan_decision.gate"))?).await?;
    }
    Ok((new, count))
}

/// Refuses a plan that does not change any more by now.
pub(super) async fn must_be_open(tx: &mut Tx, plan: Id) -> Result<()> {
    must_be(tx, plan, &[PlanKind::Current, PlanKind::WhatIf], "plan-frozen").await
}

/// Refuses a plan that is not of these kinds by now.
pub(super) async fn must_be(tx: &mut Tx, plan: Id, kinds: &[PlanKind], reason: &str) -> Result<()> {
    let kind: Option<String> = sqlx::query_scalar("SELECT kind FROM plan WHERE id = ?")
        .bind(plan)
        .fetch_optional(tx.conn()?)
        .await
        .map_err(db)?;
    let kind = kind.ok_or_else(|| Problem::new(ProblemCode::NoSuchPlan))?;
    if kinds.iter().any(|one| one.as_str() == kind) {
        return Ok(());
    }
    Err(Problem::new(ProblemCode::InvalidField).with("field", "plan").with("reason", reason))
}

/// The plan of the theme that a plan is of.
async fn current_beside(tx: &mut Tx, plan: Id) -> Result<Option<Id>> {
    sqlx::query_scalar("SELECT c.id FROM plan c JOIN plan o ON o.theme = c.theme WHERE o.id = ? AND c.kind = 'current'")
        .bind(plan)
        .fetch_optional(tx.conn()?)
        .await
        .map_err(db)
}

/// A what-if copy becomes the plan of its theme, with what was decided since it was made; the plan until now is kept as a version
/// under a name.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` (`plan-not-what-if`) for any other plan; a database error.
pub async fn adopt(tx: &mut Tx, what_if: Id, kept_as: &str) -> Result<()> {
    must_be(tx, what_if, &[PlanKind::WhatIf], "plan-not-what-if").await?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    if let Some(former) = current_beside(tx, what_if).await? {
        carry(tx, former, what_if).await?;
        // The former one first: a theme has at most one plan at any time.
        sqlx::query("UPDATE plan SET kind = 'version', name = ?2, by = ?3, at = ?4 WHERE id = ?1")
            .bind(former)
            .bind(kept_as.to_owned())
            .bind(by.clone())
            .bind(at.clone())
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
    }
    sqlx::query("UPDATE plan SET kind = 'current', by = ?2, at = ?3 WHERE id = ?1")
        .bind(what_if)
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)
        .map(drop)
}

/// Drops a what-if copy or a baseline with all its rows. Copies of it stay, and so do decisions: what was decided at a gate of
/// this one while it was the plan goes to the same gate of the plan.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` (`plan-not-copy`) for the plan itself and for versions; a database error.
pub async fn drop_plan(tx: &mut Tx, plan: Id) -> Result<()> {
    must_be(tx, plan, &[PlanKind::WhatIf, PlanKind::Baseline], "plan-not-copy").await?;
    if let Some(current) = current_beside(tx, plan).await? {
        carry(tx, plan, current).await?;
    }
    erase(tx, plan).await
}

/// Removes a plan of any kind with all its rows.
pub(super) async fn erase(tx: &mut Tx, plan: Id) -> Result<()> {
    let sheets: Vec<Sheet> = Sheet::of_plan().collect();
    let mut all = vec!["DELETE FROM plan_decision WHERE plan = ?".to_owned()];
    // Rows that name others first.
    all.extend(sheets.iter().rev().map(|sheet| format!("DELETE FROM {} WHERE plan = ?", sheet.table())));
    all.push("UPDATE plan SET source = NULL WHERE source = ?".to_owned());
    all.push("DELETE FROM plan WHERE id = ?".to_owned());
    for sql in all {
        sqlx::query(AssertSqlSafe(sql)).bind(plan).execute(tx.conn()?).await.map_err(db)?;
    }
    Ok(())
}
