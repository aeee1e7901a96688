//! Who there is, and as whom this window works.

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
    let today = today();
    let mut people: Vec<Person> = Vec::new();
    for row in store::person::all(&open.store).await? {
        let work = work.get(&row.id).copied().unwrap_or_default();
        people.push(Person {
            id: row.id,
            active: row.active_on(&today),
            chair: row.chair,
            pin: !row.pin.is_empty(),
            hidden: 0,
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
    let Working { person, people } = open.me();
    let PersonRow { id, name, organisation, chair, .. } = person.clone().unwrap_or_default();
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
    let newest = store::history::newest_at(&open.store).await?;
    Ok(Me {
        id: person.map(|_| id),
        name,
        organisation,
        chair,
        people,
        hidden: 0,
        clock_behind: newest.filter(|newest| *newest > now),
    })
}

/// "I am …".
///
/// # Errors
/// `NoLibrary`, `NoSuchPerson`, `NotActive`; a database error.
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
    open.work_as(Working { person, people: !people.is_empty() }).await;
    known(&open).await
}
