//! Rounds (回): a frozen list, who reads what, how long nobody sees another's vote.

use crate::prelude::*;
use domain::stage::{Blindness, Purpose, RoundKind};

/// A round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "StageRound")]
pub struct Round {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// What readers give.
    pub kind: RoundKind,
    /// What it is for.
    pub purpose: Purpose,
    /// Readers wanted per project, 1–5.
    pub readers: u8,
    /// When votes become visible.
    pub blindness: Blindness,
    /// Version of the criteria new votes are given by.
    pub criteria: Id,
    /// Its name.
    pub criteria_name: String,
    /// Its number.
    pub criteria_version: u32,
    /// Last day, ISO date; empty = none.
    pub deadline: String,
    /// The last day has passed while it is open.
    pub overdue: bool,
    /// Note.
    pub note: String,
    /// Closed.
    pub closed: bool,
    /// When the list was frozen, ISO-8601 UTC.
    pub opened_at: String,
    /// When it was closed, ISO-8601 UTC; empty = open.
    pub closed_at: String,
    /// How often it was reopened.
    pub reopened: u32,
    /// Why, the last time.
    pub reopen_note: String,
    /// When its shortlist last left the house, ISO-8601 UTC; empty = never.
    pub exported_at: String,
    /// Reopened after its shortlist had left: what was sent no longer says what stands.
    pub outdated: bool,
    /// Who opened it.
    pub by: String,
    /// Projects in it that may be shown.
    pub projects: u32,
    /// Projects in it that may not be shown to this person.
    pub hidden: u32,
    /// Projects with fewer readers than wanted.
    pub short: u32,
    /// Assignments.
    pub assigned: u32,
    /// Votes given.
    pub voted: u32,
    /// Projects on which every assigned reader has voted.
    pub read: u32,
    /// Assigned to this person.
    pub mine: u32,
    /// Of these, voted on.
    pub mine_voted: u32,
    /// This person's votes: kept, held, dropped.
    pub mine_kept: u32,
    /// Held.
    pub mine_held: u32,
    /// Dropped.
    pub mine_dropped: u32,
    /// Projects with visible votes that differ and are not settled.
    pub conflicts: u32,
    /// Projects in the library when the list was frozen.
    pub imported: u32,
    /// Of these, with a tag of every kind.
    pub tagged: u32,
}

/// Rounds, open ones first, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Rounds {
    /// The rounds.
    pub rounds: Vec<Round>,
}

/// Which round.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoundId {
    /// Id.
    pub round: Id,
}

/// Freezes a selection into a round and opens it. A chair's.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoundNew {
    /// Name, 1–60 characters, of no other round.
    pub name: String,
    /// What readers give.
    pub kind: RoundKind,
    /// What it is for.
    pub purpose: Purpose,
    /// The list.
    pub selection: Selection,
    /// Readers per project, 1–5; a calibration round takes everybody that is assigned.
    pub readers: u8,
    /// When votes become visible.
    pub blindness: Blindness,
    /// Version of the criteria.
    pub criteria: Id,
    /// Last day, ISO date; empty = none.
    #[serde(default)]
    pub deadline: String,
    /// Note, at most 2,000 characters.
    #[serde(default)]
    pub note: String,
}

/// What changes of a round; what is left out stays. A chair's.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RoundEdit {
    /// Which.
    pub round: Id,
    /// Name.
    #[serde(default)]
    pub name: Option<String>,
    /// Last day, ISO date; empty = none.
    #[serde(default)]
    pub deadline: Option<String>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
    /// Only while nobody has voted.
    #[serde(default)]
    pub blindness: Option<Blindness>,
    /// Readers wanted per project.
    #[serde(default)]
    pub readers: Option<u8>,
    /// Version of the criteria; votes already given keep theirs.
    #[serde(default)]
    pub criteria: Option<Id>,
}

/// Opens a closed round again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoundReopen {
    /// Which.
    pub round: Id,
    /// Why, 1–500 characters.
    pub reason: String,
}

/// Takes projects out of a round; votes given on them stay on record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoundWithdraw {
    /// Which.
    pub round: Id,
    /// The projects.
    pub projects: Vec<Id>,
    /// Why, 1–500 characters.
    pub reason: String,
}

/// How projects that want readers are shared out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Share {
    /// As even as interests allow.
    Evenly(Vec<Id>),
    /// To people whose field fits the project's tags and words first, evenly among them.
    ByField(Vec<Id>),
    /// So many each, in the order of the list.
    Quota(Vec<Quota>),
    /// Everybody reads everything (目合わせ).
    Everybody(Vec<Id>),
    /// These projects to this person.
    ByHand {
        /// Who.
        person: Id,
        /// What.
        projects: Vec<Id>,
    },
}

/// How many projects a person takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Who.
    pub person: Id,
    /// At most.
    pub most: u32,
}

/// Assigns projects of a round to readers; what is assigned already stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoundAssign {
    /// Which.
    pub round: Id,
    /// How.
    pub share: Share,
}

/// Takes assignments without a vote back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RoundUnassign {
    /// Which.
    pub round: Id,
    /// From whom.
    pub person: Id,
    /// Which projects; left out = all without a vote.
    #[serde(default)]
    pub projects: Option<Vec<Id>>,
}

/// One reader's part of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Load {
    /// Who.
    pub person: Id,
    /// Name.
    pub name: String,
    /// Employer.
    pub organisation: String,
    /// Field.
    pub field: String,
    /// Takes new work: active today, and not for the last day.
    pub active: bool,
    /// Assigned.
    pub assigned: u32,
    /// Of these, voted on.
    pub voted: u32,
    /// Projects of the round hidden from the person: can never be assigned.
    pub blocked: u32,
}

/// Who reads how much.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Workload {
    /// Everybody active or with a part in the round, by name.
    pub loads: Vec<Load>,
    /// Projects by number of assigned readers: `[none, one, two, …]`.
    pub by_readers: Vec<u32>,
    /// Projects that cannot get as many readers as wanted, because too few people may see them.
    pub impossible: u32,
}

/// Items of a round for the chair, a page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ItemsRequest {
    /// Which.
    pub round: Id,
    /// From which.
    #[serde(default)]
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
    /// Only those with fewer readers than wanted.
    #[serde(default)]
    pub short: bool,
}

/// A project of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundItem {
    /// Project.
    pub project: Id,
    /// Number as frozen.
    pub number: String,
    /// Title as frozen.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// Programme as frozen.
    pub programme: String,
    /// Readers, by name, and whether each has voted.
    pub readers: Vec<ItemReader>,
    /// Why it left the round; empty = in it.
    pub withdrawn: String,
    /// The library's text is another one since.
    pub changed: bool,
}

/// A reader of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemReader {
    /// Who.
    pub person: Id,
    /// Name.
    pub name: String,
    /// Has voted. What, is not told here.
    pub voted: bool,
}

/// A page of a round's items.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RoundItems {
    /// The items.
    pub items: Vec<RoundItem>,
    /// All that are asked for.
    pub total: u32,
}

mod assign;
pub(crate) mod data;
pub(crate) mod edit;
mod numbers;
mod open;
mod read;
mod share;

pub(crate) use assign::field_words;
pub use assign::{assign, unassign};
pub use edit::{close, edit, reopen, withdraw};
pub use open::open;
pub use read::{items, list, show, workload};
