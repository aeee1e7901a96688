//! Two projects become one, nothing is lost, and one undo makes them two again.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::common::{dump, fill_with_lists, fresh, op, theme};
use domain::{Class, Id, Kind, ProblemCode, Role};
use store::rows::TagState::{Confirmed, Proposed, Rejected};
use store::rows::{PairRow, TagRow};
use store::theme::ThreadPatch;
use store::{Store, Tx, import, over, pair, project, tag, theme as themes};

const ME: &str = "試験者";

async fn merged(store: &Store, keep: Id, gone: Id) {
    store.write(op("merge"), async |tx: &mut Tx| pair::merge(tx, keep, gone).await).await.unwrap();
}

async fn tags(store: &Store, id: Id) -> Vec<(String, bool, store::rows::TagState, String)> {
    let tags = tag::of_projects_in_every_state(store, &[id]).await.unwrap();
    let mut tags: Vec<_> = tags.into_iter().map(|t| (t.concept, t.main, t.state, t.by)).collect();
    tags.sort_by(|a, b| a.0.cmp(&b.0));
    tags
}

#[tokio::test]
async fn everything_of_the_one_that_goes_moves_and_comes_back() {
    let (place, store) = fresh().await;
    let ids = store.write(op("import"), async |tx: &mut Tx| fill_with_lists(tx, 1, 5).await).await.unwrap().value;
    let (keep, gone) = (ids[1], ids[2]);
    store
        .write(op("work"), async |tx: &mut Tx| {
            for (id, n) in [(keep, 1), (gone, 2)] {
                over::set(tx, id, "title_ja", &format!("題 {n}"), "").await?;
                themes::set_class(tx, "project", id, "title", if n == 2 { Class::Cda } else { Class::Public }).await?;
            }
            over::set(tx, gone, "programme", "事業", "").await?;
            themes::set_class(tx, "project", gone, "summary", Class::Public).await?;
            let both = themes::create(tx, &theme("TH-001")).await?;
            themes::join(tx, both, &[keep, gone]).await?;
            let patch = ThreadPatch { role: Some(Some(Role::Dds)), note: Some("送達".into()), position: None };
            themes::edit_thread(tx, both, gone, &patch).await?;
            let one = themes::create(tx, &theme("TH-002")).await?;
            themes::join(tx, one, &[gone]).await
        })
        .await
        .unwrap();
    let before = dump(&place.path).await;
    merged(&store, keep, gone).await;
    let after = dump(&place.path).await;

    let detail = project::detail(&store, keep).await.unwrap().unwrap();
    assert!(project::detail(&store, gone).await.unwrap().is_none());
    assert_eq!((detail.years.len(), detail.outcomes.len()), (2, 2));
    let aliases: Vec<_> = detail.aliases.iter().map(|a| a.key.clone()).collect();
    assert_eq!(aliases, [format!("x{keep}"), format!("x{gone}"), "k3".to_owned()]);
    let overrides: Vec<_> = detail.overrides.iter().map(|o| (o.field.as_str(), o.value.as_str())).collect();
    assert_eq!(overrides, [("programme", "事業"), ("title_ja", "題 1")], "the word on the one that stays wins");
    let threads = detail.themes.iter().map(|t| (t.code.as_str(), t.role)).collect::<Vec<_>>();
    assert_eq!(threads, [("TH-001", Some(Role::Dds)), ("TH-002", None)]);
    assert_eq!(themes::by_code(&store, "TH-001").await.unwrap().unwrap().threads[0].note, "送達");
    let classes = themes::classes(&store, "project", keep).await.unwrap();
    let classes: Vec<_> = classes.iter().map(|c| (c.field.as_str(), c.class)).collect();
    assert_eq!(classes, [("summary", Class::Public), ("title", Class::Cda)], "the stricter class stays");
    let pairs = import::pairs(&store).await.unwrap();
    assert_eq!(
        pairs[..3],
        [(ids[0], keep, "open".to_owned()), (keep, gone, "merged".to_owned()), (keep, ids[3], "open".to_owned())]
    );
    let shown = pair::list(&store, "merged", 0, 9).await.unwrap().0.remove(0);
    assert!(shown.a.unwrap().years.len() == 2 && shown.b.is_none());
    assert_eq!(store.check(true).await.unwrap().findings, Vec::<String>::new());

    store.undo(ME, None).await.unwrap();
    assert_eq!(dump(&place.path).await, before, "back");
    store.redo(ME).await.unwrap();
    assert_eq!(dump(&place.path).await, after, "forth");
}

