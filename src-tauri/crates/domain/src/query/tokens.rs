//! A search text cut into what has a meaning.

use super::field::{is_id_prefix, named};
use super::{Field, Hint, HintCode};
use crate::text::nfkc;

/// One part of a search text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    Or,
    And,
    Not,
    Word(String),
    Phrase(String),
    /// `field:a,"b c"`: value, and whether it stood in quotation marks.
    Fielded(Field, Vec<(String, bool)>),
    /// `field:(`
    FieldOpen(Field),
}

/// Characters of a hint's part of the text.
const ABOUT: usize = 40;

pub(super) fn hint(hints: &mut Vec<Hint>, code: HintCode, about: &str) {
    let about: String = about.chars().take(ABOUT).collect();
    let hint = Hint { code, about };
    if !hints.contains(&hint) {
        hints.push(hint);
    }
}

fn closing(open: char) -> Option<char> {
    Some(match open {
        '"' => '"',
        '＂' => '＂',
        '“' => '”',
        '「' => '」',
        '『' => '』',
        _ => return None,
    })
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '－' | '\u{2212}')
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、')
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '（')
}

fn closes(c: char) -> bool {
    matches!(c, ')' | '）')
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    /// Brackets open so far.
    depth: usize,
    hints: &'a mut Vec<Hint>,
}

/// Cuts a text.
pub(super) fn tokens(text: &str, hints: &mut Vec<Hint>) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut reader = Reader { chars: &chars, at: 0, depth: 0, hints };
    let mut tokens = Vec::new();
    while let Some(c) = reader.peek() {
        if c.is_whitespace() {
            reader.at += 1;
        } else if opens(c) {
            reader.at += 1;
            reader.depth += 1;
            tokens.push(Token::Open);
        } else if closes(c) {
            reader.at += 1;
            match reader.depth.checked_sub(1) {
                Some(left) => {
                    reader.depth = left;
                    tokens.push(Token::Close);
                }
                None => hint(reader.hints, HintCode::BracketOdd, &c.to_string()),
            }
        } else if let Some(phrase) = reader.phrase() {
            tokens.push(Token::Phrase(phrase));
        } else if is_minus(c) {
            reader.at += 1;
            match reader.peek() {
                Some(next) if !next.is_whitespace() => tokens.push(Token::Not),
                _ => hint(reader.hints, HintCode::OperatorAlone, &c.to_string()),
            }
        } else {
            tokens.extend(reader.word());
        }
    }
    if reader.depth > 0 {
        hint(reader.hints, HintCode::BracketOdd, "(");
    }
    tokens
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn text(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to).unwrap_or_default().iter().collect()
    }

    /// A phrase that begins here.
    fn phrase(&mut self) -> Option<String> {
        let end = closing(self.peek()?)?;
        let from = self.at + 1;
        let to = self.chars.iter().skip(from).position(|c| *c == end).map(|length| from + length);
        if to.is_none() {
            hint(self.hints, HintCode::QuoteOpen, &self.text(self.at, self.chars.len()));
        }
        let to = to.unwrap_or(self.chars.len());
        self.at = (to + 1).min(self.chars.len());
        Some(self.text(from, to).trim().to_owned())
    }

    /// A word that begins here, or a field with its values.
    fn word(&mut self) -> Option<Token> {
        let from = self.at;
        let mut inside = 0_usize;
        while let Some(c) = self.peek() {
            if c.is_whitespace() || (closes(c) && inside == 0 && self.depth > 0) {
                break;
            }
            if is_colon(c) && self.at > from {
                let prefix = self.text(from, self.at);
                if let Some(field) = named(&prefix) {
                    self.at += 1;
                    return self.values(field);
                }
                let wordlike = prefix.chars().all(char::is_alphanumeric);
                let followed = self.chars.get(self.at + 1).is_some_and(|next| !next.is_whitespace());
                if wordlike && followed && !is_id_prefix(&prefix) {
                    hint(self.hints, HintCode::FieldUnknown, &prefix);
                }
            }
            // A bracket within a word belongs to it: IL-6(R).
            inside = match c {
                c if opens(c) => inside + 1,
                c if closes(c) => inside.saturating_sub(1),
                _ => inside,
            };
            self.at += 1;
        }
        let word = self.text(from, self.at);
        Some(match nfkc(&word).as_str() {
            "OR" | "|" | "||" => Token::Or,
            "AND" | "&" | "&&" => Token::And,
            "NOT" => Token::Not,
            _ => Token::Word(word),
        })
    }

    /// What follows `field:`.
    fn values(&mut self, field: Field) -> Option<Token> {
        let start = self.at;
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        if self.peek().is_some_and(opens) {
            self.at += 1;
            self.depth += 1;
            return Some(Token::FieldOpen(field));
        }
        let mut values = Vec::new();
        loop {
            if let Some(phrase) = self.phrase() {
                values.push((phrase, true));
            } else {
                let from = self.at;
                let grouped = self.depth > 0;
                let ends = |c: char| c.is_whitespace() || is_comma(c) || (closes(c) && grouped);
                while self.peek().is_some_and(|c| !ends(c)) {
                    self.at += 1;
                }
                values.push((self.text(from, self.at), false));
            }
            if !self.peek().is_some_and(is_comma) {
                break;
            }
            self.at += 1;
        }
        values.retain(|(value, _)| !value.is_empty());
        if values.is_empty() {
            self.at = self.at.max(start);
            hint(self.hints, HintCode::FieldEmpty, field.name());
            return None;
        }
        Some(Token::Fielded(field, values))
    }
}
