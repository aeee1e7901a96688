//! Plan, points 1 to 5: the sheets of a plan are written by one command, read as people type and paste, one step each time.

use super::plot::{Plot, rows, text};
use app::commands::Done;
use app::plan::{Cell, PlanTried, PlanView, Row};
use domain::plan::{PlanKind, Product, Sheet};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

impl Plot {
    /// Writes rows into a sheet of the plan.
    pub async fn put(&self, sheet: &str, rows: Value) -> Done {
        self.desk.call("plan.put", json!({ "plan": self.plan, "sheet": sheet, "rows": rows })).await
    }

    /// What rows would become.
    pub async fn tried(&self, sheet: &str, rows: Value) -> PlanTried {
        self.desk.call("plan.try", json!({ "plan": self.plan, "sheet": sheet, "rows": rows })).await
    }

    /// A row of a sheet of the plan.
    pub async fn row(&self, sheet: Sheet, id: Id) -> Row {
        let view = self.show().await;
        rows(&view, sheet).iter().find(|row| row.id == id).cloned().unwrap_or_else(|| panic!("no row {id}"))
    }

    /// Ids of a sheet of the plan, in order.
    pub async fn ids(&self, sheet: Sheet) -> Vec<Id> {
        rows(&self.show().await, sheet).iter().map(|row| row.id).collect()
    }

    /// Every plan of the theme with all that it holds, ids and times included.
    pub async fn all(&self) -> Value {
        let mut all = Vec::new();
        let view = self.show().await;
        for plan in &view.plans {
            let args = json!({ "theme": self.theme, "plan": plan.id });
            all.push(self.desk.call::<Value>("plan.show", args).await);
        }
        json!([view, all])
    }
}

fn number(row: &Row, cell: &str) -> Option<i64> {
    match row.cells.get(cell) {
        Some(Cell::Number(number)) => Some(*number),
        _ => None,
    }
}

/// Points 1 and 2: months, lengths, amounts, fiscal years, choices and names are read as people write them; what is exact stays so.
#[tokio::test]
async fn cells_are_read_as_people_type_them() {
    let plot = Plot::set().await;
    let task = plot
        .add(
            "task",
            json!({ "kind": "作業", "name_ja": "  GLP毒性試験 ", "name_en": "GLP toxicology", "starts": "令和10年3月",
                "months": "１２か月", "done": "30", "project": "架空分子の抗体" }),
        )
        .await;
    let row = plot.row(Sheet::Task, task).await;
    assert_eq!((text(&row, "kind"), text(&row, "name_ja"), text(&row, "starts")), ("task", "GLP毒性試験", "2028-03"));
    assert_eq!(
        (number(&row, "months"), number(&row, "done"), number(&row, "project")),
        (Some(12), Some(30), Some(plot.projects[0]))
    );
    let milestone = plot.add("task", json!({ "kind": "milestone", "name_en": "IND", "starts": "R11.4" })).await;
    // Of a milestone and of a package the months are ours.
    let row = plot.row(Sheet::Task, milestone).await;
    assert_eq!((text(&row, "starts"), number(&row, "months")), ("2029-04", Some(0)));
    let package =
        plot.add("task", json!({ "kind": "package", "name_ja": "非臨床", "starts": "2028/4", "months": 6 })).await;
    let row = plot.row(Sheet::Task, package).await;
    assert_eq!((text(&row, "starts"), number(&row, "months")), ("", None));
    let cells = json!({ "task": "glp毒性試験", "year": "令和10年度", "yen": "1,200千円", "programme": "架空創薬事業", "state": "planned" });
    let money = plot.add("budget", cells).await;
    let row = plot.row(Sheet::Budget, money).await;
    assert_eq!(
        [number(&row, "task"), number(&row, "year"), number(&row, "yen"), number(&row, "programme")],
        [Some(task), Some(2028), Some(1_200_000), Some(plot.programme)]
    );
    // Names are those of either language, links are made by them too.
    let link = plot.add("link", json!({ "before": "GLP toxicology", "after": "IND", "kind": "fs", "lag": "-1" })).await;
    let row = plot.row(Sheet::Link, link).await;
    assert_eq!(
        (number(&row, "before"), number(&row, "after"), number(&row, "lag")),
        (Some(task), Some(milestone), Some(-1))
    );
    // A gate is known by its code; nothing takes a cell back.
    let item = plot.add("item", json!({ "gate": "SG①", "name_ja": "指標", "task": task, "due": "2028-12" })).await;
    plot.set_cells("item", item, json!({ "task": null, "due": "" })).await;
    let row = plot.row(Sheet::Item, item).await;
    assert_eq!(
        (number(&row, "gate"), number(&row, "task"), text(&row, "due")),
        (Some(plot.ids(Sheet::Gate).await[0]), None, "")
    );
}

