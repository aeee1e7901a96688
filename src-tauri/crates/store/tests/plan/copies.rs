//! Copies of plans, what is decided, versions of themes.

use super::desk::{Desk, ME, rows, text};
use crate::common::{dump, foreign, op};
use domain::plan::{Kind, PlanKind, Product, Sheet, To};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};
use sqlx::Connection as _;
use std::collections::BTreeMap;
use store::plan::{self, SheetRow};
use store::{Access, Store, Tx, backup, recover, theme_version};

/// Rows with what they name within the plan told by where it came from.
async fn by_origin(desk: &Desk, plan: Id) -> BTreeMap<Sheet, Vec<Value>> {
    let mut sheets: BTreeMap<Sheet, Vec<SheetRow>> = BTreeMap::new();
    for sheet in Sheet::of_plan() {
        sheets.insert(sheet, plan::rows(&desk.store, plan, sheet).await.unwrap());
    }
    let first = |row: &SheetRow| row.origin.unwrap_or(row.id);
    let origin: BTreeMap<Id, Id> = sheets.values().flatten().map(|row| (row.id, first(row))).collect();
    let told = |sheet: Sheet, row: &SheetRow| {
        let mut cells = row.cells.clone();
        for column in sheet.columns() {
            if let (Kind::Ref { to: To::Task | To::Gate | To::Item }, Some(id)) =
                (column.kind, cells.get(column.name).and_then(Value::as_i64))
            {
                // A row of another plan is not among these.
                cells.insert(column.name.to_owned(), json!(origin[&id]));
            }
        }
        json!([first(row), cells])
    };
    sheets.iter().map(|(sheet, rows)| (*sheet, rows.iter().map(|row| told(*sheet, row)).collect())).collect()
}

async fn copied(desk: &Desk, plan: Id, kind: PlanKind, name: &str) -> Id {
    desk.both_ways(async |tx: &mut Tx| plan::copy(tx, plan, kind, name, None).await).await.0
}

#[tokio::test]
async fn a_copy_has_every_row_of_the_original_by_origin_and_so_has_a_copy_of_it() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    desk.decide(full.gates[0]).await;
    let original = by_origin(&desk, desk.plan).await;
    let copy = copied(&desk, desk.plan, PlanKind::Baseline, "基準").await;
    assert_eq!(by_origin(&desk, copy).await, original);
    let again = copied(&desk, copy, PlanKind::WhatIf, "もしも").await;
    assert_eq!(by_origin(&desk, again).await, original);
    let heads = plan::heads(&desk.store, desk.theme).await.unwrap();
    let told: Vec<_> = heads.iter().map(|head| (head.id, head.kind, head.name.as_str(), head.source)).collect();
    assert_eq!(
        told,
        [
            (desk.plan, PlanKind::Current, "", None),
            (again, PlanKind::WhatIf, "もしも", Some(copy)),
            (copy, PlanKind::Baseline, "基準", Some(desk.plan)),
        ]
    );
    let decisions = plan::decisions(&desk.store, again).await.unwrap();
    let gate = plan::rows(&desk.store, again, Sheet::Gate)
        .await
        .unwrap()
        .into_iter()
        .find(|row| row.origin == Some(full.gates[0]));
    assert_eq!((decisions.len(), decisions[0].gate), (1, gate.unwrap().id));
    // What is written into one is in that one.
    desk.put_into(again, Sheet::Task, json!([{ "kind": "task", "name_ja": "試し" }])).await;
    assert_eq!((desk.names(Sheet::Task).await.len(), by_origin(&desk, again).await[&Sheet::Task].len()), (3, 4));
    let heads = plan::heads(&desk.store, desk.theme).await.unwrap();
    assert!(heads[1].last_at > heads[1].at && heads[2].last_at == heads[2].at);
}

