//! A list of projects as a table, for an audience.

use super::words::{Outgoing, Words, exported, file_name, today, withhold, workbook};
use super::{ExportPreview, Exported, TablePreviewRequest, TableRequest, Withheld};
use crate::own::known;
use crate::prelude::*;
use crate::state::Open;
use sheets::write::table::{TableDocument, write_all};
use sheets::write::{Col, ColumnKind, Value};
use std::collections::HashMap;
use std::sync::Arc;
use store::rows::ExportRow;
use vocab::own::Own;

/// What a table for an audience would withhold.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`.
pub async fn preview_table(context: &Context<'_>, args: TablePreviewRequest) -> Result<ExportPreview, Problem> {
    let open = context.app.library().await?;
    let cut = Cut::of(&open, &args.selection, &[], args.audience).await?;
    Ok(ExportPreview {
        projects: u32::try_from(cut.rows.len()).unwrap_or(u32::MAX),
        withheld: cut.withheld,
        missing_translations: Vec::new(),
        file_name: file_name(args.audience, &Words(crate::settings::Language::Ja).say("workbook.table")),
    })
}

/// Writes the table.
///
/// # Errors
/// `NothingSelected`, `FileInUse`, `NotWritable`, `DiskFull`; then no half file stands there.
pub async fn table(context: &Context<'_>, args: TableRequest) -> Result<Exported, Problem> {
    let open = context.app.library().await?;
    let mut cut = Cut::of(&open, &args.selection, &args.sort, args.audience).await?;
    if args.extras {
        cut.add_extras(&open).await?;
    }
    let sample = open.store.meta().sample;
    let documents: Vec<TableDocument> =
        Words::of(args.language).into_iter().map(|words| cut.document(words, sample)).collect();
    let more = serde_json::json!({ "projects": cut.rows.len() });
    let outgoing = Outgoing { kind: "export-table", audience: args.audience, more, answer: args.answer.as_ref() };
    let written = workbook(context, &open, outgoing, &args.out, move |path| write_all(path, &documents)).await?;
    Ok(exported(written, cut.rows.len(), cut.withheld))
}

/// Projects cut down to what an audience may see.
pub(crate) struct Cut {
    pub(super) own: Arc<Own>,
    pub(super) audience: Audience,
    pub(crate) rows: Vec<Shown>,
    pub(crate) withheld: Vec<Withheld>,
    /// Headings of the columns kept beside the known fields, and each project's cells of its latest year under them.
    extras: (Vec<String>, HashMap<Id, HashMap<String, String>>),
}

/// A project that an audience may see.
pub(crate) struct Shown {
    pub(super) row: ExportRow,
    /// Fiscal years, ascending.
    pub(super) years: Vec<i32>,
}

impl Shown {
    /// Short names of its tags of a kind, 主 first.
    pub(super) fn tags(&self, own: &Own, kind: Kind, words: Words) -> String {
        let mut tags: Vec<_> = self.row.tags.iter().filter(|tag| tag.kind == kind).collect();
        tags.sort_by_key(|tag| (!tag.main, tag.id));
        let name = |concept: Concept| words.pick(&concept.short_ja, &concept.short_en).to_owned();
        let names: Vec<String> = tags.into_iter().map(|tag| name(known(own, kind, &tag.concept))).collect();
        names.join(" / ")
    }

    fn latest(&self) -> Option<&store::rows::YearRow> {
        self.row.years.iter().max_by_key(|year| (year.year_last, year.id))
    }

    /// Budget of the latest year, 千円.
    pub(super) fn budget(&self) -> Option<i64> {
        self.latest().and_then(|year| year.budget_yen).map(|yen| yen / 1_000)
    }
}

/// Columns kept under their heading that go into one table.
const EXTRA_COLUMNS: usize = 100;

impl Cut {
    pub(crate) async fn of(
        open: &Open,
        selection: &Selection,
        sort: &[Sort],
        audience: Audience,
    ) -> Result<Cut, Problem> {
        let chosen: std::collections::HashSet<Id> = open.selected(selection).await?.into_iter().collect();
        let ids: Vec<Id> = {
            let index = open.index();
            index.ids(&index::Asked::default(), sort).into_iter().filter(|id| chosen.contains(id)).collect()
        };
        let all = super::listed(open, audience, store::project::export_rows(&open.store, &ids).await?).await?;
        let (rows, hidden): (Vec<ExportRow>, Vec<ExportRow>) =
            all.into_iter().partition(|row| audience.may_see(row.class));
        let mut withheld = Vec::new();
        if let Some(class) = hidden.iter().map(|row| row.class).max() {
            withhold(&mut withheld, "projects", class, hidden.len());
        }
        if !audience.may_see(Class::Internal) {
            withhold(&mut withheld, "tags", Class::Internal, rows.iter().map(|row| row.tags.len()).sum());
            let named = rows.iter().filter(|row| !row.project.researcher.is_empty()).count();
            withhold(&mut withheld, "researcher", Class::Internal, named);
        }
        let index = open.index();
        let shown = |row: ExportRow| {
            let years = index.get(row.project.id).map(|entry| entry.years.clone()).unwrap_or_default();
            Shown { row, years }
        };
        let rows = rows.into_iter().map(shown).collect();
        Ok(Cut { own: open.own(), audience, rows, withheld, extras: Default::default() })
    }

