//! Records and fields of a text table (RFC 4180, leniently), from blocks of text: nothing is held but the field
//! that a block's border cuts.

use super::super::Failure;
use memchr::{memchr, memchr3};

/// Where in a field the last block ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before its first character: only here a quote begins a quoted field.
    Start,
    /// In an unquoted field, or behind the closing quote of a quoted one.
    Plain,
    /// Between quotes.
    Quoted,
    /// Behind a quote between quotes: the first of two, or the closing one.
    Quote,
}

/// Cuts text into fields.
pub(super) struct Records {
    delimiter: u8,
    state: State,
    /// What earlier blocks held of the field.
    field: String,
    /// 1-based record, 0-based column of the field.
    row: u32,
    column: u32,
    /// The last record ended with CR: an LF that follows belongs to it.
    after_cr: bool,
}

impl Records {
    /// Fields are separated by this ASCII character.
    pub(super) fn new(delimiter: u8) -> Records {
        Records { delimiter, state: State::Start, field: String::new(), row: 1, column: 0, after_cr: false }
    }

    /// Calls `cell` with record, column and text of every field that ends in this block. Blank lines count as
    /// records, as in a sheet; a quoted line break starts none.
    pub(super) fn feed(
        &mut self,
        block: &str,
        cell: &mut impl FnMut(u32, u32, &str) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let bytes = block.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            if std::mem::take(&mut self.after_cr) && *byte == b'\n' {
                at += 1;
                continue;
            }
            match self.state {
                State::Start if *byte == b'"' => {
                    self.state = State::Quoted;
                    at += 1;
                }
                State::Quote if *byte == b'"' => {
                    self.field.push('"');
                    self.state = State::Quoted;
                    at += 1;
                }
                State::Quoted => {
                    let end = memchr(b'"', &bytes[at..]).map(|found| at + found);
                    self.field.push_str(&block[at..end.unwrap_or(bytes.len())]);
                    let Some(end) = end else { return Ok(()) };
                    self.state = State::Quote;
                    at = end + 1;
                }
                State::Start | State::Plain | State::Quote => {
                    let Some(found) = memchr3(self.delimiter, b'\n', b'\r', &bytes[at..]) else {
                        self.field.push_str(&block[at..]);
                        self.state = State::Plain;
                        return Ok(());
                    };
                    let text = &block[at..at + found];
                    if self.field.is_empty() {
                        cell(self.row, self.column, text)?;
                    } else {
                        self.field.push_str(text);
                        cell(self.row, self.column, &self.field)?;
                        self.field.clear();
                    }
                    self.next(bytes[at + found]);
                    at += found + 1;
                }
            }
        }
        Ok(())
    }

    fn next(&mut self, separator: u8) {
        self.state = State::Start;
        if separator == self.delimiter {
            self.column = self.column.saturating_add(1);
        } else {
            self.row = self.row.saturating_add(1);
            self.column = 0;
            self.after_cr = separator == b'\r';
        }
    }

    /// The last field, where no line break ends it.
    pub(super) fn finish(self, cell: &mut impl FnMut(u32, u32, &str) -> Result<(), Failure>) -> Result<(), Failure> {
        if self.state == State::Start && self.column == 0 {
            return Ok(());
        }
        cell(self.row, self.column, &self.field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, block: usize) -> Vec<(u32, u32, String)> {
        let mut found = Vec::new();
        let mut cell = |row, column, text: &str| {
            found.push((row, column, text.to_owned()));
            Ok(())
        };
        let mut records = Records::new(b',');
        let characters: Vec<char> = text.chars().collect();
        for block in characters.chunks(block) {
            records.feed(&block.iter().collect::<String>(), &mut cell).unwrap();
        }
        records.finish(&mut cell).unwrap();
        found
    }

    #[test]
    fn fields_are_cut_alike_wherever_a_block_ends() {
        let text = "a,\"b\"\"\n,c\",d\r\n\r\n\"\",\"題\"x,5\" \ry\n\"open, to\nthe end";
        let expected = [
            (1, 0, "a"),
            (1, 1, "b\"\n,c"),
            (1, 2, "d"),
            (2, 0, ""),
            (3, 0, ""),
            (3, 1, "題x"),
            (3, 2, "5\" "),
            (4, 0, "y"),
            (5, 0, "open, to\nthe end"),
        ]
        .map(|(row, column, text)| (row, column, text.to_owned()));
        for block in [1, 2, 3, 7, 1000] {
            assert_eq!(cells(text, block), expected, "blocks of {block}");
        }
        assert_eq!(cells("a,", 9), [(1, 0, "a".to_owned()), (1, 1, String::new())]);
        assert_eq!(cells("a\n", 9), [(1, 0, "a".to_owned())]);
    }
}
