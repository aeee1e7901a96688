//! Whom a window works as when a library is opened.

use super::working::{Working, today};
use crate::App;
use crate::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::Store;
use store::rows::PersonRow;

/// Who works with a library that is being opened. Where the same library is open already (an earlier state of it is looked
/// at, a backup is put back), whoever works there goes on, and what is hidden there stays hidden.
pub(crate) async fn at_open(app: &App, store: &Store) -> Result<Working, Problem> {
    let before = app.opened().filter(|open| open.store.meta().uuid == store.meta().uuid);
    let (person, always) = match before {
        Some(open) => {
            let working = open.me();
            // Of the library itself what is hidden is worked out anew; of an earlier state at least what is hidden now.
            let earlier = store.meta().as_of.is_some() || open.store.path() != store.path();
            let always = if earlier { open.store.viewer().hidden } else { working.always };
            (working.person.map(|person| person.id), always)
        }
        None => (app.recalled(&store.meta().uuid), Arc::<BTreeSet<Id>>::default()),
    };
    let recalled = app.opened().is_none();
    let mut working = Working::of(store, person, always).await?;
    let stays = |person: &PersonRow| person.active_on(&today()) && (!recalled || person.pin.is_empty());
    if working.person.as_ref().is_some_and(|person| !stays(person)) {
        working.person = None;
    }
    Ok(working)
}
