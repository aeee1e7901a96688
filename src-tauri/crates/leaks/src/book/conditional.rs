//! Conditions that take a value out of sight (ECMA-376 part 1, 18.3.1.18): white letters, letters in the colour behind
//! them, `;;;`. A condition is judged where it can be: comparisons with a constant, texts, blanks, faults, `TRUE`. A
//! formula that cannot be judged counts as met for texts, but not where it is the usual way to hide faults, noughts,
//! blanks or what repeats the cell above.
//!
//! Since 2010 Excel writes rules that look at another sheet behind the others (x14, MS-XLSX 2.4.50): such a rule carries
//! its style within, and its areas come last.

use super::cells::{Area, Cell, Ear, Value};
use super::dxf::{Dxf, DxfReader};
use super::format::{Held, hides};
use super::sink::Sink;
use super::strings::Strings;
use super::styles::Styles;
use super::xml::{attribute, number};
use crate::{Kind, Place};
use quick_xml::events::BytesStart;
use std::rc::Rc;

/// Rules of a sheet.
const MAX_RULES: usize = 2_000;

/// A rule with its areas.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    areas: Rc<[Area]>,
    dxf: Option<Dxf>,
    kind: String,
    operator: String,
    text: String,
    formulas: Vec<String>,
    /// Written the later way: the text it looks for may stand in another cell.
    later: bool,
}

impl Rule {
    fn read(element: &BytesStart<'_>, areas: &Rc<[Area]>, later: bool, styles: &Styles) -> Rule {
        let number = number(element, "dxfId").map(|at| at.max(0.0) as usize);
        Rule {
            areas: Rc::clone(areas),
            dxf: number.and_then(|number| styles.dxf(number)).cloned(),
            kind: attribute(element, "type").unwrap_or_default(),
            operator: attribute(element, "operator").unwrap_or_default(),
            text: attribute(element, "text").unwrap_or_default().to_lowercase(),
            formulas: Vec::new(),
            later,
        }
    }

    /// Its style could hide or paint something.
    fn counts(&self) -> bool {
        matches!(self.kind.as_str(), "colorScale" | "dataBar") || self.dxf.as_ref().is_some_and(Dxf::may_hide)
    }

    fn formula(&mut self, text: &str) {
        if self.formulas.len() < 3 {
            self.formulas.push(text.trim().trim_start_matches('=').to_owned());
        }
    }

    fn holds(&self, row: u32, column: u32) -> bool {
        self.areas.iter().any(|area| area.holds(row, column))
    }

    /// The condition is met, as far as one can tell.
    fn met(&self, value: Value<'_>) -> bool {
        let text = match value {
            Value::Text(text, _) => text.to_lowercase(),
            Value::Number(_, raw) => raw.to_lowercase(),
            _ => return false,
        };
        match self.kind.as_str() {
            "containsText" | "notContainsText" | "beginsWith" | "endsWith" if self.later && self.text.is_empty() => {
                matches!(value, Value::Text(..))
            }
            "containsText" => !self.text.is_empty() && text.contains(&self.text),
            "notContainsText" => !text.contains(&self.text),
            "beginsWith" => !self.text.is_empty() && text.starts_with(&self.text),
            "endsWith" => !self.text.is_empty() && text.ends_with(&self.text),
            "notContainsBlanks" | "notContainsErrors" => true,
            "cellIs" => self.compare(value, &text),
            "expression" => self.expression(value),
            _ => false,
        }
    }

    fn compare(&self, value: Value<'_>, text: &str) -> bool {
        let constant = |at: usize| self.formulas.get(at).map(|formula| formula.trim().to_lowercase());
        let Some(first) = constant(0) else { return false };
        if let (Value::Number(number, _), Ok(bound)) = (value, first.parse::<f64>()) {
            let second = constant(1).and_then(|bound| bound.parse::<f64>().ok());
            let (low, high) = (bound.min(second.unwrap_or(bound)), bound.max(second.unwrap_or(bound)));
            return match self.operator.as_str() {
                "equal" => number == bound && number != 0.0,
                "notEqual" => number != bound,
                "greaterThan" => number > bound,
                "greaterThanOrEqual" => number >= bound,
                "lessThan" => number < bound,
                "lessThanOrEqual" => number <= bound,
                "between" => (low..=high).contains(&number),
                "notBetween" => !(low..=high).contains(&number),
                _ => false,
            };
        }
        let word = first.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        match (value, word, self.operator.as_str()) {
            (Value::Text(..), Some(word), "equal") => text == word,
            (Value::Text(..), Some(word), "notEqual") => text != word,
            // Every text is more than every number.
            (Value::Text(..), None, "notEqual" | "greaterThan" | "greaterThanOrEqual") => first.parse::<f64>().is_ok(),
            _ => false,
        }
    }

