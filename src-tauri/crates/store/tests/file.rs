//! The library file: birth, lock, versions, damage.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::common::{foreign, fresh, import_projects, op, place};
use domain::ProblemCode;
use sqlx::Connection;
use std::path::Path;
use store::rows::TagState;
use store::{Access, Birth, Store, Tx, import, project};

async fn refusal(path: &Path) -> ProblemCode {
    Store::open(path, &Access::default()).await.expect_err("must be refused").code
}

#[tokio::test]
async fn a_new_library_has_a_random_identity_and_opens_again() {
    let (place, store) = fresh().await;
    let meta = store.meta().clone();
    assert!(meta.sample && (1..=2047).contains(&meta.replica));
    assert_eq!((meta.uuid.len(), meta.uuid.as_bytes()[14]), (36, b'4'));
    assert_eq!(store.counts().await.unwrap(), (0, 0));
    assert_eq!(store.path(), place.path);
    store.close().await.unwrap();
    let again = Store::open(&place.path, &Access::default()).await.unwrap();
    assert_eq!(again.meta(), &meta);
    assert!(again.check(true).await.unwrap().findings.is_empty());
    let (_other_place, other) = fresh().await;
    assert_ne!(other.meta().uuid, meta.uuid);
}

#[tokio::test]
async fn nothing_is_created_over_an_existing_file() {
    let place = place();
    std::fs::write(&place.path, "something").unwrap();
    let problem = Store::create(&place.path, Birth { sample: false }, &Access::default()).await.expect_err("exists");
    assert_eq!(problem.code, ProblemCode::LibraryExists);
    assert_eq!(std::fs::read_to_string(&place.path).unwrap(), "something");
}

#[tokio::test]
async fn a_second_writer_is_refused_and_told_who_holds_the_library() {
    let (place, store) = fresh().await;
    let problem = Store::open(&place.path, &Access::default()).await.expect_err("held");
    assert_eq!(problem.code, ProblemCode::LibraryInUse);
    let holder = store::Holder::of_this_process();
    assert_eq!((&problem.params["user"], &problem.params["host"]), (&holder.user, &holder.host));
    // A reader may look on, but not write.
    let reader = Store::open_read_only(&place.path, &Access::default()).await.unwrap();
    import_projects(&store, 1, 3, "").await;
    assert_eq!(reader.counts().await.unwrap().0, 3);
    let problem = reader.write(op("tag-add"), async |_: &mut Tx| Ok(())).await.expect_err("read only");
    assert_eq!(problem.code, ProblemCode::LibraryReadOnly);
    store.close().await.unwrap();
    Store::open(&place.path, &Access::default()).await.expect("the lock is free after close");
}

#[tokio::test]
async fn the_lock_of_a_dead_holder_is_free() {
    let (place, store) = fresh().await;
    drop(store);
    std::fs::write(place.folder.path().join("試験.tsumugi.lock"), r#"{"user":"gone","host":"gone"}"#).unwrap();
    Store::open(&place.path, &Access::default()).await.expect("nobody holds it");
}

#[tokio::test]
async fn other_files_are_told_from_libraries() {
    let place = place();
    assert_eq!(refusal(&place.path).await, ProblemCode::FileMissing);
    std::fs::write(&place.path, "").unwrap();
    assert_eq!(refusal(&place.path).await, ProblemCode::NotALibrary);
    std::fs::write(&place.path, "number,title\n".repeat(100)).unwrap();
    assert_eq!(refusal(&place.path).await, ProblemCode::NotALibrary);
    assert_eq!(refusal(place.folder.path()).await, ProblemCode::NotALibrary);
    let other = place.folder.path().join("other.sqlite");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&other).create_if_missing(true);
    let mut conn = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql("PRAGMA application_id = 77; CREATE TABLE t (a)").execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    assert_eq!(refusal(&other).await, ProblemCode::NotALibrary);
    let sidecars = std::fs::read_dir(place.folder.path())
        .unwrap()
        .filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().ends_with(".lock"));
    assert_eq!(sidecars.count(), 0, "nothing is left beside a file that is not ours");
}

#[tokio::test]
async fn a_library_of_a_newer_version_is_left_untouched() {
    let (place, store) = fresh().await;
    store.close().await.unwrap();
    let mut conn = foreign(&place.path).await;
    sqlx::query("PRAGMA user_version = 99").execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let before = std::fs::read(&place.path).unwrap();
    assert_eq!(refusal(&place.path).await, ProblemCode::LibraryTooNew);
    assert_eq!(
        Store::open_read_only(&place.path, &Access::default()).await.expect_err("too new").code,
        ProblemCode::LibraryTooNew
    );
    assert_eq!(std::fs::read(&place.path).unwrap(), before);
}

