//! The search against judging everything.

use super::*;
use std::collections::HashSet;

/// A seeded sequence (SplitMix64): the same sets on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    fn needs(&mut self, of: u64) -> Needs {
        Need::ALL.into_iter().filter(|_| self.below(15) < of).collect()
    }

    /// Concept 0 covers 1 and 2, 3 covers 4.
    fn under(&mut self) -> Vec<Under> {
        let mut found: Vec<Under> = Vec::new();
        for _ in 0..self.below(3) {
            let own = u32::try_from(self.below(6)).unwrap();
            let above = match own {
                1 | 2 => Some(0),
                4 => Some(3),
                _ => None,
            };
            for (concept, own) in std::iter::once((own, true)).chain(above.map(|above| (above, false))) {
                match found.iter_mut().find(|under| under.concept == concept) {
                    Some(under) => under.own |= own,
                    None => found.push(Under { concept, own }),
                }
            }
        }
        found.sort_unstable();
        found
    }

    fn bringers(&mut self, count: usize, much: u64) -> Vec<Bringer> {
        let mut ids: Vec<Id> = (1..=i64::try_from(count).unwrap()).collect();
        for at in (1..ids.len()).rev() {
            ids.swap(at, usize::try_from(self.below(at as u64 + 1)).unwrap());
        }
        // Few kinds of offers, so that equal points are frequent.
        let offers: Vec<Offer> =
            (0..6).map(|_| Offer::of(self.needs(1), self.needs(1), self.needs(much), self.needs(1))).collect();
        let bringer = |id: Id| Bringer {
            id,
            offer: offers[usize::try_from(self.below(6)).unwrap()],
            running: self.below(2) == 0,
            targets: self.under(),
            indications: self.under(),
        };
        ids.into_iter().map(bringer).collect()
    }
}

fn field(bringers: &[Bringer], general: u32) -> Field {
    let count = |list: fn(&Bringer) -> &Vec<Under>| {
        let mut counts = vec![0; 6];
        bringers.iter().flat_map(list).for_each(|under| counts[under.concept as usize] += 1);
        counts
    };
    Field { targets: count(|b| &b.targets), indications: count(|b| &b.indications), general, rank: (0..6).collect() }
}

/// The same projects in another order, their concepts numbered otherwise; with the number that each concept had.
fn renumbered(random: &mut Random, bringers: &[Bringer], field: &Field) -> (Vec<Bringer>, Field, Vec<u32>) {
    let mut shuffled = |count: usize| {
        let mut order: Vec<usize> = (0..count).collect();
        for at in (1..count).rev() {
            order.swap(at, usize::try_from(random.below(at as u64 + 1)).unwrap());
        }
        order
    };
    let (order, was) = (shuffled(bringers.len()), shuffled(6));
    let number = |concept: u32| u32::try_from(was.iter().position(|old| *old == concept as usize).unwrap()).unwrap();
    let under = |list: &[Under]| {
        let mut list: Vec<Under> =
            list.iter().map(|under| Under { concept: number(under.concept), own: under.own }).collect();
        list.sort_unstable();
        list
    };
    let bringer = |at: &usize| {
        let one = bringers[*at].clone();
        Bringer { targets: under(&one.targets), indications: under(&one.indications), ..one }
    };
    let of = |list: &[u32]| was.iter().map(|old| list[*old]).collect::<Vec<u32>>();
    let field = Field {
        targets: of(&field.targets),
        indications: of(&field.indications),
        general: field.general,
        rank: of(&field.rank),
    };
    let was = was.iter().map(|old| u32::try_from(*old).unwrap()).collect();
    (order.iter().map(bringer).collect(), field, was)
}

/// Every pair and triple judged, the best first, each project at most so often.
fn by_force(
    bringers: &[Bringer],
    field: &Field,
    limit: usize,
    each: u32,
    not: &dyn Fn(&[usize]) -> bool,
) -> Vec<(Vec<Id>, u32)> {
    let n = bringers.len();
    let mut all: Vec<(std::cmp::Reverse<u32>, Vec<Id>, Vec<usize>)> = Vec::new();
    let mut judged = |members: Vec<usize>| {
        let of: Vec<&Bringer> = members.iter().map(|at| &bringers[*at]).collect();
        let judged = judge(&of, field);
        if judged.against.is_empty() {
            let mut members = members;
            members.sort_by_key(|at| bringers[*at].id);
            let ids = members.iter().map(|at| bringers[*at].id).collect();
            all.push((std::cmp::Reverse(judged.points), ids, members));
        }
    };
    for a in 0..n {
        for b in a + 1..n {
            judged(vec![a, b]);
            (b + 1..n).for_each(|c| judged(vec![a, b, c]));
        }
    }
    all.sort();
    let mut times = vec![0; n];
    let mut best = Vec::new();
    for (points, ids, members) in all {
        if best.len() < limit && members.iter().all(|at| times[*at] < each) && !not(&members) {
            members.iter().for_each(|at| times[*at] += 1);
            best.push((ids, points.0));
        }
    }
    best
}

