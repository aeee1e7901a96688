//! What is kept of a theme and said about it: versions, differences, comments.

use crate::prelude::*;

/// Keep a version.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemeSnapshot {
    /// Of which theme.
    pub id: Id,
    /// Why.
    pub reason: String,
}

/// Versions of a theme, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ThemeVersions {
    /// Versions.
    pub versions: Vec<ThemeVersion>,
    /// Changes since the newest one.
    pub since: u32,
}

/// A kept version.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ThemeVersion {
    /// 1, 2, …
    pub number: u32,
    /// Why it was kept.
    pub reason: String,
    /// By.
    pub by: String,
    /// At, ISO-8601 UTC.
    pub at: String,
    /// Who wrote what between the version before and this one.
    pub wrote: Vec<Wrote>,
}

/// Who wrote what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Wrote {
    /// Who.
    pub by: String,
    /// Number of changes of each part (`field`, `thread`, `extra`, `asset`, `need`, `claim`, `comment`, `hearing`).
    pub changes: std::collections::BTreeMap<String, u32>,
    /// Last of them, ISO-8601 UTC.
    pub at: String,
}

/// One state of one theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemeStateRef {
    /// Theme.
    pub theme: Id,
    /// Version; absent = as it is now.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
}

/// Two states to be compared, of one theme or of two.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemeDiffRequest {
    /// Before.
    pub from: ThemeStateRef,
    /// After.
    pub to: ThemeStateRef,
}

/// What differs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ThemeDiff {
    /// Differences: fields, threads, extra threads, assets, needs, claims.
    pub differences: Vec<Difference>,
    /// Parts not shown because of interests.
    pub hidden: u32,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Difference {
    /// `field`, `thread`, `extra`, `asset`, `need`, `claim`
    pub thing: String,
    /// Name of the field, title of the thread, name of the asset, the need's word, the claim's text.
    pub name_ja: String,
    /// In English.
    pub name_en: String,
    /// Which of its fields differs; empty = it came or went as a whole.
    pub field: String,
    /// Before, in words; `None` = was not there.
    pub before: Option<String>,
    /// After; `None` = is gone.
    pub after: Option<String>,
    /// Last written by, at; empty = not known.
    pub by: String,
    /// ISO-8601 UTC.
    pub at: String,
}

/// Comments on a theme, oldest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Comments {
    /// Comments.
    pub comments: Vec<Comment>,
}

/// One comment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Comment {
    /// Id.
    pub id: Id,
    /// Text, a mention as `[[id]]`.
    pub text: String,
    /// The projects mentioned that may be shown.
    pub mentions: Vec<ProjectRow>,
    /// By.
    pub by: String,
    /// At, ISO-8601 UTC.
    pub at: String,
}

/// Say something.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CommentNew {
    /// Theme.
    pub theme: Id,
    /// Text, a mention as `[[id]]`.
    pub text: String,
}
