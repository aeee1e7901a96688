//! Undo and redo: of the latest, of a chosen one, in bulk, after a restart; and what stands in the way.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::common::{dump, fresh, import_projects, op, theme};
use domain::{Class, Id, Kind, Problem, ProblemCode};
use store::{Access, NewOperation, Outcome, Store, Tx, history, import, project, tag, theme as themes};

const ME: &str = "試験者";

async fn tagged(store: &Store, concept: &str, ids: &[Id]) -> Outcome<u32> {
    store.write(op("tag-add"), async |tx: &mut Tx| tag::add(tx, Kind::Target, concept, ids).await).await.unwrap()
}

async fn untagged(store: &Store, concept: &str, ids: &[Id]) -> Outcome<u32> {
    store.write(op("tag-remove"), async |tx: &mut Tx| tag::remove(tx, Kind::Target, concept, ids).await).await.unwrap()
}

async fn main_of(store: &Store, concept: &str, ids: &[Id]) -> Outcome<()> {
    let write = store.write(op("tag-main"), async |tx: &mut Tx| {
        for id in ids {
            assert!(tag::set_main(tx, *id, Kind::Target, concept, true).await?);
        }
        Ok(())
    });
    write.await.unwrap()
}

fn blocked_by(problem: &Problem, count: usize, kinds: &[&str]) {
    assert_eq!(problem.code, ProblemCode::UndoBlocked, "{problem}");
    assert_eq!(problem.params["count"], count.to_string(), "{problem}");
    for kind in kinds {
        assert!(problem.params["operations"].contains(&format!("{kind} 20")), "{problem}");
    }
}

#[tokio::test]
async fn undo_restores_every_tag_of_a_bulk_edit() {
    let (place, store) = fresh().await;
    let ids = import_projects(&store, 1, 3000, "").await.value;
    tagged(&store, "A", &ids[..700]).await;
    let before = dump(&place.path).await;
    let bulk = tagged(&store, "A", &ids).await;
    assert_eq!((bulk.value, bulk.changed.tagged_only.len()), (2300, 2300));
    let after = dump(&place.path).await;
    let undone = store.undo(ME, None).await.unwrap();
    assert_eq!((undone.value.operation, undone.value.count), (bulk.operation.unwrap(), 2300));
    assert_eq!(undone.changed, bulk.changed);
    assert_eq!(dump(&place.path).await, before);
    store.redo(ME).await.unwrap();
    assert_eq!(dump(&place.path).await, after);
    // The other way round: a bulk removal, by sets as well.
    untagged(&store, "A", &ids).await;
    store.undo(ME, None).await.unwrap();
    assert_eq!(dump(&place.path).await, after);
}

#[tokio::test]
async fn undo_and_redo_of_an_import_give_equal_dumps() {
    let (place, store) = fresh().await;
    let empty = dump(&place.path).await;
    let first = import_projects(&store, 1, 3000, "概要 \"と\" \\ 𠮷").await;
    let after = dump(&place.path).await;
    for _ in 0..2 {
        let undone = store.undo(ME, None).await.unwrap();
        assert_eq!(undone.value.kind, "import");
        assert_eq!(undone.changed.projects, first.value);
        assert_eq!(dump(&place.path).await, empty);
        let again = store.redo(ME).await.unwrap();
        assert_eq!(again.changed.tables, first.changed.tables);
        assert_eq!(again.changed.projects, first.value);
        assert_eq!(dump(&place.path).await, after);
    }
    assert!(store.check(true).await.unwrap().findings.is_empty());
    let (changes, total) = history::changes(&store, first.operation.unwrap(), 500).await.unwrap();
    assert_eq!((changes.len(), total), (500, 9001));
    assert!(changes.iter().all(|c| c.action == "insert"));
    store.undo(ME, None).await.unwrap();
    assert_eq!(history::changes(&store, first.operation.unwrap(), 500).await.unwrap().1, 0);
    let undo = history::list(&store, None, 1).await.unwrap().0.remove(0);
    assert_eq!((undo.kind.as_str(), undo.params["of"].as_str()), ("undo", Some("import")));
    let (changes, total) = history::changes(&store, undo.id, 5).await.unwrap();
    assert_eq!((changes.len(), total, changes[0].action.as_str()), (5, 9001, "delete"));
}

#[tokio::test]
async fn undo_of_an_import_that_also_updated_rows_brings_their_old_values_back() {
    let (place, store) = fresh().await;
    let ids = import_projects(&store, 1, 2500, "旧").await.value;
    let before = dump(&place.path).await;
    let rows = project::rows(&store, &ids).await.unwrap();
    let years = import::known_years(&store, Some(&ids)).await.unwrap();
    let write = store.write(op("import"), async |tx: &mut Tx| {
        let new = crate::common::fill(tx, 5000, 10, "新").await?;
        let mut rows: Vec<_> = rows
            .iter()
            .cloned()
            .map(|r| store::rows::ProjectRow { title_ja: format!("改 {}", r.id), number: None, ..r })
            .collect();
        // A row of the batch itself is touched as well.
        rows.push(store::rows::ProjectRow { title_ja: "改".into(), ..crate::common::project(new[0], 5000, "新") });
        import::update_projects(tx, &rows).await?;
        import::update_years(
            tx,
            &years
                .iter()
                .cloned()
                .map(|y| store::rows::YearRow { year_first: None, year_last: None, ..y })
                .collect::<Vec<_>>(),
        )
        .await
    });
    write.await.unwrap();
    let after = dump(&place.path).await;
    store.undo(ME, None).await.unwrap();
    assert_eq!(dump(&place.path).await, before);
    store.redo(ME).await.unwrap();
    assert_eq!(dump(&place.path).await, after);
}

