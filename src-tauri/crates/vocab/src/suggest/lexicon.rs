//! Which names are looked for, each with the concepts it may mean.

use super::variants;
use crate::canon::{canon, greek, roman};
use crate::shipped::Row;
use crate::{Place, Vocabulary};
use domain::{Concept, Kind, text};
use std::collections::{HashMap, HashSet};

/// Where a name comes from; the lesser goes first (starter > symbol > name > alias).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Class {
    /// Label or short form of a curated row.
    Starter,
    /// Synonym of a curated row.
    StarterSynonym,
    /// Approved symbol of a gene; name of a family.
    Symbol,
    /// Approved name of a gene; label of a disease.
    Name,
    /// Alias of a gene; synonym of a disease.
    Alias,
    /// A name from MeSH, FamPlex or the Disease Ontology.
    Other,
    /// Made from a name by turning its words: lung cancer from cancer of the lung.
    Variant,
    /// The adjective made of a disease's name: ischemic, diabetic.
    Adjective,
    /// Former symbol: never on its own.
    Previous,
    /// A word that contains the name of something it is not (アンチトロンビン). Takes its place, means nothing.
    Container,
}

impl Class {
    pub(crate) const ALL: [Class; 10] = [
        Class::Starter,
        Class::StarterSynonym,
        Class::Symbol,
        Class::Name,
        Class::Alias,
        Class::Other,
        Class::Variant,
        Class::Adjective,
        Class::Previous,
        Class::Container,
    ];
}

/// One meaning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    pub(crate) place: Place,
    pub(crate) class: Class,
    /// Place of the spelling whose case counts, in the spellings; 0: case does not count.
    pub(crate) spelling: u32,
}

/// Names in canonical form, each with one meaning, as they come. All in one text: half a million strings of their own would take
/// three times the memory.
#[derive(Debug, Default)]
pub(crate) struct Names {
    text: String,
    /// Where each name stands in the text, its length, and its meaning.
    lines: Vec<(u32, u8, Entry)>,
    /// Spellings whose case counts. The first stands for "does not count".
    pub(crate) spellings: Vec<String>,
    known: HashMap<String, u32>,
}

/// Names that are words of every text or no diseases; with the reasons in `data/never.tsv`.
const NEVER: &str = include_str!("../../data/never.tsv");
/// Words that contain the name of something they are not; `data/containers.tsv`.
const CONTAINERS: &str = include_str!("../../data/containers.tsv");

/// Names the tables lack; `data/also.tsv`.
const ALSO: &str = include_str!("../../data/also.tsv");

pub(crate) fn first_cells(table: &str) -> impl Iterator<Item = &str> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .filter(|cell| !cell.is_empty())
}

/// A spelling as case is compared: width settled, without what parts words, Greek by name, lone roman numerals as numbers.
pub(crate) fn cased(name: &str) -> String {
    let mut out = String::new();
    for part in text::nfkc(name).split(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '・' | '\'' | '\u{2019}')
    }) {
        if let Some(number) = roman(&part.to_ascii_lowercase()).filter(|_| part.chars().all(|c| c.is_ascii_uppercase()))
        {
            out.push_str(number);
            continue;
        }
        for c in part.chars() {
            match c.to_lowercase().next().and_then(greek) {
                Some(letter) => out.push_str(letter),
                None => out.push(c),
            }
        }
    }
    out
}

/// Whether a name's case tells it from a word: one word of at most six ASCII letters; of any length where it is a symbol or
/// an alias of a gene written with capitals (SPATIAL, CRYPTIC).
fn case_counts(kind: Kind, class: Class, name: &str) -> bool {
    let name = text::nfkc(name);
    let name = name.trim();
    let letters = name.chars().filter(char::is_ascii_alphabetic).count();
    let symbol = kind == Kind::Target && matches!(class, Class::Symbol | Class::Alias | Class::Previous);
    letters > 0
        && name.chars().all(|c| c.is_ascii() || greek(c).is_some())
        && (letters <= 6 || symbol && name.chars().filter(char::is_ascii_uppercase).count() >= 2)
        && !name.contains(' ')
}

/// Whether a small-letter synonym is an abbreviation all the same: MONDO writes men, cold, gave for MEN, COLD, GAVE. The
/// letters are then initials of the label's or a synonym's words.
fn is_initials(name: &str, row: Row<'_>) -> bool {
    if name.len() > 5 || !name.chars().all(|c| c.is_ascii_alphabetic()) {
        return false;
    }
    let initials = |long: &str| {
        let words: Vec<char> =
            long.split([' ', '-']).filter_map(|w| w.chars().next()).map(|c| c.to_ascii_lowercase()).collect();
        let mut at = words.iter();
        words.len() >= 2
            && name.to_ascii_lowercase().chars().filter(|c| at.by_ref().any(|w| w == c)).count() + 1 >= name.len()
    };
    [row.label()].into_iter().chain(row.aliases()).chain(row.others()).any(initials)
}

