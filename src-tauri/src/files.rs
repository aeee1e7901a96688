//! Choosing a file. One function asks, and what a person chose there may be named from then on; the core opens, reads and
//! writes.

use crate::grants::Grants;
use domain::Problem;
use serde::Deserialize;
use std::sync::Arc;
use tauri::{AppHandle, State};

/// What a file is chosen for: decides what the dialog shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// A library, `.tsumugi`.
    Library,
    /// A new sample library, `.tsumugi`.
    Sample,
    /// A list to import.
    Import,
    /// A workbook to write, or one of ours to take in.
    Workbook,
    /// A file to attach, of any kind.
    Attachment,
    /// A vocabulary file to load.
    Vocabulary,
    /// A picture to write, PNG.
    Picture,
    /// A picture to write that can be enlarged, SVG.
    Drawing,
    /// A saved view to share or to take in, `.tsumugi-view`.
    View,
    /// A backup to put back, `.tsumugi-backup`.
    Backup,
    /// A file to write under the name proposed, of any kind.
    AnyFile,
}

/// Open or save.
enum Ask {
    Open,
    Folder,
    Save { suggested: String },
}

impl Purpose {
    /// Name (the same in every language) and endings of the files shown.
    fn filter(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Purpose::Library | Purpose::Sample => ("Tsumugi (.tsumugi)", &["tsumugi"]),
            Purpose::Import => (
                "Excel, CSV, HTML, JSON, SQLite",
                &[
                    "xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "html", "htm", "json", "sqlite",
                    "sqlite3", "db",
                ],
            ),
            Purpose::Vocabulary => (
                "OBO, TTL, XML, JSON, TSV, CSV, Excel",
                &["obo", "ttl", "xml", "json", "tsv", "csv", "txt", "xlsx", "xlsm", "xls", "ods"],
            ),
            Purpose::Workbook => ("Excel (.xlsx)", &["xlsx"]),
            Purpose::Picture => ("PNG (.png)", &["png"]),
            Purpose::Drawing => ("SVG (.svg)", &["svg"]),
            Purpose::View => ("Tsumugi view (.tsumugi-view)", &["tsumugi-view"]),
            Purpose::Backup => ("Tsumugi backup (.tsumugi-backup)", &["tsumugi-backup"]),
            Purpose::Attachment | Purpose::AnyFile => ("", &[]),
        }
    }
}

/// Asks for an existing file. `null` when the user cancels.
#[tauri::command]
pub async fn pick_file(
    tauri: AppHandle,
    grants: State<'_, Arc<Grants>>,
    purpose: Purpose,
) -> Result<Option<String>, Problem> {
    chosen(&grants, choose(tauri, purpose, Ask::Open).await?)
}

/// Asks for a folder. `null` when the user cancels.
#[tauri::command]
pub async fn pick_folder(tauri: AppHandle, grants: State<'_, Arc<Grants>>) -> Result<Option<String>, Problem> {
    chosen(&grants, choose(tauri, Purpose::AnyFile, Ask::Folder).await?)
}

/// Asks where to save, proposing `suggested`. An ending is added when the user types none.
/// `null` when the user cancels. The dialog itself asks before it returns an existing file.
#[tauri::command]
pub async fn save_file(
    tauri: AppHandle,
    grants: State<'_, Arc<Grants>>,
    purpose: Purpose,
    suggested: String,
) -> Result<Option<String>, Problem> {
    chosen(&grants, choose(tauri, purpose, Ask::Save { suggested }).await?)
}

/// What a person chose may be named.
fn chosen(grants: &Grants, path: Option<String>) -> Result<Option<String>, Problem> {
    if let Some(path) = &path {
        grants.grant(path);
    }
    Ok(path)
}

#[cfg(not(feature = "test-seam"))]
async fn choose(tauri: AppHandle, purpose: Purpose, ask: Ask) -> Result<Option<String>, Problem> {
    native(tauri, purpose, ask).await
}

