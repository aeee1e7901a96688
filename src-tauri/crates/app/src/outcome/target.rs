//! What outcomes are held against: set and removed by people, with where it is stated.

use super::{TargetId, TargetPer, TargetSave};
use crate::prelude::*;
use crate::registry::known;
use crate::write::{integer, invalid, operation, within_years, written};
use domain::OutcomeKind;
use serde_json::json;
use store::rows::TargetRow;

/// Longest text, in characters.
const TEXT: usize = 500;
/// Largest amount.
const MOST: f64 = 1e12;

impl TargetPer {
    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            TargetPer::Year => "year",
            TargetPer::Span => "span",
        }
    }
}

fn gone() -> Problem {
    Problem::new(ProblemCode::NoSuchTarget)
}

/// Sets a target, or changes one.
///
/// # Errors
/// `NoSuchTarget`; `InvalidField` for an amount of money as kind, years outside 1989–2100 or in the wrong order, a programme that
/// is not there, an amount that is negative, not whole or beyond 10^12, an overlong text.
pub async fn set_target(context: &Context<'_>, args: TargetSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    if args.kind == OutcomeKind::Budget {
        return Err(invalid("kind", "no-budget"));
    }
    within_years("year_first", args.year_first)?;
    within_years("year_last", args.year_last)?;
    if args.year_last < args.year_first {
        return Err(invalid("year_last", "ends-before-start"));
    }
    let amount = integer("amount", args.amount, MOST)?;
    let (source, note) = (args.source.trim().to_owned(), args.note.trim().to_owned());
    for (field, text) in [("source", &source), ("note", &note)] {
        if text.chars().count() > TEXT {
            return Err(invalid(field, "too-long").with("limit", TEXT));
        }
    }
    let known = known(&open).await?;
    if args.programme.is_some_and(|id| known.get(id).is_none()) {
        return Err(invalid("programme", "programme-gone"));
    }
    let outcome = open
        .store
        .write(operation(context, "target-set", json!({})), async |tx| {
            let before = match args.id {
                None => None,
                Some(id) => Some(store::carry::target::get_in(tx, id).await?.ok_or_else(gone)?),
            };
            let row = TargetRow {
                id: args.id.unwrap_or(0),
                kind: args.kind,
                year_first: args.year_first,
                year_last: args.year_last,
                per: args.per.as_str().to_owned(),
                programme: args.programme,
                amount,
                source,
                state: args.state.as_str().to_owned(),
                note,
                by: before.as_ref().map(|row| row.by.clone()).unwrap_or_default(),
                at: before.as_ref().map(|row| row.at.clone()).unwrap_or_default(),
            };
            tx.set_count(1);
            if before.as_ref() == Some(&row) {
                return Ok(None);
            }
            let id = store::carry::target::put(tx, &row).await?;
            Ok(before.is_none().then_some(id))
        })
        .await?;
    written(&open, outcome, "target-set", |created| (1, *created)).await
}

/// Removes a target.
///
/// # Errors
/// `NoSuchTarget`.
pub async fn remove_target(context: &Context<'_>, args: TargetId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let outcome = open
        .store
        .write(operation(context, "target-remove", json!({})), async |tx| {
            if !store::carry::target::remove(tx, args.id).await? {
                return Err(gone());
            }
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "target-remove", |()| (1, None)).await
}
