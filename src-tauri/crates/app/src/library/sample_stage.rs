//! Stage one of the sample: people, a finished round and an open one; fictional, marked 合成データ, through the same commands
//! a user has.

use crate::conflict::{RemarkNew, RulingHow, Settle};
use crate::interest::InterestNew;
use crate::person::{PersonBecome, PersonFields, PersonSave};
use crate::prelude::*;
use crate::reading::DecisionSave;
use crate::round::{RoundAssign, RoundEdit, RoundId, RoundNew, Share};
use crate::shortlist::Decide;
use domain::stage::{Blindness, Certainty, InterestKind, Purpose, RoundKind, Score, Verdict};
use std::collections::BTreeMap;

const STAGE: &str = include_str!("../../sample/stage_one.json");
/// Days until the last day of the open round.
const OPEN_DAYS: i64 = 14;

#[derive(Deserialize)]
struct Stage {
    people: Vec<PersonLine>,
    rounds: Vec<RoundLine>,
}

#[derive(Deserialize)]
struct PersonLine {
    name: String,
    organisation: String,
    field: String,
    active_from: String,
    chair: bool,
    note: String,
    interests: Vec<InterestLine>,
}

#[derive(Deserialize)]
struct InterestLine {
    kind: InterestKind,
    name: String,
    note: String,
}

#[derive(Deserialize)]
struct RoundLine {
    name: String,
    purpose: Purpose,
    readers: u8,
    blindness: Blindness,
    deadline: String,
    note: String,
    items: Vec<ItemLine>,
    close: bool,
}

/// A project by its number without year.
#[derive(Deserialize)]
struct ItemLine {
    project: String,
    readers: Vec<String>,
    votes: Vec<VoteLine>,
    #[serde(default)]
    remarks: Vec<RemarkLine>,
    ruling: Option<RulingLine>,
    #[serde(rename = "final")]
    decided: Option<FinalLine>,
}

