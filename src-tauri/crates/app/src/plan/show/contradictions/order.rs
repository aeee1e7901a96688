//! Tasks in time, and who is responsible for them.

use super::{Found, Ground};
use crate::plan::Severity::{Bad, Warn};
use crate::plan::show::data::TaskKind;
use crate::prelude::*;
use domain::plan::Sheet;
use domain::plan::schedule::{Tie, broken};
use std::collections::HashMap;

/// A task without its first month or its months, a milestone without its month.
pub(super) fn task_undated(ground: &Ground<'_>, found: &mut Found) {
    for task in &ground.data.tasks {
        if task.kind == TaskKind::Package || task.placed().is_some() {
            continue;
        }
        let column = if task.starts.is_none() { "starts" } else { "months" };
        found.add((Warn, "task-undated"), (Sheet::Task, task.id, column), [("task", ground.task_name(task))]);
    }
}

/// A task that stands earlier than a link allows.
pub(super) fn order_broken(ground: &Ground<'_>, found: &mut Found) {
    let links: HashMap<Id, &Tie> = ground.data.links.iter().map(|link| (link.id, link)).collect();
    for (link, months) in broken(&ground.data.bars(), &ground.data.links) {
        let Some(link) = links.get(&link) else { continue };
        let (Some(before), Some(after)) = (ground.data.task(link.before), ground.data.task(link.after)) else {
            continue;
        };
        found.add(
            (Bad, "order-broken"),
            (Sheet::Task, after.id, "starts"),
            [("before", ground.task_name(before)), ("after", ground.task_name(after)), ("months", months.to_string())],
        );
    }
}

/// A responsible project that is no thread of the theme, or not any more.
pub(super) fn project_not_in_theme(ground: &Ground<'_>, found: &mut Found) {
    for task in &ground.data.tasks {
        let Some(project) = task.project.filter(|project| !ground.threads.contains(project)) else { continue };
        found.add(
            (Bad, "project-not-in-theme"),
            (Sheet::Task, task.id, "project"),
            [("task", ground.task_name(task)), ("project", ground.called.project(project).to_owned())],
        );
    }
}

/// A task that runs on after its responsible project's last day. Time is whole months: the month of that day is the last one.
pub(super) fn project_ended(ground: &Ground<'_>, found: &mut Found) {
    for task in &ground.data.tasks {
        let Some(project) = task.project else { continue };
        let (Some(last), Some((_, end))) = (ground.ends.get(&project), ground.placed(task.id)) else { continue };
        let last_month = i32::from(last.year()) * 12 + i32::from(last.month()) - 1;
        if end > last_month + 1 {
            found.add(
                (Bad, "project-ended"),
                (Sheet::Task, task.id, "project"),
                [
                    ("task", ground.task_name(task)),
                    ("end", ground.last_month(end)),
                    ("project", ground.called.project(project).to_owned()),
                    ("last", ground.words.day(&last.to_string())),
                ],
            );
        }
    }
}
