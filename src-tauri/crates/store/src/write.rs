//! The one door for writes.

use crate::chain;
use crate::file::{ID_BITS, Store, Writer};
use crate::log;
use crate::problem::{Result, db};
use crate::schema::Table;
use domain::{Id, Problem, ProblemCode};
use serde_json::{Map, Value};
use sqlx::{AssertSqlSafe, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};
use tokio::sync::OwnedMutexGuard;

/// Beyond this many projects a reader had better read everything anew.
const MANY_PROJECTS: i64 = 20_000;

/// Tables whose rows show in the list of projects, with the columns that name the project.
const OF_PROJECT: &[(&str, &[&str])] = &[
    ("project", &["id"]),
    ("project_year", &["project"]),
    ("theme_project", &["project"]),
    ("outcome", &["project"]),
    ("pair", &["a", "b"]),
];

/// As [`OF_PROJECT`], of what a project's tags are made of.
const OF_TAGS: &[(&str, &[&str])] = &[("tag", &["project"]), ("finished", &["project"])];

/// The intent of a write.
#[derive(Debug, Clone)]
pub struct NewOperation {
    /// Stable kebab-case name, worded in the catalogue.
    pub kind: &'static str,
    /// Who.
    pub by: String,
    /// Arguments and words for the sentence; an object.
    pub params: Value,
    /// Whether it can be taken back. `false` for exports and the like: recorded even when no row changed.
    pub undoable: bool,
}

/// What a write did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    /// What the closure returned.
    pub value: T,
    /// The recorded operation; `None` when nothing had to be changed.
    pub operation: Option<Id>,
    /// Whether it can be taken back.
    pub undoable: bool,
    /// What changed.
    pub changed: Changed,
}

/// What a write changed, as the log saw it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Tables with changed rows.
    pub tables: BTreeSet<String>,
    /// Projects of whose row, years, themes, outcomes or open pairs something changed, ascending, those now gone included.
    pub projects: Vec<Id>,
    /// Further projects of which only tags or the mark that they are finished changed, ascending: their texts need not be
    /// read again ([`crate::project::tag_rows`]).
    pub tagged_only: Vec<Id>,
    /// So many projects that both are left empty: read all anew.
    pub all_projects: bool,
}

/// The inside of a write. Everything the nouns do with it is recorded.
pub struct Tx {
    guard: OwnedMutexGuard<Option<Writer>>,
    operation: Id,
    at: String,
    by: String,
    next: Id,
    base: Id,
    count: Option<u32>,
    params: Map<String, Value>,
    batches: BTreeMap<&'static str, (Id, Id)>,
}

impl Store {
    /// Runs one write: all of it is committed and on disk when this returns `Ok`, or none of it.
    ///
    /// When no row changed and the operation is undoable, nothing is recorded. When the closure fails
    /// (or its future is dropped), nothing stays behind.
    ///
    /// # Errors
    /// The closure's problem; `LibraryReadOnly` for a store opened read-only; `NoLibrary` after close;
    /// `LibraryInUse` while a foreign program holds the file; a fault when the change log is not armed.
    pub async fn write<T, F>(&self, op: NewOperation, f: F) -> Result<Outcome<T>>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T>,
    {
        let undoable = op.undoable;
        let mut tx = self.begin(op.kind, op.by, op.params, undoable).await?;
        let done = f(&mut tx).await;
        self.end(tx, done, undoable).await
    }

    /// Commits what went well, takes back what did not; problems of the file name it.
    pub(crate) async fn end<T>(&self, mut tx: Tx, done: Result<T>, undoable: bool) -> Result<Outcome<T>> {
        let ended = match done {
            Ok(value) => tx.finish(value, undoable).await,
            Err(problem) => {
                tx.roll_back().await;
                Err(problem)
            }
        };
        ended.map_err(|problem| {
            use ProblemCode as P;
            let of_file =
                matches!(problem.code, P::DiskFull | P::LibraryDamaged | P::LibraryReadOnly | P::LibraryInUse);
            let named = problem.params.contains_key("path");
            if of_file && !named { problem.with("path", self.path().display()) } else { problem }
        })
    }

