//! Rounds as they are shown.

use super::data::{RoundData, data};
use super::numbers::numbers;
use super::{ItemReader, ItemsRequest, Load, Round, RoundId, RoundItem, RoundItems, Rounds, Workload};
use crate::commands::Nothing;
use crate::person::today;
use crate::prelude::*;
use crate::reading::differing;
use crate::state::Open;
use std::collections::HashMap;
use store::round::Numbers;
use store::rows::{CriteriaRow, RoundRow};

const PAGE: u32 = 500;

/// Rounds, open ones first, newest first.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<Rounds, Problem> {
    let open = context.app.library().await?;
    let criteria = store::round::all_criteria(&open.store).await?.into_iter().map(|row| (row.id, row)).collect();
    let me = open.me().person.map(|person| person.id);
    let mut rounds = Vec::new();
    for row in store::round::all(&open.store).await? {
        // What is in memory is counted there; the others are not brought into memory for a line of a list.
        if open.rounds.keeps(row.id) {
            rounds.push(counted(&open, row.id).await?);
        } else {
            let numbers = store::round::numbers(&open.store, &row, me).await?;
            rounds.push(shown(row, &criteria, &numbers));
        }
    }
    Ok(Rounds { rounds })
}

/// One round.
///
/// # Errors
/// `NoSuchRound`.
pub async fn show(context: &Context<'_>, args: RoundId) -> Result<Round, Problem> {
    let open = context.app.library().await?;
    counted(&open, args.round).await
}

async fn counted(open: &Open, round: Id) -> Result<Round, Problem> {
    let data = data(open, round).await?;
    let ruled = store::ruling::projects(&open.store, round).await?.into_iter().collect();
    let numbers = numbers(&data, open.me().person.map(|person| person.id), &ruled);
    Ok(shown(data.round.clone(), &data.criteria, &numbers))
}

fn shown(row: RoundRow, criteria: &HashMap<Id, CriteriaRow>, numbers: &Numbers) -> Round {
    let version = criteria.get(&row.criteria);
    Round {
        id: row.id,
        kind: row.kind,
        purpose: row.purpose,
        readers: row.readers,
        blindness: row.blindness,
        criteria: row.criteria,
        criteria_name: version.map(|version| version.name.clone()).unwrap_or_default(),
        criteria_version: version.map_or(0, |version| version.version),
        overdue: !row.closed && !row.deadline.is_empty() && row.deadline < today(),
        closed: row.closed,
        outdated: !row.exported_at.is_empty() && row.reopened_at > row.exported_at,
        projects: numbers.projects,
        hidden: numbers.hidden,
        short: numbers.short,
        assigned: numbers.assigned,
        voted: numbers.voted,
        read: numbers.read,
        mine: numbers.mine,
        mine_voted: numbers.mine_voted,
        mine_kept: numbers.verdicts[0],
        mine_held: numbers.verdicts[1],
        mine_dropped: numbers.verdicts[2],
        conflicts: numbers.conflicts,
        imported: row.imported,
        tagged: row.tagged,
        name: row.name,
        deadline: row.deadline,
        note: row.note,
        opened_at: row.opened_at,
        closed_at: row.closed_at,
        reopened: row.reopened,
        reopen_note: row.reopen_note,
        exported_at: row.exported_at,
        by: row.by,
    }
}

/// Projects of a round, a page.
///
/// # Errors
/// `NoSuchRound`.
pub async fn items(context: &Context<'_>, args: ItemsRequest) -> Result<RoundItems, Problem> {
    let open = context.app.library().await?;
    let data = data(&open, args.round).await?;
    let wanted = usize::from(data.round.readers);
    let asked: Vec<usize> = (0..data.items.list.len())
        .filter(|at| {
            let short = data.items.list[*at].withdrawn.is_empty() && data.parts[*at].readers.len() < wanted;
            !args.short || short
        })
        .collect();
    let total = u32::try_from(asked.len()).unwrap_or(u32::MAX);
    let from = usize::try_from(args.offset).unwrap_or(usize::MAX).min(asked.len());
    let limit = usize::try_from(args.limit.min(PAGE)).unwrap_or(0);
    let page: Vec<usize> = asked[from..].iter().take(limit).copied().collect();
    let projects: Vec<Id> = page.iter().map(|at| data.items.list[*at].project).collect();
    let frozen = store::round::texts(&open.store, args.round, &projects).await?;
    let now: HashMap<Id, _> = store::round::now(&open.store, &projects).await?.into_iter().collect();
    let changed: HashMap<Id, bool> = frozen
        .iter()
        .map(|(id, frozen)| (*id, now.get(id).is_none_or(|now| !differing(frozen, now).is_empty())))
        .collect();
    Ok(RoundItems { items: page.into_iter().map(|at| item(&data, at, &changed)).collect(), total })
}

fn item(data: &RoundData, at: usize, changed: &HashMap<Id, bool>) -> RoundItem {
    let row = &data.items.list[at];
    let reader = |reader: &super::data::Reader| ItemReader {
        person: reader.person,
        name: data.name(reader.person).to_owned(),
        voted: reader.voted,
    };
    RoundItem {
        project: row.project,
        number: row.number.clone(),
        title_ja: row.title_ja.clone(),
        title_en: row.title_en.clone(),
        programme: row.programme.clone(),
        readers: data.parts[at].readers.iter().map(reader).collect(),
        withdrawn: row.withdrawn.clone(),
        changed: changed.get(&row.project).copied().unwrap_or_default(),
    }
}

/// Who reads how much.
///
/// # Errors
/// `NoSuchRound`.
pub async fn workload(context: &Context<'_>, args: RoundId) -> Result<Workload, Problem> {
    let open = context.app.library().await?;
    let data = data(&open, args.round).await?;
    let (today, blocks) = (today(), open.me().blocks);
    let inside: Vec<usize> =
        (0..data.items.list.len()).filter(|at| data.items.list[*at].withdrawn.is_empty()).collect();
    let mut loads: HashMap<Id, Load> = HashMap::new();
    let mut may: Vec<u32> = vec![0; inside.len()];
    for person in data.people.values() {
        let hidden = blocks.hidden(Some(person.id));
        let active = person.active_past(&today);
        let mut blocked = 0;
        for (place, at) in inside.iter().enumerate() {
            let is_hidden = hidden.contains(&data.items.list[*at].project);
            blocked += u32::from(is_hidden);
            let reads = data.parts[*at].reader(person.id).is_some();
            may[place] += u32::from(reads || active && !is_hidden);
        }
        let load = Load {
            person: person.id,
            name: person.name.clone(),
            organisation: person.organisation.clone(),
            field: person.field.clone(),
            active,
            assigned: 0,
            voted: 0,
            blocked,
        };
        loads.insert(person.id, load);
    }
    let mut by_readers: Vec<u32> = Vec::new();
    for at in &inside {
        let readers = &data.parts[*at].readers;
        if by_readers.len() <= readers.len() {
            by_readers.resize(readers.len() + 1, 0);
        }
        by_readers[readers.len()] += 1;
        for reader in readers {
            if let Some(load) = loads.get_mut(&reader.person) {
                load.assigned += 1;
                load.voted += u32::from(reader.voted);
            }
        }
    }
    let wanted = u32::from(data.round.readers);
    let mut loads: Vec<Load> = loads.into_values().filter(|load| load.active || load.assigned > 0).collect();
    loads.sort_by(|a, b| a.name.cmp(&b.name));
    let impossible = may.iter().filter(|people| **people < wanted).count();
    Ok(Workload { loads, by_readers, impossible: u32::try_from(impossible).unwrap_or(u32::MAX) })
}
