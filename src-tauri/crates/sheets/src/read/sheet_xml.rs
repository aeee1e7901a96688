//! What the XML of an XLSX sheet says besides its cells (ECMA-376 part 1, 18.3.1): read while the container is
//! inspected, by a scan for the few elements that matter. The cells' own elements are passed over unread: a sheet of
//! 100,000 rows has twelve million of them.

use super::facts::SheetFacts;
use super::table::Merge;
use memchr::{memchr, memmem};

/// Longer elements are none of those that matter here.
const MAX_ELEMENT: usize = 16 << 10;
/// What a filter column may ask for; without one of these it is a mere button.
const CRITERIA: [&[u8]; 9] = [
    b"filters",
    b"filter",
    b"customFilters",
    b"customFilter",
    b"dynamicFilter",
    b"top10",
    b"colorFilter",
    b"iconFilter",
    b"dateGroupItem",
];

/// Hears the bytes of a sheet's XML in blocks.
#[derive(Default)]
pub(super) struct SheetScan {
    facts: SheetFacts,
    /// How many shared texts a part claims to hold.
    texts: u64,
    row: u32,
    in_filter: bool,
    in_element: bool,
    /// What earlier blocks held of the element.
    element: Vec<u8>,
}

impl SheetScan {
    pub(super) fn feed(&mut self, block: &[u8]) {
        let mut at = 0;
        loop {
            if !self.in_element {
                let Some(found) = memchr(b'<', &block[at..]) else { return };
                at += found + 1;
                self.in_element = true;
            }
            let Some(found) = memchr(b'>', &block[at..]) else {
                let room = MAX_ELEMENT.saturating_sub(self.element.len());
                self.element.extend(block[at..].iter().take(room));
                return;
            };
            if self.element.is_empty() {
                self.element(&block[at..at + found]);
            } else {
                let mut whole = std::mem::take(&mut self.element);
                whole.extend_from_slice(&block[at..at + found]);
                self.element(&whole);
            }
            at += found + 1;
            self.in_element = false;
        }
    }

    /// How many shared texts the part claims to hold; `u64::MAX` where that is written so that two readers could
    /// understand two numbers.
    pub(super) fn texts(&self) -> u64 {
        self.texts
    }

    pub(super) fn finish(mut self) -> SheetFacts {
        self.facts.filled.get_or_insert(false);
        self.facts
    }

    fn element(&mut self, element: &[u8]) {
        // The common ones first: cells, values, their ends.
        match element {
            [b'c', b' ', ..] | [b'/', b'c' | b'v' | b't' | b'r', ..] => return,
            b"v" | b"t" => {
                self.facts.filled = Some(true);
                return;
            }
            _ => {}
        }
        let end = element.iter().position(|b| b.is_ascii_whitespace() || *b == b'/').filter(|end| *end > 0);
        let name = &element[..end.unwrap_or(element.len())];
        let closing = name.starts_with(b"/") || element.starts_with(b"/");
        let name = if closing { element.strip_prefix(b"/").unwrap_or(element) } else { name };
        let name = memchr(b':', name).map_or(name, |colon| &name[colon + 1..]);
        match (name, closing) {
            (b"v" | b"t", false) if !element.ends_with(b"/") => self.facts.filled = Some(true),
            (b"row", false) => {
                self.row = number(element, b"r").unwrap_or(self.row.saturating_add(1));
                if is_set(element, b"hidden") {
                    self.facts.hide_row(self.row);
                }
            }
            (b"col", false) if is_set(element, b"hidden") => {
                if let (Some(first), Some(last)) = (number(element, b"min"), number(element, b"max")) {
                    self.facts.hide_columns(first.saturating_sub(1), last.saturating_sub(1));
                }
            }
            (b"mergeCell", false) => {
                if let Some(merge) = attribute(element, b"ref").and_then(area) {
                    self.facts.add_merge(merge);
                }
            }
            (b"sst", false) => self.texts = self.texts.max(claimed(element)),
            (b"sheetPr", false) => self.facts.filtered |= is_set(element, b"filterMode"),
            (b"autoFilter", closing) => self.in_filter = !closing && !element.ends_with(b"/"),
            (name, false) if self.in_filter => self.facts.filtered |= CRITERIA.contains(&name),
            _ => {}
        }
    }
}

