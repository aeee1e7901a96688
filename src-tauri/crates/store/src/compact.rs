//! Making the file smaller: the details of old operations go, their digests stay.

use crate::file::Store;
use crate::problem::{Result, db};
use crate::write::{NewOperation, Tx};
use domain::Problem;
use sqlx::SqliteConnection;

/// What compacting did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compacted {
    /// Operations whose details were dropped now.
    pub operations: u32,
    /// Size of the library before, in bytes, its log folded in.
    pub bytes_before: u64,
    /// Size of the library after, in bytes, its log folded in.
    pub bytes_after: u64,
}

impl Store {
    /// Drops what the log kept of operations before a time (ISO-8601 UTC); they can no longer be undone, and the chain
    /// still verifies. Contents of attachments that nothing refers to any more go with them. Then gives the room back.
    ///
    /// # Errors
    /// As [`Store::write`]; `DiskFull` when there is no room to rewrite the file (it is as before then).
    pub async fn compact(&self, before: &str, by: &str) -> Result<Compacted> {
        let params = serde_json::json!({ "before": before });
        let op = NewOperation { kind: "compact", by: by.to_owned(), params, undoable: false };
        let before = before.to_owned();
        let outcome = self
            .write(op, async |tx: &mut Tx| {
                let this = tx.operation();
                let bytes_before = size(tx.conn()?).await?;
                let marked = sqlx::query(
                    "UPDATE operation SET compacted = 1 WHERE compacted = 0 AND id < ?2 AND id < coalesce( \
                     (SELECT min(id) FROM operation WHERE at >= ?1), ?2)",
                );
                let marked = marked.bind(before).bind(this).execute(tx.conn()?).await.map_err(db)?.rows_affected();
                for sql in [
                    "DELETE FROM change WHERE operation IN (SELECT id FROM operation WHERE compacted = 1)",
                    "DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM attachment) AND sha256 NOT IN \
                     (SELECT coalesce(before, after)->>'sha256' FROM change WHERE thing = 'attachment' \
                      AND coalesce(before, after)->>'sha256' IS NOT NULL)",
                ] {
                    sqlx::query(sql).execute(tx.conn()?).await.map_err(db)?;
                }
                let marked = u32::try_from(marked).unwrap_or(u32::MAX);
                tx.set_count(marked);
                Ok((marked, bytes_before))
            })
            .await?;
        let still = self.still().await?;
        // Nobody copies the file now, and nobody may begin to until it is rewritten.
        let rewritten = {
            let mut guard = self.writer.lock().await;
            let writer = guard.as_mut().ok_or_else(|| Problem::new(domain::ProblemCode::NoLibrary))?;
            let done = sqlx::raw_sql("VACUUM").execute(&mut writer.conn).await.map_err(db);
            let _ = sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut writer.conn).await;
            match done {
                Ok(_) => size(&mut writer.conn).await,
                Err(problem) => Err(problem),
            }
        };
        still.end().await;
        let bytes_after = rewritten.map_err(|problem| problem.with("path", self.path().display()))?;
        let (operations, bytes_before) = outcome.value;
        Ok(Compacted { operations, bytes_before, bytes_after })
    }
}

/// Bytes of a library by its pages: how much of it still stands in the log changes from moment to moment.
async fn size(conn: &mut SqliteConnection) -> Result<u64> {
    let bytes: i64 = sqlx::query_scalar("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        .fetch_one(conn)
        .await
        .map_err(db)?;
    Ok(u64::try_from(bytes).unwrap_or(0))
}
