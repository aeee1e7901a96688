//! A plan as one workbook: printed sheets for people, and a flat one for machines.

mod axis;
mod flat;
mod frame;
mod gantt;
mod grid;
mod heat;
mod money;

use super::briefing::Page;
use super::{Col, Language, Value, clean, look, page, save};
use domain::Problem;
use rust_xlsxwriter::{DocProperties, Workbook};
use std::collections::HashSet;
use std::path::Path;

/// A workbook.
#[derive(Debug, Clone)]
pub struct Book {
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
    /// Written as the workbook's creation time, so that equal data give equal bytes.
    pub created: jiff::civil::DateTime,
}

/// One sheet.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "a workbook has a dozen of them")]
pub enum Sheet {
    /// A calm page, as of a briefing.
    Page(Page),
    /// A sheet to print and to work with.
    Printed(Printed),
    /// One header row and values, for machines.
    Flat(Flat),
}

/// A sheet to print on A4 landscape, as wide as the page: title, class, notes, and below them what it shows.
#[derive(Debug, Clone)]
pub struct Printed {
    /// Sheet name; cut to 31 characters, forbidden characters replaced, made unique.
    pub sheet: String,
    /// Language of the sheet.
    pub language: Language,
    /// Disclosure class in words, top right and in the page header.
    pub classification: String,
    /// Title.
    pub title: String,
    /// Lines of small print below the title.
    pub note_lines: Vec<String>,
    /// What it shows.
    pub body: Body,
}

/// What a printed sheet shows.
#[derive(Debug, Clone)]
pub enum Body {
    /// Rows under headings.
    Grid(Grid),
    /// Tasks in time.
    Gantt(Gantt),
    /// Money by fiscal year.
    Money(Money),
    /// Five by five.
    Heat(Heat),
}

/// How a cell is meant; always beside its words, never instead of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// As the others.
    #[default]
    Plain,
    /// What a row is about.
    Strong,
    /// Of less weight.
    Muted,
    /// There, reached.
    Good,
    /// To be looked at.
    Warn,
    /// Missing, too late.
    Bad,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// How it is meant.
    pub tone: Tone,
    /// A whole number of yen: the cell holds it to the yen and shows thousands or millions.
    pub yen: bool,
}

impl Cell {
    /// Some yen.
    pub fn yen(yen: i64) -> Cell {
        Cell { value: Value::Integer(yen), tone: Tone::Plain, yen: true }
    }

    /// The same, meant otherwise.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Cell {
        Cell { tone, ..self }
    }
}

impl<T: Into<Value>> From<T> for Cell {
    fn from(value: T) -> Cell {
        Cell { value: value.into(), tone: Tone::Plain, yen: false }
    }
}

/// Rows under headings, with bands between them.
#[derive(Debug, Clone)]
pub struct Grid {
    /// Columns; their headings are repeated on every page.
    pub columns: Vec<Col>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Columns at the left that stay when the sheet is scrolled.
    pub frozen: u16,
    /// Amounts show millions of yen instead of thousands.
    pub millions: bool,
}

/// A row of a grid.
#[derive(Debug, Clone)]
pub enum Row {
    /// A heading over the whole width, and what there is to say beside it.
    Band(String, String),
    /// Headings of their own for the rows below: how many columns each takes.
    Head(Vec<(u16, String)>),
    /// Cells: how many columns each takes.
    Cells(Vec<(u16, Cell)>),
}

impl Row {
    /// A row of one cell a column.
    pub fn of(cells: Vec<Cell>) -> Row {
        Row::Cells(cells.into_iter().map(|cell| (1, cell)).collect())
    }
}

/// Tasks in time. Months are counted as `year * 12 + month - 1`; a fiscal year begins in April.
#[derive(Debug, Clone)]
pub struct Gantt {
    /// Columns to the left of the time; the first is the name.
    pub columns: Vec<Col>,
    /// Tasks.
    pub rows: Vec<Bar>,
    /// Fiscal years of the axis, one after the other; what lies outside is cut.
    pub years: Vec<YearName>,
    /// What the months January to December are called.
    pub months: [String; 12],
    /// Gates.
    pub gates: Vec<Mark>,
    /// This month.
    pub now: Option<i32>,
    /// What the signs are called.
    pub legend: Legend,
    /// Amounts show millions of yen instead of thousands.
    pub millions: bool,
}

impl Gantt {
    /// Months that one column stands for: 1, 3 or 12, the more the longer the plan is.
    pub fn months_of_a_column(&self) -> i32 {
        axis::Axis::of(self).unit
    }
}

