//! Plan, point 6: what does not go together is named, with where to go, and is gone once it is mended. A story for each.

use super::plot::{Plot, last_day, rows, text};
use app::commands::Done;
use app::plan::Severity;
use app::settings::Language;
use domain::plan::Sheet;
use serde_json::{Value, json};

impl Plot {
    /// The first gate, and an item of its own in it.
    async fn item(&self, cells: Value) -> (domain::Id, domain::Id) {
        let gate = rows(&self.show().await, Sheet::Gate)[0].id;
        let mut all = json!({ "gate": gate, "name_ja": "標的の根拠" });
        all.as_object_mut().unwrap().extend(cells.as_object().unwrap().clone());
        (gate, self.add("item", all).await)
    }
}

/// Point 6: milestone after its gate. A gate stands at the end of its month: what ends with that month is in time.
#[tokio::test]
async fn what_brings_an_item_after_its_gate_is_named_until_it_is_brought_forward() {
    let plot = Plot::set().await;
    let task = plot.task("薬効試験", 0, 7).await;
    let (gate, item) = plot.item(json!({ "task": task })).await;
    plot.set_cells("gate", gate, json!({ "due": plot.month(5) })).await;
    let found = plot.found("task-after-gate").await;
    assert_eq!(
        (found.len(), found[0].row, found[0].sheet, found[0].severity),
        (1, Some(task), Some(Sheet::Task), Severity::Bad)
    );
    plot.set_cells("task", task, json!({ "months": 6 })).await;
    assert_eq!(plot.found("task-after-gate").await, []);
    // A milestone of the gate's month is in time, one of the month after is not.
    let milestone = plot.milestone("薬効の確認", 6).await;
    plot.set_cells("item", item, json!({ "task": milestone })).await;
    assert!(plot.told("task-after-gate", milestone).await.is_some());
    plot.set_cells("task", milestone, json!({ "starts": plot.month(5) })).await;
    assert_eq!(plot.found("task-after-gate").await, []);
}

/// Point 6: gate item fed by nothing.
#[tokio::test]
async fn an_item_that_nothing_brings_is_named_until_a_task_does_or_it_is_there() {
    let plot = Plot::set().await;
    let (_, item) = plot.item(json!({ "state": "none" })).await;
    let told = plot.told("item-unfed", item).await.unwrap();
    assert!(told.contains("標的の根拠"), "{told}");
    let task = plot.task("評価", 0, 3).await;
    plot.set_cells("item", item, json!({ "task": task })).await;
    assert_eq!(plot.told("item-unfed", item).await, None);
    plot.set_cells("item", item, json!({ "task": null, "state": "have", "evidence": "報告書" })).await;
    assert_eq!(plot.told("item-unfed", item).await, None);
    // A support that somebody was asked for feeds it; one that is an idea, or was declined, does not.
    plot.set_cells("item", item, json!({ "state": "none" })).await;
    let support =
        plot.add("support", json!({ "kind": "support", "name": "相談", "item": item, "state": "idea" })).await;
    for (state, unfed) in [("idea", true), ("asked", false), ("agreed", false), ("running", false), ("declined", true)]
    {
        plot.set_cells("support", support, json!({ "state": state })).await;
        assert_eq!(plot.told("item-unfed", item).await.is_some(), unfed, "{state}");
    }
}

/// Point 6: 有 without evidence. An asset, a project or words show it.
#[tokio::test]
async fn an_item_that_is_there_without_evidence_is_named_until_something_shows_it() {
    let plot = Plot::set().await;
    let (_, item) = plot.item(json!({ "state": "have" })).await;
    assert!(plot.told("item-no-evidence", item).await.is_some());
    let fields =
        json!({ "kind": "assay", "step": "screening", "state": "have", "label": "評価系", "source": "見本論文" });
    let asset: Done = plot.desk.call("asset.save", json!({ "project": plot.projects[0], "fields": fields })).await;
    for cells in [
        json!({ "evidence": "報告書" }),
        json!({ "evidence": "", "project": plot.projects[1] }),
        json!({ "project": null, "asset": asset.created }),
    ] {
        plot.set_cells("item", item, cells).await;
        assert_eq!(plot.told("item-no-evidence", item).await, None);
    }
    plot.set_cells("item", item, json!({ "asset": null })).await;
    assert!(plot.told("item-no-evidence", item).await.is_some());
}

