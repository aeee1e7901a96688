//! What only the open library knows: who works in it and for it, which targets nobody outside may hear of, which inventions are
//! not filed yet. Material of others (MTA) is not held by a library yet, so nothing is looked for under that name.

use crate::own::known;
use crate::prelude::*;
use crate::state::Open;
use domain::forge::{AssetKind, AssetState};
use leaks::{Kind as Leak, Words};
use std::collections::HashSet;
use std::sync::Arc;

/// Shorter names of a target or an invention stand in too many other words.
const SHORTEST: usize = 3;

/// The words of the library that an audience may not read anywhere.
///
/// # Errors
/// A database error.
pub(super) async fn words(open: &Open, audience: Audience) -> Result<Words, Problem> {
    let mut words = Words::new();
    for person in store::person::all(&open.store).await? {
        words.add(Leak::Reviewer, &person.name);
    }
    for name in researchers(open).into_iter().filter(|name| whole_name(name)) {
        words.add(Leak::PersonalName, &name);
    }
    for name in targets(open, audience).await? {
        words.add(Leak::UnpublishedTarget, &name);
    }
    let unfiled = |state: AssetState| matches!(state, AssetState::None | AssetState::Obtaining);
    for asset in store::asset::all(&open.store).await? {
        if asset.kind == AssetKind::Ip && unfiled(asset.state) && asset.label.chars().count() > SHORTEST {
            words.add(Leak::UnfiledInvention, &asset.label);
        }
    }
    Ok(words)
}

/// 研究代表者 of every project, but for those cells in which a list wrote an institution.
fn researchers(open: &Open) -> HashSet<Arc<str>> {
    let index = open.index();
    let ids = index.ids(&index::Asked::default(), &[]);
    let (mut names, mut institutions) = (HashSet::new(), HashSet::new());
    for entry in ids.iter().filter_map(|id| index.get(*id)) {
        names.insert(Arc::clone(&entry.researcher));
        institutions.insert(Arc::clone(&entry.institution));
    }
    names.retain(|name| !institutions.contains(name));
    names
}

/// Family and given name: one word alone is a word of too many other things.
fn whole_name(name: &str) -> bool {
    let name = name.trim();
    let parts = name.split(|c: char| c.is_whitespace() || c == '・').filter(|part| !part.is_empty()).count();
    parts > 1 || !name.is_ascii() && name.chars().count() > SHORTEST
}

/// Names of the targets of themes whose target the audience may not see, unless another theme shows it to them.
async fn targets(open: &Open, audience: Audience) -> Result<HashSet<String>, Problem> {
    let (mut secret, mut shown) = (HashSet::new(), HashSet::new());
    for (target, class) in store::theme::targets(&open.store).await? {
        let of = if audience.may_see(class) { &mut shown } else { &mut secret };
        of.insert(target);
    }
    let own = open.own();
    let mut names = HashSet::new();
    for id in secret.difference(&shown) {
        let concept = known(&own, Kind::Target, id);
        let all = [concept.label_ja, concept.label_en, concept.short_ja, concept.short_en];
        names.extend(all.into_iter().filter(|name| name.chars().count() >= SHORTEST && name != id));
    }
    Ok(names)
}
