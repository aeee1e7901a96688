//! How the numbers of a round flow.

use super::rows::Beside;
use super::{Flow, FlowReason};
use crate::conflict::differ;
use crate::prelude::*;
use crate::round::RoundId;
use crate::round::data::{RoundData, data};
use crate::state::Open;
use domain::flow::ItemFacts;
use domain::stage::Verdict;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The numbers of a round.
///
/// # Errors
/// `NoSuchRound`.
pub async fn flow(context: &Context<'_>, args: RoundId) -> Result<Flow, Problem> {
    let open = context.app.library().await?;
    let data = data(&open, args.round).await?;
    counted(&open, &data).await
}

pub(super) async fn counted(open: &Open, data: &RoundData) -> Result<Flow, Problem> {
    let beside = Beside::of(open, data.round.id).await?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let items = data.items.list.iter().enumerate().map(|(place, item)| {
        let part = &data.parts[place];
        ItemFacts {
            withdrawn: !item.withdrawn.is_empty(),
            readers: count(part.readers.len()),
            voted: count(part.readers.iter().filter(|reader| reader.voted).count()),
            sealed: !data.opened(place),
            differ: differ(data.round.kind, data.opened_votes(place)),
            ruled: beside.rulings.contains_key(&item.project),
            last_word: beside.words.get(&item.project).map(|word| (word.verdict, word.reason.as_str())),
        }
    });
    let counts = domain::flow::flow(data.round.imported, data.round.tagged, data.hidden_ever, items);
    let reasons = |verdict: Verdict, counted: BTreeMap<String, u32>| {
        let named = |(reason, projects): (String, u32)| {
            let known = data.reason_named(verdict, &reason);
            let (name_ja, name_en) =
                known.map(|known| (known.name_ja.clone(), known.name_en.clone())).unwrap_or_default();
            FlowReason { name_ja, name_en, reason, projects }
        };
        let mut reasons: Vec<FlowReason> = counted.into_iter().map(named).collect();
        reasons.sort_by_key(|reason| Reverse(reason.projects));
        reasons
    };
    Ok(Flow {
        imported: counts.imported,
        tagged: counts.tagged,
        untagged: counts.untagged,
        in_round: counts.in_round,
        hidden: counts.hidden,
        shown: counts.shown,
        withdrawn: counts.withdrawn,
        unread: counts.unread,
        read: counts.read,
        sealed: counts.sealed,
        agreed: counts.agreed,
        settled: counts.settled,
        conflict: counts.conflict,
        kept: counts.kept,
        held: counts.held,
        dropped: counts.dropped,
        undecided: counts.undecided,
        drop_reasons: reasons(Verdict::Drop, counts.drop_reasons),
        hold_reasons: reasons(Verdict::Hold, counts.hold_reasons),
    })
}
