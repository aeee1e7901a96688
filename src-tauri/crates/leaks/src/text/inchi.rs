//! InChI: `InChI=1S/…` with a formula behind it, `1S/…/c…` without its prefix, and InChIKeys. A key is a finding too: who
//! holds a catalogue of structures can look the molecule up by it.

use super::{Raw, Sight, Why, is_word};
use crate::Kind;

pub(super) fn look(sight: &Sight, found: &mut Vec<Raw>) {
    let chars = &sight.chars;
    let mut at = 0;
    while at < chars.len() {
        // Neither an identifier nor a key begins with anything else.
        if !(chars[at].is_ascii_uppercase() || matches!(chars[at], 'i' | '1')) {
            at += 1;
        } else if let Some(end) = identifier(sight, at) {
            found.push(Raw { kind: Kind::Inchi, start: at, end, why: Why::Inchi });
            at = end;
        } else if let Some(end) = key(sight, at) {
            found.push(Raw { kind: Kind::Inchi, start: at, end, why: Why::InchiKey });
            at = end;
        } else {
            at += 1;
        }
    }
}

fn identifier(sight: &Sight, at: usize) -> Option<usize> {
    let mut next = at;
    let named = sight.begins(at, "inchi");
    if named {
        next += 5;
        while matches!(sight.at(next), Some(' ')) {
            next += 1;
        }
        if !matches!(sight.at(next), Some('=' | ':')) {
            return None;
        }
        next += 1;
        while matches!(sight.at(next), Some(' ')) {
            next += 1;
        }
        // "InChI: InChI=1S/…"
        if sight.begins(next, "inchi") {
            return None;
        }
    }
    if sight.at(next) != Some('1') || (!named && sight.is_word_before(at)) {
        return None;
    }
    next += 1;
    if matches!(sight.at(next), Some('S' | 's' | 'B')) {
        next += 1;
    }
    if sight.at(next) != Some('/') {
        return None;
    }
    let layer = |c: &char| c.is_ascii_alphanumeric() || "/-+(),.?;*".contains(*c);
    let mut end = next + sight.chars[next..].iter().take_while(|c| layer(c)).count();
    while end > next && matches!(sight.chars[end - 1], '.' | ',' | ';' | '?' | ')' | '(') && unmatched(sight, next, end)
    {
        end -= 1;
    }
    let body = &sight.chars[next + 1..end.max(next + 1)];
    let formula: Vec<char> = body.iter().copied().take_while(|c| *c != '/').collect();
    let sound = formula.first().is_some_and(char::is_ascii_uppercase)
        && formula.iter().any(char::is_ascii_uppercase)
        && formula.iter().all(|c| c.is_ascii_alphanumeric() || *c == '.');
    let text: String = body.iter().collect();
    let layers = text.contains("/c") || text.contains("/h");
    (sound && (named || layers)).then_some(end)
}

/// The last character closes nothing: it belongs to the sentence.
fn unmatched(sight: &Sight, from: usize, end: usize) -> bool {
    let part = &sight.chars[from..end];
    let count = |wanted: char| part.iter().filter(|c| **c == wanted).count();
    match part.last() {
        Some(')') => count(')') > count('('),
        _ => true,
    }
}

/// `AAAAAAAAAAAAAA-BBBBBBBBSA-N`
fn key(sight: &Sight, at: usize) -> Option<usize> {
    if sight.is_word_before(at) || !sight.at(at)?.is_ascii_uppercase() {
        return None;
    }
    let part = sight.chars.get(at..at + 27)?;
    let sound = part.iter().enumerate().all(|(i, c)| match i {
        14 | 25 => *c == '-',
        23 => matches!(c, 'S' | 'N'),
        _ => c.is_ascii_uppercase(),
    });
    (sound && !sight.at(at + 27).is_some_and(is_word)).then_some(at + 27)
}
