//! What is worked out from the lists is brought in step when the rule that works it out has changed.
//!
//! Derived values (what search reads, the dimensions of a project) stand beside what they derive from, so that opening is
//! reading. Their rule lives with whoever works them out; here is the door through which a library of an older rule gets the values
//! of the new one. Nothing of it is content: it is not in the log, and undo never takes it back. Hence the connection of its own, which
//! has none of the log's triggers, while the one that writes stands still.

use crate::file::{Store, Writer};
use crate::import::{override_row, year_row};
use crate::many;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{OverrideRow, ProjectRow, YearRow};
use domain::{Id, Problem};
use serde_json::Value;
use sqlx::sqlite::{SqliteRow, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection, Sqlite, SqliteConnection, Transaction};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::mpsc;

/// Projects that are read, worked out and written at a time.
const TURN: i64 = 512;
/// Turns that wait to be written.
const AHEAD: usize = 4;
/// Rows of one statement. Each has eight values; SQLite takes 32,766.
const ROWS: usize = 64;

/// A project as its values are worked out from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    /// Id.
    pub id: Id,
    /// What search reads of it at present.
    pub folded: String,
    /// Its years, without what nothing is worked out from: position, dates, address, digest.
    pub years: Vec<YearRow>,
    /// Words of persons over the lists'.
    pub words: Vec<OverrideRow>,
}

/// What a list can state beside texts: columns of a year that its kept cells may fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// 研究開発フェーズ
    Phase,
    /// 所管府省
    Ministry,
    /// 統合プロジェクト
    Integrated,
    /// 都道府県
    Prefecture,
}

impl Dimension {
    fn column(self) -> &'static str {
        match self {
            Dimension::Phase => "phase",
            Dimension::Ministry => "ministry",
            Dimension::Integrated => "integrated",
            Dimension::Prefecture => "prefecture",
        }
    }
}

impl Store {
    /// Brings what is worked out of a library whose rule is older than `version` in step, all of it or nothing; returns whether
    /// there was anything to do. `stated` tells of an import's columns (as [`crate::rows::ImportRow::columns`]) which, by position,
    /// state a dimension though they were kept under their heading when they came in: an earlier program knew no better. `work` gives the
    /// projects back with their values; of a row only id, phase, ministry, integrated project, prefecture, budget, class and
    /// `folded` are written. It runs on as many cores as there are.
    ///
    /// A library that is only read stays as it is: what search reads has no marks then (any field), dimensions are empty.
    ///
    /// # Errors
    /// A database error; nothing has changed then, and the next opening begins anew.
    pub async fn renew<S, W>(&self, version: u32, stated: S, work: W) -> Result<bool>
    where
        S: Fn(&Value) -> Vec<(usize, Dimension)> + Send,
        W: Fn(&[Renewed]) -> Vec<ProjectRow> + Send + Sync + 'static,
    {
        let mut guard = self.writer.clone().lock_owned().await;
        let Some(writer) = guard.as_mut() else { return Ok(false) };
        let known: Option<String> = sqlx::query_scalar("SELECT value FROM meta WHERE key = 'folded'")
            .fetch_optional(&mut writer.conn)
            .await
            .map_err(db)?;
        if known.and_then(|known| known.parse().ok()).unwrap_or(0) >= version {
            return Ok(false);
        }
        touch(self, writer);
        let access = self.access();
        let options = access.options(self.path()).await?.synchronous(SqliteSynchronous::Full);
        let (mut conn, _) = access.connect(&options).await?;
        sqlx::raw_sql("PRAGMA trusted_schema = OFF; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 0")
            .execute(&mut conn)
            .await
            .map_err(db)?;
        let done = match fill_dimensions(&mut conn, stated).await {
            Ok(()) => self.rework(&mut conn, version, Arc::new(work)).await,
            Err(problem) => Err(problem),
        };
        let closed = conn.close().await.map_err(db);
        done.and_then(|renewed| closed.map(|()| renewed))
    }

