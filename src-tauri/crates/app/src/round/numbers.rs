//! How far a round is, from a round in memory: the same as `store::round::numbers`, without a walk over all its rows.

use super::data::RoundData;
use crate::conflict::differ;
use crate::prelude::*;
use std::collections::HashSet;
use store::round::Numbers;

/// Numbers of a round. `me`: whose own; `ruled`: projects with a ruling.
pub(super) fn numbers(data: &RoundData, me: Option<Id>, ruled: &HashSet<Id>) -> Numbers {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut numbers = Numbers { hidden: data.hidden, ..Numbers::default() };
    for (place, item) in data.items.list.iter().enumerate().filter(|(_, item)| item.withdrawn.is_empty()) {
        let part = &data.parts[place];
        numbers.projects += 1;
        numbers.short += u32::from(part.readers.len() < usize::from(data.round.readers));
        numbers.assigned += count(part.readers.len());
        numbers.voted += count(part.readers.iter().filter(|reader| reader.voted).count());
        numbers.read += u32::from(part.read());
        if let Some(me) = me.filter(|me| part.reader(*me).is_some()) {
            let vote = part.vote_of(me);
            numbers.mine += 1;
            numbers.mine_voted += u32::from(vote.is_some());
            if let Some(verdict) = vote.and_then(|vote| vote.verdict) {
                numbers.verdicts[verdict as usize] += 1;
            }
        }
        let differs = differ(data.round.kind, data.opened_votes(place));
        numbers.conflicts += u32::from(differs && !ruled.contains(&item.project));
    }
    numbers
}
