//! What the rows below the heading are: data, totals, notes, another table.

use super::LayoutPart;
use super::headings;
use super::layout::{HEADING_LENGTH, Head, issue, names_a_project, place};
use domain::amount::{Unit, unit_of_heading};
use domain::look::{is_note, is_project_number, is_total_word, is_year};
use domain::{Issue, IssueCode, text};
use sheets::read::{CellKind, Table};
use std::collections::BTreeMap;

/// What the rows below the heading are.
#[derive(Debug, Clone, Default)]
pub(super) struct Body {
    /// Positions of the data rows.
    pub(super) data: Vec<u32>,
    /// Other positions and what they are.
    pub(super) others: BTreeMap<usize, LayoutPart>,
    /// The unit of amounts that a note states.
    pub(super) unit: Option<Unit>,
    pub(super) issues: Vec<Issue>,
}

/// What tells data from the rest.
pub(super) struct Marks {
    /// Columns that hold the number, titles, the institution.
    pub(super) number: Option<usize>,
    pub(super) titles: Vec<usize>,
    pub(super) running: Option<usize>,
}

/// Parts the rows below the heading.
pub(super) fn body(table: &Table, head: &Head, marks: &Marks) -> Body {
    let mut body = Body::default();
    let last_full = (head.body..table.grid.len()).rev().find(|at| full(table, head, marks, *at));
    let has_numbers = marks.number.is_some();
    let mut before: Option<u32> = head.rows.iter().max().and_then(|at| table.grid.row(*at)).map(|row| row.number());
    let mut after_part = LayoutPart::Heading;
    for at in head.body..table.grid.len() {
        let Some(row) = table.grid.row(at) else { break };
        let gap = table.records.is_none() && before.is_some_and(|before| row.number() > before + 1);
        before = Some(row.number());
        let mut part = part_of(table, head, marks, at, last_full.is_none_or(|last| at > last), gap);
        // The title of another table below.
        if gap && row.filled().count() == 1 && other_table(table, marks, at + 1, has_numbers).is_some() {
            part = LayoutPart::Note;
        }
        let apart = gap || matches!(after_part, LayoutPart::Note | LayoutPart::Total | LayoutPart::Above);
        if part != LayoutPart::Heading
            && apart
            && at > head.body
            && let Some(code) = other_table(table, marks, at, has_numbers)
        {
            let at_row = place(table, Some(row.number()), None);
            body.issues.push(issue(code, at_row, &[]));
            (at..table.grid.len()).for_each(|rest| {
                body.others.insert(rest, LayoutPart::Other);
            });
            break;
        }
        // The same heading again: after a gap or a title it is another table, else the head of a printed page.
        if part == LayoutPart::Heading && apart && at > head.body {
            body.issues.push(issue(IssueCode::SecondTable, place(table, Some(row.number()), None), &[]));
            (at..table.grid.len()).for_each(|rest| {
                body.others.insert(rest, LayoutPart::Other);
            });
            break;
        }
        after_part = part;
        match part {
            LayoutPart::Data => body.data.push(u32::try_from(at).unwrap_or(u32::MAX)),
            other => {
                body.others.insert(at, other);
            }
        }
        let words = || row.filled().map(|(_, cell)| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or("").to_owned();
        match part {
            LayoutPart::Total => {
                body.issues.push(issue(IssueCode::TotalRow, place(table, Some(row.number()), None), &[]));
            }
            LayoutPart::Note => {
                let at = place(table, Some(row.number()), None);
                body.issues.push(issue(IssueCode::NoteRow, at, &[("value", &words())]));
            }
            _ => {}
        }
    }
    body.unit = stated_unit(table, head, &body);
    body
}

fn ours_filled<'a>(
    row: sheets::read::Row<'a>,
    head: &'a Head,
    marks: &'a Marks,
) -> impl Iterator<Item = (usize, &'a str)> {
    let running = marks.running;
    // A running number says nothing; a note that begins in its column does.
    row.filled().filter(move |(column, cell)| {
        head.ours.get(*column).copied().unwrap_or(true)
            && (Some(*column) != running || cell.trim().parse::<f64>().is_err())
    })
}

/// A row that is surely a project: a number, or a title with something beside it.
fn full(table: &Table, head: &Head, marks: &Marks, at: usize) -> bool {
    let Some(row) = table.grid.row(at) else { return false };
    if marks.number.is_some_and(|column| is_project_number(row.cell(column).trim())) {
        return true;
    }
    let titled = marks.titles.iter().any(|column| !row.cell(*column).trim().is_empty());
    titled && ours_filled(row, head, marks).count() >= 2 && !totals(table, head, marks, at)
}

fn totals(table: &Table, head: &Head, marks: &Marks, at: usize) -> bool {
    let Some(row) = table.grid.row(at) else { return false };
    let titled = marks.titles.iter().map(|column| row.cell(*column).trim()).find(|title| !title.is_empty());
    titled.is_none_or(is_total_word)
        && row
            .filled()
            .filter(|(column, _)| head.ours.get(*column).copied().unwrap_or(true))
            .any(|(_, cell)| is_total_word(cell.trim()))
}

