//! Rows become project-years: read each row, find its project, decide its fate. Nothing is written here;
//! preview and run make the same plan, so that they cannot disagree.

use super::matching::{Known, Place, identity};
use super::{Column, Field, ImportReport, RowFate};
use domain::{Class, FiscalYears, Id, Issue, IssueCode, Place as IssuePlace, ProjectNumber, fiscal_years, text};
use sheets::read::{Grid, Row};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::rows::{ProjectRow, YearRow};

/// A list with its columns settled.
pub(super) struct List<'a> {
    pub(super) file: &'a str,
    pub(super) sheet: Option<&'a str>,
    pub(super) grid: &'a Grid,
    pub(super) header: usize,
    pub(super) columns: &'a [Column],
    pub(super) confidential: bool,
}

/// A row read. Ids are not yet given.
pub(super) struct Parsed {
    /// Position in the grid.
    at: usize,
    /// Row of the sheet.
    pub(super) number: u32,
    key: Option<String>,
    identity: String,
    year: YearRow,
}

/// What reading the rows gave.
pub(super) struct Reading {
    pub(super) rows: Vec<Parsed>,
    /// Rows that cannot be a project.
    pub(super) refused: Vec<u32>,
    pub(super) issues: Vec<Issue>,
}

/// What an import would write. New things carry `-1 - position` where an id will stand.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) report: ImportReport,
    pub(super) issues: Vec<Issue>,
    /// Fate by row of the sheet.
    pub(super) fates: BTreeMap<u32, RowFate>,
    pub(super) new_projects: Vec<ProjectRow>,
    pub(super) changed_projects: Vec<ProjectRow>,
    pub(super) new_years: Vec<YearRow>,
    pub(super) changed_years: Vec<YearRow>,
    /// Grid positions of the source rows; a year's `source` counts into this list.
    pub(super) sources: Vec<usize>,
}

fn placeholder(position: usize) -> Id {
    -1 - Id::try_from(position).unwrap_or(Id::MAX - 1)
}

