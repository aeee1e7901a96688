//! Cells in one arena: a list of 100,000 rows is a handful of allocations, not a million strings.

/// Rows of text. Empty cells (nothing but white space) and empty rows take no space; rows keep the number they
/// have in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    text: String,
    /// Per non-empty cell: its column (0-based) and where its text ends in `text`.
    columns: Vec<u16>,
    ends: Vec<u32>,
    /// Per non-empty row: its 1-based number and where its cells begin in `columns`.
    rows: Vec<(u32, u32)>,
    width: usize,
}

impl Grid {
    /// Columns up to the last one that has text in any row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Number of rows that are not empty.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The non-empty row at this position (0-based, not the row's number).
    pub fn row(&self, position: usize) -> Option<Row<'_>> {
        let (number, first) = *self.rows.get(position)?;
        let end = self.rows.get(position + 1).map_or(self.columns.len(), |next| next.1 as usize);
        Some(Row { grid: self, number, first: first as usize, end })
    }

    /// The non-empty rows in the order of the file.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + Clone {
        (0..self.rows.len()).filter_map(|position| self.row(position))
    }

    fn text_at(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }
}

/// One non-empty row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    grid: &'a Grid,
    number: u32,
    first: usize,
    end: usize,
}

impl<'a> Row<'a> {
    /// 1-based row as in the sheet; the record for text tables.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Text of the cell in this column (0-based); empty where there is none.
    pub fn cell(&self, column: usize) -> &'a str {
        let columns = &self.grid.columns[self.first..self.end];
        // Full rows are the usual case: the column is then its own position.
        let position = match columns.get(column) {
            Some(found) if usize::from(*found) == column => Some(column),
            _ => u16::try_from(column).ok().and_then(|c| columns.binary_search(&c).ok()),
        };
        position.map_or("", |p| self.grid.text_at(self.first + p))
    }

    /// Columns up to the last one with text in this row.
    pub fn width(&self) -> usize {
        self.grid.columns[self.first..self.end].last().map_or(0, |last| usize::from(*last) + 1)
    }

    /// The non-empty cells with their column (0-based), from left to right.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        let row = *self;
        (row.first..row.end).map(move |at| (usize::from(row.grid.columns[at]), row.grid.text_at(at)))
    }

    /// All cells up to `width` columns, empty ones included.
    pub fn cells(&self, width: usize) -> Vec<&'a str> {
        let mut cells = vec![""; width];
        for (column, text) in self.filled() {
            if let Some(cell) = cells.get_mut(column) {
                *cell = text;
            }
        }
        cells
    }
}

/// Rows and columns of Excel and LibreOffice; a file that claims more is refused.
pub(super) const MAX_ROWS: u32 = 1_048_576;
/// See [`MAX_ROWS`].
pub(super) const MAX_COLUMNS: u32 = 16_384;
/// Bounds of one sheet in memory, far beyond any list (100,000 rows of 50 columns are 5 million cells).
const MAX_CELLS: usize = 50_000_000;
const MAX_TEXT: usize = 512 << 20;

/// The sheet is larger than we are willing to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Overflow;

/// Collects cells in any order (damaged writers do not sort them) and makes a [`Grid`].
#[derive(Debug, Default)]
pub(super) struct GridBuilder {
    grid: Grid,
    /// Per cell its row; with `grid.columns` and `grid.ends` a list of places.
    cell_rows: Vec<u32>,
    unsorted: bool,
}

