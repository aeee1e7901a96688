//! All names in one automaton, and its bytes for a cache. Building takes a second or two, reading back a fraction of one.
//!
//! The automaton holds the first [`HEAD`] characters of the names only: with whole names it takes 500 MB while it is built instead
//! of 130, and twice the time. What goes on behind a head is looked up among the sorted names.

use super::lexicon::{Class, Entry, Names};
use crate::{Place, Vocabulary};
use daachorse::charwise::CharwiseDoubleArrayAhoCorasick;
use domain::Kind;
use sha2::{Digest, Sha256};

/// Changes whenever names become patterns in another way, so that an older cache is not taken.
const FORMAT: &[u8] = b"tsumugi automaton 3\n";

/// Characters of a name that stand in the automaton.
const HEAD: usize = 8;

/// Finds every name in a text of canonical form.
pub(crate) struct Automaton {
    /// Finds heads: names of at most so many characters, and the beginnings of longer ones.
    finder: CharwiseDoubleArrayAhoCorasick<u32>,
    /// The first name of each head; one more entry than heads.
    heads: Vec<u32>,
    names: Sorted,
    /// Where the meanings of each name begin; one more entry than names.
    begins: Vec<u32>,
    entries: Vec<Entry>,
    spellings: Vec<String>,
}

/// Names in their order, one behind the other.
#[derive(Debug, Default)]
struct Sorted {
    text: String,
    /// Where each begins; one more entry than names.
    begins: Vec<u32>,
    /// The longest other name that each begins with.
    inner: Vec<u32>,
}

impl Sorted {
    const NONE: u32 = u32::MAX;

    /// The names must come in their order.
    fn push(&mut self, name: &str) -> Option<()> {
        if self.begins.is_empty() {
            self.begins.push(0);
        }
        let mut inner = u32::try_from(self.len()).ok()?.checked_sub(1).unwrap_or(Sorted::NONE);
        while inner != Sorted::NONE && !name.starts_with(self.get(inner)) {
            inner = self.inner[inner as usize];
        }
        self.text.push_str(name);
        self.begins.push(u32::try_from(self.text.len()).ok()?);
        self.inner.push(inner);
        Some(())
    }

    fn len(&self) -> usize {
        self.inner.len()
    }

    fn get(&self, at: u32) -> &str {
        &self.text[self.begins[at as usize] as usize..self.begins[at as usize + 1] as usize]
    }

    /// Those of a range that `text` begins with, the longest first. The last one not behind `text` in the order begins with each of
    /// them.
    fn beginning<'a>(&'a self, range: std::ops::Range<u32>, text: &'a str) -> impl Iterator<Item = u32> + 'a {
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle) <= text {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let last = (low > range.start).then(|| low - 1);
        let inner = move |at: &u32| Some(self.inner[*at as usize]).filter(|at| range.contains(at));
        std::iter::successors(last, inner).filter(move |at| text.starts_with(self.get(*at)))
    }
}

/// The head of a name.
fn head(name: &str) -> &str {
    name.char_indices().nth(HEAD).map_or(name, |(end, _)| &name[..end])
}

impl std::fmt::Debug for Automaton {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Automaton").field("names", &self.begins.len()).finish_non_exhaustive()
    }
}

