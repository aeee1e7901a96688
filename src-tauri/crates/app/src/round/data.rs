//! One round in memory, so that opening the next project, agreement, flow and shortlist need no walk over the library.
//!
//! It holds what this window's person may see and nothing else: it is made from the readers' connections. A single vote is
//! followed, not read anew with all others.

use crate::prelude::*;
use crate::state::Open;
use domain::stage::{Blindness, FrozenTag, Reason, Verdict};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use store::Changed;
use store::round::Givens;
use store::rows::{AssignmentRow, CriteriaRow, DecisionRow, PersonRow, RoundItemLight, RoundRow};

/// Rounds kept at a time: the one that is read, the one that is looked up beside it.
const KEPT: usize = 3;

/// Tables whose change cannot touch what is kept. Every other one may: by who may see what, or by what a round holds.
const APART: &[&str] = &[
    "remark",
    "ruling",
    "final",
    "connection",
    "view",
    "wanted",
    "theme",
    "theme_project",
    "disclosure",
    "attachment",
    "finished",
    "lesson",
    "profile",
    "fact",
    "support",
    "kpi_target",
    "tag",
    "theme_state_name",
    "theme_extra",
    "theme_need",
    "theme_version",
    "theme_version_part",
    "theme_comment",
    "theme_mention",
    "asset",
    "asset_refused",
    "claim",
    "hearing",
];

/// One round as this window's person may see it.
#[derive(Debug, Clone)]
pub(crate) struct RoundData {
    /// The round.
    pub(crate) round: RoundRow,
    /// Its projects that may be shown, those that left it included, in the order of the frozen list.
    pub(crate) items: Arc<Items>,
    /// Readers and votes, by place in `items`.
    pub(crate) parts: Vec<Arc<Part>>,
    /// Everybody, by id.
    pub(crate) people: Arc<HashMap<Id, PersonRow>>,
    /// Every version of criteria, by id.
    pub(crate) criteria: Arc<HashMap<Id, CriteriaRow>>,
    /// Projects that are in the round and may not be shown.
    pub(crate) hidden: u32,
    /// The same with those that left it.
    pub(crate) hidden_ever: u32,
}

/// The projects of a round.
#[derive(Debug)]
pub(crate) struct Items {
    /// In the order of the frozen list.
    pub(crate) list: Vec<RoundItemLight>,
    /// Places by project.
    pub(crate) of: HashMap<Id, usize>,
    words: OnceLock<Vec<Box<str>>>,
}

/// What is known of one project of a round.
#[derive(Debug, Clone, Default)]
pub(crate) struct Part {
    /// Who reads it, by name.
    pub(crate) readers: Vec<Reader>,
    /// Votes that this person may see, by name of the reader. One's own is among them even while the round lets nobody see
    /// the others: what is counted for everybody asks [`RoundData::opened`].
    pub(crate) votes: Vec<DecisionRow>,
}

/// A reader of a project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader {
    /// Assignment.
    pub(crate) assignment: Id,
    /// Who.
    pub(crate) person: Id,
    /// Place in the reader's own order.
    pub(crate) position: u32,
    /// Put off.
    pub(crate) later: bool,
    /// Has voted. What, only a visible vote tells.
    pub(crate) voted: bool,
}

impl Part {
    /// Every assigned reader has voted, and there is one.
    pub(crate) fn read(&self) -> bool {
        !self.readers.is_empty() && self.readers.iter().all(|reader| reader.voted)
    }

    /// What a person is to it.
    pub(crate) fn reader(&self, person: Id) -> Option<&Reader> {
        self.readers.iter().find(|reader| reader.person == person)
    }

    /// A person's vote, where it is seen.
    pub(crate) fn vote_of(&self, person: Id) -> Option<&DecisionRow> {
        self.votes.iter().find(|vote| vote.reviewer == person)
    }
}

impl Items {
    /// Words of each project that a field is looked for in, folded: title, programme, tags.
    pub(crate) fn words(&self) -> &[Box<str>] {
        self.words.get_or_init(|| {
            let words = |item: &RoundItemLight| {
                let tags: Vec<FrozenTag> = serde_json::from_str(&item.tags).unwrap_or_default();
                let mut text = format!("{}\n{}\n{}", item.title_ja, item.title_en, item.programme);
                for tag in tags {
                    text.push('\n');
                    text.push_str(&tag.label_ja);
                    text.push('\n');
                    text.push_str(&tag.label_en);
                }
                domain::text::fold(&text).into_boxed_str()
            };
            self.list.iter().map(words).collect()
        })
    }
}

