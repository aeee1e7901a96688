//! Where a library lies: network shares, and the copies that cloud folders leave beside it.

use crate::access::{Access, look_at_header};
use crate::problem::Result;
use crate::schema::APPLICATION_ID;
use domain::{Problem, ProblemCode};
use std::path::{Path, PathBuf};

/// File systems on which shared memory is not shared between machines, so that WAL is not safe
/// (<https://www.sqlite.org/wal.html>, "All processes using a database must be on the same host computer").
const SHARED: [&str; 14] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "9p",
    "fuse.sshfs",
    "fuse.davfs",
    "davfs",
    "fuse.gvfsd-fuse",
];

/// Refuses a place that other machines can write to at the same time.
///
/// # Errors
/// `LibraryOnShare` (`path`, `kind`).
pub(crate) fn refuse_share(path: &Path) -> Result<()> {
    match share(path) {
        None => Ok(()),
        Some(kind) => Err(Problem::new(ProblemCode::LibraryOnShare).with("path", path.display()).with("kind", kind)),
    }
}

/// Kind of network share the path lies on; `None` for a disk of this machine, or where the system does not tell.
pub fn share(path: &Path) -> Option<String> {
    let folder = std::path::absolute(path).ok()?;
    let folder = folder.ancestors().find_map(|at| at.canonicalize().ok())?;
    if cfg!(windows) {
        return unc(&folder.to_string_lossy()).then(|| "smb".to_owned());
    }
    // Linux tells every mount; other systems are judged by what SQLite can do there (`Store::open`).
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    mounted(&mounts, &folder.to_string_lossy()).filter(|kind| SHARED.contains(&kind.as_str()))
}

/// A canonical Windows path of a server: mapped drives are resolved to it.
fn unc(path: &str) -> bool {
    path.starts_with(r"\\?\UNC\") || path.starts_with(r"\\") && !path.starts_with(r"\\?\") && !path.starts_with(r"\\.\")
}

/// File system of the innermost mount that holds `path`, by the lines of `/proc/self/mountinfo`
/// (proc(5): mount point is the fifth field, the type the first after the lone dash).
fn mounted(mounts: &str, path: &str) -> Option<String> {
    let holds = |point: &str| {
        point == "/" || path == point || path.strip_prefix(point).is_some_and(|rest| rest.starts_with('/'))
    };
    let mut found: Option<(usize, String)> = None;
    for line in mounts.lines() {
        let Some((head, tail)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(kind)) = (head.split(' ').nth(4), tail.split(' ').next()) else { continue };
        let point = point.replace("\\040", " ");
        // Of two mounts on one point the later one is what is seen.
        if holds(&point) && found.as_ref().is_none_or(|(length, _)| *length <= point.len()) {
            found = Some((point.len(), kind.to_owned()));
        }
    }
    found.map(|(_, kind)| kind)
}

/// A file beside a library that looks like a copy of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Full path.
    pub path: PathBuf,
    /// It is the same library by its UUID; else only its name looks like it.
    pub same: bool,
}

/// Libraries in the same folder that carry the same UUID (an earlier state taken out on purpose left aside), or, where
/// that cannot be read, a name that a cloud folder gives to the loser of a conflict.
pub async fn copies(library: &Path, uuid: &str, access: &Access) -> Vec<Copy> {
    let Some(stem) = library.file_stem().map(|s| s.to_string_lossy().into_owned()) else { return Vec::new() };
    let folder = library.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut copies = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let ours = path.extension().is_some_and(|ending| ending == "tsumugi") && path != library && path.is_file();
        if !ours {
            continue;
        }
        let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        match identity(&path, access).await {
            Some((other, as_of)) if other == uuid && !as_of => copies.push(Copy { path, same: true }),
            Some(_) => {}
            None if conflict_name(&stem, &name) => copies.push(Copy { path, same: false }),
            None => {}
        }
    }
    copies.sort_by(|a, b| a.path.cmp(&b.path));
    copies
}

