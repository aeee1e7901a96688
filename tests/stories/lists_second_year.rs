//! Next year's list over a library somebody worked in: issue 3, "Shows when done", third point; "What a user can do" 3, 4, 6.

use crate::desk::{ADC, CANCER, Desk, PDCD1, shared};
use app::commands::Done;
use app::duplicate::Duplicates;
use app::import::{Field, ImportPreview, Imported, PairKind, PreviewRow, Refused, RowFate, RowsPage};
use app::project::EditField;
use domain::{Id, IssueCode, ProblemCode};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const TITLE: &str = "人が直した課題名（合成データ）";
const INSTITUTION: &str = "人が直した機関";

/// Our own pair, and the shared one where it is present.
fn pairs() -> Vec<(PathBuf, PathBuf)> {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/messy");
    let mut pairs = vec![(ours.join("next-year-2024.csv"), ours.join("next-year-2025.xlsx"))];
    if let (Some(first), Some(second)) = (shared("messy/second-year-2024.xlsx"), shared("messy/second-year-2025.xlsx"))
    {
        pairs.push((first, second));
    }
    pairs
}

fn ours() -> (PathBuf, PathBuf) {
    pairs().swap_remove(0)
}

/// Everything of content a read can show: projects, themes, proposals, words, spellings, imports.
async fn dump(desk: &Desk) -> Value {
    let mut all = json!({ "content": desk.content().await });
    for state in ["open", "merged", "apart"] {
        let pairs: Value = desk.call("duplicate.list", json!({ "state": state, "limit": 200 })).await;
        all[format!("pairs {state}")] = pairs;
    }
    for state in ["open", "settled", "ignored"] {
        let words: Value = desk.call("word.list", json!({ "state": state })).await;
        all[format!("words {state}")] = words;
    }
    all["programmes"] = desk.call("programme.variants", json!({})).await;
    all["imports"] = desk.call("import.log", json!({})).await;
    all["facets"] = desk.call("find.facets", json!({ "dims": domain::Dim::ALL, "limit": 200 })).await;
    all
}

/// Where two dumps differ, a line each: whole dumps nobody reads.
fn differences(path: &str, a: &Value, b: &Value, found: &mut Vec<String>) {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                let of = |map: &serde_json::Map<String, Value>| map.get(key).cloned().unwrap_or_default();
                differences(&format!("{path}/{key}"), &of(a), &of(b), found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}/{at}"), a, b, found);
            }
        }
        _ if a == b => {}
        _ => found.push(format!("{path}: {a} | {b}").chars().take(400).collect()),
    }
}

#[track_caller]
fn equal(found: &Value, expected: &Value, why: &str) {
    let mut lines = Vec::new();
    differences("", found, expected, &mut lines);
    assert!(lines.is_empty(), "{why}: found | expected\n{}", lines.join("\n"));
}

async fn preview(desk: &Desk, file: &Path, options: Value) -> ImportPreview {
    desk.call("import.preview", json!({ "file": file, "options": options })).await
}

async fn run(desk: &Desk, file: &Path, options: Value) -> Imported {
    desk.call("import.run", json!({ "file": file, "options": options })).await
}

fn diff(row: &PreviewRow, field: Field) -> &app::import::FieldDiff {
    row.diff.iter().find(|diff| diff.field == Some(field)).unwrap_or_else(|| panic!("row {}: {:?}", row.row, row.diff))
}

/// A library with work in it, and three of its projects that the second list goes on with: their ids, the row of the
/// second list and its title and institution there.
struct Worked {
    desk: Desk,
    second: PathBuf,
    known: Vec<(Id, u32, String, String)>,
    theme: Id,
}

