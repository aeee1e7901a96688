//! A theme as a whole: begun from another, as an alternative to it; removed.

use crate::problem::{Cell, Result, db};
use crate::theme::must_exist;
use crate::write::Tx;
use domain::Id;
use serde_json::json;
use std::collections::HashMap;

/// Copies threads (of `projects`, in their order), needs, extra threads with their assets, and claims (those of `claims`) of a
/// theme to another one that has none. Who wrote them, and when, stays with them. Returns the number of threads.
///
/// # Errors
/// A database error.
pub async fn copy(tx: &mut Tx, from: Id, to: Id, projects: &[Id], claims: &[Id]) -> Result<u32> {
    let first = tx.take_ids(projects.len())?;
    let places = json!((first..).zip(projects).collect::<Vec<_>>()).to_string();
    let threads = sqlx::query(
        "INSERT INTO theme_project (id, theme, project, position, role, note) \
         SELECT j.value->>0, ?2, t.project, j.key, t.role, t.note FROM json_each(?1) j \
         JOIN theme_project t ON t.theme = ?3 AND t.project = j.value->>1",
    );
    let threads = threads.bind(places).bind(to).bind(from).execute(tx.conn()?).await.map_err(db)?;
    for need in ids(tx, "SELECT id FROM theme_need WHERE theme = ? ORDER BY id", from).await? {
        let id = tx.take_id()?;
        run(
            tx,
            "INSERT INTO theme_need (id, theme, need, needed, reason, by, at) \
             SELECT ?2, ?3, need, needed, reason, by, at FROM theme_need WHERE id = ?1",
            &[Some(need), Some(id), Some(to)],
        )
        .await?;
    }
    let (mut extras, mut assets) = (HashMap::new(), HashMap::new());
    for extra in ids(tx, "SELECT id FROM theme_extra WHERE theme = ? ORDER BY position, id", from).await? {
        let id = tx.take_id()?;
        run(
            tx,
            "INSERT INTO theme_extra (id, theme, kind, title_ja, title_en, source, role, position, note, by, at) \
             SELECT ?2, ?3, kind, title_ja, title_en, source, role, position, note, by, at FROM theme_extra WHERE id = ?1",
            &[Some(extra), Some(id), Some(to)],
        )
        .await?;
        extras.insert(extra, id);
        for asset in ids(tx, "SELECT id FROM asset WHERE extra = ? ORDER BY id", extra).await? {
            let twin = tx.take_id()?;
            run(
                tx,
                "INSERT INTO asset (id, project, extra, kind, step, state, label, n, replicated, independent, glp, field, \
                 sentence, source, source_row, note, by, at) SELECT ?2, project, ?3, kind, step, state, label, n, replicated, \
                 independent, glp, field, sentence, source, source_row, note, by, at FROM asset WHERE id = ?1",
                &[Some(asset), Some(twin), Some(id)],
            )
            .await?;
            assets.insert(asset, twin);
        }
    }
    for claim in claims {
        let rests = sqlx::query("SELECT asset, extra FROM claim WHERE id = ? AND theme = ?").bind(*claim).bind(from);
        let Some(rests) = rests.fetch_optional(tx.conn()?).await.map_err(db)? else { continue };
        let (asset, extra): (Option<Id>, Option<Id>) = (rests.cell(0)?, rests.cell(1)?);
        // What is of the theme is its own in each; what is of a project is the same in both.
        let asset = asset.map(|id| assets.get(&id).copied().unwrap_or(id));
        let extra = extra.map(|id| extras.get(&id).copied().unwrap_or(id));
        let id = tx.take_id()?;
        run(
            tx,
            "INSERT INTO claim (id, theme, position, text_ja, text_en, need, state, rests_on, project, asset, extra, \
             source_row, round, field, quote, source, by, at) SELECT ?2, ?3, (SELECT count(*) FROM claim WHERE theme = ?3), \
             text_ja, text_en, need, state, rests_on, project, ?4, ?5, source_row, round, field, quote, source, by, at \
             FROM claim WHERE id = ?1",
            &[Some(*claim), Some(id), Some(to), asset, extra],
        )
        .await?;
    }
    Ok(u32::try_from(threads.rows_affected()).unwrap_or(u32::MAX))
}

/// Claims of a theme that may be seen, in their order.
///
/// # Errors
/// A database error.
pub async fn claims(store: &crate::Store, theme: Id) -> Result<Vec<Id>> {
    let mut read = store.read().await?;
    let rows = sqlx::query_scalar("SELECT id FROM claim WHERE theme = ? ORDER BY position, id").bind(theme);
    rows.fetch_all(&mut *read).await.map_err(db)
}

async fn ids(tx: &mut Tx, sql: &'static str, of: Id) -> Result<Vec<Id>> {
    sqlx::query_scalar(sql).bind(of).fetch_all(tx.conn()?).await.map_err(db)
}

async fn run(tx: &mut Tx, sql: &'static str, values: &[Option<Id>]) -> Result<()> {
    let mut query = sqlx::query(sql);
    for value in values {
        query = query.bind(*value);
    }
    query.execute(tx.conn()?).await.map_err(db).map(drop)
}

/// Removes a theme with all that is its own: threads, needs, claims, versions, comments, hearings, classes, attachments. Its
/// projects stay, and so do themes that were begun from it.
///
/// # Errors
/// `NoSuchTheme` with `id`.
pub async fn remove(tx: &mut Tx, id: Id) -> Result<()> {
    must_exist(tx, id).await?;
    crate::plan::theme(tx, id).await?;
    for sql in [
        // Claims of other themes may rest on what goes with this one: they stay, without it.
        "UPDATE claim SET asset = NULL WHERE theme <> ?1 AND asset IN \
         (SELECT a.id FROM asset a JOIN theme_extra x ON x.id = a.extra WHERE x.theme = ?1)",
        "UPDATE claim SET extra = NULL WHERE theme <> ?1 AND extra IN (SELECT id FROM theme_extra WHERE theme = ?1)",
        "DELETE FROM claim WHERE theme = ?",
        "DELETE FROM asset WHERE extra IN (SELECT id FROM theme_extra WHERE theme = ?)",
        "DELETE FROM theme_extra WHERE theme = ?",
        "DELETE FROM theme_need WHERE theme = ?",
        "DELETE FROM hearing WHERE theme = ?",
        "DELETE FROM theme_mention WHERE comment IN (SELECT id FROM theme_comment WHERE theme = ?)",
        "DELETE FROM theme_comment WHERE theme = ?",
        "DELETE FROM theme_version_part WHERE version IN (SELECT id FROM theme_version WHERE theme = ?)",
        "DELETE FROM theme_version WHERE theme = ?",
        "UPDATE theme SET origin = NULL WHERE origin = ?",
        "DELETE FROM theme_project WHERE theme = ?",
        "DELETE FROM disclosure WHERE thing = 'theme' AND row = ?",
        "DELETE FROM attachment WHERE thing = 'theme' AND row = ?",
        "DELETE FROM theme WHERE id = ?",
    ] {
        sqlx::query(sql).bind(id).execute(tx.conn()?).await.map_err(db)?;
    }
    Ok(())
}
