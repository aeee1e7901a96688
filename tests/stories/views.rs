//! Issue 7, point 5: saved views with names and counts, shared as a small file, taken back by undo like any content.

use crate::desk::Desk;
use app::commands::Done;
use app::project::ProjectPage;
use app::view::{SavedView, ViewShared, Views};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

async fn views(desk: &Desk) -> Vec<SavedView> {
    desk.call::<Views>("view.list", json!({})).await.views
}

async fn names(desk: &Desk) -> Vec<String> {
    views(desk).await.into_iter().map(|view| view.name).collect()
}

async fn save(desk: &Desk, name: &str, state: Value) -> Id {
    let done: Done = desk.call("view.save", json!({ "name": name, "state": state })).await;
    assert_eq!((done.kind.as_str(), done.count), ("view-save", 1));
    done.created.unwrap()
}

/// A state in which everything says something.
fn full() -> Value {
    json!({
        "filter": { "text": "膵がん -動物", "year": [2024], "not": ["programme"], "programme": ["見本事業"] },
        "sort": [{ "key": "year", "descending": true }, { "key": "title", "descending": false }],
        "group": "phase",
        "columns": [{ "id": "title", "width": 320, "visible": true, "frozen": true }],
        "matrix": { "rows": "target_class", "columns": "modality", "third": "area" },
    })
}

/// Point 5: a view keeps what it shows, and counts what its conditions find now.
#[tokio::test]
async fn a_view_keeps_what_it_shows_and_counts_what_it_finds_now() {
    let desk = Desk::sample().await;
    let text = json!({ "filter": { "text": "膵がん" } });
    let (first, second) = (save(&desk, "膵がん", text.clone()).await, save(&desk, "すべて", full()).await);
    let found: ProjectPage = desk.call("project.page", json!({ "filter": text["filter"], "limit": 0 })).await;
    assert!(found.total > 0);
    let listed = views(&desk).await;
    assert_eq!(listed.iter().map(|view| view.id).collect::<Vec<_>>(), [first, second]);
    assert_eq!((listed[0].count, listed[0].by.as_str()), (found.total, "議長（見本）"));
    let kept = json!(listed[1].state);
    for (part, said) in full().as_object().unwrap() {
        match said.as_object().filter(|_| part == "filter") {
            Some(conditions) => {
                conditions.iter().for_each(|(name, value)| assert_eq!(&kept[part][name], value, "{name}"))
            }
            None => assert_eq!(&kept[part], said, "{part}"),
        }
    }
}

/// Point 5: saving over a view changes it, a name stands for one view, and what is no name is refused.
#[tokio::test]
async fn a_name_stands_for_one_view() {
    let desk = Desk::sample().await;
    let id = save(&desk, "  膵がん \n 抗体 ", json!({})).await;
    let other = save(&desk, "肺がん", json!({})).await;
    assert_eq!(names(&desk).await, ["膵がん 抗体", "肺がん"]);
    let taken = desk.refused("view.save", json!({ "name": "肺がん", "state": {} })).await;
    assert_eq!((taken.code, taken.params["name"].as_str()), (ProblemCode::ViewExists, "肺がん"));
    let taken = desk.refused("view.save", json!({ "id": id, "name": "肺がん", "state": {} })).await;
    assert_eq!(taken.code, ProblemCode::ViewExists);
    let done: Done = desk.call("view.save", json!({ "id": other, "name": "肺がん", "state": full() })).await;
    assert_eq!(done.created, None);
    assert_eq!(views(&desk).await[1].state.filter.text, "膵がん -動物");
    let unchanged: Done = desk.call("view.save", json!({ "id": other, "name": "肺がん", "state": full() })).await;
    assert_eq!(unchanged.operation, None, "nothing was changed");
    for (name, field) in [("", "name"), (" \u{202e}\n", "name"), (&"長".repeat(81), "name")] {
        let refused = desk.refused("view.save", json!({ "name": name, "state": {} })).await;
        assert_eq!((refused.code, refused.params["field"].as_str()), (ProblemCode::InvalidField, field));
    }
    let refused =
        desk.refused("view.save", json!({ "name": "x", "state": { "filter": { "text": "あ".repeat(90_000) } } }));
    assert_eq!(refused.await.code, ProblemCode::InvalidField);
    assert_eq!(names(&desk).await.len(), 2);
    for (name, args) in [
        ("view.save", json!({ "id": 7, "name": "neu", "state": {} })),
        ("view.remove", json!({ "id": 7 })),
        ("view.place", json!({ "id": 7, "to": 0 })),
        ("view.share", json!({ "id": 7, "out": desk.path("x.tsumugi-view") })),
    ] {
        assert_eq!(desk.refused(name, args).await.code, ProblemCode::NoSuchView, "{name}");
    }
}