async fn worked((first, second): (PathBuf, PathBuf)) -> Worked {
    let desk = Desk::empty().await;
    desk.import(&first).await;
    let seen = preview(&desk, &second, json!({})).await;
    let mut known = Vec::new();
    for row in seen.rows.iter().filter(|row| row.fate == RowFate::Changed).take(3) {
        let value = |field| row.values.get(&field).cloned().unwrap_or_default();
        let id = desk.key(row.key.as_deref().unwrap()).await;
        known.push((id, row.row, value(Field::TitleJa), value(Field::Institution)));
    }
    assert_eq!(known.len(), 3, "the second list goes on with at least three projects");
    let ids: Vec<Id> = known.iter().map(|(id, ..)| *id).collect();
    desk.tag(&ids[..1], "modality", ADC).await;
    desk.tag(&ids, "indication", CANCER).await;
    for (project, field, value) in [(ids[0], "title_ja", TITLE), (ids[1], "institution", INSTITUTION)] {
        let _: Done = desk.call("project.edit", json!({ "project": project, "field": field, "value": value })).await;
    }
    let threads = json!([{ "project": ids[0], "role": "model" }, { "project": ids[2], "note": "合成データ" }]);
    let theme = desk.new_theme(json!({ "code": "TH-次", "title_ja": "次年度を待つテーマ" }), threads).await;
    Worked { desk, second, known, theme }
}

/// No human value is lost, every conflict is shown with both values, and one step takes the whole list back.
#[tokio::test]
async fn a_persons_word_stays_and_every_conflict_is_shown() {
    for pair in pairs() {
        let Worked { desk, second, known, theme } = worked(pair).await;
        let before = dump(&desk).await;
        let seen = preview(&desk, &second, json!({})).await;
        assert_eq!(seen.report.conflicts, 2);
        assert_eq!(seen.report.issue_counts.get(&IssueCode::Conflict), Some(&2));
        for (at, field, mine) in [(0, Field::TitleJa, TITLE), (1, Field::Institution, INSTITUTION)] {
            let (_, number, title, institution) = &known[at];
            let row = seen.rows.iter().find(|row| row.row == *number).unwrap();
            let theirs = if field == Field::TitleJa { title } else { institution };
            let conflict = diff(row, field);
            assert_eq!((conflict.before.as_str(), &conflict.after), (mine, theirs));
            let view = conflict.conflict.as_ref().expect("a conflict");
            assert_eq!((view.by.as_str(), view.choice), ("作業者", app::import::ConflictChoice::Mine));
            view.at.parse::<jiff::Timestamp>().expect("an ISO-8601 time");
        }
        let only: RowsPage =
            desk.call("import.rows", json!({ "request": { "file": second }, "conflicts": true, "limit": 500 })).await;
        assert_eq!(only.total, 2);
        equal(&dump(&desk).await, &before, "a preview writes nothing");

        let done = run(&desk, &second, json!({})).await;
        assert_eq!(json!(done.report), json!(seen.report));
        let (a, b) = (desk.detail(known[0].0).await, desk.detail(known[1].0).await);
        assert_eq!((a.row.title_ja.as_str(), b.row.institution.as_str()), (TITLE, INSTITUTION));
        assert_eq!(a.tags.len(), 2);
        // The list's word is not lost either: it stands beside the person's, with its row.
        let origin = a.origins.iter().find(|origin| origin.field == EditField::TitleJa).unwrap();
        let person = origin.person.as_ref().expect("a person's value");
        assert_eq!((person.by.as_str(), &person.list_value), ("作業者", &known[0].2));
        assert_eq!(origin.source.as_ref().unwrap().row, known[0].1);
        assert_eq!(desk.theme(theme).await.threads.len(), 2);
        // A later look at the same list: nothing is left to bring, the conflict is still told.
        let again = preview(&desk, &second, json!({})).await;
        assert_eq!((again.report.new, again.report.unreadable), (0, 0));

        let _: Done = desk.call("history.undo", json!({ "operation": done.done.operation })).await;
        equal(&dump(&desk).await, &before, "one step brings an equal library back");
    }
}

