//! A project as its reader sees it.

use super::vote::{differing, vote};
use super::{Connected, Reading, ReadingClosed, ReadingMark, RoundProject};
use crate::concept::matcher::matcher;
use crate::own::known as concept;
use crate::prelude::*;
use crate::registry::known;
use crate::round::data::{Part, RoundData, data};
use crate::state::Open;
use domain::stage::Frozen;
use domain::text::CodePoints;
use std::collections::HashSet;
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
        supports: supports(&open, &own, args.project, &frozen).await?,
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

/// What people said first, then what the registry says could serve it: a support of the project's phase or of the step that
/// follows, for its modality. What serves no known step, or a project without a phase, is not proposed.
async fn supports(open: &Open, own: &Own, project: Id, frozen: &Frozen) -> Result<Vec<Connected>, Problem> {
    let known = known(open).await?;
    let all = &known.rows.supports;
    let said = store::connection::of_projects(&open.store, &[project]).await?;
    let mut connected: Vec<Connected> = Vec::new();
    for row in &said {
        let Some(support) = all.iter().find(|support| support.id == row.support) else { continue };
        connected.push(Connected {
            support: support.id,
            name_ja: support.name_ja.clone(),
            name_en: support.name_en.clone(),
            state: Some(row.state),
            step: row.step,
            note: row.note.clone(),
        });
    }
    let steps = domain::phase::steps_ahead(&frozen.phase);
    let mut modalities: HashSet<String> = HashSet::new();
    for tag in frozen.tags.iter().filter(|tag| tag.kind == Kind::Modality) {
        modalities.insert(tag.concept.clone());
        modalities.extend(own.parent(Kind::Modality, &tag.concept).map(|parent| parent.id.clone()));
    }
    for support in all.iter().filter(|support| said.iter().all(|row| row.support != support.id)) {
        let step = support.steps.iter().find(|step| steps.contains(step));
        let fits = support.modalities.is_empty() || support.modalities.iter().any(|code| modalities.contains(code));
        if let Some(step) = step.filter(|_| fits) {
            connected.push(Connected {
                support: support.id,
                name_ja: support.name_ja.clone(),
                name_en: support.name_en.clone(),
                state: None,
                step: Some(*step),
                note: String::new(),
            });
        }
    }
    Ok(connected)
}
