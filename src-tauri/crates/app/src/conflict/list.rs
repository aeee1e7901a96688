//! The queue of disagreements.

use super::apart::{apart, differ, spread};
use super::{Conflict, Conflicts};
use crate::prelude::*;
use crate::round::RoundId;
use crate::round::data::data;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Disagreements of a round, as far as the round allows to see votes; what was withdrawn is not there.
///
/// # Errors
/// `NoSuchRound`.
pub async fn list(context: &Context<'_>, args: RoundId) -> Result<Conflicts, Problem> {
    let open = context.app.library().await?;
    let data = data(&open, args.round).await?;
    let kind = data.round.kind;
    let rulings = store::ruling::of_round(&open.store, args.round).await?;
    let rulings: HashMap<Id, _> = rulings.into_iter().map(|ruling| (ruling.project, ruling)).collect();
    let mut found: Vec<(u8, Conflict)> = Vec::new();
    let mut sealed = 0;
    for (place, item) in data.items.list.iter().enumerate().filter(|(_, item)| item.withdrawn.is_empty()) {
        sealed += u32::from(super::sealed(&data, place));
        let (votes, ruling) = (data.opened_votes(place), rulings.get(&item.project));
        if !differ(kind, votes) && ruling.is_none() {
            continue;
        }
        let conflict = Conflict {
            project: item.project,
            title_ja: item.title_ja.clone(),
            title_en: item.title_en.clone(),
            verdicts: votes.iter().map(|vote| vote.verdict).collect(),
            apart: apart(&data, votes),
            settled: ruling.and_then(|ruling| ruling.verdict),
            done: ruling.is_some(),
        };
        found.push((spread(votes), conflict));
    }
    // Stable: what is as far apart stays in the order of the list.
    found.sort_by_key(|(spread, conflict)| (conflict.done, Reverse(conflict.apart), Reverse(*spread)));
    let conflicts: Vec<Conflict> = found.into_iter().map(|(_, conflict)| conflict).collect();
    let open = conflicts.iter().filter(|conflict| !conflict.done).count();
    Ok(Conflicts { kind, conflicts, open: u32::try_from(open).unwrap_or(u32::MAX), sealed })
}
