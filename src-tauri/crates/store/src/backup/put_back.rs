//! A backup comes back: over the library it came from, or as a library of its own.

use super::copy::Part;
use super::{Backup, Progress, aside, unwatched, verify};
use crate::file::{Access, beside, foreign_counts, sound};
use crate::lock::Lock;
use crate::problem::Result;
use crate::seal;
use domain::{Problem, ProblemCode};
use std::path::{Path, PathBuf};

/// Puts a verified backup in the place of a library that nobody has open. Whatever stood there and was not folded
/// into its file (a log of a damaged library) is kept aside under `….damaged-<time>`, never removed.
///
/// # Errors
/// `NotABackup`, `BackupDamaged`, `LibraryInUse`, `DiskFull`, `NotWritable`; the library is as before then.
pub async fn put_back(copy: &Path, library: &Path, access: &Access, progress: Progress) -> Result<Backup> {
    let _lock = Lock::take(library)?;
    let (backup, part) = checked(copy, library, access, progress).await?;
    seal::break_open(library);
    for ending in ["-wal", "-shm"] {
        let log = beside(library, ending);
        let full = std::fs::metadata(&log).is_ok_and(|m| m.len() > 0);
        if full && ending == "-wal" {
            let stamp = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
            let aside = beside(library, &format!(".damaged-{stamp}"));
            let io = |error: std::io::Error| Problem::io(&error, &library.display().to_string(), true);
            std::fs::copy(library, &aside).map_err(io)?;
            std::fs::rename(&log, beside(&aside, "-wal")).map_err(io)?;
        } else {
            let _ = std::fs::remove_file(&log);
        }
    }
    part.name(library, true)?;
    Ok(backup)
}

async fn part_of(from: &Path, to: &Path, progress: Progress) -> Result<(Part, u64, String)> {
    let (from, to) = (from.to_owned(), to.to_owned());
    aside(move || Part::of(&from, &to, &progress)).await
}

async fn checked(copy: &Path, to: &Path, access: &Access, progress: Progress) -> Result<(Backup, Part)> {
    let backup = super::read(copy)?;
    let (part, bytes, sha256) = part_of(copy, to, progress).await?;
    if (bytes, &sha256) != (backup.manifest.bytes, &backup.manifest.sha256) {
        return Err(Problem::new(ProblemCode::BackupDamaged).with("path", copy.display()));
    }
    sound(part.path(), access).await?;
    Ok((backup, part))
}

/// Copies a backup, or a library that nobody has open, to a new path.
///
/// # Errors
/// `LibraryExists` when something stands at `out`; `LibraryInUse`; `NotABackup`, `BackupDamaged` for a backup;
/// `DiskFull`, `NotWritable`.
pub async fn copy_library(from: &Path, out: &Path, access: &Access, progress: Progress) -> Result<PathBuf> {
    if out.exists() {
        return Err(Problem::new(ProblemCode::LibraryExists).with("path", out.display()));
    }
    let part = if from.to_string_lossy().ends_with(super::ENDING) {
        checked(from, out, access, progress).await?.1
    } else {
        // A log that was not folded in belongs to the library: the copy takes both, and the first opening folds it.
        let _lock = Lock::take(from)?;
        let (part, _, _) = part_of(from, out, progress).await?;
        let log = beside(from, "-wal");
        if std::fs::metadata(&log).is_ok_and(|m| m.len() > 0) {
            let (log_part, _, _) = part_of(&log, out, unwatched()).await?;
            log_part.name(&beside(out, "-wal"), false)?;
        }
        part
    };
    part.name(out, false)?;
    Ok(out.to_owned())
}

/// A backup compared with its manifest, and how many things it holds, by table.
///
/// # Errors
/// As [`verify`]; `PassphraseNeeded`, `WrongPassphrase` for an encrypted one.
pub async fn preview(copy: &Path, access: &Access, progress: Progress) -> Result<(Backup, Vec<(String, u32)>)> {
    let backup = verify(copy, progress).await?;
    let counts = foreign_counts(copy, access).await?;
    Ok((backup, counts))
}

/// The bytes of a file that nobody changes, at a new path.
pub(crate) async fn copy_file(from: &Path, to: &Path, progress: Progress) -> Result<()> {
    let (part, _, _) = part_of(from, to, progress).await?;
    part.name(to, false)
}
