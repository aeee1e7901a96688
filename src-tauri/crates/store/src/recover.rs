//! What can still be read of a damaged library, row by row, into a new one.
//!
//! Every table is read along its ids. Where a stretch cannot be read it is halved until what is lost is as small as it
//! can be. Rows whose parents are lost are left out and counted. The new library is whole by its own check; its log
//! begins a new chain, as the old one may have gaps.

use crate::access::{Access, PAGE_BYTES, sound};
use crate::backup::Progress;
use crate::chain;
use crate::file::{ID_BITS, Store};
use crate::lock::Lock;
use crate::problem::{CONSTRAINT, Result, db, sqlite_code};
use crate::schema::{MIGRATIONS, Table, migrate, tables};
use domain::{Problem, ProblemCode};
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection as _, Row, SqliteConnection, TypeInfo, ValueRef};
use std::fs::File;
use std::path::Path;

/// What was read of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveredTable {
    /// Table.
    pub table: String,
    /// Rows that stand in the new library.
    pub rows: u32,
    /// Stretches of ids in which nothing could be read though something may have stood there.
    pub gaps: u32,
    /// Rows read and left out, because what they belong to is lost.
    pub orphans: u32,
}

/// Ids read at a time while nothing is wrong.
const STRETCH: i64 = 4096;

/// Halvings of one table. Beyond, a stretch that cannot be read is given up as a whole: where the upper levels of a
/// table are gone, every single id would be asked for in vain.
const HALVINGS: u32 = 20_000;

/// Ids looked through where a table does not tell its own ends and the library not how many it has handed out.
const BLIND: i64 = 1 << 22;

/// Reads what can be read of `damaged` into a new library at `out`, encrypted alike. The damaged file is only read.
///
/// # Errors
/// `LibraryExists` (`out`); `PassphraseNeeded`, `WrongPassphrase`; `LibraryDamaged` when not even the tables are
/// known any more; `LibraryInUse`, `DiskFull`, `NotWritable`, what `progress` returns.
pub async fn recover(damaged: &Path, out: &Path, access: &Access, progress: Progress) -> Result<Vec<RecoveredTable>> {
    if out.exists() {
        return Err(Problem::new(ProblemCode::LibraryExists).with("path", out.display()));
    }
    let access = match access.of(damaged) {
        Err(problem) if problem.code == ProblemCode::LibraryDamaged => Access { key: None, backups: None },
        other => other?,
    };
    let _lock = Lock::take(damaged)?;
    let io = |error: std::io::Error| Problem::io(&error, &out.display().to_string(), true);
    File::create_new(out).map_err(io)?;
    let done = async {
        let done = read_into(damaged, out, &access, progress).await?;
        sound(out, &access).await?;
        Ok(done)
    };
    let done: Result<Vec<RecoveredTable>> = done.await;
    if done.is_err() {
        for ending in ["", "-wal", "-shm", "-journal", ".lock"] {
            let _ = std::fs::remove_file(crate::access::beside(out, ending));
        }
        return done;
    }
    // Opened once, so that it is sealed and known to open.
    Store::open(out, &access).await?.close().await?;
    done
}

