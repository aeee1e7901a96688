//! Where in a sheet the list stands: heading rows, and the block of columns they head.

use super::Field;
use super::headings;
use domain::look::is_project_number;
use domain::problem::column_letter;
use domain::{Issue, IssueCode, Place};
use sheets::read::{CellKind, Table};
use std::collections::BTreeSet;

/// How far down a heading may stand.
const HEADER_WITHIN: usize = 60;
/// A heading is at most this long, in characters.
pub(super) const HEADING_LENGTH: usize = 40;

/// The heading rows and the columns that belong to the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// Positions in the grid; empty for records and for a list without a heading.
    pub(super) rows: Vec<usize>,
    /// First data position.
    pub(super) body: usize,
    /// Heading by column, the rows of a two-row heading joined by a space.
    pub(super) headings: Vec<String>,
    /// The parts of it, upper and lower.
    pub(super) parts: Vec<(String, String)>,
    /// Whether a column belongs to the list (and not to a table beside it).
    pub(super) ours: Vec<bool>,
    /// Something was recognised as a list of projects.
    pub(super) recognised: bool,
    pub(super) issues: Vec<Issue>,
}

/// A place in the file.
pub(super) fn place(table: &Table, row: Option<u32>, column: Option<usize>) -> Place {
    Place {
        file: table.file.clone(),
        sheet: table.sheet.clone(),
        row,
        column: column.map(|at| match &table.records {
            Some(names) => names.get(at).cloned().unwrap_or_else(|| column_letter(at)),
            None => column_letter(at),
        }),
    }
}

/// An issue with its words.
pub(super) fn issue(code: IssueCode, place: Place, params: &[(&str, &str)]) -> Issue {
    let params = params.iter().map(|(key, value)| ((*key).to_owned(), short(value))).collect();
    Issue { code, place, params }
}

