//! Plan, point 1: baselines, what-if copies, versions; what differs between two plans of a theme.

use super::plot::{Plot, planned, rows, text};
use app::commands::Done;
use app::plan::{PlanDiff, PlanView, Row};
use app::theme::ThemeVersions;
use domain::plan::{PlanKind, Sheet};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl Plot {
    async fn copied(&self, plan: Id, kind: &str, name: &str) -> Id {
        let args = json!({ "plan": plan, "kind": kind, "name": name });
        self.desk.call::<Done>("plan.copy", args).await.created.unwrap()
    }

    async fn shown(&self, plan: Id) -> PlanView {
        self.desk.call("plan.show", json!({ "theme": self.theme, "plan": plan })).await
    }

    async fn put_into(&self, plan: Id, sheet: &str, rows: Value) -> Done {
        self.desk.call("plan.put", json!({ "plan": plan, "sheet": sheet, "rows": rows })).await
    }

    /// What differs: `sheet name: column before → after`, `+` and `-` for rows that are new and gone.
    async fn differs(&self, from: Id, to: Id) -> Vec<String> {
        let diff: PlanDiff = self.desk.call("plan.diff", json!({ "from": from, "to": to })).await;
        let told = diff.rows.iter().flat_map(|row| {
            let name = format!("{} {}", row.sheet.as_str(), row.name);
            match (row.from, row.to) {
                (None, _) => vec![format!("+ {name}")],
                (_, None) => vec![format!("- {name}")],
                _ => {
                    row.cells.iter().map(|(cell, before, after)| format!("{name}: {cell} {before} → {after}")).collect()
                }
            }
        });
        told.collect()
    }
}

/// A plan without ids: what it says.
fn said(view: &PlanView) -> BTreeMap<Sheet, Vec<Vec<(String, String)>>> {
    let mut names: BTreeMap<Id, String> = BTreeMap::new();
    for (sheet, rows) in &view.sheets {
        for (at, row) in rows.iter().enumerate() {
            names.insert(row.id, format!("{} {at}", sheet.as_str()));
        }
    }
    let cells = |row: &Row| {
        let cell = |(name, cell): (&String, &app::plan::Cell)| {
            let word = json!(cell);
            let known = word.as_i64().and_then(|id| names.get(&id).cloned());
            (name.clone(), known.unwrap_or_else(|| word.to_string()))
        };
        row.cells.iter().map(cell).collect()
    };
    view.sheets.iter().map(|(sheet, rows)| (*sheet, rows.iter().map(cells).collect())).collect()
}

/// A plan in which rows of all kinds name one another. Returns the two tasks.
async fn filled(plot: &Plot) -> (Id, Id) {
    let a = plot.task("探索", 0, 6).await;
    let b = plot.task("薬効", 6, 6).await;
    plot.link(a, b, "fs", 0).await;
    plot.add("budget", json!({ "task": b, "year": plot.year, "yen": 5_000_000, "programme": plot.programme })).await;
    let gate = plot.ids(Sheet::Gate).await[0];
    let item = plot.ids(Sheet::Item).await[0];
    plot.set_cells("item", item, json!({ "state": "obtaining", "task": b, "project": plot.projects[0] })).await;
    plot.add("criterion", json!({ "gate": gate, "kind": "go", "text_ja": "改善30％以上" })).await;
    plot.add("support", json!({ "kind": "support", "name": "相談", "item": item, "task": b, "state": "idea" })).await;
    plot.add("risk", json!({ "kind": "risk", "text_ja": "毒性", "gate": gate })).await;
    plot.add("market", json!({ "market": "jp", "joint": 1 })).await;
    (a, b)
}

