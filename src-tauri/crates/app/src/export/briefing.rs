//! The briefing workbook of one theme, for an audience. Fields of AMED's published lists are 公開; what
//! the house wrote is 社外秘 until somebody classes it otherwise. Of a project whose researcher has not agreed only
//! what is 公開 leaves the house, whatever its role is classed. What is withheld leaves no trace in the file; it is
//! reported beside it.

use super::words::{Outgoing, Words, exported, file_name, today, withhold, workbook};
use super::{BriefingPreviewRequest, BriefingRequest, ExportPreview, Exported, Withheld};
use crate::hearing::Agreed;
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use crate::theme::{Called, Theme, ThemeField, Thread, full};
use sheets::write::briefing::{Briefing, Page, Section, write};
use sheets::write::{Col, ColumnKind, Value};
use std::collections::{HashMap, HashSet};
use store::rows::ExportRow;

/// What a briefing for an audience would show and withhold.
///
/// # Errors
/// `NoSuchTheme`.
pub async fn preview_briefing(context: &Context<'_>, args: BriefingPreviewRequest) -> Result<ExportPreview, Problem> {
    let open = context.app.library().await?;
    let cut = Cut::of(&open, args.theme, args.audience).await?;
    let mut missing = Vec::new();
    let mut twin = |field: ThemeField, item: &str, ja: &str, en: &str| {
        if cut.shows(field) && ja.is_empty() != en.is_empty() {
            missing.push(format!("{item}_{}", if ja.is_empty() { "ja" } else { "en" }));
        }
    };
    twin(ThemeField::Title, "title", &cut.theme.title_ja, &cut.theme.title_en);
    twin(ThemeField::Hypothesis, "hypothesis", &cut.theme.hypothesis_ja, &cut.theme.hypothesis_en);
    Ok(ExportPreview {
        projects: u32::try_from(cut.projects.len()).unwrap_or(u32::MAX),
        withheld: cut.withheld,
        missing_translations: missing,
        file_name: file_name(args.audience, &cut.theme.code),
    })
}

/// Writes the briefing workbook.
///
/// # Errors
/// `NoSuchTheme`, `FileInUse`, `NotWritable`, `DiskFull`; then no half file stands there.
pub async fn briefing(context: &Context<'_>, args: BriefingRequest) -> Result<Exported, Problem> {
    let open = context.app.library().await?;
    let cut = Cut::of(&open, args.theme, args.audience).await?;
    let sample = open.store.meta().sample;
    let pages = Words::of(args.language).into_iter().map(|words| cut.page(words, sample)).collect();
    let document = Briefing { pages, created: today().at(0, 0, 0, 0) };
    let more = serde_json::json!({ "code": cut.theme.code });
    let outgoing = Outgoing { kind: "export-briefing", audience: args.audience, more, answer: args.answer.as_ref() };
    let written = workbook(context, &open, outgoing, &args.out, move |path| write(path, &document)).await?;
    Ok(exported(written, cut.projects.len(), cut.withheld))
}

/// A theme cut down to what an audience may see.
pub(crate) struct Cut {
    pub(crate) theme: Theme,
    /// What its state is called, in Japanese and in English.
    state: [String; 2],
    pub(crate) audience: Audience,
    /// Projects whose list fields the audience may see, in the theme's order.
    pub(crate) projects: Vec<(usize, ExportRow)>,
    /// Of these, those whose researcher has not agreed: outside the house only what lists published of them is shown.
    unasked: HashSet<Id>,
    pub(crate) withheld: Vec<Withheld>,
}

