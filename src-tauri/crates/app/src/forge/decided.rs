//! What people decided of assets: of projects, of extra threads. A project of which anything was decided is looked through sentence by
//! sentence, so that what was turned down, or said not to be there, counts no more.

use super::strands::closes;
use crate::prelude::*;
use crate::state::Open;
use domain::{AssetKind, AssetState, Needs, Step};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use vocab::assets::Hints;

/// Of all projects and extra threads of which something was decided.
#[derive(Debug, Default)]
pub(crate) struct Decided {
    /// By project.
    pub(crate) of: HashMap<Id, Said>,
    /// What extra threads bring: there, being obtained.
    pub(crate) extras: HashMap<Id, (Needs, Needs)>,
}

/// Of one project.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Said {
    /// Confirmed, there.
    pub(crate) have: Needs,
    /// Confirmed, being obtained.
    pub(crate) obtaining: Needs,
    /// What its texts suggest beside, without what a person said is not there.
    pub(crate) hints: Hints,
    /// Digest of all that was decided: as long as it is the same, `hints` are.
    digest: u64,
}

/// Reads what was decided. `before` spares looking at texts again, but for `stale` projects.
///
/// # Errors
/// A database error.
pub(super) async fn read(open: &Open, before: Option<&Decided>, stale: &[Id]) -> Result<Decided, Problem> {
    let mut decided = Decided::default();
    let mut digests: HashMap<Id, DefaultHasher> = HashMap::new();
    // 無 is said of a kind at a step; what else closes the same need is not meant.
    let mut denied: HashSet<(Id, AssetKind, Step)> = HashSet::new();
    for row in store::asset::all(&open.store).await? {
        let closes = closes(row.kind, row.step, row.state);
        if let Some(extra) = row.extra {
            let said = decided.extras.entry(extra).or_default();
            match closes {
                Some((needs, true)) => said.0 = said.0.and(needs),
                Some((needs, false)) => said.1 = said.1.and(needs),
                None => {}
            }
        }
        let Some(project) = row.project else { continue };
        let said = decided.of.entry(project).or_default();
        match closes {
            Some((needs, true)) => said.have = said.have.and(needs),
            Some((needs, false)) => said.obtaining = said.obtaining.and(needs),
            None if row.state == AssetState::None => drop(denied.insert((project, row.kind, row.step))),
            None => {}
        }
        (row.kind, row.step, row.state.as_str(), &row.sentence).hash(digests.entry(project).or_default());
    }
    for row in store::asset::all_refused(&open.store).await? {
        decided.of.entry(row.project).or_default();
        (&row.kind, &row.sentence).hash(digests.entry(row.project).or_default());
    }
    let stale: HashSet<&Id> = stale.iter().collect();
    let mut look = Vec::new();
    for (id, said) in &mut decided.of {
        said.digest = digests.get(id).map_or(0, Hasher::finish);
        let known = before.and_then(|before| before.of.get(id)).filter(|_| !stale.contains(id));
        match known.filter(|known| known.digest == said.digest) {
            Some(known) => said.hints = known.hints,
            None => look.push(*id),
        }
    }
    look.sort_unstable();
    let suggested = crate::asset::suggested::of(open, &look).await?;
    for id in look {
        let Some(said) = decided.of.get_mut(&id) else { continue };
        said.hints = Hints::default();
        for suggestion in suggested.get(&id).into_iter().flatten() {
            let fields = &suggestion.fields;
            if denied.contains(&(id, fields.kind, fields.step)) {
                continue;
            }
            match closes(fields.kind, fields.step, fields.state) {
                Some((needs, true)) => said.hints.have = said.hints.have.and(needs),
                Some((needs, false)) => said.hints.obtaining = said.hints.obtaining.and(needs),
                None => {}
            }
        }
    }
    Ok(decided)
}
