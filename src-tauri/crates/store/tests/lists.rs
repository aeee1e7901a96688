//! What lists bring beside their projects: proposals, words, pairs, overrides, outcomes, and taking it all back.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::common::{dump, fill_with_lists, fresh, import_projects, op};
use domain::{Id, Kind, Problem, ProblemCode};
use serde_json::json;
use store::rows::{ProjectRow, TagState};
use store::{Outcome, Store, Tx, import, outcome, over, pair, profile, programme, project, tag, theme, word};

const ME: &str = "試験者";

async fn list(store: &Store, from: usize, n: usize) -> Outcome<Vec<Id>> {
    store.write(op("import"), async |tx: &mut Tx| fill_with_lists(tx, from, n).await).await.unwrap()
}

/// Undo leads back to `before`, redo forth again, and the library is whole.
async fn back_and_forth(store: &Store, path: &std::path::Path, before: &str) {
    let after = dump(path).await;
    assert_ne!(before, after);
    store.undo(ME, None).await.unwrap();
    assert_eq!(dump(path).await, before, "back");
    store.redo(ME).await.unwrap();
    assert_eq!(dump(path).await, after, "forth");
    assert_eq!(store.check(true).await.unwrap().findings, Vec::<String>::new());
}

fn blocked(problem: &Problem, kinds: &[&str]) {
    assert_eq!(problem.code, ProblemCode::UndoBlocked, "{problem}");
    for kind in kinds {
        assert!(problem.params["operations"].contains(&format!("{kind} 20")), "{kind}: {problem}");
    }
}

#[tokio::test]
async fn a_list_with_all_it_brings_is_undone_and_redone_to_equal_dumps() {
    for n in [3, 2500] {
        let (place, store) = fresh().await;
        list(&store, 1, 5).await;
        let before = dump(&place.path).await;
        let second = list(&store, 10_000, n).await;
        let tables: Vec<&str> = second.changed.tables.iter().map(String::as_str).collect();
        assert_eq!(
            tables,
            [
                "alias",
                "import",
                "outcome",
                "pair",
                "project",
                "project_year",
                "source_row",
                "tag",
                "word_use",
                "year_source"
            ]
        );
        back_and_forth(&store, &place.path, &before).await;
    }
}

#[tokio::test]
async fn matching_reads_what_is_known_in_the_library_and_inside_a_write() {
    let (_place, store) = fresh().await;
    let ids = list(&store, 1, 4).await.value;
    list(&store, 100, 1).await;
    let heads = import::known_year_heads(&store).await.unwrap();
    assert_eq!(heads.len(), 5);
    assert_eq!((heads[0].project, heads[0].first, heads[0].digest), (ids[0], Some(2024), Some(100)));
    let known = import::known_projects(&store, Id::MIN, u32::MAX).await.unwrap();
    assert_eq!((known[1].key.as_deref(), known[1].identity.as_str()), (Some("k2"), "課題 2\u{1f}機関 2"));
    let tags = import::known_tags(&store, &ids[..2]).await.unwrap();
    assert_eq!(
        tags.iter().map(|t| (t.project, t.state)).collect::<Vec<_>>(),
        [(ids[0], TagState::Proposed), (ids[1], TagState::Proposed)]
    );
    assert_eq!(import::aliases(&store).await.unwrap()[0].key, format!("x{}", ids[0]));
    let pairs = import::pairs(&store).await.unwrap();
    assert_eq!(pairs[0], (ids[0], ids[1], "open".to_owned()));
    assert_eq!(import::words(&store).await.unwrap().len(), 3);
    // The first year was last changed by the second list: its row and its columns count.
    let last = import::last_sources(&store, &[heads[0].id, heads[1].id, 7]).await.unwrap();
    assert_eq!(last.rows.len(), 2);
    assert_eq!(last.rows[0].cells[0], "課題 100");
    assert_ne!(last.rows[0].import, last.rows[1].import);
    assert_eq!(last.columns[&last.rows[1].import][0]["field"], "title_ja");
    let inside = store.write(op("look"), async |tx: &mut Tx| {
        assert_eq!(import::known_year_heads_in(tx).await?, heads);
        assert_eq!(import::known_tags_in(tx, &ids[..2]).await?, tags);
        assert_eq!(import::pairs_in(tx).await?, pairs);
        assert_eq!(import::last_sources_in(tx, &[heads[0].id]).await?.rows.len(), 1);
        Ok((import::aliases_in(tx).await?.len(), import::words_in(tx).await?.len()))
    });
    assert_eq!(inside.await.unwrap().value, (5, 3));
}

