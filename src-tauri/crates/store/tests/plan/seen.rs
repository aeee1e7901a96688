//! Whoever may not see a project sees nothing of a plan that names it, and copies it all the same.

use super::desk::{Desk, text};
use crate::common::op;
use domain::plan::{PlanKind, Sheet};
use domain::{Id, ProblemCode};
use serde_json::json;
use std::sync::Arc;
use store::{Tx, Viewer, history, plan};

impl Desk {
    /// From now on without these projects.
    async fn look_without(&self, hidden: &[Id]) {
        let hidden = Arc::new(hidden.iter().copied().collect());
        self.store.look_as(&Viewer { person: None, hidden, by_programme: false }).await.unwrap();
    }
}

#[tokio::test]
async fn rows_that_name_a_hidden_project_are_not_there_nor_is_what_hangs_on_them() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    desk.decide(full.gates[0]).await;
    // The first project: a task, the money, link and support on it, the item that rests on its asset.
    desk.look_without(&desk.projects[..1]).await;
    assert_eq!(desk.names(Sheet::Task).await, ["包", "節目"]);
    assert!(desk.rows(Sheet::Link).await.is_empty() && desk.rows(Sheet::Budget).await.is_empty());
    assert_eq!(desk.names(Sheet::Item).await, ["項目二", "項目三"]);
    assert_eq!(desk.rows(Sheet::Support).await.len(), 1);
    let items = plan::decisions(&desk.store, desk.plan).await.unwrap().remove(0).items;
    assert_eq!(items.as_array().unwrap().len(), 1, "{items}");
    assert_eq!(items[0]["name_ja"], "項目二");
    let (operations, _) = history::list(&desk.store, None, 99).await.unwrap();
    for operation in operations {
        let (changes, _) = history::changes(&desk.store, operation.id, 99).await.unwrap();
        let hidden =
            |row: &Id| [full.tasks[1], full.links[0], full.budget[0], full.items[0], full.supports[0]].contains(row);
        assert!(changes.iter().all(|change| !hidden(&change.row)), "{changes:?}");
    }
    // The second: a milestone, an item by its own project, with the support for it.
    desk.look_without(&desk.projects[1..2]).await;
    assert_eq!(desk.names(Sheet::Task).await, ["包", "作業一"]);
    assert_eq!(desk.names(Sheet::Item).await, ["項目一", "項目三"]);
    assert_eq!(
        (
            desk.rows(Sheet::Link).await.len(),
            desk.rows(Sheet::Budget).await.len(),
            desk.rows(Sheet::Support).await.len()
        ),
        (0, 1, 1)
    );
    desk.look_without(&[]).await;
    assert_eq!(
        (desk.rows(Sheet::Task).await.len(), desk.rows(Sheet::Item).await.len(), desk.rows(Sheet::Support).await.len()),
        (3, 3, 2)
    );
    assert_eq!(plan::decisions(&desk.store, desk.plan).await.unwrap()[0].items.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn an_item_is_hidden_by_its_file_and_by_what_brings_it() {
    let desk = Desk::set().await;
    let (_, _, file) = desk.brought().await;
    let task = desk.one(Sheet::Task, json!({ "kind": "task", "name_ja": "作業", "project": desk.projects[1] })).await;
    let gate = desk.one(Sheet::Gate, json!({ "name_ja": "門" })).await;
    let items = json!([
        { "gate": gate, "name_ja": "資料で", "attachment": file },
        { "gate": gate, "name_ja": "作業で", "task": task },
        { "gate": gate, "name_ja": "話で", "evidence": "本人の話" },
    ]);
    let ids = desk.put(Sheet::Item, items).await;
    desk.put(Sheet::Support, json!([{ "kind": "support", "item": ids[0] }, { "kind": "support", "item": ids[1] }]))
        .await;
    desk.look_without(&desk.projects[1..2]).await;
    assert_eq!(desk.names(Sheet::Item).await, ["話で"]);
    assert!(desk.rows(Sheet::Support).await.is_empty());
    for (sheet, cells) in [
        (Sheet::Item, json!([{ "id": ids[0], "owner": "甲" }])),
        (Sheet::Support, json!([{ "kind": "support", "item": ids[1] }])),
        (Sheet::Budget, json!([{ "year": 2027, "yen": 1, "task": task }])),
    ] {
        let rows = super::desk::rows(cells);
        let problem = desk.refused(async |tx: &mut Tx| plan::put(tx, sheet, Some(desk.plan), &rows, None).await).await;
        assert_eq!(problem.code, ProblemCode::ConflictOfInterest, "{sheet:?}");
    }
    desk.look_without(&[]).await;
}

#[tokio::test]
async fn a_task_is_not_removed_under_what_is_hidden_from_whoever_does_it() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    desk.look_without(&desk.projects[..1]).await;
    // The milestone is seen; the link to it from a hidden task is not.
    let problem =
        desk.refused(async |tx: &mut Tx| plan::remove(tx, Sheet::Task, Some(desk.plan), &[full.tasks[2]]).await).await;
    assert_eq!((problem.code, problem.params["count"].as_str()), (ProblemCode::ConflictOfInterest, "1"));
    desk.look_without(&[]).await;
    assert_eq!(desk.rows(Sheet::Link).await.len(), 1);
}

#[tokio::test]
async fn a_copy_made_by_somebody_keeps_what_is_hidden_from_them_hidden() {
    let desk = Desk::set().await;
    desk.full().await;
    desk.look_without(&desk.projects[..1]).await;
    let write = async |tx: &mut Tx| plan::copy(tx, desk.plan, PlanKind::WhatIf, "写し", None).await;
    let problem = desk.store.write(op("plan-copy"), write).await.expect_err("not by choice of what is hidden");
    assert_eq!(problem.code, ProblemCode::ConflictOfInterest);
    let (copy, _) =
        desk.over_all(async |tx: &mut Tx| plan::copy(tx, desk.plan, PlanKind::WhatIf, "写し", None).await).await;
    let copied = Desk { plan: copy, ..desk };
    assert_eq!(copied.names(Sheet::Task).await, ["包", "節目"]);
    assert!(copied.rows(Sheet::Link).await.is_empty());
    copied.over_all(async |tx: &mut Tx| plan::adopt(tx, copy, "採る前").await).await;
    assert_eq!(copied.names(Sheet::Task).await, ["包", "節目"]);
    copied.look_without(&[]).await;
    assert_eq!(copied.names(Sheet::Task).await, ["包", "作業一", "節目"]);
    assert_eq!(text(&copied.rows(Sheet::Item).await[0], "name_ja"), "項目一");
    copied.whole().await;
}

#[tokio::test]
async fn rows_are_placed_around_what_is_hidden() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    desk.look_without(&desk.projects[..1]).await;
    desk.over_all(async |tx: &mut Tx| {
        plan::place(tx, Sheet::Task, Some(desk.plan), &[full.tasks[2]], Some(full.tasks[0])).await
    })
    .await;
    assert_eq!(desk.names(Sheet::Task).await, ["節目", "包"]);
    desk.look_without(&[]).await;
    assert_eq!(desk.names(Sheet::Task).await, ["節目", "包", "作業一"]);
}
