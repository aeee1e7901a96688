//! One writer per library file: an operating-system lock on a sidecar that names its holder.
//!
//! The system drops the lock with the process, so a dead holder's lock is free. The sidecar itself
//! stays: deleting it would let two processes lock two different files of the same name.

use crate::problem::Result;
use domain::{Problem, ProblemCode};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

/// Who holds a library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Login name.
    pub user: String,
    /// Machine.
    pub host: String,
}

impl Holder {
    /// This process, by the environment; `?` where the system does not say.
    pub fn of_this_process() -> Holder {
        let first = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
        let host = || {
            std::fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| std::fs::read_to_string("/etc/hostname"))
        };
        Holder {
            user: first(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_else(|| "?".to_owned()),
            host: first(&["COMPUTERNAME"])
                .or_else(|| host().ok().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()))
                .or_else(|| first(&["HOSTNAME", "HOST"]))
                .unwrap_or_else(|| "?".to_owned()),
        }
    }
}

/// A held lock. Dropping it (or dying) frees it.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
}

fn with_suffix(library: &Path, suffix: &str) -> PathBuf {
    let mut name = library.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Where the holder's name is kept. Windows lets nobody read a locked file, so there it stands beside it.
fn holder_path(library: &Path) -> PathBuf {
    with_suffix(library, if cfg!(windows) { ".lock.holder" } else { ".lock" })
}

impl Lock {
    /// Takes the lock of a library.
    ///
    /// # Errors
    /// `LibraryInUse` with `user` and `host` of the holder; `LibraryReadOnly` where no sidecar may be written.
    pub(crate) fn take(library: &Path) -> Result<Lock> {
        let sidecar = with_suffix(library, ".lock");
        let shown = library.display();
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&sidecar)
            .map_err(|error| unwritable(&error, library))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder: Option<Holder> = std::fs::read_to_string(holder_path(library))
                    .ok()
                    .and_then(|text| serde_json::from_str(&text).ok());
                let (user, host) = holder.map_or(("?".to_owned(), "?".to_owned()), |h| (h.user, h.host));
                return Err(Problem::new(ProblemCode::LibraryInUse)
                    .with("path", shown)
                    .with("user", user)
                    .with("host", host));
            }
            Err(TryLockError::Error(error)) => return Err(unwritable(&error, library)),
        }
        let mut lock = Lock { file };
        lock.name(library).map_err(|error| unwritable(&error, library))?;
        Ok(lock)
    }

    fn name(&mut self, library: &Path) -> std::io::Result<()> {
        let text = serde_json::to_string(&Holder::of_this_process())?;
        if cfg!(windows) {
            return std::fs::write(holder_path(library), text);
        }
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.file.write_all(text.as_bytes())?;
        self.file.flush()
    }
}

/// An operating-system error while preparing to write beside a library.
pub(crate) fn unwritable(error: &std::io::Error, library: &Path) -> Problem {
    use std::io::ErrorKind as K;
    let code = match error.kind() {
        K::StorageFull | K::QuotaExceeded => ProblemCode::DiskFull,
        K::PermissionDenied | K::ReadOnlyFilesystem => ProblemCode::LibraryReadOnly,
        // Also a folder that does not exist: the sentence asks for it.
        _ => ProblemCode::NotWritable,
    };
    Problem::new(code).with("path", library.display()).detail(error)
}
