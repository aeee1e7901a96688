//! Text tables: encoding and delimiter are guessed from the content, never from the ending.

use super::findings::{Findings, is_control};
use super::grid::{CellKind, GridBuilder, MAX_COLUMNS, MAX_ROWS};
use super::{Failure, Format, PROGRESS_ROWS, Progress, ReadChoice, Table, not_a_table};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use domain::{IssueCode, Problem};
use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// Larger text is no list of projects.
const MAX_TEXT_FILE: usize = 512 << 20;
/// How much of the beginning is looked at to guess the delimiter.
const PROBE: usize = 64 << 10;
/// Beginnings of formats that are no tables, however their text might be read.
const FOREIGN: [&[u8]; 9] =
    [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3"];
/// Markup is text, but not a text table. Compared after white space, in lower case.
const MARKUP: [&str; 4] = ["<!doctype", "<html", "<?xml", "<table"];

pub(super) fn read(
    content: Vec<u8>,
    file: &str,
    choice: &ReadChoice,
    progress: Progress<'_>,
) -> Result<Table, Failure> {
    if content.len() > MAX_TEXT_FILE {
        return Err(Failure::TooLarge);
    }
    if FOREIGN.iter().any(|magic| content.starts_with(magic)) {
        return Err(not_a_table("the content is of another kind"));
    }
    let (encoding, text, damaged) = decode(&content, choice)?;
    drop(content);
    let beginning = text.trim_start();
    if beginning.is_empty() {
        return Err(Failure::Empty);
    }
    let head: String = beginning.chars().take(16).collect::<String>().to_lowercase();
    if MARKUP.iter().any(|mark| head.starts_with(mark)) {
        return Err(not_a_table("a page of markup"));
    }
    if beginning.starts_with('{') || (beginning.starts_with('[') && beginning.contains('{')) {
        return Err(not_a_table("JSON"));
    }

    let declared = declared_delimiter(&text);
    let delimiter = match choice.delimiter {
        Some(chosen) => u8::try_from(chosen).ok().filter(u8::is_ascii),
        None => None,
    };
    let delimiter = delimiter.or(declared).unwrap_or_else(|| guess_delimiter(&text));

    let mut findings = Findings::new(file, None);
    let mut builder = GridBuilder::default();
    records(&text, delimiter, |row, column, value| {
        if row == 1 && declared.is_some() {
            return Ok(());
        }
        if row > MAX_ROWS || column >= MAX_COLUMNS {
            return Err(Failure::TooLarge);
        }
        if column == 0 && u64::from(row).is_multiple_of(PROGRESS_ROWS) {
            progress(u64::from(row)).map_err(Failure::Stopped)?;
        }
        builder.push(row, column, CellKind::Text, value)?;
        if damaged && value.contains('\u{fffd}') {
            findings.add(IssueCode::Undecodable, Some((row, column)), value);
        }
        findings.look_at(row, column, value);
        Ok(())
    })?;
    let grid = builder.finish();
    // Prose saved under a workbook's name is no list; a real table under a wrong name is read all the same.
    if grid.width() < 2 && claims_workbook(file) {
        return Err(not_a_table("plain text under a workbook's name"));
    }
    let format = if delimiter == b'\t' { Format::Tsv } else { Format::Csv };
    let mut table = Table::new(file, format, grid, findings.finish());
    table.encoding = Some(name(encoding));
    table.delimiter = Some(char::from(delimiter));
    Ok(table)
}

fn claims_workbook(file: &str) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    matches!(ending.as_str(), "xlsx" | "xlsm" | "xls" | "xlsb" | "ods")
}

/// `cp932` rather than `shift_jis`: the WHATWG decoder reads the NEC and IBM characters of Windows too.
fn name(encoding: &'static Encoding) -> String {
    if encoding == SHIFT_JIS { "cp932".to_owned() } else { encoding.name().to_lowercase() }
}

/// The text, its encoding, and whether some bytes fitted nowhere (they are U+FFFD in the text).
fn decode(content: &[u8], choice: &ReadChoice) -> Result<(&'static Encoding, String, bool), Failure> {
    if let Some(label) = &choice.encoding {
        let lower = label.to_lowercase();
        let label_known = if matches!(lower.as_str(), "cp932" | "ms932") { "shift_jis" } else { &lower };
        let encoding = Encoding::for_label(label_known.as_bytes()).ok_or_else(|| Failure::Encoding(label.clone()))?;
        let (text, used, damaged) = encoding.decode(content);
        return Ok((used, text.into_owned(), damaged));
    }
    if let Some((encoding, _)) = Encoding::for_bom(content) {
        let (text, _, damaged) = encoding.decode(content);
        return Ok((encoding, text.into_owned(), damaged));
    }
    if content.contains(&0) {
        // The only text with zero bytes is UTF-16, and that says so at its beginning.
        return Err(not_a_table("binary content"));
    }
    let controls = content.iter().filter(|byte| is_control(**byte)).count();
    if controls > 8 && controls * 20 > content.len() {
        return Err(not_a_table("binary content"));
    }
    if let Ok(text) = std::str::from_utf8(content) {
        return Ok((UTF_8, text.to_owned(), false));
    }
    let encoding = guess_encoding(content);
    let (text, _, damaged) = encoding.decode(content);
    if damaged {
        let foreign = text.chars().filter(|c| *c == '\u{fffd}').count();
        let beyond_ascii = text.chars().filter(|c| !c.is_ascii()).count();
        // A few damaged bytes are an issue of their cells; when a fifth fits nowhere it never was this text.
        if foreign > 2 && foreign * 5 > beyond_ascii {
            return Err(not_a_table("text in no encoding we know"));
        }
    }
    Ok((encoding, text.into_owned(), damaged))
}

