//! The sheets of a plan as what they say: rows with names for their cells, borrowed from the rows as they are stored.

use crate::plan::words::Words;
use crate::plan::{Cell, Row};
use crate::prelude::*;
use domain::plan::schedule::{Bar, LinkKind, Tie};
use domain::plan::{Month, Sheet};
use std::collections::{BTreeMap, HashMap};

/// A text in both languages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Twin<'a> {
    pub(crate) ja: &'a str,
    pub(crate) en: &'a str,
}

impl<'a> Twin<'a> {
    /// Said in neither language.
    pub(crate) fn is_blank(self) -> bool {
        self.ja.trim().is_empty() && self.en.trim().is_empty()
    }

    /// In the language of whoever reads, else the other.
    pub(crate) fn said(self, words: Words) -> &'a str {
        words.pick(self.ja, self.en)
    }
}

/// What a row of the tasks is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TaskKind {
    /// Heads the tasks below it.
    Package,
    /// Runs for months.
    Task,
    /// Stands at the end of a month.
    Milestone,
}

/// A work package, a task or a milestone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Task<'a> {
    pub(crate) id: Id,
    /// The row it was first, the same in every copy of the plan.
    pub(crate) root: Id,
    pub(crate) kind: TaskKind,
    pub(crate) name: Twin<'a>,
    /// First month; of a milestone its month.
    pub(crate) starts: Option<i32>,
    pub(crate) months: Option<i32>,
    /// Responsible.
    pub(crate) project: Option<Id>,
}

impl Task<'_> {
    /// Month numbers `[start, end)`; a milestone of month m is the point m+1. `None` = not dated, or a package.
    pub(crate) fn placed(&self) -> Option<(i32, i32)> {
        let start = self.starts?;
        match self.kind {
            TaskKind::Package => None,
            TaskKind::Task => Some((start, start.saturating_add(self.months?.max(0)))),
            TaskKind::Milestone => Some((start.saturating_add(1), start.saturating_add(1))),
        }
    }
}

/// Money of a fiscal year.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget<'a> {
    pub(crate) id: Id,
    pub(crate) task: Option<Id>,
    pub(crate) year: i32,
    pub(crate) yen: i64,
    pub(crate) programme: Option<Id>,
    pub(crate) source: &'a str,
}

impl Budget<'_> {
    /// There is money, and nobody says where it comes from.
    pub(crate) fn unfunded(&self) -> bool {
        self.yen > 0 && self.programme.is_none() && self.source.trim().is_empty()
    }
}

/// A stage gate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gate<'a> {
    pub(crate) id: Id,
    pub(crate) root: Id,
    pub(crate) code: &'a str,
    pub(crate) name: Twin<'a>,
    /// Month at whose end it stands.
    pub(crate) due: Option<i32>,
    /// The day its data came, ISO; `''` = not yet.
    pub(crate) data_on: &'a str,
}

impl<'a> Gate<'a> {
    /// What it is called.
    pub(crate) fn called(&self, words: Words) -> &'a str {
        if self.name.is_blank() { self.code } else { self.name.said(words) }
    }
}

/// An item of a gate's checklist.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item<'a> {
    pub(crate) id: Id,
    pub(crate) gate: Id,
    pub(crate) name: Twin<'a>,
    pub(crate) state: &'a str,
    pub(crate) asset: Option<Id>,
    pub(crate) project: Option<Id>,
    pub(crate) attachment: Option<Id>,
    pub(crate) evidence: &'a str,
    /// What brings it.
    pub(crate) task: Option<Id>,
}

impl Item<'_> {
    /// 有
    pub(crate) fn is_there(&self) -> bool {
        self.state == "have"
    }

    /// 0 to 3: 無 or not said, 不明, 取得中, 有.
    pub(crate) fn reached(&self) -> u8 {
        match self.state {
            "have" => 3,
            "obtaining" => 2,
            "unknown" => 1,
            _ => 0,
        }
    }
}

/// A Go or NoGo criterion.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Criterion<'a> {
    pub(crate) id: Id,
    pub(crate) gate: Id,
    pub(crate) text: Twin<'a>,
    /// ISO day; `''` = not fixed.
    pub(crate) fixed_on: &'a str,
    /// ISO day of the last change after it was fixed; `''` = none.
    pub(crate) changed_on: &'a str,
}

