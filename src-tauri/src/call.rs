//! The one way in: a call by name, forwarded to `app::dispatch`, with progress and cancel. The files it names must have
//! been chosen by a person ([`Grants`]).

use crate::grants::Grants;
use app::{App, Progress, Silent};
use domain::{Problem, ProblemCode};
use serde::Serialize;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tauri::State;
use tauri::ipc::Channel;
use tokio::sync::watch;

/// At most ten reports a second reach the window.
const REPORT_EVERY: Duration = Duration::from_millis(100);

/// How far a call has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Things done.
    done: u64,
    /// Things in all, when known.
    total: Option<u64>,
    /// Stable name of the stage.
    stage: String,
}

/// What the window gets back.
#[derive(Debug, Serialize)]
pub struct Answered {
    /// The command's result.
    value: serde_json::Value,
    /// Topics whose reads are stale now.
    changed: Vec<app::Topic>,
}

/// How the opening at start ended: `None` while it lasts.
type Opening = Option<Result<(), Problem>>;

/// The calls of a window.
pub struct Calls {
    app: Arc<App>,
    grants: Arc<Grants>,
    opened: watch::Receiver<Opening>,
    /// Whether the window has been told how the opening at start ended.
    told: AtomicBool,
    /// Cancel flags of the calls under way, by the caller's id.
    running: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

impl Calls {
    /// Starts opening `library`, if one is named. Calls wait until that is over.
    pub fn opening(app: Arc<App>, grants: Arc<Grants>, library: Option<PathBuf>) -> Calls {
        if let Some(path) = &library {
            grants.grant(path);
        }
        let (done, opened) = watch::channel(None);
        let opener = Arc::clone(&app);
        tauri::async_runtime::spawn(async move {
            let result = match library {
                None => Ok(()),
                Some(path) => {
                    let args = serde_json::json!({ "path": path.to_string_lossy() });
                    let open = async move { opener.dispatch("library.open", args, Arc::new(Silent)).await };
                    guarded("library.open", open).await.map(|_| ())
                }
            };
            done.send_replace(Some(result));
        });
        Calls { app, grants, opened, told: AtomicBool::new(false), running: Mutex::default() }
    }

    /// Runs the declared command `name` with the page's arguments; `send` gets the reports.
    ///
    /// # Errors
    /// `PathNotChosen` when it names a file that nobody chose, before anything is read; then the command's own.
    pub async fn run(
        &self,
        id: String,
        name: &str,
        args: serde_json::Value,
        send: impl Fn(Report) + Send + Sync + 'static,
    ) -> Result<Answered, Problem> {
        // The name in the list, not the page's word: it is written into the log.
        let command = App::declared(name).map_or("unknown", |declared| declared.name);
        let result = self.checked(id, command, name, args, send).await;
        if let Err(problem) = &result {
            log(command, problem);
        }
        result
    }

    async fn checked(
        &self,
        id: String,
        command: &'static str,
        name: &str,
        args: serde_json::Value,
        send: impl Fn(Report) + Send + Sync + 'static,
    ) -> Result<Answered, Problem> {
        self.grants.check(&App::files_named(name, args.clone())?)?;
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running().insert(id.clone(), Arc::clone(&cancelled));
        self.opened().await;
        let reports = Reports { send, cancelled, last: Mutex::new(None) };
        let app = Arc::clone(&self.app);
        let result = guarded(command, async move { app.dispatch(command, args, Arc::new(reports)).await }).await;
        self.running().remove(&id);
        let answer = result?;
        for file in &answer.files {
            self.grants.grant(file.as_path());
        }
        Ok(Answered { value: answer.value, changed: answer.changed })
    }

    /// Waits until the opening at start is over; why it failed, if it did.
    pub async fn opened(&self) -> Option<Problem> {
        match self.opened.clone().wait_for(Option::is_some).await.as_deref() {
            Ok(Some(Err(problem))) => Some(problem.clone()),
            _ => None,
        }
    }

    /// As [`Calls::opened`], but told once: the window asks again whenever it reads its settings anew, and must not bring
    /// up an opening that is long past.
    pub async fn failed_opening(&self) -> Option<Problem> {
        let problem = self.opened().await?;
        (!self.told.swap(true, Ordering::Relaxed)).then_some(problem)
    }

