//! Tags already in their Excel: issue 3, "What a user can do" 8.

use crate::desk::{Desk, PDCD1};
use app::commands::Done;
use app::import::{ImportPreview, Imported};
use app::project::{ProjectDetail, TagDetail};
use app::word::{Word, WordState, Words};
use domain::{IssueCode, Kind};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const UNKNOWN: &str = "架空標的ZZ1";
/// 標的 CD274 (PD-L1).
const PDL1: &str = "HGNC:17635";

fn list() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/messy/own-words.csv")
}

async fn imported() -> Desk {
    let desk = Desk::empty().await;
    desk.import(&list()).await;
    desk
}

async fn words(desk: &Desk, state: &str) -> Words {
    desk.call("word.list", json!({ "state": state })).await
}

async fn project(desk: &Desk, n: u32) -> ProjectDetail {
    desk.detail(desk.key(&format!("zz0101{n:03}")).await).await
}

fn tag<'a>(detail: &'a ProjectDetail, concept: &str) -> Option<&'a TagDetail> {
    detail.tags.iter().find(|tag| tag.concept.id == concept)
}

fn word<'a>(words: &'a Words, text: &str) -> &'a Word {
    words.words.iter().find(|word| word.text == text).unwrap_or_else(|| panic!("{text}: {:?}", words.words))
}

/// The words of the columns become tags that wait for a person, each with the words it rests on and their cell.
#[tokio::test]
async fn own_columns_become_proposed_tags_with_their_cell() {
    let desk = imported().await;
    let detail = project(&desk, 2).await;
    let target = tag(&detail, PDL1).expect("PD-L1");
    assert!(target.proposed && target.concept.kind == Kind::Target);
    assert_eq!(target.evidence, "PD-L1");
    let source = target.source.as_ref().expect("a source");
    assert_eq!((source.file.as_str(), source.row, source.column.as_deref()), ("own-words.csv", 3, Some("E")));
    assert!(detail.row.tags.iter().all(|chip| chip.proposed));
    // A proposed tag is no person's word: the cell stays as it was, and searching by the tag finds the project.
    let cell = detail.years[0].source.cells.iter().find(|cell| cell.heading == "標的分子").unwrap();
    assert_eq!(cell.value, "PD-L1／架空標的ZZ1");
    let args = json!({ "selection": { "these": [detail.row.id] }, "kind": "target", "concept": PDL1 });
    let _: Done = desk.call("tag.confirm", args).await;
    let confirmed = project(&desk, 2).await;
    assert!(!tag(&confirmed, PDL1).unwrap().proposed);
    assert!(tag(&confirmed, "AB").unwrap().proposed, "only the one that was confirmed");
    desk.undo().await;
    assert!(tag(&project(&desk, 2).await, PDL1).unwrap().proposed);
}

/// A word no vocabulary knows is settled once and stands in every row that has it, now and in later lists.
#[tokio::test]
async fn an_unmatched_word_is_settled_once_for_all_rows() {
    let desk = imported().await;
    let open = words(&desk, "open").await;
    assert_eq!((open.open, open.words.len()), (3, 3));
    assert_eq!(open.words[0].text, UNKNOWN, "the most used first");
    let waiting = word(&open, UNKNOWN);
    assert_eq!((waiting.projects, waiting.kind, waiting.state), (2, Kind::Target, WordState::Open));
    assert!(!waiting.examples.is_empty());
    let before = desk.content().await;
    let _: Done = desk.call("word.settle", json!({ "word": waiting.id, "concept": PDCD1 })).await;
    for n in [2, 5] {
        let detail = project(&desk, n).await;
        let settled = tag(&detail, PDCD1).expect("the word's concept");
        assert!(settled.proposed, "a word settled is still a list's word on this project");
        assert_eq!(settled.evidence, UNKNOWN);
    }
    assert_eq!(words(&desk, "open").await.open, 2);
    let settled = words(&desk, "settled").await;
    assert_eq!(word(&settled, UNKNOWN).concept.as_ref().map(|concept| concept.id.as_str()), Some(PDCD1));

    let next = desk.list(
        "次.csv",
        format!("課題管理番号,研究開発課題名,代表機関名,年度,標的\n25zz0909001h0001,別の架空の課題,架空大学,2025,{UNKNOWN}\n"),
    );
    let done: Imported = desk.call("import.run", json!({ "file": next })).await;
    assert_eq!((done.report.unmatched, done.report.tags), (0, 1));
    let later = desk.detail(desk.key("zz0909001").await).await;
    assert_eq!(tag(&later, PDCD1).unwrap().evidence, UNKNOWN);
    desk.undo().await;
    desk.undo().await;
    assert_eq!(desk.content().await, before);
    assert_eq!(json!(words(&desk, "open").await), json!(open));
}

