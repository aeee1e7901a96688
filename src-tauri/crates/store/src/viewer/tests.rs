//! Who sees what, on the store alone.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::views;
use crate::schema::tables;
use crate::{Access, Birth, NewOperation, Store, Tx, Viewer};
use domain::{Id, ProblemCode};
use sqlx::AssertSqlSafe;
use std::collections::BTreeSet;
use std::sync::Arc;

fn op() -> NewOperation {
    NewOperation { kind: "test", by: "試験者".into(), params: serde_json::json!({}), undoable: false }
}

fn viewer(person: Option<Id>, hidden: &[Id]) -> Viewer {
    Viewer { person, hidden: Arc::new(hidden.iter().copied().collect::<BTreeSet<Id>>()), by_programme: false }
}

/// Projects 1 and 2, people 11–13, an open round of each blindness (21 all-voted, 22 closed, 23 open) in which 11 and 12
/// read project 1 and project 2; votes have the ids of their assignments.
const DESK: &str = "
    INSERT INTO import (id, file, sheet, sha256, header_row, columns, by, at) VALUES (90, 'f', NULL, '', 1, '[]', '', '');
    INSERT INTO source_row (id, import, row, cells) VALUES (91, 90, 1, '[]'), (92, 90, 2, '[]');
    INSERT INTO project (id, key, identity, standard, title_ja, title_en, summary_ja, summary_en, programme, institution, researcher, folded)
      VALUES (1, 'a', '', 1, '一', '', '', '', '', '', '', ''), (2, 'b', '', 1, '二', '', '', '', '', '', '', '');
    INSERT INTO project_year (id, project, standard, title_ja, title_en, summary_ja, summary_en, programme, institution,
      researcher, position, keywords, source_url, class, source)
      VALUES (81, 1, 1, '一', '', '', '', '', '', '', '', '', '', 'internal', 91), (82, 2, 1, '二', '', '', '', '', '', '', '', '', '', 'internal', 92);
    INSERT INTO year_source (id, year, source) VALUES (71, 81, 91), (72, 82, 92);
    INSERT INTO person (id, name, organisation, field, active_from, active_to, chair, pin, note, by, at)
      VALUES (11, 'A', '', '', '', '', 0, '', '', '', ''), (12, 'B', '', '', '', '', 0, '', '', '', ''), (13, 'C', '', '', '', '', 1, '', '', '', '');
    INSERT INTO criteria (id, name, version, body, note, by, at) VALUES (31, 'k', 1, '{}', '', '', '');
    INSERT INTO round (id, name, kind, purpose, readers, blindness, criteria, deadline, note, imported, tagged, state, opened_at, closed_at, by)
      VALUES (21, 'r1', 'votes', 'main', 2, 'all-voted', 31, '', '', 2, 0, 'open', '', '', ''),
             (22, 'r2', 'votes', 'main', 2, 'closed', 31, '', '', 2, 0, 'open', '', '', ''),
             (23, 'r3', 'votes', 'main', 2, 'open', 31, '', '', 2, 0, 'open', '', '', '');
    INSERT INTO assignment (id, round, project, reviewer, position)
      SELECT r.column1 * 100 + p.column1 * 10 + q.column1, r.column1, p.column1, q.column1, 0
      FROM (VALUES (21), (22), (23)) r, (VALUES (1), (2)) p, (VALUES (11), (12)) q;
    INSERT INTO decision (id, assignment, round, project, reviewer, criteria, verdict, reason, note, certainty, scores, tags, at)
      SELECT id, id, round, project, reviewer, 31, 'keep', '', 'n', 'high', '{}', '[]', '' FROM assignment WHERE reviewer = 11;
    INSERT INTO tag (id, project, kind, concept, main, by, at) VALUES (61, 1, 'modality', 'AB', 0, '', ''), (62, 2, 'modality', 'AB', 0, '', '');";

