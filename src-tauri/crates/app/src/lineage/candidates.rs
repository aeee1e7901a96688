//! Projects that may have carried a project on, or that it may have carried on. A person decides: nothing is linked by machine.

use super::show::{pair_of, programme_at, span_of};
use super::{HandoverCandidate, HandoverKind};
use crate::prelude::*;
use crate::registry::{Known, Tied};
use crate::state::Open;
use domain::likeness::TitleKey;
use domain::span::{self, Span};
use domain::{Dim, text};
use index::{Asked, Entry, Likeness};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// Proposals that are shown.
const MOST: usize = 6;
/// Likeness of titles, percent, from which a project of the same institution is proposed. Ours: programmes ask for other titles,
/// and a person looks at each.
const ALIKE: u8 = 50;
/// The same where an institution is missing: it says less then.
const ALIKE_UNPLACED: u8 = 70;
/// The same where the researcher is the same.
const ALIKE_PERSON: u8 = 40;
/// Months that may lie between one project's end and the other's start.
const APART: i32 = 24;
/// Months for which both may run.
const TOGETHER: i32 = 12;
/// Projects without an institution that are looked at, those with the same words first.
const UNPLACED: usize = 100;

/// At most six projects, the likeliest first.
///
/// # Errors
/// A database error.
pub(super) async fn candidates(
    open: &Open,
    known: &Known,
    tied: &Tied,
    around: &BTreeMap<Id, i32>,
    project: Id,
) -> Result<Vec<HandoverCandidate>, Problem> {
    let proposed: HashSet<Id> = store::pair::open_of(&open.store, project)
        .await?
        .into_iter()
        .filter(|pair| pair.kind == "renumbered")
        .map(|pair| if pair.a == project { pair.b } else { pair.a })
        .collect();
    let own = open.own();
    let index = open.index();
    let Some(mine) = index.get(project) else { return Ok(Vec::new()) };
    let placed = agreeing(&index, &mine.institution);
    let pool = pool(&index, &own, mine, &placed, &proposed);
    let key = TitleKey::of(&text::fold(title(mine)));
    let my_span = span_of(tied, project);
    let mut found: Vec<(bool, HandoverCandidate)> = Vec::new();
    for id in pool.into_iter().filter(|id| !around.contains_key(id)) {
        let Some(other) = index.get(id) else { continue };
        let likeness = key.likeness(&TitleKey::of(&text::fold(title(other))));
        let institution = placed.contains(&*other.institution);
        let researcher = !mine.researcher.is_empty() && mine.researcher == other.researcher;
        let unplaced = mine.institution.is_empty() || other.institution.is_empty();
        let alike = (institution && likeness >= ALIKE)
            || (unplaced && likeness >= ALIKE_UNPLACED)
            || (researcher && likeness >= ALIKE_PERSON);
        let is_proposed = proposed.contains(&id);
        if !alike && !is_proposed {
            continue;
        }
        let Some(before) = before(my_span, span_of(tied, id)).or_else(|| is_proposed.then_some(id < project)) else {
            continue;
        };
        let (earlier, later) = if before { (id, project) } else { (project, id) };
        let programmes = programme_at(tied, earlier, true).zip(programme_at(tied, later, false));
        let pair = programmes.and_then(|(from, to)| pair_of(known, from, to, span_of(tied, later)));
        let kind = match programmes {
            _ if pair.is_some() => HandoverKind::Pairing,
            // No pair is set for them: that is what マッチング means.
            Some((from, to)) if from != to => HandoverKind::Matching,
            _ => HandoverKind::Other,
        };
        let row = crate::project::row(&own, other);
        let candidate = HandoverCandidate {
            row,
            before,
            likeness,
            institution,
            researcher,
            pair: pair.is_some(),
            pair_status: pair.as_ref().map(|pair| pair.status),
            pair_uncertain: pair.is_some_and(|pair| pair.uncertain),
            kind,
        };
        found.push((is_proposed, candidate));
    }
    found
        .sort_by_key(|(proposed, c)| (Reverse((*proposed, c.likeness, c.pair, c.institution, c.researcher)), c.row.id));
    found.truncate(MOST);
    Ok(found.into_iter().map(|(_, candidate)| candidate).collect())
}

fn title(entry: &Entry) -> &str {
    if entry.title_ja.is_empty() { &entry.title_en } else { &entry.title_ja }
}

/// Institutions as lists write them that agree with this one: equal when folded, or the one the start of the other
/// (架空大学 / 架空大学 医学部). None where it is missing.
fn agreeing(index: &index::Index, institution: &str) -> HashSet<String> {
    let mine = text::fold(institution);
    if mine.is_empty() {
        return HashSet::new();
    }
    let agrees = |name: &str| {
        let other = text::fold(name);
        !other.is_empty() && (other.starts_with(&mine) || mine.starts_with(&other))
    };
    index
        .values(Dim::Institution)
        .map(|(name, _)| name)
        .filter(|name| agrees(name))
        .map(|name| name.to_string())
        .collect()
}

/// Projects that are worth a comparison.
fn pool(
    index: &index::Index,
    own: &vocab::own::Own,
    mine: &Entry,
    placed: &HashSet<String>,
    proposed: &HashSet<Id>,
) -> HashSet<Id> {
    let person = |entry: &Entry| !mine.researcher.is_empty() && entry.researcher == mine.researcher;
    let near = index.all().filter(|entry| placed.contains(&*entry.institution) || person(entry)).map(|entry| entry.id);
    let mut pool: HashSet<Id> = near.chain(proposed.iter().copied()).collect();
    // All that have no institution may be many: those that share the rarest words are likest.
    let words = crate::find::title_words(own, title(mine));
    let to = Likeness { words, tags: Vec::new(), without: vec![mine.id] };
    let asked = if mine.institution.is_empty() {
        Asked::default()
    } else {
        let filter = Filter { institution: vec![Filter::NONE.to_owned()], ..Filter::default() };
        Asked { filter, ..Asked::default() }
    };
    let (likes, _) = index.like(&to, &asked, UNPLACED);
    pool.extend(likes.into_iter().map(|like| like.id));
    pool.remove(&mine.id);
    pool
}

/// Whether the other comes before; `None` = neither follows the other, or nobody states when they ran.
fn before(mine: Option<Span>, other: Option<Span>) -> Option<bool> {
    let (mine, other) = (mine?, other?);
    let follows = |earlier: Span, later: Span| {
        let months = span::gap_months(earlier.last, later.first);
        earlier.first < later.first && earlier.last < later.last && (-TOGETHER..=APART).contains(&months)
    };
    if follows(other, mine) {
        Some(true)
    } else if follows(mine, other) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(first: &str, last: &str) -> Option<Span> {
        Some(Span { first: span::day(first)?, last: span::day(last)? })
    }

    #[test]
    fn what_follows_begins_later_and_not_years_after() {
        let mine = span("2024-04-01", "2026-03-31");
        for (first, last, expected) in [
            ("2026-04-01", "2029-03-31", Some(false)),
            ("2028-03-31", "2030-03-31", Some(false)),
            ("2028-05-01", "2030-03-31", None),
            ("2025-04-01", "2028-03-31", Some(false)),
            ("2025-03-31", "2028-03-31", Some(false)),
            ("2024-10-01", "2028-03-31", None),
            ("2021-04-01", "2024-03-31", Some(true)),
            ("2024-04-01", "2026-03-31", None),
            ("2023-04-01", "2027-03-31", None),
        ] {
            assert_eq!(before(mine, span(first, last)), expected, "{first}–{last}");
        }
        assert_eq!(before(mine, None), None);
    }
}
