//! Words to concepts: the starter vocabulary shipped with the program, its search for the tag picker, and the readers of
//! official vocabulary files ([`load`]).
//!
//! This crate must never know a project, a file or a database. The tables are committed under `data/`
//! (sources, licences and every curator's change in `data/README.md`) and are part of the program.

pub mod ams;
pub mod assets;
mod canon;
pub mod class;
mod data;
mod exact;
pub mod load;
mod lookup;
pub mod own;
mod romaji;
mod search;
mod shipped;
mod sources;
pub mod suggest;

pub use domain::text::split_terms;
pub use search::Hit;
pub use sources::{Source, sources};

use domain::{Concept, Kind};
use exact::Exact;
use lookup::Lookup;
use search::Names;
use shipped::Rows;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

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
    /// The large table behind the curated list.
    rows: Rows,
    row_of: HashMap<String, u32>,
    lookup: OnceLock<Lookup>,
    /// How many rows each row of the large table has directly under it.
    divisions: OnceLock<Vec<u32>>,
    /// What is directly under each id, in the order of the list; the top under "".
    below: OnceLock<HashMap<String, Vec<Place>>>,
}

impl Shelf {
    fn lookup(&self) -> &Lookup {
        self.lookup.get_or_init(|| Lookup::of(&self.rows))
    }
}

/// With more diseases directly under it than this a concept is a group of everything: hereditary disease (2,078), syndromic
/// disease (1,163); the largest that names diseases is skeletal dysplasia (143).
const GROUP: u32 = 150;

/// Where a concept stands: on the curated list of its kind, or in the large table behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place(u32);

impl Place {
    /// Of what is no concept.
    pub(crate) const NONE: Place = Place(u32::MAX);
    const ROWS: u32 = 1 << 24;

    pub(crate) fn starter(at: usize) -> Place {
        Place(u32::try_from(at).unwrap_or(u32::MAX))
    }

    pub(crate) fn row(at: usize) -> Place {
        Place(u32::try_from(at).map_or(u32::MAX, |at| at + Place::ROWS))
    }
}

static STARTER: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::of(starter_lists(), Kind::ALL.map(Rows::none)));

static SHIPPED: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::of(starter_lists(), [Rows::genes(), Rows::none(Kind::Modality), Rows::diseases()]));

fn starter_lists() -> [Vec<Concept>; 3] {
    [data::targets(), data::modalities(), data::indications()]
}

