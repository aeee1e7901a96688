//! What came of projects, against targets: every figure is that of the list it opens. Programmes, point 7.

use crate::desk::Desk;
use app::commands::Done;
use app::home::Home;
use app::outcome::{OutcomeEntries, OutcomeEntry, OutcomeTable};
use app::project::ProjectPage;
use domain::{Id, OutcomeKind, ProblemCode};
use serde_json::{Value, json};
use std::collections::HashSet;

async fn table(desk: &Desk, filter: &Value) -> OutcomeTable {
    desk.call("outcome.table", json!({ "filter": filter })).await
}

/// All entries behind a figure, part by part.
async fn entries(desk: &Desk, mut args: Value) -> Vec<OutcomeEntry> {
    let mut all = Vec::new();
    args["limit"] = json!(7);
    loop {
        args["offset"] = json!(all.len());
        let part: OutcomeEntries = desk.call("outcome.list", args.clone()).await;
        let total = part.total as usize;
        all.extend(part.entries);
        if all.len() >= total {
            return all;
        }
    }
}

fn sum(entries: &[OutcomeEntry]) -> (f64, u32) {
    let projects: HashSet<Id> = entries.iter().map(|entry| entry.project).collect();
    (entries.iter().filter_map(|entry| entry.amount).sum(), projects.len() as u32)
}

/// Point 7: of every kind, fiscal year and programme, under filters.
#[tokio::test]
async fn every_figure_is_the_sum_of_the_list_it_opens() {
    let desk = Desk::sample().await;
    let sample = table(&desk, &json!({})).await;
    let rows = "課題管理番号,研究開発課題名,事業名,年度,論文数,治験届,企業導出\n\
        24zz0101001h0001,結び付かない研究,どこにもない事業,2024,4,あり,なし\n\
        ,年度のない研究,,,2,,不明\n";
    desk.import(&desk.list("一覧.csv", rows)).await;
    let mut cells = 0;
    for filter in [
        json!({}),
        json!({ "text": "がん" }),
        json!({ "modality": ["SM"] }),
        json!({ "year": [2024] }),
        json!({ "text": "無い語" }),
    ] {
        let table = table(&desk, &filter).await;
        let page: ProjectPage = desk.call("project.page", json!({ "filter": filter, "limit": 1000 })).await;
        assert_eq!(table.projects, page.total);
        for year in &table.years {
            assert_eq!(year.projects as usize, page.rows.iter().filter(|row| row.years.contains(&year.year)).count());
        }
        assert_eq!(table.kinds.iter().map(|kind| kind.kind).collect::<Vec<_>>(), OutcomeKind::COUNTED);
        let mut total = 0;
        for of in &table.kinds {
            let ask = async |more: Value| {
                let mut args = json!({ "filter": filter, "kind": of.kind });
                for (name, value) in more.as_object().unwrap() {
                    args[name] = value.clone();
                }
                entries(&desk, args).await
            };
            let all = ask(json!({})).await;
            total += all.len();
            assert_eq!((of.total, of.entered), sum(&all), "{filter} {:?}", of.kind);
            let odd = ask(json!({ "unreadable": true })).await;
            assert_eq!(of.unreadable as usize, odd.len(), "{filter} {:?}", of.kind);
            assert!(odd.iter().all(|entry| entry.amount.is_none() && !entry.text.contains("なし")), "{odd:?}");
            for year in &of.years {
                let asked = year.year.map_or(json!({ "undated": true }), |year| json!({ "year": year }));
                assert_eq!((year.amount, year.entered), sum(&ask(asked).await), "{filter} {:?} {year:?}", of.kind);
                cells += 1;
            }
            for programme in &of.programmes {
                let asked = programme.programme.map_or(json!({ "untied": true }), |id| json!({ "programme": id }));
                assert_eq!((programme.amount, programme.entered), sum(&ask(asked.clone()).await), "{filter} {asked}");
                for year in &programme.years {
                    let mut both = asked.clone();
                    match year.year {
                        Some(year) => both["year"] = json!(year),
                        None => both["undated"] = json!(true),
                    }
                    assert_eq!((year.amount, year.entered), sum(&ask(both).await), "{filter} {asked} {year:?}");
                    cells += 1;
                }
            }
            let by_programme: f64 = of.programmes.iter().map(|programme| programme.amount).sum();
            let by_year: f64 = of.years.iter().map(|year| year.amount).sum();
            assert_eq!((by_programme, by_year), (of.total, of.total));
        }
        let any = entries(&desk, json!({ "filter": filter })).await;
        assert_eq!(any.len(), total, "all kinds but amounts");
        let order: Vec<_> = any.iter().map(|entry| (entry.year.is_none(), -entry.year.unwrap_or(0))).collect();
        assert!(order.is_sorted(), "newest first");
    }
    assert!(cells > 60, "{cells}");
    let whole = table(&desk, &json!({})).await;
    let of = |kind: OutcomeKind| whole.kinds.iter().find(|of| of.kind == kind).unwrap();
    for kpi in desk.call::<Home>("home.show", json!({})).await.kpi {
        assert_eq!((kpi.total, kpi.entered), (of(kpi.kind).total, of(kpi.kind).entered), "ホーム {:?}", kpi.kind);
    }
    assert_eq!(of(OutcomeKind::Trial).unreadable, 1, "あり is no number");
    assert_eq!(of(OutcomeKind::Licensing).unreadable, 1, "不明 is no number, なし is an answer");
    let untied = |table: &OutcomeTable| {
        let papers = table.kinds.iter().find(|of| of.kind == OutcomeKind::Papers).unwrap();
        let untied = papers.programmes.iter().find(|programme| programme.programme.is_none());
        untied.map_or((0.0, 0), |untied| (untied.amount, untied.entered))
    };
    let (before, after) = (untied(&sample), untied(&whole));
    assert_eq!((after.0 - before.0, after.1 - before.1), (6.0, 2), "4 of no programme we know, 2 of none at all");
}

