//! A vote in words.

use crate::own::known;
use crate::prelude::*;
use crate::reading::Vote;
use crate::round::data::RoundData;
use domain::stage::{CriteriaBody, FrozenTag, GivenTag};
use store::rows::DecisionRow;
use vocab::own::Own;

impl super::apart::Versions for RoundData {
    fn body(&self, id: Id) -> Option<&CriteriaBody> {
        self.criteria.get(&id).map(|version| &version.body)
    }
}

/// Tags with what they are called now.
pub(super) fn tags(own: &Own, tags: &[GivenTag]) -> Vec<FrozenTag> {
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
pub(super) fn vote(own: &Own, data: &RoundData, row: &DecisionRow) -> Vote {
    let person = data.people.get(&row.reviewer);
    let of =
        |text: fn(&store::rows::PersonRow) -> &String| person.map(|person| text(person).clone()).unwrap_or_default();
    let deadline = &data.round.deadline;
    Vote {
        reviewer: row.reviewer,
        name: of(|person| &person.name),
        organisation: of(|person| &person.organisation),
        field: of(|person| &person.field),
        criteria: row.criteria,
        criteria_version: data.criteria.get(&row.criteria).map_or(0, |version| version.version),
        verdict: row.verdict,
        reason: row.reason.clone(),
        note: row.note.clone(),
        certainty: row.certainty,
        scores: row.scores.clone(),
        tags: tags(own, &row.tags),
        at: row.at.clone(),
        late: !deadline.is_empty() && day(&row.at).is_some_and(|day| day > *deadline),
    }
}

/// The day of a time on this machine, ISO date.
fn day(at: &str) -> Option<String> {
    let at: jiff::Timestamp = at.parse().ok()?;
    Some(at.to_zoned_datetime(jiff::tz::TimeZone::system()).date().to_string())
}
