//! What must never be lost: one holder per file, restart, sudden death, settings. Points 1, 7 and 8, "Bad input".

use crate::desk::{CANCER, Desk, application, call, fixture, refused};
use app::library::{CheckReport, LibraryStatus, RecentLibraries};
use app::settings::{Appearance, Language, Settings};
use domain::ProblemCode;
use serde_json::{Value, json};

/// Design, one writer per file: whoever comes second is told who holds it, and changes nothing.
#[tokio::test]
async fn a_second_opener_is_refused_and_told_who_holds_the_library() {
    let desk = Desk::odd().await;
    let second = application(desk.folder.path(), false);
    let problem = refused(&second, "library.open", json!({ "path": desk.library() })).await;
    assert_eq!(problem.code, ProblemCode::LibraryInUse);
    assert!(!problem.params["user"].is_empty() && !problem.params["host"].is_empty());
    if cfg!(unix) {
        let sidecar = std::fs::read_to_string(desk.path("research.tsumugi.lock")).unwrap();
        let holder: Value = serde_json::from_str(&sidecar).unwrap();
        assert_eq!(
            (holder["user"].as_str(), holder["host"].as_str()),
            (Some(&*problem.params["user"]), Some(&*problem.params["host"]))
        );
    }
    for language in [Language::Ja, Language::En] {
        let sentence = app::catalogue::problem(language, &problem);
        assert!(sentence.contains(&problem.params["user"]) && sentence.contains(&problem.params["host"]), "{sentence}");
    }
    assert!(call::<LibraryStatus>(&second, "library.status", json!({})).await.open.is_none());
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    let opened: LibraryStatus = call(&second, "library.open", json!({ "path": desk.library() })).await;
    assert_eq!(opened.open.unwrap().projects, 9, "a library that was let go can be opened");
}

/// Design: the command line reads beside the window, sees its writes, and cannot write.
#[tokio::test]
async fn a_reader_beside_the_window_sees_everything_and_writes_nothing() {
    let desk = Desk::odd().await;
    let reader = application(desk.folder.path(), true);
    let _: LibraryStatus = call(&reader, "library.open", json!({ "path": desk.library() })).await;
    let args = json!({ "limit": 1000 });
    let seen: Value = call(&reader, "project.page", args.clone()).await;
    assert_eq!(seen, desk.call::<Value>("project.page", args).await);
    let id = desk.ids(json!({})).await[0];
    let tag = json!({ "selection": { "these": [id] }, "kind": "indication", "concept": CANCER });
    let code = refused(&reader, "tag.add", tag).await.code;
    assert!(matches!(code, ProblemCode::LibraryInUse | ProblemCode::LibraryReadOnly), "{code:?}");
    assert!(desk.detail(id).await.tags.is_empty());
    assert_eq!(desk.tag(&[id], "indication", CANCER).await.count, 1, "the window still writes");
    let detail: app::project::ProjectDetail = call(&reader, "project.detail", json!({ "id": id })).await;
    assert_eq!(detail.tags.len(), 1);
}

/// Point 7: the next undo and the next redo are the same after a restart.
#[tokio::test]
async fn a_restart_keeps_undo_and_redo() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    let untagged = desk.content().await;
    desk.tag(&ids, "indication", CANCER).await;
    let tagged = desk.content().await;
    desk.tag(&ids[..1], "modality", "AB").await;
    desk.undo().await;
    let before = desk.status().await;
    let _: LibraryStatus = desk.call("library.close", json!({})).await;

    let desk = Desk { app: application(desk.folder.path(), false), folder: desk.folder };
    let _: LibraryStatus = desk.call("library.open", json!({ "path": desk.library() })).await;
    let after = desk.status().await;
    assert_eq!(json!([after.undo, after.redo]), json!([before.undo, before.redo]));
    assert_eq!(desk.content().await, tagged);
    desk.redo().await;
    desk.undo().await;
    desk.undo().await;
    assert_eq!(desk.content().await, untagged);
}

/// "Shows when done": a write answered is a write kept, whatever happens to the process in the next moment. What
/// SIGKILL leaves on the disk is what stands there now, so the files are taken as they are while the library is open.
#[tokio::test]
async fn a_write_survives_sudden_death() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids[..5], "indication", CANCER).await;
    let expected = desk.content().await;
    let grave = Desk::bare();
    for ending in ["", "-wal", "-shm", ".lock"] {
        let name = format!("research.tsumugi{ending}");
        if desk.path(&name).exists() {
            std::fs::copy(desk.path(&name), grave.path(&name)).unwrap();
        }
    }
    let _: LibraryStatus = grave.call("library.open", json!({ "path": grave.library() })).await;
    assert_eq!(grave.content().await, expected);
    let report: CheckReport = grave.call("library.check", json!({})).await;
    assert!(report.clean, "{:?}", report.findings);
    grave.undo().await;
    assert!(grave.ids(json!({ "indication": [CANCER] })).await.is_empty());

    // And the same without a copy: dropped without closing, the lock is free at once.
    let Desk { folder, app } = desk;
    drop(app);
    let desk = Desk { app: application(folder.path(), false), folder };
    let _: LibraryStatus = desk.call("library.open", json!({ "path": desk.library() })).await;
    assert_eq!(desk.content().await, expected);
}

