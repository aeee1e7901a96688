//! What is attached, and copies of it outside the library.

use super::{Attachment, AttachmentId, AttachmentOwner, AttachmentSave, AttachmentView, Attachments};
use crate::export::{Exported, exported, record};
use crate::prelude::*;
use serde_json::json;
use std::io::Write as _;
use store::attachment;
use store::rows::AttachmentRow;

/// Attachments of a project or theme.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, args: AttachmentOwner) -> Result<Attachments, Problem> {
    let open = context.app.library().await?;
    let rows = attachment::list(&open.store, args.thing.table(), args.id).await?;
    Ok(Attachments { attachments: rows.into_iter().map(view_of).collect() })
}

fn view_of(row: AttachmentRow) -> Attachment {
    Attachment {
        risky: domain::program::is_program(&row.name),
        id: row.id,
        name: row.name,
        bytes: u64::try_from(row.bytes).unwrap_or(0),
        sha256: row.sha256,
        by: row.by,
        at: row.at,
    }
}

/// Saves a copy for an audience; recorded as every document that leaves.
///
/// # Errors
/// `NoSuchAttachment`; `InvalidField` for an audience that may not see what is 社外秘, as an attachment is until
/// somebody classes it otherwise; `NotWritable`, `DiskFull`, `FileInUse`; `LibraryReadOnly`, as it could not be recorded.
pub async fn save(context: &Context<'_>, args: AttachmentSave) -> Result<Exported, Problem> {
    crate::export::internal_only(args.audience)?;
    let open = context.app.library().await?;
    let (row, bytes) = attachment::content(&open.store, args.id).await?;
    let name = row.name;
    let writing = move |path: &std::path::Path| {
        let shown = path.display().to_string();
        let io = |error: std::io::Error| Problem::io(&error, &shown, true);
        let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
        let mut file = tempfile::Builder::new().prefix(".tsumugi-").tempfile_in(folder).map_err(io)?;
        file.write_all(&bytes).map_err(io)?;
        file.as_file().sync_all().map_err(io)?;
        file.persist(path).map(drop).map_err(|error| io(error.error))
    };
    let more = json!({ "file": name });
    let to = (args.out.as_str(), None);
    let written = record(context, &open, "export-attachment", to, args.audience, more, writing).await?;
    Ok(exported(written, 0, Vec::new()))
}

/// A read-only copy in the application's own folder, for the system's program to show.
///
/// # Errors
/// `NoSuchAttachment`; `ProgramRefused` for a kind of file that is never opened; `NotWritable`, `DiskFull`.
pub async fn view(context: &Context<'_>, args: AttachmentId) -> Result<AttachmentView, Problem> {
    let open = context.app.library().await?;
    let (row, bytes) = attachment::content(&open.store, args.id).await?;
    if domain::program::is_program(&row.name) {
        return Err(Problem::new(ProblemCode::ProgramRefused).with("file", row.name));
    }
    let folder = context.app.scratch_folder()?.join(&row.sha256[..16]);
    let path = folder.join(domain::files::safe_name(&row.name));
    let shown = path.display().to_string();
    let io = |error: std::io::Error| Problem::io(&error, &shown, true);
    std::fs::create_dir_all(&folder).map_err(io)?;
    if !path.exists() {
        std::fs::write(&path, bytes).map_err(io)?;
        let mut permissions = std::fs::metadata(&path).map_err(io)?.permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).map_err(io)?;
    }
    Ok(AttachmentView { path: path.as_path().into() })
}
