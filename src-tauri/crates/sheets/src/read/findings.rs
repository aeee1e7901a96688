//! Oddities of single cells, with their place.

use domain::{Issue, IssueCode, Place, problem::column_letter};
use std::collections::BTreeMap;

/// Beyond this many a file is one large oddity; the values themselves are all kept.
const MAX_ISSUES: usize = 100_000;
/// The longest text a cell can hold, in UTF-16 units (Excel specifications and limits).
pub(crate) const CELL_LIMIT: usize = 32_767;

/// What was noticed while reading one sheet.
#[derive(Debug)]
pub(super) struct Findings {
    file: String,
    sheet: Option<String>,
    issues: Vec<Issue>,
}

impl Findings {
    pub(super) fn new(file: &str, sheet: Option<&str>) -> Findings {
        Findings { file: file.to_owned(), sheet: sheet.map(str::to_owned), issues: Vec::new() }
    }

    /// Notes an issue; `place` is the 1-based row and 0-based column.
    pub(super) fn add(&mut self, code: IssueCode, place: Option<(u32, u32)>, value: &str) {
        if self.issues.len() >= MAX_ISSUES {
            return;
        }
        self.issues.push(Issue {
            code,
            place: Place {
                file: self.file.clone(),
                sheet: self.sheet.clone(),
                row: place.map(|(row, _)| row),
                column: place.map(|(_, column)| column_letter(column as usize)),
            },
            params: BTreeMap::from([("value".to_owned(), excerpt(value))]),
        });
    }

    /// Looks at a cell's text for what every format can get wrong.
    pub(super) fn look_at(&mut self, row: u32, column: u32, value: &str) {
        // A UTF-16 unit is at least one byte in UTF-8, so short texts need no counting.
        if value.len() >= CELL_LIMIT && value.encode_utf16().count() >= CELL_LIMIT {
            self.add(IssueCode::TruncatedCell, Some((row, column)), value);
        }
        if value.bytes().any(is_control) {
            self.add(IssueCode::ControlCharacter, Some((row, column)), value);
        }
    }

    /// The issues in the order of the sheet.
    pub(super) fn finish(mut self) -> Vec<Issue> {
        self.issues.sort_by_key(|issue| issue.place.row);
        self.issues
    }
}

/// C0 control characters without tab and line breaks.
pub(super) fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// Enough of a text to recognise it; control characters become visible.
fn excerpt(value: &str) -> String {
    const SHOWN: usize = 60;
    let mut short: String = value.chars().take(SHOWN).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if value.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}
