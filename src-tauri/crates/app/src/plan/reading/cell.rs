//! One cell of a request: typed texts are read by the kind of their column, numbers are exact.

use super::Ground;
use super::named::Found;
use crate::catalogue::word;
use crate::plan::Cell;
use crate::settings::Language;
use domain::plan::cell::{self, Remark, Value};
use domain::plan::{Column, Kind, Month};
use domain::span::YEARS;

/// Most yen, and largest id: what the window can count with exactly (2^53 − 1).
const MOST: i64 = 9_007_199_254_740_991;

/// Why a cell is wrong, or asked about: reason, and what its sentence names.
pub(super) type Why = (&'static str, Vec<(&'static str, String)>);

/// What was read of a cell.
pub(super) enum Read {
    /// What it says.
    Is(Cell),
    /// The same, to be asked about.
    Asked(Cell, Why),
    /// It cannot be read.
    Wrong(Why),
}

fn wrong(reason: &'static str) -> Read {
    Read::Wrong((reason, Vec::new()))
}

fn remark(remark: Remark) -> Why {
    (remark.reason, remark.params)
}

/// A cell of this kind that says nothing.
pub(super) fn nothing(kind: Kind) -> Cell {
    match kind {
        Kind::Whole { .. } | Kind::Year | Kind::Yen | Kind::Flag | Kind::Ref { .. } => Cell::None,
        Kind::Text { .. } | Kind::Twin { .. } | Kind::Choice { .. } | Kind::Month | Kind::Day => {
            Cell::Text(String::new())
        }
    }
}

impl Ground<'_> {
    /// Reads a cell.
    pub(super) fn read_cell(&self, column: &Column, given: &Cell) -> Read {
        match given {
            Cell::None => Read::Is(nothing(column.kind)),
            Cell::Number(number) => self.exact(column, *number),
            Cell::Text(typed) => self.typed(column, typed),
        }
    }

    /// A number as it is given.
    fn exact(&self, column: &Column, number: i64) -> Read {
        let is = Read::Is(Cell::Number(number));
        match column.kind {
            Kind::Text { .. } | Kind::Twin { .. } => self.typed(column, &number.to_string()),
            Kind::Whole { min, max } if (i64::from(min)..=i64::from(max)).contains(&number) => is,
            Kind::Whole { min, max } => {
                Read::Wrong(("not-a-number-here", vec![("min", min.to_string()), ("max", max.to_string())]))
            }
            Kind::Year if i32::try_from(number).is_ok_and(|year| YEARS.contains(&year)) => is,
            Kind::Year => wrong("year-range"),
            Kind::Yen if (0..=MOST).contains(&number) => is,
            Kind::Yen => wrong("not-yen"),
            Kind::Flag if (0..=1).contains(&number) => is,
            Kind::Flag => wrong("not-a-flag"),
            Kind::Ref { to } if self.targets.holds(to, number) => is,
            Kind::Ref { .. } => Read::Wrong(("no-such-row", vec![("value", format!("#{number}"))])),
            Kind::Choice { .. } | Kind::Month | Kind::Day => self.typed(column, &number.to_string()),
        }
    }

    /// A text as it was typed or pasted.
    fn typed(&self, column: &Column, typed: &str) -> Read {
        let sheet = self.sheet.as_str();
        let own = self.words.0;
        // In the language of whoever writes first: that is how the choices are told.
        let other = if own == Language::Ja { Language::En } else { Language::Ja };
        let called = |value: &str| {
            let key = format!("plan-choice.{sheet}.{}.{value}", column.name);
            vec![word(own, &key), word(other, &key)]
        };
        // As it is kept it is always read again, up to the last month there is.
        if let (Kind::Month, Some(month)) = (column.kind, Month::parse(typed.trim())) {
            return Read::Is(Cell::Text(month.iso()));
        }
        let given = match cell::read(column, typed, &called) {
            Ok(given) => given,
            Err(why) => return Read::Wrong(remark(why)),
        };
        let is = match given.value {
            Value::Text(text) => Cell::Text(text),
            Value::Number(number) if column.kind == Kind::Yen && number > MOST => return wrong("not-yen"),
            Value::Number(number) => Cell::Number(number),
            Value::Nothing => nothing(column.kind),
            Value::Name(name) => {
                let Kind::Ref { to } = column.kind else { return Read::Is(Cell::Text(name)) };
                match self.targets.find(to, &name) {
                    Found::One(id) => Cell::Number(id),
                    Found::Several => return Read::Wrong(("two-such-rows", vec![("value", name)])),
                    Found::Nothing => return Read::Wrong(("no-such-row", vec![("value", name)])),
                }
            }
        };
        match given.asked {
            Some(why) => Read::Asked(is, remark(why)),
            None => Read::Is(is),
        }
    }
}
