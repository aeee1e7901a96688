//! Votes. What a reader's connection sees of them is what the round allows (the view `decision` of the viewer); what is
//! read here is what it sees.

use crate::file::Store;
use crate::many;
use crate::problem::{Cell, Result, damaged, db};
use crate::round::word;
use crate::rows::{AssignmentRow, DecisionRow};
use crate::write::Tx;
use domain::Id;
use domain::stage::{Certainty, Verdict};
use serde_json::{Map, Value};
use sqlx::sqlite::SqliteRow;

/// Visible votes of a round, of one project or of all, by project and id.
///
/// # Errors
/// A database error.
pub async fn visible(store: &Store, round: Id, project: Option<Id>) -> Result<Vec<DecisionRow>> {
    let mut read = store.read().await?;
    let sql = match project {
        None => {
            "SELECT id, assignment, round, project, reviewer, criteria, verdict, reason, note, certainty, scores, tags, at \
             FROM decision WHERE round = ?1 AND ?2 IS NULL ORDER BY project, id"
        }
        Some(_) => {
            "SELECT id, assignment, round, project, reviewer, criteria, verdict, reason, note, certainty, scores, tags, at \
             FROM decision WHERE project = ?2 AND round = ?1 ORDER BY id"
        }
    };
    let mut all = Vec::new();
    many::each(sqlx::query(sql).bind(round).bind(project).fetch(&mut *read), |r| {
        all.push(decision_row(&r)?);
        Ok(())
    })
    .await?;
    Ok(all)
}

fn decision_row(r: &SqliteRow) -> Result<DecisionRow> {
    let verdict: Option<&str> = r.cell(6)?;
    Ok(DecisionRow {
        id: r.cell(0)?,
        assignment: r.cell(1)?,
        round: r.cell(2)?,
        project: r.cell(3)?,
        reviewer: r.cell(4)?,
        criteria: r.cell(5)?,
        verdict: verdict.map(|verdict| word(verdict, Verdict::parse)).transpose()?,
        reason: r.cell(7)?,
        note: r.cell(8)?,
        certainty: word(r.cell(9)?, Certainty::parse)?,
        scores: serde_json::from_str(r.cell(10)?).map_err(damaged)?,
        tags: serde_json::from_str(r.cell(11)?).map_err(damaged)?,
        at: r.cell(12)?,
    })
}

/// Who reads a project of a round, whether each has voted and where the vote stands: inside a write, where nothing is
/// hidden, to see whether one's own may still be changed.
///
/// # Errors
/// A database error.
pub async fn readers_in(tx: &mut Tx, round: Id, project: Id) -> Result<Vec<(AssignmentRow, Option<Id>)>> {
    let rows = sqlx::query(
        "SELECT a.id, a.reviewer, a.position, a.later, d.id FROM assignment a LEFT JOIN decision d ON d.assignment = a.id \
         WHERE a.round = ?1 AND a.project = ?2 ORDER BY a.id",
    );
    let rows = rows.bind(round).bind(project).fetch_all(tx.conn()?).await.map_err(db)?;
    let row = |r: &SqliteRow| {
        let assignment = AssignmentRow {
            id: r.cell(0)?,
            round,
            project,
            reviewer: r.cell(1)?,
            position: r.cell(2)?,
            later: r.cell(3)?,
        };
        Ok((assignment, r.cell(4)?))
    };
    rows.iter().map(row).collect()
}

/// Whether anybody has voted in a round; inside a write, where nothing is hidden.
///
/// # Errors
/// A database error.
pub async fn any_in(tx: &mut Tx, round: Id) -> Result<bool> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM assignment a JOIN decision d ON d.assignment = a.id WHERE a.round = ?)",
    )
    .bind(round)
    .fetch_one(tx.conn()?)
    .await
    .map_err(db)
}

/// Writes a vote as it stands; a new one where its id is 0. When is the write's own, where anything differs. Returns its
/// id.
///
/// # Errors
/// A database error.
pub async fn put(tx: &mut Tx, row: &DecisionRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let at = tx.now().to_owned();
    let sql = if row.id == 0 {
        "INSERT INTO decision (id, assignment, round, project, reviewer, criteria, verdict, reason, note, certainty, scores, \
         tags, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    } else {
        "UPDATE decision SET criteria = ?6, verdict = ?7, reason = ?8, note = ?9, certainty = ?10, scores = ?11, tags = ?12, \
         at = ?13 WHERE id = ?1 AND assignment = ?2 AND round = ?3 AND project = ?4 AND reviewer = ?5 AND \
         (criteria, verdict, reason, note, certainty, scores, tags) IS NOT (?6, ?7, ?8, ?9, ?10, ?11, ?12)"
    };
    sqlx::query(sql)
        .bind(id)
        .bind(row.assignment)
        .bind(row.round)
        .bind(row.project)
        .bind(row.reviewer)
        .bind(row.criteria)
        .bind(row.verdict.map(Verdict::as_str))
        .bind(row.reason.clone())
        .bind(row.note.clone())
        .bind(row.certainty.as_str())
        .bind(serde_json::to_string(&row.scores).map_err(damaged)?)
        .bind(serde_json::to_string(&row.tags).map_err(damaged)?)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(id)
}

/// The wordings of a vote that is seen, newest first: the one that stands, and those that the log keeps.
///
/// # Errors
/// A database error.
pub async fn wordings(store: &Store, vote: &DecisionRow) -> Result<Vec<DecisionRow>> {
    let rows = sqlx::query_scalar(
        "SELECT before FROM change WHERE thing = 'decision' AND row = ? AND action = 'update' ORDER BY id DESC",
    );
    let rows: Vec<String> = rows.bind(vote.id).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    let mut wordings = vec![vote.clone()];
    for before in rows {
        let mut earlier = wordings[wordings.len() - 1].clone();
        let before: Map<String, Value> = serde_json::from_str(&before).map_err(damaged)?;
        // A merge moves a vote to another project: that is no wording.
        if before.contains_key("at") {
            put_back(&mut earlier, &before)?;
            wordings.push(earlier);
        }
    }
    Ok(wordings)
}

/// Sets the columns to what they were.
fn put_back(vote: &mut DecisionRow, before: &Map<String, Value>) -> Result<()> {
    for (column, value) in before {
        let text = || value.as_str().unwrap_or_default().to_owned();
        match column.as_str() {
            "criteria" => vote.criteria = value.as_i64().unwrap_or(vote.criteria),
            "verdict" => vote.verdict = value.as_str().map(|verdict| word(verdict, Verdict::parse)).transpose()?,
            "reason" => vote.reason = text(),
            "note" => vote.note = text(),
            "certainty" => vote.certainty = word(&text(), Certainty::parse)?,
            "scores" => vote.scores = serde_json::from_str(&text()).map_err(damaged)?,
            "tags" => vote.tags = serde_json::from_str(&text()).map_err(damaged)?,
            "at" => vote.at = text(),
            _ => {}
        }
    }
    Ok(())
}
