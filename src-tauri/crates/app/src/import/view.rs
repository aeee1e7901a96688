//! Rows of a plan as the window and the command line show them.

use super::library::{Before, Reads, merged};
use super::list::List;
use super::load::Loaded;
use super::plan::{Clash, Plan};
use super::{
    Candidate, ConflictView, Field, FieldDiff, IssueView, LayoutPart, LayoutRow, PreviewRow, RowFate, RowsRequest,
};
use crate::catalogue;
use crate::settings::Language;
use domain::{Id, Issue, Problem};
use std::collections::{BTreeMap, HashMap};
use store::rows::{ProjectRow, YearRow};

/// Rows of the picture of the layout, and of notable ones below.
const LAYOUT_ROWS: usize = 30;
/// Cells of a row in that picture, and their length.
const LAYOUT_CELLS: usize = 16;
/// See [`LAYOUT_CELLS`].
const LAYOUT_TEXT: usize = 60;

/// An issue with its sentence in both languages.
pub(super) fn issue_view(issue: &Issue) -> IssueView {
    IssueView {
        issue: issue.clone(),
        message_ja: catalogue::issue(Language::Ja, issue),
        message_en: catalogue::issue(Language::En, issue),
    }
}

/// What the rows of the sheet were taken for.
pub(super) fn layout(list: &List) -> Vec<LayoutRow> {
    let data: std::collections::HashSet<u32> = list.body.data.iter().copied().collect();
    let part = |at: usize| {
        if list.head.rows.contains(&at) {
            LayoutPart::Heading
        } else if list.head.rows.first().is_some_and(|first| at < *first) {
            LayoutPart::Above
        } else if u32::try_from(at).is_ok_and(|at| data.contains(&at)) {
            LayoutPart::Data
        } else {
            list.body.others.get(&at).copied().unwrap_or(LayoutPart::Other)
        }
    };
    let further = list.body.others.keys().copied().filter(|at| *at >= LAYOUT_ROWS).take(LAYOUT_ROWS);
    (0..LAYOUT_ROWS.min(list.table.grid.len()))
        .chain(further)
        .filter_map(|at| Some((at, list.table.grid.row(at)?)))
        .map(|(at, row)| LayoutRow {
            row: row.number(),
            part: part(at),
            cells: row
                .cells(list.columns.len().max(row.width()).min(LAYOUT_CELLS))
                .into_iter()
                .map(|cell| cell.chars().take(LAYOUT_TEXT).collect())
                .collect(),
        })
        .collect()
}

/// Positions of the rows asked for, in the order of the file.
pub(super) fn chosen(plan: &Plan, request: &RowsRequest) -> Vec<usize> {
    let coded: Option<std::collections::HashSet<u32>> = request.code.map(|code| {
        plan.issues.iter().filter(|issue| issue.code == code).filter_map(|issue| issue.place.row).collect()
    });
    let clashed: std::collections::HashSet<usize> = plan.clashes.iter().map(|clash| clash.nth).collect();
    (0..plan.rows.len())
        .filter(|nth| {
            request.fate.is_none_or(|fate| plan.rows[*nth].fate == fate)
                && coded.as_ref().is_none_or(|rows| rows.contains(&plan.heads.rows[*nth].row))
                && (!request.conflicts || clashed.contains(nth))
        })
        .collect()
}

