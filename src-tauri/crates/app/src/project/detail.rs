//! One project in full, every field with where it came from.

use super::{
    EditField, FieldOrigin, Outcome, OutcomeKind, PersonValue, ProjectDetail, ProjectId, ProjectYear, SourceCell,
    SourceRef, SourceRow, TagDetail, ThemeOfProject,
};
use crate::import::Field;
use crate::own::known;
use crate::prelude::*;
use serde_json::Value;
use std::collections::HashMap;
use store::rows::{ImportRow, OutcomeRow, SourceRow as StoredRow, YearRow, YearWithSource};

/// One project.
///
/// # Errors
/// `NoLibrary`, `NoSuchProject`.
pub async fn detail(context: &Context<'_>, args: ProjectId) -> Result<ProjectDetail, Problem> {
    let open = context.app.library().await?;
    let gone = || Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{}", args.id));
    let own = open.own();
    let row = open.index().get(args.id).map(|entry| super::row(&own, entry)).ok_or_else(gone)?;
    let detail = store::project::detail(&open.store, args.id).await?.ok_or_else(gone)?;
    let origins = origins(&detail);
    let places = Places::of(&detail);
    let mut tags = detail.tags.clone();
    tags.sort_by_key(|tag| (tag.kind, tag.state == store::rows::TagState::Proposed, !tag.main, tag.id));
    let tags = tags
        .into_iter()
        .map(|tag| TagDetail {
            source: tag.source.and_then(|id| places.get(id, tag.kind.as_str())),
            concept: known(&own, tag.kind, &tag.concept),
            main: tag.main,
            proposed: tag.state == store::rows::TagState::Proposed,
            evidence: tag.evidence,
            by: tag.by,
            at: tag.at,
        })
        .collect();
    let outcomes = detail.outcomes.iter().filter_map(|row| outcome(row, &places)).collect();
    let mut years: Vec<ProjectYear> = detail.years.into_iter().map(year).collect();
    years.sort_by_key(|year| std::cmp::Reverse((year.year_last, year.id)));
    Ok(ProjectDetail {
        row,
        summary_ja: detail.project.summary_ja,
        summary_en: detail.project.summary_en,
        researcher: detail.project.researcher,
        origins,
        aliases: detail.aliases.into_iter().map(|alias| alias.key).collect(),
        outcomes,
        years,
        tags,
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

/// Rows of files a project came from, by id.
struct Places<'a>(HashMap<Id, (&'a StoredRow, &'a ImportRow)>);

impl Places<'_> {
    fn of(detail: &store::rows::ProjectDetail) -> Places<'_> {
        let rows = detail.years.iter().flat_map(|year| {
            let earlier = year.earlier.iter().map(|(row, import)| (row, import));
            std::iter::once((&year.source, &year.import)).chain(earlier)
        });
        Places(rows.map(|(row, import)| (row.id, (row, import))).collect())
    }

    /// The row, and the column its list gave to a field.
    fn get(&self, id: Id, field: &str) -> Option<SourceRef> {
        let (row, import) = self.0.get(&id)?;
        Some(stated_in(row.row, import, field))
    }
}

/// Where something stands that was stated in a row of an import, in the column that its list gave to a field.
pub(crate) fn stated_in(row: u32, import: &ImportRow, field: &str) -> SourceRef {
    reference(row, import, column_at(&import.columns, field).and_then(|at| letter(&import.columns, at)))
}

fn reference(row: u32, import: &ImportRow, column: Option<String>) -> SourceRef {
    SourceRef {
        file: import.file.clone(),
        sheet: import.sheet.clone(),
        row,
        column,
        at: import.at.clone(),
        by: import.by.clone(),
    }
}

fn of_year(field: EditField) -> fn(&YearRow) -> &str {
    match field {
        EditField::TitleJa => |year| &year.title_ja,
        EditField::TitleEn => |year| &year.title_en,
        EditField::SummaryJa => |year| &year.summary_ja,
        EditField::SummaryEn => |year| &year.summary_en,
        EditField::Programme => |year| &year.programme,
        EditField::Institution => |year| &year.institution,
        EditField::Researcher => |year| &year.researcher,
    }
}

/// What the lists say of a field, and the row whose cell says it: the newest of the latest year that states it.
pub(super) fn listed(detail: &store::rows::ProjectDetail, field: EditField) -> Option<(String, Option<SourceRef>)> {
    let of = of_year(field);
    let mut years: Vec<&YearWithSource> = detail.years.iter().filter(|year| !of(&year.year).is_empty()).collect();
    years.sort_by_key(|year| (year.year.year_last, year.year.year_first, year.year.id));
    let year = years.pop()?;
    let rows = std::iter::once((&year.source, &year.import));
    let rows = rows.chain(year.earlier.iter().map(|(row, import)| (row, import)));
    let mut rows = rows.filter_map(|(row, import)| {
        let at = column_at(&import.columns, field.column())?;
        let said = row.cells.get(at).is_some_and(|cell| !cell.trim().is_empty());
        said.then(|| reference(row.row, import, letter(&import.columns, at)))
    });
    // A merged cell stands in the row that begins it: then the row itself is named.
    let source = rows.next().or_else(|| Some(reference(year.source.row, &year.import, None)));
    Some((of(&year.year).to_owned(), source))
}

fn column_at(columns: &Value, field: &str) -> Option<usize> {
    columns.as_array()?.iter().position(|column| column.get("field").and_then(Value::as_str) == Some(field))
}

fn letter(columns: &Value, at: usize) -> Option<String> {
    columns.get(at)?.get("letter")?.as_str().map(str::to_owned)
}

/// Where each field of the project comes from.
fn origins(detail: &store::rows::ProjectDetail) -> Vec<FieldOrigin> {
    EditField::ALL
        .into_iter()
        .filter_map(|field| {
            let person = detail.overrides.iter().find(|word| word.field == field.column());
            let listed = listed(detail, field);
            let (text, source) = match &listed {
                Some((text, source)) => (text.clone(), source.clone()),
                None => (String::new(), None),
            };
            if person.is_none() && text.is_empty() {
                return None;
            }
            // A settled spelling of a programme is shown, the row still says where it comes from.
            let shown = match field {
                EditField::Programme => detail.project.programme.clone(),
                _ => text.clone(),
            };
            Some(FieldOrigin {
                field,
                value: person.map_or(shown, |word| word.value.clone()),
                source,
                person: person.map(|word| PersonValue { by: word.by.clone(), at: word.at.clone(), list_value: text }),
            })
        })
        .collect()
}

fn outcome(row: &OutcomeRow, places: &Places<'_>) -> Option<Outcome> {
    Some(Outcome {
        kind: OutcomeKind::parse(&row.kind)?,
        year: row.year,
        amount: number(row.amount),
        text: row.text.clone(),
        source: match row.source {
            Some(source) => Some(places.get(source, &row.kind)?),
            None => None,
        },
    })
}

/// Yen and counts stay far below 2^53, where a number is exact in the window.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn yen(amount: i64) -> f64 {
    amount as f64
}

fn number(amount: Option<i64>) -> Option<f64> {
    amount.map(yen)
}

fn year(row: YearWithSource) -> ProjectYear {
    let YearWithSource { year, source, import, earlier } = row;
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
        budget_yen: number(year.budget_yen),
        starts: year.starts,
        ends: year.ends,
        total_budget_yen: number(year.total_budget_yen),
        keywords: year.keywords,
        source_url: year.source_url,
        class: year.class,
        source: kept(source, import),
        earlier: earlier.into_iter().map(|(row, import)| kept(row, import)).collect(),
    }
}

fn kept(source: StoredRow, import: ImportRow) -> SourceRow {
    SourceRow {
        id: source.id,
        file: import.file,
        sheet: import.sheet,
        row: source.row,
        imported_at: import.at,
        imported_by: import.by,
        cells: cells(&import.columns, source.cells),
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
