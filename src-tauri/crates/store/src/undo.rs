//! Undo and redo, of the latest or of a chosen operation, after a restart too.
//!
//! A *root* is an operation that undoes nothing. Undoing root A applies the inverse of A's changes as
//! operation U (`U.undoes = A`, `A.undone_by = U`). Redoing applies the inverse of U's changes as
//! operation R (`R.undoes = U`, `U.undone_by = R`, `A.undone_by = NULL`). Both are logged like any
//! write, so undoing A once more after a redo is again the inverse of A's own changes.

use crate::file::Store;
use crate::history::operation_row;
use crate::inverse::apply;
use crate::problem::{Cell, Result, db};
use crate::rows::OperationRow;
use crate::schema::Table;
use crate::write::{Outcome, Tx};
use domain::{Id, Problem, ProblemCode};
use serde_json::{Map, Value, json};
use sqlx::{AssertSqlSafe, SqliteConnection};
use std::collections::BTreeSet;

/// What was taken back or brought again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The root operation.
    pub operation: Id,
    /// Its kind.
    pub kind: String,
    /// Things it had touched.
    pub count: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Again,
}

const LATEST: &str = "SELECT id, kind, at, by, count, params, undoable, undoes, undone_by FROM operation \
    WHERE undoes IS NULL AND undoable = 1 AND undone_by IS NULL AND compacted = 0 ORDER BY id DESC LIMIT 1";

/// Anything new of content after an undo ends the way forward; exports and the like do not.
const NEXT_REDO: &str = "SELECT id, kind, at, by, count, params, undoable, undoes, undone_by FROM operation a \
    WHERE undoes IS NULL AND undone_by IS NOT NULL AND compacted = 0 AND NOT EXISTS \
    (SELECT 1 FROM operation n WHERE n.id > a.undone_by AND n.undoes IS NULL AND n.undoable = 1) ORDER BY undone_by DESC LIMIT 1";

impl Store {
    /// What the next undo would take back and the next redo bring again.
    ///
    /// # Errors
    /// A database error.
    pub async fn steps(&self) -> Result<(Option<OperationRow>, Option<OperationRow>)> {
        let mut read = self.read().await?;
        let (mut undo, mut redo) = (one(&mut read, LATEST).await?, one(&mut read, NEXT_REDO).await?);
        self.veil().over(undo.iter_mut().chain(&mut redo));
        Ok((undo, redo))
    }

    /// Takes back the latest or a chosen operation.
    ///
    /// # Errors
    /// `NothingToUndo` (also when it is taken back already); `NotUndoable` for exports, undos and redos;
    /// `UndoBlocked` with `count`, `operations` (kinds with times, newest first, at most five) and `ids`
    /// where later work that still stands touched one of its rows or hangs on one.
    pub async fn undo(&self, by: &str, operation: Option<Id>) -> Result<Outcome<Undone>> {
        self.step("undo", by, Way::Back, operation).await
    }

    /// Brings again what was taken back last, unless something new was done since.
    ///
    /// # Errors
    /// `NothingToUndo`; `UndoBlocked` as for [`Store::undo`].
    pub async fn redo(&self, by: &str) -> Result<Outcome<Undone>> {
        self.step("redo", by, Way::Again, None).await
    }

    async fn step(&self, kind: &str, by: &str, way: Way, chosen: Option<Id>) -> Result<Outcome<Undone>> {
        let mut tx = self.begin(kind, by.to_owned(), Value::Object(Map::new()), false).await?;
        let done = reverse(&mut tx, way, chosen).await;
        self.end(tx, done, false).await
    }
}

async fn one(conn: &mut SqliteConnection, sql: &'static str) -> Result<Option<OperationRow>> {
    let row = sqlx::query(sql).fetch_optional(conn).await.map_err(db)?;
    row.as_ref().map(operation_row).transpose()
}

