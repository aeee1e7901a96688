//! What does not go together in a plan. One function per code; the words are in `app/text` under `contradiction.<code>`.
//!
//! Nothing is looked up here: what is around the plan was read beforehand, so that this is as quick as the plan is large.

mod evidence;
mod gates;
mod money;
mod order;
mod support;

#[cfg(test)]
mod tests;

use super::data::{Data, Task};
use super::names::{Bare, Called};
use crate::plan::words::Words;
use crate::plan::{Contradiction, PlannedTask, Severity, Verdict};
use crate::prelude::*;
use domain::plan::{Month, Sheet};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// Fiscal years from one to another, both included; `None` = not known.
pub(super) type Years = (Option<i32>, Option<i32>);

/// A plan and what is around it.
pub(super) struct Ground<'a> {
    pub(super) words: Words,
    pub(super) data: &'a Data<'a>,
    /// As the tasks.
    pub(super) schedule: &'a [PlannedTask],
    pub(super) called: &'a Called<'a>,
    /// Projects of the theme.
    pub(super) threads: &'a HashSet<Id>,
    /// Last day of projects, where their lists state it.
    pub(super) ends: &'a HashMap<Id, Date>,
    /// Fiscal years in which a programme takes or runs projects.
    pub(super) programmes: &'a HashMap<Id, Years>,
    /// Fiscal years in which a project has a programme (project, programme), as far as lists state its ends.
    pub(super) funded: &'a HashMap<(Id, Id), Years>,
    /// Assets of the theme that are 有 without sentence and source.
    pub(super) bare: &'a [Bare],
    /// Latest decision by gate.
    pub(super) verdicts: &'a HashMap<Id, Verdict>,
    pub(super) today: Month,
}

/// What was found.
#[derive(Default)]
struct Found(Vec<Contradiction>);

impl Found {
    /// Notes one, with where to go and what its sentence names.
    fn add<const N: usize>(
        &mut self,
        (severity, code): (Severity, &str),
        to: (Sheet, Id, &str),
        params: [(&str, String); N],
    ) {
        self.0.push(Contradiction {
            code: code.to_owned(),
            severity,
            sheet: Some(to.0),
            row: Some(to.1),
            column: to.2.to_owned(),
            params: params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        });
    }
}

/// Longest text that a sentence quotes, in characters.
const QUOTED: usize = 60;

/// A text as a sentence quotes it.
fn quoted(text: &str) -> String {
    let mut chars = text.trim().chars();
    let mut short: String = chars.by_ref().take(QUOTED).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

impl<'a> Ground<'a> {
    /// Where a task stands in time: month numbers `[start, end)`; of a package the span of its tasks.
    fn placed(&self, task: Id) -> Option<(i32, i32)> {
        let planned = self.schedule.get(self.data.place(task)?)?;
        Some((planned.start?, planned.end?))
    }

    fn task_name(&self, task: &Task<'_>) -> String {
        task.name.said(self.words).to_owned()
    }

    /// The last month of what ends before the month `end`.
    fn last_month(&self, end: i32) -> String {
        self.words.month(Month(end.saturating_sub(1)))
    }

    fn month(&self, month: i32) -> String {
        self.words.month(Month(month))
    }
}

/// Whether months `[start, end)` lie, in part, in a fiscal year. What has no length lies in its month: of a milestone the one
/// at whose end it stands.
fn runs_in(year: i32, (start, end): (i32, i32), milestone: bool) -> bool {
    let first = year.saturating_mul(12).saturating_add(3);
    let (start, end) = match (milestone, start < end) {
        (true, _) => (start.saturating_sub(1), start),
        (false, true) => (start, end),
        (false, false) => (start, start.saturating_add(1)),
    };
    start < first.saturating_add(12) && end > first
}

/// Everything that does not go together: the worst first, then in the order of the sheets and their rows, the weave last.
pub(super) fn contradictions(ground: &Ground<'_>) -> Vec<Contradiction> {
    let mut found = Found::default();
    let all: [fn(&Ground<'_>, &mut Found); 18] = [
        order::task_undated,
        order::order_broken,
        order::project_not_in_theme,
        order::project_ended,
        gates::task_after_gate,
        gates::gates_order,
        gates::criteria_unfixed,
        gates::criterion_after_data,
        gates::decision_missing,
        money::budget_outside_programme,
        money::budget_no_source,
        money::budget_outside_task,
        support::support_late,
        support::support_unasked,
        evidence::item_unfed,
        evidence::item_no_evidence,
        evidence::tpp_no_source,
        evidence::asset_no_evidence,
    ];
    for find in all {
        find(ground, &mut found);
    }
    let places = places(ground.data);
    let sheet = |sheet: Option<Sheet>| (sheet.is_none(), sheet);
    found.0.sort_by_key(|one| {
        (one.severity, sheet(one.sheet), one.row.and_then(|row| places.get(&row)).copied().unwrap_or(usize::MAX))
    });
    found.0
}

/// Where each row stands in its sheet. Ids are the library's own: no two rows share one.
fn places(data: &Data<'_>) -> HashMap<Id, usize> {
    fn at(ids: impl Iterator<Item = Id>) -> impl Iterator<Item = (Id, usize)> {
        ids.enumerate().map(|(at, id)| (id, at))
    }
    at(data.tasks.iter().map(|row| row.id))
        .chain(at(data.budgets.iter().map(|row| row.id)))
        .chain(at(data.gates.iter().map(|row| row.id)))
        .chain(at(data.items.iter().map(|row| row.id)))
        .chain(at(data.criteria.iter().map(|row| row.id)))
        .chain(at(data.tpp.iter().map(|row| row.id)))
        .chain(at(data.supports.iter().map(|row| row.id)))
        .collect()
}