/// The list's word is taken where a person says so: for all conflicts, or for one.
#[tokio::test]
async fn a_conflict_is_settled_for_the_file_by_a_person() {
    for pair in pairs() {
        let Worked { desk, second, known, .. } = worked(pair).await;
        let before = dump(&desk).await;
        run(&desk, &second, json!({ "conflicts": "file" })).await;
        let (a, b) = (desk.detail(known[0].0).await, desk.detail(known[1].0).await);
        assert_eq!((&a.row.title_ja, &b.row.institution), (&known[0].2, &known[1].3));
        assert!(a.origins.iter().all(|origin| origin.person.is_none()), "the person's word has ended");
        desk.undo().await;
        equal(&dump(&desk).await, &before, "nothing else changed");

        let one = json!({ "conflict": { (format!("{}:title_ja", known[0].1)): "file" } });
        run(&desk, &second, one).await;
        let (a, b) = (desk.detail(known[0].0).await, desk.detail(known[1].0).await);
        assert_eq!((&a.row.title_ja, b.row.institution.as_str()), (&known[0].2, INSTITUTION));
        desk.undo().await;
        equal(&dump(&desk).await, &before, "nothing else changed");
    }
}

/// An undo that would hurt later work is refused with the list of what hangs on it; nothing changes.
#[tokio::test]
async fn an_undo_that_would_hurt_later_work_is_refused_with_the_list() {
    for pair in pairs() {
        let Worked { desk, second, .. } = worked(pair).await;
        let earlier = dump(&desk).await;
        let seen = preview(&desk, &second, json!({})).await;
        let fresh = seen.rows.iter().find(|row| row.fate == RowFate::New).unwrap().key.clone().unwrap();
        let import = run(&desk, &second, json!({})).await.done.operation.unwrap();
        let project = desk.key(&fresh).await;
        let tag = desk.tag(&[project], "target", PDCD1).await.operation.unwrap();
        let edit = json!({ "project": project, "field": "title_ja", "value": TITLE });
        let edit = desk.call::<Done>("project.edit", edit).await.operation.unwrap();
        let before = dump(&desk).await;
        let problem = desk.refused("history.undo", json!({ "operation": import })).await;
        assert_eq!(problem.code, ProblemCode::UndoBlocked);
        let ids: Vec<&str> = problem.params["ids"].split(',').collect();
        assert_eq!(ids, [edit.to_string(), tag.to_string()]);
        assert!(!problem.params["operations"].is_empty());
        equal(&dump(&desk).await, &before, "nothing else changed");
        for operation in [edit, tag, import] {
            let _: Done = desk.call("history.undo", json!({ "operation": operation })).await;
        }
        equal(&dump(&desk).await, &earlier, "nothing else changed");
    }
}

fn next(desk: &Desk, name: &str, number: &str, year: u32) -> PathBuf {
    let head = "課題管理番号,研究開発課題名,代表機関,年度\n";
    desk.list(name, format!("{head}{number},がん微小環境を変える二重特異性抗体,雛形バイオ株式会社,{year}\n"))
}

/// Linked by a person, the project is found under either number, years later.
#[tokio::test]
async fn a_linked_project_is_found_under_either_number() {
    let (first, second) = ours();
    let desk = Desk::empty().await;
    desk.import(&first).await;
    desk.import(&second).await;
    let before = dump(&desk).await;
    let open: Duplicates = desk.call("duplicate.list", json!({ "state": "open", "limit": 200 })).await;
    let pair = open.pairs.iter().find(|pair| pair.kind == PairKind::Renumbered).unwrap();
    let (a, b) = (pair.a.as_ref().unwrap(), pair.b.as_ref().unwrap());
    assert_eq!((a.row.key.as_str(), b.row.key.as_str()), ("zz0101006", "zz0202006"));
    assert_eq!(
        (a.files.as_slice(), b.files.as_slice()),
        (&["next-year-2024.csv".to_owned()][..], &["next-year-2025.xlsx".to_owned()][..])
    );
    let _: Done = desk.call("duplicate.merge", json!({ "pair": pair.id, "keep": a.row.id })).await;
    let linked = dump(&desk).await;
    assert_eq!(desk.status().await.projects, 12);
    for (name, number, year) in [("旧番号.csv", "26zz0101006h0001", 2026), ("新番号.csv", "27zz0202006h0001", 2027)]
    {
        let file = next(&desk, name, number, year);
        let seen = preview(&desk, &file, json!({})).await;
        let row = &seen.rows[0];
        assert_eq!((row.fate, row.new_year, row.candidate.is_some()), (RowFate::Changed, true, false), "{name}");
        assert_eq!(run(&desk, &file, json!({})).await.report.projects_new, 0, "{name}");
    }
    let detail = desk.detail(a.row.id).await;
    assert_eq!(detail.row.years, [2024, 2025, 2026, 2027]);
    assert!(detail.aliases.contains(&"zz0202006".to_owned()) || detail.row.key == "zz0202006", "{:?}", detail.aliases);
    desk.undo().await;
    desk.undo().await;
    equal(&dump(&desk).await, &linked, "nothing else changed");
    desk.undo().await;
    equal(&dump(&desk).await, &before, "a link is taken back in one step");
}