    async fn rework<W>(&self, conn: &mut SqliteConnection, version: u32, work: Arc<W>) -> Result<bool>
    where
        W: Fn(&[Renewed]) -> Vec<ProjectRow> + Send + Sync + 'static,
    {
        let bounds: (Id, Id, i64) =
            sqlx::query_as("SELECT coalesce(min(id), 0), coalesce(max(id), -1), count(*) FROM project")
                .fetch_one(&mut *conn)
                .await
                .map_err(db)?;
        let turns: Arc<[(Id, Id)]> = turns(bounds).into();
        let next = Arc::new(AtomicUsize::new(0));
        let (send, mut receive) = mpsc::channel(AHEAD);
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from).min(turns.len()).min(3) {
            let (read, work) = (self.read().await?, Arc::clone(&work));
            tokio::spawn(read_and_work(read, Arc::clone(&turns), Arc::clone(&next), work, send.clone()));
        }
        drop(send);
        let mut tx = conn.begin_with("BEGIN IMMEDIATE").await.map_err(db)?;
        let mut turns_left = turns.len();
        while let Some(rows) = receive.recv().await {
            write(&mut tx, &rows?).await?;
            turns_left -= 1;
        }
        if turns_left > 0 {
            return Err(Problem::fault("a reader of projects has gone"));
        }
        // Undoing anything older than the first renewal brings back values of an older rule (`undo.rs`).
        for sql in [
            "INSERT INTO meta (key, value) SELECT 'folded_after', coalesce(max(id), 0) FROM operation \
             WHERE EXISTS (SELECT 1 FROM project) ON CONFLICT (key) DO NOTHING",
            "INSERT INTO meta (key, value) VALUES ('folded', ?1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        ] {
            sqlx::query(sql).bind(version.to_string()).execute(&mut *tx).await.map_err(db)?;
        }
        tx.commit().await.map_err(db)?;
        Ok(!turns.is_empty())
    }
}

fn touch(store: &Store, writer: &mut Writer) {
    if !writer.touched {
        crate::seal::break_open(store.path());
        writer.touched = true;
    }
}

/// All ids in turns of about [`TURN`] projects.
fn turns((first, last, count): (Id, Id, i64)) -> Vec<(Id, Id)> {
    let width = ((last - first + 1) / (count / TURN + 1)).max(TURN);
    let mut turns = Vec::new();
    let mut from = first;
    while from <= last {
        turns.push((from, from + width - 1));
        from += width;
    }
    turns
}

/// Cells that were kept under their heading, into the columns of the years whose rows they stand in; the latest import last.
/// A spreadsheet's error (#N/A) says nothing.
async fn fill_dimensions(
    conn: &mut SqliteConnection,
    stated: impl Fn(&Value) -> Vec<(usize, Dimension)>,
) -> Result<()> {
    // Of a later import a person may have said that a column is to be kept only.
    let imports = sqlx::query(
        "SELECT id, columns FROM import WHERE id <= coalesce(\
         (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'folded_after'), id) ORDER BY id",
    );
    let imports = imports.fetch_all(&mut *conn).await.map_err(db)?;
    let mut tx = conn.begin_with("BEGIN IMMEDIATE").await.map_err(db)?;
    for row in &imports {
        let columns: Value = serde_json::from_str(row.cell(1)?).map_err(damaged)?;
        let mut cells: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (at, dimension) in stated(&columns) {
            let cell = format!("trim(s.cells->>'$[{at}]')");
            let says = format!("iif(substr({cell}, 1, 1) IN ('', '#'), NULL, {cell})");
            // The last stands first: what it says counts.
            cells.entry(dimension.column()).or_default().insert(0, says);
        }
        if cells.is_empty() {
            continue;
        }
        let each = |of: &dyn Fn(&str) -> String| cells.keys().map(|column| of(column)).collect::<Vec<_>>();
        // `coalesce` wants two at least.
        let said = cells.iter().map(|(column, says)| format!("coalesce({}, NULL) AS {column}", says.join(", ")));
        let sql = format!(
            "UPDATE project_year SET {set} FROM \
             (SELECT y.id AS year, {said} FROM source_row s \
              JOIN (SELECT id, source FROM project_year UNION ALL SELECT year, source FROM year_source) y ON y.source = s.id \
              WHERE s.import = ?1) said \
             WHERE project_year.id = said.year AND ({any})",
            set = each(&|column| format!("{column} = coalesce(said.{column}, project_year.{column})")).join(", "),
            said = said.collect::<Vec<_>>().join(", "),
            any = each(&|column| format!("said.{column} IS NOT NULL")).join(" OR "),
        );
        sqlx::query(AssertSqlSafe(sql)).bind(row.cell::<Id>(0)?).execute(&mut *tx).await.map_err(db)?;
    }
    tx.commit().await.map_err(db)
}

