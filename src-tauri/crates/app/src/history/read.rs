//! The list of operations, and what one of them changed.

use super::{ChangeView, FieldChange, History, HistoryRequest, Operation, OperationDetail, OperationId, Worded, plan};
use crate::catalogue;
use crate::own::known;
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use crate::theme::Called;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::rows::{ChangeRow, OperationRow};
use vocab::own::Own;

/// What concepts and states of themes are called.
type Naming = (Arc<Own>, Called);

const OPERATIONS: u32 = 500;
const CHANGES: u32 = 500;

/// Operations, newest first.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, args: HistoryRequest) -> Result<History, Problem> {
    let open = context.app.library().await?;
    let (rows, more) = store::history::list(&open.store, args.before, args.limit.min(OPERATIONS)).await?;
    Ok(History { operations: rows.into_iter().map(operation).collect(), more })
}

/// One operation with its first 500 changes, from → to.
///
/// # Errors
/// `NoLibrary`; `NothingToUndo` for an operation that does not exist.
pub async fn show(context: &Context<'_>, args: OperationId) -> Result<OperationDetail, Problem> {
    let open = context.app.library().await?;
    let row = store::history::operation(&open.store, args.id).await?;
    let row = row.ok_or_else(|| Problem::new(ProblemCode::NothingToUndo))?;
    let naming = (open.own(), Called::of(&open).await?);
    let (changes, total) = store::history::changes(&open.store, args.id, CHANGES).await?;
    Ok(OperationDetail {
        operation: operation(row),
        changes: changes.into_iter().map(|row| change(&naming, readable(&open, row))).collect(),
        total,
    })
}

/// A change without ids of hidden projects: those that a comment mentions.
fn readable(open: &Open, mut row: ChangeRow) -> ChangeRow {
    if row.thing == "theme_comment" {
        for text in [&mut row.before, &mut row.after].into_iter().filter_map(|side| side.get_mut("text")) {
            if let Value::String(text) = text {
                *text = crate::theme::readable(open, text);
            }
        }
    }
    row
}

fn operation(row: OperationRow) -> Operation {
    let (sentence_ja, sentence_en) = sentences(&row);
    Operation {
        id: row.id,
        kind: row.kind,
        at: row.at,
        by: row.by,
        count: row.count,
        sentence_ja,
        sentence_en,
        undoes: row.undoes,
        undone: row.undone_by.is_some(),
        undoable: row.undoable,
    }
}

/// What an operation did, in both languages.
pub(crate) fn sentences(row: &OperationRow) -> (String, String) {
    (sentence(row, Language::Ja), sentence(row, Language::En))
}

fn sentence(row: &OperationRow, language: Language) -> String {
    if row.veiled {
        return catalogue::word(language, "operation.veiled");
    }
    let mut params: BTreeMap<String, String> =
        row.params.iter().filter_map(|(key, value)| Some((key.clone(), text(value)?))).collect();
    for name in ["concept", "title", "to", "gate"] {
        let of = |word: &str| params.get(&format!("{name}_{word}")).filter(|text| !text.is_empty()).cloned();
        // What is written in one language only is shown in it.
        let label = match language {
            Language::Ja => of("ja").or_else(|| of("en")),
            Language::En => of("en").or_else(|| of("ja")),
        };
        if let Some(label) = label {
            params.insert(name.to_owned(), label);
        }
    }
    if let Some(field) = params.get("field") {
        let word = catalogue::word(language, &format!("field.{field}"));
        params.insert("field".to_owned(), word);
    }
    if let Some(class) = params.get("audience") {
        let word = catalogue::word(language, &format!("class.{class}"));
        params.insert("audience".to_owned(), word);
    }
    for name in ["at", "before"] {
        if let Some(time) = params.get(name).and_then(|text| minute(text)) {
            params.insert(name.to_owned(), time);
        }
    }
    if row.undoes.is_some() {
        // An undo carries the parameters of what it took back, and its kind under `of`.
        let of = params.get("of").cloned().unwrap_or_default();
        let what = worded(language, &of, &mut params);
        params.insert("what".to_owned(), what);
    }
    let said = worded(language, &row.kind, &mut params);
    match row.params.get("leaks").map(|leaks| answered(language, leaks)) {
        Some(who) => format!("{said} {who}"),
        None => said,
    }
}

/// Who answered for what the leak check found in a document.
fn answered(language: Language, leaks: &Value) -> String {
    let of = |key: &str| (key.to_owned(), leaks.get(key).and_then(text).unwrap_or_default());
    catalogue::sentence(language, "leak.answered", &BTreeMap::from([of("count"), of("by"), of("reason")]))
}

