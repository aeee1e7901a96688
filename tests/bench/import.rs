//! Measures one import in a process of its own, so that its peak of memory is its own:
//! `bench import run|preview FILE LIBRARY`. Makes the library where there is none. Prints JSON: milliseconds in all and
//! by stage, the most memory the process ever held, and how long another command took meanwhile.

use crate::desk::{Desk, MS, Result};
use app::{Progress, Silent};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often somebody looks at the list meanwhile.
const EVERY: Duration = Duration::from_millis(50);

/// Kilobytes from a line of `/proc/self/status`; 0 on systems without it.
fn kilobytes(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|text| text.strip_prefix(line)?.split_whitespace().next()?.parse().ok());
    found.unwrap_or(0)
}

/// When each stage was first heard of, and the most memory until then.
struct Stages(Mutex<Vec<(String, Instant, u64)>>);

impl Stages {
    fn note(&self, stage: &str) {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.last().is_none_or(|(last, ..)| last != stage) {
            heard.push((stage.to_owned(), Instant::now(), kilobytes("VmHWM:")));
        }
    }

    /// Milliseconds of each stage, and the peak of memory at its end.
    fn told(&self) -> (BTreeMap<String, f64>, BTreeMap<String, u64>) {
        let heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut took, mut peak) = (BTreeMap::new(), BTreeMap::new());
        for pair in heard.windows(2) {
            *took.entry(pair[0].0.clone()).or_default() += (pair[1].1 - pair[0].1).as_secs_f64() * MS;
            peak.insert(pair[0].0.clone(), pair[1].2 / 1024);
        }
        (took, peak)
    }
}

impl Progress for Stages {
    fn report(&self, done: u64, total: Option<u64>, stage: &str) {
        self.note(stage);
        // What follows the last row (the commit, the index) is a stage of its own here.
        if stage == "writing" && Some(done) == total {
            self.note("finishing");
        }
    }
    fn cancelled(&self) -> bool {
        false
    }
}

async fn measure(verb: &str, file: &str, library: &str) -> Result<Value> {
    let app = Desk::new().0;
    let open = if Path::new(library).exists() { "library.open" } else { "library.create" };
    let quiet: Arc<dyn Progress> = Arc::new(Silent);
    app.dispatch(open, json!({ "path": library }), Arc::clone(&quiet)).await?;

    let over = Arc::new(AtomicBool::new(false));
    let (looking, done) = (Arc::clone(&app), Arc::clone(&over));
    let looks = tokio::spawn(async move {
        let mut took = Vec::new();
        while !done.load(Ordering::Acquire) {
            // From the moment it was due: a loop that is kept waiting counts as waiting.
            let due = Instant::now() + EVERY;
            tokio::time::sleep(EVERY).await;
            let answered = looking.dispatch("project.page", json!({ "limit": 100 }), Arc::new(Silent)).await;
            took.push(Instant::now().saturating_duration_since(due));
            answered.map(drop)?;
        }
        Ok::<_, domain::Problem>(took)
    });

    let stages = Arc::new(Stages(Mutex::default()));
    let since = Instant::now();
    let answer = app.dispatch(&format!("import.{verb}"), json!({ "file": file }), stages.clone()).await?;
    let took = since.elapsed().as_secs_f64() * MS;
    stages.note("done");
    over.store(true, Ordering::Release);
    let mut looks = looks.await??;
    looks.sort_unstable();
    let ms = |at: usize| looks.get(at).map_or(0.0, |took| took.as_secs_f64() * MS);
    let report = &answer.value["report"];
    let (by_stage, peaks) = stages.told();
    let told = json!({
        "ms": took,
        "stages_ms": by_stage,
        "peaks_mb": peaks,
        "peak_mb": kilobytes("VmHWM:") / 1024,
        "looks": looks.len(),
        "look_p99_ms": ms(looks.len().saturating_sub(1) * 99 / 100),
        "look_max_ms": ms(looks.len().saturating_sub(1)),
        "rows": report["rows"],
        "new": report["new"],
        "unchanged": report["unchanged"],
        "possible": report["possible"],
        "projects_new": report["projects_new"],
        "issues": report["issue_counts"],
    });
    app.dispatch("library.close", json!({}), quiet).await?;
    Ok(told)
}

pub async fn run(args: &[&str]) -> Result<Value> {
    let [verb, file, library] = args else {
        return Err("usage: bench import run|preview FILE LIBRARY.tsumugi".into());
    };
    measure(verb, file, library).await
}
