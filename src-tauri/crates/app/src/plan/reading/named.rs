//! What a reference can name: ids that may stand there, and names for what is typed.

use crate::catalogue;
use crate::plan::{Cell, Row};
use crate::prelude::*;
use crate::registry::{Known, Tie};
use crate::settings::Language;
use crate::state::Open;
use domain::plan::{Kind, Sheet, To};
use domain::text;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};
use store::rows::{AssetRow, ThemeFull};

/// What a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// One thing.
    One(Id),
    /// More than one.
    Several,
    /// Nothing.
    Nothing,
}

impl Found {
    fn of(ids: &BTreeSet<Id>) -> Found {
        let mut ids = ids.iter();
        match (ids.next(), ids.next()) {
            (Some(id), None) => Found::One(*id),
            (Some(_), Some(_)) => Found::Several,
            (None, _) => Found::Nothing,
        }
    }
}

/// Things of one sort by what they are called. A name as it stands goes before one that is only written alike.
#[derive(Debug, Default)]
struct Targets {
    ids: HashSet<Id>,
    exact: HashMap<String, BTreeSet<Id>>,
    folded: HashMap<String, BTreeSet<Id>>,
}

impl Targets {
    fn add<'a>(&mut self, id: Id, names: impl IntoIterator<Item = &'a str>) {
        self.ids.insert(id);
        for name in names.into_iter().map(str::trim).filter(|name| !name.is_empty()) {
            self.exact.entry(name.to_owned()).or_default().insert(id);
            self.folded.entry(text::fold(name)).or_default().insert(id);
        }
    }

    fn find(&self, name: &str) -> Found {
        let exact = self.exact.get(name).map_or(Found::Nothing, Found::of);
        if exact != Found::Nothing {
            return exact;
        }
        self.folded.get(&text::fold(name)).map_or(Found::Nothing, Found::of)
    }
}

/// Everything that the references of a sheet can name, with the eyes of whoever writes.
pub(super) struct Targeted<'a> {
    open: &'a Open,
    of: HashMap<To, Targets>,
    known: Option<Arc<Known>>,
    /// Projects of the library by number and title, read when a name is none of the theme's.
    library: OnceLock<HashMap<String, BTreeSet<Id>>>,
}

impl<'a> Targeted<'a> {
    /// For a sheet: rows of the plan's own sheets, things of the theme, the registry.
    ///
    /// # Errors
    /// A database error.
    pub(super) async fn of(
        open: &'a Open,
        theme: Option<&ThemeFull>,
        sheet: Sheet,
        sheets: &BTreeMap<Sheet, Vec<Row>>,
    ) -> Result<Targeted<'a>, Problem> {
        let mut targeted = Targeted { open, of: HashMap::new(), known: None, library: OnceLock::new() };
        for column in sheet.columns() {
            let Kind::Ref { to } = column.kind else { continue };
            if targeted.of.contains_key(&to) {
                continue;
            }
            let targets = match (to, theme) {
                (To::Task, _) => of_rows(sheets, Sheet::Task, &["name_ja", "name_en"]),
                (To::Gate, _) => of_rows(sheets, Sheet::Gate, &["code", "name_ja", "name_en"]),
                (To::Item, _) => of_rows(sheets, Sheet::Item, &["name_ja", "name_en"]),
                (To::Programme | To::Support, _) => targeted.of_registry(to).await?,
                (To::Theme, _) => of_themes(open).await?,
                (To::Project, Some(theme)) => of_threads(open, theme),
                (To::Asset, Some(theme)) => of_assets(open, theme).await?,
                (To::Attachment, Some(theme)) => of_attachments(open, theme).await?,
                (To::Claim, Some(theme)) => of_claims(open, theme).await?,
                (To::Project | To::Asset | To::Attachment | To::Claim, None) => Targets::default(),
            };
            targeted.of.insert(to, targets);
        }
        Ok(targeted)
    }

    async fn of_registry(&mut self, to: To) -> Result<Targets, Problem> {
        let known = match &self.known {
            Some(known) => Arc::clone(known),
            None => Arc::clone(self.known.insert(crate::registry::known(self.open).await?)),
        };
        let mut targets = Targets::default();
        if to == To::Support {
            for row in &known.rows.supports {
                targets.add(row.id, [row.name_ja.as_str(), &row.name_en]);
            }
        } else {
            for programme in known.programmes() {
                targets.add(programme.id, [programme.name_ja.as_str(), &programme.name_en]);
            }
        }
        Ok(targets)
    }

    /// Whether an id can stand there. Any project that may be seen can be named: that it is no thread of the theme is told, not
    /// refused.
    pub(super) fn holds(&self, to: To, id: Id) -> bool {
        if to == To::Project {
            return self.open.index().get(id).is_some();
        }
        self.of.get(&to).is_some_and(|targets| targets.ids.contains(&id))
    }

    /// What a name is of.
    pub(super) fn find(&self, to: To, name: &str) -> Found {
        let found = self.of.get(&to).map_or(Found::Nothing, |targets| targets.find(name));
        match (found, to, &self.known) {
            (Found::Nothing, To::Project, _) => {
                self.library().get(text::nfkc(name).trim()).map_or(Found::Nothing, Found::of)
            }
            // As lists spell it, also by another name that the registry has for it.
            (Found::Nothing, To::Programme, Some(known)) => match known.tie(name, "", None) {
                Tie::Tied(id) => Found::One(id),
                Tie::Several(_) => Found::Several,
                Tie::Disputed { .. } | Tie::Unknown | Tie::Nameless => Found::Nothing,
            },
            (found, ..) => found,
        }
    }

    fn library(&self) -> &HashMap<String, BTreeSet<Id>> {
        self.library.get_or_init(|| {
            let mut names: HashMap<String, BTreeSet<Id>> = HashMap::new();
            for entry in self.open.index().all() {
                let titles = [entry.title_ja.as_str(), &entry.title_en];
                let numbers = [entry.key.as_deref(), entry.number.as_deref()].into_iter().flatten();
                for name in titles.into_iter().chain(numbers).filter(|name| !name.is_empty()) {
                    names.entry(text::nfkc(name).trim().to_owned()).or_default().insert(entry.id);
                }
            }
            names
        })
    }
}

