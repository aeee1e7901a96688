//! Plan, points 1, 2 and 4: what follows from the rows of a plan. Critical path and slack, slip against a baseline, money by fiscal
//! year, the gate radar, names; what is hidden, merged or gone.

use super::plot::{Plot, planned, rows, text};
use app::commands::Done;
use app::duplicate::Duplicates;
use app::person::Me;
use app::plan::PlanView;
use domain::plan::{PlanKind, Sheet};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

impl Plot {
    /// Months from now at which a task begins and ends, and its slack.
    fn times(&self, view: &PlanView, task: Id) -> (i32, i32, i32) {
        let planned = planned(view, task);
        (planned.start.unwrap() - self.today, planned.end.unwrap() - self.today, planned.slack.unwrap())
    }

    async fn gate(&self) -> Id {
        rows(&self.show().await, Sheet::Gate)[0].id
    }

    async fn without_items(&self) {
        let ids: Vec<Id> = rows(&self.show().await, Sheet::Item).iter().map(|row| row.id).collect();
        let _: Done = self.desk.call("plan.remove", json!({ "plan": self.plan, "sheet": "item", "ids": ids })).await;
    }

    async fn copy(&self, kind: &str, name: &str) -> Id {
        let args = json!({ "plan": self.plan, "kind": kind, "name": name });
        self.desk.call::<Done>("plan.copy", args).await.created.unwrap()
    }

    /// A chair, and a reader from whom the second project is hidden; the chair works.
    async fn blocked(&self) -> (Id, Id) {
        let person = |name: &str, chair: bool| json!({ "fields": { "name": name, "chair": chair } });
        let chair = self.desk.call::<Done>("person.save", person("議長A", true)).await.created.unwrap();
        self.work_as(chair).await;
        let reader = self.desk.call::<Done>("person.save", person("査読B", false)).await.created.unwrap();
        let tie = json!({ "person": reader, "kind": "project", "of": self.projects[1], "note": "共同研究" });
        let _: Done = self.desk.call("interest.declare", tie).await;
        (chair, reader)
    }

    async fn work_as(&self, person: Id) {
        let _: Me = self.desk.call("person.become", json!({ "person": person })).await;
    }
}

/// A theme without a plan says so, and what could be named is there for whoever begins one.
#[tokio::test]
async fn a_theme_without_a_plan_has_names_and_empty_sheets() {
    let plot = Plot::set().await;
    let other = plot.desk.new_theme(json!({ "title_ja": "別" }), json!([{ "project": plot.projects[2] }])).await;
    let view: PlanView = plot.desk.call("plan.show", json!({ "theme": other })).await;
    assert_eq!((view.plan, view.plans.len(), view.schedule.len(), view.months), (None, 0, 0, 0));
    assert!(Sheet::of_plan().all(|sheet| view.sheets[&sheet].is_empty()));
    let named: Vec<_> = view.names.projects.iter().map(|named| (named.name.as_str(), named.gone)).collect();
    assert_eq!(named, [("よその課題", false)]);
    assert!(view.names.programmes.iter().any(|named| named.id == plot.programme));
    let gone = plot.desk.refused("plan.show", json!({ "theme": 1 })).await;
    assert_eq!(gone.code, ProblemCode::NoSuchTheme);
    // A plan of another theme is none of this one.
    let foreign = json!({ "theme": other, "plan": plot.plan });
    assert_eq!(plot.desk.refused("plan.show", foreign).await.code, ProblemCode::NoSuchPlan);
}

/// Point 1: the longest path has no slack, what runs beside it may be as much later as the rest of the path allows.
#[tokio::test]
async fn the_critical_path_and_slack_are_shown() {
    let plot = Plot::set().await;
    let screening = plot.task("探索", 0, 6).await;
    let efficacy = plot.task("薬効", 6, 9).await;
    let assay = plot.task("評価系", 6, 3).await;
    let done = plot.milestone("非臨床の完了", 16).await;
    plot.link(screening, efficacy, "fs", 0).await;
    plot.link(screening, assay, "fs", 0).await;
    plot.link(efficacy, done, "fs", 2).await;
    plot.link(assay, done, "fs", 0).await;
    let view = plot.show().await;
    assert_eq!(plot.times(&view, screening), (0, 6, 0));
    assert_eq!(plot.times(&view, efficacy), (6, 15, 0));
    assert_eq!(plot.times(&view, assay), (6, 9, 8));
    assert_eq!(plot.times(&view, done), (17, 17, 0));
    let critical: Vec<_> = view.schedule.iter().filter(|task| task.critical).map(|task| task.id).collect();
    assert_eq!((critical, view.months), (vec![screening, efficacy, done], 17));
}

