//! A project as it is shown: what its latest year says, a person's word over it, spellings of programmes settled.

use crate::import::identity;
use crate::prelude::*;
use domain::text::{self, mark};
use domain::{prefecture, registry};
use std::collections::{HashMap, HashSet};
use store::renew::Renewed;
use store::rows::{OverrideRow, ProjectRow as Row, YearRow};
use store::{Store, Tx};

/// Spellings of programmes and what they are shown as.
pub(crate) type Spellings = HashMap<String, String>;

/// What settled spellings say.
pub(crate) fn spellings(rows: Vec<store::rows::ProgrammeNameRow>) -> Spellings {
    rows.into_iter().map(|row| (row.name, row.canonical)).collect()
}

/// Version of what this file works out: a library of an older one is brought in step when it is opened.
pub(crate) const VERSION: u32 = 2;

/// Text to find a project by beside what its years say: the mark of its field, and the text.
pub(crate) type FindBy<'a> = (char, &'a str);

/// A project from its years (any order), persons' words and settled spellings. `before` is what stands in the
/// library: its key stays, and what could be found by search can still be found. `beside` is further text to find it by.
///
/// Ministry and prefecture are what the latest year states that states one; where none does, what is known of the
/// programme ([`domain::registry`]) and of the institution's name ([`domain::prefecture`]).
pub(crate) fn effective<'a>(
    before: Option<&Row>,
    id: Id,
    key: Option<String>,
    years: Vec<&'a YearRow>,
    words: &'a [OverrideRow],
    spellings: &Spellings,
    beside: impl IntoIterator<Item = FindBy<'a>>,
) -> Row {
    let key = before.and_then(|row| row.key.clone()).or(key);
    worked_out(before.map(|row| row.folded.as_str()), id, key, years, words, spellings, beside)
}

/// As [`effective`], of a project of which only what search reads is at hand.
fn worked_out<'a>(
    before: Option<&str>,
    id: Id,
    key: Option<String>,
    mut years: Vec<&'a YearRow>,
    words: &'a [OverrideRow],
    spellings: &Spellings,
    beside: impl IntoIterator<Item = FindBy<'a>>,
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
    let identity = identity(&list_ja, &list_en, &list_at);
    let programme = person("programme").unwrap_or(programme);
    let institution = person("institution").unwrap_or(list_at);
    let ministry = match latest(|y| &y.ministry) {
        stated if stated.is_empty() => registry::ministry(&programme).to_owned(),
        stated => registry::ministry_named(&stated).to_owned(),
    };
    let prefecture = match latest(|y| &y.prefecture) {
        stated if stated.is_empty() => prefecture::of_institution(&institution).to_owned(),
        stated => match prefecture::of_place(&stated) {
            "" => stated,
            known => known.to_owned(),
        },
    };
    Row {
        id,
        key,
        identity,
        standard: numbered.is_none_or(|year| year.standard),
        number: numbered.and_then(|year| year.number.clone()),
        title_ja: person("title_ja").unwrap_or(list_ja),
        title_en: person("title_en").unwrap_or(list_en),
        summary_ja: person("summary_ja").unwrap_or_else(|| latest(|y| &y.summary_ja)),
        summary_en: person("summary_en").unwrap_or_else(|| latest(|y| &y.summary_en)),
        programme,
        institution,
        researcher: person("researcher").unwrap_or_else(|| latest(|y| &y.researcher)),
        phase: latest(|y| &y.phase),
        ministry,
        integrated: latest(|y| &y.integrated),
        prefecture,
        budget_yen: years.iter().rev().find_map(|year| year.budget_yen.or(year.total_budget_yen)),
        class: years.last().map_or(Class::Internal, |year| year.class),
        folded: folded(before, &years, words, beside),
    }
}

