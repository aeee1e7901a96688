//! Tags, on one project or on many.
//!
//! A tag that a person turned down stays in the table as rejected, so that no later list brings it again.
//! No read returns it but [`crate::import::known_tags`] and [`of_projects_in_every_state`].

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{Ground, TagRow, TagState};
use crate::write::Tx;
use domain::{Id, Kind};
use serde_json::json;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, SqliteConnection};

impl TagState {
    /// The stable word, as in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            TagState::Proposed => "proposed",
            TagState::Confirmed => "confirmed",
            TagState::Rejected => "rejected",
        }
    }

    /// From its stable word.
    pub fn parse(word: &str) -> Option<TagState> {
        [TagState::Proposed, TagState::Confirmed, TagState::Rejected].into_iter().find(|state| state.as_str() == word)
    }
}

/// Gives a concept to projects, confirmed; a proposed or rejected tag of it becomes confirmed and keeps its
/// evidence. Those that have it confirmed (or are gone) are left as they are. Returns how many changed.
///
/// # Errors
/// A database error.
pub async fn add(tx: &mut Tx, kind: Kind, concept: &str, projects: &[Id]) -> Result<u32> {
    let first = tx.take_ids(projects.len())?;
    let pairs = json!((first..).zip(projects).collect::<Vec<_>>()).to_string();
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query(
        "INSERT INTO tag (id, project, kind, concept, main, by, at) \
         SELECT j.value->>0, p.id, ?2, ?3, 0, ?4, ?5 FROM json_each(?1) j JOIN project p ON p.id = j.value->>1 WHERE true \
         ON CONFLICT (project, kind, concept) DO UPDATE SET state = 'confirmed', by = excluded.by, at = excluded.at \
         WHERE state <> 'confirmed'",
    )
    .bind(pairs)
    .bind(kind.as_str())
    .bind(concept)
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Gives these tags as they stand (`state`, `by`, `at`, `evidence`, `source`; `main` is not looked at), logged one
/// by one. Where the project has the concept already, a confirmed tag confirms a proposed one and everything else
/// is left as it is: a rejected tag stays so. Rows get their ids here. Returns how many changed.
///
/// # Errors
/// A database error.
pub async fn give(tx: &mut Tx, tags: &[TagRow]) -> Result<u32> {
    let first = tx.take_ids(tags.len())?;
    let rows: Vec<_> = (first..)
        .zip(tags)
        .map(|(id, t)| {
            json!([id, t.project, t.kind.as_str(), t.concept, t.state.as_str(), t.evidence, t.source, t.by, t.at])
        })
        .collect();
    let done = sqlx::query(
        "INSERT INTO tag (id, project, kind, concept, main, state, evidence, source, by, at) \
         SELECT value->>0, value->>1, value->>2, value->>3, 0, value->>4, value->>5, value->>6, value->>7, value->>8 \
         FROM json_each(?1) WHERE true ON CONFLICT (project, kind, concept) DO UPDATE \
         SET state = 'confirmed', by = excluded.by, at = excluded.at \
         WHERE state = 'proposed' AND excluded.state = 'confirmed'",
    )
    .bind(json!(rows).to_string())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Accepts these tags for a person: confirmed, with the words, certainty and rule they rest on. A proposed or rejected tag of
/// the concept becomes confirmed and keeps its own evidence where it has some; a confirmed one is left as it is. `by`, `at`,
/// `state` and `main` are not looked at; rows get their ids here. Returns how many changed.
///
/// # Errors
/// A database error.
pub async fn accept(tx: &mut Tx, tags: &[TagRow]) -> Result<u32> {
    let first = tx.take_ids(tags.len())?;
    let rows: Vec<_> = (first..)
        .zip(tags)
        .map(|(id, t)| {
            let (surface, certainty, reason) =
                t.ground.as_ref().map_or(("", None, ""), |g| (&*g.surface, g.certainty, &*g.reason));
            json!([id, t.project, t.kind.as_str(), t.concept, t.evidence, t.source, surface, certainty, reason])
        })
        .collect();
    let (by, at, rows) = (tx.by().to_owned(), tx.now().to_owned(), json!(rows).to_string());
    // First all that change, then all that are new: in turn each would be a step of its own for undo.
    let known = sqlx::query(
        "UPDATE tag SET state = 'confirmed', by = ?2, at = ?3, surface = j.value->>6, certainty = j.value->>7, \
         reason = j.value->>8, evidence = iif(evidence = '', j.value->>4, evidence) FROM json_each(?1) j \
         WHERE project = j.value->>1 AND kind = j.value->>2 AND concept = j.value->>3 AND state <> 'confirmed'",
    );
    let known = known.bind(rows.clone()).bind(by.clone()).bind(at.clone()).execute(tx.conn()?).await.map_err(db)?;
    let new = sqlx::query(
        "INSERT INTO tag (id, project, kind, concept, main, state, evidence, source, surface, certainty, reason, by, at) \
         SELECT value->>0, value->>1, value->>2, value->>3, 0, 'confirmed', value->>4, value->>5, value->>6, value->>7, \
         value->>8, ?2, ?3 FROM json_each(?1) WHERE true ON CONFLICT (project, kind, concept) DO NOTHING",
    );
    let new = new.bind(rows).bind(by).bind(at).execute(tx.conn()?).await.map_err(db)?;
    Ok(u32::try_from(known.rows_affected() + new.rows_affected()).unwrap_or(u32::MAX))
}

/// Turns concepts down for a project, whether they were tags or only suggested: they stay as rejected, so that neither a list
/// nor the engine brings them again. Returns how many changed.
///
/// # Errors
/// A database error.
pub async fn turn_down(tx: &mut Tx, project: Id, concepts: &[(Kind, &str)]) -> Result<u32> {
    let first = tx.take_ids(concepts.len())?;
    let rows: Vec<_> =
        (first..).zip(concepts).map(|(id, (kind, concept))| json!([id, kind.as_str(), concept])).collect();
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query(
        "INSERT INTO tag (id, project, kind, concept, main, state, by, at) \
         SELECT value->>0, ?2, value->>1, value->>2, 0, 'rejected', ?3, ?4 FROM json_each(?1) WHERE true \
         ON CONFLICT (project, kind, concept) DO UPDATE SET state = 'rejected', main = 0, by = excluded.by, at = excluded.at \
         WHERE state <> 'rejected'",
    )
    .bind(json!(rows).to_string())
    .bind(project)
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Concepts in use with the number of projects that carry each (rejected ones left out).
///
/// # Errors
/// A database error.
pub async fn counts(store: &Store) -> Result<Vec<(Kind, String, u32)>> {
    let rows = sqlx::query("SELECT kind, concept, count(*) FROM tag WHERE state <> 'rejected' GROUP BY kind, concept");
    let rows = rows.fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(|r| Ok((kind(r.cell(0)?)?, r.cell(1)?, r.cell(2)?))).collect()
}

/// Tags of one concept, rejected ones left out, by project.
///
/// # Errors
/// A database error.
pub async fn of_concept(store: &Store, of: Kind, concept: &str) -> Result<Vec<TagRow>> {
    let rows = sqlx::query(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM tag WHERE kind = ? AND concept = ? AND state <> 'rejected' ORDER BY project"
    )));
    let rows = rows.bind(of.as_str()).bind(concept.to_owned());
    let rows = rows.fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(tag_row).collect()
}

/// Confirms or rejects tags by id (`by` and `at` are the operation's); those in that state already are left as
/// they are. A rejected tag is no longer the main one. Returns how many changed.
///
/// # Errors
/// A database error.
pub async fn set_state(tx: &mut Tx, tags: &[Id], state: TagState) -> Result<u32> {
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query(
        "UPDATE tag SET state = ?2, by = ?3, at = ?4, main = iif(?2 = 'rejected', 0, main) \
         WHERE id IN (SELECT value FROM json_each(?1)) AND state <> ?2",
    )
    .bind(json!(tags).to_string())
    .bind(state.as_str())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Takes a concept from projects, row and all; a rejected tag of it stays, and one that a list brought is rejected
/// rather than gone, so that no later list brings it again. Returns how many had it.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, kind: Kind, concept: &str, projects: &[Id]) -> Result<u32> {
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let rejected = sqlx::query(
        "UPDATE tag SET state = 'rejected', main = 0, by = ?4, at = ?5 WHERE source IS NOT NULL AND id IN \
         (SELECT t.id FROM json_each(?1) j CROSS JOIN tag t \
         ON t.project = j.value AND t.kind = ?2 AND t.concept = ?3 AND t.state <> 'rejected')",
    )
    .bind(json!(projects).to_string())
    .bind(kind.as_str())
    .bind(concept)
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    let done = sqlx::query(
        "DELETE FROM tag WHERE id IN (SELECT t.id FROM json_each(?1) j CROSS JOIN tag t \
         ON t.project = j.value AND t.kind = ?2 AND t.concept = ?3 AND t.state <> 'rejected')",
    )
    .bind(json!(projects).to_string())
    .bind(kind.as_str())
    .bind(concept)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(u32::try_from(rejected.rows_affected() + done.rows_affected()).unwrap_or(u32::MAX))
}

/// Makes a tag the main one of its kind (the one before it steps back; a proposed one is thereby confirmed) or no
/// longer. Returns whether the project has that tag; a rejected one counts as absent.
///
/// # Errors
/// A database error.
pub async fn set_main(tx: &mut Tx, project: Id, kind: Kind, concept: &str, main: bool) -> Result<bool> {
    let tag: Option<Id> =
        sqlx::query_scalar("SELECT id FROM tag WHERE project = ? AND kind = ? AND concept = ? AND state <> 'rejected'")
            .bind(project)
            .bind(kind.as_str())
            .bind(concept)
            .fetch_optional(tx.conn()?)
            .await
            .map_err(db)?;
    let Some(tag) = tag else { return Ok(false) };
    if main {
        sqlx::query("UPDATE tag SET main = 0 WHERE project = ? AND kind = ? AND main = 1 AND id <> ?")
            .bind(project)
            .bind(kind.as_str())
            .bind(tag)
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
    }
    if main {
        set_state(tx, &[tag], TagState::Confirmed).await?;
    }
    sqlx::query("UPDATE tag SET main = ?1 WHERE id = ?2 AND main <> ?1")
        .bind(main)
        .bind(tag)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(true)
}

/// The tags of these projects, by project and id; rejected ones left out.
///
/// # Errors
/// A database error.
pub async fn of_projects(store: &Store, projects: &[Id]) -> Result<Vec<TagRow>> {
    of(&mut *store.read().await?, projects).await
}

/// As [`of_projects`], inside a write.
///
/// # Errors
/// A database error.
pub async fn of_projects_in(tx: &mut Tx, projects: &[Id]) -> Result<Vec<TagRow>> {
    of(tx.conn()?, projects).await
}

/// The tags of these projects, rejected ones too, by project and id.
///
/// # Errors
/// A database error.
pub async fn of_projects_in_every_state(store: &Store, projects: &[Id]) -> Result<Vec<TagRow>> {
    every(&mut *store.read().await?, projects).await
}

pub(crate) async fn of(conn: &mut SqliteConnection, projects: &[Id]) -> Result<Vec<TagRow>> {
    let mut tags = every(conn, projects).await?;
    tags.retain(|tag| tag.state != TagState::Rejected);
    Ok(tags)
}

async fn every(conn: &mut SqliteConnection, projects: &[Id]) -> Result<Vec<TagRow>> {
    let rows = sqlx::query(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM tag WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, id"
    )));
    let rows = rows.bind(json!(projects).to_string()).fetch_all(conn).await.map_err(db)?;
    rows.iter().map(tag_row).collect()
}

