//! Two projects that may be one: proposed by the importer, merged or kept apart by a person.

use crate::file::Store;
use crate::import::pair_row;
use crate::over::must_exist;
use crate::problem::{Cell, Result, db};
use crate::project::whole;
use crate::rows::{PairFull, PairRow, PairSide, ProjectRow, Span};
use crate::write::Tx;
use domain::{Id, Problem, ProblemCode};
use serde_json::json;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use std::collections::HashMap;

/// Pairs in a state (`open`, `merged`, `apart`), likeliest first, both projects beside each, and the number of all
/// in that state.
///
/// # Errors
/// A database error.
pub async fn list(store: &Store, state: &str, offset: u32, limit: u32) -> Result<(Vec<PairFull>, u32)> {
    let mut read = store.read().await?;
    let total = sqlx::query_scalar("SELECT count(*) FROM pair WHERE state = ?").bind(state.to_owned());
    let total: u32 = total.fetch_one(&mut *read).await.map_err(db)?;
    let rows = sqlx::query(
        "SELECT id, a, b, kind, score, state, by, at FROM pair WHERE state = ? ORDER BY score DESC, id LIMIT ? OFFSET ?",
    );
    let rows = rows.bind(state.to_owned()).bind(limit).bind(offset).try_map(|r: SqliteRow| pair_row(&r));
    let pairs = rows.fetch_all(&mut *read).await.map_err(db)?;
    Ok((beside(&mut read, pairs).await?, total))
}

/// One pair.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, id: Id) -> Result<Option<PairFull>> {
    let mut read = store.read().await?;
    let Some(pair) = one(&mut read, id).await? else { return Ok(None) };
    Ok(beside(&mut read, vec![pair]).await?.pop())
}

/// The pair of these two projects, whichever is the earlier.
///
/// # Errors
/// A database error.
pub async fn of_in(tx: &mut Tx, one: Id, other: Id) -> Result<Option<PairRow>> {
    let row = sqlx::query(
        "SELECT id, a, b, kind, score, state, by, at FROM pair WHERE (a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1)",
    );
    let row = row.bind(one).bind(other).try_map(|r: SqliteRow| pair_row(&r));
    row.fetch_optional(tx.conn()?).await.map_err(db)
}

/// Pairs of this project that nobody has decided.
///
/// # Errors
/// A database error.
pub async fn open_of(store: &Store, project: Id) -> Result<Vec<PairRow>> {
    let rows = sqlx::query(
        "SELECT id, a, b, kind, score, state, by, at FROM pair WHERE (a = ?1 OR b = ?1) AND state = 'open' ORDER BY id",
    );
    let rows = rows.bind(project).try_map(|r: SqliteRow| pair_row(&r));
    rows.fetch_all(&mut *store.read().await?).await.map_err(db)
}

async fn one(conn: &mut SqliteConnection, id: Id) -> Result<Option<PairRow>> {
    let row = sqlx::query("SELECT id, a, b, kind, score, state, by, at FROM pair WHERE id = ?");
    row.bind(id).try_map(|r: SqliteRow| pair_row(&r)).fetch_optional(conn).await.map_err(db)
}

async fn beside(conn: &mut SqliteConnection, pairs: Vec<PairRow>) -> Result<Vec<PairFull>> {
    let ids: Vec<Id> = pairs.iter().flat_map(|pair| [pair.a, pair.b]).collect();
    let projects: HashMap<Id, ProjectRow> = whole(conn, &ids).await?.into_iter().map(|p| (p.id, p)).collect();
    let mut years: HashMap<Id, Vec<Span>> = HashMap::new();
    let spans = sqlx::query(
        "SELECT project, year_first, year_last FROM project_year WHERE project IN (SELECT value FROM json_each(?)) ORDER BY id",
    );
    for r in spans.bind(json!(ids).to_string()).fetch_all(conn).await.map_err(db)? {
        years.entry(r.cell(0)?).or_default().push((r.cell(1)?, r.cell(2)?));
    }
    let side = |id: Id| {
        let project = projects.get(&id)?.clone();
        Some(PairSide { project, years: years.get(&id).cloned().unwrap_or_default() })
    };
    Ok(pairs.into_iter().map(|pair| PairFull { a: side(pair.a), b: side(pair.b), pair }).collect())
}

