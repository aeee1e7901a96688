//! Measures the registry of programmes on a library: `bench registry LIBRARY`. Prints JSON, milliseconds.
//!
//! Tying is measured as a user meets it: the first `registry.list` after opening reads every project-year and asks the registry
//! for each.

use crate::desk::{Desk, Result, p50_p95, quantile};
use serde_json::{Value, json};

/// Times that each operation is asked for.
const TIMES: usize = 20;

async fn measure(library: &str) -> Result<Value> {
    let mut tying = Vec::new();
    for _ in 0..5 {
        let desk = Desk::open(library).await?;
        tying.push(desk.ms("registry.list", json!({})).await?);
        desk.timed("library.close", json!({})).await?;
    }
    let desk = Desk::open(library).await?;
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

pub async fn run(args: &[&str]) -> Result<Value> {
    let [library] = args else { return Err("usage: bench registry LIBRARY".into()) };
    measure(library).await
}
