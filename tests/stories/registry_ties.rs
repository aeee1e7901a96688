//! Issue 8, point 1: the figures of a programme open exactly its projects, and ties leave what people said of names.

use crate::desk::Desk;
use crate::registry::{add, programme, registry};
use app::commands::Done;
use app::registry::AliasKind;
use domain::Id;
use serde_json::{Value, json};

async fn import(desk: &Desk, rows: &str) {
    let head = "課題管理番号,事業名,年度,研究開発課題名,予算額（千円）";
    desk.import(&desk.list("一覧.csv", format!("{head}\n{rows}"))).await;
}

/// Projects that carry no name, and a spelling that two programmes share: by the names in lists neither is found.
#[tokio::test]
async fn the_figures_of_a_programme_open_its_projects() {
    let desk = Desk::empty().await;
    let one = add(&desk, json!({ "name_ja": "架空甲事業", "codes": [{ "code": "zz0101" }] })).await;
    let other = add(&desk, json!({ "name_ja": "架空乙事業", "codes": [{ "code": "zz0201" }] })).await;
    let rows = "26zz0101001h0001,,2026,甲,10\n26zz0101002h0001,架空の枠,2026,乙,10\n\
                26zz0201001h0001,架空の枠,2026,丙,10\n26yy0901001h0001,架空の枠,2026,丁,10\n";
    import(&desk, rows).await;
    for (id, count) in [(one, 2), (other, 1), (0, 1), (107, 0)] {
        let filter = json!({ "registered": [id] });
        let ids = desk.ids(filter.clone()).await;
        assert_eq!(ids.len(), count, "{id}");
        if id != 0 {
            assert_eq!(programme(&desk, id).await.projects as usize, count);
        }
        let call = |name: &'static str, args: Value| desk.call::<Value>(name, args);
        let page = call("project.page", json!({ "filter": filter, "limit": 9 })).await;
        let facets = call("find.facets", json!({ "filter": filter, "dims": ["year"], "limit": 9 })).await;
        let matrix = json!({ "filter": filter, "rows": "year", "columns": "programme", "most": 9 });
        let matrix = call("find.matrix", matrix).await;
        let lines = call("continuity.page", json!({ "filter": filter, "limit": 9 })).await;
        let outcomes = call("outcome.table", json!({ "filter": filter })).await;
        let totals =
            [&page["total"], &facets["total"], &matrix["total"], &lines["summary"]["all"], &outcomes["projects"]];
        assert_eq!(totals.map(|total| total.as_u64().unwrap() as usize), [count; 5], "{id}");
        let _: Done =
            desk.call("view.save", json!({ "name": format!("表示{id}"), "state": { "filter": filter } })).await;
        let views = call("view.list", json!({})).await;
        let saved = views["views"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(saved["count"].as_u64().unwrap() as usize, count);
    }
    let all = desk.ids(json!({ "registered": [one, other, 0] })).await;
    assert_eq!((all.len(), desk.ids(json!({})).await.len()), (4, 4));
    let both = json!({ "registered": [one], "programme": ["架空の枠"] });
    assert_eq!(desk.ids(both).await.len(), 1, "with other conditions both must hold");
    let selection = json!({ "matching": { "filter": { "registered": [one] }, "except": [] } });
    let proposed: Value = desk.call("tag.of_selection", json!({ "selection": selection })).await;
    assert_eq!(proposed["projects"].as_u64().unwrap(), 2);
    // Shared, a view names no programme by an id that means another elsewhere.
    let views: Value = desk.call("view.list", json!({})).await;
    let out = desk.path("架空.tsumugi-view");
    let _: Value = desk.call("view.share", json!({ "id": views["views"][0]["id"], "out": out })).await;
    let shared: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(shared["state"]["filter"]["registered"], json!([]));
}

async fn names(desk: &Desk, id: Id) -> Vec<(String, AliasKind, Option<i32>)> {
    let mut names: Vec<_> =
        programme(desk, id).await.names.into_iter().map(|name| (name.name, name.kind, name.valid_last)).collect();
    names.sort_by(|a, b| a.0.cmp(&b.0));
    names
}

/// 旧称 and 略称 outlive being tied and untied, and are not taken from another programme; a spelling moves, whatever its width.
#[tokio::test]
async fn ties_leave_what_people_said_of_names() {
    let desk = Desk::empty().await;
    let said =
        json!([{ "name": "架空旧事業", "kind": "former", "valid_last": 2019 }, { "name": "KKJ", "kind": "short" }]);
    let one = add(&desk, json!({ "name_ja": "架空甲事業", "names": said })).await;
    let other = add(&desk, json!({ "name_ja": "架空乙事業" })).await;
    let before = names(&desk, one).await;
    for name in ["架空旧事業", "ＫＫＪ"] {
        let tie = |programme: Id| json!({ "names": [name], "programme": programme });
        let done: Done = desk.call("registry.tie", tie(one)).await;
        assert_eq!((done.count, names(&desk, one).await), (0, before.clone()), "{name}");
        let problem = desk.refused("registry.tie", tie(other)).await;
        assert_eq!((&*problem.params["reason"], &*problem.params["other"]), ("name-taken", "架空甲事業"));
        let done: Done = desk.call("registry.untie", tie(one)).await;
        assert_eq!((done.count, names(&desk, one).await), (0, before.clone()), "{name}");
    }
    let _: Done = desk.call("registry.tie", json!({ "names": ["ABC事業"], "programme": one })).await;
    let _: Done = desk.call("registry.tie", json!({ "names": ["ＡＢＣ事業"], "programme": other })).await;
    assert_eq!(names(&desk, one).await, before);
    assert_eq!(names(&desk, other).await, [("ＡＢＣ事業".to_owned(), AliasKind::Spelling, None)]);
    assert!(registry(&desk).await.programmes.iter().all(|of| of.issues.iter().all(|issue| issue.other.is_none())));
}
