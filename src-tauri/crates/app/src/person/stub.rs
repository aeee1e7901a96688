//! Declared, not built yet.

use super::*;
use crate::commands::Nothing;

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn list(_: &Context<'_>, _: Nothing) -> Result<People, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn me(_: &Context<'_>, _: Nothing) -> Result<Me, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn become_(_: &Context<'_>, _: PersonBecome) -> Result<Me, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn save(_: &Context<'_>, _: PersonSave) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

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
