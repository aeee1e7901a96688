//! Looks at a workbook before it is taken in, and takes it in: every row that can be taken, in one operation.

use super::plan::{Plan, plan};
use super::read::{changed_since, parse};
use super::{RegistryDiff, RegistryFile, RegistryTake};
use crate::prelude::*;
use crate::registry::{doubt, known};
use crate::write::{operation, written};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use store::Tx;
use store::rows::{ProgrammePairRow, ProgrammeRow, RegistryRows};

/// What taking a workbook in would do; nothing is written.
///
/// # Errors
/// Whatever is wrong with the file; `NotARegistry`.
pub async fn preview(context: &Context<'_>, args: RegistryFile) -> Result<RegistryDiff, Problem> {
    let open = context.app.library().await?;
    let parsed = parse(context, &args.file).await?;
    let (file, sha256) = (parsed.file.clone(), parsed.sha256.clone());
    let known = known(&open).await?;
    let head = head(&known.rows);
    let plan = plan(parsed, &known.rows, &open.own(), context.app.language());
    Ok(RegistryDiff { file, unchanged: plan.unchanged, changes: plan.changes, refused: plan.refused, sha256, head })
}

/// What tells one state of the registry from another.
fn head(rows: &RegistryRows) -> String {
    Sha256::digest(format!("{rows:?}")).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Takes in the workbook that was looked at. Rows and cells that cannot be taken are left out ([`preview`] says which); what is
/// not in the file stays.
///
/// # Errors
/// `InvalidField` for another file or another state of the registry than was looked at; whatever is wrong with the file;
/// `NotARegistry`.
pub async fn take(context: &Context<'_>, args: RegistryTake) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let parsed = parse(context, &args.file).await?;
    if parsed.sha256 != args.sha256 {
        return Err(changed_since());
    }
    let (own, language) = (open.own(), context.app.language());
    let params = json!({ "file": parsed.file });
    let outcome = open
        .store
        .write(operation(context, "registry-take", params), async |tx| {
            let rows = store::registry::all_in(tx).await?;
            if args.head.is_some_and(|seen| seen != head(&rows)) {
                return Err(changed_since());
            }
            let plan = plan(parsed, &rows, &own, language);
            write(tx, &plan, &rows).await?;
            let count = u32::try_from(plan.changes.len()).unwrap_or(u32::MAX);
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "registry-take", |count| (*count, None)).await
}

async fn write(tx: &mut Tx, plan: &Plan, rows: &RegistryRows) -> Result<(), Problem> {
    // Ids of what was new, by the ids of the plan.
    let mut ids: HashMap<Id, Id> = HashMap::new();
    for of in plan.programmes.iter().filter(|of| of.changes()) {
        let planned = of.after.row.id;
        let id = if planned < 0 { 0 } else { planned };
        let mut after = of.after.clone();
        after.row = ProgrammeRow { id, ..after.row };
        ids.insert(planned, after.write(tx, of.before.as_ref(), rows).await?);
    }
    for of in plan.supports.iter().filter(|of| of.changes()) {
        let mut after = of.after.clone();
        let planned = after.0.id;
        after.0.id = planned.max(0);
        ids.insert(planned, after.write(tx, of.before.as_ref(), rows).await?);
    }
    for of in plan.pairs.iter().filter(|of| of.changes()) {
        let mut after = of.after.clone();
        let planned = after.id;
        let own = |id: Id| ids.get(&id).copied().unwrap_or(id);
        (after.id, after.predecessor, after.successor) = (planned.max(0), own(after.predecessor), own(after.successor));
        let id = store::registry::put_pair(tx, &after).await?;
        ids.insert(planned, id);
        let said = |row: &ProgrammePairRow| (row.official, row.valid_from);
        if of.before.as_ref().is_some_and(|before| said(before) != said(&of.after)) {
            // A row of the sheet of sources, written below, may confirm it anew.
            doubt(tx, rows, "programme_pair", id, &["status"]).await?;
        }
    }
    for fact in plan.facts.iter().filter(|fact| fact.changes()) {
        let row = ids.get(&fact.of).copied().unwrap_or(fact.of);
        match &fact.after {
            Some(after) => {
                let mut after = after.clone();
                after.row = row;
                store::registry::set_fact(tx, &after).await?;
            }
            None => store::registry::remove_fact(tx, fact.thing.as_str(), row, fact.field).await?,
        }
    }
    Ok(())
}
