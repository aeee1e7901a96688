//! Create, open, lock, close. One library at a time.

use super::{LibraryCopy, LibraryNew, LibraryOpen, LibraryStatus, Passphrase, status};
use crate::commands::Nothing;
use crate::prelude::*;
use crate::state::Open;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use store::{Access, Birth, Key, Store};

/// The ending of a library file.
pub(super) const ENDING: &str = ".tsumugi";

/// A new, empty library.
///
/// # Errors
/// `LibraryExists`, `InvalidField` for another ending or a short passphrase, `LibraryOnShare`, `NotWritable`, `DiskFull`.
pub async fn create(context: &Context<'_>, args: LibraryNew) -> Result<LibraryStatus, Problem> {
    let path = checked(&args.path)?;
    let key = args.passphrase.map(|words| Key::chosen(words.words())).transpose()?;
    let store = Store::create(&path, Birth { sample: false }, &context.app.access(key)).await?;
    adopt(context, store).await
}

/// An existing library. The one open before is closed only when this one stands. A wrong passphrase waits longer and
/// longer: guessing by hand or by script takes its time.
///
/// # Errors
/// `FileMissing`, `NotALibrary`, `LibraryTooNew`, `LibraryDamaged`, `LibraryInUse`, `LibraryReadOnly`, `LibraryOnShare`,
/// `PassphraseNeeded`, `WrongPassphrase`.
pub async fn open(context: &Context<'_>, args: LibraryOpen) -> Result<LibraryStatus, Problem> {
    let path = PathBuf::from(&args.path);
    let app = context.app;
    if let Some(open) = app.opened()
        && same_file(open.store.path(), &path)
        && open.store.read_only() == (app.host.read_only || args.read_only)
    {
        return status(context, Nothing {}).await;
    }
    let access = app.access(args.passphrase.as_ref().map(typed));
    let read_only = app.host.read_only || args.read_only;
    let opened = guarded(app, async {
        if read_only { Store::open_read_only(&path, &access).await } else { Store::open(&path, &access).await }
    });
    let store = opened.await?;
    adopt(context, store).await
}

/// Lets a passphrase be tried, and slows down whoever tries wrong ones.
pub(crate) async fn guarded<T>(
    app: &crate::App,
    attempt: impl Future<Output = Result<T, Problem>>,
) -> Result<T, Problem> {
    app.wrong_passphrases.wait().await;
    let done = attempt.await;
    match &done {
        Err(problem) if problem.code == ProblemCode::WrongPassphrase => {
            app.wrong_passphrases.wrong();
        }
        Ok(_) => app.wrong_passphrases.right(),
        Err(_) => {}
    }
    done
}

pub(crate) fn typed(words: &Passphrase) -> Key {
    Key::typed(words.words())
}

/// Closes the library; the file is complete by itself afterwards. Closing what is locked forgets it.
///
/// # Errors
/// A database error while closing.
pub async fn close(context: &Context<'_>, _: Nothing) -> Result<LibraryStatus, Problem> {
    *context.app.locked.lock().unwrap_or_else(PoisonError::into_inner) = None;
    shut(context.app).await?;
    status(context, Nothing {}).await
}

/// Closes an encrypted library and remembers which one it was. Nothing of it stays in memory or in the scratch folder.
///
/// # Errors
/// `NoLibrary`; `InvalidField` for a library that is not encrypted: locking it would lock nothing.
pub async fn lock(context: &Context<'_>, _: Nothing) -> Result<LibraryStatus, Problem> {
    let open = context.app.library().await?;
    if !open.store.encrypted() {
        return Err(Problem::new(ProblemCode::InvalidField)
            .with("field", "passphrase")
            .with("reason", "not-encrypted"));
    }
    let path = open.store.path().to_owned();
    drop(open);
    shut(context.app).await?;
    *context.app.locked.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    status(context, Nothing {}).await
}

/// Takes the library away from everybody, with what was worked out against it.
pub(crate) async fn shut(app: &crate::App) -> Result<(), Problem> {
    *app.kept() = crate::import::Kept::default();
    *app.pasted.lock().unwrap_or_else(PoisonError::into_inner) = None;
    let before = app.swap(None);
    if let Some(open) = before {
        app.left(&open.store.meta().uuid);
        open.store.close().await?;
    }
    app.clear_scratch();
    Ok(())
}

