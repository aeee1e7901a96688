//! Concepts with tags that a loaded vocabulary touches, and what a person makes of them.

use super::{Review, ReviewReason, ReviewRequest, ReviewSettle, ReviewState, Reviews};
use crate::concept::from_to;
use crate::own::{known, must_be_known};
use crate::prelude::*;
use crate::tag::words;
use crate::write::{operation, written};
use std::cmp::Reverse;
use std::collections::HashMap;
use store::rows::ReviewRow;

const SHOWN: usize = 500;
const EXAMPLES: usize = 3;

impl ReviewState {
    fn as_str(self) -> &'static str {
        match self {
            ReviewState::Open => "open",
            ReviewState::Replaced => "replaced",
            ReviewState::Kept => "kept",
        }
    }
}

/// What waits, or was settled; the most used first.
///
/// # Errors
/// `NoLibrary`.
pub async fn review(context: &Context<'_>, args: ReviewRequest) -> Result<Reviews, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let rows = store::vocabulary::reviews(&open.store, args.state.as_str()).await?;
    let waiting = match args.state {
        ReviewState::Open => rows.len(),
        _ => store::vocabulary::reviews(&open.store, "open").await?.len(),
    };
    let mut uses: HashMap<(Kind, String), u32> = HashMap::new();
    for (kind, concept, count) in store::tag::counts(&open.store).await? {
        uses.insert((kind, concept), count);
    }
    let themes = store::concept::in_themes(&open.store).await?;
    let mut reviews = Vec::with_capacity(rows.len());
    for row in rows {
        let projects = uses.get(&(row.kind, row.concept.clone())).copied().unwrap_or(0);
        let in_themes = themes.iter().find(|(kind, id, _)| *kind == row.kind && *id == row.concept);
        let tags = store::tag::of_concept(&open.store, row.kind, &row.concept).await?;
        let index = open.index();
        let examples = tags.iter().filter_map(|tag| index.get(tag.project)).take(EXAMPLES);
        let title = |entry: &index::Entry| match entry.title_ja.is_empty() {
            true => entry.title_en.clone(),
            false => entry.title_ja.clone(),
        };
        let successors = row.successors.as_array().into_iter().flatten().filter_map(|id| id.as_str());
        reviews.push(Review {
            id: row.id,
            kind: row.kind,
            concept: known(&own, row.kind, &row.concept),
            reason: reason(&row),
            replaced_by: successors.map(|id| known(&own, row.kind, id)).collect(),
            before: row.before.clone(),
            vocabulary: row.vocabulary_name.clone(),
            projects,
            themes: in_themes.map_or(0, |(.., count)| *count),
            examples: examples.map(title).collect(),
            state: args.state,
        });
    }
    reviews.sort_by_key(|review| (Reverse(review.projects), review.id));
    reviews.truncate(SHOWN);
    Ok(Reviews { open: u32::try_from(waiting).unwrap_or(u32::MAX), reviews })
}

fn reason(row: &ReviewRow) -> ReviewReason {
    match row.reason.as_str() {
        "removed" => ReviewReason::Removed,
        "renamed" => ReviewReason::Renamed,
        _ => ReviewReason::Obsolete,
    }
}

/// Brings the tags and themes of a concept to another, or keeps them.
///
/// # Errors
/// `NoSuchReview`, `NoSuchConcept`, `SameConcept`.
pub async fn settle(context: &Context<'_>, args: ReviewSettle) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let row = store::vocabulary::review(&open.store, args.id).await?;
    let row = row.filter(|row| row.state == "open").ok_or_else(|| Problem::new(ProblemCode::NoSuchReview))?;
    let (kind, params) = match &args.to {
        Some(to) => {
            must_be_known(&own, row.kind, to)?;
            if *to == row.concept {
                return Err(Problem::new(ProblemCode::SameConcept));
            }
            ("review-replace", from_to(&own, row.kind, &row.concept, to))
        }
        None => ("review-keep", words(&own, row.kind, &row.concept)),
    };
    let outcome = open
        .store
        .write(operation(context, kind, params), async |tx| {
            let mut count = 0;
            if let Some(to) = &args.to {
                tx.over_all();
                let tags = store::concept::bring(tx, row.kind, &row.concept, to, None).await?;
                count = tags.saturating_sub(tx.unseen_tags().await?);
                store::concept::bring_themes(tx, row.kind, &row.concept, to).await?;
            }
            store::vocabulary::settle(tx, row.id, if args.to.is_some() { "replaced" } else { "kept" }).await?;
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, kind, |count| (*count, None)).await
}
