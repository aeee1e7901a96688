//! Hand-overs as a graph: who comes before and behind whom, over any depth.

use super::HandoverKind;
use domain::Id;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use store::rows::HandoverRow;

impl HandoverKind {
    /// All.
    pub const ALL: [HandoverKind; 3] = [HandoverKind::Pairing, HandoverKind::Matching, HandoverKind::Other];

    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            HandoverKind::Pairing => "pairing",
            HandoverKind::Matching => "matching",
            HandoverKind::Other => "other",
        }
    }

    /// Of its word; what no version of ours writes is how nobody knows.
    pub(crate) fn of(word: &str) -> HandoverKind {
        HandoverKind::ALL.into_iter().find(|kind| kind.as_str() == word).unwrap_or(HandoverKind::Other)
    }
}

/// Hand-overs by their ends.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    before: HashMap<Id, Vec<(Id, HandoverKind)>>,
    behind: HashMap<Id, Vec<(Id, HandoverKind)>>,
}

impl Steps {
    pub(crate) fn of(handovers: &[HandoverRow]) -> Steps {
        let mut steps = Steps::default();
        for row in handovers {
            let kind = HandoverKind::of(&row.kind);
            steps.before.entry(row.later).or_default().push((row.earlier, kind));
            steps.behind.entry(row.earlier).or_default().push((row.later, kind));
        }
        steps
    }

    /// Projects that this one carries on, and how.
    pub(crate) fn before(&self, project: Id) -> &[(Id, HandoverKind)] {
        self.before.get(&project).map_or(&[], Vec::as_slice)
    }

    /// Projects that carry this one on, and how.
    pub(crate) fn behind(&self, project: Id) -> &[(Id, HandoverKind)] {
        self.behind.get(&project).map_or(&[], Vec::as_slice)
    }

    /// Projects with a hand-over.
    pub(crate) fn projects(&self) -> impl Iterator<Item = Id> {
        self.before.keys().chain(self.behind.keys()).copied()
    }

    /// Everything that hand-overs lead to and from, the project itself among it, with the steps between: negative = before.
    pub(crate) fn around(&self, project: Id) -> BTreeMap<Id, i32> {
        let mut found = BTreeMap::from([(project, 0)]);
        let mut open = VecDeque::from([(project, 0)]);
        while let Some((id, distance)) = open.pop_front() {
            let before = self.before(id).iter().map(|(other, _)| (*other, distance - 1));
            for (other, distance) in before.chain(self.behind(id).iter().map(|(other, _)| (*other, distance + 1))) {
                if let std::collections::btree_map::Entry::Vacant(new) = found.entry(other) {
                    new.insert(distance);
                    open.push_back((other, distance));
                }
            }
        }
        found
    }

    /// The way from one project to a later one, both included; `None` = hand-overs lead to no such place.
    pub(crate) fn way(&self, from: Id, to: Id) -> Option<Vec<Id>> {
        let mut came: HashMap<Id, Id> = HashMap::new();
        let mut open = VecDeque::from([from]);
        while let Some(id) = open.pop_front() {
            if id == to {
                let mut way = vec![to];
                while let Some(before) = way.last().filter(|id| **id != from).and_then(|id| came.get(id)) {
                    way.push(*before);
                }
                way.reverse();
                return Some(way);
            }
            for (other, _) in self.behind(id) {
                if *other != from && !came.contains_key(other) {
                    came.insert(*other, id);
                    open.push_back(*other);
                }
            }
        }
        None
    }

    /// Whether hand-overs among these projects lead in a circle. No link closes one; merging two projects can.
    pub(crate) fn circle(&self, projects: &BTreeMap<Id, i32>) -> bool {
        // Who has nobody left before them goes; a circle is what never goes.
        let mut left: HashMap<Id, usize> = projects.keys().map(|id| (*id, self.before(*id).len())).collect();
        let mut free: Vec<Id> = left.iter().filter(|(_, before)| **before == 0).map(|(id, _)| *id).collect();
        let mut gone: HashSet<Id> = free.iter().copied().collect();
        while let Some(id) = free.pop() {
            for (other, _) in self.behind(id) {
                if let Some(before) = left.get_mut(other) {
                    *before = before.saturating_sub(1);
                    if *before == 0 && gone.insert(*other) {
                        free.push(*other);
                    }
                }
            }
        }
        gone.len() < projects.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(pairs: &[(Id, Id)]) -> Steps {
        let row = |(earlier, later): &(Id, Id)| HandoverRow {
            id: 0,
            earlier: *earlier,
            later: *later,
            kind: "pairing".to_owned(),
            note: String::new(),
            by: String::new(),
            at: String::new(),
        };
        Steps::of(&pairs.iter().map(row).collect::<Vec<_>>())
    }

    #[test]
    fn hand_overs_are_followed_both_ways_over_any_depth() {
        let long: Vec<(Id, Id)> = (1..500).map(|id| (id, id + 1)).collect();
        let steps = steps(&long);
        let around = steps.around(250);
        assert_eq!((around.len(), around[&1], around[&250], around[&500]), (500, -249, 0, 250));
        assert_eq!(steps.way(1, 500).map(|way| way.len()), Some(500));
        assert_eq!(steps.way(500, 1), None);
        assert!(!steps.circle(&around));
    }

    #[test]
    fn a_circle_ends_and_is_told() {
        let steps = steps(&[(1, 2), (2, 3), (3, 1), (3, 4)]);
        let around = steps.around(1);
        assert_eq!(around.keys().copied().collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert!(steps.circle(&around));
        assert_eq!(steps.way(2, 1), Some(vec![2, 3, 1]));
        assert_eq!(steps.way(1, 1), Some(vec![1]));
    }

    #[test]
    fn projects_that_are_carried_on_together_are_one_lineage() {
        let steps = steps(&[(1, 3), (2, 3), (3, 4)]);
        let around = steps.around(1);
        assert_eq!(around.into_iter().collect::<Vec<_>>(), [(1, 0), (2, 0), (3, 1), (4, 2)]);
    }
}
