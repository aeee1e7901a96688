//! The theme forge: the board on which a theme is woven, who could close its gaps, which projects would make a theme together.
//! Nothing here writes: a person decides, nothing is created by itself.
//!
//! `strands` keeps in memory what every project brings (confirmed, and suggested by its text) as sets of needs, so that
//! candidates and proposals are set arithmetic over all projects.

use crate::asset::{Asset, AssetSuggestion};
use crate::hearing::Agreed;
use crate::prelude::*;
use crate::theme::Extra;
use domain::{Need, Step};
use std::collections::BTreeMap;

/// A reason in words: worded under `because.<key>` with its parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Because {
    /// Which reason.
    pub key: String,
    /// What its sentence names. A concept is named in both languages: `<name>_ja`, `<name>_en`.
    pub params: BTreeMap<String, String>,
    /// It speaks for (true) or is a reservation (false).
    pub good: bool,
}

/// A sentence that is quoted, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Quote {
    /// Of which project.
    pub project: Id,
    /// `title_ja`, `summary_ja` …; empty = a person's word in an asset.
    pub field: String,
    /// The sentence.
    pub sentence: String,
}

/// Which theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BoardRequest {
    /// Which theme.
    pub theme: Id,
}

/// A theme as a weave.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Board {
    /// Its threads: projects in their order, then what is no project.
    pub strands: Vec<Strand>,
    /// Every need in the order of the value chain, those that are not needed included.
    pub needs: Vec<BoardNeed>,
    /// Threads that are not shown because of interests.
    pub hidden: u32,
    /// Claims.
    pub claims: u32,
    /// Versions saved.
    pub versions: u32,
    /// Comments.
    pub comments: u32,
    /// Themes that are alternatives to this one: those begun from it, from which it was begun, and their likes.
    pub alternatives: Vec<ThemeRef>,
    /// Projects whose researcher was not asked yet.
    pub hearings_open: u32,
    /// What is missing, in words: no triple, no thread, a thread without a role, a project that brings nothing known.
    pub notices: Vec<Because>,
}

/// A theme by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ThemeRef {
    /// Id.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Title.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// State.
    pub state: ThemeState,
}

/// One thread of the weave.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Strand {
    /// The project; `None` = an extra thread.
    pub project: Option<ProjectRow>,
    /// The extra thread.
    pub extra: Option<Extra>,
    /// What it brings as a whole.
    pub role: Option<Role>,
    /// Note on it.
    pub note: String,
    /// Confirmed.
    pub assets: Vec<Asset>,
    /// Suggested by its texts, undecided.
    pub suggested: Vec<AssetSuggestion>,
    /// What its researcher said; `None` for an extra thread.
    pub agreed: Option<Agreed>,
    /// Last day as its lists say or, where none says, the end of its latest fiscal year; ISO date.
    pub ends_on: Option<String>,
    /// It runs today.
    pub running: bool,
}

/// Where a need stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NeedState {
    /// An asset that is there closes it.
    Closed,
    /// One that is being obtained will.
    Obtaining,
    /// Only what texts suggest would.
    Suggested,
    /// Open: a gap.
    Open,
}

/// A cell of the board.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BoardNeed {
    /// Which.
    pub need: Need,
    /// At which step.
    pub step: Step,
    /// Whether this theme needs it.
    pub needed: bool,
    /// Somebody decided so, against what the modality says; why.
    pub reason: Option<String>,
    /// Where it stands.
    pub state: NeedState,
    /// Confirmed assets that close it or will.
    pub by: Vec<Id>,
    /// Projects that could close it (for a gap; else 0).
    pub candidates: u32,
    /// Supports of the registry at its step.
    pub supports: Vec<String>,
}

/// Who could close a gap.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CandidatesRequest {
    /// Of which theme.
    pub theme: Id,
    /// Which gap.
    pub need: Need,
    /// Only projects that run today.
    #[serde(default)]
    pub running: bool,
    /// Only of an institution that is in the theme already.
    #[serde(default)]
    pub same_institution: bool,
    /// Only projects that no other theme (but stopped ones) has.
    #[serde(default)]
    pub unused: bool,
    /// Only projects in which nobody who works here today has an interest, declared or by the employer; a block that was lifted
    /// does not take the interest away. Who has it is not told.
    #[serde(default)]
    pub coi_free: bool,
    /// How many, at most 200.
    pub limit: u32,
}

