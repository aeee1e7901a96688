//! Issue 6 (5. Tagging), points 2 and 3: a vocabulary that is the library's own, and official files.

use crate::desk::{ADC, CANCER, Desk};
use app::commands::Done;
use app::concept::{ConceptCard, ConceptHits, Effect, Level, NameOrigin, Suggestions, Uses};
use app::vocabulary::{ReviewReason, Reviews, Vocabularies, VocabularyPreview};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const EGFR: &str = "HGNC:3236";

async fn hits(desk: &Desk, kind: &str, text: &str) -> Vec<String> {
    let found: ConceptHits = desk.call("concept.search", json!({ "kind": kind, "text": text, "limit": 20 })).await;
    found.hits.into_iter().map(|hit| hit.concept.id).collect()
}

async fn card(desk: &Desk, kind: &str, id: &str) -> ConceptCard {
    desk.call("concept.show", json!({ "kind": kind, "id": id })).await
}

/// First id and reason of each mention.
async fn told(desk: &Desk, text: &str) -> Vec<(String, String)> {
    let found: Suggestions = desk.call("concept.suggest", json!({ "texts": [text] })).await;
    found.texts.into_iter().flatten().map(|m| (m.ids[0].clone(), m.reason)).collect()
}

async fn add(desk: &Desk, kind: &str, ja: &str, more: Value) -> String {
    let mut args = json!({ "kind": kind, "label_ja": ja, "label_en": "" });
    for (key, value) in more.as_object().unwrap() {
        args[key] = value.clone();
    }
    let done: Done = desk.call("concept.add", args).await;
    format!("OWN:{}", done.created.unwrap())
}

async fn load(desk: &Desk, file: &Path, name: &str) -> Done {
    desk.call("vocabulary.load", json!({ "file": file, "name": name })).await
}

async fn preview(desk: &Desk, file: &Path, name: &str) -> VocabularyPreview {
    desk.call("vocabulary.preview", json!({ "file": file, "name": name })).await
}

fn obo(terms: &[(&str, &str, &str)]) -> String {
    let mut text = "format-version: 1.2\ndata-version: 合成データ\n".to_owned();
    for (id, name, more) in terms {
        text.push_str(&format!("\n[Term]\nid: {id}\nname: {name}\n{more}"));
    }
    text
}

/// Point 3: own concepts and synonyms are found, given and suggested; a restart keeps them; undo takes them.
#[tokio::test]
async fn an_own_concept_is_found_given_and_suggested_like_any_other() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    let own = add(&desk, "modality", "見本酵素切断薬", json!({ "parent": "SM", "synonyms": ["ミホンザイム"] })).await;
    assert_eq!(hits(&desk, "modality", "ミホンザイム").await, std::slice::from_ref(&own));
    assert_eq!(hits(&desk, "modality", &own).await, std::slice::from_ref(&own), "by its id");
    let text = "ミホンザイムによる治療、見本酵素切断薬の開発";
    assert_eq!(told(&desk, text).await, [(own.clone(), "own".to_owned()), (own.clone(), "own".to_owned())]);
    assert_eq!(desk.tag(&ids[..2], "modality", &own).await.count, 2);
    let row = &desk.rows(json!({ "modality": [own] })).await[0];
    assert_eq!(row.tags.iter().find(|tag| tag.id == own).unwrap().label_ja, "見本酵素切断薬");
    // Under its broader concept, as the shipped ones.
    assert_eq!(desk.ids(json!({ "modality": ["SM"] })).await, ids[..2]);
    let level: Level = desk.call("concept.browse", json!({ "kind": "modality", "parent": "SM" })).await;
    assert!(level.concepts.iter().any(|entry| entry.concept.id == own && entry.own && entry.projects == 2));
    let shown = card(&desk, "modality", &own).await;
    assert_eq!((shown.own, shown.confirmed, shown.above[0].id.as_str()), (true, 2, "SM"));
    let uses: Uses = desk.call("concept.uses", json!({ "kind": "modality", "id": own, "offset": 1, "limit": 5 })).await;
    assert_eq!((uses.total, uses.uses.len(), uses.uses[0].project.id), (2, 1, ids[1]));
    let _: Value = desk.call("library.close", json!({})).await;
    let _: Value = desk.call("library.open", json!({ "path": desk.library() })).await;
    assert_eq!(hits(&desk, "modality", "ミホンザイム").await, std::slice::from_ref(&own));
    desk.undo().await;
    desk.undo().await;
    assert!(hits(&desk, "modality", "ミホンザイム").await.is_empty());
    assert!(told(&desk, text).await.is_empty());
    for (args, code) in [
        (json!({ "kind": "modality", "label_ja": "", "label_en": " " }), ProblemCode::InvalidField),
        (json!({ "kind": "modality", "label_ja": "あ".repeat(201), "label_en": "" }), ProblemCode::InvalidField),
        (json!({ "kind": "modality", "label_ja": "低分子", "label_en": "" }), ProblemCode::ConceptExists),
        (
            json!({ "kind": "modality", "label_ja": "新しい", "label_en": "", "parent": "無い" }),
            ProblemCode::NoSuchConcept,
        ),
    ] {
        assert_eq!(desk.refused("concept.add", args.clone()).await.code, code, "{args}");
    }
}

