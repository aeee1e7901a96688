//! Plan, point 2: Go and NoGo criteria fixed before the data, and decisions that stay.

use super::plot::{Plot, last_day, rows, text};
use app::commands::Done;
use app::plan::{GateDecision, PlanView, Verdict};
use domain::plan::Sheet;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

impl Plot {
    async fn first_gate(&self) -> Id {
        self.ids(Sheet::Gate).await[0]
    }

    async fn decided(&self, gate: Id, verdict: &str, more: Value) -> Done {
        let mut args = json!({ "gate": gate, "decided_on": "2026-11-27", "verdict": verdict, "who": "創薬会議", "basis": "SG①資料" });
        args.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.desk.call("plan.decide", args).await
    }

    async fn decisions(&self) -> Vec<GateDecision> {
        self.show().await.decisions
    }
}

/// Point 2: a decision keeps who, when, on what, dissent and how the checklist stood; it is never undone, only followed by
/// another one.
#[tokio::test]
async fn a_decision_stays_with_the_checklist_of_its_day() {
    let plot = Plot::set().await;
    let gate = plot.first_gate().await;
    let items = plot.ids(Sheet::Item).await;
    plot.set_cells("item", items[0], json!({ "state": "have", "evidence": "見本論文" })).await;
    let dissent =
        json!({ "dissent": "メンバーB：再現が1施設のみ", "conditions": "別の施設で再現", "verdict": "conditional" });
    let done = plot.decided(gate, "conditional", dissent).await;
    assert_eq!((done.kind.as_str(), done.lasting, done.count), ("plan-decide", true, 1));
    let decision = plot.decisions().await.remove(0);
    assert_eq!(
        (decision.verdict, decision.who.as_str(), decision.dissent.as_str(), decision.by.as_str()),
        (Verdict::Conditional, "創薬会議", "メンバーB：再現が1施設のみ", "作業者")
    );
    assert_eq!(decision.items.len(), 7);
    assert_eq!(
        decision.items[0],
        ("ヒトでの疾患との関わり".into(), "Disease relevance in human".into(), "have".into())
    );
    // What happens to the checklist later is later.
    plot.set_cells("item", items[0], json!({ "state": "none", "name_ja": "別の名前" })).await;
    assert_eq!(plot.decisions().await[0].items, decision.items);
    // The latest step that can be taken back is the cell, not the decision.
    plot.desk.undo().await;
    assert_eq!((plot.decisions().await.len(), text(&plot.row(Sheet::Item, items[0]).await, "state")), (1, "have"));
    let problem = plot.desk.refused("history.undo", json!({ "operation": done.operation })).await;
    assert_eq!(problem.code, ProblemCode::NotUndoable);
    let args = json!({ "plan": plot.plan, "kind": "what-if", "name": "もし" });
    let copy: Done = plot.desk.call("plan.copy", args).await;
    // Corrected by another one; both stand, the newest first, and counts.
    plot.decided(gate, "go", json!({ "basis": "別の施設で再現した" })).await;
    let verdicts: Vec<Verdict> = plot.decisions().await.iter().map(|decision| decision.verdict).collect();
    assert_eq!(verdicts, [Verdict::Go, Verdict::Conditional]);
    assert_eq!(plot.show().await.gates[0].verdict, Some(Verdict::Go));
    // The gate it was taken at stays as well.
    let args = json!({ "plan": plot.plan, "sheet": "gate", "ids": [gate] });
    assert_eq!(plot.desk.refused("plan.remove", args).await.params["reason"], "gate-decided");
    // What was decided since a copy was made goes on with it when it becomes the plan. In a copy nothing is decided.
    let view: PlanView = plot.desk.call("plan.show", json!({ "theme": plot.theme, "plan": copy.created })).await;
    let twin = rows(&view, Sheet::Gate)[0].id;
    let args = json!({ "gate": twin, "decided_on": "2026-11-27", "verdict": "go", "who": "会議", "basis": "資料" });
    assert_eq!(plot.desk.refused("plan.decide", args).await.params["reason"], "plan-decides");
    let _: Done = plot.desk.call("plan.adopt", json!({ "plan": copy.created })).await;
    let decisions = plot.decisions().await;
    let told: Vec<(Id, Verdict)> = decisions.iter().map(|decision| (decision.gate, decision.verdict)).collect();
    assert_eq!(told, [(twin, Verdict::Go), (twin, Verdict::Conditional)]);
}

