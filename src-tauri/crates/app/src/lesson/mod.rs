//! What accepting and rejecting taught this library about words.

use crate::prelude::*;

/// What was taught about one word for one concept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Lesson {
    /// Id.
    pub id: Id,
    /// Kind.
    pub kind: Kind,
    /// The words, as first met.
    pub surface: String,
    /// The concept.
    pub concept: Concept,
    /// How often accepted.
    pub accepted: u32,
    /// How often turned down.
    pub rejected: u32,
    /// What becomes of a certainty of 0.9, to show the effect.
    pub of_ninety: f64,
}

/// Everything taught, the most often decided first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Lessons {
    /// How many in all.
    pub total: u32,
    /// At most 500.
    pub lessons: Vec<Lesson>,
}

/// What to forget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Forget {
    /// One lesson.
    One(Id),
    /// All of them.
    All,
}

/// Forget what was taught.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonForget {
    /// What.
    pub what: Forget,
}

mod verbs;

pub use verbs::{forget, list};
pub(crate) use verbs::{hundredth, of_concept};
