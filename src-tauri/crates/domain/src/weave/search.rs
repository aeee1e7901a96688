//! The best combinations of all, exactly: the same as judging every pair and every triple and going down the list.
//!
//! Projects that bring the same and stand the same to a shared target and indication are interchangeable but for their ids, so
//! that only kinds of projects are compared, and projects are named in the order of their points and ids as they are needed.

use super::{BOTH, Bringer, Field, LEADING, Of, Offer, RUNNING, STEPS, THIRD, Under, points, steps};
use crate::Needs;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet};

/// Kinds of combinations that are kept at a time; what is worth less waits for the next turn.
const KEPT: usize = 200_000;
/// No concept of this kind is asked for.
const ANY: u32 = u32::MAX;
/// There is no third.
const NONE: u32 = u32::MAX;

/// A combination that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// Places of its projects in the list that was searched, by their ids.
    pub members: Vec<usize>,
    /// Points.
    pub points: u32,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The best first; equal ones by their ids.
    pub best: Vec<Combination>,
    /// Combinations that would be among them but for `passed_over`, as long as there is room for `best`.
    pub passed_over: Vec<Combination>,
    /// Pairs that share something, each counted once however much they share. The search covers them all, and every third project
    /// that shares it with them.
    pub compared: u64,
    /// Somebody stopped it; then nothing is found.
    pub stopped: bool,
}

/// Projects under one concept, or under two.
pub(super) struct Group {
    target: u32,
    indication: u32,
    pub(super) sorts: Vec<Sort>,
}

/// Projects of a group that are interchangeable.
pub(super) struct Sort {
    pub(super) offer: Offer,
    all: Needs,
    running: bool,
    /// They have the target, the indication themselves.
    own: (bool, bool),
    /// Places, by id.
    pub(super) places: Vec<u32>,
    /// Points it would have alone.
    alone: u32,
}

/// What makes projects of a group interchangeable: what they bring, whether they run, what they have themselves.
type Key = (Offer, bool, (bool, bool));

/// A kind of combination: sorts of a group.
#[derive(Clone, Copy)]
struct Mix {
    group: u32,
    sorts: [u32; 3],
}

/// The best combinations of the list, each project in at most `each` of them, at most `limit`. `pass_over` names those that are
/// not wanted though nothing speaks against them; `go_on` is told how far it is (part, of) and says whether to go on.
pub fn search(
    bringers: &[Bringer],
    field: &Field,
    (limit, each): (usize, u32),
    pass_over: &dyn Fn(&[usize]) -> bool,
    go_on: &dyn Fn(usize, usize) -> bool,
) -> Found {
    let groups = groups(bringers, field);
    let mut found = Found { compared: pairs(&groups, field, bringers.len()), ..Found::default() };
    let mut picked = Picked::new(bringers, limit, each);
    let mut below = u32::MAX;
    while below > 0 && !picked.full() {
        let Some((levels, floor)) = collect(&groups, field, below, go_on) else {
            return Found { stopped: true, ..Found::default() };
        };
        for (points, kinds) in levels.into_iter().rev() {
            picked.level(points, &kinds, &groups, pass_over, &mut found);
            if picked.full() {
                break;
            }
        }
        below = floor;
    }
    found
}

/// Every concept, and every target with every indication, under which there are two and more.
pub(super) fn groups(bringers: &[Bringer], field: &Field) -> Vec<Group> {
    let own = |list: fn(&Bringer) -> &Vec<Under>| -> HashSet<u32> {
        bringers.iter().flat_map(list).filter(|under| under.own).map(|under| under.concept).collect()
    };
    let (targets, indications) = (own(|b| &b.targets), own(|b| &b.indications));
    let mut order: Vec<usize> = (0..bringers.len()).filter(|at| !bringers[*at].offer.all().is_empty()).collect();
    order.sort_by_key(|at| bringers[*at].id);
    // By concepts, then by what makes projects interchangeable.
    let mut of: HashMap<(u32, u32), HashMap<Key, Vec<u32>>> = HashMap::new();
    for place in order {
        let bringer = &bringers[place];
        let at = u32::try_from(place).unwrap_or(NONE);
        let mut put = |target: Option<&Under>, indication: Option<&Under>| {
            let concept = |under: Option<&Under>| under.map_or(ANY, |under| under.concept);
            let has = |under: Option<&Under>| under.is_none_or(|under| under.own);
            let key = (bringer.offer, bringer.running, (has(target), has(indication)));
            of.entry((concept(target), concept(indication))).or_default().entry(key).or_default().push(at);
        };
        let mine: Vec<&Under> = bringer.targets.iter().filter(|under| targets.contains(&under.concept)).collect();
        let ill: Vec<&Under> =
            bringer.indications.iter().filter(|under| indications.contains(&under.concept)).collect();
        for target in &mine {
            if !field.is_general(Of::Target, target.concept) {
                put(Some(target), None);
            }
            for indication in &ill {
                put(Some(target), Some(indication));
            }
        }
        for indication in ill.iter().filter(|under| !field.is_general(Of::Indication, under.concept)) {
            put(None, Some(indication));
        }
    }
    let mut groups: Vec<Group> = of
        .into_iter()
        .filter(|(_, sorts)| sorts.values().map(Vec::len).sum::<usize>() > 1)
        .map(|((target, indication), sorts)| {
            let sort = |((offer, running, own), places): (Key, Vec<u32>)| Sort {
                offer,
                all: offer.all(),
                running,
                own,
                places,
                alone: offer.points(),
            };
            let mut sorts: Vec<Sort> = sorts.into_iter().map(sort).collect();
            sorts.sort_by_key(|sort| (Reverse(sort.alone), sort.places.first().copied()));
            Group { target, indication, sorts }
        })
        .collect();
    groups.sort_by_key(|group| (group.target, group.indication));
    groups
}

