//! What an import reads for matching, its bulk writes, and the list of imports.
//!
//! Inserts are quiet: many rows a statement, known by their id range instead of one change each. They take
//! slices: a caller prepares the next part on another thread while one is written. Updates are logged like
//! any other change.

mod blocked;
mod insert;
mod known;
mod list;
mod update;

pub use crate::bulk::{Bound, insert_bound};
pub use blocked::{Blocked, blocked, blocked_rows};
pub use insert::{
    bind_new, insert_aliases, insert_import, insert_outcomes, insert_pairs, insert_projects, insert_source_rows,
    insert_tags, insert_word_uses, insert_words, insert_year_sources, insert_years,
};
pub(crate) use known::{alias_row, override_row, pair_row, word_row, year_columns, year_row, years};
pub use known::{
    aliases, aliases_in, known_projects, known_projects_in, known_tags, known_tags_in, known_year_heads,
    known_year_heads_in, known_years, known_years_in, last_sources, last_sources_in, overrides, overrides_in, pairs,
    pairs_in, programme_names, programme_names_in, words, words_in,
};
pub(crate) use list::import_row;
pub use list::{import_report, imports, knows};
pub use update::{update_projects, update_years};
