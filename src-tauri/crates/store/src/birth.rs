//! A library is whole before it has its name.

use crate::file::beside;
use crate::lock::unwritable;
use crate::problem::Result;
use domain::{Problem, ProblemCode};
use std::fs::File;
use std::path::Path;

/// Gives a library made under another name in the same folder its own, never over anything that stands there.
///
/// # Errors
/// `LibraryExists`; `NotWritable`, `LibraryReadOnly`.
pub fn publish(unborn: &Path, path: &Path) -> Result<()> {
    let temporary = tempfile::TempPath::try_from_path(unborn).map_err(|error| unwritable(&error, path))?;
    temporary.persist_noclobber(path).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => Problem::new(ProblemCode::LibraryExists).with("path", path.display()),
        _ => unwritable(&error.error, path),
    })?;
    // The name itself must survive a power cut too; where folders cannot be synced there is nothing to do.
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Removes a library that never got its name, with what SQLite put beside it.
pub(crate) fn forget(unborn: &Path) {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let _ = std::fs::remove_file(beside(unborn, ending));
    }
}
