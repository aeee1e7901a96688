//! What rows of a plan can name, and what it is called: projects of the theme, the registry, assets, attachments, claims.
//!
//! Everything is read with the eyes of whoever asks: what is hidden from them has no name here.

use super::data::Support;
use crate::plan::words::Words;
use crate::plan::{Cell, Named, PlanNames, Row};
use crate::prelude::*;
use crate::registry::Known;
use crate::state::Open;
use domain::AssetState;
use domain::plan::{Kind as Column, Sheet, To};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use store::rows::{AssetRow, ExtraRow, ThemeFull};

/// Names by id, for sentences.
#[derive(Debug, Default)]
pub(super) struct Called<'a> {
    projects: HashMap<Id, &'a str>,
    programmes: HashMap<Id, &'a str>,
    supports: HashMap<Id, &'a str>,
}

fn by_id(named: &[Named]) -> HashMap<Id, &str> {
    named.iter().map(|named| (named.id, named.name.as_str())).collect()
}

impl<'a> Called<'a> {
    pub(super) fn of(names: &'a PlanNames) -> Called<'a> {
        Called {
            projects: by_id(&names.projects),
            programmes: by_id(&names.programmes),
            supports: by_id(&names.supports),
        }
    }

    /// A project; `''` where it may not be seen.
    pub(super) fn project(&self, id: Id) -> &'a str {
        self.projects.get(&id).copied().unwrap_or_default()
    }

    /// A programme.
    pub(super) fn programme(&self, id: Id) -> &'a str {
        self.programmes.get(&id).copied().unwrap_or_default()
    }

    /// A support of a plan: of the registry, by the name somebody gave it, or a programme.
    pub(super) fn support_of<'b>(&self, support: &Support<'b>) -> &'b str
    where
        'a: 'b,
    {
        let of_registry = support.support.and_then(|id| self.supports.get(&id).copied());
        let named = Some(support.name).filter(|name| !name.trim().is_empty());
        of_registry.or(named).or_else(|| support.programme.map(|id| self.programme(id))).unwrap_or_default()
    }
}

/// An asset of the theme without sentence and source though it is 有.
#[derive(Debug)]
pub(super) struct Bare {
    /// The project or extra thread that brings it.
    pub(super) of: Id,
    /// What that is called.
    pub(super) by: String,
    /// What it is called.
    pub(super) name: String,
}

/// What the threads of a theme bring.
pub(super) struct Brought {
    assets: Vec<AssetRow>,
    extras: Vec<ExtraRow>,
}

/// Reads what the threads of a theme bring.
///
/// # Errors
/// A database error.
pub(super) async fn brought(open: &Open, theme: &ThemeFull) -> Result<Brought, Problem> {
    let projects: Vec<Id> = theme.threads.iter().map(|thread| thread.project).collect();
    let mut assets = store::asset::of_projects(&open.store, &projects).await?;
    let extras = store::extra::of_themes(&open.store, &[theme.theme.id]).await?;
    if !extras.is_empty() {
        assets.extend(store::asset::of_extras(&open.store, &[theme.theme.id]).await?);
    }
    Ok(Brought { assets, extras })
}

/// Names for a person in a language.
pub(super) struct Naming<'a> {
    pub(super) open: &'a Open,
    pub(super) words: Words,
    pub(super) theme: &'a ThemeFull,
    pub(super) known: &'a Known,
    pub(super) brought: &'a Brought,
}

