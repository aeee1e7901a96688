//! Reading and writing `settings.json`. Settings that cannot be read fall back to the defaults: a
//! broken settings file must never keep anybody from a library.

use super::{FacetShape, Settings, SettingsPatch, Visit, Worker};
use crate::forge::Measure;
use crate::library::RecentLibrary;
use crate::prelude::*;
use crate::state::Host;
use domain::Dim;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::sync::PoisonError;

const FILE: &str = "settings.json";
const RECENT: usize = 10;
const VISITS: usize = 20;
const NAME_LIMIT: usize = 100;
/// Backups of one kind.
const MOST_BACKUPS: u32 = 365;
const DAY_MINUTES: u32 = 24 * 60;

impl Settings {
    pub(crate) fn load(host: &Host) -> Settings {
        let read = |dir: &Path| serde_json::from_slice(&std::fs::read(dir.join(FILE)).ok()?).ok();
        host.settings_dir.as_deref().and_then(read).unwrap_or_default()
    }

    fn visit(&mut self, library: &str, before: Option<String>) {
        self.visits.retain(|visit| visit.library != library);
        // As the log writes its times, with which it is compared.
        let at = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
        self.visits.insert(0, Visit { library: library.to_owned(), at, before });
        self.visits.truncate(VISITS);
    }

    fn save(&self, host: &Host) -> Result<(), Problem> {
        let Some(dir) = host.settings_dir.as_deref() else { return Ok(()) };
        let path = dir.join(FILE);
        let shown = path.display().to_string();
        let io = |error: std::io::Error| Problem::io(&error, &shown, true);
        std::fs::create_dir_all(dir).map_err(io)?;
        let draft = sheets::write::Draft::beside(&path)?;
        let mut file = std::fs::OpenOptions::new().write(true).open(draft.path()).map_err(io)?;
        file.write_all(&serde_json::to_vec_pretty(self).map_err(Problem::fault)?).map_err(io)?;
        // On the disk before it has its name: a power cut must not leave an empty file.
        file.sync_all().map_err(io)?;
        drop(file);
        draft.publish()
    }
}

impl crate::App {
    /// Settings as they are in force: the login name stands in for a name not set.
    pub(crate) fn settings_now(&self) -> Settings {
        let mut settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if settings.name.trim().is_empty() {
            settings.name = self.host.login.clone();
        }
        settings.visits.clear();
        settings.workers.clear();
        settings
    }

    /// Puts a library on top of the recent ones, and notes that it is open from now on. A settings file that cannot be
    /// written must not keep anybody from opening a library, so a failure is only logged.
    pub(crate) fn remember(&self, path: &str, library: &str) {
        let mut settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        settings.recent.retain(|recent| recent.path != path);
        let opened_at = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        settings.recent.insert(0, RecentLibrary { path: path.into(), opened_at, exists: true });
        settings.recent.truncate(RECENT);
        let before = settings.visits.iter().find(|visit| visit.library == library).map(|visit| visit.at.clone());
        settings.visit(library, before);
        if let Err(problem) = settings.save(&self.host) {
            tracing::warn!(code = problem.code.as_str(), "recent libraries were not saved");
        }
    }

    /// Notes that a library was open until now.
    pub(crate) fn left(&self, library: &str) {
        let mut settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        settings.visit(library, None);
        if let Err(problem) = settings.save(&self.host) {
            tracing::warn!(code = problem.code.as_str(), "when the library was closed was not saved");
        }
    }

    /// Keeps whom somebody said they are in a library (`None` = nobody, or not to be kept).
    pub(crate) fn recall(&self, library: &str, person: Option<Id>) {
        let mut settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        settings.workers.retain(|worker| worker.library != library);
        if let Some(person) = person {
            settings.workers.insert(0, Worker { library: library.to_owned(), person });
            settings.workers.truncate(VISITS);
        }
        if let Err(problem) = settings.save(&self.host) {
            tracing::warn!(code = problem.code.as_str(), "who works here was not saved");
        }
    }

