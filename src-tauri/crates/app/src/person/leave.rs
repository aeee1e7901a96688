//! People go: those who voted leave, others can be removed.

use super::PersonId;
use super::save::no_such;
use super::working::{chair, today};
use crate::prelude::*;
use crate::state::Open;
use crate::write::{operation, written};
use serde_json::json;
use store::rows::PersonRow;

/// The person, and a refusal where the last chair would go while others stay.
async fn going(open: &Open, id: Id) -> Result<PersonRow, Problem> {
    chair(open)?;
    let people = store::person::all(&open.store).await?;
    let row = people.iter().find(|row| row.id == id).cloned().ok_or_else(no_such)?;
    let today = today();
    let others: Vec<&PersonRow> = people.iter().filter(|other| other.id != id && other.active_past(&today)).collect();
    if row.chair && !others.is_empty() && !others.iter().any(|other| other.chair) {
        return Err(Problem::new(ProblemCode::LastChair));
    }
    Ok(row)
}

/// Ends somebody's work today: what is assigned and not voted on is taken away, those projects wait for readers again;
/// the answer counts them. Votes stay.
///
/// # Errors
/// `WhoAreYou`, `NotActive`, `ChairOnly`, `NoSuchPerson`, `LastChair`.
pub async fn leave(context: &Context<'_>, args: PersonId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let mut row = going(&open, args.person).await?;
    row.active_to = today();
    // Somebody registered for later never began.
    if row.active_from > row.active_to {
        row.active_from.clone_from(&row.active_to);
    }
    let mut op = operation(context, "person-leave", json!({ "name": row.name }));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            store::person::put(tx, &row).await?;
            let taken = store::person::unassign(tx, row.id, None).await?;
            tx.set_count(taken);
            Ok(taken)
        })
        .await?;
    written(&open, outcome, "person-leave", |taken| (*taken, None)).await
}

/// Removes somebody who never voted, with interests and what was assigned.
///
/// # Errors
/// `WhoAreYou`, `NotActive`, `ChairOnly`, `NoSuchPerson`, `LastChair`, `PersonVoted` (`votes`).
pub async fn remove(context: &Context<'_>, args: PersonId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let row = going(&open, args.person).await?;
    let mut op = operation(context, "person-remove", json!({ "name": row.name }));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            store::person::remove(tx, row.id).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "person-remove", |()| (1, None)).await
}
