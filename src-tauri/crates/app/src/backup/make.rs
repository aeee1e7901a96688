//! Making a backup, and letting old ones go.

use super::{Backup, BackupMade, BackupRequest, BackupWish};
use crate::App;
use crate::prelude::*;
use crate::state::Open;
use domain::BackupReason;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use store::backup;

/// A backup is due when the newest is this old.
const DAY: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

impl App {
    /// Where backups of a library go.
    pub(crate) fn backup_folder(&self, library: &Path) -> PathBuf {
        let chosen = self.settings.lock().unwrap_or_else(PoisonError::into_inner).backup_folder.clone();
        chosen.map_or_else(|| backup::folder_of(library), PathBuf::from)
    }
}

/// A backup now, or if it is due.
///
/// # Errors
/// `NoLibrary`, `LibraryReadOnly`, `NotWritable`, `DiskFull`, `LibraryDamaged`, `Cancelled`.
pub async fn make(context: &Context<'_>, args: BackupRequest) -> Result<BackupMade, Problem> {
    let open = context.app.library().await?;
    let reason = match args.reason {
        BackupWish::Manual => BackupReason::Manual,
        BackupWish::Daily if due(context.app, &open).await? => BackupReason::Daily,
        BackupWish::Daily => return Ok(BackupMade { backup: None, removed: 0 }),
    };
    let (backup, removed) = made(context, &open, reason).await?;
    Ok(BackupMade { backup: Some(backup), removed })
}

/// Whether the newest backup is older than a day and something was done since. A sample needs none.
pub(crate) async fn due(app: &App, open: &Open) -> Result<bool, Problem> {
    let store = &open.store;
    if store.read_only() || store.meta().sample {
        return Ok(false);
    }
    let newest = backup::list(&app.backup_folder(store.path()), Some(&store.meta().uuid)).into_iter().find(|b| b.whole);
    let Some(newest) = newest else { return Ok(store.head().await?.0 > 0) };
    let age = newest.manifest.at.parse::<jiff::Timestamp>().map(|at| jiff::Timestamp::now().duration_since(at));
    let old = age.map_or(true, |age| age >= DAY || age.is_negative());
    Ok(old && store.head().await?.1 != newest.manifest.last_operation)
}

/// Makes one, thins out the older ones of this library, remembers when. Answers it and how many went.
pub(crate) async fn made(context: &Context<'_>, open: &Open, reason: BackupReason) -> Result<(Backup, u32), Problem> {
    let folder = context.app.backup_folder(open.store.path());
    let new = open.store.back_up(&folder, reason, context.bytes("backup")).await?;
    let rule = context.app.settings.lock().unwrap_or_else(PoisonError::into_inner).backup_rule;
    let all = backup::list(&folder, Some(&open.store.meta().uuid));
    let mut removed = 0;
    for old in backup::thin(&all, rule) {
        // One that cannot be removed now goes next time.
        removed += u32::from(backup::remove(&old).is_ok());
    }
    open.beside.lock().unwrap_or_else(PoisonError::into_inner).backed_up_at = Some(new.manifest.at.clone());
    Ok((Backup::from(new), removed))
}
