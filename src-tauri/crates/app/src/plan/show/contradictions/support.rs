//! Supports against the tasks they are for.

use super::{Found, Ground};
use crate::plan::Severity::Warn;
use domain::plan::Sheet;

/// A support that begins when its task is over. One that was declined does not count.
pub(super) fn support_late(ground: &Ground<'_>, found: &mut Found) {
    for support in ground.data.supports.iter().filter(|support| !support.next && support.state != "declined") {
        let (Some(starts), Some(task)) = (support.starts, ground.data.task_of(support)) else { continue };
        let Some((_, end)) = ground.placed(task.id) else { continue };
        if starts >= end {
            found.add(
                (Warn, "support-late"),
                (Sheet::Support, support.id, "starts"),
                [
                    ("support", ground.called.support_of(support).to_owned()),
                    ("starts", ground.month(starts)),
                    ("task", ground.task_name(task)),
                    ("end", ground.last_month(end)),
                ],
            );
        }
    }
}

/// A support nobody has asked for, though its task has begun.
pub(super) fn support_unasked(ground: &Ground<'_>, found: &mut Found) {
    for support in ground.data.supports.iter().filter(|support| !support.next && support.state == "idea") {
        let Some(task) = ground.data.task_of(support) else { continue };
        let Some((start, _)) = ground.placed(task.id) else { continue };
        if start <= ground.today.0 {
            found.add(
                (Warn, "support-unasked"),
                (Sheet::Support, support.id, "state"),
                [("support", ground.called.support_of(support).to_owned()), ("task", ground.task_name(task))],
            );
        }
    }
}
