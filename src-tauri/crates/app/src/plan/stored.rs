//! Which plan a command is about.

use crate::prelude::*;
use crate::state::Open;
use crate::write::invalid;
use store::plan::PlanHeadRow;

/// A plan.
///
/// # Errors
/// `NoSuchPlan`; a database error.
pub(super) async fn any(open: &Open, plan: Id) -> Result<PlanHeadRow, Problem> {
    store::plan::head(&open.store, plan).await?.ok_or_else(super::no_such_plan)
}

/// A plan that can be worked on.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` for a baseline and a version; a database error.
pub(super) async fn open(open: &Open, plan: Id) -> Result<PlanHeadRow, Problem> {
    let head = any(open, plan).await?;
    if head.kind.is_open() { Ok(head) } else { Err(invalid("plan", "plan-frozen")) }
}

/// Code of a theme, for the sentence of an operation.
///
/// # Errors
/// `NoSuchTheme`; a database error.
pub(super) async fn code(open: &Open, theme: Id) -> Result<String, Problem> {
    crate::theme::stored(open, theme).await.map(|theme| theme.theme.code)
}
