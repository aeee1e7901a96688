//! The plan of a theme: its sheets and their columns, months, what follows from links between tasks.
//!
//! Everything a plan holds stands in sheets of one shape, so that one write, one table and one form serve them all. Phases
//! and gates: the domain notes, §4. The columns are our proposal [P].

pub mod cell;
mod kind;
pub mod month;
pub mod schedule;

pub use kind::{PlanKind, Product};
pub use month::Month;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A sheet of a plan, or one of the library's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "PlanSheet")]
pub enum Sheet {
    /// Work packages, tasks and milestones, in order.
    Task,
    /// What must come before what.
    Link,
    /// Money by fiscal year and source.
    Budget,
    /// Stage gates.
    Gate,
    /// Items of the gates' checklists.
    Item,
    /// Go and NoGo criteria of the gates.
    Criterion,
    /// Target product profile.
    Tpp,
    /// Target markets.
    Market,
    /// What fills which gap, and the programme expected after the present one.
    Support,
    /// Risks and assumptions.
    Risk,
    /// Handbook of the team (手引き); of the library.
    Note,
    /// Headings that a new plan's gates begin with; of the library.
    DefaultItem,
}

/// What a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "PlanRefTo")]
pub enum To {
    /// A row of [`Sheet::Task`] of the same plan.
    Task,
    /// A row of [`Sheet::Gate`] of the same plan.
    Gate,
    /// A row of [`Sheet::Item`] of the same plan.
    Item,
    /// A project.
    Project,
    /// A programme of the registry.
    Programme,
    /// A support of the registry.
    Support,
    /// What a project of the theme brings.
    Asset,
    /// A file attached to the theme or one of its projects.
    Attachment,
    /// A claim of the theme.
    Claim,
    /// A theme.
    Theme,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "type", rename_all = "lowercase")]
#[ts(rename = "PlanColumnKind")]
pub enum Kind {
    /// Text of at most `max` characters.
    Text {
        /// Most characters.
        max: u32,
    },
    /// The same in Japanese and English: two cells, `<name>_ja` and `<name>_en`.
    Twin {
        /// Most characters of each.
        max: u32,
    },
    /// One of these words; `''` = not said.
    Choice {
        /// The words, in order.
        of: &'static [&'static str],
    },
    /// A month as `YYYY-MM`; `''` = not said.
    Month,
    /// A day, ISO; `''` = not said.
    Day,
    /// A whole number within bounds; `null` = not said.
    Whole {
        /// Least.
        min: i32,
        /// Most.
        max: i32,
    },
    /// A fiscal year (it begins in April); `null` = not said.
    Year,
    /// Yen; `null` = not said.
    Yen,
    /// 0 or 1.
    Flag,
    /// Id of a row of something else; `null` = none.
    Ref {
        /// What it names.
        to: To,
    },
}

/// A column of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "PlanColumn")]
pub struct Column {
    /// Its name, as in the library; of twins without the language.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// A row without it is refused.
    pub needed: bool,
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, needed: false }
}

const fn needed(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, needed: true }
}

const fn to(to: To) -> Kind {
    Kind::Ref { to }
}

const fn of(of: &'static [&'static str]) -> Kind {
    Kind::Choice { of }
}

const fn whole(min: i32, max: i32) -> Kind {
    Kind::Whole { min, max }
}

const NAME: Kind = Kind::Twin { max: 500 };
const LONG: Kind = Kind::Twin { max: 2_000 };
const SHORT: Kind = Kind::Text { max: 200 };
const TEXT: Kind = Kind::Text { max: 2_000 };

/// Longest task, in months.
pub const LONGEST_TASK: i32 = 600;

const TASK: &[Column] = &[
    needed("kind", of(&["package", "task", "milestone"])),
    needed("name", NAME),
    column("phase", whole(1, 14)),
    column("starts", Kind::Month),
    column("months", whole(0, LONGEST_TASK)),
    column("done", whole(0, 100)),
    column("project", to(To::Project)),
    column("responsible", SHORT),
    column("note", TEXT),
];
const LINK: &[Column] = &[
    needed("before", to(To::Task)),
    needed("after", to(To::Task)),
    needed("kind", of(&["fs", "ss", "ff", "sf"])),
    column("lag", whole(-120, 120)),
];
const BUDGET: &[Column] = &[
    column("task", to(To::Task)),
    needed("year", Kind::Year),
    needed("yen", Kind::Yen),
    column("programme", to(To::Programme)),
    column("source", SHORT),
    column("state", of(&["planned", "asked", "granted"])),
    column("note", TEXT),
];
const GATE: &[Column] = &[
    column("code", Kind::Text { max: 20 }),
    needed("name", NAME),
    column("phase", whole(1, 14)),
    column("due", Kind::Month),
    column("fixed_on", Kind::Day),
    column("data_on", Kind::Day),
    column("note", TEXT),
];
const ITEM: &[Column] = &[
    needed("gate", to(To::Gate)),
    needed("name", NAME),
    column("state", of(&["have", "obtaining", "none", "unknown"])),
    column("asset", to(To::Asset)),
    column("project", to(To::Project)),
    column("attachment", to(To::Attachment)),
    column("evidence", TEXT),
    column("owner", SHORT),
    column("due", Kind::Month),
    column("task", to(To::Task)),
];
const CRITERION: &[Column] = &[
    needed("gate", to(To::Gate)),
    needed("kind", of(&["go", "no-go"])),
    needed("text", LONG),
    column("fixed_on", Kind::Day),
];
const TPP: &[Column] = &[
    needed(
        "attribute",
        of(&[
            "indication",
            "population",
            "efficacy",
            "safety",
            "dosing",
            "route",
            "formulation",
            "differentiation",
            "cost",
            "other",
        ]),
    ),
    column("name", NAME),
    column("minimum", LONG),
    column("ideal", LONG),
    column("today", LONG),
    column("gap", LONG),
    column("source", TEXT),
    column("claim", to(To::Claim)),
];
const MARKET: &[Column] = &[
    needed("market", of(&["jp", "us", "eu", "asia", "other"])),
    column("filing", Kind::Month),
    column("joint", Kind::Flag),
    column("note", LONG),
];
const SUPPORT: &[Column] = &[
    needed("kind", of(&["support", "next"])),
    column("name", SHORT),
    column("support", to(To::Support)),
    column("programme", to(To::Programme)),
    column("task", to(To::Task)),
    column("item", to(To::Item)),
    column("state", of(&["idea", "asked", "agreed", "running", "done", "declined"])),
    column("starts", Kind::Month),
    column("ends", Kind::Month),
    column("gave", LONG),
    column("note", TEXT),
];
const RISK: &[Column] = &[
    needed("kind", of(&["risk", "assumption"])),
    needed("text", LONG),
    column("likelihood", whole(1, 5)),
    column("impact", whole(1, 5)),
    column("trigger", LONG),
    column("mitigation", LONG),
    column("owner", SHORT),
    column("gate", to(To::Gate)),
    column("state", of(&["open", "closed", "happened"])),
];
const NOTE: &[Column] = &[
    column("theme", to(To::Theme)),
    needed("kind", of(&["gate", "data", "ip"])),
    column("gate", Kind::Text { max: 20 }),
    needed("text", Kind::Twin { max: 20_000 }),
];
const DEFAULT_ITEM: &[Column] = &[
    needed("product", of(&["medicine", "regenerative", "device"])),
    needed("gate", Kind::Text { max: 20 }),
    needed("name", NAME),
];