impl List<'_> {
    fn place(&self, row: u32, column: Option<&Column>) -> IssuePlace {
        IssuePlace {
            file: self.file.to_owned(),
            sheet: self.sheet.map(str::to_owned),
            row: Some(row),
            column: column.map(|column| column.letter.clone()),
        }
    }

    fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == Some(field))
    }

    /// Reads every row below the header.
    pub(super) fn read(&self) -> Reading {
        let mut reading = Reading { rows: Vec::new(), refused: Vec::new(), issues: self.doubled_headings() };
        for at in self.header + 1..self.grid.len() {
            if let Some(row) = self.grid.row(at) {
                self.read_row(at, row, &mut reading);
            }
        }
        reading
    }

    fn doubled_headings(&self) -> Vec<Issue> {
        let row = self.grid.row(self.header).map_or(0, |row| row.number());
        let mut seen = HashSet::new();
        let doubled = |column: &&Column| !column.heading.is_empty() && !seen.insert(text::fold(&column.heading));
        let issue = |column: &Column| {
            issue(IssueCode::DuplicateHeader, self.place(row, Some(column)), &[("value", &column.heading)])
        };
        self.columns.iter().filter(doubled).map(issue).collect()
    }

    fn read_row(&self, at: usize, row: Row<'_>, reading: &mut Reading) {
        let number = row.number();
        let cell =
            |field: Field| self.column(field).map(|column| clean(row.cell(column.index as usize))).unwrap_or_default();
        let project_number = ProjectNumber::read(&cell(Field::Number));
        // 合計 may stand in the number column; only a number that fits AMED's pattern outweighs it.
        if project_number.as_ref().is_none_or(|found| !found.standard) && is_total(row) {
            reading.issues.push(issue(IssueCode::TotalRow, self.place(number, None), &[]));
            return;
        }
        let (title_ja, title_en) = (cell(Field::TitleJa), cell(Field::TitleEn));
        if project_number.is_none() && title_ja.is_empty() && title_en.is_empty() {
            reading.issues.push(issue(IssueCode::RowEmptyKey, self.place(number, None), &[]));
            reading.refused.push(number);
            return;
        }
        let mut say = |code: IssueCode, field: Field, params: &[(&str, &str)]| {
            reading.issues.push(issue(code, self.place(number, self.column(field)), params));
        };
        match &project_number {
            Some(found) if !found.standard => {
                say(IssueCode::NumberNotStandard, Field::Number, &[("value", &found.text)]);
            }
            None if self.column(Field::Number).is_some() => say(IssueCode::NumberMissing, Field::Number, &[]),
            _ => {}
        }
        let year_cell = cell(Field::FiscalYear);
        let stated = fiscal_years(&year_cell);
        if stated.is_none() && !year_cell.is_empty() {
            say(IssueCode::YearUnreadable, Field::FiscalYear, &[("value", &year_cell)]);
        }
        let numbered = project_number.as_ref().and_then(|number| number.year);
        if let (Some(stated), Some(numbered)) = (stated, numbered)
            && !(stated.first..=stated.last).contains(&numbered)
        {
            let words = [("column_year", year_cell.as_str()), ("number_year", &numbered.to_string())];
            say(IssueCode::YearConflict, Field::FiscalYear, &words);
        }
        let years = stated.or(numbered.map(FiscalYears::one));
        let amount = cell(Field::Budget);
        let budget_yen = self.column(Field::Budget).and_then(|column| yen(&amount, &column.heading));
        if budget_yen.is_none() && !amount.is_empty() {
            say(IssueCode::AmountUnreadable, Field::Budget, &[("value", &amount)]);
        }
        let institution = cell(Field::Institution);
        reading.rows.push(Parsed {
            at,
            number,
            identity: identity(&title_ja, &title_en, &institution),
            key: project_number.as_ref().map(|number| number.key.clone()),
            year: YearRow {
                id: 0,
                project: 0,
                year_first: years.map(|years| years.first),
                year_last: years.map(|years| years.last),
                standard: project_number.as_ref().is_none_or(|number| number.standard),
                number: project_number.map(|number| number.text),
                title_ja,
                title_en,
                summary_ja: cell(Field::SummaryJa),
                summary_en: cell(Field::SummaryEn),
                programme: cell(Field::Programme),
                institution,
                researcher: cell(Field::Researcher),
                position: cell(Field::Position),
                budget_yen,
                keywords: cell(Field::Keywords),
                source_url: cell(Field::SourceUrl),
                class: if self.confidential { Class::Internal } else { Class::Public },
                source: 0,
            },
        });
    }
}

impl Reading {
    /// Keys and identities the file speaks of, so that only their projects' years need loading.
    pub(super) fn speaks_of(&self) -> (HashSet<&str>, HashSet<&str>) {
        let keys = self.rows.iter().filter_map(|row| row.key.as_deref()).collect();
        let identities = self.rows.iter().filter(|row| row.key.is_none()).map(|row| row.identity.as_str()).collect();
        (keys, identities)
    }

