//! A part of the list, and ids by position.

use super::{PageRequest, ProjectIds, ProjectPage};
use crate::own::known;
use crate::prelude::*;
use index::Entry;
use vocab::own::Own;

const ROWS: u32 = 1_000;
const IDS: u32 = 200_000;

/// Rows `offset..offset + limit` of a list.
///
/// # Errors
/// `NoLibrary`.
pub async fn page(context: &Context<'_>, args: PageRequest) -> Result<ProjectPage, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let index = open.index();
    let (total, entries) = index.page(
        &args.filter,
        args.sort.first().copied().unwrap_or_default(),
        args.offset as usize,
        args.limit.min(ROWS) as usize,
    );
    Ok(ProjectPage {
        total: u32::try_from(total).unwrap_or(u32::MAX),
        offset: args.offset,
        rows: entries.into_iter().map(|entry| row(&own, entry)).collect(),
        groups: Vec::new(),
    })
}

/// Ids `offset..offset + limit` of a list, for range selection.
///
/// # Errors
/// `NoLibrary`.
pub async fn ids(context: &Context<'_>, args: PageRequest) -> Result<ProjectIds, Problem> {
    let open = context.app.library().await?;
    let ids = open.index().ids(&args.filter, args.sort.first().copied().unwrap_or_default());
    Ok(ProjectIds { ids: ids.into_iter().skip(args.offset as usize).take(args.limit.min(IDS) as usize).collect() })
}

/// A project as the grid shows it.
pub(crate) fn row(own: &Own, entry: &Entry) -> ProjectRow {
    ProjectRow {
        id: entry.id,
        number: entry.number.clone(),
        key: entry.key.clone().unwrap_or_else(|| format!("#{}", entry.id)),
        title_ja: entry.title_ja.clone(),
        title_en: entry.title_en.clone(),
        programme: entry.programme.to_string(),
        institution: entry.institution.to_string(),
        researcher: String::new(),
        phase: String::new(),
        ministry: String::new(),
        integrated: String::new(),
        prefecture: String::new(),
        budget_yen: None,
        years: entry.years.clone(),
        tags: entry.tags.iter().map(|tag| chip(own, tag.kind, &tag.concept, tag.main, tag.proposed)).collect(),
        flagged: !entry.standard,
    }
}

/// A concept as a chip.
pub(crate) fn chip(own: &Own, kind: Kind, concept: &str, main: bool, proposed: bool) -> TagChip {
    let concept = known(own, kind, concept);
    TagChip { kind, id: concept.id, label_ja: concept.short_ja, label_en: concept.short_en, main, proposed }
}
