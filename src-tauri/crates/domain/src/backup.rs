//! Why a backup was made, and how many are kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BackupReason {
    /// The newest was older than a day when the library was opened.
    Daily,
    /// Somebody asked for it.
    Manual,
    /// A newer version brings the library up to date.
    BeforeMigration,
    /// A large list comes in.
    BeforeImport,
    /// An older state is put back.
    BeforeRestore,
    /// The library is encrypted, stored unencrypted or gets another passphrase.
    BeforeConversion,
}

impl BackupReason {
    /// The stable word, as in JSON and in file names.
    pub fn as_str(self) -> &'static str {
        match self {
            BackupReason::Daily => "daily",
            BackupReason::Manual => "manual",
            BackupReason::BeforeMigration => "before-migration",
            BackupReason::BeforeImport => "before-import",
            BackupReason::BeforeRestore => "before-restore",
            BackupReason::BeforeConversion => "before-conversion",
        }
    }
}

/// How many backups are kept: of so many days, weeks and months the newest one each. The newest three are kept in any
/// case, and so are those made by hand or before a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupRule {
    /// Days.
    pub daily: u32,
    /// Weeks (ISO, Monday first).
    pub weekly: u32,
    /// Months.
    pub monthly: u32,
}

impl Default for BackupRule {
    /// A week of days, a month of weeks, a year of months: fifteen to twenty-four files.
    fn default() -> BackupRule {
        BackupRule { daily: 7, weekly: 5, monthly: 12 }
    }
}
