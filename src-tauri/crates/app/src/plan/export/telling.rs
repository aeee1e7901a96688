//! A plan as it is told in a language: what rows say, in words, and what they name.

use crate::export::{ThemeCut, Words as DocumentWords};
use crate::plan::words::Words;
use crate::plan::{Cell, PlanView, Row};
use crate::prelude::*;
use crate::settings::Language;
use domain::plan::{Month, Sheet, To};
use sheets::plan::{self as book, Body, Printed};
use sheets::{Col, ColumnKind};
use std::collections::HashMap;

/// A plan in a language.
pub(super) struct Telling<'a> {
    pub(super) words: Words,
    /// The same language, as documents speak it.
    pub(super) document: DocumentWords,
    pub(super) view: &'a PlanView,
    pub(super) cut: &'a ThemeCut,
    /// Class in words.
    pub(super) classification: String,
    /// Amounts in millions of yen instead of thousands.
    pub(super) millions: bool,
    names: HashMap<To, HashMap<Id, &'a str>>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(
        words: Words,
        view: &'a PlanView,
        cut: &'a ThemeCut,
        audience: Audience,
        millions: bool,
        sample: bool,
    ) -> Telling<'a> {
        let document = DocumentWords(words.0);
        let classification = document.classification(audience, sample);
        let mut telling = Telling { words, document, view, cut, classification, millions, names: HashMap::new() };
        let names = &view.names;
        for (to, named) in [
            (To::Project, &names.projects),
            (To::Programme, &names.programmes),
            (To::Support, &names.supports),
            (To::Asset, &names.assets),
            (To::Attachment, &names.attachments),
            (To::Claim, &names.claims),
        ] {
            telling.names.insert(to, named.iter().map(|named| (named.id, named.name.as_str())).collect());
        }
        for (to, sheet) in [(To::Task, Sheet::Task), (To::Gate, Sheet::Gate), (To::Item, Sheet::Item)] {
            let named: HashMap<Id, &str> =
                telling.rows(sheet).iter().map(|row| (row.id, telling.said(row, "name"))).collect();
            telling.names.insert(to, named);
        }
        telling
    }

    /// Rows of a sheet, in order.
    pub(super) fn rows(&self, sheet: Sheet) -> &'a [Row] {
        self.view.sheets.get(&sheet).map(Vec::as_slice).unwrap_or_default()
    }

    /// A text in both languages: in this one, else in the other.
    pub(super) fn said(&self, row: &'a Row, name: &str) -> &'a str {
        self.words.pick(text(row, &format!("{name}_ja")), text(row, &format!("{name}_en")))
    }

    /// What a choice says; `''` = not said.
    pub(super) fn choice(&self, sheet: Sheet, row: &Row, column: &str) -> String {
        match text(row, column) {
            "" => String::new(),
            value => self.words.choice(sheet.as_str(), column, value),
        }
    }

    /// A month in words; `''` = not said.
    pub(super) fn month(&self, row: &Row, column: &str) -> String {
        month(row, column).map(|month| self.words.month(month)).unwrap_or_default()
    }

    /// A day in words; `''` = not said.
    pub(super) fn day(&self, row: &Row, column: &str) -> String {
        self.words.day(text(row, column))
    }

    /// What a row names; `''` = nothing, or what may not be seen.
    pub(super) fn named(&self, to: To, row: &Row, column: &str) -> &'a str {
        number(row, column).map_or("", |id| self.name(to, id))
    }

    /// What something is called.
    pub(super) fn name(&self, to: To, id: Id) -> &'a str {
        self.names.get(&to).and_then(|names| names.get(&id)).copied().unwrap_or_default()
    }

    /// A gate as briefly as it can be called: `sg1` is SG①, a code of one's own is what it is.
    pub(super) fn gate_sign(&self, row: &'a Row) -> String {
        let code = text(row, "code").trim();
        let number = code.strip_prefix("sg").or_else(|| code.strip_prefix("SG")).and_then(|rest| rest.parse().ok());
        let circled = number
            .filter(|number| (1..=9).contains(number))
            .and_then(|number: u32| char::from_u32(u32::from('①') + number - 1));
        match circled {
            Some(circled) => format!("SG{circled}"),
            None if code.is_empty() => self.said(row, "name").to_owned(),
            None => code.to_owned(),
        }
    }

    /// A gate by its sign and name; a name that begins with the sign says both.
    pub(super) fn gate_name(&self, row: &'a Row) -> String {
        let (sign, name) = (self.gate_sign(row), self.said(row, "name"));
        if name.starts_with(&sign) { name.to_owned() } else { format!("{sign}  {name}").trim().to_owned() }
    }

    /// The sign of a gate that a row names.
    pub(super) fn gate_of(&self, row: &Row, column: &str) -> String {
        let id = number(row, column);
        let gate = self.rows(Sheet::Gate).iter().find(|gate| Some(gate.id) == id);
        gate.map(|gate| self.gate_sign(gate)).unwrap_or_default()
    }

    /// What amounts are counted in.
    pub(super) fn unit(&self) -> String {
        self.words.say(if self.millions { "workbook.plan-million" } else { "workbook.plan-thousand" })
    }

    /// What is shown of an amount.
    pub(super) fn unit_note(&self) -> String {
        self.words.say(if self.millions { "workbook.plan-million-note" } else { "workbook.plan-thousand-note" })
    }

    /// Some yen in words.
    pub(super) fn yen(&self, yen: i64) -> String {
        self.words.yen(yen, self.millions)
    }

    /// R10.3, 2028-03: as short as a month can be.
    pub(super) fn short(&self, month: Month) -> String {
        let (year, of) = (month.year(), month.month());
        match self.words.0 {
            Language::Ja if (year, of) >= (2019, 5) && year <= 2100 => format!("R{}.{of}", year - 2018),
            Language::Ja if (1989..2020).contains(&year) => format!("H{}.{of}", year - 1988),
            _ => month.iso(),
        }
    }

    /// A column of a table, called as the sheet of the plan calls it.
    pub(super) fn column(&self, sheet: Sheet, column: &str, width_chars: u16, kind: ColumnKind) -> Col {
        self.col(&format!("plan-column.{}.{column}", sheet.as_str()), width_chars, kind)
    }

    /// A column of a table.
    pub(super) fn col(&self, key: &str, width_chars: u16, kind: ColumnKind) -> Col {
        Col { label: self.words.say(key), width_chars, kind }
    }

    /// A printed sheet.
    pub(super) fn printed(&self, key: &str, notes: Vec<String>, body: Body) -> book::Sheet {
        let name = self.words.say(key);
        book::Sheet::Printed(Printed {
            sheet: name.clone(),
            language: self.document.fonts(),
            classification: self.classification.clone(),
            title: format!("{}  {name}", self.cut.theme.code),
            note_lines: notes,
            body,
        })
    }
}

/// A text; `''` where there is none.
pub(super) fn text<'a>(row: &'a Row, name: &str) -> &'a str {
    match row.cells.get(name) {
        Some(Cell::Text(text)) => text,
        _ => "",
    }
}

/// A whole number.
pub(super) fn number(row: &Row, name: &str) -> Option<i64> {
    match row.cells.get(name) {
        Some(Cell::Number(number)) => Some(*number),
        _ => None,
    }
}

/// A month.
pub(super) fn month(row: &Row, name: &str) -> Option<Month> {
    Month::parse(text(row, name))
}

/// Texts that say something, one below the other.
pub(super) fn lines(texts: &[&str]) -> String {
    let said: Vec<&str> = texts.iter().copied().filter(|text| !text.trim().is_empty()).collect();
    said.join("\n")
}

/// A whole number as a cell.
pub(super) fn whole(number: impl Into<i64>) -> book::Cell {
    book::Cell::from(sheets::Value::Integer(number.into()))
}
