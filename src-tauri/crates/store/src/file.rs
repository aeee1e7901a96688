//! A library file: create, open, close, and its connections.

pub use crate::access::Access;
pub(crate) use crate::access::{beside, counts, foreign_counts, sound};

use crate::access::PAGE_BYTES;
use crate::birth::{self, forget};
use crate::lock::{Lock, unwritable};
use crate::log::{Armed, arm};
use crate::problem::{Result, db};
use crate::schema::{MIGRATIONS, migrate};
use crate::viewer::Eyes;
use crate::{place, schema, seal};
use domain::{Id, Problem, ProblemCode};
use sqlx::sqlite::SqliteSynchronous;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{Mutex, OwnedMutexGuard};

/// Bits of `n` in an id; the replica stands above them.
pub(crate) const ID_BITS: u32 = 42;

/// How a library is born.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Birth {
    /// All of it is fictional (合成データ).
    pub sample: bool,
}

/// Facts about the file itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Random UUID (version 4) of the library.
    pub uuid: String,
    /// 1–2047; the upper bits of every id this library hands out.
    pub replica: Id,
    /// All of it is fictional (合成データ).
    pub sample: bool,
    /// A view of an earlier state: the time of that state, ISO-8601 UTC.
    pub as_of: Option<String>,
}

/// The one connection that writes, with its triggers.
#[derive(Debug)]
pub(crate) struct Writer {
    pub(crate) conn: SqliteConnection,
    pub(crate) armed: Arc<Armed>,
    /// A transaction was begun and neither committed nor rolled back (its future was dropped).
    pub(crate) open: bool,
    /// Something was written since the library was opened: its seal is broken.
    pub(crate) touched: bool,
    /// The file itself must not change for now: nothing is folded in ([`Store::still`]).
    pub(crate) still: bool,
    /// Pages are encrypted when they leave the cache.
    pub(crate) encrypted: bool,
}

/// An open library. Share it in an `Arc`; all methods take `&self`.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    meta: Meta,
    pub(crate) writer: Arc<Mutex<Option<Writer>>>,
    read_only: bool,
    access: Access,
    /// The connections that read, for the viewer of now.
    pub(crate) eyes: Eyes,
    /// Held by whoever needs the file to stay as it is.
    copying: Arc<Mutex<()>>,
    /// Asks a copy under way to stop, because the library is being closed.
    pub(crate) closing: Arc<AtomicBool>,
    // Held for its effect: freed when the store is dropped.
    lock: std::sync::Mutex<Option<Lock>>,
}

/// While this stands, the library's file does not change: what is written waits in the log beside it.
#[derive(Debug)]
pub(crate) struct Still {
    writer: Arc<Mutex<Option<Writer>>>,
    _copying: OwnedMutexGuard<()>,
}

impl Still {
    /// Lets the log be folded in again. Dropping it without this only leaves the log to grow until the next one.
    pub(crate) async fn end(self) {
        if let Some(writer) = self.writer.lock().await.as_mut() {
            writer.still = false;
            let _ = sqlx::raw_sql("PRAGMA wal_autocheckpoint = 1000").execute(&mut writer.conn).await;
        }
    }
}

/// How long [`Store::still`] waits for readers of an older state to finish.
const READERS_WAIT: Duration = Duration::from_secs(20);

impl Store {
    /// Makes a new library, encrypted from its first byte where `access` has a key, and opens it; nothing stands at its
    /// path before it is whole.
    ///
    /// # Errors
    /// `LibraryExists` when anything stands there; `LibraryOnShare`; `LibraryReadOnly`, `NotWritable` (also: no such folder), `DiskFull`.
    pub async fn create(path: &Path, birth: Birth, access: &Access) -> Result<Store> {
        if path.exists() {
            return Err(Problem::new(ProblemCode::LibraryExists).with("path", path.display()));
        }
        place::refuse_share(path)?;
        refuse_read_only_folder(path)?;
        let lock = Lock::take(path)?;
        // Made beside its name and whole before it has it: a process that dies on the way leaves nothing in the way.
        let unborn = beside(path, ".new");
        forget(&unborn);
        File::create_new(&unborn).map_err(|error| unwritable(&error, path))?;
        let born = match lay_out(&unborn, birth, access).await {
            Ok(()) => birth::publish(&unborn, path),
            Err(problem) => Err(problem),
        };
        match born {
            Ok(()) => Store::open_locked(path, lock, access.clone()).await,
            Err(problem) => {
                forget(&unborn);
                Err(problem.with("path", path.display()))
            }
        }
    }

