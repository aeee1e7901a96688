//! Saved views and wanted cells, and their undo.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::common::{dump, fresh, import_projects, op, theme};
use domain::OutcomeKind;
use domain::{Class, Kind};
use serde_json::json;
use store::renew::{Dimension, Renewed};
use store::rows::{OutcomeRow, PairRow, ProjectRow};
use store::theme::ThreadPatch;
use store::{Store, Tx, finished, import, project, tag, theme as themes, view, wanted};

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

async fn outcome(store: &Store, project: i64, kind: &'static str, amount: Option<i64>, text: &'static str) {
    let source = project::detail(store, project).await.unwrap().unwrap().years[0].source.id;
    let write = store.write(op("import"), async |tx: &mut Tx| {
        let row = OutcomeRow {
            id: tx.take_id()?,
            project,
            kind: kind.into(),
            amount,
            text: text.into(),
            source: Some(source),
            ..Default::default()
        };
        import::insert_outcomes(tx, &[row]).await
    });
    let written = write.await.unwrap();
    assert_eq!(written.changed.projects, [project], "{kind}");
}

#[tokio::test]
async fn the_index_hears_of_themes_outcomes_and_open_pairs() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 4, "").await.value;
    let row = async |id: i64| project::index_rows(&store, Some(&[id])).await.unwrap().remove(0);
    let made = store.write(op("theme-create"), async |tx: &mut Tx| {
        let theme = themes::create(tx, &theme("TH-001")).await?;
        themes::join(tx, theme, &ids[..2]).await?;
        let patch = ThreadPatch { note: Some("抗体を持つ".into()), ..ThreadPatch::default() };
        themes::edit_thread(tx, theme, ids[1], &patch).await?;
        Ok(theme)
    });
    let made = made.await.unwrap();
    assert_eq!(made.changed.projects, ids[..2]);
    assert_eq!((row(ids[0]).await.themes, row(ids[0]).await.notes), (vec![made.value], vec![]));
    assert_eq!(row(ids[1]).await.notes, ["抗体を持つ"]);

    outcome(&store, ids[2], "papers", Some(0), "0").await;
    outcome(&store, ids[2], "poc", Some(2), "2件").await;
    outcome(&store, ids[2], "poc", Some(1), "1").await;
    outcome(&store, ids[2], "licensing", None, "架空製薬").await;
    outcome(&store, ids[2], "approval", None, "なし").await;
    outcome(&store, ids[2], "budget", Some(5_000), "5").await;
    assert_eq!(row(ids[2]).await.outcomes, [OutcomeKind::Poc, OutcomeKind::Licensing], "none is none, two are one");

    let pair = async |state: &'static str, a: i64, b: i64| {
        let write = store.write(op("import"), async |tx: &mut Tx| {
            let (id, at) = (tx.take_id()?, tx.now().to_owned());
            let (kind, state, by) = ("similar".into(), state.into(), "試験者".into());
            import::insert_pairs(tx, &[PairRow { id, a, b, kind, score: 90, state, by, at }]).await
        });
        write.await.unwrap().changed.projects
    };
    assert_eq!(pair("open", ids[0], ids[3]).await, [ids[0], ids[3]]);
    assert_eq!(pair("apart", ids[1], ids[2]).await, [ids[1], ids[2]]);
    let rows = project::index_rows(&store, None).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.duplicate).collect::<Vec<_>>(), [true, false, false, true]);

    let gone = store.write(op("theme-remove"), async |tx: &mut Tx| themes::remove(tx, made.value).await).await.unwrap();
    assert_eq!(gone.changed.projects, ids[..2]);
    assert!(row(ids[1]).await.themes.is_empty() && row(ids[1]).await.notes.is_empty());
}

#[tokio::test]
async fn what_only_tags_changed_of_is_told_apart_and_read_without_texts() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 3, "").await.value;
    let both = store.write(op("tag-add"), async |tx: &mut Tx| {
        tag::add(tx, Kind::Target, "HGNC:1", &ids).await?;
        finished::mark(tx, &ids[2..]).await?;
        let mut row = project::rows_in(tx, &ids[..1]).await?.remove(0);
        row.title_ja = "改".into();
        import::update_projects(tx, &[row]).await
    });
    let changed = both.await.unwrap().changed;
    assert_eq!((changed.projects.as_slice(), changed.tagged_only.as_slice()), (&ids[..1], &ids[1..]));
    let light = project::tag_rows(&store, &[ids[2], ids[1]]).await.unwrap();
    let whole = project::index_rows(&store, Some(&ids[1..])).await.unwrap();
    assert_eq!(light.len(), 2);
    for (light, whole) in light.iter().zip(&whole) {
        assert_eq!((light.id, &light.tags, light.finished), (whole.id, &whole.tags, whole.finished));
    }
    assert!(light[1].finished && light[1].tags.len() == 1 && !light[0].finished);
}

