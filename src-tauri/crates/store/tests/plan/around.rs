//! What a plan names goes: nothing else of it does.

use super::desk::{Desk, ME, a_claim, an_asset, an_extra, text};
use crate::common::{import_projects, theme};
use domain::plan::{PlanKind, Product, Sheet};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};
use store::{Tx, asset, attachment, claim, extra, pair, plan, registry, theme as themes, theme_whole};

#[tokio::test]
async fn an_asset_goes_and_its_words_stay_as_evidence() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let other = desk
        .one(
            Sheet::Item,
            json!({ "gate": full.gates[1], "name_ja": "別", "asset": full.asset, "evidence": "本人の話" }),
        )
        .await;
    let row = asset::get(&desk.store, full.asset).await.unwrap().unwrap();
    desk.both_ways(async |tx: &mut Tx| asset::remove(tx, &row, "モデル").await).await;
    let item = desk.row(Sheet::Item, full.items[0]).await;
    assert_eq!((&item.cells["asset"], text(&item, "evidence")), (&Value::Null, "患者由来モデル\nモデルで半減した。"));
    let item = desk.row(Sheet::Item, other).await;
    assert_eq!((&item.cells["asset"], text(&item, "evidence")), (&Value::Null, "本人の話"));
}

#[tokio::test]
async fn an_extra_thread_goes_with_its_assets_and_items_keep_their_words() {
    let desk = Desk::set().await;
    let (row, id) = desk
        .write(async |tx: &mut Tx| {
            let row = an_extra(tx, desk.theme).await?;
            let id = asset::put(tx, &an_asset(None, Some(row.id))).await?;
            Ok((row, id))
        })
        .await;
    let gate = desk.one(Sheet::Gate, json!({ "name_ja": "門" })).await;
    let item = desk.one(Sheet::Item, json!({ "gate": gate, "name_ja": "項目", "asset": id })).await;
    desk.both_ways(async |tx: &mut Tx| extra::remove(tx, &row).await).await;
    let item = desk.row(Sheet::Item, item).await;
    assert_eq!((&item.cells["asset"], text(&item, "evidence")), (&Value::Null, "患者由来モデル\nモデルで半減した。"));
}

#[tokio::test]
async fn a_claim_goes_and_its_text_stays_as_the_source() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    desk.both_ways(async |tx: &mut Tx| claim::remove(tx, full.claim).await).await;
    let value = desk.row(Sheet::Tpp, full.tpp[0]).await;
    assert_eq!((&value.cells["claim"], text(&value, "source")), (&Value::Null, "効く。"));
}

#[tokio::test]
async fn an_attachment_goes_and_its_name_stays_as_evidence() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    desk.both_ways(async |tx: &mut Tx| attachment::remove(tx, full.attachment).await).await;
    let item = desk.row(Sheet::Item, full.items[1]).await;
    assert_eq!((&item.cells["attachment"], text(&item, "evidence")), (&Value::Null, "報告書.pdf"));
}

#[tokio::test]
async fn what_the_registry_loses_stays_by_name() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    // One that nothing else holds.
    let row = registry::all(&desk.store).await.unwrap().programmes.remove(0);
    let row = store::rows::ProgrammeRow { id: 0, name_ja: String::new(), name_en: "Fictional programme".into(), ..row };
    let programme = desk.write(async |tx: &mut Tx| registry::put_programme(tx, &row).await).await;
    desk.put(Sheet::Budget, json!([{ "id": full.budget[0], "programme": programme }])).await;
    desk.put(Sheet::Support, json!([{ "id": full.supports[1], "programme": programme }])).await;
    desk.both_ways(async |tx: &mut Tx| registry::remove_programme(tx, programme).await).await;
    let budget = desk.row(Sheet::Budget, full.budget[0]).await;
    assert_eq!((&budget.cells["programme"], text(&budget, "source")), (&Value::Null, "Fictional programme"));
    let next = desk.row(Sheet::Support, full.supports[1]).await;
    assert_eq!((&next.cells["programme"], text(&next, "name")), (&Value::Null, "Fictional programme"));
    let name = registry::all(&desk.store)
        .await
        .unwrap()
        .supports
        .iter()
        .find(|row| row.id == full.support)
        .unwrap()
        .name_ja
        .clone();
    desk.both_ways(async |tx: &mut Tx| registry::remove_support(tx, full.support).await).await;
    let support = desk.row(Sheet::Support, full.supports[0]).await;
    assert_eq!((&support.cells["support"], text(&support, "name")), (&Value::Null, name.as_str()));
}

#[tokio::test]
async fn a_merged_project_is_responsible_as_the_one_it_became() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let (keep, gone) = (desk.projects[2], desk.projects[1]);
    // Both have the same file.
    let file =
        desk.write(async |tx: &mut Tx| attachment::add(tx, "project", keep, "同じ報告書.pdf", b"report").await).await;
    desk.decide(full.gates[0]).await;
    desk.both_ways(async |tx: &mut Tx| pair::merge(tx, keep, gone).await).await;
    assert_eq!(desk.row(Sheet::Task, full.tasks[2]).await.cells["project"], json!(keep));
    let item = desk.row(Sheet::Item, full.items[1]).await;
    assert_eq!((&item.cells["project"], &item.cells["attachment"]), (&json!(keep), &json!(file)));
    let decision = plan::decisions(&desk.store, desk.plan).await.unwrap().remove(0);
    assert_eq!(decision.items[1]["projects"], json!([keep]));
    assert_eq!(decision.items[0]["projects"], json!([desk.projects[0]]));
}

