//! Who did what, when, and taking it back: point 7.

use crate::desk::{ADC, CANCER, Desk, fixture};
use app::commands::Done;
use app::history::{History, Operation, OperationDetail, Worded};
use app::settings::Language;
use domain::ProblemCode;
use serde_json::{Value, json};

async fn operations(desk: &Desk) -> Vec<Operation> {
    desk.call::<History>("history.list", json!({ "limit": 500 })).await.operations
}

async fn newest(desk: &Desk) -> Operation {
    operations(desk).await.remove(0)
}

/// Point 7: every kind of change goes back and comes again, step by step, to the very same content.
#[tokio::test]
async fn undo_and_redo_walk_the_same_states() {
    let desk = Desk::empty().await;
    let mut states = vec![desk.content().await];
    desk.import(&fixture("odd-numbers.csv")).await;
    states.push(desk.content().await);
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids, "indication", CANCER).await;
    states.push(desk.content().await);
    let main = json!({ "project": ids[0], "kind": "indication", "concept": CANCER, "main": true });
    let _: Done = desk.call("tag.set_main", main).await;
    states.push(desk.content().await);
    let remove = json!({ "selection": { "these": [ids[0], ids[1]] }, "kind": "indication", "concept": CANCER });
    let _: Done = desk.call("tag.remove", remove).await;
    states.push(desk.content().await);
    let theme =
        desk.new_theme(json!({ "title_ja": "題名" }), json!([{ "project": ids[0] }, { "project": ids[1] }])).await;
    states.push(desk.content().await);
    for (name, args) in [
        ("theme.edit", json!({ "id": theme, "fields": { "notes": "メモ", "classes": { "notes": "cda" } } })),
        ("theme.join", json!({ "id": theme, "selection": { "these": [ids[4]] } })),
        ("theme.thread_edit", json!({ "id": theme, "project": ids[4], "position": 0, "role": "dds" })),
        ("theme.thread_remove", json!({ "id": theme, "project": ids[0] })),
        ("theme.remove", json!({ "id": theme })),
    ] {
        let _: Done = desk.call(name, args).await;
        states.push(desk.content().await);
    }
    for pair in states.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
    for _ in 0..2 {
        for expected in states.iter().rev().skip(1) {
            desk.undo().await;
            assert_eq!(desk.content().await, *expected);
        }
        assert_eq!(desk.refused("history.undo", json!({})).await.code, ProblemCode::NothingToUndo);
        for expected in states.iter().skip(1) {
            desk.redo().await;
            assert_eq!(desk.content().await, *expected);
        }
        assert_eq!(desk.refused("history.redo", json!({})).await.code, ProblemCode::NothingToUndo);
    }
}

/// Point 7: a chosen operation is taken back alone; later work on other things stays.
#[tokio::test]
async fn a_chosen_operation_is_taken_back_alone() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    let first = desk.tag(&ids[..2], "indication", CANCER).await.operation.unwrap();
    desk.tag(&ids[..3], "modality", ADC).await;
    let _: Done = desk.call("history.undo", json!({ "operation": first })).await;
    assert!(desk.ids(json!({ "indication": [CANCER] })).await.is_empty());
    assert_eq!(desk.ids(json!({ "modality": [ADC] })).await, ids[..3]);
    let listed = operations(&desk).await;
    assert!(listed.iter().find(|operation| operation.id == first).unwrap().undone);
    let again = desk.refused("history.undo", json!({ "operation": first })).await;
    assert_eq!(again.code, ProblemCode::NothingToUndo);
    desk.redo().await;
    assert_eq!(desk.ids(json!({ "indication": [CANCER] })).await, ids[..2]);
}

/// Point 7: what later work hangs on is not taken back; the refusal lists that work, and nothing changes.
#[tokio::test]
async fn a_refused_undo_lists_what_stands_in_the_way() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    let first = desk.tag(&ids[..1], "modality", ADC).await.operation.unwrap();
    let main = json!({ "project": ids[0], "kind": "modality", "concept": ADC, "main": true });
    let second = desk.call::<Done>("tag.set_main", main).await.operation.unwrap();
    let (content, history) = (desk.content().await, json!(operations(&desk).await));
    let problem = desk.refused("history.undo", json!({ "operation": first })).await;
    assert_eq!(problem.code, ProblemCode::UndoBlocked);
    assert_eq!((problem.params["count"].as_str(), problem.params["ids"].as_str()), ("1", second.to_string().as_str()));
    assert_eq!((desk.content().await, json!(operations(&desk).await)), (content, history));
    let _: Done = desk.call("history.undo", json!({ "operation": second })).await;
    let _: Done = desk.call("history.undo", json!({ "operation": first })).await;
    assert!(desk.detail(ids[0]).await.tags.is_empty());
}