/// Point 2: a decision without who, on what or its conditions, or of a day that is none, is refused.
#[tokio::test]
async fn a_decision_says_who_and_on_what() {
    let plot = Plot::set().await;
    let gate = plot.first_gate().await;
    for (more, field, reason) in [
        (json!({ "who": " " }), "who", "dissent-who"),
        (json!({ "basis": "" }), "basis", "basis-needed"),
        (json!({ "verdict": "conditional" }), "conditions", "conditions-needed"),
        (json!({ "decided_on": "2026-02-30" }), "decided_on", "not-a-day"),
        (json!({ "decided_on": "" }), "decided_on", "not-a-day"),
        (json!({ "basis": "あ".repeat(2_001) }), "basis", "too-long"),
        (json!({ "gate": 1 }), "gate", "row-gone"),
    ] {
        let mut args =
            json!({ "gate": gate, "decided_on": "2026-11-27", "verdict": "go", "who": "会議", "basis": "資料" });
        args.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let problem = plot.desk.refused("plan.decide", args).await;
        assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), (field, reason));
        let told = app::catalogue::problem(app::settings::Language::En, &problem);
        assert!(!told.contains("reason.") && !told.contains("field."), "{told}");
    }
    assert!(plot.decisions().await.is_empty());
}

/// Point 2: fixing a gate fixes the criteria that are not fixed yet, on that day; those that are keep theirs.
#[tokio::test]
async fn fixing_a_gate_fixes_its_criteria() {
    let plot = Plot::set().await;
    let gates = plot.ids(Sheet::Gate).await;
    let early = plot
        .add("criterion", json!({ "gate": gates[0], "kind": "go", "text_ja": "甲", "fixed_on": "2026-04-01" }))
        .await;
    let late = plot.add("criterion", json!({ "gate": gates[0], "kind": "no-go", "text_ja": "乙" })).await;
    let elsewhere = plot.add("criterion", json!({ "gate": gates[1], "kind": "go", "text_ja": "丙" })).await;
    let before = plot.all().await;
    plot.set_cells("gate", gates[0], json!({ "fixed_on": "令和8年6月1日" })).await;
    let fixed = async |id: Id| text(&plot.row(Sheet::Criterion, id).await, "fixed_on").to_owned();
    assert_eq!(
        (fixed(early).await, fixed(late).await, fixed(elsewhere).await),
        ("2026-04-01".into(), "2026-06-01".into(), String::new())
    );
    assert!(plot.show().await.gates[0].fixed);
    // Another day for the gate later moves no criterion.
    plot.set_cells("gate", gates[0], json!({ "fixed_on": "2026-07-01" })).await;
    assert_eq!(fixed(late).await, "2026-06-01");
    plot.desk.undo().await;
    plot.desk.undo().await;
    assert_eq!(plot.all().await, before);
}

