//! What a plan is called, and what its theme would become.

use super::PlanEdit;
use crate::prelude::*;
use crate::write::{bounded, invalid, operation, written};
use domain::plan::PlanKind;
use serde_json::json;

/// Longest name of a plan, in characters.
pub(super) const NAME: usize = 200;

/// Changes the head of a plan. Its gates stay as they are. A baseline can still be called otherwise; a version is called by the
/// reason it was kept for.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` for an overlong name, a what-if copy without one, a version, another product for a baseline.
pub async fn edit(context: &Context<'_>, args: PlanEdit) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let head = super::stored::any(&open, args.plan).await?;
    let product = args.product.unwrap_or(head.product);
    if head.kind == PlanKind::Version || !head.kind.is_open() && product != head.product {
        return Err(invalid("plan", "plan-frozen"));
    }
    let name = args.name.as_deref().map_or(head.name.as_str(), str::trim);
    if args.name.is_some() && (head.kind != PlanKind::Current || !name.is_empty()) {
        bounded("name", name, NAME)?;
    }
    let code = super::stored::code(&open, head.theme).await?;
    let outcome = open
        .store
        .write(operation(context, "plan-edit", json!({ "code": code })), async |tx| {
            tx.set_count(1);
            store::plan::edit_head(tx, args.plan, name, product).await
        })
        .await?;
    written(&open, outcome, "plan-edit", |()| (1, None)).await
}
