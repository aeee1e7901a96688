//! Official tables that come as workbooks (万病辞書 among them): the rows somebody else took out, as if they were a text file.

use super::{Format, Loaded, Refusal, read, recognise};
use std::io::{self, BufRead, Read};

/// Reads rows of a workbook as a format that is a table; the headings, where the format has some, are the first row. Line
/// numbers of issues are row numbers, from 1.
///
/// # Errors
/// As [`read`]; formats that are no tables refuse every row.
pub fn read_rows(
    rows: impl Iterator<Item = Vec<String>>,
    format: Format,
    step: &mut dyn FnMut(u64) -> bool,
) -> Result<Loaded, Refusal> {
    let mut text = Text { rows, delimiter: delimiter(format), line: Vec::new(), at: 0 };
    read(&mut text, format, step)
}

/// Tells the format of a workbook's sheet by its first rows, some two or three; see [`recognise`].
pub fn recognise_rows(rows: &[Vec<String>], file_name: &str) -> Option<Format> {
    let mut text = Vec::new();
    rows.iter().for_each(|row| line(row, '\t', &mut text));
    recognise(&text, file_name)
}

fn delimiter(format: Format) -> char {
    if matches!(format, Format::Medis | Format::FamPlex) { ',' } else { '\t' }
}

/// Every cell in quotes, so that nothing in it parts it; line breaks within become spaces, as a line is a row.
fn line(row: &[String], delimiter: char, to: &mut Vec<u8>) {
    for (at, cell) in row.iter().enumerate() {
        if at > 0 {
            to.push(delimiter as u8);
        }
        to.push(b'"');
        to.extend_from_slice(cell.replace('"', "\"\"").replace(['\r', '\n'], " ").as_bytes());
        to.push(b'"');
    }
    to.push(b'\n');
}

struct Text<R> {
    rows: R,
    delimiter: char,
    line: Vec<u8>,
    at: usize,
}

impl<R: Iterator<Item = Vec<String>>> BufRead for Text<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.line.len() {
            self.line.clear();
            self.at = 0;
            if let Some(row) = self.rows.next() {
                line(&row, self.delimiter, &mut self.line);
            }
        }
        Ok(self.line.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, bytes: usize) {
        self.at += bytes;
    }
}

impl<R: Iterator<Item = Vec<String>>> Read for Text<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let bytes = ready.read(into)?;
        self.consume(bytes);
        Ok(bytes)
    }
}
