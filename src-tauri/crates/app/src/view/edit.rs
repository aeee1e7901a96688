//! The list of saved views; save, remove, put elsewhere.

use super::{SavedView, ViewId, ViewMove, ViewSave, ViewState, Views, count};
use crate::commands::Nothing;
use crate::prelude::*;
use crate::write::{operation, written};
use serde_json::{Value, json};
use std::collections::HashSet;

/// Longest name, in characters.
pub(super) const NAME_LENGTH: usize = 80;
/// What a view says in all, bytes: conditions somebody chose are far from it.
pub(super) const STATE_BYTES: usize = 256 * 1024;

/// Saved views in their order, each with what it finds now.
///
/// # Errors
/// `NoLibrary`; `LibraryDamaged` for a view that cannot be read.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<Views, Problem> {
    let open = context.app.library().await?;
    let mut views = Vec::new();
    for row in store::view::all(&open.store).await? {
        let state = state(row.state)?;
        let count = count(&open, &state.filter).await?;
        views.push(SavedView { id: row.id, name: row.name, count, state, by: row.by, at: row.at });
    }
    Ok(Views { views })
}

/// What a saved view shows, as the library keeps it.
pub(super) fn state(kept: Value) -> Result<ViewState, Problem> {
    serde_json::from_value(kept).map_err(|error| Problem::new(ProblemCode::LibraryDamaged).detail(error))
}

/// Saves a new view, or gives one another name and state.
///
/// # Errors
/// `InvalidField` for an empty or overlong name, or conditions beyond 256 KB; `ViewExists` with `name`; `NoSuchView`.
pub async fn save(context: &Context<'_>, args: ViewSave) -> Result<Written<Done>, Problem> {
    let name = one_line(&args.name);
    crate::write::bounded("name", &name, NAME_LENGTH)?;
    let state = json!(args.state);
    if state.to_string().len() > STATE_BYTES {
        return Err(Problem::new(ProblemCode::InvalidField)
            .with("field", "text")
            .with("reason", "too-long")
            .with("limit", STATE_BYTES));
    }
    let open = context.app.library().await?;
    let outcome = open
        .store
        .write(operation(context, "view-save", json!({ "name": name })), async |tx| {
            let taken = || Problem::new(ProblemCode::ViewExists).with("name", &name);
            let created = match args.id {
                None => Some(store::view::insert(tx, &name, &state).await?.ok_or_else(taken)?),
                Some(id) => {
                    if store::view::taken(tx, &name, Some(id)).await? {
                        return Err(taken());
                    }
                    existing(store::view::update(tx, id, &name, &state).await?.then_some(()))?;
                    None
                }
            };
            tx.set_count(1);
            Ok(created)
        })
        .await?;
    written(&open, outcome, "view-save", |created| (1, *created)).await
}

/// Removes a view; what it found stays.
///
/// # Errors
/// `NoSuchView`.
pub async fn remove(context: &Context<'_>, args: ViewId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let named = json!({ "name": name_of(&open, args.id).await? });
    let outcome = open
        .store
        .write(operation(context, "view-remove", named), async |tx| {
            existing(store::view::remove(tx, args.id).await?)?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "view-remove", |()| (1, None)).await
}

/// Puts a view elsewhere among the others.
///
/// # Errors
/// `NoSuchView`.
pub async fn place(context: &Context<'_>, args: ViewMove) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let named = json!({ "name": name_of(&open, args.id).await? });
    let outcome = open
        .store
        .write(operation(context, "view-place", named), async |tx| {
            existing(store::view::place(tx, args.id, args.to).await?)?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "view-place", |()| (1, None)).await
}

/// What the sentence of the history calls it.
async fn name_of(open: &crate::state::Open, id: Id) -> Result<String, Problem> {
    existing(store::view::get(&open.store, id).await?).map(|view| view.name)
}

/// A view that is there, else the refusal.
pub(super) fn existing<T>(found: Option<T>) -> Result<T, Problem> {
    found.ok_or_else(|| Problem::new(ProblemCode::NoSuchView))
}

/// A name without line breaks, marks that turn the direction of writing, and doubled spaces.
pub(super) fn one_line(name: &str) -> String {
    let plain = |c: char| if c.is_control() || c.is_whitespace() { ' ' } else { c };
    let turns = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain: String = name.chars().map(plain).filter(turns).collect();
    // A full-width space between words is somebody's choice, but a name is compared as it is read.
    plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The name, or the first free one of `名前 (2)`, `名前 (3)` …, within its length.
pub(super) fn free_name(name: &str, taken: &HashSet<String>) -> String {
    let numbered = |number: usize| {
        let ending = format!(" ({number})");
        let room = NAME_LENGTH.saturating_sub(ending.chars().count());
        name.chars().take(room).chain(ending.chars()).collect()
    };
    let mut chosen = name.to_owned();
    let mut number = 1;
    while taken.contains(&chosen) {
        number += 1;
        chosen = numbered(number);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_and_reads_in_one_direction() {
        assert_eq!(one_line("  膵がん\t抗体\r\n2026 "), "膵がん 抗体 2026");
        assert_eq!(one_line("\u{202e}gpj.exe\u{2069}"), "gpj.exe");
        assert_eq!(one_line("\n\u{200f} "), "");
    }

    #[test]
    fn a_taken_name_gets_the_first_free_number_and_stays_within_its_length() {
        let taken = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<HashSet<_>>();
        assert_eq!(free_name("膵がん", &taken(&["肺がん"])), "膵がん");
        assert_eq!(free_name("膵がん", &taken(&["膵がん", "膵がん (3)"])), "膵がん (2)");
        assert_eq!(free_name("膵がん", &taken(&["膵がん", "膵がん (2)"])), "膵がん (3)");
        let long = "長".repeat(NAME_LENGTH);
        let free = free_name(&long, &taken(&[&long]));
        assert_eq!(free.chars().count(), NAME_LENGTH);
        assert!(free.ends_with("長 (2)"));
    }
}