/// Pairs of which both stand in a group, each once.
fn pairs(groups: &[Group], field: &Field, count: usize) -> u64 {
    // A target with an indication holds no pair that one of them does not hold by itself, but where both are general.
    let by_itself = |of: Of, concept: u32| concept != ANY && !field.is_general(of, concept);
    let holds = |group: &&Group| {
        group.target == ANY
            || group.indication == ANY
            || !(by_itself(Of::Target, group.target) || by_itself(Of::Indication, group.indication))
    };
    let places: Vec<Vec<u32>> = groups
        .iter()
        .filter(holds)
        .map(|group| group.sorts.iter().flat_map(|sort| sort.places.iter().copied()).collect())
        .collect();
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (nth, group) in places.iter().enumerate() {
        group.iter().for_each(|place| of[*place as usize].push(nth));
    }
    // For whom a project was counted last.
    let mut counted = vec![NONE; count];
    let mut pairs = 0;
    for (one, groups) in (0u32..).zip(&of) {
        for other in groups.iter().flat_map(|nth| &places[*nth]).filter(|other| **other > one) {
            if std::mem::replace(&mut counted[*other as usize], one) != one {
                pairs += 1;
            }
        }
    }
    pairs
}

impl Group {
    /// Points of what members share who have it themselves or not.
    pub(super) fn share(&self, field: &Field, own: (bool, bool)) -> u32 {
        let of = |of: Of, concept: u32, same: bool| {
            if concept == ANY { 0 } else { field.points(of, concept, same) }
        };
        let both = if self.target != ANY && self.indication != ANY { BOTH } else { 0 };
        of(Of::Target, self.target, own.0) + of(Of::Indication, self.indication, own.1) + both
    }
}

type Levels = BTreeMap<u32, Vec<Mix>>;

/// Kinds of combinations worth less than `below`, the best of them, and from how many points on they are all there.
fn collect(groups: &[Group], field: &Field, below: u32, go_on: &dyn Fn(usize, usize) -> bool) -> Option<(Levels, u32)> {
    let (mut levels, mut floor, mut kept) = (Levels::new(), 0, 0);
    for (nth, group) in groups.iter().enumerate() {
        if !go_on(nth, groups.len()) {
            return None;
        }
        let most = group.share(field, (true, true)) + RUNNING;
        let id = u32::try_from(nth).unwrap_or(NONE);
        let sorts = &group.sorts;
        let mut take = |points: u32, sorts: [u32; 3], floor: &mut u32| {
            if points >= below || points < *floor {
                return;
            }
            levels.entry(points).or_default().push(Mix { group: id, sorts });
            kept += 1;
            while kept > KEPT && levels.len() > 1 {
                let Some((_, dropped)) = levels.pop_first() else { break };
                kept -= dropped.len();
                *floor = levels.first_key_value().map_or(0, |(points, _)| *points);
            }
        };
        for x in 0..sorts.len() {
            for y in x + 1..sorts.len() {
                let (a, b) = (&sorts[x], &sorts[y]);
                let pair = a.offer.with(&b.offer);
                let number = |at: usize| u32::try_from(at).unwrap_or(NONE);
                if let Some(points) = worth(group, field, &[a, b], &pair) {
                    take(points, [number(x), number(y), NONE], &mut floor);
                }
                let two = pair.points();
                for (z, c) in sorts.iter().enumerate().skip(y + 1) {
                    if (two + c.alone + most).saturating_sub(THIRD) < floor {
                        break;
                    }
                    // What adds nothing to the two is no third.
                    if c.offer.there().without(pair.all()).is_empty() {
                        continue;
                    }
                    if let Some(points) = worth(group, field, &[a, b, c], &pair.with(&c.offer)) {
                        take(points, [number(x), number(y), number(z)], &mut floor);
                    }
                }
            }
        }
    }
    Some((levels, floor))
}