/// Point 3: a synonym people give suggests; a noisy name, shipped or not, is switched off and on again.
#[tokio::test]
async fn a_name_is_given_and_a_noisy_one_is_switched_off() {
    let desk = Desk::empty().await;
    let name = async |text: &str, change: &str| -> Done {
        desk.call("concept.name", json!({ "kind": "target", "id": EGFR, "text": text, "change": change })).await
    };
    name("上皮見本受容体", "add").await;
    assert_eq!(told(&desk, "上皮見本受容体を調べる").await, [(EGFR.to_owned(), "own".to_owned())]);
    assert_eq!(hits(&desk, "target", "上皮見本受容体").await, [EGFR]);
    let origin = async |text: &str| {
        let card = card(&desk, "target", EGFR).await;
        card.names.into_iter().find(|name| name.text == text).map(|name| (name.origin, name.off))
    };
    assert_eq!(origin("上皮見本受容体").await, Some((NameOrigin::Person, false)));
    assert_eq!(origin("EGFR").await, Some((NameOrigin::Shipped, false)));
    name("EGFR", "off").await;
    assert_eq!(origin("EGFR").await, Some((NameOrigin::Shipped, true)));
    assert!(told(&desk, "EGFRを調べる").await.is_empty());
    assert_eq!(told(&desk, "上皮見本受容体を調べる").await.len(), 1, "its other names go on");
    name("ｅｇｆｒ", "on").await;
    assert_eq!(told(&desk, "EGFRを調べる").await.len(), 1, "in any width");
    name("上皮見本受容体", "remove").await;
    assert!(told(&desk, "上皮見本受容体を調べる").await.is_empty());
    let none =
        desk.refused("concept.name", json!({ "kind": "target", "id": EGFR, "text": " ", "change": "add" })).await;
    assert_eq!(none.code, ProblemCode::InvalidField);
}

/// Point 2: a concept called otherwise is so everywhere, and is still found by what it was called.
#[tokio::test]
async fn a_renamed_concept_is_called_so_everywhere_and_found_by_both() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids[..1], "indication", CANCER).await;
    let before = desk.content().await;
    let args = json!({ "kind": "indication", "id": CANCER, "label_ja": "見本悪性新生物", "label_en": "mihon cancer" });
    let _: Done = desk.call("concept.rename", args).await;
    assert_eq!(desk.rows(json!({ "indication": [CANCER] })).await[0].tags[0].label_ja, "見本悪性新生物");
    assert_eq!(hits(&desk, "indication", "見本悪性新生物").await[0], CANCER);
    assert_eq!(hits(&desk, "indication", "がん").await[0], CANCER);
    assert_eq!(told(&desk, "見本悪性新生物").await, [(CANCER.to_owned(), "own".to_owned())]);
    let shown = card(&desk, "indication", CANCER).await;
    assert_eq!((shown.own, shown.renamed_from.unwrap().label_ja.as_str()), (false, "がん"));
    desk.undo().await;
    assert_eq!(desk.content().await, before);
    // The label of another concept is taken.
    let args = json!({ "kind": "modality", "id": ADC, "label_ja": "低分子", "label_en": "" });
    assert_eq!(desk.refused("concept.rename", args).await.code, ProblemCode::ConceptExists);
}