/// `scores`: a character a criterion in the order of the set, `?` = unknown.
#[derive(Deserialize)]
struct VoteLine {
    reviewer: String,
    verdict: Verdict,
    reason: String,
    note: String,
    certainty: Certainty,
    scores: String,
    notes: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct RemarkLine {
    person: String,
    text: String,
}

#[derive(Deserialize)]
struct RulingLine {
    how: RulingHow,
    verdict: Verdict,
    reason: String,
    note: String,
}

#[derive(Deserialize)]
struct FinalLine {
    verdict: Verdict,
    reason: String,
    note: String,
    #[serde(default)]
    return_on: String,
    decided_on: String,
}

/// Fills them in; `projects` are ids by number without year.
///
/// # Errors
/// `NoSuchProject`; as the commands.
pub(super) async fn fill(context: &Context<'_>, projects: &BTreeMap<String, Id>) -> Result<(), Problem> {
    let stage: Stage = serde_json::from_str(STAGE).map_err(Problem::fault)?;
    let find = |name: &str| {
        projects.get(name).copied().ok_or_else(|| Problem::new(ProblemCode::NoSuchProject).with("key", name))
    };
    let mut people: BTreeMap<String, Id> = BTreeMap::new();
    let mut chair = None;
    for line in &stage.people {
        let fields = PersonFields {
            name: Some(line.name.clone()),
            organisation: Some(line.organisation.clone()),
            field: Some(line.field.clone()),
            active_from: Some(line.active_from.clone()),
            active_to: None,
            chair: Some(line.chair),
            note: Some(line.note.clone()),
        };
        let done = crate::person::save(context, PersonSave { id: None, fields }).await?.value;
        let id = done.created.ok_or_else(|| Problem::fault("a person has an id"))?;
        people.insert(line.name.clone(), id);
        if line.chair && chair.is_none() {
            chair = Some(id);
            become_(context, id).await?;
        }
        for interest in &line.interests {
            let new = InterestNew {
                person: id,
                kind: interest.kind,
                name: interest.name.clone(),
                of: None,
                note: interest.note.clone(),
            };
            crate::interest::declare(context, new).await?;
        }
    }
    let chair = chair.ok_or_else(|| Problem::fault("the sample has a chair"))?;
    let person = |name: &str| people.get(name).copied().ok_or_else(|| Problem::new(ProblemCode::NoSuchPerson));
    let sets = crate::criteria::list(context, crate::commands::Nothing {}).await?.versions;
    let criteria = sets.iter().find(|set| set.latest).ok_or_else(|| Problem::new(ProblemCode::NoSuchCriteria))?;
    let keys: Vec<&str> = criteria.body.criteria.iter().map(|criterion| criterion.key.as_str()).collect();
    for line in &stage.rounds {
        let mut listed = Vec::new();
        for item in &line.items {
            listed.push(find(&item.project)?);
        }
        let new = RoundNew {
            name: line.name.clone(),
            kind: RoundKind::Votes,
            purpose: line.purpose,
            selection: Selection::These(listed),
            readers: line.readers,
            blindness: line.blindness,
            criteria: criteria.id,
            deadline: line.deadline.clone(),
            note: line.note.clone(),
        };
        let done = crate::round::open(context, new).await?.value;
        let round = done.created.ok_or_else(|| Problem::fault("a round has an id"))?;
        for (name, id) in &people {
            let mut projects = Vec::new();
            for item in line.items.iter().filter(|item| item.readers.contains(name)) {
                projects.push(find(&item.project)?);
            }
            if !projects.is_empty() {
                let share = Share::ByHand { person: *id, projects };
                crate::round::assign(context, RoundAssign { round, share }).await?;
            }
        }
        for (name, id) in &people {
            become_(context, *id).await?;
            for item in &line.items {
                if let Some(vote) = item.votes.iter().find(|vote| vote.reviewer == *name) {
                    let save = decision(vote, round, find(&item.project)?, *id, criteria.id, &keys);
                    crate::reading::decide(context, save).await?;
                }
            }
        }
        for item in &line.items {
            for remark in &item.remarks {
                become_(context, person(&remark.person)?).await?;
                let said = RemarkNew { round, project: find(&item.project)?, text: remark.text.clone() };
                crate::conflict::remark(context, said).await?;
            }
        }
        become_(context, chair).await?;
        if !line.close {
            let last = crate::export::today().saturating_add(jiff::Span::new().days(OPEN_DAYS));
            let edit = RoundEdit {
                round,
                name: None,
                deadline: Some(last.to_string()),
                note: None,
                blindness: None,
                readers: None,
                criteria: None,
            };
            crate::round::edit(context, edit).await?;
            continue;
        }
        crate::round::close(context, RoundId { round }).await?;
        for item in &line.items {
            conclude(context, item, round, find(&item.project)?).await?;
        }
    }
    Ok(())
}

fn decision(vote: &VoteLine, round: Id, project: Id, reviewer: Id, criteria: Id, keys: &[&str]) -> DecisionSave {
    let scores = keys.iter().zip(vote.scores.chars()).map(|(key, value)| {
        let value = value.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
        let note = vote.notes.get(*key).cloned().unwrap_or_default();
        ((*key).to_owned(), Score { value, note })
    });
    DecisionSave {
        round,
        project,
        reviewer,
        criteria,
        verdict: Some(vote.verdict),
        reason: vote.reason.clone(),
        note: vote.note.clone(),
        certainty: vote.certainty,
        scores: scores.collect(),
        tags: Vec::new(),
    }
}

/// What settled a project, and the meeting's last word on it.
async fn conclude(context: &Context<'_>, item: &ItemLine, round: Id, project: Id) -> Result<(), Problem> {
    if let Some(ruling) = &item.ruling {
        let settle = Settle {
            round,
            project,
            how: ruling.how,
            verdict: Some(ruling.verdict),
            reason: ruling.reason.clone(),
            note: ruling.note.clone(),
            tags: Vec::new(),
        };
        crate::conflict::settle(context, settle).await?;
    }
    if let Some(decided) = &item.decided {
        let decide = Decide {
            round,
            projects: vec![project],
            verdict: decided.verdict,
            reason: decided.reason.clone(),
            note: decided.note.clone(),
            return_on: decided.return_on.clone(),
            decided_on: decided.decided_on.clone(),
        };
        crate::shortlist::decide(context, decide).await?;
    }
    Ok(())
}

/// Works as this person from now on. What a command answers after it is what that person may see.
pub(super) async fn become_(context: &Context<'_>, person: Id) -> Result<(), Problem> {
    crate::person::become_(context, PersonBecome { person: Some(person), pin: None }).await.map(drop)
}
