//! Words typed into the picker.

use super::{ConceptHit, ConceptHits, ConceptSearch};
use crate::prelude::*;

const LIMIT: u32 = 200;

/// Concepts by any name in either language, best first; the most used first when nothing is typed.
///
/// # Errors
/// `NoLibrary`.
pub async fn search(context: &Context<'_>, args: ConceptSearch) -> Result<ConceptHits, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let index = open.index();
    let uses = |id: &str| index.uses(domain::Dim::of(args.kind), id);
    let limit = args.limit.min(LIMIT) as usize;
    let (hits, total) = own.search(args.kind, &args.text, limit, &uses);
    Ok(ConceptHits {
        hits: hits
            .into_iter()
            .map(|hit| ConceptHit {
                projects: uses(&hit.concept.id),
                concept: hit.concept.clone(),
                matched: hit.matched.map(str::to_owned),
            })
            .collect(),
        total: u32::try_from(total).unwrap_or(u32::MAX),
    })
}
