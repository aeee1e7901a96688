//! Create, change, delete a theme.

use super::{ThemeEdit, ThemeField, ThemeFields, ThemeId, ThemeNew, full, next_code};
use crate::prelude::*;
use crate::write::{invalid, operation, written};
use serde_json::json;
use store::Tx;
use store::rows::{ThemeCourse, ThemeRow};
use store::theme::{ThemePatch, ThreadPatch};
use vocab::own::Own;

const CODE_LIMIT: usize = 40;
const TITLE_LIMIT: usize = 500;
const TEXT_LIMIT: usize = 20_000;
/// Person-months to a gate that are believed.
const MOST_EFFORT: u32 = 1_200;
/// Months to a gate that are believed.
const MOST_MONTHS: u32 = 600;

/// Creates a theme from its fields and, in order, its projects.
///
/// # Errors
/// `InvalidField` (no title, too long), `ThemeExists`, `NoSuchConcept`, `NoSuchProject`.
pub async fn create(context: &Context<'_>, args: ThemeNew) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let fields = checked(&open.own(), args.fields)?;
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    if given(&fields.title_ja).is_empty() && given(&fields.title_en).is_empty() {
        return Err(invalid("title_ja", "title-needed"));
    }
    stops_with_reason(&fields, ThemeState::Idea, "")?;
    let projects: Vec<Id> = args.threads.iter().map(|thread| thread.project).collect();
    if !projects.is_empty() {
        open.selected(&Selection::These(projects.clone())).await?;
    }
    let code = match fields.code.clone() {
        Some(code) => code,
        None => next_code(store::theme::codes(&open.store).await?.iter().map(String::as_str)),
    };
    let row = ThemeRow {
        id: 0,
        code: code.clone(),
        title_ja: given(&fields.title_ja),
        title_en: given(&fields.title_en),
        target: fields.target.clone().filter(|id| !id.is_empty()),
        modality: fields.modality.clone().filter(|id| !id.is_empty()),
        indication: fields.indication.clone().filter(|id| !id.is_empty()),
        hypothesis_ja: given(&fields.hypothesis_ja),
        hypothesis_en: given(&fields.hypothesis_en),
        notes: given(&fields.notes),
        state: fields.state.unwrap_or(ThemeState::Idea),
        course: course(&fields),
        by: String::new(),
        at: String::new(),
    };
    let outcome = open
        .store
        .write(operation(context, "theme-create", json!({ "code": code })), async |tx| {
            let id = store::theme::create(tx, &row).await?;
            let count = if projects.is_empty() { 0 } else { store::theme::join(tx, id, &projects).await? };
            for thread in args.threads.iter().filter(|thread| thread.role.is_some() || !thread.note.is_empty()) {
                let patch = ThreadPatch { role: Some(thread.role), note: Some(thread.note.clone()), position: None };
                store::theme::edit_thread(tx, id, thread.project, &patch).await?;
            }
            set_classes(tx, id, &fields).await?;
            tx.set_count(count);
            Ok((count, id))
        })
        .await?;
    written(&open, outcome, "theme-create", |(count, id)| (*count, Some(*id))).await
}

/// How a new theme is carried on.
pub(super) fn course(fields: &ThemeFields) -> ThemeCourse {
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    ThemeCourse {
        owner: given(&fields.owner),
        next_step: given(&fields.next_step),
        due: given(&fields.due),
        stop_reason: given(&fields.stop_reason),
        effort_months: fields.effort_months.flatten(),
        months_to_gate: fields.months_to_gate.flatten(),
        competition: fields.competition.flatten().map_or(String::new(), |word| word.as_str().to_owned()),
        origin: None,
    }
}

/// What a field of the triple becomes: `None` = as it is, `Some(None)` = none.
pub(super) fn concept(id: &Option<String>) -> Option<Option<String>> {
    id.clone().map(|id| Some(id).filter(|id| !id.is_empty()))
}

/// A theme is stopped with a reason: given now, or there already. One that goes on again keeps it.
///
/// # Errors
/// `InvalidField` (`stop_reason`).
pub(super) fn stops_with_reason(fields: &ThemeFields, before: ThemeState, reason: &str) -> Result<(), Problem> {
    // A theme that was stopped before reasons were asked for may be worked on.
    let concerns = fields.state.is_some() || fields.stop_reason.is_some();
    let stopped = fields.state.unwrap_or(before) == ThemeState::Stopped;
    let reason = fields.stop_reason.as_deref().unwrap_or(reason);
    if concerns && stopped && reason.is_empty() {
        return Err(invalid("stop_reason", "reason-needed"));
    }
    Ok(())
}