#[tokio::test]
async fn a_damaged_library_is_named_so() {
    let (place, store) = fresh().await;
    import_projects(&store, 1, 200, &"概要".repeat(100)).await;
    store.close().await.unwrap();
    let whole = std::fs::read(&place.path).unwrap();
    std::fs::write(&place.path, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(refusal(&place.path).await, ProblemCode::LibraryDamaged, "cut short");
    let mut torn = whole.clone();
    torn[100..4096].fill(0xAA);
    std::fs::write(&place.path, &torn).unwrap();
    assert_eq!(refusal(&place.path).await, ProblemCode::LibraryDamaged, "schema page torn");
    let mut torn = whole.clone();
    let middle = torn.len() / 2 / 4096 * 4096;
    torn[middle..middle + 8 * 4096].fill(0x55);
    std::fs::write(&place.path, &torn).unwrap();
    if let Ok(store) = Store::open(&place.path, &Access::default()).await {
        match store.check(false).await {
            Ok(findings) => assert!(!findings.findings.is_empty()),
            Err(problem) => assert_eq!(problem.code, ProblemCode::LibraryDamaged),
        }
    }
}

#[tokio::test]
async fn a_read_only_file_is_read_but_not_opened_for_writing() {
    let (place, store) = fresh().await;
    import_projects(&store, 1, 2, "").await;
    store.close().await.unwrap();
    let mut permissions = std::fs::metadata(&place.path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&place.path, permissions).unwrap();
    assert_eq!(refusal(&place.path).await, ProblemCode::LibraryReadOnly);
    let reader = Store::open_read_only(&place.path, &Access::default()).await.unwrap();
    assert!(reader.read_only());
    assert_eq!(reader.counts().await.unwrap().0, 2);
}

#[tokio::test]
async fn after_close_every_call_is_refused() {
    let (_place, store) = fresh().await;
    store.close().await.unwrap();
    store.close().await.unwrap();
    assert_eq!(store.counts().await.expect_err("closed").code, ProblemCode::NoLibrary);
    let problem = store.write(op("tag-add"), async |_: &mut Tx| Ok(())).await.expect_err("closed");
    assert_eq!(problem.code, ProblemCode::NoLibrary);
}

#[tokio::test]
async fn findings_name_what_breaks_a_rule() {
    let (place, store) = fresh().await;
    let ids = import_projects(&store, 1, 2, "").await.value;
    assert!(store.check(false).await.unwrap().findings.is_empty());
    let mut conn = foreign(&place.path).await;
    sqlx::raw_sql("PRAGMA foreign_keys = OFF; DELETE FROM source_row; DELETE FROM project_year WHERE id = (SELECT min(id) FROM project_year); \
         INSERT INTO disclosure VALUES (1, 'theme', 5, 'notes', 'cda')")
        .execute(&mut conn)
        .await
        .unwrap();
    let findings = store.check(true).await.unwrap().findings;
    assert!(findings.iter().any(|f| f.contains("refers to a source_row")), "{findings:?}");
    assert!(findings.contains(&format!("project {} has no year", ids[0])), "{findings:?}");
    assert!(findings.iter().any(|f| f.contains("classes a theme")), "{findings:?}");
}

/// A library of the first released shape, with a row in each of its tables, as the program of that time left it.
async fn of_the_first_shape(path: &Path) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let mut conn = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql(include_str!("../migrations/0001_main_job.sql")).execute(&mut conn).await.unwrap();
    let rows = "PRAGMA application_id = 0x5473756d; PRAGMA user_version = 1;
        INSERT INTO meta VALUES ('uuid', '00000000-0000-4000-8000-000000000000'), ('replica', '1'), ('sample', '1');
        INSERT INTO counter VALUES (1, 100);
        INSERT INTO operation VALUES (4398046511105, 'import', '2026-04-01T00:00:00.000Z', '試験者', 1, '{}', 1, NULL, NULL),
          (4398046511110, 'tag-add', '2026-04-02T00:00:00.000Z', '試験者', 1, '{}', 1, NULL, NULL);
        INSERT INTO batch VALUES (1, 4398046511105, 'import', 4398046511106, 4398046511106),
          (2, 4398046511105, 'project', 4398046511108, 4398046511108),
          (3, 4398046511105, 'project_year', 4398046511109, 4398046511109),
          (4, 4398046511105, 'source_row', 4398046511107, 4398046511107);
        INSERT INTO import VALUES (4398046511106, '合成データ.csv', NULL, '00', 1, '[]', '試験者', '2026-04-01T00:00:00.000Z');
        INSERT INTO source_row VALUES (4398046511107, 4398046511106, 2, '[\"題\"]');
        INSERT INTO project VALUES (4398046511108, 'ck1', '題', '24ck1', 1, '題', '', '', '', '事業', '機関', '', '題');
        INSERT INTO project_year VALUES (4398046511109, 4398046511108, 2024, 2024, '24ck1', 1, '題', '', '', '', '事業', '機関', '', '',
          5, '', '', 'public', 4398046511107);
        INSERT INTO tag VALUES (4398046511111, 4398046511108, 'target', 'HGNC:1', 1, '試験者', '2026-04-02T00:00:00.000Z');
        INSERT INTO change VALUES (1, 4398046511110, 'tag', 4398046511111, 'insert', NULL, '{\"project\":4398046511108,\"kind\":\"target\",\"concept\":\"HGNC:1\",\"main\":1,\"by\":\"試験者\",\"at\":\"2026-04-02T00:00:00.000Z\"}');
        INSERT INTO theme VALUES (4398046511112, 'TH-001', 'テーマ', '', NULL, NULL, NULL, '', '', '', 'idea', '試験者', '2026-04-02T00:00:00.000Z');
        INSERT INTO theme_project VALUES (4398046511113, 4398046511112, 4398046511108, 0, 'dds', '');
        INSERT INTO disclosure VALUES (4398046511114, 'theme', 4398046511112, 'notes', 'cda');";
    sqlx::raw_sql(rows).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
}