/// Keeps a pair apart, or opens it again. Merging is [`merge`], and taken back by undo only.
/// Returns the pair as it was.
///
/// # Errors
/// `NoSuchProposal` with `id`, also for a merged one.
pub async fn set_apart(tx: &mut Tx, id: Id, apart: bool) -> Result<PairRow> {
    let was = one(tx.conn()?, id).await?.filter(|pair| pair.state != "merged");
    let was = was.ok_or_else(|| Problem::new(ProblemCode::NoSuchProposal).with("id", id))?;
    mark(tx, id, if apart { "apart" } else { "open" }).await?;
    Ok(was)
}

async fn mark(tx: &mut Tx, id: Id, state: &'static str) -> Result<()> {
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query("UPDATE pair SET state = ?2, by = ?3, at = ?4 WHERE id = ?1 AND state <> ?2")
        .bind(id)
        .bind(state)
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(())
}

/// What of `gone` (`?2`) moves to `keep` (`?1`), in an order in which no UNIQUE index is met. Where both have a
/// thing, nothing is lost silently: the stronger tag, the stricter class, role and note of both threads.
const MOVES: &[&str] = &[
    "UPDATE project_year SET project = ?1 WHERE project = ?2",
    // Tags of both: the stronger state, with whose it was and what it rests on.
    "UPDATE tag SET state = g.state, by = g.by, at = g.at, evidence = g.evidence, source = g.source FROM tag g \
     WHERE tag.project = ?1 AND g.project = ?2 AND g.kind = tag.kind AND g.concept = tag.concept AND \
     (tag.state = 'rejected' AND g.state <> 'rejected' OR tag.state = 'proposed' AND g.state = 'confirmed')",
    "UPDATE tag SET main = 1 FROM tag g WHERE tag.project = ?1 AND g.project = ?2 AND g.kind = tag.kind \
     AND g.concept = tag.concept AND g.main = 1 AND tag.main = 0 \
     AND NOT EXISTS (SELECT 1 FROM tag m WHERE m.project = ?1 AND m.kind = g.kind AND m.main = 1)",
    "DELETE FROM tag WHERE project = ?2 AND EXISTS \
     (SELECT 1 FROM tag k WHERE k.project = ?1 AND k.kind = tag.kind AND k.concept = tag.concept)",
    "UPDATE tag SET main = 0 WHERE project = ?2 AND main = 1 AND EXISTS \
     (SELECT 1 FROM tag m WHERE m.project = ?1 AND m.kind = tag.kind AND m.main = 1)",
    "UPDATE tag SET project = ?1 WHERE project = ?2",
    "UPDATE theme_project SET role = coalesce(theme_project.role, g.role), \
     note = iif(g.note IN ('', theme_project.note), theme_project.note, trim(theme_project.note || char(10) || g.note, char(10))) \
     FROM theme_project g WHERE theme_project.project = ?1 AND g.project = ?2 AND g.theme = theme_project.theme",
    "DELETE FROM theme_project WHERE project = ?2 AND theme IN (SELECT theme FROM theme_project WHERE project = ?1)",
    "UPDATE theme_project SET project = ?1 WHERE project = ?2",
    "DELETE FROM word_use WHERE project = ?2 AND word IN (SELECT word FROM word_use WHERE project = ?1)",
    "UPDATE word_use SET project = ?1 WHERE project = ?2",
    "UPDATE outcome SET project = ?1 WHERE project = ?2",
    // A project is not carried on by itself, and one hand-over of two projects says enough: its kind, and the notes of both.
    "DELETE FROM handover WHERE earlier IN (?1, ?2) AND later IN (?1, ?2)",
    "UPDATE handover SET note = trim(handover.note || char(10) || g.note, char(10)) \
     FROM handover g WHERE handover.earlier = ?1 AND g.earlier = ?2 AND g.later = handover.later AND g.note NOT IN ('', handover.note)",
    "DELETE FROM handover WHERE earlier = ?2 AND later IN (SELECT later FROM handover WHERE earlier = ?1)",
    "UPDATE handover SET note = trim(handover.note || char(10) || g.note, char(10)) \
     FROM handover g WHERE handover.later = ?1 AND g.later = ?2 AND g.earlier = handover.earlier AND g.note NOT IN ('', handover.note)",
    "DELETE FROM handover WHERE later = ?2 AND earlier IN (SELECT earlier FROM handover WHERE later = ?1)",
    "UPDATE handover SET earlier = ?1 WHERE earlier = ?2",
    "UPDATE handover SET later = ?1 WHERE later = ?2",
    "UPDATE adjustment SET project = ?1 WHERE project = ?2",
    "DELETE FROM override WHERE project = ?2 AND field IN (SELECT field FROM override WHERE project = ?1)",
    "UPDATE override SET project = ?1 WHERE project = ?2",
    "UPDATE disclosure SET class = g.class FROM disclosure g WHERE disclosure.thing = 'project' AND disclosure.row = ?1 \
     AND g.thing = 'project' AND g.row = ?2 AND g.field = disclosure.field \
     AND instr('public,non-confidential,cda,internal', g.class) > instr('public,non-confidential,cda,internal', disclosure.class)",
    "DELETE FROM disclosure WHERE thing = 'project' AND row = ?2 AND field IN \
     (SELECT field FROM disclosure WHERE thing = 'project' AND row = ?1)",
    "UPDATE disclosure SET row = ?1 WHERE thing = 'project' AND row = ?2",
    // A file that both have stays once: what rests on it rests on the one that stays.
    "UPDATE plan_item SET attachment = (SELECT k.id FROM attachment k JOIN attachment g ON g.sha256 = k.sha256 \
     WHERE k.thing = 'project' AND k.row = ?1 AND g.id = plan_item.attachment) WHERE attachment IN \
     (SELECT g.id FROM attachment g JOIN attachment k ON k.sha256 = g.sha256 \
     WHERE g.thing = 'project' AND g.row = ?2 AND k.thing = 'project' AND k.row = ?1)",
    "DELETE FROM attachment WHERE thing = 'project' AND row = ?2 AND sha256 IN \
     (SELECT sha256 FROM attachment WHERE thing = 'project' AND row = ?1)",
    "UPDATE attachment SET row = ?1 WHERE thing = 'project' AND row = ?2",
    "UPDATE alias SET project = ?1 WHERE project = ?2",
    // What it brings to themes, what they state of it, what was heard and kept of it.
    "UPDATE asset SET project = ?1 WHERE project = ?2",
    "DELETE FROM asset_refused WHERE project = ?2 AND EXISTS (SELECT 1 FROM asset_refused k WHERE k.project = ?1 \
     AND k.kind = asset_refused.kind AND k.sentence = asset_refused.sentence)",
    "UPDATE asset_refused SET project = ?1 WHERE project = ?2",
    "UPDATE claim SET project = ?1 WHERE project = ?2",
    "UPDATE hearing SET project = ?1 WHERE project = ?2",
    "UPDATE plan_task SET project = ?1 WHERE project = ?2",
    "UPDATE plan_item SET project = ?1 WHERE project = ?2",
    "UPDATE plan_decision SET items = (SELECT json_group_array(json_set(i.value, '$.projects', \
     (SELECT json_group_array(DISTINCT iif(p.value = ?2, ?1, p.value)) FROM json_each(i.value, '$.projects') p))) \
     FROM json_each(items) i) WHERE EXISTS (SELECT 1 FROM json_each(items) i, json_each(i.value, '$.projects') p WHERE p.value = ?2)",
    // A thread of a version is named by its project.
    "UPDATE theme_version_part SET project = ?1, of = iif(thing = 'thread', CAST(?1 AS TEXT), of) WHERE project = ?2",
    "UPDATE theme_comment SET text = replace(text, '[[' || ?2 || ']]', '[[' || ?1 || ']]') \
     WHERE id IN (SELECT comment FROM theme_mention WHERE project = ?2)",
    "DELETE FROM theme_mention WHERE project = ?2 AND comment IN (SELECT comment FROM theme_mention WHERE project = ?1)",
    "UPDATE theme_mention SET project = ?1 WHERE project = ?2",
    // Finished is what both were: of what the other brought nobody has said anything.
    "DELETE FROM finished WHERE project IN (?1, ?2) AND (SELECT count(*) FROM finished WHERE project IN (?1, ?2)) < 2",
    "DELETE FROM finished WHERE project = ?2",
];

