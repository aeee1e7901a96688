//! What a workbook would change: its rows against the library, cell by cell; what cannot be taken beside what can.

use super::cells;
use super::columns::Sheet;
use super::read::{Parsed, Row};
use super::{RegistryChange, RegistryRefusal};
use crate::catalogue;
use crate::prelude::*;
use crate::registry::fields::{State, amount, checked};
use crate::registry::{FactOf, ProgrammeFields};
use crate::settings::Language;
use crate::support::{self, SupportFields};
use std::collections::{HashMap, HashSet};
use store::rows::{FactRow, ProgrammePairRow, RegistryRows};
use vocab::own::Own;

mod facts;
mod show;

/// A row of the workbook that is one of the library's (`before`), or new. New ones have ids below zero until they are written.
#[derive(Debug)]
pub(super) struct Planned<T> {
    row: Row,
    pub(super) before: Option<T>,
    pub(super) after: T,
}

impl<T: PartialEq> Planned<T> {
    pub(super) fn changes(&self) -> bool {
        self.before.as_ref() != Some(&self.after)
    }
}

/// Where a field comes from, as a row of the workbook says it; `None` = nowhere any more.
#[derive(Debug)]
pub(super) struct PlannedFact {
    row: Row,
    pub(super) thing: FactOf,
    pub(super) of: Id,
    pub(super) field: &'static str,
    before: Option<FactRow>,
    pub(super) after: Option<FactRow>,
}

impl PlannedFact {
    pub(super) fn changes(&self) -> bool {
        let said = |fact: &FactRow| (fact.source.clone(), fact.as_of.clone(), fact.confirmed);
        self.before.as_ref().map(said) != self.after.as_ref().map(said)
    }
}

/// What would be written, and what a person is shown of it.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) programmes: Vec<Planned<State>>,
    pub(super) pairs: Vec<Planned<ProgrammePairRow>>,
    pub(super) supports: Vec<Planned<support::State>>,
    pub(super) facts: Vec<PlannedFact>,
    pub(super) changes: Vec<RegistryChange>,
    pub(super) refused: Vec<RegistryRefusal>,
    pub(super) unchanged: u32,
}

/// Holds a workbook against the library.
pub(super) fn plan(parsed: Parsed, rows: &RegistryRows, own: &Own, language: Language) -> Plan {
    let plan = Plan { refused: parsed.refused, ..Plan::default() };
    let mut planner = Planner { rows, own, language, plan, next: 0, twice: HashSet::new() };
    let mut of = parsed.rows;
    for (sheet, rows) in &of {
        let mut seen = HashSet::new();
        let ids = rows.iter().map(|row| row.text("id")).filter(|id| !id.is_empty());
        planner.twice.extend(ids.filter(|id| !seen.insert(*id)).map(|id| (*sheet, id.to_owned())));
    }
    for row in of.remove(&Sheet::Programmes).unwrap_or_default() {
        planner.programme(row);
    }
    planner.free_names();
    for row in of.remove(&Sheet::Supports).unwrap_or_default() {
        planner.support(row);
    }
    for row in of.remove(&Sheet::Pairs).unwrap_or_default() {
        planner.pair(row);
    }
    for row in of.remove(&Sheet::Facts).unwrap_or_default() {
        planner.fact(row);
    }
    planner.official_pairs_have_a_source();
    planner.show();
    planner.plan
}

struct Planner<'a> {
    rows: &'a RegistryRows,
    own: &'a Own,
    language: Language,
    plan: Plan,
    next: Id,
    /// Ids that several rows of a sheet have: nobody knows which of them is meant.
    twice: HashSet<(Sheet, String)>,
}

