//! Corruption: damaged copies of a library are opened, checked and read in a process with a deadline. Never a crash, a
//! hang or a panic; structural damage is always found; what goes unnoticed is counted.

use crate::child::Worker;
use crate::damage::{Damage, damage};
use crate::hand::{Hand, Refusal};
use crate::look::{operations, rows};
use crate::pages::Map;
use crate::random::Random;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A copy takes longer than this only when it hangs.
const DEADLINE: Duration = Duration::from_secs(60);

/// What is expected of a kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expectation {
    /// Structure is found; of the rest it is told how much.
    Structure,
    /// Any changed byte is found: pages with a MAC, a file with a digest beside it.
    AnyByte,
}

/// A kind of file to damage: how it is made, how a damaged copy is looked at, what must come of it.
pub struct Subject {
    pub name: &'static str,
    pub expectation: Expectation,
    /// Makes one in a folder and closes it; answers the file to damage.
    pub make: Make,
    /// Endings of what lies beside the file and goes with each copy, undamaged.
    pub beside: &'static [&'static str],
    /// The command that opens a copy, with its arguments: a refusal of it is a finding.
    pub open: fn(&Path) -> (&'static str, Value),
    /// Of how many copies asked for one is made: a key is derived on purpose slowly, four times for each copy.
    pub one_of: usize,
}

/// Of the encrypted library.
const PASSPHRASE: &str = "合成データの合言葉";

type Make = fn(&Path) -> std::pin::Pin<Box<dyn Future<Output = PathBuf> + '_>>;

/// Everything that is damaged.
pub const SUBJECTS: &[Subject] = &[
    Subject {
        name: "plain library without its seal",
        expectation: Expectation::Structure,
        make: |folder| Box::pin(library(folder, None)),
        beside: &[],
        open: |copy| ("library.open", json!({ "path": copy })),
        one_of: 1,
    },
    Subject {
        name: "plain library with its seal",
        expectation: Expectation::AnyByte,
        make: |folder| Box::pin(library(folder, None)),
        beside: &[".seal"],
        open: |copy| ("library.open", json!({ "path": copy })),
        one_of: 1,
    },
    Subject {
        name: "backup with its manifest",
        expectation: Expectation::AnyByte,
        make: |folder| Box::pin(backup(folder)),
        beside: &[".json"],
        open: |copy| ("backup.restore_to", json!({ "path": copy, "out": copy.with_file_name("back.tsumugi") })),
        one_of: 1,
    },
    Subject {
        name: "encrypted library without its seal",
        expectation: Expectation::AnyByte,
        make: |folder| Box::pin(library(folder, Some(PASSPHRASE))),
        beside: &[],
        open: |copy| ("library.open", json!({ "path": copy, "passphrase": PASSPHRASE })),
        one_of: 5,
    },
];

/// A backup of what [`library`] makes.
async fn backup(folder: &Path) -> PathBuf {
    let library = library(folder, None).await;
    let hand = Hand::new(&folder.join("settings"));
    let call = async |name: &'static str, args: Value| {
        hand.call(name, args).await.unwrap_or_else(|r| panic!("{name}: {}", r.text))
    };
    call("library.open", json!({ "path": library })).await;
    let made = call("backup.make", json!({ "reason": "manual" })).await;
    call("library.close", json!({})).await;
    PathBuf::from(made["backup"]["path"].as_str().expect("a backup"))
}

/// The sample with a day's work on it, closed.
async fn library(folder: &Path, passphrase: Option<&str>) -> PathBuf {
    let library = folder.join("original.tsumugi");
    let hand = Hand::new(&folder.join("settings"));
    let call = async |name: &'static str, args: Value| {
        hand.call(name, args).await.unwrap_or_else(|r| panic!("{name}: {}", r.text))
    };
    call("library.sample", json!({ "path": library })).await;
    let ids: Vec<Value> = rows(&hand).await.unwrap().into_iter().map(|row| row["id"].clone()).collect();
    for (part, concept) in ids.chunks(17).zip(["AB", "AB-ADC", "AB-BSP", "AB-IGG"].iter().cycle()) {
        let args = json!({ "selection": { "these": part }, "kind": "modality", "concept": concept });
        call("tag.add", args).await;
    }
    for n in 0..6usize {
        let threads: Vec<Value> = ids[n * 5..n * 5 + 5].iter().map(|id| json!({ "project": id })).collect();
        let fields = json!({ "code": format!("X-{n}"), "title_ja": "架空の主題（合成データ）", "notes": "覚え書き".repeat(900 * n) });
        call("theme.create", json!({ "fields": fields, "threads": threads })).await;
    }
    // Something to give back: pages are freed.
    for _ in 0..4 {
        call("history.undo", json!({})).await;
    }
    call("history.redo", json!({})).await;
    if passphrase.is_some() {
        call("library.protect", json!({ "new": passphrase })).await;
    }
    call("library.close", json!({})).await;
    library
}

