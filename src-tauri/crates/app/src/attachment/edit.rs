//! Attach and take away: one undo step each.

use super::{AttachedTo, AttachmentId, AttachmentNew};
use crate::prelude::*;
use crate::write::{operation, written};
use serde_json::json;
use std::io::Read as _;
use std::path::Path;
use store::attachment::{self, LARGEST};

impl AttachedTo {
    /// Name of its table.
    pub(super) fn table(self) -> &'static str {
        match self {
            AttachedTo::Project => "project",
            AttachedTo::Theme => "theme",
        }
    }
}

/// Copies a file into the library. The same content on the same thing is attached once.
///
/// # Errors
/// `FileMissing`, `FileUnreadable`, `FileEmpty`, `AttachmentTooLarge` (`file`, `limit`), `NoSuchProject`, `NoSuchTheme`.
pub async fn add(context: &Context<'_>, args: AttachmentNew) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let name = Path::new(&args.file).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = args.file.clone();
    let bytes = tokio::task::spawn_blocking(move || read(&file)).await.map_err(Problem::fault)??;
    let outcome = open
        .store
        .write(operation(context, "attachment-add", json!({ "file": name })), async |tx| {
            let id = attachment::add(tx, args.thing.table(), args.id, &name, &bytes).await?;
            tx.set_count(1);
            Ok(id)
        })
        .await?;
    written(&open, outcome, "attachment-add", |id| (1, Some(*id))).await
}

fn read(file: &str) -> Result<Vec<u8>, Problem> {
    let name = Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let io = |error: std::io::Error| Problem::io(&error, file, false);
    let mut bytes = Vec::new();
    // One byte beyond the bound tells that there is more, whatever the file claims of its size.
    std::fs::File::open(file).map_err(io)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.is_empty() {
        return Err(Problem::new(ProblemCode::FileEmpty).with("file", name));
    }
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::new(ProblemCode::AttachmentTooLarge).with("file", name).with("limit", LARGEST >> 20));
    }
    Ok(bytes)
}

/// Takes an attachment away.
///
/// # Errors
/// `NoSuchAttachment`.
pub async fn remove(context: &Context<'_>, args: AttachmentId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let name = attachment::row(&open.store, args.id).await?.name;
    let outcome = open
        .store
        .write(operation(context, "attachment-remove", json!({ "file": name })), async |tx| {
            attachment::remove(tx, args.id).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "attachment-remove", |()| (1, None)).await
}