impl Planner<'_> {
    fn refuse(&mut self, row: &Row, key: &str, reason: &str) {
        self.plan.refused.push(row.refused(self.language, key, reason, String::new()));
    }

    /// A cell that the library's own rules refuse, in their words.
    fn refuse_as(&mut self, row: &Row, key: &str, problem: &Problem) {
        let (reason, words) = match (problem.params.get("reason"), problem.code) {
            (Some(reason), _) => {
                let words = catalogue::sentence(self.language, &format!("reason.{reason}"), &problem.params);
                (reason.clone(), words)
            }
            (None, _) => (problem.code.as_str().to_owned(), catalogue::problem(self.language, problem)),
        };
        self.plan.refused.push(row.refused(self.language, key, &reason, words));
    }

    fn fresh(&mut self) -> Id {
        self.next -= 1;
        self.next
    }

    /// The id in a cell; `Err` when there is one that is none of the library's.
    fn id(&mut self, row: &Row, key: &str, exists: impl Fn(Id) -> bool) -> Result<Option<Id>, ()> {
        let text = domain::text::nfkc(row.text(key));
        if text.is_empty() {
            return Ok(None);
        }
        let reason = match text.parse::<Id>() {
            Ok(id) if exists(id) => return Ok(Some(id)),
            Ok(_) => "id-unknown",
            Err(_) => "id-unreadable",
        };
        self.refuse(row, key, reason);
        Err(())
    }

    /// The id of a row itself.
    fn own_id(&mut self, sheet: Sheet, row: &Row, exists: impl Fn(Id) -> bool) -> Result<Option<Id>, ()> {
        if self.twice.contains(&(sheet, row.text("id").to_owned())) {
            self.refuse(row, "id", "id-twice");
            return Err(());
        }
        self.id(row, "id", exists)
    }

    fn programme(&mut self, row: Row) {
        let rows = self.rows;
        let Ok(id) = self.own_id(Sheet::Programmes, &row, |id| rows.programmes.iter().any(|of| of.id == id)) else {
            return;
        };
        let before = id.and_then(|id| State::of(rows, id));
        let name = row.text("name_ja");
        if before.is_none() {
            let taken = rows.programmes.iter().map(|of| &of.name_ja);
            let taken = taken.chain(self.plan.programmes.iter().map(|of| &of.after.row.name_ja));
            let reason = match name {
                "" => Some("name-needed"),
                name if taken.into_iter().any(|of| of == name) => Some("name-exists"),
                _ => None,
            };
            if let Some(reason) = reason {
                return self.refuse(&row, "", reason);
            }
        }
        let mut after = before.clone().unwrap_or_default();
        for (key, cell) in row.in_order(Sheet::Programmes) {
            if cell.error {
                self.refuse(&row, key, "error-cell");
                continue;
            }
            match programme_field(key, &cell.value) {
                Err(reason) => self.refuse(&row, key, reason),
                Ok(fields) => match checked(fields) {
                    Ok(fields) => after = after.with(fields),
                    Err(problem) => self.refuse_as(&row, key, &problem),
                },
            }
        }
        if before.is_none() {
            if after.row.name_ja.is_empty() {
                return;
            }
            after.row.id = self.fresh();
        }
        self.plan.programmes.push(Planned { row, before, after });
    }

    /// A further name leads to one programme: who claims another's keeps what they had.
    fn free_names(&mut self) {
        let planned: HashSet<Id> = self.plan.programmes.iter().map(|of| of.after.row.id).collect();
        let mut owner: HashMap<String, Id> = self
            .rows
            .aliases
            .iter()
            .filter(|alias| !planned.contains(&alias.programme))
            .map(|alias| (cells::folded(&alias.name), alias.programme))
            .collect();
        // Those that keep a name come before those that claim it.
        for of in &self.plan.programmes {
            let kept = of
                .before
                .iter()
                .flat_map(|before| &before.names)
                .filter(|name| of.after.names.iter().any(|after| after.name == name.name));
            owner.extend(kept.map(|name| (cells::folded(&name.name), of.after.row.id)));
        }
        let mut refused = Vec::new();
        for of in &mut self.plan.programmes {
            let id = of.after.row.id;
            if of.after.names.iter().any(|name| owner.get(&cells::folded(&name.name)).is_some_and(|other| *other != id))
            {
                refused.push(of.row.clone());
                of.after.names = of.before.as_ref().map(|before| before.names.clone()).unwrap_or_default();
            }
            owner.extend(of.after.names.iter().map(|name| (cells::folded(&name.name), id)));
        }
        for row in refused {
            self.refuse(&row, "names", "name-taken");
        }
    }

    fn support(&mut self, row: Row) {
        let rows = self.rows;
        let Ok(id) = self.own_id(Sheet::Supports, &row, |id| rows.supports.iter().any(|of| of.id == id)) else {
            return;
        };
        let before = rows.supports.iter().find(|of| Some(of.id) == id).map(|of| support::State(of.clone()));
        let name = row.text("name_ja");
        if before.is_none() {
            let taken = rows.supports.iter().map(|of| &of.name_ja);
            let taken = taken.chain(self.plan.supports.iter().map(|of| &of.after.0.name_ja)).any(|of| of == name);
            if name.is_empty() || taken {
                return self.refuse(&row, "", if taken { "name-exists" } else { "name-needed" });
            }
        }
        let mut after = before.clone().unwrap_or_default();
        for (key, cell) in row.in_order(Sheet::Supports) {
            if cell.error {
                self.refuse(&row, key, "error-cell");
                continue;
            }
            match support_field(key, &cell.value) {
                Err(reason) => self.refuse(&row, key, reason),
                Ok(fields) => match support::State::checked(self.own, fields) {
                    Ok(fields) => after = after.with(fields),
                    Err(problem) => self.refuse_as(&row, key, &problem),
                },
            }
        }
        if before.is_none() {
            if after.0.name_ja.is_empty() {
                return;
            }
            after.0.id = self.fresh();
        }
        self.plan.supports.push(Planned { row, before, after });
    }

    /// Programmes as they would be called, with what they were called before.
    fn programmes_called(&self, name: &str) -> Vec<Id> {
        let name = cells::folded(name);
        let before = self.rows.programmes.iter().map(|of| (of.id, &of.name_ja));
        let after = self.plan.programmes.iter().map(|of| (of.after.row.id, &of.after.row.name_ja));
        let mut ids: Vec<Id> =
            before.chain(after).filter(|(_, of)| cells::folded(of) == name).map(|(id, _)| id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The programme at one end of a pair, by its id, else by its name.
    fn end(&mut self, row: &Row, id: &'static str, name: &'static str) -> Result<Id, ()> {
        let rows = self.rows;
        let by_id = self.id(row, id, |id| rows.programmes.iter().any(|of| of.id == id))?;
        let called = row.text(name);
        let by_name = self.programmes_called(called);
        let reason = match (by_id, by_name.as_slice()) {
            (Some(id), _) if called.is_empty() || by_name.contains(&id) => return Ok(id),
            (Some(_), _) => "id-and-name",
            (None, [only]) => return Ok(*only),
            (None, []) => "programme-unknown",
            (None, _) => "programme-ambiguous",
        };
        self.refuse(row, name, reason);
        Err(())
    }

    fn pair(&mut self, row: Row) {
        let rows = self.rows;
        let Ok(id) = self.own_id(Sheet::Pairs, &row, |id| rows.pairs.iter().any(|of| of.id == id)) else { return };
        let (Ok(from), Ok(to)) =
            (self.end(&row, "predecessor_id", "predecessor"), self.end(&row, "successor_id", "successor"))
        else {
            return;
        };
        if from == to {
            return self.refuse(&row, "", "same-programme");
        }
        let before = rows.pairs.iter().find(|of| (of.predecessor, of.successor) == (from, to)).cloned();
        if id.is_some() && before.as_ref().map(|of| of.id) != id {
            return self.refuse(&row, "", "pair-ends");
        }
        if self.plan.pairs.iter().any(|of| (of.after.predecessor, of.after.successor) == (from, to)) {
            return self.refuse(&row, "", "pair-twice");
        }
        let mut after = match &before {
            Some(before) => before.clone(),
            None => ProgrammePairRow {
                id: self.fresh(),
                predecessor: from,
                successor: to,
                official: false,
                valid_from: None,
                note: String::new(),
                by: String::new(),
                at: String::new(),
            },
        };
        for (key, cell) in row.in_order(Sheet::Pairs) {
            if cell.error {
                self.refuse(&row, key, "error-cell");
                continue;
            }
            match key {
                "status" => match cells::read_status(&cell.value) {
                    Ok(official) => after.official = official,
                    Err(reason) => self.refuse(&row, key, reason),
                },
                "valid_from" => match cells::read_year(&cell.value) {
                    Ok(Some(year)) if !domain::span::YEARS.contains(&year) => self.refuse(&row, key, "year-unreadable"),
                    Ok(year) => after.valid_from = year,
                    Err(reason) => self.refuse(&row, key, reason),
                },
                "note" => match crate::registry::text("note", &cell.value, 2_000) {
                    Ok(note) => after.note = note,
                    Err(problem) => self.refuse_as(&row, key, &problem),
                },
                _ => {}
            }
        }
        self.plan.pairs.push(Planned { row, before, after });
    }
}

/// The field a cell of a programme is for.
fn programme_field(key: &str, cell: &str) -> Result<ProgrammeFields, cells::Refused> {
    let text = || Some(cell.to_owned());
    let mut fields = ProgrammeFields::default();
    match key {
        "name_ja" => fields.name_ja = text(),
        "name_en" => fields.name_en = text(),
        "ministry" => fields.ministry = text(),
        "phases" => fields.phases = text(),
        "phase_first" => fields.phase_first = Some(cells::read_phase(cell)?),
        "phase_last" => fields.phase_last = Some(cells::read_phase(cell)?),
        "modality" => fields.modality = text(),
        "disease" => fields.disease = text(),
        "ceiling_yen" => fields.ceiling_yen = Some(cells::read_thousands(cell)?.map(amount)),
        "duration_years" => fields.duration_years = Some(cells::read_duration(cell)?),
        "call_months" => fields.call_months = Some(cells::read_months(cell)?),
        "adoption_month" => fields.adoption_month = Some(cells::read_month(cell)?),
        "host" => fields.host = text(),
        "contact" => fields.contact = text(),
        "valid_first" => fields.valid_first = Some(cells::read_year(cell)?),
        "valid_last" => fields.valid_last = Some(cells::read_year(cell)?),
        "codes" => fields.codes = Some(cells::read_codes(cell)?),
        "names" => fields.names = Some(cells::read_names(cell)?),
        _ => fields.note = text(),
    }
    Ok(fields)
}

/// The field a cell of a support is for.
fn support_field(key: &str, cell: &str) -> Result<SupportFields, cells::Refused> {
    let text = || Some(cell.to_owned());
    let mut fields = SupportFields::default();
    match key {
        "name_ja" => fields.name_ja = text(),
        "name_en" => fields.name_en = text(),
        "provider" => fields.provider = text(),
        "offers" => fields.offers = text(),
        "steps" => fields.steps = Some(cells::read_steps(cell)?),
        "modalities" => fields.modalities = Some(cells::read_modalities(cell)),
        "conditions" => fields.conditions = text(),
        "apply" => fields.apply = text(),
        _ => fields.note = text(),
    }
    Ok(fields)
}
