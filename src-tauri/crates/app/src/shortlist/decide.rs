//! The meeting's last word, recorded and taken up again.

use super::{Decide, Reconsider};
use crate::catalogue;
use crate::prelude::*;
use crate::round::data::{RoundData, data};
use crate::settings::Language;
use crate::write::{bounded, invalid, written};
use domain::span;
use domain::stage::{RoundKind, Verdict};
use serde_json::{Value, json};
use std::collections::HashSet;
use store::NewOperation;
use store::rows::LastWordRow;

/// Longest note, in characters.
const NOTE: usize = 2_000;
/// Longest reason to take a last word up again, in characters.
const REASON: usize = 500;

/// Records the meeting's last word on projects of a round of votes, while it is open and afterwards. Never undone: taken up again
/// with a reason ([`reconsider`]).
///
/// # Errors
/// `WhoAreYou`, `ChairOnly`, `NoSuchRound`, `NothingSelected`; `NotInRound`, `VotesSealed` or `AlreadyDecided` (`count`) where that
/// is so of any of the projects; `InvalidField` in a round of tags, for a reason of another verdict, for neither reason nor note of
/// a drop, a note over 2,000 characters, a day that is none, a day of return on what is not held.
pub async fn decide(context: &Context<'_>, args: Decide) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let person = crate::person::chair(&open)?;
    let data = data(&open, args.round).await?;
    if data.round.kind == RoundKind::Tags {
        return Err(invalid("verdict", "round-of-tags"));
    }
    let projects = chosen(&data, &args.projects)?;
    let sealed = |project: &Id| {
        let place = data.items.of.get(project).copied();
        place.is_some_and(|place| !data.opened(place) && !data.parts[place].readers.is_empty())
    };
    if projects.iter().any(sealed) {
        return Err(Problem::new(ProblemCode::VotesSealed));
    }
    let word = checked(&data, &args, person.id)?;
    let mut params = sentence(args.verdict);
    params["name"] = json!(data.round.name);
    params["projects"] = json!(projects.len());
    let operation = NewOperation { kind: "shortlist-decide", by: person.name, params, undoable: false };
    let outcome = open.store.write(operation, async |tx| {
        let standing = standing(store::last_word::of_round_in(tx, args.round).await?);
        let count = projects.iter().filter(|project| standing.contains(*project)).count();
        if count > 0 {
            return Err(Problem::new(ProblemCode::AlreadyDecided).with("count", count));
        }
        store::last_word::put(tx, &word, &projects).await?;
        let count = u32::try_from(projects.len()).unwrap_or(u32::MAX);
        tx.set_count(count);
        Ok(count)
    });
    written(&open, outcome.await?, "shortlist-decide", |count| (*count, None)).await
}

/// The verdict in words, for the sentence of the history.
fn sentence(verdict: Verdict) -> Value {
    let word = |language| catalogue::word(language, &format!("verdict.{}", verdict.as_str()));
    json!({ "verdict_ja": word(Language::Ja), "verdict_en": word(Language::En) })
}

/// Each project once, all of them in the round.
fn chosen(data: &RoundData, projects: &[Id]) -> Result<Vec<Id>, Problem> {
    let mut seen = HashSet::new();
    let projects: Vec<Id> = projects.iter().copied().filter(|project| seen.insert(*project)).collect();
    if projects.is_empty() {
        return Err(Problem::new(ProblemCode::NothingSelected));
    }
    for project in &projects {
        let place = data.place(*project)?;
        if !data.items.list[place].withdrawn.is_empty() {
            return Err(Problem::new(ProblemCode::NotInRound).with("key", project));
        }
    }
    Ok(projects)
}

fn standing(words: Vec<LastWordRow>) -> HashSet<Id> {
    words.into_iter().filter(|word| word.reopened_at.is_empty()).map(|word| word.project).collect()
}

fn checked(data: &RoundData, args: &Decide, person: Id) -> Result<LastWordRow, Problem> {
    let (note, return_on, decided_on) = (args.note.trim(), args.return_on.trim(), args.decided_on.trim());
    if note.chars().count() > NOTE {
        return Err(invalid("note", "too-long").with("limit", NOTE));
    }
    crate::conflict::reason_fits(data, args.verdict, &args.reason)?;
    if args.verdict == Verdict::Drop && args.reason.is_empty() && note.is_empty() {
        return Err(invalid("reason", "reason-or-note"));
    }
    if !return_on.is_empty() && args.verdict != Verdict::Hold {
        return Err(invalid("return_on", "only-held"));
    }
    for (field, day) in [("return_on", return_on), ("decided_on", decided_on)] {
        if !(day.is_empty() && field == "return_on") && span::day(day).is_none() {
            return Err(invalid(field, "no-date"));
        }
    }
    Ok(LastWordRow {
        id: 0,
        round: args.round,
        project: 0,
        verdict: args.verdict,
        reason: args.reason.clone(),
        note: note.to_owned(),
        return_on: return_on.to_owned(),
        person,
        name: String::new(),
        decided_on: decided_on.to_owned(),
        at: String::new(),
        reopened_at: String::new(),
        reopen_reason: String::new(),
    })
}

/// Takes last words up again, with the reason; each keeps its row.
///
/// # Errors
/// `WhoAreYou`, `ChairOnly`, `NoSuchRound`, `NothingSelected`, `NotInRound`; `InvalidField` for a reason that is empty or over 500
/// characters, and where any of the projects has no standing last word.
pub async fn reconsider(context: &Context<'_>, args: Reconsider) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let person = crate::person::chair(&open)?;
    let reason = args.reason.trim();
    bounded("reason", reason, REASON)?;
    let data = data(&open, args.round).await?;
    let projects = chosen(&data, &args.projects)?;
    let operation = NewOperation {
        kind: "shortlist-reconsider",
        by: person.name,
        params: json!({ "name": data.round.name, "projects": projects.len() }),
        undoable: false,
    };
    let outcome = open.store.write(operation, async |tx| {
        let standing = standing(store::last_word::of_round_in(tx, args.round).await?);
        if projects.iter().any(|project| !standing.contains(project)) {
            return Err(invalid("projects", "not-decided"));
        }
        let count = store::last_word::reopen(tx, args.round, &projects, reason).await?;
        tx.set_count(count);
        Ok(count)
    });
    written(&open, outcome.await?, "shortlist-reconsider", |count| (*count, None)).await
}
