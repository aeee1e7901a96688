//! What a person set on this machine. Kept beside, never inside, the library.

use crate::prelude::*;

/// Settings of this user on this machine.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    /// Libraries opened before, newest first, at most ten.
    pub recent: Vec<crate::library::RecentLibrary>,
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
}

mod file;

pub use file::{get, set};