#[tokio::test]
async fn undo_and_redo_go_on_after_a_restart() {
    let (place, store) = fresh().await;
    let ids = import_projects(&store, 1, 3, "").await.value;
    let states = [
        dump(&place.path).await,
        {
            tagged(&store, "A", &ids).await;
            dump(&place.path).await
        },
        {
            tagged(&store, "B", &ids).await;
            dump(&place.path).await
        },
    ];
    store.undo(ME, None).await.unwrap();
    store.close().await.unwrap();
    let store = Store::open(&place.path, &Access::default()).await.unwrap();
    let (undo, redo) = store.steps().await.unwrap();
    assert_eq!((undo.unwrap().kind, redo.unwrap().count), ("tag-add".to_owned(), 3));
    store.undo(ME, None).await.unwrap();
    assert_eq!(dump(&place.path).await, states[0]);
    drop(store);
    let store = Store::open(&place.path, &Access::default()).await.unwrap();
    for state in &states[1..] {
        store.redo(ME).await.unwrap();
        assert_eq!(&dump(&place.path).await, state);
    }
    assert_eq!(store.redo(ME).await.expect_err("nothing left").code, ProblemCode::NothingToUndo);
}

#[tokio::test]
async fn something_new_ends_the_way_forward_but_an_export_does_not() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 3, "").await.value;
    tagged(&store, "A", &ids).await;
    store.undo(ME, None).await.unwrap();
    let export =
        store.write(NewOperation { undoable: false, ..op("export-table") }, async |_: &mut Tx| Ok(())).await.unwrap();
    assert_eq!(store.undo(ME, export.operation).await.expect_err("an export").code, ProblemCode::NotUndoable);
    store.redo(ME).await.unwrap();
    let undone = store.undo(ME, None).await.unwrap();
    assert_eq!(store.undo(ME, undone.operation).await.expect_err("an undo").code, ProblemCode::NotUndoable);
    assert_eq!(
        store.undo(ME, Some(undone.value.operation)).await.expect_err("gone already").code,
        ProblemCode::NothingToUndo
    );
    assert_eq!(store.undo(ME, Some(1)).await.expect_err("unknown").code, ProblemCode::NothingToUndo);
    tagged(&store, "B", &ids).await;
    assert_eq!(store.redo(ME).await.expect_err("something new").code, ProblemCode::NothingToUndo);
    assert!(store.steps().await.unwrap().1.is_none());
    store.undo(ME, None).await.unwrap();
    store.undo(ME, None).await.unwrap();
    assert_eq!(store.undo(ME, None).await.expect_err("all is undone").code, ProblemCode::NothingToUndo);
}

#[tokio::test]
async fn swapping_the_main_tag_is_undone_without_two_main_tags_on_the_way() {
    let (place, store) = fresh().await;
    let ids = import_projects(&store, 1, 1300, "").await.value;
    tagged(&store, "A", &ids).await;
    tagged(&store, "B", &ids).await;
    for few in [&ids[..1], &ids[..]] {
        main_of(&store, "A", few).await;
        let before = dump(&place.path).await;
        main_of(&store, "B", few).await;
        let after = dump(&place.path).await;
        store.undo(ME, None).await.unwrap();
        assert_eq!(dump(&place.path).await, before);
        store.redo(ME).await.unwrap();
        assert_eq!(dump(&place.path).await, after);
    }
}

#[tokio::test]
async fn an_import_is_not_undone_under_the_tags_that_hang_on_it() {
    let (place, store) = fresh().await;
    let first = import_projects(&store, 1, 30, "").await;
    let empty_of_tags = dump(&place.path).await;
    tagged(&store, "A", &first.value[..3]).await;
    tagged(&store, "B", &first.value[..3]).await;
    let id = store
        .write(op("theme-create"), async |tx: &mut Tx| {
            let id = themes::create(tx, &theme("TH-001")).await?;
            themes::join(tx, id, &first.value[..1]).await?;
            Ok(id)
        })
        .await
        .unwrap();
    let before = dump(&place.path).await;
    let problem = store.undo(ME, first.operation).await.expect_err("blocked");
    blocked_by(&problem, 3, &["tag-add", "theme-create"]);
    assert!(problem.params["ids"].contains(&id.operation.unwrap().to_string()));
    assert_eq!(dump(&place.path).await, before, "a refusal changes nothing");
    for _ in 0..3 {
        store.undo(ME, None).await.unwrap();
    }
    assert_eq!(dump(&place.path).await, empty_of_tags);
    store.undo(ME, first.operation).await.expect("nothing stands in the way any more");
}