impl RoundData {
    /// The place of a project.
    ///
    /// # Errors
    /// `NotInRound` for one that is not in it, or not to be seen.
    pub(crate) fn place(&self, project: Id) -> Result<usize, Problem> {
        self.items.of.get(&project).copied().ok_or_else(|| Problem::new(ProblemCode::NotInRound).with("key", project))
    }

    /// The round allows everybody to see the votes on the project at this place: as the viewer's `decision` has it.
    pub(crate) fn opened(&self, place: usize) -> bool {
        self.round.closed || self.round.blindness == Blindness::Open || self.shown_to_all(place)
    }

    /// Everybody who was wanted has voted, so that the votes have been opened and stay as they are.
    pub(crate) fn shown_to_all(&self, place: usize) -> bool {
        let part = &self.parts[place];
        self.round.blindness == Blindness::AllVoted
            && part.readers.len() >= usize::from(self.round.readers)
            && part.read()
    }

    /// Votes that count for everybody: those on an opened project, none otherwise.
    pub(crate) fn opened_votes(&self, place: usize) -> &[DecisionRow] {
        if self.opened(place) { &self.parts[place].votes } else { &[] }
    }

    /// What somebody is called.
    pub(crate) fn name(&self, person: Id) -> &str {
        self.people.get(&person).map_or("", |person| person.name.as_str())
    }

    /// The version new votes are given by.
    ///
    /// # Errors
    /// `NoSuchCriteria`, which only a damaged library has.
    pub(crate) fn standing(&self) -> Result<&CriteriaRow, Problem> {
        self.version(self.round.criteria)
    }

    /// A version of criteria.
    ///
    /// # Errors
    /// `NoSuchCriteria`.
    pub(crate) fn version(&self, id: Id) -> Result<&CriteriaRow, Problem> {
        self.criteria.get(&id).ok_or_else(|| Problem::new(ProblemCode::NoSuchCriteria))
    }

    /// What a reason is called: by the round's version, else by the latest other that knows the key.
    pub(crate) fn reason_named(&self, verdict: Verdict, key: &str) -> Option<&Reason> {
        let mut versions: Vec<_> = self.criteria.values().collect();
        versions.sort_by_key(|version| (version.id != self.round.criteria, Reverse(version.id)));
        let mut known = versions.into_iter().flat_map(|version| &version.body.reasons);
        known.find(|reason| reason.key == key && reason.verdict == verdict)
    }

    /// Of these reasons, each once, those that the round's version has no longer and another has.
    pub(crate) fn earlier_reasons<'a>(&self, used: impl Iterator<Item = (Option<Verdict>, &'a str)>) -> Vec<Reason> {
        let standing = self.criteria.get(&self.round.criteria).map(|version| version.body.reasons.as_slice());
        let standing = standing.unwrap_or_default();
        let mut seen = HashSet::new();
        used.filter(|(_, key)| !key.is_empty())
            .filter_map(|(verdict, key)| Some((verdict?, key)))
            .filter(|named| seen.insert(*named))
            .filter(|(verdict, key)| !standing.iter().any(|reason| reason.key == *key && reason.verdict == *verdict))
            .filter_map(|(verdict, key)| self.reason_named(verdict, key).cloned())
            .collect()
    }

    fn part(&self, assigned: &[AssignmentRow], given: &Givens, mut votes: Vec<DecisionRow>) -> Part {
        let mut readers: Vec<Reader> = assigned
            .iter()
            .map(|row| Reader {
                assignment: row.id,
                person: row.reviewer,
                position: row.position,
                later: row.later,
                voted: given.contains(&row.id),
            })
            .collect();
        readers.sort_by(|a, b| self.name(a.person).cmp(self.name(b.person)));
        votes.sort_by(|a, b| self.name(a.reviewer).cmp(self.name(b.reviewer)));
        Part { readers, votes }
    }
}

/// The rounds as last read.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// Least recently asked for first.
    rounds: Vec<(Id, Arc<RoundData>)>,
    /// Projects of rounds on which a vote changed since.
    stale: HashMap<Id, BTreeSet<Id>>,
    /// Single changes that are about to be followed.
    noted: HashSet<(Id, Id)>,
    /// Counts what makes a reading older than it looks.
    turn: u64,
}

impl Kept {
    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nothing of what was read counts any more: somebody else works here, or sees other projects.
    pub(crate) fn forget(&self) {
        let mut inner = self.inner();
        inner.turn += 1;
        inner.rounds.clear();
        inner.stale.clear();
    }

    /// The round is in memory.
    pub(crate) fn keeps(&self, round: Id) -> bool {
        self.inner().rounds.iter().any(|(id, _)| *id == round)
    }

