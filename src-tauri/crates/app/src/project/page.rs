//! A part of the list, and ids by position.

use super::{PageRequest, ProjectIds, ProjectPage, RowGroup};
use crate::own::known;
use crate::prelude::*;
use domain::SortKey;
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
    let asked = open.asked(&args.filter).await?;
    let sorts = order(&args);
    let index = open.index();
    let (total, entries) = index.page(&asked, &sorts, args.offset as usize, args.limit.min(ROWS) as usize);
    let groups = if args.group.is_some() { index.groups(&asked, &sorts) } else { Vec::new() };
    Ok(ProjectPage {
        total: u32::try_from(total).unwrap_or(u32::MAX),
        offset: args.offset,
        rows: entries.into_iter().map(|entry| row(&own, entry)).collect(),
        groups: groups.into_iter().map(|(first, count, of)| group(&own, sorts[0].key, first, count, of)).collect(),
    })
}

/// Ids `offset..offset + limit` of a list, for range selection.
///
/// # Errors
/// `NoLibrary`.
pub async fn ids(context: &Context<'_>, args: PageRequest) -> Result<ProjectIds, Problem> {
    let open = context.app.library().await?;
    let asked = open.asked(&args.filter).await?;
    let ids = open.index().ids(&asked, &order(&args));
    Ok(ProjectIds { ids: ids.into_iter().skip(args.offset as usize).take(args.limit.min(IDS) as usize).collect() })
}

/// The columns that order a list, that of its headings first.
fn order(args: &PageRequest) -> Vec<Sort> {
    let Some(key) = args.group else { return args.sort.clone() };
    let own = args.sort.iter().find(|sort| sort.key == key).copied();
    let others = args.sort.iter().filter(|sort| sort.key != key).copied();
    std::iter::once(own.unwrap_or(Sort { key, descending: false })).chain(others).collect()
}

/// The heading of a stretch of the list, from its first project.
fn group(own: &Own, key: SortKey, first: u32, count: u32, of: &Entry) -> RowGroup {
    let tag = |kind: Kind| {
        let main = of.tagged.tags.iter().find(|tag| tag.kind == kind);
        main.map(|tag| known(own, kind, &tag.concept)).map(|concept| (concept.short_ja, concept.short_en))
    };
    let same = |text: &str| Some((text.to_owned(), text.to_owned()));
    let label = match key {
        SortKey::Target => tag(Kind::Target),
        SortKey::Modality => tag(Kind::Modality),
        SortKey::Indication => tag(Kind::Indication),
        SortKey::Programme => same(&of.programme),
        SortKey::Institution => same(&of.institution),
        SortKey::Researcher => same(&of.researcher),
        SortKey::Phase => same(&of.phase),
        SortKey::Ministry => same(&of.ministry),
        SortKey::Integrated => same(&of.integrated),
        SortKey::Prefecture => same(&of.prefecture),
        SortKey::Year => of.years.last().and_then(|year| same(&year.to_string())),
        SortKey::Budget => of.budget_yen.and_then(|yen| same(&yen.to_string())),
        SortKey::Title | SortKey::Number | SortKey::Added | SortKey::Relevance => None,
    };
    let (label_ja, label_en) = label.unwrap_or_default();
    RowGroup { label_ja, label_en, first, count }
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
        researcher: entry.researcher.to_string(),
        phase: entry.phase.to_string(),
        ministry: entry.ministry.to_string(),
        integrated: entry.integrated.to_string(),
        prefecture: entry.prefecture.to_string(),
        budget_yen: entry.budget_yen.map(super::yen),
        years: entry.years.clone(),
        tags: entry.tagged.tags.iter().map(|tag| chip(own, tag.kind, &tag.concept, tag.main, tag.proposed)).collect(),
        flagged: !entry.standard,
    }
}

/// A concept as a chip.
pub(crate) fn chip(own: &Own, kind: Kind, concept: &str, main: bool, proposed: bool) -> TagChip {
    let concept = known(own, kind, concept);
    TagChip { kind, id: concept.id, label_ja: concept.short_ja, label_en: concept.short_en, main, proposed }
}
