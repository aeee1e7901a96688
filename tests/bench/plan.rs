//! Measures a plan on a library: `bench plan LIBRARY`. Prints JSON, milliseconds. The library is changed: a theme and its plan are
//! made in it, so give it a copy.

use crate::desk::{Desk, MS, Result, p50_p95};
use serde_json::{Value, json};

/// Times that each operation is asked for.
const TIMES: usize = 40;
/// What the plan holds.
const TASKS: usize = 300;
const LINKS: usize = 1_000;
const ITEMS: usize = 200;
const BUDGETS: usize = 300;
const THREADS: usize = 30;
/// Rows written at a time.
const ROWS: usize = 250;

impl Desk {
    /// Writes new rows into a sheet.
    async fn fill(&self, plan: &Value, sheet: &str, rows: Vec<Value>) -> Result<()> {
        let rows: Vec<Value> = rows.into_iter().map(|cells| json!({ "id": null, "cells": cells })).collect();
        for part in rows.chunks(ROWS) {
            let args = json!({ "plan": plan, "sheet": sheet, "rows": part, "confirmed": true });
            self.timed("plan.put", args).await?;
        }
        Ok(())
    }

    /// Ids of the rows of a sheet, in order.
    async fn sheet_ids(&self, theme: &Value, sheet: &str) -> Result<Vec<Value>> {
        let (view, _) = self.timed("plan.show", json!({ "theme": theme })).await?;
        Ok(view["sheets"][sheet].as_array().into_iter().flatten().map(|row| row["id"].clone()).collect())
    }
}

