//! Backups: whole copies of the file, each with a manifest that proves it.
//!
//! A copy is taken while people go on working: in a WAL library only a checkpoint writes to the file itself, so the
//! log is folded in once and checkpoints wait ([`crate::Store::still`]) until the bytes are copied. An encrypted
//! library's copy is encrypted as it is. `<name>.<time>.<reason>.tsumugi-backup` and, beside it, `….json`.

mod copy;
mod put_back;
mod thin;

pub(crate) use put_back::copy_file;
pub use put_back::{copy_library, preview, put_back};
pub use thin::thin;

use crate::chain;
use crate::file::{Access, Store, beside};
use crate::problem::{Cell, Result, db};
use crate::seal;
use domain::{BackupReason, Id, Problem, ProblemCode};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Ending of a backup.
pub const ENDING: &str = ".tsumugi-backup";

/// Called with bytes done and bytes in all; an error (`Cancelled`) stops the copy, and nothing stays.
pub type Progress = Arc<dyn Fn(u64, u64) -> Result<()> + Send + Sync>;

/// Nobody looks, nobody cancels.
pub fn unwatched() -> Progress {
    Arc::new(|_, _| Ok(()))
}

/// Work on files, off the threads that answer commands.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Problem::fault)?
}

/// What a manifest says of the copy beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// UUID of the library.
    pub library: String,
    /// File name of the library without its ending.
    pub name: String,
    /// ISO-8601 UTC.
    pub at: String,
    /// Why it was made.
    pub reason: BackupReason,
    /// Size of the copy.
    pub bytes: u64,
    /// SHA-256 of the copy, hexadecimal.
    pub sha256: String,
    /// Number of migrations applied in it.
    pub schema: u32,
    /// Encrypted as the library was.
    pub encrypted: bool,
    /// Projects in it.
    pub projects: u32,
    /// Themes in it.
    pub themes: u32,
    /// Operations recorded up to it.
    pub operations: u32,
    /// The newest of them; 0 = none.
    pub last_operation: Id,
    /// Its digest.
    pub head: String,
}

impl Manifest {
    /// Name of the copy it describes.
    fn file_name(&self) -> String {
        let stamp = self.at.replace([':', '-', '.'], "");
        format!("{}.{stamp}.{}{ENDING}", self.name, self.reason.as_str())
    }
}

fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|e| Problem::io(&e, &folder.display().to_string(), true))
}

/// A backup on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The copy.
    pub path: PathBuf,
    /// Its manifest.
    pub manifest: Manifest,
    /// The copy is there in its recorded size.
    pub whole: bool,
}

/// Where backups of a library go when nobody chose a folder: beside it, in a folder of its name.
pub fn folder_of(library: &Path) -> PathBuf {
    library.with_extension("backups")
}

fn manifest_of(copy: &Path) -> PathBuf {
    beside(copy, ".json")
}

/// The backups of a folder, newest first; of one library, or of all. What is no backup is passed over.
pub fn list(folder: &Path, library: Option<&str>) -> Vec<Backup> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut backups: Vec<Backup> = entries
        .filter_map(|entry| read(entry.ok()?.path().to_str()?.strip_suffix(".json")?.as_ref()).ok())
        .filter(|backup| library.is_none_or(|uuid| backup.manifest.library == uuid))
        .collect();
    backups.sort_by(|a, b| (&b.manifest.at, &b.path).cmp(&(&a.manifest.at, &a.path)));
    backups
}

/// A backup by the path of its copy.
///
/// # Errors
/// `NotABackup` when no manifest that can be read lies beside it.
pub fn read(copy: &Path) -> Result<Backup> {
    let manifest: Option<Manifest> =
        std::fs::read(manifest_of(copy)).ok().and_then(|text| serde_json::from_slice(&text).ok());
    let Some(manifest) = manifest.filter(|_| copy.to_string_lossy().ends_with(ENDING)) else {
        return Err(Problem::new(ProblemCode::NotABackup).with("path", copy.display()));
    };
    let whole = std::fs::metadata(copy).is_ok_and(|m| m.len() == manifest.bytes);
    Ok(Backup { path: copy.to_owned(), manifest, whole })
}

