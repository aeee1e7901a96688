//! A project as it is shown: what its latest year says, a person's word over it, spellings of programmes settled.

use crate::import::identity;
use crate::prelude::*;
use domain::text;
use std::collections::{HashMap, HashSet};
use store::Tx;
use store::rows::{OverrideRow, ProjectRow as Row, YearRow};

/// Spellings of programmes and what they are shown as.
pub(crate) type Spellings = HashMap<String, String>;

/// What settled spellings say.
pub(crate) fn spellings(rows: Vec<store::rows::ProgrammeNameRow>) -> Spellings {
    rows.into_iter().map(|row| (row.name, row.canonical)).collect()
}

/// A project from its years (any order), persons' words and settled spellings. `before` is what stands in the
/// library: its key stays, and what could be found by search can still be found. `beside` is further text to find it by.
pub(crate) fn effective<'a>(
    before: Option<&Row>,
    id: Id,
    key: Option<String>,
    mut years: Vec<&'a YearRow>,
    words: &'a [OverrideRow],
    spellings: &Spellings,
    beside: impl IntoIterator<Item = &'a str>,
) -> Row {
    years.sort_by_key(|year| (year.year_last, year.year_first, year.id.abs()));
    let latest = |of: fn(&YearRow) -> &str| {
        years.iter().rev().map(|year| of(year)).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
    };
    let person = |field: &str| words.iter().find(|word| word.field == field).map(|word| word.value.clone());
    let numbered = years.iter().rev().find(|year| year.number.is_some());
    let (list_ja, list_en, list_at) = (latest(|y| &y.title_ja), latest(|y| &y.title_en), latest(|y| &y.institution));
    let programme = latest(|y| &y.programme);
    let programme = spellings.get(&programme).cloned().unwrap_or(programme);

    let mut folded = before.map(|row| row.folded.clone()).unwrap_or_default();
    let mut lines: HashSet<String> = folded.lines().map(str::to_owned).collect();
    let mut said: HashSet<&str> = HashSet::new();
    let mut find_by = |part: &'a str, folded: &mut String| {
        if part.is_empty() || !said.insert(part) {
            return;
        }
        let line = text::fold(part);
        if before.is_none() || lines.insert(line.clone()) {
            folded.push_str(&line);
            folded.push('\n');
        }
    };
    for year in years.iter().rev() {
        for part in [
            year.number.as_deref().unwrap_or(""),
            &year.title_ja,
            &year.title_en,
            &year.summary_ja,
            &year.summary_en,
            &year.programme,
            &year.institution,
            &year.researcher,
            &year.keywords,
        ] {
            find_by(part, &mut folded);
        }
    }
    words.iter().for_each(|word| find_by(&word.value, &mut folded));
    beside.into_iter().for_each(|part| find_by(part, &mut folded));
    Row {
        id,
        key: before.and_then(|row| row.key.clone()).or(key),
        identity: identity(&list_ja, &list_en, &list_at),
        standard: numbered.is_none_or(|year| year.standard),
        number: numbered.and_then(|year| year.number.clone()),
        title_ja: person("title_ja").unwrap_or(list_ja),
        title_en: person("title_en").unwrap_or(list_en),
        summary_ja: person("summary_ja").unwrap_or_else(|| latest(|y| &y.summary_ja)),
        summary_en: person("summary_en").unwrap_or_else(|| latest(|y| &y.summary_en)),
        programme: person("programme").unwrap_or(programme),
        institution: person("institution").unwrap_or(list_at),
        researcher: person("researcher").unwrap_or_else(|| latest(|y| &y.researcher)),
        folded,
    }
}

/// Brings projects in step with their years, persons' words and settled spellings. `beside` is further text to find
/// a project by.
pub(crate) async fn refresh(tx: &mut Tx, ids: &[Id], beside: &HashMap<Id, Vec<String>>) -> Result<(), Problem> {
    /// Projects whose texts are held at a time.
    const CHUNK: usize = 500;
    let spellings = spellings(store::import::programme_names_in(tx).await?);
    for ids in ids.chunks(CHUNK) {
        let mut years: HashMap<Id, Vec<YearRow>> = HashMap::new();
        for year in store::import::known_years_in(tx, Some(ids)).await? {
            years.entry(year.project).or_default().push(year);
        }
        let mut words: HashMap<Id, Vec<OverrideRow>> = HashMap::new();
        for word in store::import::overrides_in(tx, Some(ids)).await? {
            words.entry(word.project).or_default().push(word);
        }
        let rows: Vec<Row> = store::project::rows_in(tx, ids)
            .await?
            .iter()
            .filter_map(|before| {
                let years = years.get(&before.id).map(Vec::as_slice).unwrap_or_default();
                let words = words.get(&before.id).map(Vec::as_slice).unwrap_or_default();
                let beside = beside.get(&before.id).map(Vec::as_slice).unwrap_or_default();
                let beside = beside.iter().map(String::as_str);
                let years: Vec<&YearRow> = years.iter().collect();
                let after = effective(Some(before), before.id, None, years, words, &spellings, beside);
                (after != *before).then_some(after)
            })
            .collect();
        store::import::update_projects(tx, &rows).await?;
    }
    Ok(())
}