/// What is shared by all sheets: a pasted range is one step, whatever it holds, and one undo takes it back.
#[tokio::test]
async fn fifty_pasted_rows_are_one_step() {
    let plot = Plot::set().await;
    let first = plot.task("最後に残る", 0, 3).await;
    let before = plot.all().await;
    let pasted: Vec<Value> = (0..50)
        .map(|n| json!({ "id": null, "cells": { "name_ja": format!("作業{n}"), "starts": "2028/4", "months": "3" } }))
        .collect();
    let args = json!({ "plan": plot.plan, "sheet": "task", "rows": pasted, "before": first });
    let done: Done = plot.desk.call("plan.put", args).await;
    assert_eq!((done.kind.as_str(), done.count), ("plan-put", 50));
    let view = plot.show().await;
    let names: Vec<&str> = rows(&view, Sheet::Task).iter().map(|row| text(row, "name_ja")).collect();
    assert_eq!((names.len(), names[0], names[49], names[50]), (51, "作業0", "作業49", "最後に残る"));
    assert!(rows(&view, Sheet::Task).iter().all(|row| text(row, "kind") == "task"));
    plot.desk.undo().await;
    assert_eq!(plot.all().await, before);
    plot.desk.redo().await;
    assert_eq!(plot.show().await.sheets, view.sheets);
}

/// What is shared by all sheets: one wrong cell refuses them all, and every wrong cell is told by row and column before
/// anything is written.
#[tokio::test]
async fn a_refused_paste_changes_nothing_and_tells_every_wrong_cell() {
    let plot = Plot::set().await;
    let before = plot.all().await;
    let pasted = json!([
        { "id": null, "cells": { "name_ja": "よい", "starts": "2028-04", "months": 3 } },
        { "id": null, "cells": { "name_ja": "月が違う", "starts": "そのうち", "months": "長い" } },
        { "id": null, "cells": { "starts": "2028-04", "months": 601, "phase": "15" } },
        { "id": null, "cells": { "name_ja": "よそ", "kind": "会議", "project": "どこにもない課題", "done": "120" } },
    ]);
    let tried = plot.tried("task", pasted.clone()).await;
    let mut told: Vec<(u32, &str, &str, bool)> = tried
        .issues
        .iter()
        .map(|issue| (issue.row, issue.column.as_str(), issue.reason.as_str(), issue.asked))
        .collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            (1, "months", "not-a-number-here", false),
            (1, "starts", "not-a-month", false),
            (2, "months", "not-a-number-here", false),
            (2, "name_ja", "name-needed", false),
            (2, "phase", "not-a-number-here", false),
            (3, "done", "not-a-number-here", false),
            (3, "kind", "not-a-choice", false),
            (3, "project", "no-such-row", false),
        ]
    );
    // What could be read is told, what could not is left out.
    assert_eq!(tried.rows.len(), 4);
    assert_eq!(tried.rows[0]["starts"], Cell::Text("2028-04".to_owned()));
    assert!(!tried.rows[1].contains_key("starts"));
    let args = json!({ "plan": plot.plan, "sheet": "task", "rows": pasted });
    let problem = plot.desk.refused("plan.put", args).await;
    assert_eq!(problem.code, ProblemCode::InvalidField);
    assert_eq!((problem.params["row"].as_str(), problem.params["field"].as_str()), ("1", "starts"));
    // In words it names the column as the sheet does.
    for (language, word) in [(app::settings::Language::Ja, "始まり"), (app::settings::Language::En, "Start")] {
        let told = app::catalogue::problem(language, &problem);
        assert!(told.contains(word) && !told.contains("reason.") && !told.contains("field."), "{told}");
    }
    assert_eq!(plot.all().await, before);
}