/// Compares a copy with its manifest, byte by byte.
///
/// # Errors
/// `NotABackup`; `BackupDamaged` when one byte differs; `FileMissing`, `FileUnreadable`.
pub async fn verify(copy: &Path, progress: Progress) -> Result<Backup> {
    let backup = read(copy)?;
    let total = backup.manifest.bytes;
    let file = copy.to_owned();
    let (bytes, sha256) = aside(move || copy::digest(&file, &|done| progress(done, total))).await?;
    if (bytes, &sha256) == (total, &backup.manifest.sha256) {
        return Ok(backup);
    }
    Err(Problem::new(ProblemCode::BackupDamaged).with("path", copy.display()))
}

/// Removes a backup with its manifest. The manifest goes last, so that half a removal still shows in the list.
///
/// # Errors
/// `NotWritable`, `FileInUse`.
pub fn remove(copy: &Path) -> Result<()> {
    for path in [copy.to_owned(), manifest_of(copy)] {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Problem::io(&error, &path.display().to_string(), true));
            }
            _ => {}
        }
    }
    Ok(())
}

impl Store {
    /// Copies the library as it stands now into `folder` (made where it is missing), verifies the copy and describes
    /// it. Writes and reads go on meanwhile.
    ///
    /// # Errors
    /// `NotWritable`, `DiskFull`; `LibraryDamaged` where the copy does not pass SQLite's quick check (it is removed);
    /// what `progress` returns. Nothing stays behind then.
    pub async fn back_up(&self, folder: &Path, reason: BackupReason, progress: Progress) -> Result<Backup> {
        make_folder(folder)?;
        copy::sweep(folder);
        let still = self.still().await?;
        let manifest = self.describe(reason).await?;
        let copy = folder.join(manifest.file_name());
        let done = copy::write(self.path(), &copy, manifest, &self.access(), progress).await;
        still.end().await;
        done
    }

    /// What the manifest of a copy of the present state says, but for its size and digest.
    async fn describe(&self, reason: BackupReason) -> Result<Manifest> {
        let mut read = self.read_whole().await?;
        let (operations, last_operation, head) = chain::head(&mut read).await?;
        let row = sqlx::query(
            "SELECT (SELECT count(*) FROM project), (SELECT count(*) FROM theme), (SELECT user_version FROM pragma_user_version)",
        );
        let row = row.fetch_one(&mut *read).await.map_err(db)?;
        let name = self.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Manifest {
            library: self.meta().uuid.clone(),
            name,
            at: jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string(),
            reason,
            bytes: 0,
            sha256: String::new(),
            schema: row.cell(2)?,
            encrypted: self.access().key.is_some(),
            projects: row.cell(0)?,
            themes: row.cell(1)?,
            operations,
            last_operation,
            head,
        })
    }

    /// Whether the library's file is as it was closed; nothing is claimed once something was written to it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub async fn sealed(&self) -> Result<seal::Sealed> {
        if self.read_only() {
            // Only while nobody else has it open does the file lie still.
            let Ok(_lock) = crate::lock::Lock::take(self.path()) else { return Ok(seal::Sealed::Unsealed) };
            let path = self.path().to_owned();
            return aside(move || seal::verify(&path).or(Ok(seal::Sealed::Unsealed))).await;
        }
        let still = self.still().await?;
        let path = self.path().to_owned();
        let looked =
            aside(move || seal::verify(&path).map_err(|error| Problem::io(&error, &path.display().to_string(), false)));
        let looked = looked.await;
        still.end().await;
        looked
    }
}

/// Writes the manifest of a converted copy.
pub(crate) async fn describe_again(copy: &Path, mut manifest: Manifest, encrypted: bool) -> Result<()> {
    let file = copy.to_owned();
    let (bytes, sha256) = aside(move || copy::digest(&file, &|_| Ok(()))).await?;
    manifest.bytes = bytes;
    manifest.sha256 = sha256;
    manifest.encrypted = encrypted;
    copy::describe(copy, &manifest)
}

/// A copy of a library that nobody has open, made by the caller of a migration.
pub(crate) async fn of_closed(library: &Path, folder: &Path, manifest: Manifest, access: &Access) -> Result<Backup> {
    make_folder(folder)?;
    let copy = folder.join(manifest.file_name());
    copy::write(library, &copy, manifest, access, unwatched()).await
}