/// Enough of a text for a sentence.
pub(super) fn short(value: &str) -> String {
    const SHOWN: usize = 80;
    let mut short: String = value.chars().take(SHOWN).collect();
    if value.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

/// Which field a heading of one or two rows names, and whether exactly.
pub(super) fn field_of(upper: &str, lower: &str) -> Option<(Field, bool, usize)> {
    let joined = format!("{upper}{lower}");
    let exact = headings::exact(&joined).or_else(|| headings::exact(lower));
    let exact = exact.or_else(|| if lower.is_empty() { headings::exact(upper) } else { None });
    if let Some((field, rank)) = exact {
        return Some((field, true, rank));
    }
    headings::part(&joined).map(|field| (field, false, usize::MAX))
}

pub(super) fn names_a_project(field: Field) -> bool {
    matches!(field, Field::Number | Field::TitleJa | Field::TitleEn)
}

/// Finds the heading, or takes the rows a person chose.
pub(super) fn head(table: &Table, chosen: &[u32]) -> Head {
    if let Some(names) = &table.records {
        return Head {
            headings: names.clone(),
            parts: names.iter().map(|name| (name.clone(), String::new())).collect(),
            ours: vec![true; names.len()],
            recognised: true,
            ..Head::default()
        };
    }
    let chosen: Vec<usize> = chosen.iter().filter_map(|row| table.grid.position(*row)).collect();
    let (rows, recognised) = if chosen.is_empty() {
        match find(table) {
            Some(rows) => (rows, true),
            None if without_heading(table) => (Vec::new(), true),
            None => (vec![0], false),
        }
    } else {
        (chosen, true)
    };
    let parts = parts(table, &rows);
    let headings = parts.iter().map(|(upper, lower)| join(upper, lower)).collect();
    let body = rows.iter().max().map_or(0, |last| last + 1);
    let mut head = Head { rows, body, headings, parts, recognised, ..Head::default() };
    head.ours = ours(table, &mut head);
    above(table, &mut head);
    head
}

fn join(upper: &str, lower: &str) -> String {
    match (upper.is_empty(), lower.is_empty()) {
        (false, false) if upper != lower => format!("{upper} {lower}"),
        (true, _) => lower.to_owned(),
        _ => upper.to_owned(),
    }
}

/// Upper and lower part of each column's heading; merged cells count for all their columns.
fn parts(table: &Table, rows: &[usize]) -> Vec<(String, String)> {
    let width = table.grid.width();
    let number = |position: &usize| table.grid.row(*position).map(|row| row.number());
    let value = |row: u32, column: usize| {
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        table.merged_value(row, column).trim().to_owned()
    };
    match (rows.first().and_then(number), rows.get(1).and_then(number)) {
        (Some(upper), Some(lower)) => {
            let mut spread = String::new();
            (0..width)
                .map(|column| {
                    let own = table.grid.value(lower, column).trim().to_owned();
                    let mut over = value(upper, column);
                    // Where merges were lost (CSV), the upper heading goes on over the columns it has parts for.
                    if over.is_empty() && table.merges.is_empty() && !own.is_empty() {
                        over.clone_from(&spread);
                    }
                    spread.clone_from(&over);
                    if value(lower, column) == over { (over, String::new()) } else { (over, own) }
                })
                .collect()
        }
        (Some(only), None) => (0..width).map(|column| (value(only, column), String::new())).collect(),
        _ => vec![(String::new(), String::new()); width],
    }
}

/// How many fields a heading names; exact ones count more. `None` when it names no project.
fn score(parts: &[(String, String)]) -> Option<usize> {
    let mut exact = BTreeSet::new();
    let mut inside = BTreeSet::new();
    for (upper, lower) in parts {
        if upper.chars().count() + lower.chars().count() > HEADING_LENGTH * 2 {
            continue;
        }
        match field_of(upper, lower) {
            Some((field, true, _)) => {
                exact.insert(field);
            }
            Some((field, false, _)) if upper.chars().count() <= HEADING_LENGTH => {
                inside.insert(field);
            }
            _ => {}
        }
    }
    let named = exact.iter().any(|field| names_a_project(*field))
        || (exact.len() + inside.len() >= 2 && inside.iter().any(|field| names_a_project(*field)));
    named.then(|| exact.len() * 4 + inside.difference(&exact).count())
}

/// Positions of the heading: the rows that name the most fields, the first of equals.
fn find(table: &Table) -> Option<Vec<usize>> {
    let mut best: Option<(usize, Vec<usize>)> = None;
    let alone: Vec<Option<usize>> =
        (0..=table.grid.len().min(HEADER_WITHIN)).map(|at| score(&parts(table, &[at]))).collect();
    let mut consider = |found: usize, rows: Vec<usize>| {
        if best.as_ref().is_none_or(|(most, _)| found > *most) {
            best = Some((found, rows));
        }
    };
    for at in 0..table.grid.len().min(HEADER_WITHIN) {
        if let Some(found) = alone[at] {
            consider(found, vec![at]);
        }
        // A title above a heading is no part of it: two rows must say more than each alone.
        if second_heading(table, at)
            && let Some(found) = score(&parts(table, &[at, at + 1]))
            && Some(found + usize::from(tall(table, at))) > alone[at].max(alone[at + 1])
        {
            consider(found + usize::from(tall(table, at)), vec![at, at + 1]);
        }
    }
    best.map(|(_, rows)| rows)
}

/// Whether the row below this one can be the second of a heading: next to it, short words, no data.
fn second_heading(table: &Table, at: usize) -> bool {
    let (Some(upper), Some(lower)) = (table.grid.row(at), table.grid.row(at + 1)) else { return false };
    let words = lower.filled().all(|(column, cell)| {
        lower.kind(column) == CellKind::Text
            && cell.chars().count() <= HEADING_LENGTH
            && !is_project_number(cell.trim())
            && cell.trim().parse::<f64>().is_err()
    });
    let wide = table.merges.iter().any(|merge| merge.top == upper.number() && merge.right > merge.left);
    let fills = lower.filled().any(|(column, _)| upper.cell(column).is_empty());
    lower.number() == upper.number() + 1 && words && (tall(table, at) || wide || fills)
}

/// Whether a cell of this row is merged with the one below: both are heading.
fn tall(table: &Table, at: usize) -> bool {
    let (Some(upper), Some(lower)) = (table.grid.row(at), table.grid.row(at + 1)) else { return false };
    table.merges.iter().any(|merge| merge.top == upper.number() && merge.bottom == lower.number())
}

/// A list that begins with its first project: most of its first rows hold a project number in one column.
fn without_heading(table: &Table) -> bool {
    let rows: Vec<_> = table.grid.rows().take(20).collect();
    rows.first().is_some_and(|row| row.filled().any(|(_, cell)| is_project_number(cell.trim())))
        && (0..table.grid.width()).any(|column| {
            rows.iter().filter(|row| is_project_number(row.cell(column).trim())).count() * 10 >= rows.len() * 7
        })
}

/// Which columns belong to the list: blocks are parted by columns without heading and value.
fn ours(table: &Table, head: &mut Head) -> Vec<bool> {
    let width = table.grid.width();
    let mut ours = vec![true; width];
    if head.rows.is_empty() || width > 2_000 {
        return ours;
    }
    let first = head.rows[0];
    let mut filled = vec![0_usize; width];
    let mut rows = 0;
    for at in head.body..table.grid.len() {
        let Some(row) = table.grid.row(at) else { break };
        rows += 1;
        row.filled().for_each(|(column, _)| filled[column] += 1);
    }
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
    for (column, (heading, filled)) in head.headings.iter().zip(&filled).enumerate() {
        let blank = heading.is_empty() && *filled == 0;
        match blocks.last_mut() {
            _ if blank => {}
            Some(block) if block.end == column => block.end += 1,
            _ => blocks.push(column..column + 1),
        }
    }
    let named = |block: &std::ops::Range<usize>| {
        let names = block.clone().filter_map(|column| field_of(&head.parts[column].0, &head.parts[column].1));
        names.filter(|(_, exact, _)| *exact).map(|(field, ..)| field).collect::<BTreeSet<Field>>()
    };
    let main = blocks.iter().position(|block| named(block).iter().any(|field| names_a_project(*field)));
    let Some(main) = main else { return ours };
    let fields = named(&blocks[main]);
    let row = table.grid.row(first).map(|row| row.number());
    for (nth, block) in blocks.iter().enumerate().filter(|(nth, _)| *nth != main) {
        let most = block.clone().map(|column| filled[column]).max().unwrap_or(0);
        let counts = block.clone().any(|column| headings::counts_things(&head.headings[column]));
        let theirs = named(block);
        let again = theirs.iter().any(|field| names_a_project(*field)) && theirs.intersection(&fields).count() >= 1;
        // A blank column inside the list parts nothing.
        let beside =
            again || counts || (nth > main && most * 2 < rows && theirs.is_disjoint(&fields) && theirs.len() < 2);
        if !beside {
            continue;
        }
        block.clone().for_each(|column| ours[column] = false);
        let code = if again { IssueCode::SecondTable } else { IssueCode::StatisticsTable };
        let at = place(table, row, Some(block.start));
        head.issues.push(issue(code, at, &[("value", &head.headings[block.start])]));
    }
    ours
}

/// A table of counts above the list.
fn above(table: &Table, head: &mut Head) {
    let Some(first) = head.rows.first() else { return };
    let row = table.grid.rows().take(*first).find(|row| {
        let cells = row.filled().count();
        cells >= 2 && row.filled().any(|(_, cell)| headings::counts_things(cell) && cell.chars().count() <= 12)
    });
    if let Some(row) = row {
        head.issues.push(issue(IssueCode::StatisticsTable, place(table, Some(row.number()), None), &[]));
    }
}