/// Rows in full: cells, values, what differs from the library, the project each may be.
///
/// # Errors
/// A database error.
pub(super) async fn rows(
    reads: &mut Reads<'_>,
    loaded: &Loaded,
    plan: &Plan,
    chosen: &[usize],
) -> Result<Vec<PreviewRow>, Problem> {
    let list = &loaded.list;
    let mut wanted: Vec<Id> = Vec::new();
    for nth in chosen {
        let row = plan.rows[*nth];
        let changed = row.place.filter(|_| row.fate == RowFate::Changed);
        let other = row.own.and_then(|own| plan.likely.get(&own)).map(|likeness| likeness.other);
        wanted.extend([changed, other].into_iter().flatten().filter_map(|place| plan.known.projects[place].id));
    }
    wanted.sort_unstable();
    wanted.dedup();
    let projects: HashMap<Id, ProjectRow> =
        reads.projects(&wanted).await?.into_iter().map(|project| (project.id, project)).collect();
    let mut years: HashMap<Id, Vec<YearRow>> = HashMap::new();
    for year in reads.years(Some(&wanted)).await? {
        years.entry(year.project).or_default().push(year);
    }
    let known: Vec<Id> = chosen.iter().filter_map(|nth| plan.rows[*nth].year).collect();
    let before = Before::of(reads.last_sources(&known).await?);
    let mut issues: HashMap<u32, Vec<IssueView>> = HashMap::new();
    let shown: std::collections::HashSet<u32> = chosen.iter().map(|nth| plan.heads.rows[*nth].row).collect();
    for issue in plan.issues.iter().filter(|issue| issue.place.sheet == list.table.sheet) {
        if let Some(row) = issue.place.row.filter(|row| shown.contains(row)) {
            issues.entry(row).or_default().push(issue_view(issue));
        }
    }
    Ok(chosen
        .iter()
        .map(|nth| {
            let (row, head) = (plan.rows[*nth], &plan.heads.rows[*nth]);
            let at = head.at as usize;
            let project = row.place.and_then(|place| plan.known.projects[place].id);
            let years = project.and_then(|id| years.get(&id)).map(Vec::as_slice).unwrap_or_default();
            PreviewRow {
                row: head.row,
                fate: row.fate,
                skipped: row.skipped,
                cells: cells(list, at),
                values: values(list, at),
                key: head.key().map(str::to_owned),
                new_year: row.new_year,
                diff: if row.fate == RowFate::Changed { diff(list, plan, *nth, years, &before) } else { Vec::new() },
                candidate: candidate(list, plan, *nth, &projects),
                issues: issues.get(&head.row).cloned().unwrap_or_default(),
            }
        })
        .collect())
}

fn cells(list: &List, at: usize) -> Vec<String> {
    let row = list.table.grid.row(at);
    row.map(|row| row.cells(list.columns.len()).into_iter().map(str::to_owned).collect()).unwrap_or_default()
}

/// The fields of a row as read.
fn values(list: &List, at: usize) -> BTreeMap<Field, String> {
    let mut values = BTreeMap::new();
    let Some(read) = list.read(at, None) else { return values };
    for column in &list.columns {
        if let Some(field) = column.field.filter(|_| column.year.is_none()) {
            let text = list.text_of(at, field);
            if !text.is_empty() {
                values.entry(field).or_insert(text);
            }
        }
    }
    let year = read.year;
    let mut put = |field: Field, text: Option<String>| match text {
        Some(text) => {
            values.insert(field, text);
        }
        None => {
            values.remove(&field);
        }
    };
    put(Field::Number, year.number);
    put(Field::FiscalYear, span(year.year_first, year.year_last));
    put(Field::Start, year.starts);
    put(Field::End, year.ends);
    put(Field::Budget, year.budget_yen.map(|yen| yen.to_string()));
    put(Field::TotalBudget, year.total_budget_yen.map(|yen| yen.to_string()));
    values
}

fn span(first: Option<i32>, last: Option<i32>) -> Option<String> {
    let (first, last) = (first?, last?);
    Some(if first == last { first.to_string() } else { format!("{first}-{last}") })
}

