//! One list against its `NAME.expected.json`, through `App::dispatch`: preview, rows, run and what is in the library
//! after it. Every difference is collected; the whole file is one table one can read in a diff.

use super::text::column as position;
use crate::desk::Desk;
use app::duplicate::{DuplicatePair, Duplicates};
use app::import::{Field, ImportPreview, Imported, PairKind, PreviewRow, RowFate, RowsPage};
use app::project::ProjectDetail;
use domain::{IssueCode, Kind};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// Codes that must stand exactly where they are expected and nowhere else; `unmatched-term` only where the list has
/// `tags` (README of the shared lists).
const STRICT: [&str; 21] = [
    "number-not-standard",
    "number-missing",
    "date-like-gene",
    "serial-like-gene",
    "e-notation",
    "lost-leading-zero",
    "control-character",
    "invisible-character",
    "truncated-cell",
    "error-cell",
    "era-past-end",
    "duplicate-year",
    "budget-conflict",
    "renumbered",
    "title-changed",
    "total-row",
    "column-swapped",
    "duplicate-header",
    "hidden-row",
    "hidden-column",
    "filtered-sheet",
];
const STRICT_TOO: [&str; 2] = ["second-table", "format-mismatch"];
/// Fields that may also be kept under their heading.
const FREE_FIELDS: [&str; 4] = ["note", "category", "other_id", "stable_id"];

/// One thing that is not as expected.
#[derive(Debug)]
pub struct Difference {
    place: String,
    expected: String,
    found: String,
}

/// What was compared of one list.
pub struct Compared {
    file: String,
    /// Number of comparisons.
    pub checks: usize,
    /// Those that failed.
    pub differences: Vec<Difference>,
}

impl Compared {
    fn same(&mut self, place: impl Into<String>, expected: &Value, found: &Value) {
        self.claim(place, expected == found, expected, found);
    }

    fn claim(&mut self, place: impl Into<String>, holds: bool, expected: &Value, found: &Value) {
        self.checks += 1;
        if !holds {
            self.differences.push(Difference { place: place.into(), expected: shown(expected), found: shown(found) });
        }
    }

    /// `file: OK (n)` or the table of differences.
    pub fn report(&self) -> String {
        if self.differences.is_empty() {
            return format!("{}: OK ({})\n", self.file, self.checks);
        }
        let wide = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
        let of = |part: fn(&Difference) -> &str| self.differences.iter().map(|d| wide(part(d))).max().unwrap_or(0);
        let (place, expected) = (of(|d| &d.place).max(5), of(|d| &d.expected).max(8));
        let padded = |text: &str, width: usize| format!("{text}{}", " ".repeat(width.saturating_sub(wide(text))));
        let line = |a: &str, b: &str, c: &str| format!("  {} | {} | {c}\n", padded(a, place), padded(b, expected));
        let mut text = format!("{}: {} of {} differ\n", self.file, self.differences.len(), self.checks);
        text += &line("place", "expected", "found");
        for difference in &self.differences {
            text += &line(&difference.place, &difference.expected, &difference.found);
        }
        text
    }
}

fn shown(value: &Value) -> String {
    let text = match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.replace('\n', "\\n"),
        other => other.to_string(),
    };
    if text.chars().count() > 100 { text.chars().take(100).chain(['…']).collect() } else { text }
}

/// The `NAME` of every `NAME.expected.json` of a folder.
pub fn lists(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> =
        entries.filter_map(|name| Some(name.to_str()?.strip_suffix(".expected.json")?.to_owned())).collect();
    names.sort();
    names
}

/// What is expected of a list.
pub fn expected(folder: &Path, name: &str) -> Value {
    let text = std::fs::read_to_string(folder.join(format!("{name}.expected.json"))).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}.expected.json: {error}"))
}

/// Imports the list NAME of the folder and compares with `NAME.expected.json`.
pub async fn check(folder: &Path, name: &str) -> Compared {
    compare(folder, &expected(folder, name)).await
}

/// As [`check`], with what is expected given.
pub async fn compare(folder: &Path, expected: &Value) -> Compared {
    let file = expected["file"].as_str().expect("a file");
    let mut compared = Compared { file: file.to_owned(), checks: 0, differences: Vec::new() };
    let desk = Desk::empty().await;
    if let Some(earlier) = expected["against"].as_str() {
        desk.import(&folder.join(earlier)).await;
    }
    let path = folder.join(file);
    let preview: ImportPreview = match answer(&desk, "import.preview", json!({ "file": path })).await {
        Ok(preview) => preview,
        Err(problem) => {
            compared.claim("import.preview", false, &json!("a preview"), &json!(problem));
            return compared;
        }
    };
    // Without a single row there is nothing to import, but nothing is wrong with the file either.
    let found = preview.problem.as_ref().map(ToString::to_string);
    compared.same("problem", &Value::Null, &json!(found));
    let rows = rows(&desk, &path).await;
    layout(&mut compared, expected, &preview);
    counts(&mut compared, expected, &preview, &rows);
    fields(&mut compared, expected, &rows);
    issues(&mut compared, expected, &preview);
    against(&mut compared, expected, &preview, &rows);
    match answer::<Imported>(&desk, "import.run", json!({ "file": path })).await {
        Ok(done) => compared.same("report of the run", &json!(preview.report), &json!(done.report)),
        Err(problem) => compared.claim("import.run", false, &json!("an import"), &json!(problem)),
    }
    library(&mut compared, expected, &desk, &rows).await;
    compared
}

