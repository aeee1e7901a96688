//! The vocabulary as the open library has it: read from the store when it is opened, anew after every write that touches it.

use crate::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;
use store::Store;
use vocab::load::Term;
use vocab::own::{Given, GivenName, Layer, Lesson, Own, People};

/// Tables that [`Own`] is made of.
pub(crate) const TABLES: [&str; 6] = ["concept", "concept_name", "vocabulary", "term", "lesson", "word"];

/// Loaded files that were read, by id: what is loaded never changes.
pub(crate) type Layers = HashMap<Id, Arc<Layer>>;

/// Reads it; files in `known` are taken as they are.
///
/// # Errors
/// A database error; `LibraryDamaged` for a term that cannot be read.
pub(crate) async fn read(store: &Store, known: &Layers) -> Result<(Own, Layers), Problem> {
    let mut layers = Layers::new();
    let mut loaded = Vec::new();
    for vocabulary in store::vocabulary::current(store).await? {
        let layer = match known.get(&vocabulary.id) {
            Some(layer) => Arc::clone(layer),
            None => {
                let terms = terms(store, vocabulary.id).await?;
                let of = move || Layer::loaded(&vocabulary.name, vocabulary.kind, &terms);
                Arc::new(tokio::task::spawn_blocking(of).await.map_err(Problem::fault)?)
            }
        };
        layers.insert(vocabulary.id, Arc::clone(&layer));
        loaded.push(layer);
    }
    let concepts = store::concept::all(store).await?.into_iter().map(|row| Given {
        kind: row.kind,
        id: row.concept,
        own: row.own,
        label_ja: row.label_ja,
        label_en: row.label_en,
        parent: row.parent,
        merged: row.merged,
    });
    let names = store::concept::names(store).await?.into_iter().map(|row| GivenName {
        kind: row.kind,
        concept: row.concept,
        text: row.text,
        given: row.given,
        off: row.off,
    });
    // A word of a list that somebody settled is a name from then on.
    let words = store::import::words(store).await?.into_iter().filter_map(|word| {
        let concept = word.concept.filter(|_| word.state == "settled")?;
        Some(GivenName { kind: word.kind, concept, text: word.text, given: true, off: false })
    });
    let people = People { concepts: concepts.collect(), names: names.chain(words).collect() };
    let lessons = store::lesson::all(store).await?.into_iter().map(|row| Lesson {
        kind: row.kind,
        surface: row.surface,
        concept: row.concept,
        accepted: row.accepted,
        rejected: row.rejected,
    });
    Ok((Own::of(loaded, &people, lessons.collect()), layers))
}

/// The concepts of a load, as they were read from its file.
///
/// # Errors
/// A database error; `LibraryDamaged` for a term that cannot be read.
pub(crate) async fn terms(store: &Store, vocabulary: Id) -> Result<Vec<Term>, Problem> {
    let damaged = |error: serde_json::Error| Problem::new(ProblemCode::LibraryDamaged).detail(error);
    let rows = store::vocabulary::terms(store, vocabulary).await?;
    rows.iter().map(|row| serde_json::from_str(&row.body).map_err(damaged)).collect()
}

/// The concept, or one that shows its id when nobody knows it (a library that travelled, a vocabulary that was removed): a tag
/// is never dropped for want of a name.
pub(crate) fn known(own: &Own, kind: Kind, id: &str) -> Concept {
    own.get(kind, id).cloned().unwrap_or_else(|| Concept {
        kind,
        id: id.to_owned(),
        label_ja: id.to_owned(),
        label_en: id.to_owned(),
        short_ja: id.to_owned(),
        short_en: id.to_owned(),
        synonyms_ja: Vec::new(),
        synonyms_en: Vec::new(),
        parent: None,
    })
}

/// Refuses what is no concept of this library.
///
/// # Errors
/// `NoSuchConcept` with `concept`.
pub(crate) fn must_be_known(own: &Own, kind: Kind, id: &str) -> Result<(), Problem> {
    match own.get(kind, id) {
        Some(_) => Ok(()),
        None => Err(Problem::new(ProblemCode::NoSuchConcept).with("concept", id)),
    }
}
