//! Leaks in a text: molecules, sequences, codes, mail addresses, telephone numbers.
//!
//! A text is looked at as people read it: full-width letters and digits are letters and digits, every dash is one,
//! invisible characters are not there. What is found is given back as it stood, counted in characters.

mod codes;
mod contact;
mod inchi;
mod known;
mod letters;
mod sequence;
mod smiles;

use crate::Kind;
use serde::Serialize;

/// Something found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// The first character, counted from 0.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
    /// As it stands in the text.
    pub text: String,
    /// By which rule.
    pub why: Why,
}

/// The rule that found it, for the app to word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Why {
    /// Reads as a molecule, with rings, branches or bonds.
    Molecule,
    Inchi,
    InchiKey,
    /// One-letter residues that are no words.
    Residues,
    ThreeLetterResidues,
    Bases,
    /// Letters, hyphen, four to six digits; not a name everybody knows.
    CodeShape,
    /// A code beside a word such as 化合物.
    CodeInContext,
    CloneShape,
    CloneInContext,
    Mail,
    Phone,
    Extension,
    /// A word the library gave.
    Word,
}

/// What a text is about, when that stands elsewhere: in the heading of its column, in the label before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct Context {
    pub molecule: bool,
    pub sequence: bool,
    pub compound: bool,
    pub clone: bool,
    pub phone: bool,
}

impl Context {
    /// Everything at once: what could be found at all.
    pub const ANY: Context = Context { molecule: true, sequence: true, compound: true, clone: true, phone: true };

    /// What a label or a heading announces.
    pub fn of(label: &str) -> Context {
        let sight = Sight::new(label);
        let all = sight.chars.len();
        // A sentence announces nothing but itself.
        if all == 0 || all > 40 {
            return Context::default();
        }
        let has = |words: &[&str]| sight.names_within(0, all, words);
        Context {
            molecule: has(&known::MOLECULE),
            sequence: has(&known::SEQUENCE),
            compound: has(&[
                "化合物",
                "開発コード",
                "開発番号",
                "検体番号",
                "compound",
                "lead",
                "candidate",
                "リード",
                "候補",
            ]),
            clone: has(&known::CLONE),
            phone: has(&known::PHONE),
        }
    }

    /// Both.
    pub fn and(self, other: Context) -> Context {
        Context {
            molecule: self.molecule || other.molecule,
            sequence: self.sequence || other.sequence,
            compound: self.compound || other.compound,
            clone: self.clone || other.clone,
            phone: self.phone || other.phone,
        }
    }
}

/// Findings of a text, from its beginning to its end; none overlaps another.
pub fn look(text: &str) -> Vec<Hit> {
    look_in(text, Context::default())
}

/// Findings of a text whose label or heading is known.
pub fn look_in(text: &str, context: Context) -> Vec<Hit> {
    let gate = Gate::of(text);
    if !gate.any() {
        return Vec::new();
    }
    let sight = Sight::new(text);
    let links = if gate.slash { links(&sight) } else { Vec::new() };
    let mut found: Vec<Raw> = Vec::new();
    if gate.at {
        contact::mails(&sight, &mut found);
    }
    if gate.longest >= 14 {
        inchi::look(&sight, &mut found);
    }
    if gate.longest >= 5 {
        smiles::look(&sight, context, &mut found);
    }
    if gate.letters >= 8 {
        sequence::look(&sight, context, &mut found);
    }
    if gate.digits >= 1 && gate.letters >= 1 {
        codes::look(&sight, context, &mut found);
    }
    if gate.digits >= 2 {
        contact::phones(&sight, context, &mut found);
    }
    settle(&sight, found, &links)
}

/// A finding in the characters of a [`Sight`].
#[derive(Debug, Clone, Copy)]
struct Raw {
    kind: Kind,
    start: usize,
    end: usize,
    why: Why,
}

/// The first of overlapping findings stays, in the order the rules are asked: the surest first.
fn settle(sight: &Sight, found: Vec<Raw>, links: &[(usize, usize)]) -> Vec<Hit> {
    let mut kept: Vec<Raw> = Vec::new();
    for one in found.into_iter().filter(|one| one.start < one.end) {
        let within = |(start, end): &(usize, usize)| one.start >= *start && one.end <= *end;
        let overlaps = |other: &Raw| one.start < other.end && other.start < one.end;
        let in_link = one.kind != Kind::MailAddress && one.kind != Kind::Inchi && links.iter().any(within);
        if !in_link && !kept.iter().any(overlaps) {
            kept.push(one);
        }
        if kept.len() >= MAX_HITS {
            break;
        }
    }
    kept.sort_by_key(|one| one.start);
    kept.into_iter().map(|one| sight.hit(one)).collect()
}

/// A cell has 32,767 characters; more findings of one text say nothing new.
const MAX_HITS: usize = 200;