/// Tests answer dialogs from a file, one path a line, oldest first; an empty line is a cancel.
/// Without the variable the real dialog opens. The product build does not contain this.
#[cfg(feature = "test-seam")]
async fn choose(tauri: AppHandle, purpose: Purpose, ask: Ask) -> Result<Option<String>, Problem> {
    let Some(queue) = std::env::var_os("TSUMUGI_DIALOG_ANSWERS") else {
        return native(tauri, purpose, ask).await;
    };
    let text = std::fs::read_to_string(&queue).map_err(Problem::fault)?;
    let Some((answer, rest)) = text.split_once('\n') else {
        return Err(Problem::fault("no answer is queued for this dialog"));
    };
    std::fs::write(&queue, rest).map_err(Problem::fault)?;
    Ok((!answer.is_empty()).then(|| match ask {
        Ask::Open | Ask::Folder => answer.to_owned(),
        Ask::Save { .. } => with_ending(answer.to_owned(), purpose),
    }))
}

async fn native(tauri: AppHandle, purpose: Purpose, ask: Ask) -> Result<Option<String>, Problem> {
    use tauri::Manager as _;
    use tauri_plugin_dialog::DialogExt as _;
    let (name, endings) = purpose.filter();
    let mut dialog = tauri.dialog().file();
    if !endings.is_empty() {
        dialog = dialog.add_filter(name, endings);
    }
    if let Some(window) = tauri.get_webview_window(crate::window::MAIN) {
        dialog = dialog.set_parent(&window);
    }
    let (answer, chosen) = tokio::sync::oneshot::channel();
    let save = matches!(ask, Ask::Save { .. });
    match ask {
        Ask::Open => dialog.pick_file(move |path| drop(answer.send(path))),
        Ask::Folder => dialog.pick_folder(move |path| drop(answer.send(path))),
        Ask::Save { suggested } => dialog.set_file_name(suggested).save_file(move |path| drop(answer.send(path))),
    }
    let Some(path) = chosen.await.map_err(Problem::fault)? else {
        return Ok(None);
    };
    let path = path.into_path().map_err(Problem::fault)?;
    // The contract carries paths as text; a path that is not Unicode cannot be named in it.
    let text = path.to_str().map(str::to_owned).ok_or_else(|| {
        Problem::new(domain::ProblemCode::FileUnreadable).with("path", path.to_string_lossy()).detail("not Unicode")
    })?;
    Ok(Some(if save { with_ending(text, purpose) } else { text }))
}

/// GTK's save dialog returns what was typed; Windows and macOS add the ending themselves.
fn with_ending(path: String, purpose: Purpose) -> String {
    let (_, endings) = purpose.filter();
    let present = std::path::Path::new(&path).extension().and_then(|ending| ending.to_str());
    match endings.first() {
        Some(first) if !present.is_some_and(|p| endings.iter().any(|e| e.eq_ignore_ascii_case(p))) => {
            format!("{path}.{first}")
        }
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_file_gets_the_ending_of_its_purpose() {
        let check = |typed: &str, purpose, path: &str| assert_eq!(with_ending(typed.to_owned(), purpose), path);
        check("/a/紡ぎ", Purpose::Library, "/a/紡ぎ.tsumugi");
        check("/a/紡ぎ.TSUMUGI", Purpose::Library, "/a/紡ぎ.TSUMUGI");
        check("/a/第1.2版", Purpose::Workbook, "/a/第1.2版.xlsx");
        check("/a/list.xlsx", Purpose::Workbook, "/a/list.xlsx");
        check("/a/俯瞰", Purpose::Picture, "/a/俯瞰.png");
        check("/a/事業の地図", Purpose::Drawing, "/a/事業の地図.svg");
        check("/a/膵がん", Purpose::View, "/a/膵がん.tsumugi-view");
        check("/a/覚え書き", Purpose::AnyFile, "/a/覚え書き");
    }
}
