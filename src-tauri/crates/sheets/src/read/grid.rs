//! Cells in one arena: a list of 100,000 rows is a handful of allocations, not a million strings.

/// What a file says a cell is. Text files and pages say nothing: all their cells are text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// Text, or nothing at all.
    #[default]
    Text,
    /// A number; `2021` and not `2021.0`.
    Number,
    /// A true date, time of day or duration; its text is ISO 8601.
    Date,
    /// `TRUE` or `FALSE`.
    Bool,
    /// A spreadsheet error such as `#REF!`.
    Error,
}

/// Rows of text. Empty cells (nothing but white space) and empty rows take no space; rows keep the number they
/// have in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    text: String,
    /// Per non-empty cell: its column (0-based), where its text ends in `text`, what it is.
    columns: Vec<u16>,
    ends: Vec<u32>,
    kinds: Vec<CellKind>,
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

    /// Position of the row with this 1-based number, where it is not empty.
    pub fn position(&self, number: u32) -> Option<usize> {
        self.rows.binary_search_by_key(&number, |(number, _)| *number).ok()
    }

    /// Text at a 1-based row and 0-based column; empty where there is none.
    pub fn value(&self, number: u32, column: usize) -> &str {
        self.position(number).and_then(|position| self.row(position)).map_or("", |row| row.cell(column))
    }

    /// Numbers of the non-empty rows among these.
    pub(super) fn numbers(&self, range: std::ops::Range<u32>) -> impl Iterator<Item = u32> + '_ {
        let first = self.rows.partition_point(|(number, _)| *number < range.start);
        self.rows[first..].iter().map(|(number, _)| *number).take_while(move |number| *number < range.end)
    }

    /// Copies cells within their column: (row, column, row to copy from), sorted. Cells with text stay as they are;
    /// beyond the bounds of a sheet in memory nothing is copied at all.
    pub(super) fn copy(&mut self, copies: &[(u32, u16, u32)]) {
        let mut builder = GridBuilder::default();
        let mut copies = copies.iter().copied().peekable();
        let fill = |builder: &mut GridBuilder, (row, column, from): (u32, u16, u32)| {
            let Some(source) = self.position(from).and_then(|position| self.row(position)) else { return Ok(()) };
            let column = usize::from(column);
            builder.push(row, u32::try_from(column).unwrap_or(u32::MAX), source.kind(column), source.cell(column))
        };
        for row in self.rows() {
            for (column, text) in row.filled() {
                let place = (row.number(), u16::try_from(column).unwrap_or(u16::MAX));
                while let Some(copy) = copies.next_if(|(row, column, _)| (*row, *column) < place) {
                    if fill(&mut builder, copy).is_err() {
                        return;
                    }
                }
                while copies.next_if(|(row, column, _)| (*row, *column) == place).is_some() {}
                if builder.push(place.0, u32::from(place.1), row.kind(column), text).is_err() {
                    return;
                }
            }
        }
        for copy in copies {
            if fill(&mut builder, copy).is_err() {
                return;
            }
        }
        *self = builder.finish();
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
        self.place(column).map_or("", |at| self.grid.text_at(at))
    }

    /// What the cell in this column (0-based) is; `Text` where there is none.
    pub fn kind(&self, column: usize) -> CellKind {
        self.place(column).map_or(CellKind::Text, |at| self.grid.kinds[at])
    }

    fn place(&self, column: usize) -> Option<usize> {
        let columns = &self.grid.columns[self.first..self.end];
        // Full rows are the usual case: the column is then its own position.
        let position = match columns.get(column) {
            Some(found) if usize::from(*found) == column => Some(column),
            _ => u16::try_from(column).ok().and_then(|c| columns.binary_search(&c).ok()),
        };
        position.map(|position| self.first + position)
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
    /// `grid.rows` holds runs of cells of one row here; in sorted files those are the rows.
    grid: Grid,
    unsorted: bool,
}

impl GridBuilder {
    /// For so many bytes of text: what grows by itself is held twice while it does.
    pub(super) fn with_room(bytes: u64) -> GridBuilder {
        let mut builder = GridBuilder::default();
        builder.grid.text.reserve_exact(usize::try_from(bytes).unwrap_or(0).min(MAX_TEXT));
        builder
    }

    /// Adds a cell; `row` is 1-based, `column` 0-based. White space alone counts as empty.
    pub(super) fn push(&mut self, row: u32, column: u32, kind: CellKind, value: &str) -> Result<(), Overflow> {
        if row == 0 || row > MAX_ROWS || column >= MAX_COLUMNS {
            return Err(Overflow);
        }
        if value.chars().all(char::is_whitespace) {
            return Ok(());
        }
        let grid = &mut self.grid;
        if grid.columns.len() >= MAX_CELLS || grid.text.len() + value.len() > MAX_TEXT {
            return Err(Overflow);
        }
        let column = u16::try_from(column).map_err(|_| Overflow)?;
        match (grid.rows.last(), grid.columns.last()) {
            (Some((last, _)), Some(last_column)) if *last == row => self.unsorted |= *last_column >= column,
            (last, _) => {
                self.unsorted |= last.is_some_and(|(last, _)| *last > row);
                grid.rows.push((row, u32::try_from(grid.columns.len()).map_err(|_| Overflow)?));
            }
        }
        grid.text.push_str(value);
        grid.ends.push(u32::try_from(grid.text.len()).map_err(|_| Overflow)?);
        grid.columns.push(column);
        grid.kinds.push(kind);
        Ok(())
    }

    /// The finished grid. Where two cells claim one place, the later one in the file stays.
    pub(super) fn finish(self) -> Grid {
        let mut grid = if self.unsorted { sorted(&self.grid) } else { self.grid };
        grid.width = grid.columns.iter().max().map_or(0, |last| usize::from(*last) + 1);
        grid
    }
}

fn sorted(grid: &Grid) -> Grid {
    let mut order: Vec<(u32, u16, usize)> = Vec::with_capacity(grid.columns.len());
    for (at, (row, first)) in grid.rows.iter().enumerate() {
        let end = grid.rows.get(at + 1).map_or(grid.columns.len(), |next| next.1 as usize);
        order.extend((*first as usize..end).map(|cell| (*row, grid.columns[cell], cell)));
    }
    order.sort_unstable();
    let mut builder = GridBuilder::default();
    for (i, (row, column, cell)) in order.iter().enumerate() {
        if order.get(i + 1).is_some_and(|next| (next.0, next.1) == (*row, *column)) {
            continue;
        }
        // All of it was within the bounds before.
        let _ = builder.push(*row, u32::from(*column), grid.kinds[*cell], grid.text_at(*cell));
    }
    builder.grid
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(cells: &[(u32, u32, &str)]) -> Grid {
        let mut builder = GridBuilder::default();
        for (row, column, value) in cells {
            builder.push(*row, *column, CellKind::Text, value).unwrap();
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
        let check =
            |row, column| assert_eq!(GridBuilder::default().push(row, column, CellKind::Text, "x"), Err(Overflow));
        check(0, 0);
        check(1_048_577, 0);
        check(1, 16_384);
    }
}
