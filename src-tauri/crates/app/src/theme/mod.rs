//! Themes: several projects woven into one drug-discovery theme.

use crate::prelude::*;

/// The fields of a theme that carry a disclosure class of their own. Unclassed = 社外秘.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeField {
    /// Title, both languages.
    Title,
    /// The triple target × modality × indication.
    Triple,
    /// Hypothesis, both languages.
    Hypothesis,
    /// Notes.
    Notes,
    /// Roles of the projects and the notes on them.
    Roles,
}

/// What can be written into a theme. `None` leaves a field as it is, an empty string clears it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ThemeFields {
    /// Short code, unique, e.g. `TH-001`; proposed when left out at creation.
    pub code: Option<String>,
    /// Title.
    pub title_ja: Option<String>,
    /// Title in English.
    pub title_en: Option<String>,
    /// Concept id of the target, `""` = none.
    pub target: Option<String>,
    /// Code of the modality.
    pub modality: Option<String>,
    /// Concept id of the indication.
    pub indication: Option<String>,
    /// Hypothesis.
    pub hypothesis_ja: Option<String>,
    /// Hypothesis in English.
    pub hypothesis_en: Option<String>,
    /// Notes of the team.
    pub notes: Option<String>,
    /// State.
    pub state: Option<ThemeState>,
    /// Classes to set.
    pub classes: std::collections::BTreeMap<ThemeField, Class>,
}

/// Create a theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemeNew {
    /// Its fields; a title is needed.
    pub fields: ThemeFields,
    /// Its projects, in order.
    #[serde(default)]
    pub threads: Vec<ThreadNew>,
}

/// A project of a new theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThreadNew {
    /// The project.
    pub project: Id,
    /// What it brings, if that is known already.
    #[serde(default)]
    pub role: Option<Role>,
    /// Note on it.
    #[serde(default)]
    pub note: String,
}

/// Change a theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemeEdit {
    /// Which.
    pub id: Id,
    /// What.
    pub fields: ThemeFields,
}

/// Which theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemeId {
    /// Id.
    pub id: Id,
}

/// Join projects to a theme, at its end.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemeJoin {
    /// Which theme.
    pub id: Id,
    /// Which projects; those it has already stay as they are.
    pub selection: Selection,
    /// What they bring, if that is known already.
    #[serde(default)]
    pub role: Option<Role>,
}

/// Change one thread of a theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThreadEdit {
    /// Which theme.
    pub id: Id,
    /// Which project in it.
    pub project: Id,
    /// New role; absent = leave, `null` = none.
    #[serde(default, deserialize_with = "crate::prelude::some", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Role | null")]
    pub role: Option<Option<Role>>,
    /// New note; absent = leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
    /// New 0-based place in the order; absent = leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub position: Option<u32>,
}

/// Take a project out of a theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThreadRef {
    /// Which theme.
    pub id: Id,
    /// Which project in it.
    pub project: Id,
}

/// All themes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ThemeList {
    /// Newest first.
    pub themes: Vec<Theme>,
    /// Code the next theme would get.
    pub next_code: String,
}

/// One theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Theme {
    /// Id.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Target.
    pub target: Option<Concept>,
    /// Modality.
    pub modality: Option<Concept>,
    /// Indication.
    pub indication: Option<Concept>,
    /// Hypothesis.
    pub hypothesis_ja: String,
    /// Hypothesis in English.
    pub hypothesis_en: String,
    /// Notes.
    pub notes: String,
    /// State.
    pub state: ThemeState,
    /// Class of each field; what is missing is 社外秘.
    pub classes: std::collections::BTreeMap<ThemeField, Class>,
    /// Its projects, in order.
    pub threads: Vec<Thread>,
    /// Created by.
    pub by: String,
    /// Created at, ISO-8601 UTC.
    pub at: String,
}

/// One project in a theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Thread {
    /// The project.
    pub project: ProjectRow,
    /// What it brings.
    pub role: Option<Role>,
    /// Note.
    pub note: String,
}

mod edit;
mod read;
mod threads;

pub use edit::{create, edit, remove};
pub(crate) use read::{full, next_code};
pub use read::{list, show};
pub use threads::{join, thread_edit, thread_remove};
