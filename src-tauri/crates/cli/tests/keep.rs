//! Keeping a library from the command line: check, backup, restore, lock, unlock, rekey, recover.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place
#![cfg(unix)] // passphrases come through a file descriptor

use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs the command line with these passphrases on standard input as descriptor 0; exit code, document, messages.
fn tsumugi(args: &[&str], passphrases: &[&str]) -> (i32, Value, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tsumugi"))
        .args(args)
        .args(if passphrases.is_empty() { &["--json"][..] } else { &["--json", "--passphrase-fd", "0"][..] })
        .env("LANG", "ja_JP.UTF-8")
        .env_remove("LC_ALL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    // A refusal may end it before it reads.
    let _ = input.write_all(passphrases.join("\n").as_bytes());
    drop(input);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let document = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    (output.status.code().unwrap(), document, said)
}

fn library(folder: &Path) -> PathBuf {
    let path = folder.join("見本.tsumugi");
    let (code, _, said) = tsumugi(&["sample", path.to_str().unwrap()], &[]);
    assert_eq!(code, 0, "{said}");
    path
}

#[test]
fn a_library_is_locked_rekeyed_and_unlocked_without_a_passphrase_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = library(folder.path());
    let lib = path.to_str().unwrap();
    let (first, second) = ("はじめの合言葉です", "つぎの合言葉ですよ");
    let (code, _, said) = tsumugi(&["lock", lib], &["短い"]);
    assert!(code == 1 && said.contains("8 文字以上"), "{said}");
    let (code, done, said) = tsumugi(&["lock", lib], &[first]);
    assert!(code == 0 && done["encrypted"] == true, "{said}");
    let (code, problem, _) = tsumugi(&["projects", "--library", lib], &[]);
    assert_eq!((code, problem["problem"]["code"].as_str()), (1, Some("passphrase-needed")));
    let (code, problem, said) = tsumugi(&["projects", "--library", lib], &["違う合言葉"]);
    assert_eq!((code, problem["problem"]["code"].as_str()), (1, Some("wrong-passphrase")));
    assert!(!said.contains("違う合言葉"));
    let (code, found, _) = tsumugi(&["projects", "--library", lib, "--as", "議長（見本）"], &[first]);
    assert_eq!((code, found["total"].as_u64()), (0, Some(120)));
    // The sample has people: who says no name sees what everybody may see.
    let (code, found, _) = tsumugi(&["projects", "--library", lib], &[first]);
    assert_eq!((code, found["total"].as_u64()), (0, Some(107)));
    let (code, _, said) = tsumugi(&["lock", lib], &[second]);
    assert!(code == 1, "locked already: {said}");
    let (code, _, said) = tsumugi(&["rekey", lib], &[first, second]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(tsumugi(&["check", lib, "--full"], &[first]).0, 1);
    let (code, report, said) = tsumugi(&["check", lib, "--full"], &[second]);
    assert!(code == 0 && report["clean"] == true, "{said}");
    let looked: Vec<&str> = report["looked_at"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(looked, ["seal", "pages", "log", "attachments"]);
    let (code, done, said) = tsumugi(&["unlock", lib], &[second]);
    assert!(code == 0 && done["encrypted"] == false, "{said}");
    assert_eq!(tsumugi(&["projects", "--library", lib], &[]).1["total"], 107);
}

#[test]
fn a_backup_is_restored_as_a_library_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = library(folder.path());
    let (code, made, said) = tsumugi(&["backup", path.to_str().unwrap()], &[]);
    assert_eq!(code, 0, "{said}");
    let copy = made["backup"]["path"].as_str().unwrap();
    let out = folder.path().join("戻した.tsumugi");
    let args = ["restore", copy, "--out", out.to_str().unwrap()];
    assert_eq!(tsumugi(&args, &[]).0, 0);
    assert_eq!(tsumugi(&["check", out.to_str().unwrap(), "--full"], &[]).1["clean"], true);
    let (code, problem, _) = tsumugi(&args, &[]);
    assert_eq!((code, problem["problem"]["code"].as_str()), (1, Some("library-exists")));
    let mut bytes = std::fs::read(copy).unwrap();
    bytes[99] ^= 1;
    std::fs::write(copy, bytes).unwrap();
    let other = folder.path().join("別.tsumugi");
    let (code, problem, _) = tsumugi(&["restore", copy, "--out", other.to_str().unwrap()], &[]);
    assert_eq!((code, problem["problem"]["code"].as_str()), (1, Some("backup-damaged")));
    assert!(!other.exists());
}

#[test]
fn a_byte_changed_on_the_disk_is_found_and_the_rest_is_recovered() {
    let folder = tempfile::tempdir().unwrap();
    let path = library(folder.path());
    let lib = path.to_str().unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let page = 16_384;
    // Several places: one alone may be an index, of which nothing is lost.
    for part in [3, 4, 5, 6] {
        let place = bytes.len() / page * part / 10 * page;
        bytes[place..place + page].fill(0x77);
    }
    std::fs::write(&path, bytes).unwrap();
    let (code, report, _) = tsumugi(&["check", lib], &[]);
    assert_eq!((code, report["clean"].as_bool()), (1, Some(false)));
    let out = folder.path().join("救出.tsumugi");
    let (code, report, said) = tsumugi(&["recover", lib, "--out", out.to_str().unwrap()], &[]);
    assert!(code == 1 && report["complete"] == false, "{said}");
    assert_eq!(tsumugi(&["check", out.to_str().unwrap(), "--full"], &[]).1["clean"], true);
}