    pub(crate) async fn begin(&self, kind: &str, by: String, params: Value, undoable: bool) -> Result<Tx> {
        let Value::Object(params) = params else {
            return Err(Problem::fault("the parameters of an operation are an object"));
        };
        let mut guard = self.writer.clone().lock_owned().await;
        let Some(writer) = guard.as_mut() else {
            let code = if self.read_only() { ProblemCode::LibraryReadOnly } else { ProblemCode::NoLibrary };
            return Err(Problem::new(code).with("path", self.path().display()));
        };
        if writer.open {
            // The future of an earlier write was dropped half-way.
            let _ = sqlx::query("ROLLBACK").execute(&mut writer.conn).await;
            writer.open = false;
        }
        log::verify(&mut writer.conn, &writer.armed).await?;
        if !writer.touched {
            crate::seal::break_open(self.path());
            writer.touched = true;
        }
        sqlx::raw_sql("PRAGMA cache_size = -8192").execute(&mut writer.conn).await.map_err(db)?;
        writer.open = true;
        let begun = sqlx::query("BEGIN IMMEDIATE").execute(&mut writer.conn).await;
        if let Err(error) = begun {
            writer.open = false;
            return Err(db(error).with("path", self.path().display()).with("user", "?").with("host", "?"));
        }
        let next: i64 = sqlx::query_scalar("SELECT next FROM counter").fetch_one(&mut writer.conn).await.map_err(db)?;
        let base = self.meta().replica << ID_BITS;
        let at = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
        // Where the clock was set back, time stands still instead of running backwards through the history.
        let at = newest_at(&mut writer.conn).await?.filter(|newest| *newest > at).unwrap_or(at);
        let mut tx =
            Tx { guard, operation: base | next, at, by, next, base, count: None, params, batches: BTreeMap::new() };
        tx.operation = tx.take_id()?;
        let (operation, at, by) = (tx.operation, tx.at.clone(), tx.by.clone());
        sqlx::query("INSERT INTO operation (id, kind, at, by, params, undoable) VALUES (?, ?, ?, ?, '{}', ?)")
            .bind(operation)
            .bind(kind)
            .bind(at)
            .bind(by)
            .bind(undoable)
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
        log::set_now(tx.conn()?, Some(operation), false).await?;
        Ok(tx)
    }
}

impl Tx {
    /// Room in memory for a write of many rows, until the next write begins: without it pages go to the disk and
    /// come back. A re-import that only reads needs none. Encrypted pages are the exception: they had better leave one by
    /// one while the next rows are prepared than all at the end.
    ///
    /// # Errors
    /// A database error.
    pub async fn make_room(&mut self) -> Result<()> {
        if !self.guard.as_ref().is_some_and(|writer| writer.encrypted) {
            sqlx::raw_sql("PRAGMA cache_size = -32768").execute(self.conn()?).await.map_err(db)?;
        }
        Ok(())
    }

    /// One fresh id.
    ///
    /// # Errors
    /// A fault when the library's range is used up (2^42 ids).
    pub fn take_id(&mut self) -> Result<Id> {
        self.take_ids(1)
    }

    /// The first of `n` fresh, contiguous ids.
    ///
    /// # Errors
    /// A fault when the library's range is used up (2^42 ids).
    pub fn take_ids(&mut self, n: usize) -> Result<Id> {
        let first = self.next;
        let end = i64::try_from(n).ok().and_then(|n| first.checked_add(n)).filter(|end| *end < 1 << ID_BITS);
        self.next = end.ok_or_else(|| Problem::fault("the library's id range is used up"))?;
        Ok(self.base | first)
    }

    /// How many things the operation touched, for its sentence. Left out: the number of changed rows.
    pub fn set_count(&mut self, n: u32) {
        self.count = Some(n);
    }

    /// Adds a parameter to the operation.
    pub fn set_param(&mut self, key: &str, value: impl Into<Value>) {
        self.params.insert(key.to_owned(), value.into());
    }

    pub(crate) fn has_param(&self, key: &str) -> bool {
        self.params.contains_key(key)
    }

    /// Time of the operation, ISO-8601 UTC.
    pub fn now(&self) -> &str {
        &self.at
    }

    /// Who does it.
    pub fn by(&self) -> &str {
        &self.by
    }

    /// Id of the running operation.
    pub fn operation(&self) -> Id {
        self.operation
    }

    pub(crate) fn conn(&mut self) -> Result<&mut SqliteConnection> {
        self.guard.as_mut().map(|writer| &mut writer.conn).ok_or_else(|| Problem::new(ProblemCode::NoLibrary))
    }

    pub(crate) fn tables(&self) -> Vec<Table> {
        self.guard.as_ref().map(|writer| writer.armed.tables.clone()).unwrap_or_default()
    }

