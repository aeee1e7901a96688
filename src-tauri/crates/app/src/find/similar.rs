//! What is like projects, or like a text.

use super::words::{WordsOf, words_of};
use super::{Similar, SimilarHit, SimilarRequest};
use crate::prelude::*;
use crate::project::{chip, row};
use domain::Dim;
use index::Likeness;
use std::collections::HashSet;

/// Answers.
const MOST: u32 = 100;
/// Projects that are compared with at once.
const PROJECTS: usize = 200;
/// Longest text, in characters.
const TEXT_LIMIT: usize = 20_000;
/// Words that are told of each answer.
const TOLD: usize = 8;

/// What is like these projects and this text, the likest first.
///
/// # Errors
/// `NoLibrary`, a database error; `NoSuchProject`; `InvalidField` for an overlong text.
pub async fn similar(context: &Context<'_>, args: SimilarRequest) -> Result<Similar, Problem> {
    let open = context.app.library().await?;
    if args.text.chars().count() > TEXT_LIMIT {
        let problem = Problem::new(ProblemCode::InvalidField).with("field", "text");
        return Err(problem.with("reason", "too-long").with("limit", TEXT_LIMIT));
    }
    let own = open.own();
    let mut ids = args.projects.clone();
    if !ids.is_empty() {
        ids = open.selected(&Selection::These(ids)).await?;
        ids.truncate(PROJECTS);
    }
    let mut words = WordsOf::default();
    for project in store::project::texts(&open.store, &ids).await? {
        for text in [&project.title_ja, &project.title_en, &project.summary_ja, &project.summary_en, &project.keywords]
        {
            words_of(&own, text, &mut words);
        }
    }
    words_of(&own, &args.text, &mut words);
    let asked = open.asked(&args.filter).await?;
    let index = open.index();
    let mut seen = HashSet::new();
    let tags = ids.iter().filter_map(|id| index.get(*id)).flat_map(|entry| &entry.tagged.tags);
    let tags: Vec<(Kind, String)> =
        tags.map(|tag| (tag.kind, tag.concept.to_string())).filter(|tag| seen.insert(tag.clone())).collect();
    let to = Likeness {
        words: words.folded(),
        tags: tags.iter().map(|(kind, concept)| (Dim::of(*kind), concept.clone())).collect(),
        without: args.projects,
    };
    let (likes, compared) = index.like(&to, &asked, args.limit.min(MOST) as usize);
    let said = |at: &usize| words.as_written(*at).to_owned();
    let hits = likes
        .into_iter()
        .filter_map(|like| {
            Some(SimilarHit {
                row: row(&own, index.get(like.id)?),
                score: like.score,
                words: like.words.iter().take(TOLD).map(said).collect(),
                tags: like.tags.iter().map(|at| chip(&own, tags[*at].0, &tags[*at].1, false, false)).collect(),
            })
        })
        .collect();
    Ok(Similar { hits, words: compared.iter().map(said).collect() })
}
