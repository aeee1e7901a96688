//! Measures what keeping a library costs, in a process of its own: `keep_bench FILE LIBRARY [PASSPHRASE]`. Imports the
//! list into a new library, opens it again, writes and searches in it, backs it up. Prints JSON, milliseconds.

use app::{App, Host, Silent};
use serde_json::{Value, json};
use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

const MS: f64 = 1000.0;
const WRITES: usize = 200;
const SEARCHES: [&str; 6] = ["抗体", "膵癌", "kras", "オルガノイド", "ゲノム編集 がん", "ｐａｒｋｉｎｓｏｎ"];

struct Desk(Arc<App>);

impl Desk {
    fn new() -> Desk {
        Desk(App::new(Host { login: "測定".to_owned(), ..Host::default() }))
    }

    /// The answer and how long it took, ms.
    async fn timed(&self, name: &str, args: Value) -> Result<(Value, f64), Box<dyn Error>> {
        let since = Instant::now();
        let answer = self.0.dispatch(name, args, Arc::new(Silent)).await?;
        Ok((answer.value, since.elapsed().as_secs_f64() * MS))
    }
}

fn quantile(times: &mut [f64], part: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get((times.len().saturating_sub(1) as f64 * part).round() as usize).copied().unwrap_or(0.0)
}

async fn measure(file: &str, library: &str, passphrase: Option<&String>) -> Result<Value, Box<dyn Error>> {
    let place = json!({ "path": library, "passphrase": passphrase });
    let desk = Desk::new();
    desk.timed("library.create", place.clone()).await?;
    let (_, import) = desk.timed("import.run", json!({ "file": file })).await?;
    let (_, close) = desk.timed("library.close", json!({})).await?;
    let desk = Desk::new();
    let (_, open) = desk.timed("library.open", place).await?;
    let (page, _) = desk.timed("project.ids", json!({ "limit": WRITES })).await?;
    let ids: Vec<Value> = page["ids"].as_array().cloned().unwrap_or_default();
    let mut writes = Vec::new();
    for id in ids.iter().take(WRITES) {
        let tag = json!({ "selection": { "these": [id] }, "kind": "indication", "concept": "MONDO:0004992" });
        writes.push(desk.timed("tag.add", tag).await?.1);
    }
    let mut searches = Vec::new();
    for text in SEARCHES.iter().cycle().take(SEARCHES.len() * 5) {
        let page = json!({ "filter": { "text": text }, "limit": 100 });
        searches.push(desk.timed("project.page", page).await?.1);
    }
    let (made, backup) = desk.timed("backup.make", json!({ "reason": "manual" })).await?;
    let (check, full) = desk.timed("library.check", json!({ "full": true })).await?;
    if check["clean"] != json!(true) {
        return Err(format!("the check found {check}").into());
    }
    desk.timed("library.close", json!({})).await?;
    Ok(json!({
        "import": import,
        "close": close,
        "open": open,
        "write_p50": quantile(&mut writes, 0.5),
        "write_p95": quantile(&mut writes, 0.95),
        "search": quantile(&mut searches, 0.5),
        "backup": backup,
        "full_check": full,
        "mb": made["backup"]["bytes"].as_u64().unwrap_or(0) >> 20,
    }))
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [file, library, passphrase @ ..] = args.as_slice() else {
        return Err("usage: keep_bench FILE LIBRARY.tsumugi [PASSPHRASE]".into());
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    println!("{}", runtime.block_on(measure(file, library, passphrase.first()))?);
    Ok(())
}
