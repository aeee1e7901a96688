//! What a search wants, and which projects have it.

use crate::Index;
use domain::{Dim, Filter, Id};
use fixedbitset::FixedBitSet;
use memchr::{memchr, memmem, memrchr};

/// What a search wants: a query whose words have been looked up in the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Want {
    /// All of these; none = every project.
    And(Vec<Want>),
    /// Any of these; none = no project.
    Or(Vec<Want>),
    /// Not this.
    Not(Box<Want>),
    /// Any of these words.
    Words {
        /// Alternatives, folded, not empty.
        words: Vec<Word>,
        /// Only in lines with this mark; `None` = in every line and in notes.
        mark: Option<char>,
    },
    /// Any of these words in the notes of themes.
    Notes(Vec<Word>),
    /// Any of these values.
    Has(Dim, Vec<String>),
    /// Fiscal years (of [`Dim::Year`] or [`Dim::Ends`]) between two, included.
    Years(Dim, Option<i64>, Option<i64>),
    /// Yen between two, included.
    Budget(Option<i64>, Option<i64>),
    /// Has no number.
    NoNumber,
    /// Names no researcher.
    NoResearcher,
    /// Exactly these projects; none = no project.
    These(Vec<Id>),
}

/// A word to look for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Word {
    /// Folded.
    pub text: String,
    /// Not within a longer word of Latin letters and digits (a short name beside which it would be found by chance).
    pub whole: bool,
}

impl Default for Want {
    fn default() -> Want {
        Want::And(Vec::new())
    }
}

/// Fewer candidates than this are looked at by one thread: starting another costs as much.
const FEW: usize = 3_000;

/// A condition that is decided project by project: in the set, or any of the words in its text.
struct Test<'a> {
    set: FixedBitSet,
    words: Vec<Holds<'a>>,
    /// Slots that may pass.
    may: FixedBitSet,
    /// All of them pass: no text is looked at.
    sure: bool,
}

impl Index {
    /// Projects within `within` that have it.
    pub(crate) fn wanted(&self, want: &Want, within: &FixedBitSet) -> FixedBitSet {
        match want {
            Want::And(parts) => self.all_of(&parts.iter().collect::<Vec<_>>(), within),
            Want::Words { .. } => self.all_of(&[want], within),
            Want::Or(parts) => {
                if want.is_plain() && want.reads_texts() {
                    return self.all_of(&[want], within);
                }
                let mut found = FixedBitSet::with_capacity(self.entries.len());
                let mut left = within.clone();
                for part in parts {
                    let more = self.wanted(part, &left);
                    left.difference_with(&more);
                    found.union_with(&more);
                }
                found
            }
            Want::Not(inner) => {
                let mut found = within.clone();
                found.difference_with(&self.wanted(inner, within));
                found
            }
            Want::Notes(words) => self.noted(words, within),
            Want::Has(dim, values) => self.has(*dim, values, within),
            Want::Years(dim, from, to) => {
                let inside = |value: &str| {
                    value
                        .parse::<i64>()
                        .is_ok_and(|year| from.is_none_or(|f| year >= f) && to.is_none_or(|t| year <= t))
                };
                let mut found = self.column(*dim).any(inside, self.entries.len());
                found.intersect_with(within);
                found
            }
            Want::Budget(from, to) => self.entries_with(within, |entry| {
                entry.budget_yen.is_some_and(|yen| from.is_none_or(|f| yen >= f) && to.is_none_or(|t| yen <= t))
            }),
            Want::NoNumber => self.entries_with(within, |entry| entry.number.is_none()),
            Want::NoResearcher => self.entries_with(within, |entry| entry.researcher.is_empty()),
            Want::These(ids) => {
                let mut found = FixedBitSet::with_capacity(self.entries.len());
                ids.iter().filter_map(|id| self.by_id.get(id)).for_each(|slot| found.insert(*slot as usize));
                found.intersect_with(within);
                found
            }
        }
    }

