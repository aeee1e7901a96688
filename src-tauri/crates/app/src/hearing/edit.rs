//! A person writes down with whom somebody spoke, and what was agreed.

use super::{Agreed, HearingId, HearingSave, SpokeTo};
use crate::prelude::*;
use crate::state::Open;
use crate::theme::stored;
use crate::write::{invalid, operation, written};
use serde_json::{Value, json};
use store::rows::HearingRow;

/// Longest name, in characters.
const NAME: usize = 200;
/// Longest text, in characters.
const TEXT: usize = 2_000;

impl Agreed {
    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            Agreed::Agreed => "agreed",
            Agreed::Declined => "declined",
            Agreed::NotAsked => "not-asked",
        }
    }

    /// Of its word; a word of a newer version counts as not asked, which lets nothing out of the house.
    pub fn of(word: &str) -> Agreed {
        match word {
            "agreed" => Agreed::Agreed,
            "declined" => Agreed::Declined,
            _ => Agreed::NotAsked,
        }
    }
}

impl SpokeTo {
    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            SpokeTo::Researcher => "researcher",
            SpokeTo::Tlo => "tlo",
            SpokeTo::Both => "both",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<SpokeTo> {
        [SpokeTo::Researcher, SpokeTo::Tlo, SpokeTo::Both].into_iter().find(|one| one.as_str() == word)
    }
}

/// Saves a new entry, or another wording of one, which stays of its theme and project.
///
/// # Errors
/// `NoSuchTheme`; `InvalidField` for a project that is not in the theme, an entry that is gone, a day that is none, an answer
/// without a day, on a day that is yet to come or without anybody who spoke or was spoken with, overlong texts.
pub async fn save(context: &Context<'_>, args: HearingSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let theme = stored(&open, args.theme).await?;
    let mut fields = args.fields;
    for (name, text, limit) in
        [("spoke_by", &mut fields.spoke_by, NAME), ("data", &mut fields.data, TEXT), ("note", &mut fields.note, TEXT)]
    {
        *text = text.trim().to_owned();
        if text.chars().count() > limit {
            return Err(invalid(name, "too-long").with("limit", limit));
        }
    }
    let held_on = match fields.held_on.trim() {
        "" => String::new(),
        day => domain::span::day(day).ok_or_else(|| invalid("held_on", "no-date"))?.to_string(),
    };
    if fields.agreed != Agreed::NotAsked {
        if held_on.is_empty() {
            return Err(invalid("held_on", "date-needed"));
        }
        // ISO dates sort as days do.
        if held_on > crate::export::today().to_string() {
            return Err(invalid("held_on", "date-future"));
        }
        if fields.spoke_to.is_none() && fields.spoke_by.is_empty() {
            return Err(invalid("spoke_to", "heard-by-nobody"));
        }
    }
    match args.id {
        None if !theme.threads.iter().any(|thread| thread.project == args.project) => {
            return Err(invalid("project", "not-in-theme"));
        }
        None => {}
        Some(id) => {
            let found = store::hearing::get(&open.store, id).await?;
            let found = found.filter(|row| (row.theme, row.project) == (args.theme, args.project));
            found.ok_or_else(hearing_gone)?;
        }
    }
    let row = HearingRow {
        id: args.id.unwrap_or(0),
        theme: args.theme,
        project: args.project,
        agreed: fields.agreed.as_str().to_owned(),
        spoke_to: fields.spoke_to.map_or("", SpokeTo::as_str).to_owned(),
        spoke_by: fields.spoke_by,
        held_on,
        data: fields.data,
        note: fields.note,
        by: String::new(),
        at: String::new(),
    };
    let params = words(&open, &theme.theme.code, args.project);
    let outcome = open
        .store
        .write(operation(context, "hearing-save", params), async |tx| {
            tx.set_count(1);
            store::hearing::put(tx, &row).await
        })
        .await?;
    let created = args.id.is_none();
    written(&open, outcome, "hearing-save", |id| (1, created.then_some(*id))).await
}

/// Removes an entry.
///
/// # Errors
/// `InvalidField` for one that is gone.
pub async fn remove(context: &Context<'_>, args: HearingId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let row = store::hearing::get(&open.store, args.id).await?.ok_or_else(hearing_gone)?;
    let theme = stored(&open, row.theme).await?.theme;
    let params = words(&open, &theme.code, row.project);
    let outcome = open
        .store
        .write(operation(context, "hearing-remove", params), async |tx| {
            tx.set_count(1);
            store::hearing::remove(tx, args.id).await
        })
        .await?;
    written(&open, outcome, "hearing-remove", |()| (1, None)).await
}

fn hearing_gone() -> Problem {
    invalid("hearing", "hearing-gone")
}

/// What the sentence of the history says: of which theme, on which project.
fn words(open: &Open, code: &str, project: Id) -> Value {
    let index = open.index();
    let title = index.get(project).map(|entry| (entry.title_ja.clone(), entry.title_en.clone()));
    let (title_ja, title_en) = title.unwrap_or_default();
    json!({ "code": code, "title_ja": title_ja, "title_en": title_en })
}
