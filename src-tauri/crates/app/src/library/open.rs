//! Create, open, close. One library at a time.

use super::{LibraryPath, LibraryStatus, status};
use crate::commands::Nothing;
use crate::prelude::*;
use crate::state::Open;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Birth, Store};

/// The ending of a library file.
pub(super) const ENDING: &str = ".tsumugi";

/// A new, empty library.
///
/// # Errors
/// `LibraryExists`, `InvalidField` for another ending, `NotWritable`, `DiskFull`.
pub async fn create(context: &Context<'_>, args: LibraryPath) -> Result<LibraryStatus, Problem> {
    let path = checked(&args.path)?;
    let store = Store::create(&path, Birth { sample: false }).await?;
    adopt(context, store).await
}

/// An existing library. The one open before is closed only when this one stands.
///
/// # Errors
/// `FileMissing`, `NotALibrary`, `LibraryTooNew`, `LibraryDamaged`, `LibraryInUse`, `LibraryReadOnly`.
pub async fn open(context: &Context<'_>, args: LibraryPath) -> Result<LibraryStatus, Problem> {
    let path = PathBuf::from(&args.path);
    let app = context.app;
    if let Some(open) = app.open.read().await.as_ref()
        && same_file(open.store.path(), &path)
    {
        return status(context, Nothing {}).await;
    }
    let store = if app.host.read_only { Store::open_read_only(&path).await? } else { Store::open(&path).await? };
    adopt(context, store).await
}

/// Closes the library; the file is complete by itself afterwards.
///
/// # Errors
/// A database error while closing.
pub async fn close(context: &Context<'_>, _: Nothing) -> Result<LibraryStatus, Problem> {
    // What was worked out against this library says nothing of the next.
    *context.app.kept() = crate::import::Kept::default();
    let before = context.app.open.write().await.take();
    if let Some(open) = before {
        open.store.close().await?;
    }
    status(context, Nothing {}).await
}

pub(super) fn checked(path: &str) -> Result<PathBuf, Problem> {
    if path.ends_with(ENDING) && path.len() > ENDING.len() {
        return Ok(PathBuf::from(path));
    }
    Err(Problem::new(ProblemCode::InvalidField)
        .with("field", "file")
        .with("reason", "path-ending")
        .with("ending", ENDING))
}

/// Makes a store the open library and closes the one before.
pub(super) async fn adopt(context: &Context<'_>, store: Store) -> Result<LibraryStatus, Problem> {
    let app = context.app;
    let path = store.path().display().to_string();
    let open = Open::new(store).await.map_err(|problem| problem.with("path", &path))?;
    let open = Arc::new(open);
    *app.kept() = crate::import::Kept::default();
    let before = app.open.write().await.replace(open);
    if let Some(before) = before {
        before.store.close().await?;
    }
    app.remember(&path);
    status(context, Nothing {}).await
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
