//! One project in full, every field with where it came from.

use super::{ProjectDetail, ProjectId, ProjectYear, SourceCell, SourceRow, TagDetail, ThemeOfProject};
use crate::import::Field;
use crate::prelude::*;
use crate::state::known;
use serde_json::Value;
use store::rows::YearWithSource;

/// One project.
///
/// # Errors
/// `NoLibrary`, `NoSuchProject`.
pub async fn detail(context: &Context<'_>, args: ProjectId) -> Result<ProjectDetail, Problem> {
    let open = context.app.library().await?;
    let gone = || Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{}", args.id));
    let row = open.index().get(args.id).map(super::row).ok_or_else(gone)?;
    let detail = store::project::detail(&open.store, args.id).await?.ok_or_else(gone)?;
    let mut years: Vec<ProjectYear> = detail.years.into_iter().map(year).collect();
    years.sort_by_key(|year| std::cmp::Reverse((year.year_last, year.id)));
    let mut tags = detail.tags;
    tags.sort_by_key(|tag| (tag.kind, !tag.main, tag.id));
    Ok(ProjectDetail {
        row,
        summary_ja: detail.project.summary_ja,
        summary_en: detail.project.summary_en,
        researcher: detail.project.researcher,
        years,
        tags: tags
            .into_iter()
            .map(|tag| TagDetail { concept: known(tag.kind, &tag.concept), main: tag.main, by: tag.by, at: tag.at })
            .collect(),
        themes: detail
            .themes
            .into_iter()
            .map(|theme| ThemeOfProject {
                id: theme.id,
                code: theme.code,
                title_ja: theme.title_ja,
                title_en: theme.title_en,
                role: theme.role,
            })
            .collect(),
    })
}

fn year(row: YearWithSource) -> ProjectYear {
    let YearWithSource { year, source, import } = row;
    // Yen stay far below 2^53, where a number is exact in the window.
    #[allow(clippy::cast_precision_loss)]
    let budget_yen = year.budget_yen.map(|yen| yen as f64);
    ProjectYear {
        id: year.id,
        number: year.number,
        year_first: year.year_first,
        year_last: year.year_last,
        title_ja: year.title_ja,
        programme: year.programme,
        institution: year.institution,
        researcher: year.researcher,
        position: year.position,
        budget_yen,
        keywords: year.keywords,
        source_url: year.source_url,
        class: year.class,
        source: SourceRow {
            file: import.file,
            sheet: import.sheet,
            row: source.row,
            imported_at: import.at,
            imported_by: import.by,
            cells: cells(&import.columns, source.cells),
        },
    }
}

/// Raw cells under their headings; cells beyond the headings are shown by column letter.
fn cells(columns: &Value, cells: Vec<String>) -> Vec<SourceCell> {
    let column = |at: usize, name: &str| columns.get(at).and_then(|column| column.get(name)).cloned();
    cells
        .into_iter()
        .enumerate()
        .map(|(at, value)| {
            let heading = column(at, "heading").and_then(|heading| heading.as_str().map(str::to_owned));
            let field = column(at, "field").and_then(|field| serde_json::from_value::<Option<Field>>(field).ok());
            SourceCell {
                heading: heading.filter(|h| !h.is_empty()).unwrap_or_else(|| domain::problem::column_letter(at)),
                value,
                field: field.flatten(),
            }
        })
        .collect()
}
