//! Plan, "Bad input": cycles, ends before starts, years outside the calendar, months of eras that are over or too far, slips of a
//! thousand, names that are nothing or several, ids of elsewhere.

use super::plot::{Plot, rows, text};
use app::commands::Done;
use app::plan::PlanTried;
use app::settings::Language;
use domain::plan::Sheet;
use domain::{Id, Problem, ProblemCode};
use serde_json::{Value, json};

impl Plot {
    async fn refused_put(&self, sheet: &str, rows: Value) -> Problem {
        let before = self.all().await;
        let args = json!({ "plan": self.plan, "sheet": sheet, "rows": rows });
        let problem = self.desk.refused("plan.put", args).await;
        assert_eq!(self.all().await, before, "a refused write changes nothing");
        problem
    }

    /// Refuses one new row, and tells why in words.
    async fn refuses(&self, sheet: &str, cells: Value, field: &str, reason: &str) -> String {
        let problem = self.refused_put(sheet, json!([{ "id": null, "cells": cells }])).await;
        assert_eq!(
            (
                problem.code,
                problem.params["field"].as_str(),
                problem.params["reason"].as_str(),
                problem.params["row"].as_str()
            ),
            (ProblemCode::InvalidField, field, reason, "0"),
            "{cells}"
        );
        for language in [Language::Ja, Language::En] {
            let told = app::catalogue::problem(language, &problem);
            assert!(!told.contains("reason.") && !told.contains("field.") && !told.contains("plan-column."), "{told}");
        }
        app::catalogue::problem(Language::Ja, &problem)
    }
}

/// Bad input: a link that closes a cycle is refused and the cycle is shown, also where all of it is in one paste.
#[tokio::test]
async fn a_cycle_is_refused_and_named() {
    let plot = Plot::set().await;
    let a = plot.task("探索", 0, 3).await;
    let b = plot.task("薬効", 3, 3).await;
    let c = plot.task("毒性", 6, 3).await;
    plot.link(a, b, "fs", 0).await;
    let kept = plot.link(b, c, "ss", 2).await;
    let told = plot.refuses("link", json!({ "before": c, "after": a, "kind": "ff", "lag": 0 }), "after", "cycle").await;
    assert!(told.contains("毒性 → 探索 → 薬効 → 毒性"), "{told}");
    let d = plot.task("製剤", 0, 1).await;
    let e = plot.task("製造", 0, 1).await;
    let pasted = json!([
        { "id": null, "cells": { "before": c, "after": d } },
        { "id": null, "cells": { "before": "製剤", "after": "製造" } },
        { "id": null, "cells": { "before": "製造", "after": "薬効" } },
    ]);
    let problem = plot.refused_put("link", pasted).await;
    assert_eq!(problem.params["reason"], "cycle");
    let chain = &problem.params["chain"];
    for name in ["薬効", "毒性", "製剤", "製造"] {
        assert!(chain.contains(name), "{chain}");
    }
    assert!(!chain.contains("探索"), "{chain}");
    // A link turned round is judged as it would stand.
    let turned = json!([{ "id": kept, "cells": { "before": c, "after": b } }]);
    plot.put("link", turned).await;
    plot.refuses("link", json!({ "before": c, "after": b, "kind": "ff" }), "after", "link-exists").await;
    plot.refuses("link", json!({ "before": e, "after": e }), "after", "same-task").await;
    let package = plot.add("task", json!({ "kind": "package", "name_ja": "作業群" })).await;
    plot.refuses("link", json!({ "before": package, "after": e }), "before", "package-linked").await;
    // A task with links does not become a package behind them.
    let problem = plot.refused_put("task", json!([{ "id": a, "cells": { "kind": "package" } }])).await;
    assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), ("kind", "package-linked"));
}

