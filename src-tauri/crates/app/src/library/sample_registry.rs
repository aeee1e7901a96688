//! What the sample adds to the registry: assumed pairs, months and durations, all fictional and marked so.

use crate::prelude::*;
use crate::state::Open;
use crate::write::operation;
use store::rows::{FactRow, ProgrammePairRow, ProgrammeRow};

const REGISTRY: &str = include_str!("../../sample/registry.json");
/// What every value of the sample says of its source.
const SOURCE: &str = "合成データ（架空の値）";

#[derive(Deserialize)]
struct Lines {
    pairs: Vec<PairLine>,
    programmes: Vec<ProgrammeLine>,
}

#[derive(Deserialize)]
struct PairLine {
    predecessor: Id,
    successor: Id,
    valid_from: Option<i32>,
}

#[derive(Deserialize)]
struct ProgrammeLine {
    id: Id,
    call_months: Vec<u8>,
    adoption_month: u8,
    duration_years: u8,
}

/// Adds it, as one operation.
pub(super) async fn fill(context: &Context<'_>, open: &Open) -> Result<(), Problem> {
    let lines: Lines = serde_json::from_str(REGISTRY).map_err(Problem::fault)?;
    let outcome = open
        .store
        .write(operation(context, "sample-registry", serde_json::json!({})), async |tx| {
            let rows = store::registry::all_in(tx).await?;
            for line in &lines.programmes {
                let row = rows.programmes.iter().find(|row| row.id == line.id);
                let row = row.ok_or_else(|| crate::registry::no_such_programme(line.id))?.clone();
                let row = ProgrammeRow {
                    call_months: line.call_months.clone(),
                    adoption_month: Some(line.adoption_month),
                    duration_years: Some(line.duration_years),
                    ..row
                };
                store::registry::put_programme(tx, &row).await?;
                for field in ["call_months", "adoption_month", "duration_years"] {
                    fact(tx, "programme", line.id, field).await?;
                }
            }
            for line in &lines.pairs {
                let row = ProgrammePairRow {
                    id: 0,
                    predecessor: line.predecessor,
                    successor: line.successor,
                    official: false,
                    valid_from: line.valid_from,
                    note: SOURCE.to_owned(),
                    by: String::new(),
                    at: String::new(),
                };
                let id = store::registry::put_pair(tx, &row).await?;
                fact(tx, "programme_pair", id, "status").await?;
            }
            tx.set_count(u32::try_from(lines.pairs.len() + lines.programmes.len()).unwrap_or(u32::MAX));
            Ok(())
        })
        .await?;
    open.follow(&outcome.changed).await?;
    Ok(())
}

/// Nobody has confirmed it, and nobody can.
async fn fact(tx: &mut store::Tx, thing: &str, row: Id, field: &str) -> Result<(), Problem> {
    let (thing, field, source) = (thing.to_owned(), field.to_owned(), SOURCE.to_owned());
    let fact = FactRow { id: 0, thing, row, field, source, as_of: String::new(), confirmed: false };
    store::registry::set_fact(tx, &fact).await
}
