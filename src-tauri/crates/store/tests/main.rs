//! What is claimed of the library file: one program, a module per subject, as linking is most of what building tests costs.

mod common;
mod file;
mod find;
mod foreign;
mod keep;
mod lists;
mod merge;
mod nouns;
mod plan;
mod property;
mod undo;
mod write;
