//! The running application: one open library, its index, the settings of this machine.

use crate::commands::{Answer, Context, LIST, Topic};
use crate::settings::Settings;
use domain::{Concept, FilePath, Id, Kind, Problem, ProblemCode, text};
use index::{Entry, Index, Tag};
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};
use store::rows::{IndexRow, TagState};
use store::{Changed, Store};
use tokio::sync::RwLock;
use vocab::Vocabulary;

/// What the application needs of its host, and nothing else: no window, no dialog, no network.
#[derive(Debug, Clone, Default)]
pub struct Host {
    /// Where `settings.json` lives. `None` keeps settings in memory (command line, tests).
    pub settings_dir: Option<PathBuf>,
    /// Where what can be made again is kept between starts. `None`: nowhere (tests).
    pub cache_dir: Option<PathBuf>,
    /// Login name, until the user sets a name.
    pub login: String,
    /// Open libraries read-only (the command line beside a window, for reads).
    pub read_only: bool,
    /// Where files to look at lie: a pasted table, a read-only copy of an attachment for the system's program to open;
    /// emptied when the library is closed, by the host at start and exit. `None` = a folder of this process's own in the
    /// system's temporary folder.
    pub scratch_dir: Option<PathBuf>,
}

/// Where long work reports to, and where it asks whether the user cancelled.
pub trait Progress: Send + Sync {
    /// `done` of `total` (when known) in a stage named by a stable word.
    fn report(&self, done: u64, total: Option<u64>, stage: &str);
    /// Whether the user cancelled.
    fn cancelled(&self) -> bool;
}

/// Reports to nobody, is never cancelled.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn report(&self, _: u64, _: Option<u64>, _: &str) {}
    fn cancelled(&self) -> bool {
        false
    }
}

/// The application behind every window, command line and test.
#[derive(Debug)]
pub struct App {
    pub(crate) host: Host,
    pub(crate) open: RwLock<Option<Arc<Open>>>,
    pub(crate) settings: std::sync::Mutex<Settings>,
    /// The file somebody looks at before importing it.
    pub(crate) kept: std::sync::Mutex<crate::import::Kept>,
    /// Where the last pasted table lies.
    pub(crate) pasted: std::sync::Mutex<Option<tempfile::TempDir>>,
    /// The encrypted library that waits for its passphrase.
    pub(crate) locked: std::sync::Mutex<Option<PathBuf>>,
    /// Wrong passphrases in a row.
    pub(crate) wrong_passphrases: std::sync::atomic::AtomicU32,
    /// Where attachments were last unpacked to, when the host named no folder.
    scratch: std::sync::Mutex<Option<tempfile::TempDir>>,
}

/// An open library.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) store: Store,
    pub(crate) index: std::sync::RwLock<Index>,
    /// What lies around the library's file.
    pub(crate) beside: std::sync::Mutex<Beside>,
    /// Counts the writes: what was worked out for one state of the library is not for the next.
    revision: std::sync::atomic::AtomicU64,
    /// [`Store::version`] that the index shows, for a library that is only read.
    seen: std::sync::atomic::AtomicI64,
}

/// What lies around a library's file, as last looked at.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    /// When the newest whole backup was made, ISO-8601 UTC.
    pub(crate) backed_up_at: Option<String>,
    /// Copies that a cloud folder made.
    pub(crate) copies: Vec<crate::library::ConflictCopy>,
}

impl App {
    /// An application without an open library.
    pub fn new(host: Host) -> Arc<App> {
        let settings = Settings::load(&host);
        Arc::new(App {
            host,
            open: RwLock::new(None),
            settings: std::sync::Mutex::new(settings),
            kept: std::sync::Mutex::default(),
            pasted: std::sync::Mutex::default(),
            locked: std::sync::Mutex::default(),
            wrong_passphrases: std::sync::atomic::AtomicU32::new(0),
            scratch: std::sync::Mutex::default(),
        })
    }

    /// How to open a library on this machine.
    pub(crate) fn access(&self, key: Option<store::Key>) -> store::Access {
        let backups = self.settings.lock().unwrap_or_else(PoisonError::into_inner).backup_folder.clone();
        store::Access { key, backups: backups.map(PathBuf::from) }
    }

    /// A folder of our own for files that somebody looks at.
    pub(crate) fn scratch_folder(&self) -> Result<PathBuf, Problem> {
        if let Some(folder) = &self.host.scratch_dir {
            return Ok(folder.clone());
        }
        let mut scratch = self.scratch.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = scratch.as_ref() {
            return Ok(folder.path().to_owned());
        }
        let folder =
            tempfile::Builder::new().prefix("tsumugi-").tempdir().map_err(|e| Problem::io(&e, "tsumugi", true))?;
        Ok(scratch.insert(folder).path().to_owned())
    }