/// An attribute of the target product profile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tpp<'a> {
    pub(crate) id: Id,
    pub(crate) attribute: &'a str,
    pub(crate) name: Twin<'a>,
    pub(crate) minimum: Twin<'a>,
    pub(crate) ideal: Twin<'a>,
    pub(crate) source: &'a str,
    pub(crate) claim: Option<Id>,
}

/// What fills a gap, or the programme that comes next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Support<'a> {
    pub(crate) id: Id,
    /// The programme expected after the present one, which fills nothing.
    pub(crate) next: bool,
    pub(crate) name: &'a str,
    /// Of the registry.
    pub(crate) support: Option<Id>,
    pub(crate) programme: Option<Id>,
    pub(crate) task: Option<Id>,
    pub(crate) item: Option<Id>,
    pub(crate) state: &'a str,
    /// First month.
    pub(crate) starts: Option<i32>,
}

/// The sheets of a plan that something follows from.
#[derive(Debug, Default)]
pub(crate) struct Data<'a> {
    pub(crate) tasks: Vec<Task<'a>>,
    pub(crate) links: Vec<Tie>,
    pub(crate) budgets: Vec<Budget<'a>>,
    pub(crate) gates: Vec<Gate<'a>>,
    pub(crate) items: Vec<Item<'a>>,
    pub(crate) criteria: Vec<Criterion<'a>>,
    pub(crate) tpp: Vec<Tpp<'a>>,
    pub(crate) supports: Vec<Support<'a>>,
    task_at: HashMap<Id, usize>,
    gate_at: HashMap<Id, usize>,
    item_at: HashMap<Id, usize>,
}

/// A text; `''` where there is none.
fn text<'a>(row: &'a Row, name: &str) -> &'a str {
    match row.cells.get(name) {
        Some(Cell::Text(text)) => text,
        _ => "",
    }
}

/// A whole number.
fn number(row: &Row, name: &str) -> Option<i64> {
    match row.cells.get(name) {
        Some(Cell::Number(number)) => Some(*number),
        _ => None,
    }
}

/// A number within what its column allows.
fn small(row: &Row, name: &str) -> Option<i32> {
    number(row, name).and_then(|number| i32::try_from(number).ok())
}

fn month(row: &Row, name: &str) -> Option<i32> {
    Month::parse(text(row, name)).map(|month| month.0)
}

/// `ja` and `en` are the names of its two cells.
fn twin<'a>(row: &'a Row, ja: &str, en: &str) -> Twin<'a> {
    Twin { ja: text(row, ja), en: text(row, en) }
}

fn name(row: &Row) -> Twin<'_> {
    twin(row, "name_ja", "name_en")
}

fn task(row: &Row) -> Task<'_> {
    Task {
        id: row.id,
        root: row.origin.unwrap_or(row.id),
        kind: match text(row, "kind") {
            "package" => TaskKind::Package,
            "milestone" => TaskKind::Milestone,
            _ => TaskKind::Task,
        },
        name: name(row),
        starts: month(row, "starts"),
        months: small(row, "months"),
        project: number(row, "project"),
    }
}

fn link(row: &Row) -> Option<Tie> {
    Some(Tie {
        id: row.id,
        before: number(row, "before")?,
        after: number(row, "after")?,
        kind: LinkKind::parse(text(row, "kind"))?,
        lag: small(row, "lag").unwrap_or(0),
    })
}

fn budget(row: &Row) -> Option<Budget<'_>> {
    Some(Budget {
        id: row.id,
        task: number(row, "task"),
        year: small(row, "year")?,
        yen: number(row, "yen").unwrap_or(0),
        programme: number(row, "programme"),
        source: text(row, "source"),
    })
}

fn gate(row: &Row) -> Gate<'_> {
    Gate {
        id: row.id,
        root: row.origin.unwrap_or(row.id),
        code: text(row, "code"),
        name: name(row),
        due: month(row, "due"),
        data_on: text(row, "data_on"),
    }
}