/// Points of members of these sorts in this group; `None` where something speaks against them.
fn worth(group: &Group, field: &Field, sorts: &[&Sort], together: &Offer) -> Option<u32> {
    let (all, there) = (together.all(), together.there());
    if steps(there).count_ones() < STEPS || there.common(LEADING.into_iter().collect()).is_empty() {
        return None;
    }
    let mut alone = Needs::default();
    for (at, sort) in sorts.iter().enumerate() {
        let others = sorts.iter().enumerate().filter(|(other, _)| *other != at);
        let own = others.fold(sort.all, |left, (_, other)| left.without(other.all));
        if own.common(sort.offer.there()).is_empty() {
            return None;
        }
        alone = alone.and(own);
    }
    let (some, every) = sorts.iter().fold(((false, false), (true, true)), |(some, every), sort| {
        ((some.0 || sort.own.0, some.1 || sort.own.1), (every.0 && sort.own.0, every.1 && sort.own.1))
    });
    if !some.0 || !some.1 {
        return None;
    }
    let running = sorts.iter().all(|sort| sort.running);
    Some(points(together, all.without(alone), sorts.len(), running) + group.share(field, every))
}

/// What was taken so far.
struct Picked<'a> {
    bringers: &'a [Bringer],
    limit: usize,
    each: u32,
    taken: usize,
    times: Vec<u32>,
    seen: HashSet<Vec<u32>>,
}

/// A combination of a kind: its ids, then which kind, and which of each sort.
type Turn = (Vec<i64>, usize, [u32; 3]);

impl<'a> Picked<'a> {
    fn new(bringers: &'a [Bringer], limit: usize, each: u32) -> Picked<'a> {
        Picked { bringers, limit, each, taken: 0, times: vec![0; bringers.len()], seen: HashSet::new() }
    }

    fn full(&self) -> bool {
        self.taken >= self.limit
    }

    /// Goes through the combinations of so many points, by their ids.
    fn level(
        &mut self,
        points: u32,
        kinds: &[Mix],
        groups: &[Group],
        pass_over: &dyn Fn(&[usize]) -> bool,
        found: &mut Found,
    ) {
        let mut turns: BinaryHeap<Reverse<Turn>> = BinaryHeap::with_capacity(kinds.len());
        let mut begun: BTreeSet<(usize, [u32; 3])> = BTreeSet::new();
        for nth in 0..kinds.len() {
            self.begin(kinds, groups, nth, [0; 3], &mut turns);
        }
        while let Some(Reverse((_, nth, at))) = turns.pop() {
            if self.full() {
                return;
            }
            let kind = &kinds[nth];
            let places = places(kind, groups, at);
            let free = |place: &u32| self.times[*place as usize] < self.each;
            let parts = places.len();
            let mut further = |next: [u32; 3], picked: &Picked<'_>, turns: &mut BinaryHeap<Reverse<Turn>>| {
                if begun.insert((nth, next)) {
                    picked.begin(kinds, groups, nth, next, turns);
                }
            };
            if let Some(used) = places.iter().position(|place| !free(place)) {
                // With this one there is no more: the next in its stead.
                let mut next = at;
                next[used] += 1;
                further(next, self, &mut turns);
                continue;
            }
            let mut key = places.clone();
            key.sort_unstable();
            if self.seen.insert(key) {
                let mut members: Vec<usize> = places.iter().map(|place| *place as usize).collect();
                members.sort_by_key(|place| self.bringers[*place].id);
                let combination = Combination { members, points };
                if pass_over(&combination.members) {
                    found.passed_over.push(combination);
                } else {
                    places.iter().for_each(|place| self.times[*place as usize] += 1);
                    self.taken += 1;
                    found.best.push(combination);
                }
            }
            for part in 0..parts {
                let mut next = at;
                next[part] += 1;
                further(next, self, &mut turns);
            }
        }
    }

    /// Puts a combination in line, or what comes in its stead where one of it is used up.
    fn begin(
        &self,
        kinds: &[Mix],
        groups: &[Group],
        nth: usize,
        mut at: [u32; 3],
        turns: &mut BinaryHeap<Reverse<Turn>>,
    ) {
        let kind = &kinds[nth];
        let group = &groups[kind.group as usize];
        for (part, sort) in kind.sorts.iter().enumerate().filter(|(_, sort)| **sort != NONE) {
            let places = &group.sorts[*sort as usize].places;
            while places.get(at[part] as usize).is_some_and(|place| self.times[*place as usize] >= self.each) {
                at[part] += 1;
            }
            if at[part] as usize >= places.len() {
                return;
            }
        }
        let mut ids: Vec<i64> =
            places(kind, groups, at).iter().map(|place| self.bringers[*place as usize].id).collect();
        ids.sort_unstable();
        turns.push(Reverse((ids, nth, at)));
    }
}

/// Places of a combination.
fn places(kind: &Mix, groups: &[Group], at: [u32; 3]) -> Vec<u32> {
    let sorts = &groups[kind.group as usize].sorts;
    let parts = kind.sorts.iter().zip(at).filter(|(sort, _)| **sort != NONE);
    parts.map(|(sort, at)| sorts[*sort as usize].places[at as usize]).collect()
}
