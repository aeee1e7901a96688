//! What a user can do: a folder per noun, a file per verb. `commands` is THE LIST.
//!
//! This crate must never name tauri, sqlx, calamine or rust_xlsxwriter: the window, the command line
//! and the tests all come in through [`App::dispatch`].

pub mod adjustment;
mod asked;
pub mod asset;
pub mod attachment;
pub mod backup;
pub mod catalogue;
mod command;
pub mod commands;
pub mod concept;
pub mod conflict;
pub mod continuity;
pub mod criteria;
pub mod duplicate;
mod entries;
pub mod export;
pub mod find;
pub mod forge;
pub mod handbook;
pub mod hearing;
pub mod history;
pub mod home;
pub mod import;
pub mod interest;
pub mod leak;
pub mod lesson;
pub mod library;
pub mod lineage;
mod named;
pub mod outcome;
mod own;
pub mod pairing;
mod parallel;
pub mod person;
pub mod plan;
mod prelude;
pub mod programme;
pub mod project;
pub mod reading;
pub mod registry;
pub mod round;
pub mod settings;
pub mod shortlist;
mod state;
pub mod support;
pub mod tag;
pub mod tagging;
pub mod theme;
mod topic;
mod tries;
mod typescript;
pub mod view;
pub mod vocabulary;
pub mod word;
mod write;

/// Of every program that the application is part of, SQLite included.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

pub use commands::{Answer, Topic};
pub use state::{App, Host, Progress, Silent};
