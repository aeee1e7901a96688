//! The queue of disagreements, and in a round of tags what agrees and waits to be taken over.

use super::apart::{apart, differ, spread};
use super::{Conflict, Conflicts};
use crate::prelude::*;
use crate::round::RoundId;
use crate::round::data::data;
use domain::stage::RoundKind;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Disagreements of a round, as far as the round allows to see votes; what was withdrawn is not there. Tags become the project's by
/// a ruling only, so that in a round of tags what agrees is listed too, once nothing more is given.
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
    let (mut sealed, mut open_ones, mut agreed) = (0, 0, 0);
    for (place, item) in data.items.list.iter().enumerate().filter(|(_, item)| item.withdrawn.is_empty()) {
        sealed += u32::from(super::sealed(&data, place));
        let (votes, ruling) = (data.opened_votes(place), rulings.get(&item.project));
        let differ = differ(kind, votes);
        if ruling.is_none() {
            let complete = data.round.closed || data.parts[place].read();
            let alike = !differ && kind == RoundKind::Tags && !votes.is_empty() && complete;
            if !differ && !alike {
                continue;
            }
            open_ones += u32::from(differ);
            agreed += u32::from(alike);
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
    // Stable: what is as far apart stays in the order of the list. What agrees is 0 apart, after all that differs.
    found.sort_by_key(|(spread, conflict)| (conflict.done, Reverse(conflict.apart), Reverse(*spread)));
    let conflicts: Vec<Conflict> = found.into_iter().map(|(_, conflict)| conflict).collect();
    Ok(Conflicts { kind, conflicts, open: open_ones, agreed, sealed })
}
