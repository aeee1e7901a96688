//! Notes of the handbook, and the headings that gates begin with.

use super::{Handbook, HandbookRequest};
use crate::plan::words::Words;
use crate::plan::{Cell, Named, Row, library_rows};
use crate::prelude::*;
use domain::plan::Sheet;
use domain::text::fold;
use std::collections::HashMap;

/// Notes in their order, with all that is needed to show and to write them.
///
/// # Errors
/// `NoLibrary`; a database error.
pub async fn list(context: &Context<'_>, args: HandbookRequest) -> Result<Handbook, Problem> {
    let open = context.app.library().await?;
    let words = Words(context.app.language());
    let notes = library_rows(&open, Sheet::Note).await?;
    let defaults = library_rows(&open, Sheet::DefaultItem).await?;
    let names = store::theme::names(&open.store).await?;
    let folded: HashMap<Id, String> =
        names.iter().map(|(id, code, ja, en)| (*id, fold(&format!("{code}\n{ja}\n{en}")))).collect();
    let asked = |note: &Row| {
        args.theme.is_none_or(|theme| note.cells.get("theme") == Some(&Cell::Number(theme)))
            && args.kind.as_deref().is_none_or(|kind| text(note, "kind") == kind)
    };
    let mut notes: Vec<Row> = notes.into_iter().filter(asked).collect();
    let all = u32::try_from(notes.len()).unwrap_or(u32::MAX);
    let search = fold(args.search.as_deref().unwrap_or_default());
    notes.retain(|note| stands_in(&search, note, &folded));
    let themes = names.into_iter().map(|(id, code, ja, en)| {
        let name = words.pick(&ja, &en).to_owned();
        Named { id, name, about: code, gone: false }
    });
    Ok(Handbook { notes, all, themes: themes.collect(), defaults })
}

fn text<'a>(row: &'a Row, cell: &str) -> &'a str {
    match row.cells.get(cell) {
        Some(Cell::Text(text)) => text,
        _ => "",
    }
}

/// Whether all words of a folded search stand in a note or in what its theme is called.
fn stands_in(search: &str, note: &Row, themes: &HashMap<Id, String>) -> bool {
    if search.is_empty() {
        return true;
    }
    let said = fold(&format!("{}\n{}", text(note, "text_ja"), text(note, "text_en")));
    let theme = match note.cells.get("theme") {
        Some(Cell::Number(id)) => themes.get(id).map(String::as_str),
        _ => None,
    };
    let theme = theme.unwrap_or_default();
    search.split_whitespace().all(|word| said.contains(word) || theme.contains(word))
}
