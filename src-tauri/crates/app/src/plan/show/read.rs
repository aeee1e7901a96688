//! Plans of a theme, their rows and decisions, as they are stored.

use crate::plan::{Cell, GateDecision, PlanHead, Row, Verdict};
use crate::prelude::*;
use crate::state::Open;
use domain::plan::Sheet;
use serde_json::Value;
use std::collections::BTreeMap;
use store::plan::{DecisionRow, PlanHeadRow, SheetRow};

/// Rows by the sheet they stand in, in order.
pub(crate) type Sheets = BTreeMap<Sheet, Vec<Row>>;

/// All plans of a theme: the plan, what-if copies, baselines and versions, each newest first.
///
/// # Errors
/// A database error.
pub(crate) async fn heads(open: &Open, theme: Id) -> Result<Vec<PlanHead>, Problem> {
    Ok(store::plan::heads(&open.store, theme).await?.into_iter().map(head).collect())
}

fn head(row: PlanHeadRow) -> PlanHead {
    PlanHead {
        id: row.id,
        kind: row.kind,
        name: row.name,
        product: row.product,
        source: row.source,
        version: row.version,
        by: row.by,
        at: row.at,
        last_by: row.last_by,
        last_at: row.last_at,
    }
}

/// Every sheet of a plan.
///
/// # Errors
/// A database error.
pub(crate) async fn sheets(open: &Open, plan: Id) -> Result<Sheets, Problem> {
    some_sheets(open, plan, Sheet::of_plan()).await
}

/// The sheets of a plan that say when something is: tasks and gates.
///
/// # Errors
/// A database error.
pub(super) async fn timed_sheets(open: &Open, plan: Id) -> Result<Sheets, Problem> {
    some_sheets(open, plan, [Sheet::Task, Sheet::Gate].into_iter()).await
}

async fn some_sheets(open: &Open, plan: Id, wanted: impl Iterator<Item = Sheet>) -> Result<Sheets, Problem> {
    let mut sheets = Sheets::new();
    for sheet in wanted {
        let rows = store::plan::rows(&open.store, plan, sheet).await?;
        sheets.insert(sheet, rows.into_iter().map(row).collect());
    }
    Ok(sheets)
}

/// Rows of a sheet of the library.
///
/// # Errors
/// A database error.
pub(crate) async fn library_rows(open: &Open, sheet: Sheet) -> Result<Vec<Row>, Problem> {
    Ok(store::plan::library_rows(&open.store, sheet).await?.into_iter().map(row).collect())
}

/// A row as the window has it.
pub(crate) fn row(row: SheetRow) -> Row {
    Row {
        id: row.id,
        origin: row.origin,
        cells: row.cells.into_iter().map(|(name, value)| (name, cell(value))).collect(),
    }
}

fn cell(value: Value) -> Cell {
    match value {
        Value::String(text) => Cell::Text(text),
        Value::Number(number) => number.as_i64().map_or(Cell::None, Cell::Number),
        _ => Cell::None,
    }
}

/// Decisions at the gates of a plan, what was written down last first: it corrects what was before.
///
/// # Errors
/// A database error.
pub(crate) async fn decisions(open: &Open, plan: Id) -> Result<Vec<GateDecision>, Problem> {
    let rows = store::plan::decisions(&open.store, plan).await?;
    Ok(rows.into_iter().filter_map(decision).collect())
}

/// A decision; one with a verdict of a newer version is not ours to show.
fn decision(row: DecisionRow) -> Option<GateDecision> {
    let text = |item: &Value, name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let item = |item: &Value| (text(item, "name_ja"), text(item, "name_en"), text(item, "state"));
    Some(GateDecision {
        id: row.id,
        gate: row.gate,
        decided_on: row.decided_on,
        verdict: serde_json::from_value::<Verdict>(row.verdict.into()).ok()?,
        who: row.who,
        basis: row.basis,
        dissent: row.dissent,
        conditions: row.conditions,
        items: row.items.as_array().map(|items| items.iter().map(item).collect()).unwrap_or_default(),
        by: row.by,
        at: row.at,
    })
}

/// The refusal of a plan that is gone, or of another theme.
pub(crate) fn no_such_plan() -> Problem {
    Problem::new(ProblemCode::NoSuchPlan)
}
