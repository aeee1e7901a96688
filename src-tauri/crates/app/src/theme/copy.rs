//! An alternative to a theme: the same threads, needs, extra threads and claims, another triple.

use super::edit::{checked, concept, course, set_classes, stops_with_reason};
use super::{ThemeCopy, full, next_code};
use crate::prelude::*;
use crate::write::{operation, written};
use serde_json::json;
use store::rows::ThemeRow;

/// Begins an alternative. Threads and claims that are hidden from whoever does it stay behind, and so does what is of the theme
/// alone: versions, comments, hearings, classes, and how it is carried on.
///
/// # Errors
/// `NoSuchTheme`; `InvalidField`, `ThemeExists`, `NoSuchConcept` as [`super::create`].
pub async fn copy(context: &Context<'_>, args: ThemeCopy) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let from = full(&open, args.id).await?;
    let fields = checked(&open.own(), args.fields)?;
    let given = |text: &Option<String>, old: &str| text.clone().unwrap_or_else(|| old.to_owned());
    let (title_ja, title_en) = (given(&fields.title_ja, &from.title_ja), given(&fields.title_en, &from.title_en));
    if title_ja.is_empty() && title_en.is_empty() {
        return Err(crate::write::invalid("title_ja", "title-needed"));
    }
    stops_with_reason(&fields, ThemeState::Idea, "")?;
    let old = |of: &Option<Concept>| of.as_ref().map(|concept| concept.id.clone());
    let code = match fields.code.clone() {
        Some(code) => code,
        None => next_code(store::theme::codes(&open.store).await?.iter().map(String::as_str)),
    };
    let mut course = course(&fields);
    course.owner = given(&fields.owner, &from.owner);
    course.origin = Some(args.id);
    let row = ThemeRow {
        id: 0,
        code: code.clone(),
        title_ja,
        title_en,
        target: concept(&fields.target).unwrap_or_else(|| old(&from.target)),
        modality: concept(&fields.modality).unwrap_or_else(|| old(&from.modality)),
        indication: concept(&fields.indication).unwrap_or_else(|| old(&from.indication)),
        hypothesis_ja: given(&fields.hypothesis_ja, &from.hypothesis_ja),
        hypothesis_en: given(&fields.hypothesis_en, &from.hypothesis_en),
        notes: given(&fields.notes, &from.notes),
        state: fields.state.unwrap_or(ThemeState::Idea),
        course,
        by: String::new(),
        at: String::new(),
    };
    let projects: Vec<Id> = from.threads.iter().map(|thread| thread.project.id).collect();
    let claims = store::theme_whole::claims(&open.store, args.id).await?;
    let outcome = open
        .store
        .write(operation(context, "theme-copy", json!({ "code": code, "from": from.code })), async |tx| {
            let id = store::theme::create(tx, &row).await?;
            let count = store::theme_whole::copy(tx, args.id, id, &projects, &claims).await?;
            set_classes(tx, id, &fields).await?;
            tx.set_count(count);
            Ok((count, id))
        })
        .await?;
    written(&open, outcome, "theme-copy", |(count, id)| (*count, Some(*id))).await
}