#[tokio::test]
async fn a_copy_takes_the_place_of_the_plan_and_comes_back() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let what_if = copied(&desk, desk.plan, PlanKind::WhatIf, "もしも").await;
    // Decided meanwhile: it goes along.
    desk.decide(full.gates[1]).await;
    desk.both_ways(async |tx: &mut Tx| plan::adopt(tx, what_if, "採る前").await).await;
    assert_eq!(plan::current(&desk.store, desk.theme).await.unwrap(), Some(what_if));
    let former = plan::head(&desk.store, desk.plan).await.unwrap().unwrap();
    assert_eq!((former.kind, former.name.as_str(), former.version), (PlanKind::Version, "採る前", None));
    for plan in [desk.plan, what_if] {
        assert_eq!(plan::decisions(&desk.store, plan).await.unwrap().len(), 1);
    }
    // And the other way round: the version as a copy takes the place again, with what was decided once.
    let back = copied(&desk, desk.plan, PlanKind::WhatIf, "戻す").await;
    desk.both_ways(async |tx: &mut Tx| plan::adopt(tx, back, "戻す前").await).await;
    assert_eq!(plan::decisions(&desk.store, back).await.unwrap().len(), 1);
    for plan in [back, desk.plan] {
        let problem = desk.refused(async |tx: &mut Tx| plan::adopt(tx, plan, "").await).await;
        assert_eq!(problem.params["reason"], "plan-not-what-if");
    }
}

#[tokio::test]
async fn only_copies_and_baselines_are_dropped_and_copies_of_them_stay() {
    let desk = Desk::set().await;
    desk.full().await;
    let baseline = copied(&desk, desk.plan, PlanKind::Baseline, "基準").await;
    let what_if = copied(&desk, baseline, PlanKind::WhatIf, "もしも").await;
    let kept = desk.write(async |tx: &mut Tx| plan::copy(tx, desk.plan, PlanKind::Version, "版", None).await).await.0;
    let before = by_origin(&desk, what_if).await;
    desk.both_ways(async |tx: &mut Tx| plan::drop_plan(tx, baseline).await).await;
    assert_eq!(plan::head(&desk.store, what_if).await.unwrap().unwrap().source, None);
    assert_eq!(by_origin(&desk, what_if).await, before);
    for (plan, reason) in [(desk.plan, "plan-not-copy"), (kept, "plan-not-copy")] {
        let problem = desk.refused(async |tx: &mut Tx| plan::drop_plan(tx, plan).await).await;
        assert_eq!(problem.params["reason"], reason);
    }
    let gone = desk.refused(async |tx: &mut Tx| plan::drop_plan(tx, baseline).await).await;
    assert_eq!(gone.code, ProblemCode::NoSuchPlan);
    let gone = desk.refused(async |tx: &mut Tx| plan::copy(tx, baseline, PlanKind::WhatIf, "", None).await).await;
    assert_eq!(gone.code, ProblemCode::NoSuchPlan);
}

/// What was asked before a write may be over by the time it is made: a plan that became a version meanwhile is not written into.
#[tokio::test]
async fn a_plan_that_does_not_change_any_more_is_not_written_into() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let what_if = copied(&desk, desk.plan, PlanKind::WhatIf, "もしも").await;
    desk.write(async |tx: &mut Tx| plan::adopt(tx, what_if, "採る前").await).await;
    let (frozen, task) = (Some(desk.plan), full.tasks[1]);
    let put = json!([{ "id": task, "name_ja": "違う" }]);
    let refusals = [
        desk.refused(async |tx: &mut Tx| plan::put(tx, Sheet::Task, frozen, &rows(put), None).await).await,
        desk.refused(async |tx: &mut Tx| plan::place(tx, Sheet::Task, frozen, &[task], None).await).await,
        desk.refused(async |tx: &mut Tx| plan::remove(tx, Sheet::Task, frozen, &[task]).await).await,
        desk.refused(async |tx: &mut Tx| plan::starts(tx, desk.plan, &[(task, "2030-04".to_owned(), 1)]).await).await,
        desk.refused(async |tx: &mut Tx| plan::edit_head(tx, desk.plan, "違う", Product::Medicine).await).await,
    ];
    for (at, problem) in refusals.iter().enumerate() {
        assert_eq!(
            (problem.code, problem.params["reason"].as_str()),
            (ProblemCode::InvalidField, "plan-frozen"),
            "{at}"
        );
    }
    let decision = desk.decision(full.gates[0]);
    let problem = desk.refused(async |tx: &mut Tx| plan::decide(tx, &decision).await).await;
    assert_eq!(problem.params["reason"], "plan-decides");
}

