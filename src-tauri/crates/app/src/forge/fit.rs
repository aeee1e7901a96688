//! The reverse: which themes lack what a project has; where the projects of a stopped theme would fit.

use super::quotes::Quotes;
use super::ranked::{Fit, Wanting};
use super::strands::{Strands, strands};
use super::words::bad;
use super::{BoardRequest, Freed, FreedProject, Lacking, LackingTheme};
use crate::prelude::*;
use crate::project::{ProjectId, row};
use domain::Need;
use std::cmp::Reverse;

/// Where the projects of a stopped theme would fit, the projects in their order. Of one that goes on, the same.
///
/// # Errors
/// `NoSuchTheme`; a database error.
pub async fn freed(context: &Context<'_>, args: BoardRequest) -> Result<Freed, Problem> {
    let open = context.app.library().await?;
    let strands = strands(context, &open).await?;
    let theme = strands.woven.theme(args.theme)?;
    let ids: Vec<Id> = theme.threads.iter().map(|thread| thread.project).collect();
    let mut quotes = Quotes::of(&open, &ids).await?;
    let index = open.index();
    let projects = ids.into_iter().filter_map(|id| {
        let project = row(&strands.own, index.get(id)?);
        Some(FreedProject { project, assets: quotes.assets.remove(&id).unwrap_or_default(), fits: lacks(&strands, id) })
    });
    Ok(Freed { projects: projects.collect(), hidden: theme.hidden })
}

/// Which themes lack what a project has, the best fit first.
///
/// # Errors
/// `NoSuchProject`; a database error.
pub async fn lacking(context: &Context<'_>, args: ProjectId) -> Result<Lacking, Problem> {
    let open = context.app.library().await?;
    open.selected(&Selection::These(vec![args.id])).await?;
    let strands = strands(context, &open).await?;
    Ok(Lacking { themes: lacks(&strands, args.id) })
}

fn lacks(strands: &Strands, id: Id) -> Vec<LackingTheme> {
    let Some(brings) = strands.projects.get(id) else { return Vec::new() };
    let going = strands.woven.themes.iter().filter(|theme| theme.row.state != ThemeState::Stopped && !theme.has(id));
    let mut themes: Vec<LackingTheme> = going
        .filter_map(|theme| {
            let standing = strands.standing(theme);
            let wanting = Wanting::of(strands, theme, &standing);
            let fits: Vec<(Need, Fit)> =
                standing.gaps().each().filter_map(|need| Some((need, wanting.fit(brings, need)?))).collect();
            let fits: Vec<(Need, Fit)> = fits.into_iter().filter(|(_, fit)| fit.related).collect();
            // The best gap stands for the theme; of equals the first of the value chain.
            let (need, best) = fits.iter().min_by_key(|(_, fit)| Reverse(fit.points))?;
            let mut because = wanting.because(best, *need);
            let declined: Vec<_> = strands.woven.declined(id).collect();
            if !declined.is_empty() {
                because.push(bad("declined").themes(&declined).told());
            }
            let needs = fits.iter().map(|(need, _)| *need).collect();
            Some(LackingTheme { theme: theme.named(), needs, score: best.points, because })
        })
        .collect();
    themes.sort_by_key(|theme| (Reverse(theme.score), theme.theme.id));
    themes
}
