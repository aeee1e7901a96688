//! Gates: what is there and what is missing, the criteria, the decisions.

use super::telling::{Telling, lines, number, text, whole};
use crate::plan::{GateReach, ItemReach, Row as PlanRow};
use domain::plan::{Month, Sheet, To};
use sheets::plan::{self as book, Body, Cell, Grid, Row, Tone};
use sheets::{Col, ColumnKind};

/// What stands between two things said of a gate.
const BETWEEN: &str = " · ";

pub(super) fn sheet(telling: &Telling<'_>) -> book::Sheet {
    let mut rows = Vec::new();
    for (row, gate) in telling.rows(Sheet::Gate).iter().zip(&telling.view.gates) {
        rows.push(band(telling, row, gate));
        let items = telling.rows(Sheet::Item).iter().filter(|item| number(item, "gate") == Some(row.id));
        rows.extend(items.zip(&gate.items).map(|(item, reach)| item_row(telling, item, reach)));
        criteria(telling, row, &mut rows);
        decisions(telling, row, &mut rows);
    }
    let grid = Grid { columns: columns(telling), rows, frozen: 1, millions: telling.millions };
    let notes = vec![telling.words.say("plan.gate-note"), telling.unit_note()];
    telling.printed("workbook.plan-gates", notes, Body::Grid(grid))
}

fn columns(telling: &Telling<'_>) -> Vec<Col> {
    let mut money = telling.col("workbook.plan-left-money", 15, ColumnKind::Integer);
    money.label = telling.words.sentence("workbook.plan-left-money", [("unit", telling.unit())]);
    vec![
        telling.column(Sheet::Item, "name", 30, ColumnKind::Text),
        telling.column(Sheet::Item, "state", 12, ColumnKind::Text),
        telling.col("workbook.plan-evidence", 32, ColumnKind::Text),
        telling.column(Sheet::Item, "owner", 12, ColumnKind::Text),
        telling.column(Sheet::Item, "due", 13, ColumnKind::Text),
        telling.column(Sheet::Item, "task", 25, ColumnKind::Text),
        telling.col("plan-sheet.support", 23, ColumnKind::Text),
        telling.col("workbook.plan-left-months", 10, ColumnKind::Integer),
        money,
    ]
}

fn band(telling: &Telling<'_>, row: &PlanRow, gate: &GateReach) -> Row {
    let words = telling.words;
    let mut told = Vec::new();
    if let Some(due) = gate.due {
        told.push(words.sentence("workbook.plan-due", [("month", words.month(Month(due)))]));
    }
    let slip = gate.due.zip(gate.base_due).map_or(0, |(due, base)| due.saturating_sub(base));
    if slip != 0 {
        let key = if slip > 0 { "workbook.plan-late" } else { "workbook.plan-early" };
        told.push(words.sentence(key, [("months", slip.unsigned_abs().to_string())]));
    }
    let have = [("have", gate.have.to_string()), ("all", gate.items.len().to_string())];
    told.push(words.sentence("workbook.plan-have", have));
    if let Some(months) = gate.months {
        told.push(words.sentence("workbook.plan-months", [("months", months.to_string())]));
    }
    if gate.yen > 0 {
        told.push(words.sentence("workbook.plan-yen", [("yen", telling.yen(gate.yen))]));
    }
    told.push(match gate.verdict {
        Some(verdict) => {
            let verdict = words.say(&format!("gate-verdict.{}", verdict.as_str()));
            words.sentence("workbook.plan-verdict", [("verdict", verdict)])
        }
        None => words.say("workbook.plan-undecided"),
    });
    let note = text(row, "note").trim();
    if !note.is_empty() {
        told.push(note.to_owned());
    }
    Row::Band(telling.gate_name(row), told.join(BETWEEN))
}

/// What a state looks like, beside its word.
fn state(telling: &Telling<'_>, item: &PlanRow) -> Cell {
    let (sign, tone) = match text(item, "state") {
        "have" => ("●", Tone::Good),
        "obtaining" => ("◐", Tone::Warn),
        "none" => ("○", Tone::Bad),
        "unknown" => ("?", Tone::Bad),
        _ => return Cell::from("—").toned(Tone::Bad),
    };
    Cell::from(format!("{sign} {}", telling.choice(Sheet::Item, item, "state"))).toned(tone)
}

