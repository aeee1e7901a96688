//! Torture: what must never be lost, shown by killing, starving and damaging. Issue "Keep", "Shown by".
//!
//! `torture crash [--kills N] [--seed S]`, `torture faults [--every | --runs N]`, `torture corruption [--copies N]`;
//! each prints what it did and ends with 1 when something was lost. Everything goes through `App::dispatch`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod act;
mod child;
mod corruption;
mod crash;
mod damage;
mod faults;
mod grave;
mod hand;
mod ledger;
mod look;
mod model;
#[allow(dead_code)] // the stories ask it more
mod pages;
mod random;
mod script;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

fn option(arguments: &[String], name: &str) -> Option<u64> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1)?.parse().ok()
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if !cfg!(unix) {
        println!("skipped: torture needs SIGKILL and a file system of Linux or macOS");
        return ExitCode::SUCCESS;
    }
    match words[..] {
        ["worker", "act"] => {
            act::work().await;
            return ExitCode::SUCCESS;
        }
        ["worker", "look"] => {
            corruption::work().await;
            return ExitCode::SUCCESS;
        }
        _ => {}
    }
    let seed = option(&arguments, "--seed").unwrap_or_else(|| {
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(1, |since| since.as_millis() as u64)
    });
    let since = Instant::now();
    // Kills want a disk that takes its time; faults are told, not waited for, and damage needs no disk at all.
    let memory = std::path::Path::new("/dev/shm");
    let place =
        if words.first() != Some(&"crash") && memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let folder = tempfile::Builder::new().prefix("tsumugi-torture-").tempdir_in(place).expect("a folder").keep();
    let (tried, wrong) = match words.first() {
        Some(&"crash") => crashes(folder.clone(), seed, option(&arguments, "--kills").unwrap_or(200) as usize).await,
        Some(&"corruption") => corrupted(&folder, seed, option(&arguments, "--copies").unwrap_or(500) as usize).await,
        Some(&"faults") => failures(folder.clone(), &arguments).await,
        _ => {
            println!("torture crash|faults|corruption");
            return ExitCode::from(2);
        }
    };
    let mut wrong = wrong;
    wrong.extend(panics(&folder));
    for line in wrong.iter().take(20) {
        println!("WRONG {line}");
    }
    if wrong.is_empty() {
        let _ = std::fs::remove_dir_all(&folder);
    } else {
        println!("{} wrong; kept in {}", wrong.len(), folder.display());
    }
    println!("{:.1} s, seed {seed}", since.elapsed().as_secs_f64());
    println!("result: {} passed, {} failed", tried.saturating_sub(wrong.len()), wrong.len());
    ExitCode::from(u8::from(!wrong.is_empty()))
}

async fn crashes(folder: PathBuf, seed: u64, kills: usize) -> (usize, Vec<String>) {
    let mut wrong = Vec::new();
    // First the harness itself: a program that says "done" too early must be caught.
    let liar = crash::Crash { folder: folder.join("liar"), seed, lie: true };
    std::fs::create_dir_all(&liar.folder).expect("a folder");
    let caught = liar.run(60).await;
    match caught.wrong.first() {
        Some(_) => println!("control: a program that says done too early is caught after {} kills", caught.kills),
        None => wrong.push("a program that says done too early was not caught: the harness sees nothing".to_owned()),
    }
    let run = crash::Crash { folder: folder.clone(), seed, lie: false };
    let tally = run.run(kills).await;
    let inside = tally.inside();
    let kinds: Vec<String> = tally.inside.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    println!(
        "{} kills, {inside} inside an action ({}), {} between actions, {} too late; {} actions acknowledged and found again",
        tally.kills,
        kinds.join(", "),
        tally.between,
        tally.ended,
        tally.acknowledged
    );
    println!(
        "of the actions in flight {} were as if never begun, {} wholly done, {} recorded documents not yet under their name",
        tally.outcome[0], tally.outcome[1], tally.outcome[2]
    );
    println!("most temporary files left: {:?}", tally.leftovers);
    wrong.extend(tally.wrong);
    let few = |what: &str| format!("implausibly few kills {what}: the harness does not kill where it should");
    if wrong.is_empty() && inside * 2 < tally.kills {
        wrong.push(few("inside actions"));
    }
    let whole = ["import", "export-table", "open", "close"];
    if wrong.is_empty() && kills >= 100 && whole.iter().any(|kind| !tally.inside.contains_key(kind)) {
        wrong.push(few("inside imports, exports, opening or closing"));
    }
    if wrong.is_empty() && kills >= 100 && (tally.outcome[0] == 0 || tally.outcome[1] == 0) {
        wrong.push(few("before and after a commit"));
    }
    let (born, unborn) = crash::births(&folder, seed, kills / 10).await;
    println!(
        "{} kills while a library was being made ({born:?}), each made again afterwards",
        born.values().sum::<usize>()
    );
    wrong.extend(unborn);
    (tally.kills + kills / 10, wrong)
}

