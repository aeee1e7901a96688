//! Tags a list brought: confirmed or turned down by a person.

use super::TagEdit;
use super::edit::words;
use crate::prelude::*;
use crate::write::{operation, written};
use store::rows::TagState;

/// Confirms a proposed tag on every project of a selection that has it.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`.
pub async fn confirm(context: &Context<'_>, args: TagEdit) -> Result<Written<Done>, Problem> {
    set(context, args, "tag-confirm", TagState::Confirmed).await
}

/// Turns a proposed tag down on every project of a selection that has it; no later list proposes it again.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`.
pub async fn reject(context: &Context<'_>, args: TagEdit) -> Result<Written<Done>, Problem> {
    set(context, args, "tag-reject", TagState::Rejected).await
}

async fn set(
    context: &Context<'_>,
    args: TagEdit,
    kind: &'static str,
    state: TagState,
) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let projects = open.selected(&args.selection).await?;
    let outcome = open
        .store
        .write(operation(context, kind, words(&open.own(), args.kind, &args.concept)), async |tx| {
            let tags = store::import::known_tags_in(tx, &projects).await?;
            let proposed: Vec<Id> = tags
                .into_iter()
                .filter(|tag| tag.kind == args.kind && tag.concept == args.concept && tag.state == TagState::Proposed)
                .map(|tag| tag.id)
                .collect();
            let count = store::tag::set_state(tx, &proposed, state).await?;
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, kind, |count| (*count, None)).await
}
