//! Concepts of our own, other names, and concepts brought together or apart.

use super::{ConceptMerge, ConceptMove, ConceptNameEdit, ConceptNew, ConceptRename, Effect, EffectRequest, NameChange};
use crate::own::{known, must_be_known};
use crate::prelude::*;
use crate::tag::words;
use crate::write::{bounded, operation, written};
use serde_json::json;
use store::rows::NameRow;
use vocab::own::{Own, surface};

const NAME_LIMIT: usize = 200;
const SYNONYMS: usize = 100;

/// Makes a concept of our own; its id is `OWN:` and the id answered as `created`.
///
/// # Errors
/// `InvalidField` (no label, too long), `ConceptExists` where a concept of the kind has that very label, `NoSuchConcept` for an
/// unknown parent.
pub async fn add(context: &Context<'_>, args: ConceptNew) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let (ja, en) = labels(&own, args.kind, None, &args.label_ja, &args.label_en)?;
    let parent = args.parent.filter(|parent| !parent.is_empty());
    if let Some(parent) = &parent {
        must_be_known(&own, args.kind, parent)?;
    }
    let mut synonyms: Vec<String> = Vec::new();
    for text in args.synonyms.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).take(SYNONYMS) {
        bounded("synonyms", text, NAME_LIMIT)?;
        synonyms.push(text.to_owned());
    }
    let params = json!({ "kind": args.kind, "concept_ja": filled(&ja, &en), "concept_en": filled(&en, &ja) });
    let outcome = open
        .store
        .write(operation(context, "concept-add", params), async |tx| {
            let id_of = |id: Id| format!("OWN:{id}");
            let id = store::concept::make(tx, args.kind, id_of, (&ja, &en), parent.as_deref()).await?;
            for text in &synonyms {
                store::concept::set_name(tx, &name_row(args.kind, &id_of(id), text, true, false)).await?;
            }
            tx.set_count(1);
            Ok(id)
        })
        .await?;
    written(&open, outcome, "concept-add", |id| (1, Some(*id))).await
}

/// Calls a concept otherwise in this library; the old labels still find it.
///
/// # Errors
/// `InvalidField`, `ConceptExists`, `NoSuchConcept`.
pub async fn rename(context: &Context<'_>, args: ConceptRename) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    must_be_known(&own, args.kind, &args.id)?;
    let (ja, en) = labels(&own, args.kind, Some(&args.id), &args.label_ja, &args.label_en)?;
    let was = known(&own, args.kind, &args.id);
    let mut params = words(&own, args.kind, &args.id);
    params["to_ja"] = json!(filled(&ja, &en));
    params["to_en"] = json!(filled(&en, &ja));
    let outcome = open
        .store
        .write(operation(context, "concept-rename", params), async |tx| {
            // What it was called leads to it still, also of a concept made here, whose row says nothing of before.
            if own.is_made_here(args.kind, &args.id) {
                for (old, new) in [(&was.label_ja, &ja), (&was.label_en, &en)] {
                    if old != new && !old.is_empty() {
                        store::concept::set_name(tx, &name_row(args.kind, &args.id, old, true, false)).await?;
                    }
                }
            }
            let changed = store::concept::rename(tx, args.kind, &args.id, (&ja, &en)).await?;
            tx.set_count(1);
            Ok(changed)
        })
        .await?;
    written(&open, outcome, "concept-rename", |_| (1, None)).await
}

/// Gives, takes back, switches off or on one name of a concept.
///
/// # Errors
/// `InvalidField`, `NoSuchConcept`.
pub async fn name(context: &Context<'_>, args: ConceptNameEdit) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    must_be_known(&own, args.kind, &args.id)?;
    let text = args.text.trim();
    bounded("synonyms", text, NAME_LIMIT)?;
    if surface(text).is_empty() {
        return Err(Problem::new(ProblemCode::InvalidField).with("field", "synonyms").with("reason", "code-needed"));
    }
    let given = store::concept::names(&open.store)
        .await?
        .into_iter()
        .any(|name| name.given && name.kind == args.kind && name.concept == args.id && name.surface == surface(text));
    let (kind, given, off) = match args.change {
        NameChange::Add => ("name-add", true, false),
        NameChange::Remove => ("name-remove", false, false),
        NameChange::Off => ("name-off", given, true),
        NameChange::On => ("name-on", given, false),
    };
    let mut params = words(&own, args.kind, &args.id);
    params["name"] = json!(text);
    let row = name_row(args.kind, &args.id, text, given, off);
    let outcome = open
        .store
        .write(operation(context, kind, params), async |tx| {
            let changed = store::concept::set_name(tx, &row).await?;
            tx.set_count(1);
            Ok(changed)
        })
        .await?;
    written(&open, outcome, kind, |_| (1, None)).await
}

