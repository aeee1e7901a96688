//! Alien SQLite files, read-only, as plain rows.
//!
//! Nothing of the file is trusted: only ordinary tables are read (no view, no virtual table, no computed column),
//! so that nothing its schema says is ever run; nothing is written, beside it neither. A file with a log beside it
//! (`-wal`, `-journal`) is read from a copy, so that the log counts.

use crate::problem::{Result, sqlite_code};
use crate::schema::APPLICATION_ID;
use domain::{Problem, ProblemCode};
use futures_util::TryStreamExt;
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row, SqliteConnection, TypeInfo, ValueRef};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Bytes of one cell.
const CELL: i64 = 10 << 20;
/// Bytes of all cells of one read, each counted with a few bytes more: rows without end are bounded too.
const TOTAL: usize = 512 << 20;
/// What a cell costs beside its text.
const CELL_COST: usize = 8;
/// Rows of a table that are counted; beyond, the file is too large anyway.
const ROWS: u32 = 10_000_000;
/// Columns of a table.
const COLUMNS: usize = 2000;
/// Rows between two calls of the callback.
const STEP: u64 = 1000;

/// An ordinary table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignTable {
    /// Name.
    pub name: String,
    /// Its columns in order, computed ones left out.
    pub columns: Vec<String>,
    /// Number of rows, counted up to 10,000,000.
    pub rows: u64,
}

/// Rows under named columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    /// Column names, `table.column` for joined ones.
    pub columns: Vec<String>,
    /// A row's number as it is reported, and its cells.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// Called with the rows read so far; an error (`Cancelled`) stops the read.
pub type Progress<'a> = &'a mut (dyn FnMut(u64) -> Result<()> + Send);

/// An open alien file; a copy of it lives as long.
struct Alien {
    conn: SqliteConnection,
    path: PathBuf,
    _copy: Option<tempfile::TempDir>,
}

/// The ordinary tables of a file, by name, without SQLite's own.
///
/// # Errors
/// `FileMissing`, `FileUnreadable`, `FileEmpty`; `NotATable` for what is no SQLite file (an encrypted one cannot be
/// told from that), a damaged one, or a Tsumugi library (`detail` tells).
pub async fn tables(path: &Path) -> Result<Vec<ForeignTable>> {
    let mut alien = open(path).await?;
    let mut tables = Vec::new();
    for (name, _) in alien.names().await? {
        let columns = alien.columns(&name).await?;
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM main.{} LIMIT {ROWS})", quoted(&name));
        let rows: i64 =
            sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut alien.conn).await.map_err(|e| alien.problem(&e))?;
        tables.push(ForeignTable { name, columns, rows: u64::try_from(rows).unwrap_or_default() });
    }
    alien.close().await;
    Ok(tables)
}

/// The first rows of a table, in order of rowid: the rowid (an INTEGER PRIMARY KEY is one; in a table without, the
/// position from 1) and the chosen columns as text. Numbers without exponents, NULL and BLOB as "".
///
/// # Errors
/// As [`tables`]; `NoSuchSheet` with `sheet` for no such ordinary table; `InvalidField` for no such column;
/// `TooLarge` for a cell beyond 10 MB or 512 MB in all.
pub async fn rows(path: &Path, table: &str, columns: &[String], limit: u64) -> Result<Vec<(i64, Vec<String>)>> {
    let mut rows = Vec::new();
    each_row(path, table, columns, limit, &mut |row, cells| {
        rows.push((row, cells));
        Ok(())
    })
    .await?;
    Ok(rows)
}

/// As [`rows`], one after the other; an error of the callback stops the read.
///
/// # Errors
/// As [`rows`], and what the callback returns.
pub async fn each_row(
    path: &Path,
    table: &str,
    columns: &[String],
    limit: u64,
    take: &mut (dyn FnMut(i64, Vec<String>) -> Result<()> + Send),
) -> Result<()> {
    let mut alien = open(path).await?;
    let (_, keyed) = alien
        .names()
        .await?
        .into_iter()
        .find(|(name, _)| name == table)
        .ok_or_else(|| Problem::new(ProblemCode::NoSuchSheet).with("sheet", table).with("file", alien.file()))?;
    let known = alien.columns(table).await?;
    if let Some(unknown) = columns.iter().find(|column| !known.contains(column)) {
        return Err(Problem::new(ProblemCode::InvalidField).with("field", unknown).with("reason", ""));
    }
    // A column of that name hides the rowid.
    let hidden = |name: &str| known.iter().any(|column| column.eq_ignore_ascii_case(name));
    let rowid = ["rowid", "_rowid_", "oid"].into_iter().find(|name| keyed && !hidden(name));
    let key = rowid.unwrap_or("NULL");
    let cells: String = columns.iter().map(|column| format!(", {}", cell(&quoted(column)))).collect();
    let order = rowid.map_or(String::new(), |name| format!(" ORDER BY {name}"));
    let sql = format!("SELECT {key}{cells} FROM main.{}{order} LIMIT {limit}", quoted(table));
    let mut position = 0;
    let mut with_id = |row: &SqliteRow, cells| {
        position += 1;
        take(row.try_get::<Option<i64>, _>(0).ok().flatten().unwrap_or(position), cells)
    };
    alien.stream(sql, &mut with_id).await?;
    alien.close().await;
    Ok(())
}

