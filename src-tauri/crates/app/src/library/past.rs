//! An earlier state as a library of its own, what a damaged one still holds, and a smaller file.

use super::open::{adopt, checked, guarded, typed};
use super::{AsItWas, CompactRequest, Compacted, LibraryCopy, LibraryStatus, Recovered, RecoveredTable};
use crate::prelude::*;
use std::path::PathBuf;
use store::Store;

/// Writes the state right after an operation to a new file and opens that, to be looked at.
///
/// # Errors
/// `NoLibrary`, `LibraryExists`, `NotUndoable` (compacted), `DiskFull`, `NotWritable`, `Cancelled`: nothing stays.
pub async fn as_it_was(context: &Context<'_>, args: AsItWas) -> Result<LibraryStatus, Problem> {
    let open = context.app.library().await?;
    let out = checked(&args.out)?;
    open.store.as_it_was(args.operation, &out, &context.app.by(), context.bytes("taking-back")).await?;
    let access = open.store.access();
    drop(open);
    adopt(context, Store::open_read_only(&out, &access).await?).await
}

/// Reads what can be read of a damaged library into a new one.
///
/// # Errors
/// `LibraryExists`, `LibraryInUse`, `LibraryDamaged` when nothing can be read, `PassphraseNeeded`, `WrongPassphrase`,
/// `DiskFull`, `NotWritable`, `Cancelled`.
pub async fn recover(context: &Context<'_>, args: LibraryCopy) -> Result<Recovered, Problem> {
    let (from, out) = (PathBuf::from(&args.path), checked(&args.out)?);
    let access = context.app.access(args.passphrase.as_ref().map(typed));
    let reading = store::recover::recover(&from, &out, &access, context.bytes("recovering"));
    let tables = guarded(context.app, reading).await?;
    Ok(Recovered {
        path: out.as_path().into(),
        complete: tables.iter().all(|table| table.gaps == 0 && table.orphans == 0),
        tables: tables
            .into_iter()
            .map(|t| RecoveredTable { table: t.table, rows: t.rows, gaps: t.gaps, orphans: t.orphans })
            .collect(),
    })
}

/// Drops the details of old operations and gives the room back.
///
/// # Errors
/// `NoLibrary`, `LibraryReadOnly`; where there are people `WhoAreYou`, `NotActive`, `ChairOnly`: what it drops tells who
/// judged what; `InvalidField` for what is no date; `DiskFull`.
pub async fn compact(context: &Context<'_>, args: CompactRequest) -> Result<Compacted, Problem> {
    let open = context.app.library().await?;
    if open.me().people {
        crate::person::chair(&open)?;
    }
    let no_date = |_| Problem::new(ProblemCode::InvalidField).with("field", "date").with("reason", "no-date");
    let day: jiff::civil::Date = args.before.parse().map_err(no_date)?;
    // The day begins where this machine stands.
    let midnight = day.to_zoned_datetime(jiff::tz::TimeZone::system()).map_err(no_date)?.timestamp();
    let before = midnight.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
    let done = open.store.compact(&before, &context.app.by()).await?;
    Ok(Compacted { operations: done.operations, bytes_before: done.bytes_before, bytes_after: done.bytes_after })
}
