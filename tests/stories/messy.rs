//! Every list AMED people really have: issue 3, "Shows when done". One table a file; new files are picked up.

mod check;
mod text;

use crate::desk::shared;
use check::{compare, expected, lists};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn ours() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/messy")
}

/// Imports every list of a folder; all differences of all files are told at once.
async fn hold(folder: &Path, at_least: usize) {
    let names = lists(folder);
    assert!(names.len() >= at_least, "only {} lists in {}", names.len(), folder.display());
    let (mut told, mut failing) = (String::new(), 0);
    for name in &names {
        let compared = check::check(folder, name).await;
        failing += usize::from(!compared.differences.is_empty());
        told += &compared.report();
    }
    println!("{told}");
    assert_eq!(failing, 0, "{failing} of {} lists differ\n{told}", names.len());
}

#[tokio::test]
async fn every_messy_list_of_ours_imports_as_expected() {
    hold(&ours(), 24).await;
}

#[tokio::test]
async fn every_shared_messy_list_imports_as_expected() {
    let Some(folder) = shared("messy") else { return };
    hold(&folder, 15).await;
}

/// The texts beside the lists are read by people in a diff; they must say what our reader reads.
#[test]
fn the_text_beside_a_list_is_what_is_in_it() {
    let mut seen = 0;
    let mut differing = Vec::new();
    for name in lists(&ours()) {
        let beside = ours().join(format!("{name}.txt"));
        let file = ours().join(expected(&ours(), &name)["file"].as_str().unwrap());
        let legible = std::fs::read_to_string(&file).is_ok();
        if !beside.exists() {
            assert!(legible || name == "page-named", "{} cannot be read in a diff and has no text", file.display());
            continue;
        }
        seen += 1;
        let (written, found) = (std::fs::read_to_string(&beside).unwrap(), text::text(&file));
        let lines = written.lines().zip(found.lines()).find(|(a, b)| a != b);
        if written != found {
            differing.push(format!("{name}.txt: {} and {} bytes, first at {lines:?}", written.len(), found.len()));
        }
    }
    assert!(seen >= 24, "only {seen} texts");
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// A comparison that notices nothing would let every list pass.
#[tokio::test]
async fn a_wrong_expectation_is_told() {
    let sound = expected(&ours(), "same-year-twice");
    assert_eq!(compare(&ours(), &sound).await.report().lines().count(), 1);
    let noticed = async |key: &str, value: Value| {
        let mut wrong = sound.clone();
        wrong[key] = value;
        compare(&ours(), &wrong).await.differences.len()
    };
    let mut issues = sound["issues"].as_array().unwrap().clone();
    issues.remove(0);
    // A strict code that nobody expects.
    assert_eq!(noticed("issues", json!(issues)).await, 1);
    issues.push(json!({ "row": 4, "column": "B", "code": "error-cell" }));
    assert_eq!(noticed("issues", json!(issues)).await, 2);
    assert_eq!(noticed("header_rows", json!([2])).await, 1);
    assert_eq!(noticed("columns", json!({ "budget": "E", "researcher": "Z" })).await, 2);
    assert_eq!(noticed("first", json!({ "budget_thousand_yen": 5500.2, "fiscal_year": 2023 })).await, 2);
    assert_eq!(noticed("first", json!({ "budget_thousand_yen": 5500.04, "researcher": "架空一郎" })).await, 0);
    assert_eq!(noticed("checks", json!([{ "row": 3, "field": "institution", "value": null }])).await, 1);
    // The library's own count differs too.
    assert_eq!(noticed("years", json!(8)).await, 2);
}
