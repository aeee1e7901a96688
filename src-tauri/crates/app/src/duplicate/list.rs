//! Proposals, side by side.

use super::{DuplicatePair, DuplicateRequest, Duplicates, PairState, Side};
use crate::import::PairKind;
use crate::prelude::*;
use crate::state::Open;
use store::rows::{PairFull, PairSide};

const PAIRS: u32 = 200;

impl PairState {
    fn word(self) -> &'static str {
        match self {
            PairState::Open => "open",
            PairState::Merged => "merged",
            PairState::Apart => "apart",
        }
    }

    fn parse(word: &str) -> PairState {
        [PairState::Merged, PairState::Apart].into_iter().find(|state| state.word() == word).unwrap_or(PairState::Open)
    }
}

/// Proposals in a state, the most alike first.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, args: DuplicateRequest) -> Result<Duplicates, Problem> {
    let open = context.app.library().await?;
    let (rows, total) = store::pair::list(&open.store, args.state.word(), args.offset, args.limit.min(PAIRS)).await?;
    let waiting = match args.state {
        PairState::Open => total,
        _ => store::pair::list(&open.store, PairState::Open.word(), 0, 0).await?.1,
    };
    let mut pairs = Vec::with_capacity(rows.len());
    for row in rows {
        pairs.push(pair(&open, row).await?);
    }
    Ok(Duplicates { total, open: waiting, pairs })
}

async fn pair(open: &Open, row: PairFull) -> Result<DuplicatePair, Problem> {
    let PairFull { pair, a, b } = row;
    Ok(DuplicatePair {
        id: pair.id,
        kind: if pair.kind == "renumbered" { PairKind::Renumbered } else { PairKind::Similar },
        score: pair.score,
        state: PairState::parse(&pair.state),
        a: side(open, a).await?,
        b: side(open, b).await?,
        by: pair.by,
        at: pair.at,
    })
}

async fn side(open: &Open, side: Option<PairSide>) -> Result<Option<Side>, Problem> {
    let Some(PairSide { project, .. }) = side else { return Ok(None) };
    let own = open.own();
    let Some(row) = open.index().get(project.id).map(|entry| crate::project::row(&own, entry)) else { return Ok(None) };
    let Some(detail) = store::project::detail(&open.store, project.id).await? else { return Ok(None) };
    let mut files: Vec<String> = detail.years.iter().map(|year| year.import.file.clone()).collect();
    files.sort();
    files.dedup();
    let themes = u32::try_from(detail.themes.len()).unwrap_or(u32::MAX);
    Ok(Some(Side { row, researcher: project.researcher, summary_ja: project.summary_ja, files, themes }))
}
