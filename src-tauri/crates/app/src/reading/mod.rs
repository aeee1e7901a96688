//! Reading and deciding (査読): one project after another, criteria beside the text. Nothing here tells of another's vote
//! before the round allows it, nor depends on one.

use crate::prelude::*;
use domain::stage::{Blindness, Certainty, Criterion, Frozen, FrozenTag, GivenTag, Reason, RoundKind, Score, Verdict};
use std::collections::BTreeMap;

/// In which order to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ReadingOrder {
    /// The reader's own.
    #[default]
    Hand,
    /// By programme.
    Programme,
    /// Nearest to the reader's field first.
    Field,
    /// The same chance for each, and the same order every time for this reader.
    Random,
}

/// What is asked of a reader's list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadingRequest {
    /// Round.
    pub round: Id,
    /// Order.
    #[serde(default)]
    pub order: ReadingOrder,
}

/// A project of a reader's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadingItem {
    /// Project.
    pub project: Id,
    /// Title as frozen.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// My verdict; `None` = not voted, or a round of tags.
    pub verdict: Option<Verdict>,
    /// I have voted.
    pub voted: bool,
    /// Put off.
    pub later: bool,
}

/// A reader's list: not yet voted on in the order asked, then put off, then voted on (latest first).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReadingList {
    /// The projects.
    pub items: Vec<ReadingItem>,
    /// Voted on.
    pub voted: u32,
    /// Projects of the round that are not assigned to this reader because of interests.
    pub hidden: u32,
}

/// Which project of which round.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoundProject {
    /// Round.
    pub round: Id,
    /// Project.
    pub project: Id,
}

/// A vote as its reader gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Vote {
    /// Who.
    pub reviewer: Id,
    /// Name.
    pub name: String,
    /// Employer.
    pub organisation: String,
    /// Field.
    pub field: String,
    /// Version of the criteria it was given by.
    pub criteria: Id,
    /// Its number.
    pub criteria_version: u32,
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
    /// In a round of tags, with what they are called now.
    pub tags: Vec<FrozenTag>,
    /// When, ISO-8601 UTC.
    pub at: String,
    /// Given after the round's last day.
    pub late: bool,
}

/// A support beside a project, or one that could serve it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Connected {
    /// Support.
    pub support: Id,
    /// Name.
    pub name_ja: String,
    /// In English.
    pub name_en: String,
    /// What it is to the project; `None` = the registry says it serves this step and modality, nobody has said more.
    pub state: Option<domain::stage::ConnectionState>,
    /// Step of the value chain.
    pub step: Option<domain::Step>,
    /// Note.
    pub note: String,
}

/// A project as its reader sees it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Reading {
    /// Project.
    pub project: Id,
    /// Kind of the round.
    pub kind: RoundKind,
    /// Blindness of the round.
    pub blindness: Blindness,
    /// The text as it was frozen.
    pub frozen: Frozen,
    /// When it was frozen, ISO-8601 UTC.
    pub frozen_at: String,
    /// Fields in which the library's text is another one now (`title_ja`, `summary_ja` …).
    pub changed: Vec<String>,
    /// Words of the frozen texts that the vocabulary knows.
    pub marks: Vec<ReadingMark>,
    /// Version of the criteria to answer by: that of my vote while it stands, else the round's.
    pub criteria: Id,
    /// Its number.
    pub criteria_version: u32,
    /// The round goes on with a later version than my vote was given by.
    pub newer_criteria: bool,
    /// Criteria.
    pub criteria_list: Vec<Criterion>,
    /// Reasons.
    pub reasons: Vec<Reason>,
    /// My vote.
    pub mine: Option<Vote>,
    /// Put off.
    pub later: bool,
    /// Whether I may still vote or change my vote; otherwise why not.
    pub closed: Option<ReadingClosed>,
    /// Others' votes, as far as the round allows.
    pub others: Vec<Vote>,
    /// Supports.
    pub supports: Vec<Connected>,
}

/// Why a vote cannot be given or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingClosed {
    /// The round is closed.
    RoundClosed,
    /// Votes on this project are visible to all of its readers.
    VotesOpened,
    /// The project left the round.
    Withdrawn,
    /// It is not assigned to me.
    NotMine,
    /// The library is only read.
    ReadOnly,
}

/// Words of a frozen text that the vocabulary knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadingMark {
    /// `title_ja`, `title_en`, `summary_ja`, `summary_en`.
    pub field: String,
    /// Start, in Unicode code points.
    pub from: u32,
    /// End.
    pub to: u32,
    /// Kind.
    pub kind: Kind,
    /// Concept.
    pub concept: String,
    /// What it is called.
    pub label_ja: String,
    /// In English.
    pub label_en: String,
}

/// Gives a vote, or changes one's own.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionSave {
    /// Round.
    pub round: Id,
    /// Project.
    pub project: Id,
    /// Who votes: refused when this window works as somebody else by now.
    pub reviewer: Id,
    /// Version of the criteria it is given by.
    pub criteria: Id,
    /// Verdict; `null` in a round of tags.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    /// Key of a reason of that version and verdict; empty = none.
    #[serde(default)]
    pub reason: String,
    /// Note, at most 4,000 characters.
    #[serde(default)]
    pub note: String,
    /// How sure.
    pub certainty: Certainty,
    /// By key of the criterion; a criterion left out was not answered.
    #[serde(default)]
    pub scores: BTreeMap<String, Score>,
    /// In a round of tags.
    #[serde(default)]
    pub tags: Vec<GivenTag>,
}

/// Puts a project off, or takes it up again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadingLater {
    /// Round.
    pub round: Id,
    /// Project.
    pub project: Id,
    /// Put off.
    pub later: bool,
}

/// Sets the reader's own order (by hand): these first, in this order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadingArrange {
    /// Round.
    pub round: Id,
    /// Projects.
    pub projects: Vec<Id>,
}

/// The wordings of one's own vote, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VoteHistory {
    /// The wordings.
    pub votes: Vec<Vote>,
}

mod decide;
mod list;
mod place;
mod show;
mod vote;

pub use decide::decide;
pub use list::{history, list};
pub use place::{arrange, later};
pub use show::show;
pub(crate) use vote::{called, differing, vote};
