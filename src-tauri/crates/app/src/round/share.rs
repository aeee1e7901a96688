//! Who is to read what: pure, so that the same round and people always give the same answer.

use std::collections::VecDeque;

/// Somebody who may take projects.
#[derive(Debug, Clone)]
pub(super) struct Taker {
    /// What this person reads in the round already.
    pub(super) load: usize,
    /// At most so many in the round, those read already included; `None` = no bound.
    pub(super) most: Option<usize>,
    /// By place of the project: may not be taken, because of an interest or because it is read already.
    pub(super) barred: Vec<bool>,
    /// By place of the project: it is of this person's field. Empty = fields do not count.
    pub(super) fits: Vec<bool>,
}

impl Taker {
    fn takes(&self, project: usize) -> bool {
        !self.barred[project] && self.most.is_none_or(|most| self.load < most)
    }
}

/// Shares out projects, `(place, how many readers it still wants)` in the order of the list: to those whose field it is
/// first, then to whoever has most left of a quota, or reads least. Returns `(place, taker)` in the order of the list.
/// A project gets as many as there are who may take it.
pub(super) fn share(wants: &[(usize, usize)], mut takers: Vec<Taker>) -> Vec<(usize, usize)> {
    let plain = takers.iter().all(|taker| taker.most.is_none() && taker.fits.is_empty());
    let mut given: Vec<Vec<usize>> = vec![Vec::new(); takers.len()];
    let mut order: Vec<(usize, (usize, usize))> = wants.iter().copied().enumerate().collect();
    if plain {
        // Those that few may read first, so that these few are not busy elsewhere by then.
        let may = |project: usize| takers.iter().filter(|taker| !taker.barred[project]).count();
        order.sort_by_cached_key(|(at, (project, _))| (may(*project), *at));
    }
    for (at, (project, wanted)) in order {
        let people = takers.len();
        let mut best: Vec<usize> = (0..people).filter(|taker| takers[*taker].takes(project)).collect();
        let rank = |of: &usize| {
            let taker = &takers[*of];
            let stranger = !taker.fits.is_empty() && !taker.fits[project];
            let left = taker.most.map_or(0, |most| usize::MAX - (most - taker.load));
            // The turn moves on with the list, so that the same people do not always meet.
            (stranger, left, taker.load, (of + at) % people)
        };
        best.sort_by_cached_key(rank);
        for taker in best.into_iter().take(wanted) {
            takers[taker].load += 1;
            takers[taker].barred[project] = true;
            given[taker].push(project);
        }
    }
    if plain {
        level(&mut takers, &mut given);
    }
    let place: std::collections::HashMap<usize, usize> =
        wants.iter().enumerate().map(|(at, (project, _))| (*project, at)).collect();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (taker, projects) in given.into_iter().enumerate() {
        pairs.extend(projects.into_iter().map(|project| (project, taker)));
    }
    pairs.sort_by_key(|(project, taker)| (place.get(project).copied(), *taker));
    pairs
}

/// Passes projects on from those who read most to those who read least, over others where interests are in the way, until
/// no passing on makes it more even.
fn level(takers: &mut [Taker], given: &mut [Vec<usize>]) {
    loop {
        let mut fullest: Vec<usize> = (0..takers.len()).collect();
        fullest.sort_by_key(|taker| (std::cmp::Reverse(takers[*taker].load), *taker));
        let Some((chain, many)) = fullest.iter().find_map(|from| chain(takers, given, *from)) else { return };
        for pair in chain.windows(2) {
            pass(takers, given, pair[0], pair[1], many);
        }
    }
}

/// The shortest chain from a taker to one who reads at least two less, and how many projects can go along it.
fn chain(takers: &[Taker], given: &[Vec<usize>], from: usize) -> Option<(Vec<usize>, usize)> {
    let mut before: Vec<Option<usize>> = vec![None; takers.len()];
    let mut queue = VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        for to in 0..takers.len() {
            if to == from || before[to].is_some() || !given[at].iter().any(|project| !takers[to].barred[*project]) {
                continue;
            }
            before[to] = Some(at);
            if takers[to].load + 2 <= takers[from].load {
                let mut chain = vec![to];
                while let Some(earlier) = before[chain[chain.len() - 1]] {
                    chain.push(earlier);
                }
                chain.reverse();
                let room = (takers[from].load - takers[to].load) / 2;
                let passable = |pair: &[usize]| {
                    given[pair[0]].iter().filter(|project| !takers[pair[1]].barred[**project]).take(room).count()
                };
                let many = chain.windows(2).map(passable).min().unwrap_or(0);
                return (many > 0).then_some((chain, many));
            }
            queue.push_back(to);
        }
    }
    None
}

