//! The change log as the 履歴 screen reads it.

use crate::file::Store;
use crate::log::image;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{ChangeRow, OperationRow, Subject};
use crate::schema::{Table, tables};
use domain::Id;
use serde_json::{Map, Value, json};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, SqliteConnection};
use std::collections::HashMap;

/// Operations, newest first, older than `before`; and whether still older ones exist.
///
/// # Errors
/// A database error.
pub async fn list(store: &Store, before: Option<Id>, limit: u32) -> Result<(Vec<OperationRow>, bool)> {
    let mut read = store.read().await?;
    let rows = sqlx::query(
        "SELECT id, kind, at, by, count, params, undoable, undoes, undone_by FROM operation \
         WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2",
    );
    let rows = rows.bind(before).bind(i64::from(limit) + 1).fetch_all(&mut *read).await.map_err(db)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut operations = rows.iter().take(limit).map(operation_row).collect::<Result<Vec<_>>>()?;
    store.veil().over(&mut operations);
    Ok((operations, rows.len() > limit))
}

/// Operations later than `operation`, newest first, and the number of all of them.
///
/// # Errors
/// A database error.
pub async fn after(store: &Store, operation: Id, limit: u32) -> Result<(Vec<OperationRow>, u32)> {
    let mut read = store.read().await?;
    let rows = sqlx::query(
        "SELECT id, kind, at, by, count, params, undoable, undoes, undone_by FROM operation WHERE id > ?1 ORDER BY id DESC LIMIT ?2",
    );
    let rows = rows.bind(operation).bind(i64::from(limit)).fetch_all(&mut *read).await.map_err(db)?;
    let total = sqlx::query_scalar("SELECT count(*) FROM operation WHERE id > ?").bind(operation);
    let total = total.fetch_one(&mut *read).await.map_err(db)?;
    let mut operations = rows.iter().map(operation_row).collect::<Result<Vec<_>>>()?;
    store.veil().over(&mut operations);
    Ok((operations, total))
}

/// Every operation with its digest, oldest first.
///
/// # Errors
/// A database error.
pub async fn log(store: &Store) -> Result<Vec<(OperationRow, String)>> {
    let mut read = store.read().await?;
    let rows = sqlx::query(
        "SELECT id, kind, at, by, count, params, undoable, undoes, undone_by, digest FROM operation ORDER BY id",
    );
    let rows = rows.fetch_all(&mut *read).await.map_err(db)?;
    let mut log = rows.iter().map(|row| Ok((operation_row(row)?, row.cell(9)?))).collect::<Result<Vec<_>>>()?;
    store.veil().over(log.iter_mut().map(|(row, _)| row));
    Ok(log)
}

/// Time of the newest operation, ISO-8601 UTC; `None` = there is none.
///
/// # Errors
/// A database error.
pub async fn newest_at(store: &Store) -> Result<Option<String>> {
    crate::write::newest_at(&mut *store.read().await?).await
}

/// One operation.
///
/// # Errors
/// A database error.
pub async fn operation(store: &Store, id: Id) -> Result<Option<OperationRow>> {
    let mut read = store.read().await?;
    let row =
        sqlx::query("SELECT id, kind, at, by, count, params, undoable, undoes, undone_by FROM operation WHERE id = ?");
    let row = row.bind(id).fetch_optional(&mut *read).await.map_err(db)?;
    let mut row = row.as_ref().map(operation_row).transpose()?;
    store.veil().over(&mut row);
    Ok(row)
}

pub(crate) fn operation_row(r: &SqliteRow) -> Result<OperationRow> {
    Ok(OperationRow {
        id: r.cell(0)?,
        kind: r.cell(1)?,
        at: r.cell(2)?,
        by: r.cell(3)?,
        count: r.cell(4)?,
        params: serde_json::from_str(r.cell(5)?).map_err(damaged)?,
        undoable: r.cell(6)?,
        undoes: r.cell(7)?,
        undone_by: r.cell(8)?,
        veiled: false,
    })
}

