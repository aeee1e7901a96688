//! The plan of a theme: sheets of one shape, what follows from them, and copies of it.

mod asked;
mod begin;
mod copies;
mod decide;
mod diff;
mod edit;
mod export;
mod items_file;
mod moves;
mod put;
mod reading;
mod rows;
mod show;
mod stored;
pub(crate) mod words;

use crate::prelude::*;
use domain::plan::{Column, PlanKind, Product, Sheet};
use std::collections::BTreeMap;

/// Which plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanId {
    /// Id.
    pub plan: Id,
}

/// Which plan of a theme to show.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanRequest {
    /// Which theme.
    pub theme: Id,
    /// Which of its plans; left out = the plan itself.
    #[serde(default)]
    #[ts(optional)]
    pub plan: Option<Id>,
    /// The plan that slip is measured against; left out = the newest baseline.
    #[serde(default)]
    #[ts(optional)]
    pub against: Option<Id>,
}

/// A cell: a text, a whole number, or nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
#[ts(rename = "PlanCell")]
pub enum Cell {
    /// A number: whole numbers, fiscal years, yen, ids, 0 and 1.
    Number(i64),
    /// A text: as it stands, or in a request as it was typed.
    Text(String),
    /// Nothing.
    None,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "PlanRow")]
pub struct Row {
    /// Id.
    pub id: Id,
    /// The row it was first, in the plan this one is a copy of.
    pub origin: Option<Id>,
    /// Its cells by name; of twins `<name>_ja` and `<name>_en`.
    pub cells: BTreeMap<String, Cell>,
}

/// One plan of a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanHead {
    /// Id.
    pub id: Id,
    /// What it is of its theme.
    pub kind: PlanKind,
    /// Name of a copy, or why it was kept.
    pub name: String,
    /// What the theme would become.
    pub product: Product,
    /// The plan it is a copy of.
    pub source: Option<Id>,
    /// The number of the version of the theme it was kept with.
    pub version: Option<u32>,
    /// Who made it.
    pub by: String,
    /// When.
    pub at: String,
    /// Who wrote in it last; as `by` where nobody has since.
    pub last_by: String,
    /// When.
    pub last_at: String,
}

/// Where a task stands in time. Months are counted as `year * 12 + month - 1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlannedTask {
    /// The row of the task.
    pub id: Id,
    /// First month; of a package the earliest of its tasks; of a milestone its end. `None` = not dated.
    pub start: Option<i32>,
    /// The month after the last one.
    pub end: Option<i32>,
    /// Months it may be later without moving the end of the plan; negative = it breaks the order. `None` where it is not
    /// dated, and of packages.
    pub slack: Option<i32>,
    /// On the longest path, or breaking the order: no slack.
    pub critical: bool,
    /// The package that heads it.
    pub package: Option<Id>,
    /// First month in the plan compared with.
    pub base_start: Option<i32>,
    /// The month after the last one there.
    pub base_end: Option<i32>,
    /// Yen of all years.
    pub yen: i64,
    /// Some of its money has neither programme nor source.
    pub unfunded: bool,
}

/// Yen of a fiscal year by where they come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct YearMoney {
    /// Fiscal year.
    pub year: i32,
    /// Yen.
    pub yen: i64,
    /// Programme or source by name, with its yen, the most first; `''` = not said.
    pub sources: Vec<(String, i64)>,
}

/// What an item of a gate still takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemReach {
    /// The row of the item.
    pub id: Id,
    /// 0 to 3: 無 or not said, 不明, 取得中, 有.
    pub reached: u8,
    /// Whole months from today to the end of the task that brings it, 0 when it has ended; `None` without one, or 有.
    pub months: Option<i32>,
    /// Yen of that task from this fiscal year on, of a package with those of its tasks; `None` without a task, or 有.
    pub yen: Option<i64>,
    /// Supports of the plan that fill it, by name, with their state.
    pub supports: Vec<(String, String)>,
}

/// A gate: what is missing, how many months, how much money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GateReach {
    /// The row of the gate.
    pub id: Id,
    /// Month after which it stands; `None` = not said.
    pub due: Option<i32>,
    /// The same in the plan compared with.
    pub base_due: Option<i32>,
    /// Items in order.
    pub items: Vec<ItemReach>,
    /// Items that are 有.
    pub have: u32,
    /// Months until the last of what is missing is there; `None` where nothing is missing, or something has no task.
    pub months: Option<i32>,
    /// Yen of the tasks that bring what is missing, each once, from this fiscal year on.
    pub yen: i64,
    /// The latest decision.
    pub verdict: Option<Verdict>,
    /// Every criterion is fixed.
    pub fixed: bool,
}

