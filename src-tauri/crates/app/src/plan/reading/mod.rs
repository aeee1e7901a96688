//! What a request would write: its cells read by kind, held against what stands in the plan and against one another.
//!
//! Writing and trying read alike, so that what was looked at is what is written.

mod across;
mod cell;
mod named;

use super::words::Words;
use super::{Cell, CellIssue, PlanPut, PlanTried, Row, library_rows, sheets};
use crate::prelude::*;
use crate::state::Open;
use crate::write::invalid;
use domain::plan::{Column, Kind, Sheet};
use named::Targeted;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::plan::PlanHeadRow;
use store::rows::ThemeFull;

/// Most rows of one request.
pub(super) const MOST: usize = 5_000;

/// Cells by name.
pub(super) type Cells = BTreeMap<String, Cell>;

/// A plan that may be written into, with its theme; neither for a sheet of the library.
#[derive(Debug)]
pub(super) struct Place {
    /// The plan.
    pub(super) plan: Option<PlanHeadRow>,
    /// Its theme.
    pub(super) theme: Option<ThemeFull>,
}

impl Place {
    /// Where a sheet of a request is. `command` is what was called.
    ///
    /// # Errors
    /// `BadCall` for a sheet of a plan without one, or one of the library with one; `NoSuchPlan`; `InvalidField` for a plan
    /// that does not change any more.
    pub(super) async fn of(open: &Open, command: &str, plan: Option<Id>, sheet: Sheet) -> Result<Place, Problem> {
        match plan {
            None if sheet.is_of_library() => Ok(Place { plan: None, theme: None }),
            Some(plan) if !sheet.is_of_library() => {
                let plan = super::stored::open(open, plan).await?;
                let theme = crate::theme::stored(open, plan.theme).await?;
                Ok(Place { plan: Some(plan), theme: Some(theme) })
            }
            _ => Err(bad_call(command, "a plan goes with the sheets of plans, and with those only")),
        }
    }

    /// Id of the plan.
    pub(super) fn id(&self) -> Option<Id> {
        self.plan.as_ref().map(|plan| plan.id)
    }

    /// Code of the theme.
    pub(super) fn code(&self) -> &str {
        self.theme.as_ref().map(|theme| theme.theme.code.as_str()).unwrap_or_default()
    }

    /// Rows of the plan's sheets, or of the library's own one.
    ///
    /// # Errors
    /// A database error.
    pub(super) async fn rows(&self, open: &Open, sheet: Sheet) -> Result<BTreeMap<Sheet, Vec<Row>>, Problem> {
        match self.id() {
            Some(plan) => sheets(open, plan).await,
            None => Ok(BTreeMap::from([(sheet, library_rows(open, sheet).await?)])),
        }
    }
}

/// The refusal of a call that fits no sheet.
pub(super) fn bad_call(command: &str, detail: &str) -> Problem {
    Problem::new(ProblemCode::BadCall).with("command", command).detail(detail)
}

/// A row as it would stand.
#[derive(Debug)]
pub(super) struct Put {
    /// Which; `None` = a new one.
    pub(super) id: Option<Id>,
    /// Its cells as they stand; `None` = it is new, or gone.
    pub(super) before: Option<Cells>,
    /// Its cells as they would stand.
    pub(super) cells: Cells,
    /// The cells that the request gives and that could be read.
    given: Vec<String>,
}

impl Put {
    /// The cells that would change; of a new row all.
    pub(super) fn changed(&self) -> Cells {
        let differs = |(name, cell): &(&String, &Cell)| {
            self.before.as_ref().is_none_or(|before| before.get(*name).unwrap_or(&Cell::None) != *cell)
        };
        self.cells.iter().filter(differs).map(|(name, cell)| (name.clone(), cell.clone())).collect()
    }
}

/// A request as it was read.
#[derive(Debug)]
pub(super) struct Reading {
    /// Its rows, as they would stand.
    pub(super) rows: Vec<Put>,
    /// What is wrong with them, or to be asked about, in the order of rows and columns.
    pub(super) issues: Vec<CellIssue>,
    /// Criteria that are fixed with their gates, and the day.
    pub(super) fixes: Vec<(Id, String)>,
}