/// Makes two projects one: everything of `gone` moves to `keep`, its number leads there from now on (`alias`), and
/// its row goes. Their pair is marked merged; other pairs of `gone` that are not merged follow, unless `keep` has
/// such a pair itself. What the project shows (its latest year, overrides that came along) is the caller's to write.
///
/// # Errors
/// `NoSuchProject` with `key` (the id); `SameRound` with `name`; a fault when both are the same.
pub async fn merge(tx: &mut Tx, keep: Id, gone: Id) -> Result<()> {
    if keep == gone {
        return Err(Problem::fault("a project is not merged with itself"));
    }
    for id in [keep, gone] {
        must_exist(tx, id).await?;
    }
    crate::round::merge(tx, keep, gone).await?;
    if let Some(pair) = of_in(tx, keep, gone).await? {
        mark(tx, pair.id, "merged").await?;
    }
    for sql in MOVES {
        sqlx::query(*sql).bind(keep).bind(gone).execute(tx.conn()?).await.map_err(db)?;
    }
    let key: Option<String> = sqlx::query_scalar("SELECT key FROM project WHERE id = ?")
        .bind(gone)
        .fetch_one(tx.conn()?)
        .await
        .map_err(db)?;
    sqlx::query("DELETE FROM project WHERE id = ?").bind(gone).execute(tx.conn()?).await.map_err(db)?;
    if let Some(key) = key {
        let id = tx.take_id()?;
        sqlx::query("INSERT INTO alias (id, project, key) VALUES (?, ?, ?)")
            .bind(id)
            .bind(keep)
            .bind(key)
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
    }
    repoint(tx, keep, gone).await
}

/// Pairs of `gone` follow to `keep`, one after the other: two of them may become the same.
async fn repoint(tx: &mut Tx, keep: Id, gone: Id) -> Result<()> {
    let rows = sqlx::query(
        "SELECT id, a, b, kind, score, state, by, at FROM pair WHERE (a = ?1 OR b = ?1) AND state <> 'merged' \
         ORDER BY state, id",
    );
    let rows = rows.bind(gone).try_map(|r: SqliteRow| pair_row(&r)).fetch_all(tx.conn()?).await.map_err(db)?;
    for pair in rows {
        let to = |id: Id| if id == gone { keep } else { id };
        let (a, b) = (to(pair.a), to(pair.b));
        let sql = if of_in(tx, a, b).await?.is_some() {
            "DELETE FROM pair WHERE id = ?1"
        } else {
            "UPDATE pair SET a = ?2, b = ?3 WHERE id = ?1"
        };
        sqlx::query(sql).bind(pair.id).bind(a).bind(b).execute(tx.conn()?).await.map_err(db)?;
    }
    Ok(())
}
