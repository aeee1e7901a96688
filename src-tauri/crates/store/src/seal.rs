//! The seal beside a closed library: the digest of its file, so that a byte that changed while nobody had it open shows.
//!
//! Written when the last connection is closed, removed before the first write of the next session. A seal that is
//! there therefore speaks of the file as it lies. It protects against a failing disk and a broken copy, not against
//! somebody who changes both.

use crate::chain::hex;
use crate::file::beside;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes read at a time.
pub(crate) const CHUNK: usize = 1 << 20;

#[derive(Debug, Serialize, Deserialize)]
struct Seal {
    bytes: u64,
    sha256: String,
}

/// What a seal says of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// There is none: written since, or not closed in order.
    Unsealed,
    /// The file is as it was closed.
    Whole,
    /// The file is not as it was closed.
    Broken,
}

fn path(library: &Path) -> PathBuf {
    beside(library, ".seal")
}

/// Length and SHA-256 of a file. `go_on` may stop it with an error.
pub(crate) fn digest(file: &Path, go_on: &mut dyn FnMut(u64) -> io::Result<()>) -> io::Result<(u64, String)> {
    let mut file = File::open(file)?;
    let mut hash = Sha256::new();
    let mut chunk = vec![0u8; CHUNK];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            return Ok((bytes, hex(hash.finalize())));
        }
        bytes += u64::try_from(read).unwrap_or(u64::MAX);
        hash.update(&chunk[..read]);
        go_on(bytes)?;
    }
}

/// Seals a closed library. Best effort: without a seal nothing is claimed.
pub(crate) fn set(library: &Path) {
    let sealed = digest(library, &mut |_| Ok(())).and_then(|(bytes, sha256)| {
        let text = serde_json::to_string(&Seal { bytes, sha256 })?;
        let folder = library.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        io::Write::write_all(&mut file, text.as_bytes())?;
        file.persist(path(library)).map_err(|error| error.error)?;
        Ok(())
    });
    if sealed.is_err() {
        break_open(library);
    }
}

/// Whether a seal lies beside the library.
pub(crate) fn stands(library: &Path) -> bool {
    path(library).exists()
}

/// Takes the seal away before a write.
pub(crate) fn break_open(library: &Path) {
    let _ = std::fs::remove_file(path(library));
}

/// Compares a file that nobody writes to with its seal.
///
/// # Errors
/// The library cannot be read.
pub(crate) fn verify(library: &Path) -> io::Result<Sealed> {
    let seal: Option<Seal> =
        std::fs::read_to_string(path(library)).ok().and_then(|text| serde_json::from_str(&text).ok());
    let Some(seal) = seal else { return Ok(Sealed::Unsealed) };
    if std::fs::metadata(library)?.len() != seal.bytes {
        return Ok(Sealed::Broken);
    }
    let (_, sha256) = digest(library, &mut |_| Ok(()))?;
    Ok(if sha256 == seal.sha256 { Sealed::Whole } else { Sealed::Broken })
}
