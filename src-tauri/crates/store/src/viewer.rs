//! What a window may see. The readers' connections carry TEMP views in front of the tables, so that no query of any noun
//! can forget whose eyes it reads for.
//!
//! A vote is seen by whoever gave it, and by others once the round allows. `given` tells that a vote exists, never what it says.

use crate::file::Store;
use crate::problem::{Result, db};
use domain::{Id, Problem, ProblemCode};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Sqlite, Transaction};
use std::fmt::Write as _;
use std::sync::{Arc, PoisonError};

/// Who looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Viewer {
    /// The person; `None` = nobody was said.
    pub person: Option<Id>,
}

impl Viewer {
    /// The views of one reading connection, as SQL.
    pub(crate) fn script(&self) -> String {
        let me = self.person.map_or_else(|| "NULL".to_owned(), |id| id.to_string());
        let mut sql = String::new();
        let _ = write!(
            sql,
            "CREATE TEMP VIEW given AS SELECT assignment, round, project, reviewer FROM main.decision;
             CREATE TEMP VIEW decision AS SELECT * FROM main.decision AS d WHERE d.reviewer = {me} OR EXISTS (
               SELECT 1 FROM main.round r WHERE r.id = d.round AND (r.state = 'closed' OR r.blindness = 'open'
               OR r.blindness = 'all-voted' AND NOT EXISTS (SELECT 1 FROM main.assignment a WHERE a.round = d.round
               AND a.project = d.project AND NOT EXISTS (SELECT 1 FROM main.decision o WHERE o.assignment = a.id))));"
        );
        sql
    }
}

impl Store {
    /// From now on reads are for this viewer; returns when those that began before have ended.
    pub async fn look_as(&self, viewer: &Viewer) {
        let pool = readers(&self.choice, viewer);
        let before = std::mem::replace(&mut *self.readers.write().unwrap_or_else(PoisonError::into_inner), pool);
        before.close().await;
    }

    pub(crate) fn pool(&self) -> SqlitePool {
        self.readers.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A snapshot to read from: several statements see one state, with the eyes of the viewer.
    pub(crate) async fn read(&self) -> Result<Transaction<'static, Sqlite>> {
        loop {
            match self.pool().begin().await {
                // The viewer changed between two steps of ours: the one of now reads.
                Err(sqlx::Error::PoolClosed) if !self.pool().is_closed() => {}
                Err(sqlx::Error::PoolClosed) => return Err(Problem::new(ProblemCode::NoLibrary)),
                begun => return begun.map_err(db),
            }
        }
    }
}

pub(crate) fn readers(options: &SqliteConnectOptions, viewer: &Viewer) -> SqlitePool {
    let script: Arc<str> = viewer.script().into();
    let pool = SqlitePoolOptions::new().max_connections(3).idle_timeout(None).max_lifetime(None);
    let armed = pool.after_connect(move |conn, _| {
        let script = Arc::clone(&script);
        Box::pin(async move { sqlx::raw_sql(AssertSqlSafe(script)).execute(conn).await.map(drop) })
    });
    armed.connect_lazy_with(options.clone())
}
