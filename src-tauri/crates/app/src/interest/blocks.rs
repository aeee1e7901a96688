//! Which projects are hidden from whom, and by what.

use super::name::{bare, without_form};
use crate::prelude::*;
use domain::ProjectNumber;
use domain::stage::InterestKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use store::Store;
use store::rows::{InterestRow, LiftedRow, PersonRow};

/// Tables that say what is hidden.
pub(crate) const TABLES: [&str; 10] = [
    "person",
    "interest",
    "interest_override",
    "project",
    "project_year",
    "override",
    "programme",
    "programme_code",
    "programme_alias",
    "programme_name",
];

/// An interest and what it hides by itself.
#[derive(Debug, Clone)]
pub(crate) struct Hides {
    pub(crate) row: InterestRow,
    /// The employer: without a row of its own.
    pub(crate) employer: bool,
    pub(crate) projects: BTreeSet<Id>,
}

/// What is hidden from everybody.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    /// By person, the employer first.
    pub(crate) hides: Vec<Hides>,
    /// Blocks that were lifted.
    pub(crate) lifted: Vec<LiftedRow>,
    hidden: HashMap<Id, BTreeSet<Id>>,
}

impl Blocks {
    /// Works it out from the library as it is, whoever looks.
    pub(crate) async fn of(store: &Store, people: &[PersonRow]) -> Result<Blocks, Problem> {
        if people.is_empty() {
            return Ok(Blocks::default());
        }
        let declared = store::interest::all(store).await?;
        let mut rows: Vec<InterestRow> = Vec::new();
        for person in people {
            if !person.organisation.is_empty() {
                rows.push(employer(person));
            }
            rows.extend(declared.iter().filter(|row| row.person == person.id).cloned());
        }
        let found = projects(store, &rows).await?;
        let hides: Vec<Hides> =
            rows.into_iter().zip(found).map(|(row, projects)| Hides { employer: row.id == 0, row, projects }).collect();
        let lifted = store::interest::lifted(store).await?;
        let mut hidden: HashMap<Id, BTreeSet<Id>> = HashMap::new();
        for one in &hides {
            hidden.entry(one.row.person).or_default().extend(&one.projects);
        }
        for row in &lifted {
            if let Some(of) = hidden.get_mut(&row.person) {
                of.remove(&row.project);
            }
        }
        Ok(Blocks { hides, lifted, hidden })
    }

    /// Projects hidden from a person; from nobody in particular what is hidden from anybody.
    pub(crate) fn hidden(&self, person: Option<Id>) -> BTreeSet<Id> {
        match person {
            Some(person) => self.hidden.get(&person).cloned().unwrap_or_default(),
            None => self.hidden.values().flatten().copied().collect(),
        }
    }

    /// Whether an interest in a programme hides something from a person; from nobody in particular, from anybody.
    pub(crate) fn by_programme(&self, person: Option<Id>) -> bool {
        let of = |one: &&Hides| one.row.programme.is_some() && person.is_none_or(|person| person == one.row.person);
        self.hides.iter().filter(of).any(|one| one.projects.iter().any(|project| self.blocks(one.row.person, *project)))
    }

    /// How many.
    pub(crate) fn count(&self, person: Id) -> u32 {
        u32::try_from(self.hidden.get(&person).map_or(0, BTreeSet::len)).unwrap_or(u32::MAX)
    }

    /// Whether a project is hidden from a person.
    pub(crate) fn blocks(&self, person: Id, project: Id) -> bool {
        self.hidden.get(&person).is_some_and(|of| of.contains(&project))
    }

    /// What would hide a project from a person were it not lifted, the first interest of each.
    pub(crate) fn reasons(&self, person: Id) -> BTreeMap<Id, &Hides> {
        let mut reasons: BTreeMap<Id, &Hides> = BTreeMap::new();
        for one in self.hides.iter().filter(|one| one.row.person == person) {
            for project in &one.projects {
                reasons.entry(*project).or_insert(one);
            }
        }
        reasons
    }
}

/// The interest in the employer, which nobody declares.
pub(crate) fn employer(person: &PersonRow) -> InterestRow {
    InterestRow {
        id: 0,
        person: person.id,
        kind: InterestKind::Organisation,
        name: person.organisation.clone(),
        programme: None,
        project: None,
        note: String::new(),
        by: String::new(),
        at: String::new(),
    }
}

/// The projects that a person's employer has an interest in.
///
/// # Errors
/// A database error.
pub(crate) async fn by_employer(store: &Store, person: &PersonRow) -> Result<BTreeSet<Id>, Problem> {
    Ok(projects(store, &[employer(person)]).await?.into_iter().next().unwrap_or_default())
}

/// The projects each interest is in.
pub(crate) async fn projects(store: &Store, rows: &[InterestRow]) -> Result<Vec<BTreeSet<Id>>, Problem> {
    let mut found: Vec<BTreeSet<Id>> =
        rows.iter().map(|row| row.project.into_iter().collect::<BTreeSet<Id>>()).collect();
    let needles: Vec<(usize, String, bool)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some((at, needle(row)?, row.kind == InterestKind::Tie)))
        .collect();
    if !needles.is_empty() {
        // Few institutions and researchers differ: each is compared once.
        let mut known: HashMap<(String, bool), Arc<[usize]>> = HashMap::new();
        for (project, institution, researcher) in store::interest::places(store).await? {
            for (text, person) in [(institution, false), (researcher, true)] {
                if text.is_empty() {
                    continue;
                }
                let hits = known.entry((text, person)).or_insert_with_key(|(text, person)| {
                    let text = bare(text);
                    let hit =
                        |(_, needle, tie): &&(usize, String, bool)| (!person || *tie) && text.contains(needle.as_str());
                    needles.iter().filter(hit).map(|(at, ..)| *at).collect()
                });
                for at in hits.iter() {
                    found[*at].insert(project);
                }
            }
        }
    }
    let programmes: Vec<(usize, Id)> =
        rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.programme?))).collect();
    if !programmes.is_empty() {
        let registry = store::registry::all(store).await?;
        let known = crate::registry::Known::of(registry, &store::programme::names(store).await?);
        for (project, number, programme, first) in store::interest::programmes(store).await? {
            let number = number.as_deref().and_then(ProjectNumber::read);
            let key = number.as_ref().map_or("", |number| number.key.as_str());
            let tie = known.tie(known.shown(&programme), key, first);
            for (at, id) in &programmes {
                if tie.names(*id) {
                    found[*at].insert(project);
                }
            }
        }
    }
    Ok(found)
}

/// What is looked for in institutions, of a tie in researchers too: the name without its legal form.
fn needle(row: &InterestRow) -> Option<String> {
    let named = matches!(row.kind, InterestKind::Organisation | InterestKind::Tie);
    let needle = without_form(&row.name);
    (named && needle.chars().count() >= 2).then_some(needle)
}
