//! Saved views: what a list or a matrix shows, under a name.

use crate::prelude::*;
use crate::settings::ColumnSetting;
use domain::{Dim, SortKey};

/// What a view shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ViewState {
    /// Which projects.
    pub filter: Filter,
    /// In which order; empty = as they came in.
    pub sort: Vec<Sort>,
    /// Under headings of this column.
    pub group: Option<SortKey>,
    /// Columns in order; empty = as the person has them.
    pub columns: Vec<ColumnSetting>,
    /// Shown as a matrix instead of a list.
    pub matrix: Option<MatrixShape>,
}

/// The axes of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MatrixShape {
    /// Downwards.
    pub rows: Dim,
    /// Across.
    pub columns: Dim,
    /// One small matrix for each value of a third.
    #[serde(default)]
    pub third: Option<Dim>,
}

/// A saved view.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SavedView {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Projects it finds now.
    pub count: u32,
    /// What it shows.
    pub state: ViewState,
    /// Who saved it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// Saved views, in their order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Views {
    /// The views.
    pub views: Vec<SavedView>,
}

/// Saves a view, or changes one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewSave {
    /// The view to change; `None` = a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// Its name, 1–80 characters, unlike the others'.
    pub name: String,
    /// What it shows.
    pub state: ViewState,
}

/// Which view.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewId {
    /// Id.
    pub id: Id,
}

/// Puts a view elsewhere among the others.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewMove {
    /// Which.
    pub id: Id,
    /// 0-based place.
    pub to: u32,
}

/// Writes a view into a small file, for a colleague. It holds conditions and a name, nothing of any project. What
/// somebody looks for can be telling by itself (a word, a target), and so can the name: the window says so. Themes and
/// programmes of the registry are left out, as their ids mean nothing in another library.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewShare {
    /// Which.
    pub id: Id,
    /// Full path of the file to write.
    pub out: FilePath,
}

/// Where a view was written to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ViewShared {
    /// Full path.
    pub path: FilePath,
}

/// Takes in a view that somebody shared.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewTake {
    /// Full path of the file.
    pub file: FilePath,
}

/// Projects that conditions find now.
///
/// # Errors
/// A database error.
pub(crate) async fn count(open: &crate::state::Open, filter: &Filter) -> Result<u32, Problem> {
    let asked = open.asked(filter).await?;
    Ok(open.index().count(&asked))
}

mod edit;
mod share;

pub use edit::{list, place, remove, save};
pub use share::{share, take};