impl Reading {
    /// What rows would become.
    pub(super) fn tried(self) -> PlanTried {
        let row = |row: Put| {
            let of = |name: String| Some((name.clone(), row.cells.get(&name)?.clone()));
            row.given.into_iter().filter_map(of).collect()
        };
        PlanTried { rows: self.rows.into_iter().map(row).collect(), issues: self.issues }
    }

    /// The refusal where something is wrong: what cannot be written first, then what is asked about.
    ///
    /// # Errors
    /// `InvalidField` with `field` (the cell), `sheet`, `row` (0-based) and `reason`.
    pub(super) fn accepted(self, sheet: Sheet) -> Result<Reading, Problem> {
        let wrong = self.issues.iter().find(|issue| !issue.asked).or(self.issues.first());
        match wrong {
            None => Ok(self),
            Some(issue) => Err(refusal(sheet, issue)),
        }
    }
}

fn refusal(sheet: Sheet, issue: &CellIssue) -> Problem {
    let problem = invalid(&issue.column, &issue.reason).with("sheet", sheet.as_str()).with("row", issue.row);
    issue.params.iter().fold(problem, |problem, (name, value)| problem.with(name, value))
}

/// What rows are held against.
pub(super) struct Ground<'a> {
    sheet: Sheet,
    words: Words,
    sheets: &'a BTreeMap<Sheet, Vec<Row>>,
    targets: Targeted<'a>,
}

/// Reads a request. `command` is what was called.
///
/// # Errors
/// `BadCall` for cells the sheet has not; `InvalidField` for more rows than [`MOST`], or a row to stand before that is gone;
/// a database error.
pub(super) async fn read(
    open: &Open,
    words: Words,
    command: &str,
    place: &Place,
    args: &PlanPut,
) -> Result<Reading, Problem> {
    if args.rows.len() > MOST {
        return Err(invalid("rows", "too-many-rows").with("limit", MOST));
    }
    let known: HashSet<String> = args.sheet.cells().into_iter().collect();
    if let Some(stray) = args.rows.iter().flat_map(|row| row.cells.keys()).find(|name| !known.contains(*name)) {
        return Err(bad_call(command, &format!("{} has no cell {stray}", args.sheet.as_str())));
    }
    let sheets = place.rows(open, args.sheet).await?;
    let standing = sheets.get(&args.sheet).map(Vec::as_slice).unwrap_or_default();
    if args.before.is_some_and(|before| standing.iter().all(|row| row.id != before)) {
        return Err(invalid("row", "row-gone"));
    }
    let targets = Targeted::of(open, place.theme.as_ref(), args.sheet, &sheets).await?;
    let ground = Ground { sheet: args.sheet, words, sheets: &sheets, targets };
    Ok(ground.read(args))
}

