//! Themes side by side and all together: comparison, network, portfolio.

use super::{Because, NeedState, ThemeRef};
use crate::prelude::*;
use domain::{Need, Step};
use std::collections::BTreeMap;

/// Themes side by side.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareRequest {
    /// Two to six themes.
    pub themes: Vec<Id>,
    /// Weight of each measure, 0 to 100; what is left out weighs [`Measure::weight`].
    #[serde(default)]
    pub weights: BTreeMap<Measure, u32>,
}

/// What alternatives are compared by. [P]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Needs closed of those needed.
    Coverage,
    /// Needs that a person confirmed as closed, of those of which anybody or a text says so.
    Evidence,
    /// The last step up to which each has a needed cell closed.
    Stage,
    /// Person-months to go: less is better. Entered.
    Effort,
    /// Competition: less is better. Entered.
    Competition,
    /// Months to the next gate: fewer are better. Entered.
    Time,
}

impl Measure {
    /// All.
    pub const ALL: [Measure; 6] =
        [Measure::Coverage, Measure::Evidence, Measure::Stage, Measure::Effort, Measure::Competition, Measure::Time];

    /// Its weight as long as nobody sets one.
    pub fn weight(self) -> u32 {
        match self {
            Measure::Coverage => 30,
            Measure::Evidence => 20,
            Measure::Stage | Measure::Competition => 15,
            Measure::Effort | Measure::Time => 10,
        }
    }
}

/// Themes side by side, and how firm their order is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// In the order asked for.
    pub options: Vec<Compared>,
    /// The weights that counted.
    pub weights: BTreeMap<Measure, u32>,
    /// For each measure: the nearest weight at which another theme comes first, both ways. Empty = no weight turns it.
    pub turns: Vec<Turn>,
    /// What differs between the themes, in words.
    pub because: Vec<Because>,
}

/// One theme of a comparison.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Compared {
    /// Theme.
    pub theme: ThemeRef,
    /// Target.
    pub target: Option<Concept>,
    /// Modality.
    pub modality: Option<Concept>,
    /// Indication.
    pub indication: Option<Concept>,
    /// Threads (projects, extra).
    pub threads: u32,
    /// Assets that are there, that are being obtained.
    pub have: u32,
    /// Being obtained.
    pub obtaining: u32,
    /// Needs closed.
    pub closed: Vec<Need>,
    /// Needs open.
    pub open: Vec<Need>,
    /// The last step up to which each has a needed cell closed.
    pub step: Option<Step>,
    /// Entered: person-months.
    pub effort_months: Option<u32>,
    /// Entered: months to the next gate.
    pub months_to_gate: Option<u32>,
    /// Entered: competition.
    pub competition: Option<crate::theme::Competition>,
    /// 0 to 100 of each measure; left out = not known, and then not counted for any of the themes.
    pub scores: BTreeMap<Measure, u32>,
    /// Weighted, 0 to 100.
    pub total: f64,
    /// 1 = first; equal totals share a rank.
    pub rank: u32,
}

/// A weight at which the first place changes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Turn {
    /// Which measure.
    pub measure: Measure,
    /// Its weight now.
    pub weight: u32,
    /// The weight at which it turns, 0 to 100.
    pub at: u32,
    /// Which theme then comes first.
    pub theme: Id,
}

/// Projects, concepts and themes as a network.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NetworkRequest {
    /// Which projects; themes and concepts are those of them.
    pub selection: Selection,
    /// Only projects in themes.
    #[serde(default)]
    pub themed: bool,
    /// Kinds of concepts to show; empty = none of them.
    pub kinds: Vec<Kind>,
    /// Nodes at most, up to 2,000: those with most edges stay.
    pub limit: u32,
}

/// A network.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Network {
    /// Nodes; themes first, then concepts, then projects, each by edges.
    pub nodes: Vec<Node>,
    /// Edges, by place in `nodes`.
    pub edges: Vec<(u32, u32)>,
    /// Nodes left out for the limit.
    pub cut: u32,
    /// Projects that are not shown because of interests.
    pub hidden: u32,
}

/// A node of the network.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Id of a project or theme; for a concept 0.
    pub id: Id,
    /// Concept id, key of a project, code of a theme.
    pub key: String,
    /// Name.
    pub label_ja: String,
    /// In English.
    pub label_en: String,
    /// Edges.
    pub edges: u32,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// Theme.
    Theme,
    /// Target.
    Target,
    /// Modality.
    Modality,
    /// Indication.
    Indication,
    /// Project.
    Project,
}

/// All themes together: coverage of the portfolio, overlap of themes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Portfolio {
    /// Themes, newest first; stopped ones last.
    pub themes: Vec<Covered>,
    /// Pairs of themes that share something, most first.
    pub overlaps: Vec<Overlap>,
}

/// How far a theme is covered.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Covered {
    /// Theme.
    pub theme: ThemeRef,
    /// Target.
    pub target: Option<Concept>,
    /// Modality.
    pub modality: Option<Concept>,
    /// Indication.
    pub indication: Option<Concept>,
    /// Owner; empty = nobody.
    pub owner: String,
    /// Next step.
    pub next_step: String,
    /// ISO date; empty = none.
    pub due: String,
    /// Threads.
    pub threads: u32,
    /// Needs and where they stand.
    pub needs: Vec<(Need, NeedState)>,
    /// Threads not shown because of interests.
    pub hidden: u32,
}

/// Two themes that share something.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Overlap {
    /// One.
    pub a: Id,
    /// The other.
    pub b: Id,
    /// Projects in both.
    pub projects: Vec<Id>,
    /// What of the triple is the same.
    pub shared: Vec<Kind>,
}