async fn read_into(damaged: &Path, out: &Path, access: &Access, progress: Progress) -> Result<Vec<RecoveredTable>> {
    let lost =
        |detail: String| Problem::new(ProblemCode::LibraryDamaged).with("path", damaged.display()).detail(detail);
    let options = access.options(damaged).await?.read_only(true);
    let mut old = open_damaged(access, options).await.map_err(|problem| match problem.code {
        ProblemCode::WrongPassphrase => problem.with("path", damaged.display()),
        _ => lost(problem.to_string()),
    })?;
    let mut new = access.options(out).await?.page_size(PAGE_BYTES).foreign_keys(false).connect().await.map_err(db)?;
    migrate(&mut new, out, MIGRATIONS, access).await?;
    sqlx::raw_sql("BEGIN EXCLUSIVE").execute(&mut new).await.map_err(db)?;
    // The log's guards stand aside while rows are sorted out, and stand again at the end.
    let guards: Vec<String> = sqlx::query_scalar("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
        .fetch_all(&mut new)
        .await
        .map_err(db)?;
    let names: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .fetch_all(&mut new)
        .await
        .map_err(db)?;
    for name in names {
        sqlx::raw_sql(AssertSqlSafe(format!("DROP TRIGGER \"{name}\""))).execute(&mut new).await.map_err(db)?;
    }
    let mut report = Vec::new();
    let shape = tables(&mut new).await?;
    let handed_out = handed_out(&mut old, &shape).await;
    let mut names: Vec<String> =
        ["meta", "counter", "operation", "change", "batch", "content"].map(str::to_owned).into();
    names.extend(shape.iter().map(|table| table.name.clone()));
    for (n, name) in names.iter().enumerate() {
        progress(u64::try_from(n).unwrap_or(0), u64::try_from(names.len()).unwrap_or(0))?;
        let logged = shape.iter().any(|table| table.name == *name) || name == "operation";
        let blind = if logged { handed_out } else { (1, BLIND) };
        report.push(table(&mut old, &mut new, name, blind).await?);
    }
    let _ = old.close().await;
    if report.iter().all(|table| table.rows == 0) {
        return Err(lost("no row of any table could be read".to_owned()));
    }
    mend(&mut new, &shape, &mut report).await?;
    // A new chain: the digests of a log with gaps prove nothing.
    sqlx::raw_sql("UPDATE operation SET body = '', digest = ''").execute(&mut new).await.map_err(db)?;
    chain::seal_all(&mut new).await?;
    for trigger in guards {
        sqlx::raw_sql(AssertSqlSafe(trigger)).execute(&mut new).await.map_err(db)?;
    }
    sqlx::raw_sql("COMMIT").execute(&mut new).await.map_err(db)?;
    new.close().await.map_err(db)?;
    Ok(report)
}

/// Without asking for what only a whole library answers.
async fn open_damaged(access: &Access, options: SqliteConnectOptions) -> Result<SqliteConnection> {
    let mut conn = options.connect().await.map_err(db)?;
    let schema = sqlx::query("SELECT count(*) FROM sqlite_schema").fetch_one(&mut conn).await;
    match schema {
        Ok(_) => Ok(conn),
        // With a passphrase the first page tells whether it fits.
        Err(_) if access.key.is_some() => Err(Problem::new(ProblemCode::WrongPassphrase)),
        Err(error) => Err(db(error)),
    }
}

/// Copies what can be read of one table.
async fn table(
    old: &mut SqliteConnection,
    new: &mut SqliteConnection,
    name: &str,
    blind: (i64, i64),
) -> Result<RecoveredTable> {
    let mut done = RecoveredTable { table: name.to_owned(), rows: 0, gaps: 0, orphans: 0 };
    let old_columns = columns(old, name).await.unwrap_or_default();
    let new_columns = columns(new, name).await?;
    let shared: Vec<String> = new_columns.into_iter().filter(|column| old_columns.contains(column)).collect();
    if shared.is_empty() {
        return Ok(done);
    }
    // What every library begins with: the damaged one has its own of it, as people changed it.
    if old_columns.iter().any(|column| column == "id") {
        sqlx::query(AssertSqlSafe(format!("DELETE FROM \"{name}\""))).execute(&mut *new).await.map_err(db)?;
    }
    let list = shared.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
    let read = |key: &str| format!("SELECT {list} FROM \"{name}\" WHERE {key} BETWEEN ?1 AND ?2 ORDER BY {key}");
    let places = vec!["?"; shared.len()].join(", ");
    let write = format!("INSERT OR IGNORE INTO \"{name}\" ({list}) VALUES ({places})");
    if name == "meta" {
        // No rowid: a handful of rows on one page.
        match sqlx::query(AssertSqlSafe(format!("SELECT {list} FROM meta"))).fetch_all(&mut *old).await {
            Ok(rows) => copy(new, &write, &rows, &mut done).await?,
            Err(_) => done.gaps = 1,
        }
        return Ok(done);
    }
    let read = read("rowid");
    let (first, last) = bounds(old, name, blind).await;
    let mut open = vec![(first, last)];
    let mut in_gap = false;
    let mut halvings = 0;
    while let Some((from, to)) = open.pop() {
        let end = to.min(from.saturating_add(STRETCH - 1));
        if end < to {
            // Ids are sparse: go on at the next one there is, where that can be told.
            let next = format!("SELECT min(rowid) FROM \"{name}\" WHERE rowid BETWEEN ?1 AND ?2");
            let next = sqlx::query_scalar::<_, Option<i64>>(AssertSqlSafe(next)).bind(from).bind(to);
            match next.fetch_one(&mut *old).await {
                Ok(None) => continue,
                Ok(Some(next)) if next > end => {
                    open.push((next, to));
                    continue;
                }
                _ => open.push((end + 1, to)),
            }
        }
        match sqlx::query(AssertSqlSafe(read.clone())).bind(from).bind(end).fetch_all(&mut *old).await {
            Ok(rows) => {
                in_gap = false;
                copy(new, &write, &rows, &mut done).await?;
            }
            Err(_) if from < end && halvings < HALVINGS => {
                halvings += 1;
                let middle = from + (end - from) / 2;
                open.push((middle + 1, end));
                open.push((from, middle));
            }
            Err(_) => {
                done.gaps += u32::from(!in_gap);
                in_gap = true;
            }
        }
    }
    Ok(done)
}

async fn copy(new: &mut SqliteConnection, write: &str, rows: &[SqliteRow], done: &mut RecoveredTable) -> Result<()> {
    for row in rows {
        let mut query = sqlx::query(AssertSqlSafe(write.to_owned()));
        for at in 0..row.len() {
            let Ok(value) = row.try_get_raw(at) else { continue };
            let kind = value.type_info().name().to_owned();
            query = match kind.as_str() {
                _ if value.is_null() => query.bind(None::<i64>),
                "INTEGER" | "BOOLEAN" => query.bind(row.try_get_unchecked::<i64, _>(at).ok()),
                "BLOB" => query.bind(row.try_get_unchecked::<Vec<u8>, _>(at).ok()),
                _ => query.bind(row.try_get_unchecked::<String, _>(at).ok()),
            };
        }
        // A row that breaks a rule of the schema was damaged itself.
        match query.execute(&mut *new).await {
            Ok(written) => done.rows += u32::try_from(written.rows_affected()).unwrap_or(0),
            Err(error) if sqlite_code(&error).is_some_and(|code| code & 0xff == CONSTRAINT) => done.orphans += 1,
            Err(error) => return Err(db(error)),
        }
    }
    Ok(())
}

async fn columns(conn: &mut SqliteConnection, table: &str) -> Result<Vec<String>> {
    let names = sqlx::query_scalar("SELECT name FROM pragma_table_info(?) ORDER BY cid").bind(table.to_owned());
    names.fetch_all(conn).await.map_err(db)
}

/// Smallest and largest id of a table, each as the table tells or else as `blind`.
async fn bounds(conn: &mut SqliteConnection, table: &str, blind: (i64, i64)) -> (i64, i64) {
    let mut edge = async |which: &str, empty: i64, blind: i64| {
        let sql = AssertSqlSafe(format!("SELECT {which}(rowid) FROM \"{table}\""));
        match sqlx::query_scalar::<_, Option<i64>>(sql).fetch_one(&mut *conn).await {
            Ok(found) => found.unwrap_or(empty),
            Err(_) => blind,
        }
    };
    (edge("min", 1, blind.0).await, edge("max", 0, blind.1).await)
}

/// First and last id that the damaged library can have handed out, as far as that can still be told.
async fn handed_out(old: &mut SqliteConnection, shape: &[Table]) -> (i64, i64) {
    let mut number = async |sql: String| {
        sqlx::query_scalar::<_, Option<i64>>(AssertSqlSafe(sql)).fetch_one(&mut *old).await.ok().flatten()
    };
    let mut replica = number("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'replica'".to_owned()).await;
    for table in shape {
        if replica.is_none() {
            replica = number(format!("SELECT max(id) >> {ID_BITS} FROM \"{}\"", table.name)).await;
        }
    }
    let next = number("SELECT next FROM counter".to_owned()).await.unwrap_or(BLIND);
    let base = replica.unwrap_or(1) << ID_BITS;
    (base + 1, base + next)
}

/// Makes the rows that were read a whole library: facts, counter, no row without its parent.
async fn mend(new: &mut SqliteConnection, shape: &[Table], report: &mut [RecoveredTable]) -> Result<()> {
    // A library without its facts gets new ones: its ids tell which range they came from.
    let replica: Option<i64> = {
        let parts = shape.iter().map(|table| format!("SELECT max(id) >> 42 AS r FROM \"{}\"", table.name));
        let sql = format!("SELECT max(r) FROM ({})", parts.collect::<Vec<_>>().join(" UNION ALL "));
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut *new).await.map_err(db)?
    };
    let mut random = [0u8; 18];
    getrandom::fill(&mut random).map_err(Problem::fault)?;
    let facts = [
        ("uuid", crate::file::uuid(&random)),
        ("replica", replica.filter(|r| (1..=2047).contains(r)).unwrap_or(1).to_string()),
        ("sample", "0".to_owned()),
    ];
    for (key, value) in facts {
        sqlx::query("INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)")
            .bind(key)
            .bind(value)
            .execute(&mut *new)
            .await
            .map_err(db)?;
    }
    let ids = shape.iter().map(|table| table.name.as_str()).chain(["operation"]);
    let largest = ids.map(|table| {
        format!("SELECT max(id) & ((1 << 42) - 1) AS n FROM \"{table}\" WHERE id >> 42 = (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'replica')")
    });
    let next = format!("SELECT coalesce(max(n), 0) + 1 FROM ({})", largest.collect::<Vec<_>>().join(" UNION ALL "));
    let sql = format!(
        "INSERT INTO counter (id, next) VALUES (1, ({next})) ON CONFLICT (id) DO UPDATE SET next = max(next, excluded.next)"
    );
    sqlx::query(AssertSqlSafe(sql)).execute(&mut *new).await.map_err(db)?;
    // Rows that refer to what is lost go, until none is left.
    let mut gone = |table: &str, n: u64| {
        if let Some(line) = report.iter_mut().find(|line| line.table == table) {
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            line.orphans += n;
            line.rows = line.rows.saturating_sub(n);
        }
    };
    for table in ["change", "batch"] {
        let sql = format!("DELETE FROM \"{table}\" WHERE operation NOT IN (SELECT id FROM operation)");
        let done = sqlx::query(AssertSqlSafe(sql)).execute(&mut *new).await.map_err(db)?;
        gone(table, done.rows_affected());
    }
    loop {
        let mut removed = 0;
        for table in shape {
            for reference in &table.references {
                let (name, column, parent) = (&table.name, &reference.column, &reference.parent);
                let lost = format!("\"{column}\" IS NOT NULL AND \"{column}\" NOT IN (SELECT id FROM \"{parent}\")");
                // What was begun from a lost one of its own kind (a theme, a copy of a plan) is whole without it.
                let begun = name == parent;
                let sql = if begun {
                    format!("UPDATE \"{name}\" SET \"{column}\" = NULL WHERE {lost}")
                } else {
                    format!("DELETE FROM \"{name}\" WHERE {lost}")
                };
                let n = sqlx::query(AssertSqlSafe(sql)).execute(&mut *new).await.map_err(db)?.rows_affected();
                gone(name, if begun { 0 } else { n });
                removed += n;
            }
        }
        for (table, sql) in LOOSE {
            let n = sqlx::query(*sql).execute(&mut *new).await.map_err(db)?.rows_affected();
            gone(table, n);
            removed += n;
        }
        if removed == 0 {
            break;
        }
    }
    sqlx::raw_sql(
        "UPDATE operation SET undoes = NULL WHERE undoes NOT IN (SELECT id FROM operation);
         UPDATE operation SET undone_by = NULL WHERE undone_by NOT IN (SELECT id FROM operation);",
    )
    .execute(new)
    .await
    .map_err(db)?;
    Ok(())
}

