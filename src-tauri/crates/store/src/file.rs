//! A library file: create, open, close, and its connections.

use crate::birth::{self, forget};
use crate::lock::{Lock, unwritable};
use crate::log::{Armed, arm};
use crate::problem::{Result, db};
use crate::schema::{APPLICATION_ID, MIGRATIONS, migrate};
use domain::{Id, Problem, ProblemCode};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Sqlite, SqliteConnection, Transaction};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

/// Bits of `n` in an id; the replica stands above them.
pub(crate) const ID_BITS: u32 = 42;

/// Page size of a new library. Rows with 500-character summaries take 1.5–3 KB: pages of 4 KB would
/// hold one each and waste the rest.
const PAGE_BYTES: u32 = 16_384;

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
}

/// The one connection that writes, with its triggers.
#[derive(Debug)]
pub(crate) struct Writer {
    pub(crate) conn: SqliteConnection,
    pub(crate) armed: Arc<Armed>,
    /// A transaction was begun and neither committed nor rolled back (its future was dropped).
    pub(crate) open: bool,
}

/// An open library. Share it in an `Arc`; all methods take `&self`.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    meta: Meta,
    pub(crate) writer: Arc<Mutex<Option<Writer>>>,
    read_only: bool,
    readers: SqlitePool,
    // Held for its effect: freed when the store is dropped.
    lock: std::sync::Mutex<Option<Lock>>,
}

