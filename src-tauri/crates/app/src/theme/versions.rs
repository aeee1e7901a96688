//! Versions of a theme: kept with a reason, and who wrote what between them.

use super::diff::{Sides, keyed};
use super::{ThemeId, ThemeSnapshot, ThemeVersion, ThemeVersions, Wrote, full};
use crate::prelude::*;
use crate::write::{bounded, operation, written};
use domain::plan::PlanKind;
use serde_json::json;
use std::collections::BTreeMap;
use store::rows::ThemeWrite;

/// Longest reason, in characters.
const REASON: usize = 500;

/// Keeps a theme as it is, with the reason; its plan with it.
///
/// # Errors
/// `NoSuchTheme`; `InvalidField` for an empty reason or one over 500 characters.
pub async fn snapshot(context: &Context<'_>, args: ThemeSnapshot) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let reason = args.reason.trim();
    bounded("reason", reason, REASON)?;
    let theme = full(&open, args.id).await?;
    let plan = store::plan::current(&open.store, args.id).await?;
    let outcome = open
        .store
        .write(operation(context, "theme-snapshot", json!({ "code": theme.code })), async |tx| {
            // A theme is kept whole, also what of it is hidden from whoever keeps it. It stays hidden.
            tx.over_all();
            let (id, number) = store::theme_version::keep(tx, args.id, reason).await?;
            if let Some(plan) = plan {
                store::plan::copy(tx, plan, PlanKind::Version, reason, Some(id)).await?;
            }
            tx.set_param("number", number);
            tx.set_count(1);
            Ok(id)
        })
        .await?;
    written(&open, outcome, "theme-snapshot", |id| (1, Some(*id))).await
}

/// The versions of a theme, newest first, each with who wrote what since the one before.
///
/// # Errors
/// `NoSuchTheme`.
pub async fn versions(context: &Context<'_>, args: ThemeId) -> Result<ThemeVersions, Problem> {
    let open = context.app.library().await?;
    full(&open, args.id).await?;
    let rows = store::theme_version::list(&open.store, args.id).await?;
    let since = match rows.first() {
        Some(newest) => {
            let (before, _) = store::theme_version::kept(&open.store, newest.id).await?;
            let (now, _) = store::theme_version::current(&open.store, args.id).await?;
            let sides = Sides::of(keyed(before, true), keyed(now, true));
            let planned = crate::plan::differing_since(&open, args.id, newest.number).await?;
            u32::try_from(sides.differing() + planned).unwrap_or(u32::MAX)
        }
        None => 0,
    };
    let writes = store::theme_version::written(&open.store, args.id).await?;
    let versions = rows.iter().enumerate().map(|(at, row)| {
        let before = rows.get(at + 1).map_or(0, |before| before.id);
        // Ids are handed out in order: a version's is between those of the operations around it.
        let between = writes.iter().filter(|write| write.operation > before && write.operation < row.id);
        ThemeVersion {
            number: row.number,
            reason: row.reason.clone(),
            by: row.by.clone(),
            at: row.at.clone(),
            wrote: wrote(between),
        }
    });
    Ok(ThemeVersions { versions: versions.collect(), since })
}

/// By person, whoever wrote last first.
fn wrote<'a>(writes: impl Iterator<Item = &'a ThemeWrite>) -> Vec<Wrote> {
    let mut people: Vec<Wrote> = Vec::new();
    for write in writes {
        let at = people.iter().position(|wrote| wrote.by == write.by).unwrap_or_else(|| {
            people.push(Wrote { by: write.by.clone(), changes: BTreeMap::new(), at: String::new() });
            people.len() - 1
        });
        // Each field of a theme that was edited counts; anything else once.
        let fields = write.part == "field" && write.of.is_empty() && !write.whole;
        let count = if fields { u32::try_from(write.columns.len()).unwrap_or(u32::MAX) } else { 1 };
        *people[at].changes.entry(write.part.clone()).or_default() += count;
        people[at].at = write.at.clone();
    }
    people.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.by.cmp(&b.by)));
    people
}