/// Rows that hang on others in ways the schema does not declare, and projects that no year speaks of any more.
const LOOSE: &[(&str, &str)] = &[
    ("project", "DELETE FROM project WHERE id NOT IN (SELECT project FROM project_year)"),
    ("disclosure", "DELETE FROM disclosure WHERE thing = 'theme' AND row NOT IN (SELECT id FROM theme)"),
    (
        "attachment",
        "DELETE FROM attachment WHERE thing = 'theme' AND row NOT IN (SELECT id FROM theme) \
         OR thing = 'project' AND row NOT IN (SELECT id FROM project) OR sha256 NOT IN (SELECT sha256 FROM content)",
    ),
    (
        "pair",
        "DELETE FROM pair WHERE state = 'open' AND (a NOT IN (SELECT id FROM project) OR b NOT IN (SELECT id FROM project))",
    ),
    (
        "fact",
        "DELETE FROM fact WHERE thing = 'programme' AND row NOT IN (SELECT id FROM programme) \
         OR thing = 'programme_pair' AND row NOT IN (SELECT id FROM programme_pair) \
         OR thing = 'support' AND row NOT IN (SELECT id FROM support)",
    ),
    ("alias", "DELETE FROM alias WHERE key IN (SELECT key FROM project WHERE key IS NOT NULL)"),
];
