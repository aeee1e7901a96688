//! Rows of a sheet are written, or read as if they were to be.

use super::reading::{Place, Put, read};
use super::words::Words;
use super::{Cell, PlanPut, PlanTried};
use crate::prelude::*;
use crate::write::{operation, written};
use domain::plan::Sheet;
use serde_json::{Map, Value, json};
use store::plan::RowWrite;

/// What rows would become, and what is wrong with them.
///
/// # Errors
/// As [`put`], but for wrong cells, which are told.
pub async fn try_rows(context: &Context<'_>, args: PlanPut) -> Result<PlanTried, Problem> {
    let open = context.app.library().await?;
    let place = Place::of(&open, "plan.try", args.plan, args.sheet).await?;
    let reading = read(&open, Words(context.app.language()), "plan.try", &place, &args).await?;
    Ok(reading.tried())
}

/// Writes rows of a sheet in one step. Only cells that change are written, so that what somebody else wrote into the same row
/// stays. A gate that is fixed for the first time fixes its criteria that are not.
///
/// # Errors
/// `BadCall` for cells the sheet has not, and a plan where there is none; `NoSuchPlan`; `InvalidField` with `sheet`, `row` and
/// `field` for a wrong cell or one that is asked about and not confirmed, for a plan that does not change any more, and for too
/// many rows; `ConflictOfInterest`.
pub async fn put(context: &Context<'_>, args: PlanPut) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let place = Place::of(&open, "plan.put", args.plan, args.sheet).await?;
    let reading = read(&open, Words(context.app.language()), "plan.put", &place, &args).await?.accepted(args.sheet)?;
    let rows: Vec<RowWrite> = reading.rows.iter().map(row).filter(|row| !row.cells.is_empty()).collect();
    let fixes: Vec<RowWrite> = reading.fixes.iter().map(|(id, day)| fix(*id, day)).collect();
    let kind = if args.sheet.is_of_library() { "handbook-put" } else { "plan-put" };
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let params = json!({ "code": place.code(), "sheet": args.sheet.as_str(), "count": count });
    let outcome = open
        .store
        .write(operation(context, kind, params), async |tx| {
            if args.before.is_some() {
                // Rows that are hidden from whoever writes make room like any other. What is written itself is seen.
                tx.over_all();
            }
            tx.set_count(count);
            let ids = store::plan::put(tx, args.sheet, place.id(), &rows, args.before).await?;
            store::plan::put(tx, Sheet::Criterion, place.id(), &fixes, None).await?;
            Ok(rows.iter().zip(ids).find(|(row, _)| row.id.is_none()).map(|(_, id)| id))
        })
        .await?;
    written(&open, outcome, kind, |first| (count, *first)).await
}

fn row(put: &Put) -> RowWrite {
    RowWrite { id: put.id, cells: put.changed().iter().map(|(name, cell)| (name.clone(), value(cell))).collect() }
}

fn fix(id: Id, day: &str) -> RowWrite {
    RowWrite { id: Some(id), cells: Map::from_iter([("fixed_on".to_owned(), json!(day))]) }
}

/// A cell as the library takes it.
pub(super) fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Number(number) => json!(number),
        Cell::Text(text) => json!(text),
        Cell::None => Value::Null,
    }
}