async fn answer<T: serde::de::DeserializeOwned>(desk: &Desk, name: &str, args: Value) -> Result<T, String> {
    let answer = desk.watched(name, args, std::sync::Arc::new(app::Silent)).await.map_err(|p| p.to_string())?;
    serde_json::from_value(answer.value).map_err(|error| error.to_string())
}

/// Every row of the preview, a part at a time.
async fn rows(desk: &Desk, path: &PathBuf) -> Vec<PreviewRow> {
    let mut rows = Vec::new();
    loop {
        let args = json!({ "request": { "file": path }, "offset": rows.len(), "limit": 500 });
        let Ok(page) = answer::<RowsPage>(desk, "import.rows", args).await else { return rows };
        let last = page.rows.is_empty();
        rows.extend(page.rows);
        if last || rows.len() as u64 >= u64::from(page.total) {
            return rows;
        }
    }
}

/// Format, sheet, heading and columns.
fn layout(compared: &mut Compared, expected: &Value, preview: &ImportPreview) {
    let found = json!({
        "format": preview.format, "encoding": preview.encoding, "delimiter": preview.delimiter, "sheet": preview.sheet,
        "header_rows": preview.header_rows,
        "table": preview.sheets.iter().position(|s| Some(&s.name) == preview.sheet.as_ref()).map(|at| at + 1),
    });
    for key in ["format", "encoding", "delimiter", "sheet", "table", "header_rows"] {
        if let Some(expected) = expected.get(key) {
            compared.same(key, expected, &found[key]);
        }
    }
    let notes = expected["notes"].as_str().unwrap_or_default();
    for (field, letter) in expected["columns"].as_object().into_iter().flatten() {
        let column = preview.columns.iter().find(|column| Some(column.letter.as_str()) == letter.as_str());
        let found = column.map_or(json!("no such column"), |column| json!(column.field));
        let allowed = *field == found
            || (FREE_FIELDS.contains(&field.as_str())
                && (found.is_null() || found.as_str().is_some_and(|found| FREE_FIELDS.contains(&found))))
            || (field == "keyword" && found == "target" && notes.contains("keyword or as target"));
        compared.claim(format!("column {}", shown(letter)), allowed, &json!(field), &found);
    }
}

fn counts(compared: &mut Compared, expected: &Value, preview: &ImportPreview, rows: &[PreviewRow]) {
    let report = &preview.report;
    for (key, found) in [("rows", report.rows), ("projects", report.projects), ("years", report.years)] {
        if let Some(expected) = expected.get(key).filter(|expected| !expected.is_null()) {
            compared.same(key, expected, &json!(found));
        }
    }
    let sum = report.new + report.changed + report.unchanged + report.possible + report.unreadable;
    compared.same("new + changed + unchanged + possible + unreadable", &json!(report.rows), &json!(sum));
    compared.same("rows of the preview", &json!(report.rows), &json!(rows.len()));
}

/// `first` and `checks`.
fn fields(compared: &mut Compared, expected: &Value, rows: &[PreviewRow]) {
    for (field, value) in expected["first"].as_object().into_iter().flatten() {
        let found = rows.first().map_or(json!("no row"), |row| value_of(expected, row, field));
        compared.claim(format!("first {field}"), agree(field, value, &found), value, &found);
    }
    for check in expected["checks"].as_array().into_iter().flatten() {
        let field = check["field"].as_str().expect("a field");
        let row = rows.iter().find(|row| json!(row.row) == check["row"]);
        let found = row.map_or(json!("no such row"), |row| value_of(expected, row, field));
        let place = format!("row {} {field}", check["row"]);
        compared.claim(place, agree(field, &check["value"], &found), &check["value"], &found);
    }
}

