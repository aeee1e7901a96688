//! Copies of a plan: baselines and what-if copies are made, adopted, dropped.

use super::edit::NAME;
use super::words::Words;
use super::{PlanCopy, PlanId};
use crate::catalogue::word;
use crate::prelude::*;
use crate::write::{bounded, invalid, operation, written};
use domain::plan::PlanKind;
use serde_json::json;

/// Copies a plan whole, also what of it is hidden from whoever copies: it stays hidden. A baseline without a name is called by
/// its day.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` for a what-if copy without a name, an overlong name, a copy that is neither.
pub async fn copy(context: &Context<'_>, args: PlanCopy) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let head = super::stored::any(&open, args.plan).await?;
    if !matches!(args.kind, PlanKind::WhatIf | PlanKind::Baseline) {
        let language = context.app.language();
        let kinds =
            [PlanKind::WhatIf, PlanKind::Baseline].map(|kind| word(language, &format!("plan-kind.{}", kind.as_str())));
        return Err(invalid("kind", "not-a-choice").with("choices", kinds.join(" · ")));
    }
    let given = args.name.trim();
    let name = match args.kind {
        PlanKind::Baseline if given.is_empty() => crate::export::today().to_string(),
        _ => given.to_owned(),
    };
    bounded("name", &name, NAME)?;
    let code = super::stored::code(&open, head.theme).await?;
    let outcome = open
        .store
        .write(operation(context, "plan-copy", json!({ "code": code, "name": name })), async |tx| {
            tx.over_all();
            let (plan, count) = store::plan::copy(tx, args.plan, args.kind, &name, None).await?;
            tx.set_count(count);
            Ok((count, plan))
        })
        .await?;
    written(&open, outcome, "plan-copy", |(count, plan)| (*count, Some(*plan))).await
}

/// A what-if copy becomes the plan of its theme; the plan until now is kept as a version.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` for any other plan.
pub async fn adopt(context: &Context<'_>, args: PlanId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let head = super::stored::any(&open, args.plan).await?;
    if head.kind != PlanKind::WhatIf {
        return Err(invalid("plan", "plan-not-what-if"));
    }
    let code = super::stored::code(&open, head.theme).await?;
    let kept_as = Words(context.app.language()).sentence("plan-word.before-adopt", [("name", head.name.clone())]);
    let outcome = open
        .store
        .write(operation(context, "plan-adopt", json!({ "code": code, "name": head.name })), async |tx| {
            tx.over_all();
            tx.set_count(1);
            store::plan::adopt(tx, args.plan, &kept_as).await
        })
        .await?;
    written(&open, outcome, "plan-adopt", |()| (1, None)).await
}

/// Drops a what-if copy or a baseline, also what of it is hidden from whoever does it.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` for the plan itself and for versions.
pub async fn drop_plan(context: &Context<'_>, args: PlanId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let head = super::stored::any(&open, args.plan).await?;
    if !matches!(head.kind, PlanKind::WhatIf | PlanKind::Baseline) {
        return Err(invalid("plan", "plan-not-copy"));
    }
    let code = super::stored::code(&open, head.theme).await?;
    let outcome = open
        .store
        .write(operation(context, "plan-drop", json!({ "code": code, "name": head.name })), async |tx| {
            tx.over_all();
            tx.set_count(1);
            store::plan::drop_plan(tx, args.plan).await
        })
        .await?;
    written(&open, outcome, "plan-drop", |()| (1, None)).await
}