/// Point 1: a baseline says what the plan said, and nothing can be written into it.
#[tokio::test]
async fn a_baseline_is_the_plan_as_it_was_and_stays_so() {
    let plot = Plot::set().await;
    let (a, b) = filled(&plot).await;
    let done: Done = plot.desk.call("plan.copy", json!({ "plan": plot.plan, "kind": "baseline" })).await;
    let baseline = done.created.unwrap();
    let view = plot.show().await;
    let kept = plot.shown(baseline).await;
    assert_eq!(said(&kept), said(&view));
    let head = kept.plan.clone().unwrap();
    assert_eq!((head.kind, head.source, head.name.len()), (PlanKind::Baseline, Some(plot.plan), 10));
    // Rows are new ones that say which they were.
    let pairs = rows(&kept, Sheet::Task).iter().zip(rows(&view, Sheet::Task));
    assert!(pairs.into_iter().all(|(copy, row)| copy.id != row.id && copy.origin == Some(row.id)));
    plot.set_cells("task", b, json!({ "starts": plot.month(8), "months": 8 })).await;
    let view = plot.show().await;
    let slipped = planned(&view, b);
    assert_eq!((slipped.base_start, slipped.base_end), (Some(plot.today + 6), Some(plot.today + 12)));
    assert_eq!(plot.shown(baseline).await.sheets, kept.sheets);

    let task = rows(&kept, Sheet::Task)[0].id;
    let gate = rows(&kept, Sheet::Gate)[0].id;
    for (name, args) in [
        (
            "plan.put",
            json!({ "plan": baseline, "sheet": "task", "rows": [{ "id": task, "cells": { "name_ja": "違う" } }] }),
        ),
        ("plan.remove", json!({ "plan": baseline, "sheet": "task", "ids": [task] })),
        ("plan.place", json!({ "plan": baseline, "sheet": "task", "ids": [task], "before": null })),
        ("plan.move", json!({ "plan": baseline, "moves": [], "push": true })),
        ("plan.edit", json!({ "plan": baseline, "product": "device" })),
        (
            "plan.decide",
            json!({ "gate": gate, "decided_on": "2026-11-27", "verdict": "go", "who": "会議", "basis": "資料" }),
        ),
    ] {
        let problem = plot.desk.refused(name, args).await;
        assert_eq!(
            (problem.code, problem.params["reason"].as_str()),
            (ProblemCode::InvalidField, "plan-frozen"),
            "{name}"
        );
    }
    // What it is called can be put right.
    let _: Done = plot.desk.call("plan.edit", json!({ "plan": baseline, "name": "承認時" })).await;
    assert_eq!(plot.shown(baseline).await.plan.unwrap().name, "承認時");
    // That says nothing about when it was made, nor who made it: the newest one is still the newest.
    let newer = plot.copied(plot.plan, "baseline", "見直し").await;
    let _: Done = plot.desk.call("plan.edit", json!({ "plan": baseline, "name": "承認時（改）" })).await;
    let view = plot.show().await;
    assert_eq!(view.against, Some(newer));
    let renamed = view.plans.iter().find(|plan| plan.id == baseline).unwrap();
    assert_eq!((renamed.name.as_str(), &renamed.at, &renamed.by), ("承認時（改）", &head.at, &head.by));
    // A row of another plan is none of this one.
    let stray = json!({ "plan": plot.plan, "sheet": "link", "rows": [{ "id": null, "cells": { "before": a, "after": task, "kind": "fs" } }] });
    assert_eq!(plot.desk.refused("plan.put", stray).await.params["reason"], "no-such-row");
}

