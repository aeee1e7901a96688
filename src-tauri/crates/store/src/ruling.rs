//! Disagreements settled. The votes stay as they were.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::RulingRow;
use crate::write::Tx;
use domain::Id;
use domain::stage::Verdict;
use sqlx::sqlite::SqliteRow;

/// Rulings of a round, by project.
///
/// # Errors
/// A database error.
pub async fn of_round(store: &Store, round: Id) -> Result<Vec<RulingRow>> {
    let rows = sqlx::query(
        "SELECT r.id, r.round, r.project, r.how, r.verdict, r.reason, r.note, r.tags, r.person, coalesce(p.name, ''), r.at \
         FROM ruling r LEFT JOIN person p ON p.id = r.person WHERE r.round = ? ORDER BY r.project",
    );
    let rows = rows.bind(round).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(ruling).collect()
}

/// Projects of a round that something settled.
///
/// # Errors
/// A database error.
pub async fn projects(store: &Store, round: Id) -> Result<Vec<Id>> {
    let rows = sqlx::query_scalar("SELECT project FROM ruling WHERE round = ?");
    rows.bind(round).fetch_all(&mut *store.read().await?).await.map_err(db)
}

fn ruling(r: &SqliteRow) -> Result<RulingRow> {
    let (how, verdict, tags): (String, Option<String>, String) = (r.cell(3)?, r.cell(4)?, r.cell(7)?);
    let verdict = verdict.map(|word| Verdict::parse(&word).ok_or_else(|| damaged(format!("verdict {word}"))));
    Ok(RulingRow {
        id: r.cell(0)?,
        round: r.cell(1)?,
        project: r.cell(2)?,
        consensus: how == "consensus",
        verdict: verdict.transpose()?,
        reason: r.cell(5)?,
        note: r.cell(6)?,
        tags: serde_json::from_str(&tags).map_err(damaged)?,
        person: r.cell(8)?,
        name: r.cell(9)?,
        at: r.cell(10)?,
    })
}

/// Settles a project of a round, or settles it otherwise. Returns the ruling's id.
///
/// # Errors
/// A database error.
pub async fn put(tx: &mut Tx, row: &RulingRow) -> Result<Id> {
    let (fresh, at) = (tx.take_id()?, tx.now().to_owned());
    let tags = serde_json::to_string(&row.tags).map_err(domain::Problem::fault)?;
    sqlx::query_scalar(
        "INSERT INTO ruling (id, round, project, how, verdict, reason, note, tags, person, at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (round, project) DO UPDATE SET how = excluded.how, \
         verdict = excluded.verdict, reason = excluded.reason, note = excluded.note, tags = excluded.tags, \
         person = excluded.person, at = excluded.at RETURNING id",
    )
    .bind(fresh)
    .bind(row.round)
    .bind(row.project)
    .bind(if row.consensus { "consensus" } else { "chair" })
    .bind(row.verdict.map(Verdict::as_str))
    .bind(row.reason.clone())
    .bind(row.note.clone())
    .bind(tags)
    .bind(row.person)
    .bind(at)
    .fetch_one(tx.conn()?)
    .await
    .map_err(db)
}
