//! Measures tagging and the library's own vocabulary: `bench tagging FILE LIBRARY`. Imports the list
//! into a new library, loads a generated vocabulary of 30,000 concepts (合成データ), walks the queue, tags everything from a
//! certainty on and takes it back. Prints JSON, milliseconds.

use crate::desk::{Desk, Result, quantile};
use serde_json::{Value, json};
use std::fmt::Write as _;

const TERMS: usize = 30_000;
const WALKED: usize = 100;

/// A vocabulary of fictional diseases, three names each.
fn vocabulary() -> String {
    let mut text = "format-version: 1.2\ndata-version: 合成データ\n".to_owned();
    for n in 0..TERMS {
        let _ = write!(
            text,
            "\n[Term]\nid: MIHON:{n}\nname: 見本症候群{n}型\nsynonym: \"mihon syndrome type {n}\" EXACT []\nsynonym: \"架空病{n}\" EXACT []\n"
        );
    }
    text
}

async fn measure(file: &str, library: &str) -> Result<Value> {
    let desk = Desk::new();
    desk.timed("library.create", json!({ "path": library })).await?;
    desk.timed("import.run", json!({ "file": file })).await?;
    // The automaton is made once for the process.
    desk.timed("concept.suggest", json!({ "texts": ["EGFR"] })).await?;
    let first = desk.timed("tagging.queue", json!({ "limit": 50 })).await?.1;
    let (queue, again) = desk.timed("tagging.queue", json!({ "limit": 50, "offset": 50 })).await?;
    let left = queue["rows_total"].as_u64().unwrap_or(0);
    let mut views = Vec::new();
    let mut decisions = Vec::new();
    for row in queue["rows"].as_array().into_iter().flatten().cycle().take(WALKED) {
        let (project, ms) = desk.timed("tagging.project", json!({ "id": row["id"] })).await?;
        views.push(ms);
        let ticked = project["candidates"].as_array().into_iter().flatten().filter(|c| c["ticked"] == json!(true));
        let accept: Vec<Value> = ticked
            .map(|c| json!({ "kind": c["kind"], "concept": c["concept"]["id"], "surface": c["surface"] }))
            .collect();
        let args = json!({ "project": row["id"], "accept": accept, "finish": true });
        decisions.push(desk.timed("tagging.decide", args).await?.1);
    }
    let everything = json!({ "matching": { "filter": {}, "except": [] } });
    let (scan, scanned) = desk.timed("tagging.scan", json!({ "selection": everything })).await?;
    let args = json!({ "selection": everything, "certainty": 0.9, "kinds": ["target", "modality", "indication"] });
    let (done, accepted) = desk.timed("tagging.accept_above", args).await?;
    let undone = desk.timed("history.undo", json!({})).await?.1;
    let words = format!("{library}.obo");
    std::fs::write(&words, vocabulary())?;
    let previewed = desk.timed("vocabulary.preview", json!({ "file": words })).await?.1;
    let loaded = desk.timed("vocabulary.load", json!({ "file": words })).await?.1;
    let name = json!({ "kind": "target", "id": "HGNC:3236", "text": "上皮見本受容体", "change": "add" });
    let named = desk.timed("concept.name", name).await?.1;
    let mut later = Vec::new();
    for row in queue["rows"].as_array().into_iter().flatten() {
        let args =
            json!({ "project": row["id"], "accept": [{ "kind": "modality", "concept": "PF", "surface": "基盤" }] });
        later.push(desk.timed("tagging.decide", args).await?.1);
    }
    let mut searches = Vec::new();
    for text in ["膵癌", "EGFR", "見本症候群12", "arutsuhaimaa"].iter().cycle().take(40) {
        searches
            .push(desk.timed("concept.search", json!({ "kind": "indication", "text": text, "limit": 50 })).await?.1);
    }
    let with_words = desk.timed("tagging.scan", json!({ "selection": everything })).await?.1;
    desk.timed("library.close", json!({})).await?;
    let desk = Desk::new();
    let open = desk.timed("library.open", json!({ "path": library })).await?.1;
    Ok(json!({
        "left": left,
        "queue_first": first,
        "queue": again,
        "project_p50": quantile(&mut views, 0.5),
        "project_p95": quantile(&mut views, 0.95),
        "decide_p95": quantile(&mut decisions, 0.95),
        "scan": scanned,
        "scan_projects": scan["projects"],
        "accept_tags": done["count"],
        "accept": accepted,
        "undo": undone,
        "preview_30000": previewed,
        "load_30000": loaded,
        "name": named,
        "decide_with_30000_p95": quantile(&mut later, 0.95),
        "search_p95": quantile(&mut searches, 0.95),
        "scan_with_30000": with_words,
        "open_with_30000": open,
    }))
}

pub async fn run(args: &[&str]) -> Result<Value> {
    let [file, library] = args else {
        return Err("usage: bench tagging FILE LIBRARY.tsumugi".into());
    };
    measure(file, library).await
}