/// Point 1: a what-if copy is worked on beside the plan; adopted it is the plan, and the former one stays as a version. One
/// step, which is taken back whole.
#[tokio::test]
async fn a_copy_to_try_things_in_becomes_the_plan_and_the_former_stays() {
    let plot = Plot::set().await;
    let (a, b) = filled(&plot).await;
    let nameless = json!({ "plan": plot.plan, "kind": "what-if", "name": " " });
    assert_eq!(plot.desk.refused("plan.copy", nameless).await.params["field"], "name");
    let copy = plot.copied(plot.plan, "what-if", "一年早く").await;
    let before = plot.show().await;
    let twin = rows(&plot.shown(copy).await, Sheet::Task)[1].id;
    plot.put_into(
        copy,
        "task",
        json!([{ "id": twin, "cells": { "months": 3 } }, { "id": null, "cells": { "name_ja": "委託" } }]),
    )
    .await;
    assert_eq!(plot.show().await.sheets, before.sheets, "the plan is not touched");
    // A copy of a copy still knows which rows they were.
    let further = plot.copied(copy, "what-if", "もっと早く").await;
    let rows_of = plot.shown(further).await;
    assert_eq!(rows(&rows_of, Sheet::Task)[0].origin, Some(a));
    assert_eq!(
        plot.desk.refused("plan.adopt", json!({ "plan": plot.plan })).await.params["reason"],
        "plan-not-what-if"
    );

    let standing = plot.all().await;
    let done: Done = plot.desk.call("plan.adopt", json!({ "plan": copy })).await;
    assert_eq!(done.kind, "plan-adopt");
    let view = plot.show().await;
    assert_eq!(view.plan.as_ref().map(|plan| (plan.id, plan.kind)), Some((copy, PlanKind::Current)));
    assert_eq!((rows(&view, Sheet::Task).len(), text(&rows(&view, Sheet::Task)[2], "name_ja")), (3, "委託"));
    let former = view.plans.iter().find(|plan| plan.id == plot.plan).unwrap();
    assert_eq!(former.kind, PlanKind::Version);
    assert_eq!(plot.shown(plot.plan).await.sheets, before.sheets);
    // What came of which row is still known: the former plan is what slip can be measured against.
    let against = json!({ "theme": plot.theme, "against": plot.plan });
    let view: PlanView = plot.desk.call("plan.show", against).await;
    assert_eq!(planned(&view, twin).base_end, Some(plot.today + 12));
    let frozen = json!({ "plan": plot.plan, "sheet": "task", "rows": [{ "id": b, "cells": { "done": 5 } }] });
    assert_eq!(plot.desk.refused("plan.put", frozen).await.params["reason"], "plan-frozen");
    plot.desk.undo().await;
    assert_eq!(plot.all().await, standing);
}

/// Point 1: copies and baselines are dropped, the plan and what is kept as a version are not.
#[tokio::test]
async fn only_copies_and_baselines_are_dropped() {
    let plot = Plot::set().await;
    filled(&plot).await;
    let before = plot.all().await;
    let copy = plot.copied(plot.plan, "what-if", "もし").await;
    let baseline = plot.copied(copy, "baseline", "承認時").await;
    for plan in [copy, baseline] {
        let _: Done = plot.desk.call("plan.drop", json!({ "plan": plan })).await;
        assert_eq!(plot.desk.refused("plan.drop", json!({ "plan": plan })).await.code, ProblemCode::NoSuchPlan);
    }
    assert_eq!(plot.all().await, before);
    for _ in 0..2 {
        plot.desk.undo().await;
    }
    assert_eq!(plot.show().await.plans.len(), 3);
    assert_eq!(plot.desk.refused("plan.drop", json!({ "plan": plot.plan })).await.params["reason"], "plan-not-copy");
    let version = json!({ "plan": plot.plan, "kind": "version", "name": "x" });
    assert_eq!(plot.desk.refused("plan.copy", version).await.code, ProblemCode::InvalidField);
}

/// Versioned with its theme: a version of the theme keeps the plan of that moment in the same step; an alternative to the theme
/// begins without one, and a theme goes with its plans.
#[tokio::test]
async fn a_version_of_the_theme_keeps_its_plan() {
    let plot = Plot::set().await;
    let (_, task) = filled(&plot).await;
    let before = plot.all().await;
    let kept: Done = plot.desk.call("theme.snapshot", json!({ "id": plot.theme, "reason": "検討会の前" })).await;
    let view = plot.show().await;
    let version = view.plans.iter().find(|plan| plan.kind == PlanKind::Version).unwrap();
    assert_eq!((version.version, version.name.as_str(), kept.kind.as_str()), (Some(1), "検討会の前", "theme-snapshot"));
    assert_eq!(said(&plot.shown(version.id).await), said(&view));
    // It is called by the reason it was kept for.
    let renamed = json!({ "plan": version.id, "name": "別の理由" });
    assert_eq!(plot.desk.refused("plan.edit", renamed).await.params["reason"], "plan-frozen");
    // What has changed since counts rows of the plan and decisions.
    let since = async || plot.desk.call::<ThemeVersions>("theme.versions", json!({ "id": plot.theme })).await.since;
    assert_eq!(since().await, 0);
    plot.set_cells("task", task, json!({ "months": 9 })).await;
    assert_eq!((plot.differs(version.id, plot.plan).await.len(), since().await), (1, 1));
    let copy = plot.copied(plot.plan, "what-if", "もし").await;
    plot.put_into(copy, "risk", json!([{ "id": null, "cells": { "text_ja": "遅れ" } }])).await;
    assert_eq!(since().await, 1, "a copy is not the plan");
    let _: Done = plot.desk.call("plan.adopt", json!({ "plan": copy })).await;
    assert_eq!(since().await, 2);
    for _ in 0..4 {
        plot.desk.undo().await;
    }
    plot.desk.undo().await;
    assert_eq!(plot.all().await, before);
    let versions: ThemeVersions = plot.desk.call("theme.versions", json!({ "id": plot.theme })).await;
    assert!(versions.versions.is_empty());
    plot.desk.redo().await;

    let other: Done =
        plot.desk.call("theme.copy", json!({ "id": plot.theme, "fields": { "title_ja": "別の案" } })).await;
    let view: PlanView = plot.desk.call("plan.show", json!({ "theme": other.created })).await;
    assert_eq!((view.plan, view.plans.len()), (None, 0));
    let before = plot.all().await;
    let _: Done = plot.desk.call("theme.remove", json!({ "id": plot.theme })).await;
    assert_eq!(
        plot.desk.refused("plan.edit", json!({ "plan": plot.plan, "product": "device" })).await.code,
        ProblemCode::NoSuchPlan
    );
    plot.desk.undo().await;
    assert_eq!(plot.all().await, before);
}

