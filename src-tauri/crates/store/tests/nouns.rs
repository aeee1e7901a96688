//! What the nouns read and write.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::common::{fresh, import_projects, op, project, theme, year};
use domain::{Class, Id, Kind, ProblemCode, Role, ThemeState};
use store::rows::TagState;
use store::theme::{ThemePatch, ThreadPatch};
use store::{Store, Tx, history, import, project as projects, tag, theme as themes};

async fn new_theme(store: &Store, code: &str, ids: &[Id]) -> Id {
    let made = store.write(op("theme-create"), async |tx: &mut Tx| {
        let id = themes::create(tx, &theme(code)).await?;
        themes::join(tx, id, ids).await?;
        Ok(id)
    });
    made.await.unwrap().value
}

#[tokio::test]
async fn an_import_comes_back_as_it_went_in() {
    let (_place, store) = fresh().await;
    let summary = "要約 \"引用\" \\ \n タブ\t 𠮷 nul\u{0}nul";
    let outcome = import_projects(&store, 1, 2500, summary).await;
    assert_eq!(
        outcome.changed.tables.iter().map(String::as_str).collect::<Vec<_>>(),
        ["import", "project", "project_year", "source_row"]
    );
    assert_eq!(outcome.changed.projects, outcome.value);
    let ids = outcome.value;
    let range = (store.meta().replica << 42)..((store.meta().replica + 1) << 42);
    assert!(ids.iter().all(|id| range.contains(id) && *id < 1 << 53));

    let rows = projects::rows(&store, &ids[..12]).await.unwrap();
    assert_eq!(rows, (0..12).map(|i| project(ids[i], i + 1, summary)).collect::<Vec<_>>());
    let detail = projects::detail(&store, ids[10]).await.unwrap().unwrap();
    let of = &detail.years[0];
    assert_eq!(of.year, year(of.year.id, ids[10], of.year.source, 11, summary));
    assert_eq!((of.source.row, of.source.cells[1].as_str()), (12, "引用 \" と \\ と\n改行"));
    assert_eq!((of.import.file.as_str(), of.import.columns[0]["letter"].as_str()), ("合成データ.csv", Some("A")));
    assert!(projects::detail(&store, 1).await.unwrap().is_none());

    assert_eq!(import::known_projects(&store, Id::MIN, u32::MAX).await.unwrap().len(), 2500);
    assert_eq!(import::known_years(&store, None).await.unwrap().len(), 2500);
    assert_eq!(import::known_years(&store, Some(&ids[3..5])).await.unwrap().len(), 2);
    let inside = store.write(op("look"), async |tx: &mut Tx| {
        Ok((
            import::known_projects_in(tx, Id::MIN, u32::MAX).await?.len(),
            import::known_years_in(tx, Some(&[])).await?.len(),
        ))
    });
    assert_eq!(inside.await.unwrap().value, (2500, 0));
}

#[tokio::test]
async fn the_index_reads_years_and_tags_in_one_go() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 30, "").await.value;
    store
        .write(op("tag-add"), async |tx: &mut Tx| {
            tag::add(tx, Kind::Target, "HGNC:1", &ids[..2]).await?;
            tag::add(tx, Kind::Modality, "AB", &ids[..1]).await?;
            tag::set_main(tx, ids[0], Kind::Modality, "AB", true).await
        })
        .await
        .unwrap();
    let all = projects::index_rows(&store, None).await.unwrap();
    assert_eq!(all.len(), 30);
    assert_eq!(all[0].years, [(Some(2024), Some(2024))]);
    assert_eq!(all[10].years, [(None, None)]);
    assert_eq!(
        all[0].tags,
        [
            (Kind::Target, "HGNC:1".into(), false, TagState::Confirmed),
            (Kind::Modality, "AB".into(), true, TagState::Confirmed)
        ]
    );
    let some = projects::index_rows(&store, Some(&[ids[1], 5, ids[0]])).await.unwrap();
    assert_eq!(some, all[..2]);
}