    /// The columns that lists had beside the known fields. Nobody classed them, so they are 社外秘 whatever the list.
    async fn add_extras(&mut self, open: &Open) -> Result<(), Problem> {
        let latest: HashMap<Id, Id> =
            self.rows.iter().filter_map(Shown::latest).map(|year| (year.id, year.project)).collect();
        let years: Vec<Id> = latest.keys().copied().collect();
        let found = crate::import::kept_columns(open, &years).await?;
        if !self.audience.may_see(Class::Internal) {
            withhold(&mut self.withheld, "extras", Class::Internal, found.headings.len());
            return Ok(());
        }
        let headings = found.headings.into_iter().take(EXTRA_COLUMNS).collect();
        let cells = found.cells.into_iter().filter_map(|(year, cells)| Some((*latest.get(&year)?, cells)));
        self.extras = (headings, cells.collect());
        Ok(())
    }

    pub(crate) fn document(&self, words: Words, sample: bool) -> TableDocument {
        let internal = self.audience.may_see(Class::Internal);
        let col = |key: &str, width_chars: u16, kind: ColumnKind| Col { label: words.say(key), width_chars, kind };
        let mut columns = vec![
            col("field.number", 19, ColumnKind::Id),
            col("field.title_ja", 56, ColumnKind::Text),
            col("field.title_en", 56, ColumnKind::Text),
        ];
        if internal {
            columns.extend(Kind::ALL.map(|kind| col(&format!("field.{}", kind.as_str()), 24, ColumnKind::Text)));
        }
        columns.extend([col("field.programme", 32, ColumnKind::Text), col("field.institution", 26, ColumnKind::Text)]);
        if internal {
            columns.push(col("field.researcher", 16, ColumnKind::Text));
        }
        columns.extend([
            col("field.phase", 20, ColumnKind::Text),
            col("field.ministry", 12, ColumnKind::Text),
            col("field.integrated", 22, ColumnKind::Text),
            col("field.prefecture", 10, ColumnKind::Text),
            col("workbook.years", 10, ColumnKind::Id),
            col("workbook.latest-year", 12, ColumnKind::Integer),
            col("workbook.budget-latest", 16, ColumnKind::Integer),
            col("field.summary_ja", 60, ColumnKind::Text),
            col("field.summary_en", 60, ColumnKind::Text),
            col("field.source_url", 30, ColumnKind::Id),
        ]);
        let extra = |heading: &String| Col { label: heading.clone(), width_chars: 24, kind: ColumnKind::Text };
        columns.extend(self.extras.0.iter().map(extra));
        TableDocument {
            sheet: words.say("workbook.table"),
            language: words.fonts(),
            classification: words.classification(self.audience, sample),
            title: format!("{} ({})", words.say("workbook.table"), words.count(self.rows.len())),
            note_lines: vec![words.say("workbook.source-note")],
            columns,
            rows: self.rows.iter().map(|shown| self.cells(shown, words, internal)).collect(),
            created: today().at(0, 0, 0, 0),
        }
    }
}

impl Cut {
    fn cells(&self, shown: &Shown, words: Words, internal: bool) -> Vec<Value> {
        let mut cells = cells(&self.own, shown, words, internal);
        let own = self.extras.1.get(&shown.row.project.id);
        let extra = |heading: &String| {
            own.and_then(|own| own.get(heading)).map_or(Value::Empty, |cell| Value::from(cell.as_str()))
        };
        cells.extend(self.extras.0.iter().map(extra));
        cells
    }
}

fn cells(own: &Own, shown: &Shown, words: Words, internal: bool) -> Vec<Value> {
    let project = &shown.row.project;
    let integer = |value: Option<i64>| value.map_or(Value::Empty, Value::Integer);
    let mut cells = vec![
        Value::from(project.number.clone().unwrap_or_default()),
        Value::from(project.title_ja.as_str()),
        Value::from(project.title_en.as_str()),
    ];
    if internal {
        cells.extend(Kind::ALL.map(|kind| Value::from(shown.tags(own, kind, words))));
    }
    cells.extend([Value::from(project.programme.as_str()), Value::from(project.institution.as_str())]);
    if internal {
        cells.push(Value::from(project.researcher.as_str()));
    }
    let stated = [&project.phase, &project.ministry, &project.integrated, &project.prefecture];
    cells.extend(stated.map(|text| Value::from(text.as_str())));
    cells.extend([
        Value::from(words.years(&shown.years)),
        integer(shown.years.last().map(|year| i64::from(*year))),
        integer(shown.budget()),
        Value::from(project.summary_ja.as_str()),
        Value::from(project.summary_en.as_str()),
        Value::from(shown.latest().map(|year| year.source_url.clone()).unwrap_or_default()),
    ]);
    cells
}