async fn target(conn: &mut SqliteConnection, way: Way, chosen: Option<Id>) -> Result<OperationRow> {
    let nothing = || Problem::new(ProblemCode::NothingToUndo);
    let Some(id) = chosen else {
        return one(conn, if way == Way::Back { LATEST } else { NEXT_REDO }).await?.ok_or_else(nothing);
    };
    let row =
        sqlx::query("SELECT id, kind, at, by, count, params, undoable, undoes, undone_by FROM operation WHERE id = ?");
    let row = row.bind(id).fetch_optional(&mut *conn).await.map_err(db)?;
    let found = row.as_ref().map(operation_row).transpose()?.ok_or_else(nothing)?;
    let compacted: bool = sqlx::query_scalar("SELECT compacted FROM operation WHERE id = ?")
        .bind(id)
        .fetch_one(&mut *conn)
        .await
        .map_err(db)?;
    if !found.undoable || found.undoes.is_some() || compacted {
        return Err(Problem::new(ProblemCode::NotUndoable).with("kind", found.kind));
    }
    if found.undone_by.is_some() { Err(nothing()) } else { Ok(found) }
}

async fn reverse(tx: &mut Tx, way: Way, chosen: Option<Id>) -> Result<Undone> {
    let root = target(tx.conn()?, way, chosen).await?;
    // The operation whose changes are inverted: the root itself, or the undo that took it back.
    let source = match way {
        Way::Back => root.id,
        Way::Again => root.undone_by.ok_or_else(|| Problem::fault("a redo without its undo"))?,
    };
    let tables = tx.tables();
    refuse_if_later_work_stands(tx, source, &tables).await?;
    apply(tx, root.id, source, way == Way::Again, &tables).await?;
    let this = tx.operation();
    let links: &[(&'static str, Id, Option<Id>)] = &[
        ("UPDATE operation SET undoes = ?2 WHERE id = ?1", this, Some(source)),
        ("UPDATE operation SET undone_by = ?2 WHERE id = ?1", source, Some(this)),
    ];
    for (sql, id, to) in links {
        sqlx::query(*sql).bind(id).bind(to).execute(tx.conn()?).await.map_err(db)?;
    }
    if way == Way::Again {
        sqlx::query("UPDATE operation SET undone_by = NULL WHERE id = ?")
            .bind(root.id)
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
    }
    // What was worked out by an older rule is back: the next opening brings it in step (`renew.rs`).
    sqlx::query(
        "UPDATE meta SET value = '1' WHERE key = 'folded' AND EXISTS \
         (SELECT 1 FROM meta m WHERE m.key = 'folded_after' AND CAST(m.value AS INTEGER) >= ?1)",
    )
    .bind(root.id)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    tx.set_count(root.count);
    for (key, value) in &root.params {
        tx.set_param(key, value.clone());
    }
    tx.set_param("of", root.kind.as_str());
    Ok(Undone { operation: root.id, kind: root.kind, count: root.count })
}

/// Roots that still stand.
const STANDS: &str = "o.undoes IS NULL AND o.undone_by IS NULL";

async fn refuse_if_later_work_stands(tx: &mut Tx, source: Id, tables: &[Table]) -> Result<()> {
    let this = tx.operation();
    // Changes of later roots to a row that the source changed or inserted.
    let touched = format!(
        "SELECT DISTINCT o.id FROM operation o CROSS JOIN change c ON c.operation = o.id \
         WHERE o.id > ?1 AND o.id <> ?2 AND {STANDS} AND (\
         EXISTS (SELECT 1 FROM change a WHERE a.thing = c.thing AND a.row = c.row AND a.operation = ?1) \
         OR EXISTS (SELECT 1 FROM batch b WHERE b.operation = ?1 AND b.thing = c.thing AND c.row BETWEEN b.first AND b.last))"
    );
    let mut blockers: BTreeSet<Id> = ids(tx.conn()?, &touched, source, this).await?.into_iter().flatten().collect();
    let mut unknown = false;
    let (made, restored) = affected(tx.conn()?, source).await?;
    for sql in hanging(tables, &made).into_iter().chain(orphaned(tables, &restored)) {
        for owner in ids(tx.conn()?, &sql, source, this).await? {
            match owner {
                Some(id) => drop(blockers.insert(id)),
                None => unknown = true,
            }
        }
    }
    if blockers.is_empty() && !unknown {
        return Ok(());
    }
    Err(blocked(tx.conn()?, &blockers).await?)
}

/// Tables in which the reversal deletes rows, and tables in which it writes old values back.
async fn affected(conn: &mut SqliteConnection, source: Id) -> Result<(BTreeSet<String>, BTreeSet<String>)> {
    let rows = sqlx::query(
        "SELECT DISTINCT thing, action = 'insert' FROM change WHERE operation = ?1 \
         UNION SELECT thing, 1 FROM batch WHERE operation = ?1",
    );
    let rows = rows.bind(source).fetch_all(conn).await.map_err(db)?;
    let (mut made, mut restored) = (BTreeSet::new(), BTreeSet::new());
    for row in &rows {
        let of = if row.cell(1)? { &mut made } else { &mut restored };
        of.insert(row.cell(0)?);
    }
    Ok((made, restored))
}

async fn ids(conn: &mut SqliteConnection, sql: &str, source: Id, this: Id) -> Result<Vec<Option<Id>>> {
    let query = sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).bind(source).bind(this);
    query.fetch_all(conn).await.map_err(db)
}

