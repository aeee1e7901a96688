//! A person says that one project carries another on, or takes it back.

use super::show::{out_of_order, span_of};
use super::{HandoverId, HandoverNew, Steps};
use crate::prelude::*;
use crate::registry::tied;
use crate::state::Open;
use crate::write::{invalid, operation, written};
use serde_json::{Value, json};

/// Longest note, in characters.
const NOTE: usize = 500;
/// Projects of a circle that a refusal names.
const NAMED: usize = 6;

/// What a project is called in a sentence: its number, else its title.
fn named(open: &Open, id: Id) -> String {
    let index = open.index();
    let entry = index.get(id);
    let title = |entry: &index::Entry| {
        let title = if entry.title_ja.is_empty() { &entry.title_en } else { &entry.title_ja };
        title.chars().take(40).collect()
    };
    entry.map_or_else(|| format!("#{id}"), |entry| entry.key.clone().unwrap_or_else(|| title(entry)))
}

fn words(open: &Open, earlier: Id, later: Id) -> Value {
    json!({ "earlier": named(open, earlier), "later": named(open, later) })
}

/// Says that one project carries on another.
///
/// # Errors
/// `NoSuchProject`; `InvalidField` for a project with itself, a hand-over that is said already, one that would close a
/// circle (with `chain`, the way that is there), a later project that was over before the earlier began, an overlong note.
pub async fn link(context: &Context<'_>, args: HandoverNew) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let HandoverNew { earlier, later, kind, note } = args;
    let note = note.trim().to_owned();
    if note.chars().count() > NOTE {
        return Err(invalid("note", "too-long").with("limit", NOTE));
    }
    if earlier == later {
        return Err(invalid("later", "handover-itself"));
    }
    for id in [earlier, later] {
        if open.index().get(id).is_none() {
            return Err(Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{id}")));
        }
    }
    let tied = tied(&open).await?;
    let reversed = out_of_order(span_of(&tied, earlier), span_of(&tied, later));
    let outcome = open
        .store
        .write(operation(context, "handover-link", words(&open, earlier, later)), async |tx| {
            let rows = store::carry::handovers_in(tx).await?;
            if rows.iter().any(|row| row.earlier == earlier && row.later == later) {
                return Err(invalid("later", "handover-exists"));
            }
            if let Some(way) = Steps::of(&rows).way(later, earlier) {
                let mut names: Vec<String> = way.iter().take(NAMED).map(|id| named(&open, *id)).collect();
                if way.len() > NAMED {
                    names.push("…".to_owned());
                }
                return Err(invalid("later", "handover-circle").with("chain", names.join(" → ")));
            }
            if reversed {
                return Err(invalid("later", "handover-order"));
            }
            let id = store::carry::link(tx, earlier, later, kind.as_str(), &note).await?;
            tx.set_count(1);
            Ok(id)
        })
        .await?;
    written(&open, outcome, "handover-link", |id| (1, Some(*id))).await
}

/// Takes a hand-over away.
///
/// # Errors
/// `NoSuchHandover`.
pub async fn unlink(context: &Context<'_>, args: HandoverId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let gone = || Problem::new(ProblemCode::NoSuchHandover);
    let rows = store::carry::handovers(&open.store).await?;
    let row = rows.into_iter().find(|row| row.id == args.id).ok_or_else(gone)?;
    let outcome = open
        .store
        .write(operation(context, "handover-unlink", words(&open, row.earlier, row.later)), async |tx| {
            if !store::carry::unlink(tx, args.id).await? {
                return Err(gone());
            }
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "handover-unlink", |()| (1, None)).await
}
