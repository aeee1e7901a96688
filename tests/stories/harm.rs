//! What a flipped byte and a process that died on the way must not do. Each was found by torture first.

use crate::desk::{Desk, application, call};
use app::library::{CheckReport, LibraryStatus};
use domain::ProblemCode;
use serde_json::{Value, json};

/// Turns the first character of a text in a closed library into bytes that are no text.
fn spoil(desk: &Desk, text: &str) {
    let mut bytes = std::fs::read(desk.library()).unwrap();
    let places: Vec<usize> =
        (0..bytes.len() - text.len()).filter(|at| bytes[*at..].starts_with(text.as_bytes())).collect();
    assert!(!places.is_empty(), "{text} stands in the file");
    for at in places {
        bytes[at] = 0xff;
    }
    std::fs::write(desk.library(), bytes).unwrap();
}

/// Corruption: every read on a damaged library gives an answer or the problem with its remedy, never a panic.
#[tokio::test]
async fn a_flipped_byte_in_a_text_is_told_as_damage_to_the_library() {
    let desk = Desk::odd().await;
    let theme = desk.new_theme(json!({ "code": "TH-1", "title_ja": "題", "notes": "覚書参QX" }), json!([])).await;
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    spoil(&desk, "覚書参QX");
    let _: LibraryStatus = desk.call("library.open", json!({ "path": desk.library() })).await;
    for (command, args) in [("theme.list", json!({})), ("theme.show", json!({ "id": theme }))] {
        let problem = desk.refused(command, args).await;
        assert_eq!(problem.code, ProblemCode::LibraryDamaged, "{command}: {problem}");
        assert_eq!(problem.params["path"], desk.library().display().to_string(), "{command}");
    }
    assert_eq!(desk.ids(json!({})).await.len(), 9, "what is whole can be read");
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    // What the list itself is made of keeps the library from opening, with the same words.
    spoil(&desk, "架空受容体を標的とする抗体の創製");
    let problem = desk.refused("library.open", json!({ "path": desk.library() })).await;
    assert_eq!(problem.code, ProblemCode::LibraryDamaged, "{problem}");
    assert_eq!(problem.params["path"], desk.library().display().to_string());
}

/// Crash: a process that died while it made a library leaves nothing that stands in the way, or in the folder for good.
#[tokio::test]
async fn what_a_birth_left_half_done_is_made_again() {
    let births: [(&str, u32, &[&str]); 2] = [
        ("library.create", 0, &[".new", ".new-journal"]),
        ("library.sample", 120, &[".making", ".making-wal", ".making.new", ".making.new-journal"]),
    ];
    for (command, projects, half) in births {
        let desk = Desk::bare();
        for ending in half {
            desk.list(&format!("research.tsumugi{ending}"), "SQLite format 3\0half");
        }
        let status: LibraryStatus = desk.call(command, json!({ "path": desk.library() })).await;
        assert_eq!(status.open.unwrap().projects, projects, "{command}");
        let report: CheckReport = desk.call("library.check", json!({})).await;
        assert!(report.clean, "{command}: {:?}", report.findings);
        let left = half.iter().find(|ending| desk.path(&format!("research.tsumugi{ending}")).exists());
        assert_eq!(left, None, "{command}");
    }
}

/// A sample that cannot be made leaves nothing at its path, and the library open before stays open.
#[tokio::test]
async fn a_sample_that_fails_leaves_the_library_open_before_open() {
    let desk = Desk::odd().await;
    let other = desk.path("sample.tsumugi");
    std::fs::create_dir(desk.path("sample.tsumugi.making.new")).unwrap();
    let problem = desk.refused("library.sample", json!({ "path": other })).await;
    assert_eq!(problem.code, ProblemCode::NotWritable, "{problem}");
    assert!(!other.exists());
    assert_eq!(desk.status().await.projects, 9);
}

/// I/O errors: "what goes out is recorded" holds when the document cannot get its name: no record without an attempt,
/// no document without a record, and what stood there stands as before.
#[tokio::test]
async fn a_document_that_cannot_be_written_leaves_no_record_and_no_draft() {
    let desk = Desk::odd().await;
    let out = desk.path("documents/表.xlsx");
    let export = json!({ "selection": { "these": desk.ids(json!({})).await }, "audience": "internal", "language": "ja", "out": out });
    let operations = async || {
        let history: Value = desk.call("history.list", json!({ "limit": 500 })).await;
        history["operations"].as_array().unwrap().len()
    };
    let before = operations().await;
    assert_eq!(desk.refused("export.table", export.clone()).await.code, ProblemCode::NotWritable);
    assert_eq!(operations().await, before);
    std::fs::create_dir(desk.path("documents")).unwrap();
    let _: Value = desk.call("export.table", export.clone()).await;
    assert_eq!(operations().await, before + 1);
    let whole = std::fs::read(&out).unwrap();
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    let reader = application(desk.folder.path(), true);
    let _: LibraryStatus = call(&reader, "library.open", json!({ "path": desk.library() })).await;
    let problem = crate::desk::refused(&reader, "export.table", export).await;
    assert_eq!(problem.code, ProblemCode::LibraryReadOnly, "it could not be recorded");
    assert_eq!(std::fs::read(&out).unwrap(), whole);
    let names: Vec<_> = std::fs::read_dir(desk.path("documents")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["表.xlsx"], "no draft stays");
}

/// Where the process died after the sample had its name and before its chair was said, all of it is seen nonetheless.
#[tokio::test]
async fn a_sample_whose_making_was_cut_short_is_opened_as_its_chair() {
    let first = Desk::sample().await;
    let whole: Value = first.call("project.page", json!({ "limit": 1 })).await;
    let _: Value = first.call("library.close", json!({})).await;
    // Settings that have heard of nothing.
    let later = Desk::bare();
    let _: Value = later.call("library.sample", json!({ "path": first.library() })).await;
    let me: Value = later.call("person.me", json!({})).await;
    assert_eq!(me["chair"], json!(true), "{me}");
    let seen: Value = later.call("project.page", json!({ "limit": 1 })).await;
    assert_eq!(seen["total"], whole["total"]);
    // Opened as any other library, it asks who one is.
    let _: Value = later.call("library.close", json!({})).await;
    let other = Desk::bare();
    let _: Value = other.call("library.open", json!({ "path": first.library() })).await;
    assert_eq!(other.call::<Value>("person.me", json!({})).await["id"], Value::Null);
}