/// Bad input: a circle by way of a task that whoever writes may not see is refused too, and its name is not told.
#[tokio::test]
async fn a_cycle_by_way_of_a_hidden_task_is_refused_without_its_name() {
    let plot = Plot::set().await;
    let (_, reader) = plot.chair_and_reader_kept_from_the_second().await;
    let first = plot.task("探索", 0, 3).await;
    let hidden = plot.task("隠す作業", 3, 3).await;
    let last = plot.task("毒性", 6, 3).await;
    plot.set_cells("task", hidden, json!({ "project": plot.projects[1] })).await;
    plot.link(first, hidden, "fs", 0).await;
    plot.link(hidden, last, "fs", 0).await;
    let _: Value = plot.desk.call("person.become", json!({ "person": reader })).await;
    let told = plot.refused_put("link", json!([{ "id": null, "cells": { "before": last, "after": first } }])).await;
    assert_eq!((told.params["field"].as_str(), told.params["reason"].as_str()), ("after", "cycle"));
    let chain: Vec<&str> = told.params["chain"].split(" → ").collect();
    assert_eq!((chain.len(), chain[0]), (4, chain[3]));
    assert!(chain.contains(&"探索") && chain.contains(&"毒性") && chain.contains(&"…"), "{chain:?}");
    // What makes no circle is linked as ever.
    plot.link(first, last, "ss", 0).await;
}

/// Bad input: an end before its start; within one row, whichever of the two is written.
#[tokio::test]
async fn an_end_before_its_start_is_refused() {
    let plot = Plot::set().await;
    let cells = json!({ "kind": "support", "name": "相談", "starts": "2028-04", "ends": "2028-03" });
    let told = plot.refuses("support", cells, "ends", "end-before-start").await;
    assert!(told.contains("令和10年4月"), "{told}");
    let support =
        plot.add("support", json!({ "kind": "support", "name": "相談", "starts": "2028-04", "ends": "2028-04" })).await;
    let problem = plot.refused_put("support", json!([{ "id": support, "cells": { "starts": "2028-05" } }])).await;
    assert_eq!(problem.params["reason"], "end-before-start");
    plot.refuses("task", json!({ "name_ja": "逆", "starts": "2028-04", "months": -1 }), "months", "not-a-number-here")
        .await;
}

/// Bad input: years outside the calendar, eras that go beyond it, months that are none.
#[tokio::test]
async fn months_and_years_outside_the_calendar_are_refused() {
    let plot = Plot::set().await;
    for (typed, reason) in [
        ("令和100年3月", "month-outside"),
        ("2101-04", "month-outside"),
        ("1989-03", "month-outside"),
        ("昭和40年1月", "month-outside"),
        ("令和10年13月", "not-a-month"),
        ("2028", "not-a-month"),
    ] {
        plot.refuses("task", json!({ "name_ja": "薬効", "starts": typed }), "starts", reason).await;
    }
    for (typed, reason) in [
        (json!("2101"), "year-range"),
        (json!(2101), "year-range"),
        (json!(1988), "year-range"),
        (json!(3_000), "year-range"),
        (json!("2028-2030"), "not-a-year"),
        (json!("いつか"), "not-a-year"),
    ] {
        plot.refuses("budget", json!({ "year": typed, "yen": 1_000 }), "year", reason).await;
    }
    for typed in [json!("-5"), json!(-5), json!("高い"), json!("1.5円")] {
        plot.refuses("budget", json!({ "year": 2028, "yen": typed }), "yen", "not-yen").await;
    }
    plot.refuses("gate", json!({ "name_ja": "門", "data_on": "2028-02-30" }), "data_on", "not-a-day").await;
    plot.refuses("tpp", json!({ "attribute": "other", "source": "あ".repeat(2_001) }), "source", "too-long").await;
    let edge = plot.add("task", json!({ "name_ja": "端", "starts": "2101-03", "months": 0 })).await;
    assert_eq!(text(&plot.row(Sheet::Task, edge).await, "starts"), "2101-03");
}

/// Bad input: a month of an era after its end is what it means, and is asked about first.
#[tokio::test]
async fn a_month_of_an_era_that_is_over_is_asked_about() {
    let plot = Plot::set().await;
    let typed = json!({ "name_ja": "薬効", "starts": "平成40年3月" });
    let told = plot.refuses("task", typed.clone(), "starts", "past-era").await;
    assert!(told.contains("平成40年3月"), "{told}");
    let rows_of = json!([{ "id": null, "cells": typed }]);
    let tried = plot.tried("task", rows_of.clone()).await;
    assert_eq!((tried.issues.len(), tried.issues[0].asked), (1, true));
    assert_eq!(json!(tried.rows[0]["starts"]), json!("2028-03"));
    let args = json!({ "plan": plot.plan, "sheet": "task", "rows": rows_of, "confirmed": true });
    assert!(plot.desk.call::<PlanTried>("plan.try", args.clone()).await.issues.is_empty());
    let done: Done = plot.desk.call("plan.put", args).await;
    assert_eq!(text(&plot.row(Sheet::Task, done.created.unwrap()).await, "starts"), "2028-03");
}

