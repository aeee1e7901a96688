//! The change log: TEMP triggers made from the schema, so that no verb can forget it.
//!
//! `temp.log_now` holds the running operation. Without one a trigger writes a NULL operation, which
//! `change` refuses: a write past the one door fails instead of going unseen.
//! `quiet` silences insert triggers only: rows of a bulk insert are known by their id range (`batch`).

use crate::problem::{Result, db};
use crate::schema::{Table, tables};
use domain::Problem;
use sqlx::{AssertSqlSafe, SqliteConnection};
use std::fmt::Write;

/// What was armed, to see before each write that it still stands.
#[derive(Debug, Clone)]
pub(crate) struct Armed {
    pub(crate) tables: Vec<Table>,
    triggers: String,
}

/// Makes the triggers. Call once per writer connection, after the migrations.
pub(crate) async fn arm(conn: &mut SqliteConnection) -> Result<Armed> {
    let tables = tables(conn).await?;
    let mut script = String::from(
        "CREATE TEMP TABLE log_now (one INTEGER PRIMARY KEY CHECK (one = 1), operation INTEGER, quiet INTEGER NOT NULL);
         INSERT INTO temp.log_now VALUES (1, NULL, 0);",
    );
    for table in &tables {
        script.push_str(&triggers(table));
    }
    sqlx::raw_sql(AssertSqlSafe(script)).execute(&mut *conn).await.map_err(db)?;
    let triggers = standing(conn).await?;
    Ok(Armed { tables, triggers })
}

/// Refuses when a trigger is gone or changed, or a pragma the log relies on is off.
pub(crate) async fn verify(conn: &mut SqliteConnection, armed: &Armed) -> Result<()> {
    if standing(conn).await? == armed.triggers {
        return Ok(());
    }
    Err(Problem::fault("the change log is not armed: its triggers or pragmas are gone, nothing was written"))
}

async fn standing(conn: &mut SqliteConnection) -> Result<String> {
    sqlx::query_scalar(
        "SELECT (SELECT recursive_triggers FROM pragma_recursive_triggers) || (SELECT foreign_keys FROM pragma_foreign_keys) \
         || coalesce((SELECT group_concat(sql, ';') FROM (SELECT sql FROM temp.sqlite_schema WHERE type = 'trigger' ORDER BY name)), '')",
    )
    .fetch_one(conn)
    .await
    .map_err(db)
}

/// `"before":…` pairs of a whole row: `'a', OLD."a", 'b', OLD."b"`.
fn pairs(table: &Table, side: &str) -> String {
    table.columns.iter().map(|c| format!("'{c}', {side}.\"{c}\"")).collect::<Vec<_>>().join(", ")
}

/// JSON of the columns that differ, as they stood on one side.
fn differing(table: &Table, side: &str) -> String {
    let rows = table
        .columns
        .iter()
        .map(|c| format!("SELECT '{c}' AS k, {side}.\"{c}\" AS v WHERE OLD.\"{c}\" IS NOT NEW.\"{c}\""));
    format!("(SELECT json_group_object(k, v) FROM ({}))", rows.collect::<Vec<_>>().join(" UNION ALL "))
}

fn triggers(table: &Table) -> String {
    let name = &table.name;
    let differs =
        table.columns.iter().map(|c| format!("OLD.\"{c}\" IS NOT NEW.\"{c}\"")).collect::<Vec<_>>().join(" OR ");
    // `change` stays unqualified: a TEMP trigger may not qualify what it writes.
    let record =
        "INSERT INTO change (operation, thing, row, action, before, after) VALUES ((SELECT operation FROM log_now)";
    let mut sql = String::new();
    let _ = write!(
        sql,
        "CREATE TEMP TRIGGER log_insert_{name} AFTER INSERT ON main.\"{name}\"
           WHEN (SELECT operation IS NULL OR quiet = 0 FROM log_now)
         BEGIN {record}, '{name}', NEW.id, 'insert', NULL, json_object({new})); END;
         CREATE TEMP TRIGGER log_delete_{name} AFTER DELETE ON main.\"{name}\"
         BEGIN {record}, '{name}', OLD.id, 'delete', json_object({old}), NULL); END;
         CREATE TEMP TRIGGER log_rekey_{name} BEFORE UPDATE OF id ON main.\"{name}\" WHEN OLD.id IS NOT NEW.id
         BEGIN SELECT RAISE(ABORT, 'the id of a row never changes'); END;
         CREATE TEMP TRIGGER log_update_{name} AFTER UPDATE ON main.\"{name}\" WHEN {differs}
         BEGIN {record}, '{name}', NEW.id, 'update', {before}, {after}); END;",
        new = pairs(table, "NEW"),
        old = pairs(table, "OLD"),
        before = differing(table, "OLD"),
        after = differing(table, "NEW"),
    );
    sql
}

