//! `tsumugi leakcheck FILE --json` says of every workbook of the repository what its expectation says.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures").join(name)
}

fn check(file: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tsumugi"))
        .arg("leakcheck")
        .arg(file)
        .args(more)
        .env("LANG", "ja_JP.UTF-8")
        .env_remove("LC_ALL")
        .output()
        .unwrap()
}

fn told(leaks: &Value) -> Vec<(&str, &str)> {
    let leaks = leaks["leaks"].as_array().unwrap();
    leaks.iter().map(|leak| (leak["kind"].as_str().unwrap(), leak["where"].as_str().unwrap())).collect()
}

#[test]
fn every_workbook_is_told_as_expected() {
    let expectations: Vec<PathBuf> = std::fs::read_dir(folder("leaks"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".expected.json"))
        .collect();
    assert!(expectations.len() >= 12);
    for path in expectations {
        let expected: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let file = path.with_file_name(expected["file"].as_str().unwrap());
        let output = check(&file, &["--json"]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let (found, wanted) = (told(&report), told(&expected));
        for leak in &wanted {
            assert!(found.contains(leak), "{}: {leak:?} among {found:?}", file.display());
        }
        assert_eq!(found.is_empty(), wanted.is_empty(), "{}: {found:?}", file.display());
        assert_eq!(output.status.code(), Some(i32::from(!wanted.is_empty())), "{}", file.display());
        for leak in report["leaks"].as_array().unwrap() {
            assert!(!leak["text"].as_str().unwrap().is_empty(), "{}: {leak}", file.display());
        }
    }
}

#[test]
fn what_is_found_is_said_in_words_and_what_cannot_be_read_is_not_called_clean() {
    let found = check(&folder("leaks").join("leak-mail.xlsx"), &[]);
    let words = String::from_utf8(found.stdout).unwrap();
    assert!(words.starts_with("メールアドレス\tcell:概要!B13\t"), "{words}");
    let clean = check(&folder("leaks").join("clean-cco-words.xlsx"), &[]);
    assert_eq!(
        (clean.status.code(), String::from_utf8(clean.stdout).unwrap().trim()),
        (Some(0), "問題は見つかりませんでした")
    );
    let none = check(&folder("leaks").join("README.md"), &[]);
    let said = String::from_utf8(none.stderr).unwrap();
    assert_eq!(none.status.code(), Some(1));
    assert!(said.contains("README.md") && said.contains("Excelブックではありません"), "{said}");
}

#[test]
fn a_document_with_a_finding_is_written_only_with_a_name_and_a_reason() {
    let desk = tempfile::tempdir().unwrap();
    let path = |name: &str| desk.path().join(name).to_string_lossy().into_owned();
    let run = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_tsumugi"))
            .args(args)
            .env("LANG", "ja_JP.UTF-8")
            .env_remove("LC_ALL")
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (library, list, out) = (path("台帳.tsumugi"), path("一覧.csv"), path("相手先.xlsx"));
    std::fs::write(&list, "課題管理番号,研究開発課題名,年度\n25zz0101001h0001,架空の標的（mihon@example.com）,2025\n")
        .unwrap();
    assert_eq!(run(&["new", &library]).0, Some(0));
    assert_eq!(run(&["import", &list, "--library", &library]).0, Some(0));
    let export = ["export", "table", "--library", &library, "--audience", "public", "--out", &out];
    let (code, words) = run(&export);
    assert_eq!(code, Some(1));
    assert!(words.contains("メールアドレス\tcell:") && words.contains("--answer "), "{words}");
    let (code, told) = run(&[&["--json"], &export[..]].concat());
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((code, told["leaks"][0]["kind"].as_str()), (Some(1), Some("mail-address")), "{told}");
    assert!(!Path::new(&out).exists());
    let seen = told["problem"]["params"]["seen"].as_str().unwrap();
    let answer = ["--answer", seen, "--by", "架空 一子", "--reason", "公開の窓口"];
    assert_eq!(run(&[&export[..], &answer[..2]].concat()).0, Some(2), "an answer has a name and a reason");
    assert_eq!(run(&[&export[..], &answer[..]].concat()).0, Some(0));
    assert!(Path::new(&out).exists());
}
