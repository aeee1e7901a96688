//! Who there is, and as whom this window works.

use super::pin::must_fit;
use super::working::{Working, today};
use super::{Me, People, Person, PersonBecome};
use crate::commands::Nothing;
use crate::prelude::*;
use crate::state::Open;
use store::rows::PersonRow;

/// Everybody.
///
/// # Errors
/// `NoLibrary`; a database error.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<People, Problem> {
    let open = context.app.library().await?;
    let work = store::person::work(&open.store).await?;
    let blocks = open.me().blocks;
    let today = today();
    let mut people: Vec<Person> = Vec::new();
    for row in store::person::all(&open.store).await? {
        let work = work.get(&row.id).copied().unwrap_or_default();
        people.push(Person {
            id: row.id,
            active: row.active_on(&today),
            chair: row.chair,
            pin: !row.pin.is_empty(),
            hidden: blocks.count(row.id),
            open: work.open,
            votes: work.votes,
            name: row.name,
            organisation: row.organisation,
            field: row.field,
            active_from: row.active_from,
            active_to: row.active_to,
            note: row.note,
        });
    }
    people.sort_by_key(|person| !person.active);
    Ok(People { people })
}

/// As whom this window works.
///
/// # Errors
/// `NoLibrary`; a database error.
pub async fn me(context: &Context<'_>, _: Nothing) -> Result<Me, Problem> {
    let open = context.app.library().await?;
    known(&open).await
}

pub(super) async fn known(open: &Open) -> Result<Me, Problem> {
    let Working { person, people, .. } = open.me();
    let PersonRow { id, name, organisation, chair, .. } = person.clone().unwrap_or_default();
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
    let newest = store::history::newest_at(&open.store).await?;
    Ok(Me {
        id: person.map(|_| id),
        name,
        organisation,
        chair,
        people,
        hidden: u32::try_from(open.store.viewer().hidden.len()).unwrap_or(u32::MAX),
        clock_behind: newest.filter(|newest| *newest > now),
    })
}

/// "I am …".
///
/// # Errors
/// `NoLibrary`, `NoSuchPerson`, `NotActive`; `WrongPin`, also when there is one and none was given; a database error.
pub async fn become_(context: &Context<'_>, args: PersonBecome) -> Result<Me, Problem> {
    let open = context.app.library().await?;
    let people = store::person::all(&open.store).await?;
    let person = match args.person {
        None => None,
        Some(id) => {
            let found = people.iter().find(|row| row.id == id).cloned();
            Some(found.ok_or_else(|| Problem::new(ProblemCode::NoSuchPerson))?)
        }
    };
    if let Some(person) = &person
        && !person.active_on(&today())
    {
        return Err(Problem::new(ProblemCode::NotActive).with("name", &person.name));
    }
    let me = open.me().person.map(|person| person.id);
    if let Some(person) = person.as_ref().filter(|person| Some(person.id) != me && !person.pin.is_empty()) {
        must_fit(context.app, args.pin.as_deref(), &person.pin).await?;
    }
    // A PIN is asked for again at each opening.
    let recalled = person.as_ref().filter(|person| person.pin.is_empty()).map(|person| person.id);
    context.app.recall(&open.store.meta().uuid, recalled);
    open.work_as_person(person.map(|person| person.id)).await?;
    *context.app.kept() = crate::import::Kept::default();
    known(&open).await
}
