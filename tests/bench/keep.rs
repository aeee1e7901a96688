//! Measures what keeping a library costs: `bench keep FILE LIBRARY [PASSPHRASE]`. Imports the
//! list into a new library, opens it again, writes and searches in it, backs it up. Prints JSON, milliseconds.

use crate::desk::{Desk, Result, quantile};
use serde_json::{Value, json};

const WRITES: usize = 200;
const SEARCHES: [&str; 6] = ["抗体", "膵癌", "kras", "オルガノイド", "ゲノム編集 がん", "ｐａｒｋｉｎｓｏｎ"];

async fn measure(file: &str, library: &str, passphrase: Option<&str>) -> Result<Value> {
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

pub async fn run(args: &[&str]) -> Result<Value> {
    let [file, library, passphrase @ ..] = args else {
        return Err("usage: bench keep FILE LIBRARY.tsumugi [PASSPHRASE]".into());
    };
    measure(file, library, passphrase.first().copied()).await
}
