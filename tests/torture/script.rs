//! A seeded random load: what a busy desk does, in no particular order.

use super::ledger::State;
use super::model::{Action, Row, WORDS};
use super::random::Random;

const ADJECTIVES: [&str; 8] = ["架空の", "見本の", "例示の", "仮想の", "模擬の", "想定の", "試作の", "仮の"];
const NOUNS: [&str; 8] = [
    "受容体抗体の創製",
    "核酸の送達",
    "細胞療法の製造",
    "低分子の探索",
    "診断指標の検証",
    "ワクチンの設計",
    "遺伝子治療",
    "病態モデル",
];
const ROLES: [&str; 3] = ["target", "modality", "cohort"];

/// Names never given before.
#[derive(Debug, Clone, Default)]
pub struct Names {
    projects: usize,
    lists: usize,
    themes: usize,
}

/// The next thing to do with an open library.
pub fn next(state: &State, names: &mut Names, random: &mut Random) -> Action {
    let keys = state.world.keys();
    if keys.len() < 10 {
        return import(state, names, random);
    }
    let codes = state.world.codes();
    let some = |random: &mut Random, most: usize| {
        let count = random.between(1, most);
        random.some(&keys, count)
    };
    match random.below(100) {
        0..18 => import(state, names, random),
        18..30 => Action::TagAdd { word: random.below(WORDS.len()), keys: some(random, 30) },
        30..36 => Action::TagRemove { word: random.below(WORDS.len()), keys: some(random, 30) },
        36..42 => Action::TagConfirm { word: random.below(WORDS.len()), keys: some(random, 40) },
        42..50 if !codes.is_empty() => {
            names.themes += 1;
            let code = random.pick(&codes).clone();
            Action::ThemeEdit { code, title: title(random), notes: "覚え書き ".repeat(random.between(1, 400)) }
        }
        50..58 if !codes.is_empty() => Action::ThemeJoin {
            code: random.pick(&codes).clone(),
            keys: some(random, 5),
            role: (*random.pick(&ROLES)).to_owned(),
        },
        42..62 => {
            names.themes += 1;
            Action::ThemeCreate { code: format!("T-{:04}", names.themes), title: title(random), keys: some(random, 5) }
        }
        62..76 if state.can_undo() => Action::Undo,
        76..84 if state.can_redo() => Action::Redo,
        62..92 => Action::ExportTable { file: document(random), keys: some(random, 40) },
        _ if !codes.is_empty() => Action::ExportBriefing { file: document(random), code: random.pick(&codes).clone() },
        _ => Action::ExportTable { file: document(random), keys: some(random, 40) },
    }
}

/// Few names, so that documents are written over each other too.
fn document(random: &mut Random) -> String {
    format!("書類{}.xlsx", random.below(12))
}

fn title(random: &mut Random) -> String {
    format!("{}{}{}", random.pick(&ADJECTIVES), random.pick(&NOUNS), random.below(100_000))
}

/// A list with new projects, next years of known ones, changed rows and unchanged ones.
fn import(state: &State, names: &mut Names, random: &mut Random) -> Action {
    names.lists += 1;
    let known = state.world.rows();
    // A library stays small: beyond, lists only bring known projects.
    let new = if state.world.keys().len() < 120 { random.between(1, 25) } else { 0 };
    let mut rows: Vec<Row> = (0..new)
        .map(|_| {
            names.projects += 1;
            Row {
                key: format!("zz{:07}", names.projects),
                year: 2024,
                title: format!("{}（合成データ{}）", title(random), names.projects),
                institution: format!("{}大学", random.pick(&ADJECTIVES).trim_end_matches('の')),
                budget: random.between(1, 90_000) as u32,
                word: random.percent(60).then(|| random.below(WORDS.len())),
            }
        })
        .collect();
    let again = random.between(1, 20);
    for row in random.some(&known, again) {
        let mut row = row;
        match random.below(3) {
            0 => row.budget = random.between(1, 90_000) as u32,
            1 if row.year < 2029 => row.year += 1,
            _ => {}
        }
        if !rows.iter().any(|other| (&other.key, other.year) == (&row.key, row.year)) {
            rows.push(row);
        }
    }
    Action::Import { file: format!("合成データ{}.csv", names.lists), rows }
}
