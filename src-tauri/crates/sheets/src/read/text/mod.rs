//! Text: tables with delimiters, pages with tables, lists of records. The content tells which, never the ending; it
//! is read twice in blocks, once for its encoding and once for its cells, and never held as a whole but as JSON.

mod delimiter;
mod encoding;
mod records;

use super::findings::Findings;
use super::grid::GridBuilder;
use super::value::text_kind;
use super::{Failure, Format, PROGRESS_ROWS, Progress, ReadChoice, Table, html, json, not_a_table};
use domain::Problem;
use encoding::Decoding;
use records::Records;
use std::io::{Read, Seek};

/// Larger text is no list of projects.
const MAX_TEXT_FILE: u64 = 512 << 20;
/// JSON is held as a whole.
const MAX_JSON_FILE: u64 = 256 << 20;
/// Beginnings of formats that are no tables, however their text might be read.
const FOREIGN: [&[u8]; 9] =
    [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3"];

pub(super) fn read(
    mut source: impl Read + Seek,
    bytes: u64,
    file: &str,
    choice: &ReadChoice,
    progress: Progress<'_>,
) -> Result<Table, Failure> {
    if bytes > MAX_TEXT_FILE {
        return Err(Failure::TooLarge);
    }
    let mut head = Vec::new();
    source.by_ref().take(4096).read_to_end(&mut head)?;
    if FOREIGN.iter().any(|magic| head.starts_with(magic)) {
        return Err(not_a_table("the content is of another kind"));
    }
    let declared = html::declared_encoding(&head).and_then(|label| encoding::by_label(&label));
    let encoding = encoding::detect(&mut source, choice, declared)?;
    let mut text = Decoding::new(source, encoding)?;
    let Some(beginning) = text.next()?.map(|block| block.text.to_owned()) else { return Err(Failure::Empty) };

    let mut table = match kind(&beginning) {
        Kind::Page => {
            let mut page = html::Page::new();
            page.feed(&beginning);
            while let Some(block) = text.next()? {
                page.feed(block.text);
            }
            page.finish(file, choice, text.damaged, progress)?
        }
        Kind::Markup => return Err(not_a_table("markup without a table")),
        Kind::Records => {
            if bytes > MAX_JSON_FILE {
                return Err(Failure::TooLarge);
            }
            let mut all = beginning;
            all.push_str(&text.rest()?);
            json::read(&all, file, text.damaged, progress)?
        }
        Kind::Table => delimited(text, bytes, &beginning, file, choice, progress)?,
    };
    table.encoding = Some(encoding::name(encoding));
    Ok(table)
}

enum Kind {
    Page,
    Markup,
    Records,
    Table,
}

fn kind(beginning: &str) -> Kind {
    let text = beginning.trim_start();
    let mut after = text.chars().skip(1).skip_while(|c| c.is_whitespace());
    match text.as_bytes().first() {
        Some(b'{') if matches!(after.next(), Some('"' | '}')) => Kind::Records,
        Some(b'[') if matches!(after.next(), Some('{' | ']')) => Kind::Records,
        Some(b'<') if html::is_page(text) => Kind::Page,
        // What Windows puts before a page on the clipboard.
        Some(b'V') if text.starts_with("Version:") && text.contains("StartHTML:") => Kind::Page,
        Some(b'<') if text.starts_with("<?xml") => Kind::Markup,
        _ => Kind::Table,
    }
}

fn delimited(
    mut text: Decoding<impl Read + Seek>,
    bytes: u64,
    beginning: &str,
    file: &str,
    choice: &ReadChoice,
    progress: Progress<'_>,
) -> Result<Table, Failure> {
    let declared = delimiter::declared(beginning);
    let chosen = choice.delimiter.and_then(|chosen| u8::try_from(chosen).ok()).filter(u8::is_ascii);
    let delimiter = chosen.or(declared).unwrap_or_else(|| delimiter::guess(beginning, text.ended()));

    let mut findings = Findings::new(file, None);
    let mut builder = GridBuilder::with_room(bytes);
    let mut records = Records::new(delimiter);
    let mut cell = |row: u32, column: u32, value: &str, damaged: bool| {
        if column == 0 && u64::from(row).is_multiple_of(PROGRESS_ROWS) {
            progress(u64::from(row)).map_err(Failure::Stopped)?;
        }
        if value.is_empty() || (row == 1 && declared.is_some()) {
            return Ok(());
        }
        builder.push(row, column, text_kind(value), value)?;
        findings.damaged = damaged;
        findings.look_at(row, column, value);
        Ok(())
    };
    let mut damaged = text.damaged;
    records.feed(beginning, &mut |row, column, value: &str| cell(row, column, value, damaged))?;
    while let Some(block) = text.next()? {
        records.feed(block.text, &mut |row, column, value: &str| cell(row, column, value, block.damaged))?;
        damaged = block.damaged;
    }
    records.finish(&mut |row, column, value: &str| cell(row, column, value, damaged))?;

    let grid = builder.finish();
    if grid.is_empty() {
        return Err(Failure::Empty);
    }
    // Prose saved under a workbook's name is no list; a real table under a wrong name is read all the same.
    if grid.width() < 2 && claims_workbook(file) {
        return Err(not_a_table("plain text under a workbook's name"));
    }
    let format = if delimiter == b'\t' { Format::Tsv } else { Format::Csv };
    let mut table = Table::new(file, format, grid, findings.finish());
    table.delimiter = Some(char::from(delimiter));
    Ok(table)
}

fn claims_workbook(file: &str) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    matches!(ending.as_str(), "xlsx" | "xlsm" | "xls" | "xlsb" | "ods")
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Failure {
        Failure::Stopped(problem)
    }
}
