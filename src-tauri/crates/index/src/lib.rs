//! The library in memory: filter, facets, order, text search, likeness. SQLite keeps the truth; this is
//! rebuilt at open and follows every write.
//!
//! This crate must never know a database, a file or a vocabulary: what a concept covers comes with
//! the entry ([`Tagged::values`]), what a word means with the question ([`Want`]).

mod column;
mod count;
mod entry;
mod grams;
mod like;
mod order;
pub mod similar;
mod want;

pub use count::{Axis, Cells, Counts};
pub use entry::{Entry, TAG_DIMS, Tag, Tagged};
pub use like::{Like, Likeness};
pub use want::{Asked, Want, Word};

use column::Column;
use domain::{Dim, Id, Kind, Sort, SortKey};
use fixedbitset::FixedBitSet;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

/// Answers that are kept: a screen asks for its list, its facets and its counts side by side, and goes back and forth.
const KEPT: usize = 8;

/// What is kept of a question: its digest beside it, so that comparing is cheap.
type Known<Question, Answer> = Mutex<Vec<(u64, Question, Arc<Answer>)>>;

/// All projects of a library.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    texts: Vec<Box<str>>,
    /// Few projects have any.
    notes: HashMap<u32, Box<str>>,
    by_id: HashMap<Id, u32>,
    live: FixedBitSet,
    columns: [Column; Dim::ALL.len()],
    /// How many projects have a concept as a tag; the columns count what is narrower with it.
    tagged: [HashMap<Arc<str>, u32>; Kind::ALL.len()],
    grams: grams::Grams,
    orders: order::Orders,
    /// A project that was gone is back (undo): its slot is later than its id says.
    returned: bool,
    found: Known<Asked, FixedBitSet>,
    listed: Known<(Asked, Vec<Sort>), Vec<u32>>,
}

