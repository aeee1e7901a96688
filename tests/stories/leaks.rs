//! The leak check, as a user meets it: of any workbook, with the names the open library knows.

use crate::desk::Desk;
use app::leak::LeakReport;
use domain::ProblemCode;
use serde_json::json;
use std::path::{Path, PathBuf};

fn workbook(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/leaks").join(name)
}

/// Point 4: any workbook is looked at, without a library as with one.
#[tokio::test]
async fn a_workbook_of_somebody_else_is_looked_at_without_a_library() {
    let desk = Desk::bare();
    let report: LeakReport = desk.call("leak.check", json!({ "file": workbook("leak-hidden-sheet.xlsx") })).await;
    assert!(report.leaks.iter().any(|leak| leak.kind == "hidden-sheet" && leak.place == "sheet:評価メモ"));
    let clean: LeakReport = desk.call("leak.check", json!({ "file": workbook("clean-genes-icd.xlsx") })).await;
    assert_eq!((clean.leaks, clean.more, clean.unread.len()), (Vec::new(), 0, 0));
}

/// Point 4: what this application writes for a partner carries nothing of the kind; a name of the library does not pass.
#[tokio::test]
async fn a_briefing_for_a_partner_is_clean_and_a_member_s_name_is_found() {
    let desk = Desk::sample().await;
    let out = desk.path("概要書.xlsx");
    let theme = desk.call::<serde_json::Value>("theme.list", json!({})).await["themes"][0]["id"].clone();
    let args = json!({ "theme": theme, "audience": "non-confidential", "language": "both", "out": out });
    let _: serde_json::Value = desk.call("export.briefing", args).await;
    let report: LeakReport = desk.call("leak.check", json!({ "file": out })).await;
    assert_eq!(report.leaks, Vec::new());
    let people: serde_json::Value = desk.call("person.list", json!({})).await;
    let name = people["people"][0]["name"].as_str().unwrap_or_default().to_owned();
    assert!(!name.is_empty(), "{people}");
    let fields = json!({ "title_ja": format!("案（{name}）"), "title_en": "" });
    let made: serde_json::Value = desk.call("theme.create", json!({ "fields": fields })).await;
    let own = desk.path("名前.xlsx");
    let args = json!({ "theme": made["created"], "audience": "internal", "language": "ja", "out": own });
    let _: serde_json::Value = desk.call("export.briefing", args).await;
    let report: LeakReport = desk.call("leak.check", json!({ "file": own })).await;
    assert!(report.leaks.iter().any(|leak| leak.kind == "reviewer" && leak.text.contains(&name)), "{report:?}");
}

/// Bad input: what cannot be read to its end is not called clean, and the sentence says what to do.
#[tokio::test]
async fn what_cannot_be_read_is_not_called_clean() {
    let desk = Desk::bare();
    let csv = desk.list("一覧.csv", "課題番号,題名\n");
    let problem = desk.refused("leak.check", json!({ "file": csv })).await;
    assert_eq!((problem.code, problem.params["reason"].as_str()), (ProblemCode::LeakUnchecked, "leak-no-workbook"));
    let whole = std::fs::read(workbook("leak-mail.xlsx")).unwrap_or_default();
    let torn = desk.path("途中.xlsx");
    assert!(whole.len() > 2_000 && std::fs::write(&torn, &whole[..whole.len() - 900]).is_ok());
    assert_eq!(desk.refused("leak.check", json!({ "file": torn })).await.code, ProblemCode::LeakUnchecked);
    assert_eq!(
        desk.refused("leak.check", json!({ "file": desk.path("無い.xlsx") })).await.code,
        ProblemCode::FileMissing
    );
}