fn guess_encoding(content: &[u8]) -> &'static Encoding {
    let misfits = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling(content).0;
        text.chars().filter(|c| *c == '\u{fffd}').count()
    };
    // EUC-JP read as CP932 often fits too, as rows of half-width katakana: the detector knows which is likely.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(content, true);
    let likely = detector.guess(Some(b"jp"), Utf8Detection::Allow);
    let mut candidates = [UTF_8, SHIFT_JIS, EUC_JP].map(|encoding| (misfits(encoding), encoding != likely, encoding));
    candidates.sort_by_key(|(misfits, unlikely, _)| (*misfits, *unlikely));
    let (fewest, _, best) = candidates[0];
    let beyond_ascii = content.iter().filter(|byte| !byte.is_ascii()).count();
    let japanese = fewest == 0 || fewest * 20 <= beyond_ascii || [UTF_16LE, UTF_16BE].contains(&likely);
    if japanese || misfits(likely) >= fewest { best } else { likely }
}

/// `sep=;` in the first line, as Excel understands it.
fn declared_delimiter(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_start_matches('\u{feff}').trim_matches('"');
    match line.strip_prefix("sep=")?.as_bytes() {
        [byte] if byte.is_ascii() => Some(*byte),
        _ => None,
    }
}

/// The delimiter that cuts the beginning into the most even rows.
fn guess_delimiter(text: &str) -> u8 {
    let end = (0..=PROBE.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let probe = &text[..end];
    let score = |delimiter: u8| {
        let mut widths: Vec<usize> = Vec::new();
        let _ = records(probe, delimiter, |row, column, _| {
            let row = row as usize;
            widths.resize(widths.len().max(row), 0);
            widths[row - 1] = column as usize + 1;
            Ok(())
        });
        // The last record of the probe may be cut.
        if end < text.len() {
            widths.pop();
        }
        widths.retain(|width| *width > 0);
        let usual = widths.iter().copied().max_by_key(|w| (widths.iter().filter(|o| *o == w).count(), *w));
        let usual = usual.unwrap_or(0);
        let even = widths.iter().filter(|width| **width == usual).count();
        if usual < 2 { (0, 0) } else { (even * 100 / widths.len().max(1), usual) }
    };
    let scored = [b',', b'\t', b';'].map(|delimiter| (delimiter, score(delimiter)));
    let even = scored.iter().filter(|(_, (share, _))| *share >= 50).max_by_key(|(_, (share, usual))| share * usual);
    let any = || scored.iter().max_by_key(|(d, (share, usual))| (share * usual, *d == b','));
    even.or_else(any).map_or(b',', |(delimiter, _)| *delimiter)
}

/// Calls `cell` with 1-based record, 0-based column and text. Blank lines count as records, as in a sheet; a
/// quoted line break starts none.
fn records(
    text: &str,
    delimiter: u8,
    mut cell: impl FnMut(u32, u32, &str) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let bytes = text.as_bytes();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
    let mut record = csv::StringRecord::new();
    let mut row = 0_u32;
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader.read_record(&mut record).map_err(not_a_table)? {
            return Ok(());
        }
        row = row.saturating_add(1).saturating_add(blank_lines(bytes, start));
        for (column, value) in record.iter().enumerate() {
            cell(row, u32::try_from(column).unwrap_or(u32::MAX), value)?;
        }
    }
}

/// Line ends that the reader skips before the next record.
fn blank_lines(bytes: &[u8], start: usize) -> u32 {
    let rest = bytes.get(start..).unwrap_or_default();
    // The second half of the CR LF that ended the record before.
    let after_cr = start > 0 && bytes[start - 1] == b'\r';
    let rest = if after_cr { rest.strip_prefix(b"\n").unwrap_or(rest) } else { rest };
    let (mut lines, mut at) = (0, 0);
    loop {
        match (rest.get(at), rest.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => at += 2,
            (Some(b'\r' | b'\n'), _) => at += 1,
            _ => return lines,
        }
        lines += 1;
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Failure {
        Failure::Stopped(problem)
    }
}
