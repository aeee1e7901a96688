//! Tasks in time: where each stands, how much later it may be, where it stood in the plan compared with.

use super::data::{Data, Task, TaskKind};
use super::reach::money_of_tasks;
use crate::plan::PlannedTask;
use crate::prelude::*;
use domain::plan::schedule::slack;
use std::collections::HashMap;

/// Month numbers `[start, end)`.
type Span = (i32, i32);

/// Both, as far as there are any.
fn joined(a: Option<Span>, b: Option<Span>) -> Option<Span> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (one, other) => one.or(other),
    }
}

/// For each task the place of the package that heads it: the last one above it.
pub(super) fn heads(data: &Data<'_>) -> Vec<Option<usize>> {
    let mut head = None;
    let of = |(at, task): (usize, &Task<'_>)| {
        if task.kind == TaskKind::Package {
            head = Some(at);
            return None;
        }
        head
    };
    data.tasks.iter().enumerate().map(of).collect()
}

/// Where each task stands; a package spans its tasks.
pub(super) fn spans(data: &Data<'_>) -> Vec<Option<Span>> {
    let mut spans: Vec<Option<Span>> = data.tasks.iter().map(Task::placed).collect();
    for (at, head) in heads(data).into_iter().enumerate() {
        let span = spans.get(at).copied().flatten();
        if let Some(package) = head.and_then(|head| spans.get_mut(head)) {
            *package = joined(*package, span);
        }
    }
    spans
}

/// Months from the first to the last of all tasks.
pub(super) fn months(data: &Data<'_>) -> i32 {
    let whole = data.tasks.iter().map(Task::placed).fold(None, joined);
    whole.map_or(0, |(start, end)| end.saturating_sub(start))
}

/// Tasks in time, as the rows of the sheet; `base` is the plan compared with.
pub(super) fn schedule(data: &Data<'_>, base: Option<&Data<'_>>) -> Vec<PlannedTask> {
    let of_base: HashMap<Id, Option<Span>> =
        base.map(|base| base.tasks.iter().map(|task| task.root).zip(spans(base)).collect()).unwrap_or_default();
    let heads = heads(data);
    let (spans, slacks) = (spans(data), slacks(data));
    let mut money = money_of_tasks(data);
    // What tasks cost their package costs as well.
    for (at, head) in heads.iter().enumerate() {
        let of = data.tasks.get(at).and_then(|task| money.get(&task.id)).copied();
        let package = head.and_then(|head| data.tasks.get(head));
        if let (Some((yen, unfunded)), Some(package)) = (of, package) {
            let whole = money.entry(package.id).or_default();
            whole.0 = whole.0.saturating_add(yen);
            whole.1 |= unfunded;
        }
    }
    let planned = |(at, task): (usize, &Task<'_>)| {
        let span = spans.get(at).copied().flatten();
        let base = of_base.get(&task.root).copied().flatten();
        let slack = slacks.get(&task.id).copied();
        let (yen, unfunded) = money.get(&task.id).copied().unwrap_or_default();
        PlannedTask {
            id: task.id,
            start: span.map(|span| span.0),
            end: span.map(|span| span.1),
            slack,
            critical: slack.is_some_and(|slack| slack <= 0),
            package: heads.get(at).copied().flatten().and_then(|head| data.tasks.get(head)).map(|package| package.id),
            base_start: base.map(|base| base.0),
            base_end: base.map(|base| base.1),
            yen,
            unfunded,
        }
    };
    data.tasks.iter().enumerate().map(planned).collect()
}

/// How much later each task may be.
fn slacks(data: &Data<'_>) -> HashMap<Id, i32> {
    slack(&data.bars(), &data.links).into_iter().map(|slack| (slack.id, slack.months)).collect()
}
