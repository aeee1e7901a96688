//! Money of a plan by fiscal year and by where it comes from.

use super::data::Data;
use super::names::Called;
use crate::plan::YearMoney;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// By fiscal year; in each the sources, the most first, then by name.
pub(super) fn money(data: &Data<'_>, called: &Called<'_>) -> Vec<YearMoney> {
    let mut years: BTreeMap<i32, BTreeMap<&str, i64>> = BTreeMap::new();
    for budget in &data.budgets {
        let source = match budget.programme {
            Some(programme) => called.programme(programme),
            None => budget.source.trim(),
        };
        let yen = years.entry(budget.year).or_default().entry(source).or_default();
        *yen = yen.saturating_add(budget.yen);
    }
    let year = |(year, sources): (i32, BTreeMap<&str, i64>)| {
        let mut sources: Vec<(String, i64)> = sources.into_iter().map(|(name, yen)| (name.to_owned(), yen)).collect();
        sources.sort_by_key(|(_, yen)| Reverse(*yen));
        let yen = sources.iter().fold(0_i64, |sum, (_, yen)| sum.saturating_add(*yen));
        YearMoney { year, yen, sources }
    };
    years.into_iter().map(year).collect()
}
