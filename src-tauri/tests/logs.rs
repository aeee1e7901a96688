//! Nothing confidential reaches the log file, whatever goes wrong. A process of its own: the log and the hook for panics
//! are the process's, as in the product, and see every thread.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place

use app::{App, Host};
use domain::ProblemCode;
use serde_json::{Value, json};
use shell::call::Calls;
use shell::grants::Grants;
use std::path::Path;
use std::sync::Arc;

/// What must stand in no line, whole or in parts.
const SECRET: &str = "秘密himitsu7Q4Z";
const PARTS: [&str; 3] = ["秘密", "himitsu", "7Q4Z"];

fn lines(folder: &Path) -> String {
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    std::fs::read_to_string(&files[0]).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_failing_commands_and_a_panic_carry_stands_in_no_line_of_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let logs = folder.path().join("logs");
    shell::log::start(Some(&logs));

    let (app, grants) = (
        App::new(Host {
            settings_dir: Some(folder.path().join("settings")),
            login: SECRET.to_owned(),
            scratch_dir: None,
            read_only: false,
            ..Host::default()
        }),
        Arc::<Grants>::default(),
    );
    let file = |name: &str, content: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        grants.grant(&path);
        path
    };
    let library = folder.path().join(format!("{SECRET}.tsumugi"));
    grants.grant(&library);
    let no_library = file(&format!("{SECRET}-1.tsumugi"), SECRET);
    let no_table = file(&format!("{SECRET}.xlsx"), &format!("PK\u{3}\u{4}{SECRET}"));
    let broken = file(&format!("{SECRET}.json"), &format!("{{\"data\": [{{\"{SECRET}\": "));
    let gone = folder.path().join(format!("{SECRET}.csv"));
    grants.grant(&gone);

    let calls = Calls::opening(app, Arc::clone(&grants), None);
    let ask = async |name: &str, args: Value| {
        calls.run("1".to_owned(), name, args, |_| {}).await.map(|_| ()).map_err(|problem| problem.code)
    };
    ask("library.create", json!({ "path": library })).await.unwrap();
    let long = SECRET.repeat(2_000);
    for (name, args, code) in [
        ("library.create", json!({ "path": library }), ProblemCode::LibraryExists),
        ("library.open", json!({ "path": no_library }), ProblemCode::NotALibrary),
        ("library.open", json!({ "path": format!("/{SECRET}/never-chosen.tsumugi") }), ProblemCode::PathNotChosen),
        ("library.open", json!({ "path": library, SECRET: SECRET }), ProblemCode::BadCall),
        ("import.preview", json!({ "file": gone }), ProblemCode::FileMissing),
        ("import.run", json!({ "file": no_table }), ProblemCode::NotATable),
        ("import.run", json!({ "file": broken }), ProblemCode::NotATable),
        ("settings.set", json!({ "name": long }), ProblemCode::InvalidField),
        ("theme.create", json!({ "fields": { "title_ja": long } }), ProblemCode::InvalidField),
        (
            "tag.add",
            json!({ "selection": { "these": [1] }, "kind": "target", "concept": SECRET }),
            ProblemCode::NoSuchConcept,
        ),
        ("project.edit", json!({ "project": 1, "field": "title_ja", "value": SECRET }), ProblemCode::NoSuchProject),
        ("import.remove_profile", json!({ "name": SECRET }), ProblemCode::NoSuchProfile),
        (SECRET, json!({ "path": SECRET }), ProblemCode::BadCall),
    ] {
        assert_eq!(ask(name, args).await, Err(code), "{name}");
        let line = format!("command={:?} code={:?}", if name == SECRET { "unknown" } else { name }, code.as_str());
        assert!(lines(&logs).contains(&line), "the refusal is noted: {line}\n{}", lines(&logs));
    }

    let panic = std::thread::spawn(|| {
        let cells: Vec<&str> = vec![SECRET];
        let nth = cells.len();
        assert!(nth > 1, "a cell holds {}", cells[0]);
    });
    assert!(panic.join().is_err());
    let text = lines(&logs);
    assert!(text.contains("src-tauri/tests/logs.rs:") || text.contains("tests/logs.rs:"), "the place is noted\n{text}");
    for part in PARTS {
        assert!(!text.contains(part), "{part} stands in the log\n{text}");
    }
    for path in [folder.path().to_str().unwrap(), ".tsumugi", ".xlsx"] {
        assert!(!text.contains(path), "a path stands in the log\n{text}");
    }
}
