//! Declared, not built yet.

use super::*;

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn list(_: &Context<'_>, _: ReadingRequest) -> Result<ReadingList, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn show(_: &Context<'_>, _: RoundProject) -> Result<Reading, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn history(_: &Context<'_>, _: RoundProject) -> Result<VoteHistory, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn decide(_: &Context<'_>, _: DecisionSave) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn later(_: &Context<'_>, _: ReadingLater) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn arrange(_: &Context<'_>, _: ReadingArrange) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}