#[tokio::test]
async fn a_change_is_not_undone_under_a_later_change_of_the_same_row() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 3, "").await.value;
    let given = tagged(&store, "A", &ids).await;
    let main = main_of(&store, "A", &ids[..1]).await;
    blocked_by(&store.undo(ME, given.operation).await.expect_err("blocked"), 1, &["tag-main"]);
    store.undo(ME, main.operation).await.unwrap();
    store.undo(ME, given.operation).await.unwrap();
    assert_eq!(tag::of_projects(&store, &ids).await.unwrap(), []);
    store.redo(ME).await.unwrap();
    store.redo(ME).await.unwrap();
    assert!(tag::of_projects(&store, &ids).await.unwrap()[0].main);
}

#[tokio::test]
async fn a_removed_tag_does_not_come_back_beside_its_successor() {
    for many in [3, 2100] {
        let (place, store) = fresh().await;
        let ids = import_projects(&store, 1, many, "").await.value;
        tagged(&store, "A", &ids).await;
        let removed = untagged(&store, "A", &ids).await;
        tagged(&store, "A", &ids[1..2]).await;
        let before = dump(&place.path).await;
        blocked_by(&store.undo(ME, removed.operation).await.expect_err("blocked"), 1, &["tag-add"]);
        assert_eq!(dump(&place.path).await, before);
        let main = main_of(&store, "A", &ids[1..2]).await;
        blocked_by(&store.undo(ME, removed.operation).await.expect_err("blocked"), 1, &["tag-main"]);
        store.undo(ME, main.operation).await.unwrap();
        store.undo(ME, None).await.unwrap();
        store.undo(ME, removed.operation).await.unwrap();
        assert_eq!(tag::of_projects(&store, &ids).await.unwrap().len(), many);
    }
}

#[tokio::test]
async fn a_removed_main_tag_does_not_come_back_beside_a_new_main_tag() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 1, "").await.value;
    tagged(&store, "A", &ids).await;
    tagged(&store, "B", &ids).await;
    main_of(&store, "A", &ids).await;
    let removed = untagged(&store, "A", &ids).await;
    main_of(&store, "B", &ids).await;
    blocked_by(&store.undo(ME, removed.operation).await.expect_err("blocked"), 1, &["tag-main"]);
}

#[tokio::test]
async fn a_removed_tag_does_not_come_back_to_a_project_that_is_gone() {
    let (_place, store) = fresh().await;
    let first = import_projects(&store, 1, 3, "").await;
    tagged(&store, "A", &first.value).await;
    let removed = untagged(&store, "A", &first.value).await;
    store.undo(ME, first.operation).await.expect("no tag hangs on it any more");
    blocked_by(&store.undo(ME, removed.operation).await.expect_err("blocked"), 1, &["undo"]);
    store.redo(ME).await.unwrap();
    store.undo(ME, removed.operation).await.unwrap();
    assert_eq!(tag::of_projects(&store, &first.value).await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_theme_is_not_undone_under_the_class_somebody_gave_its_field() {
    let (place, store) = fresh().await;
    let made =
        store.write(op("theme-create"), async |tx: &mut Tx| themes::create(tx, &theme("TH-001")).await).await.unwrap();
    let id = made.value;
    store
        .write(op("theme-edit"), async |tx: &mut Tx| themes::set_class(tx, "theme", id, "notes", Class::Cda).await)
        .await
        .unwrap();
    blocked_by(&store.undo(ME, made.operation).await.expect_err("blocked"), 1, &["theme-edit"]);
    let before = dump(&place.path).await;
    let removed = store.write(op("theme-remove"), async |tx: &mut Tx| themes::remove(tx, id).await).await.unwrap();
    store.undo(ME, removed.operation).await.unwrap();
    assert_eq!(dump(&place.path).await, before);
    // A class does not come back to a theme that is gone.
    let cleared = store
        .write(op("theme-edit"), async |tx: &mut Tx| themes::set_class(tx, "theme", id, "notes", Class::Public).await)
        .await
        .unwrap();
    store.undo(ME, cleared.operation).await.unwrap();
    assert_eq!(dump(&place.path).await, before);
}

#[tokio::test]
async fn history_tells_from_and_to_of_things_that_are_gone() {
    let (_place, store) = fresh().await;
    let first = import_projects(&store, 1, 1, "").await;
    tagged(&store, "A", &first.value).await;
    let main = main_of(&store, "A", &first.value).await;
    for _ in 0..3 {
        store.undo(ME, None).await.unwrap();
    }
    let (changes, total) = history::changes(&store, main.operation.unwrap(), 500).await.unwrap();
    assert_eq!(total, 1);
    let change = &changes[0];
    assert_eq!((change.thing.as_str(), &change.before["main"], &change.after["main"]), ("tag", &0.into(), &1.into()));
    assert_eq!(change.whole["concept"], "A");
    assert_eq!((change.subject.project, change.subject.title_ja.as_str()), (Some(first.value[0]), "合成データ 課題 1"));
}
