//! The library file: SQLite, one door for writes, a change log nobody can forget.
//!
//! The only crate that names sqlx. It must never know a window, a workbook, a vocabulary or the
//! index; what it hands out are plain rows ([`rows`]) and what it reports are tables and project ids
//! ([`Changed`]).
//!
//! - [`Store::write`] is the only way to a write. What changed is recorded by TEMP triggers made from
//!   the schema at open ([`log`]), so no verb can forget it; undo, redo, the history and the
//!   invalidation of screens all read that one log.
//! - The writer is one connection behind a mutex, never a pool: TEMP triggers live and die with their
//!   connection.
//! - Reads go through a few read-only connections and never wait for a write.

mod access;
pub mod asset;
pub mod attachment;
pub mod backup;
mod birth;
mod bulk;
pub mod carry;
mod chain;
mod check;
pub mod claim;
pub mod comment;
mod compact;
pub mod concept;
pub mod connection;
pub mod convert;
pub mod extra;
mod file;
pub mod finished;
pub mod foreign;
pub mod hearing;
pub mod history;
pub mod home;
pub mod import;
pub mod interest;
mod inverse;
mod key;
mod laid;
pub mod last_word;
mod lasting;
pub mod lesson;
mod lock;
mod log;
mod many;
pub mod need;
pub mod outcome;
pub mod over;
pub mod pair;
mod past;
pub mod person;
pub mod pin;
pub mod place;
pub mod plan;
mod problem;
pub mod profile;
pub mod programme;
pub mod project;
pub mod recover;
pub mod registry;
pub mod remark;
pub mod renew;
pub mod round;
pub mod rows;
pub mod ruling;
mod schema;
mod seal;
pub mod state_name;
pub mod tag;
pub mod theme;
pub mod theme_version;
pub mod theme_whole;
mod undo;
pub mod view;
mod viewer;
pub mod vocabulary;
pub mod vote;
pub mod wanted;
pub mod word;
mod write;

pub use birth::publish;
pub use check::Checked;
pub use compact::Compacted;
pub use file::{Access, Birth, Meta, Store};
pub use key::Key;
pub use lock::Holder;
pub use undo::Undone;
pub use viewer::Viewer;
pub use write::{Changed, NewOperation, Outcome, Tx};
