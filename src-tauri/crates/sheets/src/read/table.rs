//! What reading gives: one sheet as plain text, and what the file says about it.

use super::findings::Findings;
use super::grid::{CellKind, Grid, GridBuilder};
use domain::{Issue, Problem, ProblemCode};
use std::collections::HashMap;
use std::ops::Range;

/// Cells that merges may fill in; far beyond any list.
const MAX_FILLED: usize = 5_000_000;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Office Open XML workbook.
    Xlsx,
    /// Binary workbook of Excel 97–2003 (BIFF).
    Xls,
    /// Binary workbook of Excel 2007 and later.
    Xlsb,
    /// OpenDocument spreadsheet.
    Ods,
    /// Text table with commas, semicolons or bars.
    Csv,
    /// Text table with tabs.
    Tsv,
    /// Tables of a web page, also one saved under a workbook's name.
    Html,
    /// A list of records as JSON.
    Json,
    /// Records of an SQLite file; read elsewhere, see [`Table::of_records`].
    Sqlite,
}

impl Format {
    /// The usual ending, without the dot.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Xls => "xls",
            Format::Xlsb => "xlsb",
            Format::Ods => "ods",
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Html => "html",
            Format::Json => "json",
            Format::Sqlite => "sqlite",
        }
    }
}

/// A sheet of a workbook, or a table of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetInfo {
    /// Its name; of a page's table `表2` or `表2: caption`.
    pub name: String,
    /// Not shown when the workbook is opened.
    pub hidden: bool,
    /// Holds a value; `true` also where that is not known without reading it.
    pub filled: bool,
}

/// Cells shown as one. The value stands at the top left. Rows 1-based, columns 0-based, all inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merge {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Merge {
    fn covers(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// One sheet (or the one table of a text file) as plain text.
#[derive(Debug, Clone)]
pub struct Table {
    /// File name without its folder.
    pub file: String,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// What the content is.
    pub format: Format,
    /// All sheets in order, hidden ones included; of a page its tables; empty for text tables and records.
    pub sheets: Vec<SheetInfo>,
    /// The sheet that was read; `None` for text tables and records.
    pub sheet: Option<String>,
    /// Encoding of text: `utf-8`, `cp932`, `euc-jp`, `utf-16le`, `utf-16be` or a WHATWG name in lower case.
    pub encoding: Option<String>,
    /// Delimiter of a text table.
    pub delimiter: Option<char>,
    /// Column names where the format has records instead of a header row; the grid's rows are then records,
    /// numbered from 1 (SQLite: by their id).
    pub records: Option<Vec<String>>,
    /// Merged cells, by their top row; their values are not filled in, see [`Table::fill_merged`].
    pub merges: Vec<Merge>,
    /// Numbers (1-based) of hidden rows that hold values.
    pub hidden_rows: Vec<u32>,
    /// Hidden columns (0-based) within the grid.
    pub hidden_columns: Vec<u32>,
    /// A filter with criteria is set.
    pub filtered: bool,
    /// Text around the table worth reading for a fiscal year: a page's title, headings before the table, caption.
    pub titles: Vec<String>,
    /// The cells.
    pub grid: Grid,
    /// Oddities of the file and of single cells, in the order of the rows.
    pub issues: Vec<Issue>,
}

impl Table {
    /// An empty table; the readers fill in what their format knows.
    pub(super) fn new(file: &str, format: Format, grid: Grid, issues: Vec<Issue>) -> Table {
        Table {
            file: file.to_owned(),
            bytes: 0,
            format,
            sheets: Vec::new(),
            sheet: None,
            encoding: None,
            delimiter: None,
            records: None,
            merges: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            filtered: false,
            titles: Vec::new(),
            grid,
            issues,
        }
    }

    /// A table of records read elsewhere. `columns` name the values of each record in order; each record comes with
    /// the number that stands for its row (1-based). The values are looked at as those of any other format;
    /// `issues` go before what is found.
    ///
    /// # Errors
    /// `TooLarge` (param `file`) beyond a sheet's 1,048,576 rows, 16,384 columns, or what memory is meant to hold.
    pub fn of_records(
        file: &str,
        bytes: u64,
        format: Format,
        columns: Vec<String>,
        rows: impl Iterator<Item = (u32, Vec<String>)>,
        mut issues: Vec<Issue>,
    ) -> Result<Table, Problem> {
        let too_large = |_| Problem::new(ProblemCode::TooLarge).with("path", file).with("file", file);
        let mut builder = GridBuilder::default();
        let mut findings = Findings::new(file, None);
        for (row, cells) in rows {
            for (column, value) in (0..).zip(&cells) {
                builder.push(row, column, CellKind::Text, value).map_err(too_large)?;
                findings.look_at(row, column, value);
            }
        }
        issues.extend(findings.finish());
        let mut table = Table::new(file, format, builder.finish(), issues);
        table.bytes = bytes;
        table.records = Some(columns);
        Ok(table)
    }

    /// The value a person sees at this place (row 1-based, column 0-based): of a merged cell the one at its top left.
    pub fn merged_value(&self, row: u32, column: u32) -> &str {
        let merge = self.merges.iter().find(|merge| merge.covers(row, column));
        let (row, column) = merge.map_or((row, column), |merge| (merge.top, merge.left));
        self.grid.value(row, column as usize)
    }

    /// Copies the value of each merge over several rows that starts within `rows` (1-based) into the cells below it,
    /// in its first column. Rows that hold nothing else stay empty: a merge over blank rows makes no records.
    pub fn fill_merged(&mut self, rows: Range<u32>) {
        let mut tall: Vec<Merge> = self.merges.clone();
        tall.retain(|merge| merge.bottom > merge.top && rows.contains(&merge.top));
        tall.retain(|merge| !self.grid.value(merge.top, merge.left as usize).is_empty());
        if tall.is_empty() {
            return;
        }
        tall.sort_unstable();
        // Where a damaged file lets merges overlap, the upper one wins, as in a spreadsheet.
        let mut copies: Vec<(u32, u16, u32)> = Vec::new();
        let mut reached: HashMap<u32, u32> = HashMap::new();
        for merge in &tall {
            let end = reached.entry(merge.left).or_default();
            let (Ok(column), true) = (u16::try_from(merge.left), merge.top > *end) else { continue };
            *end = merge.bottom;
            let rows = self.grid.numbers(merge.top + 1..merge.bottom.saturating_add(1));
            copies.extend(rows.map(|row| (row, column, merge.top)).take(MAX_FILLED - copies.len()));
        }
        copies.sort_unstable();
        self.grid.copy(&copies);
    }
}
