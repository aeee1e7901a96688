//! Reads damaged lists for a number of minutes and counts: `cargo run --release -p sheets --example fuzz -- MINUTES
//! [SEED]`. Ends with 1 where anything was found.

#[path = "../../../../tests/fuzz/mutate.rs"]
mod mutate;

use mutate::{Random, corpus, mutate as damaged, sound};
use sheets::{ReadChoice, Table};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// A small file that takes longer is a finding.
const SLOW: Duration = Duration::from_secs(2);
/// Resident memory beyond is a finding; a sheet may hold half a gigabyte of text.
const MEMORY: u64 = 1500 << 20;

static PANICS: Mutex<BTreeMap<String, u64>> = Mutex::new(BTreeMap::new());

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let minutes: f64 = arguments.next().unwrap_or_else(|| "1".into()).parse()?;
    let seed = arguments.next().unwrap_or_else(|| "1".into()).parse()?;
    let until = Instant::now() + Duration::from_secs_f64(minutes * 60.0);
    let (files, mut random) = (corpus(), Random::new(seed));
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/out/fuzz");
    std::fs::create_dir_all(&kept)?;
    let folder = tempfile::tempdir()?;
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        if let Ok(mut panics) = PANICS.lock() {
            *panics.entry(place).or_default() += 1;
        }
    }));

    let (mut executions, mut read, mut findings) = (0_u64, 0_u64, 0_u64);
    let (mut slowest, mut slowest_name) = (Duration::ZERO, String::new());
    while Instant::now() < until {
        let (name, content) = &files[random.below(files.len())];
        let (_, other) = &files[random.below(files.len())];
        let bytes = damaged(content, other, &mut random);
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes)?;
        let before = own_panics();
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| attempt(&path, &bytes)));
        let took = begun.elapsed();
        executions += 1;
        if took > slowest {
            (slowest, slowest_name) = (took, name.clone());
        }
        let why = match outcome {
            Err(_) => Some("a panic that left the reader".to_owned()),
            Ok(Err(why)) => Some(why),
            Ok(Ok(_)) if own_panics() > before => Some("a panic of ours".to_owned()),
            Ok(Ok(_)) if took > SLOW => Some(format!("took {took:?}")),
            Ok(Ok(was_read)) => {
                read += u64::from(was_read);
                None
            }
        };
        if let Some(why) = why {
            findings += 1;
            let file = kept.join(format!("{seed}-{executions}-{name}"));
            std::fs::write(&file, &bytes)?;
            println!("finding: {why}: {}", file.display());
        }
    }

    let peak = peak_memory();
    println!("{executions} executions in {minutes} minutes over {} files; {read} gave a table", files.len());
    println!("slowest {slowest:?} ({slowest_name}); peak memory {} MB", peak >> 20);
    for (place, count) in PANICS.lock().map(|panics| panics.clone()).unwrap_or_default() {
        println!("caught panics: {count} at {place}");
    }
    println!("{findings} findings");
    if findings > 0 || peak > MEMORY {
        std::process::exit(1);
    }
    Ok(())
}

/// Whether a table came out; an error where one came out that is not sound.
fn attempt(path: &Path, bytes: &[u8]) -> Result<bool, String> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = sheets::paste(Some(text), Some(text));
    }
    let open = |choice: &ReadChoice| sheets::open(path, choice, &|_| Ok(()));
    let table: Table = match open(&ReadChoice::default()) {
        Ok(table) => table,
        Err(problem) if problem.code == domain::ProblemCode::Fault => return Err(problem.to_string()),
        Err(_) => return Ok(false),
    };
    sound(&table)?;
    // Another sheet of it, as a person may choose.
    if let Some(info) = table.sheets.last() {
        let choice = ReadChoice { sheet: Some(info.name.clone()), ..ReadChoice::default() };
        let _ = open(&choice);
    }
    Ok(true)
}

/// Panics in this crate's own files.
fn own_panics() -> u64 {
    let panics = PANICS.lock().map(|panics| panics.clone()).unwrap_or_default();
    panics.iter().filter(|(place, _)| place.contains("crates/sheets")).map(|(_, count)| count).sum()
}

/// Peak resident memory in bytes, where the system tells it.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap_or(0) << 10
}