/// Point 7: something new ends the way forward, as everywhere.
#[tokio::test]
async fn new_work_after_an_undo_ends_redo() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids[..1], "modality", ADC).await;
    desk.undo().await;
    assert!(desk.status().await.redo.is_some());
    desk.tag(&ids[..1], "indication", CANCER).await;
    assert!(desk.status().await.redo.is_none());
    assert_eq!(desk.refused("history.redo", json!({})).await.code, ProblemCode::NothingToUndo);
}

/// Points 7 and 8: each operation has its sentence in both languages, its own words in each, no gap left unfilled.
#[tokio::test]
async fn every_operation_has_a_sentence_in_both_languages() {
    let desk = Desk::odd().await;
    let id = desk.ids(json!({})).await[0];
    let imported = newest(&desk).await;
    assert_eq!(imported.sentence_ja, "「odd-numbers.csv」を取り込み");
    desk.tag(&[id], "indication", CANCER).await;
    let tagged = newest(&desk).await;
    assert_eq!(tagged.sentence_ja, "適応「がん」を付けた");
    assert!(tagged.sentence_en.contains("cancer"), "{}", tagged.sentence_en);
    desk.undo().await;
    let undone = newest(&desk).await;
    assert_eq!((undone.undoes, undone.sentence_ja.as_str()), (Some(tagged.id), "元に戻した：適応「がん」を付けた"));
    desk.redo().await;
    assert_eq!(newest(&desk).await.sentence_ja, "やり直した：適応「がん」を付けた");

    let desk = Desk::sample().await;
    for operation in operations(&desk).await {
        for sentence in [&operation.sentence_ja, &operation.sentence_en] {
            assert!(
                !sentence.is_empty() && !sentence.contains(['{', '}']) && !sentence.contains("operation."),
                "{sentence}"
            );
        }
        assert_ne!(operation.sentence_ja, operation.sentence_en);
        for language in [Language::Ja, Language::En] {
            let key = format!("done.{}", operation.kind);
            if operation.undoes.is_none() && !operation.kind.starts_with("sample-") {
                assert_ne!(app::catalogue::word(language, &key), key);
            }
        }
    }
}

/// Point 7: an operation shows who, when, and each value from -> to.
#[tokio::test]
async fn an_operation_shows_who_when_and_from_to() {
    let desk = Desk::odd().await;
    let _: Value = desk.call("settings.set", json!({ "name": "研究員K" })).await;
    let theme = desk.new_theme(json!({ "code": "TH-史", "title_ja": "前の題名" }), json!([])).await;
    let edit = json!({ "id": theme, "fields": { "title_ja": "後の題名", "indication": CANCER } });
    let id = desk.call::<Done>("theme.edit", edit).await.operation.unwrap();
    let shown: OperationDetail = desk.call("history.show", json!({ "id": id })).await;
    assert_eq!((shown.operation.by.as_str(), shown.total), ("研究員K", 1));
    shown.operation.at.parse::<jiff::Timestamp>().expect("an ISO-8601 time");
    let change = &shown.changes[0];
    assert_eq!((change.thing.as_str(), change.action.as_str()), ("theme", "update"));
    assert!(change.subject_ja.contains("TH-史"), "{}", change.subject_ja);
    fn ja(value: &Option<Worded>) -> &str {
        value.as_ref().map_or("", |words| words.value_ja.as_str())
    }
    let fields: Vec<_> = change.fields.iter().map(|f| (f.field.as_str(), ja(&f.from), ja(&f.to))).collect();
    assert_eq!(fields, [("indication", "", "がん (MONDO:0004992)"), ("title_ja", "前の題名", "後の題名")]);
    // A time among the values is one of this machine's clock, to the minute.
    let tagged = desk.tag(&desk.ids(json!({})).await[..1], "modality", "AB").await.operation.unwrap();
    let shown: OperationDetail = desk.call("history.show", json!({ "id": tagged })).await;
    let at = shown.changes[0].fields.iter().find(|field| field.field == "at").expect("when");
    assert_eq!((ja(&at.to).len(), ja(&at.to).as_bytes()[10], ja(&at.to).as_bytes()[13]), (16, b' ', b':'));
    assert_eq!(desk.refused("history.show", json!({ "id": 1 })).await.code, ProblemCode::NothingToUndo);
}

/// Point 7, long histories: the list comes in parts that cover it exactly once, newest first.
#[tokio::test]
async fn the_history_comes_in_parts_newest_first() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    for id in &ids {
        desk.tag(&[*id], "modality", ADC).await;
    }
    let whole: Vec<_> = operations(&desk).await.iter().map(|operation| operation.id).collect();
    assert_eq!(whole.len(), 10);
    assert!(whole.is_sorted_by(|a, b| a > b));
    let (mut seen, mut before) = (Vec::new(), Value::Null);
    loop {
        let part: History = desk.call("history.list", json!({ "before": before, "limit": 4 })).await;
        seen.extend(part.operations.iter().map(|operation| operation.id));
        if !part.more {
            break;
        }
        before = json!(seen.last());
    }
    assert_eq!(seen, whole);
}
