//! A library's own names among the shipped ones: a claim per rule, and any text at all.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place

use domain::Kind;
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};
use vocab::load::{Name, Scope, Term};
use vocab::own::{Given, GivenName, Layer, Lesson, Own, People, surface};
use vocab::suggest::Matcher;

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::build().unwrap());

const EGFR: &str = "HGNC:3236";
const CANCER: &str = "MONDO:0004992";

fn term(id: &str, ja: &str, names: &[(&str, Scope)]) -> Term {
    let name = |(text, scope): &(&str, Scope)| Name { text: (*text).to_owned(), ja: !text.is_ascii(), scope: *scope };
    Term { id: id.to_owned(), label_ja: ja.to_owned(), names: names.iter().map(name).collect(), ..Term::default() }
}

fn loaded(kind: Kind, terms: &[Term]) -> Own {
    Own::of(vec![Arc::new(Layer::loaded("見本語彙", kind, terms))], &People::default(), Vec::new())
}

fn given(kind: Kind, concept: &str, text: &str) -> GivenName {
    GivenName { kind, concept: concept.to_owned(), text: text.to_owned(), given: true, off: false }
}

/// Words, ids and reason of each suggestion.
fn told<'a>(own: &Own, text: &'a str) -> Vec<(&'a str, String, &'static str)> {
    let found = own.suggest(&MATCHER, text).into_iter();
    found.map(|s| (&text[s.mention.start..s.mention.end], s.mention.ids.join(" "), s.mention.reason.code())).collect()
}