/// Names the running operation to the triggers (`None` after it).
pub(crate) async fn set_now(conn: &mut SqliteConnection, operation: Option<i64>, quiet: bool) -> Result<()> {
    sqlx::query("UPDATE temp.log_now SET operation = ?, quiet = ?")
        .bind(operation)
        .bind(quiet)
        .execute(conn)
        .await
        .map_err(db)?;
    Ok(())
}

/// A query of one row (`?` its id) as the JSON object the log would keep.
pub(crate) fn image(table: &Table) -> String {
    let pairs = table.columns.iter().map(|c| format!("'{c}', \"{c}\"")).collect::<Vec<_>>().join(", ");
    format!("SELECT json_object({pairs}) FROM \"{}\" WHERE id = ?", table.name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use crate::{Access, Birth, NewOperation, Store, Tx, tag};
    use domain::{Kind, ProblemCode};

    fn op() -> NewOperation {
        NewOperation { kind: "tag-add", by: "試験者".into(), params: serde_json::json!({}), undoable: true }
    }

    async fn writer_after(sql: &'static str) -> domain::Problem {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::create(&folder.path().join("a.tsumugi"), Birth { sample: true }, &Access::default()).await.unwrap();
        let mut guard = store.writer.lock().await;
        sqlx::raw_sql(sql).execute(&mut guard.as_mut().unwrap().conn).await.unwrap();
        drop(guard);
        let refused = store.write(op(), async |tx: &mut Tx| tag::add(tx, Kind::Target, "A", &[1]).await).await;
        refused.expect_err("must be refused")
    }

    #[tokio::test]
    async fn a_write_without_its_triggers_is_refused() {
        for sql in [
            "DROP TRIGGER temp.log_update_tag",
            "DROP TRIGGER temp.log_insert_project",
            "PRAGMA recursive_triggers = OFF",
            "PRAGMA foreign_keys = OFF",
        ] {
            let problem = writer_after(sql).await;
            assert_eq!(problem.code, ProblemCode::Fault, "{sql}");
            assert!(problem.detail.unwrap().contains("not armed"), "{sql}");
        }
    }

    #[tokio::test]
    async fn a_write_past_the_door_fails_instead_of_going_unseen() {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::create(&folder.path().join("a.tsumugi"), Birth { sample: true }, &Access::default()).await.unwrap();
        let mut guard = store.writer.lock().await;
        let conn = &mut guard.as_mut().unwrap().conn;
        let past = sqlx::query("INSERT INTO disclosure VALUES (1, 'theme', 1, 'notes', 'cda')").execute(conn).await;
        assert!(past.expect_err("refused").to_string().contains("change.operation"));
    }

    #[tokio::test]
    async fn the_id_of_a_row_never_changes_and_replace_is_logged_as_delete_and_insert() {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::create(&folder.path().join("a.tsumugi"), Birth { sample: true }, &Access::default()).await.unwrap();
        let outcome = store.write(op(), async |tx: &mut Tx| {
            for sql in [
                "INSERT INTO disclosure VALUES (1, 'theme', 1, 'notes', 'cda')",
                "INSERT OR REPLACE INTO disclosure VALUES (2, 'theme', 1, 'notes', 'public')",
            ] {
                sqlx::query(sql).execute(tx.conn()?).await.unwrap();
            }
            let moved = sqlx::query("UPDATE disclosure SET id = 3").execute(tx.conn()?).await;
            assert!(moved.expect_err("refused").to_string().contains("never changes"));
            let actions: Vec<String> =
                sqlx::query_scalar("SELECT action || row FROM change ORDER BY id").fetch_all(tx.conn()?).await.unwrap();
            Ok(actions)
        });
        assert_eq!(outcome.await.unwrap().value, ["insert1", "delete1", "insert2"]);
    }
}
