//! Suggestions of assets: how well they fit the development set, and that counting them finds what suggesting them does.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::text::{fold, mark};
use domain::{AssetKind, AssetState, Needs};
use proptest::prelude::*;
use std::collections::BTreeMap;
use vocab::assets::{Hints, hints, suggest};

const DEV: &str = include_str!("assets/dev.tsv");

struct Text {
    id: &'static str,
    title: &'static str,
    summary: &'static str,
    gold: BTreeMap<AssetKind, AssetState>,
}

impl Text {
    fn fields(&self) -> [(&'static str, &'static str); 2] {
        match self.summary.is_ascii() {
            true => [("title_en", self.title), ("summary_en", self.summary)],
            false => [("title_ja", self.title), ("summary_ja", self.summary)],
        }
    }
}

fn dev() -> Vec<Text> {
    let lines = DEV.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let gold = |cell: &str| {
        let tags = cell.split(' ').filter(|tag| *tag != "-");
        tags.map(|tag| {
            let (kind, state) = tag.split_once(':').unwrap();
            (AssetKind::parse(kind).unwrap(), AssetState::parse(state).unwrap())
        })
        .collect()
    };
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 4, "{line}");
            Text { id: cells[0], title: cells[1], summary: cells[2], gold: gold(cells[3]) }
        })
        .collect()
}

fn rank(state: AssetState) -> u8 {
    match state {
        AssetState::Have => 3,
        AssetState::Obtaining => 2,
        AssetState::None => 1,
        AssetState::Unknown => 0,
    }
}

/// The best state of each kind.
fn found(fields: &[(&str, &str)]) -> BTreeMap<AssetKind, AssetState> {
    let mut found: BTreeMap<AssetKind, AssetState> = BTreeMap::new();
    for one in suggest(fields) {
        let state = found.entry(one.kind).or_insert(one.state);
        if rank(one.state) > rank(*state) {
            *state = one.state;
        }
    }
    found
}

/// Precision and recall of the development set, in percent. It was looked at while the rules were written: before that, at the first
/// run, they were 90.4 and 89.1 for kinds (85.3 and 84.1 with the state).
#[test]
fn the_development_set_is_tagged_as_by_hand() {
    let texts = dev();
    assert_eq!(texts.len(), 60);
    let (mut right, mut exact, mut said, mut wanted) = (0, 0, 0, 0);
    let mut by_kind: BTreeMap<AssetKind, [u32; 3]> = BTreeMap::new();
    for text in &texts {
        let found = found(&text.fields());
        for kind in AssetKind::ALL {
            let (gold, ours) = (text.gold.get(&kind), found.get(&kind));
            let counts = by_kind.entry(kind).or_default();
            counts[0] += u32::from(gold.is_some() && ours.is_some());
            counts[1] += u32::from(ours.is_some());
            counts[2] += u32::from(gold.is_some());
            wanted += u32::from(gold.is_some());
            said += u32::from(ours.is_some());
            right += u32::from(gold.is_some() && ours.is_some());
            exact += u32::from(gold.is_some() && gold == ours);
            if gold != ours {
                println!("{} {}: by hand {gold:?}, found {ours:?}", text.id, kind.as_str());
            }
        }
    }
    for (kind, [right, said, wanted]) in by_kind {
        println!("{:14} right {right} of {said} said, of {wanted} wanted", kind.as_str());
    }
    let percent = |part: u32, of: u32| 100.0 * f64::from(part) / f64::from(of);
    println!("kind: precision {:.1}, recall {:.1}", percent(right, said), percent(right, wanted));
    println!("kind and state: precision {:.1}, recall {:.1}", percent(exact, said), percent(exact, wanted));
    assert!(percent(right, said) >= FLOOR.0 && percent(right, wanted) >= FLOOR.1);
    assert!(percent(exact, said) >= FLOOR.2 && percent(exact, wanted) >= FLOOR.3);
}

/// Precision and recall of the kind, then of kind and state.
const FLOOR: (f64, f64, f64, f64) = (93.0, 95.0, 91.0, 93.0);

fn both(fields: &[(&str, &str)]) -> (Hints, Hints) {
    let mut lines = String::new();
    for (field, text) in fields {
        let of = if field.starts_with("title") { mark::TITLE } else { mark::SUMMARY };
        lines.push_str(&format!("{of}{}\n", fold(text)));
    }
    let mut suggested = Hints::default();
    for one in suggest(fields) {
        let closes = Needs::closed_by(one.kind, one.step);
        match one.state {
            AssetState::Have => suggested.have = suggested.have.and(closes),
            AssetState::Obtaining => suggested.obtaining = suggested.obtaining.and(closes),
            _ => {}
        }
    }
    suggested.obtaining = suggested.obtaining.without(suggested.have);
    (hints(&lines), suggested)
}