/// Addresses of the web and DOIs: what stands in them is an address, not a code.
fn links(sight: &Sight) -> Vec<(usize, usize)> {
    let chars = &sight.chars;
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let web = ["https://", "http://", "ftp://"].iter().any(|begin| sight.begins(at, begin));
        let doi = sight.begins(at, "10.")
            && !sight.is_word_before(at)
            && chars[at..].iter().take(12).any(|c| *c == '/')
            && chars.get(at + 3).is_some_and(char::is_ascii_digit);
        if web || doi {
            let end = (at..chars.len()).find(|i| !chars[*i].is_ascii_graphic()).unwrap_or(chars.len());
            found.push((at, end));
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}

/// What a text could hold at all, counted in one pass.
struct Gate {
    digits: usize,
    letters: usize,
    /// The longest stretch of ASCII without a space.
    longest: usize,
    at: bool,
    slash: bool,
}

impl Gate {
    fn of(text: &str) -> Gate {
        let mut gate = Gate { digits: 0, letters: 0, longest: 0, at: false, slash: false };
        let mut run = 0;
        let (mut second, mut last) = (' ', ' ');
        for c in text.chars() {
            // A plain letter is one in any width; an invisible character may stand between two.
            let c = if c.is_ascii() { c } else { plain(c) };
            match c {
                '0'..='9' => gate.digits += 1,
                'a'..='z' | 'A'..='Z' => gate.letters += 1,
                '@' => gate.at = true,
                '/' => gate.slash = true,
                // `[at]`
                ']' | ')' | '>' | '}' => gate.at |= matches!((second, last), ('a' | 'A', 't' | 'T')),
                _ if invisible(c) => continue,
                _ => {}
            }
            run = if c.is_ascii_graphic() { run + 1 } else { 0 };
            gate.longest = gate.longest.max(run);
            (second, last) = (last, c);
        }
        gate
    }

    fn any(&self) -> bool {
        self.at || self.letters >= 8 || self.digits >= 2 || (self.digits >= 1 && self.letters >= 1) || self.longest >= 5
    }
}

/// A text as people read it.
struct Sight<'a> {
    chars: Vec<char>,
    /// Where each character stood in the text; empty where nothing in it is invisible and each stands where it stood.
    places: Vec<usize>,
    original: &'a str,
}

/// Characters that nobody sees.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' | '\u{FE00}'..='\u{FE0F}')
}

fn plain(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\t' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2032}' => '\'',
        '\r' => '\n',
        _ => c,
    }
}

impl Sight<'_> {
    fn new(original: &str) -> Sight<'_> {
        let mut chars = Vec::with_capacity(original.len());
        let mut hides = false;
        for c in original.chars() {
            hides |= invisible(c);
            chars.push(plain(c));
        }
        let mut sight = Sight { chars, places: Vec::new(), original };
        if hides {
            let seen = original.chars().enumerate().filter(|(_, c)| !invisible(*c));
            (sight.places, sight.chars) = seen.map(|(at, c)| (at, plain(c))).unzip();
        }
        // A long mark between digits is how people type a hyphen.
        for at in 1..sight.chars.len().saturating_sub(1) {
            let between = sight.chars[at - 1].is_ascii_digit() && sight.chars[at + 1].is_ascii_digit();
            if between && matches!(sight.chars[at], 'ー' | 'ｰ' | '一' | '─') {
                sight.chars[at] = '-';
            }
        }
        sight
    }

    fn hit(&self, raw: Raw) -> Hit {
        let stood = |at: usize| self.places.get(at).copied().unwrap_or(at);
        let (start, end) = (stood(raw.start), stood(raw.end - 1) + 1);
        let text = self.original.chars().skip(start).take(end - start).collect();
        Hit { kind: raw.kind, start, end, text, why: raw.why }
    }

    fn at(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// ASCII letters, digits and underscores go on as one word.
    fn is_word_before(&self, at: usize) -> bool {
        at > 0 && is_word(self.chars[at - 1])
    }

    fn begins(&self, at: usize, word: &str) -> bool {
        let mut rest = self.chars.get(at..).unwrap_or_default().iter();
        word.chars().all(|c| rest.next().is_some_and(|other| other.eq_ignore_ascii_case(&c)))
    }

    /// One of the words stands between two places. Words of Latin letters stand alone.
    fn names_within(&self, from: usize, to: usize, words: &[&str]) -> bool {
        let to = to.min(self.chars.len());
        (from.min(to)..to).any(|at| words.iter().any(|word| self.names_at(at, to, word)))
    }

    fn names_at(&self, at: usize, to: usize, word: &str) -> bool {
        // Most places end here.
        let begins = |c: char| self.at(at).is_some_and(|other| other.eq_ignore_ascii_case(&c));
        if !word.chars().next().is_some_and(begins) {
            return false;
        }
        let end = at + word.chars().count();
        if end > to || !self.begins(at, word) {
            return false;
        }
        // Crohn's disease is no clone.
        if word == "クローン" && self.at(end) == Some('病') {
            return false;
        }
        let latin = word.is_ascii();
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        // A plural is the same word.
        let behind = if latin && self.at(end).is_some_and(|c| c == 's') { end + 1 } else { end };
        !latin || !((at > 0 && letter(self.at(at - 1))) || letter(self.at(behind)))
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
