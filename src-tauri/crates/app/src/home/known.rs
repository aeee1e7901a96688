//! What takes a look at every row is counted once and then brought in step with the log: a home screen that is opened
//! after each tag must not read all tags again.

use super::Since;
use crate::commands::Nothing;
use crate::prelude::*;
use crate::state::Open;
use std::collections::HashSet;

/// Projects whose tags changed, beyond which all tags are read anew.
const FEW: usize = 5_000;

/// What was counted, and up to which operation.
#[derive(Debug, Default)]
pub(crate) struct Known {
    operation: Option<Id>,
    /// Whose operations are not those of others.
    me: String,
    /// Projects with a confirmed tag that quotes its evidence, by kind.
    evidenced: [HashSet<Id>; 3],
    programmes: u32,
    since: Since,
}

/// The figures of now.
#[derive(Debug, Clone)]
pub(super) struct Figures {
    pub(super) evidenced: [u32; 3],
    /// Groups of spellings that wait.
    pub(super) programmes: u32,
    pub(super) since: Since,
}

/// Brings what is known in step with the library.
///
/// # Errors
/// A database error.
pub(super) async fn figures(context: &Context<'_>, open: &Open) -> Result<Figures, Problem> {
    let mut known = open.home.lock().await;
    let latest = store::home::latest(&open.store).await?;
    let me = context.app.by();
    if known.operation != Some(latest) || known.me != me {
        let before = known.operation;
        // What fails half way is counted anew.
        known.operation = None;
        let touched = match before {
            Some(operation) => Some(store::home::touched(&open.store, operation).await?),
            None => None,
        };
        match touched.as_ref().filter(|touched| touched.tagged.len() <= FEW) {
            Some(touched) => {
                let found = store::home::evidenced(&open.store, Some(&touched.tagged)).await?;
                for (evidenced, found) in known.evidenced.iter_mut().zip(found) {
                    touched.tagged.iter().for_each(|id| {
                        evidenced.remove(id);
                    });
                    evidenced.extend(found);
                }
            }
            None => {
                let found = store::home::evidenced(&open.store, None).await?;
                known.evidenced = found.map(|ids| ids.into_iter().collect());
            }
        }
        if touched.is_none_or(|touched| touched.programmes) {
            known.programmes = many(crate::programme::variants(context, Nothing {}).await?.open.len());
        }
        known.since = since(context, open, &me).await?;
        (known.operation, known.me) = (Some(latest), me);
    }
    Ok(Figures {
        evidenced: [0, 1, 2].map(|kind: usize| many(known.evidenced[kind].len())),
        programmes: known.programmes,
        since: known.since.clone(),
    })
}

async fn since(context: &Context<'_>, open: &Open, me: &str) -> Result<Since, Problem> {
    let Some(at) = context.app.before(&open.store.meta().uuid) else {
        return Ok(Since::default());
    };
    let found = store::home::since(&open.store, &at, me).await?;
    let new: HashSet<Id> = found.arrived.into_iter().collect();
    let index = open.index();
    let changed = found.changed.into_iter().filter(|id| !new.contains(id) && index.get(*id).is_some());
    Ok(Since { at: Some(at), arrived: many(new.len()), changed: many(changed.count()), by_others: found.by_others })
}

pub(super) fn many(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
