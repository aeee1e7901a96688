//! The window: it hosts the interface and hands every call to `app::dispatch`.
//!
//! The only package that names Tauri. It must never know what a command means, what a table is
//! called or how a file is laid out; it knows a window, a dialog and a way in for calls.

pub mod call;
mod files;
pub mod grants;
#[cfg(target_os = "linux")]
mod linux;
pub mod log;
mod open;
mod scratch;
mod start;
mod window;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::Manager as _;

/// Runs the window until it is closed. `args` are the arguments after the program's name:
/// `--version`, or the path of a library to open at start (also `TSUMUGI_LIBRARY`).
pub fn main(args: impl Iterator<Item = OsString>) -> ExitCode {
    let library = match start::read(args, std::env::var_os("TSUMUGI_LIBRARY")) {
        start::Wish::Version => {
            println!("Tsumugi {}", env!("CARGO_PKG_VERSION"));
            return ExitCode::SUCCESS;
        }
        start::Wish::Window(library) => library,
        start::Wish::Refused(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::from(2);
        }
    };
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            call::call,
            call::cancel,
            files::pick_file,
            files::pick_folder,
            files::save_file,
            open::look_at_link,
            open::open_file,
            open::open_link,
            start::startup
        ])
        .setup(move |tauri| {
            log::start(tauri.path().app_log_dir().ok().as_deref());
            let scratch = scratch::Scratch::open(&tauri.path().app_cache_dir()?.join("opened"))?;
            let host = app::Host {
                settings_dir: Some(tauri.path().app_config_dir()?),
                cache_dir: tauri.path().app_cache_dir().ok(),
                login: login(),
                scratch_dir: Some(scratch.copies()),
                read_only: false,
            };
            let web = scratch.web();
            tauri.manage(scratch);
            let app = app::App::new(host);
            let look = window::Look::remembered(&app);
            let grants = Arc::<grants::Grants>::default();
            tauri.manage(Arc::clone(&grants));
            // The library opens while the web view starts: both take about half a second.
            tauri.manage(call::Calls::opening(Arc::clone(&app), Arc::clone(&grants), library));
            window::open(tauri.handle(), look, grants, web)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(tauri) => {
            tauri.run(|tauri, event| {
                if let tauri::RunEvent::Exit = event {
                    // Everything is written already; closing folds the log beside the library into its one file.
                    tauri.state::<call::Calls>().close();
                    tauri.state::<scratch::Scratch>().clear();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Tsumugi cannot open its window: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Login name, the author of changes until the user sets a name. Where the system tells none
/// (started by a service), the home folder is named after its owner.
fn login() -> String {
    let named = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|key| std::env::var(key).ok());
    named
        .filter(|name| !name.is_empty())
        .or_else(|| Some(std::env::home_dir()?.file_name()?.to_string_lossy().into_owned()))
        .unwrap_or_default()
}
