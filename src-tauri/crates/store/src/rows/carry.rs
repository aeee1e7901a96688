//! Rows of what carries projects on: hand-overs, 調整費, what outcomes are held against.

use super::ImportRow;
use domain::{Id, OutcomeKind};
use std::sync::Arc;

/// One project carried on by another (`handover`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverRow {
    /// Id.
    pub id: Id,
    /// Earlier project.
    pub earlier: Id,
    /// Later project.
    pub later: Id,
    /// `pairing`, `matching` or `other`.
    pub kind: String,
    /// Note.
    pub note: String,
    /// Who.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
}

/// A request for 調整費 (`adjustment`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdjustmentRow {
    /// Id.
    pub id: Id,
    /// Project; this or the theme is there.
    pub project: Option<Id>,
    /// Theme.
    pub theme: Option<Id>,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// `june`, `november` or `anytime`.
    pub round: String,
    /// `a`, `i`, `u` or `td`.
    pub kind: String,
    /// Purpose; empty = not stated, as all texts.
    pub purpose: String,
    /// Asked, yen.
    pub asked_yen: Option<i64>,
    /// Granted, yen.
    pub granted_yen: Option<i64>,
    /// Why the ordinary budget cannot cover it.
    pub reason: String,
    /// Expected effect.
    pub effect: String,
    /// By when, ISO date.
    pub effect_on: String,
    /// The PD's opinion.
    pub opinion: String,
    /// Whose.
    pub opinion_by: String,
    /// When, ISO date.
    pub opinion_on: String,
    /// Programme it comes from.
    pub source_programme: Option<Id>,
    /// Programme it leads to.
    pub target_programme: Option<Id>,
    /// `draft`, `asked`, `granted`, `partly`, `declined` or `withdrawn`.
    pub state: String,
    /// Carried on by another programme; `None` = not judged.
    pub connected: Option<bool>,
    /// Licensed to a company; `None` = not judged.
    pub licensed: Option<bool>,
    /// What came of it.
    pub outcome: String,
    /// The pairing or matching case it serves.
    pub related: String,
    /// Who changed it last.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
}

/// What outcomes are held against (`kpi_target`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetRow {
    /// Id.
    pub id: Id,
    /// Kind, never a budget.
    pub kind: OutcomeKind,
    /// First fiscal year.
    pub year_first: i32,
    /// Last fiscal year.
    pub year_last: i32,
    /// `year` or `span`: the amount is for each year, or for all of them together.
    pub per: String,
    /// Of this programme; `None` = of AMED as a whole.
    pub programme: Option<Id>,
    /// Amount.
    pub amount: i64,
    /// Where it is stated; empty = nowhere.
    pub source: String,
    /// `confirmed` or `check`.
    pub state: String,
    /// Note.
    pub note: String,
    /// Who changed it last.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
}

/// An outcome as it is counted: without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedRow {
    /// Id.
    pub id: Id,
    /// Project.
    pub project: Id,
    /// Kind.
    pub kind: OutcomeKind,
    /// Fiscal year; `None` = not stated.
    pub year: Option<i32>,
    /// Count; yen for a budget; `None` = what stands there is no number.
    pub amount: Option<i64>,
    /// It is no number and says that nothing came of it ([`domain::outcome::says_nothing`]).
    pub nothing: bool,
}

/// The row of a list that states something.
#[derive(Debug, Clone)]
pub struct StatedIn {
    /// 1-based row as in the sheet.
    pub row: u32,
    /// Its file.
    pub import: Arc<ImportRow>,
}
