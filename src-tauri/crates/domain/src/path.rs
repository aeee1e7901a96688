//! The path of a file as it crosses the contract.

use serde::{Deserialize, Serialize};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Full path of a file or folder, as text.
///
/// A type of its own, so that nobody has to guess which texts of a call are paths: the window may name only those a
/// person chose, and the type is how such an argument is known (`app::named`). In JSON it is a plain string.
// The name is part of that: the derived serialiser hands it on, so nothing here may be `transparent`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct FilePath(String);

impl FilePath {
    /// The name under which a serialiser meets it.
    pub const TYPE: &'static str = "FilePath";

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a path of the system.
    pub fn as_path(&self) -> &Path {
        Path::new(&self.0)
    }
}

impl std::ops::Deref for FilePath {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for FilePath {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for FilePath {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<String> for FilePath {
    fn eq(&self, other: &String) -> bool {
        self.0 == *other
    }
}

impl AsRef<Path> for FilePath {
    fn as_ref(&self) -> &Path {
        self.as_path()
    }
}

impl AsRef<OsStr> for FilePath {
    fn as_ref(&self) -> &OsStr {
        OsStr::new(&self.0)
    }
}

impl std::fmt::Display for FilePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for FilePath {
    fn from(path: String) -> FilePath {
        FilePath(path)
    }
}

impl From<&str> for FilePath {
    fn from(path: &str) -> FilePath {
        FilePath(path.to_owned())
    }
}

/// A path that is not Unicode cannot be named in the contract; it is shown with U+FFFD and then found nowhere.
impl From<&Path> for FilePath {
    fn from(path: &Path) -> FilePath {
        FilePath(path.to_string_lossy().into_owned())
    }
}

impl From<FilePath> for String {
    fn from(path: FilePath) -> String {
        path.0
    }
}

impl From<FilePath> for PathBuf {
    fn from(path: FilePath) -> PathBuf {
        PathBuf::from(path.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_plain_text_in_json() {
        let path: FilePath = serde_json::from_str("\"/a/紡ぎ.tsumugi\"").unwrap();
        assert_eq!(path.as_str(), "/a/紡ぎ.tsumugi");
        assert_eq!(serde_json::to_string(&path).unwrap(), "\"/a/紡ぎ.tsumugi\"");
    }
}
