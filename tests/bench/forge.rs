//! Measures the theme forge on a library: `bench forge LIBRARY`. Prints JSON, milliseconds. The library is changed: themes are made
//! in it, so give it a copy.

use crate::desk::{Desk, Result};
use serde_json::{Value, json};

/// Times that each operation is asked for.
const TIMES: usize = 30;
/// Themes in the library, and threads of the one whose board is opened.
const THEMES: usize = 40;
const THREADS: usize = 30;

/// The concept of a project's first tag of a kind.
fn concept(row: &Value, kind: &str) -> Value {
    let tags = row["tags"].as_array().into_iter().flatten();
    tags.filter(|tag| tag["kind"] == kind).map(|tag| tag["id"].clone()).next().unwrap_or(json!(""))
}

async fn measure(library: &str) -> Result<Value> {
    let desk = Desk::open(library).await?;
    let (page, _) = desk.timed("project.page", json!({ "limit": 1000 })).await?;
    let tagged = |row: &&Value| ["target", "modality", "indication"].iter().all(|kind| concept(row, kind) != "");
    let rows: Vec<&Value> = page["rows"].as_array().into_iter().flatten().filter(tagged).collect();
    let mut themes = Vec::new();
    for (nth, row) in rows.iter().take(THEMES).enumerate() {
        let fields = json!({
            "title_ja": format!("測定{nth}"), "target": concept(row, "target"), "modality": concept(row, "modality"),
            "indication": concept(row, "indication"),
        });
        let count = if nth == 0 { THREADS } else { 3 };
        let threads: Vec<Value> =
            rows.iter().cycle().skip(nth * 7).take(count).map(|row| json!({ "project": row["id"] })).collect();
        let (made, _) = desk.timed("theme.create", json!({ "fields": fields, "threads": threads })).await?;
        themes.push(made["created"].clone());
    }
    let Some(large) = themes.first() else { return Err("no project has a tag of each kind".into()) };
    let (_, first) = desk.timed("forge.portfolio", json!({})).await?;
    let needs = ["human", "assay", "matter", "efficacy", "model", "biomarker", "cmc", "cohort"];
    let gaps: Vec<Value> = themes
        .iter()
        .flat_map(|theme| needs.iter().map(move |need| json!({ "theme": theme, "need": need, "limit": 50 })))
        .collect();
    let gaps: Vec<Value> = gaps.into_iter().step_by(11).collect();
    let candidates = desk.several("forge.candidates", TIMES, |nth| gaps[nth % gaps.len()].clone()).await?;
    let board = desk.several("forge.board", TIMES, |_| json!({ "theme": large })).await?;
    // What a person sees after joining a project: the board is worked out anew for it alone.
    let join = json!({ "id": large, "selection": { "these": [rows.last().map(|row| row["id"].clone())] } });
    desk.timed("theme.join", join).await?;
    let (_, after) = desk.timed("forge.board", json!({ "theme": large })).await?;
    let all = json!({ "matching": { "filter": {}, "except": [] } });
    let some: Vec<Value> =
        page["rows"].as_array().into_iter().flatten().take(500).map(|row| row["id"].clone()).collect();
    let of = |selection: Value| json!({ "selection": selection, "limit": 40 });
    let few = desk.several("forge.propose", TIMES, |_| of(json!({ "these": some }))).await?;
    let (proposed, everything) = desk.timed("forge.propose", of(all.clone())).await?;
    let network = json!({ "selection": all, "kinds": ["target", "modality", "indication"], "limit": 2000 });
    let network = desk.several("forge.network", TIMES, |_| network.clone()).await?;
    let lacking =
        desk.several("forge.lacking", TIMES, |_| json!({ "id": rows.last().map(|row| row["id"].clone()) })).await?;
    Ok(json!({
        "first": first, "candidates": candidates, "board": board, "board_after_join": after, "propose_500": few,
        "propose_all": everything, "looked": proposed["looked"], "compared": proposed["compared"],
        "proposals": proposed["proposals"].as_array().map(Vec::len), "network": network, "lacking": lacking,
    }))
}

pub async fn run(args: &[&str]) -> Result<Value> {
    let [library] = args else { return Err("usage: bench forge LIBRARY".into()) };
    measure(library).await
}