#[tokio::test]
async fn what_was_decided_outlives_the_plan_it_was_decided_in() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let what_if = copied(&desk, desk.plan, PlanKind::WhatIf, "もしも").await;
    let adopt = desk.store.write(op("plan-adopt"), async |tx: &mut Tx| plan::adopt(tx, what_if, "採る前").await);
    let adopt = adopt.await.unwrap().operation;
    let gates = plan::rows(&desk.store, what_if, Sheet::Gate).await.unwrap();
    let adopted = Desk { plan: what_if, ..desk };
    adopted.decide(gates[0].id).await;
    adopted.store.undo(ME, adopt).await.unwrap();
    adopted.write(async |tx: &mut Tx| plan::drop_plan(tx, what_if).await).await;
    let current = plan::current(&adopted.store, adopted.theme).await.unwrap().unwrap();
    let decisions = plan::decisions(&adopted.store, current).await.unwrap();
    assert_eq!((decisions.len(), decisions[0].gate), (1, full.gates[0]));
    adopted.whole().await;
}

#[tokio::test]
async fn a_decision_keeps_the_checklist_of_its_day() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let id = desk.decide(full.gates[0]).await;
    desk.put(Sheet::Item, json!([{ "id": full.items[1], "state": "have" }])).await;
    let decision = plan::decisions(&desk.store, desk.plan).await.unwrap().remove(0);
    assert_eq!((decision.id, decision.plan, decision.by.as_str()), (id, desk.plan, ME));
    let told: Vec<_> = decision
        .items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["name_ja"].clone(), item["state"].clone()))
        .collect();
    assert_eq!(told, [(json!("項目一"), json!("have")), (json!("項目二"), json!(""))]);
    assert_eq!(decision.items[0]["projects"], json!([desk.projects[0]]), "by its asset and its task, once");
    // A decision is not taken back, nor is what it stands on.
    assert_eq!(desk.store.undo(ME, None).await.unwrap().value.kind, "plan-put");
    assert_eq!(plan::decisions(&desk.store, desk.plan).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_version_of_a_theme_keeps_its_plan_and_goes_with_it() {
    let desk = Desk::set().await;
    desk.full().await;
    let empty = dump(&desk.place.path).await;
    let keep = async |tx: &mut Tx| {
        let (version, number) = theme_version::keep(tx, desk.theme, "会議の前").await?;
        Ok((plan::copy(tx, desk.plan, PlanKind::Version, "会議の前", Some(version)).await?.0, number))
    };
    let (kept, number) = desk.both_ways(keep).await;
    let head = plan::head(&desk.store, kept).await.unwrap().unwrap();
    assert_eq!((head.kind, head.version), (PlanKind::Version, Some(number)));
    desk.store.undo(ME, None).await.unwrap();
    assert_eq!(dump(&desk.place.path).await, empty);
}

#[tokio::test]
async fn what_was_written_into_a_theme_counts_its_plan_but_no_copy_and_no_mere_place() {
    let desk = Desk::set().await;
    let written = async || {
        let writes = theme_version::written(&desk.store, desk.theme).await.unwrap();
        writes.iter().filter(|write| write.part == "plan").count()
    };
    assert_eq!(written().await, 1, "it was begun");
    let full = desk.full().await;
    desk.decide(full.gates[0]).await;
    let so_far = written().await;
    assert!(so_far > 15, "{so_far}");
    let copies = desk
        .store
        .write(op("plan-copy"), async |tx: &mut Tx| plan::copy(tx, desk.plan, PlanKind::WhatIf, "写し", None).await);
    copies.await.unwrap();
    let place =
        async |tx: &mut Tx| plan::place(tx, Sheet::Task, Some(desk.plan), &full.tasks[2..], Some(full.tasks[0])).await;
    assert_eq!(desk.write(place).await, 3);
    assert_eq!(written().await, so_far);
    desk.put(Sheet::Task, json!([{ "id": full.tasks[1], "months": 9 }])).await;
    assert_eq!(written().await, so_far + 1);
    desk.write(async |tx: &mut Tx| {
        plan::remove(tx, Sheet::Market, Some(desk.plan), &[desk.rows(Sheet::Market).await[0].id]).await
    })
    .await;
    assert_eq!(written().await, so_far + 2);
}

#[tokio::test]
async fn a_large_plan_is_read_copied_and_taken_back() {
    let desk = Desk::set().await;
    let gate = desk.one(Sheet::Gate, json!({ "name_ja": "門" })).await;
    let of = |n: usize, row: &dyn Fn(usize) -> Value| Value::from_iter((0..n).map(row));
    let tasks = desk
        .put(
            Sheet::Task,
            of(300, &|n| json!({ "kind": "task", "name_ja": format!("作業{n}"), "starts": "2027-04", "months": n })),
        )
        .await;
    desk.put(Sheet::Item, of(200, &|n| json!({ "gate": gate, "name_ja": format!("項目{n}"), "task": tasks[n] }))).await;
    desk.put(
        Sheet::Link,
        of(1_000, &|n| json!({ "before": tasks[n % 299], "after": tasks[n % 299 + 1], "kind": "fs" })),
    )
    .await;
    let original = by_origin(&desk, desk.plan).await;
    let from = std::time::Instant::now();
    for sheet in Sheet::of_plan() {
        desk.rows(sheet).await;
    }
    println!("read: {:?}", from.elapsed());
    let from = std::time::Instant::now();
    plan::heads(&desk.store, desk.theme).await.unwrap();
    println!("heads: {:?}", from.elapsed());
    let from = std::time::Instant::now();
    let copy = desk.write(async |tx: &mut Tx| plan::copy(tx, desk.plan, PlanKind::WhatIf, "写し", None).await).await;
    println!("copied: {:?}", from.elapsed());
    assert_eq!(copy.1, 1_501);
    assert_eq!(by_origin(&desk, copy.0).await, original);
    // By sets: more than two thousand changes.
    let more = of(900, &|n| json!({ "kind": "risk", "text_ja": format!("危険{n}") }));
    desk.both_ways(async |tx: &mut Tx| {
        plan::put(tx, Sheet::Risk, Some(desk.plan), &rows(more), None).await?;
        plan::copy(tx, desk.plan, PlanKind::Baseline, "基準", None).await
    })
    .await;
    let baseline = plan::heads(&desk.store, desk.theme).await.unwrap().pop().unwrap();
    assert_eq!(baseline.kind, PlanKind::Baseline);
    desk.both_ways(async |tx: &mut Tx| plan::drop_plan(tx, baseline.id).await).await;
    assert_eq!(text(&desk.rows(Sheet::Risk).await[899], "text_ja"), "危険899");
}

/// Bad input: a damaged library.
#[tokio::test]
async fn a_copy_is_recovered_without_the_plan_it_was_copied_from() {
    let desk = Desk::set().await;
    desk.full().await;
    let what_if = copied(&desk, desk.plan, PlanKind::WhatIf, "もしも").await;
    let before = by_origin(&desk, what_if).await;
    let Desk { place, store, theme, plan, projects } = desk;
    store.close().await.unwrap();
    let mut conn = foreign(&place.path).await;
    let lost = format!("PRAGMA foreign_keys = OFF; DELETE FROM plan WHERE id = {plan}");
    sqlx::raw_sql(sqlx::AssertSqlSafe(lost)).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let out = place.folder.path().join("救出.tsumugi");
    let report = recover::recover(&place.path, &out, &Access::default(), backup::unwatched()).await.unwrap();
    let orphans = |name: &str| report.iter().find(|line| line.table == name).unwrap().orphans;
    assert_eq!((orphans("plan"), orphans("plan_task"), orphans("plan_link")), (0, 3, 1));
    let store = Store::open(&out, &Access::default()).await.unwrap();
    let desk = Desk { place, store, theme, plan: what_if, projects };
    desk.whole().await;
    assert_eq!(plan::head(&desk.store, what_if).await.unwrap().unwrap().source, None);
    assert_eq!(by_origin(&desk, what_if).await, before);
}
