//! A project as its reader sees it.

use super::vote::{differing, vote};
use super::{Reading, ReadingClosed, ReadingMark, RoundProject};
use crate::concept::matcher::matcher;
use crate::own::known as concept;
use crate::prelude::*;
use crate::round::data::{Part, RoundData, data};
use crate::state::Open;
use domain::stage::Frozen;
use domain::text::CodePoints;
use vocab::own::Own;

/// A project of a round: text as frozen with the words that the vocabulary knows, criteria, one's own vote, others' as far
/// as the round allows, supports.
///
/// # Errors
/// `NoSuchRound`, `NotInRound`; `Fault` if the vocabulary cannot be built.
pub async fn show(context: &Context<'_>, args: RoundProject) -> Result<Reading, Problem> {
    let open = context.app.library().await?;
    let data = data(&open, args.round).await?;
    let place = data.place(args.project)?;
    let missing = || Problem::new(ProblemCode::NotInRound).with("key", args.project);
    let frozen = store::round::texts(&open.store, args.round, &[args.project]).await?.pop();
    let (_, frozen) = frozen.ok_or_else(missing)?;
    let now = store::round::now(&open.store, &[args.project]).await?.pop();
    let own = open.own();
    let marks = marks(context, &own, frozen.clone()).await?;
    let me = open.me().person.map(|person| person.id);
    let part = &data.parts[place];
    let mine = me.and_then(|me| part.vote_of(me));
    let version = mine.map_or_else(|| data.standing(), |vote| data.version(vote.criteria))?;
    Ok(Reading {
        project: args.project,
        kind: data.round.kind,
        blindness: data.round.blindness,
        frozen_at: data.round.opened_at.clone(),
        changed: now.map(|(_, now)| differing(&frozen, &now)).unwrap_or_default(),
        marks,
        criteria: version.id,
        criteria_version: version.version,
        newer_criteria: version.id != data.round.criteria,
        criteria_list: version.body.criteria.clone(),
        reasons: version.body.reasons.clone(),
        mine: mine.map(|row| vote(&own, &data, row)),
        later: me.and_then(|me| part.reader(me)).is_some_and(|reader| reader.later),
        closed: closed(&open, &data, place, me),
        others: part.votes.iter().filter(|row| Some(row.reviewer) != me).map(|row| vote(&own, &data, row)).collect(),
        supports: crate::shortlist::of_project(&open, &own, args.project, &frozen).await?,
        frozen,
    })
}

/// Why a vote cannot be given or changed.
fn closed(open: &Open, data: &RoundData, place: usize, me: Option<Id>) -> Option<ReadingClosed> {
    let part: &Part = &data.parts[place];
    let mine = me.is_some_and(|me| part.reader(me).is_some());
    if open.store.read_only() {
        Some(ReadingClosed::ReadOnly)
    } else if data.round.closed {
        Some(ReadingClosed::RoundClosed)
    } else if !data.items.list[place].withdrawn.is_empty() {
        Some(ReadingClosed::Withdrawn)
    } else if !mine {
        Some(ReadingClosed::NotMine)
    } else if data.shown_to_all(place) {
        Some(ReadingClosed::VotesOpened)
    } else {
        None
    }
}

/// Words of the frozen texts that the vocabulary knows; tools, what is denied, excluded or past are none.
async fn marks(context: &Context<'_>, own: &std::sync::Arc<Own>, frozen: Frozen) -> Result<Vec<ReadingMark>, Problem> {
    let (own, host) = (std::sync::Arc::clone(own), context.app.host.clone());
    let work = move || {
        let matcher = matcher(&host).ok_or_else(|| Problem::fault("the vocabulary cannot be built"))?;
        let texts = [
            ("title_ja", &frozen.title_ja),
            ("title_en", &frozen.title_en),
            ("summary_ja", &frozen.summary_ja),
            ("summary_en", &frozen.summary_en),
        ];
        let mut marks = Vec::new();
        for (field, text) in texts.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
            let mut points = CodePoints::of(text);
            for suggestion in own.suggest(matcher, text) {
                let mention = suggestion.mention;
                let (from, to) = (points.at(mention.start), points.at(mention.end));
                if crate::tagging::is_aside(mention.reason) {
                    continue;
                }
                let Some(id) = mention.ids.first() else { continue };
                let concept = concept(&own, mention.kind, id);
                marks.push(ReadingMark {
                    field: field.to_owned(),
                    from,
                    to,
                    kind: mention.kind,
                    concept: concept.id,
                    label_ja: concept.label_ja,
                    label_en: concept.label_en,
                });
            }
        }
        Ok(marks)
    };
    tokio::task::spawn_blocking(work).await.map_err(Problem::fault)?
}
