//! Settles a disagreement.

use super::{RulingHow, Settle};
use crate::prelude::*;
use crate::round::data::{RoundData, data};
use crate::state::Open;
use crate::write::{bounded, invalid, written};
use domain::stage::{GivenTag, RoundKind};
use serde_json::json;
use std::collections::HashSet;
use store::rows::RulingRow;
use store::{NewOperation, Tx};

/// Longest note, in characters.
const NOTE: usize = 2_000;
/// Most tags of a project.
const TAGS: usize = 200;

/// Settles a project, or settles it otherwise. Votes stay as they were. In a round of tags the project's tags become the ruling's,
/// in the same operation; there also what all agree on is settled so.
///
/// # Errors
/// `WhoAreYou`; `ChairOnly` for a chair's ruling; `NoSuchRound`, `VotesSealed`; `NotInRound` also for whoever is neither its
/// reader nor a chair; `AlreadyDecided` once the meeting's last word stands; `NoSuchConcept`; `InvalidField` for a missing or
/// superfluous verdict, a reason of another verdict, a note that is empty or over 2,000 characters, tags that stand twice, where
/// nothing differs.
pub async fn settle(context: &Context<'_>, args: Settle) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let person = match args.how {
        RulingHow::Chair => crate::person::chair(&open)?,
        RulingHow::Consensus => crate::person::acting(&open)?,
    };
    let note = args.note.trim();
    bounded("note", note, NOTE)?;
    let data = data(&open, args.round).await?;
    let place = super::opened(&data, args.project)?;
    super::concerned(&data, place, &person)?;
    let settled = store::ruling::of_round(&open.store, args.round).await?;
    if !super::settles(&data, place) && !settled.iter().any(|ruling| ruling.project == args.project) {
        return Err(invalid("project", "nothing-differs"));
    }
    let tags = checked(&open, &data, &args)?;
    let row = RulingRow {
        id: 0,
        round: args.round,
        project: args.project,
        consensus: args.how == RulingHow::Consensus,
        verdict: args.verdict,
        reason: args.reason.clone(),
        note: note.to_owned(),
        tags,
        person: person.id,
        name: String::new(),
        at: String::new(),
    };
    let operation = NewOperation {
        kind: "conflict-settle",
        by: person.name,
        params: json!({ "name": data.round.name }),
        undoable: false,
    };
    let outcome = open.store.write(operation, async |tx| {
        let words = store::last_word::of_round_in(tx, args.round).await?;
        if words.iter().any(|word| word.project == args.project && word.reopened_at.is_empty()) {
            return Err(Problem::new(ProblemCode::AlreadyDecided).with("count", 1));
        }
        store::ruling::put(tx, &row).await?;
        if data.round.kind == RoundKind::Tags {
            set_tags(tx, args.project, &row.tags).await?;
        }
        tx.set_count(1);
        Ok(())
    });
    written(&open, outcome.await?, "conflict-settle", |()| (1, None)).await
}

/// Holds verdict, reason and tags against the round.
fn checked(open: &Open, data: &RoundData, args: &Settle) -> Result<Vec<GivenTag>, Problem> {
    match (data.round.kind, args.verdict) {
        (RoundKind::Votes, None) => return Err(invalid("verdict", "code-needed")),
        (RoundKind::Tags, Some(_)) => return Err(invalid("verdict", "round-of-tags")),
        (RoundKind::Votes, Some(verdict)) => {
            super::reason_fits(data, verdict, &args.reason)?;
            if !args.tags.is_empty() {
                return Err(invalid("tags", "round-of-votes"));
            }
            return Ok(Vec::new());
        }
        (RoundKind::Tags, None) => {}
    }
    if !args.reason.is_empty() {
        return Err(invalid("reason", "round-of-tags"));
    }
    if args.tags.len() > TAGS {
        return Err(invalid("tags", "too-many").with("limit", TAGS));
    }
    let own = open.own();
    let (mut seen, mut mains) = (HashSet::new(), HashSet::new());
    for tag in &args.tags {
        crate::own::must_be_known(&own, tag.kind, &tag.concept)?;
        if !seen.insert((tag.kind, &tag.concept)) || (tag.main && !mains.insert(tag.kind)) {
            return Err(invalid("tags", "stands-twice").with("value", &tag.concept));
        }
    }
    let mut tags = args.tags.clone();
    tags.sort();
    Ok(tags)
}

/// Makes a project's tags these, as adding, taking away and 主 by hand would.
async fn set_tags(tx: &mut Tx, project: Id, tags: &[GivenTag]) -> Result<(), Problem> {
    let standing = store::tag::of_projects_in(tx, &[project]).await?;
    let given = |kind: Kind, concept: &str| tags.iter().find(|tag| tag.kind == kind && tag.concept == concept);
    for tag in standing.iter().filter(|tag| given(tag.kind, &tag.concept).is_none()) {
        store::tag::remove(tx, tag.kind, &tag.concept, &[project]).await?;
    }
    for tag in tags {
        store::tag::add(tx, tag.kind, &tag.concept, &[project]).await?;
    }
    // Those that step back first: each kind has one 主.
    for tag in tags.iter().filter(|tag| !tag.main).chain(tags.iter().filter(|tag| tag.main)) {
        store::tag::set_main(tx, project, tag.kind, &tag.concept, tag.main).await?;
    }
    Ok(())
}
