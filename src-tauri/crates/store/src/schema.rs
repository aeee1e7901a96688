//! Migrations, and what the schema says about itself (columns, keys, references).

use crate::access::Access;
use crate::backup::{self, Backup, Manifest};
use crate::problem::{Cell, Result, db};
use crate::{chain, seal};
use domain::{BackupReason, Problem, ProblemCode};
use sqlx::{AssertSqlSafe, SqliteConnection};
use std::collections::BTreeMap;
use std::path::Path;

/// `PRAGMA application_id` of a library: "Tsum".
pub(crate) const APPLICATION_ID: i64 = 0x5473_756d;

/// Every released shape, append-only, in order. `PRAGMA user_version` counts those applied.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_main_job.sql"),
    include_str!("../migrations/0002_lists.sql"),
    include_str!("../migrations/0003_keep.sql"),
    include_str!("../migrations/0004_vocabulary.sql"),
    include_str!("../migrations/0005_find.sql"),
    include_str!("../migrations/0006_programmes.sql"),
    include_str!("../migrations/0007_starter.sql"),
    include_str!("../migrations/0008_stage_one.sql"),
    include_str!("../migrations/0009_forge.sql"),
    include_str!("../migrations/0010_plan.sql"),
];

/// Tables that are not content: the file's own facts, the log itself, and bytes that are known by their digest.
pub(crate) const UNLOGGED: &[&str] = &["meta", "counter", "operation", "change", "batch", "content"];

/// Applies what is missing, all or nothing. A backup of an existing file is made first.
///
/// # Errors
/// `LibraryTooNew` (nothing touched) when the file counts more migrations than we know; what keeps the backup from
/// being made.
pub(crate) async fn migrate(
    conn: &mut SqliteConnection,
    path: &Path,
    migrations: &[&'static str],
    access: &Access,
) -> Result<Option<Backup>> {
    let have: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *conn).await.map_err(db)?;
    let have = usize::try_from(have).unwrap_or(usize::MAX);
    if have > migrations.len() {
        return Err(Problem::new(ProblemCode::LibraryTooNew).with("path", path.display()));
    }
    if have == migrations.len() {
        return Ok(None);
    }
    let backup = if have > 0 { Some(back_up(conn, path, have, access).await?) } else { None };
    seal::break_open(path);
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut *conn).await.map_err(db)?;
    let applied = apply(conn, &migrations[have..], migrations.len()).await;
    if applied.is_err() {
        // SQLite has rolled back by itself where the disk failed; what it says to a second time must not hide the reason.
        let _ = sqlx::query("ROLLBACK").execute(&mut *conn).await;
    }
    applied?;
    sqlx::query("COMMIT").execute(&mut *conn).await.map_err(db)?;
    Ok(backup)
}

async fn apply(conn: &mut SqliteConnection, missing: &[&'static str], version: usize) -> Result<()> {
    for script in missing {
        sqlx::raw_sql(*script).execute(&mut *conn).await.map_err(db)?;
    }
    chain::seal_all(conn).await?;
    let stamp = format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version}");
    sqlx::raw_sql(AssertSqlSafe(stamp)).execute(&mut *conn).await.map_err(db)?;
    Ok(())
}

/// The file as it stood before the migration. Nobody else has it open: its lock is ours.
async fn back_up(conn: &mut SqliteConnection, path: &Path, version: usize, access: &Access) -> Result<Backup> {
    sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *conn).await.map_err(db)?;
    let facts = sqlx::query(
        "SELECT (SELECT value FROM meta WHERE key = 'uuid'), (SELECT count(*) FROM project), (SELECT count(*) FROM theme), \
         (SELECT count(*) FROM operation), (SELECT coalesce(max(id), 0) FROM operation)",
    );
    let facts = facts.fetch_one(&mut *conn).await.map_err(db)?;
    let manifest = Manifest {
        library: facts.cell::<Option<String>>(0)?.unwrap_or_default(),
        name: path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
        at: jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string(),
        reason: BackupReason::BeforeMigration,
        bytes: 0,
        sha256: String::new(),
        schema: u32::try_from(version).unwrap_or(u32::MAX),
        encrypted: access.key.is_some(),
        projects: facts.cell(1)?,
        themes: facts.cell(2)?,
        operations: facts.cell(3)?,
        last_operation: facts.cell(4)?,
        head: String::new(),
    };
    let folder = access.backups.clone().unwrap_or_else(|| backup::folder_of(path));
    backup::of_closed(path, &folder, manifest, access).await
}