/// The first changes of an operation in the order they were made, and the number of all.
///
/// Rows inserted in bulk are not in the log: they are shown as inserts, as they stand now, before the
/// logged changes, and not at all once the import is taken back (its undo then shows them as deletes).
///
/// # Errors
/// A database error.
pub async fn changes(store: &Store, operation: Id, limit: u32) -> Result<(Vec<ChangeRow>, u32)> {
    let mut read = store.read().await?;
    let tables = tables(&mut read).await?;
    let mut changes = Vec::new();
    let mut total: i64 = 0;
    let batches = sqlx::query("SELECT thing, first, last FROM batch WHERE operation = ? ORDER BY id");
    for batch in batches.bind(operation).fetch_all(&mut *read).await.map_err(db)? {
        let thing: String = batch.cell(0)?;
        let Some(table) = tables.iter().find(|t| t.name == thing) else { continue };
        let room = i64::from(limit) - i64::try_from(changes.len()).unwrap_or(i64::MAX);
        let sql = format!("SELECT count(*) FROM \"{thing}\" WHERE id BETWEEN ? AND ?");
        total += sqlx::query_scalar::<_, i64>(AssertSqlSafe(sql))
            .bind(batch.cell::<Id>(1)?)
            .bind(batch.cell::<Id>(2)?)
            .fetch_one(&mut *read)
            .await
            .map_err(db)?;
        let image = image(table).replace("SELECT json_object", "SELECT id, json_object");
        let sql = image.replace("WHERE id = ?", "WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?");
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(batch.cell::<Id>(1)?).bind(batch.cell::<Id>(2)?).bind(room);
        for row in rows.fetch_all(&mut *read).await.map_err(db)? {
            let whole = object(row.cell(1)?)?;
            let (thing, action) = (thing.clone(), "insert".to_owned());
            let (before, after) = (Map::new(), whole.clone());
            changes.push(ChangeRow {
                thing,
                row: row.cell(0)?,
                action,
                before,
                after,
                whole,
                subject: Subject::default(),
            });
        }
    }
    total += sqlx::query_scalar::<_, i64>("SELECT count(*) FROM change WHERE operation = ?")
        .bind(operation)
        .fetch_one(&mut *read)
        .await
        .map_err(db)?;
    let room = i64::from(limit) - i64::try_from(changes.len()).unwrap_or(i64::MAX);
    let rows =
        sqlx::query("SELECT thing, row, action, before, after FROM change WHERE operation = ? ORDER BY id LIMIT ?");
    for row in rows.bind(operation).bind(room).fetch_all(&mut *read).await.map_err(db)? {
        let (before, after) = (object(row.cell(3)?)?, object(row.cell(4)?)?);
        let mut change = ChangeRow {
            thing: row.cell(0)?,
            row: row.cell(1)?,
            action: row.cell(2)?,
            before,
            after,
            whole: Map::new(),
            subject: Subject::default(),
        };
        change.whole = whole(&mut read, &tables, &change).await?;
        changes.push(change);
    }
    name_subjects(&mut read, &mut changes).await?;
    Ok((changes, u32::try_from(total).unwrap_or(u32::MAX)))
}

fn object(text: Option<&str>) -> Result<Map<String, Value>> {
    text.map_or(Ok(Map::new()), |text| serde_json::from_str(text).map_err(damaged))
}