/// Point 6: asset 有 without evidence, of a project and of an extra thread. It is mended in the weave.
#[tokio::test]
async fn an_asset_without_sentence_and_source_is_named_until_it_has_one() {
    let plot = Plot::set().await;
    let fields = json!({ "kind": "assay", "step": "screening", "state": "have", "label": "評価系" });
    let asset: Done = plot.desk.call("asset.save", json!({ "project": plot.projects[0], "fields": fields })).await;
    let idea = json!({ "kind": "company", "title_ja": "見本製薬の抗体" });
    let idea: Done = plot.desk.call("theme.extra_save", json!({ "theme": plot.theme, "fields": idea })).await;
    let of_extra = json!({ "kind": "antibody", "step": "screening", "state": "have" });
    let other: Done = plot.desk.call("asset.save", json!({ "extra": idea.created, "fields": of_extra })).await;
    let found = plot.found("asset-no-evidence").await;
    assert!(found.iter().all(|one| one.sheet.is_none() && one.severity == Severity::Bad));
    let told = plot.told("asset-no-evidence", plot.projects[0]).await.unwrap();
    assert!(told.contains("評価系") && told.contains("架空分子の抗体"), "{told}");
    let told = plot.told("asset-no-evidence", idea.created.unwrap()).await.unwrap();
    assert!(told.contains("抗体") && told.contains("見本製薬の抗体"), "{told}");
    for (id, mut fields) in [(asset.created, fields), (other.created, of_extra)] {
        fields["source"] = json!("見本論文 2026");
        let _: Done = plot.desk.call("asset.save", json!({ "id": id, "fields": fields })).await;
    }
    assert_eq!(plot.found("asset-no-evidence").await, []);
    // What is not there needs none.
    let fields = json!({ "kind": "model", "step": "poc", "state": "obtaining", "label": "動物" });
    let _: Done = plot.desk.call("asset.save", json!({ "project": plot.projects[1], "fields": fields })).await;
    assert_eq!(plot.found("asset-no-evidence").await, []);
}

/// Point 6: TPP value without a source.
#[tokio::test]
async fn a_profile_value_without_source_is_named_until_a_source_or_a_claim_bears_it() {
    let plot = Plot::set().await;
    let tpp = plot.add("tpp", json!({ "attribute": "efficacy" })).await;
    assert_eq!(plot.found("tpp-no-source").await, []);
    plot.set_cells("tpp", tpp, json!({ "minimum_ja": "30％の改善" })).await;
    let told = plot.told("tpp-no-source", tpp).await.unwrap();
    assert!(told.contains("有効性"), "{told}");
    plot.set_cells("tpp", tpp, json!({ "source": "見本の総説" })).await;
    assert_eq!(plot.found("tpp-no-source").await, []);
    let claim = json!({ "text_ja": "効く", "state": "confirmed", "rests_on": { "on": "word" }, "source": "見本教授" });
    let claim: Done = plot.desk.call("theme.claim_save", json!({ "theme": plot.theme, "fields": claim })).await;
    plot.set_cells("tpp", tpp, json!({ "source": "", "claim": claim.created })).await;
    assert_eq!(plot.found("tpp-no-source").await, []);
}

