//! Issue 7, points 3 and 6: a matrix as a workbook and as a picture, rows for the clipboard; each for an audience, each recorded.

use crate::desk::{ADC, Desk};
use app::commands::Done;
use app::export::{Copied, Exported};
use app::find::Matrix;
use app::history::History;
use domain::{Class, Id, ProblemCode};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Cells of a workbook by sheet and place.
fn cells(path: &std::path::Path) -> HashMap<String, HashMap<String, String>> {
    let mut sheets: HashMap<String, HashMap<String, String>> = HashMap::new();
    let mut sheet = String::new();
    for line in sheets::dump(path).unwrap().lines() {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => sheet = name.to_owned(),
            None => {
                let (place, value) = line.split_once(' ').unwrap();
                sheets.entry(sheet.clone()).or_default().insert(place.to_owned(), value.to_owned());
            }
        }
    }
    sheets
}

/// The row and column in which a heading stands.
fn place(sheet: &HashMap<String, String>, heading: &str) -> (String, u32) {
    let mut found: Vec<&String> = sheet.iter().filter(|(_, value)| *value == heading).map(|(place, _)| place).collect();
    found.sort_by_key(|place| (place.len(), place.to_string()));
    let found = found.first().unwrap_or_else(|| panic!("{heading} is not there: {sheet:?}"));
    let digits = found.find(|c: char| c.is_ascii_digit()).unwrap();
    (found[..digits].to_owned(), found[digits..].parse().unwrap())
}

async fn operations(desk: &Desk, kind: &str) -> Vec<app::history::Operation> {
    let history: History = desk.call("history.list", json!({ "limit": 500 })).await;
    history.operations.into_iter().filter(|operation| operation.kind == kind).collect()
}

/// Point 3: the workbook has the numbers of the screen, its totals, what chose the projects, and what is wanted.
#[tokio::test]
async fn a_matrix_in_excel_has_the_numbers_of_the_screen() {
    let desk = Desk::sample().await;
    let request = json!({ "rows": "target_class", "columns": "modality", "most": 60, "filter": { "year": [2024], "text": "開発" } });
    let first: Matrix = desk.call("find.matrix", request.clone()).await;
    let empty = first.cells.iter().position(|count| *count == 0).unwrap();
    let (row, column) = (&first.rows[empty / first.columns.len()], &first.columns[empty % first.columns.len()]);
    let want = json!({ "rows": "target_class", "row": row.value, "columns": "modality", "column": column.value, "wanted": true });
    let _: Done = desk.call("find.want", want).await;
    let matrix: Matrix = desk.call("find.matrix", request.clone()).await;
    assert!(matrix.total > 0 && matrix.wanted.len() == 1);
    let out = desk.path("matrix.xlsx");
    let args = json!({ "matrix": request, "audience": "internal", "language": "both", "out": out });
    let exported: Exported = desk.call("export.matrix", args).await;
    assert_eq!((exported.projects, exported.withheld.len()), (matrix.total, 0));
    let sheets = cells(&out);
    assert_eq!(sheets.len(), 2);
    for (name, japanese) in [("マトリクス", true), ("Matrix", false)] {
        let sheet = &sheets[name];
        let label = |ja: &str, en: &str| if japanese { ja.to_owned() } else { en.to_owned() };
        let (_, head) = place(sheet, &label("標的クラス", "Target class"));
        let total = place(sheet, &label("計", "Total"));
        for (at, row) in matrix.rows.iter().enumerate() {
            let (_, line) = place(sheet, &label(&row.label_ja, &row.label_en));
            assert_eq!(line, head + 1 + at as u32);
            for (across, column) in matrix.columns.iter().enumerate() {
                let letter = place(sheet, &label(&column.label_ja, &column.label_en)).0;
                let count = matrix.cells[at * matrix.columns.len() + across];
                let wanted = matrix.wanted.iter().any(|w| w.row == row.value && w.column == column.value);
                let shown = match (wanted, count) {
                    (true, count) => Some(format!("{count} {}", label("狙い", "wanted"))),
                    (false, 0) => None,
                    (false, count) => Some(count.to_string()),
                };
                assert_eq!(sheet.get(&format!("{letter}{line}")).cloned(), shown, "{} × {}", row.value, column.value);
            }
            assert_eq!(sheet[&format!("{}{line}", total.0)], row.count.to_string());
        }
        let last = head + 1 + matrix.rows.len() as u32;
        assert_eq!(sheet[&format!("{}{last}", total.0)], matrix.total.to_string());
        let said = sheet.values().map(String::as_str).collect::<Vec<_>>().join("\n");
        let year = label("R6", "FY2024");
        for words in [year.as_str(), "開発", &label("社外秘", "Internal")] {
            assert!(said.contains(words), "{words} is not said");
        }
        assert!(!said.contains("workbook.") && !said.contains("dim."), "{said}");
    }
    let record = operations(&desk, "export-matrix").await;
    assert_eq!(record.len(), 1);
    assert_eq!(record[0].sentence_ja, "マトリクス「標的クラス × モダリティ」を書き出し（社外秘）");
    assert!(!record[0].undoable);
}

