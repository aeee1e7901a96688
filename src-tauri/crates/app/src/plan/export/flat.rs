//! All that a plan says, a line a cell, under keys that stay what they are in every language.

use super::telling::{Telling, number, text};
use crate::plan::{GateDecision, Row};
use crate::prelude::*;
use domain::plan::{Column, Kind as ColumnKind, Sheet, To};
use sheets::plan::{self as book, Flat};
use sheets::{Col, ColumnKind as Stands, Value};

/// Headings, which are keys; widths in half-width characters.
const COLUMNS: [(&str, u16, Stands); 8] = [
    ("sheet", 12, Stands::Id),
    ("row", 19, Stands::Id),
    ("origin", 19, Stands::Id),
    ("position", 9, Stands::Integer),
    ("column", 14, Stands::Id),
    ("value", 22, Stands::Id),
    ("ja", 50, Stands::Id),
    ("en", 50, Stands::Id),
];

/// Where a line is from.
struct Place<'a> {
    sheet: &'a str,
    row: Id,
    /// The row it was first, the same in every copy of a plan.
    origin: Id,
    position: usize,
}

impl Place<'_> {
    fn line(&self, column: &str, value: Value, ja: &str, en: &str) -> Vec<Value> {
        vec![
            Value::from(self.sheet),
            // Ids are longer than what a spreadsheet keeps of a number.
            Value::from(self.row.to_string()),
            Value::from(self.origin.to_string()),
            Value::Integer(i64::try_from(self.position).unwrap_or(i64::MAX)),
            Value::from(column),
            value,
            Value::from(ja),
            Value::from(en),
        ]
    }

    /// A line about what is said in one way only.
    fn plain(&self, column: &str, said: &str) -> Vec<Value> {
        self.line(column, Value::from(said), said, said)
    }
}

