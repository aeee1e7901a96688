//! An earlier state from the log, as a library of its own.

use crate::backup::{self, Progress};
use crate::file::{Access, Store};
use crate::inverse::apply;
use crate::problem::{Cell, Result, db};
use crate::write::{NewOperation, Tx};
use domain::{Id, Problem, ProblemCode};
use std::path::Path;

impl Store {
    /// Writes the library as it stood right after `operation` to `out`: a copy in which everything later is taken
    /// back, newest first. It is marked with its time and meant to be looked at, not worked in.
    ///
    /// # Errors
    /// `LibraryExists`; `NotUndoable` when the operation is unknown or the details of a later one were compacted;
    /// `DiskFull`, `NotWritable`, what `progress` returns. Nothing stays at `out` then.
    pub async fn as_it_was(&self, operation: Id, out: &Path, by: &str, progress: Progress) -> Result<()> {
        if out.exists() {
            return Err(Problem::new(ProblemCode::LibraryExists).with("path", out.display()));
        }
        let (later, at) = {
            let mut read = self.read().await?;
            let row = sqlx::query(
                "SELECT at, (SELECT count(*) FROM operation WHERE id > ?1 AND compacted = 1) FROM operation WHERE id = ?1",
            );
            let row = row.bind(operation).fetch_optional(&mut *read).await.map_err(db)?;
            let gone = || Problem::new(ProblemCode::NotUndoable).with("kind", "as-it-was");
            let row = row.ok_or_else(gone)?;
            if row.cell::<i64>(1)? > 0 {
                return Err(gone());
            }
            let later = sqlx::query_scalar("SELECT id FROM operation WHERE id > ? ORDER BY id DESC").bind(operation);
            (later.fetch_all(&mut *read).await.map_err(db)?, row.cell::<String>(0)?)
        };
        let folder = out.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let scratch = tempfile::Builder::new()
            .prefix(".tsumugi-past-")
            .tempdir_in(folder)
            .map_err(|error| Problem::io(&error, &out.display().to_string(), true))?;
        let work = scratch.path().join("past.tsumugi");
        self.copy_to(&work, progress.clone()).await?;
        let made = take_back(&work, &self.access(), &later, &at, by, progress).await;
        made?;
        std::fs::hard_link(&work, out)
            .or_else(|_| std::fs::copy(&work, out).map(drop))
            .map_err(|error| Problem::io(&error, &out.display().to_string(), true))
    }
}

async fn take_back(work: &Path, access: &Access, later: &[Id], at: &str, by: &str, progress: Progress) -> Result<()> {
    let store = Store::open(work, access).await?;
    let params = serde_json::json!({ "at": at });
    let op = NewOperation { kind: "as-it-was", by: by.to_owned(), params, undoable: false };
    let total = u64::try_from(later.len()).unwrap_or(u64::MAX);
    let done = store
        .write(op, async |tx: &mut Tx| {
            let tables = tx.tables();
            for (n, id) in later.iter().enumerate() {
                progress(u64::try_from(n).unwrap_or(u64::MAX), total)?;
                // Undos and redos are logged as what they did: taking all of it back in order needs no other rule.
                apply(tx, *id, *id, false, &tables).await?;
            }
            sqlx::query(
                "INSERT INTO meta (key, value) VALUES ('as_of', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
            )
            .bind(at.to_owned())
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
            tx.set_count(u32::try_from(later.len()).unwrap_or(u32::MAX));
            Ok(())
        })
        .await;
    let closed = store.close().await;
    done.and(closed)
}

impl Store {
    /// The library as it stands now, byte by byte, at another path.
    pub(crate) async fn copy_to(&self, to: &Path, progress: Progress) -> Result<()> {
        let still = self.still().await?;
        let done = backup::copy_file(self.path(), to, progress).await;
        still.end().await;
        done
    }
}
