//! Measures the timeline, lineages and outcomes, each part in a process of its own.
//!
//! `continuity_bench make LIST LIBRARY` imports a list into a new library and hands every hundredth project over to the next.
//! `continuity_bench show LIBRARY` opens it and asks. Prints JSON, milliseconds.

use app::{App, Host, Silent};
use serde_json::{Value, json};
use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

const MS: f64 = 1000.0;
/// Times that each question is asked.
const TIMES: usize = 30;
/// Times that the library is opened for a first question.
const COLD: usize = 5;
/// Projects of one hand-over.
const EVERY: usize = 100;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

struct Desk(Arc<App>);

impl Desk {
    fn new() -> Desk {
        Desk(App::new(Host { login: "測定".to_owned(), ..Host::default() }))
    }

    /// The answer and how long it took, ms.
    async fn timed(&self, name: &str, args: Value) -> Result<(Value, f64)> {
        let since = Instant::now();
        let answer = self.0.dispatch(name, args, Arc::new(Silent)).await?;
        Ok((answer.value, since.elapsed().as_secs_f64() * MS))
    }

    async fn ms(&self, name: &str, args: Value) -> Result<f64> {
        Ok(self.timed(name, args).await?.1)
    }

    async fn ids(&self) -> Result<Vec<Value>> {
        let (answer, _) = self.timed("project.ids", json!({ "limit": 200_000 })).await?;
        Ok(answer["ids"].as_array().cloned().unwrap_or_default())
    }
}

fn quantile(times: &mut [f64], part: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get((times.len().saturating_sub(1) as f64 * part).round() as usize).copied().unwrap_or(0.0)
}

fn p50_p95(mut times: Vec<f64>) -> Value {
    json!({ "p50": quantile(&mut times, 0.5), "p95": quantile(&mut times, 0.95), "most": quantile(&mut times, 1.0) })
}

async fn make(list: &str, library: &str) -> Result<Value> {
    let desk = Desk::new();
    desk.timed("library.create", json!({ "path": library })).await?;
    desk.timed("import.run", json!({ "file": list })).await?;
    let ids = desk.ids().await?;
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
        let desk = Desk::new();
        desk.timed("library.open", json!({ "path": library })).await?;
        cold.push(desk.ms("continuity.page", page(json!({}))).await?);
        table.push(desk.ms("outcome.table", json!({})).await?);
        desk.timed("library.close", json!({})).await?;
    }
    let desk = Desk::new();
    desk.timed("library.open", json!({ "path": library })).await?;
    let ids = desk.ids().await?;
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

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["make", list, library] => runtime.block_on(make(list, library))?,
        ["show", library] => runtime.block_on(show(library))?,
        _ => return Err("usage: continuity_bench make LIST LIBRARY | show LIBRARY".into()),
    };
    println!("{done}");
    Ok(())
}
