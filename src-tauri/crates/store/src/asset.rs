//! What projects and extra threads bring, as people confirmed it, and suggestions they turned down.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{AssetRow, RefusedRow};
use crate::write::Tx;
use domain::{AssetKind, AssetState, Id, Step};
use serde_json::json;
use sqlx::sqlite::SqliteRow;

const COLUMNS: &str = "id, project, extra, kind, step, state, label, n, replicated, independent, glp, field, sentence, \
    source, source_row, note, by, at";

/// Every asset that may be seen, by id.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<AssetRow>> {
    let mut read = store.read().await?;
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM asset ORDER BY id")));
    rows.fetch_all(&mut *read).await.map_err(db)?.iter().map(asset).collect()
}

/// Assets of these projects, by project and id.
///
/// # Errors
/// A database error.
pub async fn of_projects(store: &Store, projects: &[Id]) -> Result<Vec<AssetRow>> {
    let sql =
        format!("SELECT {COLUMNS} FROM asset WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(json!(projects).to_string());
    rows.fetch_all(&mut *store.read().await?).await.map_err(db)?.iter().map(asset).collect()
}

/// Assets of the extra threads of these themes, by extra thread and id.
///
/// # Errors
/// A database error.
pub async fn of_extras(store: &Store, themes: &[Id]) -> Result<Vec<AssetRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM asset WHERE extra IN (SELECT id FROM theme_extra \
         WHERE theme IN (SELECT value FROM json_each(?))) ORDER BY extra, id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(json!(themes).to_string());
    rows.fetch_all(&mut *store.read().await?).await.map_err(db)?.iter().map(asset).collect()
}

/// One asset.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, id: Id) -> Result<Option<AssetRow>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM asset WHERE id = ?")));
    row.bind(id).fetch_optional(&mut *store.read().await?).await.map_err(db)?.as_ref().map(asset).transpose()
}

fn asset(r: &SqliteRow) -> Result<AssetRow> {
    let (kind, step, state): (&str, &str, &str) = (r.cell(3)?, r.cell(4)?, r.cell(5)?);
    Ok(AssetRow {
        id: r.cell(0)?,
        project: r.cell(1)?,
        extra: r.cell(2)?,
        kind: AssetKind::parse(kind).ok_or_else(|| damaged(format!("asset {kind}")))?,
        step: Step::parse(step).ok_or_else(|| damaged(format!("step {step}")))?,
        state: AssetState::parse(state).ok_or_else(|| damaged(format!("asset state {state}")))?,
        label: r.cell(6)?,
        n: r.cell(7)?,
        replicated: r.cell(8)?,
        independent: r.cell(9)?,
        glp: r.cell(10)?,
        field: r.cell(11)?,
        sentence: r.cell(12)?,
        source: r.cell(13)?,
        source_row: r.cell(14)?,
        note: r.cell(15)?,
        by: r.cell(16)?,
        at: r.cell(17)?,
    })
}

/// Writes an asset; a new one where its id is 0, otherwise in place of the one of that id, whose owner stays. The same as
/// before changes nothing. Returns its id.
///
/// # Errors
/// A database error: also for a project or extra thread that is not there.
pub async fn put(tx: &mut Tx, row: &AssetRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let sql = "INSERT INTO asset (id, project, extra, kind, step, state, label, n, replicated, independent, glp, field, sentence, \
         source, source_row, note, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, step = excluded.step, state = excluded.state, \
         label = excluded.label, n = excluded.n, replicated = excluded.replicated, independent = excluded.independent, \
         glp = excluded.glp, field = excluded.field, sentence = excluded.sentence, source = excluded.source, \
         source_row = excluded.source_row, note = excluded.note, by = excluded.by, at = excluded.at \
         WHERE (kind, step, state, label, n, replicated, independent, glp, field, sentence, source, source_row, note) IS NOT \
         (excluded.kind, excluded.step, excluded.state, excluded.label, excluded.n, excluded.replicated, \
         excluded.independent, excluded.glp, excluded.field, excluded.sentence, excluded.source, excluded.source_row, \
         excluded.note)";
    sqlx::query(sql)
        .bind(id)
        .bind(row.project)
        .bind(row.extra)
        .bind(row.kind.as_str())
        .bind(row.step.as_str())
        .bind(row.state.as_str())
        .bind(row.label.clone())
        .bind(row.n)
        .bind(row.replicated)
        .bind(row.independent)
        .bind(row.glp)
        .bind(row.field.clone())
        .bind(row.sentence.clone())
        .bind(row.source.clone())
        .bind(row.source_row)
        .bind(row.note.clone())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(id)
}