fn part_of(table: &Table, head: &Head, marks: &Marks, at: usize, below: bool, gap: bool) -> LayoutPart {
    let Some(row) = table.grid.row(at) else { return LayoutPart::Other };
    if marks.number.is_some_and(|column| is_project_number(row.cell(column).trim())) {
        return LayoutPart::Data;
    }
    let mut cells = ours_filled(row, head, marks);
    let Some((column, first)) = cells.next() else {
        // Nothing but a running number, or only cells of a table beside the list.
        return if row.filled().any(|(column, _)| Some(column) == marks.running) && table.records.is_none() {
            LayoutPart::Data
        } else {
            LayoutPart::Other
        };
    };
    let alone = cells.next().is_none();
    if table.records.is_some() {
        return LayoutPart::Data;
    }
    if repeats_heading(table, head, at) {
        return LayoutPart::Heading;
    }
    if totals(table, head, marks, at) {
        return LayoutPart::Total;
    }
    let first = first.trim();
    let in_title = marks.titles.contains(&column);
    let few =
        alone || ours_filled(row, head, marks).count() == 2 && !marks.titles.iter().any(|c| !row.cell(*c).is_empty());
    if is_note(first) && few && (below || alone && !in_title) {
        return LayoutPart::Note;
    }
    let narrow = head.ours.iter().filter(|ours| **ours).count() < 3;
    if alone
        && !narrow
        && (below && (gap || !in_title || first.chars().count() > 80) || !in_title && across(table, row.number()))
    {
        return LayoutPart::Note;
    }
    LayoutPart::Data
}

/// A text over merged columns.
fn across(table: &Table, row: u32) -> bool {
    table.merges.iter().any(|merge| merge.top == row && merge.right > merge.left + 1)
}

fn repeats_heading(table: &Table, head: &Head, at: usize) -> bool {
    let Some(row) = table.grid.row(at) else { return false };
    let same = row.filled().filter(|(column, cell)| {
        let heading = head.parts.get(*column);
        heading.is_some_and(|(upper, lower)| {
            let cell = cell.trim();
            !cell.is_empty() && (cell == upper || cell == lower)
        })
    });
    let same = same.count();
    same >= 2 && same * 10 >= row.filled().count() * 7
}

/// Whether another table begins here, after a gap or a line of text.
fn other_table(table: &Table, marks: &Marks, at: usize, has_numbers: bool) -> Option<IssueCode> {
    let row = table.grid.row(at)?;
    let cells: Vec<&str> = row.filled().map(|(_, cell)| cell.trim()).collect();
    if cells.len() < 2 || marks.number.is_some_and(|column| is_project_number(row.cell(column).trim())) {
        return None;
    }
    let words = row.filled().all(|(column, cell)| {
        row.kind(column) == CellKind::Text
            && cell.chars().count() <= HEADING_LENGTH
            && cell.trim().parse::<f64>().is_err()
    });
    if !words {
        return None;
    }
    let counts = cells.iter().any(|cell| headings::counts_things(cell) && cell.chars().count() <= 12);
    let known = cells.iter().filter(|cell| headings::exact(cell).is_some()).count();
    let projects = cells.iter().any(|cell| headings::exact(cell).is_some_and(|(field, _)| names_a_project(field)));
    if counts && !projects {
        return Some(IssueCode::StatisticsTable);
    }
    if known >= 2 {
        return Some(IssueCode::SecondTable);
    }
    // Headings we do not know, over rows that have no number where the list has them.
    let next = table.grid.row(at + 1)?;
    let numbered =
        |row: sheets::read::Row<'_>| marks.number.is_some_and(|column| is_project_number(row.cell(column).trim()));
    let short = cells.iter().all(|cell| cell.chars().count() <= 12 && !is_year(cell));
    let under = next.filled().count() >= 2
        && next.filled().any(|(column, _)| {
            next.kind(column) == CellKind::Number || next.cell(column).trim().parse::<f64>().is_ok()
        });
    (has_numbers && short && under && !numbered(next)).then_some(IssueCode::SecondTable)
}

/// The unit of amounts as a note above or below states it (（単位：千円）, ※金額は千円単位).
fn stated_unit(table: &Table, head: &Head, body: &Body) -> Option<Unit> {
    let first = head.rows.first().copied().unwrap_or(0);
    let notes = body.others.iter().filter(|(_, part)| **part == LayoutPart::Note).map(|(at, _)| *at);
    let mut lines =
        (0..first).chain(notes).filter_map(|at| table.grid.row(at)).flat_map(|row| row.filled().map(|(_, cell)| cell));
    lines.find_map(|line| if text::fold(line).contains("単位") { unit_of_heading(line) } else { None })
}
