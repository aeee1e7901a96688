//! What every screen needs to know of the open library.

use super::{LibraryStatus, OpenLibrary, RecentLibraries, Step};
use crate::commands::Nothing;
use crate::prelude::*;
use std::path::Path;
use store::rows::OperationRow;

/// The open library, or none.
///
/// # Errors
/// A database error.
pub async fn status(context: &Context<'_>, _: Nothing) -> Result<LibraryStatus, Problem> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let Some(open) = context.app.open.read().await.clone() else {
        return Ok(LibraryStatus { open: None, version });
    };
    let (_, themes) = open.store.counts().await?;
    let (undo, redo) = open.store.steps().await?;
    let (projects, untagged) = {
        let index = open.index();
        (u32::try_from(index.len()).unwrap_or(u32::MAX), index.untagged())
    };
    let path = open.store.path();
    Ok(LibraryStatus {
        open: Some(OpenLibrary {
            path: path.into(),
            name: path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
            sample: open.store.meta().sample,
            projects,
            untagged,
            themes,
            undo: undo.map(step),
            redo: redo.map(step),
        }),
        version,
    })
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