/// Point 3: with a third dimension its values stand below each other, each line with its own.
#[tokio::test]
async fn a_third_dimension_stands_below_the_whole() {
    let desk = Desk::sample().await;
    let request = json!({ "rows": "modality", "columns": "year", "third": "target_class", "most": 20 });
    let matrix: Matrix = desk.call("find.matrix", request.clone()).await;
    let out = desk.path("three.xlsx");
    let args = json!({ "matrix": request, "audience": "internal", "language": "ja", "out": out });
    let _: Exported = desk.call("export.matrix", args).await;
    let sheet = &cells(&out)["マトリクス"];
    let (_, head) = place(sheet, "標的クラス");
    let block = matrix.rows.len() as u32 + 1;
    assert_eq!(sheet[&format!("A{}", head + 1)], "すべて");
    assert!(!matrix.layers.is_empty());
    for (at, layer) in matrix.layers.iter().enumerate() {
        let first = head + 1 + block * (at as u32 + 1);
        for line in first..first + block {
            assert_eq!(sheet[&format!("A{line}")], layer.value.label_ja);
        }
        for (down, counts) in layer.cells.chunks(matrix.columns.len()).enumerate() {
            let shown: Vec<u32> = (0..matrix.columns.len())
                .map(|across| {
                    let letter = char::from(b'C' + across as u8);
                    sheet.get(&format!("{letter}{}", first + down as u32)).map_or(0, |count| count.parse().unwrap())
                })
                .collect();
            assert_eq!(shown, counts);
        }
    }
}

/// Design: numbers over what is 社外秘 are 社外秘, on an axis, by a condition, by a word of a search.
#[tokio::test]
async fn counts_of_what_is_secret_stay_in_the_house() {
    let desk = Desk::sample().await;
    let out = desk.path("never.xlsx");
    let mut secret: Vec<Value> = Vec::new();
    for dim in [
        "target",
        "target_class",
        "modality",
        "indication",
        "area",
        "untagged",
        "look",
        "theme",
        "disclosure",
        "issue",
        "outcome",
    ] {
        secret.push(json!({ "rows": dim, "columns": "year", "most": 9 }));
        secret.push(json!({ "rows": "year", "columns": dim, "most": 9 }));
        secret.push(json!({ "rows": "year", "columns": "programme", "third": dim, "most": 9 }));
    }
    for filter in
        [json!({ "target": ["HGNC:3236"] }), json!({ "look": ["unfinished"] }), json!({ "text": "標的:EGFR" })]
    {
        secret.push(json!({ "rows": "year", "columns": "programme", "filter": filter, "most": 9 }));
    }
    for request in &secret {
        for audience in ["public", "non-confidential", "cda"] {
            let args = json!({ "matrix": request, "audience": audience, "language": "ja", "out": out });
            let refused = desk.refused("export.matrix", args).await;
            assert_eq!((refused.code, refused.params["reason"].as_str()), (ProblemCode::InvalidField, "internal-only"));
            let args = json!({ "matrix": request, "audience": audience, "png": PNG, "out": desk.path("never.png") });
            assert_eq!(desk.refused("export.picture", args).await.params["reason"], "internal-only");
        }
    }
    assert!(!out.exists() && !desk.path("never.png").exists());
    assert!(operations(&desk, "export-matrix").await.is_empty());
    for name in ["export.matrix", "export.picture", "export.copy"] {
        let args = json!({ "matrix": secret[0], "language": "ja", "png": PNG, "out": out, "selection": { "these": [1] }, "columns": ["title"] });
        assert_eq!(desk.refused(name, args).await.code, ProblemCode::BadCall, "{name} without an audience");
    }
}

