//! What the meeting sees.

use super::rows::rows;
use super::{Returning, Returns, Shortlist};
use crate::commands::Nothing;
use crate::prelude::*;
use crate::round::RoundId;
use crate::round::data::data;

/// The meeting's view of a round.
///
/// # Errors
/// `NoSuchRound`.
pub async fn show(context: &Context<'_>, args: RoundId) -> Result<Shortlist, Problem> {
    let open = context.app.library().await?;
    let data = data(&open, args.round).await?;
    let rows = rows(&open, &data).await?;
    let here = (0..data.items.list.len()).filter(|at| data.items.list[*at].withdrawn.is_empty());
    let votes = here.flat_map(|at| data.opened_votes(at)).map(|vote| (vote.verdict, vote.reason.as_str()));
    let words = rows.iter().filter_map(|row| row.decided.as_ref());
    let words = words.map(|word| (Some(word.verdict), word.reason.as_str()));
    let earlier_reasons = data.earlier_reasons(votes.chain(words));
    Ok(Shortlist { reasons: data.standing()?.body.reasons.clone(), earlier_reasons, hidden: data.hidden, rows })
}

/// Held projects whose day has come, of all rounds.
///
/// # Errors
/// `NoLibrary`.
pub async fn returns(context: &Context<'_>, _: Nothing) -> Result<Returns, Problem> {
    let open = context.app.library().await?;
    let rows = store::last_word::returning(&open.store, &crate::export::today().to_string()).await?;
    let returning = |row: store::rows::ReturningRow| Returning {
        project: row.project,
        title_ja: row.title_ja,
        title_en: row.title_en,
        round: row.round,
        round_name: row.round_name,
        return_on: row.return_on,
        note: row.note,
    };
    Ok(Returns { projects: rows.into_iter().map(returning).collect() })
}
