//! Interests and what they hide, with the reasons for a chair.

use super::blocks::projects;
use super::{Blocked, Interest, InterestEffect, InterestNew, InterestRequest, Interests};
use crate::interest::declare::{checked, of};
use crate::prelude::*;
use crate::state::Open;
use std::collections::{BTreeSet, HashMap};
use store::rows::ProjectRow as Stored;

/// Blocked projects told.
const SHOWN: usize = 500;

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// How many of these whoever works here may see. What is hidden is not counted: a number that goes up with each name one
/// tries would tell what is behind the names.
pub(super) fn told(open: &Open, projects: &BTreeSet<Id>) -> u32 {
    count(projects.difference(&open.store.viewer().hidden).count())
}

/// Projects in which anybody who is active today has an interest, lifted or not. For filters: it says of nobody whose it is.
///
/// # Errors
/// A database error.
pub(crate) async fn of_team(open: &Open) -> Result<BTreeSet<Id>, Problem> {
    let today = crate::export::today().to_string();
    let people = store::person::all(&open.store).await?;
    let active: BTreeSet<Id> = people.iter().filter(|row| row.active_on(&today)).map(|row| row.id).collect();
    let blocks = open.me().blocks;
    let declared = blocks.hides.iter().filter(|one| active.contains(&one.row.person));
    Ok(declared.flat_map(|one| one.projects.iter().copied()).collect())
}

/// The interests of one person or, for a chair, of everybody, and what they hide.
///
/// # Errors
/// `NoLibrary`, `WhoAreYou`, `NotActive`; `ChairOnly` for somebody else's.
pub async fn list(context: &Context<'_>, args: InterestRequest) -> Result<Interests, Problem> {
    let open = context.app.library().await?;
    let me = crate::person::acting(&open)?;
    if args.person.is_some_and(|person| person != me.id) && !me.chair {
        return Err(Problem::new(ProblemCode::ChairOnly));
    }
    let whose = |person: Id| args.person.map_or(me.chair || person == me.id, |asked| asked == person);
    let blocks = open.me().blocks;
    let hidden = open.store.viewer().hidden;
    let known = crate::registry::known(&open).await?;
    let mine: Vec<_> = blocks.hides.iter().filter(|one| whose(one.row.person)).collect();
    let reasons: Vec<(Id, _)> = mine
        .iter()
        .map(|one| one.row.person)
        .collect::<BTreeSet<Id>>()
        .into_iter()
        .map(|person| (person, blocks.reasons(person)))
        .collect();
    // One's own number is known from every screen.
    let counts = |person: Id, project: &Id| person == me.id || !hidden.contains(project);
    let total: usize = reasons.iter().map(|(person, of)| of.keys().filter(|id| counts(*person, id)).count()).sum();
    let lifted: HashMap<(Id, Id), _> = blocks.lifted.iter().map(|row| ((row.person, row.project), row)).collect();
    let mut shown: Vec<(Id, Id)> = Vec::new();
    if me.chair {
        let seen = reasons.iter().flat_map(|(person, of)| of.keys().map(|project| (*person, *project)));
        shown.extend(seen.filter(|(_, project)| !hidden.contains(project)).take(SHOWN));
    }
    let mut ids: Vec<Id> = shown.iter().map(|(_, project)| *project).collect();
    ids.extend(mine.iter().filter_map(|one| one.row.project));
    ids.sort_unstable();
    ids.dedup();
    let rows = store::project::rows(&open.store, &ids).await?;
    let rows: HashMap<Id, &Stored> = rows.iter().map(|row| (row.id, row)).collect();
    let name = |row: &store::rows::InterestRow| match (row.project, row.programme) {
        (Some(project), _) => rows.get(&project).map(|row| titled(row)).unwrap_or_default(),
        (_, Some(programme)) => known.get(programme).map(|of| of.name_ja.clone()).unwrap_or_default(),
        _ => row.name.clone(),
    };
    let interests = mine.iter().map(|one| Interest {
        id: (!one.employer).then_some(one.row.id),
        person: one.row.person,
        kind: one.row.kind,
        name: name(&one.row),
        of: one.row.project.or(one.row.programme),
        note: one.row.note.clone(),
        projects: told(&open, &one.projects),
        by: one.row.by.clone(),
        at: one.row.at.clone(),
    });
    let by_person: HashMap<Id, _> = reasons.iter().map(|(person, of)| (*person, of)).collect();
    let blocked = shown.iter().filter_map(|(person, project)| {
        let why = by_person.get(person)?.get(project)?;
        let row = rows.get(project)?;
        let lifted = lifted.get(&(*person, *project));
        Some(Blocked {
            person: *person,
            project: *project,
            number: row.number.clone().unwrap_or_default(),
            title_ja: row.title_ja.clone(),
            title_en: row.title_en.clone(),
            kind: why.row.kind,
            name: name(&why.row),
            lifted: lifted.map(|row| row.reason.clone()),
            lifted_by: lifted.map(|row| row.by.clone()).unwrap_or_default(),
            lifted_at: lifted.map(|row| row.at.clone()).unwrap_or_default(),
        })
    });
    Ok(Interests { interests: interests.collect(), blocked: blocked.collect(), blocked_total: count(total) })
}

fn titled(row: &Stored) -> String {
    if row.title_ja.is_empty() { row.title_en.clone() } else { row.title_ja.clone() }
}

/// What declaring an interest would hide of what whoever asks may see: numbers only.
///
/// # Errors
/// As declaring it.
pub async fn effect(context: &Context<'_>, args: InterestNew) -> Result<InterestEffect, Problem> {
    let open = context.app.library().await?;
    let row = checked(&open, args).await?;
    effect_of(&open, &row).await
}

async fn effect_of(open: &Open, row: &store::rows::InterestRow) -> Result<InterestEffect, Problem> {
    let mut found = of(projects(&open.store, std::slice::from_ref(row)).await?);
    let unseen = open.store.viewer().hidden;
    found.retain(|project| !unseen.contains(project));
    let already = open.me().blocks.hidden(Some(row.person));
    Ok(InterestEffect {
        projects: count(found.len()),
        already: count(found.intersection(&already).count()),
        assignments: store::interest::open_assignments(&open.store, row.person, &found).await?,
    })
}
