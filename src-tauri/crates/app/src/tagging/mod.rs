//! タグ付け: one project after another with the engine's suggestions, and suggestions for a whole selection.

use crate::prelude::*;

/// In which order projects wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum QueueOrder {
    /// The most useful next: the newest fiscal year first, of one year the programme with most left.
    #[default]
    Useful,
    /// By programme, newest year first.
    Programme,
    /// By fiscal year, newest first.
    Year,
    /// As they came into the library.
    Added,
}

/// Which part of the queue.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QueueRequest {
    /// Order.
    #[serde(default)]
    pub order: QueueOrder,
    /// Only these projects.
    #[serde(default)]
    pub filter: Filter,
    /// Finished ones too, where they stand in the order.
    #[serde(default)]
    pub finished: bool,
    /// First row, 0-based.
    #[serde(default)]
    pub offset: u32,
    /// At most 200.
    pub limit: u32,
}

/// Projects that wait for tags.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Queue {
    /// Projects under the filter.
    pub total: u32,
    /// Of these, finished.
    pub finished: u32,
    /// Rows of this list.
    pub rows_total: u32,
    /// First row of this part.
    pub offset: u32,
    /// The rows.
    pub rows: Vec<QueueRow>,
    /// Finished today by whoever works here, in all of the library.
    pub today: u32,
    /// Projects an hour while working today; `None` before there are three.
    pub pace: Option<u32>,
}

/// One project of the queue.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QueueRow {
    /// Id.
    pub id: Id,
    /// Number without its year, else `#id`.
    pub key: String,
    /// Japanese title.
    pub title_ja: String,
    /// English title.
    pub title_en: String,
    /// Programme.
    pub programme: String,
    /// Somebody finished it, or every kind has a confirmed tag.
    pub finished: bool,
    /// Confirmed tags.
    pub tags: KindCounts,
    /// Concepts that wait for an answer.
    pub waiting: KindCounts,
}

/// A number for each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KindCounts {
    /// 標的
    pub target: u32,
    /// モダリティ
    pub modality: u32,
    /// 適応
    pub indication: u32,
}

/// Text of a project that is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PassageField {
    /// 課題名（日）
    TitleJa,
    /// 課題名（英）
    TitleEn,
    /// 概要（日）
    SummaryJa,
    /// 概要（英）
    SummaryEn,
    /// キーワード
    Keywords,
}

/// A text with the places that name something.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Passage {
    /// Which text.
    pub field: PassageField,
    /// The text.
    pub text: String,
    /// Places in their order; a target may stand inside a modality (抗PD-1抗体).
    pub marks: Vec<Mark>,
}

/// A place of a text that names a concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mark {
    /// Where it begins, in Unicode code points.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Position in `TaggingProject::candidates`.
    pub candidate: u32,
    /// Not what the project is about (a tool, a negated or excluded disease …): the reason's code.
    pub aside: Option<String>,
}

/// What is known of a candidate in this project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum CandidateState {
    /// The text suggests it.
    Offered,
    /// A list's own column says it; nobody has confirmed it.
    Proposed,
    /// A tag.
    Confirmed,
    /// Somebody turned it down for this project.
    Rejected,
}

/// A concept a project may be tagged with.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TagCandidate {
    /// Kind.
    pub kind: Kind,
    /// The concept.
    pub concept: Concept,
    /// What else the same words may mean.
    pub alternatives: Vec<Concept>,
    /// The next broader concept.
    pub broader: Option<Concept>,
    /// How many concepts are directly narrower.
    pub narrower: u32,
    /// The words of the best place; empty for a tag the text does not show.
    pub surface: String,
    /// Certainty from 0 to 1, what was taught included; `None` for a tag the text does not show.
    pub certainty: Option<f64>,
    /// The same without what was taught.
    pub plain: Option<f64>,
    /// How often these words were accepted for this concept in this library.
    pub accepted: u32,
    /// How often they were turned down.
    pub rejected: u32,
    /// Code of the rule, worded in `TaggingProject::reasons`; empty for a tag the text does not show.
    pub reason: String,
    /// Certain enough to be ticked before anybody has looked, and nobody has turned it down.
    pub ticked: bool,
    /// Not what the project is about, by that rule.
    pub aside: bool,
    /// State.
    pub state: CandidateState,
    /// 主
    pub main: bool,
    /// The sentence of the best place, or the cell of a list.
    pub evidence: Option<Evidence>,
    /// Places in all texts.
    pub places: u32,
    /// Who gave or turned down the tag.
    pub by: Option<String>,
    /// When, ISO-8601 UTC.
    pub at: Option<String>,
}

