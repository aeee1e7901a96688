//! What differs between two plans of a theme: rows matched by the one they were first, cells in words.

use super::reading::{Cells, cells_of, number, text};
use super::words::Words;
use super::{Cell, Named, PlanDiff, PlanDiffRequest, PlanRequest, PlanView, Row, RowDiff, sheets};
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use crate::write::invalid;
use domain::plan::{Column, Kind, Month, PlanKind, Sheet, To};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Rows that differ, sheet by sheet: in the order of the later plan, then those that are gone. Their order is no difference.
///
/// # Errors
/// `NoSuchPlan`; `InvalidField` for plans of different themes.
pub async fn diff(context: &Context<'_>, args: PlanDiffRequest) -> Result<PlanDiff, Problem> {
    let open = context.app.library().await?;
    let (from, to) = (super::stored::any(&open, args.from).await?, super::stored::any(&open, args.to).await?);
    if from.theme != to.theme {
        return Err(invalid("plan", "plan-other-theme"));
    }
    let words = Words(context.app.language());
    let shown =
        async |plan: Id| super::show(context, PlanRequest { theme: from.theme, plan: Some(plan), against: None }).await;
    let (before, after) = (shown(args.from).await?, shown(args.to).await?);
    let (before, after) = (Side::of(words, &before), Side::of(words, &after));
    Ok(PlanDiff { rows: rows(&before, &after) })
}

/// How many rows of the plan of a theme, and decisions at its gates, differ from what was kept with a version of the theme.
///
/// # Errors
/// A database error.
pub(crate) async fn differing_since(open: &Open, theme: Id, version: u32) -> Result<usize, Problem> {
    let heads = store::plan::heads(&open.store, theme).await?;
    let kept = heads.iter().find(|head| head.version == Some(version)).map(|head| head.id);
    let now = heads.iter().find(|head| head.kind == PlanKind::Current).map(|head| head.id);
    let said = async |plan: Option<Id>| match plan {
        Some(plan) => Ok((sheets(open, plan).await?, store::plan::decisions(&open.store, plan).await?.len())),
        None => Ok::<_, Problem>((BTreeMap::new(), 0)),
    };
    let ((before, decided), (after, decisions)) = (said(kept).await?, said(now).await?);
    let bare = |sheets| Side::bare(Words(Language::Ja), sheets);
    Ok(rows(&bare(&before), &bare(&after)).len() + decisions.saturating_sub(decided))
}

fn rows(before: &Side<'_>, after: &Side<'_>) -> Vec<RowDiff> {
    Sheet::of_plan().flat_map(|sheet| differing(sheet, before, after)).collect()
}

/// The row it was first.
fn root(row: &Row) -> Id {
    row.origin.unwrap_or(row.id)
}

fn differing(sheet: Sheet, before: &Side<'_>, after: &Side<'_>) -> Vec<RowDiff> {
    let former: HashMap<Id, &Row> = before.rows(sheet).iter().map(|row| (root(row), row)).collect();
    let mut met: HashSet<Id> = HashSet::new();
    let mut rows = Vec::new();
    for row in after.rows(sheet) {
        met.insert(root(row));
        let was = former.get(&root(row)).copied();
        let cells = was.map(|was| cells(sheet, before, was, after, row)).unwrap_or_default();
        if was.is_none() || !cells.is_empty() {
            let name = after.called(sheet, row);
            rows.push(RowDiff { sheet, to: Some(row.id), from: was.map(|row| row.id), name, cells });
        }
    }
    for row in before.rows(sheet).iter().filter(|row| !met.contains(&root(row))) {
        rows.push(RowDiff { sheet, to: None, from: Some(row.id), name: before.called(sheet, row), cells: Vec::new() });
    }
    rows
}

/// Cells that differ, as they are shown. What a row names is compared by the row that was first, not by its copy.
fn cells(sheet: Sheet, before: &Side<'_>, was: &Row, after: &Side<'_>, is: &Row) -> Vec<(String, String, String)> {
    let mut cells = Vec::new();
    for column in sheet.columns() {
        for name in cells_of(column) {
            if before.meant(column, was, &name) != after.meant(column, is, &name) {
                let shown = |side: &Side<'_>, row: &Row| side.shown(sheet, column, row, &name);
                let (old, new) = (shown(before, was), shown(after, is));
                cells.push((name, old, new));
            }
        }
    }
    cells
}

/// One of the two plans.
struct Side<'a> {
    words: Words,
    sheets: &'a BTreeMap<Sheet, Vec<Row>>,
    /// Rows of the plan by id, with their sheet.
    rows: HashMap<Id, (Sheet, &'a Row)>,
    /// Things outside the plan.
    names: HashMap<(To, Id), &'a str>,
}