/// Point 5: views stand in the order somebody gave them; every step is undone and redone and worded in both languages.
#[tokio::test]
async fn every_step_with_views_is_undone_and_redone() {
    let desk = Desk::sample().await;
    for name in ["一", "二", "三"] {
        save(&desk, name, json!({})).await;
    }
    let last = views(&desk).await[2].id;
    let placed: Done = desk.call("view.place", json!({ "id": last, "to": 0 })).await;
    assert_eq!(placed.kind, "view-place");
    assert_eq!(names(&desk).await, ["三", "一", "二"]);
    let removed: Done = desk.call("view.remove", json!({ "id": last })).await;
    assert_eq!(removed.kind, "view-remove");
    assert_eq!(names(&desk).await, ["一", "二"]);
    desk.undo().await;
    assert_eq!(names(&desk).await, ["三", "一", "二"]);
    desk.undo().await;
    assert_eq!(names(&desk).await, ["一", "二", "三"]);
    desk.redo().await;
    desk.redo().await;
    assert_eq!(names(&desk).await, ["一", "二"]);
    let history: app::history::History = desk.call("history.list", json!({ "limit": 500 })).await;
    for operation in history.operations.iter().filter(|operation| operation.kind.starts_with("view")) {
        for sentence in [&operation.sentence_ja, &operation.sentence_en] {
            assert!(["一", "二", "三"].iter().any(|name| sentence.contains(name)), "{sentence}");
            assert!(!sentence.contains("operation."), "{sentence}");
        }
    }
}

/// Point 5: a view travels as a small file with its conditions, without themes, and is taken in beside one of its name.
#[tokio::test]
async fn a_view_travels_as_a_small_file() {
    let desk = Desk::sample().await;
    let mut state = full();
    state["filter"]["theme"] = json!(["12", "-"]);
    state["filter"]["not"] = json!(["programme", "theme"]);
    let id = save(&desk, "共有する", state).await;
    let out = desk.path("共有.tsumugi-view");
    let shared: ViewShared = desk.call("view.share", json!({ "id": id, "out": out })).await;
    assert_eq!(shared.path.as_str(), out.to_str().unwrap());
    let written = std::fs::read_to_string(&out).unwrap();
    let file: Value = serde_json::from_str(&written).unwrap();
    assert_eq!((&file["tsumugi"], &file["version"], &file["name"]), (&json!("view"), &json!(1), &json!("共有する")));
    let keys: Vec<&String> = file.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 4, "{keys:?}");
    // Nothing of the library it comes from: who, when, which themes, how many.
    for told in ["作業者", "\"12\"", "count", "\"at\""] {
        assert!(!written.contains(told), "{told}");
    }
    let done: Done = desk.call("view.take", json!({ "file": out })).await;
    assert_eq!(done.kind, "view-take");
    let _: Done = desk.call("view.take", json!({ "file": out })).await;
    assert_eq!(names(&desk).await, ["共有する", "共有する (2)", "共有する (3)"]);
    let taken = views(&desk).await.into_iter().find(|view| Some(view.id) == done.created).unwrap();
    assert_eq!(
        json!(taken.state),
        json!({ "filter": file["state"]["filter"], "sort": file["state"]["sort"],
        "group": "phase", "columns": file["state"]["columns"], "matrix": file["state"]["matrix"] })
    );
    assert!(taken.state.filter.theme.is_empty());
    desk.undo().await;
    assert_eq!(names(&desk).await.len(), 2);
    // On another desk, in another library.
    let other = Desk::empty().await;
    let _: Done = other.call("view.take", json!({ "file": out })).await;
    assert_eq!((names(&other).await, views(&other).await[0].count), (vec!["共有する".to_owned()], 0));
    let ending = desk.refused("view.share", json!({ "id": id, "out": desk.path("view.json") })).await;
    assert_eq!(ending.params["ending"], ".tsumugi-view");
}

