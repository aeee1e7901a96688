//! Codes of compounds and names of clones.
//!
//! **Compounds.** Two to six capitals, a hyphen, four to six digits (`KKD-10482`, a letter or a batch number may follow) are
//! a code by their shape, unless the digits look like a year. Three digits, years, one capital, no hyphen (`KKD10482`), an
//! underscore or a letter before the digits need a word such as 化合物, リード or inhibitor within twenty characters, or a
//! label that says so; two digits and mixed letters need it right before. No code: what begins with the letters of a
//! standard, a registry, a catalogue, a gene or an office's paper (`data/prefixes.txt`); what stands in papers
//! (`data/published.txt`, `data/cells.txt`); what is numbered by somebody else (品番, 特許, 契約 …); cells and strains.
//!
//! **Clones.** A well of a plate (`12G8`, `2H5-3`) within twenty characters of クローン, hybridoma, 抗体 …, or behind letters
//! and a hyphen (`KKM-3F9`); any name of letters and digits right beside クローン or clone. No clone: what catalogues sell
//! (`data/clones.txt`). Neither: project numbers of AMED, fiscal years.

use super::{Context, Raw, Sight, Why, known};
use crate::Kind;
use domain::ProjectNumber;

/// How far a word reaches, in characters.
const REACH: usize = 20;

/// A token of letters, digits, hyphens, underscores.
struct Token {
    start: usize,
    end: usize,
    /// Without separators, in capitals.
    name: String,
    /// Between separators.
    parts: Vec<String>,
    underscore: bool,
}

pub(super) fn look(sight: &Sight, context: Context, found: &mut Vec<Raw>) {
    let chars = &sight.chars;
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let inner = |c: &&char| c.is_ascii_alphanumeric() || matches!(**c, '-' | '_');
        let mut end = at + chars[at..].iter().take_while(inner).count();
        let next = end;
        while matches!(chars[end - 1], '-' | '_') {
            end -= 1;
        }
        if let Some(token) = Token::read(sight, at, end) {
            // Letters and digits with a space between: only right behind a word that says what they are.
            if let Some(one) = token.clone_name(sight, context).or_else(|| token.compound(sight, context)) {
                found.push(one);
            }
        }
        at = next;
    }
}

fn digits(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

fn capitals(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase())
}

/// `10482`, `10482b`: how many digits.
fn number(part: &str) -> Option<usize> {
    let count = part.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &part[count..];
    (count > 0 && (rest.is_empty() || (rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_alphabetic()))))
        .then_some(count)
}

/// `3F9`, `12G8`: a well of a plate.
fn well(part: &str) -> bool {
    let before = part.bytes().take_while(u8::is_ascii_digit).count();
    let letter = part.as_bytes().get(before).copied().unwrap_or_default();
    let after = part.get(before + 1..).unwrap_or_default();
    (1..=3).contains(&before) && (b'A'..=b'H').contains(&letter) && (1..=2).contains(&after.len()) && digits(after)
}

/// `R6`, `H30`, `FY2024`: a fiscal year. Three digits behind one capital are a code.
fn year(part: &str) -> bool {
    let of = |era: &str, most: usize| part.strip_prefix(era).is_some_and(|rest| digits(rest) && rest.len() <= most);
    of("R", 2) || of("H", 2) || of("FY", 4)
}

impl Token {
    fn read(sight: &Sight, start: usize, end: usize) -> Option<Token> {
        if end - start < 3 || end - start > 40 {
            return None;
        }
        let chars = &sight.chars[start..end];
        if !chars.iter().any(char::is_ascii_digit) || !chars.iter().any(char::is_ascii_alphabetic) {
            return None;
        }
        let before = start.checked_sub(1).and_then(|at| sight.at(at));
        let after = sight.at(end);
        let goes_on = |beside: Option<char>, far: Option<char>| {
            let joins = beside.is_some_and(|c| c.is_ascii() && "/.:@*+=#%&?\\~".contains(c));
            joins && far.is_some_and(|c| c.is_ascii_alphanumeric())
        };
        // A list of codes is written with slashes; an address, a path, a number in a registry are not read apart.
        let slash_list = |c: Option<char>| c == Some('/');
        if (goes_on(before, start.checked_sub(2).and_then(|at| sight.at(at))) && !slash_list(before))
            || (goes_on(after, sight.at(end + 1)) && !slash_list(after))
            || before.is_some_and(|c| matches!(c, '@' | '\\' | '#' | '$'))
            || after == Some('@')
        {
            return None;
        }
        let text: String = chars.iter().collect();
        let name: String = text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        let parts = text.split(['-', '_']).map(str::to_owned).collect();
        Some(Token { start, end, name, parts, underscore: text.contains('_') })
    }

