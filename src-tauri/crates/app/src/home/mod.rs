//! ホーム: what is new, what waits, how far tagging is, what came of the projects. Every figure opens its list.

use crate::prelude::*;
use crate::project::OutcomeKind;

/// What the home screen shows beside matrix, themes and views.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Home {
    /// Projects of the library.
    pub projects: u32,
    /// What happened since this machine last had the library open.
    pub since: Since,
    /// What waits for a person, in the order of the screen; only what there is any of.
    pub waiting: Vec<Waiting>,
    /// How far tagging is, in the order target, modality, indication.
    pub coverage: Vec<Coverage>,
    /// Projects with a confirmed tag of all three kinds.
    pub complete: u32,
    /// What came of the projects: kinds that have an entry or a target.
    pub kpi: Vec<Kpi>,
}

/// What happened since this machine last had the library open.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Since {
    /// When that was, ISO-8601 UTC; `None` = never before.
    pub at: Option<String>,
    /// Projects that came in.
    pub arrived: u32,
    /// Projects whose fields or tags changed.
    pub changed: u32,
    /// Operations of others.
    pub by_others: u32,
}

/// Something that waits for a person.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Waiting {
    /// What.
    pub kind: WaitingKind,
    /// How many.
    pub count: u32,
    /// Of these, how many belong to the latest fiscal year of the library; `None` where years say nothing.
    pub of_latest_year: Option<u32>,
}

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum WaitingKind {
    /// Projects that nobody has finished tagging (filter `look: unfinished`).
    Unfinished,
    /// Tags that lists propose (filter `look: proposed`).
    Proposed,
    /// Tags that contradict (filter `look: conflicting`).
    Conflicting,
    /// Pairs of projects that may be one.
    Duplicates,
    /// Spellings of programmes.
    Programmes,
    /// Words of lists that no vocabulary knows.
    Words,
    /// Concepts in use that a loaded vocabulary changed.
    Reviews,
    /// Projects whose last fiscal year is the current one (filter `ends`).
    Ending,
}

/// How far tagging is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Coverage {
    /// Kind.
    pub kind: Kind,
    /// Projects with a confirmed tag.
    pub tagged: u32,
    /// Of these, projects of which at least one tag quotes its evidence.
    pub evidenced: u32,
}

/// One kind of outcome over the years.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Kpi {
    /// What (never a budget).
    pub kind: OutcomeKind,
    /// Sum of the counts that lists state and people entered.
    pub total: f64,
    /// By fiscal year, ascending; the last eight years that have an entry.
    pub years: Vec<KpiYear>,
    /// Projects with an entry, as `outcome.table` counts them.
    pub entered: u32,
}

/// A fiscal year of an outcome.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct KpiYear {
    /// Fiscal year.
    pub year: i32,
    /// Count.
    pub amount: f64,
}

mod known;
mod show;

pub(crate) use known::Known;
pub use show::show;
