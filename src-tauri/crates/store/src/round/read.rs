//! Reads of rounds. What a reader's connection does not see is in none of them, but where a number says so.

use super::word;
use crate::file::Store;
use crate::many;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{AssignmentRow, RoundItemLight, RoundRow};
use crate::write::Tx;
use domain::Id;
use domain::stage::{Blindness, Frozen, Purpose, RoundKind};
use serde_json::json;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use std::collections::HashSet;

/// How far a round is, in projects that have not left it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Projects that may be shown.
    pub projects: u32,
    /// Projects that may not be shown.
    pub hidden: u32,
    /// Projects with fewer readers than wanted.
    pub short: u32,
    /// Assignments.
    pub assigned: u32,
    /// Votes given.
    pub voted: u32,
    /// Projects on which every assigned reader has voted.
    pub read: u32,
    /// Assigned to the person asked for.
    pub mine: u32,
    /// Of these, voted on.
    pub mine_voted: u32,
    /// That person's votes: keep, hold, drop.
    pub verdicts: [u32; 3],
    /// Projects with visible votes that differ and that nothing settles.
    pub conflicts: u32,
}

/// Assignments on which a vote was given, seen or not.
pub type Givens = HashSet<Id>;

/// Rounds, open ones first, newest first.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<RoundRow>> {
    of(&mut *store.read().await?, None).await
}

/// One round.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, id: Id) -> Result<Option<RoundRow>> {
    Ok(of(&mut *store.read().await?, Some(id)).await?.pop())
}

/// One round, inside a write.
///
/// # Errors
/// A database error.
pub async fn get_in(tx: &mut Tx, id: Id) -> Result<Option<RoundRow>> {
    Ok(of(tx.conn()?, Some(id)).await?.pop())
}

async fn of(conn: &mut SqliteConnection, only: Option<Id>) -> Result<Vec<RoundRow>> {
    let rows = sqlx::query(
        "SELECT id, name, kind, purpose, readers, blindness, criteria, deadline, note, imported, tagged, state, opened_at, \
         closed_at, reopened, reopen_note, reopened_at, exported_at, by FROM round WHERE ?1 IS NULL OR id = ?1 \
         ORDER BY state = 'closed', id DESC",
    );
    rows.bind(only).fetch_all(conn).await.map_err(db)?.iter().map(round_row).collect()
}

fn round_row(r: &SqliteRow) -> Result<RoundRow> {
    Ok(RoundRow {
        id: r.cell(0)?,
        name: r.cell(1)?,
        kind: word(r.cell(2)?, RoundKind::parse)?,
        purpose: word(r.cell(3)?, Purpose::parse)?,
        readers: r.cell(4)?,
        blindness: word(r.cell(5)?, Blindness::parse)?,
        criteria: r.cell(6)?,
        deadline: r.cell(7)?,
        note: r.cell(8)?,
        imported: r.cell(9)?,
        tagged: r.cell(10)?,
        closed: r.cell::<&str>(11)? == "closed",
        opened_at: r.cell(12)?,
        closed_at: r.cell(13)?,
        reopened: r.cell(14)?,
        reopen_note: r.cell(15)?,
        reopened_at: r.cell(16)?,
        exported_at: r.cell(17)?,
        by: r.cell(18)?,
    })
}

