//! The list of imports, those that were taken back included.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{ImportEntry, ImportRow};
use domain::Id;
use serde_json::Value;
use sqlx::sqlite::SqliteRow;

/// Imports as they stand, and as they stood before they were taken back. `?1` an id, or NULL for all.
const ENTRIES: &str = "SELECT i.id, i.file, i.sheet, i.sha256, i.header_row, i.columns, i.by, i.at, i.report, \
      (SELECT min(b.operation) FROM batch b JOIN operation o ON o.id = b.operation \
       WHERE b.thing = 'import' AND i.id BETWEEN b.first AND b.last AND o.undoes IS NULL) AS operation, i.undone \
    FROM (SELECT id, file, sheet, sha256, header_row, columns, by, at, report, 0 AS undone FROM import \
      UNION ALL SELECT c.row, c.before->>'file', c.before->>'sheet', c.before->>'sha256', c.before->>'header_row', \
        c.before->>'columns', c.before->>'by', c.before->>'at', coalesce(c.before->>'report', '{}'), 1 FROM change c \
      WHERE c.id IN (SELECT max(id) FROM change WHERE thing = 'import' AND action = 'delete' \
        AND row NOT IN (SELECT id FROM import) GROUP BY row)) i \
    WHERE ?1 IS NULL OR i.id = ?1 ORDER BY i.id DESC LIMIT ?2";

/// The newest imports, newest first, those that were taken back included.
///
/// # Errors
/// A database error.
pub async fn imports(store: &Store, limit: u32) -> Result<Vec<ImportEntry>> {
    entries(store, None, limit).await
}

/// Whether a file with this digest came in before and was not taken back.
///
/// # Errors
/// A database error.
pub async fn knows(store: &Store, sha256: &str) -> Result<bool> {
    let mut read = store.read().await?;
    let known = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM import WHERE sha256 = ?)").bind(sha256.to_owned());
    known.fetch_one(&mut *read).await.map_err(db)
}

/// The report of an import as it was shown; of one that was taken back too.
///
/// # Errors
/// A database error.
pub async fn import_report(store: &Store, id: Id) -> Result<Option<Value>> {
    Ok(entries(store, Some(id), 1).await?.pop().map(|entry| entry.import.report))
}

async fn entries(store: &Store, id: Option<Id>, limit: u32) -> Result<Vec<ImportEntry>> {
    let mut read = store.read().await?;
    let rows = sqlx::query(ENTRIES).bind(id).bind(limit).fetch_all(&mut *read).await.map_err(db)?;
    rows.iter()
        .map(|r| Ok(ImportEntry { import: import_row(r, 0)?, operation: r.cell(9)?, undone: r.cell(10)? }))
        .collect()
}

/// An import from nine columns of a row, the first at `from`.
pub(crate) fn import_row(r: &SqliteRow, from: usize) -> Result<ImportRow> {
    Ok(ImportRow {
        id: r.cell(from)?,
        file: r.cell(from + 1)?,
        sheet: r.cell(from + 2)?,
        sha256: r.cell(from + 3)?,
        header_row: r.cell(from + 4)?,
        columns: serde_json::from_str(r.cell(from + 5)?).map_err(damaged)?,
        by: r.cell(from + 6)?,
        at: r.cell(from + 7)?,
        report: serde_json::from_str(r.cell(from + 8)?).map_err(damaged)?,
    })
}