/// Design: what lists publish may be counted for anybody, without projects of lists that are not for them, and not where a
/// person's word decides what is counted where.
#[tokio::test]
async fn counts_of_public_lists_may_go_out() {
    let desk = Desk::odd().await;
    let list =
        desk.list("内部.csv", "課題管理番号,研究開発課題名,事業名\n26zz0909001h0001,秘密の課題QX9,秘密の事業QX9\n");
    let _: Value = desk.call("import.run", json!({ "file": list, "options": { "confidential": true } })).await;
    let out = desk.path("public.xlsx");
    let request = json!({ "rows": "programme", "columns": "year", "most": 60 });
    let args = json!({ "matrix": request, "audience": "public", "language": "ja", "out": out });
    let exported: Exported = desk.call("export.matrix", args.clone()).await;
    assert_eq!(exported.projects, 9);
    assert_eq!(exported.withheld.iter().map(|w| (w.item.as_str(), w.count)).collect::<Vec<_>>(), [("projects", 1)]);
    assert!(!sheets::dump(&out).unwrap().contains("QX9"));
    // A picture cannot be cut down.
    let picture = json!({ "matrix": request, "audience": "public", "png": PNG, "out": desk.path("public.png") });
    assert_eq!(desk.refused("export.picture", picture).await.params["reason"], "internal-only");
    let id = desk.key("zz0101002").await;
    let _: Done =
        desk.call("project.edit", json!({ "project": id, "field": "programme", "value": "人の言葉QX8" })).await;
    assert_eq!(desk.refused("export.matrix", args).await.params["reason"], "internal-only");
}

/// The smallest picture there is: one grey pixel.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

/// Point 3: a picture is written as it was drawn, recorded, and only when it is one.
#[tokio::test]
async fn a_picture_is_written_as_it_was_drawn() {
    let desk = Desk::sample().await;
    let request = json!({ "rows": "target_class", "columns": "modality", "most": 9 });
    let out = desk.path("matrix.png");
    let args =
        |png: &str, out: &std::path::Path| json!({ "matrix": request, "audience": "internal", "png": png, "out": out });
    let exported: Exported = desk.call("export.picture", args(PNG, &out)).await;
    let bytes = std::fs::read(&out).unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n") && bytes.len() == 67, "{}", bytes.len());
    let digest: String =
        sha2::Digest::finalize(sha2::Digest::chain_update(<sha2::Sha256 as sha2::Digest>::new(), &bytes))
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
    assert_eq!(exported.sha256, digest);
    assert_eq!(operations(&desk, "export-picture").await.len(), 1);
    let cut = &PNG[..64];
    let huge = format!("{}{}", &PNG[..20], "A".repeat(28_000_000));
    for (png, reason) in [
        ("", "no-picture"),
        ("hello", "no-picture"),
        (cut, "no-picture"),
        ("R0lGODlhAQABAAAAACw=", "no-picture"),
        (&huge, "picture-large"),
    ] {
        let refused = desk.refused("export.picture", args(png, &out)).await;
        assert_eq!((refused.params["field"].as_str(), refused.params["reason"].as_str()), ("picture", reason));
    }
    let refused = desk.refused("export.picture", args(PNG, &desk.path("matrix.jpg"))).await;
    assert_eq!(refused.params["ending"], ".png");
    assert_eq!(std::fs::read(&out).unwrap(), bytes, "what stood there stands");
    assert_eq!(operations(&desk, "export-picture").await.len(), 1);
}

async fn copied(desk: &Desk, ids: &[Id], columns: &[&str], audience: &str) -> Copied {
    let args = json!({ "selection": { "these": ids }, "columns": columns, "audience": audience, "language": "ja",
        "sort": [{ "key": "number", "descending": false }] });
    desk.call("export.copy", args).await
}

const COLUMNS: [&str; 14] = [
    "number",
    "title",
    "target",
    "modality",
    "indication",
    "year",
    "programme",
    "institution",
    "researcher",
    "phase",
    "ministry",
    "integrated",
    "prefecture",
    "budget",
];

