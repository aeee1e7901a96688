//! A list comes in: look, map, preview (nothing written), decide, run; its report; mappings saved for next year.

mod beside;
mod body;
mod columns;
mod damage;
mod headings;
mod heads;
mod kept;
mod layout;
mod library;
mod likely;
mod list;
mod load;
mod log;
mod matching;
mod notes;
mod options;
mod paste;
mod plan;
mod profiles;
mod refused;
mod report;
mod shape;
mod verbs;
mod view;
mod words;
mod write;

pub use options::*;
pub use report::*;
pub use shape::*;

pub(crate) use headings::{plain as plain_heading, stated as stated_columns};
pub(crate) use kept::kept_columns;
pub(crate) use load::Kept;
pub use log::log;
pub(crate) use matching::identity;
pub use paste::paste;
pub use profiles::{remove_profile, save_profile};
pub use refused::refused;
pub(crate) use verbs::{digest, import_file};
pub use verbs::{preview, rows, run};
