//! The theme forge, point 1: what a project brings is a fact once a person says so, and not before.

use super::loom::{ANTIBODY, GENETICS, Loom};
use app::commands::Done;
use app::history::{History, OperationDetail};
use app::library::LibraryStatus;
use domain::{AssetKind, AssetState, Id, ProblemCode, Step};
use serde_json::{Value, json};

/// Point 1: kind, state, quality, sentence and source are kept, changed, taken back, and are there after reopening.
#[tokio::test]
async fn an_asset_is_saved_changed_undone_and_survives_reopening() {
    let loom = Loom::set().await;
    let project = loom.projects[0];
    let id = loom.genetics().await;
    let assets = loom.assets(project).await.assets;
    let one = &assets[0];
    assert_eq!((assets.len(), one.id, one.project, one.extra), (1, id, Some(project), None));
    assert_eq!((one.fields.kind, one.fields.step), (AssetKind::Genetics, Step::Validation));
    assert_eq!((one.fields.state, one.fields.n, one.fields.replicated), (AssetState::Have, Some(820), Some(true)));
    assert_eq!((one.fields.independent, one.fields.glp), (None, None), "what nobody said is not said");
    assert_eq!((one.fields.sentence.as_str(), one.by.as_str()), (GENETICS, "作業者"));
    let row = loom.desk.detail(project).await.years[0].source.id;
    assert_eq!(one.source_row, Some(row), "the row of the list that says it");

    let mut fields = json!(one.fields);
    fields["state"] = json!("obtaining");
    fields["n"] = json!(null);
    let changed: Done = loom.desk.call("asset.save", json!({ "id": id, "fields": fields })).await;
    assert_eq!(changed.created, None);
    assert_eq!(loom.assets(project).await.assets[0].fields.state, AssetState::Obtaining);
    let again: Done = loom.desk.call("asset.save", json!({ "id": id, "fields": fields })).await;
    assert_eq!(again.operation, None, "the same as before is no operation");
    loom.desk.undo().await;
    assert_eq!(loom.assets(project).await.assets, assets);
    loom.desk.redo().await;

    let _: Value = loom.desk.call("library.close", json!({})).await;
    let _: LibraryStatus = loom.desk.call("library.open", json!({ "path": loom.desk.library() })).await;
    assert_eq!(loom.assets(project).await.assets[0].fields.state, AssetState::Obtaining);
    let _: Done = loom.desk.call("asset.remove", json!({ "id": id })).await;
    assert!(loom.assets(project).await.assets.is_empty());
    let history: History = loom.desk.call("history.list", json!({ "limit": 9 })).await;
    let said = &history.operations[0];
    assert_eq!(said.sentence_ja, "「架空受容体の病態解明」の資産（ヒト遺伝学）を削除");
    let shown: OperationDetail = loom.desk.call("history.show", json!({ "id": said.id })).await;
    let change = &shown.changes[0];
    let of =
        |name: &str| change.fields.iter().find(|field| field.field == name).unwrap().from.clone().unwrap().value_ja;
    assert_eq!((change.thing.as_str(), change.subject_ja.as_str()), ("asset", "架空受容体の病態解明"));
    assert_eq!((of("kind"), of("state"), of("step")), ("ヒト遺伝学".into(), "取得中".into(), "標的検証".into()));
    assert_eq!((of("replicated"), of("field")), ("はい".into(), "概要（日）".into()));
}

/// Point 1: a suggestion is taken as it stands, with its sentence; one turned down is not made again from that sentence, and
/// comes back with undo.
#[tokio::test]
async fn what_a_text_suggests_is_taken_or_turned_down_by_a_person() {
    let loom = Loom::set().await;
    let project = loom.projects[1];
    let before = loom.assets(project).await;
    assert!(before.assets.is_empty(), "nothing is a fact by itself");
    let antibody = before.suggested.iter().find(|one| one.fields.kind == AssetKind::Antibody).expect("an antibody");
    assert_eq!((antibody.fields.field.as_str(), antibody.fields.sentence.as_str()), ("summary_ja", ANTIBODY));
    let refuse = json!({ "project": project, "kind": "antibody", "sentence": ANTIBODY });
    let _: Done = loom.desk.call("asset.refuse", refuse.clone()).await;
    let antibodies = async || {
        let now = loom.assets(project).await;
        now.suggested.iter().filter(|one| one.fields.kind == AssetKind::Antibody).count()
    };
    assert_eq!(antibodies().await, 0);
    let twice: Done = loom.desk.call("asset.refuse", refuse).await;
    assert_eq!(twice.operation, None);
    loom.desk.undo().await;
    assert_eq!(antibodies().await, 1);

    let take = json!({ "project": project, "taken": [antibody.fields] });
    let done: Done = loom.desk.call("asset.accept", take.clone()).await;
    assert_eq!((done.count, done.created.is_some()), (1, true));
    let after = loom.assets(project).await;
    assert_eq!(after.assets[0].fields, antibody.fields, "as it stood");
    assert_eq!(antibodies().await, 0, "what is confirmed is not suggested beside it");
    let again: Done = loom.desk.call("asset.accept", take).await;
    assert_eq!((again.operation, loom.assets(project).await.assets.len()), (None, 1));
    loom.desk.undo().await;
    assert_eq!(json!(loom.assets(project).await), json!(before));
}

