//! Declared, not built yet.

use super::*;
use crate::commands::Nothing;

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn show(_: &Context<'_>, _: RoundId) -> Result<Shortlist, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn flow(_: &Context<'_>, _: RoundId) -> Result<Flow, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn returns(_: &Context<'_>, _: Nothing) -> Result<Returns, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn preview(_: &Context<'_>, _: ShortlistPreview) -> Result<crate::export::ExportPreview, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn decide(_: &Context<'_>, _: Decide) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn reconsider(_: &Context<'_>, _: Reconsider) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn connect(_: &Context<'_>, _: ConnectionSave) -> Result<Written<Done>, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn export(_: &Context<'_>, _: ShortlistExport) -> Result<crate::export::Exported, Problem> {
    Err(Problem::fault("not built yet"))
}

/// Not built yet.
///
/// # Errors
/// Always.
pub async fn picture(_: &Context<'_>, _: FlowPicture) -> Result<crate::export::Exported, Problem> {
    Err(Problem::fault("not built yet"))
}
