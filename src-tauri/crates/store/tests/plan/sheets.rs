//! Rows of sheets are written, placed and removed.

use super::desk::{Desk, ME, rows, text};
use crate::common::op;
use domain::ProblemCode;
use domain::plan::{PlanKind, Product, Sheet};
use serde_json::{Value, json};
use store::{Tx, history, plan};

#[tokio::test]
async fn a_plan_is_begun_once_and_its_head_is_edited() {
    let desk = Desk::set().await;
    assert_eq!(plan::current(&desk.store, desk.theme).await.unwrap(), Some(desk.plan));
    let head = plan::head(&desk.store, desk.plan).await.unwrap().unwrap();
    assert_eq!(
        (head.kind, head.product, head.source, head.version),
        (PlanKind::Current, Product::Medicine, None, None)
    );
    assert_eq!(plan::heads(&desk.store, desk.theme).await.unwrap(), [head]);
    desk.refused(async |tx: &mut Tx| plan::begin(tx, desk.theme, Product::Device).await).await;
    desk.both_ways(async |tx: &mut Tx| plan::edit_head(tx, desk.plan, "本計画", Product::Regenerative).await).await;
    let head = plan::head(&desk.store, desk.plan).await.unwrap().unwrap();
    assert_eq!((head.name.as_str(), head.product), ("本計画", Product::Regenerative));
    let same = desk.store.write(op("plan-edit"), async |tx: &mut Tx| {
        plan::edit_head(tx, desk.plan, "本計画", Product::Regenerative).await
    });
    assert_eq!(same.await.unwrap().operation, None, "the same is no step");
    assert_eq!(plan::head(&desk.store, 7).await.unwrap(), None);
}

#[tokio::test]
async fn rows_of_every_sheet_are_written_and_come_back_as_they_were() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    for sheet in Sheet::of_plan() {
        let rows = desk.rows(sheet).await;
        assert!(!rows.is_empty(), "{sheet:?}");
        assert!(sheet.cells().iter().all(|cell| rows[0].cells.contains_key(cell)), "{sheet:?}");
        assert_eq!(rows[0].origin, None);
        assert_eq!(plan::plan_of(&desk.store, sheet, rows[0].id).await.unwrap(), Some(desk.plan));
    }
    let task = desk.row(Sheet::Task, full.tasks[0]).await;
    assert_eq!(
        (&task.cells["starts"], &task.cells["months"], &task.cells["note"]),
        (&json!(""), &Value::Null, &json!(""))
    );
    let yen = &desk.row(Sheet::Budget, full.budget[0]).await.cells["yen"];
    assert_eq!(yen, &json!(9_007_199_254_740_991_i64), "to the last yen");
    assert_eq!(text(&desk.rows(Sheet::Criterion).await[0], "first_ja"), "三割減");
    desk.whole().await;
    let head = plan::head(&desk.store, desk.plan).await.unwrap().unwrap();
    assert!(head.last_at >= head.at && head.last_by == ME);
}

#[tokio::test]
async fn part_of_a_row_is_written_and_the_rest_stays() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let id = full.tasks[1];
    let before = desk.row(Sheet::Task, id).await;
    let change = json!([{ "id": id, "months": 9, "project": null, "starts": null }]);
    desk.both_ways(async |tx: &mut Tx| plan::put(tx, Sheet::Task, Some(desk.plan), &rows(change), None).await).await;
    let after = desk.row(Sheet::Task, id).await;
    assert_eq!(
        (&after.cells["months"], &after.cells["project"], &after.cells["starts"]),
        (&json!(9), &Value::Null, &json!(""))
    );
    assert_eq!((after.cells["name_ja"].clone(), after.origin), (before.cells["name_ja"].clone(), None));
}

#[tokio::test]
async fn what_is_as_it_was_writes_nothing_and_a_row_of_another_plan_stays() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let (other, _) =
        desk.write(async |tx: &mut Tx| plan::copy(tx, desk.plan, PlanKind::WhatIf, "写し", None).await).await;
    for (plan, cells) in [
        (Some(desk.plan), json!([{ "id": full.tasks[1], "name_ja": "作業一", "months": 6 }, { "id": full.tasks[2] }])),
        (Some(desk.plan), json!([{ "id": 5, "name_ja": "無い" }])),
        (Some(other), json!([{ "id": full.tasks[1], "name_ja": "別の計画から" }])),
        (None, json!([{ "id": full.tasks[1], "name_ja": "計画なし" }])),
    ] {
        let write = async |tx: &mut Tx| plan::put(tx, Sheet::Task, plan, &rows(cells.clone()), None).await;
        let done = desk.store.write(op("plan-put"), write).await.unwrap();
        assert_eq!((done.operation, done.value.len()), (None, cells.as_array().unwrap().len()), "{cells}");
    }
    let gone = desk.store.write(op("plan-remove"), async |tx: &mut Tx| {
        let of_other = plan::remove(tx, Sheet::Task, Some(other), &full.tasks).await?;
        Ok((of_other, plan::remove(tx, Sheet::Task, None, &full.tasks).await?))
    });
    let gone = gone.await.unwrap();
    assert_eq!((gone.value, gone.operation), ((0, 0), None));
}

