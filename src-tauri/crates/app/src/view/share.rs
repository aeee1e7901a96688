//! A view as a small file, and back: `{"tsumugi":"view","version":1,"name":…,"state":…}`.
//!
//! It comes from elsewhere, so nothing in it is believed: its length is bounded before it is read, a word nobody knows
//! refuses it, and what it calls itself is shown as one line.

use super::edit::{NAME_LENGTH, STATE_BYTES, existing, free_name, one_line, state};
use super::{ViewShare, ViewShared, ViewState, ViewTake};
use crate::prelude::*;
use crate::write::{operation, written};
use domain::Dim;
use serde_json::json;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The ending of the file.
const ENDING: &str = ".tsumugi-view";
/// Longest file that is read, bytes.
const MOST: u64 = STATE_BYTES as u64;
/// What we write and read.
const VERSION: u32 = 1;

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Always `view`.
    tsumugi: String,
    version: u32,
    name: String,
    state: ViewState,
}

/// What any version says of itself.
#[derive(Deserialize)]
struct Head {
    tsumugi: String,
    version: u32,
}

/// Writes a view into a file, over what stands there.
///
/// # Errors
/// `NoSuchView`; `InvalidField` for another ending; `FileInUse`, `NotWritable`, `DiskFull`.
pub async fn share(context: &Context<'_>, args: ViewShare) -> Result<ViewShared, Problem> {
    let ViewShare { id, out } = args;
    if !out.to_lowercase().ends_with(ENDING) {
        return Err(Problem::new(ProblemCode::InvalidField)
            .with("field", "file")
            .with("reason", "path-ending")
            .with("ending", ENDING));
    }
    let open = context.app.library().await?;
    let view = existing(store::view::get(&open.store, id).await?)?;
    let state = without_ids(state(view.state)?);
    let file = File { tsumugi: "view".to_owned(), version: VERSION, name: view.name, state };
    let bytes = serde_json::to_vec_pretty(&file).map_err(Problem::fault)?;
    let path = PathBuf::from(&out);
    tokio::task::spawn_blocking(move || write(&path, &bytes)).await.map_err(Problem::fault)??;
    Ok(ViewShared { path: out })
}

/// Ids of themes and programmes mean nothing in another library, and that a theme is looked at is not a colleague's to know.
fn without_ids(mut state: ViewState) -> ViewState {
    state.filter.theme.clear();
    state.filter.registered.clear();
    state.filter.not.retain(|dim| *dim != Dim::Theme);
    state
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let draft = sheets::write::Draft::beside(path)?;
    let shown = path.display().to_string();
    let io = |error: std::io::Error| Problem::io(&error, &shown, true);
    let mut file = std::fs::OpenOptions::new().write(true).truncate(true).open(draft.path()).map_err(io)?;
    file.write_all(bytes).map_err(io)?;
    file.sync_all().map_err(io)?;
    drop(file);
    draft.publish()
}

/// Takes a shared view in, behind the others. One whose name is taken gets a number behind it.
///
/// # Errors
/// `FileMissing`, `FileUnreadable`; `NotAView` with `path` and the reason for anything but a view of this version.
pub async fn take(context: &Context<'_>, args: ViewTake) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let path = PathBuf::from(&args.file);
    let (name, state) = tokio::task::spawn_blocking(move || read(&path)).await.map_err(Problem::fault)??;
    let state = json!(state);
    let taken = store::view::all(&open.store).await?.into_iter().map(|view| view.name).collect();
    let name = free_name(&name, &taken);
    let outcome = open
        .store
        .write(operation(context, "view-take", json!({ "name": name })), async |tx| {
            let taken = || Problem::new(ProblemCode::ViewExists).with("name", &name);
            let id = store::view::insert(tx, &name, &state).await?.ok_or_else(taken)?;
            tx.set_count(1);
            Ok(id)
        })
        .await?;
    written(&open, outcome, "view-take", |id| (1, Some(*id))).await
}

fn read(path: &Path) -> Result<(String, ViewState), Problem> {
    let shown = path.display().to_string();
    let io = |error: std::io::Error| Problem::io(&error, &shown, false);
    let none = |reason: &str| Problem::new(ProblemCode::NotAView).with("path", &shown).with("reason", reason);
    // A pipe or a device would be read for ever.
    if !std::fs::metadata(path).map_err(io)?.is_file() {
        return Err(none("view-content"));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path).map_err(io)?.take(MOST + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > MOST {
        return Err(none("view-large").with("limit", "256 KB"));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let content = |error: serde_json::Error| none("view-content").detail(error);
    let head: Head = serde_json::from_slice(bytes).map_err(content)?;
    if head.tsumugi != "view" {
        return Err(none("view-content"));
    }
    if head.version != VERSION {
        return Err(none("view-version"));
    }
    let file: File = serde_json::from_slice(bytes).map_err(content)?;
    let name = one_line(&file.name);
    if name.is_empty() || name.chars().count() > NAME_LENGTH {
        return Err(none("view-content"));
    }
    Ok((name, without_ids(file.state)))
}