/// Point 6: budget outside the programme's years, and outside those of the project it funds.
#[tokio::test]
async fn money_outside_the_years_of_what_gives_it_is_named() {
    let plot = Plot::set().await;
    let money = |year: i32| json!({ "year": year, "yen": 12_000_000, "programme": plot.programme });
    let line = plot.add("budget", money(plot.year + 2)).await;
    let told = plot.told("budget-outside-programme", line).await.unwrap();
    assert!(told.contains("12,000千円") && told.contains("架空創薬事業"), "{told}");
    plot.set_cells("budget", line, json!({ "year": plot.year + 1 })).await;
    assert_eq!(plot.found("budget-outside-programme").await, []);
    plot.set_cells("budget", line, json!({ "year": plot.year - 3 })).await;
    assert!(plot.told("budget-outside-programme", line).await.is_some());
    // A programme whose years nobody knows is never outside.
    let edit = json!({ "id": plot.programme, "fields": { "valid_first": null, "valid_last": null } });
    let _: Done = plot.desk.call("registry.edit", edit).await;
    assert_eq!(plot.found("budget-outside-programme").await, []);
    // Of the project that the programme funds the years count that its list states.
    let task = plot.task("試験", 0, 36).await;
    plot.set_cells("task", task, json!({ "project": plot.projects[0] })).await;
    let after = super::plot::fiscal_year(plot.today + 12) + 1;
    plot.set_cells("budget", line, json!({ "year": after, "task": task })).await;
    let told = plot.told("budget-outside-programme", line).await.unwrap();
    assert!(told.contains("架空分子の抗体"), "{told}");
    plot.set_cells("budget", line, json!({ "year": after - 1 })).await;
    assert_eq!(plot.found("budget-outside-programme").await, []);
}

/// Point 6: money of which nobody says where it comes from.
#[tokio::test]
async fn money_without_a_source_is_named_until_it_has_one() {
    let plot = Plot::set().await;
    let task = plot.task("試験", 0, 12).await;
    let line = plot.add("budget", json!({ "year": plot.year, "yen": 3_500_000, "task": task })).await;
    let told = plot.told("budget-no-source", line).await.unwrap();
    assert!(told.contains("3,500千円"), "{told}");
    let view = plot.show().await;
    let planned = super::plot::planned(&view, task);
    assert_eq!((planned.yen, planned.unfunded), (3_500_000, true));
    plot.set_cells("budget", line, json!({ "source": "自己資金" })).await;
    assert_eq!(plot.found("budget-no-source").await, []);
    plot.set_cells("budget", line, json!({ "source": "", "programme": plot.programme })).await;
    assert_eq!(plot.found("budget-no-source").await, []);
}

/// Point 1, fiscal-year borders: a task from April to March lies in one fiscal year; a day more or less is a month more or less.
#[tokio::test]
async fn money_in_a_year_without_work_is_named_at_the_borders_of_fiscal_years() {
    let plot = Plot::set().await;
    let april = format!("{}-04", plot.year + 1);
    let cells = json!({ "kind": "task", "name_ja": "一年の試験", "starts": april, "months": 12 });
    let task = plot.add("task", cells).await;
    let line = json!({ "year": plot.year + 1, "yen": 1_000_000, "source": "自己資金", "task": task });
    let line = plot.add("budget", line).await;
    for (year, outside) in [(0, true), (1, false), (2, true)] {
        plot.set_cells("budget", line, json!({ "year": plot.year + year })).await;
        assert_eq!(plot.told("budget-outside-task", line).await.is_some(), outside, "{year}");
    }
    // From March to April it lies in two.
    plot.set_cells("task", task, json!({ "starts": format!("{}-03", plot.year + 1), "months": 2 })).await;
    for (year, outside) in [(-1, true), (0, false), (1, false), (2, true)] {
        plot.set_cells("budget", line, json!({ "year": plot.year + year })).await;
        assert_eq!(plot.told("budget-outside-task", line).await.is_some(), outside, "{year}");
    }
    // A milestone of March stands at its end, and still in that year.
    let milestone = plot
        .add("task", json!({ "kind": "milestone", "name_ja": "完了", "starts": format!("{}-03", plot.year + 1) }))
        .await;
    plot.set_cells("budget", line, json!({ "year": plot.year, "task": milestone })).await;
    assert_eq!(plot.found("budget-outside-task").await, []);
    plot.set_cells("budget", line, json!({ "year": plot.year + 1 })).await;
    assert!(plot.told("budget-outside-task", line).await.is_some());
}

