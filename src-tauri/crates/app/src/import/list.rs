//! A list with its columns settled, and what each of its rows says.

use super::body::{Body, Marks, body};
use super::columns::{Decided, guess};
use super::headings::dimension;
use super::layout::{Head, head, issue, place};
use super::{Column, Field, GuessReason, ImportOptions};
use domain::amount::{Amount, Unit, amount, unit_of_heading};
use domain::{Class, FiscalYears, Issue, IssueCode, ProjectNumber, damage, fiscal_years, text};
use sha2::{Digest as _, Sha256};
use sheets::read::{CellKind, Row, Table};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use store::rows::YearRow;

/// Spreadsheet errors: a cell with one says nothing.
const ERRORS: [&str; 12] = [
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
];

/// A list ready to be read row by row.
#[derive(Debug)]
pub(super) struct List {
    pub(super) table: Arc<Table>,
    pub(super) head: Head,
    pub(super) body: Body,
    pub(super) columns: Vec<Column>,
    pub(super) confidential: bool,
    /// Fiscal year of rows that state none, as a person chose.
    fiscal_year: Option<i32>,
    /// What columns and layout showed.
    pub(super) issues: Vec<Issue>,
    repair: Vec<IssueCode>,
    at: HashMap<Field, usize>,
    budget: Unit,
    total: Unit,
    /// Amount columns of a wide list: column, fiscal year, unit.
    pub(super) amounts: Vec<(usize, i32, Unit)>,
    /// Columns kept under their heading that say a dimension where its own column says nothing.
    spare: Vec<(Field, usize)>,
    /// Columns kept under their heading, with it.
    pub(super) extras: Vec<(usize, String)>,
    /// Columns whose values make a row what it is, in an order that does not hang on the file's.
    content: Vec<(usize, String)>,
    /// Columns where gene symbols belong.
    pub(super) genes: Vec<usize>,
    /// By position and column: the id with its zeros.
    pub(super) zeros: HashMap<(u32, usize), String>,
}

/// A row read. Ids are not yet given.
#[derive(Debug)]
pub(super) struct Read {
    /// Row of the sheet.
    pub(super) row: u32,
    pub(super) number: Option<ProjectNumber>,
    pub(super) year: YearRow,
}

impl List {
    /// Settles layout and columns.
    pub(super) fn settle(table: Arc<Table>, options: &ImportOptions, profile: &super::profiles::Mapping) -> List {
        let head = head(&table, &options.header_rows);
        let decided = Decided { chosen: options.columns.clone(), profile: profile.columns(&head.headings) };
        let (columns, mut issues) = guess(&table, &head, &decided);
        let first = |field: Field| columns.iter().find(|c| c.field == Some(field)).map(|c| c.index as usize);
        let marks = Marks {
            number: first(Field::Number),
            titles: [first(Field::TitleJa), first(Field::TitleEn)].into_iter().flatten().collect(),
            running: first(Field::RowNumber),
        };
        let body = body(&table, &head, &marks);
        issues.extend(head.issues.iter().cloned());
        issues.extend(body.issues.iter().cloned());
        let at: HashMap<Field, usize> = columns
            .iter()
            .rev()
            .filter(|column| column.field != Some(Field::Budget) || column.year.is_none())
            .filter_map(|column| Some((column.field?, column.index as usize)))
            .collect();
        let mut list = List {
            table,
            head,
            body,
            columns,
            confidential: options.confidential,
            fiscal_year: options.fiscal_year,
            issues,
            repair: options.repair.clone(),
            at,
            budget: Unit::Thousand,
            total: Unit::Thousand,
            amounts: Vec::new(),
            spare: Vec::new(),
            extras: Vec::new(),
            content: Vec::new(),
            genes: Vec::new(),
            zeros: HashMap::new(),
        };
        list.prepare();
        list
    }