/// The key under which the automaton of this program's tables may be kept: their content and the format.
pub(crate) fn key() -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(FORMAT);
    hash.update(env!("CARGO_PKG_VERSION"));
    for part in crate::shipped::PACKED {
        hash.update(part);
    }
    for part in crate::data::TABLES {
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

impl Automaton {
    /// `None` when the names cannot be built into one; the shipped ones can, a test builds them.
    pub(crate) fn build(vocabulary: &Vocabulary) -> Option<Automaton> {
        let mut all = Names::of(vocabulary);
        let spellings = std::mem::take(&mut all.spellings);
        let (mut names, mut begins, mut entries) = (Sorted::default(), vec![], vec![]);
        for (name, entry) in all.each() {
            let last = u32::try_from(names.len()).ok()?.checked_sub(1);
            if last.is_none_or(|last| names.get(last) != name) {
                names.push(name)?;
                begins.push(u32::try_from(entries.len()).ok()?);
            }
            entries.push(entry);
        }
        begins.push(u32::try_from(entries.len()).ok()?);
        // What is no longer needed would stand beside the automaton while it grows.
        drop(all);
        let heads = heads(&names)?;
        let numbered = (0_u32..).zip(&heads[..heads.len() - 1]).map(|(at, first)| (head(names.get(*first)), at));
        let finder = CharwiseDoubleArrayAhoCorasick::with_values(numbered).ok()?;
        Some(Automaton { finder, heads, names, begins, entries, spellings })
    }

    /// Start, end and meanings of every name that occurs, overlapping ones too. Offsets are bytes.
    pub(crate) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, &'a [Entry])> {
        self.finder.find_overlapping_iter(text).flat_map(move |m| {
            let at = m.value() as usize;
            let range = self.heads[at]..self.heads[at + 1];
            let found = self.names.beginning(range, &text[m.start()..]);
            found.map(move |name| (m.start(), m.start() + self.names.get(name).len(), self.meanings(name)))
        })
    }

    /// The meanings of exactly this name.
    pub(crate) fn exactly(&self, name: &str) -> &[Entry] {
        let all = 0..u32::try_from(self.names.len()).unwrap_or(0);
        let first = self.names.beginning(all, name).next();
        first.filter(|at| self.names.get(*at) == name).map_or(&[], |at| self.meanings(at))
    }

    fn meanings(&self, name: u32) -> &[Entry] {
        let at = name as usize;
        let (Some(begin), Some(end)) = (self.begins.get(at), self.begins.get(at + 1)) else { return &[] };
        self.entries.get(*begin as usize..*end as usize).unwrap_or(&[])
    }

    pub(crate) fn spelling(&self, entry: Entry) -> &str {
        self.spellings.get(entry.spelling as usize).map_or("", String::as_str)
    }

    /// Bytes held on the heap.
    pub(crate) fn heap_bytes(&self) -> usize {
        let spellings: usize = self.spellings.iter().map(|s| s.capacity() + size_of::<String>()).sum();
        let numbers = [&self.heads, &self.names.begins, &self.names.inner, &self.begins];
        self.finder.heap_bytes()
            + self.names.text.capacity()
            + numbers.iter().map(|list| list.capacity() * 4).sum::<usize>()
            + self.entries.capacity() * size_of::<Entry>()
            + spellings
    }

    /// As bytes: key, checksum of what follows, meanings, automaton.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let number =
            |value: usize, body: &mut Vec<u8>| body.extend(u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes());
        number(self.names.len(), &mut body);
        for at in 0..self.names.len() {
            let name = self.names.get(u32::try_from(at).unwrap_or(u32::MAX));
            number(name.len(), &mut body);
            body.extend(name.as_bytes());
        }
        number(self.begins.len(), &mut body);
        self.begins.iter().for_each(|begin| body.extend(begin.to_le_bytes()));
        number(self.entries.len(), &mut body);
        for entry in &self.entries {
            body.extend([entry.kind as u8, entry.class as u8]);
            body.extend(entry.place.0.to_le_bytes());
            body.extend(entry.spelling.to_le_bytes());
        }
        number(self.spellings.len(), &mut body);
        for spelling in &self.spellings {
            number(spelling.len(), &mut body);
            body.extend(spelling.as_bytes());
        }
        body.extend(self.finder.serialize());
        let mut bytes = key().to_vec();
        bytes.extend(checksum(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// Back from bytes. `None` for bytes of other tables, of another format, or damaged ones.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Automaton> {
        let (head, rest) = bytes.split_at_checked(32)?;
        let (sum, body) = rest.split_at_checked(4)?;
        if head != key() || checksum(body).to_le_bytes() != sum {
            return None;
        }
        let mut reader = Reader(body);
        let mut names = Sorted::default();
        for _ in 0..reader.number()? {
            names.push(reader.text()?)?;
        }
        let begins = (0..reader.number()?).map(|_| reader.number()).collect::<Option<Vec<u32>>>()?;
        let entries = (0..reader.number()?).map(|_| reader.entry()).collect::<Option<Vec<Entry>>>()?;
        let spellings = (0..reader.number()?).map(|_| reader.text().map(str::to_owned)).collect::<Option<Vec<_>>>()?;
        let (finder, after) = CharwiseDoubleArrayAhoCorasick::deserialize(reader.0).ok()?;
        after.is_empty().then_some(Automaton { finder, heads: heads(&names)?, names, begins, entries, spellings })
    }
}

/// The first name of each head, and the count of names.
fn heads(names: &Sorted) -> Option<Vec<u32>> {
    let count = u32::try_from(names.len()).ok()?;
    let first = |at: &u32| *at == 0 || head(names.get(*at)) != head(names.get(at - 1));
    Some((0..count).filter(first).chain([count]).collect())
}

fn checksum(body: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(body);
    crc.sum()
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn entry(&mut self) -> Option<Entry> {
        let head = self.take(2)?;
        let kind = *Kind::ALL.get(usize::from(head[0]))?;
        let class = *Class::ALL.get(usize::from(head[1]))?;
        Some(Entry { kind, class, place: Place(self.number()?), spelling: self.number()? })
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        str::from_utf8(self.take(length)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_text_begins_with_are_found_whatever_stands_between_them() {
        let all = ["ab", "abc", "abca", "abcde", "abcdef", "abd", "b"];
        let mut names = Sorted::default();
        assert!(all.iter().all(|name| names.push(name).is_some()));
        let found = |range, text| names.beginning(range, text).map(|at| names.get(at)).collect::<Vec<_>>();
        assert_eq!(found(0..7, "abcdefg"), ["abcdef", "abcde", "abc", "ab"]);
        assert_eq!(found(0..7, "abcdz"), ["abc", "ab"]);
        assert_eq!(found(0..7, "abe"), ["ab"]);
        assert_eq!(found(3..5, "abcdefg"), ["abcdef", "abcde"]);
        assert!(found(0..7, "a").is_empty() && found(0..7, "").is_empty() && found(0..7, "がん").is_empty());
        assert_eq!(head("がん性疼痛治療薬の開発"), "がん性疼痛治療薬");
    }
}
