//! 既存支援との接続: what a support is to a project, as a person says.

use super::ConnectionSave;
use crate::prelude::*;
use crate::registry::known;
use crate::write::{invalid, operation, written};
use serde_json::json;
use store::rows::ConnectionRow;

/// Longest note, in characters.
const NOTE: usize = 500;

/// Says what a support is to a project, otherwise, or that it is nothing any more.
///
/// # Errors
/// `WhoAreYou`, `NoSuchProject`, `NoSuchSupport`; `InvalidField` for a note over 500 characters.
pub async fn connect(context: &Context<'_>, args: ConnectionSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let person = crate::person::acting(&open)?;
    let note = args.note.trim();
    if note.chars().count() > NOTE {
        return Err(invalid("note", "too-long").with("limit", NOTE));
    }
    open.selected(&Selection::These(vec![args.project])).await?;
    let known = known(&open).await?;
    let support = known.rows.supports.iter().find(|support| support.id == args.support);
    let support = support.ok_or_else(|| Problem::new(ProblemCode::NoSuchSupport).with("id", args.support))?;
    let title = open.index().get(args.project).map(|entry| (entry.title_ja.clone(), entry.title_en.clone()));
    let (title_ja, title_en) = title.unwrap_or_default();
    let params = json!({
        "name_ja": support.name_ja,
        "name_en": if support.name_en.is_empty() { &support.name_ja } else { &support.name_en },
        "title_ja": title_ja,
        "title_en": title_en,
    });
    let operation = store::NewOperation { by: person.name, ..operation(context, "shortlist-connect", params) };
    let outcome = open.store.write(operation, async |tx| {
        tx.set_count(1);
        match args.state {
            Some(state) => {
                let (project, support, step) = (args.project, args.support, args.step);
                let row = ConnectionRow { project, support, state, step, note: note.to_owned() };
                store::connection::put(tx, &row).await
            }
            None => store::connection::remove(tx, args.project, args.support).await.map(drop),
        }
    });
    written(&open, outcome.await?, "shortlist-connect", |()| (1, None)).await
}