async fn desk() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store =
        Store::create(&folder.path().join("a.tsumugi"), Birth { sample: true }, &Access::default()).await.unwrap();
    run(&store, DESK).await.unwrap();
    (folder, store)
}

async fn run(store: &Store, sql: &'static str) -> Result<(), domain::Problem> {
    let done = store.write(op(), async |tx: &mut Tx| {
        sqlx::raw_sql(sql).execute(tx.conn()?).await.map_err(crate::problem::db)?;
        Ok(())
    });
    done.await.map(drop)
}

async fn ids(store: &Store, sql: &'static str) -> Vec<Id> {
    sqlx::query_scalar(sql).fetch_all(&mut *store.read().await.unwrap()).await.unwrap()
}

const VOTES: &str = "SELECT DISTINCT round FROM decision WHERE project = 1 ORDER BY round";

#[tokio::test]
async fn a_vote_is_seen_by_its_reader_and_by_others_once_the_round_allows() {
    let (_folder, store) = desk().await;
    let rounds = async |person: Option<Id>| {
        store.look_as(&viewer(person, &[])).await.unwrap();
        ids(&store, VOTES).await
    };
    assert_eq!(rounds(Some(11)).await, [21, 22, 23]);
    for other in [Some(12), Some(13), None] {
        assert_eq!(rounds(other).await, [23], "{other:?}");
        assert_eq!(ids(&store, "SELECT count(*) FROM given").await, [6], "that it was given is no secret");
        // The log keeps what a vote says: it tells no more.
        let logged = "SELECT count(*) FROM change WHERE thing = 'decision'";
        assert_eq!(ids(&store, logged).await, [2], "{other:?}");
    }
    // Everybody assigned to project 1 has voted: its votes are open, those on project 2 are not.
    run(
        &store,
        "INSERT INTO decision (id, assignment, round, project, reviewer, criteria, verdict, reason, note, certainty, scores, tags, at)
         SELECT id, id, round, project, reviewer, 31, 'drop', '', '', 'high', '{}', '[]', '' FROM assignment
         WHERE round = 21 AND project = 1 AND reviewer = 12",
    )
    .await
    .unwrap();
    assert_eq!(rounds(Some(13)).await, [21, 23]);
    assert_eq!(ids(&store, "SELECT DISTINCT round FROM decision WHERE project = 2").await, [23]);
    run(&store, "UPDATE round SET state = 'closed' WHERE id = 22").await.unwrap();
    assert_eq!(rounds(Some(13)).await, [21, 22, 23]);
    run(&store, "UPDATE round SET state = 'open' WHERE id = 22").await.unwrap();
    assert_eq!(rounds(Some(13)).await, [21, 23], "opened again, sealed again");
}

#[tokio::test]
async fn nothing_of_a_hidden_project_is_read_and_no_write_reaches_it() {
    let (_folder, store) = desk().await;
    store.look_as(&viewer(Some(11), &[2])).await.unwrap();
    for (sql, expected) in [
        ("SELECT id FROM project", vec![1]),
        ("SELECT id FROM project_year", vec![81]),
        ("SELECT id FROM year_source", vec![71]),
        ("SELECT id FROM source_row", vec![91]),
        ("SELECT id FROM tag", vec![61]),
        ("SELECT DISTINCT project FROM assignment", vec![1]),
        ("SELECT DISTINCT project FROM given", vec![1]),
        ("SELECT DISTINCT project FROM decision", vec![1]),
        ("SELECT row FROM change WHERE thing = 'tag'", vec![61]),
        ("SELECT row FROM change WHERE thing = 'project'", vec![1]),
    ] {
        assert_eq!(ids(&store, sql).await, expected, "{sql}");
    }
    for sql in [
        "UPDATE tag SET concept = 'SM' WHERE id = 62",
        "DELETE FROM tag WHERE id = 62",
        "UPDATE project SET title_ja = '別' WHERE id = 2",
        "INSERT INTO finished (id, project, by, at) VALUES (51, 2, '', '')",
        "DELETE FROM year_source WHERE id = 72",
        "DELETE FROM tag WHERE id = 61; UPDATE tag SET project = 1 WHERE id = 62",
    ] {
        let problem = run(&store, sql).await.expect_err(sql);
        assert_eq!((problem.code, problem.params["count"].as_str()), (ProblemCode::ConflictOfInterest, "1"), "{sql}");
    }
    // Rounds are laid out by chairs whoever is blocked from what.
    run(&store, "UPDATE assignment SET position = 1 WHERE project = 2").await.unwrap();
    store.look_as(&viewer(Some(11), &[])).await.unwrap();
    assert_eq!(ids(&store, "SELECT id FROM tag WHERE concept = 'AB'").await, [61, 62]);
    run(&store, "UPDATE tag SET concept = 'SM' WHERE id = 62").await.unwrap();
    assert!(store.check(true).await.unwrap().findings.is_empty(), "a check sees all of it");
}