#[tokio::test]
async fn of_a_tag_both_have_the_stronger_state_stays_and_one_of_a_kind_is_main() {
    for (of_keep, of_gone, expected) in [
        (Proposed, Confirmed, Confirmed),
        (Confirmed, Proposed, Confirmed),
        (Rejected, Proposed, Proposed),
        (Proposed, Rejected, Proposed),
        (Rejected, Rejected, Rejected),
    ] {
        let (place, store) = fresh().await;
        let ids = crate::common::import_projects(&store, 1, 2, "").await.value;
        let (keep, gone) = (ids[0], ids[1]);
        let given = |project, concept: &str, state, by: &str| TagRow {
            by: by.into(),
            ..crate::common::tag(project, concept, state)
        };
        store
            .write(op("work"), async |tx: &mut Tx| {
                let tags = [
                    given(keep, "A", of_keep, "甲"),
                    given(gone, "A", of_gone, "乙"),
                    given(keep, "B", Confirmed, "甲"),
                    given(gone, "C", Confirmed, "乙"),
                ];
                tag::give(tx, &tags).await?;
                tag::set_main(tx, keep, Kind::Target, "B", true).await?;
                tag::set_main(tx, gone, Kind::Target, "C", true).await
            })
            .await
            .unwrap();
        let before = dump(&place.path).await;
        merged(&store, keep, gone).await;
        let whose = if of_keep == expected { "甲" } else { "乙" };
        assert_eq!(
            tags(&store, keep).await,
            [
                ("A".to_owned(), false, expected, whose.to_owned()),
                ("B".to_owned(), true, Confirmed, "甲".to_owned()),
                ("C".to_owned(), false, Confirmed, "乙".to_owned())
            ],
            "{of_keep:?} and {of_gone:?}"
        );
        store.undo(ME, None).await.unwrap();
        assert_eq!(dump(&place.path).await, before);
    }
}

#[tokio::test]
async fn the_main_tag_of_the_one_that_goes_stays_main_where_there_is_no_other() {
    for both in [false, true] {
        let (place, store) = fresh().await;
        let ids = crate::common::import_projects(&store, 1, 2, "").await.value;
        store
            .write(op("work"), async |tx: &mut Tx| {
                tag::add(tx, Kind::Target, "A", if both { &ids } else { &ids[1..] }).await?;
                tag::set_main(tx, ids[1], Kind::Target, "A", true).await
            })
            .await
            .unwrap();
        let before = dump(&place.path).await;
        merged(&store, ids[0], ids[1]).await;
        assert_eq!(tags(&store, ids[0]).await, [("A".to_owned(), true, Confirmed, ME.to_owned())]);
        store.undo(ME, None).await.unwrap();
        assert_eq!(dump(&place.path).await, before);
    }
}

#[tokio::test]
async fn other_pairs_follow_and_those_that_become_the_same_are_dropped() {
    let (place, store) = fresh().await;
    let ids = crate::common::import_projects(&store, 1, 4, "").await.value;
    let (keep, gone, c, d) = (ids[0], ids[1], ids[2], ids[3]);
    store
        .write(op("propose"), async |tx: &mut Tx| {
            let mut rows = Vec::new();
            for (a, b, state) in [(keep, c, "open"), (c, gone, "open"), (gone, d, "apart"), (d, gone, "open")] {
                let (id, by, at) = (tx.take_id()?, ME.to_owned(), tx.now().to_owned());
                rows.push(PairRow { id, a, b, kind: "similar".into(), score: 90, state: state.into(), by, at });
            }
            import::insert_pairs(tx, &rows).await
        })
        .await
        .unwrap();
    let before = dump(&place.path).await;
    merged(&store, keep, gone).await;
    // What a person kept apart stays apart from what it became part of.
    let pairs = import::pairs(&store).await.unwrap();
    assert_eq!(pairs, [(keep, c, "open".to_owned()), (keep, d, "apart".to_owned())]);
    store.undo(ME, None).await.unwrap();
    assert_eq!(dump(&place.path).await, before);
    let same = store.write(op("merge"), async |tx: &mut Tx| pair::merge(tx, keep, keep).await).await;
    assert_eq!(same.expect_err("the same").code, ProblemCode::Fault);
    let absent = store.write(op("merge"), async |tx: &mut Tx| pair::merge(tx, keep, 5).await).await;
    assert_eq!(absent.expect_err("gone").code, ProblemCode::NoSuchProject);
}

#[tokio::test]
async fn a_pair_is_decided_once_and_a_merge_keeps_its_import() {
    let (place, store) = fresh().await;
    let list = store.write(op("import"), async |tx: &mut Tx| fill_with_lists(tx, 1, 3).await).await.unwrap();
    let (open, total) = pair::list(&store, "open", 0, 1).await.unwrap();
    assert_eq!((open.len(), total, open[0].pair.score), (1, 2, 91));
    let (a, b) = (open[0].a.as_ref().unwrap(), open[0].b.as_ref().unwrap());
    assert_eq!(
        (a.project.id, b.project.id, a.years.as_slice()),
        (open[0].pair.a, open[0].pair.b, &[(Some(2024), Some(2024))][..])
    );
    let id = open[0].pair.id;
    let apart = async |apart: bool| {
        store.write(op("pair-apart"), async |tx: &mut Tx| pair::set_apart(tx, id, apart).await).await
    };
    let before = dump(&place.path).await;
    apart(true).await.unwrap();
    assert_eq!(pair::get(&store, id).await.unwrap().unwrap().pair.state, "apart");
    store.undo(ME, None).await.unwrap();
    assert_eq!(dump(&place.path).await, before);
    merged(&store, open[0].pair.a, open[0].pair.b).await;
    assert_eq!(apart(false).await.expect_err("merged").code, ProblemCode::NoSuchProposal);
    let refused = store.undo(ME, list.operation).await.expect_err("the merge hangs on it");
    assert_eq!((refused.code, refused.params["count"].as_str()), (ProblemCode::UndoBlocked, "1"));
    store.undo(ME, None).await.unwrap();
    store.undo(ME, list.operation).await.unwrap();
    assert_eq!(import::pairs(&store).await.unwrap(), [], "its proposals went with it");
}
