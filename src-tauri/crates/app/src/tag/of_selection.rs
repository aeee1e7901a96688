//! Tags on a selection.

use super::{OfSelection, SelectionTag, SelectionTags};
use crate::prelude::*;
use crate::project::chip;
use std::collections::BTreeMap;

/// Each concept on any of the selected projects, with the number that carry it.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`.
pub async fn of_selection(context: &Context<'_>, args: OfSelection) -> Result<SelectionTags, Problem> {
    let open = context.app.library().await?;
    let projects = open.selected(&args.selection).await?;
    let own = open.own();
    let index = open.index();
    let mut counts: BTreeMap<(Kind, &str), u32> = BTreeMap::new();
    for entry in projects.iter().filter_map(|id| index.get(*id)) {
        for index::Tag { kind, concept, .. } in &entry.tagged.tags {
            *counts.entry((*kind, concept)).or_default() += 1;
        }
    }
    let mut tags: Vec<SelectionTag> = counts
        .into_iter()
        .map(|((kind, concept), count)| SelectionTag { chip: chip(&own, kind, concept, false, false), count })
        .collect();
    tags.sort_by_key(|tag| (tag.chip.kind, std::cmp::Reverse(tag.count)));
    Ok(SelectionTags { projects: u32::try_from(projects.len()).unwrap_or(u32::MAX), tags })
}
