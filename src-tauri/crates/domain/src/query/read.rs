//! Reading: tokens to conditions. Nothing is an error.

use super::tokens::{Token, hint, tokens};
use super::{DEEPEST, Expr, Field, Hint, HintCode, LONGEST, Leaf, MOST, Query, Value};
use crate::amount::{Amount, Unit, amount};
use crate::text::fold;
use crate::year::fiscal_years;

/// Reads a search text.
pub fn read(text: &str) -> Query {
    let mut hints = Vec::new();
    let mut text = text;
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text = &text[..end];
        hint(&mut hints, HintCode::TooLong, "");
    }
    let shown = text.trim();
    if !shown.is_empty() && !shown.chars().any(char::is_alphanumeric) {
        hint(&mut hints, HintCode::OnlySigns, shown);
        let words = shown.split_whitespace().filter(|word| !fold(word).is_empty()).take(MOST);
        let leaf = |word: &str| leaf(None, Value::Words { text: word.to_owned(), phrase: true });
        return Query { expr: joined(words.map(leaf).collect(), Expr::And), hints };
    }
    let tokens = tokens(text, &mut hints);
    let mut parser = Parser { tokens: &tokens, at: 0, left: MOST, hints: &mut hints };
    let mut parts = Vec::new();
    // A bracket that closes nothing ends no text.
    while parser.at < tokens.len() {
        parts.extend(parser.alternatives(None, 0));
        parser.at += usize::from(parser.peek() == Some(&Token::Close));
    }
    Query { expr: joined(parts, Expr::And), hints }
}

fn leaf(field: Option<Field>, value: Value) -> Expr {
    Expr::Leaf(Leaf { field, value })
}

/// One stands for itself.
fn joined(mut parts: Vec<Expr>, by: impl Fn(Vec<Expr>) -> Expr) -> Expr {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            by(parts)
        }
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    /// Conditions that may still come.
    left: usize,
    hints: &'a mut Vec<Hint>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn alone(&mut self, what: &str) {
        hint(self.hints, HintCode::OperatorAlone, what);
    }

    /// `a b OR c`: until a closing bracket, which is left.
    fn alternatives(&mut self, field: Option<Field>, depth: usize) -> Option<Expr> {
        let mut found = Vec::new();
        loop {
            let part = self.all(field, depth);
            let or = self.peek() == Some(&Token::Or);
            if part.is_none() && (or || !found.is_empty()) {
                self.alone("OR");
            }
            found.extend(part);
            if !or {
                break;
            }
            self.at += 1;
        }
        (!found.is_empty()).then(|| joined(found, Expr::Or))
    }

    /// `a b AND c`
    fn all(&mut self, field: Option<Field>, depth: usize) -> Option<Expr> {
        let mut found = Vec::new();
        let mut pending = false;
        loop {
            match self.peek() {
                None | Some(Token::Or | Token::Close) => break,
                Some(Token::And) => {
                    self.at += 1;
                    if found.is_empty() || pending {
                        self.alone("AND");
                    }
                    pending = true;
                }
                Some(_) => {
                    found.extend(self.one(field, depth));
                    pending = false;
                }
            }
        }
        if pending && !found.is_empty() {
            self.alone("AND");
        }
        (!found.is_empty()).then(|| joined(found, Expr::And))
    }

    /// One condition, negated or not. Always moves on.
    fn one(&mut self, field: Option<Field>, depth: usize) -> Option<Expr> {
        let mut not = false;
        while self.peek() == Some(&Token::Not) {
            not = !not;
            self.at += 1;
        }
        let token = match self.peek() {
            Some(token) if !matches!(token, Token::Close | Token::Or | Token::And) => token.clone(),
            _ => {
                self.alone("NOT");
                return None;
            }
        };
        self.at += 1;
        let read = match token {
            Token::Open => self.group(field, depth),
            Token::FieldOpen(own) => self.group(Some(own), depth),
            Token::Fielded(own, values) => {
                let values: Vec<Expr> =
                    values.iter().filter_map(|(text, phrase)| self.value(Some(own), text, *phrase)).collect();
                (!values.is_empty()).then(|| joined(values, Expr::Or))
            }
            Token::Word(text) => self.value(field, &text, false),
            Token::Phrase(text) => self.value(field, &text, true),
            Token::Close | Token::Or | Token::And | Token::Not => None,
        };
        read.map(|expr| if not { Expr::Not(Box::new(expr)) } else { expr })
    }

    fn group(&mut self, field: Option<Field>, depth: usize) -> Option<Expr> {
        if depth >= DEEPEST {
            hint(self.hints, HintCode::TooDeep, "");
            // Passed over with all it holds.
            let mut open = 1;
            while open > 0 {
                match self.peek() {
                    Some(Token::Open | Token::FieldOpen(_)) => open += 1,
                    Some(Token::Close) => open -= 1,
                    Some(_) => {}
                    None => break,
                }
                self.at += 1;
            }
            return None;
        }
        let inner = self.alternatives(field, depth + 1);
        self.at += usize::from(self.peek() == Some(&Token::Close));
        inner
    }

    fn value(&mut self, field: Option<Field>, text: &str, phrase: bool) -> Option<Expr> {
        if self.left == 0 {
            hint(self.hints, HintCode::TooLong, "");
            return None;
        }
        self.left -= 1;
        if let Some(field) = field
            && !phrase
            && field.may_be_missing()
            && matches!(text, "なし" | "無し" | "none")
        {
            return Some(leaf(Some(field), Value::Missing));
        }
        if let Some(range) = field.filter(|field| field.is_range()) {
            let Some((from, to)) = ends(range, text) else {
                hint(self.hints, HintCode::RangeUnreadable, text);
                return None;
            };
            return Some(leaf(field, Value::Range { text: text.to_owned(), from, to }));
        }
        if phrase {
            let words = Value::Words { text: text.to_owned(), phrase };
            return (!fold(text).is_empty()).then(|| leaf(field, words));
        }
        if looks_like_pattern(text) {
            hint(self.hints, HintCode::Pattern, text);
        }
        // A star stands for anything: what is around it must occur.
        let parts = text.split(".*").flat_map(|part| part.split('*'));
        let parts: Vec<Expr> = parts
            .filter(|part| !fold(part).is_empty())
            .map(|part| leaf(field, Value::Words { text: part.to_owned(), phrase }))
            .collect();
        (!parts.is_empty()).then(|| joined(parts, Expr::And))
    }
}

