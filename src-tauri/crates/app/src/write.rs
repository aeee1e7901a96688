//! What every writing verb shares: the operation it opens, and the answer it gives.

use crate::prelude::*;
use crate::state::Open;
use serde_json::Value;
use store::{NewOperation, Outcome};

/// An undoable operation by whoever works here.
pub(crate) fn operation(context: &Context<'_>, kind: &'static str, params: Value) -> NewOperation {
    NewOperation { kind, by: context.app.by(), params, undoable: true }
}

/// Brings the index in step and makes the answer. `of` gives count and created id.
pub(crate) async fn written<T>(
    open: &Open,
    outcome: Outcome<T>,
    kind: &str,
    of: impl FnOnce(&T) -> (u32, Option<Id>),
) -> Result<Written<Done>, Problem> {
    let (count, created) = of(&outcome.value);
    let changed = if outcome.operation.is_some() { open.follow(&outcome.changed).await? } else { Vec::new() };
    Ok(Written { value: Done { operation: outcome.operation, kind: kind.to_owned(), count, created }, changed })
}

/// Holds a required text against its bound, in characters.
///
/// # Errors
/// `InvalidField` for an empty or overlong text.
pub(crate) fn bounded(field: &str, text: &str, limit: usize) -> Result<(), Problem> {
    let invalid = |reason: &str| Problem::new(ProblemCode::InvalidField).with("field", field).with("reason", reason);
    if text.is_empty() {
        return Err(invalid("code-needed"));
    }
    if text.chars().count() > limit {
        return Err(invalid("too-long").with("limit", limit));
    }
    Ok(())
}
