//! What the index of the window reads: everything once at open, what changed after a write.
//!
//! What stands beside a project (years, tags, themes …) comes as one JSON text a table: the database hands over by the row, and
//! that costs more than the bytes. Projects come row by row from two connections in turn, so that two cores read at the
//! same time while their texts stand in memory once.

use crate::file::Store;
use crate::many;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{IndexRow, IndexTag, Span, TaggedRow};
use crate::tag;
use domain::outcome::{OutcomeKind, says_nothing};
use domain::{Class, Id, Names, Problem};
use futures_util::future::try_join;
use serde::Deserialize;
use serde_json::json;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, Transaction};
use std::borrow::Cow;
use std::iter::Peekable;
use std::vec::IntoIter;
use tokio::sync::mpsc;

/// Projects that one connection reads before it is the other's turn.
const TURN: i64 = 256;
/// Turns that a connection may be ahead.
const AHEAD: usize = 2;

/// What the index needs of these projects (`None` = of all), by id. Ids that do not exist are left out.
///
/// # Errors
/// A database error.
pub async fn index_rows(store: &Store, ids: Option<&[Id]>) -> Result<Vec<IndexRow>> {
    let mut rows = Vec::new();
    each_index_row(store, ids, |row| rows.push(row)).await?;
    Ok(rows)
}

/// As [`index_rows`], each given away as it is read: the texts of a library never stand in memory twice.
///
/// # Errors
/// A database error.
pub async fn each_index_row(store: &Store, ids: Option<&[Id]>, mut take: impl FnMut(IndexRow)) -> Result<()> {
    let chosen = ids.map(|ids| json!(ids).to_string());
    let turns = match &chosen {
        None => turns(&mut *store.read().await?).await?,
        Some(ids) => vec![Turn::These(ids.clone())],
    };
    let mut readers = Vec::new();
    for nth in 0..turns.len().min(2) {
        let turns: Vec<Turn> = turns.iter().skip(nth).step_by(2).cloned().collect();
        let (send, receive) = mpsc::channel(AHEAD);
        tokio::spawn(read(store.read().await?, turns, send));
        readers.push(receive);
    }
    let mut beside = Beside::read(store, chosen.as_deref()).await?;
    for nth in 0..turns.len() {
        let rows = readers[nth % 2].recv().await.ok_or_else(|| Problem::fault("a reader of projects has gone"))??;
        for mut row in rows {
            beside.give(&mut row);
            take(row);
        }
    }
    Ok(())
}

/// Tags alone of these projects, by id: for following a write that changed nothing else. Ids that do not exist are left out.
///
/// # Errors
/// A database error.
pub async fn tag_rows(store: &Store, ids: &[Id]) -> Result<Vec<TaggedRow>> {
    let chosen = json!(ids).to_string();
    let mut read = store.read().await?;
    let sql = "SELECT id FROM project WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id";
    let known: Vec<Id> = sqlx::query_scalar(sql).bind(chosen.clone()).fetch_all(&mut *read).await.map_err(db)?;
    let (mut tags, mut finished) = (tags(&mut read, Some(&chosen)).await?, finished(&mut read, Some(&chosen)).await?);
    let row = |id| {
        let mut row = TaggedRow { id, tags: Vec::new(), finished: false };
        of(&mut tags, id, |tag| row.tags.push(tag));
        of(&mut finished, id, |()| row.finished = true);
        row
    };
    Ok(known.into_iter().map(row).collect())
}

/// Which projects are read at a time.
#[derive(Clone)]
enum Turn {
    /// From one id to another.
    Between(Id, Id),
    /// A JSON array of ids.
    These(String),
}

/// All projects in turns of about [`TURN`], by id.
async fn turns(conn: &mut SqliteConnection) -> Result<Vec<Turn>> {
    let sql = "SELECT coalesce(min(id), 0), coalesce(max(id), -1), count(*) FROM project";
    let (first, last, count): (Id, Id, i64) = sqlx::query_as(sql).fetch_one(conn).await.map_err(db)?;
    // Ids are handed out one after the other, with gaps: equal widths are near enough.
    let width = ((last - first + 1) / (count / TURN + 1)).max(TURN);
    let mut turns = Vec::new();
    let mut from = first;
    while from <= last {
        turns.push(Turn::Between(from, from + width - 1));
        from += width;
    }
    Ok(turns)
}

type Rows = Result<Vec<IndexRow>>;

/// Reads its turns; ends early when nobody takes them any more.
async fn read(mut conn: Transaction<'static, Sqlite>, turns: Vec<Turn>, send: mpsc::Sender<Rows>) {
    let mut names = Names::default();
    for turn in turns {
        let rows = turn_of(&mut conn, turn, &mut names).await;
        let over = rows.is_err();
        if send.send(rows).await.is_err() || over {
            return;
        }
    }
}

