//! How a library's file is reached: its header, its passphrase, its connections.

use crate::key::Key;
use crate::problem::{Cell, NOTADB, Result, db, sqlite_code};
use crate::schema::{APPLICATION_ID, MIGRATIONS};
use domain::{Problem, ProblemCode};
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Page size of a new library. Rows with 500-character summaries take 1.5–3 KB: pages of 4 KB would
/// hold one each and waste the rest. An encrypted file does not tell its page size, so it is always this one.
pub(crate) const PAGE_BYTES: u32 = 16_384;

/// What proves a page of an encrypted file. SQLCipher's own choice is SHA-512: processors have instructions for SHA-256,
/// and a large import is a fifth faster with it.
pub(crate) const HMAC: &str = "HMAC_SHA256";

/// What it takes to open a library.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// Its passphrase, where it is encrypted.
    pub key: Option<Key>,
    /// Where a backup before a migration goes; `None` = beside the library.
    pub backups: Option<PathBuf>,
}

/// What a file's first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Header {
    /// A library that is not encrypted.
    Plain,
    /// Nothing that can be told from noise: an encrypted library, as far as can be seen.
    Encrypted,
}

impl Access {
    /// For this file: the passphrase is asked for only where there is something to unlock.
    ///
    /// # Errors
    /// `PassphraseNeeded`, and as [`look_at_header`].
    pub(crate) fn of(&self, path: &Path) -> Result<Access> {
        match look_at_header(path)? {
            Header::Plain => Ok(Access { key: None, backups: self.backups.clone() }),
            Header::Encrypted if self.key.as_ref().is_none_or(Key::is_empty) => {
                Err(Problem::new(ProblemCode::PassphraseNeeded).with("path", path.display()))
            }
            Header::Encrypted => Ok(self.clone()),
        }
    }

    /// # Errors
    /// As [`Key::of`], where it is encrypted.
    pub(crate) async fn options(&self, path: &Path) -> Result<SqliteConnectOptions> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(false)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(3))
            .row_buffer_size(1000)
            .statement_cache_capacity(256)
            .disable_statement_logging()
            // Sorting and temporary tables never touch the disk: they would be plain there.
            .pragma("temp_store", "MEMORY");
        Ok(match &self.key {
            None => options,
            Some(key) => options
                .pragma("key", key.of(path).await?.as_str().to_owned())
                .pragma("cipher_page_size", PAGE_BYTES.to_string())
                .pragma("cipher_hmac_algorithm", HMAC)
                // It would write page numbers of a wrong passphrase to standard error.
                .pragma("cipher_log_level", "NONE"),
        })
    }

    /// A connection to a file that is a library of ours, and the number of migrations applied in it.
    ///
    /// # Errors
    /// `WrongPassphrase`, `NotALibrary`, `LibraryTooNew`, a database error.
    pub(crate) async fn connect(&self, options: &SqliteConnectOptions) -> Result<(SqliteConnection, usize)> {
        // Not a database: with a passphrase that is all that can be told.
        let unreadable = |error: sqlx::Error| {
            let locked = self.key.is_some() && sqlite_code(&error).is_some_and(|code| code & 0xff == NOTADB);
            if locked { Problem::new(ProblemCode::WrongPassphrase) } else { db(error) }
        };
        let mut conn = options.connect().await.map_err(unreadable)?;
        let row = sqlx::query(
            "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), \
             (SELECT count(*) FROM sqlite_schema)",
        );
        let row: SqliteRow = row.fetch_one(&mut conn).await.map_err(unreadable)?;
        let (application, version): (i64, i64) = (row.cell(0)?, row.cell(1)?);
        if application != APPLICATION_ID {
            return Err(Problem::new(ProblemCode::NotALibrary));
        }
        let version = usize::try_from(version).unwrap_or(usize::MAX);
        if version > MIGRATIONS.len() {
            return Err(Problem::new(ProblemCode::LibraryTooNew));
        }
        Ok((conn, version))
    }
}

/// `<path><suffix>`: a sidecar of a file.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Tells a library from another file by its first bytes, without SQLite touching anything.
/// File format: <https://www.sqlite.org/fileformat.html#the_database_header>.
///
/// # Errors
/// `FileMissing`, `FileUnreadable`, `NotALibrary`, `LibraryTooNew`, `LibraryDamaged` (cut short).
pub(crate) fn look_at_header(path: &Path) -> Result<Header> {
    let problem = |code| Err(Problem::new(code).with("path", path.display()));
    let io = |error: std::io::Error| Problem::io(&error, &path.display().to_string(), false);
    if path.is_dir() {
        return problem(ProblemCode::NotALibrary);
    }
    let mut file = File::open(path).map_err(io)?;
    let length = file.metadata().map_err(io)?.len();
    let mut header = Vec::with_capacity(SAMPLE);
    Read::by_ref(&mut file).take(SAMPLE as u64).read_to_end(&mut header).map_err(io)?;
    if header.len() < 100 {
        return problem(ProblemCode::NotALibrary);
    }
    if !header.starts_with(b"SQLite format 3\0") {
        return if looks_encrypted(&header) { Ok(Header::Encrypted) } else { problem(ProblemCode::NotALibrary) };
    }
    let word = |at: usize| header[at..at + 4].iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
    if i64::from(word(68)) != APPLICATION_ID {
        return problem(ProblemCode::NotALibrary);
    }
    if usize::try_from(word(60)).unwrap_or(usize::MAX) > MIGRATIONS.len() {
        return problem(ProblemCode::LibraryTooNew);
    }
    let page = match u64::from(word(16) >> 16) {
        1 => 65_536,
        size => size,
    };
    // Cut short (a broken copy). While a log stands beside it the file may rightly lag behind.
    let logged = std::fs::metadata(beside(path, "-wal")).is_ok_and(|m| m.len() > 0);
    if word(24) == word(92) && !logged && length < u64::from(word(28)) * page {
        return problem(ProblemCode::LibraryDamaged);
    }
    Ok(Header::Plain)
}

