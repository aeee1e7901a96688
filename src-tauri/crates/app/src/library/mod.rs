//! The library file: create, open, look at, check.

use crate::prelude::*;

/// State of the window's library, the first thing every screen needs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LibraryStatus {
    /// `None` while no library is open (first-run page).
    pub open: Option<OpenLibrary>,
    /// The encrypted library that waits for its passphrase (locked by hand, by idleness, or just chosen).
    pub locked: Option<LockedLibrary>,
    /// Version of the application.
    pub version: String,
}

/// The open library.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OpenLibrary {
    /// Full path of the file.
    pub path: FilePath,
    /// File name without folder and ending.
    pub name: String,
    /// The sample library, all of it fictional: marked 合成データ everywhere.
    pub sample: bool,
    /// Open for reading only: somebody else has it open, or it may not be written.
    pub read_only: bool,
    /// Encrypted at rest.
    pub encrypted: bool,
    /// A view of an earlier state (`library.as_it_was`): that time, ISO-8601 UTC.
    pub as_of: Option<String>,
    /// The newest backup of it, ISO-8601 UTC.
    pub backed_up_at: Option<String>,
    /// Files beside it that look like copies a cloud folder made of it (OneDrive, Dropbox …).
    pub copies: Vec<ConflictCopy>,
    /// Number of projects.
    pub projects: u32,
    /// Projects that lack at least one kind of tag.
    pub untagged: u32,
    /// Number of themes.
    pub themes: u32,
    /// What the next undo would take back.
    pub undo: Option<Step>,
    /// What the next redo would bring again.
    pub redo: Option<Step>,
}

/// One step of the undo or redo list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Step {
    /// Operation.
    pub operation: Id,
    /// What it did, in Japanese.
    pub sentence_ja: String,
    /// What it did, in English.
    pub sentence_en: String,
}

/// A library opened before, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecentLibrary {
    /// Full path.
    pub path: FilePath,
    /// ISO-8601 UTC.
    pub opened_at: String,
    /// Whether the file is (still) there.
    pub exists: bool,
}

/// Where the sample goes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LibraryPath {
    /// Full path, ending in `.tsumugi`.
    pub path: FilePath,
}

/// A new library.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LibraryNew {
    /// Full path, ending in `.tsumugi`.
    pub path: FilePath,
    /// Encrypts it from the first byte; left out: not encrypted.
    #[serde(default)]
    pub passphrase: Option<Passphrase>,
}

/// A library to open.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LibraryOpen {
    /// Full path.
    pub path: FilePath,
    /// Where it is encrypted.
    #[serde(default)]
    pub passphrase: Option<Passphrase>,
    /// Look only: beside a colleague who works in it, or where it may not be written.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub read_only: bool,
}

/// A library and where a copy of it goes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LibraryCopy {
    /// Full path of what is copied.
    pub path: FilePath,
    /// Where it is encrypted.
    #[serde(default)]
    pub passphrase: Option<Passphrase>,
    /// Full path of the copy, ending in `.tsumugi`; nothing may stand there.
    pub out: FilePath,
}

/// An encrypted library that is not open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LockedLibrary {
    /// Full path.
    pub path: FilePath,
    /// File name without folder and ending.
    pub name: String,
}

/// A file that looks like a copy of the open library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictCopy {
    /// Full path.
    pub path: FilePath,
    /// File name.
    pub name: String,
    /// Last written, ISO-8601 UTC.
    pub modified_at: String,
    /// It is the same library by its id; else only its name looks like it.
    pub same: bool,
}

/// How deep to check.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CheckRequest {
    /// Also every index, the whole change log and every attachment (seconds on a large library).
    #[ts(as = "Option<bool>", optional)]
    pub full: bool,
}

/// Result of an integrity check.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CheckReport {
    /// Whether nothing was found.
    pub clean: bool,
    /// Findings of SQLite and of our own rules, one sentence each, English and technical.
    pub findings: Vec<String>,
    /// Number of operations whose digests were verified (full check); 0 for a quick one.
    pub operations: u32,
    /// Digest of the newest operation, hexadecimal: written down elsewhere, it proves the log up to it.
    pub head: String,
    /// What was looked at beyond SQLite's own structure: `seal` (the file is as it was closed), `log`, `attachments`.
    pub looked_at: Vec<String>,
}

/// What was seen to after opening.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CareReport {
    /// The quick check.
    pub check: CheckReport,
    /// The daily backup, where one was due.
    pub backup: Option<crate::backup::Backup>,
}

/// Encrypt, change the passphrase, or store unencrypted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Protect {
    /// The passphrase in force, asked again; left out for a library that is not encrypted.
    #[serde(default)]
    pub current: Option<Passphrase>,
    /// The new one; left out: the library and its backups are stored unencrypted.
    #[serde(default)]
    pub new: Option<Passphrase>,
}

/// What was converted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Protected {
    /// The library as it is open now.
    pub status: LibraryStatus,
    /// Backups converted with it.
    pub backups: u32,
    /// Backups that could not be converted (damaged, or under another passphrase), by path: left as they are.
    pub left: Vec<FilePath>,
}

/// An earlier state as a library of its own.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AsItWas {
    /// The state right after this operation.
    pub operation: Id,
    /// Full path of the new library, ending in `.tsumugi`; nothing may stand there.
    pub out: FilePath,
}

/// What could be read from a damaged library.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Recovered {
    /// Full path of the new library.
    pub path: FilePath,
    /// One line per table.
    pub tables: Vec<RecoveredTable>,
    /// Whether every row could be read.
    pub complete: bool,
}

/// One table of a recovery.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecoveredTable {
    /// Table.
    pub table: String,
    /// Rows read.
    pub rows: u32,
    /// Stretches of ids that could not be read.
    pub gaps: u32,
    /// Rows read but left out, because what they belong to is lost.
    pub orphans: u32,
}

/// What compacting did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Compacted {
    /// Operations whose details were dropped; their digests stay.
    pub operations: u32,
    /// Size of the file before, in bytes.
    pub bytes_before: u64,
    /// Size of the file after, in bytes.
    pub bytes_after: u64,
}

/// Up to when.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompactRequest {
    /// Details of operations before this day (ISO date, UTC) are dropped; they can then no longer be undone.
    pub before: String,
}

/// Libraries opened before.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecentLibraries {
    /// Newest first.
    pub libraries: Vec<RecentLibrary>,
}

mod check;
mod open;
mod past;
mod protect;
mod sample;
mod sample_carry;
mod sample_forge;
mod sample_plan;
mod sample_registry;
mod sample_stage;
mod secret;
mod status;

pub use check::{care, check};
pub(crate) use open::{adopt, checked, guarded, open_made, shut, typed};
pub use open::{close, copy_local, create, lock, open, refresh};
pub use past::{as_it_was, compact, recover};
pub use protect::protect;
pub use sample::sample;
pub use secret::Passphrase;
pub use status::{recent, status};
