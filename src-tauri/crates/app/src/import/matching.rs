//! Which project a row belongs to. Identity is the number without its year; without a number, the folded
//! title and institution. Rows of one file that agree in those and in their year but not in their
//! programme are different applications: they are kept apart, never merged silently.

use domain::{Id, text};
use std::collections::HashMap;
use store::rows::{KnownProject, YearRow};

/// Separates the parts of an identity; cannot stand in folded text.
const SEPARATOR: char = '\u{1f}';

/// Identity of a project without a number.
pub(super) fn identity(title_ja: &str, title_en: &str, institution: &str) -> String {
    let mut identity = text::fold(if title_ja.is_empty() { title_en } else { title_ja });
    identity.push(SEPARATOR);
    text::fold_into(institution, &mut identity);
    identity
}

/// A project, known or about to be created, by its place in the plan.
pub(super) type Place = usize;

/// The projects an import can meet.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) ids: Vec<Id>,
    by_key: HashMap<String, Place>,
    by_identity: HashMap<String, Vec<Place>>,
    programmes: Vec<String>,
    /// Whether a project carries a number.
    numbered: Vec<bool>,
    /// Years in the library, by (project, first year).
    pub(super) years: HashMap<(Place, Option<i32>), YearRow>,
}

impl Known {
    pub(super) fn of(projects: Vec<KnownProject>, years: Vec<YearRow>) -> Known {
        let mut known = Known::default();
        let mut places: HashMap<Id, Place> = HashMap::with_capacity(projects.len());
        for project in projects {
            let place = known.add(project.id, project.key, project.identity, project.programme);
            places.insert(project.id, place);
        }
        for year in years {
            if let Some(place) = places.get(&year.project) {
                known.years.entry((*place, year.year_first)).or_insert(year);
            }
        }
        known
    }

    /// Adds a project and gives its place.
    pub(super) fn add(&mut self, id: Id, key: Option<String>, identity: String, programme: String) -> Place {
        let place = self.ids.len();
        self.ids.push(id);
        self.numbered.push(key.is_some());
        if let Some(key) = key {
            self.by_key.insert(key, place);
        }
        self.by_identity.entry(identity).or_default().push(place);
        self.programmes.push(programme);
        place
    }

    pub(super) fn by_key(&self, key: &str) -> Option<Place> {
        self.by_key.get(key).copied()
    }

    /// The project without a number that a row without a number belongs to. `taken` tells whether a
    /// project's year is already spoken for by another row of the same file.
    pub(super) fn by_identity(&self, identity: &str, programme: &str, taken: impl Fn(Place) -> bool) -> Option<Place> {
        let places: Vec<Place> =
            self.by_identity.get(identity)?.iter().copied().filter(|place| !self.numbered[*place]).collect();
        let same = |place: &&Place| self.programmes[**place] == programme;
        // The same programme first; with another programme only where that project's year is still free.
        places.iter().find(same).or_else(|| places.iter().find(|place| !taken(**place))).copied()
    }
}
