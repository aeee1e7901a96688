//! Declared, not built yet.

use super::*;

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn list(_: &Context<'_>, _: RoundId) -> Result<Conflicts, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn show(_: &Context<'_>, _: crate::reading::RoundProject) -> Result<ConflictDetail, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn agreement(_: &Context<'_>, _: RoundId) -> Result<Agreement, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn remark(_: &Context<'_>, _: RemarkNew) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn settle(_: &Context<'_>, _: Settle) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}
