//! The projects of the theme, as the briefing shows them to the same audience. Never their researchers.

use super::telling::Telling;
use sheets::ColumnKind;
use sheets::briefing::Section;
use sheets::plan::{self as book, Body, Cell, Grid, Row};

pub(super) fn sheet(telling: &Telling<'_>) -> book::Sheet {
    let (mut columns, mut rows) = (Vec::new(), Vec::new());
    if let Section::Table { columns: of, rows: told, .. } = telling.cut.table(telling.document) {
        columns = of;
        // The widths are those of a page's shares: a number and a span of years need a little more to stand in one line.
        for column in columns.iter_mut().filter(|column| column.kind == ColumnKind::Id) {
            column.width_chars += 5;
        }
        rows = told.into_iter().map(|row| Row::of(row.into_iter().map(Cell::from).collect())).collect();
    }
    let grid = Grid { columns, rows, frozen: 3, millions: telling.millions };
    let notes = vec![telling.words.say("workbook.source-note")];
    telling.printed("workbook.projects", notes, Body::Grid(grid))
}
