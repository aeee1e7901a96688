//! The library in memory: filter, facets, order, text search. SQLite keeps the truth; this is
//! rebuilt at open and follows every write.
//!
//! This crate must never know a database, a file or a vocabulary: what a concept covers comes with
//! the entry ([`Entry::covers`]), so filter and facet counts cannot disagree.

mod dimension;
mod order;
pub mod similar;

use dimension::Dimension;
use domain::{Filter, Id, Kind, Look, Sort, text};
use memchr::memmem;
use roaring::RoaringBitmap;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// One project as the index holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Id.
    pub id: Id,
    /// Number without its year; `None` when the list has none.
    pub key: Option<String>,
    /// Latest number.
    pub number: Option<String>,
    /// The number fits AMED's pattern (true when there is none).
    pub standard: bool,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Programme.
    pub programme: Arc<str>,
    /// Institution.
    pub institution: Arc<str>,
    /// What search reads, folded.
    pub folded: String,
    /// Fiscal years, ascending, ranges spread out.
    pub years: Vec<i32>,
    /// Tags in the order they are shown.
    pub tags: Vec<Tag>,
    /// Under which concepts the project is found: its tags and what is broader than they.
    pub covers: Vec<(Kind, Arc<str>)>,
    /// What its tags of each kind sort by, folded; empty = none.
    pub labels: [Arc<str>; 3],
    /// Why its tags want a look.
    pub looks: Vec<Look>,
}

/// A tag of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: Arc<str>,
    /// 主: the main tag of its kind.
    pub main: bool,
    /// From a list's own column; no person has confirmed it yet.
    pub proposed: bool,
}

/// Counts of one facet: value and number of projects.
pub type Counts = Vec<(String, u32)>;

/// The dimensions a list is filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// 事業
    Programme,
    /// 年度
    Year,
    /// 機関
    Institution,
    /// A kind of tag.
    Tag(Kind),
    /// Lacks a tag of a kind; values are the kinds' words.
    Untagged,
    /// Its tags want a look; values are the reasons' words.
    Look,
}

/// A list: what was asked, and the slots in their order.
type Answered = (Filter, Sort, Arc<Vec<u32>>);

/// All projects of a library.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    slots: HashMap<Id, u32>,
    live: RoaringBitmap,
    programme: Dimension,
    year: Dimension,
    institution: Dimension,
    tags: [Dimension; 3],
    tagged: [RoaringBitmap; 3],
    looks: [RoaringBitmap; 4],
    orders: order::Orders,
    // The last answer, so that scrolling through one list filters and sorts once.
    last: Mutex<Option<Answered>>,
}

impl Index {
    /// Number of projects.
    pub fn len(&self) -> usize {
        usize::try_from(self.live.len()).unwrap_or(usize::MAX)
    }

    /// Whether there is no project.
    pub fn is_empty(&self) -> bool {
        self.live.is_empty()
    }

    /// Projects that lack at least one kind of tag.
    pub fn untagged(&self) -> u32 {
        let full = &(&self.tagged[0] & &self.tagged[1]) & &self.tagged[2];
        u32::try_from(self.live.len() - full.len()).unwrap_or(u32::MAX)
    }

    /// One project.
    pub fn get(&self, id: Id) -> Option<&Entry> {
        self.slots.get(&id).and_then(|slot| self.entries.get(*slot as usize))
    }

