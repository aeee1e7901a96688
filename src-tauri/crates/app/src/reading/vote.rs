//! Votes in words, and what differs from a frozen text.

use super::Vote;
use crate::own::known;
use crate::round::data::RoundData;
use domain::stage::{Frozen, FrozenTag, GivenTag};
use store::rows::DecisionRow;
use vocab::own::Own;

/// Tags with what they are called now.
pub(crate) fn called(own: &Own, tags: &[GivenTag]) -> Vec<FrozenTag> {
    let called = |tag: &GivenTag| {
        let concept = known(own, tag.kind, &tag.concept);
        FrozenTag {
            kind: tag.kind,
            concept: concept.id,
            label_ja: concept.label_ja,
            label_en: concept.label_en,
            main: tag.main,
        }
    };
    tags.iter().map(called).collect()
}

/// A vote of a round with its reader.
pub(crate) fn vote(own: &Own, data: &RoundData, row: &DecisionRow) -> Vote {
    let person = data.people.get(&row.reviewer).cloned().unwrap_or_default();
    Vote {
        reviewer: row.reviewer,
        name: person.name,
        organisation: person.organisation,
        field: person.field,
        criteria: row.criteria,
        criteria_version: data.criteria.get(&row.criteria).map_or(0, |version| version.version),
        verdict: row.verdict,
        reason: row.reason.clone(),
        note: row.note.clone(),
        certainty: row.certainty,
        scores: row.scores.clone(),
        tags: called(own, &row.tags),
        at: row.at.clone(),
        late: late(&row.at, &data.round.deadline),
    }
}

/// Given after a last day (ISO date), as the calendar of this machine has it.
fn late(at: &str, deadline: &str) -> bool {
    let Ok(at) = at.parse::<jiff::Timestamp>() else { return false };
    let day = at.to_zoned_datetime(jiff::tz::TimeZone::system()).date().to_string();
    !deadline.is_empty() && day.as_str() > deadline
}

/// Fields in which a project is another one now than when it was frozen; tags are no text.
pub(crate) fn differing(frozen: &Frozen, now: &Frozen) -> Vec<String> {
    let of = |text: &Frozen| {
        [
            ("number", text.number.clone()),
            ("title_ja", text.title_ja.clone()),
            ("title_en", text.title_en.clone()),
            ("summary_ja", text.summary_ja.clone()),
            ("summary_en", text.summary_en.clone()),
            ("programme", text.programme.clone()),
            ("institution", text.institution.clone()),
            ("researcher", text.researcher.clone()),
            ("phase", text.phase.clone()),
        ]
    };
    let pairs = of(frozen).into_iter().zip(of(now));
    pairs.filter(|((_, before), (_, after))| before != after).map(|((field, _), _)| field.to_owned()).collect()
}
