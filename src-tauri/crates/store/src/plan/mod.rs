//! Plans of themes: heads, and the rows of their sheets. Written for every sheet alike, from what `domain::plan` declares.

mod circle;
mod copy;
mod decisions;
mod let_go;
mod rows;

pub use copy::{adopt, copy, drop_plan};
pub(crate) use let_go::{asset, attachment, claim, extra, programme, support, theme};
pub use rows::{place, put, remove, starts};

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::write::Tx;
use domain::plan::{PlanKind, Product, Sheet};
use domain::{Id, Problem, ProblemCode};
use serde_json::{Map, Value};
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteRow;

/// A plan without its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanHeadRow {
    /// Id.
    pub id: Id,
    /// Its theme.
    pub theme: Id,
    /// What it is of its theme.
    pub kind: PlanKind,
    /// Name of a copy, or why it was kept.
    pub name: String,
    /// What the theme would become.
    pub product: Product,
    /// The plan it is a copy of.
    pub source: Option<Id>,
    /// The number of the version of the theme it was kept with.
    pub version: Option<u32>,
    /// Who made it.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
    /// Who wrote in it last, rows included.
    pub last_by: String,
    /// ISO-8601 UTC.
    pub last_at: String,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// Id.
    pub id: Id,
    /// The row it was first, in another plan.
    pub origin: Option<Id>,
    /// Cells by name: texts, whole numbers, `null`.
    pub cells: Map<String, Value>,
}

/// A row to write. Cells that are left out stay as they are; of a new row texts are empty, the rest is `null`.
#[derive(Debug, Clone, PartialEq)]
pub struct RowWrite {
    /// Which; `None` = a new one.
    pub id: Option<Id>,
    /// Cells by name.
    pub cells: Map<String, Value>,
}

/// A decision at a gate (`plan_decision`).
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionRow {
    /// Id; 0 = a new one.
    pub id: Id,
    /// Its plan.
    pub plan: Id,
    /// Its gate.
    pub gate: Id,
    /// ISO date.
    pub decided_on: String,
    /// go, conditional, hold, no-go.
    pub verdict: String,
    /// Who decided.
    pub who: String,
    /// On what.
    pub basis: String,
    /// Who was of another mind.
    pub dissent: String,
    /// Conditions.
    pub conditions: String,
    /// How the checklist stood: `[{name_ja, name_en, state, projects}]`, without items that name a hidden project. Of a new
    /// one it is not asked: it is as the checklist stands.
    pub items: Value,
    /// Who wrote it down.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
}

/// Cells that only the core writes.
pub(crate) fn kept(sheet: Sheet) -> &'static [&'static str] {
    match sheet {
        Sheet::Criterion => &["first_ja", "first_en", "changed_on"],
        _ => &[],
    }
}

/// All cells of a sheet's rows, in order.
pub(crate) fn cells(sheet: Sheet) -> Vec<String> {
    sheet.cells().into_iter().chain(kept(sheet).iter().map(|cell| (*cell).to_owned())).collect()
}

/// Plans of a theme: the plan, then what-if copies, baselines and versions, each newest first. Who wrote last is asked of the
/// rows of those that can be worked on; the others are as they were made.
///
/// # Errors
/// A database error.
pub async fn heads(store: &Store, theme: Id) -> Result<Vec<PlanHeadRow>> {
    let order = "ORDER BY CASE p.kind WHEN 'current' THEN 0 WHEN 'what-if' THEN 1 WHEN 'baseline' THEN 2 ELSE 3 END, \
         p.at DESC, p.id DESC";
    let sql = format!("{} WHERE p.theme = ? {order}", head_sql());
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(theme).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(head_row).collect()
}

/// One plan.
///
/// # Errors
/// A database error.
pub async fn head(store: &Store, plan: Id) -> Result<Option<PlanHeadRow>> {
    let sql = format!("{} WHERE p.id = ?", head_sql());
    let row = sqlx::query(AssertSqlSafe(sql)).bind(plan).fetch_optional(&mut *store.read().await?).await.map_err(db)?;
    row.as_ref().map(head_row).transpose()
}