impl Naming<'_> {
    /// Everything that rows can name, and what rows name already though it is not to be chosen any more.
    ///
    /// # Errors
    /// A database error.
    pub(super) async fn names(&self, sheets: &BTreeMap<Sheet, Vec<Row>>) -> Result<PlanNames, Problem> {
        let used = used(sheets);
        let store = &self.open.store;
        let of = |to: To| used.get(&to).into_iter().flatten().copied();
        let mut assets: Vec<Named> = self.brought.assets.iter().map(|row| self.asset(row, false)).collect();
        let there: HashSet<Id> = assets.iter().map(|named| named.id).collect();
        for id in of(To::Asset).filter(|id| !there.contains(id)) {
            if let Some(row) = store::asset::get(store, id).await? {
                assets.push(self.asset(&row, true));
            }
        }
        let projects: Vec<Id> = self.theme.threads.iter().map(|thread| thread.project).collect();
        let of_theme = store::attachment::of_theme(store, self.theme.theme.id).await?;
        let owner = |thing: &str, row: Id| {
            if thing == "theme" { self.theme.theme.code.clone() } else { self.project(row).unwrap_or_default() }
        };
        let attachment = |row: store::rows::AttachmentRow, gone: bool| Named {
            id: row.id,
            about: owner(&row.thing, row.row),
            name: row.name,
            gone,
        };
        let mut attachments: Vec<Named> = of_theme.into_iter().map(|row| attachment(row, false)).collect();
        let there: HashSet<Id> = attachments.iter().map(|named| named.id).collect();
        for id in of(To::Attachment).filter(|id| !there.contains(id)) {
            match store::attachment::row(store, id).await {
                Ok(row) => attachments.push(attachment(row, true)),
                Err(problem) if problem.code == ProblemCode::NoSuchAttachment => {}
                Err(problem) => return Err(problem),
            }
        }
        let claims = store::claim::of_themes(store, &[self.theme.theme.id]).await?;
        let claims = claims.into_iter().map(|row| Named {
            id: row.id,
            name: self.words.pick(&row.text_ja, &row.text_en).to_owned(),
            about: self.words.say(&format!("claim-state.{}", row.state)),
            gone: false,
        });
        let claims = claims.collect();
        Ok(PlanNames {
            projects: self.projects(&projects, of(To::Project)),
            programmes: self.programmes(),
            supports: self.supports(),
            assets,
            attachments,
            claims,
        })
    }

    /// Projects of the theme in their order, then those that rows name and are no thread of it.
    fn projects(&self, threads: &[Id], used: impl Iterator<Item = Id>) -> Vec<Named> {
        let index = self.open.index();
        let of = |id: Id, gone: bool| {
            let entry = index.get(id)?;
            let number = entry.number.clone().or_else(|| entry.key.clone()).unwrap_or_default();
            let name = self.words.pick(&entry.title_ja, &entry.title_en).to_owned();
            Some(Named { id, name, about: number, gone })
        };
        let left: BTreeSet<Id> = used.filter(|id| !threads.contains(id)).collect();
        let threads = threads.iter().filter_map(|id| of(*id, false));
        threads.chain(left.into_iter().filter_map(|id| of(id, true))).collect()
    }

    fn programmes(&self) -> Vec<Named> {
        let ministries: HashMap<Id, &str> =
            self.known.rows.programmes.iter().map(|row| (row.id, row.ministry.as_str())).collect();
        let programmes = self.known.programmes().iter();
        let named = programmes.map(|programme| Named {
            id: programme.id,
            name: self.words.pick(&programme.name_ja, &programme.name_en).to_owned(),
            about: ministries.get(&programme.id).map(|ministry| (*ministry).to_owned()).unwrap_or_default(),
            gone: false,
        });
        named.collect()
    }

    fn supports(&self) -> Vec<Named> {
        let named = |row: &store::rows::SupportRow| Named {
            id: row.id,
            name: self.words.pick(&row.name_ja, &row.name_en).to_owned(),
            about: row.provider.clone(),
            gone: false,
        };
        self.known.rows.supports.iter().map(named).collect()
    }

    fn asset(&self, row: &AssetRow, gone: bool) -> Named {
        Named { id: row.id, name: self.asset_name(row), about: self.owner(row), gone }
    }

    fn asset_name(&self, row: &AssetRow) -> String {
        if row.label.trim().is_empty() {
            return self.words.say(&format!("asset-kind.{}", row.kind.as_str()));
        }
        row.label.clone()
    }

    /// The title of a project; `None` where it may not be seen.
    fn project(&self, id: Id) -> Option<String> {
        let index = self.open.index();
        index.get(id).map(|entry| self.words.pick(&entry.title_ja, &entry.title_en).to_owned())
    }

    /// The thread that brings an asset.
    fn owner(&self, row: &AssetRow) -> String {
        let extra = row.extra.and_then(|id| self.brought.extras.iter().find(|extra| extra.id == id));
        let of_extra = |extra: &ExtraRow| match self.words.pick(&extra.title_ja, &extra.title_en) {
            "" => self.words.say(&format!("extra-kind.{}", extra.kind)),
            title => title.to_owned(),
        };
        row.project.and_then(|id| self.project(id)).or_else(|| extra.map(of_extra)).unwrap_or_default()
    }

    /// Assets of the theme that are 有 and of which nobody says where that is shown.
    pub(super) fn bare(&self) -> Vec<Bare> {
        let bare = |row: &&AssetRow| {
            row.state == AssetState::Have && row.sentence.trim().is_empty() && row.source.trim().is_empty()
        };
        let told = |row: &AssetRow| {
            Some(Bare { of: row.project.or(row.extra)?, by: self.owner(row), name: self.asset_name(row) })
        };
        self.brought.assets.iter().filter(bare).filter_map(told).collect()
    }
}

/// What rows name, by what it is.
fn used(sheets: &BTreeMap<Sheet, Vec<Row>>) -> HashMap<To, BTreeSet<Id>> {
    let mut used: HashMap<To, BTreeSet<Id>> = HashMap::new();
    for (sheet, rows) in sheets {
        for column in sheet.columns() {
            let Column::Ref { to } = column.kind else { continue };
            if matches!(to, To::Project | To::Asset | To::Attachment) {
                let named = rows.iter().filter_map(|row| match row.cells.get(column.name) {
                    Some(Cell::Number(id)) => Some(*id),
                    _ => None,
                });
                used.entry(to).or_default().extend(named);
            }
        }
    }
    used
}
