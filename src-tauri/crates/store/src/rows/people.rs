//! People and their interests, as rows.

use domain::Id;
use domain::stage::InterestKind;

/// Somebody who works with the library (`person`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// Id; 0 = not written yet.
    pub id: Id,
    /// Name, of nobody else.
    pub name: String,
    /// Employer; empty = not said.
    pub organisation: String,
    /// What the person knows, in words.
    pub field: String,
    /// First day, ISO date; empty = not said.
    pub active_from: String,
    /// Last day, ISO date; empty = open.
    pub active_to: String,
    /// Opens rounds, settles, lifts blocks.
    pub chair: bool,
    /// Salt and digest of the PIN; empty = none.
    pub pin: String,
    /// Note.
    pub note: String,
}

impl PersonRow {
    /// Active on a day (ISO date).
    pub fn active_on(&self, day: &str) -> bool {
        self.active_from.as_str() <= day && (self.active_to.is_empty() || day <= self.active_to.as_str())
    }

    /// Active on a day (ISO date) and the next: whose last day it is takes no new work, and whoever leaves has it as the last.
    pub fn active_past(&self, day: &str) -> bool {
        self.active_on(day) && self.active_to != day
    }
}

/// What a person has to do with rounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PersonWork {
    /// Of open rounds, what is assigned and not yet voted on.
    pub open: u32,
    /// Votes given, in all rounds.
    pub votes: u32,
}

/// What a person has an interest in (`interest`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterestRow {
    /// Id.
    pub id: Id,
    /// Whose.
    pub person: Id,
    /// In what.
    pub kind: InterestKind,
    /// Of an organisation or a tie, by name; else empty.
    pub name: String,
    /// Of a programme of the registry.
    pub programme: Option<Id>,
    /// Of a project.
    pub project: Option<Id>,
    /// What the interest is.
    pub note: String,
    /// Who declared it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// A block that a chair lifted (`interest_override`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiftedRow {
    /// Id.
    pub id: Id,
    /// For whom.
    pub person: Id,
    /// The project that is shown all the same.
    pub project: Id,
    /// Why.
    pub reason: String,
    /// Who lifted it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}
