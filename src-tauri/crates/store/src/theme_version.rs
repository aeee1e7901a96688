//! Versions of themes: what a theme was made of when somebody kept it, and what it is made of now, in the same parts.

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{ThemePart, ThemeWrite, VersionRow};
use crate::write::Tx;
use domain::Id;
use domain::plan::Sheet;
use sqlx::{AssertSqlSafe, SqliteConnection};
use std::collections::HashSet;

/// Fields of a theme that are kept and compared. Which theme it was begun from never changes.
pub const FIELDS: [&str; 17] = [
    "code",
    "title_ja",
    "title_en",
    "target",
    "modality",
    "indication",
    "hypothesis_ja",
    "hypothesis_en",
    "notes",
    "state",
    "owner",
    "next_step",
    "due",
    "stop_reason",
    "effort_months",
    "months_to_gate",
    "competition",
];

/// The parts of a theme (`?1`) as it is now: thing, of, project, body. `from` stands before each table: nothing for what may
/// be seen, `main.` for all there is.
fn now(from: &str) -> String {
    let fields = FIELDS.map(|field| format!("('{field}')")).join(", ");
    let values = FIELDS.map(|field| format!("WHEN '{field}' THEN t.\"{field}\"")).join(" ");
    format!(
        "WITH name (field) AS (VALUES {fields}), \
         thread AS (SELECT project, position, role, note FROM {from}theme_project WHERE theme = ?1), \
         other AS (SELECT * FROM {from}theme_extra WHERE theme = ?1) \
         SELECT 'field' AS thing, n.field AS of, NULL AS project, json_object('value', CASE n.field {values} END) AS body \
           FROM {from}theme t, name n WHERE t.id = ?1 \
         UNION ALL SELECT 'field', 'class:' || field, NULL, json_object('value', class) FROM {from}disclosure \
           WHERE thing = 'theme' AND row = ?1 \
         UNION ALL SELECT 'thread', CAST(project AS TEXT), project, json_object('position', position, 'role', role, 'note', note) \
           FROM thread \
         UNION ALL SELECT 'extra', CAST(id AS TEXT), NULL, json_object('kind', kind, 'title_ja', title_ja, 'title_en', title_en, \
           'source', source, 'role', role, 'position', position, 'note', note) FROM other \
         UNION ALL SELECT 'asset', CAST(id AS TEXT), project, json_object('kind', kind, 'step', step, 'state', state, \
           'label', label, 'n', n, 'replicated', replicated, 'independent', independent, 'glp', glp, 'field', field, \
           'sentence', sentence, 'source', source, 'note', note, 'extra', extra) FROM {from}asset \
           WHERE project IN (SELECT project FROM thread) OR extra IN (SELECT id FROM other) \
         UNION ALL SELECT 'need', need, NULL, json_object('needed', needed, 'reason', reason) FROM {from}theme_need \
           WHERE theme = ?1 \
         UNION ALL SELECT 'claim', CAST(c.id AS TEXT), coalesce(c.project, a.project), json_object('position', c.position, \
           'text_ja', c.text_ja, 'text_en', c.text_en, 'need', c.need, 'state', c.state, 'rests_on', c.rests_on, \
           'asset', c.asset, 'extra', c.extra, 'source_row', c.source_row, 'round', c.round, 'field', c.field, \
           'quote', c.quote, 'source', c.source) FROM {from}claim c LEFT JOIN {from}asset a ON a.id = c.asset \
           WHERE c.theme = ?1 AND (c.asset IS NULL OR a.id IS NOT NULL)"
    )
}

