//! Lines of a text, each bounded, and the cells of a line.

use super::decode::Source;
use super::gather::Gather;
use super::{IssueCode, MAX_LINE, Refusal};
use std::borrow::Cow;
use std::io::BufRead;

/// The lines of a file; the current one is in `text`.
pub(super) struct Lines<'s, 'a> {
    source: &'s mut Source<'a>,
    buffer: Vec<u8>,
    /// The current line, without its end.
    pub(super) text: String,
    /// Its number, from 1.
    pub(super) number: u64,
    /// Whether a line break ended it; the last line of a file that was cut has none.
    pub(super) whole: bool,
}

impl<'s, 'a> Lines<'s, 'a> {
    pub(super) fn new(source: &'s mut Source<'a>) -> Lines<'s, 'a> {
        Lines { source, buffer: Vec::new(), text: String::new(), number: 0, whole: true }
    }

    /// Goes to the next line; `false` at the end. A line beyond the bound is skipped without being held.
    pub(super) fn next(&mut self, gather: &mut Gather) -> Result<bool, Refusal> {
        loop {
            self.buffer.clear();
            self.whole = false;
            let (mut any, mut long) = (false, false);
            loop {
                self.source.pace.let_go();
                let ready = self.source.fill_buf();
                let ready = match ready {
                    Ok(ready) => ready,
                    Err(error) => return Err(gather.pace.refusal(error)),
                };
                if ready.is_empty() {
                    break;
                }
                any = true;
                let end = memchr::memchr(b'\n', ready);
                let part = ready.get(..end.unwrap_or(ready.len())).unwrap_or_default();
                if (self.buffer.len() + part.len()) as u64 > MAX_LINE {
                    long = true;
                    self.buffer = Vec::new();
                }
                if !long {
                    self.buffer.extend_from_slice(part);
                }
                let taken = part.len() + usize::from(end.is_some());
                self.source.consume(taken);
                if end.is_some() {
                    self.whole = true;
                    break;
                }
            }
            if !any {
                return Ok(false);
            }
            self.number += 1;
            if long {
                gather.issue(IssueCode::LongLine, self.number, "", "");
                continue;
            }
            if self.buffer.last() == Some(&b'\r') {
                self.buffer.pop();
            }
            self.text.clear();
            self.text.push_str(&String::from_utf8_lossy(&self.buffer));
            return Ok(true);
        }
    }
}

/// The cells of a line. A cell in quotes may hold the delimiter and doubled quotes; quotes that do not close before a
/// delimiter are part of the text (`"a", "b"` in a tab-separated list), so that one stray quote never swallows a file.
pub(super) fn cells(line: &str, delimiter: char) -> Vec<Cow<'_, str>> {
    let mut cells = Vec::new();
    let mut rest = line;
    // Letters that may be looked at in vain for the end of a quote; then quotes are letters like others. Without it a long
    // line of nothing but quotes would be read once for each of its cells.
    let mut patience = line.len() + 4096;
    loop {
        let (cell, after) = cell(rest, delimiter, &mut patience);
        cells.push(cell);
        match after {
            Some(after) => rest = after,
            None => return cells,
        }
    }
}

fn cell<'c>(rest: &'c str, delimiter: char, patience: &mut usize) -> (Cow<'c, str>, Option<&'c str>) {
    if let Some(quoted) = rest.strip_prefix('"').filter(|_| *patience > 0) {
        let (mut from, mut looked) = (0, quoted.len());
        while let Some(at) = quoted.get(from..).and_then(|q| q.find('"')).map(|at| at + from) {
            let after = quoted.get(at + 1..).unwrap_or_default();
            if after.starts_with('"') {
                from = at + 2;
                continue;
            }
            let text = quoted.get(..at).unwrap_or_default();
            let text = if text.contains('"') { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) };
            if after.is_empty() {
                return (text, None);
            }
            if let Some(after) = after.strip_prefix(delimiter) {
                return (text, Some(after));
            }
            looked = at;
            break;
        }
        *patience = patience.saturating_sub(looked + 1);
    }
    match rest.split_once(delimiter) {
        Some((cell, after)) => (Cow::Borrowed(cell), Some(after)),
        None => (Cow::Borrowed(rest), None),
    }
}

/// Columns of a table by their headings, compared without case and outer space.
pub(super) struct Header {
    headings: Vec<String>,
}

impl Header {
    pub(super) fn of(cells: &[Cow<'_, str>]) -> Header {
        Header { headings: cells.iter().map(|cell| cell.trim().to_lowercase()).collect() }
    }

    /// The first column that bears one of these headings.
    pub(super) fn find(&self, wanted: &[&str]) -> Option<usize> {
        wanted.iter().find_map(|wanted| self.headings.iter().position(|heading| heading == wanted))
    }

    /// The first column whose heading begins with one of these.
    pub(super) fn begins(&self, wanted: &[&str]) -> Option<usize> {
        wanted.iter().find_map(|wanted| self.headings.iter().position(|heading| heading.starts_with(wanted)))
    }

    pub(super) fn len(&self) -> usize {
        self.headings.len()
    }
}

/// A cell, trimmed; empty where the row has none.
pub(super) fn at<'c>(cells: &'c [Cow<'_, str>], column: Option<usize>) -> &'c str {
    column.and_then(|column| cells.get(column)).map_or("", |cell| cell.trim())
}
