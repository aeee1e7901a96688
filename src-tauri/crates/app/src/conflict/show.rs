//! One disagreement, side by side.

use super::{ConflictDetail, Remark, Ruling, RulingHow};
use crate::prelude::*;
use crate::reading::{RoundProject, called, vote};
use crate::round::data::data;

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
    let ruling = rulings.into_iter().find(|ruling| ruling.project == args.project).map(|ruling| Ruling {
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
        votes: data.opened_votes(place).iter().map(|row| vote(&own, &data, row)).collect(),
        remarks: remarks.into_iter().map(remark).collect(),
        ruling,
        may_settle: concerns && settles && !decided && !open.store.read_only(),
    })
}