#[tokio::test]
async fn many_projects_are_read_in_order_whatever_gaps_their_ids_have() {
    let (_place, store) = fresh().await;
    let mut ids = import_projects(&store, 1, 1_500, "").await.value;
    // What is taken back leaves a gap wider than a turn.
    import_projects(&store, 5_000, 4_000, "").await;
    store.undo("試験者", None).await.unwrap();
    ids.extend(import_projects(&store, 2_000, 10, "").await.value);
    let rows = project::index_rows(&store, None).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), ids);
    assert!(rows.iter().all(|row| row.years.len() == 1));
    assert_eq!(rows, project::index_rows(&store, Some(&ids)).await.unwrap());
}

/// What the tests work out: the class of the year, the dimensions of it, and a mark before what was there.
fn worked_out(projects: &[Renewed]) -> Vec<ProjectRow> {
    let of = |project: &Renewed| {
        let year = &project.years[0];
        ProjectRow {
            phase: year.phase.clone(),
            ministry: year.ministry.clone(),
            budget_yen: year.budget_yen,
            class: Class::Cda,
            folded: format!("\u{2}{}\n", project.folded.trim_start_matches('\u{2}').trim_end()),
            ..crate::common::project(project.id, 1, "")
        }
    };
    projects.iter().map(of).collect()
}

#[tokio::test]
async fn what_is_worked_out_is_renewed_once_outside_the_log_and_again_after_an_older_undo() {
    let (place, store) = fresh().await;
    let ids = import_projects(&store, 1, 1_200, "#N/A").await.value;
    // The last column counts, but an error of a spreadsheet says nothing.
    let stated = |_: &serde_json::Value| vec![(0, Dimension::Phase), (2, Dimension::Phase), (1, Dimension::Ministry)];
    let (before, log) = (dump(&place.path).await, store.head().await.unwrap());
    assert!(store.renew(2, stated, worked_out).await.unwrap());
    assert_eq!(store.head().await.unwrap(), log, "it is no content");
    let rows = project::rows(&store, &ids).await.unwrap();
    let cell = project::detail(&store, ids[0]).await.unwrap().unwrap().years[0].source.cells[0].clone();
    assert!(!cell.is_empty());
    assert_eq!((rows[0].phase.as_str(), rows[0].class), (cell.as_str(), Class::Cda));
    assert!(rows.iter().all(|row| !row.ministry.is_empty()));
    assert!(rows.iter().all(|row| row.folded.starts_with('\u{2}') && row.title_ja != "課題"));
    assert_eq!(rows[3].title_ja, crate::common::project(0, 4, "").title_ja, "only what is worked out is written");
    assert_ne!(dump(&place.path).await, before);
    assert!(!store.renew(2, stated, worked_out).await.unwrap(), "once");
    assert!(store.check(true).await.unwrap().findings.is_empty());

    // What came after it is undone without more ado; what came before brings back the older rule's values.
    import_projects(&store, 5_000, 1, "").await;
    store.undo("試験者", None).await.unwrap();
    assert!(!store.renew(2, stated, worked_out).await.unwrap());
    store.undo("試験者", None).await.unwrap();
    store.redo("試験者").await.unwrap();
    assert!(store.renew(2, stated, worked_out).await.unwrap());
    assert!(store.renew(3, stated, worked_out).await.unwrap(), "a newer rule");
}

#[tokio::test]
async fn a_renewal_that_fails_leaves_everything_as_it_was() {
    let (place, store) = fresh().await;
    import_projects(&store, 1, 3, "").await;
    let before = dump(&place.path).await;
    let fails = |_: &[Renewed]| -> Vec<ProjectRow> { std::panic::resume_unwind(Box::new("no rule")) };
    assert!(store.renew(2, |_| vec![], fails).await.is_err());
    assert_eq!(dump(&place.path).await, before);
    assert!(store.renew(2, |_| vec![], worked_out).await.unwrap(), "the next opening begins anew");
    store.close().await.unwrap();
    let read = Store::open_read_only(&place.path, &store::Access::default()).await.unwrap();
    assert!(!read.renew(9, |_| vec![], worked_out).await.unwrap(), "one that is only read stays as it is");
}
