//! Every project-year with its programme, worked out once for a state of the library.

use super::ties::{ByName, Known, Tie};
use crate::prelude::*;
use crate::state::Open;
use domain::{Names, ProjectNumber};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use store::Changed;

/// A project-year and its programme.
#[derive(Debug, Clone)]
pub(crate) struct TiedYear {
    /// Id of the year.
    pub(crate) id: Id,
    /// Project.
    pub(crate) project: Id,
    /// Number as the year has it; empty = none.
    pub(crate) number: Arc<str>,
    /// Number without its year; empty = none.
    pub(crate) key: Arc<str>,
    /// Programme as shown: spellings that are one under one name, a person's word over the list's.
    pub(crate) programme: Arc<str>,
    /// First fiscal year.
    pub(crate) first: Option<i32>,
    /// Last fiscal year.
    pub(crate) last: Option<i32>,
    /// Yen of that year.
    pub(crate) budget_yen: Option<i64>,
    /// First day, ISO.
    pub(crate) starts: Option<Arc<str>>,
    /// Last day, ISO.
    pub(crate) ends: Option<Arc<str>>,
    /// Its programme.
    pub(crate) tie: Tie,
}

/// A project as the list shows it, and its programme.
#[derive(Debug, Clone)]
pub(crate) struct TiedProject {
    /// Id.
    pub(crate) id: Id,
    /// Programme as the list shows it.
    pub(crate) programme: Arc<str>,
    /// The programme it is of, by what it shows and its latest number.
    pub(crate) tie: Tie,
    /// Where its years are in [`Tied::years`].
    years: Range<usize>,
}

/// All project-years with their programmes.
#[derive(Debug, Default)]
pub(crate) struct Tied {
    /// By project, then from the first fiscal year to the last; those without a year first.
    pub(crate) years: Vec<TiedYear>,
    /// By id.
    pub(crate) projects: Vec<TiedProject>,
}

impl Tied {
    /// A project.
    pub(crate) fn project(&self, id: Id) -> Option<&TiedProject> {
        self.projects.binary_search_by_key(&id, |project| project.id).ok().and_then(|at| self.projects.get(at))
    }

    /// The years of a project, from the first to the last.
    pub(crate) fn years_of(&self, project: Id) -> &[TiedYear] {
        self.project(project).and_then(|project| self.years.get(project.years.clone())).unwrap_or_default()
    }
}

/// Projects that are read one by one; of more it is quicker to read all.
const FEW: usize = 5_000;

/// What was worked out of the registry, for the state it is in.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// Counts what was forgotten: what was read before that is not kept.
    forgotten: u64,
    known: Option<Arc<Known>>,
    /// Years and projects with no programme yet: what the library reads, before the registry is asked.
    read: Option<Arc<Tied>>,
    /// Projects of which `read` is not what the library has any more.
    stale: BTreeSet<Id>,
    tied: Option<Arc<Tied>>,
}

/// Tables of the registry that say what belongs to which programme.
const TYING: [&str; 4] = ["programme", "programme_code", "programme_alias", "programme_name"];

impl Kept {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what a write made stale.
    pub(crate) fn follow(&self, changed: &Changed) {
        let any = |tables: &[&str]| tables.iter().any(|table| changed.tables.contains(*table));
        let (registry, projects) = (any(&store::registry::TABLES), any(&["project", "project_year"]));
        if !registry && !projects {
            return;
        }
        let mut state = self.state();
        state.forgotten += 1;
        // Where a field comes from, supports and pairs tie nothing.
        if projects || any(&TYING) {
            state.tied = None;
        }
        if registry {
            state.known = None;
        }
        if projects {
            state.stale.extend(&changed.projects);
        }
        // Settled spellings change what any year is shown as.
        if (projects && changed.all_projects) || any(&["programme_name"]) || state.stale.len() > FEW {
            state.read = None;
            state.stale.clear();
        }
    }

    /// Forgets everything.
    pub(crate) fn forget(&self) {
        let mut state = self.state();
        *state = State { forgotten: state.forgotten + 1, ..State::default() };
    }
}

/// The registry as the open library has it.
///
/// # Errors
/// A database error.
pub(crate) async fn known(open: &Open) -> Result<Arc<Known>, Problem> {
    let forgotten = {
        let state = open.registry.state();
        if let Some(known) = &state.known {
            return Ok(Arc::clone(known));
        }
        state.forgotten
    };
    let rows = store::registry::all(&open.store).await?;
    let known = Arc::new(Known::of(rows, &store::programme::names(&open.store).await?));
    let mut state = open.registry.state();
    if state.forgotten == forgotten {
        state.known = Some(Arc::clone(&known));
    }
    Ok(known)
}