/// Point 6: task after the responsible project's end, where the list states that end.
#[tokio::test]
async fn a_task_that_outlives_its_project_is_named() {
    let plot = Plot::set().await;
    let task = plot.task("薬効試験", 6, 8).await;
    plot.set_cells("task", task, json!({ "project": plot.projects[0] })).await;
    let found = plot.found("project-ended").await;
    assert_eq!((found.len(), found[0].row, found[0].severity), (1, Some(task), Severity::Bad));
    plot.speak("en").await;
    let last = &plot.found("project-ended").await[0].params["last"];
    assert_eq!(*last, last_day(plot.today + 12).strftime("%-d %b %Y").to_string());
    plot.speak("ja").await;
    // The month of the last day is the last one.
    plot.set_cells("task", task, json!({ "months": 7 })).await;
    assert_eq!(plot.found("project-ended").await, []);
    plot.set_cells("task", task, json!({ "months": 24 })).await;
    assert_eq!(plot.found("project-ended").await.len(), 1);
    // A list for one fiscal year states no end.
    plot.set_cells("task", task, json!({ "project": plot.projects[1] })).await;
    assert_eq!(plot.found("project-ended").await, []);
}

/// Bad input: a responsible project that is no thread of the theme, or not any more.
#[tokio::test]
async fn a_responsible_project_that_left_the_theme_is_named_until_it_joins() {
    let plot = Plot::set().await;
    let task = plot.task("薬効試験", 0, 3).await;
    plot.set_cells("task", task, json!({ "project": plot.projects[1] })).await;
    assert_eq!(plot.found("project-not-in-theme").await, []);
    let thread = json!({ "id": plot.theme, "project": plot.projects[1] });
    let _: Done = plot.desk.call("theme.thread_remove", thread).await;
    let told = plot.told("project-not-in-theme", task).await.unwrap();
    assert!(told.contains("架空分子の動物"), "{told}");
    // It can still be read by name, and is not to be chosen.
    let names = plot.show().await.names;
    let named: Vec<_> = names.projects.iter().map(|one| (one.id, one.gone)).collect();
    assert_eq!(named, [(plot.projects[0], false), (plot.projects[1], true)]);
    let join = json!({ "id": plot.theme, "selection": { "these": [plot.projects[1]] } });
    let _: Done = plot.desk.call("theme.join", join).await;
    assert_eq!(plot.found("project-not-in-theme").await, []);
}

/// Point 1: what stands earlier than a link allows.
#[tokio::test]
async fn an_order_that_a_link_forbids_is_named_with_its_months() {
    let plot = Plot::set().await;
    let (one, two) = (plot.task("前の作業", 0, 6).await, plot.task("後の作業", 2, 3).await);
    plot.link(one, two, "fs", 1).await;
    let found = plot.found("order-broken").await;
    assert_eq!((found.len(), found[0].row, found[0].params["months"].as_str()), (1, Some(two), "5"));
    // What breaks the order is as pressing as what has no slack.
    let view = plot.show().await;
    let planned = super::plot::planned(&view, one);
    assert!(planned.slack.unwrap() < 0 && planned.critical, "{:?}", view.schedule);
    let order = json!({ "plan": plot.plan, "moves": [], "push": true });
    let _: Done = plot.desk.call("plan.move", order).await;
    assert_eq!(plot.found("order-broken").await, []);
}

/// Point 2: a later gate before an earlier one.
#[tokio::test]
async fn gates_out_of_their_order_are_named() {
    let plot = Plot::set().await;
    let gates: Vec<_> = rows(&plot.show().await, Sheet::Gate).iter().map(|row| row.id).collect();
    for (gate, due) in [(gates[0], 12), (gates[1], 6), (gates[2], 12)] {
        plot.set_cells("gate", gate, json!({ "due": plot.month(due) })).await;
    }
    let found = plot.found("gates-order").await;
    assert_eq!((found.len(), found[0].row, found[0].sheet), (1, Some(gates[1]), Some(Sheet::Gate)));
    plot.set_cells("gate", gates[1], json!({ "due": plot.month(12) })).await;
    assert_eq!(plot.found("gates-order").await, []);
}

