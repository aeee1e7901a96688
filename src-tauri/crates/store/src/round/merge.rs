//! What rounds and interests hold of a project that becomes one with another.

use crate::problem::{Result, db};
use crate::write::Tx;
use domain::{Id, Problem, ProblemCode};
use sqlx::AssertSqlSafe;

/// Tables of a round's project, those that refer to others first.
const OF_ROUND: [&str; 6] = ["remark", "ruling", "final", "decision", "assignment", "round_item"];

/// Rounds that both are in, where `?2` has left. What it holds there goes; the log keeps it.
const GONE_LEFT: &str = "SELECT g.round FROM round_item g JOIN round_item k ON k.round = g.round AND k.project = ?1 \
     WHERE g.project = ?2 AND g.withdrawn <> ''";
/// Rounds that both are still in then: `?1` has left there.
const KEPT_LEFT: &str = "SELECT k.round FROM round_item k JOIN round_item g ON g.round = k.round AND g.project = ?2 \
     WHERE k.project = ?1 AND k.withdrawn <> ''";

/// What of `gone` (`?2`) moves to `keep` (`?1`). An interest in either is one in what remains, and a block is lifted there
/// only for who had it lifted on both: what else hid either of them is not told by its rows.
const MOVES: [&str; 8] = [
    "DELETE FROM interest_override WHERE project = ?1 \
     AND person NOT IN (SELECT person FROM interest_override WHERE project = ?2)",
    "DELETE FROM interest_override WHERE project = ?2",
    "DELETE FROM interest WHERE project = ?2 AND person IN (SELECT person FROM interest WHERE project = ?1)",
    "UPDATE interest SET project = ?1 WHERE project = ?2",
    "UPDATE connection SET note = trim(connection.note || char(10) || g.note, char(10)) FROM connection g \
     WHERE connection.project = ?1 AND g.project = ?2 AND g.support = connection.support AND g.note NOT IN ('', connection.note)",
    "UPDATE connection SET state = 'serves' FROM connection g WHERE connection.project = ?1 AND g.project = ?2 \
     AND g.support = connection.support AND g.state = 'serves' AND connection.state <> 'serves'",
    "DELETE FROM connection WHERE project = ?2 AND support IN (SELECT support FROM connection WHERE project = ?1)",
    "UPDATE connection SET project = ?1 WHERE project = ?2",
];

/// Moves what rounds, interests and connections hold of `gone` to `keep`.
///
/// # Errors
/// `SameRound` with `name` where both are in a round that neither has left.
pub(crate) async fn merge(tx: &mut Tx, keep: Id, gone: Id) -> Result<()> {
    let both: Option<String> = sqlx::query_scalar(
        "SELECT r.name FROM round_item k JOIN round_item g ON g.round = k.round AND g.project = ?2 AND g.withdrawn = '' \
         JOIN round r ON r.id = k.round WHERE k.project = ?1 AND k.withdrawn = '' ORDER BY r.id LIMIT 1",
    )
    .bind(keep)
    .bind(gone)
    .fetch_optional(tx.conn()?)
    .await
    .map_err(db)?;
    if let Some(name) = both {
        return Err(Problem::new(ProblemCode::SameRound).with("name", name));
    }
    let mut script: Vec<String> = Vec::new();
    for (whose, rounds) in [("?2", GONE_LEFT), ("?1", KEPT_LEFT)] {
        script.extend(
            OF_ROUND
                .iter()
                .map(|table| format!("DELETE FROM \"{table}\" WHERE project = {whose} AND round IN ({rounds})")),
        );
    }
    script.extend(OF_ROUND.iter().map(|table| format!("UPDATE \"{table}\" SET project = ?1 WHERE project = ?2")));
    script.extend(MOVES.iter().map(|sql| (*sql).to_owned()));
    for sql in script {
        sqlx::query(AssertSqlSafe(sql)).bind(keep).bind(gone).execute(tx.conn()?).await.map_err(db)?;
    }
    Ok(())
}
