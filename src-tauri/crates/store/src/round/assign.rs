//! Who reads what, and in which order.

use crate::bulk::{Binding, Bulk, insert};
use crate::problem::{Result, db};
use crate::rows::AssignmentRow;
use crate::write::Tx;
use domain::Id;
use serde_json::json;

impl Bulk for AssignmentRow {
    const TABLE: &'static str = "assignment";
    const COLUMNS: &'static [&'static str] = &["id", "round", "project", "reviewer", "position", "later"];
    fn id(&self) -> Id {
        self.id
    }
    fn bind(&self, query: Binding) -> Binding {
        query.bind(self.id).bind(self.round).bind(self.project).bind(self.reviewer).bind(self.position).bind(self.later)
    }
}

/// Assigns `(project, reader)` in this order, each behind what the reader has already in the round. Quiet: known by their
/// id range.
///
/// # Errors
/// A database error: also for a pair that is assigned already.
pub async fn assign(tx: &mut Tx, round: Id, pairs: &[(Id, Id)]) -> Result<()> {
    let mut next: std::collections::HashMap<Id, u32> =
        sqlx::query_as("SELECT reviewer, max(position) + 1 FROM assignment WHERE round = ? GROUP BY reviewer")
            .bind(round)
            .fetch_all(tx.conn()?)
            .await
            .map_err(db)?
            .into_iter()
            .collect();
    let first = tx.take_ids(pairs.len())?;
    let rows: Vec<AssignmentRow> = (first..)
        .zip(pairs)
        .map(|(id, (project, reviewer))| {
            let place = next.entry(*reviewer).or_default();
            let position = *place;
            *place += 1;
            AssignmentRow { id, round, project: *project, reviewer: *reviewer, position, later: false }
        })
        .collect();
    insert(tx, &rows).await
}

/// Assignments of a person in a round on which no vote was given: of these projects, or all.
///
/// # Errors
/// A database error.
pub async fn unvoted(tx: &mut Tx, round: Id, person: Id, projects: Option<&[Id]>) -> Result<Vec<(Id, Id)>> {
    sqlx::query_as(
        "SELECT id, project FROM assignment WHERE round = ?1 AND reviewer = ?2 \
         AND (?3 IS NULL OR project IN (SELECT value FROM json_each(?3))) \
         AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.assignment = assignment.id) ORDER BY id",
    )
    .bind(round)
    .bind(person)
    .bind(projects.map(|projects| json!(projects).to_string()))
    .fetch_all(tx.conn()?)
    .await
    .map_err(db)
}

/// Takes assignments back.
///
/// # Errors
/// A database error: also where a vote rests on one.
pub async fn take_back(tx: &mut Tx, assignments: &[Id]) -> Result<()> {
    sqlx::query("DELETE FROM assignment WHERE id IN (SELECT value FROM json_each(?))")
        .bind(json!(assignments).to_string())
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(())
}

/// Puts an assignment off, or takes it up again.
///
/// # Errors
/// A database error.
pub async fn put_off(tx: &mut Tx, assignment: Id, later: bool) -> Result<()> {
    sqlx::query("UPDATE assignment SET later = ?2 WHERE id = ?1 AND later <> ?2")
        .bind(assignment)
        .bind(later)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(())
}

/// Puts these projects of a reader first, in this order; the others follow as they were.
///
/// # Errors
/// A database error.
pub async fn arrange(tx: &mut Tx, round: Id, person: Id, projects: &[Id]) -> Result<()> {
    let mut order: Vec<(Id, Id)> =
        sqlx::query_as("SELECT id, project FROM assignment WHERE round = ?1 AND reviewer = ?2 ORDER BY position, id")
            .bind(round)
            .bind(person)
            .fetch_all(tx.conn()?)
            .await
            .map_err(db)?;
    let places: std::collections::HashMap<Id, usize> =
        projects.iter().enumerate().rev().map(|(at, project)| (*project, at)).collect();
    order.sort_by_key(|(_, project)| places.get(project).copied().unwrap_or(usize::MAX));
    let order: Vec<Id> = order.into_iter().map(|(id, _)| id).collect();
    sqlx::query(
        "UPDATE assignment SET position = j.key FROM json_each(?1) j WHERE assignment.id = j.value AND assignment.position <> j.key",
    )
    .bind(json!(order).to_string())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}
