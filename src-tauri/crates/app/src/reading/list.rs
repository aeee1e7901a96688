//! A reader's list. Its order comes from the reader, the frozen texts and the round alone, never from a vote of another.

use super::{ReadingItem, ReadingList, ReadingOrder, ReadingRequest, VoteHistory, vote};
use crate::prelude::*;
use crate::reading::RoundProject;
use crate::round::data::{Reader, RoundData, data};
use crate::state::Open;
use std::cmp::Reverse;
use store::rows::PersonRow;

/// The person this window works as, whether active or not: for looking at what is one's own.
///
/// # Errors
/// `WhoAreYou`.
fn me(open: &Open) -> Result<PersonRow, Problem> {
    open.me().person.ok_or_else(|| Problem::new(ProblemCode::WhoAreYou))
}

/// Not yet voted on in the order asked, then put off, then voted on, latest first. What left the round is not there.
///
/// # Errors
/// `WhoAreYou`, `NoSuchRound`.
pub async fn list(context: &Context<'_>, args: ReadingRequest) -> Result<ReadingList, Problem> {
    let open = context.app.library().await?;
    let me = me(&open)?;
    let data = data(&open, args.round).await?;
    let mine: Vec<(usize, Reader)> = (0..data.items.list.len())
        .filter(|at| data.items.list[*at].withdrawn.is_empty())
        .filter_map(|at| Some((at, *data.parts[at].reader(me.id)?)))
        .collect();
    let (mut voted, mut open): (Vec<_>, Vec<_>) = mine.into_iter().partition(|(_, reader)| reader.voted);
    in_order(&data, &me, args.order, &mut open);
    open.sort_by_key(|(_, reader)| reader.later);
    voted.sort_by_cached_key(|(at, reader)| {
        (Reverse(data.parts[*at].vote_of(me.id).map(|vote| vote.at.as_str())), reader.position)
    });
    let count = u32::try_from(voted.len()).unwrap_or(u32::MAX);
    let item = |(at, reader): (usize, Reader)| {
        let row = &data.items.list[at];
        ReadingItem {
            project: row.project,
            title_ja: row.title_ja.clone(),
            title_en: row.title_en.clone(),
            verdict: data.parts[at].vote_of(me.id).and_then(|vote| vote.verdict),
            voted: reader.voted,
            later: reader.later,
        }
    };
    Ok(ReadingList { items: open.into_iter().chain(voted).map(item).collect(), voted: count, hidden: data.hidden })
}

fn in_order(data: &RoundData, me: &PersonRow, order: ReadingOrder, open: &mut [(usize, Reader)]) {
    open.sort_by_key(|(at, reader)| (reader.position, *at));
    match order {
        ReadingOrder::Hand => {}
        ReadingOrder::Programme => open.sort_by(|(a, _), (b, _)| {
            let programme = |at: &usize| &data.items.list[*at].programme;
            (programme(a).is_empty(), programme(a)).cmp(&(programme(b).is_empty(), programme(b)))
        }),
        ReadingOrder::Field => {
            let words = crate::round::field_words(&me.field);
            let texts = data.items.words();
            let found = |at: &usize| words.iter().filter(|word| texts[*at].contains(word.as_str())).count();
            open.sort_by_cached_key(|(at, _)| Reverse(found(at)));
        }
        ReadingOrder::Random => {
            open.sort_by_cached_key(|(at, _)| shuffled(data.round.id, me.id, data.items.list[*at].project));
        }
    }
}

/// A number that looks random and is the same every time (SplitMix64 over the three).
fn shuffled(round: Id, reader: Id, project: Id) -> u64 {
    let mix = |state: u64| {
        let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^ (state >> 31)
    };
    [reader, project].into_iter().fold(mix(round.cast_unsigned()), |state, id| mix(state ^ id.cast_unsigned()))
}

/// The wordings of one's own vote, newest first.
///
/// # Errors
/// `WhoAreYou`, `NoSuchRound`, `NotInRound`.
pub async fn history(context: &Context<'_>, args: RoundProject) -> Result<VoteHistory, Problem> {
    let open = context.app.library().await?;
    let me = me(&open)?;
    let data = data(&open, args.round).await?;
    let place = data.place(args.project)?;
    let Some(mine) = data.parts[place].vote_of(me.id) else { return Ok(VoteHistory { votes: Vec::new() }) };
    let wordings = store::vote::wordings(&open.store, mine).await?;
    let own = open.own();
    Ok(VoteHistory { votes: wordings.iter().map(|row| vote::vote(&own, &data, row)).collect() })
}
