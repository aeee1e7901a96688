//! I/O errors: every call of a scenario that writes fails once, is torn, or fails from there on. What was acknowledged
//! stands, the library is whole, the process lives on.

use crate::act::{Desk, Order, Said};
use crate::child::Worker;
use crate::grave::{examine, settle};
use crate::ledger::State;
use crate::model::{Action, Row};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// An action takes longer than this only when it hangs.
const DEADLINE: Duration = Duration::from_secs(60);

/// Numbers of errors on Linux, with the way they come.
const KINDS: [(&str, i32, &str); 5] = [
    ("disk full, once", 28, "once"),
    ("disk full, half written", 28, "torn"),
    ("disk full, stays", 28, "stays"),
    ("write error, once", 5, "once"),
    ("write error, stays", 5, "stays"),
];

/// Refusals of an action that surely did nothing, for want of what it is about.
const IDLE: [&str; 7] =
    ["lost", "no-library", "file-missing", "no-such-project", "no-such-theme", "nothing-to-undo", "nothing-selected"];

/// Answers that a failing disk may bring: each has its sentence with a remedy.
const PROBLEMS: [&str; 6] =
    ["disk-full", "not-writable", "library-read-only", "library-in-use", "file-unreadable", "library-exists"];

/// What came of all runs.
#[derive(Debug, Default)]
pub struct Tally {
    /// Calls of the scenario that write.
    pub calls: usize,
    pub runs: usize,
    /// Runs in which no action was refused: the call that failed was not needed.
    pub unharmed: usize,
    /// Runs whose call was never made.
    pub missed: usize,
    /// Refused actions found wholly done all the same.
    pub done_though_refused: usize,
    /// Answers by error and file.
    pub table: BTreeMap<(String, String), BTreeMap<String, usize>>,
    pub wrong: Vec<String>,
}

/// Open, import, tag, theme, export, undo, close, and once more open and close.
fn scenario() -> Vec<Action> {
    let rows = |budget: u32| {
        let row = |n: usize| Row {
            key: format!("zz{n:07}"),
            year: 2024,
            title: format!("架空の課題{n}（合成データ）"),
            institution: "見本大学".to_owned(),
            budget,
            word: Some(n % 4),
        };
        (1..=30).map(row).collect()
    };
    let keys = |list: &[usize]| list.iter().map(|n| format!("zz{n:07}")).collect::<Vec<_>>();
    let code = || "T-0001".to_owned();
    vec![
        Action::Create,
        Action::Import { file: "合成データ1.csv".to_owned(), rows: rows(100) },
        Action::TagAdd { word: 2, keys: keys(&[1, 2, 3, 4, 5]) },
        Action::ThemeCreate { code: code(), title: "仮の主題".to_owned(), keys: keys(&[1, 2]) },
        Action::ThemeJoin { code: code(), keys: keys(&[3]), role: "cohort".to_owned() },
        Action::ExportTable { file: "表.xlsx".to_owned(), keys: keys(&[1, 2, 3]) },
        Action::Undo,
        Action::Redo,
        Action::ExportBriefing { file: "概要.xlsx".to_owned(), code: code() },
        Action::Close,
        Action::Open,
        Action::Import { file: "合成データ2.csv".to_owned(), rows: rows(200) },
        Action::TagConfirm { word: 1, keys: keys(&[1, 5, 9]) },
        Action::ExportTable { file: "表.xlsx".to_owned(), keys: keys(&[4, 5]) },
        Action::Close,
    ]
}

