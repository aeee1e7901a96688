//! What every project brings, kept in memory: what people confirmed, what texts suggest, concepts, place, time. Renewed for the
//! projects that a write touches; forgotten when somebody becomes somebody else.

use super::concepts::Concepts;
use super::decided::{self, Decided};
use super::woven::{self, Woven};
use crate::prelude::*;
use crate::state::Open;
use domain::span::{self, Stated};
use domain::weave::Offer;
use domain::{AssetState, Needs};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use store::Changed;
use vocab::assets::Hints;
use vocab::own::Own;

/// Texts that are looked through between two reports.
const CHUNK: usize = 2_048;
/// Projects that are renewed one by one; of more it is quicker to look at all.
const FEW: usize = 5_000;
/// Tables whose change makes themes as they are kept stale.
const WOVEN: [&str; 7] = ["theme", "theme_project", "theme_need", "theme_extra", "asset", "hearing", "project"];

/// What was worked out, for the state the library is in.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    state: Mutex<State>,
    /// Held by whoever works it out: a board and its candidates are asked for at once.
    work: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    /// Counts what was made stale: what was read before that is not kept.
    forgotten: u64,
    /// Counts how often all projects were forgotten.
    anew: u64,
    projects: Option<Arc<Projects>>,
    /// Projects whose texts, years or tags changed.
    stale: BTreeSet<Id>,
    /// What people decided, as it was before a write to it.
    before: Option<Arc<Decided>>,
    decided: Option<Arc<Decided>>,
    woven: Option<Arc<Woven>>,
}

impl Kept {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what a write made stale.
    pub(crate) fn follow(&self, changed: &Changed) {
        let any = |tables: &[&str]| tables.iter().any(|table| changed.tables.contains(*table));
        let mut state = self.state();
        state.forgotten += 1;
        state.stale.extend(changed.projects.iter().chain(&changed.tagged_only));
        if changed.all_projects || state.stale.len() > FEW {
            (state.projects, state.decided, state.before) = (None, None, None);
            state.anew += 1;
            state.stale.clear();
        }
        if any(&["asset", "asset_refused", "project", "project_year", "override"]) {
            state.before = state.decided.take().or(state.before.take());
        }
        if any(&WOVEN) {
            state.woven = None;
        }
    }

    /// Forgets everything.
    pub(crate) fn forget(&self) {
        let mut state = self.state();
        *state = State { forgotten: state.forgotten + 1, anew: state.anew + 1, ..State::default() };
    }
}

/// What one project brings, as its texts, tags and years say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Brings {
    pub(crate) id: Id,
    pub(crate) hints: Hints,
    /// Concepts it is tagged with, by kind, the main one first.
    pub(crate) own: [Box<[u32]>; 3],
    pub(crate) institution: Arc<str>,
    /// First and last day of all its years.
    pub(crate) ran: Option<(Date, Date)>,
}

impl Brings {
    /// It runs on this day.
    pub(crate) fn runs(&self, today: Date) -> bool {
        self.ran.is_some_and(|(first, last)| first <= today && today <= last)
    }
}

/// Every project that may be seen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Projects {
    own: Arc<Own>,
    pub(crate) concepts: Concepts,
    pub(crate) list: Vec<Brings>,
    place: HashMap<Id, u32>,
}

impl Projects {
    /// One project.
    pub(crate) fn get(&self, id: Id) -> Option<&Brings> {
        self.place.get(&id).and_then(|at| self.list.get(*at as usize))
    }

    fn put(&mut self, brings: Brings) {
        match self.place.get(&brings.id) {
            Some(at) => self.list[*at as usize] = brings,
            None => {
                self.place.insert(brings.id, u32::try_from(self.list.len()).unwrap_or(u32::MAX));
                self.list.push(brings);
            }
        }
    }

    fn drop(&mut self, id: Id) {
        let Some(at) = self.place.remove(&id) else { return };
        self.list.swap_remove(at as usize);
        if let Some(moved) = self.list.get(at as usize) {
            self.place.insert(moved.id, at);
        }
    }
}

/// All that the forge works on, for one state of the library.
#[derive(Debug, Clone)]
pub(crate) struct Strands {
    pub(crate) own: Arc<Own>,
    pub(crate) projects: Arc<Projects>,
    pub(crate) decided: Arc<Decided>,
    pub(crate) woven: Arc<Woven>,
    pub(crate) today: Date,
}

impl Strands {
    /// What a project brings, each need under its best word.
    pub(crate) fn offer(&self, brings: &Brings) -> Offer {
        let Some(said) = self.decided.of.get(&brings.id) else {
            return Offer::of(Needs::default(), Needs::default(), brings.hints.have, brings.hints.obtaining);
        };
        Offer::of(said.have, said.obtaining, said.hints.have, said.hints.obtaining)
    }
}

