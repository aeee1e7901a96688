//! Decisions on one project, in one step, and what they teach.

use super::scan::percent;
use super::{Accepted, Decisions};
use crate::own::must_be_known;
use crate::prelude::*;
use crate::tag::{OfSelection, words};
use crate::write::{operation, written};
use serde_json::json;
use store::lesson::Taught;
use store::rows::{Ground, TagRow, TagState};
use vocab::own::surface;

/// Texts of a decision, in characters: what the engine quotes is far shorter.
const TEXT_LIMIT: usize = 1_000;

/// Accepts and turns down concepts of a project, finishes it, and learns from both: one step for undo.
///
/// # Errors
/// `NoSuchProject`, `NoSuchConcept`, `InvalidField` for words longer than anything suggested.
pub async fn decide(context: &Context<'_>, args: Decisions) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    open.selected(&Selection::These(vec![args.project])).await?;
    for accepted in &args.accept {
        must_be_known(&own, accepted.kind, &accepted.concept)?;
    }
    let accepted = args.accept.iter().flat_map(|a| [&a.surface, &a.evidence, &a.reason, &a.instead_of]);
    let texts = accepted.chain(args.reject.iter().map(|rejected| &rejected.surface)).flatten();
    let names = args.reject.iter().map(|rejected| &rejected.concept);
    if texts.chain(names).any(|text| text.chars().count() > TEXT_LIMIT) {
        return Err(Problem::new(ProblemCode::InvalidField)
            .with("field", "evidence")
            .with("reason", "too-long")
            .with("limit", TEXT_LIMIT));
    }
    let kind = match (args.finish, args.accept.is_empty(), args.reject.is_empty()) {
        (true, ..) => "tagging-finish",
        (false, false, _) => "tag-accept",
        (false, true, _) => "tag-turn-down",
    };
    let one = match (args.accept.as_slice(), args.reject.as_slice()) {
        ([one], []) => Some((one.kind, one.concept.as_str())),
        ([], [one]) => Some((one.kind, one.concept.as_str())),
        _ => None,
    };
    let mut params = one.map_or_else(|| json!({}), |(kind, concept)| words(&own, kind, concept));
    if let Some(entry) = open.index().get(args.project) {
        params["title_ja"] = json!(entry.title_ja);
        params["title_en"] = json!(entry.title_en);
    }
    params["accepted"] = json!(args.accept.len());
    params["rejected"] = json!(args.reject.len());
    let lessons = lessons(&args);
    let outcome = open
        .store
        .write(operation(context, kind, params), async |tx| {
            let rows: Vec<TagRow> = args.accept.iter().map(|accepted| tag(args.project, accepted)).collect();
            let mut count = store::tag::accept(tx, &rows).await?;
            for main in args.accept.iter().filter(|accepted| accepted.main) {
                store::tag::set_main(tx, args.project, main.kind, &main.concept, true).await?;
            }
            let rejected: Vec<(Kind, &str)> =
                args.reject.iter().map(|rejected| (rejected.kind, rejected.concept.as_str())).collect();
            let down = store::tag::turn_down(tx, args.project, &rejected).await?;
            if kind == "tag-turn-down" {
                count = down;
            }
            if count + down > 0 {
                store::lesson::teach(tx, &lessons).await?;
            }
            if args.finish {
                store::finished::mark(tx, &[args.project]).await?;
            }
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, kind, |count| (*count, None)).await
}

fn tag(project: Id, accepted: &Accepted) -> TagRow {
    let certainty = accepted.certainty.map(percent);
    let ground = Ground {
        surface: accepted.surface.clone().unwrap_or_default(),
        certainty,
        reason: accepted.reason.clone().unwrap_or_default(),
    };
    TagRow {
        id: 0,
        project,
        kind: accepted.kind,
        concept: accepted.concept.clone(),
        main: false,
        state: TagState::Confirmed,
        evidence: accepted.evidence.clone().unwrap_or_default(),
        source: None,
        by: String::new(),
        at: String::new(),
        ground: Some(ground),
    }
}

/// What these decisions say about words. Where a person chose another concept for the words, the words were wrong for the one
/// that was suggested.
fn lessons(args: &Decisions) -> Vec<Taught> {
    let words = |text: &Option<String>| {
        let text = text.clone().unwrap_or_default();
        let surface = surface(&text);
        (!surface.is_empty()).then_some((surface, text))
    };
    let lesson = |kind: Kind, (surface, text): &(String, String), concept: &str, accepted: bool| Taught {
        kind,
        surface: surface.clone(),
        text: text.clone(),
        concept: concept.to_owned(),
        accepted: u32::from(accepted),
        rejected: u32::from(!accepted),
    };
    let mut taught: Vec<Taught> = Vec::new();
    for accepted in &args.accept {
        let Some(words) = words(&accepted.surface) else { continue };
        taught.push(lesson(accepted.kind, &words, &accepted.concept, true));
        if let Some(instead) = accepted.instead_of.as_deref().filter(|id| *id != accepted.concept && !id.is_empty()) {
            taught.push(lesson(accepted.kind, &words, instead, false));
        }
    }
    for rejected in &args.reject {
        let Some(words) = words(&rejected.surface) else { continue };
        taught.push(lesson(rejected.kind, &words, &rejected.concept, false));
    }
    // One row a pair: the same words may be accepted and rejected in one step only by mistake, and then count as both.
    taught.sort_by(|a, b| (a.kind, &a.surface, &a.concept).cmp(&(b.kind, &b.surface, &b.concept)));
    taught.dedup_by(|b, a| {
        let same = (a.kind, &a.surface, &a.concept) == (b.kind, &b.surface, &b.concept);
        if same {
            a.accepted += b.accepted;
            a.rejected += b.rejected;
        }
        same
    });
    taught
}

/// Puts finished projects back into the queue.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`.
pub async fn reopen(context: &Context<'_>, args: OfSelection) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let projects = open.selected(&args.selection).await?;
    let outcome = open
        .store
        .write(operation(context, "tagging-reopen", json!({})), async |tx| {
            let count = store::finished::clear(tx, &projects).await?;
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "tagging-reopen", |count| (*count, None)).await
}
