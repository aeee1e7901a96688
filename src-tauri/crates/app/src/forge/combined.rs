//! Combinations of projects that would make a theme.

use super::{Because, Quote, ThemeRef};
use crate::prelude::*;
use domain::Need;

/// Look for combinations.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProposeRequest {
    /// Among which projects.
    pub selection: Selection,
    /// How many proposals, at most 200.
    pub limit: u32,
    /// Only projects that run today.
    #[serde(default)]
    pub running: bool,
    /// Only projects that no theme (but stopped ones) has.
    #[serde(default)]
    pub unused: bool,
    /// Only confirmed assets count.
    #[serde(default)]
    pub confirmed_only: bool,
}

/// Combinations that would make a theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Proposals {
    /// The best first; the same library and request give the same.
    pub proposals: Vec<Proposal>,
    /// The nearest combinations that are not proposed, each with its reasons.
    pub left: Vec<LeftPair>,
    /// Projects looked at.
    pub looked: u32,
    /// Combinations compared.
    pub compared: f64,
    /// Projects not looked at because of interests.
    pub hidden: u32,
}

/// A combination.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Proposal {
    /// Target they share.
    pub target: Option<Concept>,
    /// Modality of the one that brings the drug.
    pub modality: Option<Concept>,
    /// Indication they share.
    pub indication: Option<Concept>,
    /// Two or three projects, along the value chain.
    pub members: Vec<Member>,
    /// Needs they close together: a person or a text says it is there.
    pub closed: Vec<Need>,
    /// Needs for which something is only being obtained (取得中), or planned: not closed yet.
    pub obtaining: Vec<Need>,
    /// Needs that stay open: nobody brings anything for them.
    pub open: Vec<Need>,
    /// 0 to 100.
    pub score: u32,
    /// Tick by tick, with reservations.
    pub because: Vec<Because>,
    /// Themes that are like it, the likest first.
    pub alike: Vec<AlikeTheme>,
    /// The cell of the matrix (class of target × modality) that somebody marked as 狙い.
    pub wanted: bool,
}

/// A project of a combination.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Member {
    /// The project.
    pub project: ProposedProject,
    /// Its role.
    pub role: Role,
    /// What it brings that no other member does.
    pub closes: Vec<Need>,
    /// Of these, what is only being obtained (取得中): not closed yet.
    pub obtaining: Vec<Need>,
    /// A sentence for each of these that says so, in the same order; `None` = confirmed by a person without a sentence.
    pub quotes: Vec<Option<Quote>>,
    /// Of these, confirmed by a person.
    pub confirmed: Vec<Need>,
}

/// A project by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProposedProject {
    /// Id.
    pub id: Id,
    /// Number without its year, else `#id`.
    pub key: String,
    /// Title.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// Institution.
    pub institution: String,
    /// Fiscal years.
    pub years: Vec<i32>,
}

/// A theme like a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AlikeTheme {
    /// Theme.
    pub theme: ThemeRef,
    /// What is the same.
    pub because: Vec<Because>,
}

/// A combination that is not proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LeftPair {
    /// Its projects.
    pub projects: Vec<ProposedProject>,
    /// Why not.
    pub because: Vec<Because>,
}

/// Two or three projects to be judged as a combination.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExplainRequest {
    /// Which.
    pub projects: Vec<Id>,
}

/// What a combination is worth, and what speaks against it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Explained {
    /// The proposal it would be, whether or not it would be made.
    pub proposal: Proposal,
    /// Why it is not proposed; empty = it is.
    pub against: Vec<Because>,
}
