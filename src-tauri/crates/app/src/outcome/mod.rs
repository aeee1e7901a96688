//! What came of projects, by fiscal year and programme, against targets people set.

use crate::prelude::*;
use crate::project::{OutcomeKind, SourceRef};

/// One outcome of one project: from a list, or entered by a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OutcomeEntry {
    /// Id.
    pub id: Id,
    /// Project.
    pub project: Id,
    /// Its number without year, else `#id`.
    pub key: String,
    /// Its title.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// What.
    pub kind: OutcomeKind,
    /// Fiscal year; `None` = not stated.
    pub year: Option<i32>,
    /// Count; `None` = what stands there is no number.
    pub amount: Option<f64>,
    /// The cell, or what the person wrote.
    pub text: String,
    /// Where it stands; `None` = entered by a person.
    pub source: Option<SourceRef>,
    /// Who entered it; empty = from a list.
    pub by: String,
    /// When, ISO-8601 UTC; empty = from a list.
    pub at: String,
}

/// What the strip shows.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct OutcomeRequest {
    /// Which projects.
    pub filter: Filter,
}

/// Outcomes by fiscal year and programme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OutcomeTable {
    /// Kinds in order: papers, poc, trial, licensing, approval, carried.
    pub kinds: Vec<KindOutcomes>,
    /// Projects the filter finds.
    pub projects: u32,
    /// Their project-years by fiscal year, ascending: how many there are.
    pub years: Vec<YearProjects>,
    /// Targets.
    pub targets: Vec<KpiTarget>,
}

/// Projects of a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct YearProjects {
    /// Fiscal year.
    pub year: i32,
    /// Projects that ran in it.
    pub projects: u32,
}

/// One kind of outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KindOutcomes {
    /// Kind.
    pub kind: OutcomeKind,
    /// Sum of amounts.
    pub total: f64,
    /// Projects with an entry of this kind (0 and なし count, an empty cell does not): how far it is known at all. More than
    /// the projects it came of, which the filter `outcome` finds.
    pub entered: u32,
    /// Entries that are no number; they are in no sum.
    pub unreadable: u32,
    /// By fiscal year, ascending; entries without a year last (`None`).
    pub years: Vec<YearOutcomes>,
    /// By programme, most first.
    pub programmes: Vec<ProgrammeOutcomes>,
}

/// Of a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct YearOutcomes {
    /// Fiscal year.
    pub year: Option<i32>,
    /// Sum.
    pub amount: f64,
    /// Projects with an entry.
    pub entered: u32,
}

/// Of a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProgrammeOutcomes {
    /// The programme; `None` = the projects are not tied to one.
    pub programme: Option<Id>,
    /// Its name; empty for those not tied.
    pub name: String,
    /// Sum.
    pub amount: f64,
    /// Projects with an entry.
    pub entered: u32,
    /// By fiscal year.
    pub years: Vec<YearOutcomes>,
}

/// The entries behind a figure.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OutcomeListRequest {
    /// Which projects.
    #[serde(default)]
    pub filter: Filter,
    /// Which kind; `null` = all but amounts.
    #[serde(default)]
    pub kind: Option<OutcomeKind>,
    /// Which fiscal year; absent = all.
    #[serde(default)]
    pub year: Option<i32>,
    /// Only entries without a year.
    #[serde(default)]
    pub undated: bool,
    /// Which programme; absent = all.
    #[serde(default)]
    pub programme: Option<Id>,
    /// Only projects that are not tied to a programme.
    #[serde(default)]
    pub untied: bool,
    /// Only entries that are no number and do not say that nothing came of it: those of [`KindOutcomes::unreadable`].
    #[serde(default)]
    pub unreadable: bool,
    /// First entry, 0-based.
    #[serde(default)]
    pub offset: u32,
    /// Entries, at most 500.
    pub limit: u32,
}

/// Entries.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OutcomeEntries {
    /// In all.
    pub total: u32,
    /// Newest year first, then by number.
    pub entries: Vec<OutcomeEntry>,
}

/// Enters an outcome (`id` absent) or changes one that a person entered.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OutcomeSave {
    /// Which; `null` = a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// Project.
    pub project: Id,
    /// Kind, not `budget`.
    pub kind: OutcomeKind,
    /// Fiscal year, 1989–2100.
    #[serde(default)]
    pub year: Option<i32>,
    /// Count, a whole number of 0 or more.
    pub amount: f64,
    /// What it is, at most 2,000 characters.
    #[serde(default)]
    pub text: String,
}

/// Which outcome.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OutcomeId {
    /// Id.
    pub id: Id,
}

/// What an amount is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TargetPer {
    /// For each fiscal year.
    Year,
    /// For all of them together.
    Span,
}

/// A target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KpiTarget {
    /// Id.
    pub id: Id,
    /// Kind.
    pub kind: OutcomeKind,
    /// First fiscal year.
    pub year_first: i32,
    /// Last.
    pub year_last: i32,
    /// What the amount is for.
    pub per: TargetPer,
    /// Of this programme; `None` = of AMED as a whole.
    pub programme: Option<Id>,
    /// Its name.
    pub programme_name: String,
    /// Amount.
    pub amount: f64,
    /// Where it is stated.
    pub source: String,
    /// How far it can be relied on.
    pub state: crate::registry::FactState,
    /// Note.
    pub note: String,
    /// Who changed it last; empty = as it was shipped.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// Sets a target (`id` absent) or changes one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TargetSave {
    /// Which; `null` = a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// Kind, not `budget`.
    pub kind: OutcomeKind,
    /// First fiscal year, 1989–2100.
    pub year_first: i32,
    /// Last, not before the first.
    pub year_last: i32,
    /// What the amount is for.
    pub per: TargetPer,
    /// Of this programme; `null` = of AMED as a whole.
    #[serde(default)]
    pub programme: Option<Id>,
    /// A whole number of 0 or more.
    pub amount: f64,
    /// Where it is stated, at most 500 characters.
    #[serde(default)]
    pub source: String,
    /// How far it can be relied on.
    pub state: crate::registry::FactState,
    /// Note, at most 500 characters.
    #[serde(default)]
    pub note: String,
}

/// Which target.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TargetId {
    /// Id.
    pub id: Id,
}

mod counted;
mod edit;
mod list;
mod table;
mod target;

pub use edit::{remove, save};
pub(crate) use list::entries;
pub use list::list;
pub use table::table;
pub use target::{remove_target, set_target};