/// For a library that is only read beside somebody who writes: takes in what was written since.
///
/// # Errors
/// `NoLibrary`; a database error.
pub async fn refresh(context: &Context<'_>, _: Nothing) -> Result<LibraryStatus, Problem> {
    let open = context.app.library().await?;
    if open.store.read_only() {
        open.catch_up().await?;
    }
    status(context, Nothing {}).await
}

/// Copies a library from where it cannot be worked in (a network share) and opens the copy.
///
/// # Errors
/// `LibraryExists`, `LibraryInUse`, `FileMissing`, `DiskFull`, `NotWritable`, and as [`open`]; nothing stays at `out`
/// when the copy does not open.
pub async fn copy_local(context: &Context<'_>, args: LibraryCopy) -> Result<LibraryStatus, Problem> {
    let (from, out) = (PathBuf::from(&args.path), checked(&args.out)?);
    if let Some(kind) = store::place::share(&out) {
        return Err(Problem::new(ProblemCode::LibraryOnShare).with("path", out.display()).with("kind", kind));
    }
    let access = context.app.access(args.passphrase.as_ref().map(typed));
    store::backup::copy_library(&from, &out, &access, context.bytes("copying")).await?;
    open_made(context, &out, &access).await
}

/// Opens what was just made at `out`; takes it away again when it does not open, but for want of a passphrase.
pub(crate) async fn open_made(context: &Context<'_>, out: &Path, access: &Access) -> Result<LibraryStatus, Problem> {
    match guarded(context.app, Store::open(out, access)).await {
        Ok(store) => adopt(context, store).await,
        Err(problem) => {
            if !matches!(problem.code, ProblemCode::PassphraseNeeded | ProblemCode::WrongPassphrase) {
                remove(out);
            }
            Err(problem)
        }
    }
}

/// Removes a library that was made a moment ago, with its sidecars.
pub(crate) fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm", ".lock", ".seal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        let _ = std::fs::remove_file(name);
    }
}

pub(crate) fn checked(path: &str) -> Result<PathBuf, Problem> {
    if path.ends_with(ENDING) && path.len() > ENDING.len() {
        return Ok(PathBuf::from(path));
    }
    Err(Problem::new(ProblemCode::InvalidField)
        .with("field", "file")
        .with("reason", "path-ending")
        .with("ending", ENDING))
}

/// Makes a store the open library and closes the one before.
pub(crate) async fn adopt(context: &Context<'_>, store: Store) -> Result<LibraryStatus, Problem> {
    let app = context.app;
    let (path, library) = (store.path().display().to_string(), store.meta().uuid.clone());
    let named = |problem: Problem| problem.with("path", &path);
    let renewed = match crate::project::effective::renew(&store).await {
        // Damage in a text of some year keeps nobody out who could open the library before: it stays as it is until it is whole.
        Err(problem) if problem.code == ProblemCode::LibraryDamaged => {
            tracing::warn!("a damaged library was not brought in step with this program");
            false
        }
        renewed => renewed.map_err(named)?,
    };
    let working = crate::person::at_open(app, &store).await.map_err(named)?;
    let open = Arc::new(Open::new(store, working).await.map_err(named)?);
    // What takes longest the first time is made while somebody looks at the first rows.
    let warmed = Arc::clone(&open);
    tokio::task::spawn_blocking(move || warmed.warm());
    if renewed {
        // Folding a large write into the file does not keep anybody waiting; where it fails, closing folds.
        let later = Arc::clone(&open);
        tokio::spawn(async move { later.store.checkpoint().await });
    }
    *app.kept() = crate::import::Kept::default();
    let before = app.swap(Some(open));
    if let Some(before) = before {
        app.left(&before.store.meta().uuid);
        // That it could not be folded into its file is none of this one's: its log is read with it at its next opening.
        if let Err(problem) = before.store.close().await {
            tracing::warn!(code = problem.code.as_str(), "the library before was not closed in order");
        }
        app.clear_scratch();
    }
    *app.locked.lock().unwrap_or_else(PoisonError::into_inner) = None;
    app.remember(&path, &library);
    status(context, Nothing {}).await
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