#[tokio::test]
async fn a_library_of_the_first_shape_opens_keeps_its_content_and_its_undo() {
    let place = place();
    of_the_first_shape(&place.path).await;
    let store = Store::open(&place.path, &Access::default()).await.unwrap();
    assert_eq!(store.check(true).await.unwrap().findings, Vec::<String>::new());
    let known = import::known_projects(&store, domain::Id::MIN, u32::MAX).await.unwrap();
    let detail = project::detail(&store, known[0].id).await.unwrap().unwrap();
    let (year, tag) = (&detail.years[0], &detail.tags[0]);
    assert_eq!((year.year.budget_yen, year.year.total_budget_yen, year.year.digest.as_str()), (Some(5), None, ""));
    assert_eq!((tag.state, tag.main, tag.evidence.as_str(), tag.source), (TagState::Confirmed, true, "", None));
    assert_eq!((year.source.cells[0].as_str(), &year.import.report), ("題", &serde_json::json!({})));
    assert_eq!(import::known_year_heads(&store).await.unwrap()[0].digest, None);
    assert_eq!(detail.themes[0].code, "TH-001");
    assert_eq!(import::imports(&store, 9).await.unwrap().len(), 1);
    // What was logged in the first shape is still taken back and brought again.
    store.undo("試験者", None).await.unwrap();
    assert_eq!(project::detail(&store, known[0].id).await.unwrap().unwrap().tags, []);
    store.redo("試験者").await.unwrap();
    assert_eq!(&project::detail(&store, known[0].id).await.unwrap().unwrap().tags, &detail.tags);
    let backups = store::backup::list(&store::backup::folder_of(&place.path), None);
    let told: Vec<_> = backups.iter().map(|b| (b.manifest.schema, b.manifest.reason, b.whole)).collect();
    assert_eq!(told, [(1, domain::BackupReason::BeforeMigration, true)], "the old file stays in the backups");
}

#[tokio::test]
async fn what_was_removed_in_bulk_in_the_first_shape_comes_back_in_the_second() {
    let place = place();
    of_the_first_shape(&place.path).await;
    let mut conn = foreign(&place.path).await;
    let removal = "UPDATE counter SET next = 5000;
        INSERT INTO operation VALUES (4398046511204, 'tag-remove', '2026-04-03T00:00:00.000Z', '試験者', 2500, '{}', 1, NULL, NULL);
        WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 2500)
        INSERT INTO change SELECT 10 + n, 4398046511204, 'tag', 4398046511304 + n, 'delete', json_object('project', 4398046511108,
          'kind', 'target', 'concept', 'C' || n, 'main', 0, 'by', '試験者', 'at', '2026-04-02T00:00:00.000Z'), NULL FROM c";
    sqlx::raw_sql(removal).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let store = Store::open(&place.path, &Access::default()).await.unwrap();
    store.undo("試験者", None).await.unwrap();
    let project = import::known_projects(&store, domain::Id::MIN, u32::MAX).await.unwrap()[0].id;
    let tags = store::tag::of_projects(&store, &[project]).await.unwrap();
    assert_eq!(tags.len(), 2501);
    assert!(tags.iter().all(|tag| tag.state == TagState::Confirmed && tag.evidence.is_empty()));
}