/// Point 2: merging and splitting show their effect first, do exactly that, and go back in one step.
#[tokio::test]
async fn merging_and_splitting_do_what_they_showed() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    let (a, b) =
        (add(&desk, "indication", "見本熱", json!({})).await, add(&desk, "indication", "架空熱", json!({})).await);
    desk.tag(&ids[..3], "indication", &a).await;
    desk.tag(&ids[2..4], "indication", &b).await;
    let main = json!({ "project": ids[2], "kind": "indication", "concept": a, "main": true });
    let _: Done = desk.call("tag.set_main", main).await;
    let fields = json!({ "title_ja": "題名", "indication": a });
    let theme = desk.new_theme(fields, json!([])).await;
    let before = desk.content().await;
    let effect: Effect = desk.call("concept.effect", json!({ "kind": "indication", "from": a, "to": b })).await;
    assert_eq!((effect.projects, effect.both, effect.themes), (3, 1, 1));
    let done: Done = desk.call("concept.merge", json!({ "kind": "indication", "from": a, "to": b })).await;
    assert_eq!(done.count, effect.projects);
    assert_eq!(desk.ids(json!({ "indication": [b] })).await, ids[..4]);
    assert!(desk.ids(json!({ "indication": [a] })).await.is_empty());
    let both = desk.detail(ids[2]).await.tags;
    assert!(both.iter().any(|tag| tag.concept.id == b && tag.main), "主 went along: {both:?}");
    assert_eq!(desk.theme(theme).await.indication.unwrap().id, b);
    // Its names lead to the other from then on.
    assert_eq!(hits(&desk, "indication", "見本熱").await, std::slice::from_ref(&b));
    assert_eq!(told(&desk, "見本熱の研究").await, [(b.clone(), "own".to_owned())]);
    assert_eq!(card(&desk, "indication", &a).await.merged_into.unwrap().id, b);
    desk.undo().await;
    assert_eq!(desk.content().await, before);
    assert_eq!(told(&desk, "見本熱の研究").await[0].0, a);
    for (to, code) in [(a.as_str(), ProblemCode::SameConcept), ("無い", ProblemCode::NoSuchConcept)] {
        let args = json!({ "kind": "indication", "from": a, "to": to });
        assert_eq!(desk.refused("concept.merge", args).await.code, code, "{to}");
    }
    // A split: some of the projects go to a new concept.
    let part = add(&desk, "indication", "見本熱B型", json!({ "parent": a })).await;
    let these = json!({ "these": [ids[0], ids[1]] });
    let args = json!({ "kind": "indication", "from": a, "to": part, "projects": these });
    let effect: Effect = desk.call("concept.effect", args.clone()).await;
    assert_eq!((effect.projects, effect.both, effect.themes), (2, 0, 0));
    let done: Done = desk.call("concept.move", args).await;
    assert_eq!(done.count, 2);
    assert_eq!(desk.ids(json!({ "indication": [part] })).await, ids[..2]);
    assert_eq!(desk.ids(json!({ "indication": [a] })).await, ids[..3], "a broader one covers what is narrower");
    let left = desk.detail(ids[0]).await.tags;
    assert!(left.iter().all(|tag| tag.concept.id != a), "{left:?}");
    desk.undo().await;
    desk.undo().await;
    assert_eq!(desk.content().await, before);
}