/// Settled in the preview already: the same, or apart for good.
#[tokio::test]
async fn a_proposal_is_settled_in_the_preview() {
    let (first, second) = ours();
    for (choice, projects) in [("same", 12), ("apart", 13)] {
        let desk = Desk::empty().await;
        desk.import(&first).await;
        let before = dump(&desk).await;
        let options = json!({ "same": { "7": choice } });
        let seen = preview(&desk, &second, options.clone()).await;
        let row = seen.rows.iter().find(|row| row.row == 7).unwrap();
        let candidate = row.candidate.as_ref().expect("the project it may be");
        assert_eq!((candidate.key.as_str(), candidate.years.as_slice()), ("zz0101006", &[2024][..]));
        run(&desk, &second, options).await;
        assert_eq!(desk.status().await.projects, projects, "{choice}");
        let open: Duplicates = desk.call("duplicate.list", json!({ "state": "open", "limit": 200 })).await;
        assert!(open.pairs.iter().all(|pair| pair.kind != PairKind::Renumbered), "{choice}");
        // What was decided is remembered: the number as another name of the project, or the pair as kept apart.
        let apart: Duplicates = desk.call("duplicate.list", json!({ "state": "apart", "limit": 200 })).await;
        let known = desk.details().await.iter().any(|detail| {
            let names = detail.aliases.iter().chain([&detail.row.key]);
            names.filter(|name| ["zz0101006", "zz0202006"].contains(&name.as_str())).count() == 2
        });
        assert_eq!((known, apart.total), (choice == "same", u32::from(choice == "apart")), "{choice}");
        // The same list again does not ask again.
        let again = preview(&desk, &second, json!({})).await;
        assert_eq!((again.report.possible, again.report.unchanged), (0, 10), "{choice}");
        desk.undo().await;
        equal(&dump(&desk).await, &before, choice);
    }
}

/// Groups left out are counted and left out, the others come in; nothing of them is written.
#[tokio::test]
async fn groups_are_left_out_as_a_person_chose() {
    let (first, second) = ours();
    for (options, skipped, projects, years) in [
        (json!({ "new": "skip" }), 2, 11, 18),
        (json!({ "changed": "skip" }), 7, 13, 13),
        (json!({ "possible": "skip" }), 1, 12, 19),
    ] {
        let desk = Desk::empty().await;
        desk.import(&first).await;
        let seen = preview(&desk, &second, options.clone()).await;
        assert_eq!(seen.report.skipped, skipped, "{options}");
        assert_eq!(seen.rows.iter().filter(|row| row.skipped).count(), skipped as usize, "{options}");
        let report = run(&desk, &second, options.clone()).await.report;
        let sum = report.new + report.changed + report.unchanged + report.possible + report.unreadable;
        assert_eq!((sum, json!(report)), (10, json!(seen.report)), "{options}");
        let details = desk.details().await;
        let count: usize = details.iter().map(|detail| detail.years.len()).sum();
        assert_eq!((details.len(), count), (projects, years), "{options}");
    }
}

