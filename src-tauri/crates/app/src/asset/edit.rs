//! A person says what a project or an extra thread brings, takes what a text suggests, or turns it down.

use super::{AssetAccept, AssetFields, AssetId, AssetRefuse, AssetSave};
use crate::catalogue::word;
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use crate::write::{invalid, operation, written};
use domain::AssetKind;
use serde_json::{Value, json};
use store::rows::AssetRow;

/// Longest label, in characters.
const LABEL: usize = 60;
/// Longest sentence, source or note, in characters.
const TEXT: usize = 2_000;
/// Largest number of cases, animals or repeats.
const MOST: u32 = 10_000_000;
/// Suggestions taken at a time.
const TAKEN: usize = 200;

/// Whose an asset is.
enum Owner {
    Project(Id),
    Extra(store::rows::ExtraRow),
}

/// Saves a new asset, or another wording of one, which stays whose it is.
///
/// # Errors
/// `NoSuchProject`; `InvalidField`: not of exactly one of a project and an extra thread, an asset or extra thread that is
/// gone, a sentence that the project does not have in that field, overlong texts, a number over 10,000,000.
pub async fn save(context: &Context<'_>, args: AssetSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let before = match args.id {
        None => None,
        Some(id) => Some(store::asset::get(&open.store, id).await?.ok_or_else(gone)?),
    };
    let (project, extra) = before.as_ref().map_or((args.project, args.extra), |row| (row.project, row.extra));
    let owner = owner(&open, project, extra).await?;
    let row = checked(&open, &owner, args.fields, before.as_ref()).await?;
    let params = words(&open, &owner, row.kind);
    let outcome = open
        .store
        .write(operation(context, "asset-save", params), async |tx| {
            tx.set_count(1);
            if let (Owner::Project(project), false) = (&owner, row.sentence.is_empty()) {
                store::asset::allow(tx, *project, row.kind, &row.sentence).await?;
            }
            store::asset::put(tx, &row).await
        })
        .await?;
    let created = before.is_none();
    written(&open, outcome, "asset-save", |id| (1, created.then_some(*id))).await
}

/// Takes suggestions as they stand: from now on they are what a person says. One that is there already is not taken twice.
///
/// # Errors
/// `NoSuchProject`; `InvalidField`: none, or more than 200, a sentence that the project does not have any more.
pub async fn accept(context: &Context<'_>, args: AssetAccept) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let owner = owner(&open, Some(args.project), None).await?;
    if args.taken.is_empty() {
        return Err(invalid("asset", "nothing-taken"));
    }
    if args.taken.len() > TAKEN {
        return Err(invalid("asset", "too-many").with("limit", TAKEN));
    }
    let mut there: Vec<(AssetKind, String)> = store::asset::of_projects(&open.store, &[args.project])
        .await?
        .into_iter()
        .map(|row| (row.kind, row.sentence))
        .collect();
    let mut rows = Vec::new();
    for fields in args.taken {
        let row = checked(&open, &owner, fields, None).await?;
        let key = (row.kind, row.sentence.clone());
        if !there.contains(&key) {
            there.push(key);
            rows.push(row);
        }
    }
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let kind = rows.first().map_or(AssetKind::Genetics, |row| row.kind);
    let mut params = words(&open, &owner, kind);
    params["count"] = json!(count);
    let outcome = open
        .store
        .write(operation(context, "asset-accept", params), async |tx| {
            tx.set_count(count);
            let mut last = None;
            for row in &rows {
                store::asset::allow(tx, args.project, row.kind, &row.sentence).await?;
                last = Some(store::asset::put(tx, row).await?);
            }
            Ok(last.filter(|_| rows.len() == 1))
        })
        .await?;
    written(&open, outcome, "asset-accept", |created| (count, *created)).await
}

/// Turns a suggestion down: it is not made again from that sentence.
///
/// # Errors
/// `NoSuchProject`; `InvalidField` without a sentence or with an overlong one.
pub async fn refuse(context: &Context<'_>, args: AssetRefuse) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let owner = owner(&open, Some(args.project), None).await?;
    crate::write::bounded("sentence", &args.sentence, TEXT)?;
    let outcome = open
        .store
        .write(operation(context, "asset-refuse", words(&open, &owner, args.kind)), async |tx| {
            tx.set_count(1);
            store::asset::refuse(tx, args.project, args.kind, &args.sentence).await
        })
        .await?;
    written(&open, outcome, "asset-refuse", |()| (1, None)).await
}

/// Removes an asset. Claims that rest on it stay: on its sentence in the project, else as somebody's word.
///
/// # Errors
/// `InvalidField` for one that is gone.
pub async fn remove(context: &Context<'_>, args: AssetId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let row = store::asset::get(&open.store, args.id).await?.ok_or_else(gone)?;
    let owner = owner(&open, row.project, row.extra).await?;
    let kind = word(context.app.language(), &format!("asset-kind.{}", row.kind.as_str()));
    let named = [&row.source, &row.label, &row.note].into_iter().find(|text| !text.is_empty());
    let called = named.map_or(kind, Clone::clone);
    let outcome = open
        .store
        .write(operation(context, "asset-remove", words(&open, &owner, row.kind)), async |tx| {
            tx.set_count(1);
            store::asset::remove(tx, &row, &called).await
        })
        .await?;
    written(&open, outcome, "asset-remove", |()| (1, None)).await
}