/// What a fiscal year is called.
#[derive(Debug, Clone)]
pub struct YearName {
    /// The year in which it begins.
    pub year: i32,
    /// In full: 令和10年度.
    pub long: String,
    /// Where there is little room: R10.
    pub short: String,
    /// What stands below it: 2028. May be empty.
    pub also: String,
}

/// A gate: a dashed line at the end of a month.
#[derive(Debug, Clone)]
pub struct Mark {
    /// What it is called, shortly.
    pub label: String,
    /// The month after which it stands, plus one.
    pub at: i32,
}

/// What a row of a Gantt chart is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BarKind {
    /// Heads the rows below it; spans them.
    Package,
    /// Runs for months.
    Task,
    /// A point in time.
    Milestone,
}

/// A row of a Gantt chart. Times are `[first month, month after the last)`; of a milestone both are its point.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is.
    pub kind: BarKind,
    /// Cells of the columns at the left.
    pub cells: Vec<Cell>,
    /// When.
    pub span: Option<(i32, i32)>,
    /// When it was meant to be.
    pub base: Option<(i32, i32)>,
    /// How much of it is done, in percent.
    pub done: u8,
    /// Of the longest path.
    pub critical: bool,
    /// Nobody said where its money comes from.
    pub unfunded: bool,
}

/// What the signs of a Gantt chart are called; what is empty is not explained.
#[derive(Debug, Clone, Default)]
pub struct Legend {
    /// Of the longest path.
    pub critical: String,
    /// Any other task.
    pub task: String,
    /// The part of it that is done.
    pub done: String,
    /// Without a source of money.
    pub unfunded: String,
    /// Where it was meant to be.
    pub base: String,
    /// A point in time.
    pub milestone: String,
    /// A gate.
    pub gate: String,
    /// This month.
    pub now: String,
}

/// Money by fiscal year. Cells hold yen; totals are formulas.
#[derive(Debug, Clone)]
pub struct Money {
    /// Heading of the first column.
    pub heading: String,
    /// Headings of the years.
    pub years: Vec<String>,
    /// What a total is called.
    pub total: String,
    /// The same money, split in several ways.
    pub blocks: Vec<Split>,
    /// Amounts show millions of yen instead of thousands.
    pub millions: bool,
}

/// Money split in one way.
#[derive(Debug, Clone)]
pub struct Split {
    /// By what.
    pub heading: String,
    /// Name, and yen of each year.
    pub rows: Vec<(String, Vec<Option<i64>>)>,
}

/// Five by five: what may happen by how likely it is and how much it would matter.
#[derive(Debug, Clone)]
pub struct Heat {
    /// What goes up.
    pub up: String,
    /// What goes to the right.
    pub right: String,
    /// Texts by `[up - 1][right - 1]`.
    pub cells: [[Vec<String>; 5]; 5],
    /// Heading of what could not be placed, and its texts.
    pub left: (String, Vec<String>),
}

/// One header row and values.
#[derive(Debug, Clone)]
pub struct Flat {
    /// Sheet name.
    pub sheet: String,
    /// Disclosure class in words, in the page header.
    pub classification: String,
    /// Headings.
    pub columns: Vec<Col>,
    /// Rows of one value per column; missing ones are empty.
    pub rows: Vec<Vec<Value>>,
}

/// Writes the workbook to a temporary file beside `path` and renames it.
///
/// # Errors
/// `FileInUse`, `NotWritable`, `DiskFull` with `path`; `TooLarge` beyond what a sheet holds; then nothing was changed.
pub fn write(path: &Path, book: &Book) -> Result<(), Problem> {
    save::ready(path)?;
    let mut workbook = Workbook::new();
    // No author, no company, no machine: only when, and that from the caller.
    if let Some(created) = look::excel_datetime(book.created) {
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    }
    let mut names = HashSet::new();
    for of in &book.sheets {
        let sheet = workbook.add_worksheet();
        let wanted = match of {
            Sheet::Page(page) => &page.sheet,
            Sheet::Printed(printed) => &printed.sheet,
            Sheet::Flat(flat) => &flat.sheet,
        };
        let named = sheet.set_name(clean::sheet_name(wanted, &mut names)).map(|_| ());
        let drawn = named.and_then(|()| match of {
            Sheet::Page(page) => page::draw(sheet, page),
            Sheet::Flat(flat) => flat::draw(sheet, flat),
            Sheet::Printed(printed) => match &printed.body {
                Body::Grid(grid) => grid::draw(sheet, printed, grid),
                Body::Gantt(gantt) => gantt::draw(sheet, printed, gantt),
                Body::Money(money) => money::draw(sheet, printed, money),
                Body::Heat(heat) => heat::draw(sheet, printed, heat),
            },
        });
        drawn.map_err(|error| save::failed(error, path))?;
    }
    save::save(&mut workbook, path)
}