/// Point 3: a load shows what it has and what it would change; obsolete, removed and renamed concepts with tags wait in the
/// review queue, and no tag changes before a person says so.
#[tokio::test]
async fn tags_that_a_new_version_touches_wait_for_a_person() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    let first = obo(&[
        ("MIHON:1", "見本熱", "synonym: \"ミホン熱病\" EXACT []\n"),
        ("MIHON:2", "架空症候群", ""),
        ("MIHON:3", "合成腫", ""),
        ("MIHON:4", "仮性見本熱", "is_a: MIHON:1\n"),
        ("MIHON:9", "見本がん", "xref: MONDO:0004992\nproperty_value: exactMatch MONDO:0004992\n"),
    ]);
    let first = desk.list("見本語彙-2025-01-01.obo", first);
    let shown: VocabularyPreview = desk.call("vocabulary.preview", json!({ "file": first })).await;
    assert_eq!((shown.format.as_str(), shown.terms, shown.rows, shown.known), ("obo", 5, 5, 1));
    assert_eq!((shown.name.as_str(), shown.version.as_str(), shown.sha256.len()), ("見本語彙", "合成データ", 64));
    assert_eq!((shown.diff.added.count, shown.diff.removed.count, shown.touched), (5, 0, 0));
    assert!(shown.replaces.is_none());
    assert_eq!(load(&desk, &first, "見本語彙").await.count, 5);
    assert_eq!(told(&desk, "ミホン熱病の新薬").await, [("MIHON:1".to_owned(), "loaded".to_owned())]);
    // The same as a known concept: its names go there, it is no second concept.
    assert_eq!(told(&desk, "見本がん").await[0].0, CANCER);
    assert_eq!(hits(&desk, "indication", "見本がん").await, [CANCER]);
    let level: Level = desk.call("concept.browse", json!({ "kind": "indication", "parent": "MIHON:1" })).await;
    assert_eq!(level.concepts[0].concept.id, "MIHON:4");
    for (at, concept) in [(0, "MIHON:1"), (1, "MIHON:2"), (2, "MIHON:3"), (3, "MIHON:1")] {
        desk.tag(&[ids[at]], "indication", concept).await;
    }
    let tagged = desk.content().await;
    let second = obo(&[
        ("MIHON:1", "見本熱", "is_obsolete: true\nreplaced_by: MIHON:5\n"),
        ("MIHON:2", "架空病", ""),
        ("MIHON:4", "仮性見本熱", ""),
        ("MIHON:5", "新見本熱", ""),
        ("MIHON:9", "見本がん", "property_value: exactMatch MONDO:0004992\n"),
    ]);
    let second = desk.list("見本語彙-2026-01-01.obo", second);
    let shown = preview(&desk, &second, "見本語彙").await;
    let counts =
        (shown.diff.added.count, shown.diff.removed.count, shown.diff.renamed.count, shown.diff.obsolete.count);
    assert_eq!(counts, (1, 1, 1, 1));
    assert_eq!((shown.touched, shown.diff.obsolete.lines[0].projects), (3, 2));
    assert!(shown.diff.obsolete.lines[0].after.contains("MIHON:5"), "{:?}", shown.diff.obsolete);
    assert_eq!(shown.diff.renamed.lines[0].before, "架空症候群");
    assert_eq!((shown.diff.altered, shown.diff.same), (2, 1));
    let _: Done = load(&desk, &second, "見本語彙").await;
    let tags = |content: &Value| -> Vec<Value> {
        content["projects"].as_array().unwrap().iter().map(|project| project["tags"].clone()).collect()
    };
    let ids_of = |tags: Vec<Value>| -> Vec<Value> {
        tags.iter().flat_map(|tags| tags.as_array().unwrap().iter().map(|tag| tag["concept"]["id"].clone())).collect()
    };
    assert_eq!(ids_of(tags(&desk.content().await)), ids_of(tags(&tagged)), "no tag changed by itself");
    let queue: Reviews = desk.call("vocabulary.review", json!({ "state": "open" })).await;
    let waiting: Vec<(&str, ReviewReason, u32)> =
        queue.reviews.iter().map(|review| (review.concept.id.as_str(), review.reason, review.projects)).collect();
    assert_eq!(
        waiting,
        [
            ("MIHON:1", ReviewReason::Obsolete, 2),
            ("MIHON:2", ReviewReason::Renamed, 1),
            ("MIHON:3", ReviewReason::Removed, 1)
        ]
    );
    assert_eq!(queue.reviews[0].replaced_by[0].label_ja, "新見本熱");
    assert_eq!(queue.reviews[1].before, "架空症候群");
    assert_eq!(
        desk.ids(json!({ "look": ["obsolete"] })).await,
        [ids[0], ids[2], ids[3]],
        "and they are found in the list"
    );
    let gone = &desk.rows(json!({ "indication": ["MIHON:3"] })).await[0];
    assert!(gone.tags.iter().any(|tag| tag.label_ja == "合成腫"), "what is gone keeps its name: {:?}", gone.tags);
    assert_eq!(hits(&desk, "indication", "合成腫").await, Vec::<String>::new(), "and is offered no more");
    // Obsolete ones suggest nothing more.
    assert_eq!(told(&desk, "ミホン熱病の新薬").await, []);
    let settle = json!({ "id": queue.reviews[0].id, "to": "MIHON:5" });
    let done: Done = desk.call("vocabulary.settle", settle.clone()).await;
    assert_eq!(done.count, 2);
    assert_eq!(desk.ids(json!({ "indication": ["MIHON:5"] })).await, [ids[0], ids[3]]);
    assert_eq!(desk.refused("vocabulary.settle", settle).await.code, ProblemCode::NoSuchReview);
    let _: Done = desk.call("vocabulary.settle", json!({ "id": queue.reviews[1].id })).await;
    let queue: Reviews = desk.call("vocabulary.review", json!({ "state": "open" })).await;
    assert_eq!((queue.open, queue.reviews.len()), (1, 1));
    // Back, step by step: kept, replaced, loaded.
    for _ in 0..3 {
        desk.undo().await;
    }
    assert_eq!(desk.content().await, tagged);
    assert_eq!(told(&desk, "ミホン熱病の新薬").await.len(), 1);
    let loaded: Vocabularies = desk.call("vocabulary.list", json!({})).await;
    assert_eq!(
        (loaded.loaded.len(), loaded.waiting, loaded.loaded[0].file.as_str()),
        (1, 0, "見本語彙-2025-01-01.obo")
    );
    let _: Done = desk.call("vocabulary.remove", json!({ "id": loaded.loaded[0].id })).await;
    let queue: Reviews = desk.call("vocabulary.review", json!({ "state": "open" })).await;
    assert_eq!(queue.open, 3, "what only it knew waits");
    assert_eq!(desk.rows(json!({ "indication": ["MIHON:1"] })).await.len(), 2, "and its tags stay");
}