    /// Decides the fate of every row against what is known.
    pub(super) fn plan(self, list: &List<'_>, mut known: Known) -> Plan {
        let mut plan = Plan { issues: self.issues, ..Plan::default() };
        let in_library = known.ids.len();
        let mut seen: HashMap<(Place, Option<i32>), u32> = HashMap::new();
        let mut touched: Vec<Place> = Vec::new();
        let mut changed_years: HashMap<(Place, Option<i32>), YearRow> = HashMap::new();
        let mut new_by_place: HashMap<Place, Vec<usize>> = HashMap::new();
        for row in self.rows {
            let first = row.year.year_first;
            let found = match &row.key {
                Some(key) => known.by_key(key),
                None => known.by_identity(&row.identity, &row.year.programme, |place| {
                    seen.contains_key(&(place, first)) || known.years.contains_key(&(place, first))
                }),
            };
            let place = match found {
                Some(place) => place,
                None => {
                    let id = placeholder(known.ids.len() - in_library);
                    known.add(id, row.key.clone(), row.identity.clone(), row.year.programme.clone())
                }
            };
            if let Some(earlier) = seen.get(&(place, first)) {
                let at = list.place(row.number, None);
                plan.issues.push(issue(IssueCode::DuplicateYear, at, &[("first", &earlier.to_string())]));
                plan.fates.insert(row.number, RowFate::Rejected);
                continue;
            }
            seen.insert((place, first), row.number);
            let mut source = || {
                plan.sources.push(row.at);
                Id::try_from(plan.sources.len() - 1).unwrap_or(0)
            };
            let fate = match known.years.get(&(place, first)) {
                None => {
                    let year = YearRow { project: known.ids[place], source: source(), ..row.year };
                    new_by_place.entry(place).or_default().push(plan.new_years.len());
                    plan.new_years.push(YearRow { id: placeholder(plan.new_years.len()), ..year });
                    RowFate::New
                }
                Some(before) => match merged(before, row.year) {
                    None => RowFate::Unchanged,
                    Some(after) => {
                        changed_years.insert((place, first), YearRow { source: source(), ..after });
                        RowFate::Updated
                    }
                },
            };
            if fate != RowFate::Unchanged {
                touched.push(place);
            }
            plan.fates.insert(row.number, fate);
        }
        plan.fates.extend(self.refused.into_iter().map(|row| (row, RowFate::Rejected)));
        touched.sort_unstable();
        touched.dedup();
        let mut by_place: HashMap<Place, Vec<&YearRow>> = HashMap::new();
        for (at, year) in &known.years {
            by_place.entry(at.0).or_default().push(changed_years.get(at).unwrap_or(year));
        }
        for place in touched {
            let mut years = by_place.remove(&place).unwrap_or_default();
            let new = new_by_place.get(&place).into_iter().flatten();
            years.extend(new.filter_map(|at| plan.new_years.get(*at)));
            let row = project_row(known.ids[place], years);
            if place < in_library {
                plan.changed_projects.push(row);
            } else {
                plan.new_projects.push(row);
            }
        }
        plan.changed_years = changed_years.into_values().collect();
        plan.changed_years.sort_by_key(|year| year.id);
        plan.count();
        plan
    }
}

impl Plan {
    fn count(&mut self) {
        let of = |fate: RowFate| u32::try_from(self.fates.values().filter(|f| **f == fate).count()).unwrap_or(u32::MAX);
        self.report = ImportReport {
            rows: u32::try_from(self.fates.len()).unwrap_or(u32::MAX),
            new: of(RowFate::New),
            updated: of(RowFate::Updated),
            unchanged: of(RowFate::Unchanged),
            rejected: of(RowFate::Rejected),
            projects_new: u32::try_from(self.new_projects.len()).unwrap_or(u32::MAX),
            years: of(RowFate::New) + of(RowFate::Updated) + of(RowFate::Unchanged),
            issues: Vec::new(),
        };
        self.issues.sort_by(|a, b| (a.place.row, &a.place.column, a.code).cmp(&(b.place.row, &b.place.column, b.code)));
    }
}

/// The library's year with what the file says put over it; `None` when nothing differs. An empty cell
/// never erases a value.
fn merged(before: &YearRow, file: YearRow) -> Option<YearRow> {
    let mut after = before.clone();
    let put = |now: &mut String, new: String| {
        if !new.is_empty() {
            *now = new;
        }
    };
    put(&mut after.title_ja, file.title_ja);
    put(&mut after.title_en, file.title_en);
    put(&mut after.summary_ja, file.summary_ja);
    put(&mut after.summary_en, file.summary_en);
    put(&mut after.programme, file.programme);
    put(&mut after.institution, file.institution);
    put(&mut after.researcher, file.researcher);
    put(&mut after.position, file.position);
    put(&mut after.keywords, file.keywords);
    put(&mut after.source_url, file.source_url);
    after.year_last = file.year_last.or(after.year_last);
    after.budget_yen = file.budget_yen.or(after.budget_yen);
    if file.number.is_some() {
        (after.number, after.standard) = (file.number, file.standard);
    }
    // A class is never lowered by an import: who wants a field opened says so by hand.
    after.class = after.class.max(file.class);
    (after != *before).then_some(after)
}

