//! Near-duplicate candidates: titles that are alike, of one institution and neighbouring years.
//!
//! Pairs are found by prefix filtering (Chaudhuri, Ganti, Kaushik, ICDE 2006; Bayardo, Ma, Srikant, WWW 2007): two
//! titles whose bigrams have a Dice coefficient of t or more share at least one of their rarest ones, so only those
//! are looked up. Nothing above the threshold is missed.

use domain::likeness::TitleKey;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Largest gap between the years of two entries of one project: 2 leaves one year without an entry.
const YEARS: i32 = 2;
/// Taken off where one institution is the start of the other (架空大学 / 架空大学 医学部).
const PART: u8 = 2;
/// Taken off where an institution is missing.
const MISSING: u8 = 5;
/// Bases kept for each probe.
const BEST: usize = 3;

/// What is compared of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Titled<'a> {
    /// Title, folded.
    pub title: &'a str,
    /// Institution, folded; empty when unknown.
    pub institution: &'a str,
    /// First and last fiscal year; `None` when unknown.
    pub years: Option<(i32, i32)>,
}

/// A pair that may be the same project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likely {
    /// Position among the probes.
    pub probe: usize,
    /// Position in the base.
    pub base: usize,
    /// 0 to 100: likeness of the titles ([`TitleKey::likeness`]), 2 less where one institution is only the start of
    /// the other, 5 less where one is missing.
    pub score: u8,
}

/// For each probe the (at most 3) likeliest entries of the base that score `threshold` or more, best first, in the
/// order of the probes.
///
/// A pair must agree in its institution (equal, one the start of the other, or one missing) and lie in neighbouring
/// fiscal years (gap of 2 at most, or years unknown). `cancel` is asked now and then; once it says true, the result is
/// empty.
pub fn similar(base: &[Titled], probes: &[Titled], threshold: u8, cancel: &dyn Fn() -> bool) -> Vec<Likely> {
    let places = Places::of(base.iter().chain(probes));
    let Some(known) = Side::of(base, &places, cancel) else { return Vec::new() };
    let Some(asked) = Side::of(probes, &places, cancel) else { return Vec::new() };
    find(&known, &asked, &places, threshold, false, cancel)
}

/// Pairs inside one list with `base` < `probe`, otherwise as [`similar`].
pub fn similar_within(list: &[Titled], threshold: u8, cancel: &dyn Fn() -> bool) -> Vec<Likely> {
    let places = Places::of(list.iter());
    let Some(side) = Side::of(list, &places, cancel) else { return Vec::new() };
    find(&side, &side, &places, threshold, true, cancel)
}

/// Asking costs little, but not nothing.
const ASK_EVERY: usize = 256;

/// Bigrams are packed letters already: mixing them is enough.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.write_u32(u32::from(*b)));
    }
    fn write_u32(&mut self, value: u32) {
        self.0 = (self.0 ^ u64::from(value)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 29;
    }
}

type ByBigram<Value> = HashMap<u32, Value, BuildHasherDefault<Mixed>>;

/// The institutions of both sides, numbered in the order of their names.
struct Places<'a> {
    names: Vec<&'a str>,
    numbers: HashMap<&'a str, u32>,
    /// For each institution the first number behind those that begin with it: names in order put them side by side.
    ends: Vec<u32>,
}

impl<'a> Places<'a> {
    fn of<'b: 'a>(all: impl Iterator<Item = &'a Titled<'b>>) -> Places<'a> {
        let mut names: Vec<&str> = all.map(|titled| titled.institution).collect();
        names.sort_unstable();
        names.dedup();
        let ends = names.iter().enumerate().map(|(at, name)| {
            let count = names[at..].partition_point(|other| other.starts_with(name));
            u32::try_from(at + count).unwrap_or(u32::MAX)
        });
        let ends = ends.collect();
        let numbers = names.iter().zip(0..).map(|(name, number)| (*name, number)).collect();
        Places { names, numbers, ends }
    }

    /// The numbers of the institutions that agree with this one, as ranges that do not overlap, with what each costs.
    fn agreeing(&self, place: u32) -> Vec<(std::ops::Range<u32>, u8)> {
        let all = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        // The missing one, if any, comes first in the order.
        let named = u32::from(self.numbers.contains_key(""));
        if place < named {
            return vec![(0..all, MISSING)];
        }
        let parts = place + 1..self.ends[place as usize];
        let mut ranges = vec![(0..named, MISSING), (place..place + 1, 0), (parts, PART)];
        // Institutions that are the start of this one: their range reaches beyond it.
        let name = self.names[place as usize];
        let starts = name.char_indices().skip(1).filter_map(|(at, _)| self.numbers.get(&name[..at]));
        ranges.extend(starts.map(|start| (*start..start + 1, PART)));
        ranges.retain(|(range, _)| !range.is_empty());
        ranges
    }
}

