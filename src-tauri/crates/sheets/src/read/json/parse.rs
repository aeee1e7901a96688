//! JSON (RFC 8259) from the beginning to the end, leniently where a list could be lost: control characters in texts
//! and halves of surrogate pairs, which no other reader takes, are kept as what can be kept of them.

use super::super::grid::CellKind;
use super::super::value::text_kind;
use super::super::{Failure, not_a_table};
use memchr::memchr2;

/// Deeper nesting is no list, and would only fill the stack.
const MAX_DEPTH: usize = 64;
/// So many zeros a number may gain when its exponent is written out.
const MAX_EXPONENT: i32 = 40;

pub(super) struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// Half a surrogate pair stood somewhere since this was last set to false; it is U+FFFD in the text.
    pub(super) lone_surrogates: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str) -> Parser<'a> {
        Parser { text, at: 0, lone_surrogates: false }
    }

    pub(super) fn restart(&mut self) {
        self.at = 0;
    }

    /// The next byte that is no white space; it is not taken.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Not JSON: where and why.
    pub(super) fn wrong(&self, why: &str) -> Failure {
        let before = self.text.as_bytes().get(..self.at).unwrap_or_default();
        let line = 1 + memchr::memchr_iter(b'\n', before).count();
        not_a_table(format!("JSON, line {line}: {why}"))
    }

    fn take(&mut self, wanted: u8) -> Result<(), Failure> {
        match self.peek() {
            Some(found) if found == wanted => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(self.wrong(&format!("{:?} is missing", char::from(wanted)))),
            None => Err(self.wrong("the file ends too early")),
        }
    }

    /// Takes the bracket that begins a list or an object.
    pub(super) fn begin(&mut self, bracket: u8, depth: usize) -> Result<(), Failure> {
        if depth > MAX_DEPTH {
            return Err(self.wrong("nested too deeply"));
        }
        self.take(bracket)
    }

    /// Whether another element comes; takes the comma before it, or the bracket that ends them.
    pub(super) fn another(&mut self, end: u8, first: &mut bool) -> Result<bool, Failure> {
        if self.peek() == Some(end) {
            self.at += 1;
            return Ok(false);
        }
        if !std::mem::take(first) {
            self.take(b',')?;
        }
        Ok(true)
    }

    /// A name and its colon.
    pub(super) fn key(&mut self) -> Result<String, Failure> {
        let key = self.string()?;
        self.take(b':')?;
        Ok(key)
    }

    /// What a value is and its text: null is empty, lists and objects are compact JSON.
    pub(super) fn cell(&mut self) -> Result<(CellKind, String), Failure> {
        match self.peek() {
            Some(b'{' | b'[') => {
                let mut text = String::new();
                self.compact(&mut text, 0)?;
                Ok((CellKind::Text, text))
            }
            _ => self.scalar(),
        }
    }

    /// A text, number or word.
    pub(super) fn scalar(&mut self) -> Result<(CellKind, String), Failure> {
        if self.peek() == Some(b'"') {
            let text = self.string()?;
            return Ok((text_kind(&text), text));
        }
        let rest = &self.text[self.at..];
        let end =
            rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.')).unwrap_or(rest.len());
        let word = &rest[..end];
        let cell = match word {
            "null" => (CellKind::Text, String::new()),
            "true" | "false" => (CellKind::Bool, word.to_owned()),
            "" if rest.is_empty() => return Err(self.wrong("the file ends too early")),
            // `parse` alone would take `inf` and `nan` too.
            _ if word.starts_with(|c: char| c == '-' || c.is_ascii_digit()) && word.parse::<f64>().is_ok() => {
                (CellKind::Number, plain(word))
            }
            _ => return Err(self.wrong("no value")),
        };
        self.at += end;
        Ok(cell)
    }

    /// Any value as JSON without white space.
    pub(super) fn compact(&mut self, out: &mut String, depth: usize) -> Result<(), Failure> {
        match self.peek() {
            Some(open @ (b'{' | b'[')) => {
                let close = if open == b'{' { b'}' } else { b']' };
                self.begin(open, depth)?;
                out.push(char::from(open));
                let mut first = true;
                let start = out.len();
                while self.another(close, &mut first)? {
                    if out.len() > start {
                        out.push(',');
                    }
                    if open == b'{' {
                        quote(&self.key()?, out);
                        out.push(':');
                    }
                    self.compact(out, depth + 1)?;
                }
                out.push(char::from(close));
            }
            Some(b'"') => {
                let text = self.string()?;
                quote(&text, out);
            }
            _ => {
                let (_, text) = self.scalar()?;
                out.push_str(if text.is_empty() { "null" } else { &text });
            }
        }
        Ok(())
    }

    fn string(&mut self) -> Result<String, Failure> {
        self.take(b'"')?;
        let bytes = self.text.as_bytes();
        let mut string = String::new();
        loop {
            let Some(found) = memchr2(b'"', b'\\', &bytes[self.at..]) else {
                self.at = bytes.len();
                return Err(self.wrong("the file ends within a text"));
            };
            string.push_str(&self.text[self.at..self.at + found]);
            self.at += found + 1;
            if bytes[self.at - 1] == b'"' {
                return Ok(string);
            }
            let escape = bytes.get(self.at).copied();
            self.at += 1;
            match escape {
                Some(c @ (b'"' | b'\\' | b'/')) => string.push(char::from(c)),
                Some(b'b') => string.push('\u{8}'),
                Some(b'f') => string.push('\u{c}'),
                Some(b'n') => string.push('\n'),
                Some(b'r') => string.push('\r'),
                Some(b't') => string.push('\t'),
                Some(b'u') => self.unicode(&mut string)?,
                _ => {
                    self.at = self.at.min(bytes.len());
                    return Err(self.wrong("an escape that does not exist"));
                }
            }
        }
    }

    fn unicode(&mut self, string: &mut String) -> Result<(), Failure> {
        let Some(unit) = self.hex() else { return Err(self.wrong("an escape that does not exist")) };
        let lead = (0xd800..0xdc00).contains(&unit);
        if lead && self.text.as_bytes()[self.at..].starts_with(b"\\u") {
            let before = self.at;
            self.at += 2;
            if let Some(trail) = self.hex().filter(|trail| (0xdc00..0xe000).contains(trail)) {
                let point = 0x1_0000 + ((unit - 0xd800) << 10) + (trail - 0xdc00);
                string.push(char::from_u32(point).unwrap_or('\u{fffd}'));
                return Ok(());
            }
            self.at = before;
        }
        string.push(char::from_u32(unit).unwrap_or_else(|| {
            self.lone_surrogates = true;
            '\u{fffd}'
        }));
        Ok(())
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4)?;
        let value = digits.iter().try_fold(0, |value, digit| Some(value * 16 + char::from(*digit).to_digit(16)?))?;
        self.at += 4;
        Some(value)
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A number without exponent and without `.0`; its digits are those of the file.
fn plain(number: &str) -> String {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(i32::MAX);
    let (sign, digits) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if exponent.abs() > MAX_EXPONENT {
        return number.to_owned();
    }
    let mut figures: Vec<char> = whole.chars().chain(part.chars()).collect();
    let mut point = i32::try_from(whole.len()).unwrap_or(i32::MAX).saturating_add(exponent);
    while point <= 0 {
        figures.insert(0, '0');
        point += 1;
    }
    let point = usize::try_from(point).unwrap_or(0);
    while figures.len() < point {
        figures.push('0');
    }
    let (whole, part) = figures.split_at(point);
    let part: String = part.iter().collect();
    let part = part.trim_end_matches('0');
    let whole: String = whole.iter().collect();
    // Leading zeros are those a negative exponent left behind, never an id's: JSON has none.
    let whole = if number.contains(['e', 'E']) { whole.trim_start_matches('0') } else { &whole };
    let whole = if whole.is_empty() { "0" } else { whole };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits_and_lose_their_exponent() {
        let check = |number, expected: &str| assert_eq!(plain(number), expected);
        check("15000", "15000");
        check("15000.0", "15000");
        check("1.5e4", "15000");
        check("1.5E-3", "0.0015");
        check("-12.50", "-12.5");
        check("0", "0");
        check("0.10", "0.1");
        check("12345678901234567890123", "12345678901234567890123");
        check("1e400", "1e400");
    }

    #[test]
    fn nested_values_become_compact_json() {
        let mut out = String::new();
        let text = r#" { "a" : [ 1 , "x\"\n" , { } , null ], "b":true } "#;
        Parser::new(text).compact(&mut out, 0).unwrap();
        assert_eq!(out, r#"{"a":[1,"x\"\n",{},null],"b":true}"#);
        let deep = "[".repeat(100_000);
        assert!(Parser::new(&deep).compact(&mut String::new(), 0).is_err());
    }
}
