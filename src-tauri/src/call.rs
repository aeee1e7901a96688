//! The one way in: a call by name, forwarded to `app::dispatch`, with progress and cancel.

use app::{App, Progress, Silent};
use domain::Problem;
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
    opened: watch::Receiver<Opening>,
    /// Cancel flags of the calls under way, by the caller's id.
    running: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

impl Calls {
    /// Starts opening `library`, if one is named. Calls wait until that is over.
    pub fn opening(app: Arc<App>, library: Option<PathBuf>) -> Calls {
        let (done, opened) = watch::channel(None);
        let opener = Arc::clone(&app);
        tauri::async_runtime::spawn(async move {
            let result = match library {
                None => Ok(()),
                Some(path) => {
                    let args = serde_json::json!({ "path": path.to_string_lossy() });
                    let open = async move { opener.dispatch("library.open", args, Arc::new(Silent)).await };
                    guarded("library.open".to_owned(), open).await.map(|_| ())
                }
            };
            done.send_replace(Some(result));
        });
        Calls { app, opened, running: Mutex::default() }
    }

    /// Waits until the opening at start is over; why it failed, if it did.
    pub async fn opened(&self) -> Option<Problem> {
        match self.opened.clone().wait_for(Option::is_some).await.as_deref() {
            Ok(Some(Err(problem))) => Some(problem.clone()),
            _ => None,
        }
    }

    /// Closes the open library; waits until that is done. Called when the window goes.
    pub fn close(&self) {
        let app = Arc::clone(&self.app);
        let close = async move { app.dispatch("library.close", serde_json::json!({}), Arc::new(Silent)).await };
        if let Err(problem) = tauri::async_runtime::block_on(close) {
            tracing::error!(code = problem.code.as_str(), "the library did not close");
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
    let cancelled = Arc::new(AtomicBool::new(false));
    calls.running().insert(id.clone(), Arc::clone(&cancelled));
    calls.opened().await;
    let reports = Reports { channel: progress, cancelled, last: Mutex::new(None) };
    let app = Arc::clone(&calls.app);
    let result = guarded(name.clone(), async move { app.dispatch(&name, args, Arc::new(reports)).await }).await;
    calls.running().remove(&id);
    result.map(|answer| Answered { value: answer.value, changed: answer.changed })
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
    command: String,
    work: impl Future<Output = Result<T, Problem>> + Send + 'static,
) -> Result<T, Problem> {
    match tokio::spawn(work).await {
        Ok(result) => result,
        Err(error) => {
            let words = match error.try_into_panic() {
                Ok(payload) => panic_text(payload.as_ref()),
                Err(error) => error.to_string(),
            };
            tracing::error!(command, "a command panicked");
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
struct Reports {
    channel: Channel<Report>,
    cancelled: Arc<AtomicBool>,
    /// When and in which stage the last report went out.
    last: Mutex<Option<(Instant, String)>>,
}

impl Progress for Reports {
    fn report(&self, done: u64, total: Option<u64>, stage: &str) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if !due(last.as_ref(), now, stage) && total != Some(done) {
            return;
        }
        *last = Some((now, stage.to_owned()));
        // A window that is gone needs no report.
        let _ = self.channel.send(Report { done, total, stage: stage.to_owned() });
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
        let result = guarded::<()>("theme.list".to_owned(), async { panic!("row {} of nothing", 7) }).await;
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
