//! What must not outlive the window: read-only copies that the core lays down for the system's programs to open, and what
//! the web view writes. Each window has a folder of its own below the application's cache; it goes when the window goes,
//! and what a window that died has left goes at the next start.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A window's folder. The lock beside it says that the window lives.
#[derive(Debug)]
pub struct Scratch {
    dir: PathBuf,
    lock: PathBuf,
    // Held, not read: the system lets go of it whatever way the process ends.
    _held: File,
}

impl Scratch {
    /// Takes away what dead windows left below `base`, and makes a folder of our own there.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn open(base: &Path) -> io::Result<Scratch> {
        private_folder(base)?;
        sweep(base)?;
        for nth in 0..u32::MAX {
            let dir = base.join(format!("{}-{nth}", std::process::id()));
            let lock = lock_of(&dir);
            let held = File::create(&lock)?;
            if held.try_lock().is_ok() {
                private_folder(&dir)?;
                return Ok(Scratch { dir, lock, _held: held });
            }
        }
        Err(io::ErrorKind::QuotaExceeded.into())
    }

    /// Where copies to look at lie. Made by whoever lays one there.
    pub fn copies(&self) -> PathBuf {
        self.dir.join("copies")
    }

    /// Where the web view writes.
    pub fn web(&self) -> PathBuf {
        self.dir.join("web")
    }

    /// Empties and removes the folder. A document some program still holds stays until the next start (Windows).
    pub fn clear(&self) {
        if remove(&self.dir).is_ok() {
            let _ = std::fs::remove_file(&self.lock);
        }
    }
}

fn lock_of(dir: &Path) -> PathBuf {
    dir.with_extension("lock")
}

/// Removes the folders whose window is gone.
fn sweep(base: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(base)? {
        let path = entry?.path();
        let is_lock = path.extension().is_some_and(|ending| ending == "lock");
        if !is_lock && !path.is_dir() {
            let _ = std::fs::remove_file(path);
            continue;
        }
        let (dir, lock) = (path.with_extension(""), lock_of(&path));
        let alive = match File::create(&lock) {
            Ok(file) => matches!(file.try_lock(), Err(TryLockError::WouldBlock)),
            Err(_) => false,
        };
        if !alive && remove(&dir).is_ok() {
            let _ = std::fs::remove_file(lock);
        }
    }
    Ok(())
}

/// Removes a file or folder with all that is in it; a link, not what it leads to.
fn remove(path: &Path) -> io::Result<()> {
    let about = match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        about => about?,
    };
    if !about.is_dir() {
        return std::fs::remove_file(path);
    }
    // Copies are read-only, which Windows takes for a reason not to remove them.
    #[cfg(windows)]
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let mut permissions = entry.metadata()?.permissions();
        permissions.set_readonly(false);
        std::fs::set_permissions(entry.path(), permissions)?;
        remove(&entry.path())?;
    }
    std::fs::remove_dir_all(path)
}

/// Makes a folder that nobody else on the machine may look into.
fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(base: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            std::fs::read_dir(base).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// As the core lays a copy into a folder of its digest.
    fn lay(dir: &Path) {
        let dir = &dir.join("copies");
        std::fs::create_dir_all(dir).unwrap();
        let copy = dir.join("論文.pdf");
        std::fs::write(&copy, "x").unwrap();
        let mut permissions = std::fs::metadata(&copy).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&copy, permissions).unwrap();
    }

    #[test]
    fn nothing_is_left_when_the_window_goes() {
        let base = tempfile::tempdir().unwrap();
        let scratch = Scratch::open(base.path()).unwrap();
        lay(&scratch.dir);
        scratch.clear();
        assert_eq!(names(base.path()), Vec::<String>::new());
    }

    #[test]
    fn a_start_takes_away_what_a_dead_window_left_and_nothing_of_a_living_one() {
        let base = tempfile::tempdir().unwrap();
        let living = Scratch::open(base.path()).unwrap();
        lay(&living.dir);
        let dead = base.path().join("1-0");
        std::fs::create_dir(&dead).unwrap();
        lay(&dead);
        std::fs::write(base.path().join("1-0.lock"), "").unwrap();
        std::fs::write(base.path().join("stray.pdf"), "x").unwrap();

        let next = Scratch::open(base.path()).unwrap();
        assert!(!dead.exists());
        assert_ne!(next.dir, living.dir);
        assert!(living.dir.join("copies/論文.pdf").exists());
        living.clear();
        next.clear();
        assert_eq!(names(base.path()), Vec::<String>::new());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_look_into_it_and_a_link_takes_nothing_else_along() {
        use std::os::unix::fs::PermissionsExt as _;
        let (base, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        lay(elsewhere.path());
        std::os::unix::fs::symlink(elsewhere.path(), base.path().join("9-9")).unwrap();
        let scratch = Scratch::open(&base.path().join("opened")).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&scratch.dir), mode(&base.path().join("opened"))), (0o700, 0o700));
        let swept = Scratch::open(base.path()).unwrap();
        assert!(elsewhere.path().join("copies/論文.pdf").exists());
        swept.clear();
    }
}
