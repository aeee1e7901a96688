//! What a theme says, and what each statement rests on.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::rows::{ClaimRow, RowPlace};
use crate::write::Tx;
use domain::{Id, Need};
use serde_json::json;
use sqlx::sqlite::SqliteRow;

const COLUMNS: &str = "id, theme, position, text_ja, text_en, need, state, rests_on, project, asset, extra, source_row, round, \
    field, quote, source, by, at";

/// Columns of `project` that can be quoted.
pub const QUOTED: [&str; 4] = ["title_ja", "title_en", "summary_ja", "summary_en"];

/// Claims of these themes, by theme and place.
///
/// # Errors
/// A database error.
pub async fn of_themes(store: &Store, themes: &[Id]) -> Result<Vec<ClaimRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM claim WHERE theme IN (SELECT value FROM json_each(?)) ORDER BY theme, position, id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(json!(themes).to_string());
    rows.fetch_all(&mut *store.read().await?).await.map_err(db)?.iter().map(claim).collect()
}

/// One claim.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, id: Id) -> Result<Option<ClaimRow>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM claim WHERE id = ?")));
    row.bind(id).fetch_optional(&mut *store.read().await?).await.map_err(db)?.as_ref().map(claim).transpose()
}

fn claim(r: &SqliteRow) -> Result<ClaimRow> {
    Ok(ClaimRow {
        id: r.cell(0)?,
        theme: r.cell(1)?,
        position: r.cell(2)?,
        text_ja: r.cell(3)?,
        text_en: r.cell(4)?,
        need: Need::parse(r.cell(5)?),
        state: r.cell(6)?,
        rests_on: r.cell(7)?,
        project: r.cell(8)?,
        asset: r.cell(9)?,
        extra: r.cell(10)?,
        source_row: r.cell(11)?,
        round: r.cell(12)?,
        field: r.cell(13)?,
        quote: r.cell(14)?,
        source: r.cell(15)?,
        by: r.cell(16)?,
        at: r.cell(17)?,
    })
}

/// Writes a claim; a new one (id 0) comes last, another wording keeps theme and place ([`place`] moves it). The same as
/// before changes nothing. Returns its id.
///
/// # Errors
/// A database error: also for a theme, or something it rests on, that is not there.
pub async fn put(tx: &mut Tx, row: &ClaimRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO claim (id, theme, position, text_ja, text_en, need, state, rests_on, project, asset, extra, source_row, \
         round, field, quote, source, by, at) VALUES (?1, ?2, (SELECT coalesce(max(position), -1) + 1 FROM claim \
         WHERE theme = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) \
         ON CONFLICT (id) DO UPDATE SET text_ja = excluded.text_ja, text_en = excluded.text_en, need = excluded.need, \
         state = excluded.state, rests_on = excluded.rests_on, project = excluded.project, asset = excluded.asset, \
         extra = excluded.extra, source_row = excluded.source_row, round = excluded.round, field = excluded.field, \
         quote = excluded.quote, source = excluded.source, by = excluded.by, at = excluded.at \
         WHERE (text_ja, text_en, need, state, rests_on, project, asset, extra, source_row, round, field, quote, source) \
         IS NOT (excluded.text_ja, excluded.text_en, excluded.need, excluded.state, excluded.rests_on, excluded.project, \
         excluded.asset, excluded.extra, excluded.source_row, excluded.round, excluded.field, excluded.quote, \
         excluded.source)",
    )
    .bind(id)
    .bind(row.theme)
    .bind(row.text_ja.clone())
    .bind(row.text_en.clone())
    .bind(row.need.map_or("", Need::as_str))
    .bind(row.state.clone())
    .bind(row.rests_on.clone())
    .bind(row.project)
    .bind(row.asset)
    .bind(row.extra)
    .bind(row.source_row)
    .bind(row.round)
    .bind(row.field.clone())
    .bind(row.quote.clone())
    .bind(row.source.clone())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

/// Puts a claim at a 0-based place among those of its theme; beyond the end means last. Claims that are hidden from whoever
/// writes keep their places, the others are laid around them.
///
/// # Errors
/// A database error.
pub async fn place(tx: &mut Tx, theme: Id, id: Id, place: u32) -> Result<()> {
    crate::laid::place(tx, "claim", theme, id, place).await
}

/// Removes a claim; the others keep their places.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, id: Id) -> Result<()> {
    crate::plan::claim(tx, id).await?;
    sqlx::query("DELETE FROM claim WHERE id = ?").bind(id).execute(tx.conn()?).await.map_err(db).map(drop)
}

/// Rows of lists by id, with the file they stand in. Those that may not be seen are left out.
///
/// # Errors
/// A database error.
pub async fn row_places(store: &Store, ids: &[Id]) -> Result<Vec<RowPlace>> {
    let rows = sqlx::query(
        "SELECT s.id, i.file, i.sheet, s.row FROM source_row s JOIN import i ON i.id = s.import \
         WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.id",
    );
    let rows = rows.bind(json!(ids).to_string()).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    let place = |r: &SqliteRow| Ok(RowPlace { id: r.cell(0)?, file: r.cell(1)?, sheet: r.cell(2)?, row: r.cell(3)? });
    rows.iter().map(place).collect()
}

/// Whether a row of a list is one that a project came from: its year's, or an earlier one of that year.
///
/// # Errors
/// A database error.
pub async fn is_row_of(store: &Store, row: Id, project: Id) -> Result<bool> {
    let found = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM project_year WHERE project = ?2 AND source = ?1) OR EXISTS (SELECT 1 FROM year_source s \
         JOIN project_year y ON y.id = s.year WHERE s.source = ?1 AND y.project = ?2)",
    );
    found.bind(row).bind(project).fetch_one(&mut *store.read().await?).await.map_err(db)
}

/// The row of a list from which the newest year of a project has a sentence in a field ([`QUOTED`]); `None` where no list says
/// it so, as after a person's correction.
///
/// # Errors
/// A database error.
pub async fn row_saying(store: &Store, project: Id, field: &str, sentence: &str) -> Result<Option<Id>> {
    let Some(column) = QUOTED.iter().find(|column| **column == field) else { return Ok(None) };
    let sql = format!(
        "SELECT source FROM project_year WHERE project = ?1 AND instr({column}, ?2) > 0 \
         ORDER BY year_last DESC, year_first DESC, id DESC LIMIT 1"
    );
    let row = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(project).bind(sentence.to_owned());
    row.fetch_optional(&mut *store.read().await?).await.map_err(db)
}
