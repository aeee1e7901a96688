//! Reads of projects: for the index, for one in detail, for documents.

mod index;

pub use index::{each_index_row, index_rows, tag_rows};

use crate::file::Store;
use crate::import::{alias_row, import_row, override_row, year_columns, year_row, years};
use crate::many;
use crate::outcome;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{
    ExportRow, ImportRow, ProjectDetail, ProjectRow, SourceRow, TagRow, ThemeOfProject, YearRow, YearWithSource,
};
use crate::tag;
use domain::{Class, Id, Role};
use futures_util::TryStreamExt;
use serde_json::json;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use std::collections::HashMap;

/// What a project says of itself, for looking through: titles, summaries, and the keywords of its latest year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectTexts {
    /// Id.
    pub id: Id,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Summary.
    pub summary_ja: String,
    /// Summary in English.
    pub summary_en: String,
    /// Keywords.
    pub keywords: String,
}

/// Texts of these projects, by id. Ids that do not exist are left out.
///
/// # Errors
/// A database error.
pub async fn texts(store: &Store, ids: &[Id]) -> Result<Vec<ProjectTexts>> {
    let rows = sqlx::query(
        "SELECT p.id, p.title_ja, p.title_en, p.summary_ja, p.summary_en, coalesce((SELECT y.keywords FROM project_year y \
         WHERE y.project = p.id AND y.keywords <> '' ORDER BY y.year_last DESC, y.id DESC LIMIT 1), '') \
         FROM project p WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id",
    );
    let mut read = store.read().await?;
    let rows = rows.bind(json!(ids).to_string()).fetch(&mut *read);
    let mut texts = Vec::with_capacity(ids.len());
    many::each(rows, |r| {
        texts.push(ProjectTexts {
            id: r.cell(0)?,
            title_ja: r.cell(1)?,
            title_en: r.cell(2)?,
            summary_ja: r.cell(3)?,
            summary_en: r.cell(4)?,
            keywords: r.cell(5)?,
        });
        Ok(())
    })
    .await?;
    Ok(texts)
}

/// Gives away every text that a published list says of a project: titles, summaries, keywords.
///
/// # Errors
/// A database error.
pub async fn each_published(store: &Store, mut take: impl FnMut(&str)) -> Result<()> {
    let rows = sqlx::query(
        "SELECT title_ja, title_en, summary_ja, summary_en, keywords FROM project_year WHERE class = 'public'",
    );
    let mut read = store.read().await?;
    many::each(rows.fetch(&mut *read), |r| {
        for at in 0..5 {
            take(r.cell(at)?);
        }
        Ok(())
    })
    .await
}

/// Whole project rows, by id. Ids that do not exist are left out.
///
/// # Errors
/// A database error.
pub async fn rows(store: &Store, ids: &[Id]) -> Result<Vec<ProjectRow>> {
    whole(&mut *store.read().await?, ids).await
}

/// As [`rows`], inside a write.
///
/// # Errors
/// A database error.
pub async fn rows_in(tx: &mut crate::write::Tx, ids: &[Id]) -> Result<Vec<ProjectRow>> {
    whole(tx.conn()?, ids).await
}

pub(crate) async fn whole(conn: &mut SqliteConnection, ids: &[Id]) -> Result<Vec<ProjectRow>> {
    let rows = sqlx::query(
        "SELECT id, key, identity, number, standard, title_ja, title_en, summary_ja, summary_en, programme, institution, \
         researcher, phase, ministry, integrated, prefecture, budget_yen, class, folded FROM project WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
    );
    rows.bind(json!(ids).to_string())
        .try_map(|r: SqliteRow| {
            Ok(ProjectRow {
                id: r.try_get(0)?,
                key: r.try_get(1)?,
                identity: r.try_get(2)?,
                number: r.try_get(3)?,
                standard: r.try_get(4)?,
                title_ja: r.try_get(5)?,
                title_en: r.try_get(6)?,
                summary_ja: r.try_get(7)?,
                summary_en: r.try_get(8)?,
                programme: r.try_get(9)?,
                institution: r.try_get(10)?,
                researcher: r.try_get(11)?,
                phase: r.try_get(12)?,
                ministry: r.try_get(13)?,
                integrated: r.try_get(14)?,
                prefecture: r.try_get(15)?,
                budget_yen: r.try_get(16)?,
                class: Class::parse_or_internal(r.try_get(17)?),
                folded: r.try_get(18)?,
            })
        })
        .fetch(conn)
        .try_collect()
        .await
        .map_err(db)
}

