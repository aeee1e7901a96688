//! Zip containers: what they hold and whether they stay within bounds, found out before calamine sees them.

use super::{Failure, Format, not_a_table};
use std::io::{BufRead, BufReader, Read, Seek};

/// Decompressed bytes of the whole container.
const MAX_TOTAL: u64 = 2 << 30;
/// Beyond this many decompressed bytes the ratio counts; below it even a bomb is harmless.
const RATIO_FROM: u64 = 50 << 20;
/// Repetitive sheets reach about 60; deflate ends near 1,030.
const MAX_RATIO: u64 = 200;
/// A workbook has some dozens.
const MAX_ENTRIES: usize = 10_000;
/// Cells an OpenDocument sheet may stand for once its repeats are written out, as its reader does.
const MAX_EXPANDED_CELLS: u64 = 20_000_000;

/// The format of the container, after every entry was decompressed and counted (a header may lie).
pub(super) fn inspect(source: &mut (impl Read + Seek), bytes: u64) -> Result<Format, Failure> {
    let mut archive = zip::ZipArchive::new(source).map_err(not_a_table)?;
    if archive.len() > MAX_ENTRIES {
        return Err(Failure::TooLarge);
    }
    let (mut xlsx, mut xlsb, mut ods, mut other) = (false, false, false, false);
    let mut total = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => Failure::Password,
            error => not_a_table(error),
        })?;
        let name = entry.name().map_or_else(|_| String::new(), |name| name.replace('\\', "/").to_lowercase());
        match name.as_str() {
            "xl/workbook.xml" => xlsx = true,
            "xl/workbook.bin" => xlsb = true,
            "content.xml" => ods = true,
            _ => other |= name.starts_with("word/") || name.starts_with("ppt/"),
        }
        let mut counted = Counted { inner: entry, total: &mut total, bytes };
        let outcome = if name == "content.xml" {
            expanded_cells(&mut BufReader::new(&mut counted))
        } else {
            std::io::copy(&mut counted, &mut std::io::sink())
        };
        match outcome {
            Ok(cells) if name == "content.xml" && cells > MAX_EXPANDED_CELLS => return Err(Failure::TooLarge),
            Ok(_) => {}
            Err(_) if beyond(total, bytes) => return Err(Failure::TooLarge),
            Err(error) => return Err(not_a_table(error)),
        }
    }
    match (xlsx, xlsb, ods, other) {
        (true, ..) => Ok(Format::Xlsx),
        (_, true, ..) => Ok(Format::Xlsb),
        (_, _, true, false) => Ok(Format::Ods),
        _ => Err(not_a_table("a zip archive without a workbook")),
    }
}

fn beyond(total: u64, bytes: u64) -> bool {
    total > MAX_TOTAL || (total > RATIO_FROM && total / bytes.max(1) > MAX_RATIO)
}

/// Counts what comes out of the decompressor and stops it at the bound.
struct Counted<'a, R> {
    inner: R,
    total: &'a mut u64,
    bytes: u64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        *self.total += read as u64;
        if beyond(*self.total, self.bytes) {
            return Err(std::io::Error::from(std::io::ErrorKind::FileTooLarge));
        }
        Ok(read)
    }
}

/// How many cells an OpenDocument's `content.xml` stands for: per table the rows up to the last one with a
/// value, times the widest row. One repeated cell can stand for the whole sheet of 17 billion.
fn expanded_cells(source: &mut impl BufRead) -> std::io::Result<u64> {
    let (mut worst, mut rows, mut filled_rows, mut width) = (0_u64, 0_u64, 0_u64, 0_u64);
    let (mut row_repeat, mut row_cells, mut pending) = (1_u64, 0_u64, 0_u64);
    let mut tag = Vec::new();
    loop {
        tag.clear();
        if source.read_until(b'>', &mut tag)? == 0 {
            break;
        }
        let Some(start) = tag.iter().position(|byte| *byte == b'<') else { continue };
        // A `>` inside an attribute's value does not end the tag.
        while !matches!(tag.get(start + 1), Some(b'!' | b'?')) && in_quotes(&tag[start..]) {
            if source.read_until(b'>', &mut tag)? == 0 {
                break;
            }
        }
        let element = &tag[start + 1..];
        let name_end = element.iter().position(|b| b.is_ascii_whitespace() || *b == b'>').unwrap_or(element.len());
        let name = element[..name_end].strip_suffix(b"/").unwrap_or(&element[..name_end]);
        let closed = element.ends_with(b"/>");
        match name {
            b"table:table" => (rows, filled_rows, width) = (0, 0, 0),
            b"table:table-row" => {
                (row_repeat, row_cells, pending) = (attribute(element, b"table:number-rows-repeated="), 0, 0);
                if closed {
                    rows = rows.saturating_add(row_repeat);
                }
            }
            b"/table:table-row" => {
                rows = rows.saturating_add(row_repeat);
                // Leading empty cells of a row cost memory even where the row itself is empty in the end.
                if row_cells > 0 {
                    filled_rows = rows;
                    width = width.max(row_cells);
                }
                worst = worst.max(filled_rows.saturating_mul(width));
            }
            b"table:table-cell" | b"table:covered-table-cell" => {
                let repeat = attribute(element, b"table:number-columns-repeated=");
                let valued = element.windows(7).any(|part| part == b"office:")
                    || element.windows(14).any(|part| part == b"table:formula=")
                    || element.windows(8).any(|part| part == b"calcext:");
                if closed && !valued {
                    pending += repeat;
                } else {
                    row_cells = row_cells.saturating_add(pending).saturating_add(repeat);
                    pending = 0;
                }
            }
            _ => {}
        }
    }
    Ok(worst)
}

fn in_quotes(tag: &[u8]) -> bool {
    let mut open = None;
    for byte in tag {
        match open {
            Some(quote) if quote == *byte => open = None,
            None if matches!(byte, b'"' | b'\'') => open = Some(*byte),
            _ => {}
        }
    }
    open.is_some()
}

/// The number in `name="…"`, 1 where there is none.
fn attribute(element: &[u8], name: &[u8]) -> u64 {
    let Some(at) = element.windows(name.len()).position(|part| part == name) else { return 1 };
    let digits = element[at + name.len()..].iter().skip(1).take_while(|byte| byte.is_ascii_digit());
    digits.fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0'))).min(1 << 40)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_of_an_open_document_are_counted_up_to_the_last_value() {
        let check = |xml: &str, expected| assert_eq!(expanded_cells(&mut xml.as_bytes()).unwrap(), expected, "{xml}");
        let empty = r#"<table:table-cell table:number-columns-repeated="16384"/>"#;
        check(
            &format!(r#"<table:table><table:table-row table:number-rows-repeated="1048576">{empty}</table:table-row>"#),
            0,
        );
        check(
            r#"<table:table><table:table-row table:number-rows-repeated="1000"><table:table-cell a=">" table:number-columns-repeated="2000" office:value="1"/></table:table-row>"#,
            2_000_000,
        );
        check(
            &format!(
                r#"<table:table><table:table-row>{empty}<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"#
            ),
            16_385,
        );
    }
}
