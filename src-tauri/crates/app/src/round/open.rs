//! Freezes a selection into a round.

use super::RoundNew;
use super::edit::{day, named, readers};
use crate::own::known;
use crate::person::chair;
use crate::prelude::*;
use crate::registry::text;
use crate::write::{operation, written};
use domain::stage::Frozen;
use serde_json::json;
use store::rows::{RoundItemRow, RoundRow};
use vocab::own::Own;

const NOTE: usize = 2_000;
/// Projects frozen at a time: their texts are in memory twice.
const CHUNK: usize = 500;

/// Freezes a selection into a round and opens it: texts and confirmed tags stay in it as they stand now. A chair's; not
/// undone, as readers begin at once.
///
/// # Errors
/// `WhoAreYou`, `ChairOnly`, `NothingSelected`, `NoSuchProject`, `RoundExists`, `NoSuchCriteria`, `InvalidField`,
/// `Cancelled`.
pub async fn open(context: &Context<'_>, args: RoundNew) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    chair(&open)?;
    let name = named(&args.name)?;
    let row = RoundRow {
        id: 0,
        name: name.clone(),
        kind: args.kind,
        purpose: args.purpose,
        readers: readers(args.readers)?,
        blindness: args.blindness,
        criteria: args.criteria,
        deadline: day(&args.deadline)?,
        note: text("note", &args.note, NOTE)?,
        imported: 0,
        tagged: 0,
        closed: false,
        opened_at: String::new(),
        closed_at: String::new(),
        reopened: 0,
        reopen_note: String::new(),
        reopened_at: String::new(),
        exported_at: String::new(),
        by: String::new(),
    };
    if store::round::criteria(&open.store, args.criteria).await?.is_none() {
        return Err(Problem::new(ProblemCode::NoSuchCriteria));
    }
    let projects = open.selected(&args.selection).await?;
    let total = u64::try_from(projects.len()).ok();
    let own = open.own();
    let mut op = operation(context, "round-open", json!({ "name": name }));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            if store::round::taken(tx, &row.name, None).await? {
                return Err(Problem::new(ProblemCode::RoundExists).with("name", &row.name));
            }
            tx.make_room().await?;
            let (imported, tagged) = store::round::counted(tx).await?;
            let round = store::round::insert(tx, &RoundRow { imported, tagged, ..row.clone() }).await?;
            let mut position = 0;
            for chunk in projects.chunks(CHUNK) {
                context.stage(u64::from(position), total, "writing")?;
                // Nobody else writes meanwhile: what the readers see is what the write began with.
                let frozen = store::round::freeze(&open.store, chunk).await?;
                let first = tx.take_ids(frozen.len())?;
                let rows: Vec<RoundItemRow> = (first..)
                    .zip(frozen)
                    .zip(position..)
                    .map(|((id, (project, frozen)), position)| RoundItemRow {
                        id,
                        round,
                        project,
                        position,
                        frozen: labelled(&own, frozen),
                        withdrawn: String::new(),
                    })
                    .collect();
                store::round::insert_items(tx, &rows).await?;
                position += u32::try_from(rows.len()).unwrap_or(0);
            }
            context.stage(u64::from(position), total, "writing")?;
            tx.set_count(position);
            Ok((position, round))
        })
        .await?;
    open.store.checkpoint().await?;
    written(&open, outcome, "round-open", |(count, round)| (*count, Some(*round))).await
}

/// With what its tags are called now.
fn labelled(own: &Own, mut frozen: Frozen) -> Frozen {
    for tag in &mut frozen.tags {
        let concept = known(own, tag.kind, &tag.concept);
        (tag.label_ja, tag.label_en) = (concept.label_ja, concept.label_en);
    }
    frozen
}