impl GridBuilder {
    /// Adds a cell; `row` is 1-based, `column` 0-based. White space alone counts as empty.
    pub(super) fn push(&mut self, row: u32, column: u32, value: &str) -> Result<(), Overflow> {
        if row == 0 || row > MAX_ROWS || column >= MAX_COLUMNS {
            return Err(Overflow);
        }
        if value.chars().all(char::is_whitespace) {
            return Ok(());
        }
        if self.cell_rows.len() >= MAX_CELLS || self.grid.text.len() + value.len() > MAX_TEXT {
            return Err(Overflow);
        }
        let column = u16::try_from(column).map_err(|_| Overflow)?;
        if let (Some(last_row), Some(last_column)) = (self.cell_rows.last(), self.grid.columns.last()) {
            self.unsorted |= (*last_row, *last_column) >= (row, column);
        }
        self.grid.text.push_str(value);
        self.grid.ends.push(u32::try_from(self.grid.text.len()).map_err(|_| Overflow)?);
        self.grid.columns.push(column);
        self.cell_rows.push(row);
        Ok(())
    }

    /// The finished grid. Where two cells claim one place, the later one in the file stays.
    pub(super) fn finish(mut self) -> Grid {
        if self.unsorted {
            self.sort();
        }
        let mut grid = self.grid;
        for (at, row) in self.cell_rows.iter().enumerate() {
            if grid.rows.last().is_none_or(|(last, _)| last != row) {
                grid.rows.push((*row, u32::try_from(at).unwrap_or(u32::MAX)));
            }
        }
        grid.width = grid.columns.iter().max().map_or(0, |last| usize::from(*last) + 1);
        grid
    }

    fn sort(&mut self) {
        let mut order: Vec<usize> = (0..self.cell_rows.len()).collect();
        let place = |at: usize| (self.cell_rows[at], self.grid.columns[at]);
        order.sort_by_key(|at| place(*at));
        let mut sorted = GridBuilder::default();
        for (i, at) in order.iter().enumerate() {
            if order.get(i + 1).is_some_and(|next| place(*next) == place(*at)) {
                continue;
            }
            sorted.grid.text.push_str(self.grid.text_at(*at));
            sorted.grid.ends.push(u32::try_from(sorted.grid.text.len()).unwrap_or(u32::MAX));
            sorted.grid.columns.push(self.grid.columns[*at]);
            sorted.cell_rows.push(self.cell_rows[*at]);
        }
        *self = sorted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(cells: &[(u32, u32, &str)]) -> Grid {
        let mut builder = GridBuilder::default();
        for (row, column, value) in cells {
            builder.push(*row, *column, value).unwrap();
        }
        builder.finish()
    }

    #[test]
    fn rows_keep_their_numbers_and_empty_ones_cost_nothing() {
        let grid = grid(&[(1, 0, "題"), (1, 2, "年"), (7, 1, " "), (1_048_576, 16_383, "端")]);
        assert_eq!(grid.len(), 2);
        assert_eq!(grid.width(), 16_384);
        let numbers: Vec<u32> = grid.rows().map(|row| row.number()).collect();
        assert_eq!(numbers, [1, 1_048_576]);
        let first = grid.row(0).unwrap();
        assert_eq!(first.cells(3), ["題", "", "年"]);
        assert_eq!((first.cell(0), first.cell(1), first.cell(2), first.cell(99_999)), ("題", "", "年", ""));
        assert_eq!(first.width(), 3);
        assert_eq!(grid.row(1).unwrap().filled().collect::<Vec<_>>(), [(16_383, "端")]);
    }

    #[test]
    fn cells_out_of_order_are_sorted_and_the_later_of_two_stays() {
        let grid = grid(&[(3, 1, "c"), (1, 1, "b"), (1, 0, "a"), (3, 1, "d")]);
        let rows: Vec<(u32, Vec<&str>)> = grid.rows().map(|row| (row.number(), row.cells(2))).collect();
        assert_eq!(rows, [(1, vec!["a", "b"]), (3, vec!["", "d"])]);
    }

    #[test]
    fn places_beyond_a_sheet_are_refused() {
        let check = |row, column| assert_eq!(GridBuilder::default().push(row, column, "x"), Err(Overflow));
        check(0, 0);
        check(1_048_577, 0);
        check(1, 16_384);
    }
}
