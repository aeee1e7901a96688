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
    let (operation, lasting) = (outcome.operation, !outcome.undoable);
    Ok(Written { value: Done { operation, kind: kind.to_owned(), count, created, lasting }, changed })
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

/// The refusal of a field's value.
pub(crate) fn invalid(field: &str, reason: &str) -> Problem {
    Problem::new(ProblemCode::InvalidField).with("field", field).with("reason", reason)
}

/// Holds a fiscal year against those that are believed.
///
/// # Errors
/// `InvalidField` outside 1989–2100.
pub(crate) fn within_years(field: &str, year: i32) -> Result<(), Problem> {
    if domain::span::YEARS.contains(&year) { Ok(()) } else { Err(invalid(field, "year-range")) }
}

/// A whole number of 0 or more, at most `most`, which is far below 2^53.
///
/// # Errors
/// `InvalidField` for any other.
pub(crate) fn integer(field: &str, value: f64, most: f64) -> Result<i64, Problem> {
    // What is no number at all is in no range.
    if !(0.0..=f64::INFINITY).contains(&value) || value.fract() != 0.0 {
        return Err(invalid(field, "not-whole"));
    }
    if value > most {
        return Err(invalid(field, "too-many").with("limit", most));
    }
    Ok(as_integer(value))
}

/// A number that [`integer`] let pass.
#[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
pub(crate) fn as_integer(value: f64) -> i64 {
    value as i64
}