/// How far a round is. `me`: whose own numbers.
///
/// # Errors
/// A database error.
pub async fn numbers(store: &Store, round: &RoundRow, me: Option<Id>) -> Result<Numbers> {
    let mut read = store.read().await?;
    let sql = "WITH a AS (SELECT x.project, count(*) AS n, count(g.assignment) AS v FROM assignment x \
         LEFT JOIN given g ON g.assignment = x.id WHERE x.round = ?1 GROUP BY x.project) \
         SELECT count(*), (SELECT count(*) FROM main.round_item WHERE round = ?1 AND withdrawn = ''), \
         coalesce(sum(coalesce(a.n, 0) < ?2), 0), coalesce(sum(a.n), 0), coalesce(sum(a.v), 0), coalesce(sum(a.n > 0 AND a.n = a.v), 0) \
         FROM round_item i LEFT JOIN a ON a.project = i.project WHERE i.round = ?1 AND i.withdrawn = ''";
    let r = sqlx::query(sql).bind(round.id).bind(round.readers).fetch_one(&mut *read).await.map_err(db)?;
    let (projects, of_all): (u32, u32) = (r.cell(0)?, r.cell(1)?);
    let mut numbers = Numbers {
        projects,
        hidden: of_all.saturating_sub(projects),
        short: r.cell(2)?,
        assigned: r.cell(3)?,
        voted: r.cell(4)?,
        read: r.cell(5)?,
        ..Numbers::default()
    };
    if let Some(me) = me {
        let sql = "SELECT count(*), count(d.id), count(*) FILTER (WHERE d.verdict = 'keep'), \
             count(*) FILTER (WHERE d.verdict = 'hold'), count(*) FILTER (WHERE d.verdict = 'drop') \
             FROM assignment x JOIN round_item i ON i.round = x.round AND i.project = x.project AND i.withdrawn = '' \
             LEFT JOIN decision d ON d.assignment = x.id WHERE x.round = ?1 AND x.reviewer = ?2";
        let r = sqlx::query(sql).bind(round.id).bind(me).fetch_one(&mut *read).await.map_err(db)?;
        (numbers.mine, numbers.mine_voted) = (r.cell(0)?, r.cell(1)?);
        numbers.verdicts = [r.cell(2)?, r.cell(3)?, r.cell(4)?];
    }
    // Tags are kept in order, so that the same tags with the same main ones are the same words.
    let said = match round.kind {
        RoundKind::Votes => "d.verdict",
        RoundKind::Tags => {
            "(SELECT coalesce(group_concat(j.value->>'kind' || ' ' || (j.value->>'concept') || ' ' || coalesce(j.value->>'main', 0), char(10)), '') FROM json_each(d.tags) j)"
        }
    };
    let sql = format!(
        "SELECT count(*) FROM (SELECT d.project FROM decision d JOIN round_item i ON i.round = d.round AND i.project = d.project \
         AND i.withdrawn = '' WHERE d.round = ?1 AND NOT EXISTS (SELECT 1 FROM ruling u WHERE u.round = ?1 AND u.project = d.project) \
         GROUP BY d.project HAVING count(DISTINCT {said}) > 1)"
    );
    let sql = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(round.id);
    numbers.conflicts = sql.fetch_one(&mut *read).await.map_err(db)?;
    Ok(numbers)
}

/// Projects of a round, those that left it included, in the order of the frozen list.
///
/// # Errors
/// A database error.
pub async fn items(store: &Store, round: Id) -> Result<Vec<RoundItemLight>> {
    let mut read = store.read().await?;
    let rows = sqlx::query(
        "SELECT id, project, position, frozen->>'number', frozen->>'title_ja', frozen->>'title_en', frozen->>'programme', \
         frozen->>'institution', frozen->'tags', withdrawn FROM round_item WHERE round = ? ORDER BY position, id",
    );
    let mut items = Vec::new();
    many::each(rows.bind(round).fetch(&mut *read), |r| {
        let text = |at: usize| Ok::<_, domain::Problem>(r.cell::<Option<String>>(at)?.unwrap_or_default());
        items.push(RoundItemLight {
            id: r.cell(0)?,
            project: r.cell(1)?,
            position: r.cell(2)?,
            number: text(3)?,
            title_ja: text(4)?,
            title_en: text(5)?,
            programme: text(6)?,
            institution: text(7)?,
            tags: text(8)?,
            withdrawn: r.cell(9)?,
        });
        Ok(())
    })
    .await?;
    Ok(items)
}

/// Projects of a round that are not seen, those that left it included.
///
/// # Errors
/// A database error.
pub async fn hidden(store: &Store, round: Id) -> Result<u32> {
    sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM main.round_item WHERE round = ?1) - (SELECT count(*) FROM round_item WHERE round = ?1)",
    )
    .bind(round)
    .fetch_one(&mut *store.read().await?)
    .await
    .map_err(db)
}

/// Projects of a round that are not seen, without those that left it.
///
/// # Errors
/// A database error.
pub async fn hidden_inside(store: &Store, round: Id) -> Result<u32> {
    sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM main.round_item WHERE round = ?1 AND withdrawn = '') \
         - (SELECT count(*) FROM round_item WHERE round = ?1 AND withdrawn = '')",
    )
    .bind(round)
    .fetch_one(&mut *store.read().await?)
    .await
    .map_err(db)
}

