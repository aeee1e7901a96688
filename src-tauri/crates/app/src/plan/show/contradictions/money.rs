//! Money against the years of what gives it and of what it is for.

use super::{Found, Ground, Years, runs_in};
use crate::plan::Severity::Warn;
use crate::plan::show::data::{Budget, TaskKind};
use domain::plan::Sheet;

fn outside(year: i32, (first, last): Years) -> bool {
    first.is_some_and(|first| year < first) || last.is_some_and(|last| year > last)
}

/// What gives the money and when it does, where the fiscal year of a budget lies outside: the programme, else the responsible
/// project as far as that programme funds it.
fn beyond(ground: &Ground<'_>, budget: &Budget<'_>) -> Option<(String, Years)> {
    let programme = budget.programme?;
    let of_programme = ground.programmes.get(&programme).copied().filter(|years| outside(budget.year, *years));
    if let Some(years) = of_programme {
        return Some((ground.called.programme(programme).to_owned(), years));
    }
    let project = budget.task.and_then(|task| ground.data.task(task))?.project?;
    let years = ground.funded.get(&(project, programme)).copied().filter(|years| outside(budget.year, *years))?;
    Some((ground.called.project(project).to_owned(), years))
}

/// Money of a programme in a fiscal year that is none of its own, or none of the project it is given to.
pub(super) fn budget_outside_programme(ground: &Ground<'_>, found: &mut Found) {
    for budget in ground.data.budgets.iter().filter(|budget| budget.yen > 0) {
        if let Some((giver, (first, last))) = beyond(ground, budget) {
            found.add(
                (Warn, "budget-outside-programme"),
                (Sheet::Budget, budget.id, "year"),
                [
                    ("year", ground.words.fiscal_year(budget.year)),
                    ("yen", ground.words.yen(budget.yen, false)),
                    ("programme", giver),
                    ("years", ground.words.fiscal_years(first, last)),
                ],
            );
        }
    }
}

/// Money of which nobody says where it comes from.
pub(super) fn budget_no_source(ground: &Ground<'_>, found: &mut Found) {
    for budget in ground.data.budgets.iter().filter(|budget| budget.unfunded()) {
        found.add(
            (Warn, "budget-no-source"),
            (Sheet::Budget, budget.id, "programme"),
            [("year", ground.words.fiscal_year(budget.year)), ("yen", ground.words.yen(budget.yen, false))],
        );
    }
}

/// Money for a task in a fiscal year in which it does not run.
pub(super) fn budget_outside_task(ground: &Ground<'_>, found: &mut Found) {
    for budget in ground.data.budgets.iter().filter(|budget| budget.yen > 0) {
        let Some(task) = budget.task.and_then(|task| ground.data.task(task)) else { continue };
        let Some(placed) = ground.placed(task.id) else { continue };
        if !runs_in(budget.year, placed, task.kind == TaskKind::Milestone) {
            found.add(
                (Warn, "budget-outside-task"),
                (Sheet::Budget, budget.id, "year"),
                [
                    ("task", ground.task_name(task)),
                    ("year", ground.words.fiscal_year(budget.year)),
                    ("yen", ground.words.yen(budget.yen, false)),
                ],
            );
        }
    }
}