#[tokio::test]
async fn a_document_row_is_as_secret_as_its_most_secret_year() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 4, 2, "").await.value;
    let years = import::known_years(&store, Some(&ids[..1])).await.unwrap();
    store
        .write(op("import"), async |tx: &mut Tx| {
            let id = tx.take_id()?;
            let older = store::rows::YearRow {
                id,
                year_first: Some(2023),
                year_last: Some(2023),
                class: Class::Cda,
                ..years[0].clone()
            };
            import::insert_years(tx, &[older]).await
        })
        .await
        .unwrap();
    let rows = projects::export_rows(&store, &[ids[1], 7, ids[0]]).await.unwrap();
    assert_eq!(rows.iter().map(|r| r.project.id).collect::<Vec<_>>(), [ids[1], ids[0]], "in the order given");
    assert_eq!((rows[0].class, rows[1].class), (Class::Internal, Class::Cda));
    assert_eq!(rows[1].years.iter().map(|y| y.year_first).collect::<Vec<_>>(), [Some(2023), Some(2024)]);
}

#[tokio::test]
async fn an_update_logs_only_the_columns_that_differ() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 3, "").await.value;
    let mut row = projects::rows(&store, &ids[..1]).await.unwrap().pop().unwrap();
    row.title_ja = "新しい題".into();
    row.number = None;
    let mut one_year = import::known_years(&store, Some(&ids[..1])).await.unwrap().pop().unwrap();
    one_year.budget_yen = Some(5);
    let outcome = store
        .write(op("import"), async |tx: &mut Tx| {
            import::update_projects(tx, std::slice::from_ref(&row)).await?;
            import::update_years(tx, std::slice::from_ref(&one_year)).await
        })
        .await
        .unwrap();
    assert_eq!(outcome.changed.projects, ids[..1]);
    let (changes, total) = history::changes(&store, outcome.operation.unwrap(), 500).await.unwrap();
    assert_eq!(total, 2);
    assert_eq!(
        serde_json::to_value(&changes[0].before).unwrap(),
        serde_json::json!({"number": "24k1", "title_ja": "合成データ 課題 1"})
    );
    assert_eq!(
        serde_json::to_value(&changes[0].after).unwrap(),
        serde_json::json!({"number": null, "title_ja": "新しい題"})
    );
    assert_eq!(changes[1].after["budget_yen"], 5);
    assert_eq!((changes[1].subject.project, changes[1].subject.title_ja.as_str()), (Some(ids[0]), "新しい題"));
}

#[tokio::test]
async fn tags_skip_those_that_have_them_and_one_of_a_kind_is_main() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 5, "").await.value;
    let given = store.write(op("tag-add"), async |tx: &mut Tx| {
        let first = tag::add(tx, Kind::Target, "A", &ids[..3]).await?;
        let second = tag::add(tx, Kind::Target, "A", &[ids[0], ids[4], ids[4], 99]).await?;
        tag::add(tx, Kind::Target, "B", &ids[..1]).await?;
        let main = tag::set_main(tx, ids[0], Kind::Target, "A", true).await?;
        let swap = tag::set_main(tx, ids[0], Kind::Target, "B", true).await?;
        let absent = tag::set_main(tx, ids[3], Kind::Target, "B", true).await?;
        Ok((first, second, main, swap, absent))
    });
    assert_eq!(given.await.unwrap().value, (3, 1, true, true, false));
    let tags = tag::of_projects(&store, &ids[..1]).await.unwrap();
    assert_eq!(tags.iter().map(|t| (t.concept.as_str(), t.main)).collect::<Vec<_>>(), [("A", false), ("B", true)]);
    assert!(tags.iter().all(|t| t.by == "試験者" && t.at.ends_with('Z')));
    let gone = store
        .write(op("tag-remove"), async |tx: &mut Tx| tag::remove(tx, Kind::Target, "A", &ids).await)
        .await
        .unwrap();
    assert_eq!(gone.value, 4);
    assert_eq!(gone.changed.tagged_only, [ids[0], ids[1], ids[2], ids[4]]);
}

