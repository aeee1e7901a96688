//! Reads the embedded tables. They are part of the program: a test reads every row and checks it.

use domain::{Concept, Kind};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// HGNC genes and values of our own.
pub(crate) const TARGETS: &str = include_str!("../data/targets.csv");
/// The two-level modality list.
pub(crate) const MODALITIES: &str = include_str!("../data/modality.csv");
/// MONDO diseases and values of our own.
pub(crate) const INDICATIONS: &str = include_str!("../data/indications.csv");

/// Every table that names come from, for the key of what is made of them.
pub(crate) const TABLES: &[&str] = &[
    TARGETS,
    MODALITIES,
    INDICATIONS,
    include_str!("../data/never.tsv"),
    include_str!("../data/containers.tsv"),
    include_str!("../data/also.tsv"),
];

#[derive(Deserialize)]
struct TargetRow {
    id: String,
    symbol: String,
    name_en: String,
    name_ja: String,
    synonyms_en: String,
    synonyms_ja: String,
}

#[derive(Deserialize)]
struct ModalityRow {
    code: String,
    level1: String,
    ja: String,
    en: String,
    short_ja: String,
    short_en: String,
    synonyms_ja: String,
    synonyms_en: String,
}

/// The columns nando and mesh stay in the table until a screen shows them.
#[derive(Deserialize)]
struct IndicationRow {
    id: String,
    name_en: String,
    name_ja: String,
    short_ja: String,
    short_en: String,
    synonyms_en: String,
    synonyms_ja: String,
    parent: String,
}

pub(crate) fn targets() -> Vec<Concept> {
    let concept = |row: TargetRow| Concept {
        kind: Kind::Target,
        id: row.id,
        label_ja: or(row.name_ja, &row.symbol),
        label_en: row.name_en,
        short_ja: row.symbol.clone(),
        short_en: row.symbol,
        synonyms_ja: list(&row.synonyms_ja),
        synonyms_en: list(&row.synonyms_en),
        parent: None,
    };
    let mut concepts = vec![undecided()];
    concepts.extend(rows(TARGETS).into_iter().map(concept));
    concepts
}

/// 標的未定: a value of our own, said of a project that has no target yet (not of one whose target nobody looked up).
fn undecided() -> Concept {
    Concept {
        kind: Kind::Target,
        id: "TSU:TARGET-UNDECIDED".into(),
        label_ja: "標的未定".into(),
        label_en: "Target undecided".into(),
        short_ja: "標的未定".into(),
        short_en: "Undecided".into(),
        synonyms_ja: vec!["標的探索中".into()],
        synonyms_en: vec!["no target yet".into()],
        parent: None,
    }
}

pub(crate) fn modalities() -> Vec<Concept> {
    let concept = |row: ModalityRow| Concept {
        kind: Kind::Modality,
        parent: (row.code != row.level1).then_some(row.level1),
        id: row.code,
        short_ja: or(row.short_ja, &row.ja),
        short_en: or(row.short_en, &row.en),
        label_ja: row.ja,
        label_en: row.en,
        synonyms_ja: list(&row.synonyms_ja),
        synonyms_en: list(&row.synonyms_en),
    };
    rows(MODALITIES).into_iter().map(concept).collect()
}

pub(crate) fn indications() -> Vec<Concept> {
    let concept = |row: IndicationRow| Concept {
        kind: Kind::Indication,
        id: row.id,
        short_ja: or(row.short_ja, &row.name_ja),
        short_en: or(row.short_en, &row.name_en),
        label_ja: row.name_ja,
        label_en: row.name_en,
        synonyms_ja: list(&row.synonyms_ja),
        synonyms_en: list(&row.synonyms_en),
        parent: (!row.parent.is_empty()).then_some(row.parent),
    };
    rows(INDICATIONS).into_iter().map(concept).collect()
}

/// Id and ICD-10 code of the diseases of the curated list that have one.
pub(crate) fn icd10() -> impl Iterator<Item = (String, String)> {
    #[derive(Deserialize)]
    struct Row {
        id: String,
        icd10: String,
    }
    rows::<Row>(INDICATIONS).into_iter().filter(|row| !row.icd10.is_empty()).map(|row| (row.id, row.icd10))
}

/// Rows of the curated list that carry a NANDO id.
pub(crate) fn with_nando() -> usize {
    #[derive(Deserialize)]
    struct Row {
        nando: String,
    }
    rows::<Row>(INDICATIONS).iter().filter(|row| !row.nando.is_empty()).count()
}

fn rows<Row: DeserializeOwned>(table: &str) -> Vec<Row> {
    csv::Reader::from_reader(table.as_bytes()).into_deserialize().filter_map(Result::ok).collect()
}

/// Values of one cell are separated by `|`.
fn list(cell: &str) -> Vec<String> {
    cell.split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn or(cell: String, otherwise: &str) -> String {
    if cell.is_empty() { otherwise.to_owned() } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_of_a_table_is_lost_in_reading() {
        let check = |table: &str, concepts: usize| {
            let lines = table.lines().filter(|line| !line.trim().is_empty()).count();
            assert_eq!(concepts, lines - 1);
        };
        check(TARGETS, targets().len() - 1);
        check(MODALITIES, modalities().len());
        check(INDICATIONS, indications().len());
    }
}
