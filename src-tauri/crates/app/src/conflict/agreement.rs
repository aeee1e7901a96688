//! How far readers of a round agree, on opened votes as they were given.
//!
//! Verdicts and criteria: a subject is a project, a category a verdict or a value of the scale. Unknown (?) and what was left out
//! are no answers. A vote by another version of the criteria counts where the criterion has the same key and scale.
//!
//! Tags, by kind: percent is the share of pairs of readers that gave a project the same set. κ and AC1 are on presence: a subject
//! is a project and a concept, of all concepts that anybody gave in the round, and the categories are given and not given. Of the
//! concepts given on that project alone none is ever left out by all, and no agreement on absence could be told from chance; over
//! those of the round κ comes near the F-measure of the readers (Hripcsak and Rothschild 2005), which is what one wants to know of
//! tags. AC1 is then close to 1 by the many absent ones, and intervals, which take each subject as independent, are narrow.

use super::{Agreement, AgreementOn, VerdictPairs};
use crate::prelude::*;
use crate::round::RoundId;
use crate::round::data::{RoundData, data};
use domain::agreement::{Answers, Estimate, cohen};
use domain::stage::{Criterion, RoundKind, Verdict};
use std::collections::BTreeSet;
use store::rows::DecisionRow;

/// AC1 below which a guide had better be sharpened: the lower end of "good" after Altman (1991).
const LOW: f64 = 0.6;

/// Agreement of a round.
///
/// # Errors
/// `NoSuchRound`, `NoSuchCriteria`.
pub async fn agreement(context: &Context<'_>, args: RoundId) -> Result<Agreement, Problem> {
    let open = context.app.library().await?;
    let data = data(&open, args.round).await?;
    of(&data)
}

fn of(data: &RoundData) -> Result<Agreement, Problem> {
    let here = || data.items.list.iter().enumerate().filter(|(_, item)| item.withdrawn.is_empty()).map(|(at, _)| at);
    let sealed = here().filter(|place| super::sealed(data, *place)).count();
    let voted: Vec<&[DecisionRow]> = here().map(|at| data.opened_votes(at)).filter(|votes| votes.len() >= 2).collect();
    let readers: BTreeSet<Id> = voted.iter().flat_map(|votes| votes.iter().map(|vote| vote.reviewer)).collect();
    // Cohen's κ knows two readers by name; with others in their places it would not be what it says.
    let two = readers.len() == 2;
    let on = match data.round.kind {
        RoundKind::Votes => {
            let mut on = vec![verdicts(&voted, two)];
            let version = data.standing()?;
            on.extend(version.body.criteria.iter().map(|criterion| of_criterion(data, criterion, &voted, two)));
            on
        }
        RoundKind::Tags => Kind::ALL.into_iter().map(|kind| of_kind(kind, &voted, two)).collect(),
    };
    Ok(Agreement {
        kind: data.round.kind,
        fleiss: !two,
        on,
        pairs: pairs(data, &voted, two),
        sealed: u32::try_from(sealed).unwrap_or(u32::MAX),
        low: LOW,
    })
}

/// Answers by project, and for two readers the table of the one against the other.
struct Compared {
    answers: Answers,
    table: Vec<Vec<u32>>,
}

impl Compared {
    fn of(categories: usize) -> Compared {
        Compared { answers: Answers::of(categories), table: vec![vec![0; categories]; categories] }
    }

    /// Adds a project's answers, in the order of the readers' names.
    fn put(&mut self, given: &[usize]) {
        if let [row, column] = given
            && let Some(cell) = self.table.get_mut(*row).and_then(|row| row.get_mut(*column))
        {
            *cell += 1;
        }
        self.answers.put(given.iter().copied());
    }

    fn on(&self, on: &str, (name_ja, name_en): (&str, &str), two: bool) -> AgreementOn {
        AgreementOn {
            on: on.to_owned(),
            name_ja: name_ja.to_owned(),
            name_en: name_en.to_owned(),
            projects: self.answers.compared(),
            percent: self.answers.percent(),
            kappa: self.kappa(two),
            ac1: self.answers.ac1(),
        }
    }

    fn kappa(&self, two: bool) -> Estimate {
        if two { cohen(&self.table) } else { self.answers.fleiss() }
    }
}