fn digest(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// The kept answer, or a new one.
fn known<Q: Clone + Eq + Hash, A>(kept: &Known<Q, A>, question: &Q, answer: impl FnOnce() -> A) -> Arc<A> {
    let key = digest(question);
    let lock = || kept.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((.., answer)) = lock().iter().find(|(other, asked, _)| *other == key && asked == question) {
        return Arc::clone(answer);
    }
    // Worked out without the lock: others go on meanwhile.
    let answer = Arc::new(answer());
    let mut kept = lock();
    if kept.len() >= KEPT {
        kept.remove(0);
    }
    kept.push((key, question.clone(), Arc::clone(&answer)));
    answer
}

impl Index {
    /// Number of projects.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there is no project.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Projects that lack at least one kind of tag.
    pub fn untagged(&self) -> u32 {
        let full = self.column(Dim::Untagged).total(domain::Filter::NONE);
        u32::try_from(self.len()).unwrap_or(u32::MAX) - full
    }

    /// One project.
    pub fn get(&self, id: Id) -> Option<&Entry> {
        self.by_id.get(&id).map(|slot| &self.entries[*slot as usize])
    }

    /// What search reads of a project, folded: lines, each beginning with the mark of its field.
    pub fn text(&self, id: Id) -> &str {
        self.by_id.get(&id).map_or("", |slot| &self.texts[*slot as usize])
    }

    /// Every project, in no order.
    pub fn all(&self) -> impl Iterator<Item = &Entry> {
        self.live.ones().map(|slot| &self.entries[slot])
    }

    /// Values of a dimension that projects have, in no order, and how many have each.
    pub fn values(&self, dim: Dim) -> impl Iterator<Item = (&Arc<str>, u32)> {
        let column = self.column(dim);
        let used = column.names().iter().zip(column.totals()).skip(1);
        used.map(|(name, total)| (name, *total)).filter(|(_, total)| *total > 0)
    }

    /// Number of projects found under a value (broader concepts count narrower tags).
    pub fn uses(&self, dim: Dim, value: &str) -> u32 {
        self.column(dim).total(value)
    }

    /// The value as the index holds it: given back, it is known by where it lies.
    pub fn value(&self, dim: Dim, value: &str) -> Option<Arc<str>> {
        let column = self.column(dim);
        column.number(value).map(|number| Arc::clone(&column.names()[number as usize]))
    }

    /// Whether a project has a value.
    pub fn has_value(&self, id: Id, dim: Dim, value: &str) -> bool {
        let column = self.column(dim);
        self.by_id.get(&id).zip(column.number(value)).is_some_and(|(slot, number)| column.of(*slot).contains(&number))
    }

    /// Whether a project has the concept itself as a tag.
    pub fn is_tag(&self, kind: Kind, concept: &str) -> bool {
        self.tagged[kind as usize].get(concept).is_some_and(|count| *count > 0)
    }

    fn column(&self, dim: Dim) -> &Column {
        &self.columns[dim as usize]
    }

    fn slots(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX)
    }

    /// Ids in list order.
    pub fn ids(&self, asked: &Asked, sorts: &[Sort]) -> Vec<Id> {
        self.list(asked, sorts).iter().map(|slot| self.entries[*slot as usize].id).collect()
    }

    /// Number of projects found.
    pub fn count(&self, asked: &Asked) -> u32 {
        u32::try_from(self.found(asked).count_ones(..)).unwrap_or(u32::MAX)
    }

    /// Number of projects found, and the entries of a part of the list.
    pub fn page(&self, asked: &Asked, sorts: &[Sort], offset: usize, limit: usize) -> (usize, Vec<&Entry>) {
        let slots = self.list(asked, sorts);
        let rows = slots.iter().skip(offset).take(limit).map(|slot| &self.entries[*slot as usize]).collect();
        (slots.len(), rows)
    }

    /// Stretches of the list with the same cell in the first column it is sorted by: first row, rows, the first project.
    pub fn groups(&self, asked: &Asked, sorts: &[Sort]) -> Vec<(u32, u32, &Entry)> {
        let Some(first) = sorts.first() else { return Vec::new() };
        let slots = self.list(asked, sorts);
        let ranks = self.orders.ranks(self, first.key);
        let mut groups: Vec<(u32, u32, &Entry)> = Vec::new();
        let mut before = None;
        for (at, slot) in (0_u32..).zip(slots.iter()) {
            let rank = ranks[*slot as usize];
            match groups.last_mut() {
                Some(group) if before == Some(rank) => group.1 += 1,
                _ => groups.push((at, 1, &self.entries[*slot as usize])),
            }
            before = Some(rank);
        }
        groups
    }

    /// Makes the orders that take longest, before somebody asks for them.
    pub fn warm(&self) {
        for key in [SortKey::Title, SortKey::Number, SortKey::Researcher] {
            self.orders.ranks(self, key);
        }
    }

    fn list(&self, asked: &Asked, sorts: &[Sort]) -> Arc<Vec<u32>> {
        known(&self.listed, &(asked.clone(), sorts.to_vec()), || {
            let found = self.found(asked);
            let mut slots: Vec<u32> = found.ones().map(|slot| u32::try_from(slot).unwrap_or(u32::MAX)).collect();
            let ranks = self.returned.then(|| self.orders.ranks(self, SortKey::Added));
            let came = |slot: u32| ranks.as_ref().map_or(slot, |ranks| ranks[slot as usize]);
            // The order of arrival ends every list; what comes behind it says nothing.
            let end = sorts.iter().position(|sort| sort.key == SortKey::Added);
            let columns: Vec<(order::Ranks, Sort)> =
                sorts[..end.unwrap_or(sorts.len())].iter().map(|sort| (self.ranks(asked, sort.key), *sort)).collect();
            let newest = end.is_some_and(|at| sorts[at].descending);
            match (columns.is_empty(), newest) {
                (true, false) if !self.returned => {}
                (_, false) => order::sort(&mut slots, &columns, came),
                (_, true) => order::sort(&mut slots, &columns, |slot| u32::MAX - came(slot)),
            }
            slots
        })
    }

    fn ranks(&self, asked: &Asked, key: SortKey) -> order::Ranks {
        if key == SortKey::Relevance { Arc::new(self.nearness(asked)) } else { self.orders.ranks(self, key) }
    }

    /// 0 = every word of the search stands in the title, 1 = any does, 2 = elsewhere.
    fn nearness(&self, asked: &Asked) -> Vec<u32> {
        let words = asked.want.words();
        let mut ranks = vec![2; self.entries.len()];
        for slot in self.found(asked).ones() {
            let title = want::titles(&self.texts[slot]);
            let hits = words.iter().filter(|any| any.iter().any(|holds| holds.text(title))).count();
            if hits > 0 {
                ranks[slot] = u32::from(hits < words.len());
            }
        }
        ranks
    }

    /// Projects that meet every condition.
    fn found(&self, asked: &Asked) -> Arc<FixedBitSet> {
        known(&self.found, asked, || self.matching(asked, None))
    }

    /// Replaces the projects `ids` by what the library now says of them; those it says nothing of are gone.
    pub fn follow(&mut self, ids: &[Id], entries: impl IntoIterator<Item = Entry>) {
        let mut left: std::collections::HashSet<Id> = ids.iter().copied().collect();
        for entry in entries {
            left.remove(&entry.id);
            self.put(entry);
        }
        for id in left {
            self.drop(id);
        }
    }

    /// Replaces what is tagged of a project that is known.
    pub fn retag(&mut self, id: Id, mut tagged: Tagged) {
        let Some(slot) = self.by_id.get(&id).copied() else { return };
        for dim in TAG_DIMS {
            let own = tagged.values.iter().filter(|(of, _)| *of == dim).map(|(_, value)| value);
            self.columns[dim as usize].set(slot, own);
        }
        self.uncount_tags(slot);
        for tag in &tagged.tags {
            let counts = &mut self.tagged[tag.kind as usize];
            match counts.get_mut(&tag.concept) {
                Some(count) => *count += 1,
                None => _ = counts.insert(Arc::clone(&tag.concept), 1),
            }
        }
        let before = &self.entries[slot as usize].tagged.labels;
        let changed: Vec<SortKey> = [SortKey::Target, SortKey::Modality, SortKey::Indication]
            .into_iter()
            .zip(before.iter().zip(&tagged.labels))
            .filter(|(_, (before, after))| before != after)
            .map(|(key, _)| key)
            .collect();
        if !changed.is_empty() {
            self.orders.forget(|key| changed.contains(&key));
        }
        tagged.values = Vec::new();
        tagged.tags.shrink_to_fit();
        self.entries[slot as usize].tagged = tagged;
        self.forget_answers();
    }

    /// Takes the tags of a project out of the counts.
    fn uncount_tags(&mut self, slot: u32) {
        for tag in &self.entries[slot as usize].tagged.tags {
            if let Some(count) = self.tagged[tag.kind as usize].get_mut(&tag.concept) {
                *count -= 1;
            }
        }
    }

    /// Takes in a project, or what is said of it now.
    pub fn put(&mut self, mut entry: Entry) {
        let (id, tagged) = (entry.id, std::mem::take(&mut entry.tagged));
        let (folded, notes) = (std::mem::take(&mut entry.folded), std::mem::take(&mut entry.notes));
        let slot = match self.by_id.get(&id) {
            Some(slot) => {
                let slot = *slot;
                let before = &self.entries[slot as usize];
                self.orders.forget(|key| !order::same(key, before, &entry));
                slot
            }
            None => self.make_room(id),
        };
        self.live.insert(slot as usize);
        let untouched = TAG_DIMS.map(|dim| dim as usize);
        for dim in Dim::ALL.into_iter().filter(|dim| !untouched.contains(&(*dim as usize))) {
            let own = entry.values.iter().filter(|(of, _)| *of == dim).map(|(_, value)| value);
            self.columns[dim as usize].set(slot, own);
        }
        entry.values = Vec::new();
        entry.years.shrink_to_fit();
        if *self.texts[slot as usize] != *folded {
            if !self.texts[slot as usize].is_empty() {
                self.grams.clear(slot);
            }
            self.grams.put(slot, &folded);
            self.texts[slot as usize] = folded;
        }
        if notes.is_empty() {
            self.notes.remove(&slot);
        } else {
            self.notes.insert(slot, notes);
        }
        // What it was tagged with is told from what it is tagged with.
        entry.tagged = std::mem::take(&mut self.entries[slot as usize].tagged);
        self.entries[slot as usize] = entry;
        self.retag(id, tagged);
    }

    /// A slot for a project that was not here, or not any more.
    fn make_room(&mut self, id: Id) -> u32 {
        let slot = self.slots();
        self.returned |= self.entries.last().is_some_and(|last| last.id > id);
        self.entries.push(Entry { id, ..Entry::default() });
        self.texts.push(Box::default());
        self.live.grow(slot as usize + 1);
        self.by_id.insert(id, slot);
        self.orders.forget(|_| true);
        slot
    }

    fn drop(&mut self, id: Id) {
        let Some(slot) = self.by_id.remove(&id) else { return };
        self.live.remove(slot as usize);
        self.uncount_tags(slot);
        self.columns.iter_mut().for_each(|column| column.unset(slot));
        self.grams.clear(slot);
        self.texts[slot as usize] = Box::default();
        self.notes.remove(&slot);
        // Its id stays: slots are in the order of ids unless something came back.
        self.entries[slot as usize] = Entry { id, ..Entry::default() };
        self.orders.forget(|_| true);
        self.forget_answers();
    }

    fn forget_answers(&mut self) {
        self.found.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        self.listed.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests;