/// What a look at a copy told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Why it did not open.
    refused: Option<String>,
    /// What the check found, or why it could not be done.
    found: Option<String>,
    /// Reads that were refused.
    problems: BTreeMap<String, usize>,
    /// A panic of ours, or a thing that no command may answer.
    panicked: Option<String>,
    /// Digest of all that was answered.
    content: Option<String>,
}

impl Told {
    fn note(&mut self, refusal: &Refusal) {
        if refusal.code == "panic" {
            self.panicked.get_or_insert(refusal.text.clone());
        }
    }
}

/// The worker: looks at each library it is told of, a line each.
pub async fn work() {
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let (command, args): (String, Value) = serde_json::from_str(&line).expect("a command");
        let told = tell(&command, args).await;
        println!("{}", serde_json::to_string(&told).expect("words"));
    }
}

async fn tell(command: &str, args: Value) -> Told {
    let mut told = Told::default();
    let settings = tempfile::tempdir().expect("a folder for settings");
    let hand = Hand::new(settings.path());
    if let Err(refusal) = hand.call(command, args).await {
        told.note(&refusal);
        told.refused = Some(refusal.code);
        return told;
    }
    match hand.check().await {
        Ok(findings) if findings.is_empty() => {}
        Ok(findings) => told.found = Some(findings[0].clone()),
        Err(refusal) => {
            told.note(&refusal);
            told.found = Some(refusal.code);
        }
    }
    // Every read gives an answer or a problem, however damaged the file. What was found needs no second opinion: then a
    // part of the things is read, otherwise every one.
    let every = if told.found.is_none() { 1 } else { 11 };
    let mut digest = Sha256::new();
    let mut answers = |told: &mut Told, answer: Result<Value, Refusal>| match answer {
        Ok(value) => digest.update(value.to_string()),
        Err(refusal) => {
            digest.update(&refusal.text);
            told.note(&refusal);
            *told.problems.entry(refusal.code).or_default() += 1;
        }
    };
    let list = rows(&hand).await;
    let ids: Vec<Value> = list.iter().flatten().map(|row| row["id"].clone()).collect();
    answers(&mut told, list.map(Value::Array));
    for id in ids.iter().step_by(every) {
        answers(&mut told, hand.call("project.detail", json!({ "id": id })).await);
    }
    answers(
        &mut told,
        hand.call(
            "find.facets",
            json!({ "dims": ["target", "modality", "indication", "programme", "year"], "limit": 50 }),
        )
        .await,
    );
    let themes = hand.call("theme.list", json!({})).await;
    if let Some(id) = themes.as_ref().ok().map(|list| list["themes"][0]["id"].clone()).filter(|id| !id.is_null()) {
        answers(&mut told, hand.call("theme.show", json!({ "id": id })).await);
    }
    answers(&mut told, themes);
    let history = operations(&hand).await;
    let ids: Vec<Value> = history.iter().flatten().map(|operation| operation["id"].clone()).collect();
    answers(&mut told, history.map(Value::Array));
    for id in ids.iter().step_by(every) {
        answers(&mut told, hand.call("history.show", json!({ "id": id })).await);
    }
    told.content = Some(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
    if let Err(refusal) = hand.call("library.close", json!({})).await {
        told.note(&refusal);
    }
    told
}

/// Copies by what became of them.
#[derive(Debug, Clone, Default)]
pub struct Row {
    pub copies: usize,
    /// Refused at opening.
    pub refused: usize,
    /// Found by the full check.
    pub checked: usize,
    /// Not found; everything reads as before.
    pub harmless: usize,
    /// Not found by the check; a read is refused and says so.
    pub told: usize,
    /// Not found; something reads otherwise.
    pub unnoticed: usize,
}

#[derive(Debug, Default)]
pub struct Tally {
    pub rows: BTreeMap<String, Row>,
    pub codes: BTreeMap<String, usize>,
    pub slowest: Duration,
    pub wrong: Vec<String>,
}

/// Damages and looks at so many copies of a subject.
pub async fn run(subject: &Subject, folder: &Path, seed: u64, copies: usize) -> Tally {
    let mut tally = Tally::default();
    std::fs::create_dir_all(folder).expect("a folder");
    let original = (subject.make)(folder).await;
    let bytes = std::fs::read(&original).expect("the subject");
    let map = Map::of(&bytes);
    let temporary = folder.join("temporary");
    std::fs::create_dir_all(&temporary).expect("a folder");
    let start = || Worker::start("look", &temporary, &folder.join("errors.txt"), &[]);
    let mut worker = start();
    // The harness itself: an undamaged copy opens, is whole, and tells what the content is.
    let copy = folder.join("copy").join(original.file_name().expect("a name"));
    let whole = ask(subject, &mut worker, &original, &bytes, &copy).unwrap_or_default();
    if whole.content.is_none() || whole.refused.is_some() || !whole.problems.is_empty() {
        tally.wrong.push(format!("an undamaged copy is not whole: {whole:?}"));
        return tally;
    }
    for number in 0..copies.div_ceil(subject.one_of) {
        // Each by its own number: a single one can be done again with `--seed SEED+N --copies 1`.
        let mut random = Random::new(seed.wrapping_add(number as u64));
        let mut damaged = bytes.clone();
        let done = damage(&mut damaged, &map, &mut random);
        let since = Instant::now();
        let told = ask(subject, &mut worker, &original, &damaged, &copy);
        tally.slowest = tally.slowest.max(since.elapsed());
        let place = format!("{} ({}, --seed {} --copies 1)", done.kind, subject.name, seed.wrapping_add(number as u64));
        let Some(told) = told else {
            tally.wrong.push(format!("{place}: hangs or kills the process"));
            let _ = std::fs::write(folder.join(format!("broken-{number}.tsumugi")), &damaged);
            worker = start();
            continue;
        };
        // Zeros over zeros are no damage.
        let changed = damaged != bytes;
        judge(subject, &done, changed, &told, &whole, &place, &mut tally);
    }
    worker.finish(DEADLINE);
    tally
}

fn judge(subject: &Subject, done: &Damage, changed: bool, told: &Told, whole: &Told, place: &str, tally: &mut Tally) {
    let row = tally.rows.entry(done.kind.clone()).or_default();
    row.copies += 1;
    for code in told.refused.iter().chain(told.problems.keys()) {
        *tally.codes.entry(code.clone()).or_default() += 1;
    }
    if let Some(panicked) = &told.panicked {
        tally.wrong.push(format!("{place}: {panicked}"));
    }
    let same = told.content == whole.content;
    match (&told.refused, &told.found) {
        (Some(_), _) => row.refused += 1,
        (None, Some(_)) => row.checked += 1,
        (None, None) if same => row.harmless += 1,
        (None, None) if !told.problems.is_empty() => row.told += 1,
        (None, None) => row.unnoticed += 1,
    }
    let found = told.refused.is_some() || told.found.is_some();
    let must = match subject.expectation {
        Expectation::AnyByte => changed,
        Expectation::Structure => done.structural,
    };
    if must && !found && !(done.harmless && same && subject.expectation == Expectation::Structure) {
        tally.wrong.push(format!("{place}: not found, content {}", if same { "the same" } else { "another" }));
    }
}

/// Puts a copy in place, with nothing beside it but what belongs there, and has it looked at.
fn ask(subject: &Subject, worker: &mut Worker, original: &Path, bytes: &[u8], copy: &Path) -> Option<Told> {
    let with = |path: &Path, ending: &str| PathBuf::from(format!("{}{ending}", path.display()));
    let folder = copy.parent().expect("a folder of its own");
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(copy, bytes).expect("a copy");
    for ending in subject.beside {
        std::fs::copy(with(original, ending), with(copy, ending)).expect("what lies beside");
    }
    let order = serde_json::to_string(&(subject.open)(copy)).expect("a command");
    worker.tell(&format!("{order}\n"));
    let line = worker.line(Instant::now() + DEADLINE).ok()??;
    serde_json::from_str(&line).ok()
}