fn item_row(telling: &Telling<'_>, item: &PlanRow, reach: &ItemReach) -> Row {
    let evidence = lines(&[
        telling.named(To::Asset, item, "asset"),
        telling.named(To::Project, item, "project"),
        telling.named(To::Attachment, item, "attachment"),
        text(item, "evidence"),
    ]);
    let there = text(item, "state") == "have";
    let nothing = |tone: Tone| Cell::from("—").toned(tone);
    let task = match telling.named(To::Task, item, "task") {
        "" if there => Cell::from(""),
        "" => nothing(Tone::Bad),
        task => Cell::from(task),
    };
    let supports: Vec<String> = reach.supports.iter().map(|(name, state)| with_state(telling, name, state)).collect();
    Row::of(vec![
        Cell::from(telling.said(item, "name")),
        state(telling, item),
        if evidence.is_empty() && there { nothing(Tone::Bad) } else { Cell::from(evidence) },
        Cell::from(text(item, "owner")),
        Cell::from(telling.month(item, "due")),
        task,
        Cell::from(supports.join("\n")),
        reach.months.map_or_else(|| nothing(Tone::Muted), whole),
        reach.yen.map_or_else(|| nothing(Tone::Muted), Cell::yen),
    ])
}

/// A support with how far it is.
fn with_state(telling: &Telling<'_>, name: &str, state: &str) -> String {
    if state.is_empty() {
        return name.to_owned();
    }
    let state = telling.words.choice(Sheet::Support.as_str(), "state", state);
    telling.words.sentence("workbook.plan-named-state", [("name", name.to_owned()), ("state", state)])
}

fn criteria(telling: &Telling<'_>, gate: &PlanRow, rows: &mut Vec<Row>) {
    let words = telling.words;
    let mut of = telling.rows(Sheet::Criterion).iter().filter(|row| number(row, "gate") == Some(gate.id)).peekable();
    if of.peek().is_none() {
        return;
    }
    let column = |name: &str| words.say(&format!("plan-column.criterion.{name}"));
    rows.push(Row::Head(vec![
        (2, words.say("plan-sheet.criterion")),
        (1, column("first")),
        (2, column("fixed_on")),
        (1, column("changed_on")),
        (3, String::new()),
    ]));
    let data = text(gate, "data_on");
    for row in of {
        let (fixed, changed) = (text(row, "fixed_on"), text(row, "changed_on"));
        let late = |day: &str| !data.is_empty() && !day.is_empty() && day >= data;
        let told = [(late(fixed), "workbook.plan-fixed-late"), (late(changed), "workbook.plan-changed-late")];
        let told: Vec<String> = told
            .into_iter()
            .filter(|(late, _)| *late)
            .map(|(_, key)| words.sentence(key, [("day", words.day(data))]))
            .collect();
        let tone = |late: bool| if late { Tone::Bad } else { Tone::Plain };
        let kind = telling.choice(Sheet::Criterion, row, "kind");
        let said =
            words.sentence("workbook.plan-criterion", [("kind", kind), ("text", telling.said(row, "text").to_owned())]);
        rows.push(Row::Cells(vec![
            (2, Cell::from(said)),
            (1, Cell::from(telling.said(row, "first")).toned(Tone::Muted)),
            (
                2,
                match fixed {
                    "" => Cell::from(words.say("workbook.plan-not-fixed")).toned(Tone::Warn),
                    _ => Cell::from(telling.day(row, "fixed_on")).toned(tone(late(fixed))),
                },
            ),
            (1, Cell::from(telling.day(row, "changed_on")).toned(tone(late(changed)))),
            (3, Cell::from(told.join("\n")).toned(tone(!told.is_empty()))),
        ]));
    }
}

fn decisions(telling: &Telling<'_>, gate: &PlanRow, rows: &mut Vec<Row>) {
    let words = telling.words;
    let mut of = telling.view.decisions.iter().filter(|decision| decision.gate == gate.id).peekable();
    if of.peek().is_none() {
        return;
    }
    rows.push(Row::Head(vec![
        (2, words.say("workbook.plan-decision")),
        (1, words.say("workbook.plan-basis")),
        (2, words.say("workbook.plan-who")),
        (1, words.say("workbook.plan-dissent")),
        (3, words.say("workbook.plan-conditions")),
    ]));
    for decision in of {
        let have = decision.items.iter().filter(|(_, _, state)| state == "have").count();
        let said = words.sentence(
            "workbook.plan-decided",
            [
                ("day", words.day(&decision.decided_on)),
                ("verdict", words.say(&format!("gate-verdict.{}", decision.verdict.as_str()))),
                ("have", have.to_string()),
                ("all", decision.items.len().to_string()),
            ],
        );
        rows.push(Row::Cells(vec![
            (2, Cell::from(said).toned(Tone::Strong)),
            (1, Cell::from(decision.basis.as_str())),
            (2, Cell::from(decision.who.as_str())),
            (1, Cell::from(decision.dissent.as_str())),
            (3, Cell::from(decision.conditions.as_str())),
        ]));
    }
}