/// Against the library, field by field.
fn diff(list: &List, plan: &Plan, nth: usize, years: &[YearRow], before: &Before) -> Vec<FieldDiff> {
    let row = plan.rows[nth];
    let at = plan.heads.rows[nth].at as usize;
    let Some(read) = list.read(at, None) else { return Vec::new() };
    let known = row.year.and_then(|id| years.iter().find(|year| year.id == id));
    // A new year is held against the year before.
    let base = known.or_else(|| {
        let earlier =
            years.iter().filter(|year| read.year.year_first.is_none() || year.year_first < read.year.year_first);
        earlier.max_by_key(|year| (year.year_last, year.year_first, year.id))
    });
    let mut found = Vec::new();
    if let Some(base) = base {
        let after = merged(base, YearRow { class: base.class, ..read.year }).unwrap_or_else(|| base.clone());
        let year = |row: &YearRow| span(row.year_first, row.year_last).unwrap_or_default();
        let yen = |amount: Option<i64>| amount.map(|yen| yen.to_string()).unwrap_or_default();
        let day = |day: &Option<String>| day.clone().unwrap_or_default();
        let mut put = |field: Field, before: String, after: String| {
            if before != after {
                found.push(FieldDiff { field: Some(field), heading: None, before, after, conflict: None });
            }
        };
        put(Field::Number, day(&base.number), day(&after.number));
        put(Field::TitleJa, base.title_ja.clone(), after.title_ja.clone());
        put(Field::TitleEn, base.title_en.clone(), after.title_en.clone());
        put(Field::SummaryJa, base.summary_ja.clone(), after.summary_ja.clone());
        put(Field::SummaryEn, base.summary_en.clone(), after.summary_en.clone());
        put(Field::Programme, base.programme.clone(), after.programme.clone());
        put(Field::Institution, base.institution.clone(), after.institution.clone());
        put(Field::Researcher, base.researcher.clone(), after.researcher.clone());
        put(Field::Position, base.position.clone(), after.position.clone());
        let stated = YearRow { year_first: read.year.year_first, year_last: read.year.year_last, ..base.clone() };
        put(Field::FiscalYear, year(base), if known.is_some() { year(&after) } else { year(&stated) });
        put(Field::Budget, yen(base.budget_yen), yen(after.budget_yen));
        put(Field::TotalBudget, yen(base.total_budget_yen), yen(after.total_budget_yen));
        put(Field::Start, day(&base.starts), day(&after.starts));
        put(Field::End, day(&base.ends), day(&after.ends));
        put(Field::Keyword, base.keywords.clone(), after.keywords.clone());
        put(Field::Phase, base.phase.clone(), after.phase.clone());
        put(Field::Ministry, base.ministry.clone(), after.ministry.clone());
        put(Field::Integrated, base.integrated.clone(), after.integrated.clone());
        put(Field::Prefecture, base.prefecture.clone(), after.prefecture.clone());
        put(Field::SourceUrl, base.source_url.clone(), after.source_url.clone());
    }
    if let Some(known) = known {
        for (column, was, now) in before.differing(known.id, list, at) {
            let (field, heading) = (list.columns[column].field, list.columns[column].heading.clone());
            found.push(FieldDiff { field, heading: Some(heading), before: was, after: now, conflict: None });
        }
    }
    for clash in plan.clashes.iter().filter(|clash| clash.nth == nth) {
        found.retain(|diff| diff.field != Some(clash.field));
        found.insert(0, conflict(clash));
    }
    found
}

fn conflict(clash: &Clash) -> FieldDiff {
    let view = ConflictView { by: clash.by.clone(), at: clash.at.clone(), choice: clash.choice };
    FieldDiff {
        field: Some(clash.field),
        heading: None,
        before: clash.mine.clone(),
        after: clash.file.clone(),
        conflict: Some(view),
    }
}

/// The project a row may be.
fn candidate(list: &List, plan: &Plan, nth: usize, projects: &HashMap<Id, ProjectRow>) -> Option<Candidate> {
    let likeness = plan.likely.get(&plan.rows[nth].own?)?;
    let other = &plan.known.projects[likeness.other];
    let known = other.id.and_then(|id| projects.get(&id));
    let row = plan.first_row(likeness.other).filter(|_| known.is_none());
    let text = |field: Field, of: fn(&ProjectRow) -> &str| match (known, row) {
        (Some(known), _) => of(known).to_owned(),
        (None, Some(nth)) => list.text_of(plan.heads.rows[nth].at as usize, field),
        (None, None) => String::new(),
    };
    let title = text(Field::TitleJa, |project| &project.title_ja);
    Some(Candidate {
        project: other.id,
        row: row.map(|nth| plan.heads.rows[nth].row),
        kind: likeness.kind,
        score: likeness.score,
        key: other.key.clone().or(other.id.map(|id| format!("#{id}"))).unwrap_or_default(),
        title: if title.is_empty() { text(Field::TitleEn, |project| &project.title_en) } else { title },
        institution: text(Field::Institution, |project| &project.institution),
        programme: text(Field::Programme, |project| &project.programme),
        years: other.years.map(|(first, last)| (first..=last.min(first + 30)).collect()).unwrap_or_default(),
        choice: likeness.choice,
    })
}