/// What search reads: the texts of all years, the latest first, persons' words and what is beside, folded, each line behind the
/// mark of its field and once. What stood there before stays in its place; of lines from before there were marks what
/// nothing says any more follows as [`mark::OTHER`].
fn folded<'a>(
    before: Option<&str>,
    years: &[&'a YearRow],
    words: &'a [OverrideRow],
    beside: impl IntoIterator<Item = FindBy<'a>>,
) -> String {
    let unmarked = before.filter(|lines| !mark::marked(lines));
    let before = before.filter(|lines| mark::marked(lines));
    let mut folded = before.unwrap_or_default().to_owned();
    let mut lines: HashSet<(char, String)> =
        folded.lines().map(mark::split).map(|(mark, line)| (mark, line.to_owned())).collect();
    let mut said: HashSet<(char, &str)> = HashSet::new();
    let mut find_by = |mark: char, part: &'a str| {
        if part.is_empty() || !said.insert((mark, part)) {
            return;
        }
        let line = (mark, text::fold(part));
        if !line.1.is_empty() && !lines.contains(&line) {
            folded.push(mark);
            folded.push_str(&line.1);
            folded.push('\n');
            lines.insert(line);
        }
    };
    for year in years.iter().rev() {
        find_by(mark::NUMBER, year.number.as_deref().unwrap_or(""));
        for (mark, part) in [
            (mark::TITLE, &year.title_ja),
            (mark::TITLE, &year.title_en),
            (mark::SUMMARY, &year.summary_ja),
            (mark::SUMMARY, &year.summary_en),
            (mark::PROGRAMME, &year.programme),
            (mark::INSTITUTION, &year.institution),
            (mark::RESEARCHER, &year.researcher),
            (mark::KEYWORDS, &year.keywords),
            (mark::OTHER, &year.phase),
            (mark::OTHER, &year.ministry),
            (mark::OTHER, &year.integrated),
            (mark::OTHER, &year.prefecture),
        ] {
            find_by(mark, part);
        }
    }
    words.iter().for_each(|word| find_by(mark_of(&word.field), &word.value));
    beside.into_iter().for_each(|(mark, part)| find_by(mark, part));
    if let Some(unmarked) = unmarked {
        let known: HashSet<String> = lines.into_iter().map(|(_, line)| line).collect();
        for line in unmarked.lines().filter(|line| !line.is_empty() && !known.contains(*line)) {
            folded.push(mark::OTHER);
            folded.push_str(line);
            folded.push('\n');
        }
    }
    folded
}

/// The mark of a field that persons correct, by its column.
fn mark_of(column: &str) -> char {
    match column {
        "title_ja" | "title_en" => mark::TITLE,
        "summary_ja" | "summary_en" => mark::SUMMARY,
        "programme" => mark::PROGRAMME,
        "institution" => mark::INSTITUTION,
        "researcher" => mark::RESEARCHER,
        _ => mark::OTHER,
    }
}

/// Brings what is worked out of a library of an older program in step, and returns whether there was anything to do. To be called
/// before anything is read of it. One that is only read stays as it is: its texts are found in any field, its dimensions
/// are empty.
///
/// # Errors
/// A database error; nothing has changed then.
pub(crate) async fn renew(store: &Store) -> Result<bool, Problem> {
    let spellings = spellings(store::import::programme_names(store).await?);
    let work = move |projects: &[Renewed]| {
        let rows = projects.iter().map(|project| {
            let (years, before) = (project.years.iter().collect(), Some(project.folded.as_str()));
            worked_out(before, project.id, None, years, &project.words, &spellings, [])
        });
        rows.collect()
    };
    store.renew(VERSION, crate::import::stated_columns, work).await
}

/// Brings projects in step with their years, persons' words and settled spellings. `beside` is further text to find
/// a project by.
pub(crate) async fn refresh(tx: &mut Tx, ids: &[Id], beside: &HashMap<Id, Vec<(char, String)>>) -> Result<(), Problem> {
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
                let beside = beside.iter().map(|(mark, text)| (*mark, text.as_str()));
                let years: Vec<&YearRow> = years.iter().collect();
                let after = effective(Some(before), before.id, None, years, words, &spellings, beside);
                (after != *before).then_some(after)
            })
            .collect();
        store::import::update_projects(tx, &rows).await?;
    }
    Ok(())
}
