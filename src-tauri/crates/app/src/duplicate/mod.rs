//! Projects that may be one: proposed by an import, linked or kept apart by a person, remembered, undoable.

use crate::import::PairKind;
use crate::prelude::*;

/// Which proposals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PairState {
    /// Nobody has decided.
    Open,
    /// Linked: one project now.
    Merged,
    /// Kept apart.
    Apart,
}

/// Which proposals.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DuplicateRequest {
    /// In this state.
    pub state: PairState,
    /// First, 0-based.
    #[serde(default)]
    pub offset: u32,
    /// At most 200.
    pub limit: u32,
}

/// Proposals, the most alike first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Duplicates {
    /// In this state.
    pub total: u32,
    /// Open ones, for the badge.
    pub open: u32,
    /// A part of them.
    pub pairs: Vec<DuplicatePair>,
}

/// Two projects that may be one, side by side.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DuplicatePair {
    /// Id of the proposal.
    pub id: Id,
    /// Why.
    pub kind: PairKind,
    /// Likeness in percent.
    pub score: u8,
    /// State.
    pub state: PairState,
    /// The earlier one.
    pub a: Option<Side>,
    /// The later one. After a link one of the two is gone.
    pub b: Option<Side>,
    /// Who decided (or whose import proposed it).
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// One of the two.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Side {
    /// As in the list.
    pub row: ProjectRow,
    /// Researcher.
    pub researcher: String,
    /// Summary.
    pub summary_ja: String,
    /// Files it came from.
    pub files: Vec<String>,
    /// Themes it is part of.
    pub themes: u32,
}

/// Link two projects of a proposal: years, tags and themes of the other go under the one kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DuplicateMerge {
    /// The proposal.
    pub pair: Id,
    /// The project that stays.
    pub keep: Id,
}

/// A proposal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DuplicateId {
    /// The proposal.
    pub pair: Id,
}

mod decide;
mod list;

pub use decide::{apart, merge};
pub use list::list;
