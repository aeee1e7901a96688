//! How far votes are apart. Pure: what may be looked at is decided by the caller.

use crate::round::data::RoundData;
use domain::Kind;
use domain::stage::{Criterion, GivenTag, RoundKind, Score, Verdict};
use std::collections::BTreeMap;
use store::rows::DecisionRow;

/// Whether votes differ: in their verdict, or in a round of tags in any tag or in which of them is 主.
pub(crate) fn differ(kind: RoundKind, votes: &[DecisionRow]) -> bool {
    votes.split_first().is_some_and(|(first, rest)| {
        rest.iter().any(|vote| match kind {
            RoundKind::Votes => vote.verdict != first.verdict,
            RoundKind::Tags => set(&vote.tags) != set(&first.tags),
        })
    })
}

fn set(tags: &[GivenTag]) -> BTreeMap<(Kind, &str), bool> {
    tags.iter().map(|tag| ((tag.kind, tag.concept.as_str()), tag.main)).collect()
}

/// An answer as a part of its scale, 0–1; `None` = not answered, unknown, or outside of it.
pub(crate) fn part(criterion: &Criterion, scores: &BTreeMap<String, Score>) -> Option<f64> {
    let value = scores.get(&criterion.key)?.value?;
    let values = criterion.scale.values();
    let (low, high) = (f64::from(*values.start()), f64::from(*values.end()));
    values.contains(&value).then(|| (f64::from(value) - low) / (high - low))
}

/// The largest difference on a criterion, in parts of its scale, 0–100; in a round of tags the number of tags not given alike by
/// all. Votes by different versions are compared by the key of the criterion, each on the scale it was given on.
pub(crate) fn apart(data: &RoundData, votes: &[DecisionRow]) -> u32 {
    match data.round.kind {
        RoundKind::Tags => {
            let sets: Vec<_> = votes.iter().map(|vote| set(&vote.tags)).collect();
            let mut all: Vec<&(Kind, &str)> = sets.iter().flat_map(BTreeMap::keys).collect();
            all.sort_unstable();
            all.dedup();
            let alike = |tag: &(Kind, &str)| {
                let first = sets.first().and_then(|set| set.get(tag));
                first.is_some() && sets.iter().all(|set| set.get(tag) == first)
            };
            u32::try_from(all.into_iter().filter(|tag| !alike(tag)).count()).unwrap_or(u32::MAX)
        }
        RoundKind::Votes => {
            let mut ends: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
            for vote in votes {
                let Some(version) = data.criteria.get(&vote.criteria) else { continue };
                for criterion in &version.body.criteria {
                    if let Some(part) = part(criterion, &vote.scores) {
                        let end = ends.entry(&criterion.key).or_insert((part, part));
                        *end = (end.0.min(part), end.1.max(part));
                    }
                }
            }
            let most = ends.values().map(|(low, high)| high - low).fold(0.0, f64::max);
            percent(most)
        }
    }
}

/// A share of 1 in hundredths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 100")]
fn percent(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// How far verdicts are apart: 残す and 残さない farther than either and 保留.
pub(crate) fn spread(votes: &[DecisionRow]) -> u8 {
    let place = |verdict: Verdict| match verdict {
        Verdict::Keep => 0,
        Verdict::Hold => 1,
        Verdict::Drop => 2,
    };
    let places = || votes.iter().filter_map(|vote| vote.verdict).map(place);
    places().max().unwrap_or(0) - places().min().unwrap_or(0)
}
