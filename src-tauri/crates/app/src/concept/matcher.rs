//! The matcher of this process: from the cache of this machine, or built and put there.
//!
//! `vocab` does no I/O, so the file is read and written here. It is only ever a saving of time: whatever is wrong with it, it
//! is built anew, and nobody is told.

use crate::state::Host;
use std::io::Write as _;
use std::path::Path;
use std::sync::OnceLock;
use vocab::suggest::Matcher;

/// One for the process: the tables are part of the program, so that every application in it has the same.
static MATCHER: OnceLock<Option<Matcher>> = OnceLock::new();

/// Start of the file's name; the key of the tables follows.
const FILE: &str = "vocabulary-";
const ENDING: &str = ".bin";

/// The matcher; the first call takes a fraction of a second with a cache, about two without.
pub(crate) fn matcher(host: &Host) -> Option<&'static Matcher> {
    MATCHER.get_or_init(|| cached(host.cache_dir.as_deref())).as_ref()
}

fn cached(dir: Option<&Path>) -> Option<Matcher> {
    let Some(dir) = dir else { return Matcher::build() };
    let name = format!("{FILE}{}{ENDING}", Matcher::key());
    let path = dir.join(&name);
    if let Some(matcher) = std::fs::read(&path).ok().and_then(|bytes| Matcher::from_bytes(&bytes)) {
        return Some(matcher);
    }
    let matcher = Matcher::build()?;
    if keep(dir, &name, &matcher).is_err() {
        tracing::warn!("the vocabulary was not cached");
    }
    Some(matcher)
}

/// Writes the file beside its place and renames it, and removes those of other versions.
fn keep(dir: &Path, name: &str, matcher: &Matcher) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)?;
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(&matcher.to_bytes())?;
    file.persist(dir.join(name))?;
    for entry in std::fs::read_dir(dir)?.filter_map(Result::ok) {
        let other = entry.file_name();
        let other = other.to_string_lossy();
        if other.starts_with(FILE) && other.ends_with(ENDING) && other != name {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cache_is_written_read_and_rebuilt_when_damaged_or_foreign() {
        let dir = tempfile::tempdir().unwrap();
        let old = dir.path().join("vocabulary-0123.bin");
        std::fs::write(&old, b"of another version").unwrap();
        let text = "EGFR変異陽性の非小細胞肺がん";
        let wanted = cached(Some(dir.path())).unwrap().suggest(text);
        assert!(!wanted.is_empty() && !old.exists());
        let path = dir.path().join(format!("{FILE}{}{ENDING}", Matcher::key()));
        let whole = std::fs::read(&path).unwrap();
        assert!(Matcher::from_bytes(&whole).is_some());
        let mut flipped = whole.clone();
        flipped[whole.len() / 2] ^= 1;
        for damaged in [&whole[..whole.len() / 2], &[], &flipped, &b"something else"[..]] {
            assert!(Matcher::from_bytes(damaged).is_none());
        }
        std::fs::write(&path, &flipped).unwrap();
        assert_eq!(cached(Some(dir.path())).unwrap().suggest(text), wanted);
        assert_eq!(std::fs::read(&path).unwrap(), whole, "the damaged file was not replaced");
    }
}