impl Store {
    /// Makes a new library and opens it; nothing stands at its path before it is whole.
    ///
    /// # Errors
    /// `LibraryExists` when anything stands there; `LibraryReadOnly`, `NotWritable` (also: no such folder), `DiskFull`.
    pub async fn create(path: &Path, birth: Birth) -> Result<Store> {
        if path.exists() {
            return Err(Problem::new(ProblemCode::LibraryExists).with("path", path.display()));
        }
        refuse_read_only_folder(path)?;
        let lock = Lock::take(path)?;
        // Made beside its name and whole before it has it: a process that dies on the way leaves nothing in the way.
        let unborn = beside(path, ".new");
        forget(&unborn);
        File::create_new(&unborn).map_err(|error| unwritable(&error, path))?;
        let born = match lay_out(&unborn, birth).await {
            Ok(()) => birth::publish(&unborn, path),
            Err(problem) => Err(problem),
        };
        match born {
            Ok(()) => Store::open_locked(path, lock).await,
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
    /// `LibraryReadOnly`; every one leaves the file as it was.
    pub async fn open(path: &Path) -> Result<Store> {
        look_at_header(path)?;
        let read_only = |path: &Path| std::fs::metadata(path).is_ok_and(|m| m.permissions().readonly());
        if read_only(path) {
            return Err(Problem::new(ProblemCode::LibraryReadOnly).with("path", path.display()));
        }
        refuse_read_only_folder(path)?;
        let lock = Lock::take(path)?;
        Store::open_locked(path, lock).await
    }

    /// Folds the log beside the library into its file as far as readers allow. For after a large write, whose commit
    /// does not wait for it; a small write does so by itself.
    ///
    /// # Errors
    /// A database error.
    pub async fn checkpoint(&self) -> Result<()> {
        if let Some(writer) = self.writer.lock().await.as_mut() {
            sqlx::raw_sql("PRAGMA wal_checkpoint(PASSIVE)").execute(&mut writer.conn).await.map_err(db)?;
        }
        Ok(())
    }

    async fn open_locked(path: &Path, lock: Lock) -> Result<Store> {
        let opened = async {
            let options = options(path).synchronous(SqliteSynchronous::Full);
            let mut conn = options.connect().await.map_err(db)?;
            migrate(&mut conn, path, MIGRATIONS).await?;
            let mode: String =
                sqlx::query_scalar("PRAGMA journal_mode = WAL").fetch_one(&mut conn).await.map_err(db)?;
            if mode != "wal" {
                return Err(Problem::new(ProblemCode::NotWritable).detail(format!(
                    "journal mode {mode}: this file system cannot do WAL (a network share?); use a local copy"
                )));
            }
            sqlx::raw_sql(
                "PRAGMA recursive_triggers = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;
                 PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF;",
            )
            .execute(&mut conn)
            .await
            .map_err(db)?;
            let meta = read_meta(&mut conn).await?;
            let armed = Arc::new(arm(&mut conn).await?);
            Ok((Writer { conn, armed, open: false }, meta))
        };
        let (writer, meta) = opened.await.map_err(|problem: Problem| problem.with("path", path.display()))?;
        Ok(Store {
            path: path.to_owned(),
            meta,
            writer: Arc::new(Mutex::new(Some(writer))),
            read_only: false,
            readers: readers(options(path).read_only(true)),
            lock: std::sync::Mutex::new(Some(lock)),
        })
    }

    /// Opens a library for reading, beside a window that may be writing. Takes no lock, writes nothing.
    ///
    /// # Errors
    /// As [`Store::open`]; a library that would have to be brought up to date first is `LibraryReadOnly`.
    pub async fn open_read_only(path: &Path) -> Result<Store> {
        look_at_header(path)?;
        let opened = async {
            let mut choice = options(path).read_only(true);
            // A WAL library in a folder that may not be written can only be read as if nobody wrote it,
            // which is true when no log stands beside it.
            let mut conn = match choice.clone().connect().await {
                Ok(conn) => conn,
                Err(_) if !beside(path, "-wal").exists() => {
                    choice = choice.immutable(true);
                    choice.clone().connect().await.map_err(db)?
                }
                Err(error) => return Err(db(error)),
            };
            let version: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut conn).await.map_err(db)?;
            match usize::try_from(version).unwrap_or(usize::MAX).cmp(&MIGRATIONS.len()) {
                std::cmp::Ordering::Greater => return Err(Problem::new(ProblemCode::LibraryTooNew)),
                std::cmp::Ordering::Less => return Err(Problem::new(ProblemCode::LibraryReadOnly)),
                std::cmp::Ordering::Equal => {}
            }
            let meta = read_meta(&mut conn).await?;
            conn.close().await.map_err(db)?;
            Ok((choice, meta))
        };
        let (choice, meta) = opened.await.map_err(|problem: Problem| problem.with("path", path.display()))?;
        Ok(Store {
            path: path.to_owned(),
            meta,
            writer: Arc::new(Mutex::new(None)),
            read_only: true,
            readers: readers(choice),
            lock: std::sync::Mutex::new(None),
        })
    }

    /// Puts everything into the one file and frees the lock. Afterwards every call is refused with `NoLibrary`.
    /// Dropping a store without this loses nothing; the next open then reads the log beside the file.
    ///
    /// # Errors
    /// A database error while closing; the lock is free all the same.
    pub async fn close(&self) -> Result<()> {
        self.readers.close().await;
        let writer = self.writer.lock().await.take();
        let mut result = Ok(());
        if let Some(mut writer) = writer {
            if writer.open {
                result = sqlx::query("ROLLBACK").execute(&mut writer.conn).await.map(drop);
            }
            // The last connection to close also moves the log into the file and removes it.
            result = result.and(writer.conn.close().await);
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

    /// A snapshot to read from: several statements see one state.
    pub(crate) async fn read(&self) -> Result<Transaction<'static, Sqlite>> {
        self.readers.begin().await.map_err(|error| match error {
            sqlx::Error::PoolClosed => Problem::new(ProblemCode::NoLibrary),
            other => db(other),
        })
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(3))
        .row_buffer_size(1000)
        .statement_cache_capacity(256)
        .disable_statement_logging()
}

fn readers(options: SqliteConnectOptions) -> SqlitePool {
    SqlitePoolOptions::new().max_connections(3).idle_timeout(None).max_lifetime(None).connect_lazy_with(options)
}

pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
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
async fn lay_out(path: &Path, birth: Birth) -> Result<()> {
    let mut random = [0u8; 18];
    getrandom::fill(&mut random).map_err(Problem::fault)?;
    let replica = 1 + Id::from(u16::from_le_bytes([random[16], random[17]])) % 2047;
    let blank = options(path).page_size(PAGE_BYTES).synchronous(SqliteSynchronous::Full);
    let mut conn = blank.connect().await.map_err(db)?;
    // In the classic journal, so that the header in the file itself tells what it is from the start.
    migrate(&mut conn, path, MIGRATIONS).await?;
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
fn uuid(random: &[u8; 18]) -> String {
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
    Ok(Meta { uuid: fact("uuid")?, replica, sample: fact("sample")? == "1" })
}

/// Tells a library from another file by its first 100 bytes, without SQLite touching anything.
/// File format: <https://www.sqlite.org/fileformat.html#the_database_header>.
fn look_at_header(path: &Path) -> Result<()> {
    let problem = |code| Err(Problem::new(code).with("path", path.display()));
    let io = |error: std::io::Error| Problem::io(&error, &path.display().to_string(), false);
    if path.is_dir() {
        return problem(ProblemCode::NotALibrary);
    }
    let mut file = File::open(path).map_err(io)?;
    let length = file.metadata().map_err(io)?.len();
    let mut header = Vec::with_capacity(100);
    Read::by_ref(&mut file).take(100).read_to_end(&mut header).map_err(io)?;
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
        return problem(ProblemCode::NotALibrary);
    }
    let word = |at: usize| header[at..at + 4].iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
    if i64::from(word(68)) != APPLICATION_ID {
        return problem(ProblemCode::NotALibrary);
    }
    if usize::try_from(word(60)).unwrap_or(usize::MAX) > MIGRATIONS.len() {
        return problem(ProblemCode::LibraryTooNew);
    }
    let page = match u64::from(word(16) >> 16) {
        1 => 65_536,
        size => size,
    };
    // Cut short (a broken copy). While a log stands beside it the file may rightly lag behind.
    let logged = std::fs::metadata(beside(path, "-wal")).is_ok_and(|m| m.len() > 0);
    if word(24) == word(92) && !logged && length < u64::from(word(28)) * page {
        return problem(ProblemCode::LibraryDamaged);
    }
    Ok(())
}
