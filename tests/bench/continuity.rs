//! Measures the timeline, lineages and outcomes.
//!
//! `bench continuity make LIST LIBRARY` imports a list into a new library and hands every hundredth project over to the next.
//! `bench continuity show LIBRARY` opens it and asks. Prints JSON, milliseconds.

use crate::desk::{Desk, Result, p50_p95};
use serde_json::{Value, json};

/// Times that each question is asked.
const TIMES: usize = 30;
/// Times that the library is opened for a first question.
const COLD: usize = 5;
/// Projects of one hand-over.
const EVERY: usize = 100;

impl Desk {
    async fn projects(&self) -> Result<Vec<Value>> {
        let (answer, _) = self.timed("project.ids", json!({ "limit": 200_000 })).await?;
        Ok(answer["ids"].as_array().cloned().unwrap_or_default())
    }
}

async fn make(list: &str, library: &str) -> Result<Value> {
    let desk = Desk::new();
    desk.timed("library.create", json!({ "path": library })).await?;
    desk.timed("import.run", json!({ "file": list })).await?;
    let ids = desk.projects().await?;
    let mut links = 0;
    for pair in ids.chunks(EVERY).filter(|pair| pair.len() > 1) {
        let args = json!({ "earlier": pair[0], "later": pair[1], "kind": "other" });
        desk.timed("lineage.link", args).await?;
        links += 1;
    }
    desk.timed("library.close", json!({})).await?;
    Ok(json!({ "projects": ids.len(), "links": links }))
}

/// A part of the timeline.
fn page(more: Value) -> Value {
    let mut args = json!({ "limit": 60, "today": "2026-11-27" });
    for (name, value) in more.as_object().into_iter().flatten() {
        args[name] = value.clone();
    }
    args
}

async fn show(library: &str) -> Result<Value> {
    let (mut cold, mut table) = (Vec::new(), Vec::new());
    for _ in 0..COLD {
        let desk = Desk::open(library).await?;
        cold.push(desk.ms("continuity.page", page(json!({}))).await?);
        table.push(desk.ms("outcome.table", json!({})).await?);
        desk.timed("library.close", json!({})).await?;
    }
    let desk = Desk::open(library).await?;
    let ids = desk.projects().await?;
    let (first, _) = desk.timed("continuity.page", page(json!({}))).await?;
    let mut times: [Vec<f64>; 6] = Default::default();
    let orders = ["ends", "gap", "starts", "number"];
    desk.timed("continuity.page", page(json!({ "order": "number" }))).await?;
    for at in 0..TIMES {
        times[0].push(desk.ms("continuity.page", page(json!({ "offset": at * 997 % ids.len().max(1) }))).await?);
        times[1].push(desk.ms("continuity.page", page(json!({ "order": orders[at % orders.len()] }))).await?);
        times[2]
            .push(desk.ms("continuity.page", page(json!({ "only": "ending", "filter": { "text": "がん" } }))).await?);
        let id = &ids[at * EVERY % ids.len()];
        times[3].push(desk.ms("lineage.show", json!({ "id": id })).await?);
        times[4].push(desk.ms("outcome.table", json!({})).await?);
        let tag = json!({ "selection": { "these": [id] }, "kind": "modality", "concept": "AB" });
        desk.timed("tag.add", tag).await?;
        times[5].push(desk.ms("continuity.page", page(json!({}))).await?);
    }
    let [scroll, order, filter, lineage, outcomes, tagged] = times.map(p50_p95);
    Ok(json!({
        "rows": first["total"], "first": p50_p95(cold), "scroll": scroll, "order": order, "filter": filter, "after_tag": tagged,
        "lineage": lineage, "outcomes_first": p50_p95(table), "outcomes": outcomes,
    }))
}

pub async fn run(args: &[&str]) -> Result<Value> {
    match args {
        ["make", list, library] => make(list, library).await,
        ["show", library] => show(library).await,
        _ => Err("usage: bench continuity make LIST LIBRARY | show LIBRARY".into()),
    }
}
