//! What every screen needs to know of the open library.

use super::{LibraryStatus, LockedLibrary, OpenLibrary, RecentLibraries, Step};
use crate::commands::Nothing;
use crate::prelude::*;
use std::path::Path;
use std::sync::PoisonError;
use store::rows::OperationRow;

/// The open library, or none.
///
/// # Errors
/// A database error.
pub async fn status(context: &Context<'_>, _: Nothing) -> Result<LibraryStatus, Problem> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let Some(open) = context.app.opened() else {
        let locked = context.app.locked.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let locked = locked.map(|path| LockedLibrary { name: name(&path), path: path.as_path().into() });
        return Ok(LibraryStatus { open: None, locked, version });
    };
    let (_, themes) = open.store.counts().await?;
    let (undo, redo) = open.store.steps().await?;
    let (projects, untagged) = {
        let index = open.index();
        (u32::try_from(index.len()).unwrap_or(u32::MAX), index.untagged())
    };
    let store = &open.store;
    let (backed_up_at, copies) = {
        let mut beside = open.beside.lock().unwrap_or_else(PoisonError::into_inner);
        if beside.backed_up_at.is_none() {
            let folder = context.app.backup_folder(store.path());
            let newest = store::backup::list(&folder, Some(&store.meta().uuid)).into_iter().find(|b| b.whole);
            beside.backed_up_at = newest.map(|backup| backup.manifest.at);
        }
        (beside.backed_up_at.clone(), beside.copies.clone())
    };
    Ok(LibraryStatus {
        open: Some(OpenLibrary {
            path: store.path().into(),
            name: name(store.path()),
            sample: store.meta().sample,
            read_only: store.read_only(),
            encrypted: store.encrypted(),
            as_of: store.meta().as_of.clone(),
            backed_up_at,
            copies,
            projects,
            untagged,
            themes,
            undo: undo.map(step),
            redo: redo.map(step),
        }),
        locked: None,
        version,
    })
}

fn name(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn step(row: OperationRow) -> Step {
    let (sentence_ja, sentence_en) = crate::history::sentences(&row);
    Step { operation: row.id, sentence_ja, sentence_en }
}

/// Libraries opened before.
///
/// # Errors
/// None.
pub async fn recent(context: &Context<'_>, _: Nothing) -> Result<RecentLibraries, Problem> {
    let mut libraries = context.app.settings_now().recent;
    for library in &mut libraries {
        library.exists = Path::new(&library.path).is_file();
    }
    Ok(RecentLibraries { libraries })
}