/// Point 1: slip is what stands now against where it stood in the newest baseline, or in the one asked for.
#[tokio::test]
async fn slip_is_measured_against_a_baseline() {
    let plot = Plot::set().await;
    let task = plot.task("薬効", 2, 6).await;
    let gate = plot.gate().await;
    plot.set_cells("gate", gate, json!({ "due": plot.month(9) })).await;
    let view = plot.show().await;
    assert_eq!((view.against, planned(&view, task).base_start, view.gates[0].base_due), (None, None, None));
    let first = plot.copy("baseline", "承認時").await;
    plot.set_cells("task", task, json!({ "starts": plot.month(5), "months": 7 })).await;
    plot.set_cells("gate", gate, json!({ "due": plot.month(14) })).await;
    let new = plot.task("追加", 1, 2).await;
    let view = plot.show().await;
    let base = |view: &PlanView, id: Id| {
        let planned = planned(view, id);
        (planned.base_start.map(|month| month - plot.today), planned.base_end.map(|month| month - plot.today))
    };
    assert_eq!((view.against, base(&view, task), base(&view, new)), (Some(first), (Some(2), Some(8)), (None, None)));
    assert_eq!(view.gates[0].base_due, Some(plot.today + 9));
    let second = plot.copy("baseline", "見直し").await;
    let view = plot.show().await;
    assert_eq!((view.against, base(&view, task)), (Some(second), (Some(5), Some(12))));
    let args = json!({ "theme": plot.theme, "against": first });
    let view: PlanView = plot.desk.call("plan.show", args).await;
    assert_eq!((view.against, base(&view, task)), (Some(first), (Some(2), Some(8))));
    let kinds: Vec<_> = view.plans.iter().map(|head| (head.id, head.kind)).collect();
    let baseline = PlanKind::Baseline;
    assert_eq!(kinds, [(plot.plan, PlanKind::Current), (second, baseline), (first, baseline)]);
    // What is tried out is measured the same way, row by row.
    let copy = plot.copy("what-if", "もし").await;
    let args = json!({ "theme": plot.theme, "plan": copy });
    let view: PlanView = plot.desk.call("plan.show", args).await;
    let twin = rows(&view, Sheet::Task).iter().find(|row| row.origin == Some(task)).unwrap();
    assert_eq!((twin.id == task, view.against, base(&view, twin.id)), (false, Some(second), (Some(5), Some(12))));
}

/// Points 1 and 8: money by fiscal year and by who gives it, the most first; what nobody named stands as such.
#[tokio::test]
async fn money_is_summed_by_fiscal_year_and_source() {
    let plot = Plot::set().await;
    let task = plot.task("薬効", 0, 24).await;
    for (year, yen, of) in [
        (0, 2_000_000, json!({ "programme": plot.programme })),
        (0, 1_000_000, json!({ "programme": plot.programme, "source": "間接経費" })),
        (0, 5_000_000, json!({ "source": "自己資金" })),
        (1, 4_000_000, json!({})),
    ] {
        let mut cells = json!({ "year": plot.year + year, "yen": yen, "task": task });
        cells.as_object_mut().unwrap().extend(of.as_object().unwrap().clone());
        plot.add("budget", cells).await;
    }
    let view = plot.show().await;
    let money = json!(view.money);
    let [this, next] = [plot.year, plot.year + 1];
    assert_eq!(
        money,
        json!([
            { "year": this, "yen": 8_000_000, "sources": [["自己資金", 5_000_000], ["架空創薬事業", 3_000_000]] },
            { "year": next, "yen": 4_000_000, "sources": [["", 4_000_000]] },
        ])
    );
    assert_eq!((planned(&view, task).yen, planned(&view, task).unfunded), (12_000_000, true));
}

