//! Words of lists' own tag columns that no vocabulary knows: waiting, settled once for all rows, or ignored.

use crate::file::Store;
use crate::import::word_row;
use crate::problem::{Cell, Result, db};
use crate::rows::{WordFull, WordRow, WordUseRow};
use crate::write::Tx;
use domain::{Id, Problem, ProblemCode};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// Words in a state (`open`, `settled`, `ignored`), most used first, and the number of all in that state.
///
/// # Errors
/// A database error.
pub async fn list(store: &Store, state: &str, offset: u32, limit: u32) -> Result<(Vec<WordFull>, u32)> {
    let mut read = store.read().await?;
    let total = sqlx::query_scalar("SELECT count(*) FROM word WHERE state = ?").bind(state.to_owned());
    let total: u32 = total.fetch_one(&mut *read).await.map_err(db)?;
    let rows = sqlx::query(
        "SELECT w.id, w.kind, w.folded, w.text, w.concept, w.state, w.by, w.at, \
         (SELECT count(*) FROM word_use u WHERE u.word = w.id) AS uses \
         FROM word w WHERE w.state = ?1 ORDER BY uses DESC, w.kind, w.folded LIMIT ?3 OFFSET ?2",
    );
    let rows = rows.bind(state.to_owned()).bind(offset).bind(limit).fetch_all(&mut *read).await.map_err(db)?;
    let mut words = Vec::with_capacity(rows.len());
    for r in &rows {
        let word = word_row(r)?;
        let examples = sqlx::query_as(
            "SELECT p.id, iif(p.title_ja = '', p.title_en, p.title_ja) FROM word_use u JOIN project p ON p.id = u.project \
             WHERE u.word = ? ORDER BY p.id LIMIT 3",
        );
        let examples = examples.bind(word.id).fetch_all(&mut *read).await.map_err(db)?;
        words.push(WordFull { word, uses: r.cell(8)?, examples });
    }
    Ok((words, total))
}

/// One word.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, word: Id) -> Result<Option<WordRow>> {
    one(&mut *store.read().await?, word).await
}

async fn one(conn: &mut SqliteConnection, word: Id) -> Result<Option<WordRow>> {
    let row = sqlx::query("SELECT id, kind, folded, text, concept, state, by, at FROM word WHERE id = ?").bind(word);
    row.fetch_optional(conn).await.map_err(db)?.as_ref().map(word_row).transpose()
}

/// Settles a word: to a concept, or as ignored, or (neither) as open again. Returns it as it was before.
///
/// Tags for its uses are the caller's ([`uses_in`], [`crate::tag::give`]).
///
/// # Errors
/// `NoSuchWord` with `id`.
pub async fn settle(tx: &mut Tx, word: Id, concept: Option<&str>, ignore: bool) -> Result<WordRow> {
    let no_such = || Problem::new(ProblemCode::NoSuchWord).with("id", word);
    let was = one(tx.conn()?, word).await?.ok_or_else(no_such)?;
    let state = match (concept, ignore) {
        (Some(_), _) => "settled",
        (None, true) => "ignored",
        (None, false) => "open",
    };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query("UPDATE word SET state = ?2, concept = ?3, by = ?4, at = ?5 WHERE id = ?1 AND (state <> ?2 OR concept IS NOT ?3)")
        .bind(word)
        .bind(state)
        .bind(concept.map(str::to_owned))
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(was)
}

/// Where a word stands, by project.
///
/// # Errors
/// A database error.
pub async fn uses(store: &Store, word: Id) -> Result<Vec<WordUseRow>> {
    standing(&mut *store.read().await?, word).await
}

/// As [`uses`], inside a write.
///
/// # Errors
/// A database error.
pub async fn uses_in(tx: &mut Tx, word: Id) -> Result<Vec<WordUseRow>> {
    standing(tx.conn()?, word).await
}

async fn standing(conn: &mut SqliteConnection, word: Id) -> Result<Vec<WordUseRow>> {
    sqlx::query("SELECT id, word, project, source, evidence FROM word_use WHERE word = ? ORDER BY project")
        .bind(word)
        .try_map(|r: SqliteRow| {
            Ok(WordUseRow {
                id: r.try_get(0)?,
                word: r.try_get(1)?,
                project: r.try_get(2)?,
                source: r.try_get(3)?,
                evidence: r.try_get(4)?,
            })
        })
        .fetch_all(conn)
        .await
        .map_err(db)
}