macro_rules! columns {
    () => {
        "SELECT json_array(id, key, number, standard, title_ja, title_en, programme, institution, researcher, phase, ministry, \
         integrated, prefecture, budget_yen, class), folded FROM project"
    };
}

/// All but the long text of a project: one column to hand over instead of fifteen.
#[derive(Deserialize)]
struct Short<'j>(
    Id,
    Option<String>,
    Option<String>,
    u8,
    String,
    String,
    #[serde(borrow)] Word<'j>,
    #[serde(borrow)] Word<'j>,
    #[serde(borrow)] Word<'j>,
    #[serde(borrow)] Word<'j>,
    #[serde(borrow)] Word<'j>,
    #[serde(borrow)] Word<'j>,
    #[serde(borrow)] Word<'j>,
    Option<i64>,
    #[serde(borrow)] Word<'j>,
);

async fn turn_of(conn: &mut SqliteConnection, turn: Turn, names: &mut Names) -> Rows {
    let query = match turn {
        Turn::Between(first, last) => {
            sqlx::query(concat!(columns!(), " WHERE id BETWEEN ? AND ? ORDER BY id")).bind(first).bind(last)
        }
        Turn::These(ids) => {
            sqlx::query(concat!(columns!(), " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id")).bind(ids)
        }
    };
    let mut rows = Vec::new();
    many::each(query.fetch(conn), |row| {
        rows.push(index_row(&row, names)?);
        Ok(())
    })
    .await?;
    Ok(rows)
}

fn index_row(r: &SqliteRow, names: &mut Names) -> Result<IndexRow> {
    let short: Short<'_> = serde_json::from_str(r.cell(0)?).map_err(damaged)?;
    Ok(IndexRow {
        id: short.0,
        key: short.1,
        number: short.2,
        standard: short.3 == 1,
        title_ja: short.4,
        title_en: short.5,
        programme: names.of(&short.6.0),
        institution: names.of(&short.7.0),
        researcher: names.of(&short.8.0),
        phase: names.of(&short.9.0),
        ministry: names.of(&short.10.0),
        integrated: names.of(&short.11.0),
        prefecture: names.of(&short.12.0),
        budget_yen: short.13,
        class: Class::parse_or_internal(&short.14.0),
        folded: r.cell(1)?,
        years: Vec::new(),
        tags: Vec::new(),
        finished: false,
        themes: Vec::new(),
        notes: Vec::new(),
        outcomes: Vec::new(),
        duplicate: false,
    })
}

/// Things of projects in order of project.
type Things<T> = Peekable<IntoIter<(Id, T)>>;

/// Gives away what belongs to a project; what belongs to one before it, which is not asked for, is passed over.
fn of<T>(things: &mut Things<T>, project: Id, mut take: impl FnMut(T)) {
    while let Some((owner, thing)) = things.next_if(|(owner, _)| *owner <= project) {
        if owner == project {
            take(thing);
        }
    }
}

fn in_order<T>(mut things: Vec<(Id, T)>) -> Things<T> {
    things.sort_by_key(|(project, _)| *project);
    things.into_iter().peekable()
}

/// What stands beside the projects.
struct Beside {
    spans: Things<Span>,
    tags: Things<IndexTag>,
    finished: Things<()>,
    themes: Things<(Id, String)>,
    outcomes: Things<OutcomeKind>,
    duplicates: Things<()>,
}

impl Beside {
    async fn read(store: &Store, chosen: Option<&str>) -> Result<Beside> {
        let tags = async { tags(&mut *store.read().await?, chosen).await };
        let rest = async {
            let read = &mut *store.read().await?;
            let (spans, finished) = (spans(read, chosen).await?, finished(read, chosen).await?);
            let (themes, outcomes) = (themes(read, chosen).await?, outcomes(read, chosen).await?);
            Ok((spans, finished, themes, outcomes, duplicates(read, chosen).await?))
        };
        let (tags, (spans, finished, themes, outcomes, duplicates)) = try_join(tags, rest).await?;
        Ok(Beside { spans, tags, finished, themes, outcomes, duplicates })
    }

    fn give(&mut self, row: &mut IndexRow) {
        of(&mut self.spans, row.id, |span| row.years.push(span));
        of(&mut self.tags, row.id, |tag| row.tags.push(tag));
        of(&mut self.finished, row.id, |()| row.finished = true);
        of(&mut self.themes, row.id, |(theme, note)| {
            row.themes.push(theme);
            if !note.is_empty() {
                row.notes.push(note);
            }
        });
        of(&mut self.outcomes, row.id, |kind| row.outcomes.push(kind));
        row.outcomes.sort_unstable();
        row.outcomes.dedup();
        of(&mut self.duplicates, row.id, |()| row.duplicate = true);
    }
}