/// One list, ready to be compared, by institution.
struct Side {
    keys: Vec<TitleKey>,
    /// Bigrams as a set of 128 bits, see [`signature`].
    signatures: Vec<u128>,
    years: Vec<(i32, i32)>,
    places: Vec<u32>,
    /// Position in the list as it was given.
    given: Vec<u32>,
    /// For each institution the position of its first entry; one more at the end.
    starts: Vec<u32>,
}

impl Side {
    /// `None` when cancelled.
    fn of(list: &[Titled], places: &Places, cancel: &dyn Fn() -> bool) -> Option<Side> {
        let place = |titled: &Titled| places.numbers.get(titled.institution).copied().unwrap_or(0);
        let mut given: Vec<(u32, u32)> = list.iter().map(place).zip(0..).collect();
        given.sort_unstable();
        let mut keys = Vec::with_capacity(list.len());
        for (at, (_, given)) in given.iter().enumerate() {
            if at % ASK_EVERY == 0 && cancel() {
                return None;
            }
            keys.push(TitleKey::of(list[*given as usize].title));
        }
        // Unknown years lie beside all others.
        let years = |given: u32| list[given as usize].years.unwrap_or((i32::MIN / 2, i32::MAX / 2));
        let starts = (0..=places.ends.len()).map(|place| given.partition_point(|(of, _)| (*of as usize) < place));
        Some(Side {
            signatures: keys.iter().map(signature).collect(),
            keys,
            years: given.iter().map(|(_, given)| years(*given)).collect(),
            starts: starts.map(|start| u32::try_from(start).unwrap_or(u32::MAX)).collect(),
            places: given.iter().map(|(place, _)| *place).collect(),
            given: given.into_iter().map(|(_, given)| given).collect(),
        })
    }
}

/// One bit for each bigram. Titles whose signatures differ in n bits have at least n bigrams that they do not share.
fn signature(key: &TitleKey) -> u128 {
    key.bigrams().iter().fold(0, |bits, bigram| bits | 1 << (bigram.wrapping_mul(0x9E37_79B1) >> 25))
}

/// The rarest bigrams of a title, so many that titles of the wanted likeness share one of them.
fn prefix(key: &TitleKey, dice: f64, counts: &ByBigram<u32>) -> Vec<u32> {
    let all = key.bigrams();
    let mut ordered: Vec<(u32, u32)> = all.iter().map(|b| (counts.get(b).copied().unwrap_or(0), *b)).collect();
    ordered.sort_unstable();
    // Dice ≥ t asks for |b| ≥ t/(2−t)·|a|, and so for an overlap of t/(2−t)·|a| at least.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let overlap = ((dice / (2.0 - dice)) * all.len() as f64 - 1e-9).ceil().max(1.0) as usize;
    let length = (all.len() + 1).saturating_sub(overlap);
    ordered.into_iter().take(length).map(|(_, bigram)| bigram).collect()
}

