//! Handing an address or a document to the system's own program, after a person has seen what it is.

use crate::scratch::Scratch;
use domain::link::{Link, link};
use domain::program::is_program;
use domain::{Problem, ProblemCode};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use tauri::State;

/// The parts of an address, to be shown before it is opened.
///
/// # Errors
/// `LinkRefused` with the reason.
#[tauri::command]
pub fn look_at_link(url: String) -> Result<Link, Problem> {
    link(&url).map_err(|refusal| Problem::new(ProblemCode::LinkRefused).with("reason", refusal.as_str()))
}

/// Opens an address in the system's browser: in its canonical form, which is what was shown.
///
/// # Errors
/// `LinkRefused` with the reason; `NothingOpens`.
#[tauri::command]
pub async fn open_link(url: String) -> Result<(), Problem> {
    let address = look_at_link(url)?.address();
    hand_over(address.clone().into(), address).await
}

/// Opens a copy that the core laid into the scratch folder.
///
/// # Errors
/// `PathNotChosen` for any other file; `ProgramRefused` for what would run; `NothingOpens`.
#[tauri::command]
pub async fn open_file(scratch: State<'_, Scratch>, path: String) -> Result<(), Problem> {
    let file = viewable(&scratch.copies(), Path::new(&path))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    hand_over(file.into(), name).await
}

/// The file to open, if it lies in the scratch folder (links followed) and would not run.
fn viewable(scratch: &Path, path: &Path) -> Result<PathBuf, Problem> {
    let foreign = || Problem::new(ProblemCode::PathNotChosen).with("path", path.display());
    let within =
        |path: &Path| path.canonicalize().ok()?.strip_prefix(scratch.canonicalize().ok()?).ok().map(Path::to_owned);
    let inside = within(path).filter(|inside| inside.file_name().is_some()).ok_or_else(foreign)?;
    // Not the canonical path: on Windows that is one many programs cannot read.
    let file = scratch.join(inside);
    if !file.is_file() {
        return Err(foreign());
    }
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if is_program(&name) {
        return Err(Problem::new(ProblemCode::ProgramRefused).with("file", name));
    }
    Ok(file)
}

/// Tests read what would have been opened, a line each, in the file this variable names; without it the system's program
/// is started. The product build does not contain this.
#[cfg(feature = "test-seam")]
async fn hand_over(what: OsString, shown: String) -> Result<(), Problem> {
    use std::io::Write as _;
    let Some(list) = std::env::var_os("TSUMUGI_OPENED") else { return system(what, shown).await };
    let mut list = std::fs::OpenOptions::new().append(true).create(true).open(list).map_err(Problem::fault)?;
    writeln!(list, "{}", what.to_string_lossy()).map_err(Problem::fault)
}

#[cfg(not(feature = "test-seam"))]
async fn hand_over(what: OsString, shown: String) -> Result<(), Problem> {
    system(what, shown).await
}

/// Starts the system's program and does not wait for it.
async fn system(what: OsString, shown: String) -> Result<(), Problem> {
    let started = tokio::task::spawn_blocking(move || open::that_detached(what)).await.map_err(Problem::fault)?;
    started.map_err(|error| Problem::new(ProblemCode::NothingOpens).with("path", shown).detail(error.kind()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_address_says_why() {
        let problem = look_at_link(" javascript:alert(1)".to_owned()).unwrap_err();
        assert_eq!(problem.code, ProblemCode::LinkRefused);
        assert_eq!(problem.params["reason"], "link-scheme");
        assert_eq!(look_at_link("https://example.jp/".to_owned()).unwrap().host, "example.jp");
    }

    #[test]
    fn every_reason_for_refusing_an_address_is_worded() {
        use domain::link::Refusal;
        for refusal in [Refusal::Scheme, Refusal::Credentials, Refusal::Unreadable] {
            let key = format!("reason.{}", refusal.as_str());
            for language in [app::settings::Language::Ja, app::settings::Language::En] {
                assert_ne!(app::catalogue::word(language, &key), key);
            }
        }
    }

    #[test]
    fn only_documents_in_the_scratch_folder_are_opened() {
        let folder = tempfile::tempdir().unwrap();
        let scratch = folder.path().join("opened");
        std::fs::create_dir(&scratch).unwrap();
        let write = |path: PathBuf| {
            std::fs::write(&path, "x").unwrap();
            path
        };
        let inside = write(scratch.join("論文.pdf"));
        assert_eq!(viewable(&scratch, &inside), Ok(inside.clone()));
        assert_eq!(viewable(&scratch, &scratch.join(".").join("論文.pdf")), Ok(inside));

        let outside = write(folder.path().join("secret.pdf"));
        let check = |path: &Path, code| assert_eq!(viewable(&scratch, path).unwrap_err().code, code, "{path:?}");
        check(&outside, ProblemCode::PathNotChosen);
        check(&scratch.join("..").join("secret.pdf"), ProblemCode::PathNotChosen);
        check(&scratch, ProblemCode::PathNotChosen);
        check(&scratch.join("missing.pdf"), ProblemCode::PathNotChosen);
        check(Path::new(""), ProblemCode::PathNotChosen);
        check(&write(scratch.join("論文.exe")), ProblemCode::ProgramRefused);
        check(&write(scratch.join("論文.pdf.desktop")), ProblemCode::ProgramRefused);
        std::fs::create_dir(scratch.join("folder.pdf")).unwrap();
        check(&scratch.join("folder.pdf"), ProblemCode::PathNotChosen);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&outside, scratch.join("link.pdf")).unwrap();
            check(&scratch.join("link.pdf"), ProblemCode::PathNotChosen);
            // What a link is called does not matter; what it leads to does.
            std::os::unix::fs::symlink(scratch.join("論文.exe"), scratch.join("harmless.pdf")).unwrap();
            check(&scratch.join("harmless.pdf"), ProblemCode::ProgramRefused);
        }
    }
}