fn place(verdict: Verdict) -> usize {
    Verdict::ALL.iter().position(|of| *of == verdict).unwrap_or(Verdict::ALL.len())
}

fn verdicts(voted: &[&[DecisionRow]], two: bool) -> AgreementOn {
    let mut compared = Compared::of(Verdict::ALL.len());
    for votes in voted {
        let given: Vec<usize> = votes.iter().filter_map(|vote| vote.verdict).map(place).collect();
        compared.put(&given);
    }
    compared.on("verdict", ("", ""), two)
}

fn of_criterion(data: &RoundData, criterion: &Criterion, voted: &[&[DecisionRow]], two: bool) -> AgreementOn {
    // Versions in which the criterion has this scale.
    let same: BTreeSet<Id> = data
        .criteria
        .values()
        .filter(|version| version.body.criteria.iter().any(|of| of.key == criterion.key && of.scale == criterion.scale))
        .map(|version| version.id)
        .collect();
    let values = criterion.scale.values();
    let mut compared = Compared::of(values.len());
    for votes in voted {
        let value = |vote: &DecisionRow| vote.scores.get(&criterion.key).and_then(|score| score.value);
        let given = votes.iter().filter(|vote| same.contains(&vote.criteria)).filter_map(value);
        let given: Vec<usize> =
            given.filter(|value| values.contains(value)).map(|value| usize::from(value - values.start())).collect();
        compared.put(&given);
    }
    compared.on(&criterion.key, (&criterion.name_ja, &criterion.name_en), two)
}

fn of_kind(kind: Kind, voted: &[&[DecisionRow]], two: bool) -> AgreementOn {
    let set = |vote: &DecisionRow| -> BTreeSet<String> {
        vote.tags.iter().filter(|tag| tag.kind == kind).map(|tag| tag.concept.clone()).collect()
    };
    let by_project: Vec<Vec<BTreeSet<String>>> = voted.iter().map(|votes| votes.iter().map(set).collect()).collect();
    let concepts: BTreeSet<&String> = by_project.iter().flatten().flatten().collect();
    let concepts = u32::try_from(concepts.len()).unwrap_or(u32::MAX);
    // A project has at most five readers, so at most so many different sets.
    let mut sets = Answers::of(by_project.iter().map(Vec::len).max().unwrap_or(0));
    let mut presence = Compared::of(2);
    for given in &by_project {
        let mut different: Vec<&BTreeSet<String>> = Vec::new();
        let mut places = Vec::new();
        for set in given {
            let known = different.iter().position(|of| *of == set);
            places.push(known.unwrap_or_else(|| {
                different.push(set);
                different.len() - 1
            }));
        }
        sets.put(places);
        let here: BTreeSet<&String> = given.iter().flatten().collect();
        for concept in &here {
            let given: Vec<usize> = given.iter().map(|set| usize::from(!set.contains(*concept))).collect();
            presence.put(&given);
        }
        // Left out by all of them: counted, not listed.
        let absent = concepts - u32::try_from(here.len()).unwrap_or(concepts).min(concepts);
        presence.answers.add(vec![0, u32::try_from(given.len()).unwrap_or(0)], absent);
        if given.len() == 2 {
            presence.table[1][1] += absent;
        }
    }
    AgreementOn {
        on: kind.as_str().to_owned(),
        name_ja: String::new(),
        name_en: String::new(),
        projects: sets.compared(),
        percent: sets.percent(),
        kappa: presence.kappa(two),
        ac1: presence.answers.ac1(),
    }
}

/// Pairs of verdicts where every project with opened votes has two.
fn pairs(data: &RoundData, voted: &[&[DecisionRow]], two: bool) -> Option<VerdictPairs> {
    if data.round.kind != RoundKind::Votes || voted.is_empty() || voted.iter().any(|votes| votes.len() != 2) {
        return None;
    }
    let mut cells = [[0; 3]; 3];
    for votes in voted {
        if let (Some(row), Some(column)) = (votes[0].verdict, votes[1].verdict) {
            cells[place(row)][place(column)] += 1;
        }
    }
    let name = |at: usize| match two {
        true => data.name(voted[0][at].reviewer).to_owned(),
        false => String::new(),
    };
    Some(VerdictPairs { row: name(0), column: name(1), cells })
}
