//! Oddities of single cells, with their place.

use super::grid::CellKind;
use super::value::text_kind;
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
    /// Some bytes of the file made no character: U+FFFD in a cell then stands for them.
    pub(super) damaged: bool,
}

impl Findings {
    pub(super) fn new(file: &str, sheet: Option<&str>) -> Findings {
        Findings { file: file.to_owned(), sheet: sheet.map(str::to_owned), issues: Vec::new(), damaged: false }
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

    /// Looks at a cell's text for what every format can get wrong. One issue per cell and code.
    pub(super) fn look_at(&mut self, row: u32, column: u32, value: &str) {
        // One pass over the bytes sorts out nearly every cell; only the rest is looked at by characters.
        let signs = value.bytes().fold(0, |signs, byte| signs | SIGNS[usize::from(byte)]);
        let place = Some((row, column));
        if signs & ERROR != 0 && text_kind(value) == CellKind::Error {
            self.add(IssueCode::ErrorCell, place, value);
        }
        // A UTF-16 unit is at least one byte in UTF-8, so short texts need no counting.
        if value.len() >= CELL_LIMIT
            && (value.encode_utf16().count() == CELL_LIMIT || value.chars().count() == CELL_LIMIT)
        {
            self.add(IssueCode::TruncatedCell, place, value);
        }
        if signs & CONTROL != 0 {
            self.add(IssueCode::ControlCharacter, place, value);
        }
        if signs & FORMATTING != 0 && value.chars().any(is_invisible) {
            self.add(IssueCode::InvisibleCharacter, place, value);
        }
        if self.damaged && signs & FORMATTING != 0 && value.contains('\u{fffd}') {
            self.add(IssueCode::Undecodable, place, value);
        }
    }

    /// The issues in the order of the sheet.
    pub(super) fn finish(self) -> Vec<Issue> {
        Findings::ordered(self.issues)
    }

    /// First what concerns the whole file, then by row.
    pub(super) fn ordered(mut issues: Vec<Issue>) -> Vec<Issue> {
        issues.sort_by_key(|issue| issue.place.row);
        issues
    }
}

const CONTROL: u8 = 1;
/// First bytes of U+2000–2FFF and U+F000–FFFF in UTF-8.
const FORMATTING: u8 = 2;
const ERROR: u8 = 4;
/// What a byte may be a sign of.
const SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let mut byte = 0;
    while byte < 0x20 {
        if is_control(byte as u8) {
            signs[byte] = CONTROL;
        }
        byte += 1;
    }
    signs[0xe2] = FORMATTING;
    signs[0xef] = FORMATTING;
    signs[b'#' as usize] = ERROR;
    signs
};

/// Zero-width characters, direction marks, invisible operators and the byte order mark. Not variation selectors:
/// they tell one kanji from another.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// C0 control characters without tab and line breaks.
pub(super) const fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// Enough of a text to recognise it; what cannot be seen becomes U+FFFD.
fn excerpt(value: &str) -> String {
    const SHOWN: usize = 60;
    let mut short: String =
        value.chars().take(SHOWN).map(|c| if c.is_control() || is_invisible(c) { '\u{fffd}' } else { c }).collect();
    if value.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}