    /// Projects that have all of these. Each text is fetched once, for all words; the rarest is looked for first.
    fn all_of(&self, parts: &[&Want], within: &FixedBitSet) -> FixedBitSet {
        let mut found = within.clone();
        let (plain, nested): (Vec<&Want>, Vec<&Want>) = parts.iter().copied().partition(|part| part.is_plain());
        let (texts, quick): (Vec<&Want>, Vec<&Want>) = plain.into_iter().partition(|part| part.reads_texts());
        for part in quick {
            found = self.wanted(part, &found);
        }
        let mut tests: Vec<Test<'_>> = texts.into_iter().map(|part| self.test(part, within)).collect();
        for test in &tests {
            found.intersect_with(&test.may);
        }
        tests.retain(|test| !test.sure);
        tests.sort_by_key(|test| test.may.count_ones(..));
        if !tests.is_empty() {
            let candidates: Vec<u32> = found.ones().map(|slot| u32::try_from(slot).unwrap_or(u32::MAX)).collect();
            found.clear();
            self.passing(&candidates, &tests).into_iter().for_each(|slot| found.insert(slot as usize));
        }
        for part in nested {
            found = self.wanted(part, &found);
        }
        found
    }

    /// A plain condition that reads texts.
    fn test<'a>(&self, want: &'a Want, within: &FixedBitSet) -> Test<'a> {
        let mut test = Test {
            set: FixedBitSet::with_capacity(self.entries.len()),
            words: Vec::new(),
            may: FixedBitSet::with_capacity(self.entries.len()),
            sure: true,
        };
        let parts: Vec<&Want> = if let Want::Or(parts) = want { parts.iter().collect() } else { vec![want] };
        for part in parts {
            let Want::Words { words, mark } = part else {
                test.set.union_with(&self.wanted(part, within));
                continue;
            };
            if mark.is_none() {
                test.set.union_with(&self.noted(words, within));
            }
            for word in words {
                let (may, sure) = self.may_hold(&word.text);
                test.may.union_with(&may);
                test.sure &= sure && !word.whole && mark.is_none();
                test.words.push(Holds::of(word, *mark));
            }
        }
        test.may.union_with(&test.set);
        test
    }

    /// Slots that may hold a word, and whether all of them do.
    fn may_hold(&self, word: &str) -> (FixedBitSet, bool) {
        let (bits, sure) = self.grams.may_hold(word);
        let blocks = bits.into_iter().map(|bits| bits as usize);
        (FixedBitSet::with_capacity_and_blocks(self.entries.len(), blocks), sure)
    }

    /// Those that pass every test, on all cores.
    fn passing(&self, candidates: &[u32], tests: &[Test<'_>]) -> Vec<u32> {
        let passes = |slot: &u32| {
            let (slot, text) = (*slot as usize, &*self.texts[*slot as usize]);
            tests.iter().all(|test| test.set.contains(slot) || test.words.iter().any(|holds| holds.text(text)))
        };
        let look = |slots: &[u32]| -> Vec<u32> { slots.iter().filter(|slot| passes(slot)).copied().collect() };
        if candidates.len() < FEW {
            return look(candidates);
        }
        let share = candidates.len().div_ceil(std::thread::available_parallelism().map_or(1, usize::from));
        std::thread::scope(|scope| {
            let (first, others) = candidates.split_at(share.min(candidates.len()));
            let running: Vec<_> = others.chunks(share).map(|part| scope.spawn(|| look(part))).collect();
            let mut hits = look(first);
            // A thread that panicked has found nothing; looking at bytes cannot.
            running.into_iter().for_each(|thread| hits.extend(thread.join().unwrap_or_default()));
            hits
        })
    }

    fn noted(&self, words: &[Word], within: &FixedBitSet) -> FixedBitSet {
        let mut found = FixedBitSet::with_capacity(self.entries.len());
        for (slot, notes) in &self.notes {
            let slot = *slot as usize;
            if within.contains(slot) && words.iter().any(|word| Holds::of(word, None).text(notes)) {
                found.insert(slot);
            }
        }
        found
    }

    /// Projects that have any of the values.
    pub(crate) fn has(&self, dim: Dim, values: &[String], within: &FixedBitSet) -> FixedBitSet {
        let mut found = self.column(dim).any(|value| values.iter().any(|wanted| wanted == value), self.entries.len());
        found.intersect_with(within);
        found
    }

    fn entries_with(&self, within: &FixedBitSet, holds: impl Fn(&crate::Entry) -> bool) -> FixedBitSet {
        let mut found = FixedBitSet::with_capacity(self.entries.len());
        within.ones().filter(|slot| holds(&self.entries[*slot])).for_each(|slot| found.insert(slot));
        found
    }
}

