//! Project-years and projects as programmes are tied to them: lean, as there may be 100,000 of them.

use crate::file::Store;
use crate::problem::{Result, damaged, db};
use crate::rows::{TieProject, TieYear};
use domain::Id;
use serde_json::json;

/// Rows that one JSON text brings: the database hands over by the row, and that costs more than the bytes.
const BATCH: i64 = 4_096;

/// A project-year: id, project, number, programme, years, yen, first and last day.
type Lean = (Id, Id, Option<String>, String, Option<i32>, Option<i32>, Option<i64>, Option<String>, Option<String>);

/// Every project-year (`None` = of all projects), by id.
///
/// # Errors
/// A database error.
pub async fn tie_years(store: &Store, projects: Option<&[Id]>) -> Result<Vec<TieYear>> {
    const SQL: &str = "SELECT json_group_array(json_array(id, project, number, programme, year_first, year_last, budget_yen, \
         starts, ends)), max(id) FROM (SELECT id, project, number, programme, year_first, year_last, budget_yen, starts, ends \
         FROM project_year WHERE id > ?1 ORDER BY id LIMIT ?2)";
    const OF: &str = "SELECT json_group_array(json_array(id, project, number, programme, year_first, year_last, budget_yen, \
         starts, ends)), NULL FROM project_year WHERE project IN (SELECT value FROM json_each(?3))";
    let mut read = store.read().await?;
    let chosen = projects.map(|ids| json!(ids).to_string());
    // Of a few projects the index on these answers; of all they come in the order they lie in.
    let sql = if chosen.is_some() { OF } else { SQL };
    let (mut rows, mut after) = (Vec::new(), Some(Id::MIN));
    while let Some(from) = after {
        let query = sqlx::query_as(sql).bind(from).bind(BATCH).bind(chosen.clone());
        let (json, last): (String, Option<Id>) = query.fetch_one(&mut *read).await.map_err(db)?;
        let lean: Vec<Lean> = serde_json::from_str(&json).map_err(damaged)?;
        rows.extend(lean.into_iter().map(|lean| TieYear {
            id: lean.0,
            project: lean.1,
            number: lean.2.unwrap_or_default(),
            programme: lean.3,
            year_first: lean.4,
            year_last: lean.5,
            budget_yen: lean.6,
            starts: lean.7,
            ends: lean.8,
        }));
        after = last;
    }
    Ok(rows)
}

/// Projects as the list shows them (`None` = all), by id.
///
/// # Errors
/// A database error.
pub async fn tie_projects(store: &Store, ids: Option<&[Id]>) -> Result<Vec<TieProject>> {
    let sql = "SELECT json_group_array(json_array(id, number, programme, said)) FROM (SELECT p.id, p.number, p.programme, \
         EXISTS (SELECT 1 FROM override o WHERE o.project = p.id AND o.field = 'programme') AS said FROM project p \
         WHERE ?1 IS NULL OR p.id IN (SELECT value FROM json_each(?1)) ORDER BY p.id)";
    let mut read = store.read().await?;
    let chosen = ids.map(|ids| json!(ids).to_string());
    let json: String = sqlx::query_scalar(sql).bind(chosen).fetch_one(&mut *read).await.map_err(db)?;
    let lean: Vec<(Id, Option<String>, String, u8)> = serde_json::from_str(&json).map_err(damaged)?;
    Ok(lean
        .into_iter()
        .map(|(id, number, programme, said)| TieProject {
            id,
            number: number.unwrap_or_default(),
            programme,
            person: said == 1,
        })
        .collect())
}

/// Earlier and later project of every hand-over.
///
/// # Errors
/// A database error.
pub async fn handed_over(store: &Store) -> Result<Vec<(Id, Id)>> {
    let mut read = store.read().await?;
    sqlx::query_as("SELECT earlier, later FROM handover ORDER BY id").fetch_all(&mut *read).await.map_err(db)
}