/// Point 2, gate radar: what is missing, how many months, how much money, what support fills it.
#[tokio::test]
async fn the_radar_tells_what_is_missing_at_a_gate_with_months_money_and_supports() {
    let plot = Plot::set().await;
    plot.without_items().await;
    let gate = plot.gate().await;
    let long = plot.task("薬効", -2, 12).await;
    let short = plot.task("毒性", 0, 4).await;
    for (task, year, yen) in [(long, -1, 9_000_000), (long, 0, 6_000_000), (long, 1, 2_000_000), (short, 0, 1_500_000)]
    {
        plot.add("budget", json!({ "task": task, "year": plot.year + year, "yen": yen, "source": "自己資金" })).await;
    }
    let mut items = Vec::new();
    for (name, state, task) in [
        ("根拠", "have", Some(short)),
        ("薬効", "obtaining", Some(long)),
        ("用量", "unknown", Some(long)),
        ("毒性", "none", Some(short)),
    ] {
        let cells = json!({ "gate": gate, "name_ja": name, "state": state, "evidence": "報告書", "task": task });
        items.push(plot.add("item", cells).await);
    }
    let support = json!({ "kind": "support", "name": "創薬ブースター", "item": items[1], "state": "agreed" });
    plot.add("support", support).await;
    plot.add("support", json!({ "kind": "support", "name": "毒性の相談", "task": short, "state": "idea" })).await;
    plot.add("support", json!({ "kind": "next", "name": "次の事業", "item": items[1], "state": "idea" })).await;
    let view = plot.show().await;
    let reach = &view.gates[0];
    let told: Vec<_> = reach.items.iter().map(|item| (item.reached, item.months, item.yen)).collect();
    assert_eq!(
        told,
        [
            (3, None, None),
            (2, Some(10), Some(8_000_000)),
            (1, Some(10), Some(8_000_000)),
            (0, Some(4), Some(1_500_000))
        ]
    );
    // Each task once, from this fiscal year on.
    assert_eq!((reach.have, reach.months, reach.yen), (1, Some(10), 9_500_000));
    let supports = |at: usize| json!(reach.items[at].supports);
    assert_eq!(supports(1), json!([["創薬ブースター", "agreed"]]));
    assert_eq!(supports(3), json!([["毒性の相談", "idea"]]));
    // Without a task nobody knows how long it takes; when all is there nothing is missing.
    plot.set_cells("item", items[3], json!({ "task": null })).await;
    assert_eq!(plot.show().await.gates[0].months, None);
    for item in &items {
        plot.set_cells("item", *item, json!({ "state": "have" })).await;
    }
    let reach = plot.show().await.gates.remove(0);
    assert_eq!((reach.have, reach.months, reach.yen), (4, None, 0));
    // A package brings what its tasks bring, and costs what they cost; a task of it counts once.
    let package = plot.add("task", json!({ "kind": "package", "name_ja": "非臨床" })).await;
    let within = plot.task("製剤", 0, 5).await;
    for (task, yen) in [(package, 300_000), (within, 700_000)] {
        plot.add("budget", json!({ "task": task, "year": plot.year, "yen": yen, "source": "自己資金" })).await;
    }
    plot.set_cells("item", items[0], json!({ "state": "none", "task": package })).await;
    plot.set_cells("item", items[1], json!({ "state": "none", "task": within })).await;
    let reach = plot.show().await.gates.remove(0);
    let told: Vec<_> = reach.items.iter().map(|item| (item.months, item.yen)).collect();
    assert_eq!(told[..2], [(Some(5), Some(1_000_000)), (Some(5), Some(700_000))]);
    assert_eq!((reach.months, reach.yen), (Some(5), 1_000_000));
    plot.set_cells("item", items[0], json!({ "state": "have", "task": null })).await;
    plot.set_cells("item", items[1], json!({ "state": "have", "task": long })).await;
    // What has ended takes no months.
    plot.set_cells("item", items[1], json!({ "state": "none" })).await;
    plot.set_cells("task", long, json!({ "starts": plot.month(-9), "months": 3 })).await;
    assert_eq!(plot.show().await.gates[0].months, Some(0));
}