/// Point 6: rows for the clipboard have the columns of the grid, a line a project, and are kept as texts by a spreadsheet.
#[tokio::test]
async fn rows_for_the_clipboard_are_what_the_grid_shows() {
    let desk = Desk::empty().await;
    let list = "課題番号,研究開発課題名,代表機関,代表者,事業名,年度,予算額（千円）\n\
        22ck0106001h0001,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",<b>架空大学</b>,見本 太郎,\"一行目\n二行目\",2022,\"12,345\"\n\
        123456789012345678,見本の研究,架空 & 見本,架空 花子,+事業,2023,\n";
    desk.import(&desk.list("架空.csv", list)).await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids, "modality", ADC).await;
    let copied = copied(&desk, &ids, &COLUMNS, "internal").await;
    assert_eq!((copied.projects, copied.withheld.len()), (2, 0));
    let lines: Vec<Vec<&str>> = copied.text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.len() == COLUMNS.len()), "{lines:?}");
    assert_eq!(&lines[0][..3], ["課題番号", "題名", "標的"]);
    let first = lines.iter().find(|line| line[0] == "22ck0106001h0001").unwrap();
    assert_eq!(first[1], "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"", "no formula to whoever takes the text");
    assert_eq!((first[3], first[5], first[13]), ("ADC", "R4", "12345"));
    assert!(first[6].starts_with("一行目"));
    let second = lines.iter().find(|line| line[1] == "見本の研究").unwrap();
    assert_eq!(second[6], "'+事業");
    // The table: every text in the text format, nothing of it markup.
    assert!(copied.html.contains("<td style='mso-number-format:\"\\@\"'>22ck0106001h0001</td>"));
    assert!(copied.html.contains(">123456789012345678</td>"), "all of its digits");
    assert!(copied.html.contains("&lt;b&gt;架空大学&lt;/b&gt;") && !copied.html.contains("<b>"));
    assert!(copied.html.contains("架空 &amp; 見本") && copied.html.contains("<td>12345</td>"));
    assert_eq!(copied.html.matches("<tr>").count(), 3);
    let record = operations(&desk, "export-copy").await;
    assert_eq!((record.len(), record[0].sentence_ja.as_str()), (1, "2課題を表としてコピー（社外秘）"));
}

/// Point 6, design: the clipboard leaves the house as any document does.
#[tokio::test]
async fn the_clipboard_shows_each_audience_what_it_may_see() {
    let desk = Desk::odd().await;
    let list = desk.list("内部.csv", "課題管理番号,研究開発課題名\n26zz0909001h0001,秘密の課題QX9\n");
    let _: Value = desk.call("import.run", json!({ "file": list, "options": { "confidential": true } })).await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids, "modality", ADC).await;
    for audience in Class::ALL {
        let inside = audience == Class::Internal;
        let copied = copied(&desk, &ids, &COLUMNS, audience.as_str()).await;
        for out in [&copied.text, &copied.html] {
            for secret in ["ADC", "研究代表者C", "秘密の課題QX9", "モダリティ"] {
                assert_eq!(out.contains(secret), inside, "{secret} for {audience:?}");
            }
            assert!(out.contains("希少疾患iPS細胞バンクの整備"));
        }
        let mut withheld: Vec<&str> = copied.withheld.iter().map(|withheld| withheld.item.as_str()).collect();
        withheld.sort_unstable();
        assert_eq!(withheld, if inside { vec![] } else { vec!["projects", "researcher", "tags"] });
        assert_eq!(copied.projects as usize, if inside { ids.len() } else { ids.len() - 1 });
    }
    // What nobody asked for is not withheld.
    let plain = copied(&desk, &ids, &["title"], "public").await;
    assert_eq!(plain.withheld.iter().map(|w| w.item.as_str()).collect::<Vec<_>>(), ["projects"]);
    for (columns, language, field) in [
        (json!([]), "ja", "columns"),
        (json!(["title", "folded"]), "ja", "columns"),
        (json!(["title"]), "both", "language"),
    ] {
        let args =
            json!({ "selection": { "these": ids }, "columns": columns, "audience": "internal", "language": language });
        let refused = desk.refused("export.copy", args).await;
        assert_eq!((refused.code, refused.params["field"].as_str()), (ProblemCode::InvalidField, field));
    }
    let none = json!({ "selection": { "these": [] }, "columns": ["title"], "audience": "internal", "language": "ja" });
    assert_eq!(desk.refused("export.copy", none).await.code, ProblemCode::NothingSelected);
}