/// Point 7: a person's entry stands beside a list's; a list's is nobody's to change.
#[tokio::test]
async fn entered_and_listed_outcomes_stand_side_by_side() {
    let desk = Desk::empty().await;
    let rows = "課題管理番号,研究開発課題名,事業名,年度,論文数,治験入り,継続件数\n\
        24ck0106501h0001,架空の研究,革新的がん医療実用化研究事業,2024,3,1,\n";
    desk.import(&desk.list("一覧.csv", rows)).await;
    let project = desk.key("ck0106501").await;
    let listed = entries(&desk, json!({})).await;
    assert_eq!(listed.iter().map(|entry| entry.kind).collect::<Vec<_>>(), [OutcomeKind::Papers, OutcomeKind::Trial]);
    let source = listed[1].source.as_ref().unwrap();
    assert_eq!((source.row, source.column.as_deref(), source.file.as_str()), (2, Some("F"), "一覧.csv"));
    let carried = json!({ "outcome": ["carried"] });
    assert_eq!(desk.ids(carried.clone()).await, [] as [Id; 0]);

    let new = |kind: &str, amount: Value| json!({ "project": project, "kind": kind, "year": 2024, "amount": amount, "text": " 人の記録 " });
    let done: Done = desk.call("outcome.save", new("papers", json!(5))).await;
    let id = done.created.unwrap();
    let _: Done = desk.call("outcome.save", new("carried", json!(1))).await;
    assert_eq!(desk.ids(carried.clone()).await, [project], "the list of projects follows");
    assert_eq!(
        desk.facet(json!({}), "outcome").await.iter().map(|v| v.value.as_str()).collect::<Vec<_>>(),
        ["papers", "trial", "carried"]
    );
    let papers = entries(&desk, json!({ "kind": "papers" })).await;
    let said: Vec<(Option<f64>, &str, &str, bool)> = papers
        .iter()
        .map(|entry| (entry.amount, entry.text.as_str(), entry.by.as_str(), entry.source.is_some()))
        .collect();
    assert_eq!(said, [(Some(3.0), "3", "", true), (Some(5.0), "人の記録", "作業者", false)]);
    assert_eq!(table(&desk, &json!({})).await.kinds[0].total, 8.0);

    for (name, args) in [
        ("outcome.remove", json!({ "id": listed[0].id })),
        (
            "outcome.save",
            json!({ "id": listed[0].id, "project": project, "kind": "papers", "year": 2024, "amount": 4 }),
        ),
    ] {
        let problem = desk.refused(name, args).await;
        assert_eq!((problem.code, problem.params["reason"].as_str()), (ProblemCode::InvalidField, "outcome-of-list"));
    }
    let changed = json!({ "id": id, "project": project, "kind": "papers", "year": null, "amount": 0, "text": "" });
    let done: Done = desk.call("outcome.save", changed.clone()).await;
    assert_eq!(done.kind, "outcome-edit");
    let again: Done = desk.call("outcome.save", changed).await;
    assert_eq!(again.operation, None);
    let undated = entries(&desk, json!({ "undated": true })).await;
    assert_eq!((undated.len(), undated[0].amount, undated[0].year), (1, Some(0.0), None));
    // The same list once more brings nothing, and what a person entered does not stand in for what a list says.
    desk.import(&desk.list("同じ.csv", rows)).await;
    assert_eq!(entries(&desk, json!({})).await.len(), 4);
    let _: Done = desk.call("outcome.remove", json!({ "id": id })).await;
    assert_eq!(desk.refused("outcome.remove", json!({ "id": id })).await.code, ProblemCode::NoSuchOutcome);
    assert_eq!(entries(&desk, json!({})).await.len(), 3);
    desk.undo().await;
    assert_eq!(entries(&desk, json!({})).await.len(), 4);
    let detail = desk.detail(project).await;
    assert_eq!(detail.outcomes.len(), 4);
}