/// What differs between two plans is told row by row in the words of the window: what rows name by name, not by number. Order is
/// no difference.
#[tokio::test]
async fn a_diff_tells_what_changed_in_words() {
    let plot = Plot::set().await;
    let (a, b) = filled(&plot).await;
    let baseline = plot.copied(plot.plan, "baseline", "承認時").await;
    assert_eq!(plot.differs(baseline, plot.plan).await, Vec::<String>::new());
    plot.set_cells(
        "task",
        b,
        json!({ "starts": "2031-04", "months": 9, "project": plot.projects[1], "name_en": "Efficacy" }),
    )
    .await;
    let _: Done =
        plot.desk.call("plan.place", json!({ "plan": plot.plan, "sheet": "task", "ids": [b], "before": a })).await;
    plot.task("委託", 3, 2).await;
    let budget = plot.ids(Sheet::Budget).await[0];
    plot.set_cells("budget", budget, json!({ "yen": 5_500_000, "task": a })).await;
    let items = plot.ids(Sheet::Item).await;
    let _: Done = plot.desk.call("plan.remove", json!({ "plan": plot.plan, "sheet": "item", "ids": [items[1]] })).await;
    plot.set_cells("item", items[0], json!({ "state": "have" })).await;
    assert_eq!(
        plot.differs(baseline, plot.plan).await,
        [
            "task 薬効: name_en  → Efficacy".to_owned(),
            format!("task 薬効: starts {} → 令和13年4月", month_ja(plot.today + 6)),
            "task 薬効: months 6 → 9".to_owned(),
            "task 薬効: project  → 架空分子の動物".to_owned(),
            "+ task 委託".to_owned(),
            format!("budget 探索 {}: task 薬効 → 探索", year_ja(plot.year)),
            format!("budget 探索 {}: yen 5,000千円 → 5,500千円", year_ja(plot.year)),
            "item ヒトでの疾患との関わり: state 取得中 → 有".to_owned(),
            "- item 2つ以上の系での標的制御の効果".to_owned(),
        ]
    );
    plot.speak("en").await;
    let told = plot.differs(plot.plan, baseline).await;
    for one in [
        "task 薬効: starts Apr 2031 → ",
        "- task 委託",
        "+ item Effect of modulating the target in two or more systems",
    ] {
        assert!(told.iter().any(|told| told.starts_with(one)), "{told:?}");
    }

    let other = plot.desk.new_theme(json!({ "title_ja": "別" }), json!([])).await;
    let begun: Done = plot.desk.call("plan.begin", json!({ "theme": other, "product": "device" })).await;
    let foreign = json!({ "from": plot.plan, "to": begun.created });
    assert_eq!(plot.desk.refused("plan.diff", foreign).await.params["reason"], "plan-other-theme");
}

fn month_ja(month: i32) -> String {
    format!("令和{}年{}月", month.div_euclid(12) - 2018, month.rem_euclid(12) + 1)
}

fn year_ja(year: i32) -> String {
    format!("令和{}年度", year - 2018)
}
