//! What a person set on this machine. Kept beside, never inside, the library.

use crate::prelude::*;
use domain::BackupRule;
use std::collections::BTreeMap;

/// Settings of this user on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Name written to tags and history; the login name until set.
    pub name: String,
    /// `ja`, `en`, or `None` = as the system.
    pub language: Option<Language>,
    /// `light`, `dark`, or `None` = as the system.
    pub appearance: Option<Appearance>,
    /// Columns of the project grid in order, with width in px; empty = default.
    pub columns: Vec<ColumnSetting>,
    /// How the facets beside the list are arranged; `None` = default.
    pub facets: Option<FacetShape>,
    /// Weights by which alternatives of themes are compared, 0 to 100: by their names ([`crate::forge::Measure`]), words for
    /// the same reason as in [`FacetShape`]; what is left out weighs as shipped.
    pub measure_weights: BTreeMap<String, u32>,
    /// Libraries opened before, newest first, at most ten.
    pub recent: Vec<crate::library::RecentLibrary>,
    /// Folder of backups; `None` = beside each library.
    pub backup_folder: Option<FilePath>,
    /// How many backups are kept.
    pub backup_rule: BackupRule,
    /// An encrypted library is locked after so many minutes without a key or a click; 0 = never.
    pub lock_after_minutes: u32,
    /// When libraries were last open here, for what is new on ホーム; the latest first. The window has no use for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(skip)]
    pub(crate) visits: Vec<Visit>,
    /// Whom somebody said they are, by library; nobody with a PIN. The window asks `person.me`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(skip)]
    pub(crate) workers: Vec<Worker>,
}

/// Whom somebody said they are in a library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Worker {
    /// Its uuid.
    pub(crate) library: String,
    /// The person.
    pub(crate) person: Id,
}

/// When a library was open on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Visit {
    /// Its uuid: a file may be moved or renamed.
    pub(crate) library: String,
    /// When it was last opened or closed, ISO-8601 UTC with milliseconds.
    pub(crate) at: String,
    /// The same of the time before, while it is open; `None` = there was none.
    #[serde(default)]
    pub(crate) before: Option<String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            name: String::new(),
            language: None,
            appearance: None,
            columns: Vec::new(),
            facets: None,
            measure_weights: BTreeMap::new(),
            recent: Vec::new(),
            backup_folder: None,
            backup_rule: BackupRule::default(),
            lock_after_minutes: 15,
            visits: Vec::new(),
            workers: Vec::new(),
        }
    }
}

/// How the facets are arranged: dimensions by their names ([`domain::Dim`]), never a value. Words and not `Dim`, so that settings
/// of another version stay readable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct FacetShape {
    /// All, in the order they were put in.
    pub order: Vec<String>,
    /// Stand first.
    pub pinned: Vec<String>,
    /// Put away.
    pub hidden: Vec<String>,
    /// Unfolded.
    pub open: Vec<String>,
}

/// Interface language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// 日本語
    Ja,
    /// English
    En,
}

/// Colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// 明
    Light,
    /// 暗
    Dark,
}

/// One grid column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnSetting {
    /// Column id of the grid.
    pub id: String,
    /// Width in px.
    pub width: u32,
    /// Shown.
    pub visible: bool,
    /// Stays in view when the others are scrolled sideways.
    #[serde(default)]
    pub frozen: bool,
}

/// What to change; what is left out stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SettingsPatch {
    /// Name.
    pub name: Option<String>,
    /// Language.
    pub language: Option<Language>,
    /// Colours.
    pub appearance: Option<Appearance>,
    /// Columns.
    pub columns: Option<Vec<ColumnSetting>>,
    /// Arrangement of the facets; what is no dimension is left out.
    pub facets: Option<FacetShape>,
    /// Weights of the comparison, all of them anew; what is no measure is left out, what is over 100 is 100.
    pub measure_weights: Option<BTreeMap<String, u32>>,
    /// Folder of backups; empty = beside each library.
    pub backup_folder: Option<FilePath>,
    /// How many backups are kept, at most 365 of each kind.
    pub backup_rule: Option<BackupRule>,
    /// Minutes until an encrypted library is locked; 0 = never, at most a day.
    pub lock_after_minutes: Option<u32>,
}

mod file;

pub use file::{get, set};