/// Titles and summaries of the sample library and of the development set.
fn texts() -> Vec<[String; 4]> {
    let list = include_str!("../../app/sample/projects.csv");
    let mut texts = Vec::new();
    for row in csv::Reader::from_reader(list.as_bytes()).records() {
        let row = row.unwrap();
        texts.push([3, 4, 5, 6].map(|at| row[at].to_owned()));
    }
    texts.extend(dev().iter().map(|text| {
        let [title, summary] = [text.title, text.summary].map(str::to_owned);
        [title, String::new(), summary, String::new()]
    }));
    texts
}

fn named(text: &[String; 4]) -> [(&str, &str); 4] {
    [("title_ja", &text[0]), ("title_en", &text[1]), ("summary_ja", &text[2]), ("summary_en", &text[3])]
}

#[test]
fn counting_finds_in_the_sample_what_suggesting_does() {
    for text in texts() {
        let (counted, suggested) = both(&named(&text));
        assert_eq!(counted, suggested, "{}", text[0]);
    }
}

#[test]
fn a_suggestion_quotes_its_sentence_and_its_words_from_the_text() {
    let mut some = 0;
    for text in texts() {
        let fields = named(&text);
        for one in suggest(&fields) {
            let field = fields.iter().find(|(name, _)| *name == one.field).unwrap().1;
            assert!(field.contains(&one.sentence), "{one:?}");
            let units: Vec<u16> = one.sentence.encode_utf16().collect();
            let words = String::from_utf16(&units[one.from as usize..one.to as usize]).unwrap();
            assert!(!words.is_empty() && words.trim() == words, "{one:?}");
            assert!((0.5..=1.0).contains(&one.certainty) && !one.label.is_empty(), "{one:?}");
            assert!(one.label.chars().count() <= 20, "{one:?}");
            some += 1;
        }
    }
    assert!(some > 300, "{some}");
}

#[test]
fn what_others_have_and_what_the_field_lacks_is_no_asset_of_the_project() {
    let check = |text: &str, wanted: &[(AssetKind, AssetState)]| {
        let found: Vec<_> = found(&[("summary_ja", text)]).into_iter().collect();
        assert_eq!(found, wanted, "{text}");
    };
    check("この病気には薬がない。", &[]);
    check("既存の抗体は脳に届かない。", &[]);
    check("Approved antibodies penetrate poorly.", &[]);
    check("ヒト化抗体を3種取得した。", &[(AssetKind::Antibody, AssetState::Have)]);
    check("ヒト化抗体の取得を目指す。", &[(AssetKind::Antibody, AssetState::Obtaining)]);
    check("適切なモデル動物がない。", &[(AssetKind::Model, AssetState::None)]);
    check("We will develop antibodies.", &[(AssetKind::Antibody, AssetState::Obtaining)]);
    check("特許を出願済みである。", &[(AssetKind::Ip, AssetState::Have)]);
    assert!(suggest(&[("keywords", "ヒト化抗体を取得した。")]).is_empty());
}

proptest! {
    /// Cut anywhere, joined anyhow: both ways stay one.
    #[test]
    fn counting_and_suggesting_agree_on_any_cut(at in 0_usize..4_000, from in 0_usize..2_000, len in 0_usize..900, to in 0_usize..4_000) {
        let texts = texts();
        let (one, other) = (&texts[at % texts.len()], &texts[to % texts.len()]);
        let cut = |text: &str, from: usize, len: usize| text.chars().skip(from % 300).take(len).collect::<String>();
        let mixed = [
            cut(&one[0], from, len),
            cut(&other[1], from / 3, len),
            format!("{}{}", cut(&one[2], from, len), cut(&other[3], from / 2, len)),
            format!("{} {}", cut(&one[3], from, len), cut(&other[2], from, len / 2)),
        ];
        let (counted, suggested) = both(&named(&mixed));
        prop_assert_eq!(counted, suggested);
    }

    #[test]
    fn any_text_is_read_without_a_fault(text in "\\PC{0,200}") {
        let (counted, suggested) = both(&[("title_ja", &text), ("summary_ja", &text)]);
        prop_assert_eq!(counted, suggested);
    }
}
