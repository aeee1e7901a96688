//! Being built.
use super::*;

/// Being built.
pub async fn page(_: &Context<'_>, _: ContinuityRequest) -> Result<Continuity, Problem> {
    Err(Problem::fault("being built"))
}