    fn expression(&self, value: Value<'_>) -> bool {
        let Some(formula) = self.formulas.first() else { return false };
        let plain: String = formula.to_uppercase().chars().filter(|c| !c.is_whitespace() && *c != '$').collect();
        if matches!(plain.as_str(), "TRUE" | "TRUE()" | "1" | "1=1") {
            return true;
        }
        if matches!(plain.as_str(), "FALSE" | "FALSE()" | "0") {
            return false;
        }
        let usual = ["ISERR", "ISNA", "IFERROR", "ISBLANK", "=0", "=\"\"", "LEN(", "COUNTIF", "ROW(", "COLUMN("];
        // `A3=A2`: what repeats the cell above.
        let repeats = plain.split_once('=').is_some_and(|(a, b)| {
            super::cells::reference(a).is_some_and(|at| at.0 > 0)
                && super::cells::reference(b).is_some_and(|at| at.0 > 0)
        });
        matches!(value, Value::Text(..)) && !repeats && !usual.iter().any(|word| plain.contains(word))
    }
}

/// The rules of a sheet.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    rules: Vec<Rule>,
}

impl Conditions {
    fn add(&mut self, rule: Rule) {
        if self.rules.len() < MAX_RULES && !rule.areas.is_empty() && rule.counts() {
            self.rules.push(rule);
        }
    }

    /// A rule gives the cell a colour behind its text.
    pub(super) fn paints(&self, row: u32, column: u32) -> bool {
        let paints = |rule: &&Rule| rule.dxf.as_ref().is_none_or(Dxf::fills);
        self.rules.iter().filter(paints).any(|rule| rule.holds(row, column))
    }

    /// The sheet has to be read again.
    pub(super) fn may_hide(&self) -> bool {
        self.rules.iter().any(|rule| rule.dxf.is_some())
    }
}

/// The rules of a sheet while they are read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) done: Conditions,
    areas: Rc<[Area]>,
    /// Its areas come behind the rules that wait for them.
    later: bool,
    waiting: Vec<Rule>,
    rule: Option<Rule>,
    dxf: Option<DxfReader>,
}

impl Reading {
    pub(super) fn open(&mut self, name: &str, element: &BytesStart<'_>, styles: &Styles) {
        if let Some(dxf) = &mut self.dxf {
            dxf.open(name, element);
            return;
        }
        match name {
            "conditionalFormatting" => {
                let areas = attribute(element, "sqref");
                self.later = areas.is_none();
                self.areas = areas.map_or_else(Vec::new, |areas| Area::list(&areas)).into();
                self.waiting.clear();
            }
            "cfRule" => self.rule = Some(Rule::read(element, &self.areas, self.later, styles)),
            "dxf" if self.rule.is_some() => self.dxf = Some(DxfReader::default()),
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str, text: &str) {
        if let Some(dxf) = &mut self.dxf {
            if let Some(done) = dxf.close(name) {
                self.dxf = None;
                if let Some(rule) = &mut self.rule {
                    rule.dxf = Some(done);
                }
            }
            return;
        }
        match name {
            "formula" | "f" => {
                if let Some(rule) = &mut self.rule {
                    rule.formula(text);
                }
            }
            "cfRule" => {
                let Some(rule) = self.rule.take() else { return };
                if !self.later {
                    self.done.add(rule);
                } else if self.waiting.len() < MAX_RULES {
                    self.waiting.push(rule);
                }
            }
            "sqref" if self.later => {
                let areas: Rc<[Area]> = Area::list(text).into();
                for rule in std::mem::take(&mut self.waiting) {
                    self.done.add(Rule { areas: Rc::clone(&areas), ..rule });
                }
            }
            _ => {}
        }
    }
}

/// Hears a sheet the second time, when its conditions are known.
pub(super) struct Judge<'a> {
    pub(super) name: &'a str,
    pub(super) styles: &'a Styles,
    pub(super) conditions: &'a Conditions,
    pub(super) sink: &'a mut Sink,
}

impl Ear for Judge<'_> {
    fn row(&mut self, _: u32, _: bool) {}

    fn cell(&mut self, cell: &Cell<'_>, _: &Strings) {
        let (held, shown) = match cell.value {
            Value::Text(text, _) if !text.trim().is_empty() => (Held::Text, text),
            Value::Number(number, raw) if number != 0.0 => (Held::Number(number), raw),
            _ => return,
        };
        let number = matches!(held, Held::Number(_));
        for rule in self.conditions.rules.iter().filter(|rule| rule.holds(cell.row, cell.column)) {
            let Some(dxf) = &rule.dxf else { continue };
            let (same, format) = self.styles.conditional(dxf, cell.style);
            // A number in the colour behind it is a bar of a chart of cells.
            let white = same && !(number && dxf.fills());
            let blank = format.is_some_and(|code| hides(code, held));
            if !(white || blank) || !rule.met(cell.value) {
                continue;
            }
            let kind = if white { Kind::WhiteText } else { Kind::HiddenByFormat };
            let place = Place::Cell {
                sheet: self.name.to_owned(),
                cell: format!("{}{}", super::cells::letters(cell.column), cell.row),
            };
            self.sink.add(kind, place, shown);
            break;
        }
    }

    fn open(&mut self, _: &str, _: &BytesStart<'_>) {}

    fn close(&mut self, _: &str, _: &str) {}
}
