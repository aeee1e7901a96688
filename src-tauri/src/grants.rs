//! Which files the page may name: those a person chose in a dialog, dropped on the window or named at start, and those
//! the core itself handed out. Whatever runs in the page can reach no other.

use domain::{FilePath, Problem, ProblemCode};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The files named so far, for as long as the window lives.
#[derive(Debug, Default)]
pub struct Grants(Mutex<HashSet<PathBuf>>);

impl Grants {
    /// The page may name this file from now on.
    pub fn grant(&self, path: impl AsRef<Path>) {
        if let Some(path) = settled(path.as_ref()) {
            self.paths().insert(path);
        }
    }

    /// Lets through what was granted.
    ///
    /// # Errors
    /// `PathNotChosen` with the first path that was not.
    pub fn check(&self, named: &[FilePath]) -> Result<(), Problem> {
        let granted = self.paths();
        match named.iter().find(|path| settled(path.as_path()).is_none_or(|path| !granted.contains(&path))) {
            None => Ok(()),
            Some(path) => Err(Problem::new(ProblemCode::PathNotChosen).with("path", path)),
        }
    }

    fn paths(&self) -> std::sync::MutexGuard<'_, HashSet<PathBuf>> {
        // A poisoned set is still a set of paths.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One spelling of a path: absolute, without `.` and doubled separators. `..` is taken away only where the system itself
/// does so (Windows): elsewhere `link/..` leads to where the link points, and a path that merely looks granted would not
/// be the file that is opened.
fn settled(path: &Path) -> Option<PathBuf> {
    std::path::absolute(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_granted_passes_however_it_is_spelt() {
        let grants = Grants::default();
        let named = |text: &str| grants.check(&[FilePath::from("/a/紡ぎ.tsumugi"), FilePath::from(text)]);
        grants.grant("/a/紡ぎ.tsumugi");
        grants.grant("relative.csv");
        let here = std::env::current_dir().unwrap().join("relative.csv");
        for same in ["/a/紡ぎ.tsumugi", "/a/./紡ぎ.tsumugi", "/a//紡ぎ.tsumugi", "relative.csv", here.to_str().unwrap()]
        {
            assert_eq!(named(same), Ok(()), "{same}");
        }
        for other in [
            "",
            "/",
            "/a",
            "/a/紡ぎ.tsumugi.bak",
            "/a/紡ぎ",
            "/a/b/../紡ぎ.tsumugi",
            "/a/紡ぎ.tsumugi/x",
            "紡ぎ.tsumugi",
            "/etc/passwd",
            "file:///a/紡ぎ.tsumugi",
        ] {
            let problem = named(other).unwrap_err();
            assert_eq!(problem.code, ProblemCode::PathNotChosen, "{other}");
            assert_eq!(problem.params["path"], other);
        }
    }

    #[test]
    fn a_call_that_names_no_file_needs_no_grant() {
        assert_eq!(Grants::default().check(&[]), Ok(()));
    }
}