fn item(row: &Row) -> Option<Item<'_>> {
    Some(Item {
        id: row.id,
        gate: number(row, "gate")?,
        name: name(row),
        state: text(row, "state"),
        asset: number(row, "asset"),
        project: number(row, "project"),
        attachment: number(row, "attachment"),
        evidence: text(row, "evidence"),
        task: number(row, "task"),
    })
}

fn criterion(row: &Row) -> Option<Criterion<'_>> {
    Some(Criterion {
        id: row.id,
        gate: number(row, "gate")?,
        text: twin(row, "text_ja", "text_en"),
        fixed_on: text(row, "fixed_on"),
        changed_on: text(row, "changed_on"),
    })
}

fn tpp(row: &Row) -> Tpp<'_> {
    Tpp {
        id: row.id,
        attribute: text(row, "attribute"),
        name: name(row),
        minimum: twin(row, "minimum_ja", "minimum_en"),
        ideal: twin(row, "ideal_ja", "ideal_en"),
        source: text(row, "source"),
        claim: number(row, "claim"),
    }
}

fn support(row: &Row) -> Support<'_> {
    Support {
        id: row.id,
        next: text(row, "kind") == "next",
        name: text(row, "name"),
        support: number(row, "support"),
        programme: number(row, "programme"),
        task: number(row, "task"),
        item: number(row, "item"),
        state: text(row, "state"),
        starts: month(row, "starts"),
    }
}

impl<'a> Data<'a> {
    /// Of the rows of a plan; what a row does not say that it cannot do without leaves it out.
    pub(crate) fn of(sheets: &'a BTreeMap<Sheet, Vec<Row>>) -> Data<'a> {
        let rows = |sheet: Sheet| sheets.get(&sheet).map(Vec::as_slice).unwrap_or_default().iter();
        let mut data = Data {
            tasks: rows(Sheet::Task).map(task).collect(),
            links: rows(Sheet::Link).filter_map(link).collect(),
            budgets: rows(Sheet::Budget).filter_map(budget).collect(),
            gates: rows(Sheet::Gate).map(gate).collect(),
            items: rows(Sheet::Item).filter_map(item).collect(),
            criteria: rows(Sheet::Criterion).filter_map(criterion).collect(),
            tpp: rows(Sheet::Tpp).map(tpp).collect(),
            supports: rows(Sheet::Support).map(support).collect(),
            ..Data::default()
        };
        data.task_at = data.tasks.iter().enumerate().map(|(at, task)| (task.id, at)).collect();
        data.gate_at = data.gates.iter().enumerate().map(|(at, gate)| (gate.id, at)).collect();
        data.item_at = data.items.iter().enumerate().map(|(at, item)| (item.id, at)).collect();
        data
    }

    /// Tasks as they are placed, for what follows from links; packages are none.
    pub(crate) fn bars(&self) -> Vec<Bar> {
        let bar = |task: &Task<'_>| {
            let (start, end) = task.placed()?;
            Some(Bar { id: task.id, start: Some(start), months: end.saturating_sub(start) })
        };
        self.tasks.iter().filter_map(bar).collect()
    }

    /// Where a task stands among the tasks.
    pub(crate) fn place(&self, task: Id) -> Option<usize> {
        self.task_at.get(&task).copied()
    }

    /// A task.
    pub(crate) fn task(&self, id: Id) -> Option<&Task<'a>> {
        self.place(id).and_then(|at| self.tasks.get(at))
    }

    /// A gate.
    pub(crate) fn gate(&self, id: Id) -> Option<&Gate<'a>> {
        self.gate_at.get(&id).and_then(|at| self.gates.get(*at))
    }

    /// An item.
    pub(crate) fn item(&self, id: Id) -> Option<&Item<'a>> {
        self.item_at.get(&id).and_then(|at| self.items.get(*at))
    }

    /// The task a support is for: the one it names, else the one that brings its item.
    pub(crate) fn task_of(&self, support: &Support<'_>) -> Option<&Task<'a>> {
        let of_item = || support.item.and_then(|item| self.item(item)).and_then(|item| item.task);
        support.task.or_else(of_item).and_then(|task| self.task(task))
    }
}
