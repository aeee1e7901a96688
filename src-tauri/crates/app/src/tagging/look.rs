//! One project to be tagged: its texts with what they name, what is known of each concept, and AMED's own tags beside.

use super::candidates::{Draft, gather, is_aside, passages};
use super::{CandidateState, Evidence, Finished, Passage, TagCandidate, TaggingProject};
use crate::concept::matcher::matcher;
use crate::own::known;
use crate::prelude::*;
use crate::project::ProjectId;
use crate::state::Open;
use std::sync::Arc;
use store::rows::{TagRow, TagState};
use vocab::own::Own;

/// One project with its suggestions.
///
/// # Errors
/// `NoSuchProject`; `Fault` if the vocabulary cannot be built.
pub async fn project(context: &Context<'_>, args: ProjectId) -> Result<TaggingProject, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let gone = || Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{}", args.id));
    let row = open.index().get(args.id).map(|entry| crate::project::row(&own, entry)).ok_or_else(gone)?;
    let detail = store::project::detail(&open.store, args.id).await?.ok_or_else(gone)?;
    let (drafts, passages) = drafts_of(context, &open, args.id).await?;
    let tags = store::tag::of_projects_in_every_state(&open.store, &[args.id]).await?;
    let finished = store::finished::of(&open.store, args.id).await?.map(|(by, at)| Finished { by, at });
    let (candidates, passages) = candidates(&own, drafts, passages, tags);
    Ok(TaggingProject {
        ams: super::ams::tags(&own, &detail, &candidates),
        row,
        researcher: detail.project.researcher,
        finished,
        passages,
        candidates,
        reasons: crate::concept::reason_words(),
    })
}

async fn drafts_of(context: &Context<'_>, open: &Arc<Open>, id: Id) -> Result<(Vec<Draft>, Vec<Passage>), Problem> {
    let texts = store::project::texts(&open.store, &[id]).await?;
    let (own, host) = (open.own(), context.app.host.clone());
    let work = move || {
        let matcher = matcher(&host).ok_or_else(|| Problem::fault("the vocabulary cannot be built"))?;
        let texts = texts.first().map(passages).unwrap_or_default();
        Ok(gather(&own, matcher, &texts))
    };
    tokio::task::spawn_blocking(work).await.map_err(Problem::fault)?
}

/// Drafts and tags together, best first within a kind; marks follow to the new places.
fn candidates(
    own: &Own,
    drafts: Vec<Draft>,
    mut passages: Vec<Passage>,
    tags: Vec<TagRow>,
) -> (Vec<TagCandidate>, Vec<Passage>) {
    let mut all: Vec<(Option<usize>, TagCandidate)> = Vec::with_capacity(drafts.len() + tags.len());
    for (at, draft) in drafts.iter().enumerate() {
        let tag = tags.iter().find(|tag| tag.kind == draft.kind && tag.concept == draft.id());
        all.push((Some(at), suggested(own, draft, tag)));
    }
    for tag in &tags {
        if !drafts.iter().any(|draft| draft.kind == tag.kind && draft.id() == tag.concept) {
            all.push((None, given(own, tag)));
        }
    }
    all.sort_by(|(a_at, a), (b_at, b)| {
        let of = |c: &TagCandidate| (c.kind, c.certainty.is_some(), c.aside);
        let certainty = |c: &TagCandidate| c.certainty.unwrap_or(1.0);
        of(a)
            .cmp(&of(b))
            .then_with(|| certainty(b).total_cmp(&certainty(a)))
            .then_with(|| b.places.cmp(&a.places))
            .then_with(|| a_at.cmp(b_at))
    });
    let mut place = vec![0_u32; drafts.len()];
    for (to, (from, _)) in all.iter().enumerate() {
        if let Some(from) = from {
            place[*from] = u32::try_from(to).unwrap_or(u32::MAX);
        }
    }
    for mark in passages.iter_mut().flat_map(|passage| &mut passage.marks) {
        mark.candidate = place[mark.candidate as usize];
    }
    (all.into_iter().map(|(_, candidate)| candidate).collect(), passages)
}

fn suggested(own: &Own, draft: &Draft, tag: Option<&TagRow>) -> TagCandidate {
    let state = tag.map_or(CandidateState::Offered, |tag| state(tag.state));
    let open = matches!(state, CandidateState::Offered | CandidateState::Proposed);
    TagCandidate {
        alternatives: draft.ids.iter().skip(1).map(|id| known(own, draft.kind, id)).collect(),
        surface: draft.surface.clone(),
        certainty: Some(draft.certainty),
        plain: Some(draft.plain),
        accepted: draft.accepted,
        rejected: draft.rejected,
        reason: draft.reason.code().to_owned(),
        ticked: open && (draft.ticked || state == CandidateState::Proposed),
        aside: is_aside(draft.reason),
        evidence: Some(draft.evidence.clone()),
        places: draft.places,
        ..of(own, draft.kind, draft.id(), state, tag)
    }
}

/// A tag the texts do not show.
fn given(own: &Own, tag: &TagRow) -> TagCandidate {
    let state = state(tag.state);
    let evidence = Some(tag.evidence.clone()).filter(|text| !text.is_empty());
    TagCandidate {
        evidence: evidence.map(|text| Evidence { text, start: 0, end: 0 }),
        ticked: state == CandidateState::Proposed,
        ..of(own, tag.kind, &tag.concept, state, Some(tag))
    }
}

fn of(own: &Own, kind: Kind, id: &str, state: CandidateState, tag: Option<&TagRow>) -> TagCandidate {
    TagCandidate {
        kind,
        concept: known(own, kind, id),
        alternatives: Vec::new(),
        broader: own.parent(kind, id).cloned(),
        narrower: u32::try_from(own.below(kind, Some(id)).len()).unwrap_or(u32::MAX),
        surface: String::new(),
        certainty: None,
        plain: None,
        accepted: 0,
        rejected: 0,
        reason: String::new(),
        ticked: false,
        aside: false,
        state,
        main: tag.is_some_and(|tag| tag.main),
        evidence: None,
        places: 0,
        by: tag.map(|tag| tag.by.clone()),
        at: tag.map(|tag| tag.at.clone()),
    }
}

fn state(state: TagState) -> CandidateState {
    match state {
        TagState::Proposed => CandidateState::Proposed,
        TagState::Confirmed => CandidateState::Confirmed,
        TagState::Rejected => CandidateState::Rejected,
    }
}
