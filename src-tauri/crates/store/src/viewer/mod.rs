//! What a window may see. The readers' connections carry TEMP views in front of the tables, so that no query of any noun
//! can forget whose eyes it reads for.
//!
//! A vote is seen by whoever gave it, and by others once the round allows. `given` tells that a vote exists, never what it
//! says. Rows of hidden projects are not there at all; a write that touches one is taken back.

mod over_all;
#[cfg(test)]
mod tests;
mod veil;
mod views;

pub(crate) use veil::Veil;

use crate::file::Store;
use crate::problem::{Result, db};
use crate::schema::Table;
use crate::write::Tx;
use domain::{Id, Problem, ProblemCode};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, Transaction};
use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};

/// Who looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Viewer {
    /// The person; `None` = nobody was said.
    pub person: Option<Id>,
    /// Projects that are not there for this viewer.
    pub hidden: Arc<BTreeSet<Id>>,
    /// Some of them because of their programme: which projects are of a programme is not this viewer's to change.
    pub by_programme: bool,
}

/// The connections that read.
#[derive(Debug)]
pub(crate) struct Eyes {
    /// How a connection is opened.
    options: SqliteConnectOptions,
    /// Content of the library, as its schema tells.
    tables: Arc<[Table]>,
    now: RwLock<Look>,
    /// Sees everything: for what decides who sees what, and for what is counted as a whole.
    whole: SqlitePool,
}

#[derive(Debug, Clone)]
struct Look {
    pool: SqlitePool,
    viewer: Viewer,
    veil: Arc<Veil>,
}

/// Tables a hidden project's rows may be written in: who is blocked from what, and rounds the chair lays out.
const LAID_OUT: [&str; 5] = ["interest", "interest_override", "round_item", "assignment", "person"];

impl Eyes {
    pub(crate) fn open(options: SqliteConnectOptions, tables: Vec<Table>) -> Eyes {
        let tables: Arc<[Table]> = tables.into();
        let viewer = Viewer::default();
        let pool = armed(&options, &tables, &viewer);
        let whole = plain(1).connect_lazy_with(options.clone());
        let now = RwLock::new(Look { pool, viewer, veil: Arc::default() });
        Eyes { options, tables, now, whole }
    }

    fn look(&self) -> Look {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) async fn close(&self) {
        self.look().pool.close().await;
        self.whole.close().await;
    }
}

fn plain(most: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(most).idle_timeout(None).max_lifetime(None)
}

fn armed(options: &SqliteConnectOptions, tables: &[Table], viewer: &Viewer) -> SqlitePool {
    let script = format!("{}{}", fill(viewer), views::script(tables, viewer.person, !viewer.hidden.is_empty()));
    let script: Arc<str> = script.into();
    let pool = plain(3).after_connect(move |conn, _| {
        let script = Arc::clone(&script);
        Box::pin(async move { sqlx::raw_sql(AssertSqlSafe(script)).execute(conn).await.map(drop) })
    });
    pool.connect_lazy_with(options.clone())
}

/// The hidden projects as a table of the connection, and whether some are by their programme.
fn fill(viewer: &Viewer) -> String {
    let ids: Vec<String> = viewer.hidden.iter().map(Id::to_string).collect();
    format!(
        "CREATE TEMP TABLE IF NOT EXISTS hidden (id INTEGER PRIMARY KEY); DELETE FROM temp.hidden; \
         CREATE TEMP TABLE IF NOT EXISTS tied (yes INTEGER); DELETE FROM temp.tied; \
         INSERT INTO temp.hidden SELECT value FROM json_each('[{}]'); INSERT INTO temp.tied SELECT 1 WHERE {};\n",
        ids.join(","),
        u8::from(viewer.by_programme)
    )
}

impl Store {
    /// From now on reads are for this viewer, and writes are refused where they touch what is hidden from it; returns when
    /// reads that began before have ended.
    ///
    /// # Errors
    /// A database error.
    pub async fn look_as(&self, viewer: &Viewer) -> Result<()> {
        if self.eyes.look().viewer == *viewer {
            return Ok(());
        }
        let veil = if viewer.hidden.is_empty() {
            Veil::default()
        } else {
            Veil::of(&mut *self.read_whole().await?, &viewer.hidden).await?
        };
        if let Some(writer) = self.writer.lock().await.as_mut() {
            if writer.open {
                // The future of an earlier write was dropped half-way: what is filled in now must not go with it.
                let _ = sqlx::query("ROLLBACK").execute(&mut writer.conn).await;
                writer.open = false;
            }
            sqlx::raw_sql(AssertSqlSafe(fill(viewer))).execute(&mut writer.conn).await.map_err(db)?;
        }
        let pool = armed(&self.eyes.options, &self.eyes.tables, viewer);
        let look = Look { pool, viewer: viewer.clone(), veil: Arc::new(veil) };
        let before = std::mem::replace(&mut *self.eyes.now.write().unwrap_or_else(PoisonError::into_inner), look);
        before.pool.close().await;
        Ok(())
    }

