//! Risks and assumptions: the list, and the map of how likely they are and how much they would matter.

use super::telling::{Telling, number, text, whole};
use crate::plan::Row as PlanRow;
use domain::plan::Sheet;
use sheets::ColumnKind;
use sheets::plan::{self as book, Body, Cell, Grid, Heat, Row, Tone};

pub(super) fn sheet(telling: &Telling<'_>) -> book::Sheet {
    let of = |column: &str, width: u16| telling.column(Sheet::Risk, column, width, ColumnKind::Text);
    let figure = |column: &str| telling.column(Sheet::Risk, column, 12, ColumnKind::Integer);
    let columns = vec![
        telling.col("workbook.order", 4, ColumnKind::Integer),
        of("kind", 10),
        of("text", 36),
        figure("likelihood"),
        figure("impact"),
        telling.col("workbook.plan-score", 6, ColumnKind::Integer),
        of("trigger", 26),
        of("mitigation", 32),
        of("owner", 11),
        of("gate", 9),
        of("state", 11),
    ];
    let rows = (1_i64..).zip(telling.rows(Sheet::Risk)).map(|(nth, row)| one(telling, nth, row)).collect();
    let grid = Grid { columns, rows, frozen: 3, millions: telling.millions };
    telling.printed("workbook.plan-risks", Vec::new(), Body::Grid(grid))
}

/// Both numbers from 1 to 5, when both are said.
fn rated(row: &PlanRow) -> Option<(i64, i64)> {
    let within = |name: &str| number(row, name).filter(|number| (1..=5).contains(number));
    within("likelihood").zip(within("impact"))
}

fn one(telling: &Telling<'_>, nth: i64, row: &PlanRow) -> Row {
    let figure = |name: &str| number(row, name).map_or_else(|| Cell::from(""), whole);
    let score = rated(row).map(|(likelihood, impact)| likelihood * impact);
    // The bands of the map.
    let tone = |score: i64| match score {
        15.. => Tone::Bad,
        8..=14 => Tone::Warn,
        _ => Tone::Plain,
    };
    let closed = text(row, "state") == "closed";
    let state = match text(row, "state") {
        "happened" => Tone::Bad,
        "closed" => Tone::Muted,
        _ => Tone::Plain,
    };
    Row::of(vec![
        whole(nth),
        Cell::from(telling.choice(Sheet::Risk, row, "kind")),
        Cell::from(telling.said(row, "text")).toned(if closed { Tone::Muted } else { Tone::Strong }),
        figure("likelihood"),
        figure("impact"),
        score
            .map_or_else(|| Cell::from(""), |score| whole(score).toned(if closed { Tone::Muted } else { tone(score) })),
        Cell::from(telling.said(row, "trigger")),
        Cell::from(telling.said(row, "mitigation")),
        Cell::from(text(row, "owner")),
        Cell::from(telling.gate_of(row, "gate")),
        Cell::from(telling.choice(Sheet::Risk, row, "state")).toned(state),
    ])
}

/// The map. What is closed is not on it.
pub(super) fn map(telling: &Telling<'_>) -> book::Sheet {
    let words = telling.words;
    let mut heat = Heat {
        up: words.say("plan-column.risk.likelihood"),
        right: words.say("plan-column.risk.impact"),
        cells: Default::default(),
        left: (words.say("workbook.plan-unrated"), Vec::new()),
    };
    for (nth, row) in (1..).zip(telling.rows(Sheet::Risk)) {
        if text(row, "state") == "closed" {
            continue;
        }
        let mut told = format!("{nth} {}", telling.said(row, "text"));
        if text(row, "kind") == "assumption" {
            told = words.sentence("workbook.plan-assumption", [("text", told)]);
        }
        let place = rated(row).and_then(|(up, right)| Some((usize::try_from(up).ok()?, usize::try_from(right).ok()?)));
        let field = place.and_then(|(up, right)| heat.cells.get_mut(up - 1)?.get_mut(right - 1));
        field.unwrap_or(&mut heat.left.1).push(told);
    }
    let list = words.say("workbook.plan-risks");
    let note = words.sentence("workbook.plan-map-note", [("sheet", list)]);
    telling.printed("workbook.plan-map", vec![note], Body::Heat(heat))
}
