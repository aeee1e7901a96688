//! The cover: what the theme is, how its plan stands, what does not go together.

use super::telling::{Telling, month};
use crate::catalogue;
use crate::export::{one_line, today};
use domain::plan::{Month, Sheet};
use sheets::briefing::{Page, Section};
use sheets::plan as book;
use sheets::{ColumnKind, Value};

/// Contradictions that a cover lists; of more it tells how many.
const LISTED: usize = 40;

/// For the house.
pub(super) fn inside(telling: &Telling<'_>) -> book::Sheet {
    let mut sections = telling.cut.hypothesis(telling.document);
    sections.push(gates(telling));
    sections.push(money(telling));
    sections.extend(contradictions(telling));
    page(telling, head(telling), sections)
}

/// For others: nothing of the plan.
pub(super) fn outside(telling: &Telling<'_>) -> book::Sheet {
    page(telling, Vec::new(), telling.cut.hypothesis(telling.document))
}

fn page(telling: &Telling<'_>, more: Vec<(String, Value)>, sections: Vec<Section>) -> book::Sheet {
    let (words, document, cut) = (telling.words, telling.document, telling.cut);
    let (own, other) = cut.titles(document);
    let triple = cut.triple(document);
    let mut header = vec![
        (words.say("workbook.code"), Value::from(cut.theme.code.as_str())),
        (words.say("workbook.date"), Value::Date(today())),
        (words.say("workbook.class"), Value::from(words.say(&format!("class.{}", cut.audience.0.as_str())))),
    ];
    header.extend(more);
    book::Sheet::Page(Page {
        sheet: words.say("workbook.plan-cover"),
        language: document.fonts(),
        classification: telling.classification.clone(),
        title: if own.is_empty() { words.say("workbook.briefing") } else { own.to_owned() },
        subtitle: other.to_owned(),
        header,
        one_line: one_line(&triple, document),
        triple,
        sections,
        footer_note: words.say("workbook.source-note"),
    })
}

/// Which plan, from when to when, for how much.
fn head(telling: &Telling<'_>) -> Vec<(String, Value)> {
    let (words, view) = (telling.words, telling.view);
    let named = |kind: domain::plan::PlanKind, name: &str| {
        let kind = words.say(&format!("plan-kind.{}", kind.as_str()));
        match name.trim() {
            "" => kind,
            name => words.sentence("workbook.plan-kind-named", [("kind", kind), ("name", name.to_owned())]),
        }
    };
    let mut head = vec![(words.say("workbook.state"), Value::from(telling.cut.state(telling.document)))];
    if let Some(plan) = &view.plan {
        let product = words.say(&format!("plan-choice.default-item.product.{}", plan.product.as_str()));
        head.push((words.say("workbook.plan-product"), Value::from(product)));
        head.push((words.say("workbook.plan-kind"), Value::from(named(plan.kind, &plan.name))));
    }
    let base = view.plans.iter().find(|plan| Some(plan.id) == view.against);
    let base = base.map_or_else(|| words.say("workbook.plan-no-base"), |base| named(base.kind, &base.name));
    head.push((words.say("workbook.plan-base"), Value::from(base)));
    let starts = view.schedule.iter().filter_map(|task| task.start).min();
    let ends = view.schedule.iter().filter_map(|task| task.end).max();
    if let (Some(first), Some(end)) = (starts, ends) {
        let last = end.saturating_sub(1).max(first.min(end.saturating_sub(1)));
        let params = [
            ("first", words.month(Month(first.min(last)))),
            ("last", words.month(Month(last))),
            ("months", view.months.to_string()),
        ];
        head.push((words.say("workbook.plan-span"), Value::from(words.sentence("workbook.plan-span-of", params))));
    }
    let total = view.money.iter().fold(0_i64, |sum, year| sum.saturating_add(year.yen));
    head.push((words.say("workbook.plan-money"), Value::from(telling.yen(total))));
    head
}

fn gates(telling: &Telling<'_>) -> Section {
    let words = telling.words;
    let rows = telling.rows(Sheet::Gate).iter().zip(&telling.view.gates).map(|(row, gate)| {
        let slip = gate.due.zip(gate.base_due).map(|(due, base)| due.saturating_sub(base));
        let verdict = gate.verdict.map(|verdict| words.say(&format!("gate-verdict.{}", verdict.as_str())));
        vec![
            Value::from(telling.gate_name(row)),
            Value::from(month(row, "due").map(|due| words.month(due)).unwrap_or_default()),
            slip.map_or(Value::Empty, |slip| Value::Integer(slip.into())),
            Value::from(format!("{}/{}", gate.have, gate.items.len())),
            gate.months.map_or(Value::Empty, |months| Value::Integer(months.into())),
            Value::from(if gate.yen > 0 { telling.yen(gate.yen) } else { String::new() }),
            Value::from(verdict.unwrap_or_else(|| words.say("workbook.plan-undecided"))),
        ]
    });
    Section::Table {
        heading: words.say("workbook.plan-gates"),
        columns: vec![
            telling.col("plan-sheet.gate", 40, ColumnKind::Text),
            telling.column(Sheet::Gate, "due", 16, ColumnKind::Id),
            telling.col("workbook.plan-slip", 8, ColumnKind::Integer),
            telling.col("plan-choice.item.state.have", 8, ColumnKind::Id),
            telling.col("workbook.plan-left-months", 10, ColumnKind::Integer),
            telling.col("workbook.plan-left-amount", 18, ColumnKind::Integer),
            telling.col("workbook.plan-decision", 14, ColumnKind::Text),
        ],
        rows: rows.collect(),
    }
}

fn money(telling: &Telling<'_>) -> Section {
    let words = telling.words;
    let source = |(name, yen): &(String, i64)| {
        let name = if name.is_empty() { words.say("workbook.plan-no-source") } else { name.clone() };
        format!("{name} {}", telling.yen(*yen))
    };
    let rows = telling.view.money.iter().map(|year| {
        let sources: Vec<String> = year.sources.iter().map(source).collect();
        vec![
            Value::from(words.fiscal_year(year.year)),
            Value::from(telling.yen(year.yen)),
            Value::from(sources.join(&words.say("workbook.list-separator"))),
        ]
    });
    Section::Table {
        heading: words.say("workbook.plan-budget"),
        columns: vec![
            telling.column(Sheet::Budget, "year", 16, ColumnKind::Id),
            telling.col("workbook.total", 20, ColumnKind::Integer),
            telling.column(Sheet::Budget, "source", 84, ColumnKind::Text),
        ],
        rows: rows.collect(),
    }
}

fn contradictions(telling: &Telling<'_>) -> Option<Section> {
    let (words, all) = (telling.words, &telling.view.contradictions);
    if all.is_empty() {
        return None;
    }
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for one in all.iter().take(LISTED) {
        let say = |key: String| Value::from(catalogue::sentence(words.0, &key, &one.params));
        let code = &one.code;
        rows.push(vec![say(format!("contradiction.{code}")), say(format!("contradiction.{code}.remedy"))]);
    }
    if all.len() > LISTED {
        let more = words.sentence("workbook.and-more", [("count", (all.len() - LISTED).to_string())]);
        rows.push(vec![Value::from(more.trim().to_owned())]);
    }
    Some(Section::Table {
        heading: format!("{} ({})", words.say("workbook.plan-contradictions"), all.len()),
        columns: vec![
            telling.col("workbook.plan-contradictions", 80, ColumnKind::Text),
            telling.col("workbook.plan-remedy", 60, ColumnKind::Text),
        ],
        rows,
    })
}