fn find(
    known: &Side,
    asked: &Side,
    places: &Places,
    threshold: u8,
    within: bool,
    cancel: &dyn Fn() -> bool,
) -> Vec<Likely> {
    let threshold = threshold.clamp(1, 100);
    let dice = f64::from(threshold) / 100.0;
    let mut counts: ByBigram<u32> = ByBigram::default();
    for bigram in known.keys.iter().flat_map(TitleKey::bigrams) {
        *counts.entry(*bigram).or_default() += 1;
    }
    // Positions ascend in each list, and with them the institutions: a range of these is a range of a list.
    let mut postings: ByBigram<Vec<u32>> = ByBigram::default();
    for (at, key) in (0_u32..).zip(&known.keys) {
        for bigram in prefix(key, dice, &counts) {
            postings.entry(bigram).or_default().push(at);
        }
    }
    // For each base the last probe that met it, plus one.
    let mut met: Vec<u32> = vec![0; known.keys.len()];
    let mut found = Vec::new();
    for (at, key) in asked.keys.iter().enumerate() {
        if at % ASK_EVERY == 0 && cancel() {
            return Vec::new();
        }
        let mark = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let (probe, size, (first, last)) = (asked.given[at] as usize, key.bigrams().len(), asked.years[at]);
        let own = asked.signatures[at];
        let agreeing = places.agreeing(asked.places[at]);
        let mut best: Vec<Likely> = Vec::new();
        for list in prefix(key, dice, &counts).iter().filter_map(|bigram| postings.get(bigram)) {
            for (range, cost) in &agreeing {
                let bound = |place: u32| list.partition_point(|at| *at < known.starts[place as usize]);
                // Dice ≥ t leaves at most (1−t)·(|a|+|b|) bigrams unshared, and |a|+|b| at most 2/t·|a|.
                let wanted = usize::from(threshold) + usize::from(*cost);
                let most = 100_usize.saturating_sub(wanted) * 2 * size / wanted;
                for other in list[bound(range.start)..bound(range.end)].iter().map(|at| *at as usize) {
                    if (known.signatures[other] ^ own).count_ones() as usize > most {
                        continue;
                    }
                    let (first_base, last_base) = known.years[other];
                    let base = known.given[other] as usize;
                    if first.max(first_base) - last.min(last_base) > YEARS
                        || (within && base >= probe)
                        || std::mem::replace(&mut met[other], mark) == mark
                    {
                        continue;
                    }
                    let score = key.likeness(&known.keys[other]).saturating_sub(*cost);
                    if score >= threshold {
                        best.push(Likely { probe, base, score });
                    }
                }
            }
        }
        best.sort_unstable_by_key(|likely| (Reverse(likely.score), likely.base));
        best.truncate(BEST);
        found.append(&mut best);
    }
    // Back to the order of the probes; the best of each stay in theirs.
    found.sort_by_key(|likely| likely.probe);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::text::fold;

    const GO_ON: &dyn Fn() -> bool = &|| false;

    /// Title, institution, years.
    type Row<Text> = (Text, Text, Option<(i32, i32)>);

    fn list(rows: &[Row<&str>]) -> Vec<Row<String>> {
        rows.iter().map(|(title, place, years)| (fold(title), fold(place), *years)).collect()
    }

    fn titled(rows: &[Row<String>]) -> Vec<Titled<'_>> {
        rows.iter().map(|(title, institution, years)| Titled { title, institution, years: *years }).collect()
    }

    const TITLE: &str = "特発性肺線維症の線維化を抑える抗体医薬の開発";

    fn score(base: Row<&str>, probe: Row<&str>) -> Option<u8> {
        let (base, probe) = (list(&[base]), list(&[probe]));
        let found = similar(&titled(&base), &titled(&probe), 85, GO_ON);
        let within = similar_within(&titled(&[base, probe].concat()), 85, GO_ON);
        assert_eq!(found.first().map(|l| l.score), within.first().map(|l| l.score));
        assert!(within.iter().all(|l| (l.base, l.probe) == (0, 1)));
        found.first().map(|likely| likely.score)
    }

    #[test]
    fn institution_and_years_decide_whether_a_title_counts() {
        let at = |place, years| (TITLE, place, years);
        let base = at("架空大学", Some((2023, 2024)));
        let check = |probe, expected: Option<u8>| assert_eq!(score(base, probe), expected, "{probe:?}");
        check(at("架空大学", Some((2025, 2025))), Some(100));
        check(at("架空大学", Some((2026, 2027))), Some(100));
        check(at("架空大学", Some((2027, 2027))), None);
        check(at("架空大学", Some((2021, 2021))), Some(100));
        check(at("架空大学", Some((2020, 2020))), None);
        check(at("架空大学", None), Some(100));
        check(at("架空大学 医学部", Some((2024, 2024))), Some(98));
        check(at("架空", None), Some(98));
        check(at("", None), Some(95));
        check(at("見本大学", None), None);
        assert_eq!(score(at("", None), at("", None)), Some(95));
        check(("特発性肺線維症の線維化を抑える抗体医薬の開発（継続）", "架空大学", None), Some(95));
        check(("脳血液関門を透過するナノ粒子送達技術の確立", "架空大学", None), None);
    }

    #[test]
    fn each_probe_keeps_its_three_best() {
        let variants = ["", "第2期", "（改）", "（継続）", "の研究"];
        let base: Vec<String> = variants.iter().map(|end| format!("{TITLE}{end}")).collect();
        let base = list(&base.iter().map(|t| (t.as_str(), "架空大学", None)).collect::<Vec<_>>());
        let found = similar(&titled(&base), &titled(&list(&[(TITLE, "架空大学", None)])), 80, GO_ON);
        assert_eq!(found.len(), 3);
        assert_eq!((found[0].base, found[0].score), (0, 100));
        assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }

    #[test]
    fn the_index_finds_what_comparing_all_pairs_finds() {
        let words = [
            "膵がん",
            "肺線維症",
            "抗体",
            "KRAS",
            "阻害薬",
            "の開発",
            "の創出",
            "に対する",
            "核酸医薬",
            "第2期",
            "新規",
            "EGFR",
            "探索",
        ];
        let places = ["架空大学", "架空大学病院", "見本機構", ""];
        // A fixed walk through the words instead of chance.
        let mut state = 7_usize;
        let mut next = |below: usize| {
            state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
            state / 65_536 % below
        };
        let mut rows: Vec<Row<String>> = Vec::new();
        for at in 0..160 {
            let title: String = match next(2) {
                1 if at > 0 => format!("{}{}", rows[next(at)].0, ["", "第2期", "の研究"][next(3)]),
                _ => (0..3 + next(4)).map(|_| words[next(words.len())]).collect(),
            };
            let first = 2015 + i32::try_from(next(8)).unwrap();
            rows.push((fold(&title), places[next(4)].to_owned(), (next(5) > 0).then_some((first, first + 1))));
        }
        let all = titled(&rows);
        for threshold in [60, 85, 95] {
            let mut expected = Vec::new();
            for probe in 0..all.len() {
                let mut best = Vec::new();
                for base in 0..probe {
                    let (a, b) = (all[base], all[probe]);
                    let cost = match (a.institution, b.institution) {
                        ("", _) | (_, "") => 5,
                        (x, y) if x == y => 0,
                        (x, y) if x.starts_with(y) || y.starts_with(x) => 2,
                        _ => continue,
                    };
                    if let (Some(x), Some(y)) = (a.years, b.years)
                        && x.0.max(y.0) - x.1.min(y.1) > 2
                    {
                        continue;
                    }
                    let score = domain::likeness::likeness(a.title, b.title).saturating_sub(cost);
                    if score >= threshold {
                        best.push(Likely { probe, base, score });
                    }
                }
                best.sort_by_key(|l| (Reverse(l.score), l.base));
                best.truncate(3);
                expected.extend(best);
            }
            assert!(!expected.is_empty());
            assert_eq!(similar_within(&all, threshold, GO_ON), expected, "{threshold}");
        }
    }

    #[test]
    fn a_cancelled_search_finds_nothing() {
        let rows = list(&[(TITLE, "架空大学", None), (TITLE, "架空大学", None)]);
        assert_eq!(similar(&titled(&rows), &titled(&rows), 85, &|| true), []);
        assert_eq!(similar_within(&titled(&rows), 85, &|| true), []);
        assert_eq!(similar(&[], &[], 85, GO_ON), []);
    }
}
