//! Attachments: files kept inside the library by their digest, never executed, opened after a warning.

use crate::prelude::*;

/// What an attachment belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum AttachedTo {
    /// A project.
    Project,
    /// A theme.
    Theme,
}

/// A project or theme.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentOwner {
    /// Kind of thing.
    pub thing: AttachedTo,
    /// Its id.
    pub id: Id,
}

/// A file to attach.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentNew {
    /// Kind of thing.
    pub thing: AttachedTo,
    /// Its id.
    pub id: Id,
    /// Full path of the file; copied into the library, at most 50 MB.
    pub file: FilePath,
}

/// One attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attachment {
    /// Id.
    pub id: Id,
    /// File name without folder.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the content, hexadecimal.
    pub sha256: String,
    /// Who attached it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
    /// A kind of file that this application opens in no case (programs, scripts, shortcuts): it can only be saved.
    pub risky: bool,
}

/// Attachments of one thing, in the order they were added.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Attachments {
    /// Oldest first.
    pub attachments: Vec<Attachment>,
}

/// An attachment.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentId {
    /// Id.
    pub id: Id,
}

/// Where to save a copy, and for whom.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentSave {
    /// Id.
    pub id: Id,
    /// Who will see it. An attachment is 社外秘 until a person classes it otherwise.
    pub audience: Audience,
    /// Full path to write.
    pub out: FilePath,
}

/// A copy made to look at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AttachmentView {
    /// Full path of a read-only copy in the application's own folder, emptied when the library is closed or locked.
    pub path: FilePath,
}

mod edit;
mod read;

pub use edit::{add, remove};
pub use read::{list, save, view};