fn month(number: i64) -> String {
    format!("{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1)
}

/// One of some ids.
fn pick(ids: &[Value], nth: usize) -> Value {
    ids.get(nth % ids.len().max(1)).cloned().unwrap_or(Value::Null)
}

/// A plan as large as plans are: tasks in packages and links, gates with their items, money, profile, supports, risks.
async fn plan(desk: &Desk, theme: &Value, projects: &[Value]) -> Result<Value> {
    let (begun, _) = desk.timed("plan.begin", json!({ "theme": theme, "product": "medicine" })).await?;
    let plan = begun["created"].clone();
    let (view, _) = desk.timed("plan.show", json!({ "theme": theme })).await?;
    let today = view["today"].as_i64().ok_or("no month of today")?;
    let task = |nth: usize| match nth % 25 {
        0 => json!({ "kind": "package", "name_ja": format!("作業群{nth}"), "name_en": format!("Package {nth}") }),
        24 => json!({ "kind": "milestone", "name_ja": format!("到達点{nth}"), "starts": month(today + 46) }),
        _ => json!({
            "kind": "task", "name_ja": format!("作業{nth}の実施と報告"), "name_en": format!("Task {nth}"),
            "starts": month(today + 2 * (nth as i64 % 25 - 1)), "months": 2, "phase": 1 + nth % 14, "done": nth % 100,
            "project": pick(projects, nth), "responsible": "見本大学 架空研究室", "note": "測定のための作業。",
        }),
    };
    desk.fill(&plan, "task", (0..TASKS).map(task).collect()).await?;
    let tasks = desk.sheet_ids(theme, "task").await?;
    let linked: Vec<&Value> = tasks.iter().enumerate().filter(|(nth, _)| nth % 25 != 0).map(|(_, id)| id).collect();
    // Each to the next ones, so that nothing goes in a circle; within a package one after the other without a month between.
    let link = |nth: usize| {
        let (from, step) = (nth % (linked.len() - 9), 1 + nth / (linked.len() - 9));
        let close = step == 1 && from / 24 == (from + 1) / 24;
        json!({ "before": linked[from], "after": linked[from + step], "kind": "fs", "lag": if close { 0 } else { -60 } })
    };
    desk.fill(&plan, "link", (0..LINKS).map(link).collect()).await?;
    let gates = desk.sheet_ids(theme, "gate").await?;
    let begun = desk.sheet_ids(theme, "item").await?.len();
    let item = |nth: usize| {
        json!({ "gate": pick(&gates, nth), "name_ja": format!("項目{nth}の確認"), "name_en": format!("Item {nth}"),
            "state": (["have", "obtaining", "none", "unknown"][nth % 4]), "evidence": "報告書", "owner": "研究員A",
            "task": pick(&tasks, nth * 3 + 1), "due": month(today + nth as i64 / 6) })
    };
    desk.fill(&plan, "item", (begun..ITEMS).map(item).collect()).await?;
    let year = today.div_euclid(12);
    let budget = |nth: usize| {
        json!({ "task": pick(&tasks, nth), "year": year + nth as i64 % 6, "yen": 1_000_000 * (1 + nth % 40),
            "source": (["自己資金", "共同研究費", ""][nth % 3]), "state": "planned" })
    };
    desk.fill(&plan, "budget", (0..BUDGETS).map(budget).collect()).await?;
    let criterion =
        |nth: usize| json!({ "gate": pick(&gates, nth), "kind": "go", "text_ja": format!("基準{nth}を満たす") });
    desk.fill(&plan, "criterion", (0..20).map(criterion).collect()).await?;
    let tpp = |nth: usize| {
        json!({ "attribute": (["indication", "efficacy", "safety", "dosing", "cost"][nth % 5]), "minimum_ja": "既存薬と同じ",
            "ideal_ja": "既存薬を上回る", "today_ja": "動物で確認", "source": (["見本の総説", ""][nth % 2]) })
    };
    desk.fill(&plan, "tpp", (0..10).map(tpp).collect()).await?;
    let support = |nth: usize| {
        json!({ "kind": "support", "name": format!("支援{nth}"), "task": pick(&tasks, nth * 7 + 1),
            "state": (["idea", "asked", "running"][nth % 3]), "starts": month(today + nth as i64) })
    };
    desk.fill(&plan, "support", (0..40).map(support).collect()).await?;
    let risk = |nth: usize| {
        json!({ "kind": "risk", "text_ja": format!("リスク{nth}"), "likelihood": 1 + nth % 5, "impact": 1 + nth % 5,
            "gate": pick(&gates, nth), "state": "open" })
    };
    desk.fill(&plan, "risk", (0..30).map(risk).collect()).await?;
    Ok(plan)
}

async fn measure(library: &str) -> Result<Value> {
    let desk = Desk::open(library).await?;
    let (page, _) = desk.timed("project.page", json!({ "limit": THREADS })).await?;
    let projects: Vec<Value> = page["rows"].as_array().into_iter().flatten().map(|row| row["id"].clone()).collect();
    let threads: Vec<Value> = projects.iter().map(|id| json!({ "project": id })).collect();
    let new = json!({ "fields": { "title_ja": "測定" }, "threads": threads });
    let (made, _) = desk.timed("theme.create", new).await?;
    let theme = made["created"].clone();
    let plan = plan(&desk, &theme, &projects).await?;
    desk.timed("plan.copy", json!({ "plan": plan, "kind": "baseline", "name": "測定の前" })).await?;
    // As it is opened first: nothing was worked out before.
    let cold = Desk::new();
    desk.timed("library.close", json!({})).await?;
    cold.timed("library.open", json!({ "path": library })).await?;
    let desk = cold;
    let (view, first) = desk.timed("plan.show", json!({ "theme": theme })).await?;
    let count = |of: &Value| of.as_array().map_or(0, Vec::len);
    let sheets = json!({ "task": count(&view["sheets"]["task"]), "link": count(&view["sheets"]["link"]),
        "item": count(&view["sheets"]["item"]), "budget": count(&view["sheets"]["budget"]) });
    let show = desk.several("plan.show", TIMES, |_| json!({ "theme": theme })).await?;
    let mut took = Vec::new();
    for _ in 0..TIMES {
        let id = theme.as_i64().ok_or("no theme")?;
        took.push(app::plan::contradictions_in(&desk.0, id).await?.as_secs_f64() * MS);
    }
    let tasks = desk.sheet_ids(&theme, "task").await?;
    let today = view["today"].as_i64().ok_or("no month of today")?;
    let to = |nth: usize| json!({ "plan": plan, "push": true, "moves": [{ "task": pick(&tasks, 1), "starts": today + (nth % 3) as i64, "months": 2 }] });
    let moved = desk.several("plan.move", TIMES, to).await?;
    let cell = |nth: usize| {
        let row = json!({ "id": pick(&tasks, 1 + nth % 20), "cells": { "responsible": format!("見本大学{nth}") } });
        json!({ "plan": plan, "sheet": "task", "rows": [row] })
    };
    let put = desk.several("plan.put", TIMES, cell).await?;
    let copy = |nth: usize| json!({ "plan": plan, "kind": "what-if", "name": format!("もし{nth}") });
    let copied = desk.several("plan.copy", 10, copy).await?;
    let folder = std::env::temp_dir().join(format!("plan-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let out = |nth: usize| json!({ "plan": plan, "audience": "internal", "language": "ja", "out": folder.join(format!("{nth}.xlsx")) });
    let exported = desk.several("plan.export", 10, out).await;
    std::fs::remove_dir_all(&folder)?;
    Ok(json!({
        "sheets": sheets, "contradictions_found": count(&view["contradictions"]), "first": first, "show": show,
        "contradictions": p50_p95(took), "move": moved, "put": put, "copy": copied, "export": exported?,
    }))
}

pub async fn run(args: &[&str]) -> Result<Value> {
    let [library] = args else { return Err("usage: bench plan LIBRARY".into()) };
    measure(library).await
}
