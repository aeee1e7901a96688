//! Declared, not built yet.

use super::*;
use crate::commands::Nothing;

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn list(_: &Context<'_>, _: Nothing) -> Result<Rounds, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn show(_: &Context<'_>, _: RoundId) -> Result<Round, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn items(_: &Context<'_>, _: ItemsRequest) -> Result<RoundItems, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn workload(_: &Context<'_>, _: RoundId) -> Result<Workload, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn open(_: &Context<'_>, _: RoundNew) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn edit(_: &Context<'_>, _: RoundEdit) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn close(_: &Context<'_>, _: RoundId) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn reopen(_: &Context<'_>, _: RoundReopen) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn withdraw(_: &Context<'_>, _: RoundWithdraw) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn assign(_: &Context<'_>, _: RoundAssign) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn unassign(_: &Context<'_>, _: RoundUnassign) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}
