//! Undo and redo, also after a restart.

use super::UndoRequest;
use crate::commands::Nothing;
use crate::prelude::*;

/// Takes back the latest operation, or a chosen one.
///
/// # Errors
/// `NothingToUndo`, `NotUndoable`, `UndoBlocked` with what hangs on it.
pub async fn undo(context: &Context<'_>, args: UndoRequest) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let outcome = open.store.undo(&context.app.by(), args.operation).await?;
    crate::write::written(&open, outcome, "undo", |undone| (undone.count, None)).await
}

/// Brings again what was taken back last.
///
/// # Errors
/// `NothingToUndo`, `UndoBlocked`.
pub async fn redo(context: &Context<'_>, _: Nothing) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let outcome = open.store.redo(&context.app.by()).await?;
    crate::write::written(&open, outcome, "redo", |redone| (redone.count, None)).await
}
