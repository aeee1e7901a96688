//! What was taught, and forgetting it.

use super::{Forget, Lesson, LessonForget, Lessons};
use crate::commands::Nothing;
use crate::own::known;
use crate::prelude::*;
use crate::state::Open;
use crate::write::{operation, written};
use serde_json::json;
use store::rows::LessonRow;
use vocab::own::{Own, taught};

const SHOWN: usize = 500;

/// Everything taught, the most often decided first.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<Lessons, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let rows = store::lesson::all(&open.store).await?;
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    Ok(Lessons { total, lessons: rows.into_iter().take(SHOWN).map(|row| lesson(&own, row)).collect() })
}

/// What was taught about the names of one concept.
pub(crate) async fn of_concept(open: &Open, kind: Kind, concept: &str) -> Result<Vec<Lesson>, Problem> {
    let own = open.own();
    let rows = store::lesson::all(&open.store).await?.into_iter();
    Ok(rows.filter(|row| row.kind == kind && row.concept == concept).map(|row| lesson(&own, row)).collect())
}

fn lesson(own: &Own, row: LessonRow) -> Lesson {
    Lesson {
        id: row.id,
        kind: row.kind,
        concept: known(own, row.kind, &row.concept),
        surface: row.text,
        accepted: row.accepted,
        rejected: row.rejected,
        of_ninety: hundredth(taught(0.9, row.accepted, row.rejected)),
    }
}

/// To two decimals: a float of 32 bits is no number people write.
pub(crate) fn hundredth(score: f32) -> f64 {
    (f64::from(score) * 100.0).round() / 100.0
}

/// Forgets one lesson or all.
///
/// # Errors
/// `NoSuchLesson`.
pub async fn forget(context: &Context<'_>, args: LessonForget) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let one = match args.what {
        Forget::One(id) => Some(id),
        Forget::All => None,
    };
    let outcome = open
        .store
        .write(operation(context, "lesson-forget", json!({})), async |tx| {
            let count = store::lesson::forget(tx, one).await?;
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "lesson-forget", |count| (*count, None)).await
}