/// Points 1 to 5: each write can be taken back and brought again, all that it did at once.
#[tokio::test]
async fn every_write_is_undone_and_redone_whole() {
    let plot = Plot::set().await;
    let a = plot.task("探索", 0, 6).await;
    let b = plot.task("薬効", 4, 6).await;
    plot.link(a, b, "fs", 0).await;
    plot.add("budget", json!({ "task": b, "year": plot.year, "yen": 5_000_000, "source": "自己資金" })).await;
    let args = json!({ "plan": plot.plan, "kind": "what-if", "name": "もし" });
    let copy = plot.desk.call::<Done>("plan.copy", args).await.created.unwrap();
    let gate = plot.ids(Sheet::Gate).await[3];
    for (name, args) in [
        (
            "plan.put",
            json!({ "plan": plot.plan, "sheet": "risk", "rows": [
            { "id": null, "cells": { "kind": "risk", "text_ja": "毒性", "likelihood": 3, "impact": 5 } },
            { "id": null, "cells": { "kind": "assumption", "text_ja": "患者数", "gate": gate } },
        ] }),
        ),
        ("plan.place", json!({ "plan": plot.plan, "sheet": "task", "ids": [b], "before": a })),
        ("plan.edit", json!({ "plan": plot.plan, "product": "device" })),
        ("plan.move", json!({ "plan": plot.plan, "moves": [], "push": true })),
        ("plan.remove", json!({ "plan": plot.plan, "sheet": "gate", "ids": [gate] })),
        ("plan.remove", json!({ "plan": plot.plan, "sheet": "task", "ids": [b] })),
        ("plan.copy", json!({ "plan": plot.plan, "kind": "baseline" })),
        ("plan.adopt", json!({ "plan": copy })),
        ("plan.drop", json!({ "plan": plot.plan })),
    ] {
        let before = plot.all().await;
        // The former plan is a version by now, and is not dropped.
        if name == "plan.drop" {
            assert_eq!(plot.desk.refused(name, args).await.params["reason"], "plan-not-copy");
            continue;
        }
        let done: Done = plot.desk.call(name, args).await;
        assert!(done.operation.is_some() && !done.lasting, "{name}");
        let after = plot.all().await;
        assert_ne!(before, after, "{name}");
        plot.desk.undo().await;
        assert_eq!(plot.all().await, before, "{name}");
        plot.desk.redo().await;
        assert_eq!(plot.all().await, after, "{name}");
    }
    let history: Value = plot.desk.call("history.list", json!({ "limit": 100 })).await;
    let told = history.to_string();
    for word in ["operation.", "plan-sheet.", "{", "}"] {
        let sentences: Vec<&Value> =
            history["operations"].as_array().unwrap().iter().map(|of| &of["sentence_ja"]).collect();
        assert!(sentences.iter().all(|said| !said.as_str().unwrap().contains(word)), "{word} {told}");
    }
    assert!(told.contains("危険と前提を2行保存"), "{told}");
}

/// Writing what stands there already is no step.
#[tokio::test]
async fn what_changes_nothing_is_no_step() {
    let plot = Plot::set().await;
    let task = plot.task("薬効", 0, 6).await;
    let done = plot.put("task", json!([{ "id": task, "cells": { "name_ja": "薬効", "months": "6か月" } }])).await;
    assert_eq!(done.operation, None);
    let args =
        json!({ "plan": plot.plan, "moves": [{ "task": task, "starts": plot.today, "months": 6 }], "push": true });
    assert_eq!(plot.desk.call::<Done>("plan.move", args).await.operation, None);
    let args = json!({ "plan": plot.plan, "sheet": "task", "ids": [task], "before": null });
    assert_eq!(plot.desk.call::<Done>("plan.place", args).await.operation, None);
}

/// Two people in one plan: each writes the cells they mean, and the other's stay. The plan says who wrote last.
#[tokio::test]
async fn what_two_people_write_into_one_row_stands_side_by_side() {
    let plot = Plot::set().await;
    let name = async |name: &str| {
        let _: Value = plot.desk.call("settings.set", json!({ "name": name })).await;
    };
    name("メンバーA").await;
    let task = plot.task("薬効", 0, 6).await;
    name("メンバーB").await;
    plot.set_cells("task", task, json!({ "responsible": "架空大学" })).await;
    name("メンバーA").await;
    plot.set_cells("task", task, json!({ "done": 40 })).await;
    let row = plot.row(Sheet::Task, task).await;
    assert_eq!(
        (text(&row, "responsible"), number(&row, "done"), text(&row, "name_ja")),
        ("架空大学", Some(40), "薬効")
    );
    assert_eq!(plot.show().await.plan.unwrap().last_by, "メンバーA");
    // B does not take back what B wrote from under A: that there was later work on the row is told, and both go in their turn.
    let history: Value = plot.desk.call("history.list", json!({ "limit": 2 })).await;
    let of_b = history["operations"][1]["id"].clone();
    let problem = plot.desk.refused("history.undo", json!({ "operation": of_b })).await;
    assert_eq!(problem.code, ProblemCode::UndoBlocked);
    plot.desk.undo().await;
    let _: Done = plot.desk.call("history.undo", json!({ "operation": of_b })).await;
    let row = plot.row(Sheet::Task, task).await;
    assert_eq!((text(&row, "responsible"), number(&row, "done"), text(&row, "name_ja")), ("", None, "薬効"));
}

