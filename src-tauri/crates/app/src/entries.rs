//! Rows of the library as the index takes them, with what this library calls their concepts.

use domain::{Dim, Kind, Look, Oddity, budget, text};
use index::{Entry, Index, Tag, Tagged};
use std::collections::HashMap;
use std::sync::Arc;
use store::rows::{IndexRow, IndexTag, TagState};
use vocab::class;
use vocab::own::Own;

/// A year range longer than this is a slip of the pen, not a project.
const LONGEST_RANGE: i32 = 30;

/// Rows of the library as the index takes them. What concepts are called is worked out once for each.
pub(crate) struct Entries<'a> {
    own: &'a Own,
    /// Where the entries go, when it holds some already.
    index: Option<&'a Index>,
    concepts: [HashMap<Arc<str>, Arc<Called>>; 3],
    /// Numbers and codes as words, one for all projects.
    words: domain::Names,
}

/// What the index keeps of a concept.
#[derive(PartialEq, Eq)]
pub(crate) struct Called {
    /// What a list is sorted by, folded.
    label: Arc<str>,
    /// Every broader concept.
    above: Vec<Arc<str>>,
    /// What a project with it is found under: itself, what is broader, its class (targets) or area (indications).
    values: Vec<(Dim, Arc<str>)>,
    /// No longer in use, or in no vocabulary.
    obsolete: bool,
}

/// Concepts that say there is none yet: 標的未定, モダリティ未定, 不明.
const UNDECIDED: [&str; 3] = ["TSU:TARGET-UNDECIDED", "ND", "UN"];

impl<'a> Entries<'a> {
    pub(crate) fn of(own: &'a Own) -> Entries<'a> {
        Entries { own, index: None, concepts: Default::default(), words: domain::Names::default() }
    }

    /// For an index that holds projects: its own words are used, which it takes quicker.
    pub(crate) fn beside(own: &'a Own, index: &'a Index) -> Entries<'a> {
        Entries { index: Some(index), ..Entries::of(own) }
    }

    fn word(&mut self, dim: Dim, word: &str) -> Arc<str> {
        self.index.and_then(|index| index.value(dim, word)).unwrap_or_else(|| self.words.of(word))
    }

    pub(crate) fn called(&mut self, kind: Kind, id: &Arc<str>) -> Arc<Called> {
        if let Some(called) = self.concepts[kind as usize].get(id) {
            return Arc::clone(called);
        }
        let concept = self.own.get(kind, id);
        let label = concept.map_or_else(|| text::fold(id), |concept| text::fold(&concept.short_ja));
        let group = match kind {
            Kind::Target => Some((Dim::TargetClass, class::target(self.own, id).code)),
            Kind::Modality => None,
            Kind::Indication => class::area(self.own, id).map(|area| (Dim::Area, area.code)),
        };
        let above: Vec<Arc<str>> =
            self.own.above(kind, id).into_iter().map(|concept| self.word(Dim::of(kind), &concept.id)).collect();
        let mut values = vec![(Dim::of(kind), self.word(Dim::of(kind), id))];
        values.extend(above.iter().map(|broader| (Dim::of(kind), Arc::clone(broader))));
        values.extend(group.map(|(dim, code)| (dim, self.word(dim, code))));
        let called = Arc::new(Called {
            label: label.into(),
            above,
            values,
            obsolete: concept.is_none() || self.own.obsolete(kind, id).is_some(),
        });
        self.concepts[kind as usize].insert(Arc::clone(id), Arc::clone(&called));
        called
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

    /// Tags as the library has them, with what follows from them.
    pub(crate) fn tagged(&mut self, tags: Vec<IndexTag>, finished: bool) -> Tagged {
        let tag = |(kind, concept, main, state)| Tag { kind, concept, main, proposed: state == TagState::Proposed };
        let mut tags: Vec<Tag> = tags.into_iter().map(tag).collect();
        tags.sort_by_key(|tag| (tag.kind, tag.proposed, !tag.main));
        let mut values: Vec<(Dim, Arc<str>)> = Vec::with_capacity(tags.len() * 3);
        let mut labels: [Arc<str>; 3] = Default::default();
        // From the last to the first, whose label stays.
        for Tag { kind, concept, .. } in tags.iter().rev() {
            let called = self.called(*kind, concept);
            values.extend_from_slice(&called.values);
            labels[*kind as usize] = Arc::clone(&called.label);
        }
        for kind in Kind::ALL.into_iter().filter(|kind| tags.iter().all(|tag| tag.kind != *kind)) {
            values.push((Dim::Untagged, self.word(Dim::Untagged, kind.as_str())));
        }
        for look in self.looks(&tags, finished) {
            values.push((Dim::Look, self.word(Dim::Look, look.as_str())));
        }
        Tagged { tags, labels, values }
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
        let mut values: Vec<(Dim, Arc<str>)> = Vec::with_capacity(12);
        let stated = [
            (Dim::Programme, &row.programme),
            (Dim::Institution, &row.institution),
            (Dim::Ministry, &row.ministry),
            (Dim::Integrated, &row.integrated),
            (Dim::Phase, &row.phase),
            (Dim::Prefecture, &row.prefecture),
        ];
        values
            .extend(stated.into_iter().filter(|(_, said)| !said.is_empty()).map(|(dim, said)| (dim, Arc::clone(said))));
        for year in &years {
            values.push((Dim::Year, self.words.of(&year.to_string())));
        }
        if let Some(last) = years.last() {
            values.push((Dim::Ends, self.words.of(&last.to_string())));
        }
        if let Some(code) = row.budget_yen.and_then(budget::range) {
            values.push((Dim::Budget, self.words.of(code)));
        }
        values.push((Dim::Disclosure, self.words.of(row.class.as_str())));
        values.extend(row.themes.iter().map(|theme| (Dim::Theme, self.words.of(&theme.to_string()))));
        values.extend(row.outcomes.iter().map(|kind| (Dim::Outcome, self.words.of(kind.as_str()))));
        let odd = [
            (Oddity::NumberOdd, !row.standard),
            (Oddity::NumberMissing, row.number.is_none()),
            (Oddity::YearMissing, years.is_empty()),
            (Oddity::Duplicate, row.duplicate),
        ];
        for (oddity, _) in odd.into_iter().filter(|(_, is)| *is) {
            values.push((Dim::Issue, self.words.of(oddity.as_str())));
        }
        let notes: Vec<String> = row.notes.iter().map(|note| text::fold(note)).collect();
        Entry {
            id: row.id,
            key: row.key,
            number: row.number,
            standard: row.standard,
            title_ja: row.title_ja,
            title_en: row.title_en,
            programme: row.programme,
            institution: row.institution,
            researcher: row.researcher,
            phase: row.phase,
            ministry: row.ministry,
            integrated: row.integrated,
            prefecture: row.prefecture,
            budget_yen: row.budget_yen,
            years,
            tagged: self.tagged(row.tags, row.finished),
            values,
            folded: row.folded.into(),
            notes: notes.join("\n").into(),
        }
    }
}