    /// What hidden projects are called, read again: for a library that another program writes to.
    ///
    /// # Errors
    /// A database error.
    pub async fn look_again(&self) -> Result<()> {
        let hidden = self.viewer().hidden;
        if !hidden.is_empty() {
            let veil = Arc::new(Veil::of(&mut *self.read_whole().await?, &hidden).await?);
            self.eyes.now.write().unwrap_or_else(PoisonError::into_inner).veil = veil;
        }
        Ok(())
    }

    /// Who looks.
    pub fn viewer(&self) -> Viewer {
        self.eyes.look().viewer
    }

    /// Whether a text names a hidden project.
    pub fn veils(&self, text: &str) -> bool {
        self.veil().names(&serde_json::Value::String(text.to_owned()))
    }

    pub(crate) fn veil(&self) -> Arc<Veil> {
        self.eyes.look().veil
    }

    /// A snapshot to read from: several statements see one state, with the eyes of the viewer.
    pub(crate) async fn read(&self) -> Result<Transaction<'static, Sqlite>> {
        loop {
            match self.eyes.look().pool.begin().await {
                // The viewer changed between two steps of ours: the one of now reads.
                Err(sqlx::Error::PoolClosed) if !self.eyes.look().pool.is_closed() => {}
                begun => return begun.map_err(closed),
            }
        }
    }

    /// As [`Store::read`], hidden projects and votes included: only for what decides who sees what, and for whole counts.
    pub(crate) async fn read_whole(&self) -> Result<Transaction<'static, Sqlite>> {
        self.eyes.whole.begin().await.map_err(closed)
    }
}

fn closed(error: sqlx::Error) -> Problem {
    match error {
        sqlx::Error::PoolClosed => Problem::new(ProblemCode::NoLibrary),
        other => db(other),
    }
}

/// Tables that tell which programme a project is of, beside the names in `programme`.
const TYING: [&str; 3] = ["programme_code", "programme_alias", "programme_name"];

/// Whether an operation (`?1`) changed what a programme is called; one that is new or gone is called otherwise.
const RENAMED: &str = "SELECT EXISTS (SELECT 1 FROM change WHERE operation = ?1 AND thing = 'programme' \
     AND (json_extract(before, '$.name_ja') IS NOT json_extract(after, '$.name_ja') \
     OR json_extract(before, '$.name_en') IS NOT json_extract(after, '$.name_en')))";

/// Refuses what would lift a block by the way: where projects are hidden by their programme, which projects are of it.
///
/// # Errors
/// `ConflictOfInterest` (`count`, all that is hidden); a database error.
async fn refuse_tying(tx: &mut Tx, changed: &BTreeSet<String>) -> Result<()> {
    let tied: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM temp.tied)").fetch_one(tx.conn()?).await.map_err(db)?;
    if !tied {
        return Ok(());
    }
    let operation = tx.operation();
    let mut ties = TYING.iter().any(|table| changed.contains(*table));
    if !ties && changed.contains("programme") {
        ties = sqlx::query_scalar(RENAMED).bind(operation).fetch_one(tx.conn()?).await.map_err(db)?;
    }
    if ties {
        let count: i64 =
            sqlx::query_scalar("SELECT count(*) FROM temp.hidden").fetch_one(tx.conn()?).await.map_err(db)?;
        return Err(Problem::new(ProblemCode::ConflictOfInterest).with("count", count));
    }
    Ok(())
}

/// Refuses what a write did to projects hidden from whoever writes. A write over the whole library by itself
/// ([`Tx::over_all`]) names no project and may reach them.
///
/// # Errors
/// `ConflictOfInterest` (`count`); a database error.
pub(crate) async fn refuse_hidden(tx: &mut Tx, changed: &BTreeSet<String>) -> Result<()> {
    let tables = tx.tables();
    let conn = tx.conn()?;
    if !anything_hidden(conn).await? {
        return Ok(());
    }
    refuse_tying(tx, changed).await?;
    if over_all::is(tx) {
        return Ok(());
    }
    let looked = changed.iter().filter(|table| !LAID_OUT.contains(&table.as_str())).cloned();
    let Some(sql) = views::touched(&views::owned(&tables), looked) else { return Ok(()) };
    let operation = tx.operation();
    let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).bind(operation).fetch_one(tx.conn()?).await.map_err(db)?;
    if count > 0 {
        return Err(Problem::new(ProblemCode::ConflictOfInterest).with("count", count));
    }
    Ok(())
}

/// Whether anything is hidden from whoever works.
pub(crate) async fn anything_hidden(conn: &mut SqliteConnection) -> Result<bool> {
    let there = "SELECT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE name = 'hidden')";
    if !sqlx::query_scalar(there).fetch_one(&mut *conn).await.map_err(db)? {
        return Ok(false);
    }
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM temp.hidden)").fetch_one(conn).await.map_err(db)
}
