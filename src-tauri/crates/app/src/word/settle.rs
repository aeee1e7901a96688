//! Words that wait, and what a person makes of them.

use super::{Word, WordRequest, WordSettle, WordState, Words};
use crate::own::{known, must_be_known};
use crate::prelude::*;
use crate::write::{operation, written};
use serde_json::json;
use store::rows::{TagRow, TagState, WordFull};
use vocab::own::Own;

const WORDS: u32 = 500;
/// Concepts offered for a word.
const NEAREST: usize = 4;

impl WordState {
    fn word(self) -> &'static str {
        match self {
            WordState::Open => "open",
            WordState::Settled => "settled",
            WordState::Ignored => "ignored",
        }
    }
}

/// Words in a state, the most used first.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, args: WordRequest) -> Result<Words, Problem> {
    let open = context.app.library().await?;
    let (rows, _) = store::word::list(&open.store, args.state.word(), 0, WORDS).await?;
    let (_, waiting) = store::word::list(&open.store, WordState::Open.word(), 0, 0).await?;
    Ok(Words { open: waiting, words: rows.into_iter().map(|row| word(&open.own(), args.state, row)).collect() })
}

fn word(own: &Own, state: WordState, row: WordFull) -> Word {
    let WordFull { word, uses, examples } = row;
    let nearest = match state {
        WordState::Open => own.search(word.kind, &word.text, NEAREST, &|_| 0).0,
        WordState::Settled | WordState::Ignored => Vec::new(),
    };
    Word {
        id: word.id,
        kind: word.kind,
        state,
        concept: word.concept.as_deref().map(|id| known(own, word.kind, id)),
        projects: uses,
        examples: examples.into_iter().map(|(_, title)| title).collect(),
        nearest: nearest.into_iter().map(|hit| hit.concept.clone()).collect(),
        text: word.text,
    }
}

/// Settles a word for all rows, now and later: the projects it stands in get the concept, with the cell as evidence.
///
/// # Errors
/// `NoSuchWord`, `NoSuchConcept`.
pub async fn settle(context: &Context<'_>, args: WordSettle) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let gone = || Problem::new(ProblemCode::NoSuchWord);
    let row = store::word::get(&open.store, args.word).await?.ok_or_else(gone)?;
    let own = open.own();
    if let Some(concept) = &args.concept {
        must_be_known(&own, row.kind, concept)?;
    }
    let concept = args.concept.as_deref().map(|id| known(&own, row.kind, id));
    let params = json!({
        "kind": row.kind,
        "word": row.text,
        "concept_ja": concept.as_ref().map(|c| c.label_ja.clone()),
        "concept_en": concept.as_ref().map(|c| c.label_en.clone()),
    });
    let kind = if concept.is_some() { "word-settle" } else { "word-free" };
    let outcome = open
        .store
        .write(operation(context, kind, params), async |tx| {
            store::word::settle(tx, row.id, concept.as_ref().map(|c| c.id.as_str()), concept.is_none()).await?;
            let mut count = 0;
            if let Some(concept) = &concept {
                let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
                let tags: Vec<TagRow> = store::word::uses_in(tx, row.id)
                    .await?
                    .into_iter()
                    .map(|place| TagRow {
                        id: 0,
                        project: place.project,
                        kind: row.kind,
                        concept: concept.id.clone(),
                        main: false,
                        state: TagState::Proposed,
                        evidence: place.evidence,
                        source: Some(place.source),
                        by: by.clone(),
                        at: at.clone(),
                        ground: None,
                    })
                    .collect();
                tx.over_all();
                let given = store::tag::give(tx, &tags).await?;
                count = given.saturating_sub(tx.unseen_tags().await?);
            }
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, kind, |count| (*count, None)).await
}