/// Bad input: what is no view of this version is refused with its reason and the file's name, and nothing is saved.
#[tokio::test]
async fn what_is_no_view_is_refused_with_its_reason() {
    let desk = Desk::empty().await;
    let view = |name: &str, more: Value| {
        let mut file = json!({ "tsumugi": "view", "version": 1, "name": name, "state": {} });
        file.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        file.to_string()
    };
    let content = "view-content";
    let deep = format!(
        "{{\"tsumugi\":\"view\",\"version\":1,\"name\":\"x\",\"state\":{}1{}}}",
        "[".repeat(9_000),
        "]".repeat(9_000)
    );
    let files: Vec<(String, &str)> = vec![
        (String::new(), content),
        ("\u{0}\u{1}\u{2}".to_owned(), content),
        ("[]".to_owned(), content),
        ("{\"tsumugi\":\"view\"}".to_owned(), content),
        (view("x", json!({ "tsumugi": "backup" })), content),
        (view("x", json!({ "version": 2 })), "view-version"),
        (view("x", json!({ "version": 2, "new": true })), "view-version"),
        (view("x", json!({ "extra": 1 })), content),
        (view("x", json!({ "state": { "unknown": 1 } })), content),
        (view("x", json!({ "state": { "filter": { "sql": "1 OR 1" } } })), content),
        (view("x", json!({ "state": { "filter": { "year": ["2024"] } } })), content),
        (view("x", json!({ "state": { "matrix": { "rows": "nothing", "columns": "area" } } })), content),
        (view(" \u{202e} ", json!({})), content),
        (view(&"長".repeat(81), json!({})), content),
        (deep, content),
        (view("x", json!({ "state": { "filter": { "text": "a".repeat(300_000) } } })), "view-large"),
    ];
    for (at, (content, reason)) in files.iter().enumerate() {
        let file = desk.list(&format!("{at}.tsumugi-view"), content);
        let refused = desk.refused("view.take", json!({ "file": file })).await;
        let (code, why) = (refused.code, refused.params.get("reason").map(String::as_str));
        assert_eq!((code, why), (ProblemCode::NotAView, Some(*reason)), "{at}: {content:.80}");
        assert!(refused.params["path"].ends_with(&format!("{at}.tsumugi-view")));
        for language in [app::settings::Language::Ja, app::settings::Language::En] {
            let sentence = app::catalogue::problem(language, &refused);
            assert!(sentence.contains("tsumugi-view") && !sentence.contains("reason."), "{sentence}");
        }
    }
    let folder = desk.refused("view.take", json!({ "file": desk.folder.path() })).await;
    assert!(matches!(folder.code, ProblemCode::NotAView | ProblemCode::FileUnreadable), "{folder}");
    let gone = desk.refused("view.take", json!({ "file": desk.path("gone.tsumugi-view") })).await;
    assert_eq!(gone.code, ProblemCode::FileMissing);
    assert!(names(&desk).await.is_empty());
    // A mark at the head, as editors on Windows put it, is no damage.
    let file = desk.list("bom.tsumugi-view", format!("\u{feff}{}", view("印", json!({}))));
    let _: Done = desk.call("view.take", json!({ "file": file })).await;
    assert_eq!(names(&desk).await, ["印"]);
}
