//! The plan as a workbook, for an audience.
//!
//! Whatever a plan says is 社外秘: nobody classes its fields yet. So an audience outside the house gets of a plan what a briefing
//! shows of its theme – title, triple and hypothesis by their classes, the projects' published fields, of those whose researcher
//! agreed also their roles – and nothing of the plan itself. What is withheld leaves no trace in the file; it is reported beside it.

mod chart;
mod cover;
mod flat;
mod gates;
mod money;
mod profile;
mod projects;
mod risks;
mod support;
mod telling;

use super::show::viewed;
use super::words::Words;
use super::{Cell, PlanExport, PlanExportPreview, PlanExportPreviewRequest, PlanRequest, PlanView, stored};
use crate::export::{Exported, Outgoing, ThemeCut, Withheld, exported, file_name, today, withhold, workbook};
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use crate::theme::ThemeField;
use domain::plan::{Kind as ColumnKind, Sheet};
use serde_json::json;
use sheets::plan::{self as book, Book};
use telling::Telling;

/// What a workbook for an audience would show and withhold.
///
/// # Errors
/// `NoSuchPlan`; a database error.
pub async fn export_preview(
    context: &Context<'_>,
    args: PlanExportPreviewRequest,
) -> Result<PlanExportPreview, Problem> {
    let open = context.app.library().await?;
    let told = Told::of(&open, args.plan, args.audience).await?;
    let code = &told.cut.theme.code;
    let name = Words(Language::Ja).sentence("workbook.plan-file", [("code", code.clone())]);
    Ok(PlanExportPreview {
        sheets: if told.whole() { Sheet::of_plan().collect() } else { Vec::new() },
        missing_translations: told.missing(),
        withheld: told.withheld,
        file_name: file_name(args.audience, &name),
    })
}

/// Writes the workbook.
///
/// # Errors
/// `NoSuchPlan`; `FileInUse`, `NotWritable`, `DiskFull`, `LibraryReadOnly`; then no half file stands there.
pub async fn export(context: &Context<'_>, args: PlanExport) -> Result<Exported, Problem> {
    let open = context.app.library().await?;
    let told = Told::of(&open, args.plan, args.audience).await?;
    let sample = open.store.meta().sample;
    let mut sheets = Vec::new();
    for words in crate::export::Words::of(args.language) {
        let telling = told.telling(Words(words.0), args.millions, sample);
        sheets.extend(if told.whole() { inside(&telling) } else { outside(&telling) });
    }
    if told.whole() {
        let both = [Language::Ja, Language::En].map(|language| told.telling(Words(language), args.millions, sample));
        sheets.push(flat::data(&both));
    }
    let document = Book { sheets, created: today().at(0, 0, 0, 0) };
    let more = json!({ "code": told.cut.theme.code });
    let writing = move |path: &std::path::Path| book::write(path, &document);
    let outgoing = Outgoing { kind: "export-plan", audience: args.audience, more, answer: args.answer.as_ref() };
    let written = workbook(context, &open, outgoing, &args.out, writing).await?;
    Ok(exported(written, told.cut.projects.len(), told.withheld))
}

/// All sheets of a language.
fn inside(telling: &Telling<'_>) -> Vec<book::Sheet> {
    vec![
        cover::inside(telling),
        chart::sheet(telling),
        gates::sheet(telling),
        profile::sheet(telling),
        support::sheet(telling),
        money::sheet(telling),
        risks::sheet(telling),
        risks::map(telling),
        projects::sheet(telling),
    ]
}

/// What goes out of the house.
fn outside(telling: &Telling<'_>) -> Vec<book::Sheet> {
    vec![cover::outside(telling), projects::sheet(telling)]
}

/// A plan and its theme, cut down to what an audience may see.
struct Told {
    audience: Audience,
    cut: ThemeCut,
    /// As it is seen in Japanese and in English.
    views: [PlanView; 2],
    withheld: Vec<Withheld>,
}

impl Told {
    async fn of(open: &Open, plan: Id, audience: Audience) -> Result<Told, Problem> {
        let theme = stored::any(open, plan).await?.theme;
        let cut = ThemeCut::of(open, theme, audience).await?;
        let args = || PlanRequest { theme, plan: Some(plan), against: None };
        let (ja, _) = viewed(open, Words(Language::Ja), args()).await?;
        let (en, _) = viewed(open, Words(Language::En), args()).await?;
        // Notes of a theme are in no plan's workbook.
        let notes = ThemeField::Notes.as_str();
        let mut withheld: Vec<Withheld> = cut.withheld.iter().filter(|one| one.item != notes).cloned().collect();
        if !audience.may_see(Class::Internal) {
            for (sheet, rows) in &ja.sheets {
                withhold(&mut withheld, &format!("plan-{}", sheet.as_str()), Class::Internal, rows.len());
            }
            withhold(&mut withheld, "plan-decision", Class::Internal, ja.decisions.len());
        }
        Ok(Told { audience, cut, views: [ja, en], withheld })
    }

    /// Whether the plan itself may be seen.
    fn whole(&self) -> bool {
        self.audience.may_see(Class::Internal)
    }

    fn telling(&self, words: Words, millions: bool, sample: bool) -> Telling<'_> {
        let [ja, en] = &self.views;
        let view = if words.0 == Language::Ja { ja } else { en };
        Telling::of(words, view, &self.cut, self.audience, millions, sample)
    }

    /// Texts that are shown and said in one language only.
    fn missing(&self) -> u32 {
        let theme = &self.cut.theme;
        let twins = [
            (ThemeField::Title, &theme.title_ja, &theme.title_en),
            (ThemeField::Hypothesis, &theme.hypothesis_ja, &theme.hypothesis_en),
        ];
        let shown = twins.into_iter().filter(|(field, ..)| self.cut.shows(*field));
        let mut missing = shown.filter(|(_, ja, en)| ja.trim().is_empty() != en.trim().is_empty()).count();
        if self.whole() {
            missing += self.views[0].sheets.iter().map(|(sheet, rows)| one_language(*sheet, rows)).sum::<usize>();
        }
        u32::try_from(missing).unwrap_or(u32::MAX)
    }
}

/// Texts of a sheet that are said in one language only.
fn one_language(sheet: Sheet, rows: &[super::Row]) -> usize {
    let blank = |row: &super::Row, cell: String| match row.cells.get(&cell) {
        Some(Cell::Text(text)) => text.trim().is_empty(),
        _ => true,
    };
    let twins = sheet.columns().iter().filter(|column| matches!(column.kind, ColumnKind::Twin { .. }));
    let of = |name: &str| {
        let half = |row: &&super::Row| blank(row, format!("{name}_ja")) != blank(row, format!("{name}_en"));
        rows.iter().filter(half).count()
    };
    twins.map(|column| of(column.name)).sum()
}
