//! Issue 8, point 1: a workbook of the registry that is taken in is the one that was looked at, and what it changes is doubted.

use crate::desk::Desk;
use crate::registry::{add, pairs, programme};
use crate::registry_workbook::{Book, export, preview, take, whole};
use app::commands::Done;
use app::registry::RegistryDiff;
use serde_json::json;

/// What is taken in is what was looked at: neither another file under its name nor a library that went on since.
#[tokio::test]
async fn only_what_was_looked_at_is_taken_in() {
    let desk = Desk::empty().await;
    let (file, _) = export(&desk, "事業.xlsx", "internal", "ja").await;
    let mut book = Book::read(&file);
    *book.cell("事業", "認知症研究開発事業", "実施主体") = "見本室".to_owned();
    book.write(&file);
    let seen = preview(&desk, &file).await;
    assert_eq!(seen.changes.len(), 1);
    *book.cell("事業", "認知症研究開発事業", "実施主体") = "別の室".to_owned();
    book.write(&file);
    let args = |diff: &RegistryDiff| json!({ "file": file, "sha256": diff.sha256, "head": diff.head });
    let before = whole(&desk).await;
    assert_eq!(desk.refused("registry.take", args(&seen)).await.params["reason"], "changed-since");
    let seen = preview(&desk, &file).await;
    add(&desk, json!({ "name_ja": "架空事業" })).await;
    assert_eq!(desk.refused("registry.take", args(&seen)).await.params["reason"], "changed-since");
    desk.undo().await;
    assert_eq!(whole(&desk).await, before, "nothing was written");
    let seen = preview(&desk, &file).await;
    let done: Done = desk.call("registry.take", args(&seen)).await;
    assert_eq!((done.count, programme(&desk, 113).await.host.as_str()), (1, "別の室"));
}

/// A pair of which a workbook says another year waits to be confirmed again.
#[tokio::test]
async fn a_pair_that_changes_through_a_workbook_waits_to_be_confirmed() {
    let desk = Desk::empty().await;
    let (file, _) = export(&desk, "事業.xlsx", "internal", "ja").await;
    let mut book = Book::read(&file);
    let row =
        book.sheet("組").iter().position(|row| row.iter().any(|cell| cell == "次世代がん医療加速化研究事業")).unwrap();
    let column = book.sheet("組").iter().find_map(|row| row.iter().position(|cell| cell == "適用年度")).unwrap();
    book.sheet("組")[row][column] = "R8".to_owned();
    book.write(&file);
    take(&desk, &file).await;
    let pair = pairs(&desk).await.remove(0);
    assert_eq!((pair.valid_from, json!(pair.facts[0].state)), (Some(2026), json!("check")));
}
