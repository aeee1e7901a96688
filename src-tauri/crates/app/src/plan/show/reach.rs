//! The gate radar: what is missing at each gate, how many months it takes, how much money, and what support fills it.

use super::data::{Data, Item, Support};
use super::names::Called;
use super::schedule::heads;
use crate::plan::{GateDecision, GateReach, ItemReach, PlannedTask, Verdict};
use crate::prelude::*;
use domain::plan::Month;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the reach of gates is worked out of.
pub(super) struct Reach<'a> {
    pub(super) data: &'a Data<'a>,
    /// As the tasks.
    pub(super) schedule: &'a [PlannedTask],
    pub(super) called: &'a Called<'a>,
    /// Latest decision by gate.
    pub(super) verdicts: &'a HashMap<Id, Verdict>,
    pub(super) today: Month,
}

/// The latest decision of each gate; `decisions` stand newest first.
pub(super) fn verdicts(decisions: &[GateDecision]) -> HashMap<Id, Verdict> {
    decisions.iter().rev().map(|decision| (decision.gate, decision.verdict)).collect()
}

impl Reach<'_> {
    /// Gates, as the rows of the sheet; `base` is the plan compared with.
    pub(super) fn gates(&self, base: Option<&Data<'_>>) -> Vec<GateReach> {
        let base: HashMap<Id, Option<i32>> =
            base.map(|base| base.gates.iter().map(|gate| (gate.root, gate.due)).collect()).unwrap_or_default();
        let mut items: HashMap<Id, Vec<&Item<'_>>> = HashMap::new();
        for item in &self.data.items {
            items.entry(item.gate).or_default().push(item);
        }
        // What a task costs from this fiscal year on.
        let this_year = self.today.fiscal_year();
        let mut ahead: HashMap<Id, i64> = HashMap::new();
        for budget in self.data.budgets.iter().filter(|budget| budget.year >= this_year) {
            if let Some(task) = budget.task {
                let yen = ahead.entry(task).or_default();
                *yen = yen.saturating_add(budget.yen);
            }
        }
        // What a package brings its tasks bring.
        let mut within: HashMap<Id, Vec<Id>> = HashMap::new();
        for (task, head) in self.data.tasks.iter().zip(heads(self.data)) {
            if let Some(package) = head.and_then(|at| self.data.tasks.get(at)) {
                within.entry(package.id).or_default().push(task.id);
            }
        }
        let cost = |tasks: &mut dyn Iterator<Item = Id>| {
            let all: HashSet<Id> = tasks
                .flat_map(|task| within.get(&task).into_iter().flatten().copied().chain([task]).collect::<Vec<Id>>())
                .collect();
            all.iter().filter_map(|task| ahead.get(task)).fold(0_i64, |sum, yen| sum.saturating_add(*yen))
        };
        let mut fixed: HashMap<Id, bool> = HashMap::new();
        for criterion in &self.data.criteria {
            *fixed.entry(criterion.gate).or_insert(true) &= !criterion.fixed_on.is_empty();
        }
        let gate = |gate: &super::data::Gate<'_>| {
            let of = items.get(&gate.id).map(Vec::as_slice).unwrap_or_default();
            let reached: Vec<ItemReach> = of.iter().map(|item| self.item(item, &cost)).collect();
            let missing = || of.iter().filter(|item| !item.is_there());
            let months: Option<Vec<i32>> =
                of.iter().zip(&reached).filter(|(item, _)| !item.is_there()).map(|(_, reach)| reach.months).collect();
            GateReach {
                id: gate.id,
                due: gate.due,
                base_due: base.get(&gate.root).copied().flatten(),
                have: u32::try_from(of.iter().filter(|item| item.is_there()).count()).unwrap_or(u32::MAX),
                months: months.and_then(|months| months.into_iter().max()),
                yen: cost(&mut missing().filter_map(|item| item.task)),
                verdict: self.verdicts.get(&gate.id).copied(),
                fixed: fixed.get(&gate.id).copied().unwrap_or(false),
                items: reached,
            }
        };
        self.data.gates.iter().map(gate).collect()
    }

    /// `cost` tells what tasks cost together from this fiscal year on.
    fn item(&self, item: &Item<'_>, cost: &dyn Fn(&mut dyn Iterator<Item = Id>) -> i64) -> ItemReach {
        let task = item.task.filter(|_| !item.is_there());
        let placed = task.and_then(|task| self.data.place(task)).and_then(|at| self.schedule.get(at));
        ItemReach {
            id: item.id,
            reached: item.reached(),
            months: placed.and_then(|task| task.end).map(|end| end.saturating_sub(self.today.0).max(0)),
            yen: task.map(|task| cost(&mut std::iter::once(task))),
            supports: self.supports(item),
        }
    }

    /// Supports for the item, or for the task that brings it and no item in particular.
    fn supports(&self, item: &Item<'_>) -> Vec<(String, String)> {
        let fills = |support: &&Support<'_>| {
            !support.next
                && match support.item {
                    Some(of) => of == item.id,
                    None => support.task.is_some() && support.task == item.task,
                }
        };
        let supports = self.data.supports.iter().filter(fills);
        supports.map(|support| (self.called.support_of(support).to_owned(), support.state.to_owned())).collect()
    }
}

/// Yen of each task, and whether some of them have no source.
pub(super) fn money_of_tasks(data: &Data<'_>) -> BTreeMap<Id, (i64, bool)> {
    let mut of: BTreeMap<Id, (i64, bool)> = BTreeMap::new();
    for budget in &data.budgets {
        if let Some(task) = budget.task {
            let (yen, unfunded) = of.entry(task).or_default();
            *yen = yen.saturating_add(budget.yen);
            *unfunded |= budget.unfunded();
        }
    }
    of
}
