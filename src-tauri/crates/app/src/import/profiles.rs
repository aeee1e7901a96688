//! Mappings saved by name and found again for a list of the same shape: next year's list in two clicks.

use super::load::load;
use super::{Column, Field, ProfileChoice, ProfileName, ProfileSave};
use crate::commands::{Context, Done, Written};
use crate::write::{operation, written};
use domain::{Problem, text};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use store::Store;
use store::rows::ProfileRow;

/// Longest name of a mapping, in characters.
const NAME_LENGTH: usize = 80;

/// What a saved mapping says of the columns, by heading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mapping {
    columns: Vec<Saved>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Saved {
    /// Folded.
    heading: String,
    field: Option<Field>,
}

/// What lists of one shape have in common: their headings in order.
pub(super) fn shape(headings: &[String]) -> String {
    headings.iter().map(|heading| text::fold(heading)).collect::<Vec<_>>().join("\u{1f}")
}

impl Mapping {
    fn of(columns: &[Column]) -> Mapping {
        let columns = columns.iter().map(|column| Saved { heading: text::fold(&column.heading), field: column.field });
        Mapping { columns: columns.collect() }
    }

    fn read(options: &Value) -> Mapping {
        serde_json::from_value(options.clone()).unwrap_or_default()
    }

    /// The mapping on these headings, whatever their order; of equal headings the first goes with the first.
    pub(super) fn columns(&self, headings: &[String]) -> BTreeMap<u32, Option<Field>> {
        let mut places: HashMap<String, Vec<u32>> = HashMap::new();
        for (at, heading) in (0..).zip(headings) {
            places.entry(text::fold(heading)).or_default().push(at);
        }
        let mut columns = BTreeMap::new();
        for saved in &self.columns {
            if let Some(free) = places.get_mut(&saved.heading)
                && !free.is_empty()
            {
                columns.insert(free.remove(0), saved.field);
            }
        }
        columns
    }
}

/// The mapping in force for these headings: the one asked for, else the latest saved for just this shape.
///
/// # Errors
/// `NoSuchProfile` for a name nobody saved.
pub(super) async fn in_force(
    store: &Store,
    name: Option<&str>,
    without: bool,
    headings: &[String],
) -> Result<(Mapping, Option<String>), Problem> {
    let row = match name {
        Some(name) => Some(store::profile::by_name(store, name).await?),
        None if without => None,
        None => store::profile::by_shape(store, &shape(headings)).await?.into_iter().max_by(|a, b| a.at.cmp(&b.at)),
    };
    Ok(row.map_or((Mapping::default(), None), |row| (Mapping::read(&row.options), Some(row.name))))
}

/// Every saved mapping, those for just these headings first.
pub(super) async fn choices(store: &Store, headings: &[String]) -> Result<Vec<ProfileChoice>, Problem> {
    let shape = shape(headings);
    let choice = |row: ProfileRow| ProfileChoice { fits: row.shape == shape, name: row.name, by: row.by, at: row.at };
    let mut choices: Vec<ProfileChoice> = store::profile::list(store).await?.into_iter().map(choice).collect();
    choices.sort_by(|a, b| (!a.fits, &a.name).cmp(&(!b.fits, &b.name)));
    Ok(choices)
}

/// Saves how a file is mapped now, under a name; one of the same name is replaced.
///
/// # Errors
/// `InvalidField` for an empty or overlong name; whatever is wrong with the file.
pub async fn save_profile(context: &Context<'_>, args: ProfileSave) -> Result<Written<Done>, Problem> {
    let name = args.name.trim().to_owned();
    crate::write::bounded("name", &name, NAME_LENGTH)?;
    let open = context.app.library().await?;
    let loaded = load(context, &open, args.request).await?;
    let options = json!(Mapping::of(&loaded.list.columns));
    let shape = shape(&loaded.list.head.headings);
    let outcome = open
        .store
        .write(operation(context, "profile-save", json!({ "name": name })), async |tx| {
            store::profile::save(tx, &name, &shape, &options).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "profile-save", |()| (1, None)).await
}

/// Removes a saved mapping.
///
/// # Errors
/// `NoSuchProfile`.
pub async fn remove_profile(context: &Context<'_>, args: ProfileName) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let outcome = open
        .store
        .write(operation(context, "profile-remove", json!({ "name": args.name })), async |tx| {
            store::profile::remove(tx, &args.name).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "profile-remove", |()| (1, None)).await
}