/// The row as the change left it, else as it stands, else as it stood when it was deleted.
async fn whole(conn: &mut SqliteConnection, tables: &[Table], change: &ChangeRow) -> Result<Map<String, Value>> {
    match change.action.as_str() {
        "insert" => return Ok(change.after.clone()),
        "delete" => return Ok(change.before.clone()),
        _ => {}
    }
    let Some(table) = tables.iter().find(|t| t.name == change.thing) else { return Ok(Map::new()) };
    let live: Option<String> = sqlx::query_scalar(AssertSqlSafe(image(table)))
        .bind(change.row)
        .fetch_optional(&mut *conn)
        .await
        .map_err(db)?;
    let known = match live {
        Some(text) => Some(text),
        None => sqlx::query_scalar(
            "SELECT before FROM change WHERE thing = ? AND row = ? AND action = 'delete' ORDER BY id DESC LIMIT 1",
        )
        .bind(change.thing.as_str())
        .bind(change.row)
        .fetch_optional(&mut *conn)
        .await
        .map_err(db)?,
    };
    object(known.as_deref())
}

/// Project and theme of each change, with their titles; of things now gone as they were last called.
async fn name_subjects(conn: &mut SqliteConnection, changes: &mut [ChangeRow]) -> Result<()> {
    for change in changes.iter_mut() {
        let id = |column: &str| change.whole.get(column).and_then(Value::as_i64);
        let text = |column: &str| change.whole.get(column).and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut subject = Subject::default();
        match change.thing.as_str() {
            "project" => subject.project = Some(change.row),
            "theme" => subject.theme = Some(change.row),
            "disclosure" if text("thing") == "theme" => subject.theme = id("row"),
            "disclosure" if text("thing") == "project" => subject.project = id("row"),
            "attachment" if text("thing") == "theme" => subject.theme = id("row"),
            "attachment" => subject.project = id("row"),
            "import" => subject.title_ja = text("file"),
            "pair" => subject.project = id("a"),
            "programme_name" | "profile" | "vocabulary" | "view" => subject.title_ja = text("name"),
            "programme" | "support" | "plan_default_item" => {
                (subject.title_ja, subject.title_en) = (text("name_ja"), text("name_en"));
            }
            "programme_code" => subject.title_ja = text("code"),
            "programme_alias" => subject.title_ja = text("name"),
            // Named below: what they speak of are rows of their own.
            "programme_pair" | "fact" => {}
            // Whose it is; the sentence of the operation names both.
            "handover" => subject.project = id("earlier"),
            "theme_state_name" => subject.title_ja = text("name_ja"),
            "asset" if id("project").is_none() => subject.theme = theme_of(conn, "theme_extra", id("extra")).await?,
            "theme_version_part" => {
                (subject.project, subject.theme) =
                    (id("project"), theme_of(conn, "theme_version", id("version")).await?);
            }
            table if table.starts_with("plan_") && id("plan").is_some() => {
                subject.theme = theme_of(conn, "plan", id("plan")).await?;
            }
            "wanted" => subject.title_ja = format!("{} × {}", text("row"), text("col")),
            "word" | "concept_name" => subject.title_ja = text("text"),
            "lesson" => subject.title_ja = text("text"),
            "concept" if !text("label_ja").is_empty() => subject.title_ja = text("label_ja"),
            "concept" if !text("label_en").is_empty() => subject.title_ja = text("label_en"),
            "concept" | "concept_review" | "term" => subject.title_ja = text("concept"),
            _ => (subject.project, subject.theme) = (id("project"), id("theme")),
        }
        change.subject = subject;
    }
    for change in changes.iter_mut().filter(|change| matches!(change.thing.as_str(), "programme_pair" | "fact")) {
        let id = |column: &str| change.whole.get(column).and_then(Value::as_i64).unwrap_or_default();
        let of = change.whole.get("thing").and_then(Value::as_str).unwrap_or("programme_pair");
        change.subject.title_ja = match (change.thing.as_str(), of) {
            ("fact", "programme" | "support") => called(conn, of, id("row")).await?,
            ("fact", _) => pair_called(conn, id("row")).await?,
            _ => pair_called(conn, change.row).await?,
        };
    }
    let projects: Vec<Id> = changes.iter().filter_map(|c| c.subject.project).collect();
    let themes: Vec<Id> = changes.iter().filter_map(|c| c.subject.theme).collect();
    let projects = names(conn, "project", "NULL", &projects).await?;
    let themes = names(conn, "theme", "code", &themes).await?;
    for change in changes.iter_mut() {
        let subject = &mut change.subject;
        // A thread belongs to both: the project names it, the theme's code tells which theme.
        let theme = subject.theme.and_then(|id| themes.get(&id));
        let named = subject.project.and_then(|id| projects.get(&id)).or(theme);
        if let Some((_, title_ja, title_en)) = named {
            (subject.title_ja, subject.title_en) = (title_ja.clone(), title_en.clone());
        }
        subject.code = theme.and_then(|(code, _, _)| code.clone());
    }
    Ok(())
}