/// The value of a field; a field that is not mapped by its raw cell.
fn value_of(expected: &Value, row: &PreviewRow, field: &str) -> Value {
    let name = field.strip_suffix("_thousand_yen").unwrap_or(field);
    if field == "key" {
        return json!(row.key);
    }
    let known: Option<Field> = serde_json::from_value(json!(name)).ok();
    let value = known.and_then(|field| row.values.get(&field)).map(|value| value.trim()).filter(|v| !v.is_empty());
    if field.ends_with("_thousand_yen") {
        return value.map_or(Value::Null, |yen| yen.parse::<f64>().map_or(json!(yen), |yen| json!(yen / 1000.0)));
    }
    let raw = || {
        let at = position(expected["columns"][name].as_str()?)?;
        row.cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty() && FREE_FIELDS.contains(&name))
    };
    json!(value.or_else(raw))
}

/// Whether a value is the expected one, by the rules of the README of the shared lists.
fn agree(field: &str, expected: &Value, found: &Value) -> bool {
    let number = |value: &Value| {
        let text = value.as_str()?.nfkc().collect::<String>().to_lowercase();
        Some(text.trim().trim_start_matches("jp").to_owned())
    };
    let unspaced = |value: &Value| Some(value.as_str()?.chars().filter(|c| !c.is_whitespace()).collect::<String>());
    match (field, expected) {
        (_, Value::Null) => found.is_null(),
        ("number", _) => number(expected) == number(found),
        ("researcher", _) => unspaced(expected) == unspaced(found),
        ("fiscal_year", Value::Number(year)) => {
            let year = year.to_string();
            // Of a range the first year, unless the whole range is expected.
            found.as_str().is_some_and(|found| found == year || found.starts_with(&format!("{year}-")))
        }
        (_, Value::Number(sum)) => {
            matches!((sum.as_f64(), found.as_f64()), (Some(a), Some(b)) if (a - b).abs() <= 0.05)
        }
        (_, Value::String(text)) => found.as_str() == Some(text.trim()),
        _ => expected == found,
    }
}

/// Strict codes exactly where expected, the others at least there.
fn issues(compared: &mut Compared, expected: &Value, preview: &ImportPreview) {
    let free: Vec<&str> = expected["free"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let strict = |code: &str| {
        (STRICT.contains(&code)
            || STRICT_TOO.contains(&code)
            || (code == "unmatched-term" && expected.get("tags").is_some()))
            && !free.contains(&code)
    };
    let listed: Vec<&Value> = expected["issues"].as_array().into_iter().flatten().collect();
    let mut unclaimed: Vec<_> = preview.report.issues.iter().map(|view| &view.issue).collect();
    for issue in listed {
        let code = issue["code"].as_str().expect("a code");
        let fits = |found: &&domain::Issue| {
            let exact = strict(code);
            let same = |expected: &Value, found: Value| *expected == found || (!exact && expected.is_null());
            let told = |key: &str| {
                let wanted = &issue[key];
                let wanted = wanted.as_str().map_or_else(|| wanted.to_string(), str::to_owned);
                issue.get(key).is_none() || found.params.values().any(|value| *value == wanted)
            };
            found.code.as_str() == code
                && same(&issue["row"], json!(found.place.row))
                && same(&issue["column"], json!(found.place.column))
                && told("value")
                && told("other_row")
                && told("other_key")
        };
        let at = unclaimed.iter().position(fits);
        let near: Vec<String> =
            unclaimed.iter().filter(|found| found.code.as_str() == code).map(|found| told(found)).take(4).collect();
        let place = format!("{code} {}{}", issue["column"].as_str().unwrap_or(""), shown(&issue["row"]));
        let details: BTreeMap<&String, &Value> = issue
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(key, _)| key.starts_with("other") || *key == "value")
            .collect();
        let found = if near.is_empty() { "not reported".to_owned() } else { format!("only at {}", near.join(" · ")) };
        compared.claim(place, at.is_some(), &json!(format!("reported {}", json!(details))), &json!(found));
        if let Some(at) = at {
            unclaimed.remove(at);
        }
    }
    for found in unclaimed.into_iter().filter(|found| strict(found.code.as_str())) {
        compared.claim(found.code.as_str(), false, &json!("nowhere else"), &json!(told(found)));
    }
}

fn told(issue: &domain::Issue) -> String {
    let row = issue.place.row.map_or("–".to_owned(), |row| row.to_string());
    format!("{}{row} {}", issue.place.column.as_deref().unwrap_or(""), json!(issue.params))
}

