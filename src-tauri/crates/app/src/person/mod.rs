//! Who works with this library, and as whom this window works ("I am …").
//!
//! A person is no account: a name, and what decides which projects that person may see. Without people everything is as in a
//! library of one. With people, a window in which nobody has said who they are sees only what everybody may see.

use crate::prelude::*;

/// Somebody who works with the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Employer the person comes from; its projects are hidden from the person.
    pub organisation: String,
    /// What the person knows, in words.
    pub field: String,
    /// First day, ISO date; empty = not said.
    pub active_from: String,
    /// Last day, ISO date; empty = open.
    pub active_to: String,
    /// Active today.
    pub active: bool,
    /// Opens rounds, settles, lifts blocks.
    pub chair: bool,
    /// Has a PIN.
    pub pin: bool,
    /// Note.
    pub note: String,
    /// Projects hidden from the person because of interests.
    pub hidden: u32,
    /// Of open rounds, what is assigned and not yet voted on.
    pub open: u32,
    /// Votes given, in all rounds.
    pub votes: u32,
}

/// Everybody, chairs first, then by name; those no longer active last.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct People {
    /// The people.
    pub people: Vec<Person>,
}

/// As whom this window works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Me {
    /// Who; `None` = nobody was said.
    pub id: Option<Id>,
    /// Name; empty = nobody.
    pub name: String,
    /// Employer.
    pub organisation: String,
    /// Is a chair.
    pub chair: bool,
    /// Whether the library has people at all.
    pub people: bool,
    /// Projects that are not shown because of interests.
    pub hidden: u32,
    /// The clock of this machine is behind the newest entry of the library: the time of that entry, ISO-8601 UTC.
    pub clock_behind: Option<String>,
}

/// "I am …".
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonBecome {
    /// Who; `null` = nobody.
    pub person: Option<Id>,
    /// PIN, where the person has one.
    #[serde(default)]
    #[ts(optional)]
    pub pin: Option<String>,
}

/// What is said of a person. In a change, an absent field stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonFields {
    /// Name, 1–60 characters, of nobody else.
    pub name: Option<String>,
    /// Employer, at most 120 characters.
    pub organisation: Option<String>,
    /// Field, at most 120 characters.
    pub field: Option<String>,
    /// First day, ISO date; empty = not said.
    pub active_from: Option<String>,
    /// Last day, ISO date; empty = open.
    pub active_to: Option<String>,
    /// Chair.
    pub chair: Option<bool>,
    /// Note, at most 2,000 characters.
    pub note: Option<String>,
}

/// Adds a person (`id` absent) or changes one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonSave {
    /// Which; `null` = a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// What changes.
    pub fields: PersonFields,
}

/// Sets, changes or takes away a PIN: one's own; a chair anybody's.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonPin {
    /// Whose.
    pub person: Id,
    /// The one that stands, when it is one's own and there is one.
    #[serde(default)]
    #[ts(optional)]
    pub old: Option<String>,
    /// 4–12 digits; `null` = none from now on.
    pub new: Option<String>,
}

/// Which person.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonId {
    /// Id.
    pub person: Id,
}

mod leave;
mod pin;
mod read;
mod remembered;
mod save;
mod working;

pub use leave::{leave, remove};
pub use pin::set_pin;
pub use read::{become_, list, me};
pub(crate) use remembered::at_open;
pub use save::save;
pub(crate) use working::{Working, acting, chair, today};
