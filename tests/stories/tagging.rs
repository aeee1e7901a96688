//! Tags by target, modality and indication: point 4, with the undo of point 7.

use crate::desk::{ADC, ANTIBODY, CANCER, Desk, PDCD1};
use app::commands::Done;
use app::concept::{ConceptHits, Sources};
use app::project::TagChip;
use app::tag::SelectionTags;
use domain::{Id, Kind, ProblemCode};
use serde_json::{Value, json};

async fn tags(desk: &Desk, id: Id) -> Vec<(Kind, String, bool)> {
    let chips: Vec<TagChip> = desk.detail(id).await.row.tags;
    chips.into_iter().map(|chip| (chip.kind, chip.id, chip.main)).collect()
}

/// Point 4: the picker finds a concept by label, synonym and id, in both languages and any width.
#[tokio::test]
async fn the_picker_finds_a_concept_by_any_of_its_names() {
    let desk = Desk::odd().await;
    for (kind, text, id) in [
        ("indication", "がん", CANCER),
        ("indication", "癌", CANCER),
        ("indication", "malignant neoplasm", CANCER),
        ("indication", "MONDO:0004992", CANCER),
        ("target", "PD-1", PDCD1),
        ("target", "pdcd1", PDCD1),
        ("target", "ＰＤＣＤ１", PDCD1),
        ("target", "CD279", PDCD1),
        ("modality", "抗体薬物複合体", ADC),
        ("modality", "antibody-drug conjugate", ADC),
    ] {
        let hits: ConceptHits = desk.call("concept.search", json!({ "kind": kind, "text": text, "limit": 20 })).await;
        assert_eq!(hits.hits.first().map(|hit| hit.concept.id.as_str()), Some(id), "{kind} {text}");
    }
}

/// Point 4: what is used most stands first while nothing is typed, with its count.
#[tokio::test]
async fn the_picker_lists_the_most_used_first() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids[..3], "target", PDCD1).await;
    let hits: ConceptHits = desk.call("concept.search", json!({ "kind": "target", "text": "", "limit": 5 })).await;
    assert_eq!((hits.hits[0].concept.id.as_str(), hits.hits[0].projects), (PDCD1, 3));
    assert_eq!(hits.hits.len(), 5);
    assert!(hits.total > 100);
}

/// Point 4: each source of the vocabulary is named with its licence and attribution, without a library.
#[tokio::test]
async fn the_vocabulary_names_its_sources() {
    let desk = Desk::bare();
    let told: Sources = desk.call("concept.sources", json!({})).await;
    let names: Vec<&str> = told.sources.iter().map(|source| source.name.as_str()).collect();
    for name in ["HGNC", "FamPlex", "Mondo Disease Ontology", "Disease Ontology", "MeSH", "NANDO"] {
        assert!(names.contains(&name), "{name} of {names:?}");
    }
    for source in &told.sources {
        let name = &source.name;
        assert!(source.rows > 0, "{name}");
        for said in [name, &source.version, &source.licence, &source.attribution] {
            assert!(!said.is_empty(), "{name}");
        }
    }
}

/// Point 4: one project, with who and when.
#[tokio::test]
async fn a_tag_on_one_project_tells_who_and_when() {
    let desk = Desk::odd().await;
    let _: Value = desk.call("settings.set", json!({ "name": "研究員K" })).await;
    let id = desk.ids(json!({})).await[0];
    let done = desk.tag(&[id], "indication", CANCER).await;
    assert_eq!((done.kind.as_str(), done.count), ("tag-add", 1));
    let tag = &desk.detail(id).await.tags[0];
    assert_eq!((tag.concept.id.as_str(), tag.by.as_str(), tag.main), (CANCER, "研究員K", false));
    let at: jiff::Timestamp = tag.at.parse().expect("an ISO-8601 time");
    assert!(at.as_second() > 0);
    assert_eq!(desk.tag(&[id], "indication", CANCER).await.operation, None, "a tag twice is no operation");
}

/// Point 4: many projects, chosen by a filter less the ones unticked by hand, in one step.
#[tokio::test]
async fn a_selection_by_filter_leaves_out_the_unticked() {
    let desk = Desk::odd().await;
    let all = desk.ids(json!({})).await;
    let antibodies = desk.ids(json!({ "text": "抗体" })).await;
    assert_eq!(antibodies.len(), 2);
    let selection = json!({ "matching": { "filter": {}, "except": antibodies } });
    let args = json!({ "selection": selection, "kind": "indication", "concept": CANCER });
    let done: Done = desk.call("tag.add", args).await;
    assert_eq!(done.count as usize, all.len() - 2);
    assert_eq!(desk.ids(json!({ "untagged": ["indication"] })).await, antibodies);
    let on: SelectionTags =
        desk.call("tag.of_selection", json!({ "selection": { "matching": { "filter": {}, "except": [] } } })).await;
    assert_eq!((on.projects, on.tags.len(), on.tags[0].count), (9, 1, 7));
}

