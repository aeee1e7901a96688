//! The running application: one open library, its index, the settings of this machine.

mod follow;

use crate::commands::{Answer, Context, LIST};
use crate::settings::Settings;
use domain::{FilePath, Problem, ProblemCode};
use index::Index;
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use store::Store;
use vocab::own::Own;

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
    /// The vocabulary file somebody looks at before loading it.
    pub(crate) vocabulary: std::sync::Mutex<Option<crate::vocabulary::Read>>,
    /// Where the last pasted table lies.
    pub(crate) pasted: std::sync::Mutex<Option<tempfile::TempDir>>,
    /// The encrypted library that waits for its passphrase.
    pub(crate) locked: std::sync::Mutex<Option<PathBuf>>,
    /// Wrong PINs in a row.
    pub(crate) wrong_pins: crate::tries::Tries,
    /// Wrong passphrases in a row.
    pub(crate) wrong_passphrases: crate::tries::Tries,
    /// Where attachments were last unpacked to, when the host named no folder.
    scratch: std::sync::Mutex<Option<tempfile::TempDir>>,
}

/// An open library.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) store: Store,
    /// Whom this window works as.
    working: RwLock<crate::person::Working>,
    pub(crate) index: std::sync::RwLock<Index>,
    /// The vocabulary as this library has it.
    own: std::sync::RwLock<Arc<Own>>,
    layers: tokio::sync::Mutex<crate::own::Layers>,
    /// Held by whoever changes what is in memory: somebody who becomes somebody else, and a write that is followed, one after
    /// the other. What was read with the eyes before is never put in after the change.
    turn: tokio::sync::Mutex<()>,
    /// What the texts of a selection suggest, as last looked through.
    pub(crate) scanned: std::sync::Mutex<crate::tagging::Scanned>,
    /// The order in which projects wait for tags, as last worked out.
    pub(crate) queued: std::sync::Mutex<crate::tagging::Queued>,
    /// What the concepts in use are called.
    names: std::sync::Mutex<crate::find::Names>,
    /// The themes, as projects are found by them.
    themes: std::sync::RwLock<Arc<crate::find::Themes>>,
    /// How long the index last took to follow a write.
    followed: std::sync::Mutex<std::time::Duration>,
    /// The registry, and which project-years are of which programme.
    pub(crate) registry: crate::registry::Kept,
    /// The rounds, as this window's person may see them.
    pub(crate) rounds: crate::round::data::Kept,
    /// What every project brings to a theme.
    pub(crate) strands: crate::forge::strands::Kept,
    /// The rows of the timeline, as last worked out.
    pub(crate) timeline: crate::continuity::Kept,
    /// What the home screen counted last.
    pub(crate) home: tokio::sync::Mutex<crate::home::Known>,
    /// What lies around the library's file.
    pub(crate) beside: std::sync::Mutex<Beside>,
    /// What kept documents from being written.
    pub(crate) held_leaks: crate::leak::Held,
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
            vocabulary: std::sync::Mutex::default(),
            pasted: std::sync::Mutex::default(),
            locked: std::sync::Mutex::default(),
            wrong_pins: crate::tries::Tries::default(),
            wrong_passphrases: crate::tries::Tries::default(),
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
            Err(problem) => Err(self.named(problem)),
            answer => answer,
        }
    }

    /// A problem that names no file is about the open library's: its sentence says which.
    fn named(&self, problem: Problem) -> Problem {
        use ProblemCode as P;
        let of_file = [P::DiskFull, P::FileUnreadable, P::LibraryDamaged, P::LibraryReadOnly, P::NotWritable];
        if !of_file.contains(&problem.code) || problem.params.contains_key("path") {
            return problem;
        }
        match self.opened() {
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

    /// How long the open library's index took to follow the last write, or to be built when there was none, the reading
    /// included. For measuring.
    pub async fn followed_in(&self) -> std::time::Duration {
        self.opened()
            .map_or_else(Default::default, |open| *open.followed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Who is working: the person somebody said they are, else the name set on this machine.
    pub(crate) fn by(&self) -> String {
        if let Some(person) = self.opened().and_then(|open| open.me().person) {
            return person.name;
        }
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
        let open = self.opened().ok_or_else(|| Problem::new(ProblemCode::NoLibrary))?;
        if open.store.read_only() {
            // Whoever writes to it may have hidden something since.
            open.catch_up().await?;
        }
        Ok(open)
    }

    pub(crate) fn opened(&self) -> Option<Arc<Open>> {
        self.open.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a library in the place of the one that was open, which is given back.
    pub(crate) fn swap(&self, open: Option<Arc<Open>>) -> Option<Arc<Open>> {
        std::mem::replace(&mut *self.open.write().unwrap_or_else(PoisonError::into_inner), open)
    }
}

impl Open {
    /// Opens the library to the eyes of whoever works here.
    pub(crate) async fn new(store: Store, working: crate::person::Working) -> Result<Open, Problem> {
        store.look_as(&working.viewer()).await?;
        let seen = store.version().await?;
        let (own, layers) = crate::own::read(&store, &HashMap::new()).await?;
        let own = Arc::new(own);
        let since = std::time::Instant::now();
        let index = follow::build(&store, &own).await?;
        let built = since.elapsed();
        let themes = Arc::new(crate::find::themes(&store).await);
        Ok(Open {
            store,
            working: RwLock::new(working),
            names: std::sync::Mutex::default(),
            themes: std::sync::RwLock::new(themes),
            followed: std::sync::Mutex::new(built),
            index: std::sync::RwLock::new(index),
            own: std::sync::RwLock::new(own),
            layers: tokio::sync::Mutex::new(layers),
            turn: tokio::sync::Mutex::default(),
            scanned: std::sync::Mutex::default(),
            queued: std::sync::Mutex::default(),
            registry: crate::registry::Kept::default(),
            rounds: crate::round::data::Kept::default(),
            strands: crate::forge::strands::Kept::default(),
            timeline: crate::continuity::Kept::default(),
            home: tokio::sync::Mutex::default(),
            beside: std::sync::Mutex::default(),
            held_leaks: crate::leak::Held::default(),
            revision: std::sync::atomic::AtomicU64::new(0),
            seen: std::sync::atomic::AtomicI64::new(seen),
        })
    }

    /// Whom this window works as.
    pub(crate) fn me(&self) -> crate::person::Working {
        self.working.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The vocabulary as this library has it.
    pub(crate) fn own(&self) -> Arc<Own> {
        Arc::clone(&self.own.read().unwrap_or_else(PoisonError::into_inner))
    }

    async fn read_own(&self) -> Result<(), Problem> {
        let mut layers = self.layers.lock().await;
        let (own, now) = crate::own::read(&self.store, &layers).await?;
        *layers = now;
        *self.own.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(own);
        Ok(())
    }

    /// What search texts mean here. Not to be asked for while the index is held.
    pub(crate) fn meaning<T>(&self, exact: bool, of: impl FnOnce(&mut crate::find::Meaning<'_>) -> T) -> T {
        let (own, themes) = (self.own(), self.themes());
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let index = self.index();
        of(&mut crate::find::Meaning {
            own: &own,
            index: &index,
            names: &mut names,
            themes: &themes,
            exact,
            also: Vec::new(),
            marks: Vec::new(),
            terms: 0,
        })
    }

    /// Makes what takes longest when it is first asked for: long orders, the names of the vocabulary.
    pub(crate) fn warm(&self) {
        self.index().warm();
        self.meaning(false, |meaning| meaning.want(&domain::query::read("EGFR").expr, false));
    }

    /// The themes, as projects are found by them.
    pub(crate) fn themes(&self) -> Arc<crate::find::Themes> {
        Arc::clone(&self.themes.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Number of writes since the library was opened.
    pub(crate) fn revision(&self) -> u64 {
        self.revision.load(std::sync::atomic::Ordering::Acquire)
    }

    pub(crate) fn index(&self) -> std::sync::RwLockReadGuard<'_, Index> {
        // A panic while following a write leaves an index that the next write or open mends.
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }
}
