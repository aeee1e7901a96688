//! What makes a modality word a modality, and 未定 where the text looks for targets.

use super::context::{ceil, floor};
use super::edges::CaseFit;
use super::lexicon::Class;
use super::reason::{Reason, TICKED};
use super::resolve::Pick;
use crate::Vocabulary;
use domain::{Kind, text::fold};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Word to the words beside it; `data/loose.tsv`, `data/markers.tsv`. Folded.
type Beside = HashMap<String, Vec<String>>;

static LOOSE: LazyLock<Beside> = LazyLock::new(|| beside(include_str!("../../data/loose.tsv")));
static MARKERS: LazyLock<Beside> = LazyLock::new(|| beside(include_str!("../../data/markers.tsv")));

fn beside(table: &str) -> Beside {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((fold(cells.next()?), cells.next()?.split('|').map(fold).collect()))
        })
        .collect()
}

/// Modalities that are tools of research as often as drugs.
const TOOLS: &[&str] =
    &["NA-SIRNA", "NA-MIR", "NA-MRNA", "GT-EDIT", "CT-IPS", "CT-ES", "CT-ORG", "GT-PLS", "GT-VV", "GT-AAV"];
/// Words that say a tool is given to patients.
const GIVEN: &[&str] = &[
    "治療",
    "療法",
    "医薬",
    "製剤",
    "移植",
    "投与",
    "製品",
    "ワクチン",
    "送達",
    "再生",
    "薬",
    "therap",
    "treatment",
    "transplant",
    "vaccin",
    "deliver",
    "drug",
];
/// Words that say a tool is used to find something out.
const USED: &[&str] = &[
    "を用い",
    "を利用",
    "を使",
    "ノックダウン",
    "スクリーニング",
    "モデル",
    "解析",
    "knockdown",
    "screen",
    "mediated knock",
];

/// Why a modality is less certain than its name.
pub(super) fn lowered(id: Option<&str>, text: &str, start: usize, end: usize) -> Option<Reason> {
    let found = fold(&text[start..end]);
    let (before, after) = (fold(window(text, start, true)), fold(window(text, end, false)));
    let follows = |words: &[String]| words.iter().any(|word| after.trim_start().starts_with(word.as_str()));
    if MARKERS.get(&found).is_some_and(|words| follows(words)) {
        return Some(Reason::Loose);
    }
    if let Some(words) = LOOSE.get(&found) {
        // The word itself may stand after one more: 診断・評価法, 診断の技術.
        let near = |word: &String| {
            after.chars().take(8).collect::<String>().contains(word.as_str())
                || before.trim_end().ends_with(word.as_str())
        };
        if !words.iter().any(near) {
            return Some(Reason::Loose);
        }
    }
    if id.is_some_and(|id| TOOLS.contains(&id)) {
        let used = USED.iter().any(|word| after.trim_start().starts_with(&fold(word)));
        let given = GIVEN.iter().any(|word| after.contains(&fold(word)) || before.contains(&fold(word)));
        if used || !given {
            return Some(Reason::Tool);
        }
    }
    None
}

/// Up to 75 bytes before or after, within the sentence.
fn window(text: &str, at: usize, before: bool) -> &str {
    if before {
        let begin = floor(text, at, 75);
        let part = &text[begin..at];
        part.rfind(['。', '\n']).map_or(part, |stop| &part[stop..])
    } else {
        let end = ceil(text, at, 75);
        let part = &text[at..end];
        part.find(['。', '\n']).map_or(part, |stop| &part[..stop])
    }
}

/// 抗X抗体 with a target X: the antibody is meant as a drug.
pub(super) fn antibodies(text: &str, picks: &mut [Pick]) {
    let mut targets: Vec<usize> =
        picks.iter().filter(|p| p.kind == Kind::Target && text[..p.start].ends_with('抗')).map(|p| p.end).collect();
    targets.sort_unstable();
    for pick in picks.iter_mut().filter(|p| p.kind == Kind::Modality && p.reason == Some(Reason::Curated)) {
        let nearest = targets.partition_point(|end| *end <= pick.start).checked_sub(1).map(|at| targets[at]);
        let near = nearest.is_some_and(|end| text[end..pick.start].chars().take(7).count() <= 6);
        if near && text[pick.start..pick.end].ends_with("抗体") {
            pick.reason = Some(Reason::Antibody);
        }
    }
}

