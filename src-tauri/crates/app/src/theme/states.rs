//! What the team calls the states of themes.

use super::{StateName, StateNames};
use crate::catalogue::word;
use crate::commands::Nothing;
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use crate::write::{invalid, operation, written};
use serde_json::json;
use store::rows::StateNameRow;

/// Longest name, in characters.
const NAME: usize = 60;

/// States that are called otherwise than shipped, in the order of the states.
///
/// # Errors
/// `NoLibrary`.
pub async fn states(context: &Context<'_>, _: Nothing) -> Result<StateNames, Problem> {
    let open = context.app.library().await?;
    let names = store::state_name::all(&open.store).await?;
    let name = |row: StateNameRow| StateName { state: row.state, name_ja: row.name_ja, name_en: row.name_en };
    Ok(StateNames { names: names.into_iter().map(name).collect() })
}

/// What the states are called in this library: by the team, else as shipped.
pub(crate) struct Called(Vec<StateNameRow>);

impl Called {
    /// Reads them.
    ///
    /// # Errors
    /// A database error.
    pub(crate) async fn of(open: &Open) -> Result<Called, Problem> {
        Ok(Called(store::state_name::all(&open.store).await?))
    }

    /// A state by its word in the library.
    pub(crate) fn word(&self, language: Language, state: &str) -> String {
        let own = self.0.iter().find(|row| row.state.as_str() == state);
        let own = own.map(|row| if language == Language::En { row.name_en.clone() } else { row.name_ja.clone() });
        own.filter(|name| !name.is_empty()).unwrap_or_else(|| word(language, &format!("state.{state}")))
    }
}

/// Calls a state otherwise; without names as shipped again.
///
/// # Errors
/// `InvalidField` for a name in one language only, or over 60 characters.
pub async fn name_state(context: &Context<'_>, args: StateName) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let (name_ja, name_en) = (args.name_ja.trim().to_owned(), args.name_en.trim().to_owned());
    for (field, name) in [("state_name_ja", &name_ja), ("state_name_en", &name_en)] {
        if name.chars().count() > NAME {
            return Err(invalid(field, "too-long").with("limit", NAME));
        }
        if name.is_empty() && name_ja.len() + name_en.len() > 0 {
            return Err(invalid(field, "both-names"));
        }
    }
    let key = format!("state.{}", args.state.as_str());
    let params = json!({ "to_ja": word(Language::Ja, &key), "to_en": word(Language::En, &key) });
    let row = StateNameRow { state: args.state, name_ja, name_en };
    let outcome = open
        .store
        .write(operation(context, "theme-state-name", params), async |tx| {
            tx.set_count(1);
            if row.name_ja.is_empty() {
                store::state_name::remove(tx, row.state).await
            } else {
                store::state_name::put(tx, &row).await
            }
        })
        .await?;
    written(&open, outcome, "theme-state-name", |()| (1, None)).await
}
