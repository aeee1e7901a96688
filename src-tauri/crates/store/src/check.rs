//! Is the library whole? SQLite's own checks and our rules.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::schema::tables;
use crate::seal::Sealed;
use crate::{attachment, chain};
use domain::{Id, ProblemCode};
use sqlx::{AssertSqlSafe, SqliteConnection};

/// Rules that no constraint of the schema expresses: a sentence, and a query of the rows that break it.
const RULES: &[(&str, &str)] = &[
    (
        "project {id} has no year",
        "SELECT id FROM project p WHERE NOT EXISTS (SELECT 1 FROM project_year y WHERE y.project = p.id)",
    ),
    (
        "project {id} has more than one main tag of a kind",
        "SELECT project FROM tag WHERE main = 1 GROUP BY project, kind HAVING count(*) > 1",
    ),
    (
        "disclosure {id} classes a theme that does not exist",
        "SELECT id FROM disclosure d WHERE thing = 'theme' AND NOT EXISTS (SELECT 1 FROM theme t WHERE t.id = d.row)",
    ),
    (
        "pair {id} is open beside a project that does not exist",
        "SELECT id FROM pair WHERE state = 'open' AND (a NOT IN (SELECT id FROM project) OR b NOT IN (SELECT id FROM project))",
    ),
    (
        "attachment {id} hangs on a thing that does not exist",
        "SELECT id FROM attachment a WHERE thing = 'theme' AND row NOT IN (SELECT id FROM theme) \
         OR thing = 'project' AND row NOT IN (SELECT id FROM project)",
    ),
    (
        "fact {id} speaks of a thing that does not exist",
        "SELECT id FROM fact WHERE thing = 'programme' AND row NOT IN (SELECT id FROM programme) \
         OR thing = 'programme_pair' AND row NOT IN (SELECT id FROM programme_pair) \
         OR thing = 'support' AND row NOT IN (SELECT id FROM support)",
    ),
    (
        "row {id} of a plan names a row of another plan",
        "SELECT r.id FROM (SELECT id, plan, before AS task FROM plan_link UNION ALL SELECT id, plan, after FROM plan_link \
         UNION ALL SELECT id, plan, task FROM plan_budget UNION ALL SELECT id, plan, task FROM plan_item \
         UNION ALL SELECT id, plan, task FROM plan_support) r JOIN plan_task t ON t.id = r.task WHERE t.plan <> r.plan \
         UNION SELECT r.id FROM (SELECT id, plan, gate FROM plan_item UNION ALL SELECT id, plan, gate FROM plan_criterion \
         UNION ALL SELECT id, plan, gate FROM plan_risk UNION ALL SELECT id, plan, gate FROM plan_decision) r \
         JOIN plan_gate g ON g.id = r.gate WHERE g.plan <> r.plan \
         UNION SELECT s.id FROM plan_support s JOIN plan_item i ON i.id = s.item WHERE i.plan <> s.plan",
    ),
    ("tag {id} is rejected and main", "SELECT id FROM tag WHERE state = 'rejected' AND main = 1"),
    (
        "number {id} leads to a project by itself and to another one as a further number",
        "SELECT a.id FROM alias a JOIN project p ON p.key = a.key",
    ),
    (
        "operation {id} is marked as undone by an operation that does not undo it",
        "SELECT o.id FROM operation o JOIN operation u ON u.id = o.undone_by WHERE u.undoes IS NOT o.id",
    ),
];

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// One technical sentence each; empty when the library is whole.
    pub findings: Vec<String>,
    /// Operations whose digests were verified; 0 for a quick check.
    pub operations: u32,
    /// Digest of the newest operation, hexadecimal.
    pub head: String,
    /// What was looked at beyond SQLite's own structure: `seal`, `log`, `attachments`, `pages`.
    pub looked_at: Vec<&'static str>,
}

