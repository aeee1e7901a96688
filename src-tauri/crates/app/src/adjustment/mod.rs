//! 調整費: requests by fiscal year and round, what was asked for and granted, and what came of it.
//!
//! Types, rounds and fields: domain notes, §5 (types and rounds published, the record our proposal).

use crate::prelude::*;

/// Round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Round {
    /// 6月
    June,
    /// 11月
    November,
    /// 随時: ウ and トップダウン only.
    Anytime,
}

/// Type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum AdjustmentType {
    /// ア 加速・充実
    A,
    /// イ 採択増・新規公募
    I,
    /// ウ 事業間をつなぐ連続支援・企業導出支援
    U,
    /// トップダウン型
    Td,
}

/// State.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum AdjustmentState {
    /// 準備
    Draft,
    /// 申請
    Asked,
    /// 配分
    Granted,
    /// 一部配分
    Partly,
    /// 見送り
    Declined,
    /// 取下げ
    Withdrawn,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Adjustment {
    /// Id.
    pub id: Id,
    /// Project; this or the theme is there.
    pub project: Option<Id>,
    /// Number without year and title of the project, or code and title of the theme.
    pub key: String,
    /// Title.
    pub title: String,
    /// Theme.
    pub theme: Option<Id>,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Round.
    pub round: Round,
    /// Type.
    pub r#type: AdjustmentType,
    /// Purpose.
    pub purpose: String,
    /// Asked, yen.
    pub asked_yen: Option<f64>,
    /// Granted, yen.
    pub granted_yen: Option<f64>,
    /// Why the ordinary budget cannot cover it.
    pub reason: String,
    /// Expected effect.
    pub effect: String,
    /// By when, ISO; empty = not stated.
    pub effect_on: String,
    /// The PD's opinion.
    pub opinion: String,
    /// Whose.
    pub opinion_by: String,
    /// When, ISO; empty = not stated.
    pub opinion_on: String,
    /// Programme it comes from.
    pub source_programme: Option<Id>,
    /// Its name.
    pub source_name: String,
    /// Programme it leads to.
    pub target_programme: Option<Id>,
    /// Its name.
    pub target_name: String,
    /// State.
    pub state: AdjustmentState,
    /// Afterwards: carried on by another programme; `None` = not judged.
    pub connected: Option<bool>,
    /// Afterwards: licensed to a company; `None` = not judged.
    pub licensed: Option<bool>,
    /// What came of it, in words.
    pub outcome: String,
    /// The pairing or matching case it serves, in words.
    pub related: String,
    /// What is odd.
    pub issues: Vec<AdjustmentIssue>,
    /// Who changed it last.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// What can be odd about a request: shown and kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AdjustmentIssue {
    /// ア and イ are decided in June and November, not at any time.
    RoundUnusual,
    /// More was granted than asked for.
    GrantedMore,
    /// The amount looks a thousand times too large (10億円 or more) or too small (below 千円): 千円 taken for 円, or the other way.
    UnitSlip,
    /// Granted, but no amount.
    NoAmount,
    /// Type ウ without a programme it leads to.
    NoTarget,
    /// The target programme ended before that fiscal year.
    ClosedTarget,
    /// The effect is expected before the fiscal year.
    EffectBefore,
    /// No such fiscal year (before 1989 or after 2100, or too far from the project's years).
    YearOdd,
    /// The pair from source to target programme is 想定 or has no source.
    AssumedPair,
}

/// Which requests.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AdjustmentRequest {
    /// Fiscal years; empty = all.
    pub years: Vec<i32>,
    /// Types; empty = all.
    pub types: Vec<AdjustmentType>,
    /// Rounds; empty = all.
    pub rounds: Vec<Round>,
    /// Only of this project.
    pub project: Option<Id>,
    /// Only of this theme.
    pub theme: Option<Id>,
}

/// Requests and their sums.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Adjustments {
    /// Newest fiscal year first, then round and type.
    pub rows: Vec<Adjustment>,
    /// Over these rows, by fiscal year, round and type; only what has rows. Drafts and withdrawn ones are left out.
    pub sums: Vec<AdjustmentSum>,
    /// Fiscal years that have any, newest first, whatever was asked for.
    pub years: Vec<i32>,
}

/// A sum.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct AdjustmentSum {
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Round.
    pub round: Round,
    /// Type.
    pub r#type: AdjustmentType,
    /// Requests that were made: neither drafts nor withdrawn.
    pub count: u32,
    /// Of them without an asked amount.
    pub without_amount: u32,
    /// Asked, yen.
    pub asked_yen: f64,
    /// Granted, yen: only of those granted or granted in part.
    pub granted_yen: f64,
    /// Of ウ: connected to another programme.
    pub connected: u32,
    /// Of ウ: licensed.
    pub licensed: u32,
}

/// What a person says. In a change, an absent field stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AdjustmentFields {
    /// Project.
    #[serde(deserialize_with = "some")]
    pub project: Option<Option<Id>>,
    /// Theme.
    #[serde(deserialize_with = "some")]
    pub theme: Option<Option<Id>>,
    /// Fiscal year, 1989–2100; needed for a new one, as round and type.
    pub fiscal_year: Option<i32>,
    /// Round.
    pub round: Option<Round>,
    /// Type.
    pub r#type: Option<AdjustmentType>,
    /// Purpose, at most 2,000 characters, as all texts.
    pub purpose: Option<String>,
    /// Asked, yen.
    #[serde(deserialize_with = "some")]
    pub asked_yen: Option<Option<f64>>,
    /// Granted, yen.
    #[serde(deserialize_with = "some")]
    pub granted_yen: Option<Option<f64>>,
    /// Why the ordinary budget cannot cover it.
    pub reason: Option<String>,
    /// Expected effect.
    pub effect: Option<String>,
    /// By when, ISO or empty.
    pub effect_on: Option<String>,
    /// The PD's opinion.
    pub opinion: Option<String>,
    /// Whose.
    pub opinion_by: Option<String>,
    /// When, ISO or empty.
    pub opinion_on: Option<String>,
    /// Programme it comes from.
    #[serde(deserialize_with = "some")]
    pub source_programme: Option<Option<Id>>,
    /// Programme it leads to.
    #[serde(deserialize_with = "some")]
    pub target_programme: Option<Option<Id>>,
    /// State.
    pub state: Option<AdjustmentState>,
    /// Carried on.
    #[serde(deserialize_with = "some")]
    pub connected: Option<Option<bool>>,
    /// Licensed.
    #[serde(deserialize_with = "some")]
    pub licensed: Option<Option<bool>>,
    /// What came of it.
    pub outcome: Option<String>,
    /// The case it serves.
    pub related: Option<String>,
}

/// Adds a request (`id` absent) or changes one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentSave {
    /// Which; `null` = a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// What changes.
    pub fields: AdjustmentFields,
}

/// Which request.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentId {
    /// Id.
    pub id: Id,
}

mod edit;
mod issues;
mod list;
mod words;

pub use edit::{remove, save};
pub use list::list;
pub(crate) use list::of_projects;
