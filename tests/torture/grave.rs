//! What a dead process left on the disk: taken as it is, opened, checked, compared.

use crate::act::{Desk, LIBRARY};
use crate::hand::{Hand, Refusal};
use crate::ledger::{Document, Found, State, differences};
use crate::look::look;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What may stand beside a library; nothing of it is a leftover.
const BESIDE: [&str; 8] = ["", "-wal", "-shm", "-journal", ".lock", ".seal", ".backups", ".tmp"];

/// Temporary files a place may hold after any number of kills.
pub const LEFTOVERS: usize = 3;

/// Copies the library with what SQLite put beside it into another folder.
pub fn exhume(from: &Path, to: &Path) -> std::io::Result<()> {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Opens a library in a folder, checks and reads it, closes it. `None` where none stands.
pub async fn examine(folder: &Path, detailed: Option<&BTreeSet<String>>) -> Result<Option<Found>, Refusal> {
    let library = folder.join(LIBRARY);
    if !library.exists() {
        return Ok(None);
    }
    let hand = Hand::new(&folder.join("settings"));
    hand.open(&library).await?;
    let found = look(&hand, detailed).await?;
    hand.call("library.close", serde_json::json!({})).await?;
    Ok(Some(found))
}

/// The candidate that fits what was found, with the digests of documents filled in; otherwise what is wrong with the
/// one that comes nearest.
pub fn settle(
    candidates: Vec<State>,
    found: &Result<Option<Found>, Refusal>,
    desk: &Desk,
) -> Result<(usize, State), Vec<String>> {
    let documents = standing(&desk.documents());
    let mut nearest: Option<Vec<String>> = None;
    for (at, mut candidate) in candidates.into_iter().enumerate() {
        let mut wrong = match found {
            Err(refusal) => vec![format!("the library does not open: {}", refusal.text)],
            Ok(None) if candidate.exists => vec!["the library is gone".to_owned()],
            Ok(None) => Vec::new(),
            Ok(Some(_)) if !candidate.exists => vec!["a library stands that nobody made".to_owned()],
            Ok(Some(found)) => differences(&candidate, found),
        };
        wrong.extend(compare(&mut candidate.documents, &documents, &desk.documents()));
        if wrong.is_empty() {
            return Ok((at, candidate));
        }
        if nearest.as_ref().is_none_or(|least| wrong.len() < least.len()) {
            nearest = Some(wrong);
        }
    }
    Err(nearest.unwrap_or_default())
}

/// Workbooks under a final name, with their digest.
fn standing(folder: &Path) -> BTreeMap<String, String> {
    let files = names(folder).into_iter().filter(|name| !is_temporary(name));
    files
        .filter_map(|name| {
            let digest = Sha256::digest(std::fs::read(folder.join(&name)).ok()?);
            Some((name, digest.iter().map(|byte| format!("{byte:02x}")).collect()))
        })
        .collect()
}

fn compare(wanted: &mut BTreeMap<String, Document>, standing: &BTreeMap<String, String>, folder: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, document) in wanted.iter_mut() {
        let Some(digest) = standing.get(name) else {
            wrong.push(format!("{name} is gone"));
            continue;
        };
        match &document.sha256 {
            Some(sha256) if sha256 != digest => wrong.push(format!("{name} is not as it was written")),
            Some(_) => {}
            None => match whole(&folder.join(name), document.projects) {
                Ok(()) => document.sha256 = Some(digest.clone()),
                Err(why) => wrong.push(format!("{name} is not whole: {why}")),
            },
        }
    }
    let unrecorded = standing.keys().filter(|name| !wanted.contains_key(*name));
    wrong.extend(unrecorded.map(|name| format!("{name} went out without a record")));
    wrong
}

/// Whether a workbook can be read to its end and has room for its projects.
fn whole(path: &Path, projects: usize) -> Result<(), String> {
    let table = sheets::read::open(path, &Default::default(), &|_| Ok(())).map_err(|problem| problem.to_string())?;
    let rows = table.grid.rows().count();
    if rows < projects { Err(format!("{rows} rows for {projects} projects")) } else { Ok(()) }
}

fn is_temporary(name: &str) -> bool {
    name.starts_with('.')
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Lets two days pass for temporary files: what a process leaves behind is swept when it is surely nobody's.
pub fn age(desk: &Desk) {
    let then = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 24 * 60 * 60);
    for folder in [desk.documents(), desk.settings()] {
        for name in names(&folder).into_iter().filter(|name| is_temporary(name)) {
            if let Ok(file) = std::fs::File::options().write(true).open(folder.join(name)) {
                let _ = file.set_modified(then);
            }
        }
    }
}

/// Temporary files by place.
pub fn leftovers(desk: &Desk, temporary: &Path) -> Vec<(String, usize)> {
    let beside = |name: &String| {
        let known = BESIDE.iter().any(|ending| *name == format!("{LIBRARY}{ending}"));
        !known && !["documents", "settings"].contains(&name.as_str())
    };
    let places = [
        ("documents", names(&desk.documents()).into_iter().filter(|name| is_temporary(name)).count()),
        ("settings", names(&desk.settings()).into_iter().filter(|name| name != "settings.json").count()),
        ("beside the library", names(&desk.folder).into_iter().filter(beside).count()),
        ("temporary folder", names(temporary).len()),
    ];
    places.into_iter().map(|(place, count)| (place.to_owned(), count)).collect()
}
