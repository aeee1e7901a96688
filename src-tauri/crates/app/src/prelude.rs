//! What every verb uses. Crate-internal.

pub use crate::commands::{Context, Done, Written};
pub use crate::project::{ProjectRow, TagChip};
pub use domain::{
    Audience, Class, Concept, FilePath, Filter, Id, Issue, IssueCode, Kind, Problem, ProblemCode, Role, Selection,
    Sort, ThemeState,
};
pub use serde::{Deserialize, Serialize};
pub use ts_rs::TS;

/// Tells `null` ("set to nothing") from an absent field ("leave as it is").
pub fn some<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(d: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(d).map(Some)
}