    /// Opens a library for reading and writing; brings an older one up to date after a backup beside it.
    ///
    /// # Errors
    /// `FileMissing`, `NotALibrary`, `LibraryTooNew`, `LibraryDamaged`, `LibraryInUse` (`user`, `host`),
    /// `LibraryReadOnly`, `LibraryOnShare`, `PassphraseNeeded`, `WrongPassphrase`; every one leaves the file as it was.
    pub async fn open(path: &Path, access: &Access) -> Result<Store> {
        let access = access.of(path)?;
        place::refuse_share(path)?;
        let read_only = |path: &Path| std::fs::metadata(path).is_ok_and(|m| m.permissions().readonly());
        if read_only(path) {
            return Err(Problem::new(ProblemCode::LibraryReadOnly).with("path", path.display()));
        }
        refuse_read_only_folder(path)?;
        let lock = Lock::take(path)?;
        crate::convert::sweep(path);
        Store::open_locked(path, lock, access).await
    }

    /// Folds the log beside the library into its file as far as readers allow. For after a large write, whose commit
    /// does not wait for it; a small write does so by itself.
    ///
    /// # Errors
    /// A database error.
    pub async fn checkpoint(&self) -> Result<()> {
        if let Some(writer) = self.writer.lock().await.as_mut().filter(|writer| !writer.still) {
            sqlx::raw_sql("PRAGMA wal_checkpoint(PASSIVE)").execute(&mut writer.conn).await.map_err(db)?;
        }
        Ok(())
    }

