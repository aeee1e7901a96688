//! One sheet: its texts, and what of it is out of sight.

use super::cells::{Area, Cell, Ear, Relation, Value, letters};
use super::conditional::{Conditions, Reading};
use super::format::{Held, hides};
use super::links;
use super::sink::Sink;
use super::strings::{Strings, look, look_twice, short};
use super::styles::Styles;
use super::xml::{attribute, is_set, number};
use crate::text::Context;
use crate::{Kind, Place, Words};
use quick_xml::events::BytesStart;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Columns of a sheet.
const MAX_COLUMN: u32 = 16_384;
/// Cells in white, kept until it is known what lies behind them.
const MAX_WHITE: usize = 20_000;
/// Texts of a column that may be its heading.
const HEADINGS: usize = 3;

/// A table's area: where a style gives its cells a background.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableArea {
    pub(super) area: Area,
    pub(super) heading: bool,
    /// The style darkens all of it.
    pub(super) dark: bool,
}

/// Hears a sheet.
pub(super) struct Sheet<'a> {
    pub(super) name: &'a str,
    styles: &'a Styles,
    words: &'a Words,
    relations: &'a [Relation],
    tables: &'a [TableArea],
    sink: &'a mut Sink,
    /// Columns that are not seen: first and last.
    hidden: Vec<(u32, u32)>,
    /// Columns whose width is said, where all others have none.
    no_width: bool,
    said: Vec<(u32, u32)>,
    /// Content of hidden columns and rows: its first text.
    columns: BTreeMap<u32, String>,
    rows: BTreeMap<u32, String>,
    row: u32,
    row_hidden: bool,
    /// Texts at the left of the row and at the top of the columns.
    labels: Vec<String>,
    label_row: u32,
    headings: HashMap<u32, Vec<String>>,
    white: Vec<(u32, u32, String, bool)>,
    /// The first text of the sheet.
    pub(super) first: Option<String>,
    conditions: Reading,
    validation: Option<(u32, u32)>,
    linked: BTreeSet<String>,
}

/// What a sheet is told.
pub(super) struct About<'a> {
    pub(super) name: &'a str,
    pub(super) styles: &'a Styles,
    pub(super) words: &'a Words,
    pub(super) relations: &'a [Relation],
    pub(super) tables: &'a [TableArea],
}

