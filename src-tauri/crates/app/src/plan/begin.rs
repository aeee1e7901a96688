//! The plan of a theme begins with the gates of what the theme would become, the headings kept for them, and an empty profile.

use super::reading::text;
use super::{Cell, PlanBegin, Row};
use crate::catalogue::word;
use crate::prelude::*;
use crate::settings::Language;
use crate::write::{invalid, operation, written};
use domain::plan::{Product, Sheet};
use serde_json::{Map, Value, json};
use store::plan::RowWrite;

/// Gates of a product: code, and the phase after which it stands where that is published. Source: the domain notes, §4
/// (medicines four, regenerative products two, devices three, whose timing is not published).
fn gates(product: Product) -> &'static [(&'static str, Option<i32>)] {
    match product {
        Product::Medicine => &[("sg1", Some(2)), ("sg2", Some(7)), ("sg3", Some(9)), ("sg4", Some(11))],
        Product::Regenerative => &[("sg1", Some(7)), ("sg2", Some(9))],
        Product::Device => &[("sg1", None), ("sg2", None), ("sg3", None)],
    }
}

/// Attributes a profile begins with: those of the briefing sheet, and cost.
const PROFILE: [&str; 9] =
    ["indication", "population", "efficacy", "safety", "dosing", "route", "formulation", "differentiation", "cost"];

/// Begins the plan of a theme. Nothing is said in it but names of gates and headings.
///
/// # Errors
/// `NoSuchTheme`; `InvalidField` where the theme has a plan.
pub async fn begin(context: &Context<'_>, args: PlanBegin) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let code = super::stored::code(&open, args.theme).await?;
    if store::plan::current(&open.store, args.theme).await?.is_some() {
        return Err(invalid("plan", "plan-exists"));
    }
    let gates = gates(args.product);
    let gate_rows: Vec<RowWrite> = gates.iter().map(|(code, phase)| gate(args.product, code, *phase)).collect();
    let headings = super::library_rows(&open, Sheet::DefaultItem).await?;
    let profile: Vec<RowWrite> = PROFILE.iter().map(|attribute| new(json!({ "attribute": attribute }))).collect();
    let outcome = open
        .store
        .write(operation(context, "plan-begin", json!({ "code": code })), async |tx| {
            let plan = store::plan::begin(tx, args.theme, args.product).await?;
            let ids = store::plan::put(tx, Sheet::Gate, Some(plan), &gate_rows, None).await?;
            let items: Vec<RowWrite> = gates
                .iter()
                .zip(ids)
                .flat_map(|((code, _), id)| {
                    let of = |row: &&Row| is_for(row, args.product, code);
                    headings.iter().filter(of).map(move |row| item(row, id))
                })
                .collect();
            store::plan::put(tx, Sheet::Item, Some(plan), &items, None).await?;
            store::plan::put(tx, Sheet::Tpp, Some(plan), &profile, None).await?;
            let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
            tx.set_count(count);
            Ok((count, plan))
        })
        .await?;
    written(&open, outcome, "plan-begin", |(count, plan)| (*count, Some(*plan))).await
}

fn new(cells: Value) -> RowWrite {
    let cells = match cells {
        Value::Object(cells) => cells,
        _ => Map::new(),
    };
    RowWrite { id: None, cells }
}

fn gate(product: Product, code: &str, phase: Option<i32>) -> RowWrite {
    let name = |language| word(language, &format!("plan-gate.{}.{code}", product.as_str()));
    new(json!({ "code": code, "name_ja": name(Language::Ja), "name_en": name(Language::En), "phase": phase }))
}

/// Whether a heading is one of a product's gate. Codes of gates that people write are compared as they stand.
fn is_for(heading: &Row, product: Product, code: &str) -> bool {
    text(&heading.cells, "product") == product.as_str() && text(&heading.cells, "gate").trim() == code
}

fn item(heading: &Row, gate: Id) -> RowWrite {
    let name = |cell: &str| match heading.cells.get(cell) {
        Some(Cell::Text(text)) => text.clone(),
        _ => String::new(),
    };
    new(json!({ "gate": gate, "name_ja": name("name_ja"), "name_en": name("name_en") }))
}