/// The plan of a theme, without its copies.
///
/// # Errors
/// A database error.
pub async fn current(store: &Store, theme: Id) -> Result<Option<Id>> {
    let id = sqlx::query_scalar("SELECT id FROM plan WHERE theme = ? AND kind = 'current'").bind(theme);
    id.fetch_optional(&mut *store.read().await?).await.map_err(db)
}

fn head_sql() -> String {
    let last: Vec<String> = Sheet::of_plan()
        .map(|sheet| format!("SELECT at, by FROM {} WHERE plan = p.id", sheet.table()))
        .chain(["SELECT p.at, p.by".to_owned()])
        .collect();
    format!(
        "SELECT p.id, p.theme, p.kind, p.name, p.product, p.source, v.number, p.by, p.at, \
         iif(p.kind IN ('current', 'what-if'), (SELECT json_array(at, by) FROM ({}) ORDER BY at DESC LIMIT 1), \
         json_array(p.at, p.by)) FROM plan p LEFT JOIN theme_version v ON v.id = p.version",
        last.join(" UNION ALL ")
    )
}

fn head_row(r: &SqliteRow) -> Result<PlanHeadRow> {
    let last: String = r.cell(9)?;
    let (last_at, last_by): (String, String) = serde_json::from_str(&last).map_err(damaged)?;
    Ok(PlanHeadRow {
        id: r.cell(0)?,
        theme: r.cell(1)?,
        kind: PlanKind::parse(r.cell(2)?).ok_or_else(|| damaged("plan.kind"))?,
        name: r.cell(3)?,
        product: Product::parse(r.cell(4)?).ok_or_else(|| damaged("plan.product"))?,
        source: r.cell(5)?,
        version: r.cell(6)?,
        by: r.cell(7)?,
        at: r.cell(8)?,
        last_by,
        last_at,
    })
}

/// Rows of a sheet of a plan, in order.
///
/// # Errors
/// A database error.
pub async fn rows(store: &Store, plan: Id, sheet: Sheet) -> Result<Vec<SheetRow>> {
    let sql = format!("{} WHERE plan = ? ORDER BY position, id", rows_sql(sheet));
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(plan).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(sheet_row).collect()
}

/// Rows of a sheet of the library, in order.
///
/// # Errors
/// A database error.
pub async fn library_rows(store: &Store, sheet: Sheet) -> Result<Vec<SheetRow>> {
    let sql = format!("{} ORDER BY position, id", rows_sql(sheet));
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(sheet_row).collect()
}

/// The plan a row is of, where it is there and of a plan.
///
/// # Errors
/// A database error.
pub async fn plan_of(store: &Store, sheet: Sheet, row: Id) -> Result<Option<Id>> {
    let sql = format!("SELECT plan FROM {} WHERE id = ?", sheet.table());
    sqlx::query_scalar(AssertSqlSafe(sql)).bind(row).fetch_optional(&mut *store.read().await?).await.map_err(db)
}

fn rows_sql(sheet: Sheet) -> String {
    let pairs: Vec<String> = cells(sheet).iter().map(|cell| format!("'{cell}', \"{cell}\"")).collect();
    format!("SELECT id, origin, json_object({}) FROM {}", pairs.join(", "), sheet.table())
}

fn sheet_row(r: &SqliteRow) -> Result<SheetRow> {
    let cells: String = r.cell(2)?;
    Ok(SheetRow { id: r.cell(0)?, origin: r.cell(1)?, cells: serde_json::from_str(&cells).map_err(damaged)? })
}

/// Decisions of a plan, newest first.
///
/// # Errors
/// A database error.
pub async fn decisions(store: &Store, plan: Id) -> Result<Vec<DecisionRow>> {
    let rows = sqlx::query(
        "SELECT id, plan, gate, decided_on, verdict, who, basis, dissent, conditions, \
         (SELECT json_group_array(json(i.value)) FROM json_each(d.items) i WHERE NOT EXISTS \
          (SELECT 1 FROM json_each(i.value, '$.projects') p WHERE p.value IN (SELECT id FROM temp.hidden))), by, at \
         FROM plan_decision d WHERE plan = ? ORDER BY at DESC, id DESC",
    );
    let rows = rows.bind(plan).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    let row = |r: &SqliteRow| {
        let items: String = r.cell(9)?;
        Ok(DecisionRow {
            id: r.cell(0)?,
            plan: r.cell(1)?,
            gate: r.cell(2)?,
            decided_on: r.cell(3)?,
            verdict: r.cell(4)?,
            who: r.cell(5)?,
            basis: r.cell(6)?,
            dissent: r.cell(7)?,
            conditions: r.cell(8)?,
            items: serde_json::from_str(&items).map_err(damaged)?,
            by: r.cell(10)?,
            at: r.cell(11)?,
        })
    };
    rows.iter().map(row).collect()
}