    fn near(&self, sight: &Sight, words: &[&str]) -> bool {
        sight.names_within(self.start.saturating_sub(REACH), self.start, words)
            || sight.names_within(self.end, self.end + REACH, words)
    }

    /// One of the words stands right before, with at most a few signs between; or right behind.
    fn beside(&self, sight: &Sight, words: &[&str]) -> bool {
        let mut from = self.start;
        let between = |c: char| " 　:：はがをの（(「『\"'#＃=No.名番号ID".contains(c);
        while from > 0 && self.start - from < 8 && between(sight.chars[from - 1]) {
            from -= 1;
        }
        let before = words.iter().any(|word| {
            let length = word.chars().count();
            (from..=self.start).any(|end| end >= length && sight.names_at(end - length, end, word))
        });
        let mut to = self.end;
        while sight.at(to) == Some(' ') && to - self.end < 2 {
            to += 1;
        }
        before || words.iter().any(|word| sight.names_at(to, sight.chars.len(), word))
    }

    /// Cells of a bank, strains.
    fn cells(&self, sight: &Sight) -> bool {
        ["細胞", "株", "マウス", "ラット", " cell", "cell line", "cells", "mice", "strain"].iter().any(|word| {
            let behind = if sight.at(self.end) == Some(' ') { self.end + 1 } else { self.end };
            sight.begins(behind, word.trim_start())
        })
    }

    fn raw(&self, kind: Kind, why: Why) -> Option<Raw> {
        Some(Raw { kind, start: self.start, end: self.end, why })
    }

    fn known(&self) -> bool {
        let bare = self.name.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        known::PUBLISHED.contains(self.name.as_str())
            || known::PUBLISHED.contains(bare)
            || self.parts.iter().all(|part| year(part))
            || matches!(self.name.len(), 11 | 13 | 16 | 18)
                && ProjectNumber::read(&self.name).is_some_and(|number| number.standard)
    }

    fn prefix(&self) -> String {
        let letters = self.parts[0].chars().take_while(char::is_ascii_alphabetic);
        letters.map(|c| c.to_ascii_uppercase()).collect()
    }

    fn clone_name(&self, sight: &Sight, context: Context) -> Option<Raw> {
        if known::CLONES.contains(self.name.as_str()) || self.known() || self.parts.iter().any(String::is_empty) {
            return None;
        }
        let without = self.name.strip_prefix("MAB").or_else(|| self.name.strip_prefix("ANTI")).unwrap_or(&self.name);
        if known::CLONES.contains(without) {
            return None;
        }
        // `mAb8C12` is `8C12`.
        let parts: Vec<&str> = self.parts.iter().map(|part| part.strip_prefix("mAb").unwrap_or(part)).collect();
        let wells = parts.iter().any(|part| well(part));
        let prefix = self.prefix();
        let public = known::PREFIXES.contains(prefix.as_str());
        let first = parts.first().is_some_and(|part| well(part));
        if (public && !first) || self.name.len() > 16 {
            return None;
        }
        let capital = capitals(parts[0]) && (2..=6).contains(&parts[0].len());
        // `KKM-3F9`, `KKM-3F9-2`
        if capital && !public && parts.len() >= 2 && well(parts[1]) && !self.cells(sight) {
            return self.raw(Kind::CloneName, Why::CloneShape);
        }
        if (first || wells)
            && (context.clone || self.near(sight, &known::CLONE) || self.near(sight, &known::ANTIBODY))
            && !self.numbered(sight)
        {
            return self.raw(Kind::CloneName, Why::CloneInContext);
        }
        // Of what is not a well, nothing a genome or a catalogue has.
        let shaped = self.parts.len() >= 2 || first || self.name.len() >= 4;
        let plain = number(&self.name).is_some_and(|count| count == self.name.len());
        let told = || self.beside(sight, &known::CLONE[..5]) || (context.clone && self.alone(sight));
        if shaped && !plain && !public && self.name.len() >= 3 && told() && !self.numbered(sight) {
            return self.raw(Kind::CloneName, Why::CloneInContext);
        }
        None
    }