    /// Whom somebody last said they are in a library.
    pub(crate) fn recalled(&self, library: &str) -> Option<Id> {
        let settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        settings.workers.iter().find(|worker| worker.library == library).map(|worker| worker.person)
    }

    /// When the open library was open here the last time before now, ISO-8601 UTC.
    pub(crate) fn before(&self, library: &str) -> Option<String> {
        let settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        settings.visits.iter().find(|visit| visit.library == library)?.before.clone()
    }
}

/// Dimensions there are, each once.
fn known(shape: FacetShape) -> FacetShape {
    let dims = |words: Vec<String>| {
        let mut dims: Vec<String> = Vec::new();
        for word in words {
            if Dim::ALL.iter().any(|dim| dim.as_str() == word) && !dims.contains(&word) {
                dims.push(word);
            }
        }
        dims
    };
    FacetShape {
        order: dims(shape.order),
        pinned: dims(shape.pinned),
        hidden: dims(shape.hidden),
        open: dims(shape.open),
    }
}

/// Weights of measures there are, none over 100.
fn weights(given: BTreeMap<String, u32>) -> BTreeMap<String, u32> {
    let known = |word: &String| serde_json::from_value::<Measure>(word.as_str().into()).is_ok();
    given.into_iter().filter(|(word, _)| known(word)).map(|(word, weight)| (word, weight.min(100))).collect()
}

/// Settings in force.
///
/// # Errors
/// None.
pub async fn get(context: &Context<'_>, _: crate::commands::Nothing) -> Result<Settings, Problem> {
    Ok(context.app.settings_now())
}

/// Changes what is given, leaves the rest.
///
/// # Errors
/// `InvalidField` for a name over 100 characters or numbers beyond their bounds; `NotWritable`, `DiskFull` for the settings file.
pub async fn set(context: &Context<'_>, patch: SettingsPatch) -> Result<Settings, Problem> {
    let app = context.app;
    if patch.name.as_ref().is_some_and(|name| name.chars().count() > NAME_LIMIT) {
        return Err(Problem::new(ProblemCode::InvalidField)
            .with("field", "by")
            .with("reason", "too-long")
            .with("limit", NAME_LIMIT));
    }
    let rule = patch.backup_rule.unwrap_or_default();
    let many = [rule.daily, rule.weekly, rule.monthly].into_iter().any(|n| n > MOST_BACKUPS);
    if many || patch.lock_after_minutes.is_some_and(|minutes| minutes > DAY_MINUTES) {
        let (field, limit) = if many { ("backup_rule", MOST_BACKUPS) } else { ("lock_after_minutes", DAY_MINUTES) };
        return Err(Problem::new(ProblemCode::InvalidField)
            .with("field", field)
            .with("reason", "too-many")
            .with("limit", limit));
    }
    if let Some(folder) = patch.backup_folder.as_ref().filter(|folder| !folder.is_empty())
        && !Path::new(folder).is_dir()
    {
        return Err(Problem::new(ProblemCode::NotWritable).with("path", folder));
    }
    {
        let mut settings = app.settings.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = settings.clone();
        next.name = patch.name.unwrap_or(next.name);
        next.language = patch.language.or(next.language);
        next.appearance = patch.appearance.or(next.appearance);
        next.columns = patch.columns.unwrap_or(next.columns);
        next.facets = patch.facets.map(known).or(next.facets);
        next.measure_weights = patch.measure_weights.map(weights).unwrap_or(next.measure_weights);
        if let Some(folder) = patch.backup_folder {
            next.backup_folder = (!folder.is_empty()).then_some(folder);
        }
        next.backup_rule = patch.backup_rule.unwrap_or(next.backup_rule);
        next.lock_after_minutes = patch.lock_after_minutes.unwrap_or(next.lock_after_minutes);
        next.save(&app.host)?;
        *settings = next;
    }
    Ok(app.settings_now())
}