/// Quoted words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// The sentence.
    pub text: String,
    /// Where in it the words begin, in code points.
    pub start: u32,
    /// Where they end.
    pub end: u32,
}

/// What AMED's programme officers gave a project, as a list has it, beside our own tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AmsTag {
    /// What.
    pub kind: AmsKind,
    /// The cell.
    pub value: String,
    /// Where it stands.
    pub source: crate::project::SourceRef,
    /// What our own tags say to it, in the words of that list; empty where they say nothing.
    pub ours_ja: String,
    /// English.
    pub ours_en: String,
    /// Whether the two agree; `None` where they cannot be compared.
    pub agrees: Option<bool>,
}

/// AMED's own dimensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum AmsKind {
    /// 研究の性格
    Nature,
    /// 研究開発フェーズ
    Phase,
    /// 承認上の分類
    Approval,
    /// 対象疾患（ICD-10の章）
    Disease,
}

/// One project to be tagged.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TaggingProject {
    /// As in the list.
    pub row: ProjectRow,
    /// 研究開発代表者
    pub researcher: String,
    /// Somebody finished it.
    pub finished: Option<Finished>,
    /// Its texts; empty ones are left out.
    pub passages: Vec<Passage>,
    /// Best first within a kind; the kinds in their order.
    pub candidates: Vec<TagCandidate>,
    /// AMED's own tags.
    pub ams: Vec<AmsTag>,
    /// Every reason there is.
    pub reasons: Vec<crate::concept::ReasonWord>,
}

/// Who finished a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finished {
    /// Who.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// Decisions on one project: one step for undo.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Project.
    pub project: Id,
    /// Concepts that become tags.
    #[serde(default)]
    pub accept: Vec<Accepted>,
    /// Concepts that are turned down.
    #[serde(default)]
    pub reject: Vec<Rejected>,
    /// The project is finished: it leaves the queue.
    #[serde(default)]
    pub finish: bool,
}

/// A concept that becomes a tag.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Accepted {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: String,
    /// The words that suggested it, for what is learned; left out = it came from a person.
    #[serde(default)]
    pub surface: Option<String>,
    /// The concept that was suggested for these words, where the person chose another (broader, narrower).
    #[serde(default)]
    pub instead_of: Option<String>,
    /// The sentence.
    #[serde(default)]
    pub evidence: Option<String>,
    /// 0 to 1.
    #[serde(default)]
    pub certainty: Option<f64>,
    /// Code of the rule.
    #[serde(default)]
    pub reason: Option<String>,
    /// 主: make it the main one of its kind.
    #[serde(default)]
    pub main: bool,
}

/// A concept that is turned down.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Rejected {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: String,
    /// The words that suggested it.
    #[serde(default)]
    pub surface: Option<String>,
}

/// Suggestions for a selection.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScanRequest {
    /// Which projects.
    pub selection: Selection,
}

/// What the texts of a selection suggest that is no tag yet; what was turned down for a project is left out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Scan {
    /// Projects looked through.
    pub projects: u32,
    /// What accepting from each certainty on would give, falling.
    pub levels: Vec<ScanLevel>,
    /// Most frequent concepts from the certainty at which suggestions are ticked.
    pub frequent: Vec<ScanConcept>,
}

/// What accepting from a certainty on would give.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ScanLevel {
    /// From this certainty on.
    pub certainty: f64,
    /// New tags of each kind.
    pub tags: KindCounts,
    /// Projects that would get a target, a modality, an indication.
    pub projects: KindCounts,
}

/// A concept that a selection suggests.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ScanConcept {
    /// The concept as a chip.
    pub chip: TagChip,
    /// Projects that would get it.
    pub projects: u32,
}

/// Accept what a selection suggests.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptAbove {
    /// Which projects.
    pub selection: Selection,
    /// From this certainty on, 0 to 1.
    pub certainty: f64,
    /// Of these kinds; none = nothing to do.
    pub kinds: Vec<Kind>,
}

mod ams;
mod candidates;
mod decide;
mod look;
mod queue;
mod scan;

pub(crate) use candidates::is_aside;
pub use decide::{decide, reopen};
pub use look::project;
pub(crate) use queue::Queued;
pub use queue::queue;
pub(crate) use scan::Scanned;
pub use scan::{accept_above, scan};
