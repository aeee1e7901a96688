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

/// The institutions of both sides: the number of each, in the order of their names, and its parts' range.
struct Places<'a> {
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
        Places { numbers, ends }
    }

    /// What a pair of institutions costs; `None` when they differ. `empty` is the number of the missing one.
    fn cost(&self, a: u32, b: u32, empty: Option<u32>) -> Option<u8> {
        if Some(a) == empty || Some(b) == empty {
            return Some(MISSING);
        }
        let starts = |short: u32, long: u32| (short..self.ends[short as usize]).contains(&long);
        match a == b {
            true => Some(0),
            false => (starts(a, b) || starts(b, a)).then_some(PART),
        }
    }
}

/// One list, ready to be compared.
struct Side {
    keys: Vec<TitleKey>,
    places: Vec<u32>,
    years: Vec<(i32, i32)>,
}

impl Side {
    /// `None` when cancelled.
    fn of(list: &[Titled], places: &Places, cancel: &dyn Fn() -> bool) -> Option<Side> {
        let mut keys = Vec::with_capacity(list.len());
        for (at, titled) in list.iter().enumerate() {
            if at % ASK_EVERY == 0 && cancel() {
                return None;
            }
            keys.push(TitleKey::of(titled.title));
        }
        // Unknown years lie beside all others.
        let years = list.iter().map(|titled| titled.years.unwrap_or((i32::MIN / 2, i32::MAX / 2))).collect();
        let places = list.iter().map(|titled| places.numbers.get(titled.institution).copied().unwrap_or(0)).collect();
        Some(Side { keys, places, years })
    }
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
    let dice = f64::from(threshold.clamp(1, 100)) / 100.0;
    let empty = places.numbers.get("").copied();
    let mut counts: ByBigram<u32> = ByBigram::default();
    for bigram in known.keys.iter().flat_map(TitleKey::bigrams) {
        *counts.entry(*bigram).or_default() += 1;
    }
    let mut postings: ByBigram<Vec<u32>> = ByBigram::default();
    for (at, key) in (0_u32..).zip(&known.keys) {
        for bigram in prefix(key, dice, &counts) {
            postings.entry(bigram).or_default().push(at);
        }
    }
    // For each base the last probe that met it, plus one.
    let mut met: Vec<u32> = vec![0; known.keys.len()];
    let mut found = Vec::new();
    for (probe, key) in asked.keys.iter().enumerate() {
        if probe % ASK_EVERY == 0 && cancel() {
            return Vec::new();
        }
        let mark = u32::try_from(probe + 1).unwrap_or(u32::MAX);
        let size = key.bigrams().len();
        let mut best: Vec<Likely> = Vec::new();
        for bigram in prefix(key, dice, &counts) {
            for base in postings.get(&bigram).into_iter().flatten().map(|base| *base as usize) {
                if within && base >= probe {
                    break;
                }
                if std::mem::replace(&mut met[base], mark) == mark {
                    continue;
                }
                let Some(cost) = places.cost(asked.places[probe], known.places[base], empty) else { continue };
                let ((first, last), (first_base, last_base)) = (asked.years[probe], known.years[base]);
                let other = &known.keys[base];
                let (less, more) = (size.min(other.bigrams().len()), size.max(other.bigrams().len()));
                let reach = 200 * less / (less + more);
                if first.max(first_base) - last.min(last_base) > YEARS
                    || reach < usize::from(threshold) + usize::from(cost)
                {
                    continue;
                }
                let score = key.likeness(other).saturating_sub(cost);
                if score >= threshold.max(1) {
                    best.push(Likely { probe, base, score });
                }
            }
        }
        best.sort_unstable_by_key(|likely| (Reverse(likely.score), likely.base));
        best.truncate(BEST);
        found.append(&mut best);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::text::fold;

    const GO_ON: &dyn Fn() -> bool = &|| false;

    fn list(rows: &[(&str, &str, Option<(i32, i32)>)]) -> Vec<(String, String, Option<(i32, i32)>)> {
        rows.iter().map(|(title, place, years)| (fold(title), fold(place), *years)).collect()
    }

    fn titled(rows: &[(String, String, Option<(i32, i32)>)]) -> Vec<Titled<'_>> {
        rows.iter().map(|(title, institution, years)| Titled { title, institution, years: *years }).collect()
    }

    const TITLE: &str = "特発性肺線維症の線維化を抑える抗体医薬の開発";

    fn score(base: (&str, &str, Option<(i32, i32)>), probe: (&str, &str, Option<(i32, i32)>)) -> Option<u8> {
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
        let mut rows: Vec<(String, String, Option<(i32, i32)>)> = Vec::new();
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