/// Frozen texts of these projects of a round, in no order.
///
/// # Errors
/// A database error.
pub async fn texts(store: &Store, round: Id, projects: &[Id]) -> Result<Vec<(Id, Frozen)>> {
    let rows = sqlx::query(
        "SELECT project, frozen FROM round_item WHERE round = ?1 AND project IN (SELECT value FROM json_each(?2))",
    );
    let rows = rows.bind(round).bind(json!(projects).to_string());
    let rows = rows.fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(|r| Ok((r.cell(0)?, serde_json::from_str(r.cell(1)?).map_err(damaged)?))).collect()
}

/// Who reads what of a round, of one project or of all, by reader and place.
///
/// # Errors
/// A database error.
pub async fn assignments(store: &Store, round: Id, project: Option<Id>) -> Result<Vec<AssignmentRow>> {
    let mut read = store.read().await?;
    let sql = match project {
        None => {
            "SELECT id, round, project, reviewer, position, later FROM assignment WHERE round = ?1 AND ?2 IS NULL \
             ORDER BY reviewer, position, id"
        }
        Some(_) => {
            "SELECT id, round, project, reviewer, position, later FROM assignment WHERE round = ?1 AND project = ?2 \
             ORDER BY reviewer, position, id"
        }
    };
    let mut all = Vec::new();
    many::each(sqlx::query(sql).bind(round).bind(project).fetch(&mut *read), |r| {
        all.push(AssignmentRow {
            id: r.cell(0)?,
            round: r.cell(1)?,
            project: r.cell(2)?,
            reviewer: r.cell(3)?,
            position: r.cell(4)?,
            later: r.cell(5)?,
        });
        Ok(())
    })
    .await?;
    Ok(all)
}

/// Assignments of a round, of one project or of all, on which a vote was given: that there is one, not what it says.
///
/// # Errors
/// A database error.
pub async fn givens(store: &Store, round: Id, project: Option<Id>) -> Result<Givens> {
    let mut read = store.read().await?;
    let sql = match project {
        None => "SELECT assignment FROM given WHERE round = ?1 AND ?2 IS NULL",
        Some(_) => "SELECT assignment FROM given WHERE project = ?2 AND round = ?1",
    };
    let mut all = Givens::new();
    many::each(sqlx::query_scalar(sql).bind(round).bind(project).fetch(&mut *read), |id: Id| {
        all.insert(id);
        Ok(())
    })
    .await?;
    Ok(all)
}

/// Which of these projects a round has, those that left it included, with why they left; inside a write, so that
/// nothing is left out.
///
/// # Errors
/// A database error.
pub async fn in_round(tx: &mut Tx, round: Id, projects: &[Id]) -> Result<Vec<(Id, String)>> {
    sqlx::query_as(
        "SELECT project, withdrawn FROM round_item WHERE round = ?1 AND project IN (SELECT value FROM json_each(?2)) ORDER BY position",
    )
    .bind(round)
    .bind(json!(projects).to_string())
    .fetch_all(tx.conn()?)
    .await
    .map_err(db)
}

/// These projects as the library has them now, to be held against their frozen texts: without tags.
///
/// # Errors
/// A database error.
pub async fn now(store: &Store, projects: &[Id]) -> Result<Vec<(Id, Frozen)>> {
    let rows = sqlx::query(
        "SELECT id, coalesce(number, ''), title_ja, title_en, summary_ja, summary_en, programme, institution, researcher, phase \
         FROM project WHERE id IN (SELECT value FROM json_each(?))",
    );
    let rows = rows.bind(json!(projects).to_string()).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    let row = |r: &SqliteRow| {
        let frozen = Frozen {
            number: r.cell(1)?,
            title_ja: r.cell(2)?,
            title_en: r.cell(3)?,
            summary_ja: r.cell(4)?,
            summary_en: r.cell(5)?,
            programme: r.cell(6)?,
            institution: r.cell(7)?,
            researcher: r.cell(8)?,
            phase: r.cell(9)?,
            ..Frozen::default()
        };
        Ok((r.cell(0)?, frozen))
    };
    rows.iter().map(row).collect()
}
