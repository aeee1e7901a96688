//! Pairs of programmes (ペアリング): who carries on whose projects, and the map of programmes with pairs as arrows.

use crate::prelude::*;
use crate::registry::Fact;

/// How sure a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PairStatus {
    /// 公式
    Official,
    /// 想定
    Assumed,
}

/// A pair of programmes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProgrammePair {
    /// Id.
    pub id: Id,
    /// Predecessor.
    pub predecessor: Id,
    /// Its name.
    pub predecessor_name: String,
    /// Successor.
    pub successor: Id,
    /// Its name.
    pub successor_name: String,
    /// How sure.
    pub status: PairStatus,
    /// Fiscal year from which it holds; `None` = not known.
    pub valid_from: Option<i32>,
    /// Note.
    pub note: String,
    /// Where it is stated (field `status`).
    pub facts: Vec<Fact>,
    /// Hand-overs of projects from the one to the other.
    pub handovers: u32,
    /// It closes a circle.
    pub cycle: bool,
    /// The successor takes no projects any more, by its last fiscal year.
    pub closed: bool,
    /// Who changed it last; empty = as it was shipped.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// All pairs, official ones first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProgrammePairs {
    /// The pairs.
    pub pairs: Vec<ProgrammePair>,
}

/// Makes a pair, or changes the one of these two programmes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PairSet {
    /// Predecessor.
    pub predecessor: Id,
    /// Successor, another.
    pub successor: Id,
    /// How sure. 公式 needs a source.
    pub status: PairStatus,
    /// Fiscal year, 1989–2100.
    #[serde(default)]
    pub valid_from: Option<i32>,
    /// Where it is stated: an address, or what was read, at most 500 characters.
    #[serde(default)]
    pub source: String,
    /// ISO date of that, or empty.
    #[serde(default)]
    pub as_of: String,
    /// Note, at most 2,000 characters.
    #[serde(default)]
    pub note: String,
}

/// Which pair.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PairId {
    /// Id.
    pub id: Id,
}

/// A picture of the map or of the timeline, as the window drew it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgrammePicture {
    /// What it shows.
    pub shows: PictureOf,
    /// A PNG file in base64 or the text of an SVG file, at most 20 MB.
    pub picture: String,
    /// Only official pairs and published fields are drawn. Whatever else is 社外秘, and refused to other audiences, as the
    /// timeline always is.
    pub published_only: bool,
    /// For whom.
    pub audience: Audience,
    /// Full path: `.png` or `.svg`.
    pub out: FilePath,
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PictureOf {
    /// The map of programmes.
    Map,
    /// The timeline.
    Timeline,
}

mod edit;
mod picture;

pub use edit::{list, remove, set};
pub use picture::picture;
pub(crate) use picture::svg;
