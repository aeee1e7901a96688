//! Who could close a gap of a theme, ranked, and who could not and why.

use super::proposal::unconfirmed;
use super::quotes::Quotes;
use super::ranked::{Fit, Wanting};
use super::strands::strands;
use super::words::bad;
use super::{Because, Candidate, Candidates, CandidatesRequest, LeftOut};
use crate::prelude::*;
use crate::project::row;
use crate::state::Open;
use domain::Need;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Candidates of one answer.
const MOST: u32 = 200;
/// Projects that are told why they are not proposed.
const LEFT: usize = 10;

/// Candidates for a gap, the best first.
///
/// # Errors
/// `NoSuchTheme`; a database error.
pub async fn candidates(context: &Context<'_>, args: CandidatesRequest) -> Result<Candidates, Problem> {
    let open = context.app.library().await?;
    let strands = strands(context, &open).await?;
    let theme = strands.woven.theme(args.theme)?;
    let wanting = Wanting::of(&strands, theme, &strands.standing(theme));
    let interested = if args.coi_free { crate::interest::of_team(&open).await? } else { BTreeSet::new() };
    let (mut fits, mut left): (Vec<Fit>, Vec<(Fit, Vec<Because>)>) = Default::default();
    for brings in &strands.projects.list {
        let Some(fit) = wanting.fit(brings, args.need) else { continue };
        let mut against = against(&wanting, &fit, &args);
        if interested.contains(&fit.id) {
            against.push(bad("interest").told());
        }
        if against.is_empty() {
            fits.push(fit);
        } else {
            left.push((fit, against));
        }
    }
    fits.sort_by_key(|fit| (Reverse(fit.points), fit.id));
    left.sort_by_key(|(fit, _)| (Reverse(fit.points), fit.id));
    let (total, left_total) = (count(fits.len()), count(left.len()));
    fits.truncate(args.limit.min(MOST) as usize);
    left.truncate(LEFT);
    let ids: Vec<Id> = fits.iter().map(|fit| fit.id).collect();
    let quotes = Quotes::of(&open, &ids).await?;
    let shown = fits.iter().filter_map(|fit| candidate(&open, &wanting, &quotes, fit, args.need)).collect();
    let index = open.index();
    let left = left
        .into_iter()
        .filter_map(|(fit, because)| Some(LeftOut { project: row(&strands.own, index.get(fit.id)?), because }));
    Ok(Candidates {
        candidates: shown,
        total,
        left: left.collect(),
        left_total,
        hidden: count(open.store.viewer().hidden.len()),
    })
}

/// Why it is not proposed.
fn against(wanting: &Wanting<'_>, fit: &Fit, args: &CandidatesRequest) -> Vec<Because> {
    let mut against = Vec::new();
    if !fit.related {
        against.push(bad("both-differ").told());
    }
    let declined: Vec<_> = wanting.strands.woven.declined(fit.id).collect();
    if !declined.is_empty() {
        against.push(bad("declined").themes(&declined).told());
    }
    if args.running && !fit.runs {
        let brings = wanting.strands.projects.get(fit.id);
        against.extend(brings.map(|brings| super::ranked::time(brings, wanting.strands.today)));
    }
    if args.same_institution && !fit.institution {
        against.push(bad("other-institution").told());
    }
    let others: Vec<_> = wanting.others(fit.id).collect();
    if args.unused && !others.is_empty() {
        against.push(bad("in-themes").themes(&others).told());
    }
    against
}

/// As it is shown; what no sentence and no person says is not.
fn candidate(open: &Open, wanting: &Wanting<'_>, quotes: &Quotes, fit: &Fit, need: Need) -> Option<Candidate> {
    let says = quotes.says(fit.id, need)?;
    let mut because = wanting.because(fit, need);
    for (kind, number) in
        fit.concepts().filter(|(kind, number)| unconfirmed(open, wanting.strands, fit.id, *kind, *number))
    {
        let called = wanting.strands.projects.concepts.get(number);
        because.extend(called.map(|called| {
            let word = kind.as_str();
            bad(&format!("unconfirmed-{word}")).concept(&wanting.strands.own, word, kind, &called.id).told()
        }));
    }
    let index = open.index();
    Some(Candidate {
        project: row(&wanting.strands.own, index.get(fit.id)?),
        score: fit.points,
        confirmed: fit.confirmed,
        because,
        quote: says.quote(),
        also: fit.also.each().collect(),
        themes: wanting.strands.woven.of(fit.id).map(super::woven::WovenTheme::named).collect(),
    })
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
