//! Plan, point 2: a gate's own items are read from a workbook or a text table, to be looked at before they are put.

use super::plot::{Plot, rows, text};
use app::plan::ItemsRead;
use domain::ProblemCode;
use domain::plan::Sheet;
use serde_json::{Value, json};
use sheets::write::table::{TableDocument, write_all};
use sheets::write::{Col, ColumnKind, Value as Written};
use std::path::Path;

fn document(sheet: &str, notes: &[&str], headings: &[&str], rows: &[&[&str]]) -> TableDocument {
    TableDocument {
        sheet: sheet.into(),
        language: sheets::Language::Ja,
        classification: "社外秘".into(),
        title: "確認表".into(),
        note_lines: notes.iter().map(|note| (*note).to_owned()).collect(),
        columns: headings
            .iter()
            .map(|label| Col { label: (*label).into(), width_chars: 20, kind: ColumnKind::Text })
            .collect(),
        rows: rows.iter().map(|row| row.iter().map(|cell| Written::from(*cell)).collect()).collect(),
        created: jiff::civil::date(2026, 11, 27).at(0, 0, 0, 0),
    }
}

impl Plot {
    async fn items(&self, file: &Path) -> ItemsRead {
        self.desk.call("plan.items_file", json!({ "path": file })).await
    }
}

/// Point 2: headings are found below a title, in either language and however written; what is not known is told; states are read
/// by their usual signs; the rows are put as they are.
#[tokio::test]
async fn a_checklist_of_ones_own_is_read_and_put() {
    let plot = Plot::set().await;
    plot.task("毒性試験", 0, 6).await;
    let file = plot.desk.path("確認表.xlsx");
    let headings = ["№", "確認項目", "Item", "状況", "根拠", "担当者", "期限", "生み出す作業", "社内番号"];
    let list: &[&[&str]] = &[
        &[
            "1",
            "GLP毒性の完了",
            "GLP toxicity done",
            "○",
            "報告書 2026-09",
            "メンバーA",
            "令和10年3月",
            "毒性試験",
            "A-1",
        ],
        &["2", "原価の見積り", "", "未", "", "", "2028/4", "", ""],
        &["", "", "", "済", "", "", "", "", ""],
        &["3", "=HYPERLINK(\"x\")", "", "だいたい", "", "", "", "", ""],
    ];
    let cover = document("表紙", &["注1"], &["題", "値"], &[&["作成", "企画室"]]);
    write_all(&file, &[cover, document("確認表", &["注1", "注2"], &headings, list)]).unwrap();
    let read = plot.items(&file).await;
    assert_eq!(
        (read.sheets.as_slice(), read.sheet.as_str()),
        (&["表紙".to_owned(), "確認表".to_owned()][..], "確認表")
    );
    let columns: Vec<(&str, &str)> = read.columns.iter().map(|(cell, said)| (cell.as_str(), said.as_str())).collect();
    let expected = [
        ("name_ja", "確認項目"),
        ("name_en", "Item"),
        ("state", "状況"),
        ("evidence", "根拠"),
        ("owner", "担当者"),
        ("due", "期限"),
        ("task", "生み出す作業"),
    ];
    assert_eq!(
        (columns.as_slice(), read.left.as_slice()),
        (&expected[..], &["№".to_owned(), "社内番号".to_owned()][..])
    );
    assert_eq!(
        json!(read.rows),
        json!([
            { "name_ja": "GLP毒性の完了", "name_en": "GLP toxicity done", "state": "have", "evidence": "報告書 2026-09",
              "owner": "メンバーA", "due": "令和10年3月", "task": "毒性試験" },
            { "name_ja": "原価の見積り", "state": "none", "due": "2028/4" },
            { "name_ja": "=HYPERLINK(\"x\")", "state": "だいたい" },
        ])
    );
    // What it says is put like any paste, with the gate it is for.
    let gate = rows(&plot.show().await, Sheet::Gate)[0].id;
    let with_gate = |row: &std::collections::BTreeMap<String, String>| {
        let mut cells = json!(row);
        cells["gate"] = json!(gate);
        json!({ "id": null, "cells": cells })
    };
    let of: Vec<Value> = read.rows[..2].iter().map(with_gate).collect();
    let put = json!({ "plan": plot.plan, "sheet": "item", "rows": of });
    let _: app::commands::Done = plot.desk.call("plan.put", put).await;
    let view = plot.show().await;
    let put = &rows(&view, Sheet::Item)[rows(&view, Sheet::Item).len() - 2..];
    let said: Vec<[&str; 3]> = put.iter().map(|row| ["name_ja", "state", "due"].map(|cell| text(row, cell))).collect();
    assert_eq!(said, [["GLP毒性の完了", "have", "2028-03"], ["原価の見積り", "none", "2028-04"]]);
    // The state nobody knows is told by the same reading as of anything typed.
    let tried = json!({ "plan": plot.plan, "sheet": "item", "rows": [with_gate(&read.rows[2])] });
    let tried: app::plan::PlanTried = plot.desk.call("plan.try", tried).await;
    assert_eq!(tried.issues.iter().map(|issue| issue.column.as_str()).collect::<Vec<_>>(), ["state"]);
    // One of its sheets by name.
    let asked = json!({ "path": file, "sheet": "表紙" });
    assert_eq!(plot.desk.refused("plan.items_file", asked).await.params["reason"], "no-checklist");
}