/// A whole table as records; row = position from 1 in order of rowid.
///
/// # Errors
/// As [`rows`].
pub async fn table_records(path: &Path, table: &str, progress: Progress<'_>) -> Result<Records> {
    let found = tables(path).await?.into_iter().find(|found| found.name == table);
    let columns = found.map(|found| found.columns).unwrap_or_default();
    let mut rows = Vec::new();
    each_row(path, table, &columns, u64::from(u32::MAX), &mut |_, cells| {
        rows.push((u32::try_from(rows.len() + 1).unwrap_or(u32::MAX), cells));
        step(rows.len(), progress)
    })
    .await?;
    Ok(Records { columns, rows })
}

fn step(done: usize, progress: Progress<'_>) -> Result<()> {
    let done = u64::try_from(done).unwrap_or(u64::MAX);
    if done.is_multiple_of(STEP) { progress(done) } else { Ok(()) }
}

/// The layout of the public amed-research-db: tables and the columns that are read of them.
const RESEARCH: &[(&str, &[&str])] = &[
    ("projects", &["id", "announcement_id", "title", "researcher_id", "institution_id", "position"]),
    ("announcements", &["id", "url", "page_title", "program_id", "date", "young_researcher_flag"]),
    ("programs", &["id", "name"]),
    ("researchers", &["id", "name"]),
    ("institutions", &["id", "name"]),
];

/// Columns of the joined records.
const RESEARCH_COLUMNS: [&str; 9] = [
    "projects.title",
    "researchers.name",
    "institutions.name",
    "projects.position",
    "programs.name",
    "announcements.url",
    "announcements.page_title",
    "announcements.date",
    "announcements.young_researcher_flag",
];

/// The projects of a file in the layout of the public amed-research-db with what their ids point to, by
/// `projects.id`, which is the row. `None` when the file has another layout.
///
/// # Errors
/// As [`rows`], and what `progress` returns.
pub async fn amed_research_db(path: &Path, progress: Progress<'_>) -> Result<Option<Records>> {
    let mut alien = open(path).await?;
    let names = alien.names().await?;
    for (table, needed) in RESEARCH {
        let columns =
            if names.iter().any(|(name, _)| name == table) { alien.columns(table).await? } else { Vec::new() };
        if !needed.iter().all(|name| columns.iter().any(|column| column == name)) {
            return Ok(None);
        }
    }
    let cells: String = RESEARCH_COLUMNS.iter().map(|column| format!(", {}", cell(column))).collect();
    let sql = format!(
        "SELECT projects.id{cells} FROM main.projects LEFT JOIN main.announcements ON announcements.id = projects.announcement_id \
         LEFT JOIN main.programs ON programs.id = announcements.program_id \
         LEFT JOIN main.researchers ON researchers.id = projects.researcher_id \
         LEFT JOIN main.institutions ON institutions.id = projects.institution_id ORDER BY projects.id"
    );
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let mut numbered = |row: &SqliteRow, cells| {
        let id = row.try_get::<Option<i64>, _>(0).ok().flatten().and_then(|id| u32::try_from(id).ok());
        let position = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
        rows.push((id.filter(|id| *id > 0).unwrap_or(position), cells));
        step(rows.len(), progress)
    };
    alien.stream(sql, &mut numbered).await?;
    alien.close().await;
    Ok(Some(Records { columns: RESEARCH_COLUMNS.map(str::to_owned).to_vec(), rows }))
}

impl Alien {
    fn file(&self) -> String {
        file_name(&self.path)
    }

    fn problem(&self, error: &sqlx::Error) -> Problem {
        alien_problem(&self.path, error)
    }

    /// Ordinary tables by name, and whether their rows have a rowid.
    async fn names(&mut self) -> Result<Vec<(String, bool)>> {
        let names = sqlx::query_as(
            "SELECT name, wr = 0 FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
             AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
        );
        names.fetch_all(&mut self.conn).await.map_err(|error| alien_problem(&self.path, &error))
    }

    /// Columns that hold what was stored: those computed on reading (`hidden` 2) run what the schema says.
    async fn columns(&mut self, table: &str) -> Result<Vec<String>> {
        let columns =
            sqlx::query_scalar("SELECT name FROM pragma_table_xinfo(?) WHERE hidden IN (0, 3) ORDER BY cid LIMIT ?");
        let columns = columns.bind(table.to_owned()).bind(i64::try_from(COLUMNS).unwrap_or(i64::MAX));
        columns.fetch_all(&mut self.conn).await.map_err(|error| alien_problem(&self.path, &error))
    }