/// Bad input: an amount a thousand times the others, or a thousandth of them, is asked about; whoever looked writes it. The first
/// amounts have nothing to be held against.
#[tokio::test]
async fn a_slip_of_a_thousand_is_asked_about() {
    let plot = Plot::set().await;
    let money = |yen: Value| json!({ "id": null, "cells": { "year": plot.year, "yen": yen, "source": "自己資金" } });
    plot.put("budget", json!([money(json!("48,000千円")), money(json!(52_000_000)), money(json!(0))])).await;
    for slip in [json!(48_000), json!("50,000百万円")] {
        let problem = plot.refused_put("budget", json!([money(json!(1_000_000)), money(slip.clone())])).await;
        let told =
            (problem.params["field"].as_str(), problem.params["reason"].as_str(), problem.params["row"].as_str());
        assert_eq!(told, ("yen", "unit-slip", "1"), "{slip}");
        let told = app::catalogue::problem(Language::Ja, &problem);
        assert!(told.contains("中央値") && told.contains("50,000,000"), "{told}");
    }
    // One amount says little, and a paste whose own rows differ so is asked about all the same.
    let one = Plot::set().await;
    one.put("budget", json!([money(json!(48_000_000))])).await;
    let problem = one.refused_put("budget", json!([money(json!(52_000_000)), money(json!(48_000))])).await;
    assert_eq!((problem.params["reason"].as_str(), problem.params["row"].as_str()), ("unit-slip", "1"));
    // Within a thousand it is somebody's amount.
    plot.put("budget", json!([money(json!(60_000))])).await;
    let args = json!({ "plan": plot.plan, "sheet": "budget", "rows": [money(json!(48_000))], "confirmed": true });
    let done: Done = plot.desk.call("plan.put", args).await;
    // What stands and is not touched is not asked about again.
    plot.set_cells("budget", done.created.unwrap(), json!({ "note": "確認済み" })).await;
}

/// Bad input: names that are nothing or several, ids that are of nothing, of another theme or hidden; cells the sheet has not.
#[tokio::test]
async fn what_a_row_names_is_there_once_and_of_its_theme() {
    let plot = Plot::set().await;
    let first = plot.task("薬効試験", 0, 3).await;
    plot.task("ＧＬＰ", 0, 3).await;
    plot.task("glp", 0, 3).await;
    let told =
        plot.refuses("budget", json!({ "year": 2028, "yen": 1_000, "task": "Glp" }), "task", "two-such-rows").await;
    assert!(told.contains("Glp"), "{told}");
    // Exactly as it stands it is one.
    plot.add("budget", json!({ "year": 2028, "yen": 1_000, "task": "glp" })).await;
    for (cells, field) in [
        (json!({ "name_ja": "薬効", "project": 1 }), "project"),
        (json!({ "name_ja": "薬効", "project": "消えた課題" }), "project"),
    ] {
        plot.refuses("task", cells, field, "no-such-row").await;
    }
    // Any project of the library can be responsible; that it is no thread of the theme is told as a contradiction.
    let elsewhere = plot.add("task", json!({ "name_ja": "委託", "project": plot.projects[2] })).await;
    assert!(plot.told("project-not-in-theme", elsewhere).await.is_some());
    let other = plot.desk.new_theme(json!({ "title_ja": "別" }), json!([{ "project": plot.projects[2] }])).await;
    let claim =
        json!({ "text_ja": "よその主張", "state": "confirmed", "rests_on": { "on": "word" }, "source": "見本教授" });
    let claim: Done = plot.desk.call("theme.claim_save", json!({ "theme": other, "fields": claim })).await;
    let fields = json!({ "kind": "assay", "step": "screening", "state": "have", "source": "見本論文" });
    let asset: Done = plot.desk.call("asset.save", json!({ "project": plot.projects[2], "fields": fields })).await;
    let file = plot.desk.path("よそ.pdf");
    std::fs::write(&file, "よそ").unwrap();
    let attached: Done = plot.desk.call("attachment.add", json!({ "thing": "theme", "id": other, "file": file })).await;
    plot.refuses("tpp", json!({ "attribute": "other", "claim": claim.created }), "claim", "no-such-row").await;
    let gate = plot.ids(Sheet::Gate).await[0];
    plot.refuses("item", json!({ "gate": gate, "name_ja": "甲", "asset": asset.created }), "asset", "no-such-row")
        .await;
    let cells = json!({ "gate": gate, "name_ja": "甲", "attachment": attached.created });
    plot.refuses("item", cells, "attachment", "no-such-row").await;
    plot.refuses("item", json!({ "gate": first, "name_ja": "甲" }), "gate", "no-such-row").await;
    plot.refuses("item", json!({ "name_ja": "甲" }), "gate", "needed").await;
    plot.refuses("criterion", json!({ "gate": gate, "kind": "go", "text_ja": "  " }), "text_ja", "text-needed").await;
    let taken = json!([{ "id": first, "cells": { "name_ja": "" } }]);
    assert_eq!(plot.refused_put("task", taken).await.params["reason"], "name-needed");
    assert_eq!(
        plot.refused_put("task", json!([{ "id": 7, "cells": { "done": 1 } }])).await.params["reason"],
        "row-gone"
    );

    let many: Vec<Value> = (0..5_001).map(|n| json!({ "id": null, "cells": { "name_ja": n.to_string() } })).collect();
    assert_eq!(plot.refused_put("task", json!(many)).await.params["reason"], "too-many-rows");
    for args in [
        json!({ "plan": plot.plan, "sheet": "task", "rows": [{ "id": null, "cells": { "colour": "赤" } }] }),
        json!({ "plan": plot.plan, "sheet": "task", "rows": [{ "id": null, "cells": { "name": "甲" } }] }),
        json!({ "plan": null, "sheet": "task", "rows": [] }),
        json!({ "plan": plot.plan, "sheet": "note", "rows": [] }),
        json!({ "plan": plot.plan, "sheet": "no-such-sheet", "rows": [] }),
    ] {
        assert_eq!(plot.desk.refused("plan.put", args.clone()).await.code, ProblemCode::BadCall, "{args}");
    }
    let gone = json!({ "plan": 1, "sheet": "task", "rows": [] });
    assert_eq!(plot.desk.refused("plan.put", gone).await.code, ProblemCode::NoSuchPlan);
}