/// What rows can name: projects of the theme, the registry, what its threads bring, its files and claims, and no others'.
#[tokio::test]
async fn names_are_those_of_the_theme_and_the_registry_in_the_readers_language() {
    let plot = Plot::set().await;
    let fields = json!({ "kind": "assay", "step": "screening", "state": "have", "source": "見本論文" });
    for project in [plot.projects[0], plot.projects[2]] {
        let _: Done = plot.desk.call("asset.save", json!({ "project": project, "fields": fields })).await;
    }
    for (thing, id, name) in [
        ("theme", plot.theme, "計画書.pdf"),
        ("project", plot.projects[1], "動物.pdf"),
        ("project", plot.projects[2], "よそ.pdf"),
    ] {
        let file = plot.desk.path(name);
        std::fs::write(&file, name).unwrap();
        let _: Done = plot.desk.call("attachment.add", json!({ "thing": thing, "id": id, "file": file })).await;
    }
    let claim = json!({ "text_ja": "効く", "text_en": "It works", "state": "confirmed", "rests_on": { "on": "word" }, "source": "見本教授" });
    let _: Done = plot.desk.call("theme.claim_save", json!({ "theme": plot.theme, "fields": claim })).await;
    let names = plot.show().await.names;
    let of = |named: &[app::plan::Named]| -> Vec<(String, String)> {
        named.iter().map(|named| (named.name.clone(), named.about.clone())).collect()
    };
    let pair = |name: &str, about: &str| (name.to_owned(), about.to_owned());
    assert_eq!(of(&names.assets), [pair("スクリーニング評価系", "架空分子の抗体")]);
    let mut files = of(&names.attachments);
    files.sort();
    assert_eq!(files, [pair("動物.pdf", "架空分子の動物"), pair("計画書.pdf", "TH-計")]);
    assert_eq!(of(&names.claims), [pair("効く", "確認")]);
    assert_eq!(
        names.projects.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(),
        ["架空分子の抗体", "架空分子の動物"]
    );
    plot.speak("en").await;
    let names = plot.show().await.names;
    assert_eq!(names.projects[0].name, "Antibody of a fictional molecule");
    assert_eq!(names.projects[1].name, "Animals of a fictional molecule");
    assert_eq!(of(&names.claims)[0].0, "It works");
    let programme = names.programmes.iter().find(|named| named.id == plot.programme).unwrap();
    assert_eq!(programme.name, "Fictional Drug Programme");
}

/// A conflict of interest: tasks of a hidden project, what hangs on them, and its name are not there; whoever may see finds all.
#[tokio::test]
async fn what_names_a_hidden_project_is_not_there() {
    let plot = Plot::set().await;
    let (chair, reader) = plot.blocked().await;
    let open = plot.task("公開の作業", 0, 3).await;
    let hidden = plot.task("隠す作業", 3, 20).await;
    plot.set_cells("task", hidden, json!({ "project": plot.projects[1] })).await;
    plot.link(open, hidden, "fs", 0).await;
    let gate = plot.gate().await;
    plot.add("budget", json!({ "task": hidden, "year": plot.year, "yen": 7_000_000 })).await;
    plot.add("item", json!({ "gate": gate, "name_ja": "隠す項目", "state": "have", "project": plot.projects[1] }))
        .await;
    let fields = json!({ "kind": "model", "step": "poc", "state": "have", "label": "隠す動物" });
    let _: Done = plot.desk.call("asset.save", json!({ "project": plot.projects[1], "fields": fields })).await;
    let before = plot.show().await;
    assert!(before.contradictions.iter().any(|one| one.params.values().any(|value| value.contains("隠す"))));
    plot.work_as(reader).await;
    let view: Value = plot.desk.call("plan.show", json!({ "theme": plot.theme })).await;
    for word in ["隠す", "架空分子の動物", "Animals"] {
        assert!(!view.to_string().contains(word), "{word}: {view}");
    }
    let view = plot.show().await;
    let tasks: Vec<_> = rows(&view, Sheet::Task).iter().map(|row| row.id).collect();
    assert_eq!((tasks, view.schedule.len(), view.money.len(), view.months), (vec![open], 1, 0, 3));
    assert!(rows(&view, Sheet::Link).is_empty());
    plot.work_as(chair).await;
    assert_eq!(plot.show().await, before);
}

