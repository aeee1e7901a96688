//! Sets of criteria (観点) and reasons, in versions: votes keep the version they were given by.

use crate::prelude::*;
use domain::stage::CriteriaBody;

/// A version of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CriteriaVersion {
    /// Id.
    pub id: Id,
    /// Name of the set.
    pub name: String,
    /// 1, 2, …
    pub version: u32,
    /// Newest of its name.
    pub latest: bool,
    /// Criteria and reasons.
    pub body: CriteriaBody,
    /// Why it was changed.
    pub note: String,
    /// Rounds that use it now, by name.
    pub rounds: Vec<String>,
    /// Votes given by it.
    pub votes: u32,
    /// Who made it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// All versions, by name, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CriteriaSets {
    /// The versions.
    pub versions: Vec<CriteriaVersion>,
}

/// Makes a new version of a set, or the first of a new one. What is the same as the latest of that name makes nothing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CriteriaSave {
    /// Name of the set, 1–60 characters.
    pub name: String,
    /// Criteria and reasons.
    pub body: CriteriaBody,
    /// Why, at most 500 characters.
    #[serde(default)]
    pub note: String,
    /// The open round that goes on with it; votes already given keep theirs.
    #[serde(default)]
    #[ts(optional)]
    pub round: Option<Id>,
}

mod list;
mod save;

pub use list::list;
pub use save::save;
