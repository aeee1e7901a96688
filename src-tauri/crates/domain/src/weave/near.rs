//! The nearest pairs that are no combination, so that somebody sees why.

use super::search::groups;
use super::{Bringer, Field, Judged, judge};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Projects that bring most and are held against each other though they share nothing.
const FRONT: usize = 150;
/// Pairs of a project that are told.
const EACH: u32 = 2;

/// Pairs that nearly are one, the nearest first, at most `limit`: two thirds of them share something and add nothing to each other or
/// do not reach far enough, the rest would fit but for what they are about. Places are by ids.
pub fn near(bringers: &[Bringer], field: &Field, limit: usize) -> Vec<([usize; 2], Judged)> {
    let mut sharing: HashMap<[usize; 2], u32> = HashMap::new();
    for group in groups(bringers, field) {
        let share = group.share(field, (true, true));
        for (x, a) in group.sorts.iter().enumerate() {
            for b in group.sorts.iter().skip(x) {
                let second = usize::from(std::ptr::eq(a, b));
                let (Some(one), Some(other)) = (a.places.first(), b.places.get(second)) else { continue };
                let points = share + a.offer.with(&b.offer).points();
                let known = sharing.entry(pair(bringers, *one as usize, *other as usize)).or_default();
                *known = points.max(*known);
            }
        }
    }
    let mut order: Vec<([usize; 2], u32)> = sharing.into_iter().collect();
    order.sort_by_key(|(pair, points)| (Reverse(*points), ids(bringers, *pair)));
    let mut told = Told { bringers, field, times: HashMap::new(), pairs: Vec::new(), seen: HashSet::new() };
    let most = limit - limit / 3;
    for (pair, _) in order {
        if told.pairs.len() >= most {
            break;
        }
        told.take(pair, |judged| !judged.against.is_empty());
    }
    for pair in apart(bringers) {
        if told.pairs.len() >= limit {
            break;
        }
        told.take(pair, |judged| {
            matches!(judged.against.as_slice(), [super::Against::Apart | super::Against::General])
        });
    }
    told.pairs
}

/// Pairs of those that bring most, by what they would close together.
fn apart(bringers: &[Bringer]) -> Vec<[usize; 2]> {
    let mut front: Vec<usize> = (0..bringers.len()).filter(|at| !bringers[*at].offer.all().is_empty()).collect();
    front.sort_by_key(|at| (Reverse(bringers[*at].offer.points()), bringers[*at].id));
    front.truncate(FRONT);
    let mut pairs: Vec<([usize; 2], u32)> = Vec::new();
    for (nth, a) in front.iter().enumerate() {
        for b in &front[nth + 1..] {
            let together = bringers[*a].offer.with(&bringers[*b].offer);
            pairs.push((pair(bringers, *a, *b), together.points()));
        }
    }
    pairs.sort_by_key(|(pair, points)| (Reverse(*points), ids(bringers, *pair)));
    pairs.into_iter().map(|(pair, _)| pair).collect()
}

fn pair(bringers: &[Bringer], a: usize, b: usize) -> [usize; 2] {
    if bringers[a].id < bringers[b].id { [a, b] } else { [b, a] }
}

fn ids(bringers: &[Bringer], pair: [usize; 2]) -> [crate::Id; 2] {
    pair.map(|at| bringers[at].id)
}

struct Told<'a> {
    bringers: &'a [Bringer],
    field: &'a Field,
    times: HashMap<usize, u32>,
    pairs: Vec<([usize; 2], Judged)>,
    seen: HashSet<[usize; 2]>,
}

impl Told<'_> {
    fn take(&mut self, pair: [usize; 2], wanted: impl Fn(&Judged) -> bool) {
        if pair.iter().any(|at| self.times.get(at).is_some_and(|times| *times >= EACH)) || !self.seen.insert(pair) {
            return;
        }
        let judged = judge(&pair.map(|at| &self.bringers[at]), self.field);
        if wanted(&judged) {
            pair.iter().for_each(|at| *self.times.entry(*at).or_default() += 1);
            self.pairs.push((pair, judged));
        }
    }
}