/// One project with its years, source rows, tags and themes.
///
/// # Errors
/// A database error.
pub async fn detail(store: &Store, id: Id) -> Result<Option<ProjectDetail>> {
    let mut read = store.read().await?;
    let Some(project) = whole(&mut read, &[id]).await?.pop() else { return Ok(None) };
    let years = sqlx::query(concat!(
        "SELECT ",
        year_columns!(),
        ", s.id, s.import, s.row, s.cells, i.id, i.file, i.sheet, i.sha256, i.header_row, i.columns, i.by, i.at, i.report \
         FROM project_year y JOIN source_row s ON s.id = y.source JOIN import i ON i.id = s.import \
         WHERE y.project = ? ORDER BY y.year_last IS NULL, y.year_last DESC, y.year_first DESC, y.id DESC"
    ));
    let years = years.bind(id).fetch_all(&mut *read).await.map_err(db)?;
    let mut years = years.iter().map(year_with_source).collect::<Result<Vec<_>>>()?;
    add_earlier_sources(&mut read, id, &mut years).await?;
    let tags = tag::of(&mut read, &[id]).await?;
    let themes = sqlx::query(
        "SELECT t.id, t.code, t.title_ja, t.title_en, x.role FROM theme_project x JOIN theme t ON t.id = x.theme \
         WHERE x.project = ? ORDER BY t.code",
    )
    .bind(id)
    .try_map(|r: SqliteRow| {
        Ok(ThemeOfProject {
            id: r.try_get(0)?,
            code: r.try_get(1)?,
            title_ja: r.try_get(2)?,
            title_en: r.try_get(3)?,
            role: r.try_get::<Option<&str>, _>(4)?.and_then(Role::parse),
        })
    })
    .fetch_all(&mut *read)
    .await
    .map_err(db)?;
    let overrides = sqlx::query(
        "SELECT id, project, field, value, list_value, by, at FROM override WHERE project = ? ORDER BY field",
    );
    let overrides =
        overrides.bind(id).try_map(|r: SqliteRow| override_row(&r)).fetch_all(&mut *read).await.map_err(db)?;
    let aliases = sqlx::query("SELECT id, project, key FROM alias WHERE project = ? ORDER BY id");
    let aliases = aliases.bind(id).try_map(|r: SqliteRow| alias_row(&r)).fetch_all(&mut *read).await.map_err(db)?;
    let outcomes = outcome::of(&mut read, &[id]).await?;
    Ok(Some(ProjectDetail { project, years, tags, themes, overrides, aliases, outcomes }))
}

fn year_with_source(r: &SqliteRow) -> Result<YearWithSource> {
    let (source, import) = source_and_import(r, 27)?;
    Ok(YearWithSource { year: year_row(r).map_err(db)?, source, import, earlier: Vec::new() })
}

/// A source row and its import from thirteen columns, the first at `from`.
fn source_and_import(r: &SqliteRow, from: usize) -> Result<(SourceRow, ImportRow)> {
    let source = SourceRow {
        id: r.cell(from)?,
        import: r.cell(from + 1)?,
        row: r.cell(from + 2)?,
        cells: serde_json::from_str(r.cell(from + 3)?).map_err(damaged)?,
    };
    Ok((source, import_row(r, from + 4)?))
}

async fn add_earlier_sources(conn: &mut SqliteConnection, project: Id, years: &mut [YearWithSource]) -> Result<()> {
    let rows = sqlx::query(
        "SELECT x.year, s.id, s.import, s.row, s.cells, i.id, i.file, i.sheet, i.sha256, i.header_row, i.columns, i.by, i.at, i.report \
         FROM project_year y JOIN year_source x ON x.year = y.id JOIN source_row s ON s.id = x.source \
         JOIN import i ON i.id = s.import WHERE y.project = ? AND x.source <> y.source ORDER BY s.id DESC",
    );
    for r in rows.bind(project).fetch_all(conn).await.map_err(db)? {
        let year: Id = r.cell(0)?;
        if let Some(year) = years.iter_mut().find(|of| of.year.id == year) {
            year.earlier.push(source_and_import(&r, 1)?);
        }
    }
    Ok(())
}

/// Projects for a document, in the order given. Ids that do not exist are left out.
///
/// # Errors
/// A database error.
pub async fn export_rows(store: &Store, ids: &[Id]) -> Result<Vec<ExportRow>> {
    let mut read = store.read().await?;
    let mut projects: HashMap<Id, ProjectRow> =
        whole(&mut read, ids).await?.into_iter().map(|project| (project.id, project)).collect();
    let mut all_years: HashMap<Id, Vec<YearRow>> = HashMap::new();
    for year in years(&mut read, Some(ids)).await? {
        all_years.entry(year.project).or_default().push(year);
    }
    let mut all_tags: HashMap<Id, Vec<TagRow>> = HashMap::new();
    for tag in tag::of(&mut read, ids).await? {
        all_tags.entry(tag.project).or_default().push(tag);
    }
    let taken = ids.iter().filter_map(|id| projects.remove(id));
    Ok(taken
        .map(|project| {
            let mut years = all_years.remove(&project.id).unwrap_or_default();
            years.sort_by_key(|year| (year.year_last.is_none(), year.year_last, year.year_first, year.id));
            let class = years.iter().map(|year| year.class).max().unwrap_or(Class::Internal);
            let tags = all_tags.remove(&project.id).unwrap_or_default();
            ExportRow {
                project: ProjectRow { identity: String::new(), folded: String::new(), ..project },
                class,
                years,
                tags,
            }
        })
        .collect())
}