impl Cut {
    /// # Errors
    /// `NoSuchTheme`; a database error.
    pub(crate) async fn of(open: &Open, id: Id, audience: Audience) -> Result<Cut, Problem> {
        let theme = full(open, id).await?;
        let ids: Vec<Id> = theme.threads.iter().map(|thread| thread.project.id).collect();
        let rows = store::project::export_rows(&open.store, &ids).await?;
        let mut rows: HashMap<Id, ExportRow> =
            super::listed(open, audience, rows).await?.into_iter().map(|row| (row.project.id, row)).collect();
        let mut withheld = Vec::new();
        for field in ThemeField::ALL {
            let class = class_of(&theme, field);
            if !audience.may_see(class) {
                withhold(&mut withheld, field.as_str(), class, filled(&theme, field));
            }
        }
        let unasked = unasked(open, id, &ids, audience).await?;
        let roles = audience.may_see(class_of(&theme, ThemeField::Roles));
        let mut projects = Vec::new();
        let (mut hidden, mut without_consent): (Vec<Class>, usize) = (Vec::new(), 0);
        for (at, id) in ids.iter().enumerate() {
            let Some(row) = rows.remove(id) else { continue };
            if !audience.may_see(row.class) {
                hidden.push(row.class);
            } else if !unasked.contains(id) {
                projects.push((at, row));
            } else if row.class > Class::Public {
                without_consent += 1;
            } else {
                without_consent += usize::from(roles && has_role(&theme.threads[at]));
                projects.push((at, row));
            }
        }
        if let Some(class) = hidden.iter().max() {
            withhold(&mut withheld, "projects", *class, hidden.len());
        }
        withhold(&mut withheld, "consent", Class::Internal, without_consent);
        let researchers = projects.iter().filter(|(_, row)| !row.project.researcher.is_empty()).count();
        withhold(&mut withheld, "researcher", Class::Internal, researchers);
        let called = Called::of(open).await?;
        let state = [Language::Ja, Language::En].map(|language| called.word(language, theme.state.as_str()));
        Ok(Cut { theme, state, audience, projects, unasked, withheld })
    }

    /// What its state is called.
    pub(crate) fn state(&self, words: Words) -> &str {
        let [ja, en] = &self.state;
        words.pick(ja, en)
    }

    pub(crate) fn shows(&self, field: ThemeField) -> bool {
        self.audience.may_see(class_of(&self.theme, field))
    }

    fn page(&self, words: Words, sample: bool) -> Page {
        let theme = &self.theme;
        let (own, other) = self.titles(words);
        let mut header = vec![
            (words.say("workbook.code"), Value::from(theme.code.as_str())),
            (words.say("workbook.date"), Value::Date(today())),
            (words.say("workbook.class"), Value::from(words.say(&format!("class.{}", self.audience.0.as_str())))),
        ];
        if self.audience.may_see(Class::Internal) {
            header.insert(1, (words.say("workbook.state"), Value::from(self.state(words))));
        }
        let triple = self.triple(words);
        let mut sections = self.hypothesis(words);
        sections.push(self.table(words));
        if self.shows(ThemeField::Notes) {
            text(&mut sections, words.say("workbook.notes"), &theme.notes);
        }
        Page {
            sheet: format!("{} {}", theme.code, words.say("workbook.briefing-sheet")),
            language: words.fonts(),
            classification: words.classification(self.audience, sample),
            title: if own.is_empty() { words.say("workbook.briefing") } else { own.to_owned() },
            subtitle: other.to_owned(),
            header,
            one_line: one_line(&triple, words),
            triple,
            sections,
            footer_note: words.say("workbook.source-note"),
        }
    }

    /// Title in the language of a document, and in the other one; both empty where it stays in the house.
    pub(crate) fn titles(&self, words: Words) -> (&str, &str) {
        let theme = &self.theme;
        if !self.shows(ThemeField::Title) {
            return ("", "");
        }
        let other = match words.0 {
            Language::Ja if !theme.title_ja.is_empty() => &theme.title_en,
            Language::En if !theme.title_en.is_empty() => &theme.title_ja,
            _ => "",
        };
        (words.pick(&theme.title_ja, &theme.title_en), other)
    }

    /// The three boxes; none where they stay in the house, or no part is set.
    pub(crate) fn triple(&self, words: Words) -> Vec<(String, String, String)> {
        if self.shows(ThemeField::Triple) { triple(&self.theme, words) } else { Vec::new() }
    }

    /// The hypothesis, where it may be shown and is there.
    pub(crate) fn hypothesis(&self, words: Words) -> Vec<Section> {
        let mut sections = Vec::new();
        if self.shows(ThemeField::Hypothesis) {
            let body = words.pick(&self.theme.hypothesis_ja, &self.theme.hypothesis_en);
            text(&mut sections, words.say("workbook.hypothesis"), body);
        }
        sections
    }