    /// Inserts silently; the rows are known by their id range. `ids` must come from [`Tx::take_ids`].
    pub(crate) async fn quiet(&mut self, on: bool) -> Result<()> {
        let operation = self.operation;
        log::set_now(self.conn()?, Some(operation), on).await
    }

    /// Widens the id range of a table's quiet inserts. Safe as one range: every id handed out since the
    /// operation began is its own.
    pub(crate) fn note_batch(&mut self, thing: &'static str, first: Id, last: Id) -> Result<()> {
        if first <= self.operation || last >= self.base | self.next {
            return Err(Problem::fault(format!("{thing}: ids {first}..{last} were not handed out by this write")));
        }
        let range = self.batches.entry(thing).or_insert((first, last));
        *range = (range.0.min(first), range.1.max(last));
        Ok(())
    }

    /// Takes everything back. An error here means that SQLite already did (full disk, damaged page).
    pub(crate) async fn roll_back(&mut self) {
        if let Some(writer) = self.guard.as_mut() {
            let _ = sqlx::query("ROLLBACK").execute(&mut writer.conn).await;
            writer.open = false;
        }
    }

    /// Completes the operation's entry and commits; rolls back when nothing changed or on an error.
    pub(crate) async fn finish<T>(&mut self, value: T, undoable: bool) -> Result<Outcome<T>> {
        let committed = self.record_and_commit(undoable).await;
        match committed {
            Ok(Some(changed)) => Ok(Outcome { value, operation: Some(self.operation), undoable, changed }),
            Ok(None) => {
                self.roll_back().await;
                Ok(Outcome { value, operation: None, undoable, changed: Changed::default() })
            }
            Err(problem) => {
                self.roll_back().await;
                Err(problem)
            }
        }
    }

    async fn record_and_commit(&mut self, undoable: bool) -> Result<Option<Changed>> {
        let operation = self.operation;
        for (thing, (first, last)) in std::mem::take(&mut self.batches) {
            sqlx::query("INSERT INTO batch (operation, thing, first, last) VALUES (?, ?, ?, ?)")
                .bind(operation)
                .bind(thing)
                .bind(first)
                .bind(last)
                .execute(self.conn()?)
                .await
                .map_err(db)?;
        }
        let total: i64 = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM change WHERE operation = ?1) \
             + (SELECT coalesce(sum(last - first + 1), 0) FROM batch WHERE operation = ?1)",
        )
        .bind(operation)
        .fetch_one(self.conn()?)
        .await
        .map_err(db)?;
        if total == 0 && undoable {
            return Ok(None);
        }
        let changed = changed(self.conn()?, operation).await?;
        crate::viewer::refuse_hidden(self, &changed.tables).await?;
        let count = self.count.map_or(total, i64::from);
        let params = Value::Object(std::mem::take(&mut self.params)).to_string();
        let next = self.next;
        sqlx::query("UPDATE operation SET count = ?, params = ? WHERE id = ?")
            .bind(count)
            .bind(params)
            .bind(operation)
            .execute(self.conn()?)
            .await
            .map_err(db)?;
        sqlx::query("UPDATE counter SET next = ?").bind(next).execute(self.conn()?).await.map_err(db)?;
        chain::seal(self.conn()?, operation).await?;
        log::set_now(self.conn()?, None, false).await?;
        // What a large write left in the log is folded in by `Store::checkpoint`, not while somebody waits.
        let large = total > MANY_PROJECTS;
        if large {
            sqlx::raw_sql("PRAGMA wal_autocheckpoint = 0").execute(self.conn()?).await.map_err(db)?;
        }
        let committed = sqlx::query("COMMIT").execute(self.conn()?).await.map_err(db);
        let still = self.guard.as_ref().is_some_and(|writer| writer.still);
        if large && !still {
            sqlx::raw_sql("PRAGMA wal_autocheckpoint = 1000").execute(self.conn()?).await.map_err(db)?;
        }
        committed?;
        if let Some(writer) = self.guard.as_mut() {
            writer.open = false;
        }
        Ok(Some(changed))
    }
}

/// Time of the newest operation, ISO-8601 UTC.
pub(crate) async fn newest_at(conn: &mut SqliteConnection) -> Result<Option<String>> {
    sqlx::query_scalar("SELECT at FROM operation ORDER BY id DESC LIMIT 1").fetch_optional(conn).await.map_err(db)
}

