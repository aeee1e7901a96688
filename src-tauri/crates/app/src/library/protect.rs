//! Encrypt, change the passphrase, store unencrypted: the library and its backups.

use super::open::{adopt, guarded, shut, typed};
use super::{Protect, Protected};
use crate::prelude::*;
use domain::BackupReason;
use store::{Access, Key, Store, backup, convert};

/// Converts the open library, then each of its backups. The library is closed meanwhile and open afterwards, also when
/// the conversion failed.
///
/// # Errors
/// `NoLibrary`, `LibraryReadOnly`; `WrongPassphrase` where `current` is not the one in force; `InvalidField` for a short
/// new one; `DiskFull`, `NotWritable`: everything is as before then. `Cancelled` between two backups: what is converted
/// stays converted.
pub async fn protect(context: &Context<'_>, args: Protect) -> Result<Protected, Problem> {
    let app = context.app;
    let open = app.library().await?;
    let path = open.store.path().to_owned();
    if open.store.read_only() {
        return Err(Problem::new(ProblemCode::LibraryReadOnly).with("path", path.display()));
    }
    let new = args.new.as_ref().map(|words| Key::chosen(words.words())).transpose()?;
    let current = open.store.access();
    let given = args.current.as_ref().map(typed);
    if current.key.is_some() {
        guarded(app, async {
            if given == current.key {
                return Ok(());
            }
            Err(Problem::new(ProblemCode::WrongPassphrase).with("path", path.display()))
        })
        .await?;
    }
    let folder = app.backup_folder(&path);
    let uuid = open.store.meta().uuid.clone();
    context.stage(0, None, "backup")?;
    // Of the state before; it is converted with the others below.
    crate::backup::made(context, &open, BackupReason::BeforeConversion).await?;
    drop(open);
    shut(app).await?;
    context.stage(0, None, "converting")?;
    let converted = convert::library(&path, &current, new.as_ref()).await;
    let access = if converted.is_ok() { app.access(new.clone()) } else { current.clone() };
    let status = adopt(context, Store::open(&path, &access).await?).await?;
    converted?;
    let of_this = backup::list(&folder, Some(&uuid));
    let total = u64::try_from(of_this.len()).unwrap_or(u64::MAX);
    let (mut backups, mut left) = (0, Vec::new());
    let from = Access { key: current.key, backups: None };
    for (done, old) in of_this.iter().enumerate() {
        context.stage(u64::try_from(done).unwrap_or(0), Some(total), "converting-backups")?;
        match convert::backup(&old.path, &from, new.as_ref()).await {
            Ok(()) => backups += 1,
            Err(_) => left.push(old.path.as_path().into()),
        }
    }
    Ok(Protected { status, backups, left })
}
