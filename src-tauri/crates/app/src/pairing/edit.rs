//! Shows, makes and removes pairs.

use super::{PairId, PairSet, PairStatus, ProgrammePair, ProgrammePairs};
use crate::commands::Nothing;
use crate::prelude::*;
use crate::registry::{Known, closed, in_circle, invalid, known, name_of, sourced, text, this_year};
use crate::write::{operation, within_years, written};
use serde_json::json;
use std::collections::HashMap;
use store::rows::{FactRow, ProgrammePairRow, RegistryRows};

const NOTE_LIMIT: usize = 2_000;

/// All pairs, official ones first, in the order of the registry.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<ProgrammePairs, Problem> {
    let open = context.app.library().await?;
    let (known, tied) = (known(&open).await?, crate::registry::tied(&open).await?);
    let mut handed: HashMap<(Id, Id), u32> = HashMap::new();
    for (earlier, later) in store::registry::handed_over(&open.store).await? {
        let of = |project, end| crate::lineage::programme_at(&tied, project, end);
        if let Some(programmes) = of(earlier, true).zip(of(later, false)) {
            *handed.entry(programmes).or_default() += 1;
        }
    }
    let now = this_year();
    let order: HashMap<Id, usize> = known.programmes().iter().enumerate().map(|(at, of)| (of.id, at)).collect();
    let mut rows: Vec<&ProgrammePairRow> = known.rows.pairs.iter().collect();
    rows.sort_by_key(|row| (!row.official, order.get(&row.predecessor), order.get(&row.successor), row.id));
    let pairs = rows.into_iter().map(|row| pair(&known, row, &handed, now)).collect::<Result<_, Problem>>()?;
    Ok(ProgrammePairs { pairs })
}

fn pair(
    known: &Known,
    row: &ProgrammePairRow,
    handed: &HashMap<(Id, Id), u32>,
    now: i32,
) -> Result<ProgrammePair, Problem> {
    Ok(ProgrammePair {
        id: row.id,
        predecessor: row.predecessor,
        predecessor_name: name_of(&known.rows, row.predecessor)?,
        successor: row.successor,
        successor_name: name_of(&known.rows, row.successor)?,
        status: if row.official { PairStatus::Official } else { PairStatus::Assumed },
        valid_from: row.valid_from,
        note: row.note.clone(),
        facts: known.facts("programme_pair", row.id),
        handovers: handed.get(&(row.predecessor, row.successor)).copied().unwrap_or(0),
        cycle: in_circle(known, row.predecessor, row.successor),
        closed: closed(known.get(row.successor).and_then(|to| to.valid_last), row.valid_from, now),
        by: row.by.clone(),
        at: row.at.clone(),
    })
}

/// A pair as it can be kept.
///
/// # Errors
/// `InvalidField` with the `field`.
fn checked(args: PairSet) -> Result<PairSet, Problem> {
    if args.predecessor == args.successor {
        return Err(invalid("successor", "same-programme"));
    }
    args.valid_from.map_or(Ok(()), |year| within_years("valid_from", year))?;
    let (source, as_of) = sourced(&args.source, &args.as_of)?;
    if args.status == PairStatus::Official && source.is_empty() {
        return Err(invalid("fact_source", "official-needs-source"));
    }
    let note = text("note", &args.note, NOTE_LIMIT)?;
    Ok(PairSet { source, as_of, note, ..args })
}

/// Writes a pair and where it is stated. What is stated by a person is confirmed when it is 公式 (whoever says so names the
/// source), else 要確認; a fact of the same words keeps its state.
async fn put(tx: &mut store::Tx, rows: &RegistryRows, args: &PairSet) -> Result<Id, Problem> {
    let known = rows.pairs.iter().find(|row| row.predecessor == args.predecessor && row.successor == args.successor);
    let wanted = ProgrammePairRow {
        id: known.map_or(0, |row| row.id),
        predecessor: args.predecessor,
        successor: args.successor,
        official: args.status == PairStatus::Official,
        valid_from: args.valid_from,
        note: args.note.clone(),
        by: known.map(|row| row.by.clone()).unwrap_or_default(),
        at: known.map(|row| row.at.clone()).unwrap_or_default(),
    };
    let id = if known == Some(&wanted) { wanted.id } else { store::registry::put_pair(tx, &wanted).await? };
    let thing = "programme_pair";
    let fact = rows.facts.iter().find(|fact| fact.thing == thing && fact.row == id && fact.field == "status");
    if args.source.is_empty() && args.as_of.is_empty() {
        store::registry::remove_fact(tx, thing, id, "status").await?;
        return Ok(id);
    }
    let same = fact.filter(|fact| {
        fact.source == args.source
            && fact.as_of == args.as_of
            && known.is_some_and(|row| row.official == wanted.official && row.valid_from == wanted.valid_from)
    });
    let confirmed = same.map_or(wanted.official, |fact| fact.confirmed);
    let (source, as_of) = (args.source.clone(), args.as_of.clone());
    let fact =
        FactRow { id: 0, thing: thing.to_owned(), row: id, field: "status".to_owned(), source, as_of, confirmed };
    store::registry::set_fact(tx, &fact).await?;
    Ok(id)
}

/// Makes a pair, or changes the one of these two programmes.
///
/// # Errors
/// `NoSuchProgramme`; `InvalidField` with the `field`.
pub async fn set(context: &Context<'_>, args: PairSet) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let args = checked(args)?;
    let known = known(&open).await?;
    let name = format!("{} → {}", name_of(&known.rows, args.predecessor)?, name_of(&known.rows, args.successor)?);
    let outcome = open
        .store
        .write(operation(context, "pair-set", json!({ "name": name })), async |tx| {
            let rows = store::registry::all_in(tx).await?;
            let fresh =
                !rows.pairs.iter().any(|row| row.predecessor == args.predecessor && row.successor == args.successor);
            let id = put(tx, &rows, &args).await?;
            tx.set_count(1);
            Ok(fresh.then_some(id))
        })
        .await?;
    written(&open, outcome, "pair-set", |created| (1, *created)).await
}

/// Removes a pair. Hand-overs of projects stay: they happened.
///
/// # Errors
/// `NoSuchPair`.
pub async fn remove(context: &Context<'_>, args: PairId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let known = known(&open).await?;
    let row = known.rows.pairs.iter().find(|row| row.id == args.id);
    let row = row.ok_or_else(|| Problem::new(ProblemCode::NoSuchPair).with("id", args.id))?;
    let name = format!("{} → {}", name_of(&known.rows, row.predecessor)?, name_of(&known.rows, row.successor)?);
    let outcome = open
        .store
        .write(operation(context, "pair-remove", json!({ "name": name })), async |tx| {
            store::registry::remove_pair(tx, args.id).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "pair-remove", |()| (1, None)).await
}
