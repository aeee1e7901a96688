//! One thing projects are filtered by: each value with the set of its projects.

use crate::Counts;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub(crate) struct Dimension(BTreeMap<String, RoaringBitmap>);

impl Dimension {
    pub(crate) fn insert(&mut self, value: &str, slot: u32) {
        match self.0.get_mut(value) {
            Some(set) => {
                set.insert(slot);
            }
            None => {
                self.0.insert(value.to_owned(), RoaringBitmap::from_iter([slot]));
            }
        }
    }

    pub(crate) fn remove(&mut self, value: &str, slot: u32) {
        if let Some(set) = self.0.get_mut(value) {
            set.remove(slot);
            if set.is_empty() {
                self.0.remove(value);
            }
        }
    }

    pub(crate) fn any_of(&self, values: &[String]) -> RoaringBitmap {
        values.iter().filter_map(|value| self.0.get(value)).fold(RoaringBitmap::new(), |all, set| all | set)
    }

    pub(crate) fn len_of(&self, value: &str) -> u32 {
        self.0.get(value).map_or(0, |set| u32::try_from(set.len()).unwrap_or(u32::MAX))
    }

    /// Values with at least one project in `base`, in the order of the values.
    pub(crate) fn counts(&self, base: &RoaringBitmap) -> Counts {
        self.0
            .iter()
            .map(|(value, set)| (value.clone(), u32::try_from(set.intersection_len(base)).unwrap_or(u32::MAX)))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}
