//! Gates against what is to be there, against each other, against their data and decisions.

use super::{Found, Ground, quoted};
use crate::plan::Severity::{Bad, Warn};
use crate::plan::show::data::Gate;
use domain::plan::Sheet;
use std::collections::HashSet;

/// A task or milestone that brings an item of a gate and ends after the month at whose end the gate stands.
pub(super) fn task_after_gate(ground: &Ground<'_>, found: &mut Found) {
    let mut told = HashSet::new();
    for item in &ground.data.items {
        let Some(gate) = ground.data.gate(item.gate) else { continue };
        let Some(task) = item.task.and_then(|task| ground.data.task(task)) else { continue };
        let (Some(due), Some((_, end))) = (gate.due, ground.placed(task.id)) else { continue };
        // Several items may come from one task.
        if end > due + 1 && told.insert((task.id, gate.id)) {
            found.add(
                (Bad, "task-after-gate"),
                (Sheet::Task, task.id, "starts"),
                [
                    ("task", ground.task_name(task)),
                    ("end", ground.last_month(end)),
                    ("gate", gate.called(ground.words).to_owned()),
                    ("due", ground.month(due)),
                ],
            );
        }
    }
}

/// A gate that stands before one that comes earlier in the order.
pub(super) fn gates_order(ground: &Ground<'_>, found: &mut Found) {
    let mut latest: Option<(&Gate<'_>, i32)> = None;
    for gate in &ground.data.gates {
        let Some(due) = gate.due else { continue };
        match latest {
            Some((before, before_due)) if due < before_due => {
                found.add(
                    (Bad, "gates-order"),
                    (Sheet::Gate, gate.id, "due"),
                    [
                        ("gate", gate.called(ground.words).to_owned()),
                        ("due", ground.month(due)),
                        ("before", before.called(ground.words).to_owned()),
                        ("before_due", ground.month(before_due)),
                    ],
                );
            }
            _ => latest = Some((gate, due)),
        }
    }
}

/// A criterion that is not fixed though its gate has data or a decision.
pub(super) fn criteria_unfixed(ground: &Ground<'_>, found: &mut Found) {
    for criterion in ground.data.criteria.iter().filter(|criterion| criterion.fixed_on.is_empty()) {
        let Some(gate) = ground.data.gate(criterion.gate) else { continue };
        if !gate.data_on.is_empty() || ground.verdicts.contains_key(&gate.id) {
            found.add(
                (Bad, "criteria-unfixed"),
                (Sheet::Criterion, criterion.id, "fixed_on"),
                [
                    ("gate", gate.called(ground.words).to_owned()),
                    ("criterion", quoted(criterion.text.said(ground.words))),
                ],
            );
        }
    }
}

/// A criterion that was fixed, or worded otherwise, on the day of the data or after it.
pub(super) fn criterion_after_data(ground: &Ground<'_>, found: &mut Found) {
    for criterion in &ground.data.criteria {
        let Some(gate) = ground.data.gate(criterion.gate).filter(|gate| !gate.data_on.is_empty()) else { continue };
        // ISO days compare as texts.
        let late = [criterion.changed_on, criterion.fixed_on].into_iter().find(|day| *day >= gate.data_on);
        if let Some(on) = late {
            found.add(
                (Bad, "criterion-after-data"),
                (Sheet::Criterion, criterion.id, "fixed_on"),
                [
                    ("criterion", quoted(criterion.text.said(ground.words))),
                    ("on", ground.words.day(on)),
                    ("gate", gate.called(ground.words).to_owned()),
                    ("data_on", ground.words.day(gate.data_on)),
                ],
            );
        }
    }
}

/// A gate whose month is over, and nobody decided.
pub(super) fn decision_missing(ground: &Ground<'_>, found: &mut Found) {
    for gate in &ground.data.gates {
        let Some(due) = gate.due else { continue };
        if due < ground.today.0 && !ground.verdicts.contains_key(&gate.id) {
            found.add(
                (Warn, "decision-missing"),
                (Sheet::Gate, gate.id, "due"),
                [("gate", gate.called(ground.words).to_owned()), ("due", ground.month(due))],
            );
        }
    }
}