    /// Runs a query whose columns but the first are cells.
    async fn stream(
        &mut self,
        sql: String,
        take: &mut (dyn FnMut(&SqliteRow, Vec<String>) -> Result<()> + Send),
    ) -> Result<()> {
        let mut total = 0;
        let too_large = || Problem::new(ProblemCode::TooLarge).with("file", file_name(&self.path));
        let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut self.conn);
        while let Some(row) = rows.try_next().await.map_err(|error| alien_problem(&self.path, &error))? {
            let mut cells = Vec::with_capacity(row.len().saturating_sub(1));
            for at in 1..row.len() {
                let text = text(&row, at).ok_or_else(too_large)?;
                total += text.len() + CELL_COST;
                cells.push(text);
            }
            total += CELL_COST;
            if total > TOTAL {
                return Err(too_large());
            }
            take(&row, cells)?;
        }
        Ok(())
    }

    async fn close(self) {
        let _ = self.conn.close().await;
    }
}

/// A cell whose text is beyond the bound comes as a BLOB of its length, without being read.
fn cell(column: &str) -> String {
    format!(
        "CASE typeof({column}) WHEN 'text' THEN iif(octet_length({column}) > {CELL}, x'00', {column}) WHEN 'blob' THEN NULL ELSE {column} END"
    )
}

/// A cell as text; `None` for one beyond the bound ([`cell`]).
fn text(row: &SqliteRow, at: usize) -> Option<String> {
    let value = row.try_get_raw(at).ok()?;
    if value.is_null() {
        return Some(String::new());
    }
    match value.type_info().name() {
        "INTEGER" => Some(row.try_get_unchecked::<i64, _>(at).unwrap_or_default().to_string()),
        "REAL" => {
            let number = row.try_get_unchecked::<f64, _>(at).unwrap_or_default();
            // Rust writes floats without exponents.
            Some(if number.is_finite() { number.to_string() } else { String::new() })
        }
        "TEXT" => Some(row.try_get_unchecked::<String, _>(at).unwrap_or_else(|_| {
            // Not UTF-8, whatever the header says.
            row.try_get_unchecked::<&[u8], _>(at)
                .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
                .unwrap_or_default()
        })),
        _ => None,
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn alien_problem(path: &Path, error: &sqlx::Error) -> Problem {
    match sqlite_code(error).map(|code| code & 0xff) {
        // SQLITE_NOMEM, SQLITE_TOOBIG
        Some(7 | 18) => Problem::new(ProblemCode::TooLarge).with("file", file_name(path)).detail(error),
        _ => Problem::new(ProblemCode::NotATable).with("file", file_name(path)).detail(error),
    }
}

/// File format: <https://www.sqlite.org/fileformat.html#the_database_header>.
fn look_at_header(path: &Path) -> Result<()> {
    let not = |detail: &str| Err(Problem::new(ProblemCode::NotATable).with("file", file_name(path)).detail(detail));
    let io = |error: std::io::Error| Problem::io(&error, &path.display().to_string(), false);
    let mut header = Vec::with_capacity(100);
    File::open(path).map_err(io)?.take(100).read_to_end(&mut header).map_err(io)?;
    if header.is_empty() {
        return Err(Problem::new(ProblemCode::FileEmpty).with("file", file_name(path)));
    }
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
        return not("no SQLite file, or an encrypted one");
    }
    let application = header[68..72].iter().fold(0i64, |sum, byte| sum << 8 | i64::from(*byte));
    if application == APPLICATION_ID {
        return not("a Tsumugi library: open it instead of importing it");
    }
    Ok(())
}

async fn open(path: &Path) -> Result<Alien> {
    look_at_header(path)?;
    let (copy, from) = with_its_log(path)?;
    let options = SqliteConnectOptions::new()
        .filename(&from)
        .create_if_missing(false)
        .busy_timeout(Duration::from_secs(1))
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("mmap_size", "0")
        .pragma("cache_size", "-8192")
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging();
    // The copy may be written to: its log is rolled in. The file itself never.
    let options = if copy.is_some() { options } else { options.read_only(true).immutable(true) };
    let mut conn = options.connect().await.map_err(|error| alien_problem(path, &error))?;
    sqlx::raw_sql("PRAGMA query_only = ON").execute(&mut conn).await.map_err(|error| alien_problem(path, &error))?;
    Ok(Alien { conn, path: path.to_owned(), _copy: copy })
}

/// A log beside the file belongs to it, and reading it would write beside it: then a copy of both is read.
fn with_its_log(path: &Path) -> Result<(Option<tempfile::TempDir>, PathBuf)> {
    let beside = |path: &Path, suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let logs: Vec<&str> = ["-wal", "-journal"]
        .into_iter()
        .filter(|suffix| std::fs::metadata(beside(path, suffix)).is_ok_and(|m| m.len() > 0))
        .collect();
    if logs.is_empty() {
        return Ok((None, path.to_owned()));
    }
    let io = |error: std::io::Error| Problem::io(&error, &path.display().to_string(), false);
    let folder = tempfile::tempdir().map_err(io)?;
    let copy = folder.path().join("copy.sqlite");
    std::fs::copy(path, &copy).map_err(io)?;
    for suffix in logs {
        std::fs::copy(beside(path, suffix), beside(&copy, suffix)).map_err(io)?;
    }
    Ok((Some(folder), copy))
}