    /// Folds the log in and keeps the file as it is until [`Still::end`]; writes and reads go on meanwhile.
    ///
    /// # Errors
    /// `NoLibrary` after close; `LibraryReadOnly`; `LibraryInUse` when somebody goes on reading an older state.
    pub(crate) async fn still(&self) -> Result<Still> {
        let copying = Arc::clone(&self.copying).lock_owned().await;
        let until = Instant::now() + READERS_WAIT;
        loop {
            let mut guard = self.writer.lock().await;
            let Some(writer) = guard.as_mut() else {
                let code = if self.read_only { ProblemCode::LibraryReadOnly } else { ProblemCode::NoLibrary };
                return Err(Problem::new(code).with("path", self.path.display()));
            };
            sqlx::raw_sql("PRAGMA wal_autocheckpoint = 0").execute(&mut writer.conn).await.map_err(db)?;
            writer.still = true;
            let (busy, logged, folded): (i64, i64, i64) =
                sqlx::query_as("PRAGMA wal_checkpoint(PASSIVE)").fetch_one(&mut writer.conn).await.map_err(db)?;
            if busy == 0 && logged == folded {
                return Ok(Still { writer: Arc::clone(&self.writer), _copying: copying });
            }
            writer.still = false;
            sqlx::raw_sql("PRAGMA wal_autocheckpoint = 1000").execute(&mut writer.conn).await.map_err(db)?;
            drop(guard);
            if Instant::now() > until || self.closing.load(Ordering::Acquire) {
                let problem = Problem::new(ProblemCode::LibraryInUse).with("path", self.path.display());
                return Err(problem.with("user", "?").with("host", "?"));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn open_locked(path: &Path, lock: Lock, access: Access) -> Result<Store> {
        let opened = async {
            let options = access.options(path).await?.synchronous(SqliteSynchronous::Full);
            let (mut conn, _) = access.connect(&options).await?;
            migrate(&mut conn, path, MIGRATIONS, &access).await?;
            let mode: String =
                sqlx::query_scalar("PRAGMA journal_mode = WAL").fetch_one(&mut conn).await.map_err(db)?;
            if mode != "wal" {
                return Err(Problem::new(ProblemCode::NotWritable).detail(format!(
                    "journal mode {mode}: this file system cannot do WAL (a network share?); use a local copy"
                )));
            }
            sqlx::raw_sql(
                "PRAGMA recursive_triggers = ON; PRAGMA cache_size = -8192;
                 PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF;",
            )
            .execute(&mut conn)
            .await
            .map_err(db)?;
            let meta = read_meta(&mut conn).await?;
            let armed = Arc::new(arm(&mut conn).await?);
            let encrypted = access.key.is_some();
            Ok((Writer { conn, armed, open: false, touched: false, still: false, encrypted }, meta))
        };
        let (writer, meta) = opened.await.map_err(|problem: Problem| problem.with("path", path.display()))?;
        let choice = access.options(path).await?.read_only(true);
        let tables = writer.armed.tables.clone();
        Ok(Store {
            path: path.to_owned(),
            meta,
            writer: Arc::new(Mutex::new(Some(writer))),
            read_only: false,
            eyes: Eyes::open(choice, tables),
            access,
            copying: Arc::default(),
            closing: Arc::default(),
            lock: std::sync::Mutex::new(Some(lock)),
        })
    }

    /// Opens a library for reading, beside a window that may be writing. Takes no lock, writes nothing.
    ///
    /// # Errors
    /// As [`Store::open`]; a library that would have to be brought up to date first is `LibraryReadOnly`.
    pub async fn open_read_only(path: &Path, access: &Access) -> Result<Store> {
        let access = access.of(path)?;
        place::refuse_share(path)?;
        let opened = async {
            let mut choice = access.options(path).await?.read_only(true);
            // A WAL library in a folder that may not be written can only be read as if nobody wrote it,
            // which is true when no log stands beside it.
            let (mut conn, version) = match access.connect(&choice).await {
                Ok(connected) => connected,
                Err(problem) if problem.code == ProblemCode::WrongPassphrase => return Err(problem),
                Err(_) if !beside(path, "-wal").exists() => {
                    choice = choice.immutable(true);
                    access.connect(&choice).await?
                }
                Err(problem) => return Err(problem),
            };
            if version < MIGRATIONS.len() {
                return Err(Problem::new(ProblemCode::LibraryReadOnly));
            }
            let meta = read_meta(&mut conn).await?;
            let tables = schema::tables(&mut conn).await?;
            conn.close().await.map_err(db)?;
            Ok((choice, meta, tables))
        };
        let (choice, meta, tables) = opened.await.map_err(|problem: Problem| problem.with("path", path.display()))?;
        Ok(Store {
            path: path.to_owned(),
            meta,
            writer: Arc::new(Mutex::new(None)),
            read_only: true,
            access,
            eyes: Eyes::open(choice, tables),
            copying: Arc::default(),
            closing: Arc::default(),
            lock: std::sync::Mutex::new(None),
        })
    }

    /// Puts everything into the one file and frees the lock. Afterwards every call is refused with `NoLibrary`.
    /// Dropping a store without this loses nothing; the next open then reads the log beside the file.
    ///
    /// # Errors
    /// A database error while closing; the lock is free all the same.
    pub async fn close(&self) -> Result<()> {
        // A copy under way is asked to stop: closing folds the log into the file it reads.
        self.closing.store(true, Ordering::Release);
        let _copying = self.copying.lock().await;
        self.eyes.close().await;
        let writer = self.writer.lock().await.take();
        let mut result = Ok(());
        if let Some(mut writer) = writer {
            if writer.open {
                result = sqlx::query("ROLLBACK").execute(&mut writer.conn).await.map(drop);
            }
            // The last connection to close also moves the log into the file and removes it.
            result = result.and(writer.conn.close().await);
            let folded = !beside(&self.path, "-wal").exists();
            if result.is_ok() && folded && (writer.touched || !seal::stands(&self.path)) {
                let path = self.path.clone();
                let _ = tokio::task::spawn_blocking(move || seal::set(&path)).await;
            }
        }
        if let Ok(mut lock) = self.lock.lock() {
            lock.take();
        }
        result.map_err(db)
    }

    /// Full path as opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Facts about the file.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Whether it was opened by [`Store::open_read_only`].
    pub fn read_only(&self) -> bool {
        self.read_only
    }

    /// What it was opened with.
    pub fn access(&self) -> Access {
        self.access.clone()
    }

    /// Encrypted at rest.
    pub fn encrypted(&self) -> bool {
        self.access.key.is_some()
    }

    /// Rows of what a restore is compared by: `projects`, `years`, `tags` … and their numbers.
    ///
    /// # Errors
    /// A database error.
    pub async fn numbers(&self) -> Result<Vec<(String, u32)>> {
        let mut read = self.read_whole().await?;
        counts(&mut read).await
    }

    /// Number of operations, the newest of them (0 = none) and its digest.
    ///
    /// # Errors
    /// A database error.
    pub async fn head(&self) -> Result<(u32, Id, String)> {
        let mut read = self.read().await?;
        crate::chain::head(&mut read).await
    }

    /// Changes with every write of another program, for a library that is only read.
    ///
    /// # Errors
    /// A database error.
    pub async fn version(&self) -> Result<i64> {
        let mut read = self.read().await?;
        // The counter moves with every write that goes through the one door.
        sqlx::query_scalar("SELECT next FROM counter").fetch_one(&mut *read).await.map_err(db)
    }

    /// Number of projects and of themes.
    ///
    /// # Errors
    /// A database error.
    pub async fn counts(&self) -> Result<(u32, u32)> {
        let mut read = self.read().await?;
        sqlx::query_as("SELECT (SELECT count(*) FROM project), (SELECT count(*) FROM theme)")
            .fetch_one(&mut *read)
            .await
            .map_err(db)
    }
}

fn refuse_read_only_folder(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Windows marks folders with icons of their own read-only without meaning it.
    let refused = !cfg!(windows) && std::fs::metadata(folder).is_ok_and(|m| m.permissions().readonly());
    if refused {
        return Err(Problem::new(ProblemCode::LibraryReadOnly).with("path", path.display()));
    }
    Ok(())
}

/// Schema, birth facts and WAL, in a file that is still empty.
async fn lay_out(path: &Path, birth: Birth, access: &Access) -> Result<()> {
    let mut random = [0u8; 18];
    getrandom::fill(&mut random).map_err(Problem::fault)?;
    let replica = 1 + Id::from(u16::from_le_bytes([random[16], random[17]])) % 2047;
    let blank = access.options(path).await?.page_size(PAGE_BYTES).synchronous(SqliteSynchronous::Full);
    let mut conn = blank.connect().await.map_err(db)?;
    // In the classic journal, so that the header in the file itself tells what it is from the start.
    migrate(&mut conn, path, MIGRATIONS, access).await?;
    let facts =
        [("uuid", uuid(&random)), ("replica", replica.to_string()), ("sample", u8::from(birth.sample).to_string())];
    sqlx::query("BEGIN IMMEDIATE").execute(&mut conn).await.map_err(db)?;
    for (key, value) in facts {
        sqlx::query("INSERT INTO meta (key, value) VALUES (?, ?)")
            .bind(key)
            .bind(value)
            .execute(&mut conn)
            .await
            .map_err(db)?;
    }
    sqlx::query("INSERT INTO counter (id, next) VALUES (1, 1)").execute(&mut conn).await.map_err(db)?;
    sqlx::query("COMMIT").execute(&mut conn).await.map_err(db)?;
    conn.close().await.map_err(db)
}

/// RFC 9562, version 4.
pub(crate) fn uuid(random: &[u8; 18]) -> String {
    let mut hex = String::with_capacity(36);
    for (at, byte) in random.iter().take(16).enumerate() {
        let byte = match at {
            6 => byte & 0x0f | 0x40,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        if matches!(at, 4 | 6 | 8 | 10) {
            hex.push('-');
        }
        hex.push_str(&format!("{byte:02x}"));
    }
    hex
}

async fn read_meta(conn: &mut SqliteConnection) -> Result<Meta> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT key, value FROM meta").fetch_all(conn).await.map_err(db)?;
    let fact = |key: &str| {
        rows.iter()
            .find(|(k, _)| k == key)
            .map(|(_, v)| v.clone())
            .ok_or_else(|| Problem::new(ProblemCode::LibraryDamaged).detail(format!("meta has no {key}")))
    };
    let replica = fact("replica")?.parse().ok().filter(|r| (1..=2047).contains(r));
    let replica = replica.ok_or_else(|| Problem::new(ProblemCode::LibraryDamaged).detail("replica out of range"))?;
    Ok(Meta { uuid: fact("uuid")?, replica, sample: fact("sample")? == "1", as_of: fact("as_of").ok() })
}