/// The standing root that made a row of `thing`: by its insert in the log, or by its batch.
fn maker(thing: &str, row: &str) -> String {
    format!(
        "coalesce((SELECT max(x.operation) FROM change x JOIN operation o ON o.id = x.operation \
         WHERE x.thing = '{thing}' AND x.row = {row} AND x.action = 'insert' AND {STANDS}), \
         (SELECT max(x.operation) FROM batch x JOIN operation o ON o.id = x.operation \
         WHERE x.thing = '{thing}' AND {row} BETWEEN x.first AND x.last AND {STANDS}))"
    )
}

/// What a table refers to: its foreign keys, and the references the schema cannot declare, each as column, parent
/// and a condition on the row with its columns in braces (see [`on`]).
fn references(child: &Table, tables: &[Table]) -> Vec<(String, String, String)> {
    let declared = child.references.iter().map(|r| (r.column.clone(), r.parent.clone(), String::new()));
    let mut all: Vec<_> = declared.collect();
    match child.name.as_str() {
        // `thing` names the table, `row` its row.
        "disclosure" | "attachment" | "fact" => all.extend(
            tables
                .iter()
                .map(|parent| ("row".to_owned(), parent.name.clone(), format!("{{thing}} = '{}'", parent.name))),
        ),
        // After a merge one of the two is gone and the decision stays.
        "pair" => all.extend(
            ["a", "b"].map(|column| (column.to_owned(), "project".to_owned(), "{state} IS NOT 'merged'".to_owned())),
        ),
        _ => {}
    }
    all
}

/// A condition of [`references`] on a live row, or on what the log keeps of one.
fn on(condition: &str, column: impl Fn(&str) -> String) -> String {
    let filled = ["thing", "state"]
        .iter()
        .fold(condition.to_owned(), |text, name| text.replace(&format!("{{{name}}}"), &column(name)));
    if filled.is_empty() { "1".to_owned() } else { filled }
}

/// Rows from outside that refer to rows the reversal deletes, as queries for who made them.
fn hanging(tables: &[Table], made: &BTreeSet<String>) -> Vec<String> {
    let mut queries = Vec::new();
    for child in tables {
        let outside = format!(
            "NOT EXISTS (SELECT 1 FROM change i WHERE i.thing = '{0}' AND i.row = c.id AND i.operation = ?1 AND i.action = 'insert') \
             AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.operation = ?1 AND b.thing = '{0}' AND c.id BETWEEN b.first AND b.last)",
            child.name
        );
        for (name, parent, condition) in references(child, tables) {
            if !made.contains(&parent) {
                continue;
            }
            let condition = on(&condition, |column| format!("c.\"{column}\""));
            let maker = maker(&child.name, "c.id");
            let column = format!("c.\"{name}\"");
            // A row that the operation itself pointed here is pointed back by the reversal: it does not hang. Nor does
            // a pair that the reversal makes a merged one again.
            let released = if child.name == "pair" { " OR u.before->>'state' = 'merged'" } else { "" };
            let outside = format!(
                "{outside} AND NOT EXISTS (SELECT 1 FROM change u WHERE u.thing = '{}' AND u.row = c.id AND u.operation = ?1 \
                 AND u.action = 'update' AND (json_type(u.before, '$.\"{name}\"') IS NOT NULL{released}))",
                child.name
            );
            queries.push(format!(
                "SELECT DISTINCT {maker} FROM change p CROSS JOIN \"{0}\" c ON {condition} AND {column} = p.row \
                 WHERE p.operation = ?1 AND p.thing = '{parent}' AND p.action = 'insert' AND {outside}",
                child.name
            ));
            queries.push(format!(
                "SELECT DISTINCT {maker} FROM batch p CROSS JOIN \"{0}\" c ON {condition} AND {column} BETWEEN p.first AND p.last \
                 WHERE p.operation = ?1 AND p.thing = '{parent}' AND {outside}",
                child.name
            ));
        }
    }
    queries
}

