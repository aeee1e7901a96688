//! What two or three projects are worth together, by the same rules as proposals.

use super::proposal::{Judging, against, bringer, proposal};
use super::quotes::Quotes;
use super::strands::strands;
use super::{ExplainRequest, Explained};
use crate::prelude::*;
use crate::write::invalid;
use domain::weave::{Bringer, judge};

/// Judges a combination.
///
/// # Errors
/// `InvalidField` unless two or three projects are named, and where no sentence says what one of them closes; `NoSuchProject`; a
/// database error.
pub async fn explain(context: &Context<'_>, args: ExplainRequest) -> Result<Explained, Problem> {
    let open = context.app.library().await?;
    let mut ids = open.selected(&Selection::These(args.projects)).await?;
    if !(2..=3).contains(&ids.len()) {
        return Err(invalid("projects", "two-or-three"));
    }
    ids.sort_unstable();
    let strands = strands(context, &open).await?;
    let judging = Judging::of(&open, &strands).await?;
    let quotes = Quotes::of(&open, &ids).await?;
    let bringers: Vec<Bringer> =
        ids.iter().filter_map(|id| strands.projects.get(*id)).map(|one| bringer(&strands, one, false)).collect();
    let members: Vec<&Bringer> = bringers.iter().collect();
    if let Some(gone) = ids.iter().find(|id| strands.projects.get(**id).is_none()) {
        return Err(Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{gone}")));
    }
    let judged = judge(&members, &judging.field);
    let proposal = proposal(&open, &strands, &judging, &quotes, &members, &judged);
    let proposal = proposal.ok_or_else(|| invalid("sentence", "no-quote"))?;
    Ok(Explained { proposal, against: against(&open, &strands, &members, &judged) })
}