/// Point 4: at most one tag of a kind is 主; choosing another moves it.
#[tokio::test]
async fn one_tag_of_a_kind_is_main() {
    let desk = Desk::odd().await;
    let id = desk.ids(json!({})).await[0];
    for concept in [ANTIBODY, ADC] {
        desk.tag(&[id], "modality", concept).await;
    }
    let main =
        |concept: &str, main: bool| json!({ "project": id, "kind": "modality", "concept": concept, "main": main });
    let tag = |concept: &str, main: bool| (Kind::Modality, concept.to_owned(), main);
    let _: Done = desk.call("tag.set_main", main(ADC, true)).await;
    assert_eq!(tags(&desk, id).await, [tag(ADC, true), tag(ANTIBODY, false)]);
    let _: Done = desk.call("tag.set_main", main(ANTIBODY, true)).await;
    assert_eq!(tags(&desk, id).await, [tag(ANTIBODY, true), tag(ADC, false)]);
    desk.undo().await;
    assert_eq!(tags(&desk, id).await, [tag(ADC, true), tag(ANTIBODY, false)]);
    let _: Done = desk.call("tag.set_main", main(ADC, false)).await;
    assert!(tags(&desk, id).await.iter().all(|(_, _, main)| !main));
    let problem = desk.refused("tag.set_main", main("SM", true)).await;
    assert_eq!(problem.code, ProblemCode::NoSuchConcept, "the project has no such tag");
}

/// Point 7: undoing a bulk edit restores every tag, those that were there before and their 主 included.
#[tokio::test]
async fn undo_restores_every_tag_of_a_bulk_edit() {
    let desk = Desk::odd().await;
    let all = desk.ids(json!({})).await;
    desk.tag(&all[..4], "modality", ADC).await;
    let main = json!({ "project": all[1], "kind": "modality", "concept": ADC, "main": true });
    let _: Done = desk.call("tag.set_main", main).await;
    let before = desk.content().await;
    let everything = json!({ "matching": { "filter": {}, "except": [] } });
    let added: Done =
        desk.call("tag.add", json!({ "selection": everything, "kind": "modality", "concept": ADC })).await;
    assert_eq!(added.count, 5, "only those that lacked it");
    let tagged = desk.content().await;
    desk.undo().await;
    assert_eq!(desk.content().await, before);
    let removed: Done =
        desk.call("tag.remove", json!({ "selection": everything, "kind": "modality", "concept": ADC })).await;
    assert_eq!(removed.count, 4);
    assert_eq!(desk.ids(json!({ "modality": [ADC] })).await, Vec::<Id>::new());
    desk.undo().await;
    assert_eq!(desk.content().await, before);
    desk.tag(&all, "modality", ADC).await;
    assert_ne!(desk.content().await, before);
    let ids: Vec<Id> = desk.ids(json!({ "modality": [ADC] })).await;
    assert_eq!(ids.len(), tagged["projects"].as_array().unwrap().len());
}

/// Point 4: a concept outside the vocabulary, a concept of another kind, nobody selected, a project that is gone.
#[tokio::test]
async fn tagging_refuses_what_it_cannot_mean() {
    let desk = Desk::odd().await;
    let id = desk.ids(json!({})).await[0];
    let before = desk.content().await;
    let edit = |selection: Value, kind: &str, concept: &str| json!({ "selection": selection, "kind": kind, "concept": concept });
    for (args, code) in [
        (edit(json!({ "these": [id] }), "indication", "MONDO:9999999"), ProblemCode::NoSuchConcept),
        (edit(json!({ "these": [id] }), "target", CANCER), ProblemCode::NoSuchConcept),
        (edit(json!({ "these": [] }), "indication", CANCER), ProblemCode::NothingSelected),
        (
            edit(json!({ "matching": { "filter": { "text": "どこにもない語" }, "except": [] } }), "indication", CANCER),
            ProblemCode::NothingSelected,
        ),
        (edit(json!({ "these": [id, 1] }), "indication", CANCER), ProblemCode::NoSuchProject),
    ] {
        assert_eq!(desk.refused("tag.add", args.clone()).await.code, code, "{args}");
    }
    assert_eq!(desk.content().await, before);
}

/// Points 3 and 4: a modality of level 1 covers its level 2, in the filter, the facet and the picker's count.
#[tokio::test]
async fn a_level_1_modality_covers_level_2() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids[..2], "modality", ADC).await;
    desk.tag(&ids[2..3], "modality", ANTIBODY).await;
    assert_eq!(desk.ids(json!({ "modality": [ANTIBODY] })).await, ids[..3]);
    assert_eq!(desk.ids(json!({ "modality": [ADC] })).await, ids[..2]);
    let facet = desk.facet(json!({}), "modality").await;
    let tagged = facet.iter().filter(|value| value.value != "-");
    let counts: Vec<_> = tagged.map(|v| (v.value.as_str(), v.count, v.parent.as_deref())).collect();
    assert_eq!(counts, [(ANTIBODY, 3, None), (ADC, 2, Some(ANTIBODY))]);
}