/// Points 1, 3 and 8: settings and recent libraries belong to the machine and survive a restart.
#[tokio::test]
async fn settings_survive_a_restart() {
    let desk = Desk::odd().await;
    let columns = json!([{ "id": "title_ja", "width": 320, "visible": true, "frozen": true }, { "id": "number", "width": 90, "visible": false, "frozen": false }]);
    let patch = json!({ "name": "研究員K", "language": "en", "appearance": "dark", "columns": columns,
        "facets": { "order": ["theme", "ない", "target", "theme"], "pinned": ["theme"], "hidden": [], "open": [] },
        "measure_weights": { "stage": 20, "time": 900, "ない": 5 } });
    let set: Settings = desk.call("settings.set", patch).await;
    let again = application(desk.folder.path(), false);
    let read: Settings = call(&again, "settings.get", json!({})).await;
    assert_eq!(json!(read), json!(set));
    assert_eq!(
        (read.name.as_str(), read.language, read.appearance),
        ("研究員K", Some(Language::En), Some(Appearance::Dark))
    );
    assert_eq!(json!(read.columns), columns);
    // What is no dimension is left out, what stands twice stands once.
    assert_eq!(read.facets.unwrap().order, ["theme", "target"]);
    // What is no measure is left out, what weighs too much weighs 100.
    assert_eq!(json!(read.measure_weights), json!({ "stage": 20, "time": 100 }));
    // What is left out stays; another library does not matter.
    let read: Settings = call(&again, "settings.set", json!({ "appearance": "light" })).await;
    assert_eq!((read.name.as_str(), read.appearance), ("研究員K", Some(Appearance::Light)));
    let recent: RecentLibraries = call(&again, "library.recent", json!({})).await;
    assert_eq!(recent.libraries[0].path, desk.library().display().to_string());
    assert!(recent.libraries[0].exists);
}

/// A settings file that cannot be read keeps nobody from working.
#[tokio::test]
async fn a_broken_settings_file_falls_back_to_defaults() {
    let desk = Desk::bare();
    std::fs::create_dir_all(desk.path("settings")).unwrap();
    desk.list("settings/settings.json", "{ これは JSON ではない");
    let desk = Desk { app: application(desk.folder.path(), false), folder: desk.folder };
    let read: Settings = desk.call("settings.get", json!({})).await;
    assert_eq!((read.name.as_str(), read.language), ("作業者", None));
    let _: LibraryStatus = desk.call("library.create", json!({ "path": desk.library() })).await;
}

/// Bad input: what is no library is refused by name, untouched; a library is never written over.
#[tokio::test]
async fn what_is_no_library_is_refused_and_left_alone() {
    let desk = Desk::odd().await;
    let prose = desk.list("日誌.tsumugi", "これはデータベースではありません。".repeat(200));
    for (command, path, code) in [
        ("library.open", prose.clone(), ProblemCode::NotALibrary),
        ("library.open", desk.path("ない.tsumugi"), ProblemCode::FileMissing),
        ("library.create", desk.library(), ProblemCode::LibraryExists),
        ("library.create", prose.clone(), ProblemCode::LibraryExists),
        ("library.create", desk.path("名前.sqlite"), ProblemCode::InvalidField),
        ("library.create", desk.path("ない/新.tsumugi"), ProblemCode::NotWritable),
    ] {
        let problem = desk.refused(command, json!({ "path": path })).await;
        assert_eq!(problem.code, code, "{command} {}", path.display());
        assert_eq!(desk.status().await.projects, 9, "the library open before stays open");
    }
    assert_eq!(std::fs::read_to_string(&prose).unwrap(), "これはデータベースではありません。".repeat(200));
    assert!(!desk.path("ない").exists() && !desk.path("ない.tsumugi").exists());
}

/// Point 1: opening another library lets the first one go; the sample is itself again when opened a second time.
#[tokio::test]
async fn one_library_is_open_at_a_time() {
    let desk = Desk::odd().await;
    let other = desk.path("other.tsumugi");
    let status: LibraryStatus = desk.call("library.create", json!({ "path": other })).await;
    assert_eq!(status.open.unwrap().projects, 0);
    desk.import(&fixture("odd-numbers.csv")).await;
    let elsewhere = application(desk.folder.path(), false);
    let status: LibraryStatus = call(&elsewhere, "library.open", json!({ "path": desk.library() })).await;
    assert_eq!(status.open.unwrap().projects, 9);
}

/// Point 1: the sample library is full, fictional, marked, and consistent; opened again it is as it was left.
#[tokio::test]
async fn the_sample_library_is_marked_and_lasts() {
    let desk = Desk::sample().await;
    let status = desk.status().await;
    assert!(status.sample);
    assert_eq!((status.projects, status.themes), (120, 6));
    let years: std::collections::BTreeSet<i32> =
        desk.rows(json!({})).await.iter().flat_map(|row| row.years.clone()).collect();
    assert_eq!(years.len(), 4);
    let details = desk.details().await;
    assert!(
        details
            .iter()
            .all(|d| !d.row.title_ja.is_empty() && !d.row.title_en.is_empty() && d.summary_ja.contains("合成データ"))
    );
    assert!(details.iter().filter(|d| !d.tags.is_empty()).count() > 60);
    let report: CheckReport = desk.call("library.check", json!({})).await;
    assert!(report.clean, "{:?}", report.findings);
    let id = details[0].row.id;
    let _: Value = desk.call("theme.join", json!({ "id": desk.call::<Value>("theme.list", json!({})).await["themes"][0]["id"], "selection": { "these": [id] } })).await;
    let left = desk.content().await;
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    let _: LibraryStatus = desk.call("library.sample", json!({ "path": desk.library() })).await;
    assert_eq!(desk.content().await, left);
}