/// Bad input: a plain problem or a partial load with what was not understood; what is loaded stays until the new one stands.
#[tokio::test]
async fn a_vocabulary_file_that_is_broken_changes_nothing_or_says_what_it_left_out() {
    let desk = Desk::empty().await;
    let good = desk.list("良い.obo", obo(&[("MIHON:1", "見本熱", ""), ("MIHON:2", "架空病", "")]));
    load(&desk, &good, "見本語彙").await;
    let state = async || -> Value { desk.call("vocabulary.list", json!({})).await };
    let before = state().await;
    let hgnc = json!("hgnc");
    for (name, content, format, code) in [
        ("頭のない.tsv", "a\tb\nc\td\n".as_bytes().to_vec(), hgnc.clone(), ProblemCode::NotAVocabulary),
        ("空.obo", b"format-version: 1.2\n".to_vec(), json!("obo"), ProblemCode::NotAVocabulary),
        ("絵.png", b"\x89PNG\r\n\x1a\n\0\0\0\0".to_vec(), Value::Null, ProblemCode::NotAVocabulary),
    ] {
        let file = desk.list(name, content);
        let mut args = json!({ "file": file });
        if !format.is_null() {
            args["format"] = format;
        }
        for verb in ["vocabulary.preview", "vocabulary.load"] {
            let problem = desk.refused(verb, args.clone()).await;
            assert_eq!(problem.code, code, "{name} {verb}: {problem:?}");
            assert!(problem.params["path"].ends_with(name));
        }
    }
    let many: String = (0..250_001).map(|n| format!("\n[Term]\nid: M:{n}\nname: 病{n}\n")).collect();
    let many = desk.list("大きい.obo", format!("format-version: 1.2\n{many}"));
    let problem = desk.refused("vocabulary.load", json!({ "file": many })).await;
    assert_eq!((problem.code, problem.params["limit"].as_str()), (ProblemCode::VocabularyTooLarge, "250000"));
    let gone = desk.refused("vocabulary.load", json!({ "file": desk.path("無い.obo") })).await;
    assert_eq!(gone.code, ProblemCode::FileMissing);
    assert_eq!(state().await, before);
    let odd = obo(&[
        ("MIHON:1", "見本熱", "is_a: MIHON:2\n"),
        ("MIHON:2", "架空病", "is_a: MIHON:1\n"),
        ("MIHON:1", "別の名の見本熱", ""),
        ("MIHON:3", "途中で切れ", "synonym: \"終わらな"),
    ]);
    let odd = desk.list("奇妙.obo", odd);
    let shown = preview(&desk, &odd, "見本語彙").await;
    let codes: Vec<&str> = shown.issues.iter().map(|issue| issue.code.as_str()).collect();
    assert!(codes.contains(&"circle") && codes.contains(&"duplicate-id"), "{codes:?}");
    assert!(
        shown.issues.iter().all(|issue| issue.ja.contains("目") && issue.en.starts_with("Line")),
        "{:?}",
        shown.issues
    );
    assert_eq!(state().await, before, "looking changes nothing");
    assert!(load(&desk, &odd, "見本語彙").await.count >= 3);
}

