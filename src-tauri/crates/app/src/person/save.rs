//! Adds and changes people.

use super::working::{chair, today};
use super::{PersonFields, PersonSave};
use crate::catalogue;
use crate::prelude::*;
use crate::registry::{line, text};
use crate::settings::Language;
use crate::write::{invalid, operation, written};
use serde_json::json;
use std::collections::BTreeSet;
use store::rows::{InterestRow, PersonRow};

const NAME_LIMIT: usize = 60;
const LINE_LIMIT: usize = 120;
const NOTE_LIMIT: usize = 2_000;

pub(super) fn no_such() -> Problem {
    Problem::new(ProblemCode::NoSuchPerson)
}

/// With checked fields in place of its own.
fn with(mut row: PersonRow, fields: PersonFields) -> Result<PersonRow, Problem> {
    if let Some(name) = fields.name {
        row.name = line("name", &name, NAME_LIMIT)?;
    }
    if row.name.is_empty() {
        return Err(invalid("name", "code-needed"));
    }
    if let Some(organisation) = fields.organisation {
        row.organisation = line("organisation", &organisation, LINE_LIMIT)?;
    }
    if let Some(field) = fields.field {
        row.field = line("field", &field, LINE_LIMIT)?;
    }
    if let Some(note) = fields.note {
        row.note = text("note", &note, NOTE_LIMIT)?;
    }
    for (field, own, given) in
        [("active_from", &mut row.active_from, fields.active_from), ("active_to", &mut row.active_to, fields.active_to)]
    {
        if let Some(given) = given {
            *own = day(field, &given)?;
        }
    }
    if !row.active_to.is_empty() && row.active_to < row.active_from {
        return Err(invalid("active_to", "ends-before-start-day"));
    }
    row.chair = fields.chair.unwrap_or(row.chair);
    Ok(row)
}

/// An ISO date as it is written, or nothing.
fn day(field: &str, given: &str) -> Result<String, Problem> {
    let given = given.trim();
    if given.is_empty() {
        return Ok(String::new());
    }
    domain::span::day(given).map(|date| date.to_string()).ok_or_else(|| invalid(field, "no-date"))
}

/// The employer a person no longer has as an interest that stays until a chair takes it back: who left a company last month
/// still knows its projects. Nothing where the company is only written otherwise.
fn former(language: Language, before: Option<&PersonRow>, row: &PersonRow) -> Option<InterestRow> {
    let before = before.filter(|before| !before.organisation.is_empty())?;
    if crate::interest::same_organisation(&before.organisation, &row.organisation) {
        return None;
    }
    let note = catalogue::word(language, "interest.former");
    Some(InterestRow { note, ..crate::interest::employer(before) })
}

/// Adds a person, or changes the fields given. Anybody registers the first one, who is a chair; from then on it is a
/// chair's. Where the time of every chair is over, anybody names one again: the library would stay without one. A chair's own
/// employer is another chair's to change; whoever's it is, the former one stays as an interest.
///
/// With the end of somebody's time, or an employer whose projects are hidden, go the assignments that can be read no more.
///
/// # Errors
/// `WhoAreYou`, `NotActive`, `ChairOnly` (also for a chair's own employer); `NoSuchPerson`, `PersonExists` (`name`), `LastChair`; `InvalidField`.
pub async fn save(context: &Context<'_>, args: PersonSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let people = store::person::all(&open.store).await?;
    let today = today();
    let leads = |row: &PersonRow| row.chair && row.active_on(&today);
    if people.iter().any(leads) {
        chair(&open)?;
    }
    let before = match args.id {
        Some(id) => Some(people.iter().find(|row| row.id == id).cloned().ok_or_else(no_such)?),
        None => None,
    };
    let mut row = with(before.clone().unwrap_or_default(), args.fields)?;
    row.chair |= people.is_empty();
    if !people.is_empty() && !people.iter().any(leads) && !leads(&row) {
        chair(&open)?;
    }
    let moved = before.as_ref().is_none_or(|before| before.organisation != row.organisation);
    let former = former(context.app.language(), before.as_ref(), &row);
    if former.is_some() && open.me().person.is_some_and(|me| me.id == row.id) {
        return Err(Problem::new(ProblemCode::ChairOnly));
    }
    let found = if moved { crate::interest::by_employer(&open.store, &row).await? } else { BTreeSet::new() };
    // Whose time is over reads nothing any more.
    let over = !row.active_to.is_empty() && row.active_to < today;
    let unreadable: Option<Vec<Id>> = if over { None } else { Some(found.iter().copied().collect()) };
    let kind = if before.is_some() { "person-edit" } else { "person-add" };
    let mut op = operation(context, kind, json!({ "name": row.name }));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            let now = store::person::all_in(tx).await?;
            if now.iter().any(|other| other.id != row.id && other.name == row.name) {
                return Err(Problem::new(ProblemCode::PersonExists).with("name", &row.name));
            }
            let stays = |row: &PersonRow| row.chair && row.active_past(&today);
            let lost = before.as_ref().is_some_and(stays) && !stays(&row);
            if lost && !now.iter().any(|other| other.id != row.id && stays(other)) {
                return Err(Problem::new(ProblemCode::LastChair));
            }
            if before.is_some() {
                store::person::unassign(tx, row.id, unreadable.as_deref()).await?;
            }
            tx.set_count(1);
            if let Some(former) = &former {
                store::interest::declare(tx, former).await?;
            }
            if moved {
                store::interest::forget_lifts(tx, row.id, &found).await?;
            }
            store::person::put(tx, &row).await
        })
        .await?;
    let created = before.is_none();
    written(&open, outcome, kind, |id| (1, created.then_some(*id))).await
}
