//! Rows that say where fields come from.

use super::{PlannedFact, Planner};
use crate::catalogue;
use crate::prelude::*;
use crate::registry::workbook::cells;
use crate::registry::workbook::columns::Sheet;
use crate::registry::workbook::read::Row;
use crate::registry::{FactOf, FactState, sourced};
use crate::settings::Language;
use std::collections::BTreeMap;
use store::rows::FactRow;

impl Planner<'_> {
    /// What a row of sources is about: its id, else its name.
    fn subject(&mut self, row: &Row, thing: FactOf) -> Result<Id, ()> {
        let rows = self.rows;
        let exists = |id: Id| match thing {
            FactOf::Programme => rows.programmes.iter().any(|of| of.id == id),
            FactOf::ProgrammePair => rows.pairs.iter().any(|of| of.id == id),
            FactOf::Support => rows.supports.iter().any(|of| of.id == id),
        };
        if let Some(id) = self.id(row, "row", exists)? {
            return Ok(id);
        }
        let name = row.text("name");
        let ids = match thing {
            FactOf::Programme => self.programmes_called(name),
            FactOf::Support => {
                let known = self.plan.supports.iter().map(|of| &of.after.0).chain(&rows.supports);
                known.filter(|of| of.name_ja == name).map(|of| of.id).take(1).collect()
            }
            FactOf::ProgrammePair => match name.split_once('→') {
                None => Vec::new(),
                Some((from, to)) => {
                    let (from, to) = (self.programmes_called(from), self.programmes_called(to));
                    let known = self.plan.pairs.iter().map(|of| &of.after).chain(&rows.pairs);
                    let of = known.filter(|of| from.contains(&of.predecessor) && to.contains(&of.successor));
                    of.map(|of| of.id).take(1).collect()
                }
            },
        };
        match ids.as_slice() {
            [only] => Ok(*only),
            several => {
                self.refuse(row, "name", if several.is_empty() { "thing-unknown" } else { "programme-ambiguous" });
                Err(())
            }
        }
    }

    pub(super) fn fact(&mut self, row: Row) {
        if let Some((key, _)) = row.cells.iter().find(|(_, cell)| cell.error) {
            let key = *key;
            return self.refuse(&row, key, "error-cell");
        }
        let thing = match Sheet::of(row.text("thing")) {
            Some(Sheet::Programmes) => FactOf::Programme,
            Some(Sheet::Pairs) => FactOf::ProgrammePair,
            Some(Sheet::Supports) => FactOf::Support,
            _ => return self.refuse(&row, "thing", "thing-unknown"),
        };
        let Ok(of) = self.subject(&row, thing) else { return };
        let named = cells::folded(row.text("field"));
        let words = |field: &str| {
            let key = format!("field.{field}");
            [Language::Ja, Language::En].map(|language| cells::folded(&catalogue::word(language, &key)))
        };
        let fields = thing.fields().iter();
        let Some(field) = fields.copied().find(|field| cells::folded(field) == named || words(field).contains(&named))
        else {
            return self.refuse(&row, "field", "field-unknown");
        };
        if self.plan.facts.iter().any(|known| (known.thing, known.of, known.field) == (thing, of, field)) {
            return self.refuse(&row, "", "fact-twice");
        }
        let known = |fact: &&FactRow| fact.thing == thing.as_str() && fact.row == of && fact.field == field;
        let before = self.rows.facts.iter().find(known).cloned();
        let kept = |key: &str, of: fn(&FactRow) -> &str| match row.cells.get(key) {
            Some(cell) => cell.value.trim().to_owned(),
            None => before.as_ref().map(|fact| of(fact).to_owned()).unwrap_or_default(),
        };
        let (source, as_of) = (kept("source", |fact| &fact.source), kept("as_of", |fact| &fact.as_of));
        let as_of = domain::date(&as_of, false).map_or(as_of, domain::ReadDate::iso);
        let (source, as_of) = match sourced(&source, &as_of) {
            Ok(sourced) => sourced,
            Err(problem) => {
                let key =
                    if problem.params.get("field").is_some_and(|field| field == "as_of") { "as_of" } else { "source" };
                return self.refuse_as(&row, key, &problem);
            }
        };
        let state = match row.cells.get("state").map(|cell| cells::read_state(&cell.value)) {
            None => before.as_ref().map(|fact| FactState::of(fact.confirmed)),
            Some(Ok(state)) => state,
            Some(Err(reason)) => return self.refuse(&row, "state", reason),
        };
        let after = match state {
            None if source.is_empty() && as_of.is_empty() => None,
            None => return self.refuse(&row, "state", "state-needed"),
            Some(state) => Some(FactRow {
                id: 0,
                thing: thing.as_str().to_owned(),
                row: of,
                field: field.to_owned(),
                source,
                as_of,
                confirmed: state == FactState::Confirmed,
            }),
        };
        self.plan.facts.push(PlannedFact { row, thing, of, field, before, after });
    }

    /// 公式 needs a source: a pair that would be without stays as it is, and a source of one that is 公式 stays too.
    pub(super) fn official_pairs_have_a_source(&mut self) {
        let (rows, language) = (self.rows, self.language);
        let sourced = |fact: Option<&FactRow>| fact.is_some_and(|fact| !fact.source.is_empty());
        let status =
            |id: Id| rows.facts.iter().find(move |f| f.thing == "programme_pair" && f.row == id && f.field == "status");
        let mut after: BTreeMap<Id, bool> = rows.pairs.iter().map(|of| (of.id, of.official)).collect();
        after.extend(self.plan.pairs.iter().map(|of| (of.after.id, of.after.official)));
        let mut refused = Vec::new();
        self.plan.facts.retain(|fact| {
            let empties = fact.thing == FactOf::ProgrammePair && !sourced(fact.after.as_ref());
            let goes = empties && after.get(&fact.of).copied().unwrap_or(false) && sourced(status(fact.of));
            if goes {
                refused.push(fact.row.refused(language, "source", "official-needs-source", String::new()));
            }
            !goes
        });
        let facts = &self.plan.facts;
        let has = |id: Id| {
            let told = facts.iter().find(|fact| fact.thing == FactOf::ProgrammePair && fact.of == id);
            sourced(told.map_or_else(|| status(id), |fact| fact.after.as_ref()))
        };
        for pair in &mut self.plan.pairs {
            let newly = pair.after.official && !pair.before.as_ref().is_some_and(|before| before.official);
            if newly && !has(pair.after.id) {
                refused.push(pair.row.refused(language, "status", "official-needs-source", String::new()));
                pair.after.official = false;
            }
        }
        self.plan.refused.extend(refused);
    }
}
