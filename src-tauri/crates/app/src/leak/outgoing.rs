//! A document that is about to leave: looked through under its draft's name, before it gets its own.

use super::check::looked;
use super::{LeakOverride, LeakReport, LeakSeen};
use crate::prelude::*;
use crate::state::Open;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Refused documents whose findings can still be looked at.
const KEPT: usize = 8;

/// The findings of the documents refused last, by their digest. They go with the library.
#[derive(Debug, Default)]
pub(crate) struct Held(Mutex<VecDeque<(String, LeakReport)>>);

impl Held {
    fn keep(&self, seen: &str, report: LeakReport) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|(other, _)| other != seen);
        held.truncate(KEPT - 1);
        held.push_front((seen.to_owned(), report));
    }

    fn get(&self, seen: &str) -> Option<LeakReport> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.iter().find(|(other, _)| other == seen).map(|(_, report)| report.clone())
    }
}

/// What was found in a document that was not written.
///
/// # Errors
/// `NoSuchFindings` where the library was closed meanwhile, or other documents were refused since.
pub async fn found(context: &Context<'_>, args: LeakSeen) -> Result<LeakReport, Problem> {
    let open = context.app.library().await?;
    open.held_leaks.get(&args.seen).ok_or_else(|| Problem::new(ProblemCode::NoSuchFindings))
}

/// Looks through the draft of a document for somebody outside. What the record of the export says of it: nothing where nothing
/// was found.
///
/// # Errors
/// `LeaksFound` (`count`, `seen`, `path`) while nobody answers for exactly these findings; `LeakUnchecked`; `InvalidField` for an
/// answer without a name or a reason.
pub(crate) async fn answered(
    open: &Open,
    (draft, path): (&Path, &str),
    audience: Audience,
    answer: Option<&LeakOverride>,
) -> Result<Value, Problem> {
    if audience.may_see(Class::Internal) {
        return Ok(Value::Null);
    }
    let report = looked(Some(open), draft.to_owned(), audience).await.map_err(|problem| problem.with("path", path))?;
    if report.clean() {
        return Ok(Value::Null);
    }
    let count = report.leaks.len() + report.more as usize + report.unread.len();
    let seen = digest(&report);
    let Some(answer) = answer.filter(|answer| answer.seen == seen) else {
        open.held_leaks.keep(&seen, report);
        return Err(Problem::new(ProblemCode::LeaksFound).with("path", path).with("count", count).with("seen", seen));
    };
    let by = bounded("name", &answer.by, 100)?;
    let reason = bounded("reason", &answer.reason, 1_000)?;
    Ok(json!({ "count": count, "by": by, "reason": reason }))
}

fn bounded<'a>(field: &str, text: &'a str, most: usize) -> Result<&'a str, Problem> {
    let text = text.trim();
    let refused = |reason: &str| Problem::new(ProblemCode::InvalidField).with("field", field).with("reason", reason);
    match text.chars().count() {
        0 => Err(refused("code-needed")),
        count if count > most => Err(refused("too-long").with("limit", most)),
        _ => Ok(text),
    }
}

/// The same findings at the same places, the same digest.
fn digest(report: &LeakReport) -> String {
    crate::export::sha256(json!([report.leaks, report.more, report.unread]).to_string().as_bytes())
}