/// Changes the fields given.
///
/// # Errors
/// `NoSuchTheme`, `InvalidField` (also for a stop without a reason), `ThemeExists`, `NoSuchConcept`.
pub async fn edit(context: &Context<'_>, args: ThemeEdit) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let fields = checked(&open.own(), args.fields)?;
    let before = full(&open, args.id).await?;
    let title = |new: &Option<String>, old: &str| new.as_deref().unwrap_or(old).is_empty();
    if title(&fields.title_ja, &before.title_ja) && title(&fields.title_en, &before.title_en) {
        return Err(invalid("title_ja", "title-needed"));
    }
    stops_with_reason(&fields, before.state, &before.stop_reason)?;
    let patch = ThemePatch {
        code: fields.code.clone(),
        title_ja: fields.title_ja.clone(),
        title_en: fields.title_en.clone(),
        target: concept(&fields.target),
        modality: concept(&fields.modality),
        indication: concept(&fields.indication),
        hypothesis_ja: fields.hypothesis_ja.clone(),
        hypothesis_en: fields.hypothesis_en.clone(),
        notes: fields.notes.clone(),
        state: fields.state,
        owner: fields.owner.clone(),
        next_step: fields.next_step.clone(),
        due: fields.due.clone(),
        stop_reason: fields.stop_reason.clone(),
        effort_months: fields.effort_months,
        months_to_gate: fields.months_to_gate,
        competition: fields.competition.map(|word| word.map_or(String::new(), |word| word.as_str().to_owned())),
    };
    let code = fields.code.clone().unwrap_or(before.code);
    let outcome = open
        .store
        .write(operation(context, "theme-edit", json!({ "code": code })), async |tx| {
            store::theme::update(tx, args.id, &patch).await?;
            set_classes(tx, args.id, &fields).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "theme-edit", |()| (1, None)).await
}

/// Deletes a theme; its projects stay.
///
/// # Errors
/// `NoSuchTheme`; `InvalidField` while requests for 調整費 are made for it: money is not deleted with a title.
pub async fn remove(context: &Context<'_>, args: ThemeId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let theme = full(&open, args.id).await?;
    let requests = store::carry::adjustment::of_theme(&open.store, args.id).await?;
    if requests > 0 {
        return Err(invalid("theme", "theme-has-adjustments").with("count", requests));
    }
    let outcome = open
        .store
        .write(operation(context, "theme-remove", json!({ "code": theme.code })), async |tx| {
            // A theme goes whole, also where it holds what is hidden from whoever removes it.
            tx.over_all();
            store::theme::remove(tx, args.id).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "theme-remove", |()| (1, None)).await
}

pub(super) async fn set_classes(tx: &mut Tx, id: Id, fields: &ThemeFields) -> Result<(), Problem> {
    for (field, class) in &fields.classes {
        store::theme::set_class(tx, "theme", id, field.as_str(), *class).await?;
    }
    Ok(())
}

impl ThemeField {
    /// Every field.
    pub const ALL: [ThemeField; 5] =
        [ThemeField::Title, ThemeField::Triple, ThemeField::Hypothesis, ThemeField::Notes, ThemeField::Roles];

    /// The word stored in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            ThemeField::Title => "title",
            ThemeField::Triple => "triple",
            ThemeField::Hypothesis => "hypothesis",
            ThemeField::Notes => "notes",
            ThemeField::Roles => "roles",
        }
    }
}

/// Trims short fields and holds every field against its bound.
pub(super) fn checked(own: &Own, mut fields: ThemeFields) -> Result<ThemeFields, Problem> {
    for text in [
        &mut fields.code,
        &mut fields.title_ja,
        &mut fields.title_en,
        &mut fields.owner,
        &mut fields.next_step,
        &mut fields.due,
        &mut fields.stop_reason,
    ]
    .into_iter()
    .flatten()
    {
        *text = text.trim().to_owned();
    }
    if fields.code.as_ref().is_some_and(String::is_empty) {
        return Err(invalid("code", "code-needed"));
    }
    for (name, text, limit) in [
        ("code", &fields.code, CODE_LIMIT),
        ("title_ja", &fields.title_ja, TITLE_LIMIT),
        ("title_en", &fields.title_en, TITLE_LIMIT),
        ("hypothesis_ja", &fields.hypothesis_ja, TEXT_LIMIT),
        ("hypothesis_en", &fields.hypothesis_en, TEXT_LIMIT),
        ("notes", &fields.notes, TEXT_LIMIT),
        ("owner", &fields.owner, TITLE_LIMIT),
        ("next_step", &fields.next_step, TITLE_LIMIT),
        ("stop_reason", &fields.stop_reason, TEXT_LIMIT),
    ] {
        if text.as_ref().is_some_and(|text| text.chars().count() > limit) {
            return Err(invalid(name, "too-long").with("limit", limit));
        }
    }
    if let Some(due) = fields.due.as_mut().filter(|due| !due.is_empty()) {
        *due = domain::span::day(due).map(|date| date.to_string()).ok_or_else(|| invalid("due", "no-date"))?;
    }
    for (name, months, most) in
        [("effort_months", fields.effort_months, MOST_EFFORT), ("months_to_gate", fields.months_to_gate, MOST_MONTHS)]
    {
        if months.flatten().is_some_and(|months| months > most) {
            return Err(invalid(name, "too-many").with("limit", most));
        }
    }
    for (kind, id) in
        [(Kind::Target, &fields.target), (Kind::Modality, &fields.modality), (Kind::Indication, &fields.indication)]
    {
        if let Some(id) = id.as_deref().filter(|id| !id.is_empty()) {
            crate::own::must_be_known(own, kind, id)?;
        }
    }
    Ok(fields)
}