/// A project as its latest year has it; what that year leaves empty comes from the year before.
fn project_row(id: Id, mut years: Vec<&YearRow>) -> ProjectRow {
    years.sort_by_key(|year| (year.year_last, year.year_first, year.id.abs()));
    let latest = |of: fn(&YearRow) -> &str| {
        years.iter().rev().map(|year| of(year)).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
    };
    let numbered = years.iter().rev().find(|year| year.number.is_some());
    let number = numbered.and_then(|year| year.number.clone());
    let key = number.as_deref().and_then(ProjectNumber::read).map(|number| number.key);
    let (title_ja, title_en) = (latest(|y| &y.title_ja), latest(|y| &y.title_en));
    let (summary_ja, summary_en) = (latest(|y| &y.summary_ja), latest(|y| &y.summary_en));
    let (programme, institution) = (latest(|y| &y.programme), latest(|y| &y.institution));
    let researcher = latest(|y| &y.researcher);
    let mut folded = String::with_capacity(summary_ja.len() + summary_en.len() + 400);
    let mut said: HashSet<&str> = HashSet::new();
    for year in years.iter().rev() {
        let number = year.number.as_deref().unwrap_or("");
        for part in [
            number,
            &year.title_ja,
            &year.title_en,
            &year.summary_ja,
            &year.summary_en,
            &year.programme,
            &year.institution,
            &year.researcher,
            &year.keywords,
        ] {
            if !part.is_empty() && said.insert(part) {
                text::fold_into(part, &mut folded);
                folded.push('\n');
            }
        }
    }
    ProjectRow {
        id,
        key,
        identity: identity(&title_ja, &title_en, &institution),
        standard: numbered.is_none_or(|year| year.standard),
        number,
        title_ja,
        title_en,
        summary_ja,
        summary_en,
        programme,
        institution,
        researcher,
        folded,
    }
}

fn issue(code: IssueCode, place: IssuePlace, params: &[(&str, &str)]) -> Issue {
    let params = params.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    Issue { code, place, params }
}

/// Trimmed, without control characters other than tab and line breaks; a spreadsheet error is nothing.
fn clean(cell: &str) -> String {
    const ERRORS: [&str; 8] = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA"];
    let cell = cell.trim();
    if ERRORS.contains(&cell) {
        return String::new();
    }
    if cell.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return cell.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r')).collect();
    }
    cell.to_owned()
}

/// 小計, 合　計, 総計, 計, Total: the first cell that says anything says only that.
fn is_total(row: Row<'_>) -> bool {
    let words = |(_, cell): (usize, &str)| text::fold(cell).replace(' ', "");
    row.filled().map(words).find(|cell| !cell.is_empty()).is_some_and(|cell| {
        matches!(cell.as_str(), "小計" | "合計" | "総計" | "計" | "total" | "subtotal" | "grandtotal")
    })
}

/// Yen from a cell. The unit is the heading's; AMED states amounts in 千円, so that is the unit without one.
fn yen(cell: &str, heading: &str) -> Option<i64> {
    let cell = text::fold(cell).replace([',', ' ', '¥'], "");
    let heading = text::fold(heading);
    let units = [("百万円", 1_000_000.0), ("千円", 1_000.0), ("円", 1.0), ("thousand", 1_000.0), ("yen", 1.0)];
    let (digits, own) = match units.iter().find_map(|(unit, factor)| Some((cell.strip_suffix(unit)?, *factor))) {
        Some((digits, factor)) => (digits, Some(factor)),
        None => (cell.as_str(), None),
    };
    let factor =
        own.or_else(|| units.iter().find(|(unit, _)| heading.contains(unit)).map(|unit| unit.1)).unwrap_or(1_000.0);
    let amount: f64 = digits.parse().ok()?;
    let yen = amount * factor;
    // Whole yen; the bound is far above any budget and far below where a float loses yen.
    #[allow(clippy::cast_possible_truncation)]
    (yen.is_finite() && (0.0..1e15).contains(&yen)).then(|| yen.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_yen_whatever_their_unit() {
        let check = |cell: &str, heading: &str, expected: Option<i64>| {
            assert_eq!(yen(cell, heading), expected, "{cell} {heading}")
        };
        check("18,000", "配分額（千円）", Some(18_000_000));
        check("１８，０００", "予算", Some(18_000_000));
        check("18", "予算（百万円）", Some(18_000_000));
        check("18,000,000円", "予算", Some(18_000_000));
        check("38750", "budget_thousand_yen", Some(38_750_000));
        check("未定", "予算", None);
        check("-5", "予算", None);
        check("1e99", "予算", None);
    }

    #[test]
    fn control_characters_and_spreadsheet_errors_stay_out_of_fields() {
        assert_eq!(clean(" 課\u{7}題\n名 "), "課題\n名");
        assert_eq!(clean("#REF!"), "");
    }
}
