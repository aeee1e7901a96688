//! The briefing sheet: one calm A4 page per language that goes to a partner.

use super::{Col, Language, Value, clean, look, page, save};
use domain::Problem;
use rust_xlsxwriter::{DocProperties, Workbook};
use std::collections::HashSet;
use std::path::Path;

/// A workbook of briefing pages, one sheet each.
#[derive(Debug, Clone)]
pub struct Briefing {
    /// The pages, e.g. Japanese and English.
    pub pages: Vec<Page>,
    /// Written as the workbook's creation time, so that equal data give equal bytes.
    pub created: jiff::civil::DateTime,
}

/// One sheet.
#[derive(Debug, Clone)]
pub struct Page {
    /// Sheet name; cut to 31 characters, forbidden characters replaced, made unique.
    pub sheet: String,
    /// Language of the page.
    pub language: Language,
    /// Disclosure class in words, top right and in the page header.
    pub classification: String,
    /// Title of the theme.
    pub title: String,
    /// Title in the other language or empty.
    pub subtitle: String,
    /// Pairs of label and value: code, version, date, recipient …
    pub header: Vec<(String, Value)>,
    /// Label and text of the one-line statement.
    pub one_line: Option<(String, String)>,
    /// Label, name and id of target, modality, indication, in this order; coloured as in the application.
    pub triple: Vec<(String, String, String)>,
    /// The body.
    pub sections: Vec<Section>,
    /// Small print at the end of the sheet, e.g. what was left out. May be empty.
    pub footer_note: String,
}

/// One part of the body.
#[derive(Debug, Clone)]
pub enum Section {
    /// Running text; line breaks are kept.
    Text {
        /// Heading.
        heading: String,
        /// Body.
        body: String,
    },
    /// A table; the columns share the page's width.
    Table {
        /// Heading.
        heading: String,
        /// Columns.
        columns: Vec<Col>,
        /// Rows of one value per column; missing ones are empty.
        rows: Vec<Vec<Value>>,
    },
}

/// Writes the workbook to a temporary file beside `path` and renames it.
///
/// # Errors
/// `FileInUse`, `NotWritable`, `DiskFull` with `path`; then nothing was changed.
pub fn write(path: &Path, briefing: &Briefing) -> Result<(), Problem> {
    save::ready(path)?;
    let mut workbook = Workbook::new();
    // No author, no company, no machine: only when, and that from the caller.
    if let Some(created) = look::excel_datetime(briefing.created) {
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    }
    let mut names = HashSet::new();
    for page in &briefing.pages {
        let sheet = workbook.add_worksheet();
        sheet
            .set_name(clean::sheet_name(&page.sheet, &mut names))
            .map(|_| ())
            .and_then(|()| page::draw(sheet, page))
            .map_err(|error| save::failed(error, path))?;
    }
    save::save(&mut workbook, path)
}