impl Sheet {
    /// All; those of a plan first, in an order in which no row names one of a later sheet.
    pub const ALL: [Sheet; 12] = [
        Sheet::Task,
        Sheet::Link,
        Sheet::Budget,
        Sheet::Gate,
        Sheet::Item,
        Sheet::Criterion,
        Sheet::Tpp,
        Sheet::Market,
        Sheet::Support,
        Sheet::Risk,
        Sheet::Note,
        Sheet::DefaultItem,
    ];

    /// Those of a plan.
    pub fn of_plan() -> impl Iterator<Item = Sheet> {
        Sheet::ALL.into_iter().filter(|sheet| !sheet.is_of_library())
    }

    /// It belongs to the library, not to a plan.
    pub fn is_of_library(self) -> bool {
        matches!(self, Sheet::Note | Sheet::DefaultItem)
    }

    /// Its columns, in order.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Sheet::Task => TASK,
            Sheet::Link => LINK,
            Sheet::Budget => BUDGET,
            Sheet::Gate => GATE,
            Sheet::Item => ITEM,
            Sheet::Criterion => CRITERION,
            Sheet::Tpp => TPP,
            Sheet::Market => MARKET,
            Sheet::Support => SUPPORT,
            Sheet::Risk => RISK,
            Sheet::Note => NOTE,
            Sheet::DefaultItem => DEFAULT_ITEM,
        }
    }

    /// The word in the contract and in texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Sheet::Task => "task",
            Sheet::Link => "link",
            Sheet::Budget => "budget",
            Sheet::Gate => "gate",
            Sheet::Item => "item",
            Sheet::Criterion => "criterion",
            Sheet::Tpp => "tpp",
            Sheet::Market => "market",
            Sheet::Support => "support",
            Sheet::Risk => "risk",
            Sheet::Note => "note",
            Sheet::DefaultItem => "default-item",
        }
    }

    /// The table in the library.
    pub fn table(self) -> &'static str {
        match self {
            Sheet::Task => "plan_task",
            Sheet::Link => "plan_link",
            Sheet::Budget => "plan_budget",
            Sheet::Gate => "plan_gate",
            Sheet::Item => "plan_item",
            Sheet::Criterion => "plan_criterion",
            Sheet::Tpp => "plan_tpp",
            Sheet::Market => "plan_market",
            Sheet::Support => "plan_support",
            Sheet::Risk => "plan_risk",
            Sheet::Note => "plan_note",
            Sheet::DefaultItem => "plan_default_item",
        }
    }

    /// Cells a row has in the library: each column, twins twice.
    pub fn cells(self) -> Vec<String> {
        let cells = self.columns().iter().flat_map(|column| match column.kind {
            Kind::Twin { .. } => vec![format!("{}_ja", column.name), format!("{}_en", column.name)],
            _ => vec![column.name.to_owned()],
        });
        cells.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_names_one_of_a_later_sheet() {
        for (at, sheet) in Sheet::ALL.into_iter().enumerate() {
            for column in sheet.columns() {
                let Kind::Ref { to } = column.kind else { continue };
                let of = match to {
                    To::Task => Sheet::Task,
                    To::Gate => Sheet::Gate,
                    To::Item => Sheet::Item,
                    _ => continue,
                };
                let earlier = Sheet::ALL.iter().position(|one| *one == of).unwrap();
                assert!(earlier < at, "{}.{}", sheet.as_str(), column.name);
            }
        }
    }

    #[test]
    fn a_sheet_is_called_like_its_table() {
        let called = |sheet: Sheet| format!("plan-{}", sheet.as_str());
        assert!(Sheet::ALL.into_iter().all(|sheet| sheet.table().replace('_', "-") == called(sheet)));
    }
}
