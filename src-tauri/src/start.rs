//! What was asked for on the command line of the window, and how the library named there fared.

use crate::call::Calls;
use domain::Problem;
use std::ffi::OsString;
use std::path::PathBuf;
use tauri::State;

/// What the arguments ask for.
#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    /// Print the version and leave.
    Version,
    /// Open the window, with this library when one is named. The path is absolute.
    Window(Option<PathBuf>),
    /// Arguments nobody understands, as a sentence.
    Refused(String),
}

/// Reads the arguments; `variable` is the value of `TSUMUGI_LIBRARY`, used when no path is given.
pub fn read(args: impl Iterator<Item = OsString>, variable: Option<OsString>) -> Wish {
    let mut path = None;
    for arg in args {
        match arg.to_str() {
            Some("--version" | "-V") => return Wish::Version,
            Some(option) if option.starts_with('-') => {
                return Wish::Refused(format!("Unknown option {option}. Usage: tsumugi-desktop [--version] [LIBRARY]"));
            }
            _ if path.is_some() => return Wish::Refused("One library at a time can be opened.".to_owned()),
            _ => path = Some(arg),
        }
    }
    let named = path.or(variable).filter(|path| !path.is_empty()).map(PathBuf::from);
    Wish::Window(named.map(|path| std::path::absolute(&path).unwrap_or(path)))
}

/// Why the library named at start could not be opened, told once; `null` when none was named or it is open.
/// Waits until the opening is over.
#[tauri::command]
pub async fn startup(calls: State<'_, Calls>) -> Result<Option<Problem>, Problem> {
    Ok(calls.failed_opening().await)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(args: &[&str], variable: Option<&str>) -> Wish {
        read(args.iter().map(OsString::from), variable.map(OsString::from))
    }

    #[test]
    fn a_path_on_the_command_line_wins_over_the_variable() {
        let absolute = |name: &str| Wish::Window(std::path::absolute(name).ok());
        assert_eq!(read_words(&["a.tsumugi"], Some("b.tsumugi")), absolute("a.tsumugi"));
        assert_eq!(read_words(&[], Some("b.tsumugi")), absolute("b.tsumugi"));
        assert_eq!(read_words(&[], Some("")), Wish::Window(None));
        assert_eq!(read_words(&[], None), Wish::Window(None));
    }

    #[test]
    fn unknown_options_and_a_second_path_are_refused() {
        assert!(matches!(read_words(&["--fast"], None), Wish::Refused(_)));
        assert!(matches!(read_words(&["a", "b"], None), Wish::Refused(_)));
        assert_eq!(read_words(&["a", "--version"], None), Wish::Version);
    }
}
