//! A person decides: one project, or two.

use super::{DuplicateId, DuplicateMerge};
use crate::prelude::*;
use crate::project::effective::refresh;
use crate::write::{operation, written};
use domain::text::mark;
use serde_json::json;
use std::collections::HashMap;
use store::rows::{PairFull, ProjectRow};

fn words(project: &ProjectRow) -> serde_json::Value {
    json!({ "title_ja": project.title_ja, "title_en": project.title_en, "key": project.key })
}

async fn open_pair(open: &crate::state::Open, id: Id) -> Result<(PairFull, ProjectRow, ProjectRow), Problem> {
    let gone = || Problem::new(ProblemCode::NoSuchProposal);
    let pair = store::pair::get(&open.store, id).await?.ok_or_else(gone)?;
    if pair.pair.state == "merged" {
        return Err(gone());
    }
    let (a, b) = (pair.a.clone().ok_or_else(gone)?.project, pair.b.clone().ok_or_else(gone)?.project);
    Ok((pair, a, b))
}

/// Links two projects: years, tags and themes of the other go under the one kept, its number leads there from now on.
///
/// # Errors
/// `NoSuchProposal` when it was settled or taken back; `NoSuchProject` when `keep` is neither of the two.
pub async fn merge(context: &Context<'_>, args: DuplicateMerge) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let (_, a, b) = open_pair(&open, args.pair).await?;
    let (keep, gone) = match args.keep {
        id if id == a.id => (a, b),
        id if id == b.id => (b, a),
        id => return Err(Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{id}"))),
    };
    let outcome = open
        .store
        .write(operation(context, "duplicate-merge", words(&keep)), async |tx| {
            store::pair::merge(tx, keep.id, gone.id).await?;
            // What could be found by the other's words can be found still.
            let words = gone.folded.lines().map(mark::split).map(|(mark, line)| (mark, line.to_owned()));
            let beside = HashMap::from([(keep.id, words.collect())]);
            refresh(tx, &[keep.id], &beside).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "duplicate-merge", |()| (1, None)).await
}

/// Keeps two projects apart; they are never proposed again.
///
/// # Errors
/// `NoSuchProposal` when it was settled or taken back.
pub async fn apart(context: &Context<'_>, args: DuplicateId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let (_, a, _) = open_pair(&open, args.pair).await?;
    let outcome = open
        .store
        .write(operation(context, "duplicate-apart", words(&a)), async |tx| {
            store::pair::set_apart(tx, args.pair, true).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "duplicate-apart", |()| (1, None)).await
}