#[tokio::test]
async fn a_table_added_later_that_refers_to_a_project_is_covered() {
    use sqlx::Connection as _;
    let mut conn = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
    for script in crate::schema::MIGRATIONS {
        sqlx::raw_sql(*script).execute(&mut conn).await.unwrap();
    }
    sqlx::raw_sql(
        "CREATE TABLE later (id INTEGER PRIMARY KEY, whose INTEGER REFERENCES project (id), text TEXT NOT NULL) STRICT;
         CREATE TABLE below (id INTEGER PRIMARY KEY, of INTEGER NOT NULL REFERENCES later (id)) STRICT;
         PRAGMA foreign_keys = OFF;",
    )
    .execute(&mut conn)
    .await
    .unwrap();
    let tables = tables(&mut conn).await.unwrap();
    let owned = views::owned(&tables);
    for table in &tables {
        let names_one = table.references.iter().any(|reference| reference.parent == "project");
        let open = ["interest", "interest_override"].contains(&table.name.as_str());
        assert!(!names_one || open || owned.contains_key(&table.name), "{}", table.name);
    }
    let script = format!(
        "INSERT INTO later VALUES (1, 7, ''), (2, 8, ''), (3, NULL, ''); INSERT INTO below VALUES (11, 1), (12, 2), (13, 3);
         CREATE TEMP TABLE hidden (id INTEGER PRIMARY KEY); INSERT INTO temp.hidden VALUES (8); {}",
        views::script(&tables, None, true)
    );
    sqlx::raw_sql(AssertSqlSafe(script)).execute(&mut conn).await.unwrap();
    let left = async |conn: &mut sqlx::SqliteConnection, sql: &'static str| {
        sqlx::query_scalar::<_, Id>(sql).fetch_all(conn).await.unwrap()
    };
    assert_eq!(left(&mut conn, "SELECT id FROM later ORDER BY id").await, [1, 3]);
    assert_eq!(left(&mut conn, "SELECT id FROM below ORDER BY id").await, [11, 13]);
}

/// Bad input: a clock set back.
#[tokio::test]
async fn time_does_not_run_backwards_through_the_history() {
    let (_folder, store) = desk().await;
    let mut guard = store.writer.lock().await;
    let conn = &mut guard.as_mut().unwrap().conn;
    sqlx::raw_sql("INSERT INTO operation (id, kind, at, by, params, undoable) SELECT max(id) + 1, 'x', '2999-01-01T00:00:00.000Z', '', '{}', 0 FROM operation; UPDATE counter SET next = next + 5").execute(conn).await.unwrap();
    drop(guard);
    run(&store, "UPDATE tag SET concept = 'SM' WHERE id = 62").await.unwrap();
    assert_eq!(crate::history::newest_at(&store).await.unwrap().unwrap(), "2999-01-01T00:00:00.000Z");
}