    /// Replaces the projects `ids` by what the library now says of them; those it says nothing of are gone.
    pub fn follow(&mut self, ids: &[Id], entries: impl IntoIterator<Item = Entry>) {
        for id in ids {
            self.drop_postings(*id);
        }
        for entry in entries {
            self.put(entry);
        }
        for id in ids {
            if let Some(slot) = self.slots.get(id).copied()
                && !self.live.contains(slot)
            {
                self.slots.remove(id);
                if let Some(entry) = self.entries.get_mut(slot as usize) {
                    *entry = Entry::default();
                }
            }
        }
        self.orders.forget();
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Ids in list order.
    pub fn ids(&self, filter: &Filter, sort: Sort) -> Vec<Id> {
        self.ordered(filter, sort).iter().map(|slot| self.entries[*slot as usize].id).collect()
    }

    /// Number of projects the filter finds, and the entries of a part of the list.
    pub fn page(&self, filter: &Filter, sort: Sort, offset: usize, limit: usize) -> (usize, Vec<&Entry>) {
        let slots = self.ordered(filter, sort);
        let rows = slots.iter().skip(offset).take(limit).map(|slot| &self.entries[*slot as usize]).collect();
        (slots.len(), rows)
    }

    /// Counts per value of a facet under every *other* condition of the filter.
    pub fn counts(&self, filter: &Filter, facet: Facet) -> Counts {
        let base = self.matching(filter, Some(facet));
        match facet {
            Facet::Programme => self.programme.counts(&base),
            Facet::Year => self.year.counts(&base),
            Facet::Institution => self.institution.counts(&base),
            Facet::Tag(kind) => self.tags[kind as usize].counts(&base),
            Facet::Untagged => Kind::ALL
                .iter()
                .map(|kind| {
                    let tagged = base.intersection_len(&self.tagged[*kind as usize]);
                    (kind.as_str().to_owned(), u32::try_from(base.len() - tagged).unwrap_or(u32::MAX))
                })
                .collect(),
            Facet::Look => Look::ALL
                .iter()
                .map(|look| {
                    let found = base.intersection_len(&self.looks[*look as usize]);
                    (look.as_str().to_owned(), u32::try_from(found).unwrap_or(u32::MAX))
                })
                .collect(),
        }
    }

    /// Number of projects found under a concept (broader concepts count narrower tags).
    pub fn uses(&self, kind: Kind, concept: &str) -> u32 {
        self.tags[kind as usize].len_of(concept)
    }

    /// Takes in a project, or what is said of it now.
    pub fn put(&mut self, entry: Entry) {
        let slot = match self.slots.get(&entry.id) {
            Some(slot) => *slot,
            None => {
                let slot = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
                self.slots.insert(entry.id, slot);
                self.entries.push(Entry::default());
                slot
            }
        };
        self.live.insert(slot);
        if !entry.programme.is_empty() {
            self.programme.insert(&entry.programme, slot);
        }
        if !entry.institution.is_empty() {
            self.institution.insert(&entry.institution, slot);
        }
        for year in &entry.years {
            self.year.insert(&year.to_string(), slot);
        }
        for (kind, concept) in &entry.covers {
            self.tags[*kind as usize].insert(concept, slot);
            self.tagged[*kind as usize].insert(slot);
        }
        for look in &entry.looks {
            self.looks[*look as usize].insert(slot);
        }
        self.entries[slot as usize] = entry;
    }

    /// Takes a project out of every set; its slot stays reserved for its return.
    fn drop_postings(&mut self, id: Id) {
        let Some(slot) = self.slots.get(&id).copied() else { return };
        self.live.remove(slot);
        let entry = &self.entries[slot as usize];
        self.programme.remove(&entry.programme, slot);
        self.institution.remove(&entry.institution, slot);
        for year in &entry.years {
            self.year.remove(&year.to_string(), slot);
        }
        for (kind, concept) in &entry.covers {
            self.tags[*kind as usize].remove(concept, slot);
        }
        for set in self.tagged.iter_mut().chain(&mut self.looks) {
            set.remove(slot);
        }
    }

    fn ordered(&self, filter: &Filter, sort: Sort) -> Arc<Vec<u32>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, by, slots)) = &*last
            && known == filter
            && *by == sort
        {
            return Arc::clone(slots);
        }
        let mut slots: Vec<u32> = self.matching(filter, None).iter().collect();
        self.orders.sort(&self.entries, &mut slots, sort);
        let slots = Arc::new(slots);
        *last = Some((filter.clone(), sort, Arc::clone(&slots)));
        slots
    }

    /// Projects that meet every condition but the one of `except`.
    fn matching(&self, filter: &Filter, except: Option<Facet>) -> RoaringBitmap {
        let mut found = self.live.clone();
        let years: Vec<String> = filter.year.iter().map(i32::to_string).collect();
        let mut narrow = |facet: Facet, dimension: &Dimension, values: &[String]| {
            if !values.is_empty() && except != Some(facet) {
                found &= dimension.any_of(values);
            }
        };
        narrow(Facet::Programme, &self.programme, &filter.programme);
        narrow(Facet::Year, &self.year, &years);
        narrow(Facet::Institution, &self.institution, &filter.institution);
        for kind in Kind::ALL {
            narrow(Facet::Tag(kind), &self.tags[kind as usize], filter.tags(kind));
        }
        if except != Some(Facet::Untagged) {
            for kind in &filter.untagged {
                found -= &self.tagged[*kind as usize];
            }
        }
        if !filter.look.is_empty() && except != Some(Facet::Look) {
            let any = filter.look.iter().fold(RoaringBitmap::new(), |all, look| all | &self.looks[*look as usize]);
            found &= any;
        }
        self.narrow_by_text(found, &filter.text)
    }

    /// Scans only what the other conditions left.
    fn narrow_by_text(&self, mut found: RoaringBitmap, words: &str) -> RoaringBitmap {
        let folded = text::fold(words);
        for word in folded.split(' ').filter(|w| !w.is_empty()) {
            let finder = memmem::Finder::new(word);
            found = found
                .iter()
                .filter(|slot| finder.find(self.entries[*slot as usize].folded.as_bytes()).is_some())
                .collect();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::SortKey;

    fn entry(id: Id, title: &str, year: i32, modality: &[&str]) -> Entry {
        Entry {
            id,
            title_ja: title.to_owned(),
            folded: text::fold(title),
            years: vec![year],
            programme: format!("事業{}", id % 2).into(),
            covers: modality.iter().map(|m| (Kind::Modality, (*m).into())).collect(),
            ..Entry::default()
        }
    }

    fn build<const N: usize>(entries: [Entry; N]) -> Index {
        let mut index = Index::default();
        entries.into_iter().for_each(|entry| index.put(entry));
        index
    }

    fn sample() -> Index {
        build([
            entry(1, "肺癌に対するＥＧＦＲ阻害薬", 2023, &["SM", "SM-COV"]),
            entry(2, "膵がん抗体薬物複合体", 2024, &["AB", "AB-ADC"]),
            entry(3, "肺線維症のバイオマーカー", 2024, &[]),
        ])
    }

    fn found(index: &Index, filter: &Filter) -> Vec<Id> {
        index.ids(filter, Sort::default())
    }

    #[test]
    fn words_of_any_width_and_length_must_all_occur() {
        let index = sample();
        let check = |words: &str, ids: &[Id]| {
            assert_eq!(found(&index, &Filter { text: words.to_owned(), ..Filter::default() }), ids, "{words}");
        };
        check("肺", &[1, 3]);
        check("egfr　肺癌", &[1]);
        check("肺 抗体", &[]);
        check("", &[1, 2, 3]);
        check("  ", &[1, 2, 3]);
    }

    #[test]
    fn a_facet_does_not_count_itself_out() {
        let index = sample();
        let filter = Filter { year: vec![2024], ..Filter::default() };
        assert_eq!(index.counts(&filter, Facet::Year), [("2023".to_owned(), 1), ("2024".to_owned(), 2)]);
        assert_eq!(index.counts(&filter, Facet::Tag(Kind::Modality)), [("AB".to_owned(), 1), ("AB-ADC".to_owned(), 1)]);
        assert_eq!(found(&index, &filter), [2, 3]);
    }

    #[test]
    fn following_a_write_equals_building_anew() {
        let mut index = sample();
        let changed = entry(2, "膵がん抗体", 2025, &["AB"]);
        index.follow(&[2, 3], [changed.clone()]);
        let anew = build([entry(1, "肺癌に対するＥＧＦＲ阻害薬", 2023, &["SM", "SM-COV"]), changed]);
        for filter in [Filter::default(), Filter { text: "抗体".into(), ..Filter::default() }] {
            assert_eq!(found(&index, &filter), found(&anew, &filter));
            for facet in [Facet::Year, Facet::Programme, Facet::Tag(Kind::Modality), Facet::Untagged] {
                assert_eq!(index.counts(&filter, facet), anew.counts(&filter, facet), "{facet:?}");
            }
        }
        assert_eq!((index.len(), index.untagged()), (anew.len(), anew.untagged()));
        assert!(index.get(3).is_none());
        index.follow(&[3], [entry(3, "戻った課題", 2024, &[])]);
        assert_eq!(found(&index, &Filter::default()), [1, 2, 3]);
    }

    #[test]
    fn empty_cells_sort_last_either_way() {
        let index = sample();
        let by = |descending| index.ids(&Filter::default(), Sort { key: SortKey::Number, descending });
        assert_eq!(by(false), [1, 2, 3]);
        assert_eq!(by(true), [1, 2, 3]);
        let years = index.ids(&Filter::default(), Sort { key: SortKey::Year, descending: true });
        assert_eq!(years, [2, 3, 1]);
    }
}
