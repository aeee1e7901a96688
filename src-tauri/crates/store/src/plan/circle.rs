//! Links that would make a circle, looked for where they are written: whoever writes may not see all of it.

use crate::problem::{Result, db};
use crate::viewer::anything_hidden;
use crate::write::Tx;
use domain::plan::schedule::{LinkKind, Tie, cycle};
use domain::{Id, Problem, ProblemCode};
use sqlx::AssertSqlSafe;

/// What stands for the name of a task that whoever writes may not see.
const UNSEEN: &str = "…";

/// Refuses a plan whose links make a circle by now, and names its tasks.
///
/// # Errors
/// `InvalidField` (`cycle`); a database error.
pub(super) async fn refuse(tx: &mut Tx, plan: Id) -> Result<()> {
    let links: Vec<(Id, Id, Id)> = sqlx::query_as("SELECT id, before, after FROM plan_link WHERE plan = ?")
        .bind(plan)
        .fetch_all(tx.conn()?)
        .await
        .map_err(db)?;
    let tie = |(id, before, after): (Id, Id, Id)| Tie { id, before, after, kind: LinkKind::Fs, lag: 0 };
    let ties: Vec<Tie> = links.into_iter().map(tie).collect();
    let Some(way) = cycle(&ties) else { return Ok(()) };
    let seen = if anything_hidden(tx.conn()?).await? {
        "coalesce(project NOT IN (SELECT id FROM temp.hidden), 1)"
    } else {
        "1"
    };
    let sql = format!("SELECT iif({seen}, iif(name_ja <> '', name_ja, name_en), ?2) FROM plan_task WHERE id = ?1");
    let mut names: Vec<String> = Vec::new();
    for task in way.iter().chain(way.first()) {
        let name = sqlx::query_scalar(AssertSqlSafe(sql.clone())).bind(task).bind(UNSEEN);
        names.extend(name.fetch_optional(tx.conn()?).await.map_err(db)?);
    }
    let problem = Problem::new(ProblemCode::InvalidField).with("field", "after").with("sheet", "link");
    Err(problem.with("reason", "cycle").with("chain", names.join(" → ")))
}
