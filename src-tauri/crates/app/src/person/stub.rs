//! Declared, not built yet.

use super::*;

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn set_pin(_: &Context<'_>, _: PersonPin) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn leave(_: &Context<'_>, _: PersonId) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn remove(_: &Context<'_>, _: PersonId) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}
