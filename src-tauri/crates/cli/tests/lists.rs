//! The command line gives the same report as the window, for every list of the repository.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place

use app::{App, Host, Silent};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

fn lists() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/messy");
    let mut lists: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".expected.json"))
        .map(|path| {
            let expected: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            path.with_file_name(expected["file"].as_str().unwrap())
        })
        .collect();
    lists.sort();
    lists
}

fn command_line(library: &Path, list: &Path) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_tsumugi"))
        .args(["import", &list.display().to_string(), "--library", &library.display().to_string(), "--json"])
        .env("LANG", "ja_JP.UTF-8")
        .env_remove("LC_ALL")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let report: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{}: {e}: {said}", list.display()));
    let refused = report["unreadable"] != 0;
    assert_eq!(output.status.code(), Some(i32::from(refused)), "{}: {said}", list.display());
    report
}

/// What both say, in the form of the command line.
fn told(report: &Value, language: &str) -> Value {
    let issues: Vec<Value> = report["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| {
            let message = i.get("message").unwrap_or(&i[language]);
            json!([i["code"], i["file"], i["sheet"], i["row"], i["column"], message])
        })
        .collect();
    let counts = [
        "rows",
        "new",
        "changed",
        "unchanged",
        "possible",
        "unreadable",
        "skipped",
        "projects",
        "projects_new",
        "years",
        "vanished",
        "tags",
        "unmatched",
        "renumbered",
        "title_changed",
        "conflicts",
        "issue_counts",
    ];
    let counts: serde_json::Map<String, Value> =
        counts.iter().map(|name| ((*name).to_owned(), report[*name].clone())).collect();
    json!({ "counts": counts, "issues": issues })
}

#[tokio::test]
async fn the_command_line_reports_every_list_as_the_window_does() {
    let lists = lists();
    assert!(lists.len() >= 15, "{} lists", lists.len());
    for list in lists {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = ["命令.tsumugi", "窓.tsumugi"].map(|name| folder.path().join(name));
        let host = Host { login: "作業者".to_owned(), ..Host::default() };
        let app = App::new(host);
        let call = async |name: &str, args: Value| app.dispatch(name, args, Arc::new(Silent)).await.unwrap().value;
        call("library.create", json!({ "path": one })).await;
        call("library.close", json!({})).await;
        let by_command = command_line(&one, &list);
        call("library.create", json!({ "path": other })).await;
        let mut by_window = call("import.run", json!({ "file": list })).await;
        let by_window = by_window["report"].take();
        assert_eq!(told(&by_command, "message_ja"), told(&by_window, "message_ja"), "{}", list.display());
        call("library.close", json!({})).await;
    }
}