#[tokio::test]
async fn new_rows_stand_before_another_and_only_what_is_in_their_way_moves_on() {
    let desk = Desk::set().await;
    let named = |names: &[&str]| Value::from_iter(names.iter().map(|name| json!({ "kind": "task", "name_ja": name })));
    let ids = desk.put(Sheet::Task, named(&["一", "二", "三", "四", "五"])).await;
    let before = |row: usize| Some(ids[row]);
    let write = named(&["甲", "乙"]);
    let new = desk
        .both_ways(async |tx: &mut Tx| plan::put(tx, Sheet::Task, Some(desk.plan), &rows(write), before(1)).await)
        .await;
    assert_eq!(new.len(), 2);
    assert_eq!(desk.names(Sheet::Task).await, ["一", "甲", "乙", "二", "三", "四", "五"]);
    // A gap takes one up: nothing else moves.
    desk.write(async |tx: &mut Tx| plan::remove(tx, Sheet::Task, Some(desk.plan), &[ids[1]]).await).await;
    let one = named(&["丙"]);
    let done = desk
        .store
        .write(op("plan-put"), async |tx: &mut Tx| {
            plan::put(tx, Sheet::Task, Some(desk.plan), &rows(one), Some(new[1])).await
        })
        .await
        .unwrap();
    assert_eq!(desk.names(Sheet::Task).await, ["一", "甲", "丙", "乙", "三", "四", "五"]);
    let (changes, total) = history::changes(&desk.store, done.operation.unwrap(), 9).await.unwrap();
    assert_eq!(
        (total, changes.iter().filter(|change| change.action == "update").count()),
        (2, 1),
        "乙 moves into the gap"
    );
    // Before one that is not there: at the end.
    let last = named(&["丁"]);
    desk.write(async |tx: &mut Tx| plan::put(tx, Sheet::Task, Some(desk.plan), &rows(last), Some(5)).await).await;
    assert_eq!(desk.names(Sheet::Task).await.last().unwrap(), "丁");
}

#[tokio::test]
async fn rows_are_placed_in_the_order_they_stand_in_and_few_are_written() {
    let desk = Desk::set().await;
    let names: Vec<Value> =
        ["一", "二", "三", "四", "五", "六"].iter().map(|name| json!({ "kind": "task", "name_ja": name })).collect();
    let ids = desk.put(Sheet::Task, json!(names)).await;
    desk.write(async |tx: &mut Tx| plan::remove(tx, Sheet::Task, Some(desk.plan), &[ids[0]]).await).await;
    let moved = desk
        .both_ways(async |tx: &mut Tx| {
            plan::place(tx, Sheet::Task, Some(desk.plan), &[ids[4], ids[3]], Some(ids[2])).await
        })
        .await;
    assert_eq!(desk.names(Sheet::Task).await, ["二", "四", "五", "三", "六"]);
    assert_eq!(moved, 3, "those between the two ends");
    for (which, before, expected) in [
        (vec![ids[3]], None, ["二", "五", "三", "六", "四"]),
        // Before one that goes along: before the next one that stays.
        (vec![ids[4], ids[2]], Some(ids[2]), ["二", "五", "三", "六", "四"]),
        (vec![ids[3], ids[5]], Some(ids[1]), ["六", "四", "二", "五", "三"]),
    ] {
        desk.write(async |tx: &mut Tx| plan::place(tx, Sheet::Task, Some(desk.plan), &which, before).await).await;
        assert_eq!(desk.names(Sheet::Task).await, expected);
    }
    let by: Vec<_> = plan::heads(&desk.store, desk.theme).await.unwrap();
    assert_eq!(by[0].last_by, ME);
}

#[tokio::test]
async fn many_tasks_are_moved_in_one_statement_and_those_that_stand_there_are_not_written() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let moves = vec![
        (full.tasks[1], "2028-01".to_owned(), 7),
        (full.tasks[2], "2027-12".to_owned(), 0),
        (5, "2028-01".into(), 1),
    ];
    let moved = desk.both_ways(async |tx: &mut Tx| plan::starts(tx, desk.plan, &moves).await).await;
    assert_eq!(moved, 2, "a milestone without months has 0 now");
    let task = desk.row(Sheet::Task, full.tasks[1]).await;
    assert_eq!((text(&task, "starts"), &task.cells["months"]), ("2028-01", &json!(7)));
    let again = desk.store.write(op("plan-move"), async |tx: &mut Tx| plan::starts(tx, desk.plan, &moves).await).await;
    assert_eq!(again.unwrap().operation, None);
}

