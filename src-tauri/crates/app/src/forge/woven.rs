//! Themes as the forge sees them: what each needs, has and lacks.

use super::needed;
use super::strands::Strands;
use super::{NeedState, ThemeRef};
use crate::prelude::*;
use crate::state::Open;
use domain::weave::Offer;
use domain::{Need, Needs};
use std::collections::HashMap;
use store::rows::{ExtraRow, NeedRow, ThemeFull, ThemeRow, ThreadRow};

/// All themes, newest first.
#[derive(Debug, Default)]
pub(crate) struct Woven {
    pub(crate) themes: Vec<WovenTheme>,
    by_id: HashMap<Id, usize>,
    /// Places of the themes that have a project.
    of: HashMap<Id, Vec<usize>>,
    /// Themes in which a project's researcher declined, whether or not it is in them still.
    pub(crate) declined: HashMap<Id, Vec<usize>>,
}

/// One theme.
#[derive(Debug)]
pub(crate) struct WovenTheme {
    pub(crate) row: ThemeRow,
    pub(crate) threads: Vec<ThreadRow>,
    pub(crate) extras: Vec<ExtraRow>,
    /// What people said it needs or does not.
    pub(crate) said: Vec<NeedRow>,
    /// Threads of projects that may not be seen.
    pub(crate) hidden: u32,
    /// Projects that were not asked yet.
    pub(crate) unasked: u32,
}

/// Reads them.
///
/// # Errors
/// A database error.
pub(super) async fn read(open: &Open) -> Result<Woven, Problem> {
    let all = store::theme::list(&open.store).await?;
    let ids: Vec<Id> = all.iter().map(|theme| theme.theme.id).collect();
    let mut said: HashMap<Id, Vec<NeedRow>> = HashMap::new();
    for row in store::need::of_themes(&open.store, &ids).await? {
        said.entry(row.theme).or_default().push(row);
    }
    let mut extras: HashMap<Id, Vec<ExtraRow>> = HashMap::new();
    for row in store::extra::of_themes(&open.store, &ids).await? {
        extras.entry(row.theme).or_default().push(row);
    }
    let hidden: HashMap<Id, u32> = store::theme::hidden_threads(&open.store, &ids).await?.into_iter().collect();
    // The latest entry of a project in a theme counts.
    let mut heard: HashMap<(Id, Id), String> = HashMap::new();
    for row in store::hearing::of_themes(&open.store, &ids).await? {
        heard.entry((row.theme, row.project)).or_insert(row.agreed);
    }
    let mut woven = Woven::default();
    for ThemeFull { theme, mut threads, .. } in all {
        let (id, at) = (theme.id, woven.themes.len());
        threads.sort_by_key(|thread| (thread.position, thread.id));
        let mut unasked = 0;
        for thread in &threads {
            woven.of.entry(thread.project).or_default().push(at);
            match heard.get(&(id, thread.project)).map(String::as_str) {
                Some("declined" | "agreed") => {}
                _ => unasked += 1,
            }
        }
        woven.by_id.insert(id, at);
        woven.themes.push(WovenTheme {
            row: theme,
            threads,
            extras: extras.remove(&id).unwrap_or_default(),
            said: said.remove(&id).unwrap_or_default(),
            hidden: hidden.get(&id).copied().unwrap_or(0),
            unasked,
        });
    }
    for ((theme, project), _) in heard.iter().filter(|(_, agreed)| *agreed == "declined") {
        woven.declined.entry(*project).or_default().extend(woven.by_id.get(theme));
    }
    woven.declined.values_mut().for_each(|places| places.sort_unstable());
    Ok(woven)
}

impl Woven {
    /// Themes in which a project's researcher declined, newest first.
    pub(crate) fn declined(&self, project: Id) -> impl Iterator<Item = &WovenTheme> {
        self.declined.get(&project).into_iter().flatten().filter_map(|at| self.themes.get(*at))
    }

    /// A theme.
    ///
    /// # Errors
    /// `NoSuchTheme`.
    pub(crate) fn theme(&self, id: Id) -> Result<&WovenTheme, Problem> {
        let theme = self.by_id.get(&id).and_then(|at| self.themes.get(*at));
        theme.ok_or_else(|| Problem::new(ProblemCode::NoSuchTheme).with("code", format!("#{id}")))
    }

    /// Themes that have a project, newest first.
    pub(crate) fn of(&self, project: Id) -> impl Iterator<Item = &WovenTheme> {
        self.of.get(&project).into_iter().flatten().filter_map(|at| self.themes.get(*at))
    }

    /// Themes that have a project and are not stopped.
    pub(crate) fn going(&self, project: Id) -> impl Iterator<Item = &WovenTheme> {
        self.of(project).filter(|theme| theme.row.state != ThemeState::Stopped)
    }
}

impl WovenTheme {
    /// By name.
    pub(crate) fn named(&self) -> ThemeRef {
        ThemeRef {
            id: self.row.id,
            code: self.row.code.clone(),
            title_ja: self.row.title_ja.clone(),
            title_en: self.row.title_en.clone(),
            state: self.row.state,
        }
    }

    /// Whether a project is in it.
    pub(crate) fn has(&self, project: Id) -> bool {
        self.threads.iter().any(|thread| thread.project == project)
    }
}

/// Where the needs of a theme stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    /// What it needs.
    pub(crate) needed: Needs,
    /// What its threads bring together.
    pub(crate) offer: Offer,
}

impl Standing {
    /// Where a need stands.
    pub(crate) fn state(&self, need: Need) -> NeedState {
        if self.offer.have.has(need) {
            NeedState::Closed
        } else if self.offer.obtaining.has(need) {
            NeedState::Obtaining
        } else if self.offer.all().has(need) {
            NeedState::Suggested
        } else {
            NeedState::Open
        }
    }

    /// Needed, and nothing that a person confirmed closes it or will.
    pub(crate) fn gaps(&self) -> Needs {
        self.needed.without(self.offer.confirmed())
    }

    /// Needed and closed.
    pub(crate) fn closed(&self) -> Needs {
        self.needed.common(self.offer.have)
    }
}

impl Strands {
    /// Where the needs of a theme stand.
    pub(crate) fn standing(&self, theme: &WovenTheme) -> Standing {
        let projects = theme.threads.iter().filter_map(|thread| self.projects.get(thread.project));
        let mut offer = projects.fold(Offer::default(), |sum, brings| sum.with(&self.offer(brings)));
        for extra in &theme.extras {
            if let Some((have, obtaining)) = self.decided.extras.get(&extra.id) {
                offer = offer.with(&Offer::of(*have, *obtaining, Needs::default(), Needs::default()));
            }
        }
        let triple = (theme.row.modality.as_deref(), theme.row.indication.as_deref());
        Standing { needed: needed::with(needed::of(&self.own, triple), &theme.said), offer }
    }
}
