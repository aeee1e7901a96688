//! All names in one automaton, and its bytes for a cache. Building takes a second or two, reading back a fraction of one.

use super::lexicon::{Class, Entry, Names};
use crate::{Place, Vocabulary};
use daachorse::charwise::CharwiseDoubleArrayAhoCorasick;
use domain::Kind;
use sha2::{Digest, Sha256};

/// Changes whenever names become patterns in another way, so that an older cache is not taken.
const FORMAT: &[u8] = b"tsumugi automaton 2\n";

/// Finds every name in a text of canonical form.
pub(crate) struct Automaton {
    finder: CharwiseDoubleArrayAhoCorasick<u32>,
    /// Where the meanings of each name begin; one more entry than names.
    begins: Vec<u32>,
    entries: Vec<Entry>,
    spellings: Vec<String>,
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
        let names = Names::of(vocabulary);
        let mut sorted: Vec<(String, Vec<Entry>)> = names.meanings.into_iter().filter(|(_, e)| !e.is_empty()).collect();
        sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut begins = vec![0_u32];
        let mut entries = Vec::with_capacity(sorted.len());
        let mut patterns = Vec::with_capacity(sorted.len());
        for (name, meanings) in sorted {
            patterns.push(name);
            entries.extend(meanings);
            begins.push(u32::try_from(entries.len()).ok()?);
        }
        let numbered = patterns.iter().enumerate().filter_map(|(at, name)| Some((name, u32::try_from(at).ok()?)));
        let finder = CharwiseDoubleArrayAhoCorasick::with_values(numbered).ok()?;
        Some(Automaton { finder, begins, entries, spellings: names.spellings })
    }

    /// Start, end and meanings of every name that occurs, overlapping ones too. Offsets are bytes.
    pub(crate) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, &'a [Entry])> {
        self.finder.find_overlapping_iter(text).map(|m| (m.start(), m.end(), self.meanings(m.value())))
    }

    /// The meanings of exactly this name.
    pub(crate) fn exactly(&self, name: &str) -> &[Entry] {
        let whole = self.finder.find_overlapping_iter(name).find(|m| m.start() == 0 && m.end() == name.len());
        whole.map_or(&[], |m| self.meanings(m.value()))
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
        self.finder.heap_bytes() + self.begins.capacity() * 4 + self.entries.capacity() * size_of::<Entry>() + spellings
    }

    /// As bytes: key, checksum of what follows, meanings, automaton.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let number =
            |value: usize, body: &mut Vec<u8>| body.extend(u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes());
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
        let begins = (0..reader.number()?).map(|_| reader.number()).collect::<Option<Vec<u32>>>()?;
        let entries = (0..reader.number()?).map(|_| reader.entry()).collect::<Option<Vec<Entry>>>()?;
        let spellings = (0..reader.number()?).map(|_| reader.text()).collect::<Option<Vec<String>>>()?;
        let (finder, after) = CharwiseDoubleArrayAhoCorasick::deserialize(reader.0).ok()?;
        after.is_empty().then_some(Automaton { finder, begins, entries, spellings })
    }
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

    fn text(&mut self) -> Option<String> {
        let length = self.number()? as usize;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }
}