/// Point 2: a plan begins with the gates of its product and with the headings the team keeps for them, nothing else said.
#[tokio::test]
async fn a_plan_begins_with_the_gates_of_its_product() {
    let plot = Plot::set().await;
    let view = plot.show().await;
    let gates: Vec<(&str, &str, Option<i64>)> = rows(&view, Sheet::Gate)
        .iter()
        .map(|row| (text(row, "code"), text(row, "name_ja"), number(row, "phase")))
        .collect();
    assert_eq!(
        gates,
        [
            ("sg1", "SG① 創薬標的検証終了時点", Some(2)),
            ("sg2", "SG② 前臨床開発開始前", Some(7)),
            ("sg3", "SG③ 臨床第Ⅰ相開始前", Some(9)),
            ("sg4", "SG④ 探索的試験終了時点", Some(11)),
        ]
    );
    let items = rows(&view, Sheet::Item);
    assert_eq!((items.len(), text(&items[0], "name_ja"), text(&items[0], "state")), (23, "ヒトでの疾患との関わり", ""));
    assert_eq!(number(&items[0], "gate"), Some(rows(&view, Sheet::Gate)[0].id));
    assert_eq!(number(&items[22], "gate"), Some(rows(&view, Sheet::Gate)[3].id));
    let tpp: Vec<&str> = rows(&view, Sheet::Tpp).iter().map(|row| text(row, "attribute")).collect();
    let attributes =
        ["indication", "population", "efficacy", "safety", "dosing", "route", "formulation", "differentiation", "cost"];
    assert_eq!(tpp, attributes);
    assert!(
        rows(&view, Sheet::Tpp)
            .iter()
            .all(|row| text(row, "minimum_ja").is_empty() && text(row, "today_ja").is_empty())
    );
    assert!(rows(&view, Sheet::Task).is_empty());
    let again = json!({ "theme": plot.theme, "product": "device" });
    assert_eq!(plot.desk.refused("plan.begin", again).await.params["reason"], "plan-exists");

    // Headings are the team's own: what is changed there is how the next plan begins, and no plan that stands.
    let heading = json!([{ "id": null, "cells": { "product": "device", "gate": "sg1", "name_ja": "見本の見出し" } }]);
    let done: Done =
        plot.desk.call("plan.put", json!({ "plan": null, "sheet": "default-item", "rows": heading })).await;
    assert_eq!(done.kind, "handbook-put");
    for (product, kind, gates, items) in
        [("regenerative", Product::Regenerative, 2, 11), ("device", Product::Device, 3, 1)]
    {
        let theme = plot.desk.new_theme(json!({ "title_ja": product }), json!([])).await;
        let done: Done = plot.desk.call("plan.begin", json!({ "theme": theme, "product": product })).await;
        let view: PlanView = plot.desk.call("plan.show", json!({ "theme": theme })).await;
        assert_eq!((done.count, done.created), (items, view.plan.as_ref().map(|plan| plan.id)));
        assert_eq!((rows(&view, Sheet::Gate).len(), rows(&view, Sheet::Item).len()), (gates, items as usize));
        let plan = view.plan.unwrap();
        assert_eq!((plan.product, plan.kind), (kind, PlanKind::Current));
    }
    assert_eq!(rows(&plot.show().await, Sheet::Item).len(), 23);
}