/// Whether a one-word synonym is only a part of the label (lung for lung neoplasm): broader than what it would mean. What the
/// label adds nothing to (constipation disorder, obesity disorder) is the name itself.
fn is_part(name: &str, label: &str) -> bool {
    let same = |word: &str| word.eq_ignore_ascii_case(name);
    let alone = label.split_once(' ').is_some_and(|(first, rest)| {
        same(first) && matches!(rest, "disorder" | "disease" | "(disorder)") && !name.eq_ignore_ascii_case("infectious")
    });
    !name.contains(' ') && label.contains(' ') && label.split(' ').any(same) && !alone
}

/// Words that name an organ, known by the neoplasms the table has of them: as a synonym (pancreas) they are what MONDO left of a
/// longer name.
fn organs(vocabulary: &Vocabulary) -> HashSet<String> {
    let rows = vocabulary.rows(Kind::Indication);
    let mut organs = HashSet::new();
    for at in 0..rows.len() {
        let row = rows.row(at);
        for name in [row.label()].into_iter().chain(row.aliases()) {
            if let Some((organ, "neoplasm" | "tumor")) = name.split_once(' ') {
                organs.insert(organ.to_ascii_lowercase());
            } else if let Some(organ) = name.strip_prefix("neoplasm of ") {
                organs.insert(organ.strip_prefix("the ").unwrap_or(organ).to_ascii_lowercase());
            }
        }
    }
    organs
}

impl Names {
    pub(crate) fn of(vocabulary: &Vocabulary) -> Names {
        let organs = organs(vocabulary);
        // Targets and indications are about the same work, and the canonical form is most of it.
        let (mut names, others) = std::thread::scope(|scope| {
            let targets = scope.spawn(|| Names::of_kind(vocabulary, Kind::Target, &organs));
            let mut own = Names::of_kind(vocabulary, Kind::Indication, &organs);
            own.also(vocabulary);
            own.merge(Names::of_kind(vocabulary, Kind::Modality, &organs));
            (own, targets.join().unwrap_or_default())
        });
        names.merge(others);
        for name in first_cells(CONTAINERS) {
            let entry = Entry { kind: Kind::Indication, place: Place::NONE, class: Class::Container, spelling: 0 };
            names.line(&canon(name).text, entry);
        }
        let never: HashSet<String> = first_cells(NEVER).map(|name| canon(name).text).collect();
        let Names { text, lines, .. } = &mut names;
        let name = |(begin, length, _): &(u32, u8, Entry)| &text[*begin as usize..][..usize::from(*length)];
        lines.retain(|line| !never.contains(name(line)));
        // Names in order, their meanings best first.
        let order = |entry: &Entry| (entry.class, entry.place, entry.spelling, entry.kind);
        lines.sort_unstable_by(|a, b| name(a).cmp(name(b)).then_with(|| order(&a.2).cmp(&order(&b.2))));
        let same = |a: &Entry, b: &Entry| (a.kind, a.place, a.spelling) == (b.kind, b.place, b.spelling);
        lines.dedup_by(|a, b| same(&a.2, &b.2) && name(a) == name(b));
        names
    }

    /// Every name in its order with its meanings, best first.
    pub(crate) fn each(&self) -> impl Iterator<Item = (&str, Entry)> {
        let name = |begin: u32, length: u8| &self.text[begin as usize..][..usize::from(length)];
        self.lines.iter().map(move |(begin, length, entry)| (name(*begin, *length), *entry))
    }

    fn line(&mut self, name: &str, entry: Entry) {
        let (Ok(begin), Ok(length)) = (u32::try_from(self.text.len()), u8::try_from(name.len())) else { return };
        self.text.push_str(name);
        self.lines.push((begin, length, entry));
    }

    fn of_kind(vocabulary: &Vocabulary, kind: Kind, organs: &HashSet<String>) -> Names {
        let mut names = Names { spellings: vec![String::new()], ..Names::default() };
        for (at, concept) in vocabulary.all(kind).iter().enumerate() {
            names.starter(concept, Place::starter(at));
        }
        let rows = vocabulary.rows(kind);
        for at in 0..rows.len() {
            let row = rows.row(at);
            let place = vocabulary.place(kind, row.id()).unwrap_or(Place::row(at));
            names.row(kind, row, place, organs);
        }
        names
    }