impl Vocabulary {
    /// The shipped vocabulary; built once, at the first call.
    pub fn starter() -> &'static Vocabulary {
        &STARTER
    }

    /// The shipped vocabulary with the large tables of genes and diseases behind the starter; unpacked once, at the first call.
    pub fn shipped() -> &'static Vocabulary {
        &SHIPPED
    }

    fn of(lists: [Vec<Concept>; 3], rows: [Rows; 3]) -> Vocabulary {
        let mut rows = rows.into_iter();
        Vocabulary {
            shelves: lists.map(|concepts| {
                let rows = rows.next().unwrap_or_else(|| Rows::none(Kind::Modality));
                Shelf {
                    names: concepts.iter().map(Names::of).collect(),
                    exact: Exact::of(&concepts),
                    by_id: concepts.iter().enumerate().map(|(at, c)| (c.id.clone(), at)).collect(),
                    concepts,
                    row_of: rows.ids(),
                    rows,
                    lookup: OnceLock::new(),
                    divisions: OnceLock::new(),
                    below: OnceLock::new(),
                }
            }),
        }
    }

    fn rows(&self, kind: Kind) -> &Rows {
        &self.shelf(kind).rows
    }

    /// Where a concept stands: the curated row goes before that of the large table.
    fn place(&self, kind: Kind, id: &str) -> Option<Place> {
        let shelf = self.shelf(kind);
        let starter = shelf.by_id.get(id).map(|at| Place::starter(*at));
        starter.or_else(|| shelf.row_of.get(id).map(|at| Place::row(*at as usize)))
    }

    /// Whether a disease stands on the curated list or is known to MeSH or OMIM.
    fn is_established(&self, place: Place) -> bool {
        place.0 < Place::ROWS || self.row(place).is_some_and(shipped::Row::is_referenced)
    }

    /// The row of the large table where a disease stands that is not on the curated list.
    fn row(&self, place: Place) -> Option<shipped::Row<'_>> {
        let rows = self.rows(Kind::Indication);
        let at = place.0.checked_sub(Place::ROWS)? as usize;
        (at < rows.len()).then(|| rows.row(at))
    }

    /// Whether the curated list divides the disease further.
    fn is_general(&self, place: Place) -> bool {
        let shelf = self.shelf(Kind::Indication);
        let concept = (place.0 < Place::ROWS).then(|| shelf.concepts.get(place.0 as usize)).flatten();
        concept.is_some_and(|general| shelf.concepts.iter().any(|c| c.parent.as_deref() == Some(&*general.id)))
    }

    /// Adds every disease above this one, by the curated list and by MONDO.
    fn above(&self, place: Place, found: &mut std::collections::HashSet<Place>) {
        let shelf = self.shelf(Kind::Indication);
        let mut todo = vec![place];
        while let Some(at) = todo.pop() {
            let curated = (at.0 < Place::ROWS).then(|| shelf.concepts.get(at.0 as usize)).flatten();
            let row = match (curated, at.0.checked_sub(Place::ROWS)) {
                (Some(concept), _) => shelf.row_of.get(&concept.id).copied(),
                (None, row) => row,
            };
            let parents = row.filter(|row| (*row as usize) < shelf.rows.len()).into_iter();
            let parents = parents.flat_map(|row| shelf.rows.row(row as usize).parents());
            for id in parents.chain(curated.and_then(|c| c.parent.as_deref())) {
                if let Some(place) = self.place(Kind::Indication, id)
                    && found.insert(place)
                {
                    todo.push(place);
                }
            }
        }
    }

    /// What either table has directly above a disease.
    pub(crate) fn parents(&self, id: &str) -> impl Iterator<Item = &str> {
        let shelf = self.shelf(Kind::Indication);
        let curated = shelf.by_id.get(id).and_then(|at| shelf.concepts[*at].parent.as_deref());
        let row = shelf.row_of.get(id).map(|row| shelf.rows.row(*row as usize).parents());
        curated.into_iter().chain(row.into_iter().flatten())
    }

    /// The nearest broader disease that is established, at most two steps up; of several the narrowest, by how few the table has
    /// directly under it: prostate cancer before carcinoma. Groups of everything (hereditary disease) say nothing and are none.
    fn established_above(&self, place: Place) -> Option<Place> {
        let rows = self.rows(Kind::Indication);
        let mut level = vec![place];
        for _ in 0..2 {
            let above =
                level.iter().filter_map(|at| at.0.checked_sub(Place::ROWS)).filter(|row| (*row as usize) < rows.len());
            level = above
                .flat_map(|row| rows.row(row as usize).parents())
                .filter_map(|id| self.place(Kind::Indication, id))
                .collect();
            let known = level.iter().filter(|place| self.is_established(**place));
            let narrow = known.map(|place| (self.divisions(*place), *place)).filter(|(count, _)| *count <= GROUP);
            if let Some((_, found)) = narrow.min_by_key(|(count, _)| *count) {
                return Some(found);
            }
        }
        None
    }

    /// How many diseases the table has directly under this one.
    fn divisions(&self, place: Place) -> u32 {
        let id = self.id(Kind::Indication, place).unwrap_or("");
        let shelf = self.shelf(Kind::Indication);
        let counts = shelf.divisions.get_or_init(|| {
            let mut counts = vec![0; shelf.rows.len()];
            for at in 0..shelf.rows.len() {
                for row in shelf.rows.row(at).parents().filter_map(|id| shelf.row_of.get(id)) {
                    counts[*row as usize] += 1;
                }
            }
            counts
        });
        shelf.row_of.get(id).and_then(|row| counts.get(*row as usize)).copied().unwrap_or(0)
    }

    /// The id of the concept of a place, without making the concept.
    fn id(&self, kind: Kind, place: Place) -> Option<&str> {
        let shelf = self.shelf(kind);
        match place.0.checked_sub(Place::ROWS) {
            Some(row) => ((row as usize) < shelf.rows.len()).then(|| shelf.rows.row(row as usize).id()),
            None => shelf.concepts.get(place.0 as usize).map(|concept| concept.id.as_str()),
        }
    }

    /// The concept of a place.
    fn at(&self, kind: Kind, place: Place) -> Option<&Concept> {
        let shelf = self.shelf(kind);
        match place.0.checked_sub(Place::ROWS) {
            Some(row) => shelf.rows.concept(row as usize),
            None => shelf.concepts.get(place.0 as usize),
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
        self.at(kind, self.place(kind, id)?)
    }

    /// The concept that has exactly this text for a name, for the words of a list's own tag columns.
    ///
    /// Compared as the search does (folded, hyphens do not count, one spelling) and without spaces. Of several
    /// concepts the one whose label it is goes before that of a short form, a synonym, an id. Where two are equal in
    /// that, one above the other in the list, the broader one is meant; else the word is ambiguous (AD) and the
    /// answer `None`. A text with a bracket, X（Y）, is looked up whole, then as X, then as Y. What the curated list does not
    /// have is looked up in the large table in the same way; aliases of at most three characters mean too many things there.
    pub fn exact(&self, kind: Kind, text: &str) -> Option<&Concept> {
        let shelf = self.shelf(kind);
        if let Some(found) = shelf.exact.find(text) {
            return found.and_then(|at| shelf.concepts.get(at));
        }
        if shelf.rows.len() == 0 {
            return None;
        }
        let id = shelf.row_of.get(text.trim()).copied();
        let look = |text: &str| shelf.lookup().exactly(&shelf.rows, text);
        let row = id.or_else(|| look(text)).or_else(|| {
            let (outer, inner) = exact::bracketed(text)?;
            look(&outer).or_else(|| look(&inner))
        })?;
        // Under its curated row, where it has one.
        self.get(kind, shelf.rows.row(row as usize).id())
    }

    /// Every concept of a kind in the order of the list: general ones first for indications, level by
    /// level for modalities.
    pub fn all(&self, kind: Kind) -> &[Concept] {
        &self.shelf(kind).concepts
    }

    /// Every concept of a kind: the curated list, then what the large table has beside it.
    pub fn every(&self, kind: Kind) -> impl Iterator<Item = &Concept> {
        let shelf = self.shelf(kind);
        let rows = (0..shelf.rows.len()).filter(|at| !shelf.by_id.contains_key(shelf.rows.row(*at).id()));
        shelf.concepts.iter().chain(rows.filter_map(|at| shelf.rows.concept(at)))
    }

    /// The broader concept, where the list has levels.
    pub fn parent(&self, kind: Kind, id: &str) -> Option<&Concept> {
        self.get(kind, self.get(kind, id)?.parent.as_deref()?)
    }

    /// What is directly narrower; for `None` the top of the curated list. The curated list goes first, then the large table by
    /// label; genes have no levels.
    pub fn below(&self, kind: Kind, id: Option<&str>) -> Vec<&Concept> {
        let shelf = self.shelf(kind);
        let below = shelf.below.get_or_init(|| {
            let mut below: HashMap<String, Vec<Place>> = HashMap::new();
            for (at, concept) in shelf.concepts.iter().enumerate() {
                let above = concept.parent.as_deref().unwrap_or("");
                below.entry(above.to_owned()).or_default().push(Place::starter(at));
            }
            let mut rows: Vec<usize> =
                (0..shelf.rows.len()).filter(|at| !shelf.by_id.contains_key(shelf.rows.row(*at).id())).collect();
            rows.sort_by_key(|at| shelf.rows.row(*at).label());
            for at in rows {
                for above in shelf.rows.row(at).parents() {
                    below.entry(above.to_owned()).or_default().push(Place::row(at));
                }
            }
            below
        });
        let places = below.get(id.unwrap_or("")).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.at(kind, *place)).collect()
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
    ///
    /// Rows of the large table come after the curated list: behind what has exactly the typed name there those that have it
    /// here, then the rest of the list, then the rest of the table. A text of one letter looks in the list only.
    pub fn search(&self, kind: Kind, text: &str, limit: usize, weight: &dyn Fn(&str) -> u32) -> (Vec<Hit<'_>>, usize) {
        let shelf = self.shelf(kind);
        let starter = search::search(&shelf.concepts, &shelf.names, text, weight);
        let rows = self.search_rows(shelf, text, weight);
        let total = starter.len() + rows.len();
        // Most used first where nothing is typed.
        let typed = !text.trim().is_empty();
        let (exact, rest): (Vec<_>, Vec<_>) = starter.into_iter().partition(|(hit, exact)| match typed {
            true => *exact,
            false => weight(&hit.concept.id) > 0,
        });
        let (exact_rows, rest_rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, exact)| *exact);
        let row = |(row, name): (u32, u32)| {
            let concept = shelf.rows.concept(row as usize)?;
            let synonym = name.checked_sub(2).and_then(|at| concept.synonyms_en.get(at as usize));
            Some(Hit { concept, matched: synonym.map(String::as_str) })
        };
        let mut hits: Vec<Hit<'_>> = exact.into_iter().map(|(hit, _)| hit).collect();
        hits.extend(exact_rows.into_iter().take(limit).filter_map(|(found, _)| row(found)));
        if !typed {
            hits.sort_by_key(|hit| Reverse(weight(&hit.concept.id)));
        }
        hits.extend(rest.into_iter().map(|(hit, _)| hit));
        hits.extend(rest_rows.into_iter().take(limit).filter_map(|(found, _)| row(found)));
        hits.truncate(limit);
        (hits, total)
    }

    /// Row and name of what the large table has beside the curated list, best first, with whether it is exactly the typed name.
    fn search_rows(&self, shelf: &Shelf, text: &str, weight: &dyn Fn(&str) -> u32) -> Vec<((u32, u32), bool)> {
        if shelf.rows.len() == 0 {
            return Vec::new();
        }
        let own = |row: u32| !shelf.by_id.contains_key(shelf.rows.row(row as usize).id());
        let typed = search::key(text.trim());
        let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            let used = (0..shelf.rows.len()).filter_map(|at| u32::try_from(at).ok());
            // Nothing typed: what is in use. Only hyphens typed: nothing.
            return used
                .filter(|row| text.trim().is_empty() && weight(shelf.rows.row(*row as usize).id()) > 0 && own(*row))
                .map(|row| ((row, 0), true))
                .collect();
        }
        let id = text.trim().to_ascii_uppercase();
        let mut found: Vec<_> =
            shelf.lookup().search(&words.join(" "), &words).into_iter().filter(|(row, _)| own(*row)).collect();
        found.extend(shelf.row_of.get(&id).filter(|row| own(**row)).map(|row| (*row, (false, search::Fit::Exact, 0))));
        found.sort_by_cached_key(|(row, (apart, fit, name))| {
            let row_now = shelf.rows.row(*row as usize);
            // The shorter label is the more general thing.
            (*apart, *fit, Reverse(weight(row_now.id())), *name > 1, row_now.label().len(), *row)
        });
        found.into_iter().map(|(row, (_, fit, name))| ((row, name), fit == search::Fit::Exact)).collect()
    }
}
