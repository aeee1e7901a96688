//! Backups: verified copies beside the library (or in a folder of the user's), thinned by age, put back after a look.

use crate::prelude::*;
use domain::{BackupReason, BackupRule};

/// A backup on the disk, as its manifest tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backup {
    /// Full path of the copy.
    pub path: FilePath,
    /// When it was made, ISO-8601 UTC.
    pub at: String,
    /// Why.
    pub reason: BackupReason,
    /// Size in bytes.
    pub bytes: u64,
    /// The copy is encrypted as the library was.
    pub encrypted: bool,
    /// Projects in it.
    pub projects: u32,
    /// Themes in it.
    pub themes: u32,
    /// Operations recorded up to it.
    pub operations: u32,
    /// Whether the copy still lies beside its manifest with the recorded size (its digest is compared by a preview).
    pub whole: bool,
}

/// Backups of the open library, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Backups {
    /// Folder they go to.
    pub folder: FilePath,
    /// Whether a person chose that folder (else it stands beside the library).
    pub chosen: bool,
    /// How many are kept.
    pub rule: BackupRule,
    /// Newest first.
    pub backups: Vec<Backup>,
}

/// Which reason.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupRequest {
    /// `manual` always makes one; `daily` only where the newest is older than a day and something was done since.
    pub reason: BackupWish,
}

/// What a person or the window asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BackupWish {
    /// Now, in any case.
    Manual,
    /// If it is due.
    Daily,
}

/// What came of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupMade {
    /// The verified copy; `None` when none was due.
    pub backup: Option<Backup>,
    /// Number of older ones that were thinned out.
    pub removed: u32,
}

/// A backup file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct BackupPath {
    /// Full path of the copy (`.tsumugi-backup`).
    pub path: FilePath,
    /// Its passphrase where it is not that of the open library.
    #[serde(default)]
    pub passphrase: Option<crate::library::Passphrase>,
}

/// What putting a backup back would change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RestorePreview {
    /// The backup.
    pub backup: Backup,
    /// It comes from the open library (the same id).
    pub same_library: bool,
    /// Things now and in the backup.
    pub counts: Vec<CountBeside>,
    /// What was done since and would no longer stand, newest first, at most 200.
    pub lost: Vec<LostStep>,
    /// Number of all of them.
    pub lost_total: u32,
}

/// One number beside the other.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CountBeside {
    /// `projects`, `years`, `tags`, `themes`, `threads`, `attachments`, `operations`.
    pub thing: String,
    /// In the open library.
    pub now: u32,
    /// In the backup.
    pub then: u32,
}

/// An operation after the backup.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LostStep {
    /// Operation.
    pub operation: Id,
    /// ISO-8601 UTC.
    pub at: String,
    /// Who.
    pub by: String,
    /// What, in Japanese.
    pub sentence_ja: String,
    /// What, in English.
    pub sentence_en: String,
}

/// Where to put a backup as a library of its own.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RestoreTo {
    /// Full path of the backup.
    pub path: FilePath,
    /// Its passphrase where it is not that of the open library.
    #[serde(default)]
    pub passphrase: Option<crate::library::Passphrase>,
    /// Full path of the new library, ending in `.tsumugi`; nothing may stand there.
    pub out: FilePath,
}

impl From<store::backup::Backup> for Backup {
    fn from(found: store::backup::Backup) -> Backup {
        let manifest = found.manifest;
        Backup {
            path: found.path.as_path().into(),
            at: manifest.at,
            reason: manifest.reason,
            bytes: manifest.bytes,
            encrypted: manifest.encrypted,
            projects: manifest.projects,
            themes: manifest.themes,
            operations: manifest.operations,
            whole: found.whole,
        }
    }
}

mod make;
mod restore;

pub use make::make;
pub(crate) use make::{due, made};
pub use restore::{list, preview, restore, restore_to};
