//! The budget by fiscal year: by source, by state, by task.

use super::telling::{Telling, number, text};
use crate::plan::Row;
use domain::plan::{Sheet, To};
use sheets::plan::{self as book, Body, Money, Split};
use std::collections::BTreeSet;

pub(super) fn sheet(telling: &Telling<'_>) -> book::Sheet {
    let words = telling.words;
    let rows = telling.rows(Sheet::Budget);
    let year = |row: &Row| number(row, "year").and_then(|year| i32::try_from(year).ok());
    let years: Vec<i32> = rows.iter().filter_map(year).collect::<BTreeSet<i32>>().into_iter().collect();
    let split = |heading: &str, by: &dyn Fn(&Row) -> String| {
        let mut named: Vec<(String, Vec<Option<i64>>)> = Vec::new();
        for row in rows {
            let place = year(row).and_then(|of| years.iter().position(|year| *year == of));
            let (Some(place), Some(yen)) = (place, number(row, "yen")) else { continue };
            let name = by(row);
            let at = named.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                named.push((name, vec![None; years.len()]));
                named.len() - 1
            });
            if let Some(cell) = named.get_mut(at).and_then(|(_, yen)| yen.get_mut(place)) {
                *cell = Some(cell.unwrap_or(0).saturating_add(yen));
            }
        }
        Split { heading: words.say(heading), rows: named }
    };
    let or = |said: String, key: &str| if said.trim().is_empty() { words.say(key) } else { said };
    let source = |row: &Row| match telling.named(To::Programme, row, "programme") {
        "" => or(text(row, "source").trim().to_owned(), "workbook.plan-no-source"),
        programme => programme.to_owned(),
    };
    let state = |row: &Row| or(telling.choice(Sheet::Budget, row, "state"), "workbook.plan-no-state");
    let task = |row: &Row| or(telling.named(To::Task, row, "task").to_owned(), "workbook.plan-no-task");
    let mut by_task = split("workbook.plan-by-task", &task);
    // As the tasks stand in the plan; what names none at the end.
    let order: Vec<&str> = telling.rows(Sheet::Task).iter().map(|row| telling.said(row, "name")).collect();
    by_task.rows.sort_by_key(|(name, _)| order.iter().position(|task| task == name).unwrap_or(usize::MAX));
    let money = Money {
        heading: words.say("workbook.plan-split"),
        years: years.iter().map(|year| words.fiscal_year(*year)).collect(),
        total: words.say("workbook.total"),
        blocks: vec![split("workbook.plan-by-source", &source), split("workbook.plan-by-state", &state), by_task],
        millions: telling.millions,
    };
    telling.printed("workbook.plan-budget", vec![telling.unit_note()], Body::Money(money))
}
