//! One thing projects are filtered and counted by: the values of each project, as numbers.

use domain::Filter;
use fixedbitset::FixedBitSet;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// The number of [`Filter::NONE`].
const NONE: u32 = 0;
/// Room that may lie waste before the pool is laid out anew.
const WASTE: usize = 1 << 16;

#[derive(Debug)]
pub(crate) struct Column {
    names: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
    /// The numbers again, by where the name lies: whoever fills an index hands out one name many times.
    places: HashMap<usize, u32, BuildHasherDefault<Place>>,
    /// Where the values of each slot lie in the pool: first and how many. A project without a value has NONE.
    spans: Vec<(u32, u32)>,
    pool: Vec<u32>,
    /// Projects under each value.
    totals: Vec<u32>,
    waste: usize,
}

/// Addresses are spread already but for their last bits.
#[derive(Debug, Default)]
struct Place(u64);

impl Hasher for Place {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0 << 8 | u64::from(*byte));
    }
    fn write_usize(&mut self, place: usize) {
        self.0 = (place as u64 >> 3).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Default for Column {
    fn default() -> Column {
        let none: Arc<str> = Filter::NONE.into();
        Column {
            names: vec![Arc::clone(&none)],
            numbers: HashMap::from([(none, NONE)]),
            places: HashMap::default(),
            spans: Vec::new(),
            pool: Vec::new(),
            totals: vec![0],
            waste: 0,
        }
    }
}

fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl Column {
    /// What a project says now, each value once.
    pub(crate) fn set<'a>(&mut self, slot: u32, values: impl Iterator<Item = &'a Arc<str>>) {
        self.unset(slot);
        let first = self.pool.len();
        for value in values {
            let number = self.number_of(value);
            if !self.pool[first..].contains(&number) {
                self.pool.push(number);
            }
        }
        if self.pool.len() == first {
            self.pool.push(NONE);
        }
        let slot = slot as usize;
        if self.spans.len() <= slot {
            self.spans.resize(slot + 1, (0, 0));
        }
        self.spans[slot] = (short(first), short(self.pool.len() - first));
        for number in &self.pool[first..] {
            self.totals[*number as usize] += 1;
        }
    }

    fn number_of(&mut self, value: &Arc<str>) -> u32 {
        // A name that is kept here stays where it is: nothing else can lie there.
        let place = Arc::as_ptr(value).addr();
        if let Some(number) = self.places.get(&place) {
            return *number;
        }
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let number = short(self.names.len());
        self.names.push(Arc::clone(value));
        self.numbers.insert(Arc::clone(value), number);
        self.places.insert(place, number);
        self.totals.push(0);
        number
    }

    /// Takes a project out.
    pub(crate) fn unset(&mut self, slot: u32) {
        let Some(span) = self.spans.get_mut(slot as usize) else { return };
        let (first, count) = std::mem::take(span);
        for number in &self.pool[first as usize..(first + count) as usize] {
            self.totals[*number as usize] -= 1;
        }
        self.waste += count as usize;
        if self.waste > WASTE && self.waste * 2 > self.pool.len() {
            self.lay_out();
        }
    }

    fn lay_out(&mut self) {
        let mut pool = Vec::with_capacity(self.pool.len() - self.waste);
        for span in &mut self.spans {
            let first = short(pool.len());
            pool.extend_from_slice(&self.pool[span.0 as usize..(span.0 + span.1) as usize]);
            span.0 = first;
        }
        self.pool = pool;
        self.waste = 0;
    }

    pub(crate) fn of(&self, slot: u32) -> &[u32] {
        match self.spans.get(slot as usize) {
            Some((first, count)) => &self.pool[*first as usize..(*first + *count) as usize],
            None => &[],
        }
    }

    pub(crate) fn number(&self, value: &str) -> Option<u32> {
        self.numbers.get(value).copied()
    }

    pub(crate) fn names(&self) -> &[Arc<str>] {
        &self.names
    }

    /// Projects under a value.
    pub(crate) fn total(&self, value: &str) -> u32 {
        self.number(value).map_or(0, |number| self.totals[number as usize])
    }

    /// Projects under each value, by number.
    pub(crate) fn totals(&self) -> &[u32] {
        &self.totals
    }

    /// How many of these projects are under each value, by number.
    pub(crate) fn counts(&self, slots: &[u32]) -> Vec<u32> {
        let mut counts = vec![0; self.names.len()];
        for slot in slots {
            for number in self.of(*slot) {
                counts[*number as usize] += 1;
            }
        }
        counts
    }

    /// Projects under any value for which `wanted` holds.
    pub(crate) fn any(&self, wanted: impl Fn(&str) -> bool, slots: usize) -> FixedBitSet {
        let wanted: Vec<bool> = self.names.iter().map(|name| wanted(name)).collect();
        let mut found = FixedBitSet::with_capacity(slots);
        for (slot, (first, count)) in self.spans.iter().enumerate() {
            let own = &self.pool[*first as usize..(*first + *count) as usize];
            if own.iter().any(|number| wanted[*number as usize]) {
                found.insert(slot);
            }
        }
        found
    }
}