/// Begins the plan of a theme. Returns its id.
///
/// # Errors
/// A database error: also where the theme has one.
pub async fn begin(tx: &mut Tx, theme: Id, product: Product) -> Result<Id> {
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query("INSERT INTO plan (id, theme, kind, name, product, by, at) VALUES (?, ?, 'current', '', ?, ?, ?)")
        .bind(id)
        .bind(theme)
        .bind(product.as_str())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(id)
}

/// Writes name and product of a plan; the same as before changes nothing. Who made a baseline, and when, stays: by that the newest
/// is known.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` (`plan-frozen`) for a version; a database error.
pub async fn edit_head(tx: &mut Tx, plan: Id, name: &str, product: Product) -> Result<()> {
    copy::must_be(tx, plan, &[PlanKind::Current, PlanKind::WhatIf, PlanKind::Baseline], "plan-frozen").await?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "UPDATE plan SET name = ?2, product = ?3, by = iif(kind = 'baseline', by, ?4), at = iif(kind = 'baseline', at, ?5) \
         WHERE id = ?1 AND (name, product) IS NOT (?2, ?3)",
    )
    .bind(plan)
    .bind(name.to_owned())
    .bind(product.as_str())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)
    .map(drop)
}

/// How the checklist of a gate (`?3`) stands, with the projects that each item names, straight or by what it rests on.
const CHECKLIST: &str = "(SELECT json_group_array(json_object('name_ja', c.name_ja, 'name_en', c.name_en, 'state', c.state, \
     'projects', json(c.projects))) FROM (SELECT i.name_ja, i.name_en, i.state, (SELECT json_group_array(n.project) FROM \
     (SELECT i.project AS project UNION SELECT a.project FROM asset a WHERE a.id = i.asset UNION \
     SELECT f.row FROM attachment f WHERE f.id = i.attachment AND f.thing = 'project' UNION \
     SELECT t.project FROM plan_task t WHERE t.id = i.task) n WHERE n.project IS NOT NULL) AS projects \
     FROM plan_item i WHERE i.gate = ?3 ORDER BY i.position, i.id) c)";

/// Writes a decision down, with the checklist of its gate as it stands: whole, also what of it is hidden from whoever writes.
/// Returns its id.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` (`plan-decides`) for any other than the plan itself; a database error: also for a gate that is not
/// there.
pub async fn decide(tx: &mut Tx, row: &DecisionRow) -> Result<Id> {
    copy::must_be(tx, row.plan, &[PlanKind::Current], "plan-decides").await?;
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let sql = format!(
        "INSERT INTO plan_decision (id, plan, gate, decided_on, verdict, who, basis, dissent, conditions, items, by, at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, {CHECKLIST}, ?10, ?11)"
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(id)
        .bind(row.plan)
        .bind(row.gate)
        .bind(row.decided_on.clone())
        .bind(row.verdict.clone())
        .bind(row.who.clone())
        .bind(row.basis.clone())
        .bind(row.dissent.clone())
        .bind(row.conditions.clone())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(id)
}

/// The refusal to remove a criterion that was fixed, of a gate with data or a decision.
pub(crate) fn criterion_stays() -> Problem {
    Problem::new(ProblemCode::InvalidField)
        .with("field", "fixed_on")
        .with("sheet", "criterion")
        .with("reason", "criterion-stays")
}

/// The refusal to remove a gate at which something was decided.
pub(crate) fn gate_decided() -> Problem {
    Problem::new(ProblemCode::InvalidField).with("field", "gate").with("reason", "gate-decided")
}
