//! Hearings (現場中心主義): who spoke with the researcher and the TLO about a project of a theme, and what was agreed. Without
//! agreement only what is 公開 of the project leaves the house.

use crate::prelude::*;

/// What the researcher and the TLO said to leaving the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Agreed {
    /// 同意
    Agreed,
    /// 辞退
    Declined,
    /// 未確認
    NotAsked,
}

/// Whom somebody spoke with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SpokeTo {
    /// 研究者
    Researcher,
    /// TLO
    Tlo,
    /// 両方
    Both,
}

/// Hearings of one theme, or of all themes that are not stopped.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HearingRequest {
    /// Which theme; absent = all.
    #[serde(default)]
    #[ts(optional)]
    pub theme: Option<Id>,
}

/// The work list and what was heard.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Hearings {
    /// Every project of the themes with where it stands: not asked first, then declined, then agreed; within by theme and place.
    pub standing: Vec<Standing>,
    /// Of these, how many were not asked yet.
    pub open: u32,
    /// Projects that are not shown because of interests.
    pub hidden: u32,
}

/// Where one project of one theme stands.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Standing {
    /// Theme.
    pub theme: Id,
    /// Its code.
    pub code: String,
    /// Its title.
    pub theme_title_ja: String,
    /// In English.
    pub theme_title_en: String,
    /// The project.
    pub project: ProjectRow,
    /// What counts: the latest entry's.
    pub agreed: Agreed,
    /// Every entry, newest first.
    pub entries: Vec<Hearing>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Hearing {
    /// Id.
    pub id: Id,
    /// What it says.
    #[serde(flatten)]
    pub fields: HearingFields,
    /// By.
    pub by: String,
    /// At, ISO-8601 UTC.
    pub at: String,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HearingFields {
    /// 同意 / 辞退 / 未確認
    pub agreed: Agreed,
    /// Whom they spoke with; `None` = nobody yet.
    #[serde(default)]
    pub spoke_to: Option<SpokeTo>,
    /// Who of the team.
    #[serde(default)]
    pub spoke_by: String,
    /// ISO date; empty = not yet.
    #[serde(default)]
    pub held_on: String,
    /// Which data exist.
    #[serde(default)]
    pub data: String,
    /// Note.
    #[serde(default)]
    pub note: String,
}

/// A new entry, or another wording of one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HearingSave {
    /// Which; absent = a new one.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<Id>,
    /// Theme.
    pub theme: Id,
    /// Project, which must be in the theme.
    pub project: Id,
    /// What it says.
    pub fields: HearingFields,
}

/// Which entry.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HearingId {
    /// Id.
    pub id: Id,
}

mod edit;
mod list;

pub use edit::{remove, save};
pub(crate) use list::agreed_of;
pub use list::list;