impl<'a> Sheet<'a> {
    pub(super) fn new(about: &About<'a>, sink: &'a mut Sink) -> Sheet<'a> {
        Sheet {
            name: about.name,
            styles: about.styles,
            words: about.words,
            relations: about.relations,
            tables: about.tables,
            sink,
            hidden: Vec::new(),
            no_width: false,
            said: Vec::new(),
            columns: BTreeMap::new(),
            rows: BTreeMap::new(),
            row: 0,
            row_hidden: false,
            labels: Vec::new(),
            label_row: 0,
            headings: HashMap::new(),
            white: Vec::new(),
            first: None,
            conditions: Reading::default(),
            validation: None,
            linked: BTreeSet::new(),
        }
    }

    fn place(&self, row: u32, column: u32) -> Place {
        Place::Cell { sheet: self.name.to_owned(), cell: format!("{}{row}", letters(column)) }
    }

    fn is_hidden(&self, column: u32) -> bool {
        let within = |(first, last): &(u32, u32)| (*first..=*last).contains(&column);
        self.hidden.iter().any(within) || (self.no_width && !self.said.iter().any(within))
    }

    /// What has to be said of the whole sheet, once it is read.
    pub(super) fn finish(mut self) -> (Option<String>, Conditions) {
        for (column, text) in std::mem::take(&mut self.columns) {
            let place = Place::Column { sheet: self.name.to_owned(), column: letters(column) };
            self.sink.add(Kind::HiddenColumn, place, &text);
        }
        for (row, text) in std::mem::take(&mut self.rows) {
            self.sink.add(Kind::HiddenRow, Place::Row { sheet: self.name.to_owned(), row }, &text);
        }
        for (row, column, text, is_text) in std::mem::take(&mut self.white) {
            let styled = |table: &&TableArea| {
                table.area.holds(row, column) && (table.dark || (table.heading && row == table.area.top))
            };
            // A number under a colour that a condition gives is a bar of a chart of cells.
            let painted = !is_text && self.conditions.done.paints(row, column);
            if !self.tables.iter().any(|table| styled(&table)) && !painted {
                self.sink.add(Kind::WhiteText, self.place(row, column), &text);
            }
        }
        (self.first, self.conditions.done)
    }

    fn hits(&mut self, cell: &Cell<'_>, text: &str, shared: Option<usize>, strings: &Strings) {
        let (found, more) = match shared {
            Some(number) => (None, strings.latent(number)),
            None => {
                let (found, more) = look_twice(text, self.words);
                (Some(found), more)
            }
        };
        if more {
            let context = self.context(cell);
            if context != Context::default() {
                for hit in look(text, self.words, context) {
                    self.sink.hit_in(hit.kind, self.place(cell.row, cell.column), &hit.text, text);
                }
                return;
            }
        }
        let hits = found.as_deref().unwrap_or_else(|| shared.map_or(&[], |number| strings.hits(number)));
        for hit in hits {
            self.sink.hit_in(hit.kind, self.place(cell.row, cell.column), &hit.text, text);
        }
    }

    /// What the labels at the left and the headings above say.
    fn context(&self, cell: &Cell<'_>) -> Context {
        let labels = self.labels.iter().chain(self.headings.get(&cell.column).into_iter().flatten());
        labels.fold(Context::default(), |context, label| context.and(Context::of(label)))
    }

    fn remember(&mut self, cell: &Cell<'_>, text: &str) {
        if self.label_row != cell.row {
            self.labels.clear();
            self.label_row = cell.row;
        }
        let label = || text.chars().take(41).collect::<String>();
        if self.labels.len() < 2 {
            self.labels.push(label());
        }
        let headings = self.headings.entry(cell.column).or_default();
        if headings.len() < HEADINGS && cell.column <= MAX_COLUMN {
            headings.push(label());
        }
    }

    fn sight(&mut self, cell: &Cell<'_>, strings: &Strings) {
        let (held, shown, is_text) = match cell.value {
            Value::Text(text, _) => (Held::Text, text, true),
            Value::Number(number, raw) => (Held::Number(number), raw, false),
            Value::Nothing | Value::Fault => return,
        };
        if shown.trim().is_empty() {
            return;
        }
        if let Some(look) = self.styles.look(cell.style) {
            let nought = held == Held::Number(0.0);
            let runs: &[_] = match cell.value {
                Value::Text(_, Some(number)) => strings.runs(number),
                _ => cell.runs,
            };
            // Parts with a colour of their own may be seen where the rest is not.
            let seen = !runs.is_empty() && runs.iter().any(|(colour, _)| !self.styles.run_hidden(*colour, cell.style));
            if look.same && !nought && !seen && self.white.len() < MAX_WHITE {
                self.white.push((cell.row, cell.column, short(shown), is_text));
            } else if let Some((_, run)) = runs.iter().find(|(colour, _)| self.styles.run_hidden(*colour, cell.style)) {
                self.white.push((cell.row, cell.column, short(run), true));
            }
            if look.tiny && !nought {
                self.sink.add(Kind::HiddenByFormat, self.place(cell.row, cell.column), shown);
            }
        }
        if self.styles.format(cell.style).is_some_and(|code| hides(code, held)) {
            self.sink.add(Kind::HiddenByFormat, self.place(cell.row, cell.column), shown);
        }
    }

    /// Texts that stand at a cell but are not its own.
    fn aside(&mut self, place: &Place, text: &str) {
        for hit in look(text, self.words, Context::default()) {
            self.sink.hit(hit.kind, place.clone(), &hit.text);
        }
    }

    fn formula(&mut self, cell: &Cell<'_>) {
        let place = self.place(cell.row, cell.column);
        if let Some(target) = links::outside(cell.formula) {
            self.sink.add(Kind::ExternalLink, place.clone(), target);
        }
        for literal in links::literals(cell.formula) {
            self.aside(&place, &literal);
        }
    }

    fn hyperlink(&mut self, element: &BytesStart<'_>) {
        let Some(area) = attribute(element, "ref").as_deref().and_then(Area::read) else { return };
        let place = self.place(area.top, area.left);
        for name in ["display", "tooltip", "location"] {
            if let Some(text) = attribute(element, name) {
                self.aside(&place, &text);
            }
        }
        let id = attribute(element, "id").unwrap_or_default();
        let target = self.relations.iter().find(|relation| relation.id == id && relation.external);
        if let Some(target) = target.map(|relation| relation.target.clone())
            && self.linked.len() < 10_000
        {
            self.linked.insert(id);
            links::target(&target, &place, self.words, self.sink);
        }
    }
}

