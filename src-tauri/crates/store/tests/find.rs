//! Saved views and wanted cells, and their undo.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{dump, fresh, op};
use serde_json::json;
use store::{Tx, view, wanted};

#[tokio::test]
async fn views_are_saved_under_names_of_their_own_moved_and_forgotten() {
    let (place, store) = fresh().await;
    let save = async |name: &'static str| {
        store.write(op("view-save"), async |tx: &mut Tx| view::insert(tx, name, &json!({ "n": name })).await).await
    };
    let ids: Vec<_> = [save("甲").await, save("乙").await, save("丙").await]
        .into_iter()
        .map(|saved| saved.unwrap().value.unwrap())
        .collect();
    assert_eq!(save("乙").await.unwrap().value, None, "the name is taken");
    let names = async || view::all(&store).await.unwrap().into_iter().map(|view| view.name).collect::<Vec<_>>();
    assert_eq!(names().await, ["甲", "乙", "丙"]);

    let before = dump(&place.path).await;
    let moved = store.write(op("view-place"), async |tx: &mut Tx| view::place(tx, ids[2], 0).await).await.unwrap();
    assert_eq!((moved.value.as_deref(), names().await), (Some("丙"), vec!["丙".into(), "甲".into(), "乙".into()]));
    assert_eq!(moved.changed.tables.iter().collect::<Vec<_>>(), ["view"]);
    store.undo("試験者", None).await.unwrap();
    assert_eq!(dump(&place.path).await, before);

    let change = async |name: &'static str, state: serde_json::Value| {
        let write = store.write(op("view-save"), async |tx: &mut Tx| view::update(tx, ids[0], name, &state).await);
        write.await.unwrap()
    };
    assert!(!change("乙", json!({})).await.value, "another view's name");
    assert!(change("甲", json!({ "n": "甲" })).await.operation.is_none(), "nothing changes");
    assert!(change("丁", json!({ "n": 4 })).await.value);
    let view = view::get(&store, ids[0]).await.unwrap().unwrap();
    assert_eq!((view.name.as_str(), &view.state, view.by.as_str()), ("丁", &json!({ "n": 4 }), "試験者"));

    let gone = store.write(op("view-remove"), async |tx: &mut Tx| view::remove(tx, ids[1]).await).await.unwrap();
    assert_eq!((gone.value.as_deref(), names().await), (Some("乙"), vec!["丁".into(), "丙".into()]));
    // A new view stands behind the others whatever gap a removed one left.
    save("戊").await.unwrap();
    assert_eq!(names().await, ["丁", "丙", "戊"]);
    let absent = store.write(op("view-remove"), async |tx: &mut Tx| view::remove(tx, ids[1]).await).await.unwrap();
    assert_eq!((absent.value, absent.operation), (None, None));
}

#[tokio::test]
async fn a_wanted_cell_is_marked_once_and_its_mark_is_taken_away() {
    let (place, store) = fresh().await;
    let before = dump(&place.path).await;
    let set = async || {
        let write =
            store.write(op("want"), async |tx: &mut Tx| wanted::set(tx, "modality", "SM", "area", "C00-D48").await);
        write.await.unwrap()
    };
    assert!(set().await.value);
    assert!(set().await.operation.is_none(), "it is marked already");
    let cells = wanted::all(&store, "modality", "area").await.unwrap();
    assert_eq!((cells.len(), cells[0].row.as_str(), cells[0].col.as_str()), (1, "SM", "C00-D48"));
    assert!(wanted::all(&store, "area", "modality").await.unwrap().is_empty(), "the other way round is another cell");
    let unset = async || {
        let write =
            store.write(op("want"), async |tx: &mut Tx| wanted::unset(tx, "modality", "SM", "area", "C00-D48").await);
        write.await.unwrap()
    };
    assert!(unset().await.value);
    assert!(unset().await.operation.is_none());
    store.undo("試験者", None).await.unwrap();
    assert_eq!(wanted::all(&store, "modality", "area").await.unwrap(), cells);
    store.undo("試験者", None).await.unwrap();
    assert_eq!(dump(&place.path).await, before);
}
