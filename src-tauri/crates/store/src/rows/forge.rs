//! Rows of the theme forge: what projects bring, what a theme needs, what it says and what that rests on, who was heard.

use domain::{AssetKind, AssetState, Id, Need, Role, Step, ThemeState};

/// What a project or an extra thread brings (`asset`), as a person confirmed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetRow {
    /// Id; 0 = a new one.
    pub id: Id,
    /// Of which project.
    pub project: Option<Id>,
    /// Of which extra thread. One of the two is set.
    pub extra: Option<Id>,
    /// Kind.
    pub kind: AssetKind,
    /// Step of the value chain it serves.
    pub step: Step,
    /// Whether it is there.
    pub state: AssetState,
    /// Short name; empty = the kind's.
    pub label: String,
    /// Cases, animals, repeats.
    pub n: Option<u32>,
    /// Reproduced; `None` = not said.
    pub replicated: Option<bool>,
    /// By another laboratory.
    pub independent: Option<bool>,
    /// Under GLP.
    pub glp: Option<bool>,
    /// Column of `project` in which the sentence stands; empty = elsewhere.
    pub field: String,
    /// The sentence.
    pub sentence: String,
    /// Citation, address, whose word.
    pub source: String,
    /// Row of a list that the sentence came from.
    pub source_row: Option<Id>,
    /// Note.
    pub note: String,
    /// By; not read when it is written.
    pub by: String,
    /// At, ISO-8601 UTC; not read when it is written.
    pub at: String,
}

/// A suggestion that a person turned down (`asset_refused`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RefusedRow {
    /// Project.
    pub project: Id,
    /// Word of its kind.
    pub kind: String,
    /// The sentence it was made from.
    pub sentence: String,
}

/// What a theme needs otherwise than its modality says (`theme_need`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedRow {
    /// Theme.
    pub theme: Id,
    /// Which need.
    pub need: Need,
    /// 要 or 不要.
    pub needed: bool,
    /// Why.
    pub reason: String,
    /// By; not read when it is written.
    pub by: String,
    /// At, ISO-8601 UTC; not read when it is written.
    pub at: String,
}

/// A thread that is no project (`theme_extra`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraRow {
    /// Id; 0 = a new one.
    pub id: Id,
    /// Theme.
    pub theme: Id,
    /// `idea`, `literature`, `company`, `note`.
    pub kind: String,
    /// Title.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// Citation, address, who said it.
    pub source: String,
    /// What it brings.
    pub role: Option<Role>,
    /// 0-based, behind the projects; a new one is put last.
    pub position: u32,
    /// Note.
    pub note: String,
    /// By; not read when it is written.
    pub by: String,
    /// At, ISO-8601 UTC; not read when it is written.
    pub at: String,
}

/// A statement of a theme and what it rests on (`claim`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRow {
    /// Id; 0 = a new one.
    pub id: Id,
    /// Theme.
    pub theme: Id,
    /// 0-based.
    pub position: u32,
    /// Statement.
    pub text_ja: String,
    /// In English.
    pub text_en: String,
    /// What it supports; `None` = the whole theme.
    pub need: Option<Need>,
    /// `confirmed`, `obtaining`, `unknown`.
    pub state: String,
    /// `project`, `asset`, `row`, `extra`, `vote`, `literature`, `word`.
    pub rests_on: String,
    /// Project whose it is: with it the claim is hidden.
    pub project: Option<Id>,
    /// Asset.
    pub asset: Option<Id>,
    /// Extra thread.
    pub extra: Option<Id>,
    /// Row of a list.
    pub source_row: Option<Id>,
    /// Round.
    pub round: Option<Id>,
    /// Column of `project`; empty = none.
    pub field: String,
    /// The sentence as quoted.
    pub quote: String,
    /// Citation, or whose word it is.
    pub source: String,
    /// By; not read when it is written.
    pub by: String,
    /// At, ISO-8601 UTC; not read when it is written.
    pub at: String,
}

/// Where a row of a list stands, and of which project it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPlace {
    /// Row of a list.
    pub id: Id,
    /// File.
    pub file: String,
    /// Sheet.
    pub sheet: Option<String>,
    /// 1-based.
    pub row: u32,
}

/// An entry of a hearing (`hearing`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HearingRow {
    /// Id; 0 = a new one.
    pub id: Id,
    /// Theme.
    pub theme: Id,
    /// Project.
    pub project: Id,
    /// `agreed`, `declined`, `not-asked`.
    pub agreed: String,
    /// `researcher`, `tlo`, `both`; empty = nobody yet.
    pub spoke_to: String,
    /// Who of the team.
    pub spoke_by: String,
    /// ISO date; empty = not yet.
    pub held_on: String,
    /// Which data exist.
    pub data: String,
    /// Note.
    pub note: String,
    /// By; not read when it is written.
    pub by: String,
    /// At, ISO-8601 UTC; not read when it is written.
    pub at: String,
}

/// What a team calls a state of themes (`theme_state_name`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateNameRow {
    /// Which.
    pub state: ThemeState,
    /// Name.
    pub name_ja: String,
    /// In English.
    pub name_en: String,
}

/// How a theme is carried on, and what is known of it where no project says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThemeCourse {
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
    /// `low`, `middle`, `high`; empty = not said.
    pub competition: String,
    /// The theme it was begun from as an alternative.
    pub origin: Option<Id>,
}
