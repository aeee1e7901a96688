//! Workbooks with one leak each, and clean ones.

use crate::make::{
    self,
    planted::{self, Made},
};
use leaks::{Place, Words, book};
use serde_json::{Value, json};
use std::io::Cursor;
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures")
}

fn found(bytes: Vec<u8>) -> Vec<(String, String, String)> {
    let report = book::look(Cursor::new(bytes), &Words::new()).unwrap();
    assert!(report.unread.is_empty(), "not read: {:?}", report.unread);
    report
        .findings
        .iter()
        .map(|one| {
            (
                serde_json::to_value(one.kind).unwrap().as_str().unwrap().to_owned(),
                one.place.to_string(),
                one.text.clone(),
            )
        })
        .collect()
}

/// A cell of the sheet or the column, or the cell whose formula leads outside.
fn finer(place: &str, expected: &[(String, String)]) -> bool {
    expected.iter().any(|(kind, wide)| match kind.as_str() {
        "hidden-sheet" | "very-hidden-sheet" => wide
            .strip_prefix("sheet:")
            .is_some_and(|sheet| place.split_once(':').is_some_and(|(_, at)| at.starts_with(&format!("{sheet}!")))),
        "hidden-column" => wide.strip_prefix("column:").is_some_and(|column| {
            place
                .strip_prefix("cell:")
                .is_some_and(|cell| cell.trim_end_matches(|c: char| c.is_ascii_digit()) == column)
        }),
        "external-link" => place.starts_with("cell:"),
        _ => false,
    })
}

/// What is wrong with a workbook's findings; nothing if nothing.
fn wrong(name: &str, bytes: Vec<u8>, expected: &[(String, String)]) -> Vec<String> {
    let found = found(bytes);
    let missing = expected.iter().filter(|(kind, place)| !found.iter().any(|one| one.0 == *kind && one.1 == *place));
    let mut wrong: Vec<String> = missing.map(|one| format!("{name}: missing {one:?}, found {found:?}")).collect();
    let extra = found.iter().filter(|one| !expected.iter().any(|(kind, place)| one.0 == *kind && one.1 == *place));
    wrong.extend(extra.filter(|one| !finer(&one.1, expected)).map(|one| format!("{name}: false alarm {one:?}")));
    wrong
}

fn pairs(expected: &Value) -> Vec<(String, String)> {
    let of = |leak: &Value, key: &str| leak[key].as_str().unwrap().to_owned();
    expected["leaks"].as_array().unwrap().iter().map(|leak| (of(leak, "kind"), of(leak, "where"))).collect()
}

fn folder(path: &Path) -> (usize, Vec<String>) {
    let (mut count, mut all) = (0, Vec::new());
    for entry in std::fs::read_dir(path).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_some_and(|ending| ending == "xlsx") {
            let expected: Value =
                serde_json::from_slice(&std::fs::read(file.with_extension("expected.json")).unwrap()).unwrap();
            all.extend(wrong(
                &file.file_name().unwrap().to_string_lossy(),
                std::fs::read(&file).unwrap(),
                &pairs(&expected),
            ));
            count += 1;
        }
    }
    (count, all)
}

#[test]
fn the_given_workbooks_are_found_as_they_say() {
    let (count, wrong) = folder(&fixtures().join("leaks"));
    assert_eq!(count, 12);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_planted_leak_is_found_and_nothing_else() {
    let mut all = Vec::new();
    let owned = |made: &Made| {
        made.leaks.iter().map(|(kind, place)| ((*kind).to_owned(), (*place).to_owned())).collect::<Vec<_>>()
    };
    for made in planted::all() {
        all.extend(wrong(made.name, made.pack.bytes(), &owned(&made)));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// The same as files, for the command line and the window; written anew with TSUMUGI_WRITE_FIXTURES=1.
#[test]
fn the_files_of_our_own_are_the_ones_we_make() {
    let folder = fixtures().join("leaks-own");
    let write = std::env::var_os("TSUMUGI_WRITE_FIXTURES").is_some();
    for made in planted::all() {
        let leaks: Vec<Value> =
            made.leaks.iter().map(|(kind, place)| json!({ "kind": kind, "where": place })).collect();
        let expected = json!({ "about": made.about, "file": format!("{}.xlsx", made.name), "leaks": leaks, "notes": "合成データ（架空の内容）" });
        let (book, says) =
            (folder.join(format!("{}.xlsx", made.name)), folder.join(format!("{}.expected.json", made.name)));
        let says_text = serde_json::to_string_pretty(&expected).unwrap() + "\n";
        if write {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&book, made.pack.bytes()).unwrap();
            std::fs::write(&says, &says_text).unwrap();
        }
        // By their parts: how they are packed depends on what else is built.
        let parts = std::fs::read(&book).map(|bytes| make::parts(&bytes)).unwrap_or_default();
        assert!(parts == made.pack.parts, "{}: TSUMUGI_WRITE_FIXTURES=1 writes it", made.name);
        assert_eq!(std::fs::read_to_string(&says).unwrap_or_default(), says_text, "{}", made.name);
    }
}

#[test]
fn kinds_have_the_names_they_are_written_with() {
    for kind in leaks::Kind::ALL {
        assert_eq!(json!(kind), json!(kind.name()));
    }
    assert_eq!(json!(Place::Row { sheet: "概要".to_owned(), row: 5 }), json!("row:概要!5"));
}

#[test]
fn two_looks_say_the_same() {
    for made in planted::all() {
        let look = || book::look(Cursor::new(made.pack.bytes()), &Words::new()).unwrap();
        assert_eq!(look(), look());
    }
}
