//! Weighted scores of alternatives, and how firm their order is: the weights at which another one comes first.

/// What a comparison comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weighed {
    /// Which measures count: those known of every alternative.
    pub counted: Vec<bool>,
    /// Weighted mean of each alternative, 0 to 100; 0 where nothing weighs.
    pub totals: Vec<f64>,
    /// 1 = first; equal totals share a rank.
    pub ranks: Vec<u32>,
    /// Weights at which another alternative comes first.
    pub turns: Vec<Turn>,
}

/// A weight at which another alternative comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Which measure.
    pub measure: usize,
    /// The nearest whole weight, 0 to 100, at which another has strictly more than the one that is first now.
    pub at: u32,
    /// Which alternative has most there.
    pub first: usize,
}

/// Largest weight of a measure.
pub const MOST: u32 = 100;

/// Weighs alternatives: `scores` of each (0 to 100 of every measure; `None` = not known) with the weights of the measures. Sums are
/// whole numbers, so that equal is equal.
pub fn weigh(scores: &[Vec<Option<u32>>], weights: &[u32]) -> Weighed {
    let counted: Vec<bool> = (0..weights.len())
        .map(|measure| scores.iter().all(|of| of.get(measure).copied().flatten().is_some()))
        .collect();
    let score = |of: usize, measure: usize| -> i64 {
        let known = scores.get(of).and_then(|all| all.get(measure).copied().flatten());
        if counted[measure] { known.map_or(0, i64::from) } else { 0 }
    };
    let sum = |of: usize| -> i64 { (0..weights.len()).map(|m| i64::from(weights[m]) * score(of, m)).sum() };
    let sums: Vec<i64> = (0..scores.len()).map(sum).collect();
    let weight: i64 = weights.iter().zip(&counted).filter(|(_, counted)| **counted).map(|(w, _)| i64::from(*w)).sum();
    let total = |sum: &i64| if weight == 0 { 0.0 } else { *sum as f64 / weight as f64 };
    let rank = |sum: &i64| 1 + u32::try_from(sums.iter().filter(|other| *other > sum).count()).unwrap_or(u32::MAX);
    let most = |sums: &mut dyn Iterator<Item = (usize, i64)>| -> Option<usize> {
        let mut best: Option<(usize, i64)> = None;
        for (at, sum) in sums {
            if best.is_none_or(|(_, known)| sum > known) {
                best = Some((at, sum));
            }
        }
        best.map(|(at, _)| at)
    };
    let mut turns = Vec::new();
    if let Some(first) = most(&mut sums.iter().copied().enumerate()) {
        for measure in (0..weights.len()).filter(|measure| counted[*measure]) {
            let now = i64::from(weights[measure]);
            // Ahead of the first by `lead + slope * (weight - now)`.
            let lines =
                || (0..scores.len()).map(|of| (sums[of] - sums[first], score(of, measure) - score(first, measure)));
            let up = lines().filter(|(_, slope)| *slope > 0).map(|(lead, slope)| now + (-lead).div_euclid(slope) + 1);
            let down =
                lines().filter(|(_, slope)| *slope < 0).map(|(lead, slope)| now - (-lead).div_euclid(-slope) - 1);
            let near = [down.max().filter(|at| *at >= 0), up.min().filter(|at| *at <= i64::from(MOST))];
            for at in near.into_iter().flatten() {
                let there = &mut (0..scores.len()).map(|of| (of, sums[of] + score(of, measure) * (at - now)));
                if let (Some(first), Ok(at)) = (most(there), u32::try_from(at)) {
                    turns.push(Turn { measure, at, first });
                }
            }
        }
    }
    Weighed { counted, totals: sums.iter().map(total).collect(), ranks: sums.iter().map(rank).collect(), turns }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(scores: &[Vec<Option<u32>>], weights: &[u32]) -> Vec<i64> {
        let counted = weigh(scores, weights).counted;
        let of = |all: &Vec<Option<u32>>| -> i64 {
            let parts = all.iter().zip(weights).zip(&counted).filter(|(_, counted)| **counted);
            parts.map(|((score, weight), _)| i64::from(score.unwrap()) * i64::from(*weight)).sum()
        };
        scores.iter().map(of).collect()
    }

    #[test]
    fn turning_points_are_those_of_trying_every_weight() {
        let (mut seed, mut seen) = (1_u64, 0);
        let mut next = |most: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from((seed >> 33) % most).unwrap()
        };
        for _ in 0..300 {
            let (themes, measures) = (2 + next(4), 2 + next(4));
            let scores: Vec<Vec<Option<u32>>> =
                (0..themes).map(|_| (0..measures).map(|_| (next(12) > 0).then(|| next(6) * 20)).collect()).collect();
            let weights: Vec<u32> = (0..measures).map(|_| next(101)).collect();
            let weighed = weigh(&scores, &weights);
            let now = first(&scores, &weights);
            let leader = (0..now.len()).rev().max_by_key(|at| now[*at]).unwrap();
            let mut wanted = Vec::new();
            for measure in 0..weights.len() {
                let turned = |at: &u32| {
                    let mut other = weights.clone();
                    other[measure] = *at;
                    let sums = first(&scores, &other);
                    let best = (0..sums.len()).rev().max_by_key(|at| sums[*at]).unwrap();
                    (sums[best] > sums[leader]).then_some(best)
                };
                let down = (0..weights[measure]).rev().find(|at| turned(at).is_some());
                let up = (weights[measure] + 1..=100).find(|at| turned(at).is_some());
                for at in [down, up].into_iter().flatten() {
                    wanted.push(Turn { measure, at, first: turned(&at).unwrap() });
                }
            }
            seen += wanted.len();
            assert_eq!(weighed.turns, wanted, "{scores:?} {weights:?}");
            assert_eq!(weighed.ranks[leader], 1);
        }
        assert!(seen > 100, "{seen} turning points: the sets say nothing");
    }

    #[test]
    fn what_is_not_known_of_one_counts_for_none() {
        let weighed = weigh(&[vec![Some(50), Some(100)], vec![Some(60), None]], &[10, 90]);
        assert_eq!(weighed.counted, [true, false]);
        assert_eq!((weighed.totals, weighed.ranks), (vec![50.0, 60.0], vec![2, 1]));
        assert!(weighed.turns.is_empty());
        let nothing = weigh(&[vec![None], vec![None]], &[10]);
        assert_eq!((nothing.totals, nothing.ranks), (vec![0.0, 0.0], vec![1, 1]));
    }
}
