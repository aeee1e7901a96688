//! A file is whole or it is not there: temporary file beside the target, flush, fsync, rename.

use super::draft::{PREFIX, SUFFIX, rename};
use domain::{Problem, ProblemCode};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Writes the workbook to `path`.
pub(super) fn save(workbook: &mut Workbook, path: &Path) -> Result<(), Problem> {
    ready(path)?;
    let shown = path.display().to_string();
    let io = |error: &std::io::Error| Problem::io(error, &shown, true);

    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        // As any program creates files: the user's umask decides, not the private mode of temporary files.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder(path)).map_err(|error| io(&error))?;
    // A workbook is written in many small pieces: gathered, a share is asked once for a hundred of them.
    let mut target = BufWriter::with_capacity(1 << 16, Remembering { inner: temporary.as_file_mut(), error: None });
    let written = workbook.save_to_writer(&mut target).and_then(|()| Ok(target.flush()?));
    let (target, _) = target.into_parts();
    if let Err(error) = written {
        return Err(match target.error {
            Some(error) => io(&error),
            None => failed(error, path),
        });
    }
    temporary.as_file_mut().flush().and_then(|()| temporary.as_file().sync_all()).map_err(|error| io(&error))?;
    rename(temporary.into_temp_path(), path).map_err(|error| io(&error))?;
    // The rename itself must survive a power cut too; where folders cannot be synced there is nothing to do.
    if let Ok(folder) = File::open(folder(path)) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Refuses early what would fail late: a folder that is not there, a target that is locked or open elsewhere.
pub(super) fn ready(path: &Path) -> Result<(), Problem> {
    let shown = path.display().to_string();
    let folder = folder(path);
    let folder_state = std::fs::metadata(&folder).map_err(|error| Problem::io(&error, &shown, true))?;
    if !folder_state.is_dir() || path.file_name().is_none() {
        return Err(Problem::new(ProblemCode::NotWritable).with("path", &shown));
    }
    match OpenOptions::new().write(true).open(path) {
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Problem::io(&error, &shown, true)),
    }
    // Linux and macOS lock nothing; LibreOffice and Excel leave a note beside the workbook they have open.
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    for owner in [format!(".~lock.{name}#"), format!("~${name}")] {
        if folder.join(&owner).exists() {
            return Err(Problem::new(ProblemCode::FileInUse).with("path", &shown).detail(owner));
        }
    }
    Ok(())
}

/// The folder of a target; `.` for a bare name.
pub(super) fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// An error of the writer that is not the disk's.
pub(super) fn failed(error: XlsxError, path: &Path) -> Problem {
    let shown = path.display().to_string();
    match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => Problem::io(&error, &shown, true),
        XlsxError::RowColumnLimitError => Problem::new(ProblemCode::TooLarge).with("path", shown),
        error => Problem::fault(error).with("path", shown),
    }
}

/// Remembers the first error of the disk: the writer wraps it beyond recognition.
struct Remembering<W> {
    inner: W,
    error: Option<std::io::Error>,
}

impl<W> Remembering<W> {
    fn note<T>(&mut self, outcome: std::io::Result<T>) -> std::io::Result<T> {
        outcome.map_err(|error| {
            let copy = error.raw_os_error().map_or_else(|| error.kind().into(), std::io::Error::from_raw_os_error);
            self.error.get_or_insert(error);
            copy
        })
    }
}

impl<W: Write> Write for Remembering<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let outcome = self.inner.write(bytes);
        self.note(outcome)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let outcome = self.inner.flush();
        self.note(outcome)
    }
}

impl<W: Seek> Seek for Remembering<W> {
    fn seek(&mut self, place: SeekFrom) -> std::io::Result<u64> {
        let outcome = self.inner.seek(place);
        self.note(outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_disks_own_error_is_remembered() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(std::io::Error::from(std::io::ErrorKind::StorageFull))
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        impl Seek for Full {
            fn seek(&mut self, _: SeekFrom) -> std::io::Result<u64> {
                Ok(0)
            }
        }
        let mut workbook = Workbook::new();
        workbook.add_worksheet();
        let mut target = Remembering { inner: Full, error: None };
        assert!(workbook.save_to_writer(&mut target).is_err());
        let error = target.error.expect("remembered");
        assert_eq!(Problem::io(&error, "x", true).code, ProblemCode::DiskFull);
    }
}
