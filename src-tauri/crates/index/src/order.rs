//! The order of a list. A rank per project and column, made when first asked for.

use crate::{Entry, Index};
use domain::{Dim, Kind, Sort, SortKey, phase, text};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Rank of each slot; [`EMPTY`] = empty cell.
pub(crate) type Ranks = Arc<Vec<u32>>;

/// Of empty cells: last either way.
pub(crate) const EMPTY: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(crate) struct Orders(Mutex<HashMap<SortKey, Ranks>>);

impl Orders {
    /// Forgets the columns for which `changed` holds.
    pub(crate) fn forget(&mut self, changed: impl Fn(SortKey) -> bool) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).retain(|key, _| !changed(*key));
    }

    /// Ranks of a column.
    pub(crate) fn ranks(&self, index: &Index, key: SortKey) -> Ranks {
        if let Some(ranks) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(ranks);
        }
        let ranks = Arc::new(rank(index, key));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&ranks));
        ranks
    }
}

/// A rank so that the largest come first, empty cells still last.
pub(crate) fn turned(rank: u32, sort: Sort) -> u32 {
    match rank {
        EMPTY => EMPTY,
        rank if sort.descending => EMPTY - 1 - rank,
        rank => rank,
    }
}

/// Puts slots in order: by the first column, among equals by the next, at last in the order in which projects came in.
pub(crate) fn sort(slots: &mut [u32], columns: &[(Ranks, Sort)], came: impl Fn(u32) -> u32 + Sync) {
    let key = |slot: u32, at: usize| {
        columns.get(at).map_or(0, |(ranks, sort)| turned(ranks.get(slot as usize).copied().unwrap_or(EMPTY), *sort))
    };
    // Two columns and the order of arrival fit into one number, which sorts without looking anything up.
    let mut keyed: Vec<(u64, u32, u32)> = slots
        .iter()
        .map(|slot| (u64::from(key(*slot, 0)) << 32 | u64::from(key(*slot, 1)), came(*slot), *slot))
        .collect();
    if columns.len() <= 2 {
        in_order(&mut keyed, |a, b| a.cmp(b));
    } else {
        let rest = |slot: u32| (2..columns.len()).map(move |at| (slot, at));
        in_order(&mut keyed, |a, b| {
            let others = || rest(a.2).map(|(s, at)| key(s, at)).cmp(rest(b.2).map(|(s, at)| key(s, at)));
            a.0.cmp(&b.0).then_with(others).then(a.1.cmp(&b.1))
        });
    }
    slots.iter_mut().zip(keyed).for_each(|(slot, (.., sorted))| *slot = sorted);
}

/// Longer lists are sorted in halves, one on another core.
const LONG: usize = 20_000;

fn in_order<T: Send + Copy>(list: &mut [T], by: impl Fn(&T, &T) -> std::cmp::Ordering + Sync) {
    if list.len() < LONG {
        return list.sort_unstable_by(&by);
    }
    let (left, right) = list.split_at_mut(list.len() / 2);
    std::thread::scope(|scope| {
        scope.spawn(|| left.sort_unstable_by(&by));
        right.sort_unstable_by(&by);
    });
    // A stable sort finds the two runs and merges them.
    list.sort_by(by);
}

fn rank(index: &Index, key: SortKey) -> Vec<u32> {
    let entries = &index.entries;
    match key {
        SortKey::Relevance => vec![EMPTY; entries.len()],
        SortKey::Added => of_numbers(entries.iter().map(|entry| Some(entry.id))),
        SortKey::Number => of_texts(entries.iter().map(|entry| entry.key.clone().unwrap_or_default()).collect()),
        SortKey::Title => of_texts(entries.iter().map(|entry| text::fold(title(entry))).collect()),
        SortKey::Researcher => of_texts(entries.iter().map(|entry| text::fold(&entry.researcher)).collect()),
        SortKey::Programme => of_values(index, Dim::Programme),
        SortKey::Institution => of_values(index, Dim::Institution),
        SortKey::Ministry => of_values(index, Dim::Ministry),
        SortKey::Integrated => of_values(index, Dim::Integrated),
        SortKey::Prefecture => of_values(index, Dim::Prefecture),
        SortKey::Phase => of_values(index, Dim::Phase),
        SortKey::Target => of_few(entries, |entry| &entry.tagged.labels[Kind::Target as usize]),
        SortKey::Modality => of_few(entries, |entry| &entry.tagged.labels[Kind::Modality as usize]),
        SortKey::Indication => of_few(entries, |entry| &entry.tagged.labels[Kind::Indication as usize]),
        SortKey::Year => of_numbers(entries.iter().map(|entry| entry.years.last().map(|year| i64::from(*year)))),
        SortKey::Budget => of_numbers(entries.iter().map(|entry| entry.budget_yen)),
    }
}