fn gone() -> Problem {
    invalid("asset", "asset-gone")
}

/// Whose it is, if that can be seen.
async fn owner(open: &Open, project: Option<Id>, extra: Option<Id>) -> Result<Owner, Problem> {
    match (project, extra) {
        (Some(project), None) => {
            open.selected(&Selection::These(vec![project])).await?;
            Ok(Owner::Project(project))
        }
        (None, Some(extra)) => {
            let row = store::extra::get(&open.store, extra).await?;
            row.map(Owner::Extra).ok_or_else(|| invalid("extra", "extra-gone"))
        }
        _ => Err(invalid("project", "one-owner")),
    }
}

/// What the sentence of the history says: whose asset, of which kind.
fn words(open: &Open, owner: &Owner, kind: AssetKind) -> Value {
    let (title_ja, title_en) = match owner {
        Owner::Project(project) => {
            let index = open.index();
            index.get(*project).map(|entry| (entry.title_ja.clone(), entry.title_en.clone())).unwrap_or_default()
        }
        Owner::Extra(row) => (row.title_ja.clone(), row.title_en.clone()),
    };
    let key = format!("asset-kind.{}", kind.as_str());
    json!({
        "title_ja": title_ja,
        "title_en": title_en,
        "to_ja": word(Language::Ja, &key),
        "to_en": word(Language::En, &key),
    })
}

/// The row of checked fields, with the row of a list that its sentence came from.
async fn checked(
    open: &Open,
    owner: &Owner,
    mut fields: AssetFields,
    before: Option<&AssetRow>,
) -> Result<AssetRow, Problem> {
    for (name, text, limit) in [
        ("label", &mut fields.label, LABEL),
        ("sentence", &mut fields.sentence, TEXT),
        ("citation", &mut fields.source, TEXT),
        ("note", &mut fields.note, TEXT),
    ] {
        *text = text.trim().to_owned();
        if text.chars().count() > limit {
            return Err(invalid(name, "too-long").with("limit", limit));
        }
    }
    if fields.n.is_some_and(|n| n > MOST) {
        return Err(invalid("n", "too-many").with("limit", MOST));
    }
    let (project, extra) = match owner {
        Owner::Project(project) => (Some(*project), None),
        Owner::Extra(row) => (None, Some(row.id)),
    };
    let mut source_row = None;
    if !fields.field.is_empty() {
        // What was quoted once stays quoted, also where the list says otherwise today.
        let as_before = before.filter(|row| row.field == fields.field && row.sentence == fields.sentence);
        source_row = match (as_before, project) {
            (Some(row), _) => row.source_row,
            (None, Some(project)) => Some(quoted(open, project, &fields.field, &fields.sentence).await?).flatten(),
            (None, None) => return Err(invalid("sentence", "not-in-project")),
        };
    }
    Ok(AssetRow { id: before.map_or(0, |row| row.id), ..new_row(project, extra, source_row, fields) })
}

/// A new asset as the library keeps it; who and when are filled in by whoever writes it.
pub(crate) fn new_row(project: Option<Id>, extra: Option<Id>, source_row: Option<Id>, fields: AssetFields) -> AssetRow {
    AssetRow {
        id: 0,
        project,
        extra,
        kind: fields.kind,
        step: fields.step,
        state: fields.state,
        label: fields.label,
        n: fields.n,
        replicated: fields.replicated,
        independent: fields.independent,
        glp: fields.glp,
        field: fields.field,
        sentence: fields.sentence,
        source: fields.source,
        source_row,
        note: fields.note,
        by: String::new(),
        at: String::new(),
    }
}

/// Holds a quoted sentence against the field it is from. Returns the row of a list that says it, where one does.
///
/// # Errors
/// `InvalidField` where it does not stand there.
pub(crate) async fn quoted(open: &Open, project: Id, field: &str, sentence: &str) -> Result<Option<Id>, Problem> {
    let texts = store::project::texts(&open.store, &[project]).await?;
    let stands = texts.first().is_some_and(|texts| stands(texts, field, sentence));
    if sentence.is_empty() || !stands {
        return Err(invalid("sentence", "not-in-project"));
    }
    store::claim::row_saying(&open.store, project, field, sentence).await
}

/// Whether a sentence stands in a field of a project, as the library has it today. Width and case are no difference.
pub(crate) fn stands(texts: &store::project::ProjectTexts, field: &str, sentence: &str) -> bool {
    let text = match field {
        "title_ja" => &texts.title_ja,
        "title_en" => &texts.title_en,
        "summary_ja" => &texts.summary_ja,
        "summary_en" => &texts.summary_en,
        _ => return false,
    };
    text.contains(sentence) || domain::text::fold(text).contains(&domain::text::fold(sentence))
}
