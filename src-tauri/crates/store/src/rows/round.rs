//! Rows of stage one: criteria, rounds with their frozen lists, who reads what, votes.

use domain::Id;
use domain::stage::{Blindness, Certainty, CriteriaBody, Frozen, GivenTag, Purpose, RoundKind, Score, Verdict};
use std::collections::BTreeMap;

/// A version of a set of criteria (`criteria`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriteriaRow {
    /// Id.
    pub id: Id,
    /// Name of the set.
    pub name: String,
    /// 1, 2, …
    pub version: u32,
    /// Criteria and reasons.
    pub body: CriteriaBody,
    /// Why it was changed.
    pub note: String,
    /// Who made it; empty = shipped.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// A round (`round`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// What readers give.
    pub kind: RoundKind,
    /// What it is for.
    pub purpose: Purpose,
    /// Readers wanted per project.
    pub readers: u8,
    /// When votes become visible.
    pub blindness: Blindness,
    /// Version of the criteria new votes are given by.
    pub criteria: Id,
    /// Last day, ISO date; empty = none.
    pub deadline: String,
    /// Note.
    pub note: String,
    /// Projects in the library when the list was frozen.
    pub imported: u32,
    /// Of these, with a tag of every kind.
    pub tagged: u32,
    /// Closed.
    pub closed: bool,
    /// When the list was frozen, ISO-8601 UTC.
    pub opened_at: String,
    /// When it was closed; empty = open.
    pub closed_at: String,
    /// How often it was reopened.
    pub reopened: u32,
    /// Why, the last time.
    pub reopen_note: String,
    /// When, the last time, ISO-8601 UTC; empty = never.
    pub reopened_at: String,
    /// When its shortlist last left; empty = never.
    pub exported_at: String,
    /// Who opened it.
    pub by: String,
}

/// A project of a round, to be inserted (`round_item`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundItemRow {
    /// Id.
    pub id: Id,
    /// Round.
    pub round: Id,
    /// Project.
    pub project: Id,
    /// 0-based place in the frozen list.
    pub position: u32,
    /// As it stood.
    pub frozen: Frozen,
    /// Why it left the round; empty = in it.
    pub withdrawn: String,
}

/// A project of a round without its long texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundItemLight {
    /// Id of the row.
    pub id: Id,
    /// Project.
    pub project: Id,
    /// 0-based place in the frozen list.
    pub position: u32,
    /// Number as frozen.
    pub number: String,
    /// Title as frozen.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// Programme as frozen.
    pub programme: String,
    /// Institution as frozen.
    pub institution: String,
    /// What its tags were called in both languages, as JSON of the frozen tags.
    pub tags: String,
    /// Why it left the round; empty = in it.
    pub withdrawn: String,
}

/// Who reads what (`assignment`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AssignmentRow {
    /// Id.
    pub id: Id,
    /// Round.
    pub round: Id,
    /// Project.
    pub project: Id,
    /// Reader.
    pub reviewer: Id,
    /// Place in the reader's own order.
    pub position: u32,
    /// Put off by the reader.
    pub later: bool,
}

/// A vote (`decision`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Id; 0 = a new one.
    pub id: Id,
    /// Assignment.
    pub assignment: Id,
    /// Round.
    pub round: Id,
    /// Project.
    pub project: Id,
    /// Reader.
    pub reviewer: Id,
    /// Version of the criteria it was given by.
    pub criteria: Id,
    /// Verdict; `None` in a round of tags.
    pub verdict: Option<Verdict>,
    /// Key of a reason; empty = none.
    pub reason: String,
    /// Note.
    pub note: String,
    /// How sure.
    pub certainty: Certainty,
    /// By key of the criterion.
    pub scores: BTreeMap<String, Score>,
    /// In a round of tags.
    pub tags: Vec<GivenTag>,
    /// When, ISO-8601 UTC.
    pub at: String,
}
