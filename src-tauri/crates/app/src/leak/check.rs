//! One workbook looked at, with the names the open library knows.

use super::{Leak, LeakReport, LeakRequest};
use crate::prelude::*;
use leaks::book::{Refusal, look};
use leaks::{Kind, Words};
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

/// Looks at a workbook as at a file that goes to a partner. In an open library the names of those who work in it are looked for
/// as well; without one the rules alone speak.
///
/// # Errors
/// `FileMissing`, `FileUnreadable`; `LeakUnchecked` (`path`, `reason`) for what cannot be read to its end: it is not called clean.
pub async fn check(context: &Context<'_>, args: LeakRequest) -> Result<LeakReport, Problem> {
    let mut words = Words::new();
    if let Ok(open) = context.app.library().await {
        for person in store::person::all(&open.store).await? {
            words.add(Kind::Reviewer, &person.name);
        }
    }
    let path = PathBuf::from(&args.file);
    let shown = path.display().to_string();
    let work = move || {
        let file = File::open(&path).map_err(|error| Problem::io(&error, &shown, false))?;
        look(BufReader::new(file), &words).map_err(|refusal| unchecked(&refusal, &shown))
    };
    let report = tokio::task::spawn_blocking(work).await.map_err(Problem::fault)??;
    let leak =
        |found: leaks::Finding| Leak { kind: found.kind.name(), place: found.place.to_string(), text: found.text };
    Ok(LeakReport {
        leaks: report.findings.into_iter().map(leak).collect(),
        more: u32::try_from(report.more).unwrap_or(u32::MAX),
        unread: report.unread,
    })
}

fn unchecked(refusal: &Refusal, path: &str) -> Problem {
    let reason = match refusal {
        Refusal::Password => "leak-password",
        Refusal::Xls | Refusal::Xlsb | Refusal::OpenDocument => "leak-format",
        Refusal::NotAWorkbook => "leak-no-workbook",
        Refusal::Damaged(_) | Refusal::Unreadable => "leak-damaged",
        Refusal::TooLarge => "leak-too-large",
    };
    let problem = Problem::new(ProblemCode::LeakUnchecked).with("path", path).with("reason", reason);
    match refusal {
        Refusal::Damaged(part) => problem.detail(part),
        _ => problem,
    }
}
