//! What a theme is made of beside its fields and projects: extra threads, claims.

use crate::prelude::*;

/// What an extra thread is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ExtraKind {
    /// アイデア付加
    Idea,
    /// 文献
    Literature,
    /// 企業の資産
    Company,
    /// 自分のメモ
    Note,
}

/// A thread that is no project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Extra {
    /// Id.
    pub id: Id,
    /// What it says.
    #[serde(flatten)]
    pub fields: ExtraFields,
    /// By.
    pub by: String,
    /// At, ISO-8601 UTC.
    pub at: String,
}

/// What an extra thread says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExtraFields {
    /// What it is.
    pub kind: ExtraKind,
    /// Title.
    #[serde(default)]
    pub title_ja: String,
    /// In English.
    #[serde(default)]
    pub title_en: String,
    /// Citation, address, who said it.
    #[serde(default)]
    pub source: String,
    /// What it brings.
    #[serde(default)]
    pub role: Option<Role>,
    /// Note.
    #[serde(default)]
    pub note: String,
}

/// A new extra thread, or another wording of one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExtraSave {
    /// Which; absent = a new one.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<Id>,
    /// Theme.
    pub theme: Id,
    /// What it says.
    pub fields: ExtraFields,
    /// 0-based place among the extra threads; absent = where it is, or last.
    #[serde(default)]
    #[ts(optional)]
    pub position: Option<u32>,
}

/// Which extra thread, comment or claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemePart {
    /// Id.
    pub id: Id,
}

/// What a claim rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "on")]
pub enum RestsOn {
    /// A field of a project; the quoted sentence stands in it.
    Project {
        /// Project.
        project: Id,
        /// `summary_ja` …
        field: String,
    },
    /// An asset.
    Asset {
        /// Asset.
        asset: Id,
    },
    /// A row of an imported list.
    Row {
        /// Project.
        project: Id,
        /// Row.
        source_row: Id,
    },
    /// An extra thread.
    Extra {
        /// Extra thread.
        extra: Id,
    },
    /// What reviewers said of a project in a round.
    Vote {
        /// Round.
        round: Id,
        /// Project.
        project: Id,
    },
    /// Literature: `source` cites it.
    Literature,
    /// Somebody's word: `source` says whose.
    Word,
}

/// What a claim says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ClaimFields {
    /// Statement.
    #[serde(default)]
    pub text_ja: String,
    /// In English.
    #[serde(default)]
    pub text_en: String,
    /// What it supports; `None` = the whole theme.
    #[serde(default)]
    pub need: Option<domain::Need>,
    /// 確認 / 取得中 / 不明
    pub state: ClaimState,
    /// What it rests on.
    pub rests_on: RestsOn,
    /// The sentence as quoted.
    #[serde(default)]
    pub quote: String,
    /// Citation, or whose word it is.
    #[serde(default)]
    pub source: String,
}

/// Whether a claim holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimState {
    /// 確認
    Confirmed,
    /// 取得中
    Obtaining,
    /// 不明
    Unknown,
}

/// A claim of a theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Claim {
    /// Id.
    pub id: Id,
    /// What it says.
    #[serde(flatten)]
    pub fields: ClaimFields,
    /// Its source in words: title of the project, name of the asset, file and row, name of the round.
    pub source_name: String,
    /// Where the source is shown: the project of it, if it is of one.
    pub project: Option<Id>,
    /// The quoted sentence no longer stands in the field, or the source is gone.
    pub stale: bool,
    /// By.
    pub by: String,
    /// At, ISO-8601 UTC.
    pub at: String,
}

/// Claims of a theme, in their order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Claims {
    /// Claims.
    pub claims: Vec<Claim>,
}

/// A new claim, or another wording of one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimSave {
    /// Which; absent = a new one.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<Id>,
    /// Theme.
    pub theme: Id,
    /// What it says.
    pub fields: ClaimFields,
    /// 0-based place; absent = where it is, or last.
    #[serde(default)]
    #[ts(optional)]
    pub position: Option<u32>,
}