#[test]
fn the_search_finds_what_judging_everything_finds() {
    let mut random = Random(20_261_128);
    let (mut shown, mut triples) = (0, 0);
    for round in 0..120 {
        let count = 8 + usize::try_from(random.below(14)).unwrap();
        let bringers = random.bringers(count, if round % 2 == 0 { 3 } else { 1 });
        let field = field(&bringers, 4 + u32::try_from(random.below(8)).unwrap());
        let (limit, each) =
            (1 + usize::try_from(random.below(12)).unwrap(), 1 + u32::try_from(random.below(3)).unwrap());
        let odd = random.below(3) == 0;
        let not = |members: &[usize]| odd && members.iter().sum::<usize>() % 3 == 0;
        let found = search(&bringers, &field, (limit, each), &not, &|_, _| true);
        let best: Vec<(Vec<Id>, u32)> = found
            .best
            .iter()
            .map(|one| (one.members.iter().map(|at| bringers[*at].id).collect(), one.points))
            .collect();
        assert_eq!(best, by_force(&bringers, &field, limit, each, &not), "set {round}");
        shown += best.len();
        triples += best.iter().filter(|(ids, _)| ids.len() == 3).count();
    }
    assert!(shown > 300 && triples > 20, "{shown} combinations, {triples} of three: the sets say nothing");
}

#[test]
fn what_is_told_as_near_is_no_combination_and_in_no_order_of_chance() {
    let mut random = Random(7);
    for _ in 0..40 {
        let bringers = random.bringers(20, 3);
        let field = field(&bringers, 8);
        let near = near(&bringers, &field, 9);
        assert!(near.len() <= 9);
        let mut seen = HashSet::new();
        for (pair, judged) in &near {
            assert!(!judged.against.is_empty() && seen.insert(*pair) && bringers[pair[0]].id < bringers[pair[1]].id);
        }
        let mut turned = bringers.clone();
        turned.reverse();
        let ids = |list: &[Bringer], near: &[([usize; 2], Judged)]| -> Vec<[Id; 2]> {
            near.iter().map(|(pair, _)| pair.map(|at| list[at].id)).collect()
        };
        assert_eq!(ids(&bringers, &near), ids(&turned, &super::near(&turned, &field, 9)));
    }
}

#[test]
fn in_what_order_projects_come_and_concepts_are_numbered_changes_nothing() {
    let mut random = Random(20_261_129);
    let (mut told, mut ties) = (0, 0);
    for round in 0..60 {
        let bringers = random.bringers(16, 3);
        let mut field = field(&bringers, 4 + u32::try_from(random.below(8)).unwrap());
        // Few numbers of uses, so that concepts often say the same.
        field.targets.iter_mut().chain(&mut field.indications).for_each(|uses| *uses = 1 + *uses % 2 * 9);
        let (others, other_field, was) = renumbered(&mut random, &bringers, &field);
        let shown = |bringers: &[Bringer], field: &Field, was: &dyn Fn(u32) -> u32| {
            let found = search(bringers, field, (12, 2), &|_| false, &|_, _| true);
            let concept = |shared: Option<Shared>| shared.map(|one| (was(one.concept), one.same, one.general));
            let judged = |members: &[usize]| {
                let members: Vec<&Bringer> = members.iter().map(|at| &bringers[*at]).collect();
                let judged = judge(&members, field);
                let ids: Vec<Id> = members.iter().map(|member| member.id).collect();
                (ids, judged.points, concept(judged.target), concept(judged.indication))
            };
            let best: Vec<_> = found.best.iter().map(|one| judged(&one.members)).collect();
            let near: Vec<_> = near(bringers, field, 9).iter().map(|(pair, _)| judged(pair)).collect();
            (best, near, found.compared)
        };
        let (one, other) =
            (shown(&bringers, &field, &|new| new), shown(&others, &other_field, &|new| was[new as usize]));
        assert_eq!(one, other, "set {round}");
        told += one.0.len() + one.1.len();
        // Two concepts that say the same of a pair.
        for (nth, a) in bringers.iter().enumerate() {
            for b in &bringers[nth + 1..] {
                let shared = |rank: Vec<u32>| {
                    let judged = judge(&[a, b], &Field { rank, ..field.clone() });
                    (judged.target, judged.indication)
                };
                ties += usize::from(shared((0..6).collect()) != shared((0..6).rev().collect()));
            }
        }
    }
    assert!(told > 300 && ties > 30, "{told} told, {ties} ties: the sets say nothing");
}