/// Compiles the shim beside this program; a reason where that cannot be.
pub fn shim() -> Result<PathBuf, String> {
    if !cfg!(target_os = "linux") {
        return Err("faults are injected by LD_PRELOAD, which only Linux has".to_owned());
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("torture/faults.c");
    let folder = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned));
    let library = folder.ok_or("this program has no folder")?.join("torture_faults.so");
    let mut cc = Command::new("cc");
    cc.args(["-std=gnu11", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o"]);
    let made = cc.arg(&library).arg(source).args(["-ldl", "-lpthread"]).output();
    match made {
        Err(error) => Err(format!("no cc: {error}")),
        Ok(output) if !output.status.success() => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        Ok(_) => Ok(library),
    }
}

/// A folder, and the worker under the shim.
pub struct Faults {
    folder: PathBuf,
    shim: PathBuf,
    worker: Option<Worker>,
}

/// One run: which call fails, how.
#[derive(Debug, Clone, Copy)]
struct Run {
    nth: usize,
    kind: usize,
}

impl Faults {
    pub fn new(folder: PathBuf, shim: PathBuf) -> Faults {
        Faults { folder, shim, worker: None }
    }

    /// Counts the calls, then runs the scenario for each call and kind of error; at most so many runs, evenly chosen.
    pub async fn run(&mut self, most: usize) -> Tally {
        let mut tally = Tally::default();
        let desk = self.desk();
        let counted = self.play(&desk, "count", &mut tally, None);
        tally.calls = counted.map_or(0, |(calls, _, _)| calls);
        if tally.calls == 0 {
            tally.wrong.push("no call was counted: the shim sees nothing".to_owned());
            return tally;
        }
        let all: Vec<Run> =
            (1..=tally.calls).flat_map(|nth| (0..KINDS.len()).map(move |kind| Run { nth, kind })).collect();
        let chosen = most.min(all.len());
        for at in 0..chosen {
            self.one(all[at * all.len() / chosen], &mut tally).await;
        }
        tally
    }

    /// A single run again, by its number and kind.
    pub async fn again(&mut self, nth: usize, kind: usize) -> Tally {
        let mut tally = Tally::default();
        self.one(Run { nth, kind: kind.min(KINDS.len() - 1) }, &mut tally).await;
        tally
    }

    fn desk(&self) -> Desk {
        let desk = Desk { folder: self.folder.join("faulty/desk"), lists: self.folder.join("lists") };
        let _ = std::fs::remove_dir_all(&desk.folder);
        std::fs::create_dir_all(desk.documents()).expect("a folder");
        std::fs::create_dir_all(desk.settings()).expect("a folder");
        std::fs::create_dir_all(&desk.lists).expect("a folder");
        desk
    }

    async fn one(&mut self, run: Run, tally: &mut Tally) {
        let (name, errno, way) = KINDS[run.kind];
        let desk = self.desk();
        tally.runs += 1;
        let place = format!("{name}, call {} (--call {} --kind {})", run.nth, run.nth, run.kind);
        let before = tally.wrong.len();
        let played = self.play(&desk, &format!("arm {} {errno} {way}", run.nth), tally, Some(name));
        if let Some((_, hit, candidates)) = played {
            tally.missed += usize::from(!hit);
            let strict = candidates.len();
            let found = examine(&desk.folder, None).await;
            match settle(candidates, &found, &desk) {
                Ok((0, _)) => {}
                Ok(_) => tally.done_though_refused += 1,
                Err(differences) => {
                    tally.wrong.push(format!("{} of {strict} possible states: {}", "none", differences.join("; ")));
                }
            }
        }
        for wrong in &mut tally.wrong[before..] {
            *wrong = format!("{place}: {wrong}");
        }
    }

    /// Plays the scenario under a command of the shim. Answers the number of calls counted, whether one failed, and
    /// the states that may stand; `None` when the worker was lost.
    fn play(
        &mut self,
        desk: &Desk,
        command: &str,
        tally: &mut Tally,
        kind: Option<&str>,
    ) -> Option<(usize, bool, Vec<State>)> {
        let control = self.folder.join("control");
        let mut candidates = vec![State::default()];
        let mut refused: Vec<(&'static str, String)> = Vec::new();
        let order = |command: &str| Order::Faults { control: control.clone(), command: command.to_owned() };
        self.order(Order::Sit(desk.clone()))?;
        self.order(order(command))?;
        for action in scenario() {
            let answer = self.answer(&action, tally)?;
            if !follow(&mut candidates, &action, &answer, &mut refused, tally) && !command.ends_with("stays") {
                // The disk came back: the same again goes well.
                match self.answer(&action, tally)? {
                    Ok(sha256) => {
                        candidates = candidates.iter().map(|state| state.after(&action, sha256.clone())).collect()
                    }
                    Err((code, _)) if code == "library-exists" => {
                        // It had its name already; then it opens.
                        let opened = self.answer(&Action::Open, tally)?;
                        candidates.retain(|state| state.exists);
                        if let Err((code, text)) = opened {
                            tally.wrong.push(format!("made but does not open: {code} {text}"));
                        }
                    }
                    Err((code, text)) => {
                        tally.wrong.push(format!("{} again, on a disk that came back: {code} {text}", action.kind()));
                        return None;
                    }
                }
            }
        }
        self.order(order("rest"))?;
        let report = std::fs::read_to_string(self.folder.join("control.report")).unwrap_or_default();
        let (calls, failed) = report.split_once('\n').unwrap_or_default();
        // The process lives on.
        let mut last = vec![
            Action::Open,
            Action::ThemeCreate { code: "T-9999".to_owned(), title: "その後".to_owned(), keys: Vec::new() },
        ];
        last.push(Action::Close);
        if kind.is_some() {
            if !desk.library().exists() {
                candidates.retain(|state| !state.exists);
                last[0] = Action::Create;
            }
            for action in last {
                match self.answer(&action, tally)? {
                    Ok(sha256) => {
                        candidates = candidates.iter().map(|state| state.after(&action, sha256.clone())).collect()
                    }
                    Err((code, text)) => {
                        tally.wrong.push(format!("{} after the disk came back: {code} {text}", action.kind()));
                    }
                }
            }
        }
        self.order(Order::Rise)?;
        if let (Some(kind), Some(first)) = (kind, failed.lines().next()) {
            let row = tally.table.entry((kind.to_owned(), role(first, &desk.folder))).or_default();
            match refused.first() {
                Some((action, code)) => *row.entry(format!("{action} {code}")).or_default() += 1,
                None => {
                    tally.unharmed += 1;
                    *row.entry("went on".to_owned()).or_default() += 1;
                }
            }
        }
        Some((calls.parse().unwrap_or(0), !failed.is_empty(), candidates))
    }

    /// An action's answer; `None` when the worker hangs or is gone.
    fn answer(&mut self, action: &Action, tally: &mut Tally) -> Option<Result<Option<String>, (String, String)>> {
        match self.order(Order::Do(action.clone())) {
            Some(Said::Done(_, sha256)) => Some(Ok(sha256)),
            Some(Said::Refused(_, code, text)) => Some(Err((code, text))),
            _ => {
                tally.wrong.push(format!("{} hangs or kills the process", action.kind()));
                None
            }
        }
    }

    /// Gives an order. Answers how it ended (sitting down is not answered); `None` when the worker hangs or is gone.
    fn order(&mut self, order: Order) -> Option<Said> {
        let (folder, control) = (self.folder.join("faulty"), self.folder.join("control"));
        let worker = self.worker.get_or_insert_with(|| {
            let temporary = self.folder.join("temporary");
            std::fs::create_dir_all(&temporary).expect("a folder");
            let text = |path: &Path| path.display().to_string();
            let environment = [
                ("LD_PRELOAD", text(&self.shim)),
                ("TSUMUGI_FAULTS_FOLDER", text(&folder)),
                ("TSUMUGI_FAULTS_CONTROL", text(&control)),
            ];
            let environment: Vec<(&str, &str)> = environment.iter().map(|(name, value)| (*name, &**value)).collect();
            Worker::start("act", &temporary, &self.folder.join("errors.txt"), &environment)
        });
        let answered = !matches!(order, Order::Sit(_));
        worker.order(&[order]);
        if !answered {
            return Some(Said::Begin(0));
        }
        let until = Instant::now() + DEADLINE;
        while let Ok(Some(said)) = worker.said(until) {
            if !matches!(said, Said::Begin(_)) {
                return Some(said);
            }
        }
        if let Some(worker) = self.worker.take() {
            worker.kill();
        }
        None
    }
}

/// Takes an answer into the states that may stand; whether it was done.
fn follow(
    candidates: &mut Vec<State>,
    action: &Action,
    answer: &Result<Option<String>, (String, String)>,
    refused: &mut Vec<(&'static str, String)>,
    tally: &mut Tally,
) -> bool {
    match answer {
        Ok(sha256) => {
            *candidates = candidates.iter().map(|state| state.after(action, sha256.clone())).collect();
            true
        }
        Err((code, text)) => {
            let idle = IDLE.contains(&code.as_str());
            if !idle && !PROBLEMS.contains(&code.as_str()) {
                tally.wrong.push(format!("{} was answered {code}: {text}", action.kind()));
            }
            if !idle {
                refused.push((action.kind(), code.clone()));
                let mut all: Vec<State> = Vec::new();
                // First what is as if the action had never been.
                let never = candidates.iter().cloned();
                for state in never.chain(candidates.iter().flat_map(|state| state.perhaps(action))) {
                    if !all.contains(&state) {
                        all.push(state);
                    }
                }
                *candidates = all;
            }
            false
        }
    }
}

/// What a file is to the library: `write log`, `create draft`.
fn role(failed: &str, folder: &Path) -> String {
    let (call, path) = failed.split_once(' ').unwrap_or((failed, ""));
    let name = path.strip_prefix(&*folder.display().to_string()).unwrap_or(path);
    let file = match name {
        _ if name.starts_with("/settings") => "settings",
        _ if name.starts_with("/documents/.tsumugi-") => "draft",
        "/documents" => "folder of documents",
        _ if name.starts_with("/documents") => "document",
        _ if name.ends_with("-wal") => "log",
        _ if name.ends_with("-shm") => "index of the log",
        _ if name.ends_with("-journal") => "journal",
        _ if name.ends_with(".lock") => "lock",
        _ if name.ends_with(".new") => "library being made",
        _ if name.ends_with(".tsumugi") => "library",
        "" => "folder of the library",
        other => other,
    };
    format!("{call} {file}")
}