impl Want {
    fn reads_texts(&self) -> bool {
        match self {
            Want::And(parts) | Want::Or(parts) => parts.iter().any(Want::reads_texts),
            Want::Not(inner) => inner.reads_texts(),
            Want::Words { .. } => true,
            _ => false,
        }
    }

    /// Whether it can be decided project by project: a condition, or alternatives of conditions.
    fn is_plain(&self) -> bool {
        match self {
            Want::And(_) | Want::Not(_) => false,
            Want::Or(parts) => {
                !parts.is_empty() && parts.iter().all(|part| !matches!(part, Want::Or(_)) && part.is_plain())
            }
            _ => true,
        }
    }

    /// Whether it leaves every project.
    pub fn is_everything(&self) -> bool {
        matches!(self, Want::And(parts) if parts.is_empty())
    }
}

/// Whether a text holds a word.
pub(crate) struct Holds<'a> {
    finder: memmem::Finder<'a>,
    length: usize,
    whole: bool,
    mark: Option<u8>,
}

impl<'a> Holds<'a> {
    pub(crate) fn of(word: &'a Word, mark: Option<char>) -> Holds<'a> {
        Holds {
            finder: memmem::Finder::new(word.text.as_bytes()),
            length: word.text.len(),
            whole: word.whole,
            mark: mark.and_then(|mark| u8::try_from(mark).ok()),
        }
    }

    pub(crate) fn text(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        if !self.whole && self.mark.is_none() {
            return self.finder.find(bytes).is_some();
        }
        self.finder.find_iter(bytes).any(|at| self.stands_alone(bytes, at) && self.is_marked(bytes, at))
    }

    fn stands_alone(&self, bytes: &[u8], at: usize) -> bool {
        let inner = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        !self.whole || !(inner(at.checked_sub(1).and_then(|at| bytes.get(at))) || inner(bytes.get(at + self.length)))
    }

    /// Whether its line begins with the mark. A library that was never brought in step has lines without one: they count for
    /// every field.
    fn is_marked(&self, bytes: &[u8], at: usize) -> bool {
        let Some(mark) = self.mark else { return true };
        let start = memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
        bytes.get(start).is_some_and(|first| *first == mark || !first.is_ascii_control())
    }
}

/// The part of a folded text in which the titles stand: what comes before the first line of another field than number and title.
pub(crate) fn titles(text: &str) -> &str {
    let is_title =
        |line: &str| line.starts_with(domain::text::mark::TITLE) || line.starts_with(domain::text::mark::NUMBER);
    let mut end = 0;
    while end < text.len() {
        let next = memchr(b'\n', &text.as_bytes()[end..]).map_or(text.len(), |length| end + length + 1);
        if !is_title(&text[end..next]) {
            break;
        }
        end = next;
    }
    &text[..end]
}

/// Projects of a filter, with its words looked up in the vocabulary.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The conditions; its text is not looked at.
    pub filter: Filter,
    /// What its text wants.
    pub want: Want,
}

impl Want {
    /// Its words that must occur, each with its alternatives.
    pub(crate) fn words(&self) -> Vec<Vec<Holds<'_>>> {
        match self {
            Want::And(parts) => parts.iter().flat_map(Want::words).collect(),
            // Alternatives of one word stand beside the tags that mean the same.
            Want::Or(parts) => {
                let all: Vec<Holds<'_>> = parts.iter().flat_map(Want::words).flatten().collect();
                if all.is_empty() { Vec::new() } else { vec![all] }
            }
            Want::Words { words, .. } => vec![words.iter().map(|word| Holds::of(word, None)).collect()],
            _ => Vec::new(),
        }
    }
}

impl Word {
    /// Where it stands in a folded text, in bytes.
    pub fn hits(&self, text: &str) -> Vec<usize> {
        let (holds, bytes) = (Holds::of(self, None), text.as_bytes());
        holds.finder.find_iter(bytes).filter(|at| holds.stands_alone(bytes, *at)).collect()
    }
}
