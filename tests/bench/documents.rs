//! Measures documents on their way out, leak check included: `bench documents LIBRARY`. Prints JSON, milliseconds. The library is
//! changed: a theme is made in it and exports are recorded, so give it a copy.

use crate::desk::{Desk, Result, p50_p95};
use serde_json::{Value, json};

/// Briefings written one after the other.
const BRIEFINGS: usize = 50;
/// Times that a table is written and a workbook looked through.
const TIMES: usize = 10;
/// Projects of the theme.
const THREADS: usize = 12;
/// Rows of the table whose time has a bound; another has all projects.
const ROWS: usize = 10_000;

pub async fn run(args: &[&str]) -> Result<Value> {
    let [library] = args else { return Err("usage: bench documents LIBRARY".into()) };
    let folder = std::env::temp_dir().join(format!("documents-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let out = |name: String| folder.join(name);
    let measured = async {
        let desk = Desk::open(library).await?;
        let (answer, _) = desk.timed("project.ids", json!({ "limit": ROWS })).await?;
        let ids: Vec<Value> = answer["ids"].as_array().cloned().unwrap_or_default();
        let classes = json!({ "title": "public", "triple": "public", "hypothesis": "public", "roles": "public" });
        let fields = json!({ "title_ja": "測定のためのテーマ", "title_en": "A theme to measure", "classes": classes,
            "hypothesis_ja": "合成データ。測定のための文です。".repeat(20) });
        let thread = |id: &Value| json!({ "project": id, "role": "model" });
        let threads: Vec<Value> = ids.iter().take(THREADS).map(thread).collect();
        let (made, _) = desk.timed("theme.create", json!({ "fields": fields, "threads": threads })).await?;
        let theme = &made["created"];
        let mut briefings = Vec::new();
        for nth in 0..BRIEFINGS {
            let out = out(format!("{nth}.xlsx"));
            let args = json!({ "theme": theme, "audience": "public", "language": "both", "out": out });
            briefings.push(desk.ms("export.briefing", args).await?);
        }
        let table = |selection: Value| {
            let out = out("table.xlsx".to_owned());
            move |_: usize| json!({ "selection": selection, "audience": "internal", "language": "ja", "out": out })
        };
        let some = desk.several("export.table", TIMES, table(json!({ "these": ids }))).await?;
        let look = |_: usize| json!({ "file": out("table.xlsx".to_owned()) });
        let bytes = std::fs::metadata(out("table.xlsx".to_owned()))?.len();
        let looked = desk.several("leak.check", TIMES, look).await?;
        let all = json!({ "matching": { "filter": {}, "except": [] } });
        let whole = desk.several("export.table", 3, table(all)).await?;
        let fifty: f64 = briefings.iter().sum();
        Ok(json!({ "rows": ids.len(), "briefing": p50_p95(briefings), "fifty": fifty, "table": some, "whole": whole,
            "looked_bytes": bytes, "look": looked }))
    };
    let measured = measured.await;
    std::fs::remove_dir_all(&folder)?;
    measured
}
