//! The work list of project-years that no programme is known for, or whose name and code disagree.

use super::{Known, Tie, TieCandidate, TieWhy, TiedYear, Unmatched, UnmatchedGroup, UnmatchedWhy};
use crate::commands::Nothing;
use crate::prelude::*;
use domain::likeness::TitleKey;
use domain::text;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Codes and candidates that are shown.
const SHOWN: usize = 5;
/// Names less alike, in percent, are no candidates by name alone: half of the pairs of characters must be shared.
const LIKE: u8 = 50;
/// What a code counts beside the likeness of names: less than a name that is the same, more than one that is merely like.
const BY_CODE: u32 = 40;
/// Characters of a number that tell its programme: two letters and the block, or three and one digit less.
const CODE: usize = 6;

/// The group a year waits in.
pub(super) fn waiting(year: &TiedYear) -> Option<(&str, UnmatchedWhy)> {
    let why = match &year.tie {
        Tie::Tied(_) => return None,
        Tie::Disputed { .. } => UnmatchedWhy::Disputed,
        Tie::Several(_) => UnmatchedWhy::Several,
        Tie::Unknown => UnmatchedWhy::Unknown,
        Tie::Nameless => UnmatchedWhy::Nameless,
    };
    Some((&year.programme, why))
}

/// What is gathered of a group.
#[derive(Default)]
struct Gathered<'a> {
    projects: HashSet<Id>,
    codes: HashMap<&'a str, u32>,
    ties: Vec<&'a Tie>,
    years: u32,
    first: Option<i32>,
    last: Option<i32>,
}

/// Groups that wait, those with most projects first.
///
/// # Errors
/// `NoLibrary`.
pub async fn unmatched(context: &Context<'_>, _: Nothing) -> Result<Unmatched, Problem> {
    let open = context.app.library().await?;
    let (known, tied) = (super::known(&open).await?, super::tied(&open).await?);
    let mut gathered: HashMap<(&str, UnmatchedWhy), Gathered<'_>> = HashMap::new();
    for year in &tied.years {
        let Some(group) = waiting(year) else { continue };
        let of = gathered.entry(group).or_default();
        of.projects.insert(year.project);
        of.years += 1;
        of.first = of.first.into_iter().chain(year.first).min();
        of.last = of.last.max(year.last);
        if !of.ties.contains(&&year.tie) {
            of.ties.push(&year.tie);
        }
        if let Some(code) = year.key.get(..CODE) {
            *of.codes.entry(code).or_default() += 1;
        }
    }
    let names: Vec<(Id, TitleKey)> = named(&known);
    let mut groups: Vec<UnmatchedGroup> = gathered
        .into_iter()
        .map(|((name, why), of)| {
            let mut codes: Vec<(&str, u32)> = of.codes.into_iter().collect();
            codes.sort_unstable_by_key(|(code, count)| (Reverse(*count), *code));
            let by_code =
                codes.iter().flat_map(|(code, _)| known.coded(code)).chain(of.ties.iter().flat_map(|tie| of_tie(tie)));
            UnmatchedGroup {
                name: name.to_owned(),
                candidates: candidates(&known, &names, name, by_code.collect()),
                codes: codes.into_iter().take(SHOWN).map(|(code, _)| code.to_owned()).collect(),
                projects: u32::try_from(of.projects.len()).unwrap_or(u32::MAX),
                years: of.years,
                year_first: of.first,
                year_last: of.last,
                why,
            }
        })
        .collect();
    groups
        .sort_by(|a, b| (Reverse(a.projects), &a.name, a.why as u8).cmp(&(Reverse(b.projects), &b.name, b.why as u8)));
    Ok(Unmatched { groups })
}

/// The programmes a tie speaks of.
fn of_tie(tie: &Tie) -> Vec<Id> {
    match tie {
        Tie::Disputed { by_code, .. } => vec![*by_code],
        Tie::Several(ids) => ids.clone(),
        Tie::Tied(_) | Tie::Unknown | Tie::Nameless => Vec::new(),
    }
}

/// Every name of every programme, ready to be compared.
fn named(known: &Known) -> Vec<(Id, TitleKey)> {
    let own = known.rows.programmes.iter().flat_map(|row| [(row.id, &row.name_ja), (row.id, &row.name_en)]);
    let further = known.rows.aliases.iter().map(|alias| (alias.programme, &alias.name));
    let all = own.chain(further).filter(|(_, name)| !name.is_empty());
    all.map(|(id, name)| (id, TitleKey::of(&text::fold(name)))).collect()
}

/// Programmes a spelling may belong to: by their code, by a like name, the likeliest first.
fn candidates(known: &Known, names: &[(Id, TitleKey)], name: &str, by_code: HashSet<Id>) -> Vec<TieCandidate> {
    let listed = TitleKey::of(&text::fold(name));
    let mut likeness: HashMap<Id, u8> = HashMap::new();
    for (id, name) in names {
        let best = likeness.entry(*id).or_default();
        *best = listed.likeness(name).max(*best);
    }
    let candidate = |(id, likeness): (Id, u8)| {
        let why = match (by_code.contains(&id), likeness >= LIKE) {
            (true, true) => TieWhy::Both,
            (true, false) => TieWhy::Code,
            (false, true) => TieWhy::Name,
            (false, false) => return None,
        };
        let of = known.get(id)?;
        Some(TieCandidate { programme: id, name_ja: of.name_ja.clone(), name_en: of.name_en.clone(), why, likeness })
    };
    let mut found: Vec<TieCandidate> = likeness.into_iter().filter_map(candidate).collect();
    let score = |of: &TieCandidate| u32::from(of.likeness) + if of.why == TieWhy::Name { 0 } else { BY_CODE };
    found.sort_by_key(|found| (Reverse(score(found)), found.programme));
    found.truncate(SHOWN);
    found
}
