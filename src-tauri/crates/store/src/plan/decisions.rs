//! Decisions go with the plan that a copy takes the place of.

use crate::problem::{Result, db};
use crate::write::Tx;
use domain::Id;

/// Decisions of a plan that a copy of it has not, as they were made since: at the same gates of the copy. What was decided at a
/// gate that the copy has no more stays with the plan alone.
///
/// # Errors
/// A database error.
pub(super) async fn carry(tx: &mut Tx, from: Id, to: Id) -> Result<()> {
    let missing: Vec<(Id, Id)> = sqlx::query_as(
        "SELECT d.id, t.id FROM plan_decision d JOIN plan_gate g ON g.id = d.gate \
         JOIN plan_gate t ON t.plan = ?2 AND coalesce(t.origin, t.id) = coalesce(g.origin, g.id) \
         WHERE d.plan = ?1 AND NOT EXISTS (SELECT 1 FROM plan_decision o WHERE o.gate = t.id \
         AND (o.decided_on, o.verdict, o.who, o.basis, o.by, o.at) = (d.decided_on, d.verdict, d.who, d.basis, d.by, d.at)) \
         ORDER BY d.id",
    )
    .bind(from)
    .bind(to)
    .fetch_all(tx.conn()?)
    .await
    .map_err(db)?;
    for (decision, gate) in missing {
        again(tx, decision, to, gate).await?;
    }
    Ok(())
}

/// Writes a decision down once more, at a gate of another plan, as it was made.
///
/// # Errors
/// A database error.
pub(super) async fn again(tx: &mut Tx, decision: Id, plan: Id, gate: Id) -> Result<()> {
    let id = tx.take_id()?;
    sqlx::query(
        "INSERT INTO plan_decision (id, plan, gate, decided_on, verdict, who, basis, dissent, conditions, items, by, at) \
         SELECT ?2, ?3, ?4, decided_on, verdict, who, basis, dissent, conditions, items, by, at FROM plan_decision WHERE id = ?1",
    )
    .bind(decision)
    .bind(id)
    .bind(plan)
    .bind(gate)
    .execute(tx.conn()?)
    .await
    .map_err(db)
    .map(drop)
}