    /// The projects as a table.
    pub(crate) fn table(&self, words: Words) -> Section {
        let roles = self.shows(ThemeField::Roles);
        let told =
            |at: usize| Some(&self.theme.threads[at]).filter(|thread| !self.unasked.contains(&thread.project.id));
        let note = |at: usize| told(at).map_or("", |thread| thread.note.as_str());
        let notes = roles && self.projects.iter().any(|(at, _)| !note(*at).is_empty());
        let col = |key: &str, width_chars: u16, kind: ColumnKind| Col { label: words.say(key), width_chars, kind };
        let mut columns = vec![col("workbook.order", 4, ColumnKind::Integer), col("field.number", 18, ColumnKind::Id)];
        columns.push(col("field.title_ja", 44, ColumnKind::Text));
        columns[2].label = words.say("workbook.table");
        columns.push(col("field.institution", 20, ColumnKind::Text));
        columns.push(col("field.programme", 24, ColumnKind::Text));
        columns.push(col("workbook.years", 9, ColumnKind::Id));
        if roles {
            columns.push(col("field.role", 14, ColumnKind::Text));
        }
        if notes {
            columns.push(col("field.note", 24, ColumnKind::Text));
        }
        let rows = self
            .projects
            .iter()
            .zip(1..)
            .map(|((at, row), shown)| {
                let project = &row.project;
                let thread = &self.theme.threads[*at];
                let mut cells = vec![
                    // The place among those that are shown: a gap would tell that something is withheld.
                    Value::Integer(shown),
                    Value::from(project.number.clone().unwrap_or_default()),
                    Value::from(words.pick(&project.title_ja, &project.title_en)),
                    Value::from(project.institution.as_str()),
                    Value::from(project.programme.as_str()),
                    Value::from(words.years(&thread.project.years)),
                ];
                if roles {
                    let role = told(*at)
                        .and_then(|thread| thread.role)
                        .map(|role| words.say(&format!("role.{}", role.as_str())));
                    cells.push(Value::from(role.unwrap_or_default()));
                }
                if notes {
                    cells.push(Value::from(note(*at)));
                }
                cells
            })
            .collect();
        Section::Table {
            heading: format!("{} ({})", words.say("workbook.projects"), words.count(self.projects.len())),
            columns,
            rows,
        }
    }
}

/// Projects of a theme of which an audience sees only what lists published, because nobody agreed to more; in the house none.
async fn unasked(open: &Open, theme: Id, ids: &[Id], audience: Audience) -> Result<HashSet<Id>, Problem> {
    if audience.may_see(Class::Internal) {
        return Ok(HashSet::new());
    }
    let agreed = crate::hearing::agreed_of(open, theme).await?;
    Ok(ids.iter().copied().filter(|id| agreed.get(id) != Some(&Agreed::Agreed)).collect())
}

fn has_role(thread: &Thread) -> bool {
    thread.role.is_some() || !thread.note.is_empty()
}

fn class_of(theme: &Theme, field: ThemeField) -> Class {
    theme.classes.get(&field).copied().unwrap_or(Class::Internal)
}

/// How many values a field of a theme holds.
fn filled(theme: &Theme, field: ThemeField) -> usize {
    let some = |texts: &[&str]| texts.iter().filter(|text| !text.is_empty()).count();
    match field {
        ThemeField::Title => some(&[&theme.title_ja, &theme.title_en]),
        ThemeField::Triple => [&theme.target, &theme.modality, &theme.indication].into_iter().flatten().count(),
        ThemeField::Hypothesis => some(&[&theme.hypothesis_ja, &theme.hypothesis_en]),
        ThemeField::Notes => some(&[&theme.notes]),
        ThemeField::Roles => theme.threads.iter().filter(|thread| has_role(thread)).count(),
    }
}

/// The three boxes, or none when no part is set.
fn triple(theme: &Theme, words: Words) -> Vec<(String, String, String)> {
    let parts = [("target", &theme.target), ("modality", &theme.modality), ("indication", &theme.indication)];
    if parts.iter().all(|(_, concept)| concept.is_none()) {
        return Vec::new();
    }
    parts
        .into_iter()
        .map(|(kind, concept)| {
            let label = words.say(&format!("field.{kind}"));
            match concept {
                Some(concept) => {
                    (label, words.pick(&concept.label_ja, &concept.label_en).to_owned(), concept.id.clone())
                }
                None => (label, "—".to_owned(), String::new()),
            }
        })
        .collect()
}

/// What the boxes say, in a line.
pub(crate) fn one_line(triple: &[(String, String, String)], words: Words) -> Option<(String, String)> {
    let names: Vec<&str> = triple.iter().map(|(_, name, _)| name.as_str()).filter(|name| *name != "—").collect();
    (!names.is_empty()).then(|| (words.say("workbook.one-line"), names.join(" × ")))
}

fn text(sections: &mut Vec<Section>, heading: String, body: &str) {
    if !body.is_empty() {
        sections.push(Section::Text { heading, body: body.to_owned() });
    }
}