/// Point 2: a criterion that was fixed is not removed once there are data or a decision, nor by opening it first; before, it is.
#[tokio::test]
async fn a_fixed_criterion_is_not_removed_after_the_data() {
    let plot = Plot::set().await;
    let gate = plot.first_gate().await;
    let remove = |id: Id| json!({ "plan": plot.plan, "sheet": "criterion", "ids": [id] });
    let fixed = json!({ "gate": gate, "kind": "go", "text_ja": "改善30％", "fixed_on": "2026-04-01" });
    let (kept, gone) = (plot.add("criterion", fixed.clone()).await, plot.add("criterion", fixed).await);
    let open = plot.add("criterion", json!({ "gate": gate, "kind": "go", "text_ja": "書きかけ" })).await;
    let _: Done = plot.desk.call("plan.remove", remove(gone)).await;
    plot.set_cells("gate", gate, json!({ "data_on": "2026-06-01" })).await;
    let problem = plot.desk.refused("plan.remove", remove(kept)).await;
    assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), ("fixed_on", "criterion-stays"));
    for language in [app::settings::Language::Ja, app::settings::Language::En] {
        let told = app::catalogue::problem(language, &problem);
        assert!(!told.contains("reason.") && !told.contains("field."), "{told}");
    }
    plot.set_cells("criterion", kept, json!({ "fixed_on": "" })).await;
    assert_eq!(plot.desk.refused("plan.remove", remove(kept)).await.params["reason"], "criterion-stays");
    // What was never fixed is somebody's draft.
    let _: Done = plot.desk.call("plan.remove", remove(open)).await;
    // A decision counts as data do.
    plot.set_cells("gate", gate, json!({ "data_on": "" })).await;
    plot.decided(gate, "hold", json!({})).await;
    assert_eq!(plot.desk.refused("plan.remove", remove(kept)).await.params["reason"], "criterion-stays");
    assert_eq!(rows(&plot.show().await, Sheet::Criterion).len(), 1);
}

/// Point 2: a criterion changed after it was fixed keeps its first wording and the day of the change, whatever happens to it
/// then: also where it is opened and fixed again.
#[tokio::test]
async fn a_criterion_changed_after_the_data_is_visible_as_such() {
    let plot = Plot::set().await;
    let gate = plot.first_gate().await;
    let data = last_day(plot.today - 2).to_string();
    let fixed = last_day(plot.today - 8).to_string();
    let criterion =
        plot.add("criterion", json!({ "gate": gate, "kind": "go", "text_ja": "改善30％", "text_en": "30 %" })).await;
    // Not fixed: it is still being written.
    plot.set_cells("criterion", criterion, json!({ "text_ja": "改善40％" })).await;
    let row = plot.row(Sheet::Criterion, criterion).await;
    assert_eq!((text(&row, "first_ja"), text(&row, "changed_on")), ("", ""));
    plot.set_cells("criterion", criterion, json!({ "fixed_on": fixed })).await;
    plot.set_cells("gate", gate, json!({ "data_on": data })).await;
    assert_eq!(plot.found("criterion-after-data").await, []);
    // Opened, changed, and fixed again on the day it was: that it was changed stays.
    let today = jiff::ZonedDateTime::now().date().to_string();
    plot.set_cells("criterion", criterion, json!({ "fixed_on": "" })).await;
    plot.set_cells("criterion", criterion, json!({ "text_ja": "改善20％" })).await;
    plot.set_cells("criterion", criterion, json!({ "fixed_on": fixed })).await;
    let row = plot.row(Sheet::Criterion, criterion).await;
    assert_eq!(
        (text(&row, "text_ja"), text(&row, "first_ja"), text(&row, "first_en"), text(&row, "changed_on")),
        ("改善20％", "改善40％", "30 %", today.as_str())
    );
    assert!(plot.told("criterion-after-data", criterion).await.is_some());
    // A further change keeps the first fixed wording, not the last.
    plot.set_cells("criterion", criterion, json!({ "text_ja": "改善10％" })).await;
    assert_eq!(text(&plot.row(Sheet::Criterion, criterion).await, "first_ja"), "改善40％");
    // Whoever writes cannot write these cells themselves.
    let forged = json!({ "plan": plot.plan, "sheet": "criterion", "rows": [{ "id": criterion, "cells": { "changed_on": "" } }] });
    assert_eq!(plot.desk.refused("plan.put", forged).await.code, ProblemCode::BadCall);
    let view = plot.show().await;
    assert_eq!(rows(&view, Sheet::Criterion).len(), 1);
}