const COLUMNS: &str = "id, project, kind, concept, main, by, at, state, evidence, source, surface, certainty, reason";

fn tag_row(r: &SqliteRow) -> Result<TagRow> {
    Ok(TagRow {
        id: r.cell(0)?,
        project: r.cell(1)?,
        kind: kind(r.cell(2)?)?,
        concept: r.cell(3)?,
        main: r.cell(4)?,
        state: state(r.cell(7)?)?,
        evidence: r.cell(8)?,
        source: r.cell(9)?,
        by: r.cell(5)?,
        at: r.cell(6)?,
        ground: ground(r.cell(10)?, r.cell(11)?, r.cell(12)?),
    })
}

fn ground(surface: String, certainty: Option<u8>, reason: String) -> Option<Ground> {
    (!surface.is_empty() || certainty.is_some() || !reason.is_empty()).then_some(Ground { surface, certainty, reason })
}

/// A kind as stored; the schema allows no other word.
pub(crate) fn kind(word: &str) -> Result<Kind> {
    Kind::parse(word).ok_or_else(|| damaged(format!("tag kind {word}")))
}

/// A state as stored; the schema allows no other word.
pub(crate) fn state(word: &str) -> Result<TagState> {
    TagState::parse(word).ok_or_else(|| damaged(format!("tag state {word}")))
}
