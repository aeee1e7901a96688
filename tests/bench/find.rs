//! Measures finding.
//!
//! `bench find make LIST LIBRARY` imports a list into a new library and gives every project what its texts suggest.
//! `bench find open LIBRARY` opens it once: what a library of an older program costs.
//! `bench find find LIBRARY QUERIES` opens it, asks, and writes the queries it made up to a file, a line each: the words, a tab,
//! how many projects have them as they are written. Prints JSON, milliseconds, MB.

use crate::desk::{Desk, MS, Result, p50_p95, quantile};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Random queries.
const QUERIES: usize = 500;

/// Knuth's MMIX generator: the same questions in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }
}

/// MB of this process: now, and at most. Linux; elsewhere nothing.
fn memory() -> Value {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
    };
    json!({ "now": of("VmRSS:"), "most": of("VmHWM:") })
}

async fn make(list: &str, library: &str) -> Result<Value> {
    let desk = Desk::new();
    desk.timed("library.create", json!({ "path": library })).await?;
    desk.timed("import.run", json!({ "file": list })).await?;
    let everything = json!({ "matching": { "filter": {}, "except": [] } });
    let args = json!({ "selection": everything, "certainty": 0.9, "kinds": ["target", "modality", "indication"] });
    let (done, _) = desk.timed("tagging.accept_above", args).await?;
    desk.timed("library.close", json!({})).await?;
    Ok(json!({ "tags": done["count"] }))
}

/// Words of 1 to 12 characters out of the texts of the library, one to three of them.
async fn queries(desk: &Desk, chance: &mut Chance) -> Result<Vec<String>> {
    let ids = desk.timed("project.ids", json!({ "limit": 200_000 })).await?.0;
    let ids = ids["ids"].as_array().cloned().unwrap_or_default();
    let mut queries = Vec::new();
    while queries.len() < QUERIES {
        let id = &ids[chance.below(ids.len())];
        let (detail, _) = desk.timed("project.detail", json!({ "id": id })).await?;
        let fields = ["summary_ja", "summary_en", "researcher"].map(|field| detail[field].as_str().unwrap_or(""));
        let titles = ["title_ja", "title_en", "institution"].map(|field| detail["row"][field].as_str().unwrap_or(""));
        let mut words = Vec::new();
        for _ in 0..=chance.below(3) {
            let all = fields.iter().chain(&titles).filter(|text| !text.is_empty()).collect::<Vec<_>>();
            let chars: Vec<char> = all[chance.below(all.len())].chars().collect();
            let start = chance.below(chars.len());
            let word = chars[start..].iter().take(1 + chance.below(12)).take_while(|c| c.is_alphanumeric());
            words.push(word.collect::<String>());
        }
        words.retain(|word| !word.is_empty() && !["AND", "OR", "NOT"].contains(&word.as_str()));
        if !words.is_empty() {
            queries.push(words.join(" "));
        }
    }
    Ok(queries)
}

const DIMS: [&str; 20] = [
    "target",
    "target_class",
    "modality",
    "indication",
    "area",
    "programme",
    "ministry",
    "integrated",
    "phase",
    "year",
    "ends",
    "institution",
    "prefecture",
    "budget",
    "untagged",
    "look",
    "theme",
    "disclosure",
    "issue",
    "outcome",
];

/// A change of the conditions: everything the screen then asks for.
async fn change(desk: &Desk, filter: &Value) -> Result<f64> {
    let facets = desk.ms("find.facets", json!({ "filter": filter, "dims": DIMS, "limit": 30 })).await?;
    Ok(facets + desk.ms("project.page", json!({ "filter": filter, "limit": 100 })).await?)
}

/// Once, in a process that has opened none.
async fn open(library: &str) -> Result<Value> {
    let desk = Desk::new();
    let ms = desk.ms("library.open", json!({ "path": library })).await?;
    let build = desk.0.followed_in().await.as_secs_f64() * MS;
    let memory = memory();
    desk.timed("library.close", json!({})).await?;
    Ok(json!({ "open": ms, "build": build, "memory": memory }))
}

