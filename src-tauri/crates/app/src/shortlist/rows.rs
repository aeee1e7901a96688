//! The rows of the meeting's view, from a round in memory and what stands in the library beside it.

use super::{Final, ShortlistRow};
use crate::conflict::{differ, part, sealed};
use crate::prelude::*;
use crate::reading::Connected;
use crate::registry::known;
use crate::round::data::RoundData;
use crate::state::Open;
use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;
use store::rows::{DecisionRow, LastWordRow, RulingRow};

/// What stands beside the votes of a round, by project.
pub(super) struct Beside {
    pub(super) rulings: HashMap<Id, RulingRow>,
    /// Standing ones.
    pub(super) words: HashMap<Id, LastWordRow>,
    /// Why earlier ones were taken up again, newest first.
    reopened: HashMap<Id, Vec<String>>,
}

impl Beside {
    pub(super) async fn of(open: &Open, round: Id) -> Result<Beside, Problem> {
        let rulings = store::ruling::of_round(&open.store, round).await?;
        let mut beside = Beside {
            rulings: rulings.into_iter().map(|ruling| (ruling.project, ruling)).collect(),
            words: HashMap::new(),
            reopened: HashMap::new(),
        };
        for word in store::last_word::of_round(&open.store, round).await? {
            if word.reopened_at.is_empty() {
                beside.words.insert(word.project, word);
            } else {
                beside.reopened.entry(word.project).or_default().push(word.reopen_reason);
            }
        }
        Ok(beside)
    }
}

/// Supports that people said connect with these projects.
pub(super) async fn supports(open: &Open, projects: &[Id]) -> Result<HashMap<Id, Vec<Connected>>, Problem> {
    let known = known(open).await?;
    let mut of: HashMap<Id, Vec<Connected>> = HashMap::new();
    for row in store::connection::of_projects(&open.store, projects).await? {
        let Some(support) = known.rows.supports.iter().find(|support| support.id == row.support) else { continue };
        of.entry(row.project).or_default().push(Connected {
            support: row.support,
            name_ja: support.name_ja.clone(),
            name_en: support.name_en.clone(),
            state: Some(row.state),
            step: row.step,
            note: row.note,
        });
    }
    Ok(of)
}

/// Rows of the projects that are in the round, by score, best first; without one last, in the order of the list.
pub(super) async fn rows(open: &Open, data: &RoundData) -> Result<Vec<ShortlistRow>, Problem> {
    let beside = Beside::of(open, data.round.id).await?;
    let here = || data.items.list.iter().enumerate().filter(|(_, item)| item.withdrawn.is_empty());
    let projects: Vec<Id> = here().map(|(_, item)| item.project).collect();
    let mut supports = supports(open, &projects).await?;
    let mut rows: Vec<ShortlistRow> = here()
        .map(|(place, item)| ShortlistRow {
            supports: supports.remove(&item.project).unwrap_or_default(),
            ..row(data, place, &beside)
        })
        .collect();
    rows.sort_by(|a, b| match (a.score, b.score) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    Ok(rows)
}

fn row(data: &RoundData, place: usize, beside: &Beside) -> ShortlistRow {
    let (item, part, votes) = (&data.items.list[place], &data.parts[place], data.opened_votes(place));
    let ruling = beside.rulings.get(&item.project);
    let mut split = [0; 3];
    for verdict in votes.iter().filter_map(|vote| vote.verdict) {
        split[verdict as usize] += 1;
    }
    let differ = differ(data.round.kind, votes);
    let agreed = || votes.first().filter(|_| part.read() && !differ).and_then(|vote| vote.verdict);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    ShortlistRow {
        project: item.project,
        number: item.number.clone(),
        title_ja: item.title_ja.clone(),
        title_en: item.title_en.clone(),
        programme: item.programme.clone(),
        institution: item.institution.clone(),
        readers: count(part.readers.len()),
        voted: count(part.readers.iter().filter(|reader| reader.voted).count()),
        sealed: sealed(data, place),
        split,
        score: score(data, votes),
        reasons: reasons(votes),
        notes: notes(data, votes),
        proposed: ruling.map_or_else(agreed, |ruling| ruling.verdict),
        conflict: differ && ruling.is_none(),
        ruled: ruling.is_some(),
        supports: Vec::new(),
        decided: beside.words.get(&item.project).map(|word| Final {
            verdict: word.verdict,
            reason: word.reason.clone(),
            note: word.note.clone(),
            return_on: word.return_on.clone(),
            name: word.name.clone(),
            decided_on: word.decided_on.clone(),
        }),
        reopened: beside.reopened.get(&item.project).cloned().unwrap_or_default(),
    }
}

/// The weighted mean of what was answered, each answer as a part of its scale, 0–100, by the version it was given by. Unknown (?)
/// and what was left out weigh nothing.
fn score(data: &RoundData, votes: &[DecisionRow]) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for vote in votes {
        let Some(version) = data.criteria.get(&vote.criteria) else { continue };
        for criterion in &version.body.criteria {
            if let Some(part) = part(criterion, &vote.scores) {
                sum += part * f64::from(criterion.weight);
                weights += f64::from(criterion.weight);
            }
        }
    }
    (weights > 0.0).then(|| sum / weights * 100.0)
}

/// Keys of reasons, most frequent first.
fn reasons(votes: &[DecisionRow]) -> Vec<String> {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for reason in votes.iter().map(|vote| vote.reason.as_str()).filter(|reason| !reason.is_empty()) {
        match counts.iter_mut().find(|(key, _)| *key == reason) {
            Some((_, count)) => *count += 1,
            None => counts.push((reason, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts.into_iter().map(|(reason, _)| reason.to_owned()).collect()
}

fn notes(data: &RoundData, votes: &[DecisionRow]) -> Vec<String> {
    let noted = votes.iter().filter(|vote| !vote.note.is_empty());
    noted.map(|vote| format!("{}: {}", data.name(vote.reviewer), vote.note)).collect()
}
