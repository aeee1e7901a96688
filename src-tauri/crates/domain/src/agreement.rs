//! How far readers agree: percent, Cohen's and Fleiss' κ, Gwet's AC1, each with a confidence interval. Categories are nominal:
//! 残す and 残さない are as far apart as 残す and 保留.
//!
//! Sources: Cohen (1960), variance after Fleiss, Cohen and Everitt (1969); Fleiss (1971) and Gwet (2008), both with missing
//! answers and the linearised variance over subjects of Gwet (2014, Handbook of Inter-Rater Reliability, 4th ed., chapters 2
//! and 5); Wilson (1927) for the interval of a share.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Of the normal distribution, for 95% on both sides.
const Z: f64 = 1.959_963_984_540_054;
/// Of Student's t with 1 to 5 degrees of freedom, likewise; the expansion below needs more.
const T: [f64; 5] = [12.706_2, 4.302_7, 3.182_4, 2.776_4, 2.570_6];
/// What counts as nothing among sums of shares.
const NOTHING: f64 = 1e-12;

/// An estimate with its 95% confidence interval. `None` = not defined for these votes (fewer than two, or all the same for κ).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Estimate {
    /// The value, at most 1.
    pub value: Option<f64>,
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
}

impl Estimate {
    /// With bounds so many standard errors away, within −1 and 1. No bounds where the answers do not vary: perfect agreement on
    /// five projects is no proof of agreement.
    fn around(value: f64, error: Option<f64>, times: f64) -> Estimate {
        let reach = error.filter(|error| error.is_finite() && *error > NOTHING).map(|error| error * times);
        Estimate {
            value: Some(value),
            low: reach.map(|reach| (value - reach).max(-1.0)),
            high: reach.map(|reach| (value + reach).min(1.0)),
        }
    }
}

/// Answers to one question: for each subject (課題), how often each category was given.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    categories: usize,
    /// Subjects answered alike, with their number: a round of 15,000 has a handful of these.
    alike: BTreeMap<Vec<u32>, u32>,
}

/// What the coefficients have in common.
struct Shares {
    /// Subjects with an answer.
    subjects: f64,
    /// Subjects with two or more.
    compared: f64,
    /// Share of agreeing pairs, the mean over subjects.
    agreeing: f64,
    /// Share of each category, the mean over subjects.
    categories: Vec<f64>,
}

impl Answers {
    /// Nothing answered yet, of so many categories that could be given (not only those that were: AC1 depends on it).
    pub fn of(categories: usize) -> Answers {
        Answers { categories, alike: BTreeMap::new() }
    }

    /// Adds a subject with the categories given to it, 0-based; one beyond the last is left out.
    pub fn put(&mut self, given: impl IntoIterator<Item = usize>) {
        let mut counts = vec![0; self.categories];
        for category in given {
            if let Some(count) = counts.get_mut(category) {
                *count += 1;
            }
        }
        self.add(counts, 1);
    }

    /// Adds so many subjects with these numbers of answers by category; further categories are left out.
    pub fn add(&mut self, mut counts: Vec<u32>, times: u32) {
        counts.resize(self.categories, 0);
        if times > 0 && counts.iter().any(|count| *count > 0) {
            *self.alike.entry(counts).or_default() += times;
        }
    }

    /// Subjects with two or more answers.
    pub fn compared(&self) -> u32 {
        self.alike.iter().filter(|(counts, _)| counts.iter().sum::<u32>() >= 2).map(|(_, times)| *times).sum()
    }

    /// Share of agreeing pairs of readers, the mean over subjects. The interval takes each subject as one yes or no, which is
    /// exact for two readers and somewhat wide for more.
    pub fn percent(&self) -> Estimate {
        let Some(shares) = self.shares() else { return Estimate::default() };
        let (p, n) = (shares.agreeing, shares.compared);
        let middle = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let reach = Z / (1.0 + Z * Z / n) * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        Estimate { value: Some(p), low: Some((middle - reach).max(0.0)), high: Some((middle + reach).min(1.0)) }
    }

    /// Fleiss' κ. Not defined where every answer is the same category.
    pub fn fleiss(&self) -> Estimate {
        let Some(shares) = self.shares() else { return Estimate::default() };
        let by_chance = shares.categories.iter().map(|share| share * share).sum();
        self.linearised(&shares, by_chance, |category| shares.categories[category])
    }

    /// Gwet's AC1. Not defined for fewer than two categories.
    pub fn ac1(&self) -> Estimate {
        let Some(shares) = self.shares() else { return Estimate::default() };
        let Some(others) = u32::try_from(self.categories).ok().and_then(|q| q.checked_sub(1)).filter(|q| *q > 0) else {
            return Estimate::default();
        };
        let others = f64::from(others);
        let by_chance = shares.categories.iter().map(|share| share * (1.0 - share)).sum::<f64>() / others;
        self.linearised(&shares, by_chance, |category| (1.0 - shares.categories[category]) / others)
    }

