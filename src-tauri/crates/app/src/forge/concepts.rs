//! The concepts that projects are tagged with, as numbers, with what is broader; and how a theme's concept stands to them.

use domain::Kind;
use index::Tag;
use std::collections::HashMap;
use std::sync::Arc;
use vocab::class;
use vocab::own::Own;

/// Concepts that say there is none yet: nobody shares them.
pub(super) const UNDECIDED: [&str; 3] = ["TSU:TARGET-UNDECIDED", "ND", "UN"];

/// Every concept in use, and what is broader than these.
#[derive(Debug, Default, Clone)]
pub(crate) struct Concepts {
    numbers: [HashMap<Arc<str>, u32>; 3],
    list: Vec<Called>,
}

/// What is known of a concept.
#[derive(Debug, Clone)]
pub(crate) struct Called {
    pub(crate) kind: Kind,
    pub(crate) id: Arc<str>,
    /// What is broader, the nearest first.
    pub(crate) above: Box<[u32]>,
    /// Class of a target, area of an indication.
    pub(crate) group: Option<&'static str>,
}

impl Concepts {
    /// The number of a concept, which it gets when it is first met, as do those above it.
    fn number(&mut self, own: &Own, kind: Kind, id: &Arc<str>) -> u32 {
        if let Some(number) = self.numbers[kind as usize].get(id) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.numbers[kind as usize].insert(Arc::clone(id), number);
        self.list.push(Called { kind, id: Arc::clone(id), above: Box::default(), group: group(own, kind, id) });
        let above: Vec<Arc<str>> = own.above(kind, id).into_iter().map(|concept| concept.id.as_str().into()).collect();
        let above = above.iter().map(|id| self.number(own, kind, id)).collect();
        self.list[number as usize].above = above;
        number
    }

    /// Tags of a project by kind: numbers, the main one first; those that say nothing left out.
    pub(crate) fn of_tags(&mut self, own: &Own, tags: &[Tag]) -> [Box<[u32]>; 3] {
        Kind::ALL.map(|kind| {
            let mine = tags.iter().filter(|tag| tag.kind == kind && !UNDECIDED.contains(&&*tag.concept));
            mine.map(|tag| self.number(own, kind, &tag.concept)).collect()
        })
    }

    /// A concept.
    pub(crate) fn get(&self, number: u32) -> Option<&Called> {
        self.list.get(number as usize)
    }

    /// The number of a concept that is in use.
    pub(crate) fn known(&self, kind: Kind, id: &str) -> Option<u32> {
        self.numbers[kind as usize].get(id).copied()
    }

    /// What is broader than a concept.
    pub(crate) fn above(&self, number: u32) -> &[u32] {
        self.get(number).map_or(&[], |called| &called.above)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Every concept by number, in the order of kinds and ids: numbers come from the order in which concepts were met.
    pub(crate) fn ranked(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0u32..).zip(&self.list).map(|(number, _)| number).collect();
        let key = |number: &u32| self.get(*number).map(|called| (called.kind, Arc::clone(&called.id)));
        numbers.sort_by_cached_key(key);
        numbers
    }

    /// The place of each concept in that order, by number.
    pub(crate) fn ranks(&self) -> Vec<u32> {
        let mut ranks = vec![0; self.list.len()];
        for (rank, number) in (0u32..).zip(self.ranked()) {
            ranks[number as usize] = rank;
        }
        ranks
    }

    /// How every concept in use stands to one of a theme.
    pub(crate) fn relations(&self, own: &Own, kind: Kind, id: Option<&str>) -> Relations {
        let Some(id) = id.filter(|id| !UNDECIDED.contains(id)) else { return Relations::default() };
        let known = |id: &str| self.numbers[kind as usize].get(id).copied();
        let number = known(id);
        let broader: Vec<&str> = own.above(kind, id).into_iter().map(|concept| concept.id.as_str()).collect();
        let above: Vec<u32> = broader.iter().filter_map(|id| known(id)).collect();
        let family = broader.first().and_then(|id| known(id)).filter(|_| kind == Kind::Target);
        let group = group(own, kind, id).filter(|_| kind == Kind::Indication);
        let relation = |at: usize, called: &Called| {
            let at = u32::try_from(at).ok();
            if called.kind != kind {
                Relation::None
            } else if at == number {
                Relation::Same
            } else if number.is_some_and(|number| called.above.contains(&number)) {
                Relation::Narrower
            } else if at.is_some_and(|at| above.contains(&at)) {
                Relation::Broader
            } else if family.is_some() && called.above.first().copied() == family {
                Relation::Family
            } else if group.is_some() && called.group == group {
                Relation::Area
            } else {
                Relation::None
            }
        };
        Relations { asked: true, of: self.list.iter().enumerate().map(|(at, called)| relation(at, called)).collect() }
    }
}

fn group(own: &Own, kind: Kind, id: &str) -> Option<&'static str> {
    match kind {
        Kind::Target => Some(class::target(own, id).code),
        Kind::Modality => None,
        Kind::Indication => class::area(own, id).map(|area| area.code),
    }
}

/// How a concept stands to a theme's: the nearest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Relation {
    /// It is the same.
    Same,
    /// It is under the theme's.
    Narrower,
    /// The theme's is under it.
    Broader,
    /// Both are directly under one.
    Family,
    /// Both are of one area.
    Area,
    /// Nothing.
    #[default]
    None,
}

impl Relation {
    /// One is the other, or covers it.
    pub(crate) fn covers(self) -> bool {
        self <= Relation::Broader
    }
}

/// How concepts stand to one of a theme.
#[derive(Debug, Default)]
pub(crate) struct Relations {
    /// The theme has such a concept.
    pub(crate) asked: bool,
    of: Vec<Relation>,
}

impl Relations {
    /// The nearest of a project's concepts, and which.
    pub(crate) fn nearest(&self, own: &[u32]) -> (Relation, Option<u32>) {
        let relation = |number: &u32| self.of.get(*number as usize).copied().unwrap_or_default();
        let nearest = own.iter().map(|number| (relation(number), *number)).min_by_key(|(relation, _)| *relation);
        match nearest {
            Some((Relation::None, _)) | None => (Relation::None, None),
            Some((relation, number)) => (relation, Some(number)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_concept_s_rank_does_not_depend_on_when_it_was_met() {
        let own = Own::default();
        let tag = |kind, concept: &str| Tag { kind, concept: concept.into(), main: true, proposed: false };
        let tags = [
            tag(Kind::Target, "HGNC:3236"),
            tag(Kind::Indication, "MONDO:0005301"),
            tag(Kind::Target, "HGNC:6018"),
            tag(Kind::Modality, "AB-IGG"),
            tag(Kind::Indication, "MONDO:0004992"),
        ];
        let named = |order: &[usize]| {
            let mut concepts = Concepts::default();
            order.iter().for_each(|at| drop(concepts.of_tags(&own, std::slice::from_ref(&tags[*at]))));
            let (ranked, ranks) = (concepts.ranked(), concepts.ranks());
            assert!((0u32..).zip(&ranked).all(|(rank, number)| ranks[*number as usize] == rank));
            let id = |number: &u32| concepts.get(*number).map(|called| (called.kind, Arc::clone(&called.id)));
            ranked.iter().map(id).collect::<Option<Vec<_>>>().unwrap()
        };
        let first = named(&[0, 1, 2, 3, 4]);
        assert!(first.is_sorted() && first.len() >= tags.len());
        for order in [[4, 3, 2, 1, 0], [2, 0, 4, 3, 1], [1, 4, 0, 2, 3]] {
            assert_eq!(named(&order), first);
        }
    }
}