    /// Removes what [`App::scratch_folder`] was given. What another program still holds open stays until next time.
    pub(crate) fn clear_scratch(&self) {
        self.scratch.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(folder) = &self.host.scratch_dir {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let _ = std::fs::remove_dir_all(entry.path());
            }
        }
    }

    /// Runs a declared command.
    ///
    /// # Errors
    /// The command's problem; `BadCall` for an unknown name or arguments that do not fit.
    pub async fn dispatch(&self, name: &str, args: Value, progress: Arc<dyn Progress>) -> Result<Answer, Problem> {
        match crate::commands::run(Context { app: self, progress }, name, args).await {
            Err(problem) => Err(self.named(problem).await),
            answer => answer,
        }
    }

    /// A problem that names no file is about the open library's: its sentence says which.
    async fn named(&self, problem: Problem) -> Problem {
        use ProblemCode as P;
        let of_file = [P::DiskFull, P::FileUnreadable, P::LibraryDamaged, P::LibraryReadOnly, P::NotWritable];
        if !of_file.contains(&problem.code) || problem.params.contains_key("path") {
            return problem;
        }
        match self.open.read().await.as_ref() {
            Some(open) => problem.with("path", open.store.path().display()),
            None => problem,
        }
    }

    /// The files that a call names, by the types of its arguments ([`FilePath`]). Whoever lets somebody else call asks
    /// this first; `dispatch` itself trusts its caller.
    ///
    /// # Errors
    /// `BadCall`, as `dispatch`.
    pub fn files_named(name: &str, args: Value) -> Result<Vec<FilePath>, Problem> {
        crate::commands::files(name, args)
    }

    /// How a command of this name behaves, if it is declared.
    pub fn declared(name: &str) -> Option<&'static crate::commands::Declared> {
        LIST.iter().find(|declared| declared.name == name)
    }

    /// Who is working.
    pub(crate) fn by(&self) -> String {
        let settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        let name = settings.name.trim();
        if name.is_empty() { self.host.login.clone() } else { name.to_owned() }
    }

    /// Language of what is written for this user.
    pub(crate) fn language(&self) -> crate::settings::Language {
        let settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        settings.language.unwrap_or(crate::settings::Language::Ja)
    }

    /// The open library.
    pub(crate) async fn library(&self) -> Result<Arc<Open>, Problem> {
        self.open.read().await.clone().ok_or_else(|| Problem::new(ProblemCode::NoLibrary))
    }
}

impl Open {
    pub(crate) async fn new(store: Store) -> Result<Open, Problem> {
        let seen = store.version().await?;
        let index = build(&store).await?;
        Ok(Open {
            store,
            index: std::sync::RwLock::new(index),
            beside: std::sync::Mutex::default(),
            revision: std::sync::atomic::AtomicU64::new(0),
            seen: std::sync::atomic::AtomicI64::new(seen),
        })
    }

    /// Takes in what another program wrote since, for a library that is only read.
    pub(crate) async fn catch_up(&self) -> Result<(), Problem> {
        let now = self.store.version().await?;
        if self.seen.swap(now, std::sync::atomic::Ordering::AcqRel) != now {
            self.revision.fetch_add(1, std::sync::atomic::Ordering::AcqRel);
            let anew = build(&self.store).await?;
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = anew;
        }
        Ok(())
    }

    /// Number of writes since the library was opened.
    pub(crate) fn revision(&self) -> u64 {
        self.revision.load(std::sync::atomic::Ordering::Acquire)
    }

    pub(crate) fn index(&self) -> std::sync::RwLockReadGuard<'_, Index> {
        // A panic while following a write leaves an index that the next write or open mends.
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Brings the index in step with a write and names the topics to refetch.
    pub(crate) async fn follow(&self, changed: &Changed) -> Result<Vec<Topic>, Problem> {
        self.revision.fetch_add(1, std::sync::atomic::Ordering::AcqRel);
        if changed.all_projects {
            let anew = build(&self.store).await?;
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = anew;
        } else if !changed.projects.is_empty() {
            let rows = store::project::index_rows(&self.store, Some(&changed.projects)).await?;
            let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
            let mut entries = Entries::default();
            index.follow(&changed.projects, rows.into_iter().map(|row| entries.entry(row)));
        }
        Ok(topics(changed))
    }

