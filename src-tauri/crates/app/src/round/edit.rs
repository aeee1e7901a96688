//! Changes, closes and reopens rounds, and takes projects out of them.

use super::{RoundEdit, RoundId, RoundReopen, RoundWithdraw};
use crate::person::chair;
use crate::prelude::*;
use crate::registry::{line, text};
use crate::write::{bounded, invalid, operation, written};
use domain::stage::Blindness;
use serde_json::json;
use store::Tx;
use store::rows::RoundRow;

const NAME: usize = 60;
const NOTE: usize = 2_000;
const REASON: usize = 500;
const READERS: std::ops::RangeInclusive<u8> = 1..=5;

pub(super) fn named(given: &str) -> Result<String, Problem> {
    let name = line("name", given, NAME)?;
    if name.is_empty() { Err(invalid("name", "code-needed")) } else { Ok(name) }
}

pub(super) fn readers(given: u8) -> Result<u8, Problem> {
    if READERS.contains(&given) { Ok(given) } else { Err(invalid("readers", "readers-range")) }
}

/// An ISO date as it is written, or nothing.
pub(super) fn day(given: &str) -> Result<String, Problem> {
    let given = given.trim();
    if given.is_empty() {
        return Ok(String::new());
    }
    domain::span::day(given).map(|date| date.to_string()).ok_or_else(|| invalid("deadline", "no-date"))
}

fn reason(given: &str) -> Result<String, Problem> {
    let reason = text("reopen_note", given, REASON)?;
    bounded("reopen_note", &reason, REASON)?;
    Ok(reason)
}

/// A round inside a write.
///
/// # Errors
/// `NoSuchRound`.
pub(crate) async fn the(tx: &mut Tx, round: Id) -> Result<RoundRow, Problem> {
    store::round::get_in(tx, round).await?.ok_or_else(|| Problem::new(ProblemCode::NoSuchRound))
}

/// A round inside a write, while it is open.
///
/// # Errors
/// `NoSuchRound`, `RoundClosed`.
pub(crate) async fn still_open(tx: &mut Tx, round: Id) -> Result<RoundRow, Problem> {
    let row = the(tx, round).await?;
    if row.closed { Err(Problem::new(ProblemCode::RoundClosed).with("name", &row.name)) } else { Ok(row) }
}

/// Changes what is given of a round. Of a closed one only name and note. A chair's; not undone, changed by another edit.
/// Once somebody has voted, blindness stays, and where votes open when all have voted no more readers are wanted: opened votes
/// would be sealed again.
///
/// # Errors
/// `WhoAreYou`, `ChairOnly`, `NoSuchRound`, `RoundClosed`, `RoundExists`, `NoSuchCriteria`, `InvalidField`.
pub async fn edit(context: &Context<'_>, args: RoundEdit) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    chair(&open)?;
    let name = args.name.as_deref().map(named).transpose()?;
    let deadline = args.deadline.as_deref().map(day).transpose()?;
    let note = args.note.as_deref().map(|note| text("note", note, NOTE)).transpose()?;
    let wanted = args.readers.map(readers).transpose()?;
    if let Some(criteria) = args.criteria
        && store::round::criteria(&open.store, criteria).await?.is_none()
    {
        return Err(Problem::new(ProblemCode::NoSuchCriteria));
    }
    let outcome = open
        .store
        .write_lasting(operation(context, "round-edit", json!({})), async |tx| {
            let before = the(tx, args.round).await?;
            let mut row = before.clone();
            row.name = name.unwrap_or(row.name);
            row.deadline = deadline.unwrap_or(row.deadline);
            row.note = note.unwrap_or(row.note);
            row.readers = wanted.unwrap_or(row.readers);
            row.criteria = args.criteria.unwrap_or(row.criteria);
            row.blindness = args.blindness.unwrap_or(row.blindness);
            let inside = |row: &RoundRow| (row.deadline.clone(), row.readers, row.criteria, row.blindness);
            if row.closed && inside(&row) != inside(&before) {
                return Err(Problem::new(ProblemCode::RoundClosed).with("name", &before.name));
            }
            let more = row.blindness == Blindness::AllVoted && row.readers > before.readers;
            let seals = [("readers", more), ("blindness", row.blindness != before.blindness)];
            if let Some((field, _)) = seals.into_iter().find(|(_, seals)| *seals)
                && store::vote::any_in(tx, row.id).await?
            {
                return Err(invalid(field, "votes-given"));
            }
            if store::round::taken(tx, &row.name, Some(row.id)).await? {
                return Err(Problem::new(ProblemCode::RoundExists).with("name", &row.name));
            }
            store::round::update(tx, &row).await?;
            tx.set_param("name", row.name.as_str());
            tx.set_count(1);
            Ok(row.id)
        })
        .await?;
    written(&open, outcome, "round-edit", |id| (1, Some(*id))).await
}

/// Closes a round: nobody votes any more, and every vote becomes visible. A chair's; opened again by [`reopen`].
///
/// # Errors
/// `WhoAreYou`, `ChairOnly`, `NoSuchRound`, `RoundClosed`.
pub async fn close(context: &Context<'_>, args: RoundId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    chair(&open)?;
    let mut op = operation(context, "round-close", json!({}));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            let row = still_open(tx, args.round).await?;
            store::round::close(tx, row.id).await?;
            tx.set_param("name", row.name);
            tx.set_count(1);
            Ok(row.id)
        })
        .await?;
    written(&open, outcome, "round-close", |id| (1, Some(*id))).await
}

/// Opens a closed round again, with the reason. A chair's. Votes that became visible stay so where the round's rule has
/// them opened; under "until the round is closed" they are hidden again.
///
/// # Errors
/// `WhoAreYou`, `ChairOnly`, `NoSuchRound`, `RoundOpen`, `InvalidField`.
pub async fn reopen(context: &Context<'_>, args: RoundReopen) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    chair(&open)?;
    let reason = reason(&args.reason)?;
    let mut op = operation(context, "round-reopen", json!({}));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            let row = the(tx, args.round).await?;
            if !row.closed {
                return Err(Problem::new(ProblemCode::RoundOpen).with("name", &row.name));
            }
            store::round::reopen(tx, row.id, &reason).await?;
            tx.set_param("name", row.name);
            tx.set_count(1);
            Ok(row.id)
        })
        .await?;
    written(&open, outcome, "round-reopen", |id| (1, Some(*id))).await
}

/// Takes projects out of an open round, with the reason; votes given on them stay on record. A chair's; not undone, as that
/// would be anybody's.
///
/// # Errors
/// `WhoAreYou`, `ChairOnly`, `NoSuchRound`, `RoundClosed`, `NotInRound`, `NothingSelected`, `InvalidField`.
pub async fn withdraw(context: &Context<'_>, args: RoundWithdraw) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    chair(&open)?;
    let reason = reason(&args.reason).map_err(|problem| problem.with("field", "withdrawn"))?;
    if args.projects.is_empty() {
        return Err(Problem::new(ProblemCode::NothingSelected));
    }
    let data = super::data::data(&open, args.round).await?;
    for project in &args.projects {
        data.place(*project)?;
    }
    let outcome = open
        .store
        .write_lasting(operation(context, "round-withdraw", json!({})), async |tx| {
            let row = still_open(tx, args.round).await?;
            let count = store::round::withdraw(tx, row.id, &args.projects, &reason).await?;
            tx.set_param("name", row.name);
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "round-withdraw", |count| (*count, None)).await
}