/// Point 2: what is no project brings something too, and goes with it.
#[tokio::test]
async fn an_extra_thread_brings_assets_and_takes_them_along() {
    let loom = Loom::set().await;
    let extra = loom.idea().await;
    let fields = json!({ "kind": "antibody", "step": "optimisation", "state": "obtaining", "label": "Fc改変体" });
    let done: Done = loom.desk.call("asset.save", json!({ "extra": extra, "fields": fields })).await;
    let rests = json!({ "on": "asset", "asset": done.created.unwrap() });
    loom.claim("炎症を起こさない", rests, json!({})).await;
    loom.claim("改変は特許の外にある", json!({ "on": "extra", "extra": extra }), json!({})).await;
    let before = loom.all().await;
    let names: Vec<_> = loom.claims().await.into_iter().map(|claim| claim.source_name).collect();
    assert_eq!(names, ["Fc改変体（Fc改変で炎症を抑える）", "Fc改変で炎症を抑える"]);
    let _: Done = loom.desk.call("theme.extra_remove", json!({ "id": extra })).await;
    for claim in loom.claims().await {
        assert_eq!(json!(claim.fields.rests_on), json!({ "on": "word" }), "it stays as somebody's word");
        assert_eq!((claim.fields.source.as_str(), claim.stale), ("Fc改変で炎症を抑える", false));
    }
    loom.desk.undo().await;
    assert_eq!(loom.all().await, before);
}

/// Point 2: what is no project is put in order by a person too; the place is kept, taken back and kept over a rewording.
#[tokio::test]
async fn extra_threads_are_put_in_order() {
    let loom = Loom::set().await;
    let fields = |title: &str| json!({ "kind": "literature", "title_ja": title, "source": "架空誌 2025" });
    let mut ids = Vec::new();
    for title in ["甲", "乙", "丙"] {
        let save = json!({ "theme": loom.theme, "fields": fields(title) });
        ids.push(loom.desk.call::<Done>("theme.extra_save", save).await.created.unwrap());
    }
    let order = async || -> String {
        let board: Value = loom.desk.call("forge.board", json!({ "theme": loom.theme })).await;
        let extras = board["strands"].as_array().unwrap().iter().map(|strand| &strand["extra"]["title_ja"]);
        extras.filter_map(|title| title.as_str().map(str::to_owned)).collect()
    };
    let put = |id: Id, title: &str, position: u32| json!({ "id": id, "theme": loom.theme, "fields": fields(title), "position": position });
    let _: Done = loom.desk.call("theme.extra_save", put(ids[2], "丙", 0)).await;
    assert_eq!(order().await, "丙甲乙");
    let _: Done = loom.desk.call("theme.extra_save", put(ids[0], "甲", 9)).await;
    assert_eq!(order().await, "丙乙甲", "beyond the end means last");
    let same: Done = loom.desk.call("theme.extra_save", put(ids[0], "甲", 2)).await;
    assert_eq!(same.operation, None, "where it stands is no operation");
    let reworded = json!({ "id": ids[2], "theme": loom.theme, "fields": fields("丁") });
    let _: Done = loom.desk.call("theme.extra_save", reworded).await;
    assert_eq!(order().await, "丁乙甲");
    for before in ["丙乙甲", "丙甲乙", "甲乙丙"] {
        loom.desk.undo().await;
        assert_eq!(order().await, before);
    }
}

/// Bad input: what cannot be is refused in words, and nothing is written.
#[tokio::test]
async fn an_asset_that_cannot_be_is_refused() {
    let loom = Loom::set().await;
    let extra = loom.idea().await;
    let (one, other) = (loom.projects[0], loom.projects[1]);
    let before = loom.all().await;
    let base = json!({ "kind": "antibody", "step": "screening", "state": "have" });
    let with = |more: Value| {
        let mut fields = base.clone();
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fields
    };
    let long = "長".repeat(2_001);
    let quoted = json!({ "field": "summary_ja", "sentence": ANTIBODY });
    for (args, field, reason) in [
        (json!({ "fields": base }), "project", "one-owner"),
        (json!({ "project": one, "extra": extra, "fields": base }), "project", "one-owner"),
        (json!({ "extra": 1, "fields": base }), "extra", "extra-gone"),
        (json!({ "id": 1, "fields": base }), "asset", "asset-gone"),
        (json!({ "project": one, "fields": with(json!({ "label": "長".repeat(61) })) }), "label", "too-long"),
        (json!({ "project": one, "fields": with(json!({ "note": long })) }), "note", "too-long"),
        (json!({ "project": one, "fields": with(json!({ "n": 10_000_001 })) }), "n", "too-many"),
        (json!({ "project": one, "fields": with(quoted.clone()) }), "sentence", "not-in-project"),
        (json!({ "extra": extra, "fields": with(quoted) }), "sentence", "not-in-project"),
        (
            json!({ "project": other, "fields": with(json!({ "field": "folded", "sentence": "抗体" })) }),
            "sentence",
            "not-in-project",
        ),
    ] {
        let problem = loom.desk.refused("asset.save", args.clone()).await;
        assert_eq!(problem.code, ProblemCode::InvalidField, "{args}");
        let named = (problem.params["field"].as_str(), problem.params["reason"].as_str());
        assert_eq!(named, (field, reason), "{args}");
    }
    let gone = json!({ "project": 1, "fields": base });
    assert_eq!(loom.desk.refused("asset.save", gone).await.code, ProblemCode::NoSuchProject);
    let none = json!({ "project": one, "taken": [] });
    assert_eq!(loom.desk.refused("asset.accept", none).await.params["reason"], "nothing-taken");
    let away = json!({ "project": one, "taken": [with(json!({ "field": "summary_ja", "sentence": ANTIBODY }))] });
    assert_eq!(loom.desk.refused("asset.accept", away).await.params["reason"], "not-in-project");
    assert_eq!(loom.all().await, before);
}
