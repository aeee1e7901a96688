//! A person enters, changes and removes outcomes. What a list states stays as the list states it; a person's entry stands beside it.

use super::{OutcomeId, OutcomeSave};
use crate::prelude::*;
use crate::state::Open;
use crate::write::{integer, invalid, operation, within_years, written};
use domain::{OutcomeKind, span};
use serde_json::{Value, json};
use store::rows::OutcomeRow;

/// Longest text, in characters.
const TEXT: usize = 2_000;
/// Largest count.
const MOST: f64 = 1e9;

/// Enters an outcome, or changes one that a person entered.
///
/// # Errors
/// `NoSuchProject`, `NoSuchOutcome`; `InvalidField` for an amount of money as kind, a fiscal year outside 1989–2100, a count
/// that is negative, not whole or beyond 10^9, an overlong text, an outcome that a list states.
pub async fn save(context: &Context<'_>, args: OutcomeSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    if args.kind == OutcomeKind::Budget {
        return Err(invalid("kind", "no-budget"));
    }
    if let Some(year) = args.year {
        within_years("year", year)?;
    }
    let amount = integer("amount", args.amount, MOST)?;
    let text = args.text.trim().to_owned();
    if text.chars().count() > TEXT {
        return Err(invalid("text", "too-long").with("limit", TEXT));
    }
    let kind = if args.id.is_some() { "outcome-edit" } else { "outcome-add" };
    let outcome = open
        .store
        .write(operation(context, kind, words(&open, args.project, args.year)), async |tx| {
            let before = match args.id {
                None => None,
                Some(id) => Some(entered(store::outcome::get_in(tx, id).await?)?),
            };
            let row = OutcomeRow {
                id: args.id.unwrap_or(0),
                project: args.project,
                year: args.year,
                kind: args.kind.as_str().to_owned(),
                amount: Some(amount),
                text: text.clone(),
                ..before.clone().unwrap_or_default()
            };
            tx.set_count(1);
            if before.as_ref() == Some(&row) {
                return Ok(None);
            }
            let id = store::outcome::put(tx, &row).await?;
            Ok(before.is_none().then_some(id))
        })
        .await?;
    written(&open, outcome, kind, |created| (1, *created)).await
}

/// Removes an outcome that a person entered.
///
/// # Errors
/// `NoSuchOutcome`; `InvalidField` for one that a list states.
pub async fn remove(context: &Context<'_>, args: OutcomeId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let outcome = open
        .store
        .write(operation(context, "outcome-remove", json!({})), async |tx| {
            let row = entered(store::outcome::get_in(tx, args.id).await?)?;
            if let Value::Object(words) = words(&open, row.project, row.year) {
                words.into_iter().for_each(|(key, value)| tx.set_param(&key, value));
            }
            store::outcome::remove(tx, args.id).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "outcome-remove", |()| (1, None)).await
}

/// An outcome that a person entered.
fn entered(found: Option<OutcomeRow>) -> Result<OutcomeRow, Problem> {
    let row = found.ok_or_else(|| Problem::new(ProblemCode::NoSuchOutcome))?;
    if row.source.is_some() { Err(invalid("outcome", "outcome-of-list")) } else { Ok(row) }
}

/// What the sentence of the history says: of which project, for which fiscal year.
fn words(open: &Open, project: Id, year: Option<i32>) -> Value {
    let index = open.index();
    let entry = index.get(project);
    let era = year.map(|year| span::era_year(year).unwrap_or_else(|| format!("{year}年度")));
    json!({
        "title_ja": entry.map(|entry| entry.title_ja.clone()),
        "title_en": entry.map(|entry| entry.title_en.clone()),
        "to_ja": era.unwrap_or_else(|| "年度なし".to_owned()),
        "to_en": year.map_or_else(|| "no year".to_owned(), |year| format!("FY{year}")),
    })
}