    fn shares(&self) -> Option<Shares> {
        let mut shares = Shares { subjects: 0.0, compared: 0.0, agreeing: 0.0, categories: vec![0.0; self.categories] };
        for (counts, times) in &self.alike {
            let (given, times) = (given(counts), f64::from(*times));
            shares.subjects += times;
            for (share, count) in shares.categories.iter_mut().zip(counts) {
                *share += times * f64::from(*count) / given;
            }
            if let Some(agreeing) = agreeing(counts) {
                shares.compared += times;
                shares.agreeing += times * agreeing;
            }
        }
        if shares.compared < 1.0 {
            return None;
        }
        shares.agreeing /= shares.compared;
        shares.categories.iter_mut().for_each(|share| *share /= shares.subjects);
        Some(shares)
    }

    /// A coefficient of agreement beyond chance with Gwet's variance: each subject's part of the value, less its part of what
    /// chance is estimated to give. `part` is what an answer of a category adds to that. Student's t with a degree of freedom
    /// less than there are subjects.
    fn linearised(&self, shares: &Shares, by_chance: f64, part: impl Fn(usize) -> f64) -> Estimate {
        let room = 1.0 - by_chance;
        if room < NOTHING {
            return Estimate::default();
        }
        let value = (shares.agreeing - by_chance) / room;
        let mut squares = 0.0;
        for (counts, times) in &self.alike {
            let own = agreeing(counts).map_or(0.0, |own| (own - by_chance) * shares.subjects / shares.compared / room);
            let chance: f64 = counts.iter().enumerate().map(|(at, count)| part(at) * f64::from(*count)).sum();
            let off = own - 2.0 * (1.0 - value) * (chance / given(counts) - by_chance) / room - value;
            squares += f64::from(*times) * off * off;
        }
        let freedom = shares.subjects - 1.0;
        let error = (freedom >= 1.0).then(|| (squares / (shares.subjects * freedom)).sqrt());
        Estimate::around(value, error, student(freedom))
    }
}

fn given(counts: &[u32]) -> f64 {
    f64::from(counts.iter().sum::<u32>())
}

/// Share of agreeing pairs on a subject; none where there is no pair.
fn agreeing(counts: &[u32]) -> Option<f64> {
    let given = given(counts);
    let pairs: f64 = counts.iter().map(|count| f64::from(*count)).map(|count| count * (count - 1.0)).sum();
    (given >= 2.0).then(|| pairs / (given * (given - 1.0)))
}

/// Cohen's κ of two readers: `table[row][column]` subjects got category `row` from the one and `column` from the other. Not
/// defined for an empty table, one that is not square, or where both gave only one and the same category.
pub fn cohen(table: &[Vec<u32>]) -> Estimate {
    let side = table.len();
    let all: f64 = table.iter().flatten().map(|count| f64::from(*count)).sum();
    if all < 1.0 || table.iter().any(|row| row.len() != side) {
        return Estimate::default();
    }
    let share = |row: usize, column: usize| f64::from(table[row][column]) / all;
    let rows: Vec<f64> = (0..side).map(|row| (0..side).map(|column| share(row, column)).sum()).collect();
    let columns: Vec<f64> = (0..side).map(|column| (0..side).map(|row| share(row, column)).sum()).collect();
    let observed: f64 = (0..side).map(|at| share(at, at)).sum();
    let by_chance: f64 = rows.iter().zip(&columns).map(|(row, column)| row * column).sum();
    let room = 1.0 - by_chance;
    if room < NOTHING {
        return Estimate::default();
    }
    let value = (observed - by_chance) / room;
    let left = 1.0 - value;
    let mut sum = 0.0;
    for row in 0..side {
        for column in 0..side {
            sum += if row == column {
                share(row, row) * (1.0 - (rows[row] + columns[row]) * left).powi(2)
            } else {
                left * left * share(row, column) * (columns[row] + rows[column]).powi(2)
            };
        }
    }
    let variance = (sum - (value - by_chance * left).powi(2)) / (all * room * room);
    Estimate::around(value, Some(variance.max(0.0).sqrt()), Z)
}

/// Student's t for 95% on both sides: the table, beyond it the expansion of Abramowitz and Stegun (1964), 26.7.5.
fn student(freedom: f64) -> f64 {
    for (within, t) in [1.5, 2.5, 3.5, 4.5, 5.5].into_iter().zip(T) {
        if freedom < within {
            return t;
        }
    }
    let z2 = Z * Z;
    let first = Z * (z2 + 1.0) / 4.0;
    let second = Z * (z2 * (5.0 * z2 + 16.0) + 3.0) / 96.0;
    let third = Z * (z2 * (z2 * (3.0 * z2 + 19.0) + 17.0) - 15.0) / 384.0;
    Z + first / freedom + second / freedom.powi(2) + third / freedom.powi(3)
}

#[cfg(test)]
mod tests {
    use super::student;

    #[test]
    fn t_goes_over_from_the_table_without_a_step() {
        // Published: 2.4469 (6), 2.2281 (10), 2.0423 (30), 1.9840 (100).
        for (freedom, t) in [(6.0, 2.4469), (10.0, 2.2281), (30.0, 2.0423), (100.0, 1.9840)] {
            assert!((student(freedom) - t).abs() < 2e-3, "{freedom}: {}", student(freedom));
        }
    }
}
