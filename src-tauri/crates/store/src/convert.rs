//! Encrypted, under another passphrase, or stored unencrypted: the whole file is written anew and takes the place of
//! the old one in one step.

use crate::access::{Access, HMAC, PAGE_BYTES, beside};
use crate::key::Key;
use crate::lock::Lock;
use crate::problem::{Result, db};
use crate::schema::APPLICATION_ID;
use crate::{backup, seal};
use domain::{Problem, ProblemCode};
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};
use std::fs::{File, OpenOptions};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// How a conversion in the making is named; its library's name follows.
const PART: &str = ".tsumugi-convert-";

/// Removes what a conversion left that was killed. Only for whoever holds the library's lock.
pub(crate) fn sweep(library: &Path) {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let _ = std::fs::remove_file(beside(&part_of(library), ending));
    }
}

fn part_of(file: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(PART);
    name.push(file.file_name().unwrap_or_default());
    file.with_file_name(name)
}

/// Converts a library that nobody has open. Killed at any moment, it is still the old file or already the new one.
///
/// # Errors
/// `LibraryInUse`, `WrongPassphrase`, `DiskFull`, `NotWritable`, `LibraryDamaged` (a damaged file is not converted).
pub async fn library(path: &Path, from: &Access, to: Option<&Key>) -> Result<()> {
    let _lock = Lock::take(path)?;
    sweep(path);
    let from = from.of(path)?;
    // What still lies in a log beside the file is folded in first.
    let (mut conn, _) =
        from.connect(&from.options(path).await?).await.map_err(|problem| problem.with("path", path.display()))?;
    sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut conn).await.map_err(db)?;
    conn.close().await.map_err(db)?;
    seal::break_open(path);
    file(path, &from, to).await
}

/// Converts a verified backup and writes its manifest anew.
///
/// # Errors
/// As [`library`]; `NotABackup`, `BackupDamaged`: left as it is.
pub async fn backup(copy: &Path, from: &Access, to: Option<&Key>) -> Result<()> {
    let known = backup::verify(copy, backup::unwatched()).await?;
    sweep(copy);
    file(copy, from, to).await?;
    backup::describe_again(copy, known.manifest, to.is_some()).await
}

async fn file(path: &Path, from: &Access, to: Option<&Key>) -> Result<()> {
    let from = from.of(path)?;
    let part = part_of(path);
    let io = |error: std::io::Error| Problem::io(&error, &path.display().to_string(), true);
    File::create_new(&part).map_err(io)?;
    let written = async {
        write(path, &part, &from, to).await?;
        let as_new = Access { key: to.cloned(), backups: None };
        crate::access::sound(&part, &as_new).await?;
        File::open(&part).and_then(|file| file.sync_all()).map_err(io)
    };
    if let Err(problem) = written.await {
        sweep(path);
        return Err(problem);
    }
    // Held open over the renaming, so that the plain bytes can be overwritten where they lie. A disk that moves its
    // blocks (SSD) may still keep them: SECURITY.md says so.
    let old = (from.key.is_none() && to.is_some() && cfg!(unix)).then(|| OpenOptions::new().write(true).open(path));
    std::fs::rename(&part, path).map_err(io)?;
    if cfg!(unix) {
        let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    if let Some(Ok(old)) = old {
        let _ = tokio::task::spawn_blocking(move || scrub(old)).await;
    }
    Ok(())
}

/// Zeros over a file that has no name any more.
fn scrub(mut file: File) -> std::io::Result<()> {
    let zeros = vec![0u8; seal::CHUNK];
    let length = file.metadata()?.len();
    file.rewind()?;
    let mut done = 0;
    while done < length {
        let n = (length - done).min(zeros.len() as u64);
        file.write_all(&zeros[..usize::try_from(n).unwrap_or(0)])?;
        done += n;
    }
    file.sync_all()
}

/// <https://www.zetetic.net/sqlcipher/sqlcipher-api/#sqlcipher_export>
async fn write(path: &Path, part: &Path, from: &Access, to: Option<&Key>) -> Result<()> {
    let (mut conn, _) = from.connect(&from.options(path).await?).await?;
    let target = part.to_string_lossy().replace('\'', "''");
    let key = match to {
        None => Zeroizing::new("''".to_owned()),
        Some(key) => key.of(part).await?,
    };
    let pages = match to {
        None => format!("PRAGMA converted.page_size = {PAGE_BYTES};"),
        Some(_) => format!(
            "PRAGMA converted.cipher_page_size = {PAGE_BYTES}; PRAGMA converted.cipher_hmac_algorithm = {HMAC};"
        ),
    };
    let version: i64 =
        sqlx::query_scalar("SELECT user_version FROM pragma_user_version").fetch_one(&mut conn).await.map_err(db)?;
    let script = format!(
        "PRAGMA cipher_log_level = NONE; ATTACH DATABASE '{target}' AS converted KEY {};
         {pages} PRAGMA converted.journal_mode = OFF; PRAGMA converted.synchronous = OFF;
         SELECT sqlcipher_export('converted');
         PRAGMA converted.application_id = {APPLICATION_ID}; PRAGMA converted.user_version = {version};",
        key.as_str()
    );
    sqlx::raw_sql(AssertSqlSafe(script)).execute(&mut conn).await.map_err(db)?;
    let same = same_rows(&mut conn).await?;
    sqlx::raw_sql("DETACH DATABASE converted").execute(&mut conn).await.map_err(db)?;
    conn.close().await.map_err(db)?;
    if same {
        return Ok(());
    }
    Err(Problem::new(ProblemCode::LibraryDamaged)
        .with("path", path.display())
        .detail("the converted file has not as many rows as the old one"))
}

async fn same_rows(conn: &mut SqliteConnection) -> Result<bool> {
    let names: Vec<String> = sqlx::query_scalar("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
        .fetch_all(&mut *conn)
        .await
        .map_err(db)?;
    for name in names {
        let sql =
            format!("SELECT (SELECT count(*) FROM main.\"{name}\") = (SELECT count(*) FROM converted.\"{name}\")");
        if !sqlx::query_scalar::<_, bool>(AssertSqlSafe(sql)).fetch_one(&mut *conn).await.map_err(db)? {
            return Ok(false);
        }
    }
    Ok(true)
}