/// Point 3: the profile holds minimum and ideal, today and the gap in both languages, with the claim that bears it; markets stand
/// beside it.
#[tokio::test]
async fn a_profile_holds_minimum_and_ideal_and_what_bears_them() {
    let plot = Plot::set().await;
    let claim =
        json!({ "text_ja": "改善する", "state": "confirmed", "rests_on": { "on": "word" }, "source": "見本教授" });
    let claim: Done = plot.desk.call("theme.claim_save", json!({ "theme": plot.theme, "fields": claim })).await;
    let efficacy = plot.ids(Sheet::Tpp).await[2];
    let cells = json!({ "minimum_ja": "30％改善", "minimum_en": "30 % better", "ideal_ja": "50％改善", "today_ja": "動物で40％",
        "gap_ja": "ヒトで未確認", "source": "見本論文", "claim": "改善する" });
    plot.set_cells("tpp", efficacy, cells).await;
    let row = plot.row(Sheet::Tpp, efficacy).await;
    assert_eq!(
        (text(&row, "minimum_ja"), text(&row, "minimum_en"), text(&row, "ideal_en"), number(&row, "claim")),
        ("30％改善", "30 % better", "", claim.created)
    );
    let markets = json!([
        { "id": null, "cells": { "market": "日本", "filing": "2035-04", "joint": "○" } },
        { "id": null, "cells": { "market": "us", "filing": "2036年10月", "joint": "○", "note_en": "joint trial" } },
        { "id": null, "cells": { "market": "欧州", "joint": 0 } },
    ]);
    plot.put("market", markets).await;
    let view = plot.show().await;
    let told: Vec<_> = rows(&view, Sheet::Market)
        .iter()
        .map(|row| (text(row, "market"), text(row, "filing"), number(row, "joint")))
        .collect();
    assert_eq!(told, [("jp", "2035-04", Some(1)), ("us", "2036-10", Some(1)), ("eu", "", Some(0))]);
}

/// Points 4 and 5: what fills a gap is of the registry or has a name of its own; risks hang on gates.
#[tokio::test]
async fn supports_and_risks_name_what_they_are_for() {
    let plot = Plot::set().await;
    let support: Done = plot.desk.call("support.save", json!({ "fields": { "name_ja": "架空相談" } })).await;
    let task = plot.task("毒性", 0, 6).await;
    let rows_of = json!([
        { "id": null, "cells": { "support": "架空相談", "task": "毒性", "state": "依頼中", "starts": "2028/4", "gave_ja": "助言" } },
        { "id": null, "cells": { "kind": "next", "programme": "架空創薬事業", "starts": "2030-04", "ends": "2033-03" } },
    ]);
    plot.put("support", rows_of).await;
    let view = plot.show().await;
    let first = &rows(&view, Sheet::Support)[0];
    assert_eq!(
        (text(first, "kind"), number(first, "support"), number(first, "task"), text(first, "state")),
        ("support", support.created, Some(task), "asked")
    );
    assert_eq!(number(&rows(&view, Sheet::Support)[1], "programme"), Some(plot.programme));
    let risk = plot
        .add("risk", json!({ "text_ja": "毒性", "likelihood": "3", "impact": 5, "gate": "sg2", "state": "開いている" }))
        .await;
    let row = plot.row(Sheet::Risk, risk).await;
    assert_eq!(
        (text(&row, "kind"), number(&row, "likelihood"), number(&row, "gate"), text(&row, "state")),
        ("risk", Some(3), Some(plot.ids(Sheet::Gate).await[1]), "open")
    );
}

/// Rows are put before another one in the order they stand in; removed tasks take the links to them along.
#[tokio::test]
async fn rows_are_placed_and_removed_with_what_hangs_on_them() {
    let plot = Plot::set().await;
    let mut tasks = Vec::new();
    for (n, name) in ["甲", "乙", "丙", "丁"].into_iter().enumerate() {
        tasks.push(plot.task(name, n as i32, 1).await);
    }
    let args = json!({ "plan": plot.plan, "sheet": "task", "ids": [tasks[3], tasks[1]], "before": tasks[0] });
    let _: Done = plot.desk.call("plan.place", args).await;
    assert_eq!(plot.ids(Sheet::Task).await, [tasks[1], tasks[3], tasks[0], tasks[2]]);
    plot.link(tasks[0], tasks[1], "fs", 0).await;
    let kept = plot.link(tasks[2], tasks[3], "fs", 0).await;
    let money = plot.add("budget", json!({ "task": tasks[0], "year": plot.year, "yen": 1_000 })).await;
    let args = json!({ "plan": plot.plan, "sheet": "task", "ids": [tasks[0]] });
    let done: Done = plot.desk.call("plan.remove", args.clone()).await;
    assert_eq!((done.kind.as_str(), done.count), ("plan-remove", 1));
    let view = plot.show().await;
    assert_eq!(rows(&view, Sheet::Link).iter().map(|row| row.id).collect::<Vec<_>>(), [kept]);
    // Money is not deleted with a task: it stands for the plan as a whole.
    assert_eq!(number(rows(&view, Sheet::Budget).iter().find(|row| row.id == money).unwrap(), "task"), None);
    assert_eq!(plot.desk.refused("plan.remove", args).await.params["reason"], "row-gone");
}
