//! Gives a vote, or changes one's own.

use super::DecisionSave;
use crate::own::must_be_known;
use crate::person::acting;
use crate::prelude::*;
use crate::registry::text;
use crate::round::data::data;
use crate::round::edit::still_open;
use crate::write::{invalid, operation, written};
use domain::stage::{Blindness, CriteriaBody, GivenTag, RoundKind, Score, Verdict};
use serde_json::json;
use std::collections::{BTreeMap, HashSet};
use store::rows::DecisionRow;

const NOTE: usize = 4_000;
const SCORE_NOTE: usize = 500;

/// Gives a vote, or changes one's own while the round lets nobody else see it. Every wording stays in the log; what is the
/// same as before makes no entry. Not undone: it is changed by another vote.
///
/// # Errors
/// `WhoAreYou`, `NotActive`; `SomebodyElse` (`name`: whom the window works as); `NoSuchRound`, `RoundClosed`, `NotInRound`,
/// `VotesOpened`, `NoSuchCriteria`, `NoSuchConcept`; `InvalidField`.
pub async fn decide(context: &Context<'_>, args: DecisionSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let me = acting(&open)?;
    if me.id != args.reviewer {
        return Err(Problem::new(ProblemCode::SomebodyElse).with("name", &me.name));
    }
    let data = data(&open, args.round).await?;
    if data.round.closed {
        return Err(Problem::new(ProblemCode::RoundClosed).with("name", &data.round.name));
    }
    let (round, project) = (args.round, args.project);
    let not_mine = || Problem::new(ProblemCode::NotInRound).with("key", project);
    let place = data.place(project)?;
    if !data.items.list[place].withdrawn.is_empty() {
        return Err(not_mine());
    }
    data.parts[place].reader(me.id).ok_or_else(not_mine)?;
    let before = data.parts[place].vote_of(me.id);
    // A change may keep the version the vote was given by, or go over to the one that stands.
    if args.criteria != data.round.criteria && before.is_none_or(|vote| vote.criteria != args.criteria) {
        return Err(invalid("criteria", "criteria-changed"));
    }
    let own = open.own();
    let row = checked(&data.version(args.criteria)?.body, data.round.kind, args)?;
    for tag in &row.tags {
        must_be_known(&own, tag.kind, &tag.concept)?;
    }
    let content = |row: &DecisionRow| DecisionRow { id: 0, assignment: 0, at: String::new(), ..row.clone() };
    if before.is_some_and(|before| content(before) == content(&row)) {
        let done = Done { operation: None, kind: "reading-decide".to_owned(), count: 0, created: None, lasting: true };
        return Ok(Written { value: done, changed: Vec::new() });
    }
    let outcome = open
        .store
        .write_lasting(operation(context, "reading-decide", json!({})), async |tx| {
            let standing = still_open(tx, round).await?;
            let readers = store::vote::readers_in(tx, round, project).await?;
            let mine = readers.iter().find(|(assignment, _)| assignment.reviewer == me.id);
            let (assignment, vote) = mine.ok_or_else(not_mine)?;
            let everybody =
                readers.len() >= usize::from(standing.readers) && readers.iter().all(|(_, vote)| vote.is_some());
            if standing.blindness == Blindness::AllVoted && everybody {
                return Err(Problem::new(ProblemCode::VotesOpened));
            }
            let row = DecisionRow { id: vote.unwrap_or_default(), assignment: assignment.id, ..row };
            store::vote::put(tx, &row).await?;
            store::round::put_off(tx, assignment.id, false).await?;
            tx.set_param("name", standing.name);
            tx.set_count(1);
            Ok(())
        })
        .await?;
    if outcome.operation.is_some() {
        open.rounds.note(round, project);
    }
    written(&open, outcome, "reading-decide", |()| (1, None)).await
}

/// The vote as a row, everything held against the version it is given by.
fn checked(body: &CriteriaBody, kind: RoundKind, args: DecisionSave) -> Result<DecisionRow, Problem> {
    match (kind, args.verdict) {
        (RoundKind::Votes, None) => return Err(invalid("verdict", "code-needed")),
        (RoundKind::Tags, Some(_)) => return Err(invalid("verdict", "not-of-this-round")),
        _ => {}
    }
    if kind == RoundKind::Votes && !args.tags.is_empty() {
        return Err(invalid("tags", "not-of-this-round"));
    }
    let note = text("note", &args.note, NOTE)?;
    if !args.reason.is_empty() {
        let known = |verdict: Verdict| body.reasons.iter().any(|one| one.key == args.reason && one.verdict == verdict);
        if !args.verdict.is_some_and(known) {
            return Err(invalid("reason", "no-such-reason"));
        }
    } else if args.verdict == Some(Verdict::Drop) && note.is_empty() {
        return Err(invalid("reason", "reason-or-note"));
    }
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for (key, score) in args.scores {
        let criterion = body.criteria.iter().find(|one| one.key == key);
        let criterion = criterion.ok_or_else(|| invalid("scores", "no-such-criterion").with("value", &key))?;
        if score.value.is_some_and(|value| !criterion.scale.values().contains(&value)) {
            return Err(invalid("scores", "not-on-scale").with("value", &criterion.name_ja));
        }
        let note = text("scores", &score.note, SCORE_NOTE)?;
        scores.insert(key, Score { value: score.value, note });
    }
    Ok(DecisionRow {
        id: 0,
        assignment: 0,
        round: args.round,
        project: args.project,
        reviewer: args.reviewer,
        criteria: args.criteria,
        verdict: args.verdict,
        reason: args.reason,
        note,
        certainty: args.certainty,
        scores,
        tags: tags(args.tags)?,
        at: String::new(),
    })
}

/// In one order, so that the same tags are the same words.
fn tags(mut tags: Vec<GivenTag>) -> Result<Vec<GivenTag>, Problem> {
    tags.sort();
    let mut seen = HashSet::new();
    if let Some(twice) = tags.iter().find(|tag| !seen.insert((tag.kind, tag.concept.clone()))) {
        return Err(invalid("tags", "stands-twice").with("value", &twice.concept));
    }
    let mains = |kind: Kind| tags.iter().filter(|tag| tag.kind == kind && tag.main).count();
    if Kind::ALL.into_iter().any(|kind| mains(kind) > 1) {
        return Err(invalid("tags", "one-main"));
    }
    Ok(tags)
}