/// Ranked candidates.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Candidates {
    /// The best first.
    pub candidates: Vec<Candidate>,
    /// How many there are in all.
    pub total: u32,
    /// The nearest of those that are not proposed, each with its reason.
    pub left: Vec<LeftOut>,
    /// How many were left out in all, those not listed included.
    pub left_total: u32,
    /// Projects that are not looked at because of interests.
    pub hidden: u32,
}

/// One candidate.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(rename = "GapCandidate")]
pub struct Candidate {
    /// The project.
    pub project: ProjectRow,
    /// 0 to 100.
    pub score: u32,
    /// A person confirmed the asset (else only its text suggests it).
    pub confirmed: bool,
    /// Why, and what speaks against it.
    pub because: Vec<Because>,
    /// The sentence that says it brings what is missing.
    pub quote: Option<Quote>,
    /// Other needs of the theme it would close too.
    pub also: Vec<Need>,
    /// Themes that have it.
    pub themes: Vec<ThemeRef>,
}

/// A project that is not proposed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LeftOut {
    /// The project.
    pub project: ProjectRow,
    /// Why not.
    pub because: Vec<Because>,
}

/// Which themes lack what a project has.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Lacking {
    /// The best fit first.
    pub themes: Vec<LackingTheme>,
}

/// A theme that lacks what a project has.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LackingTheme {
    /// Theme.
    pub theme: ThemeRef,
    /// Its gaps that the project would close.
    pub needs: Vec<Need>,
    /// 0 to 100.
    pub score: u32,
    /// Why.
    pub because: Vec<Because>,
}

/// What a stopped theme sets free.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Freed {
    /// Its projects with the themes in which they would fit.
    pub projects: Vec<FreedProject>,
    /// Not shown because of interests.
    pub hidden: u32,
}

/// A project that is free again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FreedProject {
    /// The project.
    pub project: ProjectRow,
    /// What it brings, confirmed.
    pub assets: Vec<Asset>,
    /// Themes that lack it, the best fit first.
    pub fits: Vec<LackingTheme>,
}

/// A picture of the forge that the window drew. 社外秘, as all that stands in it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ForgePicture {
    /// What it shows.
    pub shows: ForgePictureOf,
    /// Of which theme, for a map.
    #[serde(default)]
    #[ts(optional)]
    pub theme: Option<Id>,
    /// A PNG file in base64 or the text of an SVG file, at most 20 MB.
    pub picture: String,
    /// For whom.
    pub audience: Audience,
    /// Full path: `.png` or `.svg`.
    pub out: FilePath,
}

/// What a picture of the forge shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ForgePictureOf {
    /// The composition of a theme.
    Map,
    /// The network.
    Network,
    /// Overlap of themes.
    Overlap,
    /// Coverage of the portfolio.
    Coverage,
}

mod board;
mod candidates;
mod combined;
mod compare;
mod concepts;
mod decided;
mod explain;
mod fit;
mod needed;
mod network;
mod picture;
mod pictured;
mod portfolio;
mod proposal;
mod propose;
mod quotes;
mod ranked;
pub(crate) mod strands;
mod words;
mod woven;

pub use board::board;
pub use candidates::candidates;
pub use combined::{
    AlikeTheme, ExplainRequest, Explained, LeftPair, Member, Proposal, Proposals, ProposeRequest, ProposedProject,
};
pub use compare::compare;
pub use explain::explain;
pub use fit::{freed, lacking};
pub use network::network;
pub use picture::picture;
pub use pictured::{
    CompareRequest, Compared, Comparison, Covered, Measure, Network, NetworkRequest, Node, NodeKind, Overlap,
    Portfolio, Turn,
};
pub use portfolio::portfolio;
pub use propose::propose;
