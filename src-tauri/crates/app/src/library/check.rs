//! Integrity, on demand.

use super::CheckReport;
use crate::commands::Nothing;
use crate::prelude::*;

/// Checks the whole file: SQLite's own check, references, and our rules.
///
/// # Errors
/// `NoLibrary`; a database error.
pub async fn check(context: &Context<'_>, _: Nothing) -> Result<CheckReport, Problem> {
    let findings = context.app.library().await?.store.check(true).await?;
    Ok(CheckReport { clean: findings.is_empty(), findings })
}