/// A reference from one logged table to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) column: String,
    pub(crate) parent: String,
}

/// A UNIQUE index: its columns, and its condition when it is partial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unique {
    pub(crate) columns: Vec<String>,
    pub(crate) condition: Option<String>,
}

/// A logged table as the schema describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    /// Every column but `id`, in order.
    pub(crate) columns: Vec<String>,
    /// Columns with a default, and it as SQL: what rows logged before the column existed come back with.
    pub(crate) defaults: BTreeMap<String, String>,
    pub(crate) references: Vec<Reference>,
    pub(crate) uniques: Vec<Unique>,
}

impl Table {
    /// Whether a change of this column can meet a UNIQUE index.
    pub(crate) fn guards(&self, column: &str) -> bool {
        self.uniques.iter().any(|unique| {
            unique.columns.iter().any(|c| c == column)
                || unique.condition.as_ref().is_some_and(|condition| condition.contains(column))
        })
    }
}

/// Every logged table, and a refusal of schemas the log cannot keep.
///
/// # Errors
/// A fault when a logged table lacks `id INTEGER PRIMARY KEY` or has a REAL or BLOB column: the log
/// keeps JSON, which rounds the one and cannot hold the other.
pub(crate) async fn tables(conn: &mut SqliteConnection) -> Result<Vec<Table>> {
    let names: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .fetch_all(&mut *conn)
    .await
    .map_err(db)?;
    let mut tables = Vec::new();
    for name in names.into_iter().filter(|name| !UNLOGGED.contains(&name.as_str())) {
        tables.push(table(conn, name).await?);
    }
    Ok(tables)
}

async fn table(conn: &mut SqliteConnection, name: String) -> Result<Table> {
    let mut columns = Vec::new();
    let mut defaults = BTreeMap::new();
    let mut keyed = false;
    let info =
        sqlx::query("SELECT name, type, pk, dflt_value FROM pragma_table_info(?, 'main') ORDER BY cid").bind(&name);
    for row in info.fetch_all(&mut *conn).await.map_err(db)? {
        let (column, kind, pk): (String, String, i64) = (row.cell(0)?, row.cell(1)?, row.cell(2)?);
        if pk > 0 {
            keyed = column == "id" && kind == "INTEGER";
        } else if kind == "TEXT" || kind == "INTEGER" {
            if let Some(default) = row.cell(3)? {
                defaults.insert(column.clone(), default);
            }
            columns.push(column);
        } else {
            return Err(Problem::fault(format!(
                "{name}.{column} is {kind}: a logged table holds TEXT and INTEGER only"
            )));
        }
    }
    if !keyed {
        return Err(Problem::fault(format!("{name} has no `id INTEGER PRIMARY KEY`: it cannot be logged")));
    }
    let references =
        sqlx::query("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?, 'main') ORDER BY id, seq").bind(&name);
    let references = references.fetch_all(&mut *conn).await.map_err(db)?;
    let references = references.iter().map(|row| Ok(Reference { column: row.cell(0)?, parent: row.cell(1)? }));
    let references = references.collect::<Result<Vec<_>>>()?;
    let uniques = uniques(conn, &name).await?;
    Ok(Table { name, columns, defaults, references, uniques })
}