/// Rows of a dumped workbook by their heading: the exported rows as a person sees them in Excel.
fn table(dump: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in dump.lines().filter(|line| !line.starts_with('[')) {
        let (place, value) = line.split_once(' ').unwrap();
        let letters = place.trim_end_matches(|c: char| c.is_ascii_digit());
        let row: usize = place[letters.len()..].parse().unwrap();
        let column = letters.chars().fold(0, |so_far, c| so_far * 26 + (c as usize - 'A' as usize + 1)) - 1;
        rows.resize(rows.len().max(row), Vec::new());
        let width = rows[row - 1].len().max(column + 1);
        rows[row - 1].resize(width, String::new());
        rows[row - 1][column] = value.to_owned();
    }
    rows
}

/// What was refused goes out with its reason, is mended and comes in.
#[tokio::test]
async fn refused_rows_are_exported_mended_and_brought_back() {
    let desk = Desk::empty().await;
    let list = desk.list(
        "欠け.csv",
        "課題管理番号,研究開発課題名,代表機関名,年度,独自の欄\n24zz0101001h0001,架空の課題,架空大学,2024,甲\n,,名の無い機関,2024,乙\n,,例示病院,2024,丙\n",
    );
    let report = run(&desk, &list, json!({})).await.report;
    assert_eq!((report.new, report.unreadable), (1, 2));
    let out = desk.path("戻し.xlsx");
    let args = json!({ "request": { "file": list }, "path": out });
    let refused: Refused = desk.call("import.refused", args).await;
    assert_eq!((refused.rows, refused.path.as_str()), (2, out.to_str().unwrap()));
    let dump = sheets::dump(&out).unwrap();
    let mut rows = table(&dump);
    let head =
        rows.iter().position(|row| row.iter().any(|cell| cell == "研究開発課題名")).expect("the list's headings");
    let title = rows[head].iter().position(|cell| cell == "研究開発課題名").unwrap();
    let refused: Vec<&Vec<String>> = rows[head + 1..].iter().filter(|row| !row.is_empty()).collect();
    assert_eq!(refused.len(), 2);
    for (row, (institution, own)) in refused.iter().zip([("名の無い機関", "乙"), ("例示病院", "丙")]) {
        assert!(row.iter().any(|cell| cell == institution) && row.iter().any(|cell| cell == own), "{dump}");
    }
    // Read as it is, the workbook is a list again; its rows still lack what they lacked.
    let unmended = preview(&desk, &out, json!({})).await;
    assert_eq!((unmended.report.rows, unmended.report.unreadable), (2, 2));
    for (number, row) in (1..).zip(rows[head + 1..].iter_mut().filter(|row| !row.is_empty())) {
        let width = row.len().max(title + 1);
        row.resize(width, String::new());
        row[title] = format!("補った課題名{number}");
    }
    let mended: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    let mended = desk.list("直した.tsv", mended.join("\n"));
    let report = run(&desk, &mended, json!({})).await.report;
    assert_eq!((report.rows, report.new, report.unreadable), (2, 2, 0));
    let details = desk.details().await;
    let brought = details.iter().find(|detail| detail.row.title_ja == "補った課題名2").unwrap();
    assert_eq!(brought.row.institution, "例示病院");
    assert!(brought.years[0].source.cells.iter().any(|cell| cell.heading == "独自の欄" && cell.value == "丙"));
}

/// Imports are kept with their reports, newest first, and an import taken back is no longer one of them.
#[tokio::test]
async fn the_report_of_an_import_can_be_read_later() {
    let (first, second) = ours();
    let desk = Desk::empty().await;
    desk.import(&first).await;
    let done = desk.import(&second).await;
    let log: app::import::ImportLog = desk.call("import.log", json!({})).await;
    let files: Vec<&str> = log.imports.iter().map(|import| import.file.as_str()).collect();
    assert_eq!(files, ["next-year-2025.xlsx", "next-year-2024.csv"]);
    let newest = &log.imports[0];
    assert_eq!((newest.by.as_str(), newest.operation), ("作業者", done.done.operation));
    assert_eq!(newest.sheet.as_deref(), Some("課題一覧（合成データ）"));
    let counts = |report: &app::import::ImportReport| {
        (report.rows, report.new, report.changed, report.possible, report.vanished)
    };
    assert_eq!(counts(&newest.report), (10, 2, 7, 1, 2));
    assert_eq!(json!(newest.report), json!(done.report));
}