fn check(own: &Own, text: &str, expected: &[(&str, &str, &str)]) {
    let told = told(own, text);
    let told: Vec<(&str, &str, &str)> =
        told.iter().map(|(words, ids, reason)| (*words, ids.as_str(), *reason)).collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn the_longest_name_stays_whoever_gave_it() {
    let own = loaded(Kind::Indication, &[term("M:1", "がん性見本痛", &[]), term("M:2", "見本", &[])]);
    check(&own, "がん性見本痛", &[("がん性見本痛", "M:1", "loaded")]);
    check(&own, "肺がん", &[("肺がん", "MONDO:0008903", "curated")]);
    check(&own, "見本の研究", &[("見本", "M:2", "loaded")]);
}

#[test]
fn a_name_is_a_word_of_its_own_and_a_short_one_counts_in_its_case() {
    let own = loaded(
        Kind::Target,
        &[term("M:1", "", &[("MHR9", Scope::Short), ("mihon receptor", Scope::Exact), ("XQ", Scope::Short)])],
    );
    check(&own, "MHR9とＭＨＲ９", &[("MHR9", "M:1", "abbreviation"), ("ＭＨＲ９", "M:1", "abbreviation")]);
    check(&own, "mhr9x MHR90 XMHR9", &[]);
    check(&own, "the Mihon receptors", &[("Mihon receptors", "M:1", "loaded")]);
    check(&own, "XQは", &[("XQ", "M:1", "abbreviation")]);
}

#[test]
fn what_a_loaded_file_calls_the_same_lends_its_names() {
    let mut nando = term("NANDO:9", "見本悪性腫瘍", &[]);
    nando.same = vec![CANCER.to_owned()];
    let own = loaded(Kind::Indication, &[nando]);
    check(&own, "見本悪性腫瘍", &[("見本悪性腫瘍", CANCER, "loaded")]);
    assert_eq!(own.get(Kind::Indication, "NANDO:9").unwrap().id, CANCER);
    let (hits, total) = own.search(Kind::Indication, "見本悪性腫瘍", 10, &|_| 0);
    assert_eq!((hits.len(), total, hits[0].concept.id.as_str()), (1, 1, CANCER));
    assert_eq!(own.exact(Kind::Indication, "見本悪性腫瘍").unwrap().id, CANCER);
}

#[test]
fn readings_and_former_names_find_but_do_not_suggest_and_obsolete_ones_do_neither() {
    let mut old = term("M:2", "旧見本病", &[]);
    old.obsolete = true;
    let own = loaded(
        Kind::Indication,
        &[term("M:1", "見本病", &[("みほんびょう", Scope::Reading), ("元見本病", Scope::Former)]), old],
    );
    check(&own, "みほんびょう", &[]);
    check(&own, "旧見本病", &[("見本病", "M:1", "loaded")]);
    let found = |text: &str| {
        own.search(Kind::Indication, text, 5, &|_| 0).0.iter().map(|hit| hit.concept.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found("みほんびょう"), ["M:1"]);
    assert_eq!(found("ミホンビョウ"), ["M:1"], "in any kana");
    assert_eq!(found("mihonbyou"), ["M:1"], "in Latin letters");
    let (alzheimer, _) = own.search(Kind::Indication, "arutsuhaimaa", 5, &|_| 0);
    assert!(alzheimer.iter().any(|hit| hit.concept.id == "MONDO:0004975"), "and what is shipped");
    assert_eq!(found("旧見本病"), Vec::<String>::new());
    assert_eq!(own.get(Kind::Indication, "M:2").unwrap().label_ja, "旧見本病", "a tag of it keeps its name");
}

#[test]
fn a_person_s_name_goes_before_a_shipped_one_and_what_else_it_means_stays() {
    let people = People { concepts: Vec::new(), names: vec![given(Kind::Target, "HGNC:17635", "EGFR")] };
    let own = Own::of(Vec::new(), &people, Vec::new());
    check(&own, "EGFR", &[("EGFR", "HGNC:17635 HGNC:3236", "own")]);
    // An undefined abbreviation that a person gave is no longer doubtful.
    let people = People { concepts: Vec::new(), names: vec![given(Kind::Indication, "MONDO:0004976", "ALS")] };
    check(&Own::of(Vec::new(), &people, Vec::new()), "ALS", &[("ALS", "MONDO:0004976", "own")]);
}

#[test]
fn what_is_denied_is_denied_of_own_names_too() {
    let own = loaded(Kind::Indication, &[term("M:1", "見本熱病", &[])]);
    check(&own, "見本熱病を除く", &[("見本熱病", "M:1", "excluded")]);
}

#[test]
fn lessons_move_the_certainty_and_choose_among_shared_names() {
    let lesson = |concept: &str, accepted, rejected| Lesson {
        kind: Kind::Target,
        surface: surface("EGFR"),
        concept: concept.to_owned(),
        accepted,
        rejected,
    };
    let score = |lessons: Vec<Lesson>| {
        let found = Own::of(Vec::new(), &People::default(), lessons).suggest(&MATCHER, "ＥＧＦＲ");
        (found[0].mention.score, found[0].mention.ticked, found[0].accepted, found[0].rejected)
    };
    let (plain, ..) = score(Vec::new());
    assert!(score(vec![lesson(EGFR, 0, 1)]).0 < plain);
    assert!(!score(vec![lesson(EGFR, 0, 3)]).1);
    assert!(score(vec![lesson(EGFR, 5, 0)]).0 > plain);
    assert_eq!(score(vec![lesson("HGNC:1", 9, 0)]).0, plain, "what is taught of another concept says nothing");
    let terms = [term("M:1", "見本因子", &[]), term("M:2", "別の因子", &[("見本因子", Scope::Exact)])];
    let layer = || vec![Arc::new(Layer::loaded("見本語彙", Kind::Target, &terms))];
    let taught = |concept: &str| Lesson {
        kind: Kind::Target,
        surface: surface("見本因子"),
        concept: concept.to_owned(),
        accepted: 1,
        rejected: 0,
    };
    let first = |lessons: Vec<Lesson>| told(&Own::of(layer(), &People::default(), lessons), "見本因子")[0].1.clone();
    assert_eq!(first(Vec::new()), "M:1 M:2");
    assert_eq!(first(vec![taught("M:2")]), "M:2 M:1");
}

#[test]
fn merging_in_a_circle_ends() {
    let merged = |id: &str, into: &str| Given {
        kind: Kind::Target,
        id: id.to_owned(),
        own: true,
        label_ja: format!("見本{id}"),
        label_en: String::new(),
        parent: Some(into.to_owned()),
        merged: Some(into.to_owned()),
    };
    let people = People { concepts: vec![merged("A", "B"), merged("B", "A")], names: Vec::new() };
    let own = Own::of(Vec::new(), &people, Vec::new());
    assert!(["A", "B"].contains(&own.standing(Kind::Target, "A")));
    assert!(own.above(Kind::Target, "A").len() <= 2);
    told(&own, "見本A 見本B");
}

/// Names and texts of the same few pieces, so that they meet, overlap and nest.
fn words() -> impl Strategy<Value = String> {
    let pieces = [
        "見本",
        "熱",
        "病",
        "EGFR",
        "がん",
        "肺",
        "A",
        "b2",
        " ",
        "-",
        "受容体",
        "、",
        "ー",
        "ア",
        "𠮷",
        "を除く",
        "\u{3099}",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 1..5).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn own_names_are_where_they_say_and_do_not_overlap(
        names in proptest::collection::vec((words(), 0..3_usize), 0..12),
        text in proptest::collection::vec(words(), 0..12),
        persons in any::<bool>(),
    ) {
        let text = text.concat();
        let kinds = [Kind::Target, Kind::Modality, Kind::Indication];
        let own = if persons {
            let concepts = names.iter().enumerate().map(|(at, (name, kind))| Given {
                kind: kinds[*kind], id: format!("M:{at}"), own: true, label_ja: name.clone(), label_en: String::new(), parent: None, merged: None,
            });
            Own::of(Vec::new(), &People { concepts: concepts.collect(), names: Vec::new() }, Vec::new())
        } else {
            let layer = |kind: usize| {
                let of_kind = names.iter().enumerate().filter(|(_, (_, k))| *k == kind);
                let terms: Vec<Term> = of_kind.map(|(at, (name, _))| term(&format!("M:{at}"), name, &[])).collect();
                Arc::new(Layer::loaded("見本語彙", kinds[kind], &terms))
            };
            Own::of((0..3).map(layer).collect(), &People::default(), Vec::new())
        };
        let surfaces: Vec<String> = names.iter().map(|(name, _)| surface(name)).collect();
        let found = own.suggest(&MATCHER, &text);
        for suggestion in &found {
            let m = &suggestion.mention;
            let words = text.get(m.start..m.end).expect("a cut at characters");
            if m.ids.iter().all(|id| id.starts_with("M:")) {
                prop_assert!(surfaces.contains(&surface(words)), "{words:?} is no name");
            }
        }
        for group in [true, false] {
            let mut spans: Vec<(usize, usize)> = found.iter().map(|s| &s.mention)
                .filter(|m| (m.kind == Kind::Modality) == group && m.ids.iter().any(|id| id.starts_with("M:")))
                .map(|m| (m.start, m.end)).collect();
            spans.sort_unstable();
            prop_assert!(spans.windows(2).all(|two| two[0].1 <= two[1].0), "{spans:?}");
        }
    }
}

#[test]
fn a_megabyte_is_read() {
    let own =
        loaded(Kind::Indication, &[term("M:1", "見本", &[]), term("M:2", "見本見本", &[]), term("M:3", "がん", &[])]);
    for part in ["見本", "見本がん、", "EGFR見本 "] {
        let text = part.repeat(1_000_000 / part.len());
        assert!(!own.suggest(&MATCHER, &text).is_empty(), "{part}");
    }
}
