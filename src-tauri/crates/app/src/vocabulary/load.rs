//! Loading a vocabulary file, taking one out of use, and what is loaded.

use super::file::read;
use super::preview::{Touched, compare, file_name, formats};
use super::{LoadedVocabulary, ReviewReason, Vocabularies, VocabularyId, VocabularyRequest};
use crate::commands::Nothing;
use crate::concept::carried;
use crate::prelude::*;
use crate::write::{operation, written};
use serde_json::json;
use store::Tx;
use store::rows::{ReviewRow, TermRow, VocabularyRow};
use vocab::own::Own;

/// Terms written at once.
const CHUNK: usize = 2_000;

/// Every vocabulary of this library.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<Vocabularies, Problem> {
    let open = context.app.library().await?;
    let loaded = store::vocabulary::current(&open.store).await?;
    let own = store::concept::all(&open.store).await?;
    let waiting = store::vocabulary::reviews(&open.store, "open").await?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(Vocabularies {
        loaded: loaded.into_iter().map(LoadedVocabulary::of).collect(),
        own: count(own.iter().filter(|concept| concept.own && concept.merged.is_none()).count()),
        waiting: count(waiting.len()),
        formats: formats(),
    })
}

/// Loads a file in place of the one of its name; tags of concepts that are obsolete, gone or called otherwise afterwards wait
/// for a person. All of it or nothing.
///
/// # Errors
/// As `vocabulary.preview`.
pub async fn load(context: &Context<'_>, args: VocabularyRequest) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let read = read(context, &args).await?;
    if read.loaded.terms.is_empty() {
        let path = std::path::PathBuf::from(&args.file);
        return Err(Problem::new(ProblemCode::VocabularyEmpty).with("path", path.display()));
    }
    let compared = compare(&open, &args, &read).await?;
    let (own, loaded) = (open.own(), &read.loaded);
    let row = VocabularyRow {
        id: 0,
        name: compared.name.clone(),
        kind: compared.kind,
        format: loaded.format.code().to_owned(),
        file: file_name(&args),
        sha256: read.sha256.clone(),
        version: loaded.version.clone(),
        licence: loaded.licence.clone(),
        terms: u32::try_from(loaded.terms.len()).unwrap_or(u32::MAX),
        by: String::new(),
        at: String::new(),
    };
    let params = json!({ "name": row.name, "version": row.version, "file": row.file, "kind": row.kind });
    let outcome = open
        .store
        .write(operation(context, "vocabulary-load", params), async |tx| {
            let id = store::vocabulary::load(tx, &row).await?;
            let total = u64::try_from(loaded.terms.len()).unwrap_or(u64::MAX);
            for (nth, part) in loaded.terms.chunks(CHUNK).enumerate() {
                context.stage(u64::try_from(nth * CHUNK).unwrap_or(u64::MAX), Some(total), "writing")?;
                let first = tx.take_ids(part.len())?;
                let rows: Result<Vec<TermRow>, Problem> = (first..)
                    .zip(part)
                    .map(|(row, term)| {
                        let body = serde_json::to_string(term).map_err(Problem::fault)?;
                        Ok(TermRow { id: row, vocabulary: id, concept: term.id.clone(), obsolete: term.obsolete, body })
                    })
                    .collect();
                store::vocabulary::insert_terms(tx, &rows?).await?;
            }
            for touched in compared.touched.iter().filter(|touched| touched.reason == ReviewReason::Removed) {
                remember(tx, &own, compared.kind, &touched.concept).await?;
            }
            let waiting = compared.touched.iter().map(|touched| waiting(id, compared.kind, touched));
            store::vocabulary::ask(tx, &waiting.collect::<Vec<_>>()).await?;
            tx.set_count(row.terms);
            Ok(id)
        })
        .await?;
    let done = written(&open, outcome, "vocabulary-load", |id| (row.terms, Some(*id))).await;
    context.app.vocabulary.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    done
}

/// What a concept was called stays, though no vocabulary has it any more: its tags still say so.
async fn remember(tx: &mut Tx, own: &Own, kind: Kind, concept: &str) -> Result<(), Problem> {
    if let Some(was) = own.get(kind, concept) {
        store::concept::rename(tx, kind, concept, (&was.label_ja, &was.label_en)).await?;
    }
    Ok(())
}

fn waiting(vocabulary: Id, kind: Kind, touched: &Touched) -> ReviewRow {
    let reason = match touched.reason {
        ReviewReason::Obsolete => "obsolete",
        ReviewReason::Removed => "removed",
        ReviewReason::Renamed => "renamed",
    };
    ReviewRow {
        id: 0,
        vocabulary,
        vocabulary_name: String::new(),
        kind,
        concept: touched.concept.clone(),
        reason: reason.to_owned(),
        before: touched.before.clone(),
        successors: json!(touched.successors),
        state: "open".to_owned(),
    }
}

/// Takes a vocabulary out of use; tags of concepts that only it knows wait for a person.
///
/// # Errors
/// `NoSuchVocabulary`.
pub async fn remove(context: &Context<'_>, args: VocabularyId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let row = store::vocabulary::current(&open.store).await?.into_iter().find(|row| row.id == args.id);
    let row = row.ok_or_else(|| Problem::new(ProblemCode::NoSuchVocabulary))?;
    let own = open.own();
    let only_here = |id: &str| {
        let shipped = vocab::Vocabulary::shipped().get(row.kind, id).is_some();
        let others = own.loaded().iter().filter(|layer| layer.kind() == row.kind && layer.name() != row.name);
        !shipped && !own.is_made_here(row.kind, id) && !others.into_iter().any(|layer| layer.has(id))
    };
    let of_it = own.loaded().iter().find(|layer| layer.name() == row.name && layer.kind() == row.kind);
    let carried = carried(&open, row.kind).await?;
    let mut gone: Vec<&String> =
        carried.keys().filter(|id| of_it.is_some_and(|layer| layer.has(id)) && only_here(id)).collect();
    gone.sort_unstable();
    let waiting: Vec<ReviewRow> = gone
        .into_iter()
        .map(|concept| {
            let touched = Touched {
                concept: concept.clone(),
                reason: ReviewReason::Removed,
                before: own.get(row.kind, concept).map(|c| c.label_ja.clone()).unwrap_or_default(),
                successors: Vec::new(),
            };
            waiting(row.id, row.kind, &touched)
        })
        .collect();
    let params = json!({ "name": row.name, "version": row.version });
    let outcome = open
        .store
        .write(operation(context, "vocabulary-remove", params), async |tx| {
            store::vocabulary::remove(tx, row.id).await?;
            for gone in &waiting {
                remember(tx, &own, row.kind, &gone.concept).await?;
            }
            store::vocabulary::ask(tx, &waiting).await?;
            tx.set_count(row.terms);
            Ok(())
        })
        .await?;
    written(&open, outcome, "vocabulary-remove", |()| (row.terms, None)).await
}
