//! Every version of every set.

use super::{CriteriaSets, CriteriaVersion};
use crate::commands::Nothing;
use crate::prelude::*;

/// All versions, by name, newest first.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<CriteriaSets, Problem> {
    let open = context.app.library().await?;
    let mut used = store::round::criteria_used(&open.store).await?;
    let mut name = String::new();
    let mut versions = Vec::new();
    for row in store::round::all_criteria(&open.store).await? {
        let latest = row.name != name;
        name.clone_from(&row.name);
        let (rounds, votes) = used.remove(&row.id).unwrap_or_default();
        versions.push(CriteriaVersion {
            id: row.id,
            name: row.name,
            version: row.version,
            latest,
            body: row.body,
            note: row.note,
            rounds,
            votes,
            by: row.by,
            at: row.at,
        });
    }
    Ok(CriteriaSets { versions })
}
