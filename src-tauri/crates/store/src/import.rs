//! What an import reads for matching, and its bulk writes.
//!
//! Inserts are quiet: 50–1,000 rows a statement, known by their id range instead of one change each.
//! Updates are logged like any other change.

use crate::file::Store;
use crate::problem::{Result, db};
use crate::rows::{ImportRow, KnownProject, ProjectRow, SourceRow, YearRow};
use crate::write::Tx;
use domain::{Class, Id};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// Rows of one statement, and the size of its JSON in bytes, whichever comes first.
const ROWS: usize = 1000;
const BYTES: usize = 2 << 20;

/// Every project, for matching.
///
/// # Errors
/// A database error.
pub async fn known_projects(store: &Store) -> Result<Vec<KnownProject>> {
    projects(&mut *store.read().await?).await
}

/// As [`known_projects`], inside a write.
///
/// # Errors
/// A database error.
pub async fn known_projects_in(tx: &mut Tx) -> Result<Vec<KnownProject>> {
    projects(tx.conn()?).await
}

async fn projects(conn: &mut SqliteConnection) -> Result<Vec<KnownProject>> {
    sqlx::query("SELECT id, key, identity, programme FROM project ORDER BY id")
        .map(|r: SqliteRow| KnownProject { id: r.get(0), key: r.get(1), identity: r.get(2), programme: r.get(3) })
        .fetch_all(conn)
        .await
        .map_err(db)
}

/// The years of these projects (`None` = of all), by project and id.
///
/// # Errors
/// A database error.
pub async fn known_years(store: &Store, projects: Option<&[Id]>) -> Result<Vec<YearRow>> {
    years(&mut *store.read().await?, projects).await
}

/// As [`known_years`], inside a write.
///
/// # Errors
/// A database error.
pub async fn known_years_in(tx: &mut Tx, projects: Option<&[Id]>) -> Result<Vec<YearRow>> {
    years(tx.conn()?, projects).await
}

macro_rules! year_columns {
    () => {
        "y.id, y.project, y.year_first, y.year_last, y.number, y.standard, y.title_ja, y.title_en, y.summary_ja, y.summary_en, \
         y.programme, y.institution, y.researcher, y.position, y.budget_yen, y.keywords, y.source_url, y.class, y.source"
    };
}
pub(crate) use year_columns;

pub(crate) fn year_row(r: &SqliteRow) -> YearRow {
    YearRow {
        id: r.get(0),
        project: r.get(1),
        year_first: r.get(2),
        year_last: r.get(3),
        number: r.get(4),
        standard: r.get(5),
        title_ja: r.get(6),
        title_en: r.get(7),
        summary_ja: r.get(8),
        summary_en: r.get(9),
        programme: r.get(10),
        institution: r.get(11),
        researcher: r.get(12),
        position: r.get(13),
        budget_yen: r.get(14),
        keywords: r.get(15),
        source_url: r.get(16),
        class: Class::parse_or_internal(r.get(17)),
        source: r.get(18),
    }
}

pub(crate) async fn years(conn: &mut SqliteConnection, projects: Option<&[Id]>) -> Result<Vec<YearRow>> {
    let rows = match projects {
        None => sqlx::query(concat!("SELECT ", year_columns!(), " FROM project_year y ORDER BY y.project, y.id")),
        Some(ids) => sqlx::query(concat!(
            "SELECT ",
            year_columns!(),
            " FROM project_year y WHERE y.project IN (SELECT value FROM json_each(?)) ORDER BY y.project, y.id"
        ))
        .bind(json!(ids).to_string()),
    };
    rows.map(|r: SqliteRow| year_row(&r)).fetch(conn).try_collect().await.map_err(db)
}

/// The file. Quiet: it is part of the import's batch.
///
/// # Errors
/// A database error; a fault when the id was not handed out by this write.
pub async fn insert_import(tx: &mut Tx, row: &ImportRow) -> Result<()> {
    let cells =
        json!([row.id, row.file, row.sheet, row.sha256, row.header_row, row.columns.to_string(), row.by, row.at]);
    insert(tx, "import", INSERT_IMPORT, &[(row.id, cells)]).await
}

const INSERT_IMPORT: &str = "INSERT INTO import (id, file, sheet, sha256, header_row, columns, by, at) \
    SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7 FROM json_each(?)";

/// Source rows in bulk, quietly.
///
/// # Errors
/// A database error; a fault when an id was not handed out by this write.
pub async fn insert_source_rows(tx: &mut Tx, rows: &[SourceRow]) -> Result<()> {
    let rows: Vec<_> =
        rows.iter().map(|r| (r.id, json!([r.id, r.import, r.row, json!(r.cells).to_string()]))).collect();
    insert(tx, "source_row", INSERT_SOURCE_ROW, &rows).await
}

const INSERT_SOURCE_ROW: &str = "INSERT INTO source_row (id, import, row, cells) \
    SELECT value->>0, value->>1, value->>2, value->>3 FROM json_each(?)";