/// Keeps a theme as it is. Returns the number of the version. What is hidden from whoever keeps it is kept with the rest, and
/// stays hidden: the write is over all ([`Tx::over_all`]), which is the caller's to say.
///
/// # Errors
/// A database error.
pub async fn keep(tx: &mut Tx, theme: Id, reason: &str) -> Result<(Id, u32)> {
    let last: u32 = sqlx::query_scalar("SELECT coalesce(max(number), 0) FROM theme_version WHERE theme = ?")
        .bind(theme)
        .fetch_one(tx.conn()?)
        .await
        .map_err(db)?;
    let (version, number) = (tx.take_id()?, last + 1);
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query("INSERT INTO theme_version (id, theme, number, reason, by, at) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(version)
        .bind(theme)
        .bind(number)
        .bind(reason.to_owned())
        .bind(by)
        .bind(at)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    let parts: i64 = sqlx::query_scalar(AssertSqlSafe(format!("SELECT count(*) FROM ({})", now("main."))))
        .bind(theme)
        .fetch_one(tx.conn()?)
        .await
        .map_err(db)?;
    let first = tx.take_ids(usize::try_from(parts).unwrap_or(usize::MAX))?;
    let insert = format!(
        "INSERT INTO theme_version_part (id, version, thing, of, project, body) \
         SELECT ?3 + row_number() OVER (ORDER BY thing, of) - 1, ?2, thing, of, project, body FROM ({})",
        now("main.")
    );
    let insert = sqlx::query(AssertSqlSafe(insert)).bind(theme).bind(version).bind(first);
    insert.execute(tx.conn()?).await.map_err(db)?;
    Ok((version, number))
}

/// Versions of a theme, newest first.
///
/// # Errors
/// A database error.
pub async fn list(store: &Store, theme: Id) -> Result<Vec<VersionRow>> {
    let rows = sqlx::query("SELECT id, number, reason, by, at FROM theme_version WHERE theme = ? ORDER BY number DESC");
    let rows = rows.bind(theme).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    let row = |r: &sqlx::sqlite::SqliteRow| {
        Ok(VersionRow { id: r.cell(0)?, number: r.cell(1)?, reason: r.cell(2)?, by: r.cell(3)?, at: r.cell(4)? })
    };
    rows.iter().map(row).collect()
}

/// Parts of a theme as it is now, and what the hidden ones are keyed by: of hidden projects, never to be shown.
///
/// # Errors
/// A database error.
pub async fn current(store: &Store, theme: Id) -> Result<(Vec<ThemePart>, HashSet<(String, String)>)> {
    let mut read = store.read().await?;
    let seen = parts(&mut read, now(""), theme).await?;
    let keys = format!("SELECT thing, of FROM ({})", now("main."));
    let hidden = unseen(&mut read, keys, theme, &seen).await?;
    Ok((seen, hidden))
}

/// Parts of a kept version, as [`current`].
///
/// # Errors
/// A database error.
pub async fn kept(store: &Store, version: Id) -> Result<(Vec<ThemePart>, HashSet<(String, String)>)> {
    let mut read = store.read().await?;
    let of =
        |from: &str, what: &str| format!("SELECT {what} FROM {from}theme_version_part WHERE version = ?1 ORDER BY id");
    let seen = parts(&mut read, of("", "thing, of, project, body"), version).await?;
    let hidden = unseen(&mut read, of("main.", "thing, of"), version, &seen).await?;
    Ok((seen, hidden))
}

async fn parts(conn: &mut SqliteConnection, sql: String, of: Id) -> Result<Vec<ThemePart>> {
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(of).fetch_all(conn).await.map_err(db)?;
    let part = |r: &sqlx::sqlite::SqliteRow| {
        let body = serde_json::from_str(r.cell(3)?).map_err(damaged)?;
        Ok(ThemePart { thing: r.cell(0)?, of: r.cell(1)?, project: r.cell(2)?, body })
    };
    rows.iter().map(part).collect()
}

/// Keys of the parts that are there and not seen.
async fn unseen(
    conn: &mut SqliteConnection,
    keys: String,
    of: Id,
    seen: &[ThemePart],
) -> Result<HashSet<(String, String)>> {
    let rows = sqlx::query_as(AssertSqlSafe(keys)).bind(of);
    let mut all: HashSet<(String, String)> = rows.fetch_all(conn).await.map_err(db)?.into_iter().collect();
    for part in seen {
        all.remove(&(part.thing.clone(), part.of.clone()));
    }
    Ok(all)
}

/// Tables of a theme's parts: the part, the table, and which of its columns names what the part is of (the row itself where
/// there is none).
const OF_THEME: [(&str, &str, &str); 6] = [
    ("thread", "theme_project", "project"),
    ("extra", "theme_extra", ""),
    ("need", "theme_need", "need"),
    ("claim", "claim", ""),
    ("comment", "theme_comment", ""),
    ("hearing", "hearing", ""),
];

/// Whether a change of a plan's row is somebody's writing: not a copy made, adopted or dropped as a whole, nor a mere place.
const PLANNED: &str = "(c.action <> 'update' OR EXISTS (SELECT 1 FROM json_each(c.after) k WHERE k.key <> 'position')) \
     AND NOT EXISTS (SELECT 1 FROM operation p WHERE p.id = c.operation \
     AND p.kind IN ('plan-copy', 'plan-adopt', 'plan-drop', 'theme-snapshot'))";

/// What was written into a theme, oldest first, as the log tells it to whoever looks. What was taken back was not written.
///
/// # Errors
/// A database error.
pub async fn written(store: &Store, theme: Id) -> Result<Vec<ThemeWrite>> {
    // A value of a changed row: as the change tells, else the row as it stands, else as it was when it went.
    let value = |table: &str, column: &str| {
        format!(
            "coalesce(c.after->>'{column}', c.before->>'{column}', (SELECT x.\"{column}\" FROM \"{table}\" x WHERE x.id = c.row), \
             (SELECT l.before->>'{column}' FROM change l WHERE l.thing = '{table}' AND l.row = c.row AND l.action = 'delete' \
             ORDER BY l.id DESC LIMIT 1))"
        )
    };
    let select = |part: &str, of: &str, table: &str, condition: &str| {
        format!(
            "SELECT c.id AS place, c.operation AS operation, '{part}' AS part, CAST({of} AS TEXT) AS of, c.action AS action, \
             c.after AS after FROM change c WHERE c.thing = '{table}' AND {condition}"
        )
    };
    let mut selects = vec![select("field", "''", "theme", "c.row = ?1")];
    let of_theme = format!("{} = 'theme' AND {} = ?1", value("disclosure", "thing"), value("disclosure", "row"));
    selects.push(select("class", &value("disclosure", "field"), "disclosure", &of_theme));
    for (part, table, column) in OF_THEME {
        let of = if column.is_empty() { "c.row".to_owned() } else { value(table, column) };
        selects.push(select(part, &of, table, &format!("{} = ?1", value(table, "theme"))));
    }
    let of_thread = format!(
        "({} IN (SELECT project FROM theme_project WHERE theme = ?1) OR {} IN (SELECT id FROM theme_extra WHERE theme = ?1))",
        value("asset", "project"),
        value("asset", "extra")
    );
    selects.push(select("asset", "c.row", "asset", &of_thread));
    // Of a plan whose row is written, not of one that is copied or laid out anew.
    selects.push(select("plan", "c.row", "plan", &format!("{} = ?1 AND {PLANNED}", value("plan", "theme"))));
    for table in Sheet::of_plan().map(Sheet::table).chain(["plan_decision"]) {
        let of_plan = format!("{} IN (SELECT id FROM plan WHERE theme = ?1) AND {PLANNED}", value(table, "plan"));
        selects.push(select("plan", "c.row", table, &of_plan));
    }
    let sql = format!(
        "SELECT w.operation, w.part, w.of, w.action, w.after, o.by, o.at FROM ({}) w JOIN operation o ON o.id = w.operation \
         WHERE o.undoes IS NULL AND o.undone_by IS NULL ORDER BY w.place",
        selects.join(" UNION ALL ")
    );
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(theme).fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(theme_write).collect()
}

fn theme_write(r: &sqlx::sqlite::SqliteRow) -> Result<ThemeWrite> {
    let (part, of, action): (String, Option<String>, String) = (r.cell(1)?, r.cell(2)?, r.cell(3)?);
    let after: Option<serde_json::Map<String, serde_json::Value>> =
        r.cell::<Option<&str>>(4)?.map(serde_json::from_str).transpose().map_err(damaged)?;
    let of = of.unwrap_or_default();
    let (part, of) = if part == "class" { ("field".to_owned(), format!("class:{of}")) } else { (part, of) };
    Ok(ThemeWrite {
        operation: r.cell(0)?,
        columns: after.map(|after| after.keys().cloned().collect()).unwrap_or_default(),
        whole: action != "update",
        part,
        of,
        by: r.cell(5)?,
        at: r.cell(6)?,
    })
}
