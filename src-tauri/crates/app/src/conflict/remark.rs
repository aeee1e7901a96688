//! What is said about a disagreement.

use super::RemarkNew;
use crate::prelude::*;
use crate::round::data::data;
use crate::write::{bounded, written};
use serde_json::json;
use store::NewOperation;

/// Longest remark, in characters.
const TEXT: usize = 2_000;

/// Adds a remark of one of the project's readers, or of a chair. It is not taken back: a further one corrects it.
///
/// # Errors
/// `WhoAreYou`, `NoSuchRound`, `VotesSealed`; `NotInRound` also for whoever is neither its reader nor a chair; `InvalidField` for
/// an empty text or one over 2,000 characters.
pub async fn remark(context: &Context<'_>, args: RemarkNew) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let person = crate::person::acting(&open)?;
    let text = args.text.trim();
    bounded("text", text, TEXT)?;
    let data = data(&open, args.round).await?;
    let place = super::opened(&data, args.project)?;
    super::concerned(&data, place, &person)?;
    let operation = NewOperation {
        kind: "conflict-remark",
        by: person.name.clone(),
        params: json!({ "name": data.round.name }),
        undoable: false,
    };
    let outcome = open.store.write(operation, async |tx| {
        tx.set_count(1);
        store::remark::add(tx, args.round, args.project, person.id, text).await
    });
    written(&open, outcome.await?, "conflict-remark", |id| (1, Some(*id))).await
}
