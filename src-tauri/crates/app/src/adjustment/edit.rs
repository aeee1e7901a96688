//! Adds, changes and removes requests. Refused is only what cannot be kept; what is odd is kept and told.

use super::{AdjustmentFields, AdjustmentId, AdjustmentSave, AdjustmentState};
use crate::prelude::*;
use crate::registry::known;
use crate::state::Open;
use crate::write::{integer, invalid, operation, within_years, written};
use domain::span;
use serde_json::{Value, json};
use store::rows::AdjustmentRow;

/// Longest text, in characters.
const TEXT: usize = 2_000;
/// Largest amount, yen: a thousand times what any budget of the state could be, and exact in the window.
const MOST: f64 = 1e15;

/// Adds a request, or changes the fields given.
///
/// # Errors
/// `NoSuchAdjustment`, `NoSuchProject`; `InvalidField` with `field` for what cannot be kept: neither project nor theme, a theme
/// or programme that is not there, no round or type, a fiscal year outside 1989–2100, an amount that is negative, not whole
/// or beyond 10^15, a text over 2,000 characters, a date that is not ISO.
pub async fn save(context: &Context<'_>, args: AdjustmentSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let fields = checked(&open, args.fields).await?;
    let kind = if args.id.is_some() { "adjustment-edit" } else { "adjustment-add" };
    let outcome = open
        .store
        .write(operation(context, kind, json!({})), async |tx| {
            let before = match args.id {
                None => None,
                Some(id) => Some(store::carry::adjustment::get_in(tx, id).await?.ok_or_else(gone)?),
            };
            let row = laid_over(before.as_ref(), &fields)?;
            tx.set_count(1);
            if before.as_ref() == Some(&row) {
                return Ok(None);
            }
            for (key, value) in words(&open, &row) {
                tx.set_param(key, value);
            }
            let id = store::carry::adjustment::put(tx, &row).await?;
            Ok(before.is_none().then_some(id))
        })
        .await?;
    written(&open, outcome, kind, |created| (1, *created)).await
}

