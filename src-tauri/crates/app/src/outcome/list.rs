//! The entries behind a figure.

use super::counted::{Counted, counted};
use super::{OutcomeEntries, OutcomeEntry, OutcomeListRequest};
use crate::prelude::*;
use crate::project::{stated_in, yen};
use crate::state::Open;
use domain::OutcomeKind;
use std::cmp::Reverse;

/// Entries of one answer.
const ENTRIES: u32 = 500;

/// Entries that fit, newest year first, those without a year last.
///
/// # Errors
/// `NoLibrary`; a database error.
pub async fn list(context: &Context<'_>, args: OutcomeListRequest) -> Result<OutcomeEntries, Problem> {
    let open = context.app.library().await?;
    let (_, mut counted) = counted(&open, &args.filter).await?;
    counted.retain(|of| fits(of, &args));
    {
        let index = open.index();
        counted.sort_by_cached_key(|of| {
            let number = index.get(of.row.project).and_then(|entry| entry.key.clone());
            (
                of.row.year.is_none(),
                Reverse(of.row.year),
                number.is_none(),
                number,
                of.row.project,
                of.row.kind,
                of.row.id,
            )
        });
    }
    let part = counted.iter().skip(args.offset as usize).take(args.limit.min(ENTRIES) as usize);
    let ids: Vec<Id> = part.map(|of| of.row.id).collect();
    Ok(OutcomeEntries { total: u32::try_from(counted.len()).unwrap_or(u32::MAX), entries: entries(&open, &ids).await? })
}

fn fits(of: &Counted, args: &OutcomeListRequest) -> bool {
    let kind = match args.kind {
        Some(kind) => of.row.kind == kind,
        None => of.row.kind != OutcomeKind::Budget,
    };
    kind && args.year.is_none_or(|year| of.row.year == Some(year))
        && (!args.undated || of.row.year.is_none())
        && args.programme.is_none_or(|programme| of.programme == Some(programme))
        && (!args.untied || of.programme.is_none())
        && (!args.unreadable || of.unreadable())
}

/// These outcomes in full, in the order given. Those that are gone, or of a project that is, are left out.
///
/// # Errors
/// A database error.
pub(crate) async fn entries(open: &Open, ids: &[Id]) -> Result<Vec<OutcomeEntry>, Problem> {
    let rows = store::outcome::with_sources(&open.store, ids).await?;
    let index = open.index();
    let entry = |(row, stated): (store::rows::OutcomeRow, Option<store::rows::StatedIn>)| {
        let project = index.get(row.project)?;
        Some(OutcomeEntry {
            id: row.id,
            project: row.project,
            key: project.key.clone().unwrap_or_else(|| format!("#{}", row.project)),
            title_ja: project.title_ja.clone(),
            title_en: project.title_en.clone(),
            kind: OutcomeKind::parse(&row.kind)?,
            year: row.year,
            amount: row.amount.map(yen),
            text: row.text,
            source: stated.map(|stated| stated_in(stated.row, &stated.import, &row.kind)),
            by: row.by,
            at: row.at,
        })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}