/// A word may stay a word: it no longer waits, and later lists do not ask again.
#[tokio::test]
async fn a_word_left_as_it_is_does_not_wait_again() {
    let desk = imported().await;
    let id = word(&words(&desk, "open").await, "架空の様式").id;
    let _: Done = desk.call("word.settle", json!({ "word": id })).await;
    let ignored = words(&desk, "ignored").await;
    assert_eq!(word(&ignored, "架空の様式").state, WordState::Ignored);
    let next = desk.list(
        "次.csv",
        "課題管理番号,研究開発課題名,年度,モダリティ\n25zz0909001h0001,別の架空の課題,2025,架空の様式\n",
    );
    desk.import(&next).await;
    assert_eq!(words(&desk, "open").await.open, 2);
    assert!(desk.detail(desk.key("zz0909001").await).await.tags.is_empty());
}

/// What a person turned down is not proposed again by the same list or by next year's.
#[tokio::test]
async fn a_rejected_tag_is_not_proposed_again() {
    let desk = imported().await;
    let id = desk.key("zz0101001").await;
    let args = json!({ "selection": { "these": [id] }, "kind": "target", "concept": PDCD1 });
    let _: Done = desk.call("tag.reject", args).await;
    assert!(tag(&desk.detail(id).await, PDCD1).is_none());
    desk.import(&list()).await;
    assert!(tag(&desk.detail(id).await, PDCD1).is_none(), "by the same list");
    let next = desk.list(
        "次.csv",
        "課題管理番号,研究開発課題名,代表機関名,年度,標的\n25zz0101001h0001,架空受容体を標的とする抗体の創製,架空大学,2025,PD-1、EGFR\n",
    );
    desk.import(&next).await;
    let detail = desk.detail(id).await;
    assert!(tag(&detail, PDCD1).is_none(), "by next year's");
    assert!(tag(&detail, "HGNC:3236").is_some_and(|tag| tag.proposed), "what is new in the cell is proposed");
}

/// The preview counts what the columns bring and says each unknown word with its cell.
#[tokio::test]
async fn the_preview_counts_tags_and_unknown_words() {
    let desk = Desk::empty().await;
    let seen: ImportPreview = desk.call("import.preview", json!({ "file": list() })).await;
    assert_eq!((seen.report.tags, seen.report.issue_counts.get(&IssueCode::UnmatchedTerm)), (16, Some(&4)));
    let said: Vec<(Option<u32>, &str)> = seen
        .report
        .issues
        .iter()
        .filter(|view| view.issue.code == IssueCode::UnmatchedTerm)
        .map(|view| (view.issue.place.row, view.issue.params["value"].as_str()))
        .collect();
    assert_eq!(said, [(Some(3), UNKNOWN), (Some(5), "架空の様式"), (Some(5), "架空症候群ZZ"), (Some(6), UNKNOWN)]);
    let none: Value = desk.call("word.list", json!({ "state": "open" })).await;
    assert_eq!(none["open"], 0, "a preview writes nothing");
}