fn looks_like_pattern(text: &str) -> bool {
    let class = text.find('[').is_some_and(|open| text[open..].find(']').is_some_and(|close| close > 1));
    text.contains('*')
        || text.contains(".+")
        || ["\\d", "\\w", "\\s", "\\b"].iter().any(|escape| text.contains(escape))
        || (class && text.contains('-'))
        || (text.chars().count() > 1 && (text.starts_with('^') || text.ends_with('$')))
}

/// Both ends of a range, included.
type Ends = (Option<i64>, Option<i64>);

/// `2024`, `2024..`, `..R6`, `2020〜2024`; amounts in yen, `1000万..`.
fn ends(field: Field, text: &str) -> Option<Ends> {
    let side = |text: &str| -> Option<(i64, i64)> {
        if field == Field::Budget {
            return match amount(text, Unit::Yen) {
                Amount::Yen(yen) => Some((yen, yen)),
                _ => None,
            };
        }
        fiscal_years(text).map(|years| (i64::from(years.first), i64::from(years.last)))
    };
    let cut = ["..", "〜", "～", "~"].iter().find_map(|by| text.split_once(by));
    let Some((from, to)) = cut else { return side(text).map(|(from, to)| (Some(from), Some(to))) };
    let (from, to) = (from.trim(), to.trim());
    let open = |text: &str| text.is_empty();
    let (from, to) = match (open(from), open(to)) {
        (true, true) => return None,
        (true, false) => (None, Some(side(to)?.1)),
        (false, true) => (Some(side(from)?.0), None),
        (false, false) => (Some(side(from)?.0), Some(side(to)?.1)),
    };
    // Written the other way round, it means the same.
    match (from, to) {
        (Some(a), Some(b)) if a > b => Some((Some(b), Some(a))),
        ends => Some(ends),
    }
}
