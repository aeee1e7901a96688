//! What matching reads before a list comes in: lean, and the same inside a write.

use crate::file::Store;
use crate::many;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{
    AliasRow, KnownProject, KnownTag, KnownYear, LastSource, LastSources, OverrideRow, PairRow, ProgrammeNameRow,
    WordRow, YearRow,
};
use crate::tag;
use crate::write::Tx;
use domain::{Class, Id};
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
    let rows = sqlx::query("SELECT id, key, identity, programme FROM project WHERE id > ? ORDER BY id LIMIT ?")
        .bind(after)
        .bind(limit)
        .try_map(|r: SqliteRow| {
            Ok(KnownProject {
                id: r.try_get(0)?,
                key: r.try_get(1)?,
                identity: r.try_get(2)?,
                programme: r.try_get(3)?,
            })
        })
        .fetch(conn);
    many::all(rows).await
}

async fn heads(conn: &mut SqliteConnection) -> Result<Vec<KnownYear>> {
    // The index `project_year_by_project` holds all of it.
    let rows = sqlx::query(
        "SELECT id, project, year_first, digest FROM project_year ORDER BY project, year_first, year_last, digest, id",
    )
    .try_map(|r: SqliteRow| {
        Ok(KnownYear {
            id: r.try_get(0)?,
            project: r.try_get(1)?,
            first: r.try_get(2)?,
            digest: u64::from_str_radix(r.try_get(3)?, 16).ok(),
        })
    })
    .fetch(conn);
    many::all(rows).await
}

macro_rules! year_columns {
    () => {
        "y.id, y.project, y.year_first, y.year_last, y.number, y.standard, y.title_ja, y.title_en, y.summary_ja, y.summary_en, \
         y.programme, y.institution, y.researcher, y.position, y.budget_yen, y.keywords, y.source_url, y.class, y.source, \
         y.starts, y.ends, y.total_budget_yen, y.digest, y.phase, y.ministry, y.integrated, y.prefecture"
    };
}
pub(crate) use year_columns;

/// A year from the first 27 columns of a row ([`year_columns`]).
pub(crate) fn year_row(r: &SqliteRow) -> sqlx::Result<YearRow> {
    Ok(YearRow {
        id: r.try_get(0)?,
        project: r.try_get(1)?,
        year_first: r.try_get(2)?,
        year_last: r.try_get(3)?,
        number: r.try_get(4)?,
        standard: r.try_get(5)?,
        title_ja: r.try_get(6)?,
        title_en: r.try_get(7)?,
        summary_ja: r.try_get(8)?,
        summary_en: r.try_get(9)?,
        programme: r.try_get(10)?,
        institution: r.try_get(11)?,
        researcher: r.try_get(12)?,
        position: r.try_get(13)?,
        budget_yen: r.try_get(14)?,
        keywords: r.try_get(15)?,
        source_url: r.try_get(16)?,
        class: Class::parse_or_internal(r.try_get(17)?),
        source: r.try_get(18)?,
        starts: r.try_get(19)?,
        ends: r.try_get(20)?,
        total_budget_yen: r.try_get(21)?,
        digest: r.try_get(22)?,
        phase: r.try_get(23)?,
        ministry: r.try_get(24)?,
        integrated: r.try_get(25)?,
        prefecture: r.try_get(26)?,
    })
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
    rows.try_map(|r: SqliteRow| year_row(&r)).fetch(conn).try_collect().await.map_err(db)
}

async fn tags(conn: &mut SqliteConnection, projects: &[Id]) -> Result<Vec<KnownTag>> {
    let rows = sqlx::query(
        "SELECT id, project, kind, concept, state FROM tag WHERE project IN (SELECT value FROM json_each(?)) ORDER BY project, id",
    );
    let mut rows = rows.bind(json!(projects).to_string()).fetch(conn);
    let mut known = Vec::new();
    while let Some(r) = rows.try_next().await.map_err(db)? {
        let (kind, state) = (tag::kind(r.cell(2)?)?, tag::state(r.cell(4)?)?);
        known.push(KnownTag { id: r.cell(0)?, project: r.cell(1)?, kind, concept: r.cell(3)?, state });
    }
    Ok(known)
}