/// What a list is called by: the Japanese title, else the English one.
pub(crate) fn title(entry: &Entry) -> &str {
    if entry.title_ja.is_empty() { &entry.title_en } else { &entry.title_ja }
}

/// Equal cells share a rank, so that their projects keep their order in both directions.
fn of_sorted<K: PartialEq>(slots: usize, sorted: impl Iterator<Item = (K, usize)>) -> Vec<u32> {
    let mut ranks = vec![EMPTY; slots];
    let (mut next, mut before) = (0, None);
    for (key, slot) in sorted {
        if before.as_ref().is_some_and(|before| *before != key) {
            next += 1;
        }
        ranks[slot] = next;
        before = Some(key);
    }
    ranks
}

/// Of texts that are nearly all different.
fn of_texts(cells: Vec<String>) -> Vec<u32> {
    // The first characters decide most comparisons; as a number they need no text to be fetched.
    let head = |text: &str| {
        let mut head = [0; 16];
        let length = text.len().min(16);
        head[..length].copy_from_slice(&text.as_bytes()[..length]);
        u128::from_be_bytes(head)
    };
    let mut order: Vec<(u128, usize)> =
        cells.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(|(slot, text)| (head(text), slot)).collect();
    in_order(&mut order, |a, b| a.0.cmp(&b.0).then_with(|| cells[a.1].cmp(&cells[b.1])));
    of_sorted(cells.len(), order.iter().map(|(_, slot)| (&cells[*slot], *slot)))
}

/// Of texts that repeat.
fn of_few(entries: &[Entry], cell: impl Fn(&Entry) -> &Arc<str>) -> Vec<u32> {
    let mut ranks: HashMap<&str, u32> = HashMap::new();
    entries.iter().for_each(|entry| {
        ranks.insert(cell(entry), EMPTY);
    });
    let mut names: Vec<&str> = ranks.keys().copied().filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.into_iter().zip(0..).for_each(|(name, rank)| {
        ranks.insert(name, rank);
    });
    entries.iter().map(|entry| ranks.get(&**cell(entry)).copied().unwrap_or(EMPTY)).collect()
}

/// Of a dimension with one value for each project.
fn of_values(index: &Index, dim: Dim) -> Vec<u32> {
    let column = index.column(dim);
    let key = |name: &str| (if dim == Dim::Phase { phase::order(name) } else { 0 }, text::fold(name));
    // The first is that of none.
    let mut names: Vec<(_, usize)> =
        column.names().iter().enumerate().skip(1).map(|(number, name)| (key(name), number)).collect();
    names.sort_unstable();
    let ranks = of_sorted(column.names().len(), names.into_iter());
    let first = |slot: u32| column.of(slot).first().map_or(EMPTY, |number| ranks[*number as usize]);
    (0..index.slots()).map(first).collect()
}

fn of_numbers(cells: impl Iterator<Item = Option<i64>>) -> Vec<u32> {
    let cells: Vec<Option<i64>> = cells.collect();
    let mut order: Vec<(i64, usize)> =
        cells.iter().enumerate().filter_map(|(slot, number)| Some(((*number)?, slot))).collect();
    order.sort_unstable();
    of_sorted(cells.len(), order.into_iter())
}

/// Whether two states of a project stand at the same place of a column; of tags [`Index::retag`] looks itself.
pub(crate) fn same(key: SortKey, before: &Entry, after: &Entry) -> bool {
    match key {
        SortKey::Added | SortKey::Relevance | SortKey::Target | SortKey::Modality | SortKey::Indication => true,
        SortKey::Number => before.key == after.key,
        SortKey::Title => title(before) == title(after),
        SortKey::Researcher => before.researcher == after.researcher,
        SortKey::Programme => before.programme == after.programme,
        SortKey::Institution => before.institution == after.institution,
        SortKey::Ministry => before.ministry == after.ministry,
        SortKey::Integrated => before.integrated == after.integrated,
        SortKey::Prefecture => before.prefecture == after.prefecture,
        SortKey::Phase => before.phase == after.phase,
        SortKey::Year => before.years.last() == after.years.last(),
        SortKey::Budget => before.budget_yen == after.budget_yen,
    }
}
