//! What a person sees of a plan.

use super::{Planned, Planner};
use crate::catalogue;
use crate::prelude::*;
use crate::registry::workbook::cells;
use crate::registry::workbook::columns::Sheet;
use crate::registry::workbook::export::{pair_cell, programme_cell, support_cell};
use crate::registry::workbook::read::Row;
use crate::registry::workbook::{RegistryCell, RegistryChange};
use crate::registry::{FactOf, FactState};
use crate::settings::Language;
use std::collections::HashSet;
use store::rows::FactRow;

impl Planner<'_> {
    /// What a person sees of it.
    pub(super) fn show(&mut self) {
        let (language, plan) = (self.language, &mut self.plan);
        let told: HashSet<(FactOf, Id, &str)> =
            plan.facts.iter().filter(|fact| fact.changes()).map(|fact| (fact.thing, fact.of, fact.field)).collect();
        let rows = self.rows;
        let confirmed = |thing: FactOf, id: Id, field: &str| {
            rows.facts.iter().any(|f| f.confirmed && f.thing == thing.as_str() && f.row == id && f.field == field)
        };
        let doubts = |thing: FactOf, id: Id, fields: Vec<&'static str>| -> Vec<RegistryCell> {
            let doubted =
                fields.into_iter().filter(|field| confirmed(thing, id, field) && !told.contains(&(thing, id, field)));
            doubted
                .map(|field| RegistryCell {
                    heading: format!(
                        "{} · {}",
                        Sheet::Facts.name(language),
                        catalogue::word(language, &format!("field.{field}"))
                    ),
                    before: cells::state(language, FactState::Confirmed),
                    after: cells::state(language, FactState::Check),
                })
                .collect()
        };
        let mut changes = Vec::new();
        for of in plan.programmes.iter().filter(|of| of.changes()) {
            let mut cells =
                differing(Sheet::Programmes, language, of, |state, key| programme_cell(language, state, key));
            if let Some(before) = &of.before {
                cells.extend(doubts(FactOf::Programme, of.after.row.id, of.after.facts_changed(before)));
            }
            changes.push(change(&of.row, &of.after.row.name_ja, of.before.is_none(), cells));
        }
        for of in plan.pairs.iter().filter(|of| of.changes()) {
            let cells = differing(Sheet::Pairs, language, of, |pair, key| pair_cell(language, pair, key));
            let name = format!("{} → {}", of.row.text("predecessor"), of.row.text("successor"));
            changes.push(change(&of.row, &name, of.before.is_none(), cells));
        }
        for of in plan.supports.iter().filter(|of| of.changes()) {
            let mut cells =
                differing(Sheet::Supports, language, of, |state, key| support_cell(language, &state.0, key));
            if let Some(before) = &of.before {
                cells.extend(doubts(FactOf::Support, of.after.0.id, of.after.facts_changed(before)));
            }
            changes.push(change(&of.row, &of.after.0.name_ja, of.before.is_none(), cells));
        }
        for fact in plan.facts.iter().filter(|fact| fact.changes()) {
            let cell = |key: &str, of: &dyn Fn(&FactRow) -> String| {
                let (before, after) =
                    (fact.before.as_ref().map(of).unwrap_or_default(), fact.after.as_ref().map(of).unwrap_or_default());
                (before != after).then(|| RegistryCell { heading: Sheet::Facts.heading(language, key), before, after })
            };
            let state = |fact: &FactRow| {
                cells::state(language, if fact.confirmed { FactState::Confirmed } else { FactState::Check })
            };
            let cells = [
                cell("source", &|fact| fact.source.clone()),
                cell("as_of", &|fact| fact.as_of.clone()),
                cell("state", &state),
            ];
            let field = catalogue::word(language, &format!("field.{}", fact.field));
            let name = format!("{} · {field}", fact.row.text("name"));
            changes.push(change(&fact.row, &name, fact.before.is_none(), cells.into_iter().flatten().collect()));
        }
        let all = plan.programmes.len() + plan.pairs.len() + plan.supports.len() + plan.facts.len();
        plan.unchanged = u32::try_from(all - changes.len()).unwrap_or(u32::MAX);
        plan.changes = changes;
    }
}

fn change(row: &Row, name: &str, new: bool, cells: Vec<RegistryCell>) -> RegistryChange {
    RegistryChange { sheet: row.sheet.clone(), row: row.number, name: name.to_owned(), new, cells }
}

/// Cells that would be others than before.
fn differing<T>(
    sheet: Sheet,
    language: Language,
    of: &Planned<T>,
    shown: impl Fn(&T, &str) -> String,
) -> Vec<RegistryCell> {
    let columns = sheet.columns().iter().filter(|(key, ..)| !key.ends_with("id") && of.row.cells.contains_key(key));
    let cell = |key: &str| {
        let before = of.before.as_ref().map(|before| shown(before, key)).unwrap_or_default();
        let after = shown(&of.after, key);
        (before != after).then(|| RegistryCell { heading: sheet.heading(language, key), before, after })
    };
    columns.filter_map(|(key, ..)| cell(key)).collect()
}
