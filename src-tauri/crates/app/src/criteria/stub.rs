//! Declared, not built yet.

use super::*;
use crate::commands::Nothing;

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn list(_: &Context<'_>, _: Nothing) -> Result<CriteriaSets, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn save(_: &Context<'_>, _: CriteriaSave) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}
