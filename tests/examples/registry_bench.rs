//! Measures the registry of programmes on a library: `registry_bench LIBRARY`. Prints JSON, milliseconds.
//!
//! Tying is measured as a user meets it: the first `registry.list` after opening reads every project-year and asks the registry
//! for each.

use app::{App, Host, Silent};
use serde_json::{Value, json};
use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

const MS: f64 = 1000.0;
/// Times that each operation is asked for.
const TIMES: usize = 20;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

struct Desk(Arc<App>);

impl Desk {
    /// The answer and how long it took, ms.
    async fn timed(&self, name: &str, args: Value) -> Result<(Value, f64)> {
        let since = Instant::now();
        let answer = self.0.dispatch(name, args, Arc::new(Silent)).await?;
        Ok((answer.value, since.elapsed().as_secs_f64() * MS))
    }

    async fn ms(&self, name: &str, args: Value) -> Result<f64> {
        Ok(self.timed(name, args).await?.1)
    }
}

fn quantile(times: &mut [f64], part: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get((times.len().saturating_sub(1) as f64 * part).round() as usize).copied().unwrap_or(0.0)
}

fn p50_p95(mut times: Vec<f64>) -> Value {
    json!({ "p50": quantile(&mut times, 0.5), "p95": quantile(&mut times, 0.95), "most": quantile(&mut times, 1.0) })
}

async fn measure(library: &str) -> Result<Value> {
    let host = Host { login: "測定".to_owned(), ..Host::default() };
    let mut tying = Vec::new();
    for _ in 0..5 {
        let desk = Desk(App::new(host.clone()));
        desk.timed("library.open", json!({ "path": library })).await?;
        tying.push(desk.ms("registry.list", json!({})).await?);
        desk.timed("library.close", json!({})).await?;
    }
    let desk = Desk(App::new(host));
    desk.timed("library.open", json!({ "path": library })).await?;
    let (registry, _) = desk.timed("registry.list", json!({})).await?;
    let (years, tied) = (registry["ties"]["years"].as_u64(), registry["ties"]["tied"].as_u64());
    // Lists whose programmes nobody knows would measure nothing.
    if tied.unwrap_or(0) * 2 < years.unwrap_or(u64::MAX) {
        return Err(format!("{years:?} project-years, {tied:?} of them tied: too few to say anything").into());
    }
    let (unmatched, _) = desk.timed("registry.unmatched", json!({})).await?;
    let name = unmatched["groups"]
        .as_array()
        .into_iter()
        .flatten()
        .find_map(|group| group["name"].as_str().filter(|name| !name.is_empty()).map(str::to_owned));
    let name = name.unwrap_or_else(|| "見本の表記".to_owned());
    let (mut reads, mut writes, mut after, mut edited) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (ids, _) = desk.timed("project.ids", json!({ "limit": TIMES })).await?;
    for at in 0..TIMES {
        for name in ["registry.list", "registry.unmatched", "pairing.list", "support.list"] {
            reads.push(desk.ms(name, json!({})).await?);
        }
        reads.push(desk.ms("registry.show", json!({ "id": 106 })).await?);
        let said = json!({ "thing": "programme", "row": 106, "field": "host", "source": format!("測定 {at}"), "as_of": "", "state": "check" });
        for (name, args) in [
            ("registry.tie", json!({ "names": [name], "programme": 103 })),
            ("registry.edit", json!({ "id": 106, "fields": { "note": format!("測定 {at}") } })),
            ("registry.fact", said),
            ("pairing.set", json!({ "predecessor": 103, "successor": 118, "status": "assumed" })),
        ] {
            writes.push(desk.ms(name, args).await?);
            // The registry has changed: every project-year is asked for anew.
            after.push(desk.ms("registry.list", json!({})).await?);
        }
        for _ in 0..4 {
            writes.push(desk.ms("history.undo", json!({})).await?);
        }
        // A project has changed: its years are read anew.
        let args = json!({ "project": ids["ids"][at], "field": "programme", "value": "見本の表記" });
        desk.timed("project.edit", args).await?;
        edited.push(desk.ms("registry.list", json!({})).await?);
        desk.timed("history.undo", json!({})).await?;
    }
    Ok(json!({
        "years": registry["ties"]["years"],
        "tied": registry["ties"]["tied"],
        "tie": quantile(&mut tying, 0.5),
        "read": p50_p95(reads),
        "write": p50_p95(writes),
        "list_after_write": p50_p95(after),
        "list_after_edit": p50_p95(edited),
    }))
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [library] = args.as_slice() else { return Err("usage: registry_bench LIBRARY".into()) };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    println!("{}", runtime.block_on(measure(library))?);
    Ok(())
}