/// The sheet; `both` tell the same plan in Japanese and in English.
pub(super) fn data(both: &[Telling<'_>; 2]) -> book::Sheet {
    let [ja, _] = both;
    let mut lines = theme(both);
    for sheet in Sheet::of_plan() {
        for (position, row) in ja.rows(sheet).iter().enumerate() {
            let origin = row.origin.unwrap_or(row.id);
            let place = Place { sheet: sheet.as_str(), row: row.id, origin, position };
            lines.extend(sheet.columns().iter().filter_map(|column| cell(both, sheet, &place, row, column)));
            if sheet == Sheet::Criterion {
                let (first_ja, first_en) = (text(row, "first_ja"), text(row, "first_en"));
                if !(first_ja.is_empty() && first_en.is_empty()) {
                    lines.push(place.line("first", Value::Empty, first_ja, first_en));
                }
                lines.extend(day(both, &place, "changed_on", text(row, "changed_on")));
            }
        }
    }
    for (position, decision) in ja.view.decisions.iter().enumerate() {
        lines.extend(decided(both, position, decision));
    }
    let col = |(name, width_chars, kind): (&str, u16, Stands)| Col { label: name.to_owned(), width_chars, kind };
    book::Sheet::Flat(Flat {
        sheet: "data".to_owned(),
        classification: ja.classification.clone(),
        columns: COLUMNS.map(col).to_vec(),
        rows: lines,
    })
}

/// The theme and its projects.
fn theme([ja, en]: &[Telling<'_>; 2]) -> Vec<Vec<Value>> {
    let theme = &ja.cut.theme;
    let place = Place { sheet: "theme", row: theme.id, origin: theme.id, position: 0 };
    let mut lines = vec![place.plain("code", &theme.code)];
    lines.push(place.line("title", Value::Empty, &theme.title_ja, &theme.title_en));
    if let Some(plan) = &ja.view.plan {
        let kind = plan.kind.as_str();
        let word = |telling: &Telling<'_>| telling.words.say(&format!("plan-kind.{kind}"));
        lines.push(place.line("plan", Value::from(plan.id.to_string()), &plan.name, &plan.name));
        lines.push(place.line("plan-kind", Value::from(kind), &word(ja), &word(en)));
        lines.push(place.plain("product", plan.product.as_str()));
    }
    for (position, (at, row)) in ja.cut.projects.iter().enumerate() {
        let project = &row.project;
        let place = Place { sheet: "project", row: project.id, origin: project.id, position };
        lines.push(place.plain("number", project.number.as_deref().unwrap_or_default()));
        lines.push(place.line("title", Value::Empty, &project.title_ja, &project.title_en));
        lines.push(place.plain("institution", &project.institution));
        lines.push(place.plain("programme", &project.programme));
        if let Some(role) = theme.threads.get(*at).and_then(|thread| thread.role) {
            let word = |telling: &Telling<'_>| telling.words.say(&format!("role.{}", role.as_str()));
            lines.push(place.line("role", Value::from(role.as_str()), &word(ja), &word(en)));
        }
    }
    lines
}

/// A cell; `None` = it says nothing.
fn cell(both: &[Telling<'_>; 2], sheet: Sheet, place: &Place<'_>, row: &Row, column: &Column) -> Option<Vec<Value>> {
    let [ja, en] = both;
    let name = column.name;
    let said = || Some(text(row, name)).filter(|said| !said.is_empty());
    Some(match column.kind {
        ColumnKind::Twin { .. } => {
            let (ja, en) = (text(row, &format!("{name}_ja")), text(row, &format!("{name}_en")));
            if ja.is_empty() && en.is_empty() {
                return None;
            }
            place.line(name, Value::Empty, ja, en)
        }
        ColumnKind::Text { .. } => place.plain(name, said()?),
        ColumnKind::Choice { .. } => {
            let word = |telling: &Telling<'_>| telling.choice(sheet, row, name);
            place.line(name, Value::from(said()?), &word(ja), &word(en))
        }
        ColumnKind::Month => place.line(name, Value::from(said()?), &ja.month(row, name), &en.month(row, name)),
        ColumnKind::Day => day(both, place, name, said()?)?,
        ColumnKind::Year => {
            let year = number(row, name)?;
            let word = |telling: &Telling<'_>| i32::try_from(year).map(|year| telling.words.fiscal_year(year));
            let (ja, en) = (word(ja).unwrap_or_default(), word(en).unwrap_or_default());
            place.line(name, Value::Integer(year), &ja, &en)
        }
        ColumnKind::Yen => {
            let yen = number(row, name)?;
            place.line(name, Value::Integer(yen), &ja.words.yen(yen, false), &en.words.yen(yen, false))
        }
        ColumnKind::Whole { .. } | ColumnKind::Flag => {
            let number = number(row, name)?;
            place.line(name, Value::Integer(number), &number.to_string(), &number.to_string())
        }
        ColumnKind::Ref { to } => {
            let id = number(row, name)?;
            let called = |telling: &Telling<'_>| called(telling, to, id);
            place.line(name, Value::from(id.to_string()), &called(ja), &called(en))
        }
    })
}

fn called(telling: &Telling<'_>, to: To, id: Id) -> String {
    telling.name(to, id).to_owned()
}

fn day([ja, en]: &[Telling<'_>; 2], place: &Place<'_>, column: &str, iso: &str) -> Option<Vec<Value>> {
    (!iso.is_empty()).then(|| place.line(column, Value::from(iso), &ja.words.day(iso), &en.words.day(iso)))
}

fn decided(both: &[Telling<'_>; 2], position: usize, decision: &GateDecision) -> Vec<Vec<Value>> {
    let [ja, en] = both;
    let place = Place { sheet: "decision", row: decision.id, origin: decision.id, position };
    let gate = decision.gate;
    let verdict = decision.verdict.as_str();
    let word = |telling: &Telling<'_>| telling.words.say(&format!("gate-verdict.{verdict}"));
    let mut lines = vec![
        place.line("gate", Value::from(gate.to_string()), ja.name(To::Gate, gate), en.name(To::Gate, gate)),
        place.line("verdict", Value::from(verdict), &word(ja), &word(en)),
    ];
    lines.extend(day(both, &place, "decided_on", &decision.decided_on));
    let said = [
        ("who", &decision.who),
        ("basis", &decision.basis),
        ("dissent", &decision.dissent),
        ("conditions", &decision.conditions),
    ];
    lines.extend(said.into_iter().filter(|(_, said)| !said.is_empty()).map(|(column, said)| place.plain(column, said)));
    for (name_ja, name_en, state) in &decision.items {
        lines.push(place.line("item", Value::from(state.as_str()), name_ja, name_en));
    }
    lines
}
