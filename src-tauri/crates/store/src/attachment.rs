//! Files attached to projects and themes: a logged row each, their bytes once by digest.

use crate::chain::hex;
use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::rows::AttachmentRow;
use crate::write::Tx;
use domain::{Id, Problem, ProblemCode};
use sha2::{Digest as _, Sha256};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

/// Largest file that is taken in, bytes: figures and PDFs are small, and every backup carries them.
pub const LARGEST: u64 = 50 << 20;

const COLUMNS: &str = "SELECT id, thing, row, name, bytes, sha256, by, at FROM attachment";

fn of(r: &SqliteRow) -> Result<AttachmentRow> {
    Ok(AttachmentRow {
        id: r.cell(0)?,
        thing: r.cell(1)?,
        row: r.cell(2)?,
        name: r.cell(3)?,
        bytes: r.cell(4)?,
        sha256: r.cell(5)?,
        by: r.cell(6)?,
        at: r.cell(7)?,
    })
}

/// Attaches a file; the same content on the same thing is attached once. Answers the attachment's id.
///
/// # Errors
/// `NoSuchProject` (`key`) or `NoSuchTheme` (`code`) for a thing that is gone.
pub async fn add(tx: &mut Tx, thing: &str, row: Id, name: &str, bytes: &[u8]) -> Result<Id> {
    let theme = thing == "theme";
    let sql = if theme { "SELECT id FROM theme WHERE id = ?" } else { "SELECT id FROM project WHERE id = ?" };
    let there: Option<Id> = sqlx::query_scalar(sql).bind(row).fetch_optional(tx.conn()?).await.map_err(db)?;
    if there.is_none() {
        let (code, key) = if theme { (ProblemCode::NoSuchTheme, "code") } else { (ProblemCode::NoSuchProject, "key") };
        return Err(Problem::new(code).with(key, format!("#{row}")));
    }
    let sha256 = hex(Sha256::digest(bytes));
    let known = sqlx::query_scalar("SELECT id FROM attachment WHERE thing = ? AND row = ? AND sha256 = ?");
    let known = known.bind(thing.to_owned()).bind(row).bind(sha256.clone());
    if let Some(id) = known.fetch_optional(tx.conn()?).await.map_err(db)? {
        return Ok(id);
    }
    sqlx::query("INSERT INTO content (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .bind(sha256.clone())
        .bind(bytes.to_vec())
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query("INSERT INTO attachment (id, thing, row, name, bytes, sha256, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(id)
        .bind(thing.to_owned())
        .bind(row)
        .bind(name.to_owned())
        .bind(i64::try_from(bytes.len()).unwrap_or(i64::MAX))
        .bind(sha256)
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(id)
}

/// Takes an attachment away; its content stays for an undo until the library is compacted.
///
/// # Errors
/// `NoSuchAttachment`.
pub async fn remove(tx: &mut Tx, id: Id) -> Result<()> {
    crate::plan::attachment(tx, id).await?;
    let done = sqlx::query("DELETE FROM attachment WHERE id = ?").bind(id).execute(tx.conn()?).await.map_err(db)?;
    if done.rows_affected() == 0 { Err(Problem::new(ProblemCode::NoSuchAttachment)) } else { Ok(()) }
}

/// Attachments of a thing, oldest first.
///
/// # Errors
/// A database error.
pub async fn list(store: &Store, thing: &str, row: Id) -> Result<Vec<AttachmentRow>> {
    let mut read = store.read().await?;
    let sql = format!("{COLUMNS} WHERE thing = ? AND row = ? ORDER BY id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(thing.to_owned()).bind(row);
    rows.fetch_all(&mut *read).await.map_err(db)?.iter().map(of).collect()
}

/// Attachments of a theme and of the projects in it that may be seen, oldest first.
///
/// # Errors
/// A database error.
pub async fn of_theme(store: &Store, theme: Id) -> Result<Vec<AttachmentRow>> {
    let mut read = store.read().await?;
    let sql = format!(
        "{COLUMNS} WHERE thing = 'theme' AND row = ?1 \
         OR thing = 'project' AND row IN (SELECT project FROM theme_project WHERE theme = ?1) ORDER BY id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(theme);
    rows.fetch_all(&mut *read).await.map_err(db)?.iter().map(of).collect()
}

/// An attachment without its content.
///
/// # Errors
/// `NoSuchAttachment`.
pub async fn row(store: &Store, id: Id) -> Result<AttachmentRow> {
    let mut read = store.read().await?;
    let sql = format!("{COLUMNS} WHERE id = ?");
    let found = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(&mut *read).await.map_err(db)?;
    found.as_ref().map(of).ok_or_else(|| Problem::new(ProblemCode::NoSuchAttachment))?
}

/// An attachment with its content.
///
/// # Errors
/// `NoSuchAttachment`; `LibraryDamaged` where the content is gone or is not what was attached.
pub async fn content(store: &Store, id: Id) -> Result<(AttachmentRow, Vec<u8>)> {
    let attachment = row(store, id).await?;
    let mut read = store.read().await?;
    let bytes: Option<Vec<u8>> = sqlx::query_scalar("SELECT bytes FROM content WHERE sha256 = ?")
        .bind(attachment.sha256.as_str().to_owned())
        .fetch_optional(&mut *read)
        .await
        .map_err(db)?;
    match bytes {
        Some(bytes) if hex(Sha256::digest(&bytes)) == attachment.sha256 => Ok((attachment, bytes)),
        _ => Err(Problem::new(ProblemCode::LibraryDamaged)
            .with("path", store.path().display())
            .detail(format!("the content of attachment {id} is not what was attached"))),
    }
}

/// One sentence per content that is not what its digest says, or is missing.
pub(crate) async fn verify(conn: &mut SqliteConnection) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    let digests: Vec<String> =
        sqlx::query_scalar("SELECT sha256 FROM content ORDER BY sha256").fetch_all(&mut *conn).await.map_err(db)?;
    for sha256 in &digests {
        let bytes: Vec<u8> = sqlx::query_scalar("SELECT bytes FROM content WHERE sha256 = ?")
            .bind(sha256.clone())
            .fetch_one(&mut *conn)
            .await
            .map_err(db)?;
        if hex(Sha256::digest(&bytes)) != *sha256 {
            findings.push(format!("content {sha256} is not what was attached"));
        }
    }
    let lost: Vec<Id> =
        sqlx::query_scalar("SELECT id FROM attachment WHERE sha256 NOT IN (SELECT sha256 FROM content) LIMIT 20")
            .fetch_all(conn)
            .await
            .map_err(db)?;
    findings.extend(lost.iter().map(|id| format!("attachment {id} has lost its content")));
    Ok(findings)
}
