//! A person's word over the lists' on one field of a project.
//!
//! Only the word is kept here; the effective value in `project` is written by the caller
//! ([`crate::import::update_projects`]) in the same write.

use crate::file::Store;
use crate::import;
use crate::problem::{Result, db};
use crate::rows::OverrideRow;
use crate::write::Tx;
use domain::{Id, Problem, ProblemCode};

/// Columns of `project` a person may overrule.
pub const FIELDS: [&str; 7] =
    ["title_ja", "title_en", "summary_ja", "summary_en", "programme", "institution", "researcher"];

/// Sets a person's word on a field, in place of an earlier one. `list_value` is what the lists say now.
/// Returns whether anything changed.
///
/// # Errors
/// `InvalidField` with `field` for one not in [`FIELDS`]; `NoSuchProject` with `key` (the id).
pub async fn set(tx: &mut Tx, project: Id, field: &str, value: &str, list_value: &str) -> Result<bool> {
    if !FIELDS.contains(&field) {
        return Err(Problem::new(ProblemCode::InvalidField).with("field", field).with("reason", ""));
    }
    must_exist(tx, project).await?;
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query(
        "INSERT INTO override (id, project, field, value, list_value, by, at) VALUES (?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (project, field) DO UPDATE SET value = excluded.value, list_value = excluded.list_value, \
         by = excluded.by, at = excluded.at WHERE value <> excluded.value OR list_value <> excluded.list_value",
    )
    .bind(id)
    .bind(project)
    .bind(field.to_owned())
    .bind(value.to_owned())
    .bind(list_value.to_owned())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(done.rows_affected() > 0)
}

/// Takes a person's word back; the lists' counts again. Returns what it was, if there was one.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, project: Id, field: &str) -> Result<Option<OverrideRow>> {
    let was = import::overrides_in(tx, Some(&[project])).await?.into_iter().find(|row| row.field == field);
    if let Some(row) = &was {
        sqlx::query("DELETE FROM override WHERE id = ?").bind(row.id).execute(tx.conn()?).await.map_err(db)?;
    }
    Ok(was)
}

/// What persons said on a project, by field.
///
/// # Errors
/// A database error.
pub async fn of_project(store: &Store, project: Id) -> Result<Vec<OverrideRow>> {
    import::overrides(store, Some(&[project])).await
}

pub(crate) async fn must_exist(tx: &mut Tx, project: Id) -> Result<()> {
    let found: Option<Id> = sqlx::query_scalar("SELECT id FROM project WHERE id = ?")
        .bind(project)
        .fetch_optional(tx.conn()?)
        .await
        .map_err(db)?;
    found.map(drop).ok_or_else(|| Problem::new(ProblemCode::NoSuchProject).with("key", project))
}