/// A recorded time (ISO-8601 UTC) as a clock on the wall of this machine shows it, to the minute.
fn minute(recorded: &str) -> Option<String> {
    let at: jiff::Timestamp = recorded.parse().ok()?;
    Some(at.to_zoned_datetime(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string())
}

fn worded(language: Language, operation: &str, params: &mut BTreeMap<String, String>) -> String {
    if operation.starts_with("plan-") || operation.starts_with("handbook-") {
        for (name, group) in [("sheet", "plan-sheet"), ("verdict", "gate-verdict")] {
            if let Some(value) = params.get(name) {
                let word = catalogue::word(language, &format!("{group}.{value}"));
                params.insert(name.to_owned(), word);
            }
        }
    }
    if let Some(kind) = params.get("kind").filter(|kind| Kind::parse(kind).is_some()) {
        let word = catalogue::word(language, &format!("kind.{kind}"));
        params.insert("kind".to_owned(), word);
    }
    catalogue::sentence(language, &format!("operation.{operation}"), params)
}

/// Columns nobody wants to read: ids (the subject says whose), identities, and the folded copy of what stands beside it.
const UNREAD: [&str; 17] = [
    "body",
    "vocabulary",
    "id",
    "folded",
    "identity",
    "source",
    "project",
    "theme",
    "import",
    "thing",
    "digest",
    "word",
    "a",
    "b",
    "report",
    "shape",
    "options",
];

/// Columns whose values say nothing to a reader, or that the name of the thing says already.
fn unread(thing: &str, column: &str) -> bool {
    (UNREAD.contains(&column) && !matches!((thing, column), ("asset" | "claim" | "theme_extra", "source")))
        || matches!(
            (thing, column),
            ("disclosure" | "fact", "row")
                | ("view", "state")
                | ("wanted", "rows" | "row" | "columns" | "col")
                | ("programme_code" | "programme_alias", "programme")
                | ("programme_pair", "predecessor" | "successor")
                | ("handover", "earlier" | "later")
                | ("adjustment", "source_programme" | "target_programme")
                | ("kpi_target", "programme")
                | ("interest", "programme")
                | ("person", "pin")
                | ("round", "criteria")
                | ("round_item", "round" | "frozen")
                | ("assignment", "round" | "reviewer")
                | ("decision", "assignment" | "round" | "reviewer" | "criteria" | "scores" | "tags")
                | ("remark" | "ruling" | "final", "round" | "person")
                | ("ruling", "tags")
                | ("connection", "support")
                | ("theme", "origin")
                | ("asset" | "claim", "asset" | "extra" | "source_row" | "round")
                | ("theme_version_part", "version" | "of")
                | ("theme_mention", "comment")
        )
}

fn change(naming: &Naming, row: ChangeRow) -> ChangeView {
    if let Some(fields) = plan::fields(&row) {
        return told(row, fields);
    }
    let kind = row.whole.get("kind").and_then(Value::as_str).and_then(Kind::parse);
    let mut columns: Vec<&String> = row.before.keys().chain(row.after.keys()).collect();
    columns.sort_unstable();
    columns.dedup();
    let fields = columns
        .into_iter()
        .filter(|column| !unread(&row.thing, column))
        .map(|column| FieldChange {
            field: match (row.thing.as_str(), column.as_str()) {
                ("theme_project" | "view" | "round_item" | "assignment" | "theme_extra" | "claim", "position") => {
                    "order".to_owned()
                }
                ("asset" | "claim" | "theme_extra", "source") => "citation".to_owned(),
                ("theme_comment", "text") => "comment".to_owned(),
                ("theme_version", "number") => "version_number".to_owned(),
                ("theme_state_name", "name_ja" | "name_en") => format!("state_{column}"),
                ("assignment", "later") => "put_off".to_owned(),
                ("decision", "certainty") => "sureness".to_owned(),
                ("round", "reopened_at") => "round_reopened_at".to_owned(),
                ("fact", "source") => "fact_source".to_owned(),
                ("remark", "text") => "remark".to_owned(),
                _ => column.clone(),
            },
            from: row.before.get(column).and_then(|value| shown(naming, &row.thing, column, value, kind)),
            to: row.after.get(column).and_then(|value| shown(naming, &row.thing, column, value, kind)),
        })
        .filter(|field| field.from != field.to)
        .collect();
    told(row, fields)
}

/// A change with what it is of.
fn told(row: ChangeRow, fields: Vec<FieldChange>) -> ChangeView {
    let subject = row.subject;
    let named = |title: String| match &subject.code {
        Some(code) if title.is_empty() => code.clone(),
        Some(code) => format!("{code} {title}"),
        None => title,
    };
    ChangeView {
        thing: row.thing,
        subject_ja: named(subject.title_ja.clone()),
        subject_en: named(if subject.title_en.is_empty() { subject.title_ja } else { subject.title_en }),
        action: row.action,
        fields,
    }
}

pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// A value as a person reads it. Nothing and an empty text are the same to a reader.
fn shown((own, states): &Naming, thing: &str, column: &str, value: &Value, kind: Option<Kind>) -> Option<Worded> {
    let text = text(value).filter(|text| !text.is_empty())?;
    let concept_kind = match column {
        // `parent` and `merged` of a concept, `concept` of whatever has a kind.
        "concept" | "merged" | "parent" => kind,
        // What limits a programme is said in words.
        _ if thing == "programme" => None,
        other => Kind::parse(other),
    };
    if let Some(kind) = concept_kind {
        let concept = known(own, kind, &text);
        let named =
            |label: &str| if label == concept.id { label.to_owned() } else { format!("{label} ({})", concept.id) };
        return Some(Worded { value_ja: named(&concept.label_ja), value_en: named(&concept.label_en) });
    }
    if column == "at"
        && let Some(time) = minute(&text)
    {
        return Some(Worded { value_ja: time.clone(), value_en: time });
    }
    if (thing, column) == ("theme", "state") {
        // As the team calls it today, as everywhere else.
        let value = |language| states.word(language, &text);
        return Some(Worded { value_ja: value(Language::Ja), value_en: value(Language::En) });
    }
    let group = match (thing, column) {
        ("tag" | "pair" | "word" | "vocabulary", "state") => Some(format!("{thing}-state")),
        ("concept_review", "state" | "reason") => Some(format!("review-{column}")),
        ("tag", "reason") => Some("suggest".to_owned()),
        ("vocabulary", "format") => Some("vocabulary-format".to_owned()),
        ("pair" | "outcome", "kind") => Some(format!("{thing}-kind")),
        ("handover", "kind") | ("adjustment", "round" | "type" | "state") | ("kpi_target", "per") => {
            Some(format!("{thing}-{column}"))
        }
        ("kpi_target", "kind") => Some("outcome-kind".to_owned()),
        ("kpi_target", "state") => Some("fact-state".to_owned()),
        ("adjustment", "connected" | "licensed") => Some("flag".to_owned()),
        ("ruling", "how") | ("connection", "state") => Some(format!("{thing}-{column}")),
        ("decision", "certainty") => Some("sureness".to_owned()),
        ("round", "kind" | "purpose" | "blindness" | "state") => Some(format!("round-{column}")),
        ("assignment", "later") => Some("flag".to_owned()),
        (_, "verdict" | "step") => Some(column.to_owned()),
        ("override" | "fact" | "asset" | "claim", "field") => Some("field".to_owned()),
        ("asset" | "asset_refused", "kind") => Some("asset-kind".to_owned()),
        ("theme_extra", "kind") => Some("extra-kind".to_owned()),
        ("asset" | "claim", "state") => Some(format!("{thing}-state")),
        ("claim", "rests_on") => Some("rests-on".to_owned()),
        ("claim" | "theme_need", "need")
        | ("theme_need", "needed")
        | ("hearing", "agreed")
        | ("theme", "competition") => Some(column.to_owned()),
        ("hearing", "spoke_to") => Some("spoke-to".to_owned()),
        ("asset", "replicated" | "independent" | "glp") => Some("flag".to_owned()),
        ("fact", "state") | ("programme_alias", "kind") | ("programme_pair", "status") => {
            Some(format!("{thing}-{column}"))
        }
        (_, "role" | "state" | "class" | "kind") => Some(column.to_owned()),
        (_, "field") => Some("withheld".to_owned()),
        (_, "main" | "standard" | "own" | "given" | "off" | "obsolete") => Some("flag".to_owned()),
        _ => None,
    };
    Some(match group {
        Some(group) => {
            let key = format!("{group}.{text}");
            Worded { value_ja: catalogue::word(Language::Ja, &key), value_en: catalogue::word(Language::En, &key) }
        }
        None => Worded { value_ja: text.clone(), value_en: text },
    })
}
