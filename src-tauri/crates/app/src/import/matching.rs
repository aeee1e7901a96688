//! Which project a row belongs to. Identity is the number without its year, or a number that a person linked to the
//! project; without a number the folded title and institution. Rows of one file that agree in those and in their
//! year but not in their programme are different applications: kept apart, proposed, never merged silently.

use domain::{Id, Names, text};
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;
use store::rows::{AliasRow, KnownProject, KnownYear};

/// Separates the parts of an identity; cannot stand in folded text.
const SEPARATOR: char = '\u{1f}';

/// Folded text without white space: what titles and institutions are compared by.
pub(super) fn bare(text: &str) -> String {
    let folded = text::fold(text);
    if folded.contains(' ') { folded.replace(' ', "") } else { folded }
}

/// Text of an earlier version's identity, in which white space still stood.
fn bare_again(text: &str) -> Cow<'_, str> {
    if text.contains(' ') { Cow::Owned(text.replace(' ', "")) } else { Cow::Borrowed(text) }
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
#[derive(Debug, Clone)]
pub(super) struct Project {
    /// In the library.
    pub(super) id: Option<Id>,
    pub(super) key: Option<String>,
    /// Folded, without white space.
    pub(super) title: String,
    pub(super) institution: Arc<str>,
    pub(super) programme: Arc<str>,
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
    /// By a hash of title and institution: projects without a number. What is found is compared in full.
    by_identity: HashMap<u64, Vec<u32>>,
    /// By a hash of the title: a hundred thousand titles are kept once.
    by_title: HashMap<u64, Vec<u32>>,
    hasher: RandomState,
    names: Names,
    places: HashMap<Id, Place>,
    /// Years in the library, by project and first year.
    pub(super) years: HashMap<(Place, i32), (Id, Option<u64>)>,
    /// Hidden from whoever imports.
    pub(super) blocked: store::import::Blocked,
    /// Years in the library that state none.
    pub(super) undated: HashMap<Place, Vec<(Id, Option<u64>)>>,
}

impl Known {
    /// Nothing yet; of what is hidden nothing will be met.
    pub(super) fn beside(blocked: store::import::Blocked) -> Known {
        Known { blocked, ..Known::default() }
    }

    /// Takes in projects of the library.
    pub(super) fn meet(&mut self, projects: Vec<KnownProject>) {
        for project in projects {
            if self.blocked.ids.contains(&project.id) {
                continue;
            }
            let at = project.identity.find(SEPARATOR).unwrap_or(project.identity.len());
            let (title, institution) = project.identity.split_at(at);
            let institution = self.name(&bare_again(institution.trim_start_matches(SEPARATOR)));
            let (title, programme) = (bare_again(title).into_owned(), self.name(&project.programme));
            let place = self.add(Project {
                id: Some(project.id),
                key: project.key,
                title,
                institution,
                programme,
                years: None,
            });
            self.places.insert(project.id, place);
        }
    }

    /// Takes in further numbers and the years of the projects met: these are the library's.
    pub(super) fn settle(&mut self, aliases: Vec<AliasRow>, years: Vec<KnownYear>) {
        let places = std::mem::take(&mut self.places);
        for alias in aliases {
            if let Some(place) = places.get(&alias.project) {
                self.by_key.entry(alias.key).or_insert(*place);
            }
        }
        for year in years {
            let Some(place) = places.get(&year.project) else { continue };
            match year.first {
                Some(first) => {
                    self.years.entry((*place, first)).or_insert((year.id, year.digest));
                    let span = &mut self.projects[*place].years;
                    *span = Some(span.map_or((first, first), |(from, to)| (from.min(first), to.max(first))));
                }
                None => self.undated.entry(*place).or_default().push((year.id, year.digest)),
            }
        }
        self.library = self.projects.len();
    }

    /// Adds a project and gives its place.
    pub(super) fn add(&mut self, project: Project) -> Place {
        let place = self.projects.len();
        if let Some(key) = &project.key {
            self.by_key.insert(key.clone(), place);
        }
        let slot = u32::try_from(place).unwrap_or(u32::MAX);
        if project.key.is_none() {
            let identity = self.hasher.hash_one((project.title.as_str(), &*project.institution));
            self.by_identity.entry(identity).or_default().push(slot);
        }
        if !project.title.is_empty() {
            self.by_title.entry(self.hasher.hash_one(&project.title)).or_default().push(slot);
        }
        self.projects.push(project);
        place
    }

    /// The name of a programme or an institution, kept once however many projects have it.
    pub(super) fn name(&mut self, name: &str) -> Arc<str> {
        self.names.of(name)
    }

    /// Whether a row speaks of a project that is hidden from whoever imports.
    pub(super) fn hides(&self, key: Option<&str>, title: &str, institution: &str) -> bool {
        match key {
            Some(key) => self.blocked.keys.contains(key),
            None if self.blocked.identities.is_empty() => false,
            None => self.blocked.identities.contains(&format!("{title}{SEPARATOR}{institution}")),
        }
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
        let found = self.by_identity.get(&self.hasher.hash_one((title, institution)))?;
        let equal =
            |place: &Place| self.projects[*place].title == title && *self.projects[*place].institution == *institution;
        let places: Vec<Place> = found.iter().map(|place| *place as usize).filter(equal).collect();
        let same = |place: &&Place| *self.projects[**place].programme == *programme;
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
        let found = self.by_title.get(&self.hasher.hash_one(&project.title))?;
        let others = found.iter().map(|other| *other as usize);
        let others = others.filter(|other| *other < place && self.projects[*other].title == project.title);
        let near = others.filter_map(|other| {
            let theirs = &self.projects[other].institution;
            let same = *theirs == project.institution && !theirs.is_empty();
            let missing = theirs.is_empty() || project.institution.is_empty();
            (same || missing).then_some((!same, std::cmp::Reverse(other)))
        });
        near.min().map(|(missing, other)| (other.0, !missing))
    }
}
