//! The log file: a file a day in the application's log folder, the last seven kept. It says which command met which code,
//! and where a panic happened; never a word of a library, a file, a path or a person.
//!
//! That holds by construction: the file takes events of our own packages only, and of each event only the fields below
//! and its message, which is a literal (a rule of `tests/stories/closed.rs`).

use std::fmt;
use std::io;
use std::path::Path;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::{Writer, debug_fn};
use tracing_subscriber::layer::{Layer, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{EnvFilter, fmt as lines};

/// Log files kept, one a day.
const KEPT: usize = 7;

/// What a line may hold: the message, a code, a command of the list, a number, a place in our sources.
pub const FIELDS: [&str; 5] = ["message", "code", "command", "count", "place"];

/// Packages whose events are written. What others say is not ours to promise.
const PACKAGES: [&str; 7] = ["shell", "app", "store", "sheets", "index", "vocab", "domain"];

/// What goes to stderr unless `RUST_LOG` says otherwise. A slow statement would be shown with its text.
const TERMINAL: &str = "warn,sqlx=off";

/// Starts logging, to stderr and, where the folder can be written, to a file in it.
pub fn start(folder: Option<&Path>) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(TERMINAL));
    let terminal = lines::layer().with_writer(io::stderr).with_filter(filter);
    // Without a log the application works all the same.
    let file = folder.and_then(|folder| appender(folder).ok()).map(file);
    let subscriber = tracing_subscriber::registry().with(terminal).with(file);
    // Fails where somebody logs already, as a test does.
    let _ = tracing::subscriber::set_global_default(subscriber);
    watch_panics();
}

/// The file of today.
fn appender(folder: &Path) -> Result<RollingFileAppender, tracing_appender::rolling::InitError> {
    RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("tsumugi")
        .filename_suffix("log")
        .max_log_files(KEPT)
        .build(folder)
}

/// What is written into it.
fn file<S, W>(writer: W) -> impl Layer<S>
where
    S: tracing::Subscriber + for<'a> LookupSpan<'a>,
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let fields =
        debug_fn(|line: &mut Writer<'_>, field: &tracing::field::Field, value: &dyn fmt::Debug| match field.name() {
            "message" => write!(line, "{value:?} "),
            name if FIELDS.contains(&name) => write!(line, "{name}={value:?} "),
            _ => Ok(()),
        });
    let ours = filter_fn(|event| {
        let package = event.target().split("::").next().unwrap_or_default();
        *event.level() <= tracing::Level::INFO && PACKAGES.contains(&package)
    });
    lines::layer().with_ansi(false).with_writer(writer).fmt_fields(fields).with_filter(ours)
}

/// A panic leaves its place, never its words: they can hold what a cell holds. `RUST_BACKTRACE` asks for them on stderr.
fn watch_panics() {
    let words = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        tracing::error!(place, "a panic");
        if std::env::var_os("RUST_BACKTRACE").is_some() {
            words(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    /// Lines as they would stand in the file.
    #[derive(Debug, Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(work: impl FnOnce()) -> String {
        let lines = Lines::default();
        let own = lines.clone();
        let subscriber = tracing_subscriber::registry().with(file(move || own.clone()));
        tracing::subscriber::with_default(subscriber, work);
        String::from_utf8(lines.0.lock().unwrap().clone()).unwrap()
    }

    #[test]
    fn a_line_holds_codes_and_counts_and_nothing_else() {
        let text = written(|| {
            tracing::warn!(code = "not-writable", count = 3, path = "/秘密", detail = "秘密", "not saved");
            tracing::info!(title = "秘密", command = "theme.edit", "refused");
        });
        assert!(text.contains("WARN shell::log::tests: not saved code=\"not-writable\" count=3"), "{text}");
        assert!(text.contains("refused command=\"theme.edit\""), "{text}");
        assert!(!text.contains("秘密") && !text.contains("path") && !text.contains("title"), "{text}");
    }

    #[test]
    fn what_other_packages_say_is_not_written() {
        let text = written(|| {
            tracing::error!(target: "sqlx::query", "SELECT '秘密'");
            tracing::error!(target: "shell_of_somebody_else", "秘密");
            tracing::error!(target: "store::write", "ours");
            tracing::debug!(target: "store::write", "too much");
        });
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(text.contains("ours"));
    }

    #[test]
    fn seven_log_files_are_kept_and_no_other_file_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        for day in 10..22 {
            std::fs::write(folder.path().join(format!("tsumugi.2020-01-{day}.log")), "x").unwrap();
        }
        std::fs::write(folder.path().join("other.txt"), "x").unwrap();
        drop(appender(folder.path()).unwrap());
        let mut names: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(names.iter().filter(|name| name.ends_with(".log")).count(), KEPT, "{names:?}");
        assert!(names.contains(&"other.txt".to_owned()));
    }
}