/// `compare`: the second year of a pair against what was imported before.
fn against(compared: &mut Compared, expected: &Value, preview: &ImportPreview, rows: &[PreviewRow]) {
    let Some(groups) = expected.get("compare") else { return };
    let titled = |row: &PreviewRow| row.issues.iter().any(|view| view.issue.code == IssueCode::TitleChanged);
    let known = |row: &PreviewRow| matches!(row.fate, RowFate::Changed | RowFate::Unchanged);
    let linked = |row: &PreviewRow| {
        row.fate == RowFate::Possible && row.candidate.as_ref().is_some_and(|c| c.kind == PairKind::Renumbered)
    };
    let of = |group: &dyn Fn(&PreviewRow) -> bool| {
        let rows: Vec<u32> = rows.iter().filter(|row| group(row)).map(|row| row.row).collect();
        json!({ "count": rows.len(), "rows": rows })
    };
    let mut vanished: Vec<&str> = preview.report.vanished_first.iter().map(|project| project.key.as_str()).collect();
    vanished.sort_unstable();
    let found = json!({
        "continued": of(&|row| known(row) && !titled(row)),
        "title_changed": of(&|row| known(row) && titled(row)),
        "new": of(&|row| row.fate == RowFate::New),
        "renumbered": of(&linked),
        "vanished": { "count": preview.report.vanished, "keys": vanished },
    });
    for (group, expected) in groups.as_object().into_iter().flatten() {
        compared.same(group.as_str(), expected, &found[group]);
    }
    let report = &preview.report;
    compared.same("title_changed of the report", &groups["title_changed"]["count"], &json!(report.title_changed));
    compared.same("renumbered of the report", &groups["renumbered"]["count"], &json!(report.renumbered));
}

/// What is in the library after the import: its size, own tags, outcomes, and links that may be confirmed.
async fn library(compared: &mut Compared, expected: &Value, desk: &Desk, rows: &[PreviewRow]) {
    let details = desk.details().await;
    let after = match expected.get("library_after") {
        Some(after) => after.clone(),
        // Into an empty library: what the file holds is what the library holds.
        None => json!({ "projects": expected["projects"], "years": expected["years"] }),
    };
    compared.same("projects in the library", &after["projects"], &json!(details.len()));
    let years: BTreeSet<_> = details
        .iter()
        .flat_map(|detail| detail.years.iter().map(|year| (detail.row.id, year.year_first, year.year_last)))
        .collect();
    if !after["years"].is_null() {
        compared.same("years in the library", &after["years"], &json!(years.len()));
    }
    let project = |number: &Value| {
        let row = rows.iter().find(|row| json!(row.row) == *number)?;
        let title = row.values.get(&Field::TitleJa);
        details
            .iter()
            .find(|d| Some(&d.row.key) == row.key.as_ref() || (row.key.is_none() && Some(&d.row.title_ja) == title))
    };
    for tags in expected["tags"].as_array().into_iter().flatten() {
        let detail = project(&tags["row"]);
        for kind in [Kind::Target, Kind::Modality, Kind::Indication] {
            let found = detail.map_or(json!("no such project"), |detail| json!(proposed(detail, kind)));
            compared.same(format!("row {} tags {}", tags["row"], kind.as_str()), &tags[kind.as_str()], &found);
        }
    }
    for outcome in expected["outcomes"].as_array().into_iter().flatten() {
        let found =
            project(&outcome["row"]).map_or(Vec::new(), |detail| detail.outcomes.iter().map(|o| json!(o)).collect());
        let told = |found: &&Value| {
            found["kind"] == outcome["kind"]
                && outcome.get("year").is_none_or(|year| *year == found["year"])
                && outcome.get("text").is_none_or(|text| *text == found["text"])
                && outcome
                    .get("thousand_yen")
                    .is_none_or(|sum| sum.as_f64().map(|sum| sum * 1000.0) == found["amount"].as_f64())
        };
        let holds = found.iter().any(|found| told(&found));
        let near: Vec<Value> = found
            .iter()
            .filter(|found| found["kind"] == outcome["kind"])
            .map(|found| json!([found["year"], found["amount"], found["text"]]))
            .collect();
        compared.claim(format!("row {} outcome", outcome["row"]), holds, outcome, &json!(near));
    }
    if let Some(expected) = after.get("projects_if_link_confirmed") {
        let found = confirmed(desk).await;
        compared.same("projects if links are confirmed", expected, &json!(found));
    }
}

/// Proposed tags of a kind: symbol of a target, code or id of the others.
fn proposed(detail: &ProjectDetail, kind: Kind) -> Vec<&str> {
    let tags = detail.tags.iter().filter(|tag| tag.concept.kind == kind && tag.proposed);
    tags.map(|tag| if kind == Kind::Target { tag.concept.short_ja.as_str() } else { tag.concept.id.as_str() }).collect()
}

/// Confirms every renumbered pair and counts the projects.
async fn confirmed(desk: &Desk) -> Result<u32, String> {
    let open: Duplicates = answer(desk, "duplicate.list", json!({ "state": "open", "limit": 200 })).await?;
    for pair in open.pairs.iter().filter(|pair: &&DuplicatePair| pair.kind == PairKind::Renumbered) {
        let keep = pair.a.as_ref().map(|side| side.row.id).ok_or("a pair without its earlier side")?;
        let _: app::commands::Done = answer(desk, "duplicate.merge", json!({ "pair": pair.id, "keep": keep })).await?;
    }
    Ok(desk.status().await.projects)
}
