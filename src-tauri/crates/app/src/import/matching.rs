//! Which project a row belongs to. Identity is the number without its year, or a number that a person linked to the
//! project; without a number the folded title and institution. Rows of one file that agree in those and in their
//! year but not in their programme are different applications: kept apart, proposed, never merged silently.

use domain::{Id, text};
use std::collections::HashMap;
use store::rows::{AliasRow, KnownProject, KnownYear};

/// Separates the parts of an identity; cannot stand in folded text.
const SEPARATOR: char = '\u{1f}';

/// Folded text without white space: what titles and institutions are compared by.
pub(super) fn bare(text: &str) -> String {
    let folded = text::fold(text);
    if folded.contains(' ') { folded.replace(' ', "") } else { folded }
}

/// Identity of a project without a number, as the library keeps it.
pub(crate) fn identity(title_ja: &str, title_en: &str, institution: &str) -> String {
    let mut identity = bare(if title_ja.is_empty() { title_en } else { title_ja });
    identity.push(SEPARATOR);
    identity.push_str(&bare(institution));
    identity
}

/// A project, known or about to be created, by its place in the plan.
pub(super) type Place = usize;

/// A project an import can meet.
#[derive(Debug, Clone, Default)]
pub(super) struct Project {
    /// In the library.
    pub(super) id: Option<Id>,
    pub(super) key: Option<String>,
    /// Folded, without white space.
    pub(super) title: String,
    pub(super) institution: String,
    pub(super) programme: String,
    /// First and last first-years of its years.
    pub(super) years: Option<(i32, i32)>,
}

/// The projects an import can meet; those of the library first.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) projects: Vec<Project>,
    /// How many of them are in the library.
    pub(super) library: usize,
    by_key: HashMap<String, Place>,
    by_identity: HashMap<String, Vec<Place>>,
    by_title: HashMap<String, Vec<Place>>,
    /// Years in the library, by project and first year.
    pub(super) years: HashMap<(Place, i32), (Id, Option<u64>)>,
    /// Years in the library that state none.
    pub(super) undated: HashMap<Place, Vec<(Id, Option<u64>)>>,
}

impl Known {
    pub(super) fn of(projects: Vec<KnownProject>, aliases: Vec<AliasRow>, years: Vec<KnownYear>) -> Known {
        let mut known = Known::default();
        let mut places: HashMap<Id, Place> = HashMap::with_capacity(projects.len());
        for project in projects {
            let (title, institution) = project.identity.split_once(SEPARATOR).unwrap_or((&project.identity, ""));
            let place = known.add(Project {
                id: Some(project.id),
                key: project.key,
                title: title.replace(' ', ""),
                institution: institution.replace(' ', ""),
                programme: project.programme,
                years: None,
            });
            places.insert(project.id, place);
        }
        for alias in aliases {
            if let Some(place) = places.get(&alias.project) {
                known.by_key.entry(alias.key).or_insert(*place);
            }
        }
        for year in years {
            let Some(place) = places.get(&year.project) else { continue };
            match year.first {
                Some(first) => {
                    known.years.entry((*place, first)).or_insert((year.id, year.digest));
                    let span = &mut known.projects[*place].years;
                    *span = Some(span.map_or((first, first), |(from, to)| (from.min(first), to.max(first))));
                }
                None => known.undated.entry(*place).or_default().push((year.id, year.digest)),
            }
        }
        known.library = known.projects.len();
        known
    }

    /// Adds a project and gives its place.
    pub(super) fn add(&mut self, project: Project) -> Place {
        let place = self.projects.len();
        if let Some(key) = &project.key {
            self.by_key.insert(key.clone(), place);
        }
        let identity = format!("{}{SEPARATOR}{}", project.title, project.institution);
        self.by_identity.entry(identity).or_default().push(place);
        if !project.title.is_empty() {
            self.by_title.entry(project.title.clone()).or_default().push(place);
        }
        self.projects.push(project);
        place
    }

    pub(super) fn by_key(&self, key: &str) -> Option<Place> {
        self.by_key.get(key).copied()
    }

    /// The project without a number that a row without a number belongs to. `taken` tells whether a
    /// project's year is already spoken for.
    pub(super) fn by_identity(
        &self,
        title: &str,
        institution: &str,
        programme: &str,
        taken: impl Fn(Place) -> bool,
    ) -> Option<Place> {
        let identity = format!("{title}{SEPARATOR}{institution}");
        let places: Vec<Place> =
            self.by_identity.get(&identity)?.iter().copied().filter(|p| self.projects[*p].key.is_none()).collect();
        let same = |place: &&Place| self.projects[**place].programme == programme;
        // The same programme first; with another programme only where that project's year is still free.
        places.iter().find(same).or_else(|| places.iter().find(|place| !taken(**place))).copied()
    }

    /// Earlier projects of the same title whose institution is the same or missing; the same institution first.
    pub(super) fn same_title(&self, place: Place) -> Option<(Place, bool)> {
        let project = &self.projects[place];
        // A title of a few letters says too little.
        if project.title.chars().count() < 6 {
            return None;
        }
        let others = self.by_title.get(&project.title)?.iter().copied().filter(|other| *other < place);
        let near = others.filter_map(|other| {
            let theirs = &self.projects[other].institution;
            let same = *theirs == project.institution && !theirs.is_empty();
            let missing = theirs.is_empty() || project.institution.is_empty();
            (same || missing).then_some((!same, std::cmp::Reverse(other)))
        });
        near.min().map(|(missing, other)| (other.0, !missing))
    }
}
