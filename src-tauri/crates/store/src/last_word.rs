//! The meeting's last words (table `final`). One that is taken up again keeps its row.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{LastWordRow, ReturningRow};
use crate::write::Tx;
use domain::Id;
use domain::stage::Verdict;
use serde_json::json;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// Last words of a round, also those taken up again, by project, newest first.
///
/// # Errors
/// A database error.
pub async fn of_round(store: &Store, round: Id) -> Result<Vec<LastWordRow>> {
    of(&mut *store.read().await?, round).await
}

/// As [`of_round`], inside a write.
///
/// # Errors
/// A database error.
pub async fn of_round_in(tx: &mut Tx, round: Id) -> Result<Vec<LastWordRow>> {
    of(tx.conn()?, round).await
}

async fn of(conn: &mut SqliteConnection, round: Id) -> Result<Vec<LastWordRow>> {
    let rows = sqlx::query(
        "SELECT f.id, f.round, f.project, f.verdict, f.reason, f.note, f.return_on, f.person, coalesce(p.name, ''), \
         f.decided_on, f.at, f.reopened_at, f.reopen_reason FROM final f LEFT JOIN person p ON p.id = f.person \
         WHERE f.round = ? ORDER BY f.project, f.id DESC",
    );
    rows.bind(round).fetch_all(conn).await.map_err(db)?.iter().map(last_word).collect()
}

fn last_word(r: &SqliteRow) -> Result<LastWordRow> {
    let verdict: String = r.cell(3)?;
    Ok(LastWordRow {
        id: r.cell(0)?,
        round: r.cell(1)?,
        project: r.cell(2)?,
        verdict: Verdict::parse(&verdict).ok_or_else(|| damaged(format!("verdict {verdict}")))?,
        reason: r.cell(4)?,
        note: r.cell(5)?,
        return_on: r.cell(6)?,
        person: r.cell(7)?,
        name: r.cell(8)?,
        decided_on: r.cell(9)?,
        at: r.cell(10)?,
        reopened_at: r.cell(11)?,
        reopen_reason: r.cell(12)?,
    })
}

/// Records one last word on each of these projects; what it says else is that of `word`.
///
/// # Errors
/// A database error: also where one stands already.
pub async fn put(tx: &mut Tx, word: &LastWordRow, projects: &[Id]) -> Result<()> {
    let first = tx.take_ids(projects.len())?;
    let pairs = json!((first..).zip(projects).collect::<Vec<_>>()).to_string();
    let at = tx.now().to_owned();
    sqlx::query(
        "INSERT INTO final (id, round, project, verdict, reason, note, return_on, person, decided_on, at) \
         SELECT value->>0, ?2, value->>1, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM json_each(?1)",
    )
    .bind(pairs)
    .bind(word.round)
    .bind(word.verdict.as_str())
    .bind(word.reason.clone())
    .bind(word.note.clone())
    .bind(word.return_on.clone())
    .bind(word.person)
    .bind(word.decided_on.clone())
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// Takes the standing last words on these projects up again, with the reason. Returns how many stood.
///
/// # Errors
/// A database error.
pub async fn reopen(tx: &mut Tx, round: Id, projects: &[Id], reason: &str) -> Result<u32> {
    let at = tx.now().to_owned();
    let done = sqlx::query(
        "UPDATE final SET reopened_at = ?3, reopen_reason = ?4 WHERE round = ?1 AND reopened_at = '' \
         AND project IN (SELECT value FROM json_each(?2))",
    );
    let done = done.bind(round).bind(json!(projects).to_string()).bind(at).bind(reason.to_owned());
    let done = done.execute(tx.conn()?).await.map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Held projects whose day is `today` (ISO date) or before it, earliest day first. Not those that went on since: a later last
/// word stands in another round, or the project is voted on in an open round whose list was frozen after it was held. A round of
/// tags, or one that only tries the criteria, decides nothing.
///
/// # Errors
/// A database error.
pub async fn returning(store: &Store, today: &str) -> Result<Vec<ReturningRow>> {
    sqlx::query(
        "SELECT f.project, p.title_ja, p.title_en, f.round, r.name, f.return_on, f.note FROM final f \
         JOIN project p ON p.id = f.project JOIN round r ON r.id = f.round \
         WHERE f.verdict = 'hold' AND f.reopened_at = '' AND f.return_on <> '' AND f.return_on <= ?1 \
         AND NOT EXISTS (SELECT 1 FROM final g WHERE g.project = f.project AND g.reopened_at = '' AND g.id > f.id) \
         AND NOT EXISTS (SELECT 1 FROM round_item i JOIN round q ON q.id = i.round WHERE i.project = f.project \
         AND i.withdrawn = '' AND q.id <> f.round AND q.opened_at > f.at AND q.kind = 'votes' AND q.purpose = 'main' \
         AND q.state = 'open') ORDER BY f.return_on, f.project",
    )
    .bind(today.to_owned())
    .try_map(|r: SqliteRow| {
        Ok(ReturningRow {
            project: r.try_get(0)?,
            title_ja: r.try_get(1)?,
            title_en: r.try_get(2)?,
            round: r.try_get(3)?,
            round_name: r.try_get(4)?,
            return_on: r.try_get(5)?,
            note: r.try_get(6)?,
        })
    })
    .fetch_all(&mut *store.read().await?)
    .await
    .map_err(db)
}

/// Notes in the round that its shortlist leaves now.
///
/// # Errors
/// A database error.
pub async fn leaves(tx: &mut Tx, round: Id) -> Result<()> {
    let at = tx.now().to_owned();
    let done = sqlx::query("UPDATE round SET exported_at = ?2 WHERE id = ?1").bind(round).bind(at);
    done.execute(tx.conn()?).await.map_err(db)?;
    Ok(())
}