async fn find(library: &str, out: &str) -> Result<Value> {
    let (mut opens, mut builds) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let desk = Desk::new();
        opens.push(desk.ms("library.open", json!({ "path": library })).await?);
        builds.push(desk.0.followed_in().await.as_secs_f64() * MS);
        desk.timed("library.close", json!({})).await?;
    }
    let desk = Desk::open(library).await?;
    let opened = memory();
    let mut chance = Chance(7);
    // What is made when first asked for, apart.
    let mut first_sorts = Vec::new();
    let mut sorts = Vec::new();
    const KEYS: [&str; 15] = [
        "number",
        "title",
        "researcher",
        "programme",
        "institution",
        "year",
        "target",
        "modality",
        "indication",
        "phase",
        "ministry",
        "integrated",
        "prefecture",
        "budget",
        "added",
    ];
    for round in 0..4 {
        for key in KEYS {
            let sort = json!([{ "key": key, "descending": round % 2 == 1 }]);
            let ms = desk.ms("project.page", json!({ "sort": sort, "limit": 100 })).await?;
            if round == 0 { first_sorts.push(ms) } else { sorts.push(ms) }
        }
        let sort = json!([{ "key": "year", "descending": true }, { "key": "programme", "descending": round % 2 == 1 },
            { "key": "title", "descending": false }]);
        sorts.push(desk.ms("project.page", json!({ "sort": sort, "limit": 100 })).await?);
    }
    let whole = desk.timed("find.facets", json!({ "dims": DIMS, "limit": 200 })).await?.0;
    let mut values: Vec<(String, Value)> = Vec::new();
    for facet in whole["facets"].as_array().into_iter().flatten() {
        let dim = facet["dim"].as_str().unwrap_or("");
        for value in facet["values"].as_array().into_iter().flatten() {
            let value = &value["value"];
            let number = value.as_str().and_then(|year| year.parse::<i32>().ok());
            let value = if dim == "year" || dim == "ends" { number.map(Value::from) } else { Some(value.clone()) };
            values.extend(value.map(|value| (dim.to_owned(), value)));
        }
    }
    let queries = queries(&desk, &mut chance).await?;
    let (mut changes, mut exact, mut same) = (Vec::new(), Vec::new(), Vec::new());
    // Conditions come and go as somebody clicks: up to four at a time, every third with words.
    for round in 0..300 {
        let mut filter = json!({});
        for _ in 0..=chance.below(4) {
            let (dim, value) = &values[chance.below(values.len())];
            filter[dim] = json!([value]);
        }
        if round % 3 == 0 {
            filter["text"] = json!(queries[chance.below(queries.len())]);
        }
        changes.push(change(&desk, &filter).await?);
    }
    let mut lines = String::new();
    for query in &queries {
        let (page, ms) =
            desk.timed("project.page", json!({ "filter": { "text": query, "exact": true }, "limit": 100 })).await?;
        exact.push(ms);
        let _ = writeln!(lines, "{query}\t{}", page["total"]);
    }
    for query in &queries {
        same.push(desk.ms("project.page", json!({ "filter": { "text": query }, "limit": 100 })).await?);
    }
    std::fs::write(out, lines)?;
    let mut known = Vec::new();
    for (at, word) in ["肺癌", "EGFR", "膵がん 抗体", "パーキンソン病", "pancreatic cancer", "CAR-T", "癌", "kinase"]
        .iter()
        .cycle()
        .take(80)
        .enumerate()
    {
        // Beside another year each time, so that no answer is a kept one.
        let filter = json!({ "text": word, "year": [2000 + at], "not": ["year"] });
        known.push(desk.ms("project.page", json!({ "filter": filter, "limit": 100 })).await?);
    }
    let (mut matrices, mut likes, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    let axes = [
        ("target_class", "modality"),
        ("modality", "area"),
        ("phase", "programme"),
        ("year", "target"),
        ("institution", "indication"),
    ];
    let ids = desk.timed("project.ids", json!({ "limit": 1_000 })).await?.0;
    let ids = ids["ids"].as_array().cloned().unwrap_or_default();
    for round in 0..50 {
        let (rows, columns) = axes[round % axes.len()];
        let (dim, value) = &values[chance.below(values.len())];
        let filter = if round < 10 { json!({}) } else { json!({ dim: [value], "not": [dim] }) };
        let third = (round % 2 == 1).then_some("area");
        let args = json!({ "filter": filter, "rows": rows, "columns": columns, "third": third, "most": 40 });
        matrices.push(desk.ms("find.matrix", args).await?);
        let id = &ids[chance.below(ids.len())];
        likes.push(desk.ms("find.similar", json!({ "projects": [id], "limit": 20 })).await?);
        let (detail, _) = desk.timed("project.detail", json!({ "id": id })).await?;
        texts.push(desk.ms("find.similar", json!({ "text": detail["summary_ja"], "limit": 20 })).await?);
    }
    let reading = memory();
    // Writes: what is beyond the store's own time is the index that follows.
    let (mut ones, mut follows) = (Vec::new(), Vec::new());
    for at in 0..40 {
        let args = json!({ "selection": { "these": [ids[at % ids.len()]] }, "kind": "modality", "concept": "PF" });
        let name = if at % 2 == 0 { "tag.add" } else { "history.undo" };
        ones.push(desk.ms(name, if at % 2 == 0 { args } else { json!({}) }).await?);
        follows.push(desk.0.followed_in().await.as_secs_f64() * MS);
    }
    let many = desk.timed("project.ids", json!({ "limit": 15_000 })).await?.0;
    let args = json!({ "selection": { "these": many["ids"] }, "kind": "modality", "concept": "PF" });
    let many_tagged = desk.ms("tag.add", args).await?;
    let many_followed = desk.0.followed_in().await.as_secs_f64() * MS;
    desk.timed("history.undo", json!({})).await?;
    Ok(json!({
        "projects": whole["total"],
        "open": quantile(&mut opens, 0.5),
        "build": quantile(&mut builds, 0.5),
        "change": p50_p95(changes),
        "search": p50_p95(exact),
        "search_same": p50_p95(same),
        "search_known": p50_p95(known),
        "sort": p50_p95(sorts),
        "sort_first": p50_p95(first_sorts),
        "matrix": p50_p95(matrices),
        "similar": p50_p95(likes),
        "similar_text": p50_p95(texts),
        "write_one": p50_p95(ones),
        "follow_one": p50_p95(follows),
        "write_15000": many_tagged,
        "follow_15000": many_followed,
        "memory_opened": opened,
        "memory": reading,
    }))
}

pub async fn run(args: &[&str]) -> Result<Value> {
    match args {
        ["make", list, library] => make(list, library).await,
        ["open", library] => open(library).await,
        ["find", library, queries] => find(library, queries).await,
        _ => Err("usage: bench find make LIST LIBRARY | open LIBRARY | find LIBRARY QUERIES".into()),
    }
}
