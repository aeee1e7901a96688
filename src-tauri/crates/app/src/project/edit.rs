//! A person's word over the lists' on one field of a project.

use super::effective::refresh;
use super::{EditField, ProjectEdit};
use crate::prelude::*;
use crate::write::{operation, written};
use serde_json::json;
use std::collections::HashMap;

/// Longest title and name, in characters.
const LINE_LIMIT: usize = 500;
/// Longest summary, in characters.
const TEXT_LIMIT: usize = 20_000;

impl EditField {
    /// Every field, in the order they are shown.
    pub(crate) const ALL: [EditField; 7] = [
        EditField::TitleJa,
        EditField::TitleEn,
        EditField::SummaryJa,
        EditField::SummaryEn,
        EditField::Programme,
        EditField::Institution,
        EditField::Researcher,
    ];

    /// Its column.
    pub(crate) fn column(self) -> &'static str {
        match self {
            EditField::TitleJa => "title_ja",
            EditField::TitleEn => "title_en",
            EditField::SummaryJa => "summary_ja",
            EditField::SummaryEn => "summary_en",
            EditField::Programme => "programme",
            EditField::Institution => "institution",
            EditField::Researcher => "researcher",
        }
    }
}

/// Puts a field right, or lets the lists speak again.
///
/// # Errors
/// `NoSuchProject`; `InvalidField` for an overlong value.
pub async fn edit(context: &Context<'_>, args: ProjectEdit) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    open.selected(&Selection::These(vec![args.project])).await?;
    let column = args.field.column();
    let limit = match args.field {
        EditField::SummaryJa | EditField::SummaryEn => TEXT_LIMIT,
        _ => LINE_LIMIT,
    };
    let value = args.value.map(|value| value.trim().to_owned());
    if value.as_ref().is_some_and(|value| value.chars().count() > limit) {
        let problem = Problem::new(ProblemCode::InvalidField).with("field", column);
        return Err(problem.with("reason", "too-long").with("limit", limit));
    }
    let detail = store::project::detail(&open.store, args.project).await?;
    let detail =
        detail.ok_or_else(|| Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{}", args.project)))?;
    // Without any title nobody could tell the project from another.
    let other = match args.field {
        EditField::TitleJa => Some(&detail.project.title_en),
        EditField::TitleEn => Some(&detail.project.title_ja),
        _ => None,
    };
    if value.as_deref() == Some("") && other.is_some_and(String::is_empty) {
        return Err(Problem::new(ProblemCode::InvalidField).with("field", column).with("reason", "title-needed"));
    }
    let listed = super::detail::listed(&detail, args.field).map(|(text, _)| text).unwrap_or_default();
    let kind = if value.is_some() { "project-edit" } else { "project-restore" };
    let (title_ja, title_en) = (&detail.project.title_ja, &detail.project.title_en);
    let params = json!({ "field": column, "title_ja": title_ja, "title_en": title_en });
    let outcome = open
        .store
        .write(operation(context, kind, params), async |tx| {
            match &value {
                // What the lists say needs no person's word.
                Some(value) if *value != listed => {
                    store::over::set(tx, args.project, column, value, &listed).await?;
                }
                _ => {
                    store::over::remove(tx, args.project, column).await?;
                }
            }
            refresh(tx, &[args.project], &HashMap::new()).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, kind, |()| (1, None)).await
}