async fn uniques(conn: &mut SqliteConnection, table: &str) -> Result<Vec<Unique>> {
    let rows = sqlx::query(
        "SELECT l.name, (SELECT s.sql FROM main.sqlite_schema s WHERE s.name = l.name) AS sql, l.partial \
         FROM pragma_index_list(?, 'main') l WHERE l.\"unique\" = 1 ORDER BY l.seq",
    )
    .bind(table)
    .fetch_all(&mut *conn)
    .await
    .map_err(db)?;
    let mut uniques = Vec::new();
    for row in rows {
        let (index, sql, partial): (String, Option<String>, i64) = (row.cell(0)?, row.cell(1)?, row.cell(2)?);
        let columns = sqlx::query_scalar("SELECT name FROM pragma_index_info(?, 'main') ORDER BY seqno").bind(index);
        let columns: Vec<String> = columns.fetch_all(&mut *conn).await.map_err(db)?;
        // The text after WHERE: our migrations write it in capitals, once.
        let condition = sql.filter(|_| partial == 1).and_then(|s| s.split_once(" WHERE ").map(|(_, w)| w.to_owned()));
        uniques.push(Unique { columns, condition });
    }
    Ok(uniques)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::{Birth, Store};
    use sqlx::Connection;
    use std::path::PathBuf;

    async fn connect(path: &Path) -> SqliteConnection {
        SqliteConnection::connect_with(&sqlx::sqlite::SqliteConnectOptions::new().filename(path)).await.unwrap()
    }

    async fn library() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tsumugi");
        Store::create(&path, Birth { sample: true }, &Access::default()).await.unwrap().close().await.unwrap();
        (folder, path)
    }

    async fn version(conn: &mut SqliteConnection) -> i64 {
        sqlx::query_scalar("PRAGMA user_version").fetch_one(conn).await.unwrap()
    }

    #[tokio::test]
    async fn an_older_library_is_backed_up_and_brought_up_to_date() {
        let (_folder, path) = library().await;
        let next = [MIGRATIONS, &["CREATE TABLE later (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT"]].concat();
        let mut conn = connect(&path).await;
        let backup = migrate(&mut conn, &path, &next, &Access::default()).await.unwrap().expect("a backup");
        assert_eq!(version(&mut conn).await, i64::try_from(next.len()).unwrap());
        assert!(tables(&mut conn).await.unwrap().iter().any(|t| t.name == "later"));
        assert_eq!(backup.manifest.reason, BackupReason::BeforeMigration);
        let mut old = connect(&backup.path).await;
        assert_eq!(version(&mut old).await, i64::try_from(MIGRATIONS.len()).unwrap());
        assert!(
            migrate(&mut conn, &path, &next, &Access::default()).await.unwrap().is_none(),
            "nothing is missing any more"
        );
    }

    #[tokio::test]
    async fn a_migration_that_fails_leaves_nothing_behind() {
        let (_folder, path) = library().await;
        let next = [MIGRATIONS, &["CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE tag (id INTEGER)"]]
            .concat();
        let mut conn = connect(&path).await;
        migrate(&mut conn, &path, &next, &Access::default()).await.expect_err("tag exists");
        assert_eq!(version(&mut conn).await, i64::try_from(MIGRATIONS.len()).unwrap());
        assert!(!tables(&mut conn).await.unwrap().iter().any(|t| t.name == "later"));
        conn.close().await.unwrap();
        assert!(Store::open(&path, &Access::default()).await.unwrap().check(true).await.unwrap().findings.is_empty());
    }

    #[tokio::test]
    async fn tables_the_log_cannot_keep_are_refused() {
        for table in [
            "CREATE TABLE t (id INTEGER PRIMARY KEY, x REAL)",
            "CREATE TABLE t (id INTEGER PRIMARY KEY, x BLOB)",
            "CREATE TABLE t (x TEXT)",
        ] {
            let (_folder, path) = library().await;
            let mut conn = connect(&path).await;
            sqlx::raw_sql(table).execute(&mut conn).await.unwrap();
            assert!(tables(&mut conn).await.is_err(), "{table}");
        }
    }

    #[tokio::test]
    async fn the_schema_tells_its_references_and_unique_indexes() {
        let (_folder, path) = library().await;
        let tables = tables(&mut connect(&path).await).await.unwrap();
        let tag = tables.iter().find(|t| t.name == "tag").unwrap();
        assert_eq!(tag.references.len(), 2);
        assert!(tag.references.contains(&Reference { column: "project".into(), parent: "project".into() }));
        assert!(
            tag.uniques.iter().any(|u| u.condition.as_deref() == Some("main = 1") && u.columns == ["project", "kind"])
        );
        assert!(tag.guards("main") && tag.guards("concept") && !tag.guards("by"));
        assert_eq!(tables.len(), 73);
    }
}