/// Rows the reversal would bring back whose parents are gone, as queries for who removed the parents.
fn orphaned(tables: &[Table], restored: &BTreeSet<String>) -> Vec<String> {
    let mut queries = Vec::new();
    for child in tables.iter().filter(|child| restored.contains(&child.name)) {
        for (name, parent, condition) in references(child, tables) {
            let logged = |column: &str| format!("json_extract(c.before, '$.\"{column}\"')");
            let (column, condition) = (logged(&name), on(&condition, logged));
            queries.push(format!(
                "SELECT DISTINCT (SELECT max(x.operation) FROM change x WHERE x.thing = '{parent}' AND x.row = {column} AND x.action = 'delete') \
                 FROM change c WHERE c.operation = ?1 AND ?2 IS NOT NULL AND c.thing = '{child}' AND c.action IN ('delete', 'update') AND {condition} \
                 AND {column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"{parent}\" p WHERE p.id = {column}) \
                 AND NOT EXISTS (SELECT 1 FROM change d WHERE d.thing = '{parent}' AND d.row = {column} AND d.operation = ?1 AND d.action = 'delete')",
                child = child.name
            ));
        }
    }
    queries
}

/// The refusal, naming what stands in the way.
pub(crate) async fn blocked(conn: &mut SqliteConnection, blockers: &BTreeSet<Id>) -> Result<Problem> {
    let rows = sqlx::query(
        "SELECT kind, at FROM operation WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 6",
    );
    let rows = rows.bind(json!(blockers).to_string()).fetch_all(conn).await.map_err(db)?;
    let named = |row: &sqlx::sqlite::SqliteRow| Ok(format!("{} {}", row.cell::<&str>(0)?, row.cell::<&str>(1)?));
    let mut names = rows.iter().take(5).map(named).collect::<Result<Vec<String>>>()?;
    if rows.len() > 5 {
        names.push("…".to_owned());
    }
    let ids: Vec<String> = blockers.iter().rev().take(5).map(Id::to_string).collect();
    Ok(Problem::new(ProblemCode::UndoBlocked)
        .with("count", blockers.len().max(1))
        .with("operations", names.join(", "))
        .with("ids", ids.join(",")))
}

/// Whether a live row stands where a restored one belongs: who made or last changed it.
pub(crate) async fn collision(
    conn: &mut SqliteConnection,
    table: &Table,
    row: Id,
    image: &Map<String, Value>,
) -> Result<BTreeSet<Id>> {
    let mut owners = BTreeSet::new();
    for unique in &table.uniques {
        let mut sql = format!("SELECT id FROM \"{}\" WHERE id <> ?1", table.name);
        for (at, column) in unique.columns.iter().enumerate() {
            sql.push_str(&format!(" AND \"{column}\" = ?{}", at + 2));
        }
        if let Some(condition) = &unique.condition {
            sql.push_str(&format!(" AND ({condition})"));
        }
        let mut query = sqlx::query_scalar::<_, Id>(AssertSqlSafe(sql)).bind(row);
        for column in &unique.columns {
            query = match image.get(column) {
                Some(Value::Number(n)) => query.bind(n.as_i64()),
                Some(Value::String(s)) => query.bind(s.clone()),
                _ => query.bind(None::<i64>),
            };
        }
        for other in query.fetch_all(&mut *conn).await.map_err(db)? {
            let sql = format!(
                "SELECT coalesce((SELECT max(x.operation) FROM change x JOIN operation o ON o.id = x.operation \
                 WHERE x.thing = ?1 AND x.row = ?2 AND {STANDS}), {})",
                maker(&table.name, "?2")
            );
            let query = sqlx::query_scalar::<_, Option<Id>>(AssertSqlSafe(sql)).bind(table.name.as_str()).bind(other);
            owners.extend(query.fetch_one(&mut *conn).await.map_err(db)?);
        }
    }
    Ok(owners)
}
