//! Declared, not built yet.

use super::*;

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn list(_: &Context<'_>, _: InterestRequest) -> Result<Interests, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn effect(_: &Context<'_>, _: InterestNew) -> Result<InterestEffect, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn declare(_: &Context<'_>, _: InterestNew) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn withdraw(_: &Context<'_>, _: InterestId) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn lift(_: &Context<'_>, _: InterestLift) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}
