//! Whom a window works as.

use crate::interest::Blocks;
use crate::prelude::*;
use crate::state::Open;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::rows::PersonRow;
use store::{Store, Viewer};

/// Who works with an open library.
#[derive(Debug, Clone, Default)]
pub(crate) struct Working {
    /// The person; `None` = nobody was said.
    pub(crate) person: Option<PersonRow>,
    /// The library has people at all.
    pub(crate) people: bool,
    /// What is hidden from whom.
    pub(crate) blocks: Arc<Blocks>,
    /// Hidden whoever looks: what was hidden when an earlier state of the same library was opened.
    pub(crate) always: Arc<BTreeSet<Id>>,
}

impl Working {
    /// As the library has it, for this person if there still is such a one.
    pub(crate) async fn of(store: &Store, person: Option<Id>, always: Arc<BTreeSet<Id>>) -> Result<Working, Problem> {
        let people = store::person::all(store).await?;
        let blocks = Arc::new(Blocks::of(store, &people).await?);
        let known = people.iter().find(|row| Some(row.id) == person).cloned();
        Ok(Working { person: known, people: !people.is_empty(), blocks, always })
    }

    /// With whose eyes the library is read.
    pub(crate) fn viewer(&self) -> Viewer {
        let person = self.person.as_ref().map(|person| person.id);
        let mut hidden = self.blocks.hidden(person);
        hidden.extend(self.always.iter());
        let by_programme = self.blocks.by_programme(person);
        Viewer { person, hidden: Arc::new(hidden), by_programme }
    }
}

/// Today on this machine, ISO date.
pub(crate) fn today() -> String {
    jiff::ZonedDateTime::now().date().to_string()
}

/// The person this window works as.
///
/// # Errors
/// `WhoAreYou` when nobody was said, also in a library without people; `NotActive`.
pub(crate) fn acting(open: &Open) -> Result<PersonRow, Problem> {
    let person = open.me().person.ok_or_else(|| Problem::new(ProblemCode::WhoAreYou))?;
    if !person.active_on(&today()) {
        return Err(Problem::new(ProblemCode::NotActive).with("name", &person.name));
    }
    Ok(person)
}

/// As [`acting`], and a chair.
///
/// # Errors
/// As [`acting`]; `ChairOnly`.
pub(crate) fn chair(open: &Open) -> Result<PersonRow, Problem> {
    let person = acting(open)?;
    if person.chair { Ok(person) } else { Err(Problem::new(ProblemCode::ChairOnly)) }
}
