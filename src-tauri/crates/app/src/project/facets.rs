//! Counts per value.

use super::{FacetRequest, FacetValue, Facets};
use crate::own::known;
use crate::prelude::*;
use index::{Facet, Index};

/// Counts of every facet under a filter.
///
/// # Errors
/// `NoLibrary`.
pub async fn facets(context: &Context<'_>, args: FacetRequest) -> Result<Facets, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let index = open.index();
    let filter = args.filter;
    let plain = |value: &str| FacetValue {
        value: value.to_owned(),
        label_ja: value.to_owned(),
        label_en: value.to_owned(),
        count: 0,
        parent: None,
    };
    let years: Vec<String> = filter.year.iter().map(i32::to_string).collect();
    let mut year = values(&index, &filter, Facet::Year, &years, plain);
    year.sort_by(|a, b| a.value.cmp(&b.value));
    let of_kind = |kind: Kind| {
        values(&index, &filter, Facet::Tag(kind), filter.tags(kind), |id| {
            let concept = known(&own, kind, id);
            let parent = if kind == Kind::Modality { concept.parent } else { None };
            FacetValue { value: concept.id, label_ja: concept.short_ja, label_en: concept.short_en, count: 0, parent }
        })
    };
    let mut untagged = values(&index, &filter, Facet::Untagged, &[], plain);
    untagged.sort_by_key(|value| Kind::parse(&value.value));
    Ok(Facets {
        programme: values(&index, &filter, Facet::Programme, &filter.programme, plain),
        year,
        institution: values(&index, &filter, Facet::Institution, &filter.institution, plain),
        target: of_kind(Kind::Target),
        modality: of_kind(Kind::Modality),
        indication: of_kind(Kind::Indication),
        untagged,
        look: values(&index, &filter, Facet::Look, &[], plain),
    })
}

/// Values with their counts, most frequent first; chosen values stay even at zero, so that they can be unticked.
fn values(
    index: &Index,
    filter: &Filter,
    facet: Facet,
    chosen: &[String],
    label: impl Fn(&str) -> FacetValue,
) -> Vec<FacetValue> {
    let counts = index.counts(filter, facet);
    let mut values: Vec<FacetValue> =
        counts.iter().map(|(value, count)| FacetValue { count: *count, ..label(value) }).collect();
    for value in chosen {
        if !counts.iter().any(|(known, _)| known == value) {
            values.push(label(value));
        }
    }
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label_ja.cmp(&b.label_ja)));
    values
}
