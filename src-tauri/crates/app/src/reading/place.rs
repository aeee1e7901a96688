//! The reader's own order: what is put off, and what comes first.

use super::{ReadingArrange, ReadingLater};
use crate::person::acting;
use crate::prelude::*;
use crate::round::data::data;
use crate::round::edit::still_open;
use crate::write::{operation, written};
use serde_json::json;

/// Puts a project off, or takes it up again.
///
/// # Errors
/// `WhoAreYou`, `NotActive`, `NoSuchRound`, `RoundClosed`, `NotInRound`.
pub async fn later(context: &Context<'_>, args: ReadingLater) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let me = acting(&open)?;
    let data = data(&open, args.round).await?;
    let reader = data.parts[data.place(args.project)?].reader(me.id).copied();
    let reader = reader.ok_or_else(|| Problem::new(ProblemCode::NotInRound).with("key", args.project))?;
    let outcome = open
        .store
        .write(operation(context, "reading-later", json!({})), async |tx| {
            let round = still_open(tx, args.round).await?;
            store::round::put_off(tx, reader.assignment, args.later).await?;
            tx.set_param("name", round.name);
            tx.set_count(1);
            Ok(())
        })
        .await?;
    if outcome.operation.is_some() {
        open.rounds.note(args.round, args.project);
    }
    written(&open, outcome, "reading-later", |()| (1, None)).await
}

/// Sets the reader's own order: these first, in this order, the others behind them as they were.
///
/// # Errors
/// `WhoAreYou`, `NotActive`, `NoSuchRound`, `RoundClosed`, `NotInRound`.
pub async fn arrange(context: &Context<'_>, args: ReadingArrange) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let me = acting(&open)?;
    let data = data(&open, args.round).await?;
    for project in &args.projects {
        if data.parts[data.place(*project)?].reader(me.id).is_none() {
            return Err(Problem::new(ProblemCode::NotInRound).with("key", project));
        }
    }
    let count = u32::try_from(args.projects.len()).unwrap_or(u32::MAX);
    let outcome = open
        .store
        .write(operation(context, "reading-arrange", json!({})), async |tx| {
            let round = still_open(tx, args.round).await?;
            store::round::arrange(tx, round.id, me.id, &args.projects).await?;
            tx.set_param("name", round.name);
            tx.set_count(count);
            Ok(())
        })
        .await?;
    written(&open, outcome, "reading-arrange", |()| (count, None)).await
}