/// New projects in bulk, quietly.
///
/// # Errors
/// A database error (a key that exists); a fault when an id was not handed out by this write.
pub async fn insert_projects(tx: &mut Tx, rows: &[ProjectRow]) -> Result<()> {
    let rows: Vec<_> = rows.iter().map(|r| (r.id, project_cells(r))).collect();
    insert(tx, "project", INSERT_PROJECT, &rows).await
}

fn project_cells(r: &ProjectRow) -> Value {
    json!([
        r.id,
        r.key,
        r.identity,
        r.number,
        i32::from(r.standard),
        r.title_ja,
        r.title_en,
        r.summary_ja,
        r.summary_en,
        r.programme,
        r.institution,
        r.researcher,
        r.folded
    ])
}

const INSERT_PROJECT: &str = "INSERT INTO project (id, key, identity, number, standard, title_ja, title_en, summary_ja, summary_en, \
    programme, institution, researcher, folded) \
    SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, \
    value->>9, value->>10, value->>11, value->>12 FROM json_each(?)";

/// New years in bulk, quietly.
///
/// # Errors
/// A database error; a fault when an id was not handed out by this write.
pub async fn insert_years(tx: &mut Tx, rows: &[YearRow]) -> Result<()> {
    let rows: Vec<_> = rows.iter().map(|r| (r.id, year_cells(r))).collect();
    insert(tx, "project_year", INSERT_YEAR, &rows).await
}

fn year_cells(r: &YearRow) -> Value {
    json!([
        r.id,
        r.project,
        r.year_first,
        r.year_last,
        r.number,
        i32::from(r.standard),
        r.title_ja,
        r.title_en,
        r.summary_ja,
        r.summary_en,
        r.programme,
        r.institution,
        r.researcher,
        r.position,
        r.budget_yen,
        r.keywords,
        r.source_url,
        r.class.as_str(),
        r.source
    ])
}

const INSERT_YEAR: &str = "INSERT INTO project_year (id, project, year_first, year_last, number, standard, title_ja, title_en, \
    summary_ja, summary_en, programme, institution, researcher, position, budget_yen, keywords, source_url, class, source) \
    SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9, \
    value->>10, value->>11, value->>12, value->>13, value->>14, value->>15, value->>16, value->>17, value->>18 FROM json_each(?)";

/// Whole project rows over those of the same id; the log keeps the columns that differ.
///
/// # Errors
/// A database error (a key that exists).
pub async fn update_projects(tx: &mut Tx, rows: &[ProjectRow]) -> Result<()> {
    let rows: Vec<_> = rows.iter().map(|r| (r.id, project_cells(r))).collect();
    chunked(tx, UPDATE_PROJECT, &rows).await
}

const UPDATE_PROJECT: &str = "UPDATE project SET key = v->>1, identity = v->>2, number = v->>3, standard = v->>4, title_ja = v->>5, \
    title_en = v->>6, summary_ja = v->>7, summary_en = v->>8, programme = v->>9, institution = v->>10, researcher = v->>11, \
    folded = v->>12 FROM (SELECT value AS v, value->>0 AS k FROM json_each(?)) j WHERE project.id = j.k";

/// Whole year rows over those of the same id; the log keeps the columns that differ.
///
/// # Errors
/// A database error.
pub async fn update_years(tx: &mut Tx, rows: &[YearRow]) -> Result<()> {
    let rows: Vec<_> = rows.iter().map(|r| (r.id, year_cells(r))).collect();
    chunked(tx, UPDATE_YEAR, &rows).await
}

const UPDATE_YEAR: &str = "UPDATE project_year SET project = v->>1, year_first = v->>2, year_last = v->>3, number = v->>4, standard = v->>5, \
    title_ja = v->>6, title_en = v->>7, summary_ja = v->>8, summary_en = v->>9, programme = v->>10, institution = v->>11, \
    researcher = v->>12, position = v->>13, budget_yen = v->>14, keywords = v->>15, source_url = v->>16, class = v->>17, \
    source = v->>18 FROM (SELECT value AS v, value->>0 AS k FROM json_each(?)) j WHERE project_year.id = j.k";

async fn insert(tx: &mut Tx, thing: &'static str, sql: &'static str, rows: &[(Id, Value)]) -> Result<()> {
    let ids = || rows.iter().map(|(id, _)| *id);
    let (Some(first), Some(last)) = (ids().min(), ids().max()) else { return Ok(()) };
    tx.note_batch(thing, first, last)?;
    tx.quiet(true).await?;
    chunked(tx, sql, rows).await?;
    tx.quiet(false).await
}

async fn chunked(tx: &mut Tx, sql: &'static str, rows: &[(Id, Value)]) -> Result<()> {
    let mut text = String::from("[");
    let mut held = 0;
    for (at, (_, cells)) in rows.iter().enumerate() {
        if held > 0 {
            text.push(',');
        }
        text.push_str(&cells.to_string());
        held += 1;
        if held == ROWS || text.len() > BYTES || at + 1 == rows.len() {
            text.push(']');
            let chunk = std::mem::replace(&mut text, String::from("["));
            sqlx::query(sql).bind(chunk).execute(tx.conn()?).await.map_err(db)?;
            held = 0;
        }
    }
    Ok(())
}
