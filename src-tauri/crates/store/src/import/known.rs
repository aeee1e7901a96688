//! What matching reads before a list comes in: lean, and the same inside a write.

use crate::file::Store;
use crate::problem::{Result, db};
use crate::rows::{
    AliasRow, KnownProject, KnownTag, KnownYear, LastSource, LastSources, OverrideRow, PairRow, ProgrammeNameRow,
    WordRow, YearRow,
};
use crate::tag;
use crate::write::Tx;
use domain::{Class, Id, Problem};
use futures_util::TryStreamExt;
use serde_json::json;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// One read for the open library and the same inside a write.
macro_rules! both {
    ($($(#[$doc:meta])* $name:ident, $inside:ident, $of:ident ( $($arg:ident : $kind:ty),* ) -> $out:ty;)+) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// A database error.
        pub async fn $name(store: &Store $(, $arg: $kind)*) -> Result<$out> {
            $of(&mut *store.read().await? $(, $arg)*).await
        }

        #[doc = concat!("As [`", stringify!($name), "`], inside a write.")]
        ///
        /// # Errors
        /// A database error.
        pub async fn $inside(tx: &mut Tx $(, $arg: $kind)*) -> Result<$out> {
            $of(tx.conn()? $(, $arg)*).await
        }
    )+};
}

both! {
    /// Projects after an id, by id: at most `limit`.
    known_projects, known_projects_in, projects(after: Id, limit: u32) -> Vec<KnownProject>;
    /// Every year without its texts, by project and span.
    known_year_heads, known_year_heads_in, heads() -> Vec<KnownYear>;
    /// The years of these projects (`None` = of all), by project and id.
    known_years, known_years_in, years(projects: Option<&[Id]>) -> Vec<YearRow>;
    /// The tags of these projects in every state, rejected ones too, by project and id.
    known_tags, known_tags_in, tags(projects: &[Id]) -> Vec<KnownTag>;
    /// Every further number, by id.
    aliases, aliases_in, all_aliases() -> Vec<AliasRow>;
    /// Words of persons over the lists' on these projects (`None` = on all), by project and field.
    overrides, overrides_in, all_overrides(projects: Option<&[Id]>) -> Vec<OverrideRow>;
    /// Every decided spelling of a programme, by name.
    programme_names, programme_names_in, names() -> Vec<ProgrammeNameRow>;
    /// `(a, b, state)` of every pair, by id.
    pairs, pairs_in, all_pairs() -> Vec<(Id, Id, String)>;
    /// Every word no vocabulary knew, in every state, by id.
    words, words_in, all_words() -> Vec<WordRow>;
    /// The rows these years last came from, with the columns of their files. Years that do not exist are left out.
    last_sources, last_sources_in, sources(years: &[Id]) -> LastSources;
}

async fn projects(conn: &mut SqliteConnection, after: Id, limit: u32) -> Result<Vec<KnownProject>> {
    sqlx::query("SELECT id, key, identity, programme FROM project WHERE id > ? ORDER BY id LIMIT ?")
        .bind(after)
        .bind(limit)
        .map(|r: SqliteRow| KnownProject { id: r.get(0), key: r.get(1), identity: r.get(2), programme: r.get(3) })
        .fetch(conn)
        .try_collect()
        .await
        .map_err(db)
}

async fn heads(conn: &mut SqliteConnection) -> Result<Vec<KnownYear>> {
    // The index `project_year_by_project` holds all of it.
    sqlx::query(
        "SELECT id, project, year_first, digest FROM project_year ORDER BY project, year_first, year_last, digest, id",
    )
    .map(|r: SqliteRow| KnownYear {
        id: r.get(0),
        project: r.get(1),
        first: r.get(2),
        digest: u64::from_str_radix(r.get(3), 16).ok(),
    })
    .fetch(conn)
    .try_collect()
    .await
    .map_err(db)
}

macro_rules! year_columns {
    () => {
        "y.id, y.project, y.year_first, y.year_last, y.number, y.standard, y.title_ja, y.title_en, y.summary_ja, y.summary_en, \
         y.programme, y.institution, y.researcher, y.position, y.budget_yen, y.keywords, y.source_url, y.class, y.source, \
         y.starts, y.ends, y.total_budget_yen, y.digest"
    };
}
pub(crate) use year_columns;

/// A year from the first 23 columns of a row ([`year_columns`]).
pub(crate) fn year_row(r: &SqliteRow) -> YearRow {
    YearRow {
        id: r.get(0),
        project: r.get(1),
        year_first: r.get(2),
        year_last: r.get(3),
        number: r.get(4),
        standard: r.get(5),
        title_ja: r.get(6),
        title_en: r.get(7),
        summary_ja: r.get(8),
        summary_en: r.get(9),
        programme: r.get(10),
        institution: r.get(11),
        researcher: r.get(12),
        position: r.get(13),
        budget_yen: r.get(14),
        keywords: r.get(15),
        source_url: r.get(16),
        class: Class::parse_or_internal(r.get(17)),
        source: r.get(18),
        starts: r.get(19),
        ends: r.get(20),
        total_budget_yen: r.get(21),
        digest: r.get(22),
    }
}

pub(crate) async fn years(conn: &mut SqliteConnection, projects: Option<&[Id]>) -> Result<Vec<YearRow>> {
    let rows = match projects {
        None => sqlx::query(concat!("SELECT ", year_columns!(), " FROM project_year y ORDER BY y.project, y.id")),
        Some(ids) => sqlx::query(concat!(
            "SELECT ",
            year_columns!(),
            " FROM project_year y WHERE y.project IN (SELECT value FROM json_each(?)) ORDER BY y.project, y.id"
        ))
        .bind(json!(ids).to_string()),
    };
    rows.map(|r: SqliteRow| year_row(&r)).fetch(conn).try_collect().await.map_err(db)
}

async fn tags(conn: &mut SqliteConnection, projects: &[Id]) -> Result<Vec<KnownTag>> {
    let rows = sqlx::query(
        "SELECT id, project, kind, concept, state FROM tag WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, id",
    );
    let mut rows = rows.bind(json!(projects).to_string()).fetch(conn);
    let mut known = Vec::new();
    while let Some(r) = rows.try_next().await.map_err(db)? {
        let (kind, state) = (tag::kind(r.get(2))?, tag::state(r.get(4))?);
        known.push(KnownTag { id: r.get(0), project: r.get(1), kind, concept: r.get(3), state });
    }
    Ok(known)
}

async fn all_aliases(conn: &mut SqliteConnection) -> Result<Vec<AliasRow>> {
    let rows = sqlx::query("SELECT id, project, key FROM alias ORDER BY id");
    rows.map(|r: SqliteRow| alias_row(&r)).fetch_all(conn).await.map_err(db)
}

pub(crate) fn alias_row(r: &SqliteRow) -> AliasRow {
    AliasRow { id: r.get(0), project: r.get(1), key: r.get(2) }
}

async fn all_overrides(conn: &mut SqliteConnection, projects: Option<&[Id]>) -> Result<Vec<OverrideRow>> {
    let rows = match projects {
        None => {
            sqlx::query("SELECT id, project, field, value, list_value, by, at FROM override ORDER BY project, field")
        }
        Some(ids) => sqlx::query(
            "SELECT id, project, field, value, list_value, by, at FROM override \
             WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, field",
        )
        .bind(json!(ids).to_string()),
    };
    rows.map(|r: SqliteRow| override_row(&r)).fetch_all(conn).await.map_err(db)
}

pub(crate) fn override_row(r: &SqliteRow) -> OverrideRow {
    OverrideRow {
        id: r.get(0),
        project: r.get(1),
        field: r.get(2),
        value: r.get(3),
        list_value: r.get(4),
        by: r.get(5),
        at: r.get(6),
    }
}

async fn names(conn: &mut SqliteConnection) -> Result<Vec<ProgrammeNameRow>> {
    let rows = sqlx::query("SELECT id, name, canonical, by, at FROM programme_name ORDER BY name");
    rows.map(|r: SqliteRow| programme_name_row(&r)).fetch_all(conn).await.map_err(db)
}

fn programme_name_row(r: &SqliteRow) -> ProgrammeNameRow {
    ProgrammeNameRow { id: r.get(0), name: r.get(1), canonical: r.get(2), by: r.get(3), at: r.get(4) }
}

async fn all_pairs(conn: &mut SqliteConnection) -> Result<Vec<(Id, Id, String)>> {
    sqlx::query_as("SELECT a, b, state FROM pair ORDER BY id").fetch_all(conn).await.map_err(db)
}

pub(crate) fn pair_row(r: &SqliteRow) -> PairRow {
    PairRow {
        id: r.get(0),
        a: r.get(1),
        b: r.get(2),
        kind: r.get(3),
        score: r.get(4),
        state: r.get(5),
        by: r.get(6),
        at: r.get(7),
    }
}

async fn all_words(conn: &mut SqliteConnection) -> Result<Vec<WordRow>> {
    let rows = sqlx::query("SELECT id, kind, folded, text, concept, state, by, at FROM word ORDER BY id");
    rows.fetch_all(conn).await.map_err(db)?.iter().map(word_row).collect()
}

pub(crate) fn word_row(r: &SqliteRow) -> Result<WordRow> {
    Ok(WordRow {
        id: r.get(0),
        kind: tag::kind(r.get(1))?,
        folded: r.get(2),
        text: r.get(3),
        concept: r.get(4),
        state: r.get(5),
        by: r.get(6),
        at: r.get(7),
    })
}

async fn sources(conn: &mut SqliteConnection, years: &[Id]) -> Result<LastSources> {
    let mut last = LastSources::default();
    let rows = sqlx::query(
        "SELECT y.id, s.import, s.cells FROM project_year y JOIN source_row s ON s.id = y.source \
         WHERE y.id IN (SELECT value FROM json_each(?)) ORDER BY y.id",
    );
    let mut rows = rows.bind(json!(years).to_string()).fetch(&mut *conn);
    while let Some(r) = rows.try_next().await.map_err(db)? {
        let cells = serde_json::from_str(r.get(2)).map_err(Problem::fault)?;
        last.rows.push(LastSource { year: r.get(0), import: r.get(1), cells });
    }
    drop(rows);
    let imports: std::collections::BTreeSet<Id> = last.rows.iter().map(|row| row.import).collect();
    let columns = sqlx::query("SELECT id, columns FROM import WHERE id IN (SELECT value FROM json_each(?))");
    for r in columns.bind(json!(imports).to_string()).fetch_all(conn).await.map_err(db)? {
        last.columns.insert(r.get(0), serde_json::from_str(r.get(1)).map_err(Problem::fault)?);
    }
    Ok(last)
}
