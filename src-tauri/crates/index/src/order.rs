//! The order of a list. A rank per project and column, made when first asked for.

use crate::Entry;
use domain::{Kind, Sort, SortKey, text};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Rank of each slot; `u32::MAX` = empty cell.
type Ranks = Arc<Vec<u32>>;

#[derive(Debug, Default)]
pub(crate) struct Orders(Mutex<HashMap<SortKey, Ranks>>);

impl Orders {
    pub(crate) fn forget(&mut self) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Sorts slots. Ties keep the order in which the projects came in; empty cells stay last either way.
    pub(crate) fn sort(&self, entries: &[Entry], slots: &mut [u32], sort: Sort) {
        // A project that was gone and is back (undo) has a later slot than its id says.
        let id = |slot: &u32| entries.get(*slot as usize).map(|entry| entry.id);
        if !slots.is_sorted_by_key(id) {
            slots.sort_by_key(id);
        }
        if sort.key == SortKey::Added {
            if sort.descending {
                slots.reverse();
            }
            return;
        }
        let ranks = self.ranks(entries, sort.key);
        let rank = |slot: &u32| ranks.get(*slot as usize).copied().unwrap_or(u32::MAX);
        if sort.descending {
            slots.sort_by_key(|slot| match rank(slot) {
                u32::MAX => u32::MAX,
                rank => u32::MAX - 1 - rank,
            });
        } else {
            slots.sort_by_key(rank);
        }
    }

    fn ranks(&self, entries: &[Entry], key: SortKey) -> Ranks {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(key).or_insert_with(|| Arc::new(rank(entries, key))))
    }
}

fn rank(entries: &[Entry], key: SortKey) -> Vec<u32> {
    let cells: Vec<String> = entries.iter().map(|entry| cell(entry, key)).collect();
    let mut order: Vec<usize> = (0..cells.len()).filter(|at| !cells[*at].is_empty()).collect();
    order.sort_by(|a, b| cells[*a].cmp(&cells[*b]));
    let mut ranks = vec![u32::MAX; cells.len()];
    let mut next = 0;
    for (i, at) in order.iter().enumerate() {
        // Equal cells share a rank, so that a stable sort keeps their order in both directions.
        if i > 0 && cells[order[i - 1]] != cells[*at] {
            next += 1;
        }
        ranks[*at] = next;
    }
    ranks
}

fn cell(entry: &Entry, key: SortKey) -> String {
    match key {
        SortKey::Added => String::new(),
        SortKey::Number => entry.key.clone().unwrap_or_default(),
        SortKey::Title => text::fold(&entry.title_ja),
        SortKey::Programme => text::fold(&entry.programme),
        SortKey::Institution => text::fold(&entry.institution),
        SortKey::Year => entry.years.last().map(|year| format!("{year:06}")).unwrap_or_default(),
        SortKey::Target => entry.labels[Kind::Target as usize].to_string(),
        SortKey::Modality => entry.labels[Kind::Modality as usize].to_string(),
        SortKey::Indication => entry.labels[Kind::Indication as usize].to_string(),
        _ => String::new(),
    }
}
