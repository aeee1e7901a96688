//! One workbook looked at, with the words the open library knows.

use super::{Leak, LeakReport, LeakRequest, known, published};
use crate::prelude::*;
use crate::state::Open;
use leaks::Words;
use leaks::book::{Refusal, look};
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

/// Looks at a workbook as at a file that goes to a partner. In an open library the words that only it knows are looked for as
/// well, as for the public; without one the rules alone speak.
///
/// # Errors
/// `FileMissing`, `FileUnreadable`; `LeakUnchecked` (`path`, `reason`) for what cannot be read to its end: it is not called clean.
pub async fn check(context: &Context<'_>, args: LeakRequest) -> Result<LeakReport, Problem> {
    let open = context.app.library().await.ok();
    looked(open.as_deref(), PathBuf::from(&args.file), Audience(Class::Public)).await
}

/// A workbook looked at, as one for this audience.
pub(super) async fn looked(open: Option<&Open>, path: PathBuf, audience: Audience) -> Result<LeakReport, Problem> {
    let words = match open {
        Some(open) => known::words(open, audience).await?,
        None => Words::new(),
    };
    let shown = path.display().to_string();
    let work = move || {
        let file = File::open(&path).map_err(|error| Problem::io(&error, &shown, false))?;
        look(BufReader::new(file), &words).map_err(|refusal| unchecked(&refusal, &shown))
    };
    let mut report = tokio::task::spawn_blocking(work).await.map_err(Problem::fault)??;
    let published = match open {
        Some(open) => published::set_aside(open, &mut report.findings).await?,
        None => 0,
    };
    let leak =
        |found: leaks::Finding| Leak { kind: found.kind.name(), place: found.place.to_string(), text: found.text };
    Ok(LeakReport {
        leaks: report.findings.into_iter().map(leak).collect(),
        more: u32::try_from(report.more).unwrap_or(u32::MAX),
        unread: report.unread,
        published: u32::try_from(published).unwrap_or(u32::MAX),
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
