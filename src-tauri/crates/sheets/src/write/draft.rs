//! A document that is whole before it has its name: what must happen between the two has its place.

use super::save::{folder, ready};
use domain::Problem;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::TempPath;

/// How the name of a temporary file beside a document begins.
pub(super) const PREFIX: &str = ".tsumugi-";
/// How it ends.
pub(super) const SUFFIX: &str = ".tmp";

/// No document takes as long to write: what is older was left by a process that died.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// A file beside its target under a temporary name. Dropped, it is gone.
#[derive(Debug)]
pub struct Draft {
    temporary: TempPath,
    target: PathBuf,
}

impl Draft {
    /// An empty draft beside `target`, whose folder is rid of the drafts of processes that died.
    ///
    /// # Errors
    /// `NotWritable`, `FileInUse`, `DiskFull`, with the target's `path`.
    pub fn beside(target: &Path) -> Result<Draft, Problem> {
        ready(target)?;
        sweep(&folder(target));
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        let temporary = builder
            .tempfile_in(folder(target))
            .map_err(|error| Problem::io(&error, &target.display().to_string(), true))?
            .into_temp_path();
        Ok(Draft { temporary, target: target.to_owned() })
    }

    /// Where to write it; the file there may be replaced by another.
    pub fn path(&self) -> &Path {
        &self.temporary
    }

    /// Gives it its name, over what stood there.
    ///
    /// # Errors
    /// `NotWritable`, `FileInUse`; then what stood there stands as before.
    pub fn publish(self) -> Result<(), Problem> {
        let shown = self.target.display().to_string();
        rename(self.temporary, &self.target).map_err(|error| Problem::io(&error, &shown, true))?;
        // The rename itself must survive a power cut too; where folders cannot be synced there is nothing to do.
        if let Ok(folder) = File::open(folder(&self.target)) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

/// Renames a temporary file over its target.
pub(super) fn rename(temporary: TempPath, target: &Path) -> std::io::Result<()> {
    // Windows marks temporary files as such, and `persist` takes the mark away.
    if cfg!(windows) {
        return temporary.persist(target).map_err(|error| error.error);
    }
    std::fs::rename(&temporary, target)
}

/// Removes temporary files of documents that nobody writes any more.
fn sweep(folder: &Path) {
    let now = SystemTime::now();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        let file = ours && entry.file_type().is_ok_and(|kind| kind.is_file());
        let written = entry.metadata().and_then(|about| about.modified()).ok();
        if file && written.and_then(|at| now.duration_since(at).ok()).is_some_and(|age| age > ABANDONED) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_draft_has_its_name_when_it_is_published_and_is_gone_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.xlsx");
        std::fs::write(&target, "before").unwrap();
        let draft = Draft::beside(&target).unwrap();
        std::fs::write(draft.path(), "after").unwrap();
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "before");
        draft.publish().unwrap();
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "after");
        drop(Draft::beside(&target).unwrap());
        assert_eq!(names(folder.path()), ["a.xlsx"]);
    }

    #[test]
    fn drafts_of_processes_that_died_are_swept_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let long_ago = SystemTime::now() - ABANDONED - Duration::from_secs(60);
        for (name, old) in [(".tsumugi-a.tmp", true), (".tsumugi-b.tmp", false), (".other.tmp", true), ("c.xlsx", true)]
        {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(if old { long_ago } else { SystemTime::now() }).unwrap();
        }
        drop(Draft::beside(&folder.path().join("d.xlsx")).unwrap());
        assert_eq!(names(folder.path()), [".other.tmp", ".tsumugi-b.tmp", "c.xlsx"]);
    }
}
