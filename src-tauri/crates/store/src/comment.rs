//! What is said about themes.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::rows::CommentRow;
use crate::write::Tx;
use domain::Id;
use sqlx::sqlite::SqliteRow;

/// Comments on a theme, oldest first, each with the projects it mentions that may be seen.
///
/// # Errors
/// A database error.
pub async fn of_theme(store: &Store, theme: Id) -> Result<Vec<CommentRow>> {
    let mut read = store.read().await?;
    let rows = sqlx::query("SELECT id, theme, text, by, at FROM theme_comment WHERE theme = ? ORDER BY id");
    let rows = rows.bind(theme).fetch_all(&mut *read).await.map_err(db)?;
    let mut comments = rows.iter().map(comment_row).collect::<Result<Vec<_>>>()?;
    let mentions = sqlx::query(
        "SELECT m.comment, m.project FROM theme_mention m JOIN theme_comment c ON c.id = m.comment \
         WHERE c.theme = ? ORDER BY m.id",
    );
    for row in mentions.bind(theme).fetch_all(&mut *read).await.map_err(db)? {
        let (of, project): (Id, Id) = (row.cell(0)?, row.cell(1)?);
        if let Some(comment) = comments.iter_mut().find(|comment| comment.id == of) {
            comment.mentions.push(project);
        }
    }
    Ok(comments)
}

/// One comment, without its mentions.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, id: Id) -> Result<Option<CommentRow>> {
    let mut read = store.read().await?;
    let row = sqlx::query("SELECT id, theme, text, by, at FROM theme_comment WHERE id = ?").bind(id);
    row.fetch_optional(&mut *read).await.map_err(db)?.as_ref().map(comment_row).transpose()
}

fn comment_row(r: &SqliteRow) -> Result<CommentRow> {
    Ok(CommentRow {
        id: r.cell(0)?,
        theme: r.cell(1)?,
        text: r.cell(2)?,
        by: r.cell(3)?,
        at: r.cell(4)?,
        mentions: Vec::new(),
    })
}

/// Adds a comment. Returns its id.
///
/// # Errors
/// A database error.
pub async fn add(tx: &mut Tx, theme: Id, text: &str, mentions: &[Id]) -> Result<Id> {
    let (id, by, at) = (tx.take_id()?, tx.by().to_owned(), tx.now().to_owned());
    sqlx::query("INSERT INTO theme_comment (id, theme, text, by, at) VALUES (?, ?, ?, ?, ?)")
        .bind(id)
        .bind(theme)
        .bind(text.to_owned())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    for project in mentions {
        let mention = tx.take_id()?;
        sqlx::query("INSERT INTO theme_mention (id, comment, project) VALUES (?, ?, ?)")
            .bind(mention)
            .bind(id)
            .bind(*project)
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
    }
    Ok(id)
}

/// Takes a comment away with its mentions.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, id: Id) -> Result<()> {
    for sql in ["DELETE FROM theme_mention WHERE comment = ?", "DELETE FROM theme_comment WHERE id = ?"] {
        sqlx::query(sql).bind(id).execute(tx.conn()?).await.map_err(db)?;
    }
    Ok(())
}
