//! Filtering by dimensions, and counting under them.

use crate::column::Column;
use crate::{Asked, Index};
use domain::{Dim, Filter};
use fixedbitset::FixedBitSet;
use std::sync::Arc;

/// Counts of one dimension: value and number of projects, in no order; values without any are left out.
pub type Counts<'a> = Vec<(&'a Arc<str>, u32)>;

/// One axis of a matrix.
#[derive(Debug, Clone, Copy)]
pub struct Axis<'a> {
    /// Of what.
    pub dim: Dim,
    /// Its values in order.
    pub values: &'a [String],
}

/// Counts of two dimensions against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    /// Row by row.
    pub cells: Vec<u32>,
    /// For each value of the third dimension, row by row.
    pub layers: Vec<Vec<u32>>,
    /// Projects in at least one cell.
    pub placed: u32,
}

/// Fewer projects than this are counted by one thread.
const FEW: usize = 10_000;

impl Index {
    /// Projects that meet every condition but that of `except`.
    pub(crate) fn matching(&self, asked: &Asked, except: Option<Dim>) -> FixedBitSet {
        let mut found = self.live.clone();
        for dim in Dim::ALL.into_iter().filter(|dim| Some(*dim) != except) {
            self.narrow(&asked.filter, dim, &mut found);
        }
        // Scans only what the other conditions left.
        if asked.want.is_everything() { found } else { self.wanted(&asked.want, &found) }
    }

    fn narrow(&self, filter: &Filter, dim: Dim, found: &mut FixedBitSet) {
        let values = filter.values(dim);
        if values.is_empty() {
            return;
        }
        // Lacks all of these kinds: the one list whose values must all hold.
        let meets = if dim == Dim::Untagged {
            let each = values.iter().map(|value| self.has(dim, std::slice::from_ref(value), found));
            each.reduce(|mut all, one| {
                all.intersect_with(&one);
                all
            })
            .unwrap_or_default()
        } else {
            self.has(dim, &values, found)
        };
        if filter.not.contains(&dim) {
            found.difference_with(&meets);
        } else {
            found.intersect_with(&meets);
        }
    }

    fn slots_of(found: &FixedBitSet) -> Vec<u32> {
        found.ones().map(|slot| u32::try_from(slot).unwrap_or(u32::MAX)).collect()
    }

    /// Number of projects found, and the counts of each dimension under every *other* condition.
    pub fn facets(&self, asked: &Asked, dims: &[Dim]) -> (u32, Vec<Counts<'_>>) {
        let found = self.found(asked);
        let total = found.count_ones(..);
        let everything = total == self.len();
        let shared = if everything { Vec::new() } else { Index::slots_of(&found) };
        let counted = dims
            .iter()
            .map(|dim| {
                let column = self.column(*dim);
                let own = if !asked.filter.values(*dim).is_empty() {
                    Some(column.counts(&Index::slots_of(&self.under_others(asked, *dim))))
                } else if everything {
                    None
                } else {
                    Some(column.counts(&shared))
                };
                let counts = own.as_deref().unwrap_or(column.totals());
                column.names().iter().zip(counts).map(|(name, count)| (name, *count)).filter(|(_, n)| *n > 0).collect()
            })
            .collect();
        (u32::try_from(total).unwrap_or(u32::MAX), counted)
    }

    /// Counts of a dimension under the whole filter, its own condition included.
    pub fn tally(&self, asked: &Asked, dim: Dim) -> Counts<'_> {
        let column = self.column(dim);
        let counts = column.counts(&Index::slots_of(&self.found(asked)));
        column.names().iter().zip(counts).filter(|(_, count)| *count > 0).collect()
    }

    /// As [`Index::matching`] without one dimension; the scan of the texts is the one that is kept.
    fn under_others(&self, asked: &Asked, dim: Dim) -> FixedBitSet {
        let mut alone = asked.clone();
        let mut found = if alone.want.is_everything() {
            self.live.clone()
        } else {
            alone.filter = Filter::default();
            FixedBitSet::clone(&self.found(&alone))
        };
        for other in Dim::ALL.into_iter().filter(|other| *other != dim) {
            self.narrow(&asked.filter, other, &mut found);
        }
        found
    }

    /// Counts projects by two dimensions, and by a third. A project with several values counts in each of their cells.
    pub fn cells(&self, asked: &Asked, rows: Axis<'_>, columns: Axis<'_>, third: Option<Axis<'_>>) -> Cells {
        let places = |axis: &Axis<'_>| -> Vec<u32> {
            let column = self.column(axis.dim);
            let mut places = vec![u32::MAX; column.names().len()];
            for (at, value) in (0..).zip(axis.values) {
                if let Some(number) = column.number(value) {
                    places[number as usize] = at;
                }
            }
            places
        };
        let (row_places, column_places) = (places(&rows), places(&columns));
        let third_places = third.as_ref().map(|axis| (self.column(axis.dim), places(axis)));
        let width = columns.values.len();
        let (height, depth) = (rows.values.len(), third.map_or(0, |axis| axis.values.len()));
        let (by_row, by_column) = (self.column(rows.dim), self.column(columns.dim));
        let count = |slots: &[u32]| {
            let mut counted =
                Cells { cells: vec![0; height * width], layers: vec![vec![0; height * width]; depth], placed: 0 };
            let mut of_layers: Vec<usize> = Vec::new();
            let mut across: Vec<usize> = Vec::new();
            for slot in slots {
                let placed_in = |column: &Column, places: &[u32], most: usize, out: &mut Vec<usize>| {
                    out.clear();
                    let own = column.of(*slot).iter().map(|number| places[*number as usize] as usize);
                    out.extend(own.filter(|at| *at < most));
                };
                placed_in(by_column, &column_places, width, &mut across);
                if across.is_empty() {
                    continue;
                }
                if let Some((column, places)) = &third_places {
                    placed_in(column, places, depth, &mut of_layers);
                }
                let mut any = false;
                for row in by_row.of(*slot).iter().map(|number| row_places[*number as usize] as usize) {
                    if row < height {
                        for at in &across {
                            counted.cells[row * width + at] += 1;
                            of_layers.iter().for_each(|layer| counted.layers[*layer][row * width + at] += 1);
                        }
                        any = true;
                    }
                }
                counted.placed += u32::from(any);
            }
            counted
        };
        let slots = Index::slots_of(&self.found(asked));
        if slots.len() < FEW {
            return count(&slots);
        }
        let (left, right) = slots.split_at(slots.len() / 2);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| count(right));
            let mut all = count(left);
            // A thread that panicked has counted nothing; adding numbers cannot.
            if let Ok(other) = other.join() {
                all.add(&other);
            }
            all
        })
    }
}

impl Cells {
    fn add(&mut self, other: &Cells) {
        let add = |own: &mut [u32], other: &[u32]| own.iter_mut().zip(other).for_each(|(own, other)| *own += other);
        add(&mut self.cells, &other.cells);
        self.layers.iter_mut().zip(&other.layers).for_each(|(own, other)| add(own, other));
        self.placed += other.placed;
    }
}
