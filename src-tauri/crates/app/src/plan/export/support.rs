//! What fills which gap, and the programmes expected after the present one.

use super::telling::{Telling, lines, number, text};
use crate::plan::Row as PlanRow;
use domain::plan::{Sheet, To};
use sheets::ColumnKind;
use sheets::plan::{self as book, Body, Cell, Grid, Row, Tone};

pub(super) fn sheet(telling: &Telling<'_>) -> book::Sheet {
    let of = |column: &str, width: u16| telling.column(Sheet::Support, column, width, ColumnKind::Text);
    let columns = vec![
        of("name", 34),
        telling.col("workbook.plan-for", 34, ColumnKind::Text),
        of("state", 11),
        of("starts", 14),
        of("ends", 14),
        of("gave", 32),
        of("note", 26),
    ];
    let mut rows = Vec::new();
    for kind in ["support", "next"] {
        let mut of = telling.rows(Sheet::Support).iter().filter(|row| text(row, "kind") == kind).peekable();
        if of.peek().is_some() {
            rows.push(Row::Band(telling.words.choice(Sheet::Support.as_str(), "kind", kind), String::new()));
            rows.extend(of.map(|row| one(telling, row)));
        }
    }
    let grid = Grid { columns, rows, frozen: 1, millions: telling.millions };
    telling.printed("workbook.plan-support", Vec::new(), Body::Grid(grid))
}

fn one(telling: &Telling<'_>, row: &PlanRow) -> Row {
    let item = number(row, "item").and_then(|id| telling.rows(Sheet::Item).iter().find(|item| item.id == id));
    let item = item.map(|item| format!("{} {}", telling.gate_of(item, "gate"), telling.said(item, "name")));
    let name = lines(&[
        telling.named(To::Support, row, "support"),
        text(row, "name"),
        telling.named(To::Programme, row, "programme"),
    ]);
    let tone = match text(row, "state") {
        "agreed" | "running" | "done" => Tone::Good,
        "asked" => Tone::Warn,
        "declined" => Tone::Bad,
        _ => Tone::Plain,
    };
    Row::of(vec![
        Cell::from(name).toned(Tone::Strong),
        Cell::from(lines(&[telling.named(To::Task, row, "task"), item.as_deref().unwrap_or_default().trim()])),
        Cell::from(telling.choice(Sheet::Support, row, "state")).toned(tone),
        Cell::from(telling.month(row, "starts")),
        Cell::from(telling.month(row, "ends")),
        Cell::from(telling.said(row, "gave")),
        Cell::from(text(row, "note")),
    ])
}