fn pass(takers: &mut [Taker], given: &mut [Vec<usize>], from: usize, to: usize, many: usize) {
    let mut left = many;
    let mut passed = Vec::with_capacity(many);
    given[from].retain(|project| {
        let goes = left > 0 && !takers[to].barred[*project];
        if goes {
            left -= 1;
            passed.push(*project);
        }
        !goes
    });
    for project in &passed {
        takers[from].barred[*project] = false;
        takers[to].barred[*project] = true;
    }
    takers[from].load -= passed.len();
    takers[to].load += passed.len();
    given[to].extend(passed);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn taker(projects: usize, barred: &[usize]) -> Taker {
        let barred = (0..projects).map(|project| barred.contains(&project)).collect();
        Taker { load: 0, most: None, barred, fits: Vec::new() }
    }

    fn loads(pairs: &[(usize, usize)], takers: usize) -> Vec<usize> {
        (0..takers).map(|taker| pairs.iter().filter(|pair| pair.1 == taker).count()).collect()
    }

    fn even(loads: &[usize]) -> bool {
        loads.iter().max().unwrap() - loads.iter().min().unwrap() <= 1
    }

    #[test]
    fn everybody_reads_as_much_as_the_next_and_nobody_twice() {
        for (projects, people, wanted) in [(100, 7, 2), (20, 3, 3), (1, 5, 1), (31, 4, 1), (15, 8, 5)] {
            let wants: Vec<(usize, usize)> = (0..projects).map(|project| (project, wanted)).collect();
            let pairs = share(&wants, vec![taker(projects, &[]); people]);
            assert_eq!(pairs.len(), projects * wanted);
            assert_eq!(pairs.iter().collect::<HashSet<_>>().len(), pairs.len(), "nobody twice");
            assert!(even(&loads(&pairs, people)), "{:?}", loads(&pairs, people));
            assert_eq!(pairs, share(&wants, vec![taker(projects, &[]); people]), "the same every time");
        }
    }

    #[test]
    fn interests_are_never_crossed_and_as_even_as_they_allow() {
        // The first may read the last ten only, the second all but these, the third all.
        let (first, second): (Vec<usize>, Vec<usize>) = ((0..20).collect(), (20..30).collect());
        let wants: Vec<(usize, usize)> = (0..30).map(|project| (project, 1)).collect();
        let pairs = share(&wants, vec![taker(30, &first), taker(30, &second), taker(30, &[])]);
        assert_eq!(loads(&pairs, 3), [10, 10, 10]);
        assert!(pairs.iter().all(|(project, taker)| match taker {
            0 => *project >= 20,
            1 => *project < 20,
            _ => true,
        }));
    }

    #[test]
    fn a_chain_over_a_third_evens_out_what_two_cannot_pass_on_directly() {
        // A reads 0–8 already given; C may take none of A's, but B's.
        let mut takers = vec![taker(12, &[]), taker(12, &[]), taker(12, &(0..9).collect::<Vec<_>>())];
        let mut given: Vec<Vec<usize>> = vec![(0..9).collect(), (9..12).collect(), Vec::new()];
        for (taker, projects) in given.iter().enumerate() {
            takers[taker].load = projects.len();
            projects.iter().for_each(|project| takers[taker].barred[*project] = true);
        }
        level(&mut takers, &mut given);
        let loads: Vec<usize> = given.iter().map(Vec::len).collect();
        assert!(loads[2] == 3 && loads[0].abs_diff(loads[1]) <= 1, "{loads:?}");
        assert!(given[2].iter().all(|project| *project >= 9));
    }

    #[test]
    fn a_project_that_too_few_may_read_gets_those_it_can() {
        let pairs = share(&[(0, 3), (1, 3)], vec![taker(2, &[0]), taker(2, &[0]), taker(2, &[])]);
        assert_eq!(pairs, [(0, 2), (1, 0), (1, 1), (1, 2)]);
    }

    #[test]
    fn whoever_reads_much_already_gets_less() {
        let busy = Taker { load: 6, ..taker(10, &[]) };
        let wants: Vec<(usize, usize)> = (0..10).map(|project| (project, 1)).collect();
        assert_eq!(loads(&share(&wants, vec![busy, taker(10, &[])]), 2), [2, 8]);
    }

    #[test]
    fn a_field_comes_first_and_strangers_fill_up() {
        let fits = |of: &[usize]| (0..6).map(|project| of.contains(&project)).collect::<Vec<bool>>();
        let one = Taker { fits: fits(&[0, 1, 2]), ..taker(6, &[]) };
        let other = Taker { fits: fits(&[3, 4]), ..taker(6, &[]) };
        let wants: Vec<(usize, usize)> = (0..6).map(|project| (project, 1)).collect();
        let pairs = share(&wants, vec![one, other]);
        assert_eq!(pairs[..5], [(0, 0), (1, 0), (2, 0), (3, 1), (4, 1)]);
        assert_eq!(pairs[5], (5, 1), "nobody's field: to who reads less");
    }

    #[test]
    fn a_quota_is_filled_in_the_order_of_the_list_and_never_passed() {
        let of = |most| Taker { most: Some(most), ..taker(10, &[]) };
        let wants: Vec<(usize, usize)> = (0..10).map(|project| (project, 1)).collect();
        let pairs = share(&wants, vec![of(2), of(5)]);
        assert_eq!(loads(&pairs, 2), [2, 5]);
        assert_eq!(pairs.iter().map(|pair| pair.0).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5, 6]);
        let full = Taker { load: 3, ..of(3) };
        assert!(share(&wants, vec![full]).is_empty());
    }

    #[test]
    fn random_interests_keep_every_rule() {
        let mut seed = 7_u64;
        let mut next = move |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..60 {
            let (projects, people) = (20 + usize::try_from(next(30)).unwrap(), 3 + usize::try_from(next(5)).unwrap());
            let takers: Vec<Taker> = (0..people)
                .map(|_| {
                    let barred: Vec<usize> = (0..projects).filter(|_| next(4) == 0).collect();
                    taker(projects, &barred)
                })
                .collect();
            let wants: Vec<(usize, usize)> = (0..projects).map(|project| (project, 2)).collect();
            let pairs = share(&wants, takers.clone());
            assert!(pairs.iter().all(|(project, to)| !takers[*to].barred[*project]), "an interest is crossed");
            assert_eq!(pairs.iter().collect::<HashSet<_>>().len(), pairs.len());
            for project in 0..projects {
                let may = takers.iter().filter(|taker| !taker.barred[project]).count();
                assert_eq!(pairs.iter().filter(|pair| pair.0 == project).count(), may.min(2));
            }
        }
    }
}