    /// The write that is followed next changed one vote or one assignment only. Say so before it is followed.
    pub(crate) fn note(&self, round: Id, project: Id) {
        self.inner().noted.insert((round, project));
    }

    /// Follows a write.
    pub(crate) fn follow(&self, changed: &Changed) {
        // Whatever it was, the single change that was noted is not the next one any more.
        let noted = std::mem::take(&mut self.inner().noted);
        let touching = || changed.tables.iter().map(String::as_str).filter(|table| !APART.contains(table));
        if touching().next().is_none() {
            return;
        }
        let single = touching().all(|table| matches!(table, "decision" | "assignment"));
        let mut inner = self.inner();
        inner.turn += 1;
        if single && !noted.is_empty() {
            for (round, project) in noted {
                inner.stale.entry(round).or_default().insert(project);
            }
        } else {
            inner.rounds.clear();
            inner.stale.clear();
        }
    }
}

/// A round as this window's person may see it.
///
/// # Errors
/// `NoSuchRound`.
pub(crate) async fn data(open: &Open, round: Id) -> Result<Arc<RoundData>, Problem> {
    let (turn, known, stale) = {
        let inner = open.rounds.inner();
        let known = inner.rounds.iter().find(|(id, _)| *id == round).map(|(_, data)| Arc::clone(data));
        (inner.turn, known, inner.stale.get(&round).cloned().unwrap_or_default())
    };
    let data = match known {
        Some(data) if stale.is_empty() => data,
        Some(data) => Arc::new(followed(open, &data, &stale).await?),
        None => Arc::new(load(open, round).await?),
    };
    let mut inner = open.rounds.inner();
    // What was read while something else was written is right for this answer, and not kept for the next.
    if inner.turn == turn {
        inner.stale.remove(&round);
        inner.rounds.retain(|(id, _)| *id != round);
        inner.rounds.push((round, Arc::clone(&data)));
        if inner.rounds.len() > KEPT {
            inner.rounds.remove(0);
        }
    }
    Ok(data)
}

async fn load(open: &Open, id: Id) -> Result<RoundData, Problem> {
    let store = &open.store;
    let round = store::round::get(store, id).await?.ok_or_else(|| Problem::new(ProblemCode::NoSuchRound))?;
    let people = store::person::all(store).await?.into_iter().map(|row| (row.id, row)).collect();
    let criteria = store::round::all_criteria(store).await?.into_iter().map(|row| (row.id, row)).collect();
    let (list, assigned, given, votes, (hidden, hidden_ever)) = tokio::try_join!(
        store::round::items(store, id),
        store::round::assignments(store, id, None),
        store::round::givens(store, id, None),
        store::vote::visible(store, id, None),
        store::round::hidden(store, id),
    )?;
    let of = list.iter().enumerate().map(|(at, item)| (item.project, at)).collect();
    let items = Arc::new(Items { list, of, words: OnceLock::new() });
    let mut data = RoundData {
        round,
        items,
        parts: Vec::new(),
        people: Arc::new(people),
        criteria: Arc::new(criteria),
        hidden,
        hidden_ever,
    };
    let mut by_project: BTreeMap<Id, (Vec<AssignmentRow>, Vec<DecisionRow>)> = BTreeMap::new();
    for row in assigned {
        by_project.entry(row.project).or_default().0.push(row);
    }
    for row in votes {
        by_project.entry(row.project).or_default().1.push(row);
    }
    let parts = data.items.list.iter().map(|item| match by_project.remove(&item.project) {
        Some((assigned, votes)) => Arc::new(data.part(&assigned, &given, votes)),
        None => Arc::default(),
    });
    data.parts = parts.collect();
    Ok(data)
}

/// The same with these projects read anew.
async fn followed(open: &Open, old: &RoundData, stale: &BTreeSet<Id>) -> Result<RoundData, Problem> {
    let mut data = old.clone();
    for project in stale {
        let Some(at) = data.items.of.get(project).copied() else { continue };
        let (store, id) = (&open.store, data.round.id);
        let assigned = store::round::assignments(store, id, Some(*project)).await?;
        let given = store::round::givens(store, id, Some(*project)).await?;
        let votes = store::vote::visible(store, id, Some(*project)).await?;
        data.parts[at] = Arc::new(data.part(&assigned, &given, votes));
    }
    Ok(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_was_noted_and_not_written_is_not_the_next_one() {
        let kept = Kept::default();
        kept.note(1, 2);
        kept.follow(&Changed::default());
        let tables = ["assignment".to_owned()].into();
        kept.follow(&Changed { tables, ..Changed::default() });
        assert!(kept.inner().stale.is_empty(), "all assignments may have changed");
    }
}
