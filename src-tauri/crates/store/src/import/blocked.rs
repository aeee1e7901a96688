//! What an import must not meet: projects hidden from whoever imports.

use crate::file::Store;
use crate::problem::{Result, db};
use domain::Id;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// Hidden projects as a row of a file may name them.
#[derive(Debug, Default)]
pub struct Blocked {
    /// The projects.
    pub ids: Arc<BTreeSet<Id>>,
    /// Numbers without their years.
    pub keys: HashSet<String>,
    /// Identities of those without a number.
    pub identities: HashSet<String>,
}

/// What is hidden from whoever works here.
///
/// # Errors
/// A database error.
pub async fn blocked(store: &Store) -> Result<Blocked> {
    let ids = store.viewer().hidden;
    if ids.is_empty() {
        return Ok(Blocked::default());
    }
    let mut read = store.read_whole().await?;
    let list = serde_json::json!(*ids).to_string();
    let keys: Vec<String> = sqlx::query_scalar(
        "SELECT key FROM project WHERE key IS NOT NULL AND id IN (SELECT value FROM json_each(?1)) \
         UNION SELECT key FROM alias WHERE project IN (SELECT value FROM json_each(?1))",
    )
    .bind(list.clone())
    .fetch_all(&mut *read)
    .await
    .map_err(db)?;
    let identities: Vec<String> = sqlx::query_scalar(
        "SELECT identity FROM project WHERE key IS NULL AND id IN (SELECT value FROM json_each(?1))",
    )
    .bind(list)
    .fetch_all(&mut *read)
    .await
    .map_err(db)?;
    Ok(Blocked { ids, keys: keys.into_iter().collect(), identities: identities.into_iter().collect() })
}

/// Rows of imported files that hidden projects came from: import and row of its sheet.
///
/// # Errors
/// A database error.
pub async fn blocked_rows(store: &Store) -> Result<HashSet<(Id, u32)>> {
    let ids = store.viewer().hidden;
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = sqlx::query_as::<_, (Id, u32)>(
        "SELECT s.import, s.row FROM source_row s JOIN (SELECT source FROM project_year \
         WHERE project IN (SELECT value FROM json_each(?1)) UNION SELECT x.source FROM year_source x JOIN project_year y \
         ON y.id = x.year WHERE y.project IN (SELECT value FROM json_each(?1))) z ON z.source = s.id",
    );
    let rows = rows.bind(serde_json::json!(*ids).to_string());
    Ok(rows.fetch_all(&mut *store.read_whole().await?).await.map_err(db)?.into_iter().collect())
}