#[test]
fn a_pair_is_counted_once_however_much_it_shares() {
    let mut random = Random(11);
    let mut counted = 0;
    for round in 0..60 {
        let bringers = random.bringers(18, 3);
        let field = field(&bringers, 3 + u32::try_from(random.below(10)).unwrap());
        let mut pairs = 0;
        let own = |list: fn(&Bringer) -> &Vec<Under>| -> HashSet<u32> {
            bringers.iter().flat_map(list).filter(|under| under.own).map(|under| under.concept).collect()
        };
        let (targets, indications) = (own(|b| &b.targets), own(|b| &b.indications));
        let common = |a: &[Under], b: &[Under], own: &HashSet<u32>| -> Vec<u32> {
            let both = a.iter().map(|under| under.concept).filter(|one| b.iter().any(|other| other.concept == *one));
            both.filter(|one| own.contains(one)).collect()
        };
        for (nth, a) in bringers.iter().enumerate() {
            for b in bringers[nth + 1..].iter().filter(|b| !a.offer.all().is_empty() && !b.offer.all().is_empty()) {
                let target = common(&a.targets, &b.targets, &targets);
                let indication = common(&a.indications, &b.indications, &indications);
                let narrow = |of: Of, list: &[u32]| list.iter().any(|one| !field.is_general(of, *one));
                let share = !target.is_empty() && !indication.is_empty();
                pairs += u64::from(share || narrow(Of::Target, &target) || narrow(Of::Indication, &indication));
            }
        }
        assert_eq!(search(&bringers, &field, (3, 2), &|_| false, &|_, _| true).compared, pairs, "set {round}");
        counted += pairs;
    }
    assert!(counted > 500, "{counted}");
}

#[test]
fn a_search_can_be_stopped() {
    let bringers = Random(3).bringers(20, 3);
    let field = field(&bringers, 8);
    let found = search(&bringers, &field, (5, 2), &|_| false, &|nth, _| nth < 2);
    assert!(found.stopped && found.best.is_empty());
}

#[test]
fn antibody_and_model_of_one_target_are_worth_more_than_of_one_disease() {
    let bringer = |id, needs: &[Need], target, indication| Bringer {
        id,
        offer: Offer { hinted: needs.iter().copied().collect(), ..Offer::default() },
        running: true,
        targets: vec![Under { concept: target, own: true }],
        indications: vec![Under { concept: indication, own: true }],
    };
    use Need as N;
    let evidence = bringer(1, &[N::Human, N::Function, N::Cohort], 1, 1);
    let antibody = bringer(2, &[N::Matter, N::Efficacy, N::Ip], 1, 1);
    let other = bringer(3, &[N::Matter, N::Efficacy, N::Ip], 2, 1);
    let apart = bringer(4, &[N::Matter, N::Efficacy, N::Ip], 2, 2);
    let again = bringer(5, &[N::Human, N::Function], 1, 1);
    let field = Field { targets: vec![1; 3], indications: vec![1; 3], general: 50, rank: vec![0, 1, 2] };
    let of = |a, b| judge(&[a, b], &field);
    let (best, second) = (of(&evidence, &antibody), of(&evidence, &other));
    assert!(best.against.is_empty() && second.against.is_empty());
    assert!(best.points > second.points, "{} {}", best.points, second.points);
    assert_eq!(of(&evidence, &apart).against, [Against::Apart]);
    assert_eq!(of(&evidence, &again).against, [Against::Adds(1), Against::Steps(2)]);
    assert_eq!(best.closes[1].each().collect::<Vec<_>>(), [N::Matter, N::Efficacy, N::Ip]);
}
