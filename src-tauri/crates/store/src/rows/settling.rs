//! Rows of what follows the votes: remarks, rulings, last words, supports that connect.

use domain::stage::{ConnectionState, GivenTag, Verdict};
use domain::{Id, Step};

/// Something said about a disagreement (`remark`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkRow {
    /// Id.
    pub id: Id,
    /// Who.
    pub person: Id,
    /// Name.
    pub name: String,
    /// What.
    pub text: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// A disagreement settled (`ruling`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulingRow {
    /// Id; not read by [`crate::ruling::put`].
    pub id: Id,
    /// Round.
    pub round: Id,
    /// Project.
    pub project: Id,
    /// The readers agreed; otherwise the chair decided.
    pub consensus: bool,
    /// To what; `None` in a round of tags.
    pub verdict: Option<Verdict>,
    /// Key of a reason; empty = none.
    pub reason: String,
    /// Note.
    pub note: String,
    /// In a round of tags.
    pub tags: Vec<GivenTag>,
    /// By whom.
    pub person: Id,
    /// Name; not read by [`crate::ruling::put`].
    pub name: String,
    /// When, ISO-8601 UTC; not read by [`crate::ruling::put`].
    pub at: String,
}

/// The meeting's last word on a project (`final`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastWordRow {
    /// Id; not read by [`crate::last_word::put`].
    pub id: Id,
    /// Round.
    pub round: Id,
    /// Project.
    pub project: Id,
    /// Verdict.
    pub verdict: Verdict,
    /// Key of a reason; empty = none.
    pub reason: String,
    /// Note.
    pub note: String,
    /// When a held one comes back, ISO date; empty = not said.
    pub return_on: String,
    /// Who recorded it.
    pub person: Id,
    /// Name; not read by [`crate::last_word::put`].
    pub name: String,
    /// Day of the meeting, ISO date.
    pub decided_on: String,
    /// When it was recorded, ISO-8601 UTC; not read by [`crate::last_word::put`].
    pub at: String,
    /// When it was taken up again, ISO-8601 UTC; empty = it stands.
    pub reopened_at: String,
    /// Why.
    pub reopen_reason: String,
}

/// A held project whose day has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturningRow {
    /// Project.
    pub project: Id,
    /// Title now.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// Round it was held in.
    pub round: Id,
    /// Its name.
    pub round_name: String,
    /// Its day, ISO date.
    pub return_on: String,
    /// Note of the meeting.
    pub note: String,
}

/// What a support is to a project (`connection`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionRow {
    /// Project.
    pub project: Id,
    /// Support.
    pub support: Id,
    /// What it is.
    pub state: ConnectionState,
    /// Step of the value chain.
    pub step: Option<Step>,
    /// Note.
    pub note: String,
}