#[tokio::test]
async fn a_theme_keeps_the_order_of_its_projects() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 4, "").await.value;
    let id = new_theme(&store, "TH-001", &[ids[2], ids[0], ids[2], ids[1], 5]).await;
    let order = async || {
        themes::get(&store, id)
            .await
            .unwrap()
            .unwrap()
            .threads
            .iter()
            .map(|t| (t.project, t.position))
            .collect::<Vec<_>>()
    };
    assert_eq!(order().await, [(ids[2], 0), (ids[0], 1), (ids[1], 2)]);
    let joined =
        store.write(op("theme-join"), async |tx: &mut Tx| themes::join(tx, id, &[ids[0], ids[3]]).await).await.unwrap();
    assert_eq!((joined.value, order().await[3]), (1, (ids[3], 3)));
    let patch = ThreadPatch { role: Some(Some(Role::Cohort)), note: Some("患者".into()), position: Some(0) };
    store
        .write(op("thread-edit"), async |tx: &mut Tx| themes::edit_thread(tx, id, ids[1], &patch).await)
        .await
        .unwrap();
    assert_eq!(order().await, [(ids[1], 0), (ids[2], 1), (ids[0], 2), (ids[3], 3)]);
    let thread = &themes::by_code(&store, "TH-001").await.unwrap().unwrap().threads[0];
    assert_eq!((thread.role, thread.note.as_str()), (Some(Role::Cohort), "患者"));
    let last = ThreadPatch { role: Some(None), position: Some(99), ..ThreadPatch::default() };
    store.write(op("thread-edit"), async |tx: &mut Tx| themes::edit_thread(tx, id, ids[1], &last).await).await.unwrap();
    store.write(op("thread-remove"), async |tx: &mut Tx| themes::remove_thread(tx, id, ids[2]).await).await.unwrap();
    assert_eq!(order().await, [(ids[0], 1), (ids[3], 2), (ids[1], 3)]);
    let detail = projects::detail(&store, ids[1]).await.unwrap().unwrap();
    assert_eq!((detail.themes[0].code.as_str(), detail.themes[0].role), ("TH-001", None));
    assert!(store.check(false).await.unwrap().findings.is_empty());
    let absent = store.write(op("thread-edit"), async |tx: &mut Tx| {
        Ok((themes::edit_thread(tx, id, 5, &ThreadPatch::default()).await?, themes::remove_thread(tx, id, 5).await?))
    });
    assert_eq!(absent.await.unwrap().value, (false, false));
}

#[tokio::test]
async fn a_theme_is_edited_classed_and_removed() {
    let (_place, store) = fresh().await;
    let ids = import_projects(&store, 1, 2, "").await.value;
    let id = new_theme(&store, "TH-001", &ids).await;
    new_theme(&store, "TH-002", &[]).await;
    let taken = store.write(op("theme-create"), async |tx: &mut Tx| themes::create(tx, &theme("TH-001")).await).await;
    assert_eq!(taken.expect_err("taken").code, ProblemCode::ThemeExists);
    let patch = ThemePatch {
        title_ja: Some("改題".into()),
        target: Some(None),
        modality: Some(Some("AB".into())),
        state: Some(ThemeState::Study),
        ..ThemePatch::default()
    };
    store
        .write(op("theme-edit"), async |tx: &mut Tx| {
            themes::update(tx, id, &patch).await?;
            themes::set_class(tx, "theme", id, "title", Class::Internal).await?;
            themes::set_class(tx, "theme", id, "title", Class::Public).await
        })
        .await
        .unwrap();
    let full = themes::get(&store, id).await.unwrap().unwrap();
    let row = &full.theme;
    assert_eq!((row.title_ja.as_str(), row.hypothesis_ja.as_str(), row.state), ("改題", "仮説", ThemeState::Study));
    assert_eq!(
        (&row.target, row.modality.as_deref(), row.indication.as_deref()),
        (&None, Some("AB"), Some("MONDO:0004992"))
    );
    assert_eq!(full.classes, themes::classes(&store, "theme", id).await.unwrap());
    assert_eq!(full.classes[0].class, Class::Public);
    let clash = ThemePatch { code: Some("TH-002".into()), ..ThemePatch::default() };
    let clash = store.write(op("theme-edit"), async |tx: &mut Tx| themes::update(tx, id, &clash).await).await;
    assert_eq!(clash.expect_err("taken").code, ProblemCode::ThemeExists);
    assert_eq!(themes::codes(&store).await.unwrap(), ["TH-001", "TH-002"]);
    assert_eq!(themes::list(&store).await.unwrap()[0].theme.code, "TH-002", "newest first");
    let removed = store.write(op("theme-remove"), async |tx: &mut Tx| themes::remove(tx, id).await).await.unwrap();
    assert!(removed.changed.projects == ids && removed.changed.tables.contains("disclosure"));
    assert_eq!(store.counts().await.unwrap(), (2, 1));
    let absent = store.write(op("theme-remove"), async |tx: &mut Tx| themes::remove(tx, id).await).await;
    assert_eq!(absent.expect_err("gone").code, ProblemCode::NoSuchTheme);
    let (changes, _) = history::changes(&store, removed.operation.unwrap(), 500).await.unwrap();
    assert!(changes.iter().all(|c| c.action == "delete" && c.subject.code.as_deref() == Some("TH-001")), "{changes:?}");
    assert!(themes::by_code(&store, "TH-001").await.unwrap().is_none());
}
