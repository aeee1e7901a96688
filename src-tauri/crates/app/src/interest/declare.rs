//! Declares and withdraws interests, lifts blocks.

use super::blocks::projects;
use super::{InterestId, InterestLift, InterestNew};
use crate::person::{acting, chair};
use crate::prelude::*;
use crate::registry::{line, text};
use crate::state::Open;
use crate::write::{bounded, invalid, operation, written};
use domain::stage::InterestKind;
use serde_json::json;
use std::collections::BTreeSet;
use store::rows::InterestRow;

const NAME_LIMIT: usize = 120;
const NOTE_LIMIT: usize = 500;

/// The projects of the one interest asked for.
pub(super) fn of(found: Vec<BTreeSet<Id>>) -> BTreeSet<Id> {
    found.into_iter().next().unwrap_or_default()
}

async fn person(open: &Open, id: Id) -> Result<String, Problem> {
    let people = store::person::all(&open.store).await?;
    let row = people.into_iter().find(|row| row.id == id);
    row.map(|row| row.name).ok_or_else(|| Problem::new(ProblemCode::NoSuchPerson))
}

/// The interest as it would be kept: one's own; a chair anybody's.
///
/// # Errors
/// `WhoAreYou`, `NotActive`, `ChairOnly`, `NoSuchPerson`, `NoSuchProgramme`, `NoSuchProject`; `InvalidField`.
pub(super) async fn checked(open: &Open, args: InterestNew) -> Result<InterestRow, Problem> {
    let me = acting(open)?;
    if args.person != me.id {
        chair(open)?;
    }
    person(open, args.person).await?;
    let note = text("note", &args.note, NOTE_LIMIT)?;
    let mut row = InterestRow {
        id: 0,
        person: args.person,
        kind: args.kind,
        name: String::new(),
        programme: None,
        project: None,
        note,
        by: String::new(),
        at: String::new(),
    };
    match args.kind {
        InterestKind::Organisation | InterestKind::Tie => {
            row.name = line("name", &args.name, NAME_LIMIT)?;
            if super::name::without_form(&row.name).chars().count() < 2 {
                return Err(invalid("name", "name-short"));
            }
        }
        InterestKind::Programme => {
            let id = args.of.ok_or_else(|| invalid("programme", "code-needed"))?;
            if crate::registry::known(open).await?.get(id).is_none() {
                return Err(Problem::new(ProblemCode::NoSuchProgramme));
            }
            row.programme = Some(id);
        }
        InterestKind::Project => {
            let id = args.of.ok_or_else(|| invalid("project", "code-needed"))?;
            if !store::interest::is_project(&open.store, id).await? {
                return Err(Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{id}")));
            }
            row.project = Some(id);
        }
    }
    Ok(row)
}

/// Declares an interest. What is assigned to the person on the projects it hides and not voted on is taken away with it,
/// and blocks that were lifted on them stand again. The answer counts projects that whoever declares it may see.
///
/// # Errors
/// `WhoAreYou`, `NotActive`, `ChairOnly`, `NoSuchPerson`, `NoSuchProgramme`, `NoSuchProject`; `InvalidField`.
pub async fn declare(context: &Context<'_>, args: InterestNew) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let row = checked(&open, args).await?;
    let name = person(&open, row.person).await?;
    let found = of(projects(&open.store, std::slice::from_ref(&row)).await?);
    let hidden: Vec<Id> = found.iter().copied().collect();
    let count = super::list::told(&open, &found);
    let mut op = operation(context, "interest-declare", json!({ "name": name }));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            let id = store::interest::declare(tx, &row).await?;
            store::interest::forget_lifts(tx, row.person, &found).await?;
            store::person::unassign(tx, row.person, Some(&hidden)).await?;
            tx.set_count(count);
            Ok(id)
        })
        .await?;
    written(&open, outcome, "interest-declare", |id| (count, Some(*id))).await
}

/// Takes an interest back: a chair, never one's own.
///
/// # Errors
/// `WhoAreYou`, `NotActive`, `ChairOnly` (also for one's own), `NoSuchInterest`.
pub async fn withdraw(context: &Context<'_>, args: InterestId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let me = chair(&open)?;
    let declared = store::interest::all(&open.store).await?;
    let row = declared.into_iter().find(|row| row.id == args.id);
    let row = row.ok_or_else(|| Problem::new(ProblemCode::NoSuchInterest))?;
    if row.person == me.id {
        return Err(Problem::new(ProblemCode::ChairOnly));
    }
    let name = person(&open, row.person).await?;
    let mut op = operation(context, "interest-withdraw", json!({ "name": name }));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            store::interest::withdraw(tx, row.id).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "interest-withdraw", |()| (1, None)).await
}

/// Shows somebody a project all the same, with the reason, or lets the block stand again: a chair, never for oneself.
///
/// # Errors
/// `WhoAreYou`, `NotActive`, `ChairOnly` (also for oneself), `NoSuchPerson`; `NoSuchProject` for one the person is not
/// blocked from; `ConflictOfInterest` for one that the chair is blocked from as well; `InvalidField`.
pub async fn lift(context: &Context<'_>, args: InterestLift) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let me = chair(&open)?;
    if args.person == me.id {
        return Err(Problem::new(ProblemCode::ChairOnly));
    }
    let name = person(&open, args.person).await?;
    if open.store.viewer().hidden.contains(&args.project) {
        return Err(Problem::new(ProblemCode::ConflictOfInterest).with("count", 1));
    }
    let blocks = open.me().blocks;
    let lifted = blocks.lifted.iter().any(|row| (row.person, row.project) == (args.person, args.project));
    if !lifted && !blocks.blocks(args.person, args.project) {
        return Err(Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{}", args.project)));
    }
    let reason = match args.reason {
        None => None,
        Some(reason) => {
            let reason = text("reason", &reason, NOTE_LIMIT)?;
            bounded("reason", &reason, NOTE_LIMIT)?;
            Some(reason)
        }
    };
    let kind = if reason.is_some() { "interest-lift" } else { "interest-block" };
    let mut op = operation(context, kind, json!({ "name": name }));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            let done = store::interest::lift(tx, args.person, args.project, reason.as_deref()).await?;
            if done && reason.is_none() {
                store::person::unassign(tx, args.person, Some(&[args.project])).await?;
            }
            tx.set_count(u32::from(done));
            Ok(u32::from(done))
        })
        .await?;
    written(&open, outcome, kind, |done| (*done, None)).await
}