/// Point 2: text tables in the encodings that are about, and English headings.
#[tokio::test]
async fn a_checklist_is_read_from_a_text_table() {
    let plot = Plot::set().await;
    let english = plot.desk.list("items.csv", "Item,Status,Owner,Due date\nGMP product,ongoing,B,2028-05\n");
    let read = plot.items(&english).await;
    assert_eq!(
        json!(read.rows),
        json!([{ "name_en": "GMP product", "state": "obtaining", "owner": "B", "due": "2028-05" }])
    );
    assert_eq!((read.sheets.len(), read.sheet.as_str(), read.merged), (0, "", 0));
    // Japanese items under an English heading are Japanese.
    let mixed = plot.desk.list("mixed.csv", "Item,Status\n治験薬の確保,△\n");
    assert_eq!(json!(plot.items(&mixed).await.rows), json!([{ "name_ja": "治験薬の確保", "state": "obtaining" }]));
    let (cp932, ..) = encoding_rs::SHIFT_JIS.encode("項目,有無\n治験薬の確保,×\n");
    let read = plot.items(&plot.desk.list("cp932.csv", cp932)).await;
    assert_eq!(json!(read.rows), json!([{ "name_ja": "治験薬の確保", "state": "none" }]));
}

/// Bad input: merged cells are told, not guessed at; files that hold no checklist, or are none, are refused with the reason.
#[tokio::test]
async fn what_is_no_checklist_is_refused_and_merged_cells_are_told() {
    let plot = Plot::set().await;
    let merged = merged(&plot.desk.path("結合.html"));
    let read = plot.items(&merged).await;
    assert_eq!(read.merged, 1);
    let states: Vec<Option<&String>> = read.rows.iter().map(|row| row.get("state")).collect();
    assert_eq!(states, [Some(&"have".to_owned()), None], "a merged value counts for its first cell");
    let none = plot.desk.list("課題.csv", "課題番号,題名\n1,あ\n");
    let refused = plot.desk.refused("plan.items_file", json!({ "path": none })).await;
    assert_eq!((refused.code, refused.params["reason"].as_str()), (ProblemCode::InvalidField, "no-checklist"));
    let check = async |name: &str, content: &[u8], code: ProblemCode| {
        let file = plot.desk.list(name, content);
        assert_eq!(plot.desk.refused("plan.items_file", json!({ "path": file })).await.code, code, "{name}");
    };
    check("空.xlsx", b"", ProblemCode::FileEmpty).await;
    check("壊れた.xlsx", b"PK\x03\x04 torn off", ProblemCode::NotATable).await;
    let gone = json!({ "path": plot.desk.path("ない.xlsx") });
    assert_eq!(plot.desk.refused("plan.items_file", gone).await.code, ProblemCode::FileMissing);
    let long = (0..5_001).map(|nth| format!("項目{nth}\n")).collect::<String>();
    let long = plot.desk.list("長い.csv", format!("項目\n{long}"));
    let refused = plot.desk.refused("plan.items_file", json!({ "path": long })).await;
    assert_eq!((refused.params["reason"].as_str(), refused.params["limit"].as_str()), ("too-many-rows", "5000"));
}

/// A page's table with a state over two rows.
fn merged(path: &Path) -> std::path::PathBuf {
    let page = "<html><body><table><tr><th>項目</th><th>状態</th></tr><tr><td>甲</td><td rowspan=2>有</td></tr>\
                <tr><td>乙</td></tr></table></body></html>";
    std::fs::write(path, page).unwrap();
    path.to_owned()
}
