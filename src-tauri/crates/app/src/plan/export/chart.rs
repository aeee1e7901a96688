//! Tasks in time.

use super::telling::{Telling, month, number, text, whole};
use crate::plan::{PlannedTask, Row};
use crate::settings::Language;
use domain::plan::{Month, Sheet, To};
use sheets::ColumnKind;
use sheets::plan::{self as book, Bar, BarKind, Body, Cell, Gantt, Legend, Mark, Tone, YearName};

pub(super) fn sheet(telling: &Telling<'_>) -> book::Sheet {
    let words = telling.words;
    let rows: Vec<Bar> = telling
        .rows(Sheet::Task)
        .iter()
        .zip(&telling.view.schedule)
        .map(|(row, task)| bar(telling, row, task))
        .collect();
    let gates: Vec<Mark> = telling
        .rows(Sheet::Gate)
        .iter()
        .filter_map(|row| {
            let due = month(row, "due")?;
            Some(Mark { label: telling.gate_sign(row), at: due.0.saturating_add(1) })
        })
        .collect();
    let legend = |sign: &str| words.say(&format!("workbook.plan-legend-{sign}"));
    let mut yen = telling.col("workbook.plan-thousand", 11, ColumnKind::Integer);
    yen.label = telling.unit();
    let gantt = Gantt {
        columns: vec![
            telling.column(Sheet::Task, "name", 30, ColumnKind::Text),
            telling.col("workbook.plan-responsible", 24, ColumnKind::Text),
            telling.col("workbook.plan-starts", 7, ColumnKind::Date),
            telling.col("workbook.plan-ends", 7, ColumnKind::Date),
            telling.column(Sheet::Task, "months", 6, ColumnKind::Integer),
            telling.col("workbook.plan-done", 6, ColumnKind::Integer),
            telling.col("workbook.plan-slack", 5, ColumnKind::Integer),
            telling.col("workbook.plan-slip", 5, ColumnKind::Integer),
            yen,
        ],
        years: years(telling, &rows, &gates),
        rows,
        months: std::array::from_fn(|at| words.say(&format!("plan-word.month.{}", at + 1))),
        gates,
        now: Some(telling.view.today),
        legend: Legend {
            critical: legend("critical"),
            task: legend("task"),
            done: legend("done"),
            unfunded: legend("unfunded"),
            base: if telling.view.against.is_some() { legend("base") } else { String::new() },
            milestone: legend("milestone"),
            gate: legend("gate"),
            now: legend("now"),
        },
        millions: telling.millions,
    };
    let mut notes = vec![words.say("workbook.plan-chart-note"), telling.unit_note()];
    let months = gantt.months_of_a_column();
    if months > 1 {
        notes.push(words.sentence("workbook.plan-quarters", [("months", months.to_string())]));
    }
    telling.printed("workbook.plan", notes, Body::Gantt(gantt))
}

fn bar(telling: &Telling<'_>, row: &Row, task: &PlannedTask) -> Bar {
    let kind = match text(row, "kind") {
        "package" => BarKind::Package,
        "milestone" => BarKind::Milestone,
        _ => BarKind::Task,
    };
    let empty = || Cell::from("");
    let span = task.start.zip(task.end);
    let last = span.map(|(_, end)| Month(end.saturating_sub(1)));
    let first = task.start.map(Month).filter(|_| kind != BarKind::Milestone);
    let shown = |month: Option<Month>| month.map_or_else(empty, |month| Cell::from(telling.short(month)));
    let done = number(row, "done").and_then(|done| u8::try_from(done).ok()).unwrap_or(0);
    let slip = task.end.zip(task.base_end).map(|(end, base)| end.saturating_sub(base));
    let responsible = match text(row, "responsible").trim() {
        "" => telling.named(To::Project, row, "project"),
        responsible => responsible,
    };
    let months = span.filter(|_| kind != BarKind::Milestone).map(|(start, end)| end.saturating_sub(start));
    let slack = task.slack.map(|slack| {
        let tone = match slack {
            ..0 => Tone::Bad,
            0 => Tone::Strong,
            _ => Tone::Plain,
        };
        whole(slack).toned(tone)
    });
    let slip = slip.map(|slip| whole(slip).toned(if slip > 0 { Tone::Warn } else { Tone::Muted }));
    let yen = (task.yen != 0).then(|| Cell::yen(task.yen).toned(if task.unfunded { Tone::Bad } else { Tone::Plain }));
    let cells = vec![
        Cell::from(telling.said(row, "name")),
        Cell::from(responsible).toned(Tone::Muted),
        shown(first),
        shown(last),
        months.map_or_else(empty, whole),
        number(row, "done").filter(|_| kind == BarKind::Task).map_or_else(empty, whole),
        slack.unwrap_or_else(empty),
        slip.unwrap_or_else(empty),
        yen.unwrap_or_else(empty),
    ];
    Bar {
        kind,
        cells,
        span,
        base: task.base_start.zip(task.base_end),
        done,
        critical: task.critical,
        unfunded: task.unfunded,
    }
}

/// Fiscal years from the first to the last of what is drawn; this one where nothing is.
fn years(telling: &Telling<'_>, rows: &[Bar], gates: &[Mark]) -> Vec<YearName> {
    let spans = rows.iter().flat_map(|row| [row.span, row.base]).flatten();
    // A point stands at the end of the month before it.
    let spans = spans.map(|(start, end)| (start.min(end.saturating_sub(1)), end.saturating_sub(1)));
    let all = spans.chain(gates.iter().map(|gate| (gate.at.saturating_sub(1), gate.at.saturating_sub(1))));
    let whole = all.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let (first, last) = whole.unwrap_or((telling.view.today, telling.view.today));
    let name = |year: i32| {
        let (short, also) = match telling.words.0 {
            Language::Ja if (2019..=2100).contains(&year) => (format!("R{}", year - 2018), year.to_string()),
            Language::Ja if (1989..2019).contains(&year) => (format!("H{}", year - 1988), year.to_string()),
            Language::Ja => (year.to_string(), String::new()),
            Language::En => (format!("FY{:02}", year.rem_euclid(100)), String::new()),
        };
        YearName { year, long: telling.words.fiscal_year(year), short, also }
    };
    (Month(first).fiscal_year()..=Month(last).fiscal_year()).map(name).collect()
}