/// Point 3: any table, by its headings or as a person says, from CSV and from a workbook.
#[tokio::test]
async fn any_table_is_a_vocabulary_by_its_columns() {
    let desk = Desk::empty().await;
    let table = desk
        .list("社内語彙.csv", "社内番号,和名,英名,別名\nT-1,見本受容体,mihon receptor,ミホンR|MHR9\nT-2,架空酵素,,\n");
    let shown = preview(&desk, &table, "社内語彙").await;
    assert_eq!((shown.format.as_str(), shown.headings.len(), shown.sample.len()), ("table", 4, 2));
    let columns = json!({ "id": 0, "label_ja": 1, "label_en": 2, "synonyms_ja": 3 });
    let args = json!({ "file": table, "name": "社内語彙", "kind": "target", "columns": columns });
    let shown: VocabularyPreview = desk.call("vocabulary.preview", args.clone()).await;
    assert_eq!((shown.terms, shown.diff.added.count), (2, 2));
    let _: Done = desk.call("vocabulary.load", args).await;
    assert_eq!(hits(&desk, "target", "ミホンR").await, ["T-1"]);
    assert_eq!(
        told(&desk, "見本受容体とMHR9").await.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(),
        ["T-1", "T-1"]
    );
    let used: Vec<Id> = desk.ids(json!({})).await;
    assert!(used.is_empty());
    let unnamed = desk.list("名前なし.csv", "x,y\n1,2\n");
    let refused = desk.refused("vocabulary.load", json!({ "file": unnamed })).await;
    assert_eq!(refused.code, ProblemCode::VocabularyEmpty, "{refused:?}");
}

/// A word of a list that a person settled suggests from then on (issue 3's words are names of this library).
#[tokio::test]
async fn a_settled_word_of_a_list_is_a_name() {
    let desk = Desk::empty().await;
    desk.import(&desk.list("一覧.csv", "研究開発課題名,年度,モダリティ\n題名,2025,ミホン抗体様薬\n")).await;
    let words: app::word::Words = desk.call("word.list", json!({ "state": "open" })).await;
    let _: Done = desk.call("word.settle", json!({ "word": words.words[0].id, "concept": ADC })).await;
    assert_eq!(told(&desk, "ミホン抗体様薬の製造").await, [(ADC.to_owned(), "own".to_owned())]);
    let card = card(&desk, "modality", ADC).await;
    assert!(card.names.iter().any(|name| name.text == "ミホン抗体様薬" && name.origin == NameOrigin::Word));
    // And the next list knows it.
    desk.import(&desk.list("次.csv", "研究開発課題名,年度,モダリティ\n別の題名,2026,ミホン抗体様薬\n")).await;
    assert_eq!(desk.ids(json!({ "modality": [ADC] })).await.len(), 2);
}

/// The real file: NANDO as published, where it is at hand.
#[tokio::test]
async fn nando_is_loaded_and_its_names_find_mondo() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/vocab/nando_ja_2025-08-26.obo");
    if !file.exists() {
        println!("skipped: nando_ja_2025-08-26.obo is not at hand");
        return;
    }
    let desk = Desk::empty().await;
    let shown: VocabularyPreview = desk.call("vocabulary.preview", json!({ "file": file })).await;
    assert_eq!((shown.terms, shown.obsolete), (2_984, 61));
    assert_eq!((shown.diff.added.count, shown.diff.obsolete.count), (2_923, 61));
    assert!(shown.licence.contains("creativecommons.org/licenses/by/4.0"), "{}", shown.licence);
    assert!(shown.known > 1_500, "{}", shown.known);
    let done: Done = desk.call("vocabulary.load", json!({ "file": file })).await;
    assert_eq!(done.count, 2_984);
    // 脊髄性筋萎縮症 is MONDO's, under its NANDO id as well.
    let sma = card(&desk, "indication", "NANDO:1200003").await;
    assert_eq!(sma.concept.id, "MONDO:0001516");
    assert!(sma.same.iter().any(|id| id == "NANDO:1200003") && sma.vocabularies.len() == 1);
    let again: VocabularyPreview = desk.call("vocabulary.preview", json!({ "file": file })).await;
    assert_eq!((again.diff.added.count, again.diff.removed.count, again.diff.same, again.touched), (0, 0, 2_984, 0));
}
