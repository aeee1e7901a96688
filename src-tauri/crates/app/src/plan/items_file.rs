//! A gate's checklist from a workbook or a text table: which of its columns are which, and what the rows say. Nothing is written.

use super::{ItemsFile, ItemsRead, reading};
use crate::import::plain_heading;
use crate::prelude::*;
use crate::write::invalid;
use domain::plan::Sheet;
use domain::text::fold;
use sheets::read::{ReadChoice, Table};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// What headings and states are called: a line a cell.
const WORDS: &str = include_str!("checklist.txt");
/// Rows among which the headings are looked for; above them stand a title and notes.
const HEAD_WITHIN: usize = 40;
/// The cells that say what an item is.
const NAMES: [&str; 2] = ["name_ja", "name_en"];

struct Known {
    /// The cell of a heading, and its rank among the cell's headings (0 wins).
    headings: HashMap<String, (&'static str, usize)>,
    /// The state of a word.
    states: HashMap<String, &'static str>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known { headings: HashMap::new(), states: HashMap::new() };
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let Some((key, words)) = line.split_once(": ") else { continue };
        for (rank, word) in words.split_whitespace().enumerate() {
            match key.strip_prefix("state.") {
                Some(state) => known.states.entry(state_word(word)).or_insert(state),
                None => {
                    known.headings.entry(plain_heading(word)).or_insert((key, rank));
                    continue;
                }
            };
        }
    }
    known
});

/// A word of a state as it is compared: folded, without spaces. Signs are kept, as ○ and × are such words.
fn state_word(word: &str) -> String {
    fold(word).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Reads a checklist.
///
/// # Errors
/// Whatever is wrong with the file; `InvalidField` when no sheet holds a checklist, or it has more rows than can be put at once;
/// `Cancelled`.
pub async fn items_file(context: &Context<'_>, args: ItemsFile) -> Result<ItemsRead, Problem> {
    let path = PathBuf::from(args.path.as_str());
    let progress = std::sync::Arc::clone(&context.progress);
    let hear = move |_: u64| if progress.cancelled() { Err(Problem::new(ProblemCode::Cancelled)) } else { Ok(()) };
    tokio::task::spawn_blocking(move || read(&path, args.sheet, &hear)).await.map_err(Problem::fault)?
}

fn read(path: &Path, wanted: Option<String>, hear: &dyn Fn(u64) -> Result<(), Problem>) -> Result<ItemsRead, Problem> {
    let asked = wanted.is_some();
    let first = sheets::open(path, &ReadChoice { sheet: wanted, ..ReadChoice::default() }, hear)?;
    let names: Vec<String> = first.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let own = first.sheet.clone();
    if let Some(found) = checklist(&first, &names)? {
        return Ok(found);
    }
    // The others in their order; those that are shown before those that are not.
    let others = first.sheets.iter().filter(|sheet| !asked && sheet.filled && Some(&sheet.name) != own.as_ref());
    let (shown, hidden): (Vec<_>, Vec<_>) = others.partition(|sheet| !sheet.hidden);
    for info in shown.into_iter().chain(hidden) {
        let choice = ReadChoice { sheet: Some(info.name.clone()), ..ReadChoice::default() };
        let table = match sheets::open(path, &choice, hear) {
            // A sheet without any value says nothing.
            Err(problem) if problem.code == ProblemCode::FileEmpty => continue,
            table => table?,
        };
        if let Some(found) = checklist(&table, &names)? {
            return Ok(found);
        }
    }
    Err(invalid("file", "no-checklist"))
}

/// The cell of a heading, and its rank.
fn heading(text: &str) -> Option<(&'static str, usize)> {
    KNOWN.headings.get(&plain_heading(text)).copied()
}

/// What a table says of a checklist; `None` = it holds none.
fn checklist(table: &Table, names: &[String]) -> Result<Option<ItemsRead>, Problem> {
    let known = |row: &sheets::Row<'_>| row.filled().filter(|(_, cell)| heading(cell).is_some()).count();
    let named = |row: &sheets::Row<'_>| {
        row.filled().any(|(_, cell)| heading(cell).is_some_and(|(cell, _)| NAMES.contains(&cell)))
    };
    // Of a list's records the names of the columns are the headings.
    let (mut head, number): (Vec<(usize, String)>, u32) = match &table.records {
        Some(names) => (names.iter().cloned().enumerate().collect(), 0),
        None => {
            let rows = table.grid.rows().take(HEAD_WITHIN).filter(named).map(|row| (known(&row), row));
            let Some((_, row)) = rows.max_by_key(|(count, row)| (*count, std::cmp::Reverse(row.number()))) else {
                return Ok(None);
            };
            (row.filled().map(|(at, cell)| (at, cell.to_owned())).collect(), row.number())
        }
    };
    head.retain(|(_, text)| !text.trim().is_empty());
    let mut columns: BTreeMap<&'static str, (usize, usize, String)> = BTreeMap::new();
    for (at, text) in &head {
        let Some((cell, rank)) = heading(text) else { continue };
        if columns.get(cell).is_none_or(|(_, best, _)| rank < *best) {
            columns.insert(cell, (*at, rank, text.clone()));
        }
    }
    if !NAMES.iter().any(|name| columns.contains_key(name)) {
        return Ok(None);
    }
    japanese_items(table, number, &mut columns);
    let taken: Vec<usize> = columns.values().map(|(at, ..)| *at).collect();
    let left = head.iter().filter(|(at, _)| !taken.contains(at)).map(|(_, text)| text.trim().to_owned()).collect();
    let mut rows = Vec::new();
    for row in table.grid.rows().filter(|row| row.number() > number) {
        let cells = columns.iter().map(|(cell, (at, ..))| (*cell, row.cell(*at).trim()));
        let cells: BTreeMap<String, String> = cells
            .filter(|(_, text)| !text.is_empty())
            .map(|(cell, text)| (cell.to_owned(), said(cell, text)))
            .collect();
        if NAMES.iter().any(|name| cells.contains_key(*name)) {
            rows.push(cells);
        }
    }
    if rows.len() > reading::MOST {
        return Err(invalid("rows", "too-many-rows").with("limit", reading::MOST));
    }
    let order = Sheet::Item.cells();
    let mut recognised: Vec<(String, String)> =
        columns.into_iter().map(|(cell, (.., text))| (cell.to_owned(), text.trim().to_owned())).collect();
    recognised.sort_by_key(|(cell, _)| order.iter().position(|known| known == cell));
    let merged = table.merges.iter().filter(|merge| merge.bottom > number).count();
    Ok(Some(ItemsRead {
        sheets: names.to_vec(),
        sheet: table.sheet.clone().unwrap_or_default(),
        columns: recognised,
        left,
        rows,
        merged: u32::try_from(merged).unwrap_or(u32::MAX),
    }))
}

