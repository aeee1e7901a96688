//! Whom a window works as.

use crate::prelude::*;
use crate::state::Open;
use store::rows::PersonRow;

/// Who works with an open library.
#[derive(Debug, Clone, Default)]
pub(crate) struct Working {
    /// The person; `None` = nobody was said.
    pub(crate) person: Option<PersonRow>,
    /// The library has people at all.
    pub(crate) people: bool,
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