    /// Takes in the names of another kind; its spellings get new numbers.
    fn merge(&mut self, other: Names) {
        let numbers: Vec<u32> =
            other.spellings.iter().map(|form| if form.is_empty() { 0 } else { self.spelling(form) }).collect();
        let behind = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(&other.text);
        self.lines.extend(other.lines.into_iter().map(|(begin, length, entry)| {
            (begin + behind, length, Entry { spelling: numbers[entry.spelling as usize], ..entry })
        }));
    }

    fn starter(&mut self, concept: &Concept, place: Place) {
        let kind = concept.kind;
        // 未定 and 不明 are said by rules of their own: 原因不明 is no modality.
        if matches!(concept.id.as_str(), "ND" | "UN") {
            return;
        }
        for name in [&concept.label_ja, &concept.label_en, &concept.short_ja, &concept.short_en] {
            self.put(kind, place, Class::Starter, name);
        }
        for name in concept.synonyms_ja.iter().chain(&concept.synonyms_en) {
            self.put(kind, place, Class::StarterSynonym, name);
        }
        if kind == Kind::Indication {
            for name in [&concept.label_en].into_iter().chain(&concept.synonyms_en) {
                self.turned(kind, place, name);
            }
        }
    }

    fn row(&mut self, kind: Kind, row: Row<'_>, place: Place, organs: &HashSet<String>) {
        // What only the Disease Ontology has gives way to what MONDO has under the same name.
        let label = match kind {
            Kind::Target => Class::Symbol,
            _ if row.id().starts_with("DOID:") => Class::Other,
            _ => Class::Name,
        };
        self.put(kind, place, label, row.label());
        if let Some(name) = row.name() {
            self.put(kind, place, Class::Name, name);
        }
        let disease = kind == Kind::Indication;
        let other = |class: Class| if row.id().starts_with("DOID:") { Class::Other } else { class };
        let broader =
            |name: &str| disease && (is_part(name, row.label()) || organs.contains(&name.to_ascii_lowercase()));
        for name in row.aliases().filter(|name| !broader(name)) {
            if disease && is_initials(name, row) {
                self.put(kind, place, other(Class::Alias), &name.to_uppercase());
            } else {
                self.put(kind, place, other(Class::Alias), name);
            }
        }
        for name in row.previous() {
            self.put(kind, place, Class::Previous, name);
        }
        for name in row.others().filter(|name| !broader(name)) {
            self.put(kind, place, Class::Other, name);
        }
        if kind == Kind::Indication {
            for name in [row.label()].into_iter().chain(row.aliases()).chain(row.others()) {
                self.turned(kind, place, name);
            }
            return;
        }
        for name in [row.label()].into_iter().chain(row.aliases()).chain(row.others()) {
            if let Some(latin) = variants::latin(name) {
                self.put(kind, place, Class::Variant, &latin);
            }
            // hsa-mir-21 is written miR-21, miRNA-21 or microRNA-21.
            if let Some(number) = name.strip_prefix("hsa-mir-") {
                for head in ["miR-", "miRNA-", "microRNA-"] {
                    self.put(kind, place, Class::Alias, &format!("{head}{number}"));
                }
            } else if let Some(short) = name.strip_prefix("hsa-let-") {
                self.put(kind, place, Class::Alias, &format!("let-{short}"));
            }
        }
        if let Some(name) = row.name() {
            for turned in variants::of_gene(name) {
                self.put(kind, place, Class::Variant, &turned);
            }
        }
    }

    fn also(&mut self, vocabulary: &Vocabulary) {
        for line in ALSO.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(id), Some(list)) = (cells.next(), cells.next()) else { continue };
            let Some(place) = vocabulary.place(Kind::Indication, id) else { continue };
            for name in list.split('|') {
                self.put(Kind::Indication, place, Class::Name, name);
            }
        }
    }

    fn turned(&mut self, kind: Kind, place: Place, name: &str) {
        if let Some(adjective) = variants::adjective(name) {
            self.put(kind, place, Class::Adjective, &adjective);
        }
        for turned in variants::of_disease(name) {
            self.put(kind, place, Class::Variant, &turned);
        }
    }

    fn put(&mut self, kind: Kind, place: Place, class: Class, name: &str) {
        let key = canon(name).text;
        // One ASCII character or kana is never a name in running text.
        if key.len() < 2 || key.chars().count() < 2 || key.bytes().all(|b| b.is_ascii_digit()) || key.len() > 120 {
            return;
        }
        let spelling = if case_counts(kind, class, name) { self.spelling(&cased(name)) } else { 0 };
        self.line(&key, Entry { kind, place, class, spelling });
    }

    fn spelling(&mut self, form: &str) -> u32 {
        if let Some(at) = self.known.get(form) {
            return *at;
        }
        let at = u32::try_from(self.spellings.len()).unwrap_or(0);
        self.spellings.push(form.to_owned());
        self.known.insert(form.to_owned(), at);
        at
    }
}
