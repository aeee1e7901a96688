//! Reads an open library as a person would and compares it with the model.

use crate::hand::{Hand, Refusal};
use crate::ledger::Found;
use crate::model::{chip, project_line, theme_line, year_line};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Everything of the library that is open; every year of the projects in `detailed`, of all where it is `None`.
pub async fn look(hand: &Hand, detailed: Option<&BTreeSet<String>>) -> Result<Found, Refusal> {
    let mut found = Found { findings: hand.check().await?, ..Found::default() };
    for row in rows(hand).await? {
        let key = text(&row["key"]);
        let years: Vec<i32> = serde_json::from_value(row["years"].clone()).unwrap_or_default();
        let tags = row["tags"].as_array().into_iter().flatten();
        let tags = tags.map(|tag| chip(&text(&tag["kind"]), &text(&tag["id"]), tag["proposed"] == true)).collect();
        let line = project_line((&text(&row["title_ja"]), &text(&row["institution"])), &years, tags);
        found.seen.insert(format!("project {key}"), line);
        if detailed.is_none_or(|keys| keys.contains(&key)) {
            let detail = hand.call("project.detail", json!({ "id": row["id"] })).await?;
            for year in detail["years"].as_array().into_iter().flatten() {
                let line =
                    year_line(&text(&year["title_ja"]), &text(&year["institution"]), year["budget_yen"].as_f64());
                found.seen.insert(format!("project {key} {}", year["year_first"]), line);
            }
            found.detailed.insert(key);
        }
    }
    let themes = hand.call("theme.list", json!({})).await?;
    for theme in themes["themes"].as_array().into_iter().flatten() {
        let threads = theme["threads"].as_array().into_iter().flatten();
        let threads: Vec<_> = threads
            .map(|thread| (text(&thread["project"]["key"]), thread["role"].as_str().map(str::to_owned)))
            .collect();
        let line = theme_line(&text(&theme["title_ja"]), &text(&theme["notes"]), &threads);
        found.seen.insert(format!("theme {}", text(&theme["code"])), line);
    }
    found.kinds = operations(hand).await?.into_iter().rev().map(|operation| text(&operation["kind"])).collect();
    let status = hand.call("library.status", json!({})).await?;
    found.can_undo = !status["open"]["undo"].is_null();
    found.can_redo = !status["open"]["redo"].is_null();
    Ok(found)
}

/// Every row of the list.
pub async fn rows(hand: &Hand) -> Result<Vec<Value>, Refusal> {
    let mut rows = Vec::new();
    loop {
        let page = hand.call("project.page", json!({ "offset": rows.len(), "limit": 1000 })).await?;
        let part = page["rows"].as_array().cloned().unwrap_or_default();
        let done = part.is_empty();
        rows.extend(part);
        if done || rows.len() as u64 >= page["total"].as_u64().unwrap_or(0) {
            return Ok(rows);
        }
    }
}

/// Every operation, newest first.
pub async fn operations(hand: &Hand) -> Result<Vec<Value>, Refusal> {
    let mut all: Vec<Value> = Vec::new();
    loop {
        let before = all.last().map_or(Value::Null, |operation| operation["id"].clone());
        let part = hand.call("history.list", json!({ "before": before, "limit": 500 })).await?;
        let more = part["more"] == true;
        let part = part["operations"].as_array().cloned().unwrap_or_default();
        let done = part.is_empty() || !more;
        all.extend(part);
        if done {
            return Ok(all);
        }
    }
}

/// A text value; anything else is empty.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
