//! All themes together: how far each is covered, which share something.

use super::board::states;
use super::candidates::count;
use super::strands::strands;
use super::woven::WovenTheme;
use super::{Covered, Overlap, Portfolio};
use crate::commands::Nothing;
use crate::own::known;
use crate::prelude::*;
use std::cmp::Reverse;

/// Every theme, and pairs that share something.
///
/// # Errors
/// `NoLibrary`; a database error.
pub async fn portfolio(context: &Context<'_>, _: Nothing) -> Result<Portfolio, Problem> {
    let open = context.app.library().await?;
    let strands = strands(context, &open).await?;
    let all = &strands.woven.themes;
    let concept = |kind: Kind, id: &Option<String>| id.as_deref().map(|id| known(&strands.own, kind, id));
    let seen = |theme: &WovenTheme| -> Vec<Id> {
        let ids = theme.threads.iter().map(|thread| thread.project);
        ids.filter(|id| strands.projects.get(*id).is_some()).collect()
    };
    let mut order: Vec<&WovenTheme> = all.iter().collect();
    order.sort_by_key(|theme| theme.row.state == ThemeState::Stopped);
    let themes = order.iter().map(|theme| {
        let row = &theme.row;
        Covered {
            theme: theme.named(),
            target: concept(Kind::Target, &row.target),
            modality: concept(Kind::Modality, &row.modality),
            indication: concept(Kind::Indication, &row.indication),
            owner: row.course.owner.clone(),
            next_step: row.course.next_step.clone(),
            due: row.course.due.clone(),
            threads: count(seen(theme).len() + theme.extras.len()),
            needs: states(&strands.standing(theme)),
            hidden: theme.hidden,
        }
    });
    let themes = themes.collect();
    let mut overlaps = Vec::new();
    for (nth, a) in order.iter().enumerate() {
        for b in &order[nth + 1..] {
            let projects: Vec<Id> = seen(a).into_iter().filter(|id| b.has(*id)).collect();
            let triple = [
                (Kind::Target, &a.row.target, &b.row.target),
                (Kind::Modality, &a.row.modality, &b.row.modality),
                (Kind::Indication, &a.row.indication, &b.row.indication),
            ];
            let shared: Vec<Kind> =
                triple.into_iter().filter(|(_, a, b)| a.is_some() && a == b).map(|(kind, ..)| kind).collect();
            if !projects.is_empty() || !shared.is_empty() {
                overlaps.push(Overlap { a: a.row.id, b: b.row.id, projects, shared });
            }
        }
    }
    overlaps.sort_by_key(|one| (Reverse((one.projects.len(), one.shared.len())), one.a, one.b));
    Ok(Portfolio { themes, overlaps })
}
