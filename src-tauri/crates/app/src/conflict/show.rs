//! One disagreement, side by side.

use super::{ConflictDetail, OlderCriteria, Remark, Ruling, RulingHow};
use crate::prelude::*;
use crate::reading::{RoundProject, called, vote};
use crate::round::data::data;
use std::collections::BTreeSet;

/// A project's votes beside each other, with what was said of them and what settled them.
///
/// # Errors
/// `NoSuchRound`, `NotInRound`; `VotesSealed` while the round lets nobody see them.
pub async fn show(context: &Context<'_>, args: RoundProject) -> Result<ConflictDetail, Problem> {
    let open = context.app.library().await?;
    let data = data(&open, args.round).await?;
    let place = super::opened(&data, args.project)?;
    let texts = store::round::texts(&open.store, args.round, &[args.project]).await?;
    let remarks = store::remark::of_project(&open.store, args.round, args.project).await?;
    let rulings = store::ruling::of_round(&open.store, args.round).await?;
    let decided = super::decided(&open, args.round, args.project).await?;
    let person = crate::person::acting(&open).ok();
    let part = &data.parts[place];
    let concerns = person.is_some_and(|person| person.chair || part.reader(person.id).is_some());
    let own = open.own();
    let version = data.standing()?;
    let ruling = rulings.into_iter().find(|ruling| ruling.project == args.project);
    let votes = data.opened_votes(place);
    let used = votes.iter().map(|vote| (vote.verdict, vote.reason.as_str()));
    let ruled = ruling.iter().map(|ruling| (ruling.verdict, ruling.reason.as_str()));
    let earlier_reasons = data.earlier_reasons(used.chain(ruled));
    let older: BTreeSet<Id> = votes.iter().map(|vote| vote.criteria).filter(|id| *id != version.id).collect();
    let older = older.iter().filter_map(|id| data.criteria.get(id)).map(|version| OlderCriteria {
        criteria: version.id,
        criteria_list: version.body.criteria.clone(),
        reasons: version.body.reasons.clone(),
    });
    let ruling = ruling.map(|ruling| Ruling {
        how: if ruling.consensus { RulingHow::Consensus } else { RulingHow::Chair },
        verdict: ruling.verdict,
        reason: ruling.reason,
        note: ruling.note,
        tags: called(&own, &ruling.tags),
        name: ruling.name,
        at: ruling.at,
    });
    let remark = |row: store::rows::RemarkRow| Remark {
        id: row.id,
        person: row.person,
        name: row.name,
        text: row.text,
        at: row.at,
    };
    let settles = super::settles(&data, place);
    Ok(ConflictDetail {
        project: args.project,
        frozen: texts.into_iter().next().map(|(_, frozen)| frozen).unwrap_or_default(),
        criteria_list: version.body.criteria.clone(),
        reasons: version.body.reasons.clone(),
        older: older.collect(),
        earlier_reasons,
        votes: votes.iter().map(|row| vote(&own, &data, row)).collect(),
        remarks: remarks.into_iter().map(remark).collect(),
        ruling,
        may_settle: concerns && settles && !decided && !open.store.read_only(),
    })
}