    /// The projects of a selection, in the order of the list.
    pub(crate) fn selected(&self, selection: &domain::Selection) -> Result<Vec<Id>, Problem> {
        let index = self.index();
        let ids: Vec<Id> = match selection {
            domain::Selection::These(ids) => {
                if let Some(gone) = ids.iter().find(|id| index.get(**id).is_none()) {
                    return Err(Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{gone}")));
                }
                let mut seen = std::collections::HashSet::new();
                ids.iter().copied().filter(|id| seen.insert(*id)).collect()
            }
            domain::Selection::Matching { filter, except } => {
                let except: std::collections::HashSet<&Id> = except.iter().collect();
                let mut ids = index.ids(filter, domain::Sort::default());
                ids.retain(|id| !except.contains(id));
                ids
            }
        };
        if ids.is_empty() { Err(Problem::new(ProblemCode::NothingSelected)) } else { Ok(ids) }
    }
}

fn topics(changed: &Changed) -> Vec<Topic> {
    let mut topics: Vec<Topic> = changed
        .tables
        .iter()
        .filter_map(|table| match table.as_str() {
            "import" | "source_row" | "project" | "project_year" | "year_source" | "override" | "alias" | "outcome" => {
                Some(Topic::Projects)
            }
            "pair" | "word" | "word_use" | "programme_name" => Some(Topic::Proposals),
            "profile" => Some(Topic::Profiles),
            "tag" => Some(Topic::Tags),
            "theme" | "theme_project" | "disclosure" => Some(Topic::Themes),
            "attachment" => Some(Topic::Attachments),
            _ => None,
        })
        .chain([Topic::History])
        .collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

async fn build(store: &Store) -> Result<Index, Problem> {
    let (mut index, mut entries) = (Index::default(), Entries::default());
    store::project::each_index_row(store, None, |row| index.put(entries.entry(row))).await?;
    Ok(index)
}

/// A year range longer than this is a slip of the pen, not a project.
const LONGEST_RANGE: i32 = 30;

/// Rows of the library as the index takes them. What concepts are called is worked out once for each.
#[derive(Default)]
struct Entries {
    concepts: HashMap<(Kind, Arc<str>), Called>,
}

/// What the index keeps of a concept.
#[derive(Clone)]
struct Called {
    /// What a list is sorted by, folded.
    label: Arc<str>,
    /// The concept that covers it: level 1 of the modality list for its level 2.
    broader: Option<Arc<str>>,
}

impl Entries {
    fn called(&mut self, kind: Kind, id: &Arc<str>) -> Called {
        let called = self.concepts.entry((kind, Arc::clone(id))).or_insert_with(|| {
            let label = concept(kind, id).map_or_else(|| text::fold(id), |concept| text::fold(&concept.short_ja));
            let broader = (kind == Kind::Modality).then(|| Vocabulary::starter().parent(kind, id)).flatten();
            Called { label: label.into(), broader: broader.map(|broader| broader.id.as_str().into()) }
        });
        called.clone()
    }

    fn entry(&mut self, row: IndexRow) -> Entry {
        let mut years: Vec<i32> = row
            .years
            .iter()
            .filter_map(|(first, last)| first.zip(*last))
            .flat_map(|(first, last)| first..=last.min(first + LONGEST_RANGE))
            .collect();
        years.sort_unstable();
        years.dedup();
        let tag = |(kind, concept, main, state)| Tag { kind, concept, main, proposed: state == TagState::Proposed };
        let mut tags: Vec<Tag> = row.tags.into_iter().map(tag).collect();
        tags.sort_by_key(|tag| (tag.kind, tag.proposed, !tag.main));
        let mut covers: Vec<(Kind, Arc<str>)> = Vec::with_capacity(tags.len());
        let mut labels: [Arc<str>; 3] = Default::default();
        // From the last to the first, whose label stays.
        for Tag { kind, concept, .. } in tags.iter().rev() {
            let called = self.called(*kind, concept);
            covers.push((*kind, Arc::clone(concept)));
            covers.extend(called.broader.map(|broader| (*kind, broader)));
            labels[*kind as usize] = called.label;
        }
        covers.sort_unstable();
        covers.dedup();
        Entry {
            id: row.id,
            key: row.key,
            number: row.number,
            standard: row.standard,
            title_ja: row.title_ja,
            title_en: row.title_en,
            programme: row.programme,
            institution: row.institution,
            folded: row.folded,
            years,
            tags,
            covers,
            labels,
        }
    }
}

/// The concept of the shipped vocabulary. The large tables are unpacked only for what the curated list does not have.
pub(crate) fn concept(kind: Kind, id: &str) -> Option<&'static Concept> {
    Vocabulary::starter().get(kind, id).or_else(|| Vocabulary::shipped().get(kind, id))
}

/// The concept, or one that shows its id when the vocabulary of this version does not have it
/// (a library that travelled): a tag is never dropped for want of a name.
pub(crate) fn known(kind: Kind, id: &str) -> Concept {
    concept(kind, id).cloned().unwrap_or_else(|| Concept {
        kind,
        id: id.to_owned(),
        label_ja: id.to_owned(),
        label_en: id.to_owned(),
        short_ja: id.to_owned(),
        short_en: id.to_owned(),
        synonyms_ja: Vec::new(),
        synonyms_en: Vec::new(),
        parent: None,
    })
}
