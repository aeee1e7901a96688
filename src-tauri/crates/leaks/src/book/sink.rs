//! Where findings gather: each once, in the order they are met, up to a bound.

use super::strings::short;
use crate::{Finding, Kind, Place, digest};
use std::collections::HashSet;

/// Findings that are given back; what is beyond is counted.
const MAX_FINDINGS: usize = 5_000;

#[derive(Debug, Default)]
pub(super) struct Sink {
    pub(super) findings: Vec<Finding>,
    pub(super) more: u64,
    seen: HashSet<(Kind, Place, String)>,
    said: HashSet<(Kind, String)>,
}

impl Sink {
    /// One finding of this kind at this place.
    pub(super) fn add(&mut self, kind: Kind, place: Place, text: &str) {
        self.keep(kind, place, text, String::new(), 0);
    }

    /// Findings of a text: as many at a place as there are.
    pub(super) fn hit(&mut self, kind: Kind, place: Place, text: &str) {
        self.keep(kind, place, text, text.to_owned(), 0);
    }

    /// A finding of a text that stands in a cell.
    pub(super) fn hit_in(&mut self, kind: Kind, place: Place, text: &str, whole: &str) {
        self.keep(kind, place, text, text.to_owned(), digest(whole));
    }

    /// Of a part that repeats what cells hold (a chart's copies): only what was not found before.
    pub(super) fn echo(&mut self, kind: Kind, place: Place, text: &str) {
        if !self.said.contains(&(kind, short(text))) {
            self.hit(kind, place, text);
        }
    }

    fn keep(&mut self, kind: Kind, place: Place, text: &str, key: String, whole: u64) {
        if self.findings.len() >= MAX_FINDINGS {
            self.more += 1;
            return;
        }
        let text = short(text);
        if self.seen.insert((kind, place.clone(), key)) {
            self.said.insert((kind, text.clone()));
            self.findings.push(Finding { kind, place, text, whole });
        }
    }
}