/// Point 2: criteria are fixed beforehand; what was fixed or changed after the data stays visible.
#[tokio::test]
async fn criteria_that_are_not_fixed_before_the_data_are_named() {
    let plot = Plot::set().await;
    let gate = rows(&plot.show().await, Sheet::Gate)[0].id;
    let criterion = plot.add("criterion", json!({ "gate": gate, "kind": "go", "text_ja": "改善30％以上" })).await;
    assert_eq!(plot.found("criteria-unfixed").await, []);
    assert!(!plot.show().await.gates[0].fixed);
    let data = last_day(plot.today - 6);
    let (before, on) = (data.yesterday().unwrap().to_string(), data.to_string());
    plot.set_cells("gate", gate, json!({ "data_on": on })).await;
    let found = plot.found("criteria-unfixed").await;
    assert_eq!((found.len(), found[0].row, found[0].sheet), (1, Some(criterion), Some(Sheet::Criterion)));
    plot.set_cells("criterion", criterion, json!({ "fixed_on": before })).await;
    assert_eq!((plot.found("criteria-unfixed").await, plot.found("criterion-after-data").await), (vec![], vec![]));
    assert!(plot.show().await.gates[0].fixed);
    // On the day of the data is after it; put back to a day before, it is a change of today.
    let cells = json!({ "gate": gate, "kind": "go", "text_ja": "生存の延長", "fixed_on": on });
    let late = plot.add("criterion", cells).await;
    let told = plot.told("criterion-after-data", late).await.unwrap();
    assert!(told.contains(&format!("{}月{}日", data.month(), data.day())) && told.contains("生存の延長"), "{told}");
    plot.set_cells("criterion", late, json!({ "fixed_on": before })).await;
    assert!(plot.told("criterion-after-data", late).await.is_some());
    assert_eq!(plot.told("criterion-after-data", criterion).await, None);
    // Another wording of what is fixed is of today, which is after the data.
    plot.set_cells("criterion", criterion, json!({ "text_ja": "改善20％以上" })).await;
    assert!(plot.told("criterion-after-data", criterion).await.is_some());
    let view = plot.show().await;
    let row = rows(&view, Sheet::Criterion).iter().find(|row| row.id == criterion).unwrap();
    assert_eq!(text(row, "first_ja"), "改善30％以上");
}

/// Point 2: a decision without fixed criteria; a gate whose month is over without a decision.
#[tokio::test]
async fn a_gate_past_its_month_is_named_until_somebody_decides_and_then_its_open_criteria_are() {
    let plot = Plot::set().await;
    let gate = rows(&plot.show().await, Sheet::Gate)[0].id;
    let criterion = plot.add("criterion", json!({ "gate": gate, "kind": "no-go", "text_ja": "毒性" })).await;
    plot.set_cells("gate", gate, json!({ "due": plot.month(0) })).await;
    assert_eq!(plot.found("decision-missing").await, []);
    plot.set_cells("gate", gate, json!({ "due": plot.month(-1) })).await;
    let found = plot.found("decision-missing").await;
    assert_eq!((found.len(), found[0].row, found[0].severity), (1, Some(gate), Severity::Warn));
    assert_eq!(plot.found("criteria-unfixed").await, []);
    let day = last_day(plot.today - 1).to_string();
    let decide = json!({ "gate": gate, "decided_on": day, "verdict": "go", "who": "審査会", "basis": "報告書" });
    let _: Done = plot.desk.call("plan.decide", decide).await;
    assert_eq!(plot.found("decision-missing").await, []);
    assert_eq!(plot.found("criteria-unfixed").await[0].row, Some(criterion));
    let view = plot.show().await;
    assert_eq!((json!(view.gates[0].verdict), view.decisions.len()), (json!("go"), 1));
}