    fn prepare(&mut self) {
        let stated = self.body.unit;
        // AMED states amounts in 千円: that is the unit where neither heading nor note says one.
        let unit = |heading: &str| unit_of_heading(heading).or(stated).unwrap_or(Unit::Thousand);
        let heading = |list: &List, field: Field| {
            list.at.get(&field).and_then(|at| list.head.headings.get(*at)).cloned().unwrap_or_default()
        };
        self.budget = unit(&heading(self, Field::Budget));
        self.total = unit(&heading(self, Field::TotalBudget));
        let mut names: HashMap<String, u32> = HashMap::new();
        for column in &self.columns {
            let at = column.index as usize;
            if !self.ours(at) {
                continue;
            }
            if let (Some(Field::Budget), Some(year)) = (column.field, column.year) {
                self.amounts.push((at, year, unit(&column.heading)));
            }
            let kept =
                matches!(column.field, None | Some(Field::Category | Field::Note | Field::StableId | Field::OtherId));
            if kept {
                let name = if column.heading.is_empty() { column.letter.clone() } else { column.heading.clone() };
                self.extras.push((at, name));
            }
            // Not where a person, now or in a saved mapping, said that it is to be kept.
            if column.field.is_none()
                && column.reason == GuessReason::None
                && let Some((field, _)) = dimension(&column.heading)
            {
                self.spare.push((field, at));
            }
            if column.field != Some(Field::RowNumber) {
                let name = match column.field {
                    Some(field) if column.year.is_none() => format!("{field:?}"),
                    _ => text::fold(&column.heading),
                };
                let nth = names.entry(name.clone()).and_modify(|nth| *nth += 1).or_default();
                self.content.push((at, format!("{name}\u{1f}{nth}")));
            }
            let gene = match column.field {
                Some(Field::Target | Field::Keyword) => true,
                None | Some(Field::Note) => damage::gene_column(&column.heading),
                _ => false,
            };
            if gene && !self.mostly_dates(at) {
                self.genes.push(at);
            }
        }
        self.content.sort_by(|a, b| a.1.cmp(&b.1));
        self.doubled_headings();
        self.lost_zeros();
    }

    pub(super) fn ours(&self, column: usize) -> bool {
        self.head.ours.get(column).copied().unwrap_or(true)
    }

    fn doubled_headings(&mut self) {
        let Some(row) = self.head.rows.last().and_then(|at| self.table.grid.row(*at)).map(|row| row.number()) else {
            return;
        };
        let mut seen = std::collections::HashSet::new();
        for column in &self.columns {
            let at = column.index as usize;
            if self.ours(at) && !column.heading.is_empty() && !seen.insert(text::fold(&column.heading)) {
                let at = place(&self.table, Some(row), Some(at));
                self.issues.push(issue(IssueCode::DuplicateHeader, at, &[("value", &column.heading)]));
            }
        }
    }

