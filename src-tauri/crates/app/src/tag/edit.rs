//! One operation over a selection, one undo step.

use super::{TagEdit, TagMain};
use crate::own::{known, must_be_known};
use crate::prelude::*;
use crate::write::{operation, written};
use serde_json::{Value, json};
use vocab::own::Own;

/// Gives a concept to every project of a selection that lacks it.
///
/// # Errors
/// `NoSuchConcept`, `NothingSelected`, `NoSuchProject`.
pub async fn add(context: &Context<'_>, args: TagEdit) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    must_be_known(&open.own(), args.kind, &args.concept)?;
    let projects = open.selected(&args.selection).await?;
    let outcome = open
        .store
        .write(operation(context, "tag-add", words(&open.own(), args.kind, &args.concept)), async |tx| {
            let count = store::tag::add(tx, args.kind, &args.concept, &projects).await?;
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "tag-add", |count| (*count, None)).await
}

/// Takes a concept from every project of a selection that has it.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`.
pub async fn remove(context: &Context<'_>, args: TagEdit) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let projects = open.selected(&args.selection).await?;
    let outcome = open
        .store
        .write(operation(context, "tag-remove", words(&open.own(), args.kind, &args.concept)), async |tx| {
            let count = store::tag::remove(tx, args.kind, &args.concept, &projects).await?;
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "tag-remove", |count| (*count, None)).await
}

/// Makes a tag the main one of its kind, or no longer.
///
/// # Errors
/// `NoSuchProject`; `NoSuchConcept` when the project has no such tag.
pub async fn set_main(context: &Context<'_>, args: TagMain) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    open.selected(&Selection::These(vec![args.project])).await?;
    let kind = if args.main { "tag-main" } else { "tag-main-clear" };
    let outcome = open
        .store
        .write(operation(context, kind, words(&open.own(), args.kind, &args.concept)), async |tx| {
            if !store::tag::set_main(tx, args.project, args.kind, &args.concept, args.main).await? {
                return Err(Problem::new(ProblemCode::NoSuchConcept).with("concept", &args.concept));
            }
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, kind, |()| (1, None)).await
}

pub(crate) fn words(own: &Own, kind: Kind, concept: &str) -> Value {
    let concept = known(own, kind, concept);
    json!({ "kind": kind, "concept": concept.id, "concept_ja": concept.label_ja, "concept_en": concept.label_en })
}