/// The number of texts an `sst` element claims (18.4.9), at its worst.
fn claimed(element: &[u8]) -> u64 {
    let quotes = |quote| memchr::memchr_iter(quote, element).count();
    // Cut by a `>` within a value, or longer than any writer's.
    if quotes(b'"') % 2 == 1 || quotes(b'\'') % 2 == 1 || element.len() >= MAX_ELEMENT {
        return u64::MAX;
    }
    let values = memmem::find_iter(element, b"uniqueCount").map(|at| {
        let digits = element[at..].iter().skip_while(|b| !b.is_ascii_digit()).take_while(|b| b.is_ascii_digit());
        digits.fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
    });
    values.max().unwrap_or(0)
}

/// The value of an attribute, as it stands.
fn attribute<'a>(element: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    for at in memmem::find_iter(element, name) {
        let before = at.checked_sub(1).and_then(|before| element.get(before));
        let rest = element.get(at + name.len()..)?;
        if !before.is_some_and(u8::is_ascii_whitespace) {
            continue;
        }
        let Some(rest) = rest.trim_ascii_start().strip_prefix(b"=") else { continue };
        let rest = rest.trim_ascii_start();
        let (quote, value) = rest.split_first()?;
        return Some(&value[..memchr(*quote, value)?]);
    }
    None
}

fn is_set(element: &[u8], name: &[u8]) -> bool {
    matches!(attribute(element, name), Some(b"1" | b"true"))
}

fn number(element: &[u8], name: &[u8]) -> Option<u32> {
    std::str::from_utf8(attribute(element, name)?).ok()?.trim().parse().ok()
}

/// `A1:C3`.
fn area(text: &[u8]) -> Option<Merge> {
    let text = std::str::from_utf8(text).ok()?;
    let (first, last) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (cell(first)?, cell(last)?);
    Some(Merge { top, left, bottom, right })
}

fn cell(text: &str) -> Option<(u32, u32)> {
    let text = text.replace('$', "");
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then(|| column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)).flatten()
    })?;
    Some((row.parse().ok()?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_columns_merges_and_filters_are_found_wherever_a_block_ends() {
        let xml = br#"<?xml version="1.0"?><worksheet><sheetPr/><cols><col min="2" max="3" hidden="1"/><col min="5" max="16384"/></cols>
            <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row hidden='true' r="4"><c r="A4"/></row><row/>
            <x:row hidden="1"/><row r="9" hidden="0"/></sheetData><autoFilter ref="A1:B9"><filterColumn colId="0"><filters><filter val="a"/></filters></filterColumn></autoFilter>
            <mergeCells><mergeCell ref="A3:A7"/><mergeCell ref="AA1:AB1"/></mergeCells></worksheet>"#;
        let expected = SheetFacts {
            filled: Some(true),
            merges: vec![
                Merge { top: 3, left: 0, bottom: 7, right: 0 },
                Merge { top: 1, left: 26, bottom: 1, right: 27 },
            ],
            hidden_rows: vec![4, 6],
            hidden_columns: vec![(1, 2)],
            filtered: true,
        };
        for size in [1, 5, 64, 10_000] {
            let mut scan = SheetScan::default();
            xml.chunks(size).for_each(|block| scan.feed(block));
            assert_eq!(scan.finish(), expected, "blocks of {size}");
        }
    }

    #[test]
    fn a_filter_without_criteria_is_only_buttons() {
        let check = |xml: &[u8], expected| {
            let mut scan = SheetScan::default();
            scan.feed(xml);
            assert_eq!(scan.finish().filtered, expected);
        };
        check(br#"<autoFilter ref="A1:C9"/><filters/>"#, false);
        check(br#"<autoFilter ref="A1:C9"><filterColumn colId="0" hiddenButton="1"/></autoFilter>"#, false);
        check(br#"<autoFilter ref="A1:C9"><filterColumn colId="0"><top10 val="3"/></filterColumn></autoFilter>"#, true);
        check(br#"<sheetPr filterMode="1"><tabColor/></sheetPr>"#, true);
    }
}
