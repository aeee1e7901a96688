//! What was decided at a gate is written down, and stays.

use super::{GateDecide, Verdict};
use crate::prelude::*;
use crate::write::{invalid, operation, written};
use domain::plan::{PlanKind, Sheet};
use domain::span;
use serde_json::{Value, json};
use store::plan::DecisionRow;

/// Longest text of a decision, in characters.
const TEXT: usize = 2_000;

impl Verdict {
    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Go => "go",
            Verdict::Conditional => "conditional",
            Verdict::Hold => "hold",
            Verdict::NoGo => "no-go",
        }
    }
}

/// Writes a decision down with the states of the gate's items as they are now. It is not undone: another one corrects it. It is
/// the plan's that is decided on, not that of a copy.
///
/// # Errors
/// `InvalidField` without who, on what, or the conditions of a conditional one, for a day that is none, overlong texts, a gate
/// that is gone, and a gate of a copy.
pub async fn decide(context: &Context<'_>, args: GateDecide) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let plan = store::plan::plan_of(&open.store, Sheet::Gate, args.gate).await?;
    let head = super::stored::open(&open, plan.ok_or_else(|| refused("gate", "row-gone"))?).await?;
    if head.kind != PlanKind::Current {
        return Err(refused("gate", "plan-decides"));
    }
    let row = checked(&args, head.id)?;
    let gates = store::plan::rows(&open.store, head.id, Sheet::Gate).await?;
    let gate = gates.iter().find(|row| row.id == args.gate).ok_or_else(|| refused("gate", "row-gone"))?;
    let named = |cell: &str| gate.cells.get(cell).cloned().unwrap_or_default();
    let params = json!({ "code": super::stored::code(&open, head.theme).await?, "gate_ja": named("name_ja"),
        "gate_en": named("name_en"), "verdict": args.verdict.as_str() });
    let outcome = open
        .store
        .write_lasting(operation(context, "plan-decide", params), async |tx| {
            tx.set_count(1);
            store::plan::decide(tx, &row).await
        })
        .await?;
    written(&open, outcome, "plan-decide", |id| (1, Some(*id))).await
}

/// The refusal of a field of a decision.
fn refused(field: &str, reason: &str) -> Problem {
    invalid(field, reason).with("sheet", "decision")
}

/// A decision; its checklist is kept by the library as it stands.
fn checked(args: &GateDecide, plan: Id) -> Result<DecisionRow, Problem> {
    let trimmed = |field: &str, text: &str| {
        let text = text.trim();
        if text.chars().count() > TEXT {
            return Err(refused(field, "too-long").with("limit", TEXT));
        }
        Ok(text.to_owned())
    };
    let (who, basis) = (trimmed("who", &args.who)?, trimmed("basis", &args.basis)?);
    let (dissent, conditions) = (trimmed("dissent", &args.dissent)?, trimmed("conditions", &args.conditions)?);
    let believed = span::day(&args.decided_on).filter(|day| span::YEARS.contains(&span::fiscal_year(*day)));
    if believed.is_none() {
        return Err(refused("decided_on", "not-a-day"));
    }
    if who.is_empty() {
        return Err(refused("who", "dissent-who"));
    }
    if basis.is_empty() {
        return Err(refused("basis", "basis-needed"));
    }
    if conditions.is_empty() && args.verdict == Verdict::Conditional {
        return Err(refused("conditions", "conditions-needed"));
    }
    Ok(DecisionRow {
        id: 0,
        plan,
        gate: args.gate,
        decided_on: args.decided_on.clone(),
        verdict: args.verdict.as_str().to_owned(),
        who,
        basis,
        dissent,
        conditions,
        items: Value::Null,
        by: String::new(),
        at: String::new(),
    })
}
