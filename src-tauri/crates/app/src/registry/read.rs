//! The registry as the window shows it: each programme with its facts, its projects in the lists, and what is odd.

use super::fields::{State, amount};
use super::unmatched::waiting;
use super::{Known, Programme, ProgrammeId, Registry, Tie, Tied, Ties};
use crate::commands::Nothing;
use crate::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What lists have of a programme.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Projects that show it.
    pub(super) projects: u32,
    /// Its project-years.
    pub(super) years: u32,
    /// First fiscal year of these.
    pub(super) first: Option<i32>,
    /// Last fiscal year of these.
    pub(super) last: Option<i32>,
    /// Names under which the list of projects shows it, the most frequent first.
    pub(super) spellings: Vec<String>,
    /// Names of its years that the registry does not know, with how often they stand; tied by their code.
    pub(super) unknown: BTreeMap<String, u32>,
    /// Yen of its years, where stated.
    pub(super) budgets: Vec<i64>,
}

/// What lists have of every programme.
pub(super) fn seen(known: &Known, tied: &Tied) -> HashMap<Id, Seen> {
    let mut seen: HashMap<Id, Seen> = HashMap::new();
    // Names are shared: where one lies tells which it is.
    let mut unknown: HashMap<*const u8, bool> = HashMap::new();
    for year in &tied.years {
        let Some(programme) = year.tie.programme() else { continue };
        let of = seen.entry(programme).or_default();
        of.years += 1;
        of.first = of.first.into_iter().chain(year.first).min();
        of.last = of.last.max(year.last);
        of.budgets.extend(year.budget_yen.filter(|yen| *yen > 0));
        let name = &*year.programme;
        if *unknown.entry(name.as_ptr()).or_insert_with(|| !name.trim().is_empty() && !known.is_named(name)) {
            match of.unknown.get_mut(name) {
                Some(count) => *count += 1,
                None => drop(of.unknown.insert(name.to_owned(), 1)),
            }
        }
    }
    let mut spelled: HashMap<Id, HashMap<&str, u32>> = HashMap::new();
    for project in &tied.projects {
        let Some(programme) = project.tie.programme() else { continue };
        seen.entry(programme).or_default().projects += 1;
        if !project.programme.is_empty() {
            *spelled.entry(programme).or_default().entry(&project.programme).or_default() += 1;
        }
    }
    for (programme, names) in spelled {
        let mut names: Vec<(&str, u32)> = names.into_iter().collect();
        names.sort_unstable_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        seen.entry(programme).or_default().spellings = names.into_iter().map(|(name, _)| name.to_owned()).collect();
    }
    seen
}

fn programme(known: &Known, state: State, seen: Option<&Seen>, issues: Vec<super::RegistryIssue>) -> Programme {
    let row = state.row;
    Programme {
        id: row.id,
        facts: known.facts("programme", row.id),
        name_ja: row.name_ja,
        name_en: row.name_en,
        ministry: row.ministry,
        phases: row.phases,
        phase_first: row.phase_first,
        phase_last: row.phase_last,
        modality: row.modality,
        disease: row.disease,
        ceiling_yen: row.ceiling_yen.map(amount),
        duration_years: row.duration_years,
        call_months: row.call_months,
        adoption_month: row.adoption_month,
        host: row.host,
        contact: row.contact,
        note: row.note,
        valid_first: row.valid_first,
        valid_last: row.valid_last,
        codes: state.codes,
        names: state.names,
        projects: seen.map_or(0, |seen| seen.projects),
        years: seen.map_or(0, |seen| seen.years),
        seen_first: seen.and_then(|seen| seen.first),
        seen_last: seen.and_then(|seen| seen.last),
        spellings: seen.map(|seen| seen.spellings.clone()).unwrap_or_default(),
        issues,
        by: row.by,
        at: row.at,
    }
}

/// Every programme, and how the lists' project-years are tied.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<Registry, Problem> {
    let open = context.app.library().await?;
    let (known, tied) = (super::known(&open).await?, super::tied(&open).await?);
    let seen = seen(&known, &tied);
    let mut issues = super::issues::all(&known, &seen, super::issues::this_year());
    let programmes = known.programmes().iter().filter_map(|of| {
        let state = State::of(&known.rows, of.id)?;
        Some(programme(&known, state, seen.get(&of.id), issues.remove(&of.id).unwrap_or_default()))
    });
    let programmes = programmes.collect();
    let groups: HashSet<_> = tied.years.iter().filter_map(waiting).collect();
    let count = |of: fn(&Tie) -> bool| tied.years.iter().filter(|year| of(&year.tie)).count();
    let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let ties = Ties {
        years: small(tied.years.len()),
        tied: small(count(|tie| tie.programme().is_some())),
        disputed: small(count(|tie| matches!(tie, Tie::Disputed { .. }))),
        groups: small(groups.len()),
    };
    Ok(Registry { programmes, ties })
}

/// One programme.
///
/// # Errors
/// `NoSuchProgramme`.
pub async fn show(context: &Context<'_>, args: ProgrammeId) -> Result<Programme, Problem> {
    let registry = list(context, Nothing {}).await?;
    let found = registry.programmes.into_iter().find(|programme| programme.id == args.id);
    found.ok_or_else(|| super::edit::no_such_programme(args.id))
}
