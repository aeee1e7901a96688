//! Ways out of a workbook: other workbooks, files, servers, data sources.

use super::sink::Sink;
use super::strings::look;
use crate::text::Context;
use crate::{Kind, Place, Words};

/// Texts in quotes of a formula.
pub(super) fn literals(formula: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), formula);
    while let Some(at) = rest.find('"') {
        rest = &rest[at + 1..];
        let mut literal = String::new();
        loop {
            let Some(end) = rest.find('"') else { return found };
            literal.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            // Two quotes are one.
            if !rest.starts_with('"') {
                break;
            }
            literal.push('"');
            rest = &rest[1..];
        }
        if literal.chars().any(char::is_alphanumeric) && found.len() < 1_000 {
            found.push(literal);
        }
    }
    found
}

/// A formula without its texts in quotes.
pub(super) fn without_literals(formula: &str) -> String {
    let mut out = String::new();
    let mut quoted = false;
    for c in formula.chars() {
        if c == '"' {
            quoted = !quoted;
        } else if !quoted {
            out.push(c);
        }
    }
    out
}

/// Where a formula leads outside: `[1]Sheet!A1`, `'C:\[book.xlsx]Sheet'!A1`, `cmd|'/c calc'!A0`, a service of the web.
pub(super) fn outside(formula: &str) -> Option<&str> {
    if !formula.contains(['[', '|', '(']) {
        return None;
    }
    let bare = without_literals(formula);
    let upper = bare.to_uppercase();
    if bare.contains("|'") || ["WEBSERVICE(", "RTD(", "SQL.REQUEST(", "DDE("].iter().any(|word| called(&upper, word)) {
        return Some(formula);
    }
    let chars: Vec<char> = bare.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        if *c != '[' {
            continue;
        }
        // Behind a name or another bracket it is a column of a table.
        let before = at.checked_sub(1).map(|at| chars[at]);
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ']' | '[' | '.' | '@')) {
            continue;
        }
        let inner: String = chars[at + 1..].iter().take(300).take_while(|c| **c != ']').collect();
        let behind = chars[at + 1..].iter().skip(inner.chars().count() + 1).take(80);
        let sheet: String = behind.take_while(|c| **c != '!').collect();
        let named = chars.get(at + 2 + inner.chars().count() + sheet.chars().count()) == Some(&'!');
        let number = !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit());
        let file = inner.to_lowercase().contains(".xls")
            || inner.to_lowercase().contains(".ods")
            || inner.to_lowercase().contains(".csv");
        // `[0]` is the workbook itself.
        if named && (file || (number && inner != "0")) {
            return Some(formula);
        }
    }
    None
}

fn called(formula: &str, word: &str) -> bool {
    formula.match_indices(word).any(|(at, _)| !formula[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// A path of a computer or of a server in the house.
pub(super) fn is_path(target: &str) -> bool {
    let lower = target.to_lowercase();
    let bytes = target.as_bytes();
    let drive =
        bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' && matches!(bytes[2], b'\\' | b'/');
    lower.starts_with("file:")
        || target.starts_with("\\\\")
        || drive
        || ["/users/", "/home/"].iter().any(|begin| lower.starts_with(begin))
}

/// An address inside a house: a host without a dot, of a private range, of a share.
fn is_inside(target: &str) -> bool {
    let lower = target.to_lowercase();
    let Some(rest) = lower.strip_prefix("http://").or_else(|| lower.strip_prefix("https://")) else { return false };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let octets: Vec<&str> = host.split('.').collect();
    let private = host.starts_with("10.")
        || host.starts_with("192.168.")
        || host.starts_with("127.")
        || (octets.len() == 4 && octets[0] == "172" && octets[1].parse::<u8>().is_ok_and(|b| (16..32).contains(&b)));
    !host.is_empty()
        && (!host.contains('.')
            || (private && octets.len() == 4)
            || host.ends_with(".sharepoint.com")
            || host.ends_with(".local")
            || host.ends_with(".internal")
            || host.ends_with(".lan"))
}

/// What a link leads to.
pub(super) fn target(target: &str, place: &Place, words: &Words, sink: &mut Sink) {
    let plain = decoded(target);
    if is_path(&plain) || is_inside(&plain) {
        sink.add(Kind::ExternalLink, place.clone(), &plain);
    }
    let lower = plain.to_lowercase();
    if lower.starts_with("tel:") || lower.starts_with("sms:") {
        sink.add(Kind::PhoneNumber, place.clone(), &plain);
    }
    let text = plain.get(7..).filter(|_| lower.starts_with("mailto:")).unwrap_or(&plain);
    for hit in look(text, words, Context::default()) {
        sink.hit(hit.kind, place.clone(), &hit.text);
    }
}

/// `%E5%80%99` as it reads.
pub(super) fn decoded(target: &str) -> String {
    if !target.contains('%') {
        return target.to_owned();
    }
    let bytes = target.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let code =
            target.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|code| u8::from_str_radix(code, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| target.to_owned())
}

/// A header or footer without its marks (18.3.1.46): `&C&"游ゴシック,標準"&12社外秘`.
pub(super) fn bare_header(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '&' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('&') => out.push('&'),
            Some('"') => drop(chars.by_ref().find(|c| *c == '"')),
            Some('K') => {
                for _ in 0..6 {
                    if chars.next_if(|c| c.is_ascii_hexdigit() || matches!(c, '+' | '-')).is_none() {
                        break;
                    }
                }
            }
            Some(c) if c.is_ascii_digit() => while chars.next_if(char::is_ascii_digit).is_some() {},
            Some('L' | 'C' | 'R') => out.push('\n'),
            // A page's number, a date, a style of letters.
            Some(_) => out.push(' '),
            None => {}
        }
    }
    out
}