/// Phrases that state the search for targets or mechanisms as an aim.
const SEARCHES: &[&str] = &[
    "標的の探索",
    "標的探索",
    "標的の同定",
    "標的同定",
    "標的分子の探索",
    "標的分子の同定",
    "標的分子探索",
    "創薬標的",
    "治療標的",
    "病態解明",
    "病態の解明",
    "病態機序",
    "病態機構",
    "発症機構",
    "発症機序",
    "発症メカニズム",
    "機序の解明",
    "機構の解明",
    "機序解明",
    "機構解明",
    "メカニズムの解明",
    "メカニズム解明",
    "原因遺伝子の同定",
    "原因遺伝子の探索",
    "関連遺伝子の探索",
    "因子の同定",
    "因子等の同定",
    "target discovery",
    "target identification",
    "identification of novel therapeutic targets",
    "elucidation of the pathogenesis",
    "elucidation of the mechanism",
];

/// Of those the ones that speak of targets.
const TARGETS: &[&str] = &["標的", "target"];

/// 未定, where the text states such an aim and names no modality: what is a platform (PF) names none. And 標的未定, where it looks for
/// targets and names none.
pub(super) fn undecided(vocabulary: &Vocabulary, text: &str, picks: &[Pick]) -> Vec<Pick> {
    let sure = |p: &&Pick| p.reason.is_some_and(|reason| reason.score() >= TICKED);
    let named = picks.iter().filter(sure).any(|p| {
        let id = p.places.first().and_then(|place| vocabulary.id(p.kind, *place)).unwrap_or("");
        p.kind == Kind::Modality && !id.starts_with("PF")
    });
    let aims = || SEARCHES.iter().filter_map(|phrase| Some((text.find(phrase)?, *phrase)));
    let mut found = Vec::new();
    let mut say = |kind: Kind, id: &str, aim: Option<(usize, &str)>| {
        let (Some((start, phrase)), Some(place)) = (aim, vocabulary.place(kind, id)) else { return };
        found.push(Pick {
            start,
            end: start + phrase.len(),
            kind,
            places: vec![place],
            class: Class::Name,
            fit: CaseFit::Own,
            weak: None,
            reason: Some(Reason::Undecided),
        });
    };
    if !named {
        say(Kind::Modality, "ND", aims().min());
    }
    if !picks.iter().filter(sure).any(|p| p.kind == Kind::Target) {
        say(
            Kind::Target,
            "TSU:TARGET-UNDECIDED",
            aims().filter(|(_, phrase)| TARGETS.iter().any(|t| phrase.contains(t))).min(),
        );
    }
    found
}

/// What carries a vaccine and what the vaccine then is.
const CARRIERS: &[(&str, &str)] = &[
    ("NA-MRNA", "VX-MRNA"),
    ("GT-VV", "VX-VV"),
    ("GT-AAV", "VX-VV"),
    ("GT-PLS", "VX-DNA"),
    ("MM-LIN", "VX-SUB"),
    ("MM", "VX-SUB"),
];

/// "mRNA吸入ワクチン", センダイウイルスベクターによるワクチン: the carrier before a vaccine of the same sentence says its kind, and is no modality
/// beside it. And level 1 gives way to a level 2 below it that the text states.
pub(super) fn narrow(vocabulary: &Vocabulary, text: &str, picks: &mut Vec<Pick>) {
    let id = |p: &Pick| p.places.first().and_then(|place| vocabulary.id(Kind::Modality, *place));
    let mut vaccines: Vec<usize> =
        picks.iter().filter(|p| p.kind == Kind::Modality && id(p) == Some("VX")).map(|p| p.start).collect();
    vaccines.sort_unstable();
    let (mut carriers, mut kinds) = (HashSet::new(), HashMap::new());
    for pick in picks.iter().filter(|p| p.kind == Kind::Modality) {
        let Some((_, kind)) = CARRIERS.iter().find(|(carrier, _)| id(pick) == Some(carrier)) else { continue };
        let next = vaccines.get(vaccines.partition_point(|start| *start < pick.end)).copied();
        let vaccine = next.filter(|start| start - pick.end <= 75 && !text[pick.end..*start].contains(['。', '、']));
        if let (Some(vaccine), Some(place)) = (vaccine, vocabulary.place(Kind::Modality, kind)) {
            carriers.insert(pick.start);
            kinds.insert(vaccine, place);
        }
    }
    picks.retain(|p| !(p.kind == Kind::Modality && carriers.contains(&p.start)));
    for pick in picks.iter_mut().filter(|p| p.kind == Kind::Modality) {
        if let Some(place) = kinds.get(&pick.start) {
            pick.places = vec![*place];
        }
    }
    let sure = |p: &&Pick| p.kind == Kind::Modality && p.reason.is_some_and(|reason| reason.score() >= TICKED);
    let above: HashSet<String> =
        picks.iter().filter(sure).filter_map(|p| Some(vocabulary.parent(Kind::Modality, id(p)?)?.id.clone())).collect();
    for pick in picks.iter_mut().filter(|p| sure(&&**p)) {
        if id(pick).is_some_and(|id| above.contains(id)) {
            pick.reason = Some(Reason::General);
        }
    }
}
