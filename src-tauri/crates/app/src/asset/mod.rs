//! Assets: what a project, or a thread that is no project, brings to a theme. What texts suggest is a fact only once a person
//! confirmed it.

use crate::forge::Because;
use crate::prelude::*;
use domain::{AssetKind, AssetState, Step};

/// What one project brings.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Assets {
    /// Confirmed by a person, along the value chain.
    pub assets: Vec<Asset>,
    /// What its texts suggest and nobody has decided, the surest first.
    pub suggested: Vec<AssetSuggestion>,
}

/// An asset as a person confirmed it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Asset {
    /// Id.
    pub id: Id,
    /// Of which project; `None` = of an extra thread.
    pub project: Option<Id>,
    /// Of which extra thread.
    pub extra: Option<Id>,
    /// What it is and how good.
    #[serde(flatten)]
    pub fields: AssetFields,
    /// Row of a list that the quoted field came from.
    pub source_row: Option<Id>,
    /// By.
    pub by: String,
    /// At, ISO-8601 UTC.
    pub at: String,
}

/// What an asset is and how good.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AssetFields {
    /// Kind.
    pub kind: AssetKind,
    /// Step of the value chain it serves.
    pub step: Step,
    /// 有 / 取得中 / 無 / 不明
    pub state: AssetState,
    /// Short name, as on the board; empty = the kind's.
    #[serde(default)]
    pub label: String,
    /// Cases, animals or repeats.
    #[serde(default)]
    pub n: Option<u32>,
    /// Reproduced; `None` = not said.
    #[serde(default)]
    pub replicated: Option<bool>,
    /// By another laboratory.
    #[serde(default)]
    pub independent: Option<bool>,
    /// Under GLP.
    #[serde(default)]
    pub glp: Option<bool>,
    /// Where the sentence stands in the project (`title_ja`, `summary_en` …); empty = elsewhere.
    #[serde(default)]
    pub field: String,
    /// The sentence as quoted.
    #[serde(default)]
    pub sentence: String,
    /// Citation, address, whose word.
    #[serde(default)]
    pub source: String,
    /// Note.
    #[serde(default)]
    pub note: String,
}

/// What a text suggests.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AssetSuggestion {
    /// What it would be; saved as it stands when a person takes it.
    pub fields: AssetFields,
    /// The words that said it: UTF-16 offsets within `fields.sentence`.
    pub from: u32,
    /// End of them.
    pub to: u32,
    /// 0 to 1.
    pub certainty: f64,
    /// Why: the rule, worded under `because.<key>`.
    pub because: Because,
}

/// A new asset, or another wording of one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssetSave {
    /// Which; absent = a new one.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<Id>,
    /// Of which project (for a new one: this or `extra`).
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<Id>,
    /// Of which extra thread.
    #[serde(default)]
    #[ts(optional)]
    pub extra: Option<Id>,
    /// What it is.
    pub fields: AssetFields,
}

/// Suggestions of one project that a person takes as they stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssetAccept {
    /// Which project.
    pub project: Id,
    /// Which suggestions, as `asset.list` gave them.
    pub taken: Vec<AssetFields>,
}

/// A suggestion that is wrong: it is not made again from that sentence.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssetRefuse {
    /// Which project.
    pub project: Id,
    /// Of which kind.
    pub kind: AssetKind,
    /// From which sentence.
    pub sentence: String,
}

/// Which asset.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssetId {
    /// Id.
    pub id: Id,
}

mod edit;
mod list;
pub(crate) mod suggested;

pub use edit::{accept, refuse, remove, save};
pub(crate) use edit::{new_row, quoted, stands};
pub(crate) use list::assets;
pub use list::list;