async fn failures(folder: PathBuf, arguments: &[String]) -> (usize, Vec<String>) {
    let shim = match faults::shim() {
        Ok(shim) => shim,
        Err(why) => {
            println!("skipped: faults: {why}");
            return (0, Vec::new());
        }
    };
    let mut run = faults::Faults::new(folder, shim);
    let tally = match option(arguments, "--call") {
        Some(call) => run.again(call as usize, option(arguments, "--kind").unwrap_or(0) as usize).await,
        None => run.run(option(arguments, "--runs").map_or(usize::MAX, |runs| runs as usize)).await,
    };
    println!(
        "{} runs of a scenario of {} calls that write, 5 kinds of error; in {} the call was not needed, in {} it was never made, in {} an action was refused and yet wholly done",
        tally.runs, tally.calls, tally.unharmed, tally.missed, tally.done_though_refused
    );
    for ((error, role), answers) in &tally.table {
        let answers: Vec<String> = answers.iter().map(|(answer, count)| format!("{answer} {count}")).collect();
        println!("  {error} | {role} | {}", answers.join(", "));
    }
    let mut wrong = tally.wrong;
    if wrong.is_empty() && (tally.unharmed * 2 > tally.runs || tally.missed * 10 > tally.runs) {
        wrong.push("implausibly few calls did harm: the shim does not fail what it should".to_owned());
    }
    (tally.runs, wrong)
}

async fn corrupted(folder: &std::path::Path, seed: u64, copies: usize) -> (usize, Vec<String>) {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for subject in corruption::SUBJECTS {
        let tally = corruption::run(subject, &folder.join(subject.name), seed, copies).await;
        let damaged: usize = tally.rows.values().map(|row| row.copies).sum();
        println!("{}: {damaged} damaged copies, slowest {} ms", subject.name, tally.slowest.as_millis());
        println!(
            "  damage | copies | refused at opening | found by the check | a read refused | read as before | unnoticed"
        );
        let mut all = corruption::Row::default();
        for (kind, row) in &tally.rows {
            println!(
                "  {kind} | {} | {} | {} | {} | {} | {}",
                row.copies, row.refused, row.checked, row.told, row.harmless, row.unnoticed
            );
            all.copies += row.copies;
            all.refused += row.refused;
            all.checked += row.checked;
            all.told += row.told;
            all.unnoticed += row.unnoticed;
        }
        let found = all.refused + all.checked + all.told;
        println!(
            "  noticed {found} of {}; of those after which something reads otherwise, {found} of {}",
            all.copies,
            found + all.unnoticed
        );
        println!("  problems answered: {:?}", tally.codes);
        wrong.extend(tally.wrong);
        tried += damaged;
    }
    (tried, wrong)
}

/// Panics that workers printed, wherever in them they happened.
fn panics(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(panics(&path));
        } else if path.file_name().is_some_and(|name| name == "errors.txt") {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let panicked = text.lines().filter(|line| line.contains("panicked at"));
            found.extend(panicked.take(3).map(|line| format!("a worker: {line}")));
        }
    }
    found
}