#[tokio::test]
async fn a_project_tells_all_sources_of_its_years_and_what_persons_and_lists_said() {
    let (_place, store) = fresh().await;
    let first = list(&store, 1, 2).await.value;
    list(&store, 100, 1).await;
    store
        .write(op("override"), async |tx: &mut Tx| over::set(tx, first[0], "title_ja", "人の題", "表の題").await)
        .await
        .unwrap();
    let detail = project::detail(&store, first[0]).await.unwrap().unwrap();
    let year = &detail.years[0];
    assert_eq!((year.source.cells[0].as_str(), year.earlier.len()), ("課題 100", 1));
    assert_eq!(year.earlier[0].0.cells[0], "課題 1");
    assert_eq!(year.earlier[0].1.file, "合成データ.csv");
    assert_ne!(year.earlier[0].1.id, year.import.id);
    assert_eq!((detail.overrides[0].value.as_str(), detail.overrides[0].list_value.as_str()), ("人の題", "表の題"));
    assert_eq!((detail.outcomes[0].amount, detail.outcomes[0].text.as_str()), (Some(12), "12報"));
    assert_eq!(detail.aliases[0].key, format!("x{}", first[0]));
    let tag = &detail.tags[0];
    assert_eq!((tag.state, tag.evidence.as_str(), tag.source.is_some()), (TagState::Proposed, "標的の欄", true));
    assert_eq!(outcome::of_projects(&store, &first).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_rejected_tag_is_nowhere_to_be_seen_but_kept() {
    let (place, store) = fresh().await;
    let ids = list(&store, 1, 3).await.value;
    let before = dump(&place.path).await;
    let tags = import::known_tags(&store, &ids).await.unwrap();
    let main = async |on: bool| {
        let write =
            store.write(op("tag-main"), async |tx: &mut Tx| tag::set_main(tx, ids[0], Kind::Target, "A", on).await);
        write.await.unwrap().value
    };
    assert!(main(true).await);
    assert_eq!(
        tag::of_projects(&store, &ids[..1]).await.unwrap()[0].state,
        TagState::Confirmed,
        "a main tag is a person's"
    );
    store.undo(ME, None).await.unwrap();
    let judged = store
        .write(op("tag-reject"), async |tx: &mut Tx| {
            tag::set_state(tx, &[tags[0].id, tags[1].id], TagState::Rejected).await
        })
        .await
        .unwrap();
    assert_eq!((judged.value, judged.changed.tagged_only.as_slice()), (2, &ids[..2]));
    back_and_forth(&store, &place.path, &before).await;
    assert_eq!(tag::of_projects(&store, &ids).await.unwrap().len(), 1);
    assert_eq!(tag::of_projects_in_every_state(&store, &ids).await.unwrap().len(), 3);
    assert_eq!(project::detail(&store, ids[0]).await.unwrap().unwrap().tags, []);
    assert_eq!(project::export_rows(&store, &ids[..1]).await.unwrap()[0].tags, []);
    let rows = project::index_rows(&store, None).await.unwrap();
    assert_eq!(rows[0].tags, []);
    assert_eq!(rows[2].tags, [(Kind::Target, "A".into(), false, TagState::Proposed)]);
    assert!(!main(true).await, "a rejected tag cannot be the main one");
    let removed = store.write(op("tag-remove"), async |tx: &mut Tx| tag::remove(tx, Kind::Target, "A", &ids).await);
    assert_eq!(removed.await.unwrap().value, 1, "the rejected ones stay");
    // Given by hand, it is confirmed and keeps its evidence; a list's proposal leaves a rejected one alone.
    let proposed = crate::common::tag(ids[1], "A", TagState::Proposed);
    store.write(op("import"), async |tx: &mut Tx| tag::give(tx, &[proposed]).await).await.unwrap();
    let added = store.write(op("tag-add"), async |tx: &mut Tx| tag::add(tx, Kind::Target, "A", &ids[..1]).await);
    assert_eq!(added.await.unwrap().value, 1);
    let shown = tag::of_projects(&store, &ids).await.unwrap();
    assert_eq!(
        shown.iter().map(|t| (t.project, t.state, t.by.as_str())).collect::<Vec<_>>(),
        [(ids[0], TagState::Confirmed, ME)]
    );
    assert_eq!(shown[0].evidence, "標的の欄");
}

#[tokio::test]
async fn an_import_is_not_undone_under_what_persons_did_with_it() {
    let (_place, store) = fresh().await;
    let first = list(&store, 1, 6).await;
    let ids = &first.value;
    let tags = import::known_tags(&store, ids).await.unwrap();
    let words = import::words(&store).await.unwrap();
    let pairs = pair::list(&store, "open", 0, 9).await.unwrap().0;
    let steps: usize = 6;
    store
        .write(op("tag-confirm"), async |tx: &mut Tx| tag::set_state(tx, &[tags[0].id], TagState::Confirmed).await)
        .await
        .unwrap();
    store
        .write(op("tag-reject"), async |tx: &mut Tx| tag::set_state(tx, &[tags[1].id], TagState::Rejected).await)
        .await
        .unwrap();
    store
        .write(op("word-settle"), async |tx: &mut Tx| word::settle(tx, words[0].id, Some("B"), false).await)
        .await
        .unwrap();
    store.write(op("override"), async |tx: &mut Tx| over::set(tx, ids[2], "title_ja", "題", "旧").await).await.unwrap();
    store.write(op("pair-apart"), async |tx: &mut Tx| pair::set_apart(tx, pairs[0].pair.id, true).await).await.unwrap();
    store
        .write(op("theme-create"), async |tx: &mut Tx| {
            let id = theme::create(tx, &crate::common::theme("TH-001")).await?;
            theme::join(tx, id, &ids[..1]).await
        })
        .await
        .unwrap();
    let refused = store.undo(ME, first.operation).await.expect_err("work hangs on it");
    blocked(&refused, &["theme-create", "pair-apart", "override", "word-settle"]);
    assert_eq!(refused.params["count"], steps.to_string());
    for _ in 0..steps {
        store.undo(ME, None).await.unwrap();
    }
    // A later list's proposal to link hangs on it too.
    let second = list(&store, 100, 1).await;
    store.undo(ME, first.operation).await.expect_err("the second list's pair, word and sources hang on it");
    store.undo(ME, second.operation).await.unwrap();
    store.undo(ME, first.operation).await.expect("nothing stands in the way any more");
    assert_eq!(store.counts().await.unwrap().0, 0);
}

#[tokio::test]
async fn the_pair_of_a_later_list_alone_keeps_an_import() {
    let (_place, store) = fresh().await;
    let first = import_projects(&store, 1, 1, "").await;
    let other = import_projects(&store, 5, 1, "").await.value[0];
    let proposed = store.write(op("propose"), async |tx: &mut Tx| {
        let (id, by, at) = (tx.take_id()?, ME.to_owned(), tx.now().to_owned());
        let (kind, state) = ("renumbered".to_owned(), "open".to_owned());
        import::insert_pairs(
            tx,
            &[store::rows::PairRow { id, a: first.value[0], b: other, kind, score: 80, state, by, at }],
        )
        .await
    });
    proposed.await.unwrap();
    blocked(&store.undo(ME, first.operation).await.expect_err("a pair hangs on it"), &["propose"]);
    store.undo(ME, None).await.unwrap();
    store.undo(ME, first.operation).await.unwrap();
}

#[tokio::test]
async fn a_word_of_a_person_is_set_changed_and_taken_back() {
    let (place, store) = fresh().await;
    let ids = import_projects(&store, 1, 2, "").await.value;
    let set = async |field: &'static str, value: &'static str| {
        store.write(op("override"), async |tx: &mut Tx| over::set(tx, ids[0], field, value, "表").await).await
    };
    let before = dump(&place.path).await;
    assert!(set("institution", "甲").await.unwrap().value);
    back_and_forth(&store, &place.path, &before).await;
    let before = dump(&place.path).await;
    assert!(set("institution", "乙").await.unwrap().value);
    back_and_forth(&store, &place.path, &before).await;
    assert!(set("institution", "乙").await.unwrap().operation.is_none(), "nothing new");
    assert_eq!(over::of_project(&store, ids[0]).await.unwrap()[0].value, "乙");
    assert_eq!(import::overrides(&store, None).await.unwrap().len(), 1);
    assert_eq!(import::overrides(&store, Some(&ids[1..])).await.unwrap(), []);
    assert_eq!(set("folded", "x").await.expect_err("no such field").code, ProblemCode::InvalidField);
    let absent = store.write(op("override"), async |tx: &mut Tx| over::set(tx, 5, "institution", "x", "").await).await;
    assert_eq!(absent.expect_err("gone").code, ProblemCode::NoSuchProject);
    let before = dump(&place.path).await;
    let removed = store.write(op("override"), async |tx: &mut Tx| over::remove(tx, ids[0], "institution").await);
    assert_eq!(removed.await.unwrap().value.unwrap().value, "乙");
    back_and_forth(&store, &place.path, &before).await;
}

#[tokio::test]
async fn a_word_is_settled_once_for_all_its_projects() {
    let (place, store) = fresh().await;
    let ids = list(&store, 1, 7).await.value;
    let (open, total) = word::list(&store, "open", 0, 2).await.unwrap();
    assert_eq!((open.len(), total), (2, 3));
    assert_eq!((open[0].uses, open[0].examples.len()), (3, 3), "most used first");
    assert!(open[0].examples[0].1.starts_with("合成データ"));
    assert_eq!(word::list(&store, "open", 2, 2).await.unwrap().0.len(), 1);
    let id = open[0].word.id;
    let before = dump(&place.path).await;
    let settled = store.write(op("word-settle"), async |tx: &mut Tx| {
        let was = word::settle(tx, id, Some("B"), false).await?;
        let uses = word::uses_in(tx, id).await?;
        let tags: Vec<_> = uses
            .iter()
            .map(|u| store::rows::TagRow {
                evidence: u.evidence.clone(),
                source: Some(u.source),
                ..crate::common::tag(u.project, "B", TagState::Confirmed)
            })
            .collect();
        Ok((was.state, tag::give(tx, &tags).await?))
    });
    assert_eq!(settled.await.unwrap().value, ("open".to_owned(), 3));
    back_and_forth(&store, &place.path, &before).await;
    let row = word::get(&store, id).await.unwrap().unwrap();
    assert_eq!((row.state.as_str(), row.concept.as_deref(), row.by.as_str()), ("settled", Some("B"), ME));
    assert_eq!(word::uses(&store, id).await.unwrap().len(), 3);
    let before = dump(&place.path).await;
    store
        .write(op("word-settle"), async |tx: &mut Tx| word::settle(tx, open[1].word.id, None, true).await)
        .await
        .unwrap();
    back_and_forth(&store, &place.path, &before).await;
    assert_eq!(word::list(&store, "ignored", 0, 9).await.unwrap().1, 1);
    let absent = store.write(op("word-settle"), async |tx: &mut Tx| word::settle(tx, ids[0], None, true).await).await;
    assert_eq!(absent.expect_err("no word").code, ProblemCode::NoSuchWord);
}

#[tokio::test]
async fn profiles_are_saved_over_found_by_shape_and_forgotten() {
    let (place, store) = fresh().await;
    let save = async |name: &'static str, shape: &'static str, n: u32| {
        let write =
            store.write(op("profile"), async |tx: &mut Tx| profile::save(tx, name, shape, &json!({ "n": n })).await);
        write.await.unwrap()
    };
    let first = save("甲", "番号\u{1f}課題名", 1).await.value;
    save("乙", "番号\u{1f}課題名", 2).await;
    let before = dump(&place.path).await;
    assert_eq!(save("甲", "題", 3).await.value, first);
    back_and_forth(&store, &place.path, &before).await;
    assert!(save("甲", "題", 3).await.operation.is_none());
    assert_eq!(profile::list(&store).await.unwrap().len(), 2);
    let found = profile::by_shape(&store, "番号\u{1f}課題名").await.unwrap();
    assert_eq!((found.len(), found[0].name.as_str(), &found[0].options["n"]), (1, "乙", &json!(2)));
    assert_eq!(profile::by_name(&store, "甲").await.unwrap().shape, "題");
    let before = dump(&place.path).await;
    store.write(op("profile"), async |tx: &mut Tx| profile::remove(tx, "甲").await).await.unwrap();
    back_and_forth(&store, &place.path, &before).await;
    assert_eq!(profile::by_name(&store, "甲").await.expect_err("forgotten").code, ProblemCode::NoSuchProfile);
    let again = store.write(op("profile"), async |tx: &mut Tx| profile::remove(tx, "甲").await).await;
    assert_eq!(again.expect_err("forgotten").code, ProblemCode::NoSuchProfile);
}

#[tokio::test]
async fn programmes_are_counted_and_their_spellings_decided() {
    let (place, store) = fresh().await;
    let ids = import_projects(&store, 1, 18, "").await.value;
    let mut row = project::rows(&store, &ids[..1]).await.unwrap().remove(0);
    assert_eq!(row.programme, "事業 1");
    row = ProjectRow { programme: "事業　1".into(), ..row };
    store.write(op("override"), async |tx: &mut Tx| import::update_projects(tx, &[row]).await).await.unwrap();
    let all = programme::list(&store).await.unwrap();
    assert_eq!(all.len(), 10);
    let count = |name: &str| all.iter().find(|p| p.name == name).map(|p| (p.years, p.projects));
    assert_eq!((count("事業 1"), count("事業　1")), (Some((2, 1)), Some((0, 1))));
    let before = dump(&place.path).await;
    let names = [("事業　1".to_owned(), "事業 1".to_owned()), ("事業 2".to_owned(), "事業 2".to_owned())];
    let set = store.write(op("programme"), async |tx: &mut Tx| programme::set_names(tx, &names).await).await.unwrap();
    assert_eq!(set.value, 2);
    back_and_forth(&store, &place.path, &before).await;
    let before = dump(&place.path).await;
    let other = [("事業　1".to_owned(), "別の事業".to_owned()), names[1].clone()];
    let set = store.write(op("programme"), async |tx: &mut Tx| programme::set_names(tx, &other).await).await.unwrap();
    assert_eq!(set.value, 1);
    back_and_forth(&store, &place.path, &before).await;
    let before = dump(&place.path).await;
    store
        .write(op("programme"), async |tx: &mut Tx| programme::remove_names(tx, &[other[0].0.clone()]).await)
        .await
        .unwrap();
    back_and_forth(&store, &place.path, &before).await;
    assert_eq!(programme::names(&store).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_list_of_imports_keeps_those_that_were_taken_back_with_their_reports() {
    let (_place, store) = fresh().await;
    let first = list(&store, 1, 2).await;
    let second = list(&store, 100, 2).await;
    store.undo(ME, None).await.unwrap();
    let all = import::imports(&store, 10).await.unwrap();
    assert_eq!(
        all.iter().map(|e| (e.operation, e.undone)).collect::<Vec<_>>(),
        [(second.operation, true), (first.operation, false)]
    );
    assert!(all.iter().all(|e| e.import.file == "合成データ.csv" && e.import.by == ME && e.import.header_row == 1));
    let report = import::import_report(&store, all[0].import.id).await.unwrap().unwrap();
    assert_eq!(report["counts"]["rows"], 2);
    assert!(import::import_report(&store, 5).await.unwrap().is_none());
    store.redo(ME).await.unwrap();
    let again = import::imports(&store, 1).await.unwrap();
    assert_eq!((again.len(), again[0].operation, again[0].undone), (1, second.operation, false));
}
