//! The hash chain over the operations: a log that was rewritten, cut in the middle or reordered shows.
//!
//! `body` of an operation is the SHA-256 over its changes in order and its batches' id ranges; `digest` is the
//! SHA-256 over the digest before, the operation's own fields and its body. What it does not prove: that the newest
//! operations were not cut off as a whole (write the head down elsewhere), and the content of rows imported in bulk,
//! which the log knows by their ids only.

use crate::problem::{Cell, Result, db};
use domain::Id;
use futures_util::TryStreamExt;
use sha2::{Digest as _, Sha256};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

/// What verifying the chain found.
#[derive(Debug, Default)]
pub(crate) struct Verified {
    /// Operations looked at.
    pub(crate) operations: u32,
    /// Digest of the newest.
    pub(crate) head: String,
    /// One sentence per operation that does not fit, at most twenty.
    pub(crate) findings: Vec<String>,
}

/// Adds a value so that no two sequences of values are the same bytes.
fn feed(hash: &mut Sha256, value: Option<&str>) {
    match value {
        None => hash.update([0]),
        Some(text) => {
            hash.update([1]);
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(text.as_bytes());
        }
    }
}

pub(crate) fn hex(bytes: impl AsRef<[u8]>) -> String {
    use std::fmt::Write;
    bytes.as_ref().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Digest of what an operation changed, as its log stands.
async fn body(conn: &mut SqliteConnection, operation: Id) -> Result<String> {
    let mut hash = Sha256::new();
    {
        let changes =
            sqlx::query("SELECT id, thing, row, action, before, after FROM change WHERE operation = ? ORDER BY id");
        let mut rows = changes.bind(operation).fetch(&mut *conn);
        while let Some(row) = rows.try_next().await.map_err(db)? {
            hash.update(row.cell::<Id>(0)?.to_le_bytes());
            feed(&mut hash, Some(row.cell(1)?));
            hash.update(row.cell::<Id>(2)?.to_le_bytes());
            for column in 3..6 {
                feed(&mut hash, row.cell(column)?);
            }
        }
    }
    let batches = sqlx::query("SELECT thing, first, last FROM batch WHERE operation = ? ORDER BY id");
    for row in batches.bind(operation).fetch_all(&mut *conn).await.map_err(db)? {
        feed(&mut hash, Some(row.cell(0)?));
        hash.update(row.cell::<Id>(1)?.to_le_bytes());
        hash.update(row.cell::<Id>(2)?.to_le_bytes());
    }
    Ok(hex(hash.finalize()))
}

const FIELDS: &str = "SELECT id, kind, at, by, count, params, undoable, undoes, body, digest, compacted FROM operation";

fn link(before: &str, row: &SqliteRow, body: &str) -> Result<String> {
    let mut hash = Sha256::new();
    feed(&mut hash, Some(before));
    hash.update(row.cell::<Id>(0)?.to_le_bytes());
    for column in [1, 2, 3, 5] {
        feed(&mut hash, Some(row.cell(column)?));
    }
    for column in [4, 6] {
        hash.update(row.cell::<i64>(column)?.to_le_bytes());
    }
    hash.update(row.cell::<Option<Id>>(7)?.unwrap_or(0).to_le_bytes());
    feed(&mut hash, Some(body));
    Ok(hex(hash.finalize()))
}

async fn before(conn: &mut SqliteConnection, operation: Id) -> Result<String> {
    let digest = sqlx::query_scalar("SELECT digest FROM operation WHERE id < ? ORDER BY id DESC LIMIT 1");
    Ok(digest.bind(operation).fetch_optional(conn).await.map_err(db)?.unwrap_or_default())
}

/// Seals a complete operation.
pub(crate) async fn seal(conn: &mut SqliteConnection, operation: Id) -> Result<()> {
    let before = before(conn, operation).await?;
    let body = body(conn, operation).await?;
    let row = sqlx::query("SELECT id, kind, at, by, count, params, undoable, undoes FROM operation WHERE id = ?");
    let row = row.bind(operation).fetch_one(&mut *conn).await.map_err(db)?;
    let digest = link(&before, &row, &body)?;
    let set = sqlx::query("UPDATE operation SET body = ?2, digest = ?3 WHERE id = ?1");
    set.bind(operation).bind(body).bind(digest).execute(conn).await.map_err(db)?;
    Ok(())
}

/// Seals what an older version recorded without digests, oldest first.
pub(crate) async fn seal_all(conn: &mut SqliteConnection) -> Result<()> {
    let open: Vec<Id> = sqlx::query_scalar("SELECT id FROM operation WHERE digest = '' ORDER BY id")
        .fetch_all(&mut *conn)
        .await
        .map_err(db)?;
    for operation in open {
        seal(conn, operation).await?;
    }
    Ok(())
}

/// Compares every operation with its digests.
pub(crate) async fn verify(conn: &mut SqliteConnection) -> Result<Verified> {
    let mut verified = Verified::default();
    let sql = format!("{FIELDS} ORDER BY id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *conn).await.map_err(db)?;
    for row in &rows {
        let (id, sealed, digest): (Id, &str, &str) = (row.cell(0)?, row.cell(8)?, row.cell(9)?);
        let mut broken = Vec::new();
        if row.cell::<i64>(10)? == 0 && body(conn, id).await? != sealed {
            broken.push(format!("operation {id}: its changes are not those it was sealed with"));
        }
        if link(&verified.head, row, sealed)? != digest {
            broken.push(format!("operation {id}: it or the order before it is not as it was sealed"));
        }
        verified.head = digest.to_owned();
        verified.operations += 1;
        if verified.findings.len() < 20 {
            verified.findings.extend(broken);
        }
    }
    Ok(verified)
}

/// Number of operations and the digest of the newest.
pub(crate) async fn head(conn: &mut SqliteConnection) -> Result<(u32, Id, String)> {
    let row = sqlx::query(
        "SELECT (SELECT count(*) FROM operation), coalesce(max(id), 0), coalesce((SELECT digest FROM operation ORDER BY id DESC LIMIT 1), '') \
         FROM operation",
    );
    let row = row.fetch_one(conn).await.map_err(db)?;
    Ok((row.cell(0)?, row.cell(1)?, row.cell(2)?))
}