/// Point 7: targets are set by people, with where they are stated; ホーム shows kinds that have an entry or a target.
#[tokio::test]
async fn targets_are_set_changed_and_removed() {
    let desk = Desk::empty().await;
    let shipped = table(&desk, &json!({})).await.targets;
    assert!(shipped.iter().any(|target| target.kind == OutcomeKind::Trial && target.amount == 60.0));
    let target = json!({
        "kind": "approval", "year_first": 2025, "year_last": 2029, "per": "span", "programme": 107, "amount": 5,
        "source": "架空の資料", "state": "check",
    });
    let done: Done = desk.call("outcome.set_target", target.clone()).await;
    let id = done.created.unwrap();
    let of = async || table(&desk, &json!({})).await.targets.into_iter().find(|target| target.id == id);
    let made = of().await.unwrap();
    assert_eq!(
        (made.amount, made.programme_name.as_str(), made.source.as_str()),
        (5.0, "革新的がん医療実用化研究事業", "架空の資料")
    );
    let mut changed = target.clone();
    changed["id"] = json!(id);
    let same: Done = desk.call("outcome.set_target", changed.clone()).await;
    assert_eq!(same.operation, None);
    changed["amount"] = json!(7);
    let _: Done = desk.call("outcome.set_target", changed).await;
    assert_eq!(of().await.unwrap().amount, 7.0);
    for (name, value, field, reason) in [
        ("kind", json!("budget"), "kind", "no-budget"),
        ("year_first", json!(1988), "year_first", "year-range"),
        ("year_last", json!(2024), "year_last", "ends-before-start"),
        ("programme", json!(9), "programme", "programme-gone"),
        ("amount", json!(1.5), "amount", "not-whole"),
        ("source", json!("長".repeat(501)), "source", "too-long"),
    ] {
        let mut bad = target.clone();
        bad[name] = value;
        let problem = desk.refused("outcome.set_target", bad).await;
        assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), (field, reason));
    }
    let _: Done = desk.call("outcome.remove_target", json!({ "id": id })).await;
    assert_eq!(of().await, None);
    assert_eq!(desk.refused("outcome.remove_target", json!({ "id": id })).await.code, ProblemCode::NoSuchTarget);
    desk.undo().await;
    assert_eq!(of().await.unwrap().amount, 7.0);
    // Without entries a kind is shown as long as it has a target.
    let kinds = async || {
        desk.call::<Home>("home.show", json!({})).await.kpi.into_iter().map(|kpi| kpi.kind).collect::<Vec<_>>()
    };
    assert!(kinds().await.contains(&OutcomeKind::Poc));
    for target in shipped.iter().filter(|target| target.kind == OutcomeKind::Poc) {
        let _: Done = desk.call("outcome.remove_target", json!({ "id": target.id })).await;
    }
    assert!(!kinds().await.contains(&OutcomeKind::Poc));
}

/// Bad input: what a person cannot mean is refused by field.
#[tokio::test]
async fn outcomes_that_cannot_be_are_refused_by_field() {
    let desk = Desk::odd().await;
    let project = desk.ids(json!({})).await[0];
    let good = json!({ "project": project, "kind": "papers", "year": 2024, "amount": 1 });
    for (name, value, reason) in [
        ("kind", json!("budget"), "no-budget"),
        ("year", json!(1988), "year-range"),
        ("year", json!(2101), "year-range"),
        ("amount", json!(-1), "not-whole"),
        ("amount", json!(0.5), "not-whole"),
        ("amount", json!(1e10), "too-many"),
        ("text", json!("長".repeat(2_001)), "too-long"),
    ] {
        let mut bad = good.clone();
        bad[name] = value.clone();
        let problem = desk.refused("outcome.save", bad).await;
        assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), (name, reason), "{value}");
    }
    let missing = json!({ "project": 9, "kind": "papers", "amount": 1 });
    assert_eq!(desk.refused("outcome.save", missing).await.code, ProblemCode::NoSuchProject);
    let gone = json!({ "id": 9, "project": project, "kind": "papers", "amount": 1 });
    assert_eq!(desk.refused("outcome.save", gone).await.code, ProblemCode::NoSuchOutcome);
    assert_eq!(entries(&desk, json!({})).await, []);
}
