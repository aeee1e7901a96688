//! What the words of the shipped tables promise, beyond their form (`data.rs`).

use domain::{Concept, Kind, text::fold};
use std::collections::{BTreeMap, HashSet};
use vocab::Vocabulary;

/// As `fold`, and also one for spellings that a reader takes for one word: hyphens, spaces and ・ do not count,
/// 蛋白 = タンパク, レセプター = 受容体, Greek letters = their names, roman = Arabic numerals up to four.
fn plain(name: &str) -> String {
    let mut text = fold(name);
    for (one, other) in [("蛋白", "たんぱく"), ("れせぷたー", "受容体"), ("ii型", "2型"), ("i型", "1型")]
    {
        text = text.replace(one, other);
    }
    for (letter, names) in [
        ("α", ["あるふぁ", "alpha"]),
        ("β", ["べーた", "beta"]),
        ("γ", ["がんま", "gamma"]),
        ("δ", ["でるた", "delta"]),
    ] {
        for name in names {
            text = text.replace(name, letter);
        }
    }
    text.retain(|c| c != '-' && c != '・' && c != '･' && !c.is_whitespace());
    text
}

fn concepts(kind: Kind) -> &'static [Concept] {
    Vocabulary::starter().all(kind)
}

fn japanese(name: &str) -> bool {
    name.chars().any(|c| matches!(c, 'ぁ'..='ん' | 'ァ'..='ヶ' | '一'..='鿿'))
}

fn names(concept: &Concept) -> impl Iterator<Item = &str> {
    let own = [&concept.label_ja, &concept.label_en, &concept.short_ja, &concept.short_en];
    own.into_iter().chain(&concept.synonyms_ja).chain(&concept.synonyms_en).map(String::as_str)
}

#[test]
fn no_id_stands_twice_and_every_parent_is_in_the_list() {
    for kind in Kind::ALL {
        let ids: HashSet<&str> = concepts(kind).iter().map(|concept| concept.id.as_str()).collect();
        assert_eq!(ids.len(), concepts(kind).len());
        for concept in concepts(kind) {
            let parent = concept.parent.as_deref();
            assert!(parent.is_none_or(|parent| ids.contains(parent)), "{}: {parent:?}", concept.id);
        }
    }
}

#[test]
fn no_japanese_synonym_stands_twice_in_its_row_whatever_its_hyphens() {
    // Spelled Greek letters and words without ・ stay beside the others: the picker does not fold them.
    let bare = |name: &str| {
        let mut text = fold(name);
        text.retain(|c| c != '-' && !c.is_whitespace());
        text
    };
    let mut twice = Vec::new();
    for concept in Kind::ALL.into_iter().flat_map(concepts) {
        let mut seen = HashSet::from([bare(&concept.label_ja)]);
        twice.extend(concept.synonyms_ja.iter().filter(|name| !seen.insert(bare(name))));
    }
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn no_name_of_one_concept_is_the_label_of_another_of_its_kind_in_any_spelling() {
    for kind in Kind::ALL {
        let mut labels: BTreeMap<String, &str> = BTreeMap::new();
        for concept in concepts(kind) {
            for label in [&concept.label_ja, &concept.label_en] {
                let owner = labels.entry(plain(label)).or_insert(&concept.id);
                assert_eq!(*owner, concept.id, "{label}");
            }
        }
        for concept in concepts(kind) {
            for name in names(concept) {
                let owner = labels.get(&plain(name)).copied();
                assert!(owner.is_none_or(|id| id == concept.id), "{name} of {} is the label of {owner:?}", concept.id);
            }
        }
    }
}

/// Names that stand inside other words of running text, and what they were found in.
#[test]
fn no_japanese_name_hides_in_common_words() {
    let check = |name: &str, inside: &str| {
        assert!(fold(inside).contains(&fold(name)), "{name} is not in {inside}: the line says nothing");
        for concept in Kind::ALL.into_iter().flat_map(concepts) {
            assert!(names(concept).all(|own| fold(own) != fold(name)), "{name} of {} is in {inside}", concept.id);
        }
    };
    check("性病", "変性病変");
    check("性感染症", "ウイルス性感染症");
    check("はしか", "ではしかし");
    check("くる病", "生じてくる病態");
    check("酒さ", "飲酒させる");
    check("タウ病", "タウ病理");
    check("B細胞リンパ腫2", "B細胞リンパ腫2例");
    check("リウマチ", "リウマチ熱");
    check("プリオン", "プリオン様伝播");
    check("幹細胞移植", "造血幹細胞移植");
    check("中和抗体", "中和抗体価");
}

#[test]
fn the_japanese_synonyms_do_not_get_fewer() {
    // Counted apart from the label and in any spelling once; the first list had 61, 202 and 194.
    let count = |kind| -> usize {
        let own = |concept: &Concept| {
            let mut seen = HashSet::from([plain(&concept.label_ja)]);
            concept.synonyms_ja.iter().filter(|name| japanese(name) && seen.insert(plain(name))).count()
        };
        concepts(kind).iter().map(own).sum()
    };
    for (kind, least) in [(Kind::Target, 919), (Kind::Modality, 921), (Kind::Indication, 1224)] {
        println!("{kind:?}: {}", count(kind));
        assert!(count(kind) >= least, "{kind:?}: {} of {least}", count(kind));
    }
}