/// Bytes looked at: enough for [`looks_encrypted`].
const SAMPLE: usize = 4096;

/// Ciphertext uses every byte about equally often: of 4,096 bytes about 256 different ones with 16 each. Text, images
/// and other databases do not; an archive or another encrypted file may, and then the passphrase is what refuses it.
fn looks_encrypted(sample: &[u8]) -> bool {
    let mut count = [0u32; 256];
    for byte in sample {
        count[usize::from(*byte)] += 1;
    }
    let known = [&b"PK"[..], b"\x1f\x8b", b"7z\xbc\xaf", b"%PDF", b"\x89PNG", b"\xff\xd8"];
    sample.len() == SAMPLE
        && !known.iter().any(|start| sample.starts_with(start))
        && count.iter().filter(|n| **n > 0).count() > 250
        && count.iter().all(|n| *n < 64)
}

/// Whether a closed file opens as a library and passes SQLite's quick check.
///
/// # Errors
/// `PassphraseNeeded`, `WrongPassphrase`, `NotALibrary`, `LibraryTooNew`, `LibraryDamaged`.
pub(crate) async fn sound(path: &Path, access: &Access) -> Result<()> {
    let access = access.of(path)?;
    // Nobody writes to it: without this SQLite would make a log and an index of it beside the file.
    let options = access.options(path).await?.read_only(true).immutable(true);
    let checked = async {
        let (mut conn, _) = access.connect(&options).await?;
        let lines: Vec<String> = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_all(&mut conn).await.map_err(db)?;
        conn.close().await.map_err(db)?;
        Result::Ok(lines)
    };
    let damaged = |detail: String| Problem::new(ProblemCode::LibraryDamaged).detail(detail);
    match checked.await {
        Ok(lines) if lines == ["ok"] => Ok(()),
        Ok(lines) => Err(damaged(lines.join("; "))),
        Err(problem) if problem.code == ProblemCode::Fault => Err(damaged(problem.to_string())),
        Err(problem) => Err(problem),
    }
    .map_err(|problem| problem.with("path", path.display()))
}

/// How many things a closed library holds, as they are counted for a comparison.
///
/// # Errors
/// As [`sound`].
pub(crate) async fn foreign_counts(path: &Path, access: &Access) -> Result<Vec<(String, u32)>> {
    let access = access.of(path)?;
    let options = access.options(path).await?.read_only(true).immutable(true);
    let (mut conn, _) = access.connect(&options).await.map_err(|problem| problem.with("path", path.display()))?;
    let counted = counts(&mut conn).await;
    conn.close().await.map_err(db)?;
    counted
}

/// What is counted for a comparison, and its table.
const COUNTED: [(&str, &str); 8] = [
    ("projects", "project"),
    ("years", "project_year"),
    ("tags", "tag"),
    ("themes", "theme"),
    ("threads", "theme_project"),
    ("plans", "plan"),
    ("attachments", "attachment"),
    ("operations", "operation"),
];

/// Rows of each counted table; of one that an older shape does not have, none.
pub(crate) async fn counts(conn: &mut SqliteConnection) -> Result<Vec<(String, u32)>> {
    let mut counts = Vec::new();
    for (thing, table) in COUNTED {
        let there: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?")
            .bind(table)
            .fetch_one(&mut *conn)
            .await
            .map_err(db)?;
        let n = if there == 0 {
            0
        } else {
            let sql = AssertSqlSafe(format!("SELECT count(*) FROM \"{table}\""));
            sqlx::query_scalar(sql).fetch_one(&mut *conn).await.map_err(db)?
        };
        counts.push((thing.to_owned(), n));
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn noise_may_be_an_encrypted_library_and_nothing_else_is() {
        let check = |sample: Vec<u8>, expected: bool| assert_eq!(looks_encrypted(&sample), expected);
        let mut noise = vec![0u8; SAMPLE];
        getrandom::fill(&mut noise).unwrap();
        noise[0] = b'n';
        check(noise.clone(), true);
        check(noise[..SAMPLE - 1].to_vec(), false);
        check([b"PK".to_vec(), noise[2..].to_vec()].concat(), false);
        check("課題番号,課題名\n".repeat(400).into_bytes()[..SAMPLE].to_vec(), false);
        check(vec![0; SAMPLE], false);
        let mut half = noise;
        half[2048..].fill(0);
        check(half, false);
    }
}
