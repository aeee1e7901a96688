//! What reads depend on and writes change.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a read can depend on and a write can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// Which library is open.
    Library,
    /// Projects and their years.
    Projects,
    /// Tags.
    Tags,
    /// Themes, their threads and disclosure classes.
    Themes,
    /// What waits for a person: possible duplicates, spellings of programmes, unmatched words.
    Proposals,
    /// Saved mappings.
    Profiles,
    /// Operations, undo and redo.
    History,
    /// Settings of this machine.
    Settings,
    /// Backups of the open library.
    Backups,
    /// Files attached to projects and themes.
    Attachments,
    /// What this library calls concepts: its own ones, names, loaded files, what was taught.
    Vocabulary,
    /// Saved views, and cells of the matrix that somebody wants filled.
    Views,
    /// The registry: programmes, pairs, supports; hand-overs, 調整費, targets.
    Programmes,
    /// Who works with the library, and their interests.
    People,
    /// Rounds of stage one: criteria, assignments, votes, shortlists, connections with supports.
    Rounds,
    /// Plans of themes, their sheets and decisions, the handbook.
    Plans,
}

impl Topic {
    /// All that depends on which projects are hidden.
    pub(crate) const CONTENT: &'static [Topic] = &[
        Topic::Library,
        Topic::Projects,
        Topic::Tags,
        Topic::Themes,
        Topic::Proposals,
        Topic::History,
        Topic::Attachments,
        Topic::Vocabulary,
        Topic::Views,
        Topic::Programmes,
        Topic::People,
        Topic::Rounds,
        Topic::Plans,
    ];
}
