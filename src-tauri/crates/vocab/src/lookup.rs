//! Finding rows of the large tables: by what is typed into the picker, and by exactly a name. Made at the first look-up.

use crate::search::{Fit, exact_key, key};
use crate::shipped::{Row, Rows};
use memchr::memmem;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The names of every row as the search compares them, one after the other.
#[derive(Debug)]
pub(crate) struct Lookup {
    /// Keys between line breaks; the first is a line break.
    text: String,
    /// Where each key begins, with its row and its number among the row's names.
    begins: Vec<(u32, u32, u32)>,
    /// Hash of each exact key, with its row and the level of the name: less is nearer to a label.
    exact: Vec<(u64, u32, u8)>,
}

/// The names of a row: label, name, then the synonyms in the order in which its concept has them.
fn names(row: Row<'_>) -> impl Iterator<Item = (u32, &str)> {
    let label = [(0, row.label()), (1, row.name().unwrap_or(""))].into_iter();
    let others = row.aliases().chain(row.previous()).chain(row.others());
    label.chain((2..).zip(others)).filter(|(_, name)| !name.is_empty())
}

/// Aliases and everything after them are one level.
fn level(number: u32) -> u8 {
    u8::try_from(number.min(2)).unwrap_or(2)
}

fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// Shorter keys mean too many things to be taken for an alias.
const SHORT: usize = 3;

impl Lookup {
    pub(crate) fn of(rows: &Rows) -> Lookup {
        let mut lookup = Lookup { text: "\n".to_owned(), begins: Vec::new(), exact: Vec::new() };
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        for at in 0..rows.len() {
            for (name, text) in names(rows.row(at)) {
                let key = key(text);
                lookup.begins.push((number(lookup.text.len()), number(at), name));
                lookup.text.push_str(&key);
                lookup.text.push('\n');
                let exact = key.replace(' ', "");
                if !exact.is_empty() && (level(name) < 2 || exact.chars().count() > SHORT) {
                    lookup.exact.push((hash(&exact), number(at), level(name)));
                }
            }
        }
        lookup.exact.sort_unstable();
        lookup
    }

    /// Rows that hold the typed words (folded), each with how well its best name fits and that name's number.
    pub(crate) fn search(&self, whole: &str, words: &[&str]) -> BTreeMap<u32, (bool, Fit, u32)> {
        let mut found: BTreeMap<u32, (bool, Fit, u32)> = BTreeMap::new();
        if whole.chars().count() < 2 && whole.is_ascii() {
            return found;
        }
        self.each(whole, |row, name, fit| {
            let best = found.entry(row).or_insert((false, fit, name));
            *best = (*best).min((false, fit, name));
        });
        let Some(longest) = words.iter().max_by_key(|word| word.len()).filter(|_| words.len() > 1) else {
            return found;
        };
        // Words apart: all in one name, which the longest word finds.
        let mut apart: Vec<(u32, u32)> = Vec::new();
        self.each(longest, |row, name, _| apart.push((row, name)));
        for (row, name) in apart {
            if self.name(row, name).is_some_and(|key| words.iter().all(|word| key.contains(word))) {
                found.entry(row).or_insert((true, Fit::Inside, name));
            }
        }
        found
    }

    fn each(&self, word: &str, mut told: impl FnMut(u32, u32, Fit)) {
        for at in memmem::find_iter(self.text.as_bytes(), word) {
            let place = self.begins.partition_point(|(begin, ..)| *begin as usize <= at);
            let Some((begin, row, name)) = place.checked_sub(1).and_then(|place| self.begins.get(place)) else {
                continue;
            };
            let ends = self.text.as_bytes().get(at + word.len()) == Some(&b'\n');
            let inside = self.text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
            let fit = match (*begin as usize == at, ends, inside) {
                (true, true, _) => Fit::Exact,
                (true, false, _) => Fit::Start,
                (false, _, false) => Fit::WordStart,
                (false, _, true) => Fit::Inside,
            };
            told(*row, *name, fit);
        }
    }

    fn name(&self, row: u32, name: u32) -> Option<&str> {
        let place = self.begins.binary_search_by_key(&(row, name), |(_, row, name)| (*row, *name)).ok()?;
        let begin = self.begins[place].0 as usize;
        self.text[begin..].split('\n').next()
    }

    /// The one row that has exactly this name, the nearest to a label; `None` when two are equally near.
    pub(crate) fn exactly(&self, rows: &Rows, text: &str) -> Option<u32> {
        let key = exact_key(text);
        let wanted = hash(&key);
        let from = self.exact.partition_point(|(hash, ..)| *hash < wanted);
        let same = self.exact[from..].iter().take_while(|(hash, ..)| *hash == wanted);
        let has = |row: u32, lev: u8| {
            names(rows.row(row as usize)).any(|(name, text)| level(name) == lev && exact_key(text) == key)
        };
        let mut fitting: Vec<(u8, u32)> =
            same.filter(|(_, row, level)| has(*row, *level)).map(|(_, row, level)| (*level, *row)).collect();
        fitting.sort_unstable();
        fitting.dedup_by_key(|(_, row)| *row);
        match fitting.as_slice() {
            [] => None,
            [(best, row), (next, _), ..] => (best < next).then_some(*row),
            [(_, row)] => Some(*row),
        }
    }
}
