//! Projects and themes against fiscal years: who runs dry, when, for how long.

use crate::lineage::Gap;
use crate::prelude::*;

/// What the timeline is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContinuityRequest {
    /// Which projects; for themes, those with a project among them.
    #[serde(default)]
    pub filter: Filter,
    /// Projects or themes.
    #[serde(default)]
    pub rows: TimelineRows,
    /// Which of them.
    #[serde(default)]
    pub only: TimelineOnly,
    /// In which order.
    #[serde(default)]
    pub order: TimelineOrder,
    /// First row, 0-based.
    #[serde(default)]
    pub offset: u32,
    /// Rows, at most 500.
    pub limit: u32,
    /// The day that counts as today, ISO; absent = today.
    #[serde(default)]
    pub today: Option<String>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TimelineRows {
    /// A lineage of projects, under the latest of them.
    #[default]
    Projects,
    /// A theme.
    Themes,
}

/// Which rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TimelineOnly {
    /// All.
    #[default]
    All,
    /// A project of it ends within 12 months from today, and nobody carries that on.
    Ending,
    /// With months without funding between steps.
    Gaps,
    /// Running today.
    Running,
    /// Whose lists state neither days nor years.
    Undated,
}

/// Order of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TimelineOrder {
    /// Those that end soonest from today first, then those that ended, newest first.
    #[default]
    Ends,
    /// The longest gap first.
    Gap,
    /// The earliest start first.
    Starts,
    /// By number.
    Number,
}

/// A part of the timeline.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Continuity {
    /// Rows in all.
    pub total: u32,
    /// First row of this part.
    pub offset: u32,
    /// The rows.
    pub rows: Vec<TimelineRow>,
    /// First fiscal year of all rows; of none = this year.
    pub year_first: i32,
    /// Last.
    pub year_last: i32,
    /// The day that counts as today, ISO.
    pub today: String,
    /// Over all the filter finds, whatever `only` says.
    pub summary: ContinuitySummary,
}

/// Figures above the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContinuitySummary {
    /// Rows.
    pub all: u32,
    /// A project of them ends within 12 months, and nobody carries it on.
    pub ending: u32,
    /// Of these, rows whose end no list states: it is the border of the one fiscal year that a list has.
    pub ending_unstated: u32,
    /// Running today.
    pub running: u32,
    /// With a gap.
    pub gaps: u32,
    /// Median of the longest gap of each of these, months.
    pub median_gap: Option<i32>,
    /// Rows whose lists state neither days nor years; they have no bar.
    pub undated: u32,
    /// 調整費 of type ウ that serve one of the rows, neither declined nor withdrawn.
    pub bridged: u32,
    /// What they ask for, yen.
    pub bridged_yen: i64,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineRow {
    /// The project: the latest of the lineage. `None` for a theme.
    pub project: Option<Id>,
    /// The theme.
    pub theme: Option<Id>,
    /// Number without year, or the theme's code; empty = none.
    pub key: String,
    /// Title.
    pub title_ja: String,
    /// In English; empty = none.
    pub title_en: String,
    /// Bars, by start.
    pub bars: Vec<TimelineBar>,
    /// Without funding, between bars.
    pub gaps: Vec<Gap>,
    /// The earliest last day, from today on, of a project that nobody carries on, ISO; where there is none, the last day of
    /// all. `None` = undated.
    pub ends: Option<String>,
    /// Whole months from today to that: 0 in its last month; negative = ended, −1 from the day after.
    pub months_left: Option<i32>,
    /// That end is stated: by a day, or by a row for several fiscal years. Else it is the border of a row for one fiscal year,
    /// and the project may run on.
    pub end_stated: bool,
    /// Programmes that may follow what ends then, by the registry's pairs.
    pub next: Vec<NextProgramme>,
    /// 調整費 of type ウ that bridge, drawn as arcs: from the last day of a bar to the first day of the next, or to the same day
    /// where none follows; months without funding between, 0 where there are none.
    pub bridges: Vec<Gap>,
}

/// A bar: an unbroken stretch in one programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineBar {
    /// Whose.
    pub project: Id,
    /// First day, ISO.
    pub starts: String,
    /// Last day, ISO; never before the first.
    pub ends: String,
    /// Days are borders of fiscal years.
    pub by_year: bool,
    /// Programme the registry knows.
    pub programme: Option<Id>,
    /// What the bar says: its Japanese name there, else as lists have it.
    pub label: String,
    /// Number of the colour, 0–7, the same for one programme everywhere; `None` = not in the registry.
    pub hue: Option<u8>,
    /// How it was handed over to, from the bar before.
    pub handover: Option<crate::lineage::HandoverKind>,
}

/// A programme that may follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextProgramme {
    /// Programme.
    pub programme: Id,
    /// Its name.
    pub name: String,
    /// The pair is official.
    pub official: bool,
    /// Months of its calls; empty = not known.
    pub call_months: Vec<u8>,
    /// Something it rests on is 想定 or 要確認.
    pub uncertain: bool,
    /// It takes no projects in the fiscal year of the day after the end (of today where the end is past): it ended before, or
    /// the pair holds from a later one.
    pub closed: bool,
}

mod kept;
mod lines;
mod page;

pub(crate) use kept::Kept;
pub(crate) use lines::{free, one_programme, pieces, ran};
pub(crate) use page::gap;
pub use page::page;