fn of_rows(sheets: &BTreeMap<Sheet, Vec<Row>>, sheet: Sheet, cells: &[&str]) -> Targets {
    let mut targets = Targets::default();
    for row in sheets.get(&sheet).into_iter().flatten() {
        let names = cells.iter().filter_map(|cell| match row.cells.get(*cell) {
            Some(Cell::Text(text)) => Some(text.as_str()),
            _ => None,
        });
        targets.add(row.id, names);
    }
    targets
}

fn of_threads(open: &Open, theme: &ThemeFull) -> Targets {
    let index = open.index();
    let mut targets = Targets::default();
    for entry in theme.threads.iter().filter_map(|thread| index.get(thread.project)) {
        let numbers = [entry.key.as_deref(), entry.number.as_deref()].into_iter().flatten();
        targets.add(entry.id, [entry.title_ja.as_str(), &entry.title_en].into_iter().chain(numbers));
    }
    targets
}

async fn of_themes(open: &Open) -> Result<Targets, Problem> {
    let mut targets = Targets::default();
    for (id, code, title_ja, title_en) in store::theme::names(&open.store).await? {
        targets.add(id, [code.as_str(), &title_ja, &title_en]);
    }
    Ok(targets)
}

async fn of_assets(open: &Open, theme: &ThemeFull) -> Result<Targets, Problem> {
    let projects: Vec<Id> = theme.threads.iter().map(|thread| thread.project).collect();
    let mut rows = store::asset::of_projects(&open.store, &projects).await?;
    rows.extend(store::asset::of_extras(&open.store, &[theme.theme.id]).await?);
    let kind = |row: &AssetRow, language| catalogue::word(language, &format!("asset-kind.{}", row.kind.as_str()));
    let mut targets = Targets::default();
    for row in &rows {
        let names = match row.label.trim() {
            "" => vec![kind(row, Language::Ja), kind(row, Language::En)],
            label => vec![label.to_owned()],
        };
        targets.add(row.id, names.iter().map(String::as_str));
    }
    Ok(targets)
}

async fn of_attachments(open: &Open, theme: &ThemeFull) -> Result<Targets, Problem> {
    let mut targets = Targets::default();
    for row in store::attachment::of_theme(&open.store, theme.theme.id).await? {
        targets.add(row.id, [row.name.as_str()]);
    }
    Ok(targets)
}

async fn of_claims(open: &Open, theme: &ThemeFull) -> Result<Targets, Problem> {
    let mut targets = Targets::default();
    for row in store::claim::of_themes(&open.store, &[theme.theme.id]).await? {
        targets.add(row.id, [row.text_ja.as_str(), &row.text_en]);
    }
    Ok(targets)
}