/// Where a claim's own quote stands in its project, the field of the asset (`?2`) first; `NULL` = nowhere.
const QUOTED_IN: &str = "(SELECT column FROM (\
     SELECT 'title_ja' AS column, title_ja AS text FROM project WHERE id = claim.project UNION ALL \
     SELECT 'title_en', title_en FROM project WHERE id = claim.project UNION ALL \
     SELECT 'summary_ja', summary_ja FROM project WHERE id = claim.project UNION ALL \
     SELECT 'summary_en', summary_en FROM project WHERE id = claim.project) \
     WHERE instr(text, claim.quote) > 0 ORDER BY column <> ?2 LIMIT 1)";

/// Removes an asset. Claims that rested on it rest on its sentence in the project from now on, or on the one they quoted
/// themselves; where neither stands there, on the word of `called`, what the asset is called to a reader. What a claim quoted
/// stays quoted.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, row: &AssetRow, called: &str) -> Result<()> {
    if row.project.is_some() && !row.field.is_empty() && !row.sentence.is_empty() {
        let own = format!("quote NOT IN ('', ?3) AND {QUOTED_IN} IS NOT NULL");
        let sql = format!(
            "UPDATE claim SET rests_on = 'project', asset = NULL, field = iif({own}, {QUOTED_IN}, ?2), \
             quote = iif(quote = '', ?3, quote), source = iif(source = '', ?4, source) \
             WHERE asset = ?1 AND (quote IN ('', ?3) OR {own})"
        );
        let told = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(row.id).bind(row.field.clone());
        let told = told.bind(row.sentence.clone()).bind(row.source.clone());
        told.execute(tx.conn()?).await.map_err(db)?;
    }
    let sql = "UPDATE claim SET rests_on = 'word', asset = NULL, quote = iif(quote = '', ?2, quote), \
         source = trim(?3 || iif(source IN ('', ?3), '', char(10) || source), char(10)) WHERE asset = ?1";
    let told = sqlx::query(sql).bind(row.id).bind(row.sentence.clone()).bind(called.to_owned());
    told.execute(tx.conn()?).await.map_err(db)?;
    crate::plan::asset(tx, row.id).await?;
    sqlx::query("DELETE FROM asset WHERE id = ?").bind(row.id).execute(tx.conn()?).await.map_err(db)?;
    Ok(())
}

/// Suggestions that were turned down for these projects.
///
/// # Errors
/// A database error.
pub async fn refused(store: &Store, projects: &[Id]) -> Result<Vec<RefusedRow>> {
    let rows = sqlx::query_as::<_, (Id, String, String)>(
        "SELECT project, kind, sentence FROM asset_refused WHERE project IN (SELECT value FROM json_each(?)) ORDER BY id",
    );
    refusals(rows.bind(json!(projects).to_string()).fetch_all(&mut *store.read().await?).await)
}

/// Every suggestion that was turned down.
///
/// # Errors
/// A database error.
pub async fn all_refused(store: &Store) -> Result<Vec<RefusedRow>> {
    let rows =
        sqlx::query_as::<_, (Id, String, String)>("SELECT project, kind, sentence FROM asset_refused ORDER BY id");
    refusals(rows.fetch_all(&mut *store.read().await?).await)
}

fn refusals(rows: sqlx::Result<Vec<(Id, String, String)>>) -> Result<Vec<RefusedRow>> {
    let row = |(project, kind, sentence)| RefusedRow { project, kind, sentence };
    Ok(rows.map_err(db)?.into_iter().map(row).collect())
}

/// Turns a suggestion down; once is enough.
///
/// # Errors
/// A database error: also for a project that is not there.
pub async fn refuse(tx: &mut Tx, project: Id, kind: AssetKind, sentence: &str) -> Result<()> {
    let (id, by, at) = (tx.take_id()?, tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO asset_refused (id, project, kind, sentence, by, at) VALUES (?, ?, ?, ?, ?, ?) \
         ON CONFLICT (project, kind, sentence) DO NOTHING",
    )
    .bind(id)
    .bind(project)
    .bind(kind.as_str())
    .bind(sentence.to_owned())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// A suggestion that was turned down was right after all.
///
/// # Errors
/// A database error.
pub async fn allow(tx: &mut Tx, project: Id, kind: AssetKind, sentence: &str) -> Result<()> {
    sqlx::query("DELETE FROM asset_refused WHERE project = ? AND kind = ? AND sentence = ?")
        .bind(project)
        .bind(kind.as_str())
        .bind(sentence.to_owned())
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(())
}