impl<'a> Side<'a> {
    /// Without names of things outside the plan.
    fn bare(words: Words, sheets: &'a BTreeMap<Sheet, Vec<Row>>) -> Side<'a> {
        let rows = sheets.iter().flat_map(|(sheet, rows)| rows.iter().map(|row| (row.id, (*sheet, row)))).collect();
        Side { words, sheets, rows, names: HashMap::new() }
    }

    fn of(words: Words, view: &'a PlanView) -> Side<'a> {
        let names = &view.names;
        let all: [(To, &[Named]); 6] = [
            (To::Project, &names.projects),
            (To::Programme, &names.programmes),
            (To::Support, &names.supports),
            (To::Asset, &names.assets),
            (To::Attachment, &names.attachments),
            (To::Claim, &names.claims),
        ];
        let named =
            all.into_iter().flat_map(|(to, named)| named.iter().map(move |one| ((to, one.id), one.name.as_str())));
        Side { names: named.collect(), ..Side::bare(words, &view.sheets) }
    }

    fn rows(&self, sheet: Sheet) -> &'a [Row] {
        self.sheets.get(&sheet).map(Vec::as_slice).unwrap_or_default()
    }

    /// A cell so that it can be compared with the other plan's.
    fn meant(&self, column: &Column, row: &Row, name: &str) -> Cell {
        let cell = row.cells.get(name).cloned().unwrap_or(Cell::None);
        match (column.kind, &cell) {
            (Kind::Ref { to: To::Task | To::Gate | To::Item }, Cell::Number(id)) => {
                self.rows.get(id).map_or(cell, |(_, row)| Cell::Number(root(row)))
            }
            (Kind::Flag, Cell::None) => Cell::Number(0),
            _ => cell,
        }
    }

    /// A cell as it is shown.
    fn shown(&self, sheet: Sheet, column: &Column, row: &Row, name: &str) -> String {
        let said = text(&row.cells, name);
        match (column.kind, number(&row.cells, name)) {
            (Kind::Choice { .. }, _) if !said.is_empty() => self.words.choice(sheet.as_str(), column.name, said),
            (Kind::Month, _) => Month::parse(said).map_or_else(|| said.to_owned(), |month| self.words.month(month)),
            (Kind::Day, _) => self.words.day(said),
            (Kind::Year, Some(year)) => {
                i32::try_from(year).map(|year| self.words.fiscal_year(year)).unwrap_or_default()
            }
            (Kind::Yen, Some(yen)) => self.words.yen(yen, false),
            (Kind::Flag, flag) => self.words.say(&format!("flag.{}", flag.unwrap_or(0))),
            (Kind::Ref { to }, Some(id)) => self.name(to, id),
            (_, Some(number)) => number.to_string(),
            _ => said.to_owned(),
        }
    }

    /// What a reference is called; `''` where it may not be seen.
    fn name(&self, to: To, id: Id) -> String {
        match to {
            To::Task | To::Gate | To::Item => {
                self.rows.get(&id).map(|(sheet, row)| self.called(*sheet, row)).unwrap_or_default()
            }
            _ => self.names.get(&(to, id)).map(|name| (*name).to_owned()).unwrap_or_default(),
        }
    }

    /// What a row is called.
    fn called(&self, sheet: Sheet, row: &Row) -> String {
        let cells = &row.cells;
        let of = |to: To, cell: &str| number(cells, cell).map(|id| self.name(to, id)).unwrap_or_default();
        let choice = |column: &str| self.words.choice(sheet.as_str(), column, text(cells, column));
        match sheet {
            Sheet::Link => format!("{} → {}", of(To::Task, "before"), of(To::Task, "after")),
            Sheet::Budget => {
                let year = number(cells, "year").and_then(|year| i32::try_from(year).ok());
                let year = year.map(|year| self.words.fiscal_year(year)).unwrap_or_default();
                [of(To::Task, "task"), year].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            }
            Sheet::Criterion | Sheet::Risk => self.twin(cells, "text"),
            Sheet::Tpp => match self.twin(cells, "name") {
                name if name.is_empty() => choice("attribute"),
                name => name,
            },
            Sheet::Market => choice("market"),
            Sheet::Support => {
                let named =
                    [of(To::Support, "support"), text(cells, "name").to_owned(), of(To::Programme, "programme")];
                named.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| choice("kind"))
            }
            _ => self.twin(cells, "name"),
        }
    }

    fn twin(&self, cells: &Cells, name: &str) -> String {
        self.words.pick(text(cells, &format!("{name}_ja")), text(cells, &format!("{name}_en"))).to_owned()
    }
}