async fn all_aliases(conn: &mut SqliteConnection) -> Result<Vec<AliasRow>> {
    let rows = sqlx::query("SELECT id, project, key FROM alias ORDER BY id");
    rows.try_map(|r: SqliteRow| alias_row(&r)).fetch_all(conn).await.map_err(db)
}

pub(crate) fn alias_row(r: &SqliteRow) -> sqlx::Result<AliasRow> {
    Ok(AliasRow { id: r.try_get(0)?, project: r.try_get(1)?, key: r.try_get(2)? })
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
    rows.try_map(|r: SqliteRow| override_row(&r)).fetch_all(conn).await.map_err(db)
}

pub(crate) fn override_row(r: &SqliteRow) -> sqlx::Result<OverrideRow> {
    Ok(OverrideRow {
        id: r.try_get(0)?,
        project: r.try_get(1)?,
        field: r.try_get(2)?,
        value: r.try_get(3)?,
        list_value: r.try_get(4)?,
        by: r.try_get(5)?,
        at: r.try_get(6)?,
    })
}

async fn names(conn: &mut SqliteConnection) -> Result<Vec<ProgrammeNameRow>> {
    let rows = sqlx::query("SELECT id, name, canonical, by, at FROM programme_name ORDER BY name");
    rows.try_map(|r: SqliteRow| programme_name_row(&r)).fetch_all(conn).await.map_err(db)
}

fn programme_name_row(r: &SqliteRow) -> sqlx::Result<ProgrammeNameRow> {
    Ok(ProgrammeNameRow {
        id: r.try_get(0)?,
        name: r.try_get(1)?,
        canonical: r.try_get(2)?,
        by: r.try_get(3)?,
        at: r.try_get(4)?,
    })
}

async fn all_pairs(conn: &mut SqliteConnection) -> Result<Vec<(Id, Id, String)>> {
    sqlx::query_as("SELECT a, b, state FROM pair ORDER BY id").fetch_all(conn).await.map_err(db)
}

pub(crate) fn pair_row(r: &SqliteRow) -> sqlx::Result<PairRow> {
    Ok(PairRow {
        id: r.try_get(0)?,
        a: r.try_get(1)?,
        b: r.try_get(2)?,
        kind: r.try_get(3)?,
        score: r.try_get(4)?,
        state: r.try_get(5)?,
        by: r.try_get(6)?,
        at: r.try_get(7)?,
    })
}

async fn all_words(conn: &mut SqliteConnection) -> Result<Vec<WordRow>> {
    let rows = sqlx::query("SELECT id, kind, folded, text, concept, state, by, at FROM word ORDER BY id");
    rows.fetch_all(conn).await.map_err(db)?.iter().map(word_row).collect()
}

pub(crate) fn word_row(r: &SqliteRow) -> Result<WordRow> {
    Ok(WordRow {
        id: r.cell(0)?,
        kind: tag::kind(r.cell(1)?)?,
        folded: r.cell(2)?,
        text: r.cell(3)?,
        concept: r.cell(4)?,
        state: r.cell(5)?,
        by: r.cell(6)?,
        at: r.cell(7)?,
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
        let cells = serde_json::from_str(r.cell(2)?).map_err(damaged)?;
        last.rows.push(LastSource { year: r.cell(0)?, import: r.cell(1)?, cells });
    }
    drop(rows);
    let imports: std::collections::BTreeSet<Id> = last.rows.iter().map(|row| row.import).collect();
    let columns = sqlx::query("SELECT id, columns FROM import WHERE id IN (SELECT value FROM json_each(?))");
    for r in columns.bind(json!(imports).to_string()).fetch_all(conn).await.map_err(db)? {
        last.columns.insert(r.cell(0)?, serde_json::from_str(r.cell(1)?).map_err(damaged)?);
    }
    Ok(last)
}
