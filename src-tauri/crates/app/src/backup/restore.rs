//! Looking at a backup, and putting it back.

use super::{Backup, BackupPath, Backups, CountBeside, LostStep, RestorePreview, RestoreTo};
use crate::commands::Nothing;
use crate::library::{LibraryStatus, adopt, checked, guarded, open_made, shut, status, typed};
use crate::prelude::*;
use domain::BackupReason;
use std::path::PathBuf;
use std::sync::PoisonError;
use store::{Access, NewOperation, Store, backup};

/// Sentences of a preview.
const STEPS: u32 = 200;

/// Backups of the open library.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<Backups, Problem> {
    let app = context.app;
    let open = app.library().await?;
    let folder = app.backup_folder(open.store.path());
    let settings = app.settings.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let backups = backup::list(&folder, Some(&open.store.meta().uuid)).into_iter().map(Backup::from).collect();
    Ok(Backups {
        folder: folder.as_path().into(),
        chosen: settings.backup_folder.is_some(),
        rule: settings.backup_rule,
        backups,
    })
}

/// The passphrase given, else that of the open library.
async fn access(context: &Context<'_>, passphrase: Option<&crate::library::Passphrase>) -> Access {
    let of_open = match context.app.library().await {
        Ok(open) => open.store.access().key,
        Err(_) => None,
    };
    context.app.access(passphrase.map(typed).or(of_open))
}

/// Verifies a backup byte by byte and tells what putting it back would change.
///
/// # Errors
/// `NoLibrary`, `NotABackup`, `BackupDamaged`, `PassphraseNeeded`, `WrongPassphrase`, `Cancelled`.
pub async fn preview(context: &Context<'_>, args: BackupPath) -> Result<RestorePreview, Problem> {
    let open = context.app.library().await?;
    let path = PathBuf::from(&args.path);
    let access = access(context, args.passphrase.as_ref()).await;
    let looking = backup::preview(&path, &access, context.bytes("verifying"));
    let (found, then) = guarded(context.app, looking).await?;
    let now = open.store.numbers().await?;
    let counts = now.into_iter().zip(&then).map(|((thing, now), (_, then))| CountBeside { thing, now, then: *then });
    let same_library = found.manifest.library == open.store.meta().uuid;
    let (rows, lost_total) = if same_library {
        store::history::after(&open.store, found.manifest.last_operation, STEPS).await?
    } else {
        (Vec::new(), 0)
    };
    let lost = rows.into_iter().map(|row| {
        let (sentence_ja, sentence_en) = crate::history::sentences(&row);
        LostStep { operation: row.id, at: row.at, by: row.by, sentence_ja, sentence_en }
    });
    Ok(RestorePreview {
        backup: Backup::from(found),
        same_library,
        counts: counts.collect(),
        lost: lost.collect(),
        lost_total,
    })
}

/// Puts a backup in the place of the open library, after a backup of the present state. The library stays open.
///
/// # Errors
/// `NoLibrary`, `LibraryReadOnly`; `WhoAreYou`, `NotActive`, `ChairOnly` in a library with people: a backup may be from
/// before an interest was declared; `InvalidField` for a backup of another library; as [`preview`]; `DiskFull`,
/// `NotWritable`. The library is as before then, and open.
pub async fn restore(context: &Context<'_>, args: BackupPath) -> Result<LibraryStatus, Problem> {
    let app = context.app;
    let open = app.library().await?;
    let worker = open.me();
    if worker.people {
        crate::person::chair(&open)?;
    }
    let (path, copy) = (open.store.path().to_owned(), PathBuf::from(&args.path));
    if open.store.read_only() {
        return Err(Problem::new(ProblemCode::LibraryReadOnly).with("path", path.display()));
    }
    let found = backup::verify(&copy, context.bytes("verifying")).await?;
    if found.manifest.library != open.store.meta().uuid {
        return Err(Problem::new(ProblemCode::InvalidField).with("field", "backup").with("reason", "other-library"));
    }
    let before = open.store.access();
    let access = access(context, args.passphrase.as_ref()).await;
    // Whether it opens is known before anything is taken away.
    guarded(app, backup::preview(&copy, &access, store::backup::unwatched())).await?;
    crate::backup::made(context, &open, BackupReason::BeforeRestore).await?;
    drop(open);
    shut(app).await?;
    let put = backup::put_back(&copy, &path, &access, context.bytes("restoring")).await;
    let with = if put.is_ok() { &access } else { &before };
    adopt(context, Store::open(&path, with).await?).await?;
    let params = serde_json::json!({ "at": put?.manifest.at });
    let operation = NewOperation { kind: "backup-restore", by: app.by(), params, undoable: false };
    let open = app.library().await?;
    // Whoever put it back goes on working, where the backup knows the same person.
    let same = store::person::all(&open.store).await?.into_iter().find(|row| {
        worker
            .person
            .as_ref()
            .is_some_and(|before| (before.id, &before.name, &before.pin) == (row.id, &row.name, &row.pin))
    });
    if let Some(row) = same {
        open.work_as_person(Some(row.id)).await?;
    }
    let done = open.store.write(operation, async |_| Ok(())).await?;
    open.follow(&done.changed).await?;
    status(context, Nothing {}).await
}

/// A backup as a library of its own, opened.
///
/// # Errors
/// `LibraryExists`, `NotABackup`, `BackupDamaged`, `PassphraseNeeded`, `WrongPassphrase`, `DiskFull`, `NotWritable`.
pub async fn restore_to(context: &Context<'_>, args: RestoreTo) -> Result<LibraryStatus, Problem> {
    let (copy, out) = (PathBuf::from(&args.path), checked(&args.out)?);
    let access = access(context, args.passphrase.as_ref()).await;
    let copying = backup::copy_library(&copy, &out, &access, context.bytes("restoring"));
    guarded(context.app, copying).await?;
    open_made(context, &out, &access).await
}
