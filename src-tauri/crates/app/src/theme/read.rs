//! All themes, one theme.

use super::{Competition, Theme, ThemeField, ThemeId, ThemeList, Thread};
use crate::commands::Nothing;
use crate::own::known;
use crate::prelude::*;
use crate::project::row;
use crate::state::Open;
use std::collections::BTreeMap;
use store::rows::ThemeFull;

/// Every theme, newest first.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<ThemeList, Problem> {
    let open = context.app.library().await?;
    let themes = store::theme::list(&open.store).await?;
    let next_code = next_code(themes.iter().map(|theme| theme.theme.code.as_str()));
    Ok(ThemeList { themes: themes.into_iter().map(|theme| view(&open, theme)).collect(), next_code })
}

/// One theme.
///
/// # Errors
/// `NoSuchTheme`.
pub async fn show(context: &Context<'_>, args: ThemeId) -> Result<Theme, Problem> {
    let open = context.app.library().await?;
    full(&open, args.id).await
}

/// One theme with its projects.
pub(crate) async fn full(open: &Open, id: Id) -> Result<Theme, Problem> {
    stored(open, id).await.map(|theme| view(open, theme))
}

/// One theme as it is stored.
///
/// # Errors
/// `NoSuchTheme`.
pub(crate) async fn stored(open: &Open, id: Id) -> Result<ThemeFull, Problem> {
    let theme = store::theme::get(&open.store, id).await?;
    theme.ok_or_else(|| Problem::new(ProblemCode::NoSuchTheme).with("code", format!("#{id}")))
}

/// `TH-001`, `TH-002` …: one more than the largest of that shape.
pub(crate) fn next_code<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    let largest = codes.filter_map(|code| code.strip_prefix("TH-")?.parse::<u32>().ok()).max().unwrap_or(0);
    format!("TH-{:03}", largest.saturating_add(1))
}

fn view(open: &Open, full: ThemeFull) -> Theme {
    let ThemeFull { theme, mut threads, classes } = full;
    let own = open.own();
    let index = open.index();
    let concept = |kind: Kind, id: &Option<String>| id.as_deref().map(|id| known(&own, kind, id));
    threads.sort_by_key(|thread| (thread.position, thread.id));
    let classes: BTreeMap<ThemeField, Class> = classes
        .into_iter()
        .filter_map(|row| {
            // A field of a newer version is not ours to show.
            let field = serde_json::from_value(row.field.into()).ok()?;
            Some((field, row.class))
        })
        .collect();
    Theme {
        id: theme.id,
        target: concept(Kind::Target, &theme.target),
        modality: concept(Kind::Modality, &theme.modality),
        indication: concept(Kind::Indication, &theme.indication),
        code: theme.code,
        title_ja: theme.title_ja,
        title_en: theme.title_en,
        hypothesis_ja: theme.hypothesis_ja,
        hypothesis_en: theme.hypothesis_en,
        notes: theme.notes,
        state: theme.state,
        owner: theme.course.owner,
        next_step: theme.course.next_step,
        due: theme.course.due,
        stop_reason: theme.course.stop_reason,
        effort_months: theme.course.effort_months,
        months_to_gate: theme.course.months_to_gate,
        competition: Competition::parse(&theme.course.competition),
        origin: theme.course.origin,
        classes,
        threads: threads
            .into_iter()
            .filter_map(|thread| {
                let project = index.get(thread.project).map(|entry| row(&own, entry))?;
                Some(Thread { project, role: thread.role, note: thread.note })
            })
            .collect(),
        by: theme.by,
        at: theme.at,
    }
}

#[cfg(test)]
mod tests {
    use super::next_code;

    #[test]
    fn the_next_code_never_repeats_one() {
        let check = |codes: &[&str], next: &str| assert_eq!(next_code(codes.iter().copied()), next);
        check(&[], "TH-001");
        check(&["TH-001", "TH-009", "膵がん"], "TH-010");
        check(&["TH-999"], "TH-1000");
    }
}
