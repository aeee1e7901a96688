//! One concept, a level of the hierarchy, and who carries a concept.

use super::{
    BrowseRequest, ConceptCard, ConceptHit, ConceptName, ConceptRef, Level, LevelEntry, NameOrigin, Use, Uses,
    UsesRequest,
};
use crate::own::known;
use crate::prelude::*;
use crate::state::Open;
use domain::Dim;
use std::cmp::Reverse;
use std::collections::HashMap;
use store::rows::TagState;
use vocab::Vocabulary;
use vocab::own::Own;

const BELOW: usize = 200;
const LEVEL: usize = 1_000;
const USES: u32 = 500;

/// Everything about one concept.
///
/// # Errors
/// `NoSuchConcept`.
pub async fn show(context: &Context<'_>, args: ConceptRef) -> Result<ConceptCard, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let ConceptRef { kind, id } = args;
    crate::own::must_be_known(&own, kind, &id)?;
    let concept = known(&own, kind, &id);
    let tags = store::tag::of_concept(&open.store, kind, &concept.id).await?;
    let proposed = tags.iter().filter(|tag| tag.state == TagState::Proposed).count();
    let lessons = crate::lesson::of_concept(&open, kind, &concept.id).await?;
    let uses = |id: &str| open.index().uses(Dim::of(kind), id);
    let mut below: Vec<ConceptHit> = own
        .below(kind, Some(&concept.id))
        .into_iter()
        .map(|concept| ConceptHit { projects: uses(&concept.id), concept: concept.clone(), matched: None })
        .collect();
    below.sort_by_key(|hit| Reverse(hit.projects));
    below.truncate(BELOW);
    let unchanged = own.unchanged(kind, &concept.id);
    let renamed = |was: &&Concept| was.label_ja != concept.label_ja || was.label_en != concept.label_en;
    let standing = own.standing(kind, &concept.id);
    let replaced = own.obsolete(kind, &concept.id);
    let having = || own.loaded().iter().filter(|layer| layer.kind() == kind && layer.has(&concept.id));
    Ok(ConceptCard {
        own: own.is_made_here(kind, &concept.id),
        renamed_from: unchanged.filter(renamed).cloned(),
        merged_into: (standing != concept.id).then(|| known(&own, kind, standing)),
        obsolete: replaced.is_some(),
        replaced_by: replaced.unwrap_or_default().iter().map(|id| known(&own, kind, id)).collect(),
        names: names(&open, &own, &concept).await?,
        above: own.above(kind, &concept.id).into_iter().rev().cloned().collect(),
        below,
        confirmed: count(tags.len() - proposed),
        proposed: count(proposed),
        themes: themes(&open, kind, &concept.id).await?,
        same: having().flat_map(|layer| layer.stand_for(&concept.id)).map(str::to_owned).collect(),
        vocabularies: having().map(|layer| layer.name().to_owned()).collect(),
        lessons,
        concept,
    })
}

/// Labels first, then synonyms, each with where it comes from.
async fn names(open: &Open, own: &Own, concept: &Concept) -> Result<Vec<ConceptName>, Problem> {
    let kind = concept.kind;
    let given = store::concept::names(&open.store).await?;
    let mine = || given.iter().filter(|name| name.kind == kind && own.standing(kind, &name.concept) == concept.id);
    let words = store::import::words(&open.store).await?;
    let settled = |text: &str| {
        words.iter().any(|word| {
            word.kind == kind
                && word.state == "settled"
                && word.concept.as_deref() == Some(&concept.id)
                && word.text == text
        })
    };
    let shipped = Vocabulary::shipped().get(kind, &concept.id);
    let of_shipped = |text: &str| shipped.is_some_and(|concept| all_names(concept).any(|name| name == text));
    let loaded = |text: &str| {
        own.loaded().iter().find(|layer| layer.kind() == kind && layer.names_of(&concept.id).any(|name| name == text))
    };
    let mut seen = Vec::new();
    let mut out = Vec::new();
    for text in all_names(concept).chain(mine().filter(|name| name.off).map(|name| name.text.as_str())) {
        if text.is_empty() || seen.contains(&text) {
            continue;
        }
        seen.push(text);
        let from = loaded(text).map(|layer| layer.name().to_owned());
        let origin = if of_shipped(text) {
            NameOrigin::Shipped
        } else if from.is_some() {
            NameOrigin::Loaded
        } else if settled(text) && !mine().any(|name| name.given && name.text == text) {
            NameOrigin::Word
        } else {
            NameOrigin::Person
        };
        let off = own.is_off(kind, &concept.id, text);
        let from = from.filter(|_| origin == NameOrigin::Loaded);
        out.push(ConceptName { text: text.to_owned(), origin, from, off });
    }
    Ok(out)
}

fn all_names(concept: &Concept) -> impl Iterator<Item = &str> {
    let labels = [&concept.label_ja, &concept.label_en, &concept.short_ja, &concept.short_en];
    labels.into_iter().chain(&concept.synonyms_ja).chain(&concept.synonyms_en).map(String::as_str)
}

async fn themes(open: &Open, kind: Kind, concept: &str) -> Result<u32, Problem> {
    let all = store::concept::in_themes(&open.store).await?;
    Ok(all.into_iter().find(|(of, id, _)| *of == kind && id == concept).map_or(0, |(.., count)| count))
}

/// What is directly below a concept; the top of the hierarchy without one.
///
/// # Errors
/// `NoLibrary`.
pub async fn browse(context: &Context<'_>, args: BrowseRequest) -> Result<Level, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let index = open.index();
    let entry = |concept: &Concept| LevelEntry {
        projects: index.uses(Dim::of(args.kind), &concept.id),
        below: count(own.below(args.kind, Some(&concept.id)).len()),
        own: own.is_made_here(args.kind, &concept.id),
        concept: concept.clone(),
    };
    let level = own.below(args.kind, args.parent.as_deref());
    Ok(Level { concepts: level.into_iter().take(LEVEL).map(entry).collect() })
}

/// Projects that carry a concept, with what their tag rests on.
///
/// # Errors
/// `NoLibrary`.
pub async fn uses(context: &Context<'_>, args: UsesRequest) -> Result<Uses, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let tags = store::tag::of_concept(&open.store, args.kind, &args.id).await?;
    let index = open.index();
    let total = count(tags.len());
    let part = tags.into_iter().skip(args.offset as usize).take(args.limit.min(USES) as usize);
    let uses = part
        .filter_map(|tag| {
            let project = crate::project::row(&own, index.get(tag.project)?);
            let words = tag.ground.map(|ground| ground.surface).unwrap_or_default();
            let evidence = if tag.evidence.is_empty() { words } else { tag.evidence };
            Some(Use {
                project,
                evidence,
                main: tag.main,
                proposed: tag.state == TagState::Proposed,
                by: tag.by,
                at: tag.at,
            })
        })
        .collect();
    Ok(Uses { total, uses })
}

pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// How many projects carry each concept.
pub(crate) async fn carried(open: &Open, kind: Kind) -> Result<HashMap<String, u32>, Problem> {
    let counts = store::tag::counts(&open.store).await?.into_iter();
    Ok(counts.filter(|(of, ..)| *of == kind).map(|(_, concept, count)| (concept, count)).collect())
}
