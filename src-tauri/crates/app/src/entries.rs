//! Rows of the library as the index takes them, with what this library calls their concepts.

use domain::{Kind, Look, text};
use index::{Entry, Tag};
use std::collections::HashMap;
use std::sync::Arc;
use store::rows::{IndexRow, TagState};
use vocab::own::Own;

/// A year range longer than this is a slip of the pen, not a project.
const LONGEST_RANGE: i32 = 30;

/// Rows of the library as the index takes them. What concepts are called is worked out once for each.
pub(crate) struct Entries<'a> {
    own: &'a Own,
    concepts: HashMap<(Kind, Arc<str>), Called>,
}

/// What the index keeps of a concept.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Called {
    /// What a list is sorted by, folded.
    label: Arc<str>,
    /// The concept that covers it: level 1 of the modality list for its level 2.
    broader: Option<Arc<str>>,
    /// Every broader concept.
    above: Arc<[Arc<str>]>,
    /// No longer in use, or in no vocabulary.
    obsolete: bool,
}

/// Concepts that say there is none yet: 標的未定, モダリティ未定, 不明.
const UNDECIDED: [&str; 3] = ["TSU:TARGET-UNDECIDED", "ND", "UN"];

impl<'a> Entries<'a> {
    pub(crate) fn of(own: &'a Own) -> Entries<'a> {
        Entries { own, concepts: HashMap::new() }
    }

    pub(crate) fn called(&mut self, kind: Kind, id: &Arc<str>) -> Called {
        let called = self.concepts.entry((kind, Arc::clone(id))).or_insert_with(|| {
            let concept = self.own.get(kind, id);
            let label = concept.map_or_else(|| text::fold(id), |concept| text::fold(&concept.short_ja));
            let broader = (kind == Kind::Modality).then(|| self.own.parent(kind, id)).flatten();
            let above = self.own.above(kind, id);
            Called {
                label: label.into(),
                broader: broader.map(|broader| broader.id.as_str().into()),
                above: above.into_iter().map(|concept| concept.id.as_str().into()).collect(),
                obsolete: concept.is_none() || self.own.obsolete(kind, id).is_some(),
            }
        });
        called.clone()
    }

    /// Why the tags of a project want a look.
    fn looks(&mut self, tags: &[Tag], finished: bool) -> Vec<Look> {
        let confirmed = |kind: Kind| tags.iter().filter(move |tag| tag.kind == kind && !tag.proposed);
        let full = Kind::ALL.iter().all(|kind| confirmed(*kind).next().is_some());
        let mut looks = Vec::new();
        if !finished && !full {
            looks.push(Look::Unfinished);
        }
        if tags.iter().any(|tag| tag.proposed) {
            looks.push(Look::Proposed);
        }
        let conflicting = Kind::ALL.iter().any(|kind| {
            let several = confirmed(*kind).nth(1).is_some();
            several
                && confirmed(*kind).any(|tag| {
                    UNDECIDED.contains(&&*tag.concept)
                        || confirmed(*kind).any(|other| {
                            other.concept != tag.concept
                                && self.called(*kind, &other.concept).above.contains(&tag.concept)
                        })
                })
        });
        if conflicting {
            looks.push(Look::Conflicting);
        }
        if tags.iter().any(|tag| self.called(tag.kind, &tag.concept).obsolete) {
            looks.push(Look::Obsolete);
        }
        looks
    }

    pub(crate) fn entry(&mut self, row: IndexRow) -> Entry {
        let mut years: Vec<i32> = row
            .years
            .iter()
            .filter_map(|(first, last)| first.zip(*last))
            .flat_map(|(first, last)| first..=last.min(first + LONGEST_RANGE))
            .collect();
        years.sort_unstable();
        years.dedup();
        let tag = |(kind, concept, main, state)| Tag { kind, concept, main, proposed: state == TagState::Proposed };
        let mut tags: Vec<Tag> = row.tags.into_iter().map(tag).collect();
        tags.sort_by_key(|tag| (tag.kind, tag.proposed, !tag.main));
        let mut covers: Vec<(Kind, Arc<str>)> = Vec::with_capacity(tags.len());
        let mut labels: [Arc<str>; 3] = Default::default();
        // From the last to the first, whose label stays.
        for Tag { kind, concept, .. } in tags.iter().rev() {
            let called = self.called(*kind, concept);
            covers.push((*kind, Arc::clone(concept)));
            covers.extend(called.broader.map(|broader| (*kind, broader)));
            labels[*kind as usize] = called.label;
        }
        covers.sort_unstable();
        covers.dedup();
        let looks = self.looks(&tags, row.finished);
        Entry {
            looks,
            id: row.id,
            key: row.key,
            number: row.number,
            standard: row.standard,
            title_ja: row.title_ja,
            title_en: row.title_en,
            programme: row.programme,
            institution: row.institution,
            folded: row.folded,
            years,
            tags,
            covers,
            labels,
        }
    }
}
