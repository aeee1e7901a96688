//! The budget by fiscal year: by source, by state, by task.

use super::telling::{Telling, number, text};
use crate::plan::Row;
use domain::plan::{Sheet, To};
use sheets::plan::{self as book, Body, Money, Split};
use std::collections::{BTreeSet, HashMap};

/// Where a line stands, and what it is called: what differs in either stands apart.
type Line = (usize, String);

pub(super) fn sheet(telling: &Telling<'_>) -> book::Sheet {
    let words = telling.words;
    let rows = telling.rows(Sheet::Budget);
    let year = |row: &Row| number(row, "year").and_then(|year| i32::try_from(year).ok());
    let years: Vec<i32> = rows.iter().filter_map(year).collect::<BTreeSet<i32>>().into_iter().collect();
    let split = |heading: &str, by: &dyn Fn(&Row) -> Line| {
        let mut named: Vec<(Line, Vec<Option<i64>>)> = Vec::new();
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
        named.sort_by_key(|((place, _), _)| *place);
        Split { heading: words.say(heading), rows: named.into_iter().map(|((_, name), yen)| (name, yen)).collect() }
    };
    let or = |said: String, key: &str| if said.trim().is_empty() { words.say(key) } else { said };
    let source = |row: &Row| match telling.named(To::Programme, row, "programme") {
        "" => (0, or(text(row, "source").trim().to_owned(), "workbook.plan-no-source")),
        programme => (0, programme.to_owned()),
    };
    let state = |row: &Row| (0, or(telling.choice(Sheet::Budget, row, "state"), "workbook.plan-no-state"));
    // As the tasks stand in the plan; what names none at the end.
    let places: HashMap<domain::Id, usize> =
        telling.rows(Sheet::Task).iter().enumerate().map(|(at, task)| (task.id, at)).collect();
    let task = |row: &Row| {
        let place = number(row, "task").and_then(|id| places.get(&id)).copied().unwrap_or(usize::MAX);
        (place, or(telling.named(To::Task, row, "task").to_owned(), "workbook.plan-no-task"))
    };
    let money = Money {
        heading: words.say("workbook.plan-split"),
        years: years.iter().map(|year| words.fiscal_year(*year)).collect(),
        total: words.say("workbook.total"),
        blocks: vec![
            split("workbook.plan-by-source", &source),
            split("workbook.plan-by-state", &state),
            split("workbook.plan-by-task", &task),
        ],
        millions: telling.millions,
    };
    telling.printed("workbook.plan-budget", vec![telling.unit_note()], Body::Money(money))
}