/// A conflict of interest: what an item or a value of the profile rested on goes, and its words stay hidden from whom its project
/// is hidden; whoever may see it reads them.
#[tokio::test]
async fn words_of_a_hidden_project_do_not_come_out_when_what_said_them_goes() {
    let plot = Plot::set().await;
    let (chair, reader) = plot.blocked().await;
    let gate = plot.gate().await;
    let fields = json!({ "kind": "model", "step": "poc", "state": "have", "label": "隠す動物", "source": "見本論文" });
    let asset: Done = plot.desk.call("asset.save", json!({ "project": plot.projects[1], "fields": fields })).await;
    let file = plot.desk.path("隠す報告書.pdf");
    std::fs::write(&file, "見本").unwrap();
    let add = json!({ "thing": "project", "id": plot.projects[1], "file": file });
    let attached: Done = plot.desk.call("attachment.add", add).await;
    let by_asset = plot.add("item", json!({ "gate": gate, "name_ja": "甲", "asset": asset.created })).await;
    let by_file = plot.add("item", json!({ "gate": gate, "name_ja": "乙", "attachment": attached.created })).await;
    let other = json!({ "gate": gate, "name_ja": "丙", "asset": asset.created, "project": plot.projects[0] });
    let other = plot.add("item", other).await;
    let rests = json!({ "on": "asset", "asset": asset.created });
    let claim = json!({ "text_ja": "隠す主張", "state": "confirmed", "rests_on": rests });
    let claim: Done = plot.desk.call("theme.claim_save", json!({ "theme": plot.theme, "fields": claim })).await;
    let tpp = plot.add("tpp", json!({ "attribute": "efficacy", "minimum_ja": "半減", "claim": claim.created })).await;
    for (remove, id) in [
        ("theme.claim_remove", claim.created),
        ("asset.remove", asset.created),
        ("attachment.remove", attached.created),
    ] {
        let _: Done = plot.desk.call(remove, json!({ "id": id })).await;
    }
    let said = async |sheet: Sheet, id: Id| plot.row(sheet, id).await;
    for (item, evidence) in [(by_asset, "隠す動物"), (by_file, "隠す報告書.pdf")] {
        let row = said(Sheet::Item, item).await;
        assert_eq!((text(&row, "evidence"), json!(row.cells["project"])), (evidence, json!(plot.projects[1])));
    }
    let row = said(Sheet::Item, other).await;
    assert_eq!((text(&row, "evidence"), json!(row.cells["project"])), ("", json!(plot.projects[0])));
    assert_eq!(text(&said(Sheet::Tpp, tpp).await, "source"), "");
    plot.work_as(reader).await;
    let view: Value = plot.desk.call("plan.show", json!({ "theme": plot.theme })).await;
    assert!(!view.to_string().contains("隠す"), "{view}");
    plot.work_as(chair).await;
    assert_eq!(text(&said(Sheet::Item, by_asset).await, "evidence"), "隠す動物");
}

/// Bad input: a responsible project that becomes one with another is that one from then on; taken back it is itself again.
#[tokio::test]
async fn a_merged_responsible_project_goes_on_as_the_one_it_became() {
    let plot = Plot::set().await;
    let gone = plot.projects[1];
    let task = plot.task("薬効", 0, 3).await;
    plot.set_cells("task", task, json!({ "project": gone })).await;
    let gate = plot.gate().await;
    plot.add("item", json!({ "gate": gate, "name_ja": "根拠", "state": "have", "project": gone })).await;
    let list = format!(
        "課題管理番号,研究開発課題名,代表機関名,年度\n{:02}tm0700009h0001,架空分子の動物,架空大学,{}\n",
        (plot.year + 1) % 100,
        plot.year + 1
    );
    plot.desk.import(&plot.desk.list("次.csv", list)).await;
    let keep = plot.desk.key("tm0700009").await;
    let pairs: Duplicates = plot.desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
    let pair = pairs.pairs.iter().find(|pair| {
        let ids: Vec<_> = [&pair.a, &pair.b].into_iter().flatten().map(|side| side.row.id).collect();
        ids.contains(&gone) && ids.contains(&keep)
    });
    let pair = pair.expect("a proposal").id;
    let before = plot.show().await;
    let _: Done = plot.desk.call("duplicate.merge", json!({ "pair": pair, "keep": keep })).await;
    let view = plot.show().await;
    let row = rows(&view, Sheet::Task).iter().find(|row| row.id == task).unwrap();
    assert_eq!(json!(row.cells["project"]), json!(keep));
    assert_eq!(plot.found("project-not-in-theme").await, []);
    assert!(view.names.projects.iter().any(|named| named.id == keep && !named.gone));
    plot.desk.undo().await;
    assert_eq!(plot.show().await, before);
}

/// Bad input: the import that brought a responsible project cannot be taken back from under the plan.
#[tokio::test]
async fn a_responsible_project_does_not_vanish_from_under_a_plan() {
    let plot = Plot::set().await;
    let list =
        format!("課題管理番号,研究開発課題名,年度\n{:02}zz0888001h0001,新しい課題,{}\n", plot.year % 100, plot.year);
    plot.desk.import(&plot.desk.list("次.csv", list)).await;
    let history: Value = plot.desk.call("history.list", json!({ "limit": 1 })).await;
    let operation = history["operations"][0]["id"].clone();
    let new = plot.desk.key("zz0888001").await;
    let task = plot.task("薬効", 0, 3).await;
    plot.set_cells("task", task, json!({ "project": new })).await;
    let told = plot.told("project-not-in-theme", task).await.unwrap();
    assert!(told.contains("新しい課題"), "{told}");
    let problem = plot.desk.refused("history.undo", json!({ "operation": operation })).await;
    assert_eq!(problem.code, ProblemCode::UndoBlocked);
    let view = plot.show().await;
    assert_eq!(text(rows(&view, Sheet::Task).iter().find(|row| row.id == task).unwrap(), "name_ja"), "薬効");
}
