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
    /// Who carries it.
    pub owner: Option<String>,
    /// What comes next.
    pub next_step: Option<String>,
    /// When that is due, ISO date.
    pub due: Option<String>,
    /// Why it was stopped.
    pub stop_reason: Option<String>,
    /// Person-months estimated to the next gate; `null` clears it.
    #[serde(deserialize_with = "crate::prelude::some", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number | null")]
    pub effort_months: Option<Option<u32>>,
    /// Months to the next gate; `null` clears it.
    #[serde(deserialize_with = "crate::prelude::some", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number | null")]
    pub months_to_gate: Option<Option<u32>>,
    /// Competition; `null` clears it.
    #[serde(deserialize_with = "crate::prelude::some", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Competition | null")]
    pub competition: Option<Option<Competition>>,
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
    /// Who carries it; empty = nobody.
    pub owner: String,
    /// What comes next.
    pub next_step: String,
    /// When that is due, ISO date; empty = not said.
    pub due: String,
    /// Why it was stopped.
    pub stop_reason: String,
    /// Person-months estimated to the next gate.
    pub effort_months: Option<u32>,
    /// Months to the next gate.
    pub months_to_gate: Option<u32>,
    /// Competition.
    pub competition: Option<Competition>,
    /// The theme it was begun from as an alternative.
    pub origin: Option<Id>,
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

/// How many others are ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Competition {
    /// 少ない
    Low,
    /// 中程度
    Middle,
    /// 多い
    High,
}

impl Competition {
    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            Competition::Low => "low",
            Competition::Middle => "middle",
            Competition::High => "high",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<Competition> {
        [Competition::Low, Competition::Middle, Competition::High].into_iter().find(|one| one.as_str() == word)
    }
}

/// Begin an alternative: a theme with the same threads, needs and extra threads, and another triple.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemeCopy {
    /// Of which theme.
    pub id: Id,
    /// What is other than there; a code is proposed when left out.
    pub fields: ThemeFields,
}

/// Whether a theme needs something, against what its modality says.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemeNeed {
    /// Which theme.
    pub id: Id,
    /// What.
    pub need: domain::Need,
    /// 要 or 不要; `None` = as the modality says.
    pub needed: Option<bool>,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// What the team calls the states.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StateNames {
    /// Only those that are called otherwise than shipped.
    pub names: Vec<StateName>,
}

/// Name of a state; empty names = as shipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StateName {
    /// Which.
    pub state: ThemeState,
    /// Name.
    pub name_ja: String,
    /// In English.
    pub name_en: String,
}

mod claims;
mod comments;
mod copy;
mod diff;
mod edit;
mod extras;
mod needs;
mod parts;
mod past;
mod read;
mod states;
mod threads;
mod versions;
mod words;

pub use claims::{claim_remove, claim_save, claims};
pub(crate) use comments::readable;
pub use comments::{comment, comment_remove, comments};
pub use copy::copy;
pub use diff::diff;
pub use edit::{create, edit, remove};
pub(crate) use extras::extra;
pub use extras::{extra_remove, extra_save};
pub use needs::need;
pub use parts::{
    Claim, ClaimFields, ClaimSave, ClaimState, Claims, Extra, ExtraFields, ExtraKind, ExtraSave, RestsOn, ThemePart,
};
pub use past::{
    Comment, CommentNew, Comments, Difference, ThemeDiff, ThemeDiffRequest, ThemeSnapshot, ThemeStateRef, ThemeVersion,
    ThemeVersions, Wrote,
};
pub(crate) use read::{full, next_code, stored};
pub use read::{list, show};
pub(crate) use states::Called;
pub use states::{name_state, states};
pub use threads::{join, thread_edit, thread_remove};
pub use versions::{snapshot, versions};
