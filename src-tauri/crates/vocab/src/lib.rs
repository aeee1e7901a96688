//! Words to concepts: the starter vocabulary shipped with the program, and its search for the tag picker.
//!
//! This crate must never know a project, a file or a database. The tables are committed under `data/`
//! (sources, licences and every curator's change in `data/README.md`) and are part of the program.

mod data;
mod exact;
mod search;

pub use domain::text::split_terms;
pub use search::Hit;

use domain::{Concept, Kind};
use exact::Exact;
use search::Names;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Concepts of the three kinds with their names ready for search.
#[derive(Debug)]
pub struct Vocabulary {
    shelves: [Shelf; 3],
}

/// The concepts of one kind, in the order of the list, with what is needed to find them.
#[derive(Debug)]
struct Shelf {
    concepts: Vec<Concept>,
    /// Folded names, one entry per concept.
    names: Vec<Names>,
    by_id: HashMap<String, usize>,
    /// Names for [`Vocabulary::exact`].
    exact: Exact,
}

static STARTER: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::of([data::targets(), data::modalities(), data::indications()]));

impl Vocabulary {
    /// The shipped vocabulary; built once, at the first call.
    pub fn starter() -> &'static Vocabulary {
        &STARTER
    }

    fn of(lists: [Vec<Concept>; 3]) -> Vocabulary {
        Vocabulary {
            shelves: lists.map(|concepts| Shelf {
                names: concepts.iter().map(Names::of).collect(),
                exact: Exact::of(&concepts),
                by_id: concepts.iter().enumerate().map(|(at, c)| (c.id.clone(), at)).collect(),
                concepts,
            }),
        }
    }

    fn shelf(&self, kind: Kind) -> &Shelf {
        let [target, modality, indication] = &self.shelves;
        match kind {
            Kind::Target => target,
            Kind::Modality => modality,
            Kind::Indication => indication,
        }
    }

    /// The concept with exactly this id, e.g. `HGNC:3236`, `AB-ADC`, `MONDO:0004992`.
    pub fn get(&self, kind: Kind, id: &str) -> Option<&Concept> {
        let shelf = self.shelf(kind);
        shelf.by_id.get(id).and_then(|at| shelf.concepts.get(*at))
    }

    /// The concept that has exactly this text for a name, for the words of a list's own tag columns.
    ///
    /// Compared as the search does (folded, hyphens do not count, one spelling) and without spaces. Of several
    /// concepts the one whose label it is goes before that of a short form, a synonym, an id. Where two are equal in
    /// that, one above the other in the list, the broader one is meant; else the word is ambiguous (AD) and the
    /// answer `None`. A text with a bracket, X（Y）, is looked up whole, then as X, then as Y.
    pub fn exact(&self, kind: Kind, text: &str) -> Option<&Concept> {
        let shelf = self.shelf(kind);
        shelf.exact.find(text).and_then(|at| shelf.concepts.get(at))
    }

    /// Every concept of a kind in the order of the list: general ones first for indications, level by
    /// level for modalities.
    pub fn all(&self, kind: Kind) -> &[Concept] {
        &self.shelf(kind).concepts
    }

    /// The broader concept, where the list has levels.
    pub fn parent(&self, kind: Kind, id: &str) -> Option<&Concept> {
        self.get(kind, self.get(kind, id)?.parent.as_deref()?)
    }

    /// Every concept below this one, at any depth, in the order of the list; without itself. Empty for
    /// an unknown id.
    pub fn descendants(&self, kind: Kind, id: &str) -> Vec<&Concept> {
        self.all(kind).iter().filter(|c| self.is_below(c, id)).collect()
    }

    fn is_below(&self, concept: &Concept, id: &str) -> bool {
        let mut above = concept.parent.as_deref();
        // A list deeper than this would be a circle; a test forbids circles in the shipped data.
        for _ in 0..32 {
            match above {
                Some(parent) if parent == id => return true,
                Some(parent) => above = self.get(concept.kind, parent).and_then(|c| c.parent.as_deref()),
                None => return false,
            }
        }
        false
    }

    /// Finds concepts by ids, labels, short forms and synonyms of both languages; the count is that of
    /// all found, the list holds at most `limit`.
    ///
    /// Names and text are folded (`domain::text::fold`), hyphens do not count, and a few spellings are
    /// one (癌 = がん, see `search`). The whole text as one: exact, then start of a name, then start of a
    /// word, then anywhere; after these, texts of several words that occur in any order, each somewhere
    /// among the names. Ties: higher `weight` (how many projects use the id), then a match of a label
    /// before one of a synonym, then by Japanese label. An empty text lists all, most used first, then
    /// in the order of the list.
    pub fn search(&self, kind: Kind, text: &str, limit: usize, weight: &dyn Fn(&str) -> u32) -> (Vec<Hit<'_>>, usize) {
        let shelf = self.shelf(kind);
        let mut hits = search::search(&shelf.concepts, &shelf.names, text, weight);
        let total = hits.len();
        hits.truncate(limit);
        (hits, total)
    }
}
