//! What is said about a theme, with mentions of projects.

use super::{Comment, CommentNew, Comments, ThemeId, ThemePart, full};
use crate::prelude::*;
use crate::project::row;
use crate::state::Open;
use crate::write::{bounded, invalid, operation, written};
use serde_json::json;

/// Longest comment, in characters.
const TEXT: usize = 2_000;

/// Says something. A mention `[[id]]` is of a project that can be seen.
///
/// # Errors
/// `NoSuchTheme`; `NoSuchProject` (`key`) for a mention of none; `InvalidField` for an empty text or one over 2,000 characters.
pub async fn comment(context: &Context<'_>, args: CommentNew) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let text = args.text.trim();
    bounded("comment", text, TEXT)?;
    let theme = full(&open, args.theme).await?;
    let mut mentions: Vec<Id> = mentions(text).map(|mention| mention.id).collect();
    mentions.sort_unstable();
    mentions.dedup();
    if let Some(id) = mentions.iter().find(|id| open.index().get(**id).is_none()) {
        return Err(Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{id}")));
    }
    let outcome = open
        .store
        .write(operation(context, "theme-comment", json!({ "code": theme.code })), async |tx| {
            tx.set_count(1);
            store::comment::add(tx, args.theme, text, &mentions).await
        })
        .await?;
    written(&open, outcome, "theme-comment", |id| (1, Some(*id))).await
}

/// Takes a comment away. Where there are people, only who wrote it or a chair.
///
/// # Errors
/// `InvalidField` when it is gone; `WhoAreYou`, `NotActive`, `ChairOnly`.
pub async fn comment_remove(context: &Context<'_>, args: ThemePart) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let comment = store::comment::get(&open.store, args.id).await?;
    let comment = comment.ok_or_else(|| invalid("comment", "comment-gone"))?;
    if open.me().people {
        let person = crate::person::acting(&open)?;
        if person.name != comment.by {
            crate::person::chair(&open)?;
        }
    }
    let theme = full(&open, comment.theme).await?;
    let outcome = open
        .store
        .write(operation(context, "theme-comment-remove", json!({ "code": theme.code })), async |tx| {
            // A comment goes whole, also where it mentions what is hidden from whoever removes it.
            tx.over_all();
            tx.set_count(1);
            store::comment::remove(tx, args.id).await
        })
        .await?;
    written(&open, outcome, "theme-comment-remove", |()| (1, None)).await
}

/// The comments on a theme, oldest first. A mention of what may not be shown, or is gone, stands in the text as `[[0]]`.
///
/// # Errors
/// `NoSuchTheme`.
pub async fn comments(context: &Context<'_>, args: ThemeId) -> Result<Comments, Problem> {
    let open = context.app.library().await?;
    full(&open, args.id).await?;
    let rows = store::comment::of_theme(&open.store, args.id).await?;
    Ok(Comments {
        comments: rows
            .into_iter()
            .map(|comment| {
                let mentions = shown(&open, &comment.mentions);
                let text = told(&comment.text, &mentions);
                Comment { id: comment.id, text, mentions, by: comment.by, at: comment.at }
            })
            .collect(),
    })
}

fn shown(open: &Open, mentions: &[Id]) -> Vec<ProjectRow> {
    let (own, index) = (open.own(), open.index());
    mentions.iter().filter_map(|id| index.get(*id)).map(|entry| row(&own, entry)).collect()
}

/// A comment as whoever works here may read it: a mention of what may not be shown names nothing.
pub(crate) fn readable(open: &Open, text: &str) -> String {
    let ids: Vec<Id> = mentions(text).map(|mention| mention.id).collect();
    told(text, &shown(open, &ids))
}

/// A text in which a mention that is not shown names nothing.
fn told(text: &str, shown: &[ProjectRow]) -> String {
    let mut told = String::with_capacity(text.len());
    let mut last = 0;
    for mention in mentions(text).filter(|mention| shown.iter().all(|row| row.id != mention.id)) {
        told.push_str(&text[last..mention.from]);
        told.push_str("[[0]]");
        last = mention.to;
    }
    told.push_str(&text[last..]);
    told
}

/// A mention in a text, by the bytes it takes.
struct Mention {
    id: Id,
    from: usize,
    to: usize,
}

/// Every `[[id]]` of a text. Other brackets are text.
fn mentions(text: &str) -> impl Iterator<Item = Mention> {
    text.match_indices("]]").filter_map(|(end, closing)| {
        let opened = text[..end].trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &text[opened.len()..end];
        let from = opened.strip_suffix("[[")?.len();
        Some(Mention { id: digits.parse().ok()?, from, to: end + closing.len() })
    })
}

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn only_whole_numbers_in_double_brackets_are_mentions() {
        let check = |text: &str, ids: &[i64]| {
            assert_eq!(mentions(text).map(|mention| mention.id).collect::<Vec<_>>(), ids, "{text}");
        };
        check("[[12]]と[[3]]を見る", &[12, 3]);
        check("[[12] [[a]] [[]] [[1 2]] [[-4]] [ [5]]", &[]);
        check("[[[7]]]", &[7]);
        check("[[99999999999999999999]] [[8]]", &[8]);
    }
}