/// Point 1: a task that nobody dated.
#[tokio::test]
async fn a_task_without_its_months_is_named_until_it_has_them() {
    let plot = Plot::set().await;
    let package = plot.add("task", json!({ "kind": "package", "name_ja": "探索" })).await;
    let task = plot.add("task", json!({ "kind": "task", "name_ja": "試験", "starts": plot.month(1) })).await;
    let milestone = plot.add("task", json!({ "kind": "milestone", "name_ja": "完了" })).await;
    let found = plot.found("task-undated").await;
    let named: Vec<_> = found.iter().map(|one| (one.row.unwrap(), one.column.as_str())).collect();
    assert_eq!(named, [(task, "months"), (milestone, "starts")]);
    plot.set_cells("task", task, json!({ "months": 2 })).await;
    plot.set_cells("task", milestone, json!({ "starts": plot.month(3) })).await;
    assert_eq!(plot.found("task-undated").await, []);
    // The bar of a package is that of its tasks; a milestone stands at the end of its month.
    let view = plot.show().await;
    let of = |id| {
        let planned = super::plot::planned(&view, id);
        (planned.start.unwrap() - plot.today, planned.end.unwrap() - plot.today, planned.package)
    };
    assert_eq!((of(package), of(task), of(milestone)), ((1, 4, None), (1, 3, Some(package)), (4, 4, Some(package))));
    assert_eq!(super::plot::planned(&view, package).slack, None);
}

/// Point 4: a support that comes too late, and one nobody has asked for.
#[tokio::test]
async fn supports_that_do_not_reach_their_task_are_named() {
    let plot = Plot::set().await;
    let task = plot.task("製剤", -1, 4).await;
    let cells =
        json!({ "kind": "support", "name": "製剤の相談", "task": task, "state": "idea", "starts": plot.month(3) });
    let support = plot.add("support", cells).await;
    let told = plot.told("support-late", support).await.unwrap();
    assert!(told.contains("製剤の相談"), "{told}");
    assert!(plot.told("support-unasked", support).await.is_some());
    plot.set_cells("support", support, json!({ "starts": plot.month(2), "state": "asked" })).await;
    assert_eq!((plot.found("support-late").await, plot.found("support-unasked").await), (vec![], vec![]));
    // An idea for what has not begun can wait.
    plot.set_cells("support", support, json!({ "state": "idea" })).await;
    plot.set_cells("task", task, json!({ "starts": plot.month(1) })).await;
    assert_eq!(plot.found("support-unasked").await, []);
    // By way of an item it is for the task that brings it.
    let (_, item) = plot.item(json!({ "task": task })).await;
    plot.set_cells("support", support, json!({ "task": null, "item": item, "starts": plot.month(9) })).await;
    assert!(plot.told("support-late", support).await.is_some());
    plot.set_cells("support", support, json!({ "state": "declined" })).await;
    assert_eq!(plot.found("support-late").await, []);
}

/// The worst come first, each is worded in both languages, and names stand in the reader's.
#[tokio::test]
async fn contradictions_stand_by_weight_and_in_the_language_of_whoever_reads() {
    let plot = Plot::set().await;
    plot.add("task", json!({ "kind": "task", "name_ja": "時期なし", "name_en": "Undated" })).await;
    plot.add("budget", json!({ "year": plot.year, "yen": 5_000_000 })).await;
    let (_, item) = plot.item(json!({ "state": "have" })).await;
    let view = plot.show().await;
    let weights: Vec<_> = view.contradictions.iter().map(|one| one.severity).collect();
    assert!(weights.is_sorted(), "{weights:?}");
    assert!(view.contradictions.iter().any(|one| one.row == Some(item)));
    plot.speak("en").await;
    let undated = plot.found("task-undated").await;
    assert_eq!(undated[0].params["task"], "Undated");
    let told = app::catalogue::sentence(
        Language::En,
        "contradiction.budget-no-source",
        &plot.found("budget-no-source").await[0].params,
    );
    assert_eq!(told, format!("5,000 thousand yen in FY{} have no source.", plot.year));
}