    /// Closes the open library; waits until that is done. Called when the window goes.
    pub fn close(&self) {
        let app = Arc::clone(&self.app);
        let close = async move { app.dispatch("library.close", serde_json::json!({}), Arc::new(Silent)).await };
        if let Err(problem) = tauri::async_runtime::block_on(close) {
            log("library.close", &problem);
        }
    }

    fn running(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        // A poisoned map is still a map of flags.
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs the declared command `name`. `id` is the caller's own, for `cancel`; `progress` gets reports.
#[tauri::command]
pub async fn call(
    calls: State<'_, Calls>,
    id: String,
    name: String,
    args: serde_json::Value,
    progress: Channel<Report>,
) -> Result<Answered, Problem> {
    // A window that is gone needs no report.
    calls.run(id, &name, args, move |report| drop(progress.send(report))).await
}

/// A line for the log: the command and the code. What a problem says of files and cells stays out of it.
fn log(command: &'static str, problem: &Problem) {
    match problem.code {
        ProblemCode::Cancelled => {}
        ProblemCode::Fault => tracing::error!(command, code = problem.code.as_str(), "failed"),
        _ => tracing::info!(command, code = problem.code.as_str(), "refused"),
    }
}

/// Asks the call `id` to stop. Harmless when it is over.
#[tauri::command]
pub fn cancel(calls: State<'_, Calls>, id: String) {
    if let Some(flag) = calls.running().get(&id) {
        flag.store(true, Ordering::Relaxed);
    }
}

/// Works on a task of its own, so that a panic in a command becomes a `Problem` and the window lives.
async fn guarded<T: Send + 'static>(
    command: &'static str,
    work: impl Future<Output = Result<T, Problem>> + Send + 'static,
) -> Result<T, Problem> {
    match tokio::spawn(work).await {
        Ok(result) => result,
        Err(error) => {
            let words = match error.try_into_panic() {
                Ok(payload) => panic_text(payload.as_ref()),
                Err(error) => error.to_string(),
            };
            Err(Problem::fault(words).with("command", command))
        }
    }
}

fn panic_text(payload: &(dyn std::any::Any + Send)) -> String {
    payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "panic".to_owned())
}

/// Progress towards the window.
struct Reports<S> {
    send: S,
    cancelled: Arc<AtomicBool>,
    /// When and in which stage the last report went out.
    last: Mutex<Option<(Instant, String)>>,
}

impl<S: Fn(Report) + Send + Sync> Progress for Reports<S> {
    fn report(&self, done: u64, total: Option<u64>, stage: &str) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if !due(last.as_ref(), now, stage) && total != Some(done) {
            return;
        }
        *last = Some((now, stage.to_owned()));
        (self.send)(Report { done, total, stage: stage.to_owned() });
    }

    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// A report goes out at the first word, when the stage changes, and every 100 ms.
fn due(last: Option<&(Instant, String)>, now: Instant, stage: &str) -> bool {
    last.is_none_or(|(at, name)| name != stage || now.duration_since(*at) >= REPORT_EVERY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// A window without a library, over a folder of its own.
    fn window() -> (tempfile::TempDir, Calls) {
        let folder = tempfile::tempdir().unwrap();
        let host = app::Host {
            settings_dir: Some(folder.path().join("settings")),
            login: "作業者".to_owned(),
            scratch_dir: None,
            read_only: false,
            ..app::Host::default()
        };
        let calls = Calls {
            app: App::new(host),
            grants: Arc::default(),
            opened: watch::channel(Some(Ok(()))).1,
            told: AtomicBool::new(false),
            running: Mutex::default(),
        };
        (folder, calls)
    }

    impl Calls {
        async fn ask(&self, name: &str, args: Value) -> Result<Value, ProblemCode> {
            let answer = self.run("1".to_owned(), name, args, |_| {}).await;
            answer.map(|answered| answered.value).map_err(|problem| problem.code)
        }
    }

    #[tokio::test]
    async fn a_file_is_read_and_written_only_after_somebody_chose_it() {
        let (folder, calls) = window();
        let library = folder.path().join("紡ぎ.tsumugi");
        let list = folder.path().join("一覧.csv");
        std::fs::write(&list, "課題管理番号,研究開発課題名\n24zz0000001h0001,合成データ\n").unwrap();
        let refused = Err(ProblemCode::PathNotChosen);

        assert_eq!(calls.ask("library.create", json!({ "path": library })).await, refused);
        assert!(!library.exists());
        calls.grants.grant(&library);
        assert!(calls.ask("library.create", json!({ "path": library })).await.is_ok());

        assert_eq!(calls.ask("import.run", json!({ "file": list })).await, refused);
        let status = calls.ask("library.status", json!({})).await.unwrap();
        assert_eq!(status["open"]["projects"], 0);
        calls.grants.grant(&list);
        assert!(calls.ask("import.run", json!({ "file": list })).await.is_ok());

        let out = folder.path().join("out.xlsx");
        let export = json!({ "selection": { "matching": { "filter": {}, "except": [] } }, "audience": "public", "language": "ja", "out": out });
        assert_eq!(calls.ask("export.table", export.clone()).await, refused);
        assert!(!out.exists());
        calls.grants.grant(&out);
        assert_eq!(calls.ask("export.table", export).await.map(|_| ()), Ok(()));
        assert!(out.exists());
        assert!(calls.running().is_empty());
    }

    #[tokio::test]
    async fn what_the_core_hands_out_may_be_named_again() {
        let (folder, calls) = window();
        let library = folder.path().join("紡ぎ.tsumugi");
        calls.grants.grant(&library);
        calls.ask("library.create", json!({ "path": library })).await.unwrap();
        let pasted =
            calls.ask("import.paste", json!({ "text": "研究開発課題名\t年度\n合成データ\t2024\n" })).await.unwrap();
        assert_eq!(calls.ask("import.run", json!({ "file": pasted["file"] })).await.map(|_| ()), Ok(()));
        calls.ask("library.close", json!({})).await.unwrap();

        // The next window knows it from the settings.
        let again = Calls {
            app: Arc::clone(&calls.app),
            grants: Arc::default(),
            opened: watch::channel(Some(Ok(()))).1,
            told: AtomicBool::new(false),
            running: Mutex::default(),
        };
        assert_eq!(again.ask("library.open", json!({ "path": library })).await, Err(ProblemCode::PathNotChosen));
        let recent = again.ask("library.recent", json!({})).await.unwrap();
        assert_eq!(
            again.ask("library.open", json!({ "path": recent["libraries"][0]["path"] })).await.map(|_| ()),
            Ok(())
        );
        let pasted_before = again.ask("import.run", json!({ "file": pasted["file"] })).await;
        assert_eq!(pasted_before, Err(ProblemCode::PathNotChosen));
    }

    #[tokio::test]
    async fn a_library_named_at_start_that_does_not_open_is_told_once_and_may_be_named() {
        let (folder, _) = window();
        let library = folder.path().join("消えた.tsumugi");
        let app = App::new(app::Host::default());
        let calls = Calls::opening(app, Arc::default(), Some(library.clone()));
        assert_eq!(calls.failed_opening().await.map(|problem| problem.code), Some(ProblemCode::FileMissing));
        assert_eq!(calls.failed_opening().await, None, "told once");
        assert_eq!(calls.ask("library.open", json!({ "path": library })).await, Err(ProblemCode::FileMissing));
    }

    #[tokio::test]
    async fn a_command_that_is_not_in_the_list_names_nothing() {
        let (_folder, calls) = window();
        assert_eq!(calls.ask("file.read", json!({ "path": "/etc/passwd" })).await, Err(ProblemCode::BadCall));
    }

    #[test]
    fn reports_are_throttled_but_a_new_stage_is_told_at_once() {
        let start = Instant::now();
        let last = (start, "read".to_owned());
        assert!(due(None, start, "read"));
        assert!(!due(Some(&last), start + Duration::from_millis(99), "read"));
        assert!(due(Some(&last), start + Duration::from_millis(100), "read"));
        assert!(due(Some(&last), start, "write"));
    }

    #[tokio::test]
    async fn a_panic_in_a_command_becomes_a_fault_that_names_it() {
        let result = guarded::<()>("theme.list", async { panic!("row {} of nothing", 7) }).await;
        let problem = result.expect_err("the command panicked");
        assert_eq!(problem.code, domain::ProblemCode::Fault);
        assert_eq!(problem.detail.as_deref(), Some("row 7 of nothing"));
        assert_eq!(problem.params.get("command").map(String::as_str), Some("theme.list"));
    }

    #[test]
    fn a_panic_keeps_its_words() {
        assert_eq!(panic_text(&"of a slice"), "of a slice");
        assert_eq!(panic_text(&"of a string".to_owned()), "of a string");
        assert_eq!(panic_text(&7_u8), "panic");
    }
}