/// Everything, worked out where it is not yet.
///
/// # Errors
/// `Cancelled`; a database error.
pub(crate) async fn strands(context: &Context<'_>, open: &Open) -> Result<Strands, Problem> {
    let _work = open.strands.work.lock().await;
    let own = open.own();
    let ((forgotten, anew), projects, stale, before, decided, woven) = {
        let mut state = open.strands.state();
        // Taken out, so that it is mended where it is and not copied.
        let stale: Vec<Id> = state.stale.iter().copied().collect();
        let mends = !stale.is_empty() || state.projects.as_ref().is_some_and(|kept| !Arc::ptr_eq(&kept.own, &own));
        let projects = if mends { state.projects.take() } else { state.projects.clone() };
        (
            (state.forgotten, state.anew),
            projects,
            stale,
            state.before.clone(),
            state.decided.clone(),
            state.woven.clone(),
        )
    };
    let projects = match projects {
        Some(kept) if stale.is_empty() && Arc::ptr_eq(&kept.own, &own) => kept,
        Some(kept) => Arc::new(mended(open, &own, Arc::unwrap_or_clone(kept), &stale).await?),
        None => Arc::new(all(context, open, &own).await?),
    };
    let decided = match decided {
        Some(decided) => decided,
        None => Arc::new(decided::read(open, before.as_deref(), &stale).await?),
    };
    let woven = match woven {
        Some(woven) => woven,
        None => Arc::new(woven::read(open).await?),
    };
    let mut state = open.strands.state();
    if state.anew == anew {
        // What a write made stale meanwhile is mended next time.
        state.projects = Some(Arc::clone(&projects));
    }
    if state.forgotten == forgotten {
        state.decided = Some(Arc::clone(&decided));
        state.woven = Some(Arc::clone(&woven));
        state.before = None;
        state.stale.clear();
    }
    Ok(Strands { own, projects, decided, woven, today: crate::export::today() })
}

/// Every project, looked through on all cores.
async fn all(context: &Context<'_>, open: &Open, own: &Arc<Own>) -> Result<Projects, Problem> {
    let ran = ran(open, None).await?;
    let mut ids: Vec<Id> = open.index().all().map(|entry| entry.id).collect();
    ids.sort_unstable();
    let total = u64::try_from(ids.len()).ok();
    let mut projects = Projects { own: Arc::clone(own), ..Projects::default() };
    projects.list.reserve(ids.len());
    projects.place.reserve(ids.len());
    for (nth, part) in ids.chunks(CHUNK).enumerate() {
        context.stage(u64::try_from(nth * CHUNK).unwrap_or(u64::MAX), total, "strands")?;
        look(open, own, &mut projects, part, &ran);
        tokio::task::yield_now().await;
    }
    Ok(projects)
}

/// With some projects as they are now; where the vocabulary changed, all tags anew.
async fn mended(open: &Open, own: &Arc<Own>, mut projects: Projects, stale: &[Id]) -> Result<Projects, Problem> {
    let ran = ran(open, Some(stale)).await?;
    if !Arc::ptr_eq(&projects.own, own) {
        projects.own = Arc::clone(own);
        projects.concepts = Concepts::default();
        let index = open.index();
        let Projects { concepts, list, .. } = &mut projects;
        for brings in list {
            brings.own =
                index.get(brings.id).map(|entry| concepts.of_tags(own, &entry.tagged.tags)).unwrap_or_default();
        }
    }
    look(open, own, &mut projects, stale, &ran);
    Ok(projects)
}

/// Looks these projects through; those that are gone are taken out.
fn look(open: &Open, own: &Own, projects: &mut Projects, ids: &[Id], ran: &HashMap<Id, (Date, Date)>) {
    let index = open.index();
    let hints = crate::parallel::each(ids, |id| vocab::assets::hints(index.text(*id)));
    for (at, id) in ids.iter().enumerate() {
        let Some(entry) = index.get(*id) else {
            projects.drop(*id);
            continue;
        };
        let tagged = projects.concepts.of_tags(own, &entry.tagged.tags);
        projects.put(Brings {
            id: *id,
            hints: hints.get(at).copied().unwrap_or_default(),
            own: tagged,
            institution: Arc::clone(&entry.institution),
            ran: ran.get(id).copied(),
        });
    }
}

/// First and last day of projects (`None` = all), as the timeline has them: where no list states an end, that of the latest
/// fiscal year.
///
/// # Errors
/// A database error.
pub(crate) async fn ran(open: &Open, ids: Option<&[Id]>) -> Result<HashMap<Id, (Date, Date)>, Problem> {
    let mut of: HashMap<Id, (Date, Date)> = HashMap::new();
    if ids.is_some_and(<[Id]>::is_empty) {
        return Ok(of);
    }
    for year in store::registry::tie_years(&open.store, ids).await? {
        let stated = Stated {
            year_first: year.year_first,
            year_last: year.year_last,
            starts: year.starts.as_deref(),
            ends: year.ends.as_deref(),
        };
        let Some(ran) = span::ran(stated) else { continue };
        let (first, last) = (ran.span.first, ran.span.last);
        let known = of.entry(year.project).or_insert((first, last));
        *known = (known.0.min(first), known.1.max(last));
    }
    Ok(of)
}

/// The needs that a confirmed asset closes, and in which state; `None` for one that closes nothing.
pub(crate) fn closes(kind: domain::AssetKind, step: domain::Step, state: AssetState) -> Option<(Needs, bool)> {
    let needs = Needs::closed_by(kind, step);
    match state {
        AssetState::Have => Some((needs, true)),
        AssetState::Obtaining => Some((needs, false)),
        AssetState::None | AssetState::Unknown => None,
    }
    .filter(|(needs, _)| !needs.is_empty())
}
