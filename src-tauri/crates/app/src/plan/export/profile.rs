//! The target product profile and the markets.

use super::telling::{Telling, lines, number, text};
use crate::plan::Row as PlanRow;
use domain::plan::{Sheet, To};
use sheets::ColumnKind;
use sheets::plan::{self as book, Body, Cell, Grid, Row, Tone};

pub(super) fn sheet(telling: &Telling<'_>) -> book::Sheet {
    let of = |column: &str, width: u16| telling.column(Sheet::Tpp, column, width, ColumnKind::Text);
    let columns =
        vec![of("attribute", 18), of("minimum", 28), of("ideal", 28), of("today", 28), of("gap", 26), of("source", 28)];
    let mut rows: Vec<Row> = telling.rows(Sheet::Tpp).iter().map(|row| attribute(telling, row)).collect();
    markets(telling, &mut rows);
    let grid = Grid { columns, rows, frozen: 1, millions: telling.millions };
    telling.printed("workbook.plan-tpp", Vec::new(), Body::Grid(grid))
}

fn attribute(telling: &Telling<'_>, row: &PlanRow) -> Row {
    let name = match telling.said(row, "name").trim() {
        "" => telling.choice(Sheet::Tpp, row, "attribute"),
        name => name.to_owned(),
    };
    let (minimum, ideal) = (telling.said(row, "minimum"), telling.said(row, "ideal"));
    let source = lines(&[text(row, "source"), telling.named(To::Claim, row, "claim")]);
    let unsourced = source.is_empty() && !(minimum.trim().is_empty() && ideal.trim().is_empty());
    Row::of(vec![
        Cell::from(name).toned(Tone::Strong),
        Cell::from(minimum),
        Cell::from(ideal),
        Cell::from(telling.said(row, "today")),
        Cell::from(telling.said(row, "gap")),
        if unsourced { Cell::from("—").toned(Tone::Warn) } else { Cell::from(source) },
    ])
}

fn markets(telling: &Telling<'_>, rows: &mut Vec<Row>) {
    let words = telling.words;
    let markets = telling.rows(Sheet::Market);
    if markets.is_empty() {
        return;
    }
    let column = |name: &str| words.say(&format!("plan-column.market.{name}"));
    rows.push(Row::Band(words.say("plan-sheet.market"), String::new()));
    rows.push(Row::Head(vec![(1, column("market")), (1, column("filing")), (1, column("joint")), (3, column("note"))]));
    for row in markets {
        let joint = number(row, "joint").is_some_and(|joint| joint != 0);
        rows.push(Row::Cells(vec![
            (1, Cell::from(telling.choice(Sheet::Market, row, "market")).toned(Tone::Strong)),
            (1, Cell::from(telling.month(row, "filing"))),
            (1, Cell::from(if joint { words.say("workbook.plan-yes") } else { "—".to_owned() })),
            (3, Cell::from(telling.said(row, "note"))),
        ]));
    }
}