/// Bad input: a responsible project that left the theme or vanished with the import that brought it. The plan keeps what it
/// says, tells that it does not hold, and can go on.
#[tokio::test]
async fn a_task_outlives_its_project_in_the_theme() {
    let plot = Plot::set().await;
    let task = plot.task("薬効", 0, 3).await;
    plot.set_cells("task", task, json!({ "project": plot.projects[1] })).await;
    let leave = json!({ "id": plot.theme, "project": plot.projects[1] });
    let _: Done = plot.desk.call("theme.thread_remove", leave).await;
    assert!(plot.told("project-not-in-theme", task).await.is_some());
    // Other cells of the row can be written, the name is kept and shown as gone.
    plot.set_cells("task", task, json!({ "done": 10 })).await;
    let view = plot.show().await;
    assert!(view.names.projects.iter().any(|named| named.id == plot.projects[1] && named.gone));
    let copied = json!({ "plan": plot.plan, "kind": "baseline", "name": "" });
    let _: Done = plot.desk.call("plan.copy", copied).await;
    // Chosen anew the plan holds again.
    plot.set_cells("task", task, json!({ "project": "架空分子の抗体" })).await;
    assert_eq!(plot.told("project-not-in-theme", task).await, None);
    // Taken from a task before its import is taken back, it is gone from the plan's names too.
    let list =
        format!("課題管理番号,研究開発課題名,年度\n{:02}zz0888001h0001,新しい課題,{}\n", plot.year % 100, plot.year);
    plot.desk.import(&plot.desk.list("次.csv", list)).await;
    let history: Value = plot.desk.call("history.list", json!({ "limit": 1 })).await;
    let import = history["operations"][0]["id"].clone();
    let new: Id = plot.desk.key("zz0888001").await;
    plot.set_cells("task", task, json!({ "project": new })).await;
    assert_eq!(plot.desk.refused("history.undo", json!({ "operation": import })).await.code, ProblemCode::UndoBlocked);
    plot.desk.undo().await;
    let _: Done = plot.desk.call("history.undo", json!({ "operation": import })).await;
    let view = plot.show().await;
    let row = rows(&view, Sheet::Task).iter().find(|row| row.id == task).unwrap();
    assert_eq!(json!(row.cells["project"]), json!(plot.projects[0]));
}
