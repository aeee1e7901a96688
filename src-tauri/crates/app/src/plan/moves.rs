//! Tasks are placed elsewhere in time, and what comes after them by a link goes along.

use super::show::data::{Data, Task, TaskKind};
use super::{PlanMove, TaskMove, sheets};
use crate::prelude::*;
use crate::write::{invalid, operation, written};
use domain::plan::schedule::{Bar, push};
use domain::plan::{LONGEST_TASK, Month};
use domain::span::YEARS;
use serde_json::json;
use std::collections::HashMap;

/// Moves tasks in one step. With `push` whatever follows them by a link is moved on by as little as needed, never back; what
/// somebody placed stays where they put it. Without any task everything is put into the order its links ask for.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` for a plan that does not change any more, a task that is gone, a package, months outside the
/// calendar (also of what is pushed) or of no length.
pub async fn move_tasks(context: &Context<'_>, args: PlanMove) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let head = super::stored::open(&open, args.plan).await?;
    let sheets = sheets(&open, args.plan).await?;
    let moves = moved(&Data::of(&sheets), &args.moves, args.push)?;
    let code = super::stored::code(&open, head.theme).await?;
    let count = u32::try_from(moves.len()).unwrap_or(u32::MAX);
    let outcome = open
        .store
        .write(operation(context, "plan-move", json!({ "code": code, "count": count })), async |tx| {
            tx.set_count(count);
            store::plan::starts(tx, args.plan, &moves).await
        })
        .await?;
    written(&open, outcome, "plan-move", |_| (count, None)).await
}

/// The refusal of where a task should go.
fn refused(field: &str, reason: &str) -> Problem {
    invalid(field, reason).with("sheet", "task")
}

/// Where tasks go that stand elsewhere by now: first month as `YYYY-MM`, and months.
fn moved(data: &Data<'_>, moves: &[TaskMove], pushes: bool) -> Result<Vec<(Id, String, i32)>, Problem> {
    let mut placed: HashMap<Id, (i32, i32)> = HashMap::new();
    for one in moves {
        let task = data.task(one.task).ok_or_else(|| refused("row", "row-gone"))?;
        let months = match task.kind {
            TaskKind::Package => return Err(refused("row", "package-moved")),
            TaskKind::Milestone => 0,
            TaskKind::Task if (1..=LONGEST_TASK).contains(&one.months) => one.months,
            TaskKind::Task => {
                return Err(refused("months", "not-a-number-here").with("min", 1).with("max", LONGEST_TASK));
            }
        };
        placed.insert(one.task, (one.starts, months));
    }
    if pushes {
        let held: Vec<Id> = placed.keys().copied().collect();
        let bars: Vec<Bar> = data.tasks.iter().filter_map(|task| bar(task, placed.get(&task.id).copied())).collect();
        for (id, point) in push(&bars, &data.links, &held) {
            let Some(task) = data.task(id) else { continue };
            // A milestone is held by its point, which is the end of its month.
            let starts = if task.kind == TaskKind::Milestone { point.saturating_sub(1) } else { point };
            placed.insert(id, (starts, task.months.unwrap_or(0)));
        }
    }
    let mut all = Vec::new();
    // In the order of the sheet, so that the same is written every time.
    for task in &data.tasks {
        let Some((starts, months)) = placed.get(&task.id).copied() else { continue };
        if task.starts == Some(starts) && task.months == Some(months) {
            continue;
        }
        let month = Month(starts);
        if !YEARS.contains(&month.fiscal_year()) {
            return Err(refused("starts", "month-outside"));
        }
        all.push((task.id, month.iso(), months));
    }
    Ok(all)
}

/// A task in time, as it was placed or as it stands.
fn bar(task: &Task<'_>, placed: Option<(i32, i32)>) -> Option<Bar> {
    let (starts, months) = match task.kind {
        TaskKind::Package => return None,
        TaskKind::Task => placed.or(task.starts.zip(task.months))?,
        TaskKind::Milestone => (placed.map(|(starts, _)| starts).or(task.starts)?.saturating_add(1), 0),
    };
    Some(Bar { id: task.id, start: Some(starts), months })
}
