//! Counts per value.

use super::{FacetCounts, FacetRequest, FacetSearch, FacetValue, Facets};
use crate::own::known;
use crate::prelude::*;
use crate::state::Open;
use domain::{Dim, Look, Oddity, OutcomeKind, budget, phase, text};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;
use vocab::class;
use vocab::own::Own;

/// Values of one facet that are answered at a time.
const MOST: u32 = 200;

/// Counts of facets under a filter.
///
/// # Errors
/// `NoLibrary`.
pub async fn facets(context: &Context<'_>, args: FacetRequest) -> Result<Facets, Problem> {
    let open = context.app.library().await?;
    let names = Labels::of(&open);
    let asked = open.asked(&args.filter).await?;
    let index = open.index();
    let (total, counted) = index.facets(&asked, &args.dims);
    let limit = args.limit.min(MOST) as usize;
    let facets = args
        .dims
        .iter()
        .zip(counted)
        .map(|(dim, counts)| names.facet(*dim, counts, &args.filter.values(*dim), limit))
        .collect();
    Ok(Facets { total, facets })
}

/// Values of one facet whose names hold a text.
///
/// # Errors
/// `NoLibrary`.
pub async fn facet_search(context: &Context<'_>, args: FacetSearch) -> Result<FacetCounts, Problem> {
    let open = context.app.library().await?;
    let names = Labels::of(&open);
    let asked = open.asked(&args.filter).await?;
    let wanted = text::fold(&args.text);
    let by_name: Option<HashSet<String>> = args.dim.kind().filter(|_| !wanted.is_empty()).map(|kind| {
        open.meaning(false, |meaning| {
            meaning.names.holding(meaning.own, meaning.index, kind, &wanted, false).into_iter().collect()
        })
    });
    let index = open.index();
    let (_, counted) = index.facets(&asked, &[args.dim]);
    let mut counts = counted.into_iter().next().unwrap_or_default();
    counts.retain(|(value, _)| match &by_name {
        Some(named) => named.contains(&***value),
        None => {
            let (ja, en) = names.label(args.dim, value);
            wanted.is_empty() || [&ja, &en].iter().any(|label| text::fold(label).contains(&wanted))
        }
    });
    Ok(names.facet(args.dim, counts, &[], args.limit.min(MOST) as usize))
}

/// What values are called.
pub(crate) struct Labels {
    own: Arc<Own>,
    themes: Arc<super::Themes>,
}

impl Labels {
    pub(crate) fn of(open: &Open) -> Labels {
        Labels { own: open.own(), themes: open.themes() }
    }

    /// Japanese and English; both empty for [`Filter::NONE`] and for words the window knows.
    pub(crate) fn label(&self, dim: Dim, value: &str) -> (String, String) {
        let same = || (value.to_owned(), value.to_owned());
        if value == Filter::NONE {
            return Default::default();
        }
        match dim {
            Dim::Target | Dim::Modality | Dim::Indication => dim.kind().map_or_else(same, |kind| {
                let concept = known(&self.own, kind, value);
                (concept.short_ja, concept.short_en)
            }),
            Dim::TargetClass => class::target_class(value).map_or_else(same, |of| (of.ja.into(), of.en.into())),
            Dim::Area => class::area_of_code(value).map_or_else(same, |of| (of.short_ja.into(), of.short_en.into())),
            Dim::Theme => {
                let theme = value.parse().ok().and_then(|id: Id| self.themes.iter().find(|theme| theme.id == id));
                theme.map_or_else(same, |theme| theme.labels.clone())
            }
            Dim::Budget | Dim::Untagged | Dim::Look | Dim::Disclosure | Dim::Issue | Dim::Outcome => Default::default(),
            _ => same(),
        }
    }

    pub(crate) fn value(&self, dim: Dim, value: &str, count: u32) -> FacetValue {
        let (label_ja, label_en) = self.label(dim, value);
        FacetValue { value: value.to_owned(), label_ja, label_en, count, parent: None }
    }

    /// The most frequent values, in their order; chosen ones stay even at zero, so that they can be taken back.
    fn facet(&self, dim: Dim, counts: index::Counts<'_>, chosen: &[String], limit: usize) -> FacetCounts {
        let mut counts: Vec<(&str, u32)> = counts.into_iter().map(|(value, count)| (&**value, count)).collect();
        // Each of these says "none of the others".
        if matches!(dim, Dim::Untagged | Dim::Look | Dim::Issue | Dim::Disclosure) {
            counts.retain(|(value, _)| *value != Filter::NONE);
        }
        for value in chosen {
            if counts.iter().all(|(known, _)| known != value) {
                counts.push((value, 0));
            }
        }
        let first = |(value, count): &(&str, u32)| {
            (!chosen.iter().any(|known| known == value), *value == Filter::NONE, Reverse(*count))
        };
        let distinct = counts.len();
        if distinct > limit {
            counts.select_nth_unstable_by_key(limit.saturating_sub(1).min(distinct - 1), first);
            counts.truncate(limit);
        }
        let mut values: Vec<FacetValue> = counts.iter().map(|(value, count)| self.value(dim, value, *count)).collect();
        in_order(dim, &mut values);
        if let Some(kind) = dim.kind().filter(|kind| *kind != Kind::Target) {
            let shown: HashSet<String> = values.iter().map(|value| value.value.clone()).collect();
            for value in &mut values {
                let above = self.own.above(kind, &value.value);
                value.parent = above.into_iter().map(|concept| &concept.id).find(|id| shown.contains(*id)).cloned();
            }
        }
        FacetCounts { dim, more: u32::try_from(distinct - values.len()).unwrap_or(u32::MAX), values }
    }
}

/// Where a value stands in the natural order of its dimension; `None` = it has none.
fn place(dim: Dim, value: &str) -> Option<i64> {
    let at = |known: &[&str]| known.iter().position(|known| *known == value).and_then(|at| i64::try_from(at).ok());
    match dim {
        Dim::Year | Dim::Ends => value.parse().ok(),
        Dim::Phase => i64::try_from(phase::order(value)).ok(),
        Dim::Budget => at(&budget::RANGES.map(|(code, _)| code)),
        Dim::TargetClass => class::target_class(value).map(|class| i64::from(class.order)),
        Dim::Area => class::AREAS.iter().position(|area| area.code == value).and_then(|at| i64::try_from(at).ok()),
        Dim::Untagged => at(&Kind::ALL.map(Kind::as_str)),
        Dim::Look => at(&Look::ALL.map(Look::as_str)),
        Dim::Issue => at(&Oddity::ALL.map(Oddity::as_str)),
        Dim::Disclosure => at(&["public", "non-confidential", "cda", "internal"]),
        Dim::Outcome => at(&OutcomeKind::COUNTED.map(OutcomeKind::as_str)),
        _ => None,
    }
}

/// Natural order, else the most frequent first; none at the end.
pub(crate) fn in_order(dim: Dim, values: &mut [FacetValue]) {
    values.sort_by(|a, b| {
        let key = |value: &FacetValue| {
            let natural = place(dim, &value.value);
            let frequency = if natural.is_some() { 0 } else { value.count };
            (value.value == Filter::NONE, natural.is_none(), natural, Reverse(frequency))
        };
        key(a).cmp(&key(b)).then_with(|| a.label_ja.cmp(&b.label_ja)).then_with(|| a.value.cmp(&b.value))
    });
}