impl Store {
    /// Quick: is the file as it was closed (its seal), or, once written to, does SQLite's quick check pass. `full`:
    /// every index against its table, every page of an encrypted file against its HMAC, references, our rules, every
    /// operation against its digest, every attachment against its own (seconds on a large library).
    ///
    /// # Errors
    /// A database error that is no finding: closed, locked.
    pub async fn check(&self, full: bool) -> Result<Checked> {
        let mut checked = Checked::default();
        match self.sealed().await? {
            Sealed::Unsealed => {}
            Sealed::Whole => checked.looked_at.push("seal"),
            Sealed::Broken => {
                checked.looked_at.push("seal");
                checked.findings.push("the file is not as it was closed: bytes of it have changed since".to_owned());
            }
        }
        if !full && checked.looked_at == ["seal"] && checked.findings.is_empty() {
            checked.head = chain::head(&mut *self.read_whole().await?).await?.2;
            return Ok(checked);
        }
        let mut read = self.read_whole().await?;
        if let Err(problem) = look(&mut read, full, self.meta().replica, self.encrypted(), &mut checked).await {
            // What keeps a check from going on is the damage it looks for.
            if matches!(problem.code, ProblemCode::NoLibrary | ProblemCode::LibraryInUse) {
                return Err(problem);
            }
            checked.findings.push(format!("the check could not go on: {problem}"));
        }
        Ok(checked)
    }
}

async fn look(
    read: &mut SqliteConnection,
    full: bool,
    replica: Id,
    encrypted: bool,
    checked: &mut Checked,
) -> Result<()> {
    if full && encrypted {
        checked.looked_at.push("pages");
        let pages = sqlx::query_scalar("PRAGMA cipher_integrity_check");
        let pages: Vec<String> = pages.fetch_all(&mut *read).await.map_err(db)?;
        checked.findings.extend(pages.into_iter().take(20));
    }
    let sqlite = if full { "PRAGMA integrity_check(20)" } else { "PRAGMA quick_check(20)" };
    let lines: Vec<String> = sqlx::query_scalar(sqlite).fetch_all(&mut *read).await.map_err(db)?;
    checked.findings.extend(lines.into_iter().filter(|line| line != "ok"));
    for row in sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut *read).await.map_err(db)?.iter().take(20) {
        let (table, id, parent): (String, Option<Id>, String) = (row.cell(0)?, row.cell(1)?, row.cell(2)?);
        let id = id.unwrap_or_default();
        checked.findings.push(format!("{table} {id} refers to a {parent} that does not exist"));
    }
    for (sentence, query) in RULES {
        let query = format!("{query} LIMIT 20");
        let broken: Vec<Id> = sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(&mut *read).await.map_err(db)?;
        checked.findings.extend(broken.iter().map(|id| sentence.replace("{id}", &id.to_string())));
    }
    // Logged ids lie below the counter of the library's range.
    let largest: Vec<String> = tables(read)
        .await?
        .iter()
        .map(|table| table.name.clone())
        .chain(["operation".to_owned()])
        .map(|name| format!("SELECT max(id) AS id FROM \"{name}\""))
        .collect();
    let sql = format!(
        "SELECT id FROM ({}) WHERE id >> 42 = ?1 AND id - (?1 << 42) >= (SELECT next FROM counter)",
        largest.join(" UNION ")
    );
    let beyond: Vec<Id> =
        sqlx::query_scalar(AssertSqlSafe(sql)).bind(replica).fetch_all(&mut *read).await.map_err(db)?;
    checked.findings.extend(beyond.iter().map(|id| format!("id {id} lies beyond the counter")));
    checked.head = chain::head(&mut *read).await?.2;
    if full {
        checked.looked_at.push("log");
        let log = chain::verify(&mut *read).await?;
        checked.operations = log.operations;
        checked.findings.extend(log.findings);
        checked.looked_at.push("attachments");
        checked.findings.extend(attachment::verify(&mut *read).await?);
    }
    Ok(())
}
