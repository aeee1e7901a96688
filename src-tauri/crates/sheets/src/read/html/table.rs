//! One table of a page: where its cells stand once rows and columns span (HTML standard 4.9.12, “forming a table”).

use super::super::Failure;
use super::super::grid::{Grid, GridBuilder, MAX_COLUMNS};
use super::super::table::Merge;
use super::super::value::text_kind;

/// Bounds of the standard for `colspan` and `rowspan`.
pub(super) const MAX_COLSPAN: u32 = 1000;
/// See [`MAX_COLSPAN`].
pub(super) const MAX_ROWSPAN: u32 = 65_534;
/// Places that spans of one table may take, far beyond any list.
const MAX_SPANNED: u64 = 50_000_000;

/// A finished table.
pub(super) struct PageTable {
    pub(super) grid: Grid,
    pub(super) merges: Vec<Merge>,
    pub(super) hidden_rows: Vec<u32>,
    pub(super) caption: Option<String>,
    /// The heading before it.
    pub(super) heading: Option<String>,
}

/// A cell whose end has not come.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) colspan: u32,
    pub(super) rowspan: u32,
}

/// A table whose end has not come.
#[derive(Default)]
pub(super) struct OpenTable {
    builder: GridBuilder,
    merges: Vec<Merge>,
    hidden_rows: Vec<u32>,
    pub(super) caption: Option<String>,
    pub(super) heading: Option<String>,
    /// 1-based number of the row.
    row: u32,
    in_row: bool,
    column: u32,
    pub(super) cell: Option<Cell>,
    /// Per column the last row that a cell from above takes.
    taken: Vec<u32>,
    spanned: u64,
    /// Merges of the current row group begin here.
    group: usize,
    /// The last column in which a cell begins.
    last_column: u32,
    /// How many cells held text, and the text of the first: a table of one cell is mere layout.
    pub(super) filled: u32,
    pub(super) only_text: String,
}

impl OpenTable {
    pub(super) fn begin_row(&mut self, hidden: bool) -> Result<(), Failure> {
        self.end_row()?;
        self.row = self.row.saturating_add(1);
        self.column = 0;
        self.in_row = true;
        if hidden {
            self.hidden_rows.push(self.row);
        }
        Ok(())
    }

    pub(super) fn begin_cell(&mut self, colspan: u32, rowspan: u32) -> Result<(), Failure> {
        self.end_cell()?;
        if !self.in_row {
            self.begin_row(false)?;
        }
        self.cell = Some(Cell { text: String::new(), colspan, rowspan });
        Ok(())
    }

    pub(super) fn end_cell(&mut self) -> Result<(), Failure> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let is_taken = |column: u32| self.taken.get(column as usize).is_some_and(|until| *until >= self.row);
        while is_taken(self.column) {
            self.column += 1;
        }
        if self.column >= MAX_COLUMNS {
            return Err(Failure::TooLarge);
        }
        let text = cell.text.trim();
        if !text.is_empty() {
            self.filled = self.filled.saturating_add(1);
            if self.filled == 1 {
                self.only_text = text.to_owned();
            } else {
                self.only_text = String::new();
            }
        }
        self.builder.push(self.row, self.column, text_kind(text), text)?;
        let end = self.column.saturating_add(cell.colspan).min(MAX_COLUMNS);
        let bottom = self.row.saturating_add(cell.rowspan - 1);
        self.last_column = self.last_column.max(self.column);
        if cell.rowspan > 1 || cell.colspan > 1 {
            self.merges.push(Merge { top: self.row, left: self.column, bottom, right: end - 1 });
        }
        if bottom > self.row {
            self.spanned += u64::from(end - self.column);
            if self.spanned > MAX_SPANNED {
                return Err(Failure::TooLarge);
            }
            self.taken.resize(self.taken.len().max(end as usize), 0);
            self.taken[self.column as usize..end as usize].fill(bottom);
        }
        self.column = end;
        Ok(())
    }

    pub(super) fn end_row(&mut self) -> Result<(), Failure> {
        self.end_cell()?;
        self.in_row = false;
        Ok(())
    }

    /// The end of `thead`, `tbody` or `tfoot`: no span reaches beyond it.
    pub(super) fn end_group(&mut self) -> Result<(), Failure> {
        self.end_row()?;
        self.taken.clear();
        for merge in &mut self.merges[self.group..] {
            merge.bottom = merge.bottom.min(self.row);
        }
        self.group = self.merges.len();
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<PageTable, Failure> {
        self.end_group()?;
        let grid = self.builder.finish();
        for merge in &mut self.merges {
            // A title over a thousand columns spans those there are.
            merge.right = merge.right.min(self.last_column.max(merge.left));
        }
        self.merges.retain(|merge| merge.bottom > merge.top || merge.right > merge.left);
        self.hidden_rows.retain(|row| grid.position(*row).is_some());
        let (merges, hidden_rows) = (self.merges, self.hidden_rows);
        Ok(PageTable { grid, merges, hidden_rows, caption: self.caption, heading: self.heading })
    }
}
