//! Rows of a sheet are removed, or put elsewhere.

use super::reading::{MOST, Place};
use super::{PlanPlace, PlanRows};
use crate::prelude::*;
use crate::state::Open;
use crate::write::{invalid, operation, written};
use domain::plan::Sheet;
use serde_json::json;

/// Removes rows in one step. Links of a task, items and criteria of a gate go with it; what else named it stays without it.
///
/// # Errors
/// `BadCall` for a plan where there is none; `NoSuchPlan`; `InvalidField` for a row that is gone, a gate at which something was
/// decided, a fixed criterion of a gate with data or a decision, a plan that does not change any more; `ConflictOfInterest` where something hidden hangs on a row.
pub async fn remove(context: &Context<'_>, args: PlanRows) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let place = Place::of(&open, "plan.remove", args.plan, args.sheet).await?;
    let count = there(&open, &place, args.sheet, &args.ids, None).await?;
    let kind = if args.sheet.is_of_library() { "handbook-remove" } else { "plan-remove" };
    let params = json!({ "code": place.code(), "sheet": args.sheet.as_str(), "count": count });
    let outcome = open
        .store
        .write(operation(context, kind, params), async |tx| {
            tx.set_count(count);
            store::plan::remove(tx, args.sheet, place.id(), &args.ids).await
        })
        .await?;
    written(&open, outcome, kind, |_| (count, None)).await
}

/// Puts rows before another one, in the order they stand in.
///
/// # Errors
/// `BadCall` for a plan where there is none; `NoSuchPlan`; `InvalidField` for a row that is gone, and a plan that does not change
/// any more.
pub async fn place(context: &Context<'_>, args: PlanPlace) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let place = Place::of(&open, "plan.place", args.plan, args.sheet).await?;
    let count = there(&open, &place, args.sheet, &args.ids, args.before).await?;
    let kind = if args.sheet.is_of_library() { "handbook-place" } else { "plan-place" };
    let params = json!({ "code": place.code(), "sheet": args.sheet.as_str() });
    let outcome = open
        .store
        .write(operation(context, kind, params), async |tx| {
            // Rows that are hidden from whoever does it make room like any other.
            tx.over_all();
            tx.set_count(count);
            store::plan::place(tx, args.sheet, place.id(), &args.ids, args.before).await
        })
        .await?;
    written(&open, outcome, kind, |_| (count, None)).await
}

/// How many rows these are, each of them there and seen; `before` as well.
async fn there(open: &Open, place: &Place, sheet: Sheet, ids: &[Id], before: Option<Id>) -> Result<u32, Problem> {
    if ids.len() > MOST {
        return Err(invalid("rows", "too-many-rows").with("limit", MOST));
    }
    let sheets = place.rows(open, sheet).await?;
    let rows: std::collections::HashSet<Id> = sheets.get(&sheet).into_iter().flatten().map(|row| row.id).collect();
    if ids.iter().chain(&before).any(|id| !rows.contains(id)) {
        return Err(invalid("row", "row-gone"));
    }
    let different: std::collections::HashSet<&Id> = ids.iter().collect();
    Ok(u32::try_from(different.len()).unwrap_or(u32::MAX))
}