/// What was decided at a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "GateVerdict")]
pub enum Verdict {
    /// 進む
    Go,
    /// 条件付きで進む
    Conditional,
    /// 保留
    Hold,
    /// 止める
    NoGo,
}

/// A decision at a gate. It stays; another one corrects it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GateDecision {
    /// Id.
    pub id: Id,
    /// The row of the gate.
    pub gate: Id,
    /// The day, ISO.
    pub decided_on: String,
    /// What.
    pub verdict: Verdict,
    /// Who decided.
    pub who: String,
    /// On what.
    pub basis: String,
    /// Who was of another mind, and why.
    pub dissent: String,
    /// Conditions.
    pub conditions: String,
    /// How the checklist stood: name in both languages, state.
    pub items: Vec<(String, String, String)>,
    /// Who wrote it down.
    pub by: String,
    /// When.
    pub at: String,
}

/// Write a decision down.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GateDecide {
    /// The row of the gate.
    pub gate: Id,
    /// The day, ISO.
    pub decided_on: String,
    /// What.
    pub verdict: Verdict,
    /// Who decided; needed.
    pub who: String,
    /// On what; needed.
    pub basis: String,
    /// Who was of another mind, and why.
    #[serde(default)]
    pub dissent: String,
    /// Conditions; needed where the verdict is conditional.
    #[serde(default)]
    pub conditions: String,
}

/// How much a contradiction matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The plan cannot hold as it is.
    Bad,
    /// To be looked at.
    Warn,
}

/// Two things of a plan that do not go together. Worded under `contradiction.<code>`, what to do under
/// `contradiction.<code>.remedy`, both with `params`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contradiction {
    /// Stable name.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// Where to go; `None` = the weave of the theme.
    pub sheet: Option<Sheet>,
    /// The row there (of the weave: the project or extra thread).
    pub row: Option<Id>,
    /// The column there.
    pub column: String,
    /// What the sentence names; names are already in the window's language.
    pub params: BTreeMap<String, String>,
}

/// Something a row can name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "PlanNamed")]
pub struct Named {
    /// Id.
    pub id: Id,
    /// Its name in the window's language.
    pub name: String,
    /// More to tell it by: number of a project, ministry of a programme.
    pub about: String,
    /// It is not to be chosen any more: a project that is no thread of the theme.
    pub gone: bool,
}

/// What rows can name, beside rows of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanNames {
    /// Projects of the theme, and those that rows name.
    pub projects: Vec<Named>,
    /// Programmes of the registry.
    pub programmes: Vec<Named>,
    /// Supports of the registry.
    pub supports: Vec<Named>,
    /// What the theme's threads bring.
    pub assets: Vec<Named>,
    /// Files attached to the theme and its projects.
    pub attachments: Vec<Named>,
    /// Claims of the theme.
    pub claims: Vec<Named>,
}

/// A plan with what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanView {
    /// The theme.
    pub theme: Id,
    /// Its code.
    pub code: String,
    /// The plan shown; `None` = the theme has none yet.
    pub plan: Option<PlanHead>,
    /// All plans of the theme: the plan, copies, baselines newest first, versions newest first.
    pub plans: Vec<PlanHead>,
    /// The plan compared with.
    pub against: Option<Id>,
    /// Rows of every sheet of a plan, in order.
    pub sheets: BTreeMap<Sheet, Vec<Row>>,
    /// Tasks in time, as the rows of the sheet.
    pub schedule: Vec<PlannedTask>,
    /// Months from the first to the last of all tasks; 0 when none is dated.
    pub months: i32,
    /// Money by fiscal year, in order.
    pub money: Vec<YearMoney>,
    /// Gates, as the rows of the sheet.
    pub gates: Vec<GateReach>,
    /// Decisions, newest first.
    pub decisions: Vec<GateDecision>,
    /// What does not go together; the worst first, then in the order of the sheets.
    pub contradictions: Vec<Contradiction>,
    /// What rows can name.
    pub names: PlanNames,
    /// This month, as months are counted here.
    pub today: i32,
}

/// The sheets and their columns, for the generated contract.
pub(crate) fn shapes() -> Vec<(Sheet, &'static [Column])> {
    Sheet::ALL.into_iter().map(|sheet| (sheet, sheet.columns())).collect()
}

pub use asked::*;
pub use begin::begin;
pub use copies::{adopt, copy, drop_plan};
pub use decide::decide;
pub use diff::diff;
pub(crate) use diff::differing_since;
pub use edit::edit;
pub use export::{export, export_preview};
pub use items_file::items_file;
pub use moves::move_tasks;
pub use put::{put, try_rows};
pub(crate) use reading::cells_of;
pub use rows::{place, remove};
pub use show::{contradictions_in, show};
pub(crate) use show::{library_rows, no_such_plan, sheets};
