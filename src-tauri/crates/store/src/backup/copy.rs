//! The bytes of a copy: written beside their name, flushed, verified by reading them again, then named.

use super::{Backup, Manifest, Progress, aside, manifest_of};
use crate::chain::hex;
use crate::file::{Access, sound};
use crate::problem::Result;
use crate::seal::{self, CHUNK};
use domain::Problem;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// How a copy in the making is named.
const PART: &str = ".tsumugi-part-";

/// A copy in the making this old belongs to nobody any more.
const FORGOTTEN: Duration = Duration::from_secs(24 * 60 * 60);

/// Removes what a copy left that died a day ago or longer.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(PART);
        let age =
            entry.metadata().and_then(|m| m.modified()).ok().and_then(|at| SystemTime::now().duration_since(at).ok());
        if ours && age.is_some_and(|age| age > FORGOTTEN) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// [`seal::digest`] with progress and our problems.
pub(super) fn digest(file: &Path, progress: &dyn Fn(u64) -> Result<()>) -> Result<(u64, String)> {
    let mut stopped = None;
    let done = seal::digest(file, &mut |bytes| {
        progress(bytes).map_err(|problem| {
            stopped = Some(problem);
            io::Error::from(io::ErrorKind::Interrupted)
        })
    });
    done.map_err(|error| stopped.unwrap_or_else(|| Problem::io(&error, &file.display().to_string(), false)))
}

/// A copy beside its final name, removed when dropped.
pub(super) struct Part(tempfile::NamedTempFile);

impl Part {
    /// Copies `from` into the folder of `to`. Answers the part, its length and digest.
    pub(super) fn of(from: &Path, to: &Path, progress: &Progress) -> Result<(Part, u64, String)> {
        let reading = |error: io::Error| Problem::io(&error, &from.display().to_string(), false);
        let writing = |error: io::Error| Problem::io(&error, &to.display().to_string(), true);
        let mut source = File::open(from).map_err(reading)?;
        let total = source.metadata().map_err(reading)?.len();
        let folder = to.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut part = tempfile::Builder::new().prefix(PART).tempfile_in(folder).map_err(writing)?;
        let mut hash = Sha256::new();
        let mut chunk = vec![0u8; CHUNK];
        let mut bytes = 0;
        loop {
            let read = source.read(&mut chunk).map_err(reading)?;
            if read == 0 {
                break;
            }
            hash.update(&chunk[..read]);
            part.write_all(&chunk[..read]).map_err(writing)?;
            bytes += u64::try_from(read).unwrap_or(u64::MAX);
            progress(bytes, total)?;
        }
        part.as_file().sync_all().map_err(writing)?;
        Ok((Part(part), bytes, hex(hash.finalize())))
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Gives the part its name; `over`: also where something stands there.
    pub(super) fn name(self, to: &Path, over: bool) -> Result<()> {
        let named = if over { self.0.persist(to) } else { self.0.persist_noclobber(to) };
        let file = named.map_err(|error| Problem::io(&error.error, &to.display().to_string(), true))?;
        // The name itself is on the disk only when its folder is.
        let folder = to.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if cfg!(unix) {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        drop(file);
        Ok(())
    }
}

/// Copies, verifies, names and describes.
pub(super) async fn write(
    from: &Path,
    to: &Path,
    mut manifest: Manifest,
    access: &Access,
    progress: Progress,
) -> Result<Backup> {
    let (source, target) = (from.to_owned(), to.to_owned());
    let (part, bytes, sha256) = aside(move || {
        // The copy and its second reading are half of the way each.
        let writing = Arc::clone(&progress);
        let first: Progress = Arc::new(move |done, total| writing(done / 2, total));
        let (part, bytes, sha256) = Part::of(&source, &target, &first)?;
        let (again, second) = digest(part.path(), &|done| progress(bytes / 2 + done / 2, bytes))?;
        if (again, &second) != (bytes, &sha256) {
            return Err(Problem::new(domain::ProblemCode::BackupDamaged).with("path", target.display()));
        }
        Ok((part, bytes, sha256))
    })
    .await?;
    sound(part.path(), access).await?;
    (manifest.bytes, manifest.sha256) = (bytes, sha256);
    part.name(to, false)?;
    if let Err(problem) = describe(to, &manifest) {
        let _ = std::fs::remove_file(to);
        return Err(problem);
    }
    Ok(Backup { path: to.to_owned(), manifest, whole: true })
}

/// Writes the manifest beside a copy.
pub(super) fn describe(copy: &Path, manifest: &Manifest) -> Result<()> {
    let text = serde_json::to_vec_pretty(manifest).map_err(Problem::fault)?;
    let folder = copy.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = tempfile::Builder::new().prefix(PART).tempfile_in(folder).and_then(|mut file| {
        file.write_all(&text)?;
        file.as_file().sync_all()?;
        file.persist(manifest_of(copy)).map(drop).map_err(|error| error.error)
    });
    written.map_err(|error| Problem::io(&error, &copy.display().to_string(), true))
}
