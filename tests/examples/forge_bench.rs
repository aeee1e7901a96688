//! Measures the theme forge on a library: `forge_bench LIBRARY`. Prints JSON, milliseconds. The library is changed: themes are made
//! in it, so give it a copy.

use app::{App, Host, Silent};
use serde_json::{Value, json};
use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

const MS: f64 = 1000.0;
/// Times that each operation is asked for.
const TIMES: usize = 30;
/// Themes in the library, and threads of the one whose board is opened.
const THEMES: usize = 40;
const THREADS: usize = 30;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

struct Desk(Arc<App>);

impl Desk {
    /// The answer and how long it took, ms.
    async fn timed(&self, name: &str, args: Value) -> Result<(Value, f64)> {
        let since = Instant::now();
        let answer = self.0.dispatch(name, args, Arc::new(Silent)).await?;
        Ok((answer.value, since.elapsed().as_secs_f64() * MS))
    }

    async fn several(&self, name: &str, all: &[Value]) -> Result<Value> {
        let mut times = Vec::new();
        for args in all.iter().cycle().take(TIMES) {
            times.push(self.timed(name, args.clone()).await?.1);
        }
        times.sort_by(f64::total_cmp);
        let at = |part: f64| times.get((times.len().saturating_sub(1) as f64 * part).round() as usize).copied();
        Ok(json!({ "p50": at(0.5), "p95": at(0.95), "most": at(1.0) }))
    }
}

/// The concept of a project's first tag of a kind.
fn concept(row: &Value, kind: &str) -> Value {
    let tags = row["tags"].as_array().into_iter().flatten();
    tags.filter(|tag| tag["kind"] == kind).map(|tag| tag["id"].clone()).next().unwrap_or(json!(""))
}

async fn measure(library: &str) -> Result<Value> {
    let desk = Desk(App::new(Host { login: "測定".to_owned(), ..Host::default() }));
    desk.timed("library.open", json!({ "path": library })).await?;
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
    let candidates = desk.several("forge.candidates", &gaps).await?;
    let board = desk.several("forge.board", &[json!({ "theme": large })]).await?;
    // What a person sees after joining a project: the board is worked out anew for it alone.
    let join = json!({ "id": large, "selection": { "these": [rows.last().map(|row| row["id"].clone())] } });
    desk.timed("theme.join", join).await?;
    let (_, after) = desk.timed("forge.board", json!({ "theme": large })).await?;
    let all = json!({ "matching": { "filter": {}, "except": [] } });
    let some: Vec<Value> =
        page["rows"].as_array().into_iter().flatten().take(500).map(|row| row["id"].clone()).collect();
    let of = |selection: Value| json!({ "selection": selection, "limit": 40 });
    let few = desk.several("forge.propose", &[of(json!({ "these": some }))]).await?;
    let (proposed, everything) = desk.timed("forge.propose", of(all.clone())).await?;
    let network = json!({ "selection": all, "kinds": ["target", "modality", "indication"], "limit": 2000 });
    let network = desk.several("forge.network", &[network]).await?;
    let lacking = desk.several("forge.lacking", &[json!({ "id": rows.last().map(|row| row["id"].clone()) })]).await?;
    Ok(json!({
        "first": first, "candidates": candidates, "board": board, "board_after_join": after, "propose_500": few,
        "propose_all": everything, "looked": proposed["looked"], "compared": proposed["compared"],
        "proposals": proposed["proposals"].as_array().map(Vec::len), "network": network, "lacking": lacking,
    }))
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [library] = args.as_slice() else { return Err("usage: forge_bench LIBRARY".into()) };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    println!("{}", runtime.block_on(measure(library))?);
    Ok(())
}