#[tokio::test]
async fn a_task_goes_with_its_links_and_what_named_it_stays_without_it() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let gone = desk
        .both_ways(async |tx: &mut Tx| plan::remove(tx, Sheet::Task, Some(desk.plan), &[full.tasks[1], 5]).await)
        .await;
    assert_eq!(gone, 1);
    assert!(desk.rows(Sheet::Link).await.is_empty());
    for (sheet, row) in
        [(Sheet::Budget, full.budget[0]), (Sheet::Item, full.items[0]), (Sheet::Support, full.supports[0])]
    {
        assert_eq!(desk.row(sheet, row).await.cells["task"], Value::Null, "{sheet:?}");
    }
    assert_eq!((desk.names(Sheet::Task).await.len(), desk.names(Sheet::Item).await.len()), (2, 3));
}

#[tokio::test]
async fn a_gate_goes_with_its_items_and_criteria_unless_something_was_decided_at_it() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    desk.both_ways(async |tx: &mut Tx| plan::remove(tx, Sheet::Gate, Some(desk.plan), &[full.gates[0]]).await).await;
    assert_eq!(desk.names(Sheet::Item).await, ["項目三"]);
    assert!(desk.rows(Sheet::Criterion).await.is_empty());
    assert_eq!(desk.row(Sheet::Support, full.supports[0]).await.cells["item"], Value::Null);
    assert_eq!(desk.row(Sheet::Risk, full.risks[0]).await.cells["gate"], Value::Null);
    desk.decide(full.gates[1]).await;
    let problem =
        desk.refused(async |tx: &mut Tx| plan::remove(tx, Sheet::Gate, Some(desk.plan), &[full.gates[1]]).await).await;
    assert_eq!((problem.code, problem.params["reason"].as_str()), (ProblemCode::InvalidField, "gate-decided"));
}

#[tokio::test]
async fn an_item_goes_and_the_support_for_it_stays() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    desk.both_ways(async |tx: &mut Tx| plan::remove(tx, Sheet::Item, Some(desk.plan), &full.items[1..2]).await).await;
    let support = desk.row(Sheet::Support, full.supports[0]).await;
    assert_eq!((&support.cells["item"], &support.cells["task"]), (&Value::Null, &json!(full.tasks[1])));
}

#[tokio::test]
async fn the_handbook_and_the_headings_are_rows_without_a_plan() {
    let desk = Desk::set().await;
    let headings = plan::library_rows(&desk.store, Sheet::DefaultItem).await.unwrap();
    let of = |product: &str| headings.iter().filter(|row| text(row, "product") == product).count();
    assert!(of("medicine") > 20 && of("regenerative") > 10 && of("device") == 0);
    let note = json!([{ "theme": desk.theme, "kind": "gate", "gate": "sg1", "text_ja": "早めに相談する。" }]);
    let write = async |tx: &mut Tx| plan::put(tx, Sheet::Note, None, &rows(note), None).await;
    let id = desk.both_ways(write).await[0];
    let heading = json!([{ "product": "device", "gate": "sg1", "name_ja": "見出し" }]);
    let before = Some(headings[0].id);
    let write = async |tx: &mut Tx| plan::put(tx, Sheet::DefaultItem, None, &rows(heading), before).await;
    let new = desk.both_ways(write).await[0];
    assert_eq!(plan::library_rows(&desk.store, Sheet::DefaultItem).await.unwrap()[0].id, new);
    desk.both_ways(async |tx: &mut Tx| plan::place(tx, Sheet::DefaultItem, None, &[new], None).await).await;
    desk.both_ways(async |tx: &mut Tx| plan::remove(tx, Sheet::DefaultItem, None, &[new, headings[0].id]).await).await;
    assert_eq!(plan::library_rows(&desk.store, Sheet::DefaultItem).await.unwrap().len(), headings.len() - 1);
    assert_eq!(plan::library_rows(&desk.store, Sheet::Note).await.unwrap()[0].id, id);
}

#[tokio::test]
async fn the_history_tells_of_which_theme_a_row_is() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let remove = async |tx: &mut Tx| plan::remove(tx, Sheet::Task, Some(desk.plan), &[full.tasks[1]]).await;
    let operation = desk.store.write(op("plan-remove"), remove).await.unwrap().operation.unwrap();
    let (changes, _) = history::changes(&desk.store, operation, 99).await.unwrap();
    assert_eq!(changes.len(), 5);
    assert!(changes.iter().all(|change| change.subject.code.as_deref() == Some("TH-001")), "{changes:?}");
}