/// The theme of an extra thread or a version; of one now gone as the log tells it.
async fn theme_of(conn: &mut SqliteConnection, table: &str, id: Option<Id>) -> Result<Option<Id>> {
    let sql = format!(
        "SELECT theme FROM {table} WHERE id = ?1 UNION ALL SELECT theme FROM (SELECT json_extract(before, '$.theme') AS theme \
         FROM change WHERE thing = '{table}' AND row = ?1 AND action = 'delete' ORDER BY id DESC) LIMIT 1"
    );
    sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_optional(conn).await.map_err(db)
}

/// What a programme or support is called; one now gone as it was last called, else nothing.
async fn called(conn: &mut SqliteConnection, table: &str, id: Id) -> Result<String> {
    let sql = format!(
        "SELECT name_ja FROM {table} WHERE id = ?1 UNION ALL SELECT name FROM (SELECT json_extract(before, '$.name_ja') AS name \
         FROM change WHERE thing = '{table}' AND row = ?1 AND action = 'delete' ORDER BY id DESC) LIMIT 1"
    );
    let name: Option<String> =
        sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_optional(conn).await.map_err(db)?;
    Ok(name.unwrap_or_default())
}

/// Both programmes of a pair, with an arrow between.
async fn pair_called(conn: &mut SqliteConnection, id: Id) -> Result<String> {
    let sql = "SELECT predecessor, successor FROM programme_pair WHERE id = ?1 UNION ALL SELECT a, b FROM (SELECT \
         json_extract(before, '$.predecessor') AS a, json_extract(before, '$.successor') AS b FROM change \
         WHERE thing = 'programme_pair' AND row = ?1 AND action = 'delete' ORDER BY id DESC) LIMIT 1";
    let pair: Option<(Id, Id)> = sqlx::query_as(sql).bind(id).fetch_optional(&mut *conn).await.map_err(db)?;
    let Some((from, to)) = pair else { return Ok(String::new()) };
    Ok(format!("{} → {}", called(conn, "programme", from).await?, called(conn, "programme", to).await?))
}

type Name = (Option<String>, String, String);

async fn names(
    conn: &mut SqliteConnection,
    table: &'static str,
    code: &'static str,
    ids: &[Id],
) -> Result<HashMap<Id, Name>> {
    let code_before = if code == "NULL" { "NULL".to_owned() } else { format!("json_extract(before, '$.{code}')") };
    let sql = format!(
        "SELECT id, {code}, title_ja, title_en FROM {table} WHERE id IN (SELECT value FROM json_each(?1)) \
         UNION ALL SELECT row, {code_before}, json_extract(before, '$.title_ja'), json_extract(before, '$.title_en') FROM change \
         WHERE id IN (SELECT max(id) FROM change WHERE thing = '{table}' AND action = 'delete' \
         AND row IN (SELECT value FROM json_each(?1)) AND row NOT IN (SELECT id FROM {table}) GROUP BY row)"
    );
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(json!(ids).to_string()).fetch_all(conn).await.map_err(db)?;
    rows.iter().map(|r| Ok((r.cell(0)?, (r.cell(1)?, r.cell(2)?, r.cell(3)?)))).collect()
}
