//! Interests (利益相反, COI): which projects are hidden from whom, and why. A filter in every command, not encryption.

use crate::prelude::*;
use domain::stage::InterestKind;

/// One interest of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Interest {
    /// Id; `None` = the employer, which needs no declaration.
    pub id: Option<Id>,
    /// Whose.
    pub person: Id,
    /// In what.
    pub kind: InterestKind,
    /// Organisation, programme, researcher or institution by name; of a project its title, empty where it may not be shown.
    pub name: String,
    /// The programme or the project.
    pub of: Option<Id>,
    /// What the interest is.
    pub note: String,
    /// Projects it hides, those that whoever asks may not see left out.
    pub projects: u32,
    /// Who declared it.
    pub by: String,
    /// When, ISO-8601 UTC; empty for an employer.
    pub at: String,
}

/// A project hidden from a person, for the chair. Projects hidden from the chair as well are only counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Blocked {
    /// From whom.
    pub person: Id,
    /// Project.
    pub project: Id,
    /// Its latest number.
    pub number: String,
    /// Its title.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// Kind of the first interest that hides it.
    pub kind: InterestKind,
    /// Name of that interest.
    pub name: String,
    /// Shown all the same: the chair's reason. `None` = hidden.
    pub lifted: Option<String>,
    /// Who lifted it.
    pub lifted_by: String,
    /// When, ISO-8601 UTC.
    pub lifted_at: String,
}

/// Whose interests; left out, everybody's (for a chair), one's own (for anybody else).
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct InterestRequest {
    /// Whose.
    pub person: Option<Id>,
}

/// Interests and what they hide.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Interests {
    /// The interests, by person.
    pub interests: Vec<Interest>,
    /// What they hide, with reasons: for a chair; nobody else is told. At most 500.
    pub blocked: Vec<Blocked>,
    /// All of them; of somebody else's those that this person may see.
    pub blocked_total: u32,
}

/// Declares an interest: one's own; a chair anybody's.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterestNew {
    /// Whose.
    pub person: Id,
    /// In what.
    pub kind: InterestKind,
    /// Organisation, researcher or institution, 2–120 characters; unused for a programme or project.
    #[serde(default)]
    pub name: String,
    /// Programme or project.
    #[serde(default)]
    #[ts(optional)]
    pub of: Option<Id>,
    /// What the interest is, at most 500 characters.
    #[serde(default)]
    pub note: String,
}

/// What declaring an interest would hide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InterestEffect {
    /// Projects hidden by it, those that whoever asks may not see left out.
    pub projects: u32,
    /// Of these, hidden already.
    pub already: u32,
    /// Open assignments that would be taken away.
    pub assignments: u32,
}

/// Which interest.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterestId {
    /// Id.
    pub id: Id,
}

/// Lifts a block, or lets it stand again. A chair's, never for oneself.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterestLift {
    /// From whom the project is hidden.
    pub person: Id,
    /// The project.
    pub project: Id,
    /// Why, 1–500 characters; `null` = the block stands again.
    pub reason: Option<String>,
}

mod blocks;
mod declare;
mod list;
mod name;

pub(crate) use blocks::{Blocks, TABLES, by_employer, employer};
pub use declare::{declare, lift, withdraw};
pub(crate) use list::of_team;
pub use list::{effect, list};
pub(crate) use name::same as same_organisation;
