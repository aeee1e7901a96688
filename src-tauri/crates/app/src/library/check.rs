//! Integrity: on demand, and once after opening.

use super::{CareReport, CheckReport, CheckRequest, ConflictCopy};
use crate::commands::Nothing;
use crate::prelude::*;
use crate::state::Open;
use domain::BackupReason;
use std::sync::PoisonError;

/// Checks the file: SQLite's own check, references and our rules; `full` also every page, digest and attachment.
///
/// # Errors
/// `NoLibrary`.
pub async fn check(context: &Context<'_>, args: CheckRequest) -> Result<CheckReport, Problem> {
    report(&*context.app.library().await?, args.full).await
}

async fn report(open: &Open, full: bool) -> Result<CheckReport, Problem> {
    let checked = open.store.check(full).await?;
    Ok(CheckReport {
        clean: checked.findings.is_empty(),
        findings: checked.findings,
        operations: checked.operations,
        head: checked.head,
        looked_at: checked.looked_at.into_iter().map(str::to_owned).collect(),
    })
}

/// What is done once after opening, while people begin to work: the quick check, the daily backup where it is due (a
/// damaged library is not copied over good backups), and a look at what lies beside the file.
///
/// # Errors
/// `NoLibrary`; what keeps a backup from being made (`DiskFull`, `NotWritable`).
pub async fn care(context: &Context<'_>, _: Nothing) -> Result<CareReport, Problem> {
    let open = context.app.library().await?;
    let check = report(&open, false).await?;
    let copies = store::place::copies(open.store.path(), &open.store.meta().uuid, &open.store.access()).await;
    let copies = copies.into_iter().map(|copy| {
        let modified = std::fs::metadata(&copy.path).and_then(|m| m.modified()).ok();
        let modified = modified.and_then(|at| jiff::Timestamp::try_from(at).ok());
        ConflictCopy {
            name: copy.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            path: copy.path.as_path().into(),
            modified_at: modified.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default(),
            same: copy.same,
        }
    });
    open.beside.lock().unwrap_or_else(PoisonError::into_inner).copies = copies.collect();
    let due = check.clean && crate::backup::due(context.app, &open).await?;
    let backup = if due { Some(crate::backup::made(context, &open, BackupReason::Daily).await?.0) } else { None };
    Ok(CareReport { check, backup })
}