/// Rows of a query as one JSON array of arrays. In `sql`, `{of}` becomes the condition on `project`, where one is asked for.
async fn gathered(conn: &mut SqliteConnection, columns: &str, sql: &str, chosen: Option<&str>) -> Result<String> {
    let of = if chosen.is_some() { "project IN (SELECT value FROM json_each(?1))" } else { "true" };
    let sql = format!("SELECT json_group_array(json_array({columns})) FROM ({})", sql.replace("{of}", of));
    let mut query = sqlx::query_scalar(AssertSqlSafe(sql));
    if let Some(ids) = chosen {
        query = query.bind(ids.to_owned());
    }
    query.fetch_one(conn).await.map_err(db)
}

fn read_json<'j, T: Deserialize<'j>>(json: &'j str) -> Result<Vec<T>> {
    serde_json::from_str(json).map_err(damaged)
}

/// A word in a JSON text.
#[derive(Deserialize)]
struct Word<'j>(#[serde(borrow)] Cow<'j, str>);

async fn spans(conn: &mut SqliteConnection, chosen: Option<&str>) -> Result<Things<Span>> {
    // Without an order the index `project_year_by_project` answers, and no year's texts are touched.
    let sql = "SELECT project, id, year_first, year_last FROM project_year WHERE {of}";
    let json = gathered(conn, "project, id, year_first, year_last", sql, chosen).await?;
    let mut rows: Vec<(Id, Id, Option<i32>, Option<i32>)> = read_json(&json)?;
    rows.sort_unstable_by_key(|(project, id, ..)| (*project, *id));
    Ok(in_order(rows.into_iter().map(|(project, _, first, last)| (project, (first, last))).collect()))
}

async fn tags(conn: &mut SqliteConnection, chosen: Option<&str>) -> Result<Things<IndexTag>> {
    let sql = "SELECT project, kind, concept, main, state FROM tag WHERE state <> 'rejected' AND {of} ORDER BY id";
    let json = gathered(conn, "project, kind, concept, main, state", sql, chosen).await?;
    let rows: Vec<(Id, Word<'_>, Word<'_>, u8, Word<'_>)> = read_json(&json)?;
    let mut names = Names::default();
    let tags = rows.into_iter().map(|(project, kind, concept, main, state)| {
        Ok((project, (tag::kind(&kind.0)?, names.of(&concept.0), main == 1, tag::state(&state.0)?)))
    });
    Ok(in_order(tags.collect::<Result<_>>()?))
}

async fn finished(conn: &mut SqliteConnection, chosen: Option<&str>) -> Result<Things<()>> {
    let json = gathered(conn, "project", "SELECT project FROM finished WHERE {of}", chosen).await?;
    Ok(in_order(read_json::<(Id,)>(&json)?.into_iter().map(|(project,)| (project, ())).collect()))
}

async fn themes(conn: &mut SqliteConnection, chosen: Option<&str>) -> Result<Things<(Id, String)>> {
    let sql = "SELECT project, theme, note FROM theme_project WHERE {of} ORDER BY theme";
    let json = gathered(conn, "project, theme, note", sql, chosen).await?;
    let rows: Vec<(Id, Id, String)> = read_json(&json)?;
    Ok(in_order(rows.into_iter().map(|(project, theme, note)| (project, (theme, note))).collect()))
}

async fn outcomes(conn: &mut SqliteConnection, chosen: Option<&str>) -> Result<Things<OutcomeKind>> {
    let sql = "SELECT project, kind, amount, text FROM outcome \
               WHERE kind <> 'budget' AND (amount > 0 OR amount IS NULL AND text <> '') AND {of}";
    let json = gathered(conn, "project, kind, iif(amount IS NULL, text, NULL)", sql, chosen).await?;
    let rows: Vec<(Id, Word<'_>, Option<Word<'_>>)> = read_json(&json)?;
    let came = rows.into_iter().filter(|(.., cell)| cell.as_ref().is_none_or(|cell| !says_nothing(&cell.0)));
    Ok(in_order(came.filter_map(|(project, kind, _)| Some((project, OutcomeKind::parse(&kind.0)?))).collect()))
}

async fn duplicates(conn: &mut SqliteConnection, chosen: Option<&str>) -> Result<Things<()>> {
    let sql = "SELECT project FROM (SELECT a AS project FROM pair WHERE state = 'open' \
               UNION ALL SELECT b FROM pair WHERE state = 'open') WHERE {of}";
    let json = gathered(conn, "project", sql, chosen).await?;
    Ok(in_order(read_json::<(Id,)>(&json)?.into_iter().map(|(project,)| (project, ())).collect()))
}