    /// Positions of the data rows in the grid.
    pub(super) fn positions(&self) -> impl Iterator<Item = usize> + '_ {
        self.body.data.iter().map(|at| *at as usize)
    }

    /// The column a field is read from.
    pub(super) fn column_of(&self, field: Field) -> Option<usize> {
        self.at.get(&field).copied()
    }

    /// Whether a project can be known at all: a number or a title.
    pub(super) fn usable(&self) -> bool {
        [Field::Number, Field::TitleJa, Field::TitleEn].iter().any(|field| self.at.contains_key(field))
    }

    /// The fiscal year that the title of the page, the lines above or the sheet's name say, where no column and no
    /// number can.
    pub(super) fn proposed_year(&self) -> Option<i32> {
        if self.at.contains_key(&Field::FiscalYear) || self.at.contains_key(&Field::Number) {
            return None;
        }
        let above = self.head.rows.first().copied().unwrap_or(0);
        let lines = (0..above).filter_map(|at| self.table.grid.row(at));
        let lines = lines.flat_map(|row| row.filled().map(|(_, cell)| cell));
        let titles = self.table.titles.iter().map(String::as_str);
        let mut said = titles.chain(lines).chain(self.table.sheet.as_deref());
        said.find_map(super::columns::year_in)
    }

    pub(super) fn header_rows(&self) -> Vec<u32> {
        self.head.rows.iter().filter_map(|at| self.table.grid.row(*at)).map(|row| row.number()).collect()
    }

    fn repairs(&self, code: IssueCode) -> bool {
        self.repair.contains(&code)
    }

    /// What a field of a row says: trimmed, a spreadsheet error is nothing, damage repaired where that was asked for.
    pub(super) fn cell<'a>(&'a self, at: usize, row: Row<'a>, column: usize) -> Cow<'a, str> {
        let cell = row.cell(column).trim();
        if cell.is_empty() || cell.starts_with('#') && ERRORS.contains(&cell) {
            return Cow::Borrowed("");
        }
        if self.repair.is_empty() {
            return Cow::Borrowed(cell);
        }
        let mut repaired = Cow::Borrowed(cell);
        if self.repairs(IssueCode::ControlCharacter) && repaired.contains(damage::control) {
            repaired = Cow::Owned(damage::without_control(&repaired));
        }
        if self.repairs(IssueCode::InvisibleCharacter) && repaired.contains(damage::invisible) {
            repaired = Cow::Owned(damage::without_invisible(&repaired));
        }
        if self.repairs(IssueCode::Mojibake)
            && let Some(read) = damage::mojibake(&repaired)
        {
            repaired = Cow::Owned(read);
        }
        if self.repairs(IssueCode::LostLeadingZero)
            && let Some(full) = u32::try_from(at).ok().and_then(|at| self.zeros.get(&(at, column)))
        {
            repaired = Cow::Owned(full.clone());
        }
        if self.genes.contains(&column) {
            let date = damage::gene_date(&repaired, row.kind(column) == CellKind::Date);
            let guess = match date {
                Some(guess) if self.repairs(IssueCode::DateLikeGene) => Some(guess),
                None if self.repairs(IssueCode::SerialLikeGene) => damage::gene_serial(&repaired),
                _ => None,
            };
            if let Some(symbol) =
                guess.filter(|guess| guess.certain).and_then(|guess| guess.candidates.into_iter().next())
            {
                repaired = Cow::Owned(symbol);
            }
        }
        repaired
    }

    pub(super) fn field<'a>(&'a self, at: usize, row: Row<'a>, field: Field) -> Cow<'a, str> {
        self.at.get(&field).map_or(Cow::Borrowed(""), |column| self.cell(at, row, *column))
    }

    /// What a field's cell says, for the preview.
    pub(super) fn text_of(&self, at: usize, field: Field) -> String {
        self.table.grid.row(at).map(|row| self.field(at, row, field).into_owned()).unwrap_or_default()
    }

    /// Reads a row; what is odd about it goes to `issues`. `None` only for a position beyond the grid.
    pub(super) fn read(&self, at: usize, mut issues: Option<&mut Vec<Issue>>) -> Option<Read> {
        let row = self.table.grid.row(at)?;
        let mut say = |code: IssueCode, field: Field, params: &[(&str, &str)]| {
            if let Some(issues) = issues.as_deref_mut() {
                issues.push(issue(code, place(&self.table, Some(row.number()), self.column_of(field)), params));
            }
        };
        let cell = |field: Field| self.field(at, row, field).into_owned();
        // AMEDfind has a column of integrated projects for each of its periods, one of them empty in every row.
        let dimension = |field: Field| {
            let mut spare =
                self.spare.iter().filter(|(of, _)| *of == field).map(|(_, column)| self.cell(at, row, *column));
            let own = self.field(at, row, field);
            let said = if own.is_empty() { spare.find(|cell| !cell.is_empty()).unwrap_or(own) } else { own };
            said.into_owned()
        };
        let number = ProjectNumber::read(&self.field(at, row, Field::Number));
        match &number {
            Some(found) if !found.standard => {
                say(IssueCode::NumberNotStandard, Field::Number, &[("value", &found.text)])
            }
            None if self.at.contains_key(&Field::Number) => say(IssueCode::NumberMissing, Field::Number, &[]),
            _ => {}
        }
        let year_cell = cell(Field::FiscalYear);
        let stated = fiscal_years(&year_cell);
        if stated.is_none() && !year_cell.is_empty() {
            say(IssueCode::YearUnreadable, Field::FiscalYear, &[("value", &year_cell)]);
        }
        if let Some(stated) = stated
            && domain::year::era_past_end(&year_cell)
        {
            let params = [("value", year_cell.as_str()), ("year", &stated.first.to_string())];
            say(IssueCode::EraPastEnd, Field::FiscalYear, &params);
        }
        let numbered = number.as_ref().and_then(|number| number.year);
        if let (Some(stated), Some(numbered)) = (stated, numbered)
            && !(stated.first..=stated.last).contains(&numbered)
        {
            let words = [("column_year", year_cell.as_str()), ("number_year", &numbered.to_string())];
            say(IssueCode::YearConflict, Field::FiscalYear, &words);
        }
        let years = stated.or(numbered.or(self.fiscal_year).map(FiscalYears::one));
        let mut day = |field: Field| {
            let text = cell(field);
            let read = domain::date(&text, field == Field::End);
            if read.is_none()
                && let Some(day) = serial_day(&text)
            {
                return Some(day);
            }
            match read {
                Some(read) if read.past_era => {
                    say(IssueCode::EraPastEnd, field, &[("value", &text), ("year", &read.year.to_string())]);
                }
                None if !text.is_empty() => say(IssueCode::DateUnreadable, field, &[("value", &text)]),
                _ => {}
            }
            read.map(|read| read.iso())
        };
        let (starts, ends) = (day(Field::Start), day(Field::End));
        let mut sum = |field: Field, unit: Unit| {
            let text = self.field(at, row, field);
            match amount(&text, unit) {
                Amount::Yen(yen) => Some(yen),
                Amount::Unreadable => {
                    say(IssueCode::AmountUnreadable, field, &[("value", &text)]);
                    None
                }
                Amount::Empty => None,
            }
        };
        let own_amount = sum(Field::Budget, self.budget);
        // AMEDfind writes 0 for what is not yet reported.
        let total_budget_yen = sum(Field::TotalBudget, self.total).filter(|yen| *yen != 0);
        let of_year = years.and_then(|years| {
            let column = self.amounts.iter().find(|(_, year, _)| *year == years.first && years.first == years.last)?;
            match amount(&self.cell(at, row, column.0), column.2) {
                Amount::Yen(yen) => Some(yen),
                _ => None,
            }
        });
        let year = YearRow {
            id: 0,
            project: 0,
            year_first: years.map(|years| years.first),
            year_last: years.map(|years| years.last),
            standard: number.as_ref().is_none_or(|number| number.standard),
            number: number.as_ref().map(|number| number.text.clone()),
            title_ja: cell(Field::TitleJa),
            title_en: cell(Field::TitleEn),
            summary_ja: cell(Field::SummaryJa),
            summary_en: cell(Field::SummaryEn),
            programme: cell(Field::Programme),
            institution: cell(Field::Institution),
            researcher: cell(Field::Researcher),
            position: cell(Field::Position),
            budget_yen: own_amount.or(of_year),
            keywords: cell(Field::Keyword),
            phase: dimension(Field::Phase),
            ministry: dimension(Field::Ministry),
            integrated: dimension(Field::Integrated),
            prefecture: dimension(Field::Prefecture),
            source_url: cell(Field::SourceUrl),
            starts,
            ends,
            total_budget_yen,
            digest: String::new(),
            class: if self.confidential { Class::Internal } else { Class::Public },
            source: 0,
        };
        Some(Read { row: row.number(), number, year })
    }

    /// A digest over every cell under its heading; the order of the columns does not matter.
    pub(super) fn digest(&self, at: usize) -> u64 {
        let Some(row) = self.table.grid.row(at) else { return 0 };
        let mut hasher = Sha256::new();
        for (column, name) in &self.content {
            let cell = self.cell(at, row, *column);
            if !cell.is_empty() {
                hasher.update(name.as_bytes());
                hasher.update([0x1e]);
                hasher.update(cell.as_bytes());
                hasher.update([0x1f]);
            }
        }
        hasher.update([u8::from(self.confidential)]);
        let bytes = hasher.finalize();
        bytes.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }

    /// What the reader of the file found, within the list.
    pub(super) fn found(&self) -> impl Iterator<Item = &Issue> {
        let first = self.head.rows.first().and_then(|at| self.table.grid.row(*at)).map_or(0, |row| row.number());
        self.table.issues.iter().filter(move |issue| issue.place.row.is_none_or(|row| row >= first))
    }
}

/// The day a spreadsheet's day number stands for (45383 = 2024-04-01), where a date column lost its format; only
/// days of 1990 to 2079, so that no other number is taken for one.
fn serial_day(cell: &str) -> Option<String> {
    let days: i64 = cell.parse().ok().filter(|days| (32_874..=65_746).contains(days))?;
    let span = jiff::Span::new().try_days(days).ok()?;
    let day = jiff::civil::date(1899, 12, 30).checked_add(span).ok()?;
    Some(day.to_string())
}
