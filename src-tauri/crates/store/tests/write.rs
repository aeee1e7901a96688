//! The one door: all or nothing, on disk, and honest about what changed.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::common::{dump, fill, fresh, import_projects, op, theme};
use domain::{Kind, Problem, ProblemCode};
use std::sync::Arc;
use store::{Access, NewOperation, Store, Tx, history, import, tag, theme as themes};

#[tokio::test]
async fn a_cancelled_write_leaves_no_trace() {
    let (place, store) = fresh().await;
    import_projects(&store, 1, 5, "").await;
    let (before, entries) = (dump(&place.path).await, history::list(&store, None, 10).await.unwrap());
    let cancelled = store.write(op("import"), async |tx: &mut Tx| {
        fill(tx, 100, 3000, "").await?;
        Err::<(), _>(Problem::new(ProblemCode::Cancelled))
    });
    assert_eq!(cancelled.await.expect_err("cancelled").code, ProblemCode::Cancelled);
    assert_eq!(dump(&place.path).await, before);
    assert_eq!(history::list(&store, None, 10).await.unwrap(), entries);
}

#[tokio::test]
async fn a_write_whose_future_is_dropped_leaves_no_trace_and_no_lock() {
    let (place, store) = fresh().await;
    let ids = import_projects(&store, 1, 5, "").await.value;
    let before = dump(&place.path).await;
    let (reached, wait) = tokio::sync::oneshot::channel();
    let write = store.write(op("tag-add"), async |tx: &mut Tx| {
        tag::add(tx, Kind::Target, "A", &ids).await?;
        reached.send(()).unwrap();
        std::future::pending::<Result<(), Problem>>().await
    });
    tokio::select! {
        _ = write => panic!("it never ends"),
        done = wait => done.unwrap(),
    }
    assert_eq!(dump(&place.path).await, before);
    store.write(op("tag-add"), async |tx: &mut Tx| tag::add(tx, Kind::Target, "B", &ids).await).await.unwrap();
    let tags = tag::of_projects(&store, &ids).await.unwrap();
    assert!(tags.len() == 5 && tags.iter().all(|t| t.concept == "B"));
}

#[tokio::test]
async fn a_write_of_nothing_leaves_no_operation_unless_it_is_an_entry_of_its_own() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 2, "").await.value;
    let add = async || {
        store.write(op("tag-add"), async |tx: &mut Tx| tag::add(tx, Kind::Target, "A", &ids).await).await.unwrap()
    };
    assert!(add().await.operation.is_some());
    let again = add().await;
    assert_eq!((again.value, again.operation, again.changed.tables.len()), (0, None, 0));
    let export = NewOperation { undoable: false, ..op("export-table") };
    let outcome = store.write(export, async |tx: &mut Tx| {
        tx.set_count(7);
        tx.set_param("file", "一覧.xlsx");
        Ok(())
    });
    let entry = history::operation(&store, outcome.await.unwrap().operation.unwrap()).await.unwrap().unwrap();
    assert_eq!((entry.kind.as_str(), entry.count, entry.undoable), ("export-table", 7, false));
    assert_eq!((entry.params["file"].as_str(), entry.params["word"].as_str()), (Some("一覧.xlsx"), Some("値")));
    let (all, more) = history::list(&store, None, 2).await.unwrap();
    assert_eq!((all.len(), more, all[0].kind.as_str()), (2, true, "export-table"));
    let (older, more) = history::list(&store, Some(all[1].id), 2).await.unwrap();
    assert_eq!((older[0].kind.as_str(), more), ("import", false));
}

#[tokio::test]
async fn a_write_is_on_disk_when_it_returns() {
    let (place, store) = fresh().await;
    let ids = import_projects(&store, 1, 3, "").await.value;
    store.write(op("tag-add"), async |tx: &mut Tx| tag::add(tx, Kind::Target, "A", &ids).await).await.unwrap();
    // What a killed process leaves: the file and its log as they stand, nothing closed.
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.tsumugi");
    std::fs::copy(&place.path, &copy).unwrap();
    std::fs::copy(place.folder.path().join("試験.tsumugi-wal"), folder.path().join("copy.tsumugi-wal")).unwrap();
    let after = Store::open(&copy, &Access::default()).await.unwrap();
    assert_eq!(tag::of_projects(&after, &ids).await.unwrap().len(), 3);
    assert!(after.check(true).await.unwrap().findings.is_empty());
    let (undo, _) = after.steps().await.unwrap();
    assert_eq!(undo.unwrap().kind, "tag-add");
}

#[tokio::test]
async fn ids_are_only_taken_from_the_library_and_never_twice() {
    let (_place, store) = fresh().await;
    let first = import_projects(&store, 1, 3, "").await;
    store.undo("試験者", None).await.unwrap();
    let second = import_projects(&store, 1, 3, "").await;
    assert!(second.value[0] > first.value[2]);
    let stranger = store.write(op("import"), async |tx: &mut Tx| {
        let row = crate::common::project(5, 9, "");
        import::insert_projects(tx, &[row]).await
    });
    assert_eq!(stranger.await.expect_err("not handed out").code, ProblemCode::Fault);
}

#[tokio::test]
async fn a_theme_names_its_table_and_no_project() {
    let (_place, store) = fresh().await;
    let outcome =
        store.write(op("theme-create"), async |tx: &mut Tx| themes::create(tx, &theme("TH-001")).await).await.unwrap();
    assert_eq!(outcome.changed.tables.into_iter().collect::<Vec<_>>(), ["theme"]);
    assert!(outcome.changed.projects.is_empty() && !outcome.changed.all_projects);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_tasks_write_one_after_another() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 3, "").await.value;
    let store = Arc::new(store);
    let tasks: Vec<_> = (0..8)
        .map(|n| {
            let (store, ids) = (store.clone(), ids.clone());
            tokio::spawn(async move {
                let concept = format!("C{n}");
                store.write(op("tag-add"), async |tx: &mut Tx| tag::add(tx, Kind::Target, &concept, &ids).await).await
            })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().unwrap().value, 3);
    }
    assert_eq!(tag::of_projects(&store, &ids).await.unwrap().len(), 24);
}