/// UUID of a library that nobody may be asked for, and whether it is a view of an earlier state.
async fn identity(path: &Path, access: &Access) -> Option<(String, bool)> {
    use sqlx::Connection as _;
    look_at_header(path).ok()?;
    let access = access.of(path).ok()?;
    // A log beside it is left alone: the facts read here never change after birth.
    let options = access.options(path).await.ok()?.read_only(true).immutable(true);
    let (mut conn, _) = access.connect(&options).await.ok()?;
    let facts: std::result::Result<(i64, String, bool), _> = sqlx::query_as(
        "SELECT (SELECT application_id FROM pragma_application_id), (SELECT value FROM meta WHERE key = 'uuid'), \
         EXISTS (SELECT 1 FROM meta WHERE key = 'as_of')",
    )
    .fetch_one(&mut conn)
    .await;
    let _ = conn.close().await;
    facts.ok().filter(|(application, _, _)| *application == APPLICATION_ID).map(|(_, uuid, as_of)| (uuid, as_of))
}

/// Whether a cloud folder calls a conflicting copy of `stem` this: OneDrive appends the machine's name, Dropbox and
/// Box say so in words, Google Drive and iCloud number, Syncthing stamps.
fn conflict_name(stem: &str, name: &str) -> bool {
    let Some(rest) = name.strip_prefix(stem).filter(|rest| !rest.is_empty()) else { return false };
    let rest = rest.trim_start();
    let lower = rest.to_lowercase();
    let words = ["conflict", "競合", "コンフリクト", ".sync-conflict-", "コピー", "copy"];
    let numbered = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')).unwrap_or(rest);
    let machine = rest.strip_prefix('-').is_some_and(|m| {
        m.len() >= 3
            && m.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && m.chars().any(|c| c.is_ascii_alphabetic())
    });
    words.iter().any(|word| lower.contains(word))
        || !numbered.is_empty() && numbered.len() <= 2 && numbered.chars().all(|c| c.is_ascii_digit())
        || machine
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_mount_tells_the_file_system() {
        let mounts = "22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n\
            40 22 0:35 / /mnt/share rw - cifs //server/share rw\n\
            41 22 0:36 / /mnt/my\\040share rw - nfs4 server:/x rw\n\
            42 40 8:2 / /mnt/share/local rw - xfs /dev/sdb rw\n\
            43 22 0:50 / /home rw - fuse.sshfs host: rw\n";
        let check = |path: &str, kind: &str| assert_eq!(mounted(mounts, path).as_deref(), Some(kind), "{path}");
        check("/data/a", "ext4");
        check("/mnt/share/研究", "cifs");
        check("/mnt/sharepoint", "ext4");
        check("/mnt/share/local/x", "xfs");
        check("/mnt/my share", "nfs4");
        check("/home/me", "fuse.sshfs");
        assert!(SHARED.contains(&"cifs") && !SHARED.contains(&"ext4") && !SHARED.contains(&"overlay"));
    }

    #[test]
    fn a_windows_server_is_told_from_a_drive() {
        assert!(unc(r"\\?\UNC\server\share\a") && unc(r"\\server\share"));
        assert!(!unc(r"\\?\C:\Users\a") && !unc(r"C:\a") && !unc(r"\\.\pipe"));
    }

    #[test]
    fn names_of_conflicting_copies_are_recognised() {
        for name in [
            "研究-DESKTOP-7Q2K1",
            "研究 (Hanako's conflicted copy 2026-11-27)",
            "研究 (1)",
            "研究 2",
            "研究.sync-conflict-20261127-101500-ABCDEFG",
            "研究 - コピー",
            "研究の競合コピー",
        ] {
            assert!(conflict_name("研究", name), "{name}");
        }
        for name in ["研究", "研究2026", "研究-2026", "別の研究", "研究所", "研究 2026年度"] {
            assert!(!conflict_name("研究", name), "{name}");
        }
    }
}
