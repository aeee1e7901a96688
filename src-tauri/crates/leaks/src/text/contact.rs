//! Ways to reach people: mail addresses (also `name[at]example.jp`), telephone numbers, extensions.
//!
//! A telephone number is: a Japanese one of ten digits (eleven for mobile and IP numbers) in groups, without groups where
//! the line speaks of telephones or the number is a mobile's; an international one behind a `+`, of nine digits and more;
//! any of six digits and more right behind a word for telephone; two to six digits behind 内線 or `ext.`.

use super::{Context, Raw, Sight, Why, is_word, known};
use crate::Kind;

fn local(c: char) -> bool {
    c.is_ascii() && (c.is_ascii_alphanumeric() || "._%+-'!#$&*/=?^`{|}~".contains(c))
}

pub(super) fn mails(sight: &Sight, found: &mut Vec<Raw>) {
    let chars = &sight.chars;
    let mut at = 0;
    while at < chars.len() {
        let Some((from, behind)) = sign(sight, at) else {
            at += 1;
            continue;
        };
        let mut start = from;
        while start > 0 && from - start < 64 && local(chars[start - 1]) {
            start -= 1;
        }
        while start < from && !chars[start].is_ascii_alphanumeric() {
            start += 1;
        }
        let mut end = behind;
        while end < chars.len()
            && end - behind < 255
            && (chars[end].is_ascii_alphanumeric() || matches!(chars[end], '.' | '-'))
        {
            end += 1;
        }
        while end > behind && !chars[end - 1].is_ascii_alphanumeric() {
            end -= 1;
        }
        let domain: String = chars[behind..end].iter().collect();
        let labels: Vec<&str> = domain.split('.').collect();
        let last = labels.last().copied().unwrap_or_default();
        let sound = labels.len() >= 2
            && labels.iter().all(|label| !label.is_empty())
            && last.len() >= 2
            && (last.bytes().all(|b| b.is_ascii_alphabetic()) || last.starts_with("xn--"));
        if start < from && sound {
            found.push(Raw { kind: Kind::MailAddress, start, end, why: Why::Mail });
        }
        at = end.max(behind).max(at + 1);
    }
}

/// An `@`, or how people write it for others not to find it: where the name before it ends, where the domain begins.
fn sign(sight: &Sight, at: usize) -> Option<(usize, usize)> {
    if sight.at(at) == Some('@') {
        return Some((at, at + 1));
    }
    let open = sight.at(at)?;
    if !matches!(open, '[' | '(' | '<' | '{')
        || !sight.begins(at + 1, "at")
        || !matches!(sight.at(at + 3), Some(']' | ')' | '>' | '}'))
    {
        return None;
    }
    let before = if at > 0 && sight.chars[at - 1] == ' ' { at - 1 } else { at };
    let behind = if sight.at(at + 4) == Some(' ') { at + 5 } else { at + 4 };
    Some((before, behind))
}

pub(super) fn phones(sight: &Sight, context: Context, found: &mut Vec<Raw>) {
    extensions(sight, found);
    let chars = &sight.chars;
    let mut at = 0;
    while at < chars.len() {
        let starts = chars[at].is_ascii_digit() || matches!(chars[at], '+' | '(');
        if !starts
            || (at > 0
                && (is_word(chars[at - 1])
                    || matches!(chars[at - 1], '.' | '-' | '/' | ':') && number_before(sight, at)))
        {
            at += 1;
            continue;
        }
        let group = Groups::read(sight, at);
        if let Some(end) = group.phone(sight, at, context) {
            found.push(Raw { kind: Kind::PhoneNumber, start: at, end, why: Why::Phone });
        }
        at = group.end.max(at + 1);
    }
}

/// A number goes on from before.
fn number_before(sight: &Sight, at: usize) -> bool {
    at >= 2 && is_word(sight.chars[at - 2])
}

/// Digits in groups, with what stands between them.
struct Groups {
    plus: bool,
    parens: bool,
    groups: Vec<String>,
    gaps: Vec<char>,
    end: usize,
}