/// Takes turns until none is left, or until nobody takes what it worked out.
async fn read_and_work<W>(
    mut read: Transaction<'static, Sqlite>,
    turns: Arc<[(Id, Id)]>,
    next: Arc<AtomicUsize>,
    work: Arc<W>,
    send: mpsc::Sender<Result<Vec<ProjectRow>>>,
) where
    W: Fn(&[Renewed]) -> Vec<ProjectRow> + Send + Sync + 'static,
{
    while let Some(turn) = turns.get(next.fetch_add(1, Ordering::Relaxed)) {
        let rows = match renewed(&mut read, *turn).await {
            Ok(projects) => {
                let work = Arc::clone(&work);
                tokio::task::spawn_blocking(move || work(&projects)).await.map_err(Problem::fault)
            }
            Err(problem) => Err(problem),
        };
        let over = rows.is_err();
        if send.send(rows).await.is_err() || over {
            return;
        }
    }
}

async fn renewed(conn: &mut SqliteConnection, (first, last): (Id, Id)) -> Result<Vec<Renewed>> {
    let mut projects: Vec<Renewed> = Vec::new();
    let rows =
        sqlx::query("SELECT id, folded FROM project WHERE id BETWEEN ? AND ? ORDER BY id").bind(first).bind(last);
    many::each(rows.fetch(&mut *conn), |r| {
        projects.push(Renewed { id: r.cell(0)?, folded: r.cell(1)?, years: Vec::new(), words: Vec::new() });
        Ok(())
    })
    .await?;
    let years = sqlx::query(
        "SELECT id, project, year_first, year_last, number, standard, title_ja, title_en, summary_ja, summary_en, programme, \
         institution, researcher, '', budget_yen, keywords, '', class, source, NULL, NULL, total_budget_yen, '', phase, \
         ministry, integrated, prefecture FROM project_year WHERE project BETWEEN ? AND ?",
    );
    many::each(years.bind(first).bind(last).fetch(&mut *conn), |r| {
        let year = year_row(&r).map_err(db)?;
        if let Some(project) = of(&mut projects, year.project) {
            project.years.push(year);
        }
        Ok(())
    })
    .await?;
    let words = sqlx::query(
        "SELECT id, project, field, value, list_value, by, at FROM override WHERE project BETWEEN ? AND ? ORDER BY project, field",
    );
    let words =
        words.bind(first).bind(last).try_map(|r: SqliteRow| override_row(&r)).fetch_all(conn).await.map_err(db)?;
    for word in words {
        if let Some(project) = of(&mut projects, word.project) {
            project.words.push(word);
        }
    }
    Ok(projects)
}

/// A project among those in order of id.
fn of(projects: &mut [Renewed], id: Id) -> Option<&mut Renewed> {
    let at = projects.binary_search_by_key(&id, |project| project.id).ok()?;
    projects.get_mut(at)
}

async fn write(conn: &mut SqliteConnection, rows: &[ProjectRow]) -> Result<()> {
    for rows in rows.chunks(ROWS) {
        let values = vec!["(?,?,?,?,?,?,?,?)"; rows.len()].join(",");
        let sql = format!(
            "WITH now (id, phase, ministry, integrated, prefecture, budget_yen, class, folded) AS (VALUES {values}) \
             UPDATE project SET phase = now.phase, ministry = now.ministry, integrated = now.integrated, \
             prefecture = now.prefecture, budget_yen = now.budget_yen, class = now.class, folded = now.folded \
             FROM now WHERE project.id = now.id"
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for row in rows {
            query = query
                .bind(row.id)
                .bind(row.phase.as_str())
                .bind(row.ministry.as_str())
                .bind(row.integrated.as_str())
                .bind(row.prefecture.as_str())
                .bind(row.budget_yen)
                .bind(row.class.as_str())
                .bind(row.folded.as_str());
        }
        query.execute(&mut *conn).await.map_err(db)?;
    }
    Ok(())
}