/// What bringing tags of one concept to another would do; nothing is changed.
///
/// # Errors
/// `NoSuchConcept`, `NothingSelected`, `NoSuchProject`.
pub async fn effect(context: &Context<'_>, args: EffectRequest) -> Result<Effect, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    must_be_known(&own, args.kind, &args.to)?;
    let of = match &args.projects {
        Some(selection) => Some(open.selected(selection).await?),
        None => None,
    };
    let (tags, both, turned_down, proposed) =
        store::concept::effect(&open.store, args.kind, &args.from, &args.to, of.as_deref()).await?;
    let themes = match of {
        Some(_) => 0,
        None => store::concept::in_themes(&open.store)
            .await?
            .into_iter()
            .find(|(kind, id, _)| *kind == args.kind && *id == args.from)
            .map_or(0, |(.., count)| count),
    };
    Ok(Effect { projects: tags - turned_down, both, turned_down, proposed, themes })
}

/// Makes two concepts one: tags and themes go to the other, and its names lead there from then on.
///
/// # Errors
/// `NoSuchConcept`; `SameConcept` for a concept and itself, or one that is broader only by the other.
pub async fn merge(context: &Context<'_>, args: ConceptMerge) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    let to = own.standing(args.kind, &args.to).to_owned();
    must_be_known(&own, args.kind, &args.from)?;
    must_be_known(&own, args.kind, &to)?;
    if to == args.from {
        return Err(Problem::new(ProblemCode::SameConcept));
    }
    let params = from_to(&own, args.kind, &args.from, &to);
    let outcome = open
        .store
        .write(operation(context, "concept-merge", params), async |tx| {
            tx.over_all();
            let tags = store::concept::bring(tx, args.kind, &args.from, &to, None).await?;
            let tags = tags.saturating_sub(tx.unseen_tags().await?);
            store::concept::bring_themes(tx, args.kind, &args.from, &to).await?;
            store::concept::mark_merged(tx, args.kind, &args.from, &to).await?;
            tx.set_count(tags);
            Ok(tags)
        })
        .await?;
    written(&open, outcome, "concept-merge", |count| (*count, None)).await
}

/// Brings the tags of some projects from one concept to another.
///
/// # Errors
/// `NoSuchConcept`, `SameConcept`, `NothingSelected`, `NoSuchProject`.
pub async fn move_tags(context: &Context<'_>, args: ConceptMove) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let own = open.own();
    must_be_known(&own, args.kind, &args.to)?;
    if args.to == args.from {
        return Err(Problem::new(ProblemCode::SameConcept));
    }
    let projects = open.selected(&args.projects).await?;
    let params = from_to(&own, args.kind, &args.from, &args.to);
    let outcome = open
        .store
        .write(operation(context, "concept-move", params), async |tx| {
            let tags = store::concept::bring(tx, args.kind, &args.from, &args.to, Some(&projects)).await?;
            tx.set_count(tags);
            Ok(tags)
        })
        .await?;
    written(&open, outcome, "concept-move", |count| (*count, None)).await
}

pub(crate) fn from_to(own: &Own, kind: Kind, from: &str, to: &str) -> serde_json::Value {
    let mut params = words(own, kind, from);
    let to = known(own, kind, to);
    params["to"] = json!(to.id);
    params["to_ja"] = json!(to.label_ja);
    params["to_en"] = json!(to.label_en);
    params
}

fn name_row(kind: Kind, concept: &str, text: &str, given: bool, off: bool) -> NameRow {
    NameRow { kind, concept: concept.to_owned(), surface: surface(text), text: text.to_owned(), given, off }
}

/// Labels without spaces around them, at least one of them, and of no other concept.
fn labels(own: &Own, kind: Kind, id: Option<&str>, ja: &str, en: &str) -> Result<(String, String), Problem> {
    let (ja, en) = (ja.trim(), en.trim());
    if ja.is_empty() && en.is_empty() {
        return Err(Problem::new(ProblemCode::InvalidField).with("field", "label_ja").with("reason", "title-needed"));
    }
    for (field, text) in [("label_ja", ja), ("label_en", en)] {
        if !text.is_empty() {
            bounded(field, text, NAME_LIMIT)?;
            let taken = own.exact(kind, text).filter(|concept| Some(concept.id.as_str()) != id);
            // A synonym of another concept may become a label; a label of another would be two things of one name.
            if let Some(other) = taken.filter(|other| [&other.label_ja, &other.label_en].contains(&&text.to_owned())) {
                return Err(Problem::new(ProblemCode::ConceptExists).with("concept", text).with("id", &other.id));
            }
        }
    }
    Ok((ja.to_owned(), en.to_owned()))
}

fn filled<'a>(label: &'a str, other: &'a str) -> &'a str {
    if label.is_empty() { other } else { label }
}
