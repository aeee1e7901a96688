//! Borders that a story would have to go a long way for.

use super::*;
use crate::plan::show::schedule::schedule;
use crate::plan::{Cell, Named, PlanNames, Row};
use crate::settings::Language;
use std::collections::BTreeMap;

const APRIL_2027: i32 = 2027 * 12 + 3;

fn row(id: Id, cells: &[(&str, Cell)]) -> Row {
    Row { id, origin: None, cells: cells.iter().map(|(name, cell)| ((*name).to_owned(), cell.clone())).collect() }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// Codes and rows found in sheets, in April 2027, with a programme (90) known from FY2025 to FY2027.
fn found(sheets: &BTreeMap<Sheet, Vec<Row>>, ends: &[(Id, &str)]) -> Vec<(String, Option<Id>)> {
    let data = Data::of(sheets);
    let schedule = schedule(&data, None);
    let named = |id: Id, name: &str| Named { id, name: name.to_owned(), about: String::new(), gone: false };
    let names =
        PlanNames {
            programmes: vec![named(90, "事業")], projects: vec![named(70, "課題")], ..PlanNames::default()
        };
    let ends: HashMap<Id, Date> = ends.iter().map(|(id, day)| (*id, domain::span::day(day).unwrap())).collect();
    let ground = Ground {
        words: Words(Language::Ja),
        data: &data,
        schedule: &schedule,
        called: &Called::of(&names),
        threads: &HashSet::from([70]),
        ends: &ends,
        programmes: &HashMap::from([(90, (Some(2025), Some(2027)))]),
        funded: &HashMap::from([((70, 90), (None, Some(2026)))]),
        bare: &[],
        verdicts: &HashMap::new(),
        today: Month(APRIL_2027),
    };
    contradictions(&ground).into_iter().map(|one| (one.code, one.row)).collect()
}

fn task(id: Id, starts: &str, months: i64) -> Row {
    row(
        id,
        &[
            ("kind", text("task")),
            ("name_ja", text("作業")),
            ("starts", text(starts)),
            ("months", Cell::Number(months)),
        ],
    )
}

#[test]
fn a_fiscal_year_is_from_april_to_march() {
    let check = |year: i32, placed: (i32, i32), milestone: bool, runs: bool| {
        assert_eq!(runs_in(year, placed, milestone), runs, "{year} {placed:?}");
    };
    let whole = (APRIL_2027, APRIL_2027 + 12);
    check(2026, whole, false, false);
    check(2027, whole, false, true);
    check(2028, whole, false, false);
    check(2028, (whole.0, whole.1 + 1), false, true);
    check(2026, (whole.0 - 1, whole.1), false, true);
    // A milestone of March stands at the point where April begins.
    check(2026, (APRIL_2027, APRIL_2027), true, true);
    check(2027, (APRIL_2027, APRIL_2027), true, false);
    // A task of no months lies in its first one.
    check(2026, (APRIL_2027, APRIL_2027), false, false);
    check(2027, (APRIL_2027, APRIL_2027), false, true);
}

#[test]
fn the_month_of_a_projects_last_day_is_its_last_month() {
    let of = |months: i64, last: &str| {
        let mut task = task(1, "2027-04", months);
        task.cells.insert("project".to_owned(), Cell::Number(70));
        found(&BTreeMap::from([(Sheet::Task, vec![task])]), &[(70, last)])
    };
    assert_eq!(of(12, "2028-03-31"), []);
    assert_eq!(of(12, "2028-03-10"), []);
    assert_eq!(of(13, "2028-03-31"), [("project-ended".to_owned(), Some(1))]);
    assert_eq!(of(12, "2028-02-29"), [("project-ended".to_owned(), Some(1))]);
}

#[test]
fn money_of_a_programme_ends_with_the_project_it_is_given_to() {
    let of = |year: i64, task_of: Option<Id>| {
        let mut task = task(1, "2025-04", 48);
        task.cells.insert("project".to_owned(), Cell::Number(70));
        let mut line =
            row(2, &[("year", Cell::Number(year)), ("yen", Cell::Number(1)), ("programme", Cell::Number(90))]);
        if let Some(task) = task_of {
            line.cells.insert("task".to_owned(), Cell::Number(task));
        }
        found(&BTreeMap::from([(Sheet::Task, vec![task]), (Sheet::Budget, vec![line])]), &[])
    };
    let outside = [("budget-outside-programme".to_owned(), Some(2))];
    assert_eq!(of(2026, Some(1)), []);
    assert_eq!(of(2027, None), []);
    assert_eq!(of(2027, Some(1)), outside);
    assert_eq!(of(2028, None), outside);
    assert_eq!(of(2024, None), outside);
}

#[test]
fn rows_that_cannot_be_read_contradict_nothing() {
    let link =
        row(3, &[("before", Cell::Number(1)), ("after", Cell::Number(9)), ("kind", text("fs")), ("lag", Cell::None)]);
    let item = row(4, &[("gate", Cell::Number(8)), ("name_ja", text("項目"))]);
    let sheets = BTreeMap::from([
        (Sheet::Task, vec![task(1, "2027-04", 3)]),
        (Sheet::Link, vec![link, row(5, &[])]),
        (Sheet::Item, vec![item, row(6, &[])]),
        (Sheet::Budget, vec![row(7, &[])]),
    ]);
    assert_eq!(found(&sheets, &[]), []);
}

#[test]
fn the_worst_come_first_then_sheets_and_rows_in_their_order() {
    let late = row(5, &[("kind", text("task")), ("name_ja", text("なし")), ("project", Cell::Number(71))]);
    let gates = [(20, "2027-09"), (21, "2027-06"), (22, "2026-01")]
        .map(|(id, due)| row(id, &[("name_ja", text("ゲート")), ("due", text(due))]));
    let sheets = BTreeMap::from([(Sheet::Task, vec![task(1, "2027-04", 3), late]), (Sheet::Gate, gates.to_vec())]);
    let found = found(&sheets, &[]);
    let codes: Vec<(&str, Id)> = found.iter().map(|(code, row)| (code.as_str(), row.unwrap())).collect();
    assert_eq!(
        codes,
        [
            ("project-not-in-theme", 5),
            ("gates-order", 21),
            ("gates-order", 22),
            ("task-undated", 5),
            ("decision-missing", 22)
        ]
    );
}

#[test]
fn a_sentence_quotes_the_beginning_of_a_long_text() {
    assert_eq!(quoted(" 改善30％以上 "), "改善30％以上");
    let long = quoted(&"長い基準\n".repeat(40));
    assert_eq!((long.chars().count(), long.ends_with('…'), long.contains('\n')), (QUOTED + 1, true, false));
}