/// Removes a request.
///
/// # Errors
/// `NoSuchAdjustment`.
pub async fn remove(context: &Context<'_>, args: AdjustmentId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let outcome = open
        .store
        .write(operation(context, "adjustment-remove", json!({})), async |tx| {
            let row = store::carry::adjustment::get_in(tx, args.id).await?.ok_or_else(gone)?;
            for (key, value) in words(&open, &row) {
                tx.set_param(key, value);
            }
            store::carry::adjustment::remove(tx, args.id).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "adjustment-remove", |()| (1, None)).await
}

fn gone() -> Problem {
    Problem::new(ProblemCode::NoSuchAdjustment)
}

/// What the sentence of the history says: whose, and for which fiscal year.
fn words(open: &Open, row: &AdjustmentRow) -> Vec<(&'static str, Value)> {
    let title = match (row.project, row.theme) {
        (Some(project), _) => open.index().get(project).map(|entry| (entry.title_ja.clone(), entry.title_en.clone())),
        (None, theme) => open.themes().iter().find(|known| Some(known.id) == theme).map(|known| known.labels.clone()),
    };
    let (title_ja, title_en) = title.unwrap_or_default();
    let era = span::era_year(row.fiscal_year).unwrap_or_else(|| format!("{}年度", row.fiscal_year));
    vec![
        ("title_ja", title_ja.into()),
        ("title_en", title_en.into()),
        ("to_ja", era.into()),
        ("to_en", format!("FY{}", row.fiscal_year).into()),
    ]
}

/// Holds every field against what can be kept; texts are trimmed.
async fn checked(open: &Open, mut fields: AdjustmentFields) -> Result<AdjustmentFields, Problem> {
    for (name, text) in [
        ("purpose", &mut fields.purpose),
        ("reason", &mut fields.reason),
        ("effect", &mut fields.effect),
        ("effect_on", &mut fields.effect_on),
        ("opinion", &mut fields.opinion),
        ("opinion_by", &mut fields.opinion_by),
        ("opinion_on", &mut fields.opinion_on),
        ("outcome", &mut fields.outcome),
        ("related", &mut fields.related),
    ] {
        let Some(text) = text else { continue };
        *text = text.trim().to_owned();
        if text.chars().count() > TEXT {
            return Err(invalid(name, "too-long").with("limit", TEXT));
        }
        if name.ends_with("_on") && !text.is_empty() && span::day(text).is_none() {
            return Err(invalid(name, "no-date"));
        }
    }
    if let Some(year) = fields.fiscal_year {
        within_years("fiscal_year", year)?;
    }
    for (name, amount) in [("asked_yen", fields.asked_yen), ("granted_yen", fields.granted_yen)] {
        if let Some(amount) = amount.flatten() {
            integer(name, amount, MOST)?;
        }
    }
    if let Some(project) = fields.project.flatten()
        && open.index().get(project).is_none()
    {
        return Err(Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{project}")));
    }
    if let Some(theme) = fields.theme.flatten()
        && !open.themes().iter().any(|known| known.id == theme)
    {
        return Err(invalid("theme", "theme-gone"));
    }
    let known = known(open).await?;
    for (name, programme) in
        [("source_programme", fields.source_programme), ("target_programme", fields.target_programme)]
    {
        if programme.flatten().is_some_and(|id| known.get(id).is_none()) {
            return Err(invalid(name, "programme-gone"));
        }
    }
    Ok(fields)
}

/// What is known, with what a person says laid over it.
fn laid_over(before: Option<&AdjustmentRow>, fields: &AdjustmentFields) -> Result<AdjustmentRow, Problem> {
    let text = |new: &Option<String>, old: fn(&AdjustmentRow) -> &String| {
        new.clone().or_else(|| before.map(|row| old(row).clone())).unwrap_or_default()
    };
    fn or<T>(new: Option<Option<T>>, old: Option<T>) -> Option<T> {
        new.unwrap_or(old)
    }
    let whole = |amount: Option<Option<f64>>, old: Option<i64>| {
        or(amount.map(|amount| amount.map(crate::write::as_integer)), old)
    };
    let fiscal_year = fields.fiscal_year.or(before.map(|row| row.fiscal_year));
    let round = fields.round.map(|round| round.as_str().to_owned()).or_else(|| before.map(|row| row.round.clone()));
    let kind = fields.r#type.map(|of| of.as_str().to_owned()).or_else(|| before.map(|row| row.kind.clone()));
    let state = fields.state.map(AdjustmentState::as_str).map(str::to_owned);
    let row = AdjustmentRow {
        id: before.map_or(0, |row| row.id),
        project: or(fields.project, before.and_then(|row| row.project)),
        theme: or(fields.theme, before.and_then(|row| row.theme)),
        fiscal_year: fiscal_year.ok_or_else(|| invalid("fiscal_year", "code-needed"))?,
        round: round.ok_or_else(|| invalid("round", "code-needed"))?,
        kind: kind.ok_or_else(|| invalid("type", "code-needed"))?,
        purpose: text(&fields.purpose, |row| &row.purpose),
        asked_yen: whole(fields.asked_yen, before.and_then(|row| row.asked_yen)),
        granted_yen: whole(fields.granted_yen, before.and_then(|row| row.granted_yen)),
        reason: text(&fields.reason, |row| &row.reason),
        effect: text(&fields.effect, |row| &row.effect),
        effect_on: text(&fields.effect_on, |row| &row.effect_on),
        opinion: text(&fields.opinion, |row| &row.opinion),
        opinion_by: text(&fields.opinion_by, |row| &row.opinion_by),
        opinion_on: text(&fields.opinion_on, |row| &row.opinion_on),
        source_programme: or(fields.source_programme, before.and_then(|row| row.source_programme)),
        target_programme: or(fields.target_programme, before.and_then(|row| row.target_programme)),
        state: state
            .or_else(|| before.map(|row| row.state.clone()))
            .unwrap_or_else(|| AdjustmentState::Draft.as_str().to_owned()),
        connected: or(fields.connected, before.and_then(|row| row.connected)),
        licensed: or(fields.licensed, before.and_then(|row| row.licensed)),
        outcome: text(&fields.outcome, |row| &row.outcome),
        related: text(&fields.related, |row| &row.related),
        by: before.map(|row| row.by.clone()).unwrap_or_default(),
        at: before.map(|row| row.at.clone()).unwrap_or_default(),
    };
    if row.project.is_none() && row.theme.is_none() {
        return Err(invalid("project", "owner-needed"));
    }
    Ok(row)
}