/// Every project-year with its programme.
///
/// # Errors
/// A database error.
pub(crate) async fn tied(open: &Open) -> Result<Arc<Tied>, Problem> {
    let (forgotten, read, stale) = {
        let state = open.registry.state();
        if let Some(tied) = &state.tied {
            return Ok(Arc::clone(tied));
        }
        (state.forgotten, state.read.clone(), state.stale.iter().copied().collect::<Vec<_>>())
    };
    let known = known(open).await?;
    let read = match read {
        Some(read) if stale.is_empty() => read,
        Some(read) => Arc::new(mended(&read, &stale, read_years(open, &known, Some(&stale)).await?)),
        None => Arc::new(read_years(open, &known, None).await?),
    };
    let tied = Arc::new(tie_all(&known, &read));
    let mut state = open.registry.state();
    if state.forgotten == forgotten {
        (state.read, state.tied) = (Some(read), Some(Arc::clone(&tied)));
        state.stale.clear();
    }
    Ok(tied)
}

/// Reads years and projects (`None` = all); none has a programme yet.
async fn read_years(open: &Open, known: &Known, projects: Option<&[Id]>) -> Result<Tied, Problem> {
    let rows = store::registry::tie_years(&open.store, projects).await?;
    let shown = store::registry::tie_projects(&open.store, projects).await?;
    let mut names = Names::default();
    let years = rows.into_iter().map(|row| TiedYear {
        id: row.id,
        project: row.project,
        key: key(&row.number, &mut names),
        number: row.number.into(),
        programme: names.of(known.shown(&row.programme)),
        first: row.year_first,
        last: row.year_last,
        budget_yen: row.budget_yen,
        starts: row.starts.map(|day| names.of(&day)),
        ends: row.ends.map(|day| names.of(&day)),
        tie: Tie::Nameless,
    });
    let years = years.collect();
    let overruled: Vec<Id> = shown.iter().filter(|project| project.person).map(|project| project.id).collect();
    let projects = shown.into_iter().map(|project| TiedProject {
        id: project.id,
        programme: names.of(&project.programme),
        tie: Tie::Nameless,
        years: 0..0,
    });
    let mut read = together(years, projects.collect());
    for id in overruled {
        let Some((of, programme)) = read.project(id).map(|of| (of.years.clone(), Arc::clone(&of.programme))) else {
            continue;
        };
        overrule(read.years.get_mut(of).unwrap_or_default(), &programme);
    }
    Ok(read)
}

/// Years and projects in their order, each project with its years.
fn together(mut years: Vec<TiedYear>, mut projects: Vec<TiedProject>) -> Tied {
    years.sort_by_key(|year| (year.project, year.first, year.last, year.id));
    projects.sort_by_key(|project| project.id);
    let mut at = 0;
    for project in &mut projects {
        at += years[at..].iter().take_while(|year| year.project < project.id).count();
        let length = years[at..].iter().take_while(|year| year.project == project.id).count();
        project.years = at..at + length;
        at += length;
    }
    Tied { years, projects }
}

/// With some projects as they were read anew; those that are gone are not among these.
fn mended(read: &Tied, stale: &[Id], anew: Tied) -> Tied {
    let stays = |id: Id| stale.binary_search(&id).is_err();
    let years = read.years.iter().filter(|year| stays(year.project)).cloned().chain(anew.years).collect();
    let projects = read.projects.iter().filter(|project| stays(project.id)).cloned().chain(anew.projects).collect();
    together(years, projects)
}

/// A person's word stands for the years that say what the latest one says: that is what they looked at.
fn overrule(years: &mut [TiedYear], programme: &Arc<str>) {
    let latest =
        years.iter().filter(|year| !year.programme.is_empty()).max_by_key(|year| (year.last, year.first, year.id));
    let latest = latest.map(|year| Arc::clone(&year.programme)).unwrap_or_default();
    for year in years.iter_mut().filter(|year| year.programme == latest) {
        year.programme = Arc::clone(programme);
    }
}

/// A number without its year; numbers of one project share it.
fn key(number: &str, names: &mut Names) -> Arc<str> {
    let number = ProjectNumber::read(number);
    names.of(number.as_ref().map_or("", |number| &number.key))
}

/// Asks the registry for each. Few names differ, so that each is looked up once.
fn tie_all(known: &Known, read: &Tied) -> Tied {
    // Names are shared: where one lies tells which it is, at a tenth of the cost of its letters.
    let mut names: HashMap<(*const u8, Option<i32>), ByName> = HashMap::new();
    let mut years: Vec<TiedYear> = Vec::with_capacity(read.years.len());
    for year in &read.years {
        let name = names.entry((year.programme.as_ptr(), year.first));
        let name = name.or_insert_with(|| known.by_name(&year.programme, year.first));
        years.push(TiedYear { tie: known.tie_named(name, &year.key, year.first), ..year.clone() });
    }
    let projects = read.projects.iter().map(|project| {
        let of = read.years.get(project.years.clone()).unwrap_or_default();
        let latest = of.iter().max_by_key(|year| (!year.key.is_empty(), year.last, year.first, year.id));
        let tie = match latest {
            Some(year) => {
                let name = names.entry((project.programme.as_ptr(), year.last));
                let name = name.or_insert_with(|| known.by_name(&project.programme, year.last));
                known.tie_named(name, &year.key, year.last)
            }
            None => known.tie(&project.programme, "", None),
        };
        TiedProject { tie, ..project.clone() }
    });
    let projects = projects.collect();
    Tied { years, projects }
}