impl Groups {
    fn read(sight: &Sight, at: usize) -> Groups {
        let mut read = Groups { plus: false, parens: false, groups: Vec::new(), gaps: Vec::new(), end: at };
        let mut next = at;
        if sight.at(next) == Some('(') && sight.at(next + 1) == Some('+') {
            next += 1;
        }
        if sight.at(next) == Some('+') {
            read.plus = true;
            next += 1;
        }
        loop {
            let mut gap = None;
            let begin = next;
            // `) `, `-`, ` (`: at most three signs between two groups.
            while next - begin < 3 && matches!(sight.at(next), Some('(' | ')' | '-' | ' ' | '.')) {
                let sign = sight.chars[next];
                read.parens |= matches!(sign, '(' | ')');
                gap = Some(gap.filter(|kept| *kept != ' ').unwrap_or(sign));
                next += 1;
            }
            let digits: String =
                sight.chars[next.min(sight.chars.len())..].iter().take(20).take_while(|c| c.is_ascii_digit()).collect();
            if digits.is_empty() || (!read.groups.is_empty() && gap.is_none()) || read.groups.len() >= 7 {
                break;
            }
            next += digits.len();
            if !read.groups.is_empty() {
                read.gaps.push(gap.unwrap_or(' '));
            }
            read.groups.push(digits);
            read.end = next;
        }
        read
    }

    fn phone(&self, sight: &Sight, at: usize, context: Context) -> Option<usize> {
        if sight.at(self.end).is_some_and(|c| is_word(c) || c == '%') || self.groups.is_empty() {
            return None;
        }
        let goes_on = matches!(sight.at(self.end), Some('/' | ':' | '.' | '-'))
            && sight.at(self.end + 1).is_some_and(|c| c.is_ascii_alphanumeric());
        if goes_on {
            return None;
        }
        let digits: usize = self.groups.iter().map(String::len).sum();
        let all: String = self.groups.concat();
        if self.plus {
            let sound = (9..=15).contains(&digits) && !all.starts_with('0') && !self.gaps.contains(&'.');
            let shape = self.groups.len() == 1 || self.groups[0].len() <= 3 || self.groups.len() <= 3;
            return (sound && shape).then_some(self.end);
        }
        let named = context.phone || self.named(sight, at);
        if all.starts_with('0') && !all.starts_with("00") {
            // 0800-123-4567 is a free call of eleven digits.
            let mobile = ["050", "060", "070", "080", "090", "020"].iter().any(|begin| all.starts_with(begin));
            let size = if mobile { 11 } else { 10 };
            let free = digits == 11 && all.starts_with("0800");
            let grouped = self.groups.len() == 3
                && (2..=5).contains(&self.groups[0].len())
                && (1..=4).contains(&self.groups[1].len())
                && (3..=4).contains(&self.groups[2].len())
                && (!self.gaps.contains(&'.') || named)
                && (!self.gaps.iter().all(|gap| *gap == ' ') || named || self.groups[2].len() == 4);
            let two = self.groups.len() == 2 && (self.parens || named) && self.groups[1].len() >= 4;
            let whole = self.groups.len() == 1 && (named || mobile && matches!(&all[..2], "07" | "08" | "09"));
            if (digits == size || free) && (grouped || two || whole) {
                return Some(self.end);
            }
        }
        let american = self.groups.iter().map(String::len).eq([3, 3, 4]) && self.parens && self.gaps.len() == 2;
        let beside = named && (6..=13).contains(&digits) && self.groups.len() <= 4 && !dated(&self.groups);
        (american || beside).then_some(self.end)
    }

    /// A word for telephone stands right before it.
    fn named(&self, sight: &Sight, at: usize) -> bool {
        sight.names_within(at.saturating_sub(14), at, &known::PHONE)
    }
}

/// A day: `2026-11-28`, `2026.11`.
fn dated(groups: &[String]) -> bool {
    groups.len() >= 2
        && groups[0].len() == 4
        && (groups[0].starts_with("19") || groups[0].starts_with("20"))
        && groups[1].len() <= 2
}

fn extensions(sight: &Sight, found: &mut Vec<Raw>) {
    for at in 0..sight.chars.len() {
        if !matches!(sight.chars[at], '内' | 'e' | 'E' | 'P' | 'p') {
            continue;
        }
        let word = ["内線番号", "内線", "extension", "ext", "PHS"]
            .into_iter()
            .find(|word| sight.names_at(at, sight.chars.len(), word));
        let Some(word) = word else { continue };
        // The longer word is found first; the shorter within it must not be found again.
        let mut next = at + word.chars().count();
        let begin = next;
        while next - begin < 4 && sight.at(next).is_some_and(|c| " :：.．,()（）番号は#-".contains(c)) {
            next += 1;
        }
        let digits = sight.chars[next.min(sight.chars.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
        let sound = if word.is_ascii() { (3..=6).contains(&digits) } else { (2..=6).contains(&digits) };
        let end = next + digits;
        if sound && !sight.at(end).is_some_and(is_word) {
            found.push(Raw { kind: Kind::PhoneNumber, start: at, end, why: Why::Extension });
        }
    }
}