#[tokio::test]
async fn the_import_of_a_responsible_project_is_not_undone_under_the_plan() {
    let desk = Desk::set().await;
    let import = import_projects(&desk.store, 50, 2, "").await;
    let (task, gate) = (desk.task("作業").await, desk.one(Sheet::Gate, json!({ "name_ja": "門" })).await);
    let item = desk.one(Sheet::Item, json!({ "gate": gate, "name_ja": "項目" })).await;
    for (sheet, row) in [(Sheet::Task, task), (Sheet::Item, item)] {
        desk.put(sheet, json!([{ "id": row, "project": import.value[0] }])).await;
        let problem = desk.store.undo(ME, import.operation).await.expect_err("it hangs on it");
        assert_eq!(problem.code, ProblemCode::UndoBlocked);
        assert!(problem.params["operations"].contains("plan-put"), "{problem}");
        desk.put(sheet, json!([{ "id": row, "project": null }])).await;
    }
    desk.store.undo(ME, import.operation).await.unwrap();
    desk.whole().await;
}

#[tokio::test]
async fn a_theme_goes_with_its_plans_and_the_handbook_stays() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    desk.decide(full.gates[0]).await;
    desk.put(Sheet::Note, json!([{ "theme": desk.theme, "kind": "ip", "text_ja": "先に出願する。" }])).await;
    for kind in [PlanKind::Baseline, PlanKind::WhatIf, PlanKind::Version] {
        desk.write(async |tx: &mut Tx| plan::copy(tx, desk.plan, kind, "写し", None).await).await;
    }
    // A plan of another theme rests on what is this one's own.
    let (other, extra_asset, of_theme, file): (Id, Id, Id, Id) = desk
        .write(async |tx: &mut Tx| {
            let row = an_extra(tx, desk.theme).await?;
            let of_extra = asset::put(tx, &an_asset(None, Some(row.id))).await?;
            let of_theme = claim::put(tx, &a_claim(desk.theme)).await?;
            let file = attachment::add(tx, "theme", desk.theme, "計画.pdf", b"plan").await?;
            let second = themes::create(tx, &theme("TH-002")).await?;
            Ok((plan::begin(tx, second, Product::Device).await?, of_extra, of_theme, file))
        })
        .await;
    let gate = desk.put_into(other, Sheet::Gate, json!([{ "name_ja": "門" }])).await[0];
    let items = json!([{ "gate": gate, "name_ja": "甲", "asset": extra_asset }, { "gate": gate, "name_ja": "乙", "attachment": file }]);
    desk.put_into(other, Sheet::Item, items).await;
    desk.put_into(other, Sheet::Tpp, json!([{ "attribute": "cost", "claim": of_theme }])).await;
    desk.both_ways(async |tx: &mut Tx| theme_whole::remove(tx, desk.theme).await).await;
    assert!(plan::heads(&desk.store, desk.theme).await.unwrap().is_empty());
    let note = plan::library_rows(&desk.store, Sheet::Note).await.unwrap().remove(0);
    assert_eq!((&note.cells["theme"], text(&note, "text_ja")), (&Value::Null, "先に出願する。"));
    let items = plan::rows(&desk.store, other, Sheet::Item).await.unwrap();
    assert_eq!(
        (text(&items[0], "evidence"), text(&items[1], "evidence")),
        ("患者由来モデル\nモデルで半減した。", "計画.pdf")
    );
    assert_eq!(text(&plan::rows(&desk.store, other, Sheet::Tpp).await.unwrap()[0], "source"), "効く。");
}

#[tokio::test]
async fn a_check_finds_a_row_that_names_one_of_another_plan() {
    let desk = Desk::set().await;
    let full = desk.full().await;
    let (copy, _) =
        desk.write(async |tx: &mut Tx| plan::copy(tx, desk.plan, PlanKind::WhatIf, "写し", None).await).await;
    desk.whole().await;
    let strays = [
        (Sheet::Budget, json!([{ "year": 2027, "yen": 1, "task": full.tasks[0] }])),
        (Sheet::Risk, json!([{ "kind": "risk", "text_ja": "遅れ", "gate": full.gates[0] }])),
        (Sheet::Support, json!([{ "kind": "support", "item": full.items[0] }])),
    ];
    for (sheet, rows) in strays {
        let id = desk.put_into(copy, sheet, rows).await[0];
        let findings = desk.store.check(true).await.unwrap().findings;
        assert_eq!(findings, [format!("row {id} of a plan names a row of another plan")], "{sheet:?}");
        desk.store.undo(ME, None).await.unwrap();
    }
}