impl Ear for Sheet<'_> {
    fn row(&mut self, row: u32, hidden: bool) {
        (self.row, self.row_hidden) = (row, hidden);
    }

    fn cell(&mut self, cell: &Cell<'_>, strings: &Strings) {
        if !cell.formula.is_empty() {
            self.formula(cell);
        }
        let shown = match cell.value {
            Value::Text(text, _) => text,
            Value::Number(_, raw) => raw,
            Value::Nothing | Value::Fault => return,
        };
        if shown.trim().is_empty() {
            return;
        }
        if self.first.is_none() {
            self.first = Some(short(shown));
        }
        if self.is_hidden(cell.column) && self.columns.len() < 20_000 {
            self.columns.entry(cell.column).or_insert_with(|| short(shown));
        }
        if self.row_hidden && self.rows.len() < 20_000 {
            self.rows.entry(cell.row).or_insert_with(|| short(shown));
        }
        if let Value::Text(text, shared) = cell.value {
            self.hits(cell, text, shared, strings);
            if !cell.reading.is_empty() {
                self.aside(&self.place(cell.row, cell.column), cell.reading);
            }
            self.remember(cell, text);
        }
        self.sight(cell, strings);
    }

    fn open(&mut self, name: &str, element: &BytesStart<'_>) {
        self.conditions.open(name, element, self.styles);
        match name {
            "sheetFormatPr" => self.no_width = number(element, "defaultColWidth").is_some_and(|width| width <= 0.0),
            "col" => {
                let at = |name: &str| number(element, name).map_or(0, |at| (at as u32).min(MAX_COLUMN));
                let range = (at("min"), at("max"));
                let narrow = number(element, "width").is_some_and(|width| width < 0.2);
                if (is_set(element, "hidden") || narrow) && self.hidden.len() < MAX_COLUMN as usize {
                    self.hidden.push(range);
                } else if self.no_width
                    && attribute(element, "width").is_some()
                    && self.said.len() < MAX_COLUMN as usize
                {
                    self.said.push(range);
                }
            }
            "hyperlink" => self.hyperlink(element),
            "dataValidation" => {
                let area = attribute(element, "sqref").and_then(|areas| Area::list(&areas).first().copied());
                self.validation = area.map(|area| (area.top, area.left));
                let (row, column) = self.validation.unwrap_or((1, 1));
                let place = self.place(row, column);
                for name in ["promptTitle", "prompt", "errorTitle", "error"] {
                    if let Some(text) = attribute(element, name) {
                        self.aside(&place, &text);
                    }
                }
            }
            // A scenario keeps other values, a name and a remark.
            "scenario" | "inputCells" => {
                let place = Place::Sheet(self.name.to_owned());
                for name in ["name", "comment", "val"] {
                    if let Some(text) = attribute(element, name) {
                        self.aside(&place, &text);
                    }
                }
                if let Some(user) = attribute(element, "user").filter(|user| crate::person::is_person(user)) {
                    self.sink.add(Kind::PersonInProperties, place, &user);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, text: &str) {
        self.conditions.close(name, text);
        match name {
            "formula1" | "formula2" | "f" if self.validation.is_some() => {
                let (row, column) = self.validation.unwrap_or((1, 1));
                let place = self.place(row, column);
                for literal in links::literals(text) {
                    self.aside(&place, &literal);
                }
                if let Some(target) = links::outside(text) {
                    self.sink.add(Kind::ExternalLink, place, target);
                }
            }
            "dataValidation" => self.validation = None,
            "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter" => {
                let place = Place::Sheet(self.name.to_owned());
                self.aside(&place, &links::bare_header(text));
            }
            _ => {}
        }
    }
}
