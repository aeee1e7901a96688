//! Is the library whole? SQLite's own checks and our rules.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::schema::tables;
use domain::Id;
use sqlx::AssertSqlSafe;

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

impl Store {
    /// Findings, one technical sentence each; empty when the library is whole. `full` also compares every
    /// index with its table (seconds on a large library).
    ///
    /// # Errors
    /// A database error that keeps the check itself from running.
    pub async fn check(&self, full: bool) -> Result<Vec<String>> {
        let mut read = self.read().await?;
        let sqlite = if full { "PRAGMA integrity_check(20)" } else { "PRAGMA quick_check(20)" };
        let lines: Vec<String> = sqlx::query_scalar(sqlite).fetch_all(&mut *read).await.map_err(db)?;
        let mut findings: Vec<String> = lines.into_iter().filter(|line| line != "ok").collect();
        for row in sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut *read).await.map_err(db)?.iter().take(20) {
            let (table, id, parent): (String, Option<Id>, String) = (row.cell(0)?, row.cell(1)?, row.cell(2)?);
            findings.push(format!("{table} {} refers to a {parent} that does not exist", id.unwrap_or_default()));
        }
        for (sentence, query) in RULES {
            let query = format!("{query} LIMIT 20");
            let broken: Vec<Id> = sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(&mut *read).await.map_err(db)?;
            findings.extend(broken.iter().map(|id| sentence.replace("{id}", &id.to_string())));
        }
        // Logged ids lie below the counter of the library's range.
        let largest: Vec<String> = tables(&mut read)
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
            sqlx::query_scalar(AssertSqlSafe(sql)).bind(self.meta().replica).fetch_all(&mut *read).await.map_err(db)?;
        findings.extend(beyond.iter().map(|id| format!("id {id} lies beyond the counter")));
        Ok(findings)
    }
}
