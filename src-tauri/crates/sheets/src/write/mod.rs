//! Workbooks that leave the house. Whatever a user typed is written as text, never as a formula,
//! a link or a number by guess.

pub mod briefing;
mod clean;
mod columns;
mod draft;
mod look;
mod measure;
mod page;
pub mod plan;
mod refused;
mod save;
pub mod table;

pub use draft::Draft;
pub use refused::{RefusedRow, refused};

/// Language of one sheet; decides the fonts, nothing else. The words come from the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// 日本語
    Ja,
    /// English
    En,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, written as it stands. Ids belong here too: a spreadsheet keeps only 15 digits.
    Text(String),
    /// A number; refused as a number beyond 15 digits and then written as text.
    Integer(i64),
    /// A real date, shown as yyyy-mm-dd.
    Date(jiff::civil::Date),
    /// Nothing.
    Empty,
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        if text.is_empty() { Value::Empty } else { Value::Text(text) }
    }
}

/// How a column's cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Running text: wrapped, to the left.
    Text,
    /// Numbers and codes of the field: text, not wrapped where it fits.
    Id,
    /// Whole numbers, to the right.
    Integer,
    /// Dates, centred.
    Date,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Col {
    /// Heading.
    pub label: String,
    /// Width in half-width characters (a full-width character counts two). In a briefing the widths are
    /// shares of the page, in a table the widths themselves.
    pub width_chars: u16,
    /// How the cells stand.
    pub kind: ColumnKind,
}
