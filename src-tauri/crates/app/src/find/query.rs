//! How a search text is read, and conditions written as one.

use super::{QueryReading, QueryTerms, QueryText, QueryWritten};
use crate::prelude::*;

/// Letters of a Latin name that is marked in texts.
const SHORTEST: usize = 4;

/// How a search text is read.
///
/// # Errors
/// `NoLibrary`.
pub async fn read(context: &Context<'_>, args: QueryText) -> Result<QueryReading, Problem> {
    let open = context.app.library().await?;
    let query = domain::query::read(&args.text);
    let (also, marks) = open.meaning(args.exact, |meaning| {
        meaning.want(&query.expr, true);
        (std::mem::take(&mut meaning.also), std::mem::take(&mut meaning.marks))
    });
    // A short Latin name would be marked within other words.
    let told = marks.into_iter().filter(|mark| !mark.word.whole || mark.word.text.len() >= SHORTEST);
    let mut marks: Vec<String> = told.map(|mark| mark.text).collect();
    marks.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then_with(|| a.cmp(b)));
    marks.dedup();
    let terms = domain::query::terms(&query.expr);
    Ok(QueryReading { nested: terms.is_none(), terms: terms.unwrap_or_default(), hints: query.hints, also, marks })
}

/// Conditions as a search text.
///
/// # Errors
/// None.
pub async fn write(_: &Context<'_>, args: QueryTerms) -> Result<QueryWritten, Problem> {
    Ok(QueryWritten { text: domain::query::write(&args.terms) })
}