/// What an operation changed, read from its log.
async fn changed(conn: &mut SqliteConnection, operation: Id) -> Result<Changed> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT thing FROM change WHERE operation = ?1 UNION SELECT thing FROM batch WHERE operation = ?1",
    )
    .bind(operation)
    .fetch_all(&mut *conn)
    .await
    .map_err(db)?;
    let tables: BTreeSet<String> = tables.into_iter().collect();
    let mut changed = Changed { tables, ..Changed::default() };
    let rows = format!(
        "SELECT (SELECT coalesce(sum(last - first + 1), 0) FROM batch WHERE operation = ?1 AND thing IN ({0})) \
         + (SELECT count(*) FROM change WHERE operation = ?1 AND thing IN ({0}))",
        OF_PROJECT.iter().chain(OF_TAGS).map(|(thing, _)| format!("'{thing}'")).collect::<Vec<_>>().join(", ")
    );
    let rows: i64 = sqlx::query_scalar(AssertSqlSafe(rows)).bind(operation).fetch_one(&mut *conn).await.map_err(db)?;
    changed.all_projects = rows > 10 * MANY_PROJECTS;
    if changed.all_projects {
        return Ok(changed);
    }
    let whole = touched(conn, operation, OF_PROJECT, &changed.tables).await?;
    let mut tagged = touched(conn, operation, OF_TAGS, &changed.tables).await?;
    tagged.retain(|project| whole.binary_search(project).is_err());
    changed.all_projects = i64::try_from(whole.len()).unwrap_or(i64::MAX) > MANY_PROJECTS;
    if !changed.all_projects {
        (changed.projects, changed.tagged_only) = (whole, tagged);
    }
    Ok(changed)
}

/// Projects of which an operation changed rows of these tables, ascending.
async fn touched(
    conn: &mut SqliteConnection,
    operation: Id,
    of: &[(&str, &[&str])],
    changed: &BTreeSet<String>,
) -> Result<Vec<Id>> {
    let mut parts: Vec<String> = Vec::new();
    for (t, columns) in of.iter().filter(|(thing, _)| changed.contains(*thing)) {
        for column in *columns {
            // The log keeps a row's id apart from what it holds.
            if *column == "id" {
                parts.push(format!("SELECT row AS p FROM change WHERE operation = ?1 AND thing = '{t}'"));
            } else {
                // Of a row that moved or is gone the log tells the project, of any other the row itself.
                for side in ["before", "after"] {
                    parts.push(format!(
                        "SELECT json_extract({side}, '$.{column}') AS p FROM change WHERE operation = ?1 AND thing = '{t}'"
                    ));
                }
                parts.push(format!(
                    "SELECT x.{column} AS p FROM change c JOIN {t} x ON x.id = c.row \
                     WHERE c.operation = ?1 AND c.thing = '{t}' AND c.action = 'update'"
                ));
            }
            parts.push(format!(
                "SELECT x.{column} AS p FROM batch b JOIN {t} x ON x.id BETWEEN b.first AND b.last \
                 WHERE b.operation = ?1 AND b.thing = '{t}'"
            ));
        }
    }
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT p FROM ({}) WHERE p IS NOT NULL ORDER BY p", parts.join(" UNION "));
    sqlx::query_scalar(AssertSqlSafe(sql)).bind(operation).fetch_all(conn).await.map_err(db)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::{Access, Birth, history, theme};
    use domain::Class;

    #[tokio::test]
    async fn a_full_disk_leaves_no_trace_and_the_next_write_goes_well() {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::create(&folder.path().join("a.tsumugi"), Birth { sample: true }, &Access::default()).await.unwrap();
        let limit = async |sql: &'static str| {
            let mut guard = store.writer.lock().await;
            sqlx::raw_sql(sql).execute(&mut guard.as_mut().unwrap().conn).await.unwrap();
        };
        let write = async |n: i64| {
            let op =
                NewOperation {
                    kind: "theme-edit", by: "試験者".into(), params: serde_json::json!({}), undoable: true
                };
            store
                .write(op, async |tx: &mut Tx| {
                    for row in 0..n {
                        theme::set_class(tx, "project", row, &"欄".repeat(500), Class::Cda).await?;
                    }
                    Ok(())
                })
                .await
        };
        limit("PRAGMA max_page_count = 60").await;
        let problem = write(500).await.expect_err("full");
        assert_eq!(problem.code, ProblemCode::DiskFull);
        assert!(problem.params["path"].ends_with("a.tsumugi"));
        limit("PRAGMA max_page_count = 100000").await;
        write(3).await.unwrap();
        assert_eq!(history::list(&store, None, 10).await.unwrap().0.len(), 1);
        assert!(store.check(true).await.unwrap().findings.is_empty());
    }
}