/// A column headed in English may hold Japanese items: then it is the Japanese one.
fn japanese_items(table: &Table, head: u32, columns: &mut BTreeMap<&'static str, (usize, usize, String)>) {
    if columns.contains_key("name_ja") {
        return;
    }
    let Some((at, ..)) = columns.get("name_en") else { return };
    let japanese = |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    let below = table.grid.rows().filter(|row| row.number() > head);
    if below.clone().any(|row| row.cell(*at).chars().any(japanese))
        && let Some(column) = columns.remove("name_en")
    {
        columns.insert("name_ja", column);
    }
}

/// A state by its word where that is known, anything else as it stands.
fn said(cell: &str, text: &str) -> String {
    let state = (cell == "state").then(|| KNOWN.states.get(&state_word(text))).flatten();
    state.map_or_else(|| text.to_owned(), |state| (*state).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use crate::settings::Language;
    use domain::plan::Kind as ColumnKind;

    #[test]
    fn the_sheets_own_headings_are_recognised_in_both_languages() {
        for language in [Language::Ja, Language::En] {
            for column in Sheet::Item.columns() {
                let said = catalogue::word(language, &format!("plan-column.item.{}", column.name));
                let found = heading(&said).map(|(cell, _)| cell);
                let own = match (column.kind, language) {
                    (ColumnKind::Twin { .. }, Language::Ja) => "name_ja",
                    (ColumnKind::Twin { .. }, Language::En) => "name_en",
                    _ => column.name,
                };
                assert_eq!(found, Some(own), "{said}");
            }
        }
    }

    #[test]
    fn every_line_is_of_a_cell_of_the_sheet() {
        let cells = Sheet::Item.cells();
        for (cell, _) in KNOWN.headings.values() {
            assert!(cells.iter().any(|known| known == cell), "{cell}");
        }
        let states = ["have", "obtaining", "none", "unknown"];
        assert!(KNOWN.states.values().all(|state| states.contains(state)));
    }

    #[test]
    fn words_of_states_are_read_and_others_stay_as_they_stand() {
        let check = |text: &str, expected: &str| assert_eq!(said("state", text), expected, "{text}");
        for language in [Language::Ja, Language::En] {
            for state in ["have", "obtaining", "none", "unknown"] {
                check(&catalogue::word(language, &format!("plan-choice.item.state.{state}")), state);
            }
        }
        check("○", "have");
        check("済", "have");
        check("△", "obtaining");
        check("×", "none");
        check("？", "unknown");
        check("だいたい", "だいたい");
        assert_eq!(said("evidence", "有"), "有");
    }
}