    /// Nothing else stands in the text: a cell of a column of codes.
    fn alone(&self, sight: &Sight) -> bool {
        let outside = |chars: &[char]| chars.iter().all(|c| !c.is_alphanumeric());
        outside(&sight.chars[..self.start]) && outside(&sight.chars[self.end..])
    }

    /// Somebody else's number.
    fn numbered(&self, sight: &Sight) -> bool {
        let from = self.start.saturating_sub(12);
        sight.names_within(from, self.start, &known::NUMBERED) && !self.beside(sight, &["化合物", "compound"])
    }

    fn compound(&self, sight: &Sight, context: Context) -> Option<Raw> {
        let prefix = self.prefix();
        if prefix.is_empty()
            || !self.parts[0].starts_with(|c: char| c.is_ascii_uppercase())
            || self.parts.iter().any(String::is_empty)
            || known::PREFIXES.contains(prefix.as_str())
            || self.known()
            || self.numbered(sight)
        {
            return None;
        }
        let near = (context.compound && self.alone(sight)) || self.near(sight, &known::COMPOUND);
        let beside = (context.compound && self.alone(sight)) || self.beside(sight, &known::COMPOUND);
        if self.cells(sight) && !near {
            return None;
        }
        let letters = self.parts[0].as_str();
        // `KKD-10482-01`, `KKD-10482-HCl`, `KKD-10482-2b`
        let tail = |parts: &[String]| {
            parts.len() <= 1
                && parts.iter().all(|part| part.len() <= 3 && !(digits(part) && part.len() == 3 && self.year()))
        };
        if let [_, count, rest @ ..] = self.parts.as_slice()
            && let Some(count) = number(count)
            && tail(rest)
        {
            let upper = capitals(letters) && (2..=6).contains(&letters.len());
            // `KKD-2024-001` is a number of a year's paper.
            let year = self.year();
            if upper && (4..=6).contains(&count) && (!year || (near && rest.is_empty())) && (near || !self.underscore) {
                return self.raw(Kind::CompoundCode, if near { Why::CodeInContext } else { Why::CodeShape });
            }
            if upper && count == 3 && near {
                return self.raw(Kind::CompoundCode, Why::CodeInContext);
            }
            let single = capitals(letters)
                && letters.len() == 1
                && (3..=6).contains(&count)
                && near
                && !isotope(letters, &self.parts[1]);
            let mixed = letters.bytes().all(|b| b.is_ascii_alphabetic())
                && letters.bytes().next().is_some_and(|b| b.is_ascii_uppercase())
                && (2..=6).contains(&letters.len())
                && ((3..=6).contains(&count) || (upper && count == 2))
                && beside
                && !isotope(letters, &self.parts[1]);
            if single || mixed {
                return self.raw(Kind::CompoundCode, Why::CodeInContext);
            }
            return None;
        }
        // `TSM-A042`
        if let [_, second] = self.parts.as_slice() {
            let inner = second.bytes().take_while(u8::is_ascii_uppercase).count();
            let rest = &second[inner..];
            let shape = capitals(letters) && (2..=5).contains(&letters.len()) && (1..=2).contains(&inner);
            if shape && number(rest).is_some_and(|count| (2..=5).contains(&count)) && beside {
                return self.raw(Kind::CompoundCode, Why::CodeInContext);
            }
        }
        // `KKD10482`
        if let [only] = self.parts.as_slice() {
            let inner = only.bytes().take_while(u8::is_ascii_uppercase).count();
            let count = number(&only[inner..]).unwrap_or(0);
            if (2..=5).contains(&inner) && (4..=7).contains(&count) && near {
                return self.raw(Kind::CompoundCode, Why::CodeInContext);
            }
        }
        None
    }

    /// The first number reads as a year.
    fn year(&self) -> bool {
        self.parts
            .iter()
            .find(|part| digits(part))
            .is_some_and(|part| part.len() == 4 && part.parse::<u32>().is_ok_and(|year| (1950..=2049).contains(&year)))
    }
}

/// `Lu-177`, `I-131`: an element with the mass of one of its atoms.
fn isotope(letters: &str, count: &str) -> bool {
    const OF: [&str; 24] = [
        "H", "C", "N", "O", "F", "P", "S", "I", "Cu", "Ga", "Zr", "Tc", "In", "Lu", "Ac", "At", "Ra", "Y", "Co", "Cs",
        "Bi", "Pb", "Tb", "Sr",
    ];
    count.len() <= 3 && OF.contains(&letters)
}