impl Ground<'_> {
    fn rows(&self, sheet: Sheet) -> &[Row] {
        self.sheets.get(&sheet).map(Vec::as_slice).unwrap_or_default()
    }

    fn row(&self, sheet: Sheet, id: Id) -> Option<&Row> {
        self.rows(sheet).iter().find(|row| row.id == id)
    }

    fn read(&self, args: &PlanPut) -> Reading {
        let mut standing: HashMap<Id, Cells> =
            self.rows(self.sheet).iter().map(|row| (row.id, row.cells.clone())).collect();
        let mut issues = Vec::new();
        let mut rows = Vec::with_capacity(args.rows.len());
        for (at, asked) in args.rows.iter().enumerate() {
            let before = asked.id.and_then(|id| standing.get(&id).cloned());
            if asked.id.is_some() && before.is_none() {
                issues.push(issue(at, "row", "row-gone", &[], false));
            }
            let mut put =
                Put { id: asked.id, cells: before.clone().unwrap_or_else(|| self.blank()), before, given: Vec::new() };
            for column in self.sheet.columns() {
                for name in cells_of(column) {
                    if let Some(given) = asked.cells.get(&name) {
                        self.cell(at, column, &name, given, &mut put, &mut issues);
                    }
                }
            }
            if put.before.is_none() {
                self.begin(&mut put.cells);
            }
            // A row that is given twice is read on where the first time left it.
            if let Some(id) = put.id.filter(|_| put.before.is_some()) {
                standing.insert(id, put.cells.clone());
            }
            rows.push(put);
        }
        self.across(&mut rows, &mut issues);
        issues.retain(|issue| !(args.confirmed && issue.asked));
        let places: HashMap<String, usize> =
            self.sheet.cells().into_iter().enumerate().map(|(at, name)| (name, at)).collect();
        issues.sort_by_key(|issue| (issue.row, places.get(&issue.column).copied()));
        Reading { fixes: self.fixes(&rows), rows, issues }
    }

    /// A new row in which nothing is said.
    fn blank(&self) -> Cells {
        let cells = self.sheet.columns().iter();
        let blank = |column: &Column| {
            let nothing = cell::nothing(column.kind);
            cells_of(column).into_iter().map(move |name| (name, nothing.clone()))
        };
        cells.flat_map(blank).collect()
    }

    /// What a new row is where nobody says so: a plain task, a link from an end to a start.
    fn begin(&self, cells: &mut Cells) {
        let usual = match self.sheet {
            Sheet::Task => "task",
            Sheet::Link => "fs",
            Sheet::Criterion => "go",
            Sheet::Support => "support",
            Sheet::Risk => "risk",
            Sheet::Note => "gate",
            _ => return,
        };
        if is_blank(cells.get("kind")) {
            cells.insert("kind".to_owned(), Cell::Text(usual.to_owned()));
        }
    }

    /// Reads one cell into a row.
    fn cell(&self, at: usize, column: &Column, name: &str, given: &Cell, put: &mut Put, issues: &mut Vec<CellIssue>) {
        let was = put.before.as_ref().and_then(|before| before.get(name));
        let read = if was == Some(given) {
            // What stands there may be gone elsewhere by now; it is not written, so it is not held against that.
            cell::Read::Is(given.clone())
        } else {
            self.read_cell(column, given)
        };
        match read {
            cell::Read::Is(cell) => {
                put.cells.insert(name.to_owned(), cell);
                put.given.push(name.to_owned());
            }
            cell::Read::Asked(cell, (reason, params)) => {
                put.cells.insert(name.to_owned(), cell);
                put.given.push(name.to_owned());
                issues.push(issue(at, name, reason, &params, true));
            }
            cell::Read::Wrong((reason, params)) => issues.push(issue(at, name, reason, &params, false)),
        }
    }
}

/// The names of a column's cells.
pub(crate) fn cells_of(column: &Column) -> Vec<String> {
    match column.kind {
        Kind::Twin { .. } => vec![format!("{}_ja", column.name), format!("{}_en", column.name)],
        _ => vec![column.name.to_owned()],
    }
}

fn issue(row: usize, column: &str, reason: &str, params: &[(&str, String)], asked: bool) -> CellIssue {
    CellIssue {
        row: u32::try_from(row).unwrap_or(u32::MAX),
        column: column.to_owned(),
        reason: reason.to_owned(),
        params: params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        asked,
    }
}

fn row_of(issue: &CellIssue) -> usize {
    usize::try_from(issue.row).unwrap_or(usize::MAX)
}

/// A text; `''` where there is none.
pub(super) fn text<'a>(cells: &'a Cells, name: &str) -> &'a str {
    match cells.get(name) {
        Some(Cell::Text(text)) => text,
        _ => "",
    }
}

/// A number.
pub(super) fn number(cells: &Cells, name: &str) -> Option<i64> {
    match cells.get(name) {
        Some(Cell::Number(number)) => Some(*number),
        _ => None,
    }
}

/// Nothing is said.
fn is_blank(cell: Option<&Cell>) -> bool {
    match cell {
        None | Some(Cell::None) => true,
        Some(Cell::Text(text)) => text.trim().is_empty(),
        Some(Cell::Number(_)) => false,
    }
}
