//! The projects of a theme: join, role, order, note, take out.

use super::{ThemeJoin, ThreadEdit, ThreadRef, full};
use crate::prelude::*;
use crate::write::{operation, written};
use serde_json::json;
use store::theme::ThreadPatch;

const NOTE_LIMIT: usize = 2_000;

/// Adds projects at the end of a theme.
///
/// # Errors
/// `NoSuchTheme`, `NothingSelected`, `NoSuchProject`.
pub async fn join(context: &Context<'_>, args: ThemeJoin) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let theme = full(&open, args.id).await?;
    let projects = open.selected(&args.selection).await?;
    let outcome = open
        .store
        .write(operation(context, "theme-join", json!({ "code": theme.code })), async |tx| {
            let count = store::theme::join(tx, args.id, &projects).await?;
            if args.role.is_some() {
                let has = |id: &&Id| theme.threads.iter().any(|thread| thread.project.id == **id);
                for project in projects.iter().filter(|id| !has(id)) {
                    let patch = ThreadPatch { role: Some(args.role), note: None, position: None };
                    store::theme::edit_thread(tx, args.id, *project, &patch).await?;
                }
            }
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "theme-join", |count| (*count, None)).await
}

/// Changes role, note or place of one project in a theme.
///
/// # Errors
/// `NoSuchTheme`, `NoSuchProject`, `InvalidField` for a note over 2,000 characters.
pub async fn thread_edit(context: &Context<'_>, args: ThreadEdit) -> Result<Written<Done>, Problem> {
    if args.note.as_ref().is_some_and(|note| note.chars().count() > NOTE_LIMIT) {
        return Err(Problem::new(ProblemCode::InvalidField)
            .with("field", "note")
            .with("reason", "too-long")
            .with("limit", NOTE_LIMIT));
    }
    let open = context.app.library().await?;
    let theme = full(&open, args.id).await?;
    let patch = ThreadPatch { role: args.role, note: args.note, position: args.position };
    let outcome = open
        .store
        .write(operation(context, "thread-edit", json!({ "code": theme.code })), async |tx| {
            if !store::theme::edit_thread(tx, args.id, args.project, &patch).await? {
                return Err(not_in(args.project));
            }
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "thread-edit", |()| (1, None)).await
}

/// Takes a project out of a theme.
///
/// # Errors
/// `NoSuchTheme`, `NoSuchProject`.
pub async fn thread_remove(context: &Context<'_>, args: ThreadRef) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let theme = full(&open, args.id).await?;
    let outcome = open
        .store
        .write(operation(context, "thread-remove", json!({ "code": theme.code })), async |tx| {
            if !store::theme::remove_thread(tx, args.id, args.project).await? {
                return Err(not_in(args.project));
            }
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "thread-remove", |()| (1, None)).await
}

fn not_in(project: Id) -> Problem {
    Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{project}"))
}
