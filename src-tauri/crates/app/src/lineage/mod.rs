//! Where a project came from and went to: its years, numbers, programmes and amounts on one line, with the projects before and
//! behind it.

use crate::adjustment::Adjustment;
use crate::outcome::OutcomeEntry;
use crate::prelude::*;
use crate::project::ThemeOfProject;

/// How a project was carried on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum HandoverKind {
    /// ペアリング
    Pairing,
    /// マッチング
    Matching,
    /// Otherwise, or not known.
    Other,
}

/// A stretch of a project under one number block and one programme. Its dates are those the list states, else its fiscal years.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Stretch {
    /// Project.
    pub project: Id,
    /// First day, ISO.
    pub starts: String,
    /// Last day, ISO.
    pub ends: String,
    /// The list states both days; else they are the borders of its fiscal years.
    pub stated: bool,
    /// Numbers, by year.
    pub numbers: Vec<String>,
    /// Number without its year, or empty.
    pub key: String,
    /// The number block differs from the stretch before (project carried on under another number).
    pub renumbered: bool,
    /// Programme as lists have it.
    pub programme: String,
    /// The programme it is tied to.
    pub programme_id: Option<Id>,
    /// Its name.
    pub programme_name: String,
    /// Number of the colour, 0–7, as in the timeline; `None` = not in the registry.
    pub hue: Option<u8>,
}

/// A fiscal year of a lineage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LineageYear {
    /// Project.
    pub project: Id,
    /// Fiscal year.
    pub year: i32,
    /// Number in that year.
    pub number: String,
    /// Programme as lists have it.
    pub programme: String,
    /// Yen; `None` = not stated.
    pub budget_yen: Option<f64>,
    /// The amount is a thousand times more or less than in the years beside it.
    pub unit_slip: bool,
    /// Title, when it differs from the year before.
    pub title_changed: Option<String>,
}

/// A project of a lineage.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LineageProject {
    /// As in the list.
    pub row: ProjectRow,
    /// Steps from the project asked for: negative = before, 0 = itself, positive = behind it.
    pub distance: i32,
    /// Themes.
    pub themes: Vec<ThemeOfProject>,
    /// What came of it.
    pub outcomes: Vec<OutcomeEntry>,
    /// 調整費
    pub adjustments: Vec<Adjustment>,
}

/// A hand-over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Handover {
    /// Id.
    pub id: Id,
    /// Earlier project.
    pub earlier: Id,
    /// Later project.
    pub later: Id,
    /// How.
    pub kind: HandoverKind,
    /// Months without funding between them; negative = they overlap. `None` = a date is missing, or the later one was over
    /// before the earlier began.
    pub gap_months: Option<i32>,
    /// The pair of programmes it follows, if one is in the registry.
    pub pair: Option<Id>,
    /// How sure that pair is.
    pub pair_status: Option<crate::pairing::PairStatus>,
    /// That pair is 想定 or has no source, it does not hold when the later project begins, or its successor had ended by then.
    pub pair_uncertain: bool,
    /// Note.
    pub note: String,
    /// Who.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// A stretch of time without funding, within a project or between two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Gap {
    /// First day without, ISO.
    pub starts: String,
    /// Last day without, ISO.
    pub ends: String,
    /// Whole months, at least 1.
    pub months: i32,
    /// Both borders are stated: by a day, or by a row for several fiscal years.
    pub stated: bool,
}

/// A project that may have carried this one on, or that this one may have carried on. A person decides.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandoverCandidate {
    /// The other project.
    pub row: ProjectRow,
    /// It comes before (else behind).
    pub before: bool,
    /// How like the titles are, percent.
    pub likeness: u8,
    /// The institutions agree.
    pub institution: bool,
    /// The researchers agree.
    pub researcher: bool,
    /// Their programmes are a pair of the registry.
    pub pair: bool,
    /// How sure that pair is.
    pub pair_status: Option<crate::pairing::PairStatus>,
    /// As [`Handover::pair_uncertain`].
    pub pair_uncertain: bool,
    /// The kind that would be set.
    pub kind: HandoverKind,
}

/// A lineage.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Lineage {
    /// The project asked for.
    pub project: Id,
    /// All projects, earliest first.
    pub projects: Vec<LineageProject>,
    /// Stretches, by start.
    pub stretches: Vec<Stretch>,
    /// Years, ascending.
    pub years: Vec<LineageYear>,
    /// Hand-overs.
    pub handovers: Vec<Handover>,
    /// Without funding.
    pub gaps: Vec<Gap>,
    /// Proposed, at most six.
    pub candidates: Vec<HandoverCandidate>,
    /// Hand-overs lead in a circle; it was cut where it closed.
    pub cycle: bool,
}

/// Says that one project carries on another.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandoverNew {
    /// Earlier project.
    pub earlier: Id,
    /// Later project, another.
    pub later: Id,
    /// How.
    pub kind: HandoverKind,
    /// Note, at most 500 characters.
    #[serde(default)]
    pub note: String,
}

/// Which hand-over.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandoverId {
    /// Id.
    pub id: Id,
}

mod candidates;
mod link;
mod show;
mod steps;

pub use link::{link, unlink};
pub(crate) use show::programme_at;
pub use show::show;
pub(crate) use steps::Steps;
